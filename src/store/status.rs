//! What an admin and the doors ask: counts, handles, files, the log of a poll.

use super::Store;
use super::fault::Fault;
use super::link::Arg;
use super::rows::{instant, micros};
use crate::core::ids::{EventId, FileId, PollId, RawId};
use jiff::Timestamp;

/// How the service is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Status {
    /// Messages accepted and not finished.
    pub pending: u64,
    /// Things that wait for their owner's yes or no.
    pub held: u64,
    /// Things that wait for a word of a group's coordinators: strangers' mail, and what a flood brought.
    pub waiting: u64,
    /// Notices waiting to go out.
    pub queued: u64,
    /// Notices that were handed over twice without an answer.
    pub parked: u64,
    pub dead_addresses: u64,
    /// Facts that not everybody has heard of yet.
    pub fanouts: u64,
    /// The last fault that `mailmoot serve` logged, with its instant.
    pub last_error: Option<String>,
}

/// A fact as the log gives it back.
#[derive(Clone, PartialEq, Debug)]
pub struct Logged {
    pub id: EventId,
    pub at: Timestamp,
    /// As it was written: the chain is over this text.
    pub record: String,
    pub chain: Option<String>,
}

/// Where `mailmoot serve` notes the last fault it logged (`Store::set_meta`).
pub const LAST_ERROR: &str = "last_error";

#[derive(sqlx::FromRow)]
struct Counts {
    pending: i64,
    held: i64,
    waiting: i64,
    queued: i64,
    parked: i64,
    dead: i64,
    fanouts: i64,
}

#[derive(sqlx::FromRow)]
struct NumberRow {
    number: i64,
}

#[derive(sqlx::FromRow)]
struct BytesRow {
    bytes: Vec<u8>,
}

impl Store {
    /// Counts for the admin.
    pub async fn status(&self) -> Result<Status, Fault> {
        let sql = "SELECT (SELECT COUNT(*) FROM raws WHERE state = 'pending') AS pending, \
                   (SELECT COUNT(*) FROM held WHERE settled IS NULL AND owner_id IS NOT NULL) AS held, \
                   (SELECT COUNT(*) FROM held WHERE settled IS NULL AND owner_id IS NULL) AS waiting, \
                   (SELECT COUNT(*) FROM notices WHERE state = 'queued') AS queued, \
                   (SELECT COUNT(*) FROM notices WHERE state = 'parked') AS parked, \
                   (SELECT COUNT(*) FROM addresses WHERE dead = 1) AS dead, \
                   (SELECT COUNT(*) FROM fanouts) AS fanouts";
        let last_error = self.meta(LAST_ERROR).await?;
        let Some(counts) = self.read::<Counts>(sql, []).await?.pop() else { return Ok(Status::default()) };
        Ok(Status {
            pending: counts.pending.unsigned_abs(),
            held: counts.held.unsigned_abs(),
            waiting: counts.waiting.unsigned_abs(),
            queued: counts.queued.unsigned_abs(),
            parked: counts.parked.unsigned_abs(),
            dead_addresses: counts.dead.unsigned_abs(),
            fanouts: counts.fanouts.unsigned_abs(),
            last_error,
        })
    }

    /// Letters that failed for good and were last due since an instant.
    pub async fn failed_since(&self, since: Timestamp) -> Result<u64, Fault> {
        let sql = "SELECT COUNT(*) AS number FROM notices WHERE state = 'failed' AND due >= $1";
        let rows: Vec<NumberRow> = self.read(sql, [Arg::Int(micros(since))]).await?;
        Ok(rows.first().map_or(0, |row| row.number.unsigned_abs()))
    }

    /// How much is due by an instant and not finished: messages to read, people to tell, notices to send or on their way.
    pub async fn unfinished(&self, now: Timestamp) -> Result<u64, Fault> {
        let sql = "SELECT (SELECT COUNT(*) FROM raws WHERE state = 'pending' AND next_at <= $1) \
                   + (SELECT COUNT(*) FROM notices WHERE state = 'queued' AND due <= $1) \
                   + (SELECT COUNT(*) FROM notices WHERE state = 'handed') + (SELECT COUNT(*) FROM fanouts) AS number";
        let rows: Vec<NumberRow> = self.read(sql, [Arg::Int(micros(now))]).await?;
        Ok(rows.first().map_or(0, |row| row.number.unsigned_abs()))
    }

    /// The messages that came in since an instant, oldest first.
    pub async fn raws_since(&self, since: Timestamp) -> Result<Vec<RawId>, Fault> {
        let sql = "SELECT id AS number FROM raws WHERE received_at >= $1 ORDER BY received_at, id";
        let rows: Vec<NumberRow> = self.read(sql, [Arg::Int(micros(since))]).await?;
        Ok(rows.into_iter().map(|row| RawId(row.number)).collect())
    }

    /// When the newest fact was received.
    pub async fn last_fact(&self) -> Result<Option<Timestamp>, Fault> {
        let rows: Vec<NumberRow> = self.read("SELECT at AS number FROM events ORDER BY id DESC LIMIT 1", []).await?;
        rows.first().map(|row| instant(row.number)).transpose()
    }

    /// The handle of every group, for the doors.
    pub async fn handles(&self) -> Result<Vec<String>, Fault> {
        self.reader().await?.link.column("handle", "SELECT handle FROM groups ORDER BY handle", []).await
    }

    /// The bytes of a file.
    pub async fn file_bytes(&self, file: FileId) -> Result<Option<Vec<u8>>, Fault> {
        Ok(self.read::<BytesRow>("SELECT bytes FROM files WHERE id = $1", [Arg::Int(file.0)]).await?.pop().map(|row| row.bytes))
    }

    /// Every poll of that title, oldest first.
    pub async fn polls_titled(&self, title: &str) -> Result<Vec<PollId>, Fault> {
        let rows: Vec<NumberRow> = self.read("SELECT id AS number FROM polls WHERE title = $1 ORDER BY id", [Arg::Text(title.to_string())]).await?;
        Ok(rows.into_iter().map(|row| PollId(row.number)).collect())
    }
}
