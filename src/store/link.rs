//! One open transaction on either database, and the two ways to use it: rows out, or a change in.

use super::dialect::{self, Dialect};
use super::fault::{Fault, From as Source, fault};
use super::sound::Sound;
use super::table::Record;
use futures_util::{Stream, TryStreamExt};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Executor, FromRow, Postgres, Sqlite, SqlitePool, Transaction};
use std::sync::Arc;

/// A value bound to a statement.
#[derive(Clone, Debug)]
pub(super) enum Arg {
    Int(i64),
    Text(String),
    Bytes(Arc<Vec<u8>>),
}

impl From<i64> for Arg {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<String> for Arg {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self::Text(value.replace('\0', ""))
    }
}

/// What either database can make a `Self` of.
pub(super) trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin> Row for T {}

#[derive(FromRow)]
struct Gathered {
    /// PostgreSQL gathers no rows to nothing at all.
    gathered: Option<String>,
}

/// An open transaction. Dropped without a commit it never happened.
pub(super) enum Link {
    /// Begun and ended by statements of ours: SQLite rolls back by itself when the disk is full, and sqlx's own transaction
    /// then counts one too many for ever. Whatever is left open is rolled back when the connection returns to its pool.
    /// With who must hear of its faults, where it writes.
    Sqlite(PoolConnection<Sqlite>, Option<Sound>),
    /// With whether rows are locked as they are read.
    Postgres(Transaction<'static, Postgres>, bool),
}

/// A query with its arguments; its type is another for each database.
macro_rules! bound {
    ($make:path, $sql:expr, $args:expr) => {{
        let mut query = $make(AssertSqlSafe($sql));
        for arg in $args {
            query = match arg {
                Arg::Int(value) => query.bind(value),
                Arg::Text(value) => query.bind(value),
                Arg::Bytes(value) => query.bind(value),
            };
        }
        query
    }};
}

/// Expands one body over the variant's query.
macro_rules! either {
    ($link:expr, $sql:expr, $args:expr, |$query:ident, $connection:ident| $body:expr, $make:path) => {
        match $link {
            Link::Sqlite($connection, sound) => {
                let $query = bound!($make, $sql, $args);
                $body.map_err(|error| sorted(sound.as_ref(), error))
            }
            Link::Postgres($connection, _) => {
                let $query = bound!($make, $sql, $args);
                $body.map_err(|error| fault(Source::Postgres, error))
            }
        }
    };
}

impl Link {
    /// Begins to read on a connection of the pool.
    pub async fn read_sqlite(pool: &SqlitePool) -> Result<Self, Fault> {
        Self::begin_sqlite(pool, "BEGIN", None).await
    }

    /// Begins to write.
    pub async fn write_sqlite(pool: &SqlitePool, sound: Sound) -> Result<Self, Fault> {
        sound.check()?;
        let begun = Self::begin_sqlite(pool, "BEGIN IMMEDIATE", Some(sound.clone())).await?;
        // It may have waited for one that failed.
        sound.check()?;
        Ok(begun)
    }

    async fn begin_sqlite(pool: &SqlitePool, begin: &'static str, sound: Option<Sound>) -> Result<Self, Fault> {
        let mut connection = pool.acquire().await.map_err(|error| sorted(sound.as_ref(), error))?;
        connection.execute(begin).await.map_err(|error| sorted(sound.as_ref(), error))?;
        Ok(Self::Sqlite(connection, sound))
    }

    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(..) => Dialect::Sqlite,
            Self::Postgres(_, false) => Dialect::Postgres,
            Self::Postgres(_, true) => Dialect::PostgresLocking,
        }
    }

    /// The rows of a literal statement; its marks are replaced.
    pub async fn rows<T: Row>(&mut self, sql: &'static str, args: impl IntoIterator<Item = Arg>) -> Result<Vec<T>, Fault> {
        let sql = dialect::statement(self.dialect(), "", sql, || sql.into());
        self.fetch(sql, args).await
    }

    /// Hands over the rows of a literal statement one by one, as they come.
    pub async fn each<T: Row>(
        &mut self,
        sql: &'static str,
        args: impl IntoIterator<Item = Arg>,
        mut take: impl FnMut(T) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let sql = dialect::statement(self.dialect(), "", sql, || sql.into());
        let taken = either!(self, sql, args, |query, connection| drain(query.fetch(&mut **connection), &mut take).await, sqlx::query_as::<_, T>);
        taken?
    }

    /// Records of one table. `tail` begins at `WHERE`. They come as one JSON text: each row that crosses over by itself costs
    /// more than reading it does.
    pub async fn find<T: Record>(&mut self, tail: &'static str, args: impl IntoIterator<Item = Arg>) -> Result<Vec<T>, Fault> {
        let dialect = self.dialect();
        let sql = dialect::statement(dialect, T::TABLE, tail, || {
            let columns = T::names().join(", ");
            dialect::gather(dialect, &columns, &format!("SELECT {columns} FROM {} {tail}", T::TABLE))
        });
        self.gathered(sql, args).await
    }

    /// One column, likewise; `select` names it.
    pub async fn column<T: DeserializeOwned>(
        &mut self,
        name: &'static str,
        select: &'static str,
        args: impl IntoIterator<Item = Arg>,
    ) -> Result<Vec<T>, Fault> {
        let dialect = self.dialect();
        let sql = dialect::statement(dialect, name, select, || dialect::gather(dialect, name, select));
        let rows: Vec<[T; 1]> = self.gathered(sql, args).await?;
        Ok(rows.into_iter().map(|[value]| value).collect())
    }

    async fn gathered<T: DeserializeOwned>(&mut self, sql: Arc<str>, args: impl IntoIterator<Item = Arg>) -> Result<Vec<T>, Fault> {
        let rows: Vec<Gathered> = self.fetch(sql.clone(), args).await?;
        let text = rows.into_iter().next().and_then(|row| row.gathered).unwrap_or_else(|| "[]".into());
        serde_json::from_str(&text).map_err(|error| Fault::other(format!("{error} in what came of {sql:.120}")))
    }

    /// Carries out a literal statement and says how many rows it touched.
    pub async fn run(&mut self, sql: &'static str, args: impl IntoIterator<Item = Arg>) -> Result<u64, Fault> {
        let sql = dialect::statement(self.dialect(), "", sql, || sql.into());
        self.execute(sql, args).await
    }

    pub(super) async fn fetch<T: Row>(&mut self, sql: Arc<str>, args: impl IntoIterator<Item = Arg>) -> Result<Vec<T>, Fault> {
        either!(self, sql, args, |query, connection| query.fetch_all(&mut **connection).await, sqlx::query_as::<_, T>)
    }

    pub(super) async fn execute(&mut self, sql: Arc<str>, args: impl IntoIterator<Item = Arg>) -> Result<u64, Fault> {
        either!(self, sql, args, |query, connection| query.execute(&mut **connection).await.map(|done| done.rows_affected()), sqlx::query)
    }

    pub async fn roll_back(self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(mut open, sound) => open.execute("ROLLBACK").await.map(|_| ()).map_err(|error| sorted(sound.as_ref(), error)),
            Self::Postgres(open, _) => open.rollback().await.map_err(|error| fault(Source::Postgres, error)),
        }
    }

    pub async fn commit(self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(mut open, sound) => open.execute("COMMIT").await.map(|_| ()).map_err(|error| sorted(sound.as_ref(), error)),
            Self::Postgres(open, _) => open.commit().await.map_err(|error| fault(Source::Postgres, error)),
        }
    }
}

/// A fault of SQLite; whoever watches over what is written hears of it.
fn sorted(sound: Option<&Sound>, error: sqlx::Error) -> Fault {
    let fault = fault(Source::Sqlite, error);
    match sound {
        Some(sound) => sound.heard(fault),
        None => fault,
    }
}

/// What the taker says of the first row that it cannot take.
async fn drain<T>(
    mut rows: impl Stream<Item = Result<T, sqlx::Error>> + Unpin,
    take: &mut impl FnMut(T) -> Result<(), Fault>,
) -> Result<Result<(), Fault>, sqlx::Error> {
    while let Some(row) = rows.try_next().await? {
        if let Err(fault) = take(row) {
            return Ok(Err(fault));
        }
    }
    Ok(Ok(()))
}

/// A set parameter: anything that serializes to a JSON array. PostgreSQL has no NUL in texts, so NUL is left out everywhere.
pub(super) fn json(set: &impl Serialize) -> Result<Arg, Fault> {
    let text = serde_json::to_string(set).map_err(|error| Fault::other(error.to_string()))?;
    // The escape may also be the tail of an escaped backslash; the slow path tells them apart.
    if !text.contains("\\u0000") {
        return Ok(Arg::Text(text));
    }
    let mut value: serde_json::Value = serde_json::from_str(&text).map_err(|error| Fault::other(error.to_string()))?;
    strip_nul(&mut value);
    Ok(Arg::Text(value.to_string()))
}

fn strip_nul(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) if text.contains('\0') => *text = text.replace('\0', ""),
        serde_json::Value::Array(items) => items.iter_mut().for_each(strip_nul),
        serde_json::Value::Object(map) => map.values_mut().for_each(strip_nul),
        _ => {}
    }
}
