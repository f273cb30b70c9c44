//! Notices, and the records of what came in and what became of it.

use super::{instant, micros, part, text, variant, word};
use crate::core::ids::{GroupId, NoticeId, PersonId, PollId, ThreadId};
use crate::core::notice::{Notice, NoticeKind};
use crate::core::person::Address;
use crate::store::fault::Fault;
use crate::store::table::table;

table! {
    /// A decision may still change a notice that waits, never one that is on its way or has arrived.
    NoticeRow = "notices", key [id], fixed [person_id, made_at],
    guard state "CASE WHEN notices.state IN ('queued', 'for_digest') THEN excluded.state ELSE notices.state END",
    guard due "CASE WHEN notices.state IN ('queued', 'for_digest') THEN excluded.due ELSE notices.due END",
    guard reason "CASE WHEN notices.state IN ('queued', 'for_digest') THEN excluded.reason ELSE notices.reason END"
    {
        id: i64, person_id: i64, to_address: Option<String>, group_id: Option<i64>, thread_id: Option<i64>, poll_id: Option<i64>,
        poll_version: i64, kind: String, body: String, due: i64, made_at: i64, state: String, reason: Option<String>,
    }
}

table! {
    EventRecord = "events", key [], fixed [] {
        id: i64, at: i64, cause: String, group_id: Option<i64>, poll_id: Option<i64>, record: String, chain: Option<String>,
    }
}

table! {
    FanoutRecord = "fanouts", key [], fixed [] { id: i64, group_id: i64, event: String, at: i64, told_until: i64 }
}

table! {
    CauseRow = "causes", key [], fixed [] { cause: String, at: i64, dispositions: String, proven: i64 }
}

table! {
    /// The bytes lie apart. A message that was stored ahead is changed here when its work is done.
    RawRecord = "raws", key [id], fixed [received_at, size], guard attempts "raws.attempts" {
        id: i64, envelope: String, received_at: i64, size: i64, state: String, next_at: i64, attempts: i64, votes: Option<String>,
    }
}

table! {
    DispositionRow = "dispositions", key [raw_id, position], fixed [] {
        raw_id: i64, position: i64, cause: String, group_id: Option<i64>, person_id: Option<i64>, outcome: String, at: i64,
    }
}

impl NoticeRow {
    pub fn of(notice: &Notice) -> Result<Self, Fault> {
        Ok(Self {
            id: notice.id.0,
            person_id: notice.person.0,
            to_address: notice.to.as_ref().map(Address::to_string),
            group_id: notice.group.map(|group| group.0),
            thread_id: notice.thread.map(|thread| thread.0),
            poll_id: notice.poll.map(|poll| poll.0),
            poll_version: notice.poll_version.into(),
            kind: notice.kind.folder().into(),
            body: text(&notice.body)?,
            due: micros(notice.due),
            made_at: micros(notice.made_at),
            state: word(&notice.state)?,
            reason: notice.reason.clone(),
        })
    }

    pub fn noun(self) -> Result<Notice, Fault> {
        Ok(Notice {
            id: NoticeId(self.id),
            person: PersonId(self.person_id),
            to: self.to_address.map(Address::trusted),
            group: self.group_id.map(GroupId),
            thread: self.thread_id.map(ThreadId),
            poll: self.poll_id.map(PollId),
            poll_version: u32::try_from(self.poll_version).map_err(|error| Fault::other(error.to_string()))?,
            kind: NoticeKind::named(&self.kind).ok_or_else(|| Fault::other(format!("a notice of the kind {}", self.kind)))?,
            body: part(&self.body)?,
            due: instant(self.due)?,
            made_at: instant(self.made_at)?,
            state: variant(&self.state)?,
            reason: self.reason,
        })
    }
}
