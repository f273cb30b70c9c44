//! Telling a large group: a fact, a cursor, and the next few hundred people. The table `fanouts` is this file's.

use super::fault::Fault;
use super::link::{Arg, Link};
use super::people::{load_people, put_memberships};
use super::rows::{FanoutRecord, MembershipRow, instant, micros, part};
use super::{Store, Tx, table};
use crate::core::ids::{EventId, GroupId, PersonId};
use crate::core::view::View;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// People told in one transaction at most.
pub const CHUNK: u32 = 500;

/// A fact that everybody it concerns has yet to hear of.
#[derive(Clone, Debug)]
pub struct FanoutRow {
    pub event: EventId,
    pub group: GroupId,
    /// The fact as logged.
    pub record: serde_json::Value,
    pub at: Timestamp,
}

/// A fact that not everybody has heard of yet.
#[derive(Clone, PartialEq, Debug)]
pub struct Fanout {
    pub event: EventId,
    pub group: GroupId,
    /// The fact as logged.
    pub record: serde_json::Value,
    pub at: Timestamp,
    /// Everybody up to this id has been told.
    pub told_until: PersonId,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    group_id: i64,
    event: String,
    at: i64,
    told_until: i64,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: i64,
}

impl Store {
    /// The oldest fact that somebody has yet to be told of; the oldest after `past`, where that is given.
    pub async fn fanout_after(&self, past: Option<EventId>) -> Result<Option<EventId>, Fault> {
        let args = [Arg::Int(past.map_or(i64::MIN, |event| event.0))];
        let rows: Vec<IdRow> = self.read("SELECT id FROM fanouts WHERE id > $1 ORDER BY id LIMIT 1", args).await?;
        Ok(rows.first().map(|row| EventId(row.id)))
    }
}

impl Tx {
    /// That fan-out, unless somebody else works on it or is done with it; it is ours until the commit.
    pub async fn fanout(&mut self, event: EventId) -> Result<Option<Fanout>, Fault> {
        let sql = "SELECT id, group_id, event, at, told_until FROM fanouts WHERE id = $1 {skip}";
        let row = self.link.rows::<Row>(sql, [Arg::Int(event.0)]).await?.pop();
        row.map(|row| {
            let (event, group, told_until) = (EventId(row.id), GroupId(row.group_id), PersonId(row.told_until));
            Ok(Fanout { event, group, record: part(&row.event)?, at: instant(row.at)?, told_until })
        })
        .transpose()
    }

    /// The next people (at most `CHUNK`, by id) who belonged to the group at the fact's instant, loaded into the view with
    /// addresses and preferences. Fewer than `limit` means that these are the last.
    pub async fn fanout_chunk(&mut self, fanout: &Fanout, limit: u32, view: &mut View) -> Result<Vec<PersonId>, Fault> {
        let sql = "WHERE group_id = $1 AND person_id > $2 AND since_at <= $3 AND (until_at IS NULL OR until_at > $3) ORDER BY person_id LIMIT $4";
        let args = [Arg::Int(fanout.group.0), Arg::Int(fanout.told_until.0), Arg::Int(micros(fanout.at)), Arg::Int(limit.min(CHUNK).into())];
        let members: Vec<MembershipRow> = self.link.find(sql, args).await?;
        let people: Vec<PersonId> = members.iter().map(|row| PersonId(row.person_id)).collect();
        put_memberships(view, members)?;
        let unknown: BTreeSet<PersonId> = people.iter().copied().filter(|person| view.people.get(*person).is_none()).collect();
        load_people(&mut self.link, view, &unknown, false).await?;
        Ok(people)
    }

    /// Everybody up to `told_until` has a notice, saved in this transaction.
    pub async fn move_fanout(&mut self, event: EventId, told_until: PersonId) -> Result<(), Fault> {
        self.woken = true;
        self.link.run("UPDATE fanouts SET told_until = $2 WHERE id = $1", [Arg::Int(event.0), Arg::Int(told_until.0)]).await.map(|_| ())
    }

    /// Everybody has a notice.
    pub async fn finish_fanout(&mut self, event: EventId) -> Result<(), Fault> {
        self.woken = true;
        self.link.run("DELETE FROM fanouts WHERE id = $1", [Arg::Int(event.0)]).await.map(|_| ())
    }
}

pub(super) async fn put(link: &mut Link, fanouts: &[FanoutRow]) -> Result<(), Fault> {
    table::save(link, &fanouts.iter().map(fanout_record).collect::<Vec<_>>()).await
}

fn fanout_record(row: &FanoutRow) -> FanoutRecord {
    FanoutRecord { id: row.event.0, group_id: row.group.0, event: row.record.to_string(), at: micros(row.at), told_until: 0 }
}

#[cfg(test)]
#[path = "fanout_tests.rs"]
mod tests;
