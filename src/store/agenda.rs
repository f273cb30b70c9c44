//! What the clock has to do: polls to open, to remind of, to close and to settle, held things to drop, digests to make, and when to look again.

use super::Store;
use super::fault::Fault;
use super::link::{Arg, Link};
use super::rows::{instant, micros};
use crate::core::ids::{HeldId, PersonId, PollId};
use jiff::Timestamp;

/// What is due at one instant.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Agenda {
    /// Drafts whose grace is over, and since when.
    pub to_open: Vec<(PollId, Timestamp)>,
    /// Open polls whose minute has come, and when it was.
    pub to_close: Vec<(PollId, Timestamp)>,
    /// Open polls whose next reminder is due.
    pub to_remind: Vec<ToRemind>,
    /// Counted polls whose outcome is to be looked at again, and since when.
    pub to_review: Vec<(PollId, Timestamp)>,
    /// Closed polls that are not counted yet, with what they wait for.
    pub closed: Vec<Settling>,
    /// Held things that nobody answered in time.
    pub expired: Vec<(HeldId, Timestamp)>,
    /// People with notices whose digest is due, and since when.
    pub digests: Vec<(PersonId, Timestamp)>,
    /// The earliest instant after now at which something above becomes due. Closed polls are not in it: they wait for
    /// mail, or for a time that the settings say.
    pub next: Option<Timestamp>,
    /// There is something to look at: something is due, a closed poll waits, or somebody has yet to be told of something.
    pub busy: bool,
}

/// An open poll whose next reminder is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ToRemind {
    pub poll: PollId,
    pub closes_at: Timestamp,
    /// How often its voters were reminded before.
    pub reminders: u32,
}

/// A closed poll that is not counted yet.
#[derive(Clone, PartialEq, Debug)]
pub struct Settling {
    pub poll: PollId,
    pub closes_at: Timestamp,
    /// The instant that counts: `closes_at`, or when somebody ended it early.
    pub closed_at: Timestamp,
    /// What was received in time and waits for its owner's yes. What was unclear or late waits for nothing.
    pub held: u32,
    /// Messages received in time and not finished, whatever they are about.
    pub pending: u32,
}

#[derive(sqlx::FromRow)]
struct DueRow {
    id: i64,
    due: i64,
}

#[derive(sqlx::FromRow)]
struct ToRemindRow {
    id: i64,
    closes_at: i64,
    reminders: i64,
}

#[derive(sqlx::FromRow)]
struct SettlingRow {
    id: i64,
    closes_at: i64,
    closed_at: i64,
    held: i64,
    pending: i64,
}

#[derive(sqlx::FromRow)]
struct GlanceRow {
    at: Option<i64>,
    waiting: i64,
}

#[derive(sqlx::FromRow)]
struct NextRow {
    at: Option<i64>,
}

/// The earliest instant at which anything is or was due, and whether something waits that has no instant.
const GLANCE: &str = "SELECT MIN(at) AS at, \
                      CAST(CASE WHEN EXISTS (SELECT 1 FROM polls WHERE stage = 'closed') OR EXISTS (SELECT 1 FROM fanouts) THEN 1 ELSE 0 END AS BIGINT) AS waiting \
                      FROM (SELECT MIN(opens_at) AS at FROM polls WHERE stage = 'draft' \
                      UNION ALL SELECT MIN(closes_at) FROM polls WHERE stage = 'open' \
                      UNION ALL SELECT MIN(remind_at) FROM polls WHERE stage = 'open' \
                      UNION ALL SELECT MIN(review_at) FROM polls WHERE stage = 'settled' \
                      UNION ALL SELECT MIN(until_at) FROM held WHERE settled IS NULL \
                      UNION ALL SELECT MIN(due) FROM notices WHERE state = 'for_digest') AS coming";

impl Store {
    /// What is due now, and when something is due next. Asked after every commit, when mostly nothing is: one glance says so.
    pub async fn agenda(&self, now: Timestamp) -> Result<Agenda, Fault> {
        let link = &mut self.reader().await?.link;
        let now = micros(now);
        if let Some(GlanceRow { at, waiting: 0 }) = link.rows::<GlanceRow>(GLANCE, []).await?.pop()
            && at.is_none_or(|at| at > now)
        {
            return Ok(Agenda { next: at.map(instant).transpose()?, ..Agenda::default() });
        }
        let to_open = due(link, "SELECT id, opens_at AS due FROM polls WHERE stage = 'draft' AND opens_at <= $1 ORDER BY opens_at, id", now).await?;
        let to_close = due(link, "SELECT id, closes_at AS due FROM polls WHERE stage = 'open' AND closes_at <= $1 ORDER BY closes_at, id", now).await?;
        let to_review = due(link, "SELECT id, review_at AS due FROM polls WHERE stage = 'settled' AND review_at <= $1 ORDER BY review_at, id", now).await?;
        let expired = due(link, "SELECT id, until_at AS due FROM held WHERE settled IS NULL AND until_at <= $1 ORDER BY until_at, id", now).await?;
        // The sum keeps SQLite from walking through all that waits in the order of people.
        let digests = "SELECT person_id + 0 AS id, MIN(due) AS due FROM notices WHERE state = 'for_digest' AND due <= $1 GROUP BY person_id + 0 ORDER BY 1";
        let digests = due(link, digests, now).await?;
        let to_remind = to_remind(link, now).await?;
        Ok(Agenda { to_open, to_close, to_remind, to_review, closed: closed(link).await?, expired, digests, next: next(link, now).await?, busy: true })
    }
}

async fn due<T: From<i64>>(link: &mut Link, sql: &'static str, now: i64) -> Result<Vec<(T, Timestamp)>, Fault> {
    let rows: Vec<DueRow> = link.rows(sql, [Arg::Int(now)]).await?;
    rows.into_iter().map(|row| Ok((T::from(row.id), instant(row.due)?))).collect()
}

async fn to_remind(link: &mut Link, now: i64) -> Result<Vec<ToRemind>, Fault> {
    // Not one whose minute has come as well: it closes.
    let sql = "SELECT id, closes_at, reminders FROM polls WHERE stage = 'open' AND remind_at <= $1 AND closes_at > $1 ORDER BY remind_at, id";
    let row = |row: ToRemindRow| {
        let reminders = u32::try_from(row.reminders).unwrap_or(u32::MAX);
        Ok(ToRemind { poll: PollId(row.id), closes_at: instant(row.closes_at)?, reminders })
    };
    link.rows::<ToRemindRow>(sql, [Arg::Int(now)]).await?.into_iter().map(row).collect()
}

async fn closed(link: &mut Link) -> Result<Vec<Settling>, Fault> {
    let sql = "SELECT id, closes_at, ended AS closed_at, \
               (SELECT COUNT(*) FROM held WHERE settled IS NULL AND poll_id = id_of AND held.received_at <= ended \
               AND why IN ('weak', 'failed', 'other_address', 'somebody_else', 'shared', 'strict_link')) AS held, \
               (SELECT COUNT(*) FROM raws WHERE state = 'pending' AND raws.received_at <= ended \
               AND (votes IS NULL OR votes LIKE '%,' || id_of || ',%')) AS pending \
               FROM (SELECT id, id AS id_of, closes_at, COALESCE(closed_at, closes_at) AS ended FROM polls WHERE stage = 'closed') AS waiting ORDER BY id";
    let count = |rows: i64| u32::try_from(rows).unwrap_or(u32::MAX);
    let row = |row: SettlingRow| {
        let (closes_at, closed_at) = (instant(row.closes_at)?, instant(row.closed_at)?);
        Ok(Settling { poll: PollId(row.id), closes_at, closed_at, held: count(row.held), pending: count(row.pending) })
    };
    link.rows::<SettlingRow>(sql, []).await?.into_iter().map(row).collect()
}

async fn next(link: &mut Link, now: i64) -> Result<Option<Timestamp>, Fault> {
    let sql = "SELECT MIN(at) AS at FROM (\
               SELECT MIN(opens_at) AS at FROM polls WHERE stage = 'draft' AND opens_at > $1 \
               UNION ALL SELECT MIN(closes_at) FROM polls WHERE stage = 'open' AND closes_at > $1 \
               UNION ALL SELECT MIN(remind_at) FROM polls WHERE stage = 'open' AND remind_at > $1 \
               UNION ALL SELECT MIN(review_at) FROM polls WHERE stage = 'settled' AND review_at > $1 \
               UNION ALL SELECT MIN(until_at) FROM held WHERE settled IS NULL AND until_at > $1 \
               UNION ALL SELECT MIN(due) FROM notices WHERE state = 'for_digest' AND due > $1) AS coming";
    let rows: Vec<NextRow> = link.rows(sql, [Arg::Int(now)]).await?;
    rows.first().and_then(|row| row.at).map(instant).transpose()
}

#[cfg(test)]
#[path = "agenda_tests.rs"]
mod tests;
