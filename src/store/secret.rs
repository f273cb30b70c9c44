//! What secret polls leave on the disk, and how it is taken off it.

use super::fault::{Fault, From as Source, fault};
use super::link::Arg;
use super::save::Saving;
use super::{Db, Store, Tx};
use crate::core::event::Event;
use sqlx::Executor;

impl Tx {
    /// Ballots that are being sealed are written again, all of them in the order of their ids: where they lie, and which
    /// transaction wrote them, then says nothing about when they came. No poll has a negative id: there they wait meanwhile.
    pub(super) async fn write_sealed_again(&mut self, saving: &Saving) -> Result<(), Fault> {
        for row in &saving.events {
            let Event::BallotsSealed { poll, .. } = row.event else { continue };
            for (from, to) in [(poll.0, -poll.0), (-poll.0, poll.0)] {
                let copy = "INSERT INTO secret_ballots (poll_id, id, choice) SELECT $2, id, choice FROM secret_ballots WHERE poll_id = $1 ORDER BY id";
                self.link.run(copy, [Arg::Int(from), Arg::Int(to)]).await?;
                self.link.run("DELETE FROM secret_ballots WHERE poll_id = $1", [Arg::Int(from)]).await?;
            }
        }
        Ok(())
    }
}

impl Store {
    /// Takes off the disk what was deleted: what the write-ahead log still holds on SQLite, where deleted rows are
    /// overwritten in the file itself; the dead rows on PostgreSQL. Readers may keep some of it until they are done.
    pub async fn wipe(&self) -> Result<(), Fault> {
        match &self.db {
            Db::Sqlite { writer, .. } => {
                self.sound.check()?;
                let wiped = writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").await;
                wiped.map(|_| ()).map_err(|error| self.sound.heard(fault(Source::Sqlite, error)))
            }
            Db::Postgres(pool) => {
                let wiped = pool.execute("VACUUM secret_ballots, raw_bytes").await;
                wiped.map(|_| ()).map_err(|error| fault(Source::Postgres, error))
            }
        }
    }
}
