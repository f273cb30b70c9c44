//! The queue of notices on their way out: claimed, handed over, settled. Their columns `lease_until`, `attempts`, `tries`,
//! `status`, `sent_at` and `sent_to` are this file's; `state`, `due` and `reason` are, once a notice waits no longer.
//!
//! `queued -> (claimed) -> handed -> sent | failed | queued again | parked`. A lease only reserves; what counts is `handed`,
//! written in the transaction that asks consent again.

use super::fault::Fault;
use super::link::{Arg, Link, json};
use super::rows::{NoticeRow, instant, micros};
use super::{Store, Tx};
use crate::core::ids::NoticeId;
use crate::core::notice::Notice;
use crate::core::person::Address;
use jiff::Timestamp;

/// A notice reserved for this worker.
#[derive(Clone, PartialEq, Debug)]
pub struct Claimed {
    pub notice: Notice,
    /// Handings so far of which nobody knows the end.
    pub attempts: u32,
    /// Refusals for now so far; the wait before the next try grows with it.
    pub tries: u32,
}

/// How a notice went.
#[derive(Clone, PartialEq, Debug)]
pub enum Settlement {
    Sent {
        at: Timestamp,
    },
    /// Refused for good, with the status code and the words of the other side.
    Failed {
        status: String,
        text: String,
    },
    /// Refused for now: the other side does not have it.
    Retry {
        next_at: Timestamp,
        why: String,
    },
    /// Handed over, and no answer came: once more, and after the second time parked.
    Unanswered {
        next_at: Timestamp,
        why: String,
    },
    Withheld {
        reason: String,
    },
    Parked {
        why: String,
    },
}

/// What was found in the middle of being handed over after a crash.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Recovered {
    pub queued_again: u64,
    pub parked: u64,
}

#[derive(sqlx::FromRow)]
struct TriedRow {
    id: i64,
    attempts: i64,
    tries: i64,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: i64,
}

#[derive(sqlx::FromRow)]
struct AtRow {
    at: Option<i64>,
}

impl Store {
    /// Reserves notices that are due, the longest due first, until `lease_until`.
    pub async fn claim(&self, now: Timestamp, lease_until: Timestamp, limit: u32) -> Result<Vec<Claimed>, Fault> {
        let mut tx = self.begin().await?;
        let due = "WHERE state = 'queued' AND due <= $1 AND lease_until <= $1 ORDER BY due, id LIMIT $2 {skip}";
        let rows: Vec<NoticeRow> = tx.link.find(due, [Arg::Int(micros(now)), Arg::Int(limit.into())]).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let ids = json(&rows.iter().map(|row| row.id).collect::<Vec<i64>>())?;
        tx.link.run("UPDATE notices SET lease_until = $2 WHERE id {ints:$1}", [ids.clone(), Arg::Int(micros(lease_until))]).await?;
        // Most are on their first way.
        let tried: Vec<TriedRow> = tx.link.rows("SELECT id, attempts, tries FROM notices WHERE id {ints:$1} AND attempts + tries > 0", [ids]).await?;
        tx.commit().await?;
        rows.into_iter().map(|row| claimed(row, &tried)).collect()
    }

    /// Writes down how notices went, in a transaction of its own.
    pub async fn settle(&self, settled: &[(NoticeId, Settlement)]) -> Result<(), Fault> {
        if settled.is_empty() {
            return Ok(());
        }
        let mut tx = self.begin().await?;
        tx.settle(settled).await?;
        tx.commit().await
    }

    /// Gives back what was claimed and not handed over.
    pub async fn release(&self, notices: &[NoticeId]) -> Result<(), Fault> {
        if notices.is_empty() {
            return Ok(());
        }
        self.run("UPDATE notices SET lease_until = 0 WHERE state = 'queued' AND id {ints:$1}", [json(&notices)?]).await.map(|_| ())
    }

    /// At the start: what the last run handed over without a known end is sent once more with the same id, or parked
    /// after the second time, and what it had reserved is free again. While other nodes live on the same database only
    /// what has expired counts, because the rest may be theirs.
    pub async fn recover(&self, now: Timestamp) -> Result<Recovered, Fault> {
        let horizon = if self.is_alone().await? { i64::MAX } else { micros(now) };
        self.recover_until(horizon).await
    }

    /// Now and then: the same for what has expired, because its node died or could not write down how it went.
    pub async fn recover_expired(&self, now: Timestamp) -> Result<Recovered, Fault> {
        self.recover_until(micros(now)).await
    }

    async fn recover_until(&self, horizon: i64) -> Result<Recovered, Fault> {
        let mut tx = self.begin().await?;
        let parked = "UPDATE notices SET state = 'parked', lease_until = 0, reason = 'handed twice without an answer' \
                      WHERE state = 'handed' AND lease_until <= $1 AND attempts >= 2";
        let parked = tx.link.run(parked, [Arg::Int(horizon)]).await?;
        let again = "UPDATE notices SET state = 'queued', lease_until = 0 WHERE state = 'handed' AND lease_until <= $1";
        let queued_again = tx.link.run(again, [Arg::Int(horizon)]).await?;
        tx.link.run("UPDATE notices SET lease_until = 0 WHERE state = 'queued' AND lease_until > 0 AND lease_until <= $1", [Arg::Int(horizon)]).await?;
        tx.commit().await?;
        Ok(Recovered { queued_again, parked })
    }

    /// Whether no other process is connected. A killed one's connections end a moment after it, with what they were
    /// committing, so it is asked a few times. On SQLite the serving lock has answered already.
    async fn is_alone(&self) -> Result<bool, Fault> {
        const TRIES: u32 = 40;
        const PAUSE: std::time::Duration = std::time::Duration::from_millis(50);
        if !self.is_shared() {
            return Ok(true);
        }
        let sql = "SELECT COUNT(*) AS id FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'mailmoot %' \
                   AND application_name <> current_setting('application_name')";
        for _ in 0..TRIES {
            let others: Vec<IdRow> = self.read(sql, []).await?;
            if others.first().is_some_and(|others| others.id == 0) {
                return Ok(true);
            }
            tokio::time::sleep(PAUSE).await;
        }
        Ok(false)
    }

    /// When the next notice that nobody has reserved is due.
    pub async fn next_due(&self, now: Timestamp) -> Result<Option<Timestamp>, Fault> {
        let sql = "SELECT due AS at FROM notices WHERE state = 'queued' AND lease_until <= $1 ORDER BY due LIMIT 1";
        let rows: Vec<AtRow> = self.read(sql, [Arg::Int(micros(now))]).await?;
        rows.first().and_then(|row| row.at).map(instant).transpose()
    }
}

impl Tx {
    /// Writes "handed, attempt n" for notices and where each goes, and renews their leases. Gives back those that were still
    /// to be sent; the others were overtaken meanwhile and must not go.
    pub async fn hand(&mut self, notices: &[(NoticeId, Address)], lease_until: Timestamp) -> Result<Vec<NoticeId>, Fault> {
        if notices.is_empty() {
            return Ok(Vec::new());
        }
        let sql = "UPDATE notices SET state = 'handed', attempts = attempts + 1, lease_until = $2, sent_to = going.mailbox \
                   FROM {set:$1 pick i, mailbox t} AS going WHERE id = going.pick AND state = 'queued' RETURNING id";
        let rows: Vec<IdRow> = self.link.rows(sql, [json(&notices)?, Arg::Int(micros(lease_until))]).await?;
        Ok(rows.into_iter().map(|row| NoticeId(row.id)).collect())
    }

    /// Writes down how notices went. What has arrived or was given up stays as it is.
    pub async fn settle(&mut self, settled: &[(NoticeId, Settlement)]) -> Result<(), Fault> {
        if settled.is_empty() {
            return Ok(());
        }
        let rows: Vec<Line> = settled.iter().map(|(notice, settlement)| line(*notice, settlement)).collect();
        settle_lines(&mut self.link, &rows).await
    }
}

fn claimed(row: NoticeRow, tried: &[TriedRow]) -> Result<Claimed, Fault> {
    let (attempts, tries) = tried.iter().find(|tried| tried.id == row.id).map_or((0, 0), |tried| (tried.attempts, tried.tries));
    let small = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Claimed { notice: row.noun()?, attempts: small(attempts), tries: small(tries) })
}

/// Notice, next state (`unanswered` is decided by the row), reason, status, due, sent_at, whether a handing has found its end.
type Line<'a> = (i64, &'static str, Option<&'a str>, Option<String>, Option<i64>, Option<i64>, i64);

fn line(notice: NoticeId, settlement: &Settlement) -> Line<'_> {
    let id = notice.0;
    match settlement {
        Settlement::Sent { at } => (id, "sent", None, None, None, Some(micros(*at)), 0),
        Settlement::Failed { status, text } => (id, "failed", Some(text), Some(format!("{status} {text}")), None, None, 0),
        Settlement::Retry { next_at, why } => (id, "queued", None, Some(why.clone()), Some(micros(*next_at)), None, 1),
        Settlement::Unanswered { next_at, why } => (id, "unanswered", None, Some(why.clone()), Some(micros(*next_at)), None, 0),
        Settlement::Withheld { reason } => (id, "withheld", Some(reason), None, None, None, 0),
        Settlement::Parked { why } => (id, "parked", Some(why), None, None, None, 0),
    }
}

async fn settle_lines(link: &mut Link, lines: &[Line<'_>]) -> Result<(), Fault> {
    let sql = "UPDATE notices SET \
               state = CASE WHEN went.next <> 'unanswered' THEN went.next WHEN attempts >= 2 THEN 'parked' ELSE 'queued' END, \
               reason = CASE WHEN went.next = 'unanswered' AND attempts >= 2 THEN went.said ELSE COALESCE(went.because, reason) END, status = COALESCE(went.said, status), due = COALESCE(went.again, due), \
               sent_at = COALESCE(went.arrived, sent_at), attempts = CASE WHEN went.forget = 1 AND state = 'handed' THEN attempts - 1 ELSE attempts END, \
               tries = tries + went.forget, lease_until = 0 \
               FROM {set:$1 pick i, next t, because t, said t, again i, arrived i, forget i} AS went \
               WHERE id = went.pick AND state IN ('queued', 'handed')";
    link.run(sql, [json(&lines)?]).await.map(|_| ())
}

#[cfg(test)]
#[path = "queue_tests.rs"]
mod tests;
