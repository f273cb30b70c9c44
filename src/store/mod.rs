//! SQL. The only room that knows the database (SQLite and PostgreSQL). It holds no rules: it loads what `core` needs to
//! decide, saves what was decided, and keeps the machinery of queues.
//!
//! Statements are literals with a few marks (`dialect`); sets travel as one JSON text; writes go a table at a time.

mod agenda;
mod became;
mod changes;
mod desk;
mod dialect;
mod disk;
mod dossier;
mod fanout;
mod fault;
mod folds;
mod keep;
mod link;
mod load;
mod open;
mod people;
mod posts;
mod queue;
mod raw;
mod retract;
mod rows;
mod save;
mod secret;
mod sound;
mod status;
mod table;

pub use agenda::{Agenda, Settling};
pub use became::{Became, DispositionEntry, NewCause};
pub use changes::Changes;
pub use disk::free_room;
pub use fanout::{CHUNK as FANOUT_CHUNK, Fanout, FanoutRow};
pub use fault::{Fault, FaultKind};
pub use keep::Session;
pub use open::ServingLock;
pub use posts::Posted;
pub use queue::{Claimed, Recovered, Settlement};
pub use raw::{RawRow, RawState, StoredRaw};
pub use save::{EventRow, Saving};
pub use status::{LAST_ERROR, Logged, Status};

use crate::core::view::{Needs, View};
use fault::{From as Source, fault};
use link::{Arg, Link, Row};
use sound::Sound;
use sqlx::{PgPool, SqlitePool};
use std::path::PathBuf;
use tokio_util::sync::CancellationToken;

/// The database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
    sound: Sound,
}

#[derive(Clone, Debug)]
enum Db {
    /// One connection that writes, a few that cannot.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
        path: PathBuf,
    },
    Postgres(PgPool),
}

/// A transaction that writes. Dropped without `commit`, nothing of it happened.
pub struct Tx {
    link: Link,
    /// Where other nodes are told, when there are any.
    hint: Option<PgPool>,
    /// Something was queued that others may be waiting for.
    woken: bool,
}

/// One unmoving picture of the database.
pub struct Reader {
    link: Link,
}

impl Store {
    /// Begins to write. On SQLite there is one writer: this waits for its turn.
    pub async fn begin(&self) -> Result<Tx, Fault> {
        match &self.db {
            Db::Sqlite { writer, .. } => {
                let link = Link::write_sqlite(writer, self.sound.clone()).await?;
                Ok(Tx { link, hint: None, woken: false })
            }
            Db::Postgres(pool) => {
                let open = pool.begin().await.map_err(|error| fault(Source::Postgres, error))?;
                Ok(Tx { link: Link::Postgres(open, true), hint: Some(pool.clone()), woken: false })
            }
        }
    }

    /// A side to read from while others write.
    pub async fn reader(&self) -> Result<Reader, Fault> {
        let link = match &self.db {
            Db::Sqlite { readers, .. } => Link::read_sqlite(readers).await?,
            Db::Postgres(pool) => {
                let open = pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await;
                Link::Postgres(open.map_err(|error| fault(Source::Postgres, error))?, false)
            }
        };
        Ok(Reader { link })
    }

    /// Cancelled when a write to SQLite has failed for another reason than want of room, whoever asked for it. From then on
    /// every `begin` fails ([`FaultKind::Broken`]), and the process must end. PostgreSQL looks after its own disk.
    pub fn lost(&self) -> &CancellationToken {
        self.sound.lost()
    }

    /// Whether other nodes may work on the same database.
    pub fn is_shared(&self) -> bool {
        matches!(self.db, Db::Postgres(_))
    }

    /// Closes every connection, after the work under way.
    pub async fn close(&self) {
        match &self.db {
            Db::Sqlite { writer, readers, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Db::Postgres(pool) => pool.close().await,
        }
    }

    /// One writing statement in a transaction of its own.
    async fn run(&self, sql: &'static str, args: impl IntoIterator<Item = Arg>) -> Result<u64, Fault> {
        let mut tx = self.begin().await?;
        let touched = tx.link.run(sql, args).await?;
        tx.commit().await?;
        Ok(touched)
    }

    /// One reading statement.
    async fn read<T: Row>(&self, sql: &'static str, args: impl IntoIterator<Item = Arg>) -> Result<Vec<T>, Fault> {
        self.reader().await?.link.rows(sql, args).await
    }
}

impl Tx {
    /// Loads what is needed into the view. On PostgreSQL the polls, threads, held things, people and groups to be
    /// governed that are named stay locked until the commit, taken in the order of their ids.
    pub async fn load(&mut self, view: &mut View, needs: &Needs) -> Result<(), Fault> {
        load::load(&mut self.link, view, needs).await
    }

    /// Waits for no lock for long: whoever holds it goes first, and this transaction is begun again (`FaultKind::Conflict`).
    /// Without it two transactions that hold what the other wants stand still until the database notices, a second later.
    pub async fn be_brief(&mut self) -> Result<(), Fault> {
        match &self.link {
            Link::Sqlite(..) => Ok(()),
            Link::Postgres(..) => self.link.run("SET LOCAL lock_timeout = '100ms'", []).await.map(|_| ()),
        }
    }

    /// Makes it all true and durable. The hint to other nodes follows; they would find the work without it a second later.
    pub async fn commit(self) -> Result<(), Fault> {
        self.link.commit().await?;
        if let (Some(pool), true) = (self.hint, self.woken) {
            // In a transaction of its own, because a NOTIFY inside takes a lock that all committing transactions share.
            if let Err(error) = sqlx::query("SELECT pg_notify('mailmoot', '')").execute(&pool).await {
                tracing::debug!(%error, "other nodes were not told; they look by themselves");
            }
        }
        Ok(())
    }

    /// Gives it up, and waits until nothing of it is left. Dropping it does the same a moment later.
    pub async fn roll_back(self) -> Result<(), Fault> {
        self.link.roll_back().await
    }
}

impl Reader {
    /// Loads what is needed into the view.
    pub async fn load(&mut self, view: &mut View, needs: &Needs) -> Result<(), Fault> {
        load::load(&mut self.link, view, needs).await
    }
}

#[cfg(test)]
#[path = "fixture_tests.rs"]
mod testing;
