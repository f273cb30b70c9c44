//! Received messages that are not finished yet. The raw state is machinery: this file and `save` own it.

use super::fault::Fault;
use super::link::Arg;
use super::rows::{instant, micros};
use super::save::{RawRow, raw_record, save_raw_bytes};
use super::{Store, table};
use crate::core::ids::RawId;
use jiff::Timestamp;

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
    fn noun(self) -> Result<StoredRaw, Fault> {
        let attempts = u32::try_from(self.attempts).unwrap_or(u32::MAX);
        Ok(StoredRaw { id: RawId(self.id), envelope: self.envelope, bytes: self.bytes, received_at: instant(self.received_at)?, attempts })
    }
}

impl Store {
    /// Stores one message in a transaction of its own: for large ones ahead of their facts, and for what cannot be decided now.
    pub async fn put_raw(&self, raw: &RawRow) -> Result<(), Fault> {
        let mut tx = self.begin().await?;
        table::save(&mut tx.link, &[raw_record(raw)]).await?;
        save_raw_bytes(&mut tx.link, std::slice::from_ref(raw)).await?;
        tx.woken = true;
        tx.commit().await
    }

    /// Takes up messages that wait, oldest first, so that nobody else takes them before `lease_until`.
    pub async fn pending_raws(&self, now: Timestamp, lease_until: Timestamp, limit: u32) -> Result<Vec<StoredRaw>, Fault> {
        let args = [Arg::Int(micros(now)), Arg::Int(micros(lease_until)), Arg::Int(limit.into())];
        let mut tx = self.begin().await?;
        let sql = "WITH picked AS MATERIALIZED (SELECT id AS pick FROM raws WHERE state = 'pending' AND next_at <= $1 ORDER BY next_at LIMIT $3 {skip}) \
                   UPDATE raws SET next_at = $2, attempts = attempts + 1 WHERE id IN (SELECT pick FROM picked) RETURNING id";
        let taken: Vec<Taken> = tx.link.rows(sql, args).await?;
        let ids: Vec<i64> = taken.into_iter().map(|row| row.id).collect();
        let sql = "SELECT id, envelope, bytes, received_at, attempts FROM raws JOIN raw_bytes ON raw_id = id WHERE id {ints:$1} ORDER BY received_at, id";
        let rows: Vec<Stored> = if ids.is_empty() { Vec::new() } else { tx.link.rows(sql, [super::link::json(&ids)?]).await? };
        tx.commit().await?;
        rows.into_iter().map(Stored::noun).collect()
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
}

#[cfg(test)]
#[path = "raw_tests.rs"]
mod tests;
