//! Opening a database: the connections, their settings, the migrations, and the lock of the one server.

use super::fault::{Fault, FaultKind, From as Source, fault};
use super::sound::Sound;
use super::{Db, Store};
use crate::config::Database;
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, Executor, PgConnection, PgPool, SqliteConnection, SqlitePool};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// How long we wait for a lock or a free connection.
const PATIENCE: Duration = Duration::from_secs(5);
const STATEMENTS: usize = 256;
/// One of them watches for foreign writes.
const READERS: u32 = 5;
const POSTGRES_CONNECTIONS: u32 = 16;
/// SQLite's default.
const PAGE: u64 = 4096;

/// Held for as long as this process serves the database; the operating system lets go of it when the process dies.
#[derive(Debug)]
#[must_use]
pub struct ServingLock {
    _file: Option<File>,
}

impl Store {
    /// Opens the database, makes it if it is a file that is not there, and brings its tables up to date. A relative file
    /// name counts from `dir`.
    pub async fn open(config: &Database, dir: &Path) -> Result<Self, Fault> {
        if config.url.starts_with("postgres:") || config.url.starts_with("postgresql:") {
            return Ok(Self { db: Db::Postgres(open_postgres(&config.url).await?), sound: Sound::default() });
        }
        let Some(file) = config.url.strip_prefix("sqlite:") else {
            return Err(Fault::other("database.url starts with neither sqlite: nor postgres:"));
        };
        let file = file.strip_prefix("//").unwrap_or(file);
        let path = dir.join(file.split('?').next().unwrap_or(file));
        let (writer, readers) = open_sqlite(&path, config.max_size).await?;
        Ok(Self { db: Db::Sqlite { writer, readers, path }, sound: Sound::default() })
    }

    /// Makes this process the one that serves a SQLite file; an error when another one does. On PostgreSQL there may be several.
    pub fn lock_for_serving(&self) -> Result<ServingLock, Fault> {
        let Db::Sqlite { path, .. } = &self.db else { return Ok(ServingLock { _file: None }) };
        let mut name = path.clone().into_os_string();
        name.push(".lock");
        let broken = |error: std::io::Error| Fault { kind: FaultKind::Other, source: Box::new(error) };
        let file = File::options().create(true).truncate(false).write(true).open(PathBuf::from(name)).map_err(broken)?;
        match file.try_lock() {
            Ok(()) => Ok(ServingLock { _file: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(Fault::other(format!("another mailmoot serves {} already", path.display()))),
            Err(TryLockError::Error(error)) => Err(broken(error)),
        }
    }
}

async fn open_sqlite(path: &Path, max_size: Option<u64>) -> Result<(SqlitePool, SqlitePool), Fault> {
    let sorted = |error| fault(Source::Sqlite, error);
    let mut options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // A 250 is a promise: each commit waits for the disk.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE)
        .statement_cache_capacity(STATEMENTS)
        .pragma("mmap_size", "0")
        // A secret ballot that was written again, and a mail that was destroyed, are overwritten where they lay.
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-65536")
        .pragma("journal_size_limit", "67108864");
    if let Some(size) = max_size {
        options = options.pragma("max_page_count", (size / PAGE).max(1).to_string());
    }
    let pool = || {
        let patient = SqlitePoolOptions::new().acquire_timeout(PATIENCE * 6).idle_timeout(None).max_lifetime(None).test_before_acquire(false);
        patient.after_release(|connection, _| Box::pin(roll_back(connection)))
    };
    let writer = pool().max_connections(1).connect_with(options.clone()).await.map_err(sorted)?;
    SQLITE.run(&writer).await.map_err(|error| migration(Source::Sqlite, error))?;
    let readers = pool().max_connections(READERS).connect_with(options.read_only(true).create_if_missing(false)).await.map_err(sorted)?;
    Ok((writer, readers))
}

/// Ends what was dropped without a commit. After a commit there is nothing to end, and the error says only that.
async fn roll_back(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    match connection.execute("ROLLBACK").await {
        Ok(_) | Err(sqlx::Error::Database(_)) => Ok(true),
        Err(_) => Ok(false),
    }
}

async fn open_postgres(url: &str) -> Result<PgPool, Fault> {
    let sorted = |error| fault(Source::Postgres, error);
    let options = PgConnectOptions::from_str(url).map_err(sorted)?.statement_cache_capacity(STATEMENTS);
    let options = options.clone().application_name(&node_name(&options).await.map_err(sorted)?);
    let pool = PgPoolOptions::new().max_connections(POSTGRES_CONNECTIONS).acquire_timeout(PATIENCE).connect_with(options).await.map_err(sorted)?;
    // sqlx holds an advisory lock meanwhile, so several nodes may start at once.
    POSTGRES.run(&pool).await.map_err(|error| migration(Source::Postgres, error))?;
    Ok(pool)
}

/// A name that no other process has, so that nodes can see in the list of connections which of them live.
async fn node_name(options: &PgConnectOptions) -> Result<String, sqlx::Error> {
    let mut connection = PgConnection::connect_with(options).await?;
    let name = sqlx::query_scalar("SELECT 'mailmoot ' || gen_random_uuid()::text").fetch_one(&mut connection).await?;
    connection.close().await?;
    Ok(name)
}

fn migration(source: Source, error: sqlx::migrate::MigrateError) -> Fault {
    match error {
        sqlx::migrate::MigrateError::Execute(error) | sqlx::migrate::MigrateError::ExecuteMigration(error, _) => fault(source, error),
        other => Fault { kind: FaultKind::Other, source: Box::new(other) },
    }
}

#[cfg(test)]
#[path = "open_tests.rs"]
mod tests;
