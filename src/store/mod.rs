//! SQL. The only room that knows the database (SQLite and PostgreSQL).
