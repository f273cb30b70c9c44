//! Noticing what others have written: another node, or the command line beside a running server. Only a hint to look.

use super::fault::{Fault, From as Source, fault};
use super::{Db, Store};
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgListener;
use sqlx::{Executor, Row, Sqlite};
use std::time::Duration;

/// How soon a foreign write to a SQLite file is noticed.
const GLANCE: Duration = Duration::from_millis(250);
/// How soon we look by ourselves on PostgreSQL, where a hint may be lost.
const CHECK: Duration = Duration::from_secs(1);

/// Waits for changes.
pub struct Changes {
    source: Watch,
}

enum Watch {
    /// The file, and the version of it that was seen last.
    Sqlite(PoolConnection<Sqlite>, i64),
    Postgres(PgListener),
}

impl Store {
    /// Begins to watch. What is written from now on will be noticed.
    pub async fn changes(&self) -> Result<Changes, Fault> {
        let source = match &self.db {
            Db::Sqlite { readers, .. } => {
                let mut connection = readers.acquire().await.map_err(|error| fault(Source::Sqlite, error))?;
                let version = version(&mut connection).await?;
                Watch::Sqlite(connection, version)
            }
            Db::Postgres(pool) => {
                let mut listener = PgListener::connect_with(pool).await.map_err(|error| fault(Source::Postgres, error))?;
                listener.listen("mailmoot").await.map_err(|error| fault(Source::Postgres, error))?;
                Watch::Postgres(listener)
            }
        };
        Ok(Changes { source })
    }
}

impl Changes {
    /// Returns when somebody has written, this process included. On PostgreSQL it also returns after a second, to look.
    /// May be dropped at any await without losing a change.
    pub async fn wait(&mut self) -> Result<(), Fault> {
        match &mut self.source {
            Watch::Sqlite(connection, seen) => loop {
                let now = version(connection).await?;
                if *seen != now {
                    *seen = now;
                    return Ok(());
                }
                tokio::time::sleep(GLANCE).await;
            },
            Watch::Postgres(listener) => match tokio::time::timeout(CHECK, listener.recv()).await {
                Ok(Ok(_)) | Err(_) => Ok(()),
                Ok(Err(error)) => Err(fault(Source::Postgres, error)),
            },
        }
    }
}

/// SQLite's counter of commits by other connections.
async fn version(connection: &mut PoolConnection<Sqlite>) -> Result<i64, Fault> {
    let row = connection.fetch_one("PRAGMA data_version").await.map_err(|error| fault(Source::Sqlite, error))?;
    row.try_get(0).map_err(|error| fault(Source::Sqlite, error))
}

#[cfg(test)]
#[path = "changes_tests.rs"]
mod tests;
