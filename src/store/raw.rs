//! Messages as they came: stored with what became of them or ahead of it, taken up again while they are not finished, and thrown
//! away. The tables `raws` and `raw_bytes` are this file's.

use super::fault::Fault;
use super::link::{Arg, Link, json};
use super::rows::{RawRecord, instant, micros};
use super::save::insert_bound;
use super::{Store, table};
use crate::core::ids::{PollId, RawId};
use jiff::Timestamp;
use std::sync::Arc;

/// A message as it came.
#[derive(Clone, Debug)]
pub struct RawRow {
    pub id: RawId,
    /// The envelope as JSON text.
    pub envelope: String,
    /// `None` when they are stored already (`Store::put_raw`).
    pub bytes: Option<Arc<Vec<u8>>>,
    /// Octets of the message, also when `bytes` is `None`.
    pub size: u64,
    pub received_at: Timestamp,
    pub state: RawState,
    pub next_at: Timestamp,
    pub attempts: u32,
    /// The polls whose votes may be in it, while it is pending. `None`: nobody has looked, and it may be any.
    pub votes: Option<Vec<PollId>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RawState {
    /// Accepted, and not yet finished.
    Pending,
    Final,
}

/// A message as it lies in the database.
#[derive(Clone, PartialEq, Debug)]
pub struct StoredRaw {
    pub id: RawId,
    /// The envelope as JSON text.
    pub envelope: String,
    pub bytes: Vec<u8>,
    pub received_at: Timestamp,
    /// How often it was taken up before.
    pub attempts: u32,
}

#[derive(sqlx::FromRow)]
struct Stored {
    id: i64,
    envelope: String,
    bytes: Vec<u8>,
    received_at: i64,
    attempts: i64,
}

#[derive(sqlx::FromRow)]
struct Taken {
    id: i64,
}

impl Stored {
    /// One that cannot be read keeps nobody else from being read; it stays pending, and is seen again when its lease is over.
    fn readable(self) -> Option<StoredRaw> {
        let id = self.id;
        self.noun().inspect_err(|fault| tracing::error!(message = id, %fault, "a pending message cannot be read")).ok()
    }

    fn noun(self) -> Result<StoredRaw, Fault> {
        let attempts = u32::try_from(self.attempts).unwrap_or(u32::MAX);
        Ok(StoredRaw { id: RawId(self.id), envelope: self.envelope, bytes: self.bytes, received_at: instant(self.received_at)?, attempts })
    }
}

impl Store {
    /// Stores one message in a transaction of its own: for large ones ahead of their facts, and for what cannot be decided now.
    pub async fn put_raw(&self, raw: &RawRow) -> Result<(), Fault> {
        self.put_raw_in_turn(|| raw.clone()).await
    }

    /// The same for one that is made when it is our turn to write: on SQLite everything that others have written lies
    /// before its receipt instant then, and everything that they will write after it.
    pub async fn put_raw_in_turn(&self, make: impl FnOnce() -> RawRow + Send) -> Result<(), Fault> {
        let mut tx = self.begin().await?;
        put(&mut tx.link, &[make()]).await?;
        tx.woken = true;
        tx.commit().await
    }

    /// Takes up messages that wait, so that nobody else takes them before `lease_until`. What has
    /// been tried least goes first: mail that fails again and again keeps no other waiting.
    pub async fn pending_raws(&self, now: Timestamp, lease_until: Timestamp, limit: u32) -> Result<Vec<StoredRaw>, Fault> {
        let args = [Arg::Int(micros(now)), Arg::Int(micros(lease_until)), Arg::Int(limit.into())];
        let mut tx = self.begin().await?;
        let sql = "WITH picked AS MATERIALIZED (SELECT id AS pick FROM raws WHERE state = 'pending' AND next_at <= $1 ORDER BY attempts, next_at LIMIT $3 {skip}) \
                   UPDATE raws SET next_at = $2, attempts = attempts + 1 WHERE id IN (SELECT pick FROM picked) RETURNING id";
        let taken: Vec<Taken> = tx.link.rows(sql, args).await?;
        let ids: Vec<i64> = taken.into_iter().map(|row| row.id).collect();
        let sql = "SELECT id, envelope, bytes, received_at, attempts FROM raws JOIN raw_bytes ON raw_id = id WHERE id {ints:$1} ORDER BY received_at, id";
        let rows: Vec<Stored> = if ids.is_empty() { Vec::new() } else { tx.link.rows(sql, [json(&ids)?]).await? };
        tx.commit().await?;
        Ok(rows.into_iter().filter_map(Stored::readable).collect())
    }

    /// It is tried again then.
    pub async fn postpone_raw(&self, raw: RawId, next_at: Timestamp) -> Result<(), Fault> {
        let sql = "UPDATE raws SET next_at = $2 WHERE id = $1 AND state = 'pending'";
        self.run(sql, [Arg::Int(raw.0), Arg::Int(micros(next_at))]).await.map(|_| ())
    }

    /// A message by its id, whatever its state.
    pub async fn raw(&self, raw: RawId) -> Result<Option<StoredRaw>, Fault> {
        let sql = "SELECT id, envelope, bytes, received_at, attempts FROM raws JOIN raw_bytes ON raw_id = id WHERE id = $1";
        self.read::<Stored>(sql, [Arg::Int(raw.0)]).await?.pop().map(Stored::noun).transpose()
    }

    /// Throws messages away that were dealt with and came before an instant. That they came, and what became of them, stays.
    pub async fn purge_raws(&self, before: Timestamp) -> Result<u64, Fault> {
        // Looked for beside the writer, and among what is still kept: of most messages there ever were it is gone already.
        let old = "SELECT raw_id FROM raw_bytes WHERE EXISTS (SELECT 1 FROM raws WHERE raws.id = raw_id AND state = 'final' AND received_at < $1)";
        let old: Vec<i64> = self.reader().await?.link.column("raw_id", old, [Arg::Int(micros(before))]).await?;
        let mut gone = 0;
        for some in old.chunks(500) {
            gone += self.run("DELETE FROM raw_bytes WHERE raw_id {ints:$1}", [json(&some)?]).await?;
        }
        Ok(gone)
    }
}

/// Stores messages, and their bytes where they are not stored already.
pub(super) async fn put(link: &mut Link, raws: &[RawRow]) -> Result<(), Fault> {
    table::save(link, &raws.iter().map(raw_record).collect::<Vec<_>>()).await?;
    let rows = raws.iter().filter_map(|raw| raw.bytes.as_ref().map(|bytes| vec![Arg::Int(raw.id.0), Arg::Bytes(bytes.clone())]));
    insert_bound(link, "INSERT INTO raw_bytes (raw_id, bytes) VALUES", rows.collect()).await
}

fn raw_record(raw: &RawRow) -> RawRecord {
    RawRecord {
        id: raw.id.0,
        envelope: raw.envelope.clone(),
        received_at: micros(raw.received_at),
        size: raw.size as i64,
        state: if raw.state == RawState::Pending { "pending".into() } else { "final".into() },
        next_at: micros(raw.next_at),
        attempts: raw.attempts.into(),
        votes: raw.votes.as_ref().map(|polls| polls.iter().map(|poll| format!(",{poll},")).collect()),
    }
}

/// The bytes of these messages go; that they came stays.
pub(super) async fn empty(link: &mut Link, raws: &[RawId]) -> Result<(), Fault> {
    if raws.is_empty() {
        return Ok(());
    }
    link.run("DELETE FROM raw_bytes WHERE raw_id {ints:$1}", [json(&raws)?]).await.map(|_| ())
}

/// Nothing of these messages is left, their length included.
pub(super) async fn destroy(link: &mut Link, raws: &[RawId]) -> Result<(), Fault> {
    if raws.is_empty() {
        return Ok(());
    }
    empty(link, raws).await?;
    link.run("UPDATE raws SET size = 0 WHERE id {ints:$1}", [json(&raws)?]).await.map(|_| ())
}

/// The mail that people sent who are gone for good, and the envelopes that name them. Asked while their addresses, comments and
/// dispositions still say which that is.
pub(super) async fn forget(link: &mut Link, people: &Arg) -> Result<(), Fault> {
    for sql in [
        "DELETE FROM raw_bytes WHERE raw_id IN (SELECT raw_id FROM dispositions WHERE person_id {ints:$1})",
        "DELETE FROM raw_bytes WHERE raw_id IN (SELECT raw_id FROM comments WHERE author_id {ints:$1})",
        "UPDATE raws SET envelope = '' WHERE state = 'final' AND id IN (SELECT raw_id FROM dispositions WHERE person_id {ints:$1})",
        "DELETE FROM raw_bytes WHERE raw_id IN (SELECT r.id FROM raws r, addresses a WHERE a.person_id {ints:$1} AND r.state = 'final' \
         AND LOWER(r.envelope) LIKE '%\"' || REPLACE(REPLACE(REPLACE(a.address, '!', '!!'), '_', '!_'), '%', '!%') || '\"%' ESCAPE '!')",
        "UPDATE raws SET envelope = '' WHERE state = 'final' \
         AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id {ints:$1} AND LOWER(raws.envelope) LIKE '%\"' || REPLACE(REPLACE(REPLACE(a.address, '!', '!!'), '_', '!_'), '%', '!%') || '\"%' ESCAPE '!')",
    ] {
        link.run(sql, [people.clone()]).await?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "raw_tests.rs"]
mod tests;
