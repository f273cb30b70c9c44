//! How much was written lately, and whether it is more than goes out at once. Counted in memory by whoever decides: what
//! is over is held for people to look at, so a count that starts anew with the program loses nothing.

use super::event::Event;
use super::held::HeldWhy;
use super::ids::{GroupId, PersonId, ThreadId};
use jiff::{SignedDuration, Timestamp};
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

/// How far back is counted.
const HOUR: SignedDuration = SignedDuration::from_hours(1);
/// Strangers' mails of one group that its coordinators get a mail about, in an hour; the rest stands on the page.
pub const STRANGERS: u32 = 20;
/// Lanes that are kept. Each belongs to something of ours, so there are only so many; the quiet ones go first.
const LANES: usize = 10_000;

/// Messages that go out in an hour before further ones are held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Budgets {
    /// Of one member in one group.
    pub member: u32,
    pub thread: u32,
    pub group: u32,
}

impl Default for Budgets {
    fn default() -> Self {
        Self { member: 30, thread: 200, group: 500 }
    }
}

/// What is counted together.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Lane {
    Member(GroupId, PersonId),
    Thread(ThreadId),
    Group(GroupId),
    /// Mail to a group from people outside it.
    Strangers(GroupId),
}

/// What was written within the last hour.
#[derive(Clone, Debug, Default)]
pub struct Traffic {
    pub budgets: Budgets,
    settled: Arc<HashMap<Lane, VecDeque<Timestamp>>>,
    /// What a batch adds; it counts for good when the batch is saved.
    fresh: Vec<(Lane, Timestamp)>,
}

impl Traffic {
    pub fn within(budgets: Budgets) -> Self {
        Self { budgets, ..Self::default() }
    }

    /// Messages in a lane within the hour before `now`.
    pub fn count(&self, lane: Lane, now: Timestamp) -> u32 {
        let recent = |at: &&Timestamp| **at > now - HOUR && **at <= now;
        let settled = self.settled.get(&lane).map_or(0, |lane| lane.iter().filter(recent).count());
        let fresh = self.fresh.iter().filter(|(there, at)| *there == lane && recent(&at)).count();
        u32::try_from(settled + fresh).unwrap_or(u32::MAX)
    }

    /// Whether somebody's next message is more than goes out within the hour.
    pub fn is_over(&self, group: GroupId, person: PersonId, thread: Option<ThreadId>, now: Timestamp) -> bool {
        self.budgeted(group, person, thread).any(|(lane, budget)| self.count(lane, now) >= budget)
    }

    /// Whether it may be, whatever the time: what waits already is then looked at.
    pub fn may_be_over(&self, group: GroupId, person: PersonId, thread: Option<ThreadId>) -> bool {
        let all = |lane| self.settled.get(&lane).map_or(0, VecDeque::len) + self.fresh.iter().filter(|(there, _)| *there == lane).count();
        self.budgeted(group, person, thread).any(|(lane, budget)| all(lane) >= budget as usize)
    }

    fn budgeted(&self, group: GroupId, person: PersonId, thread: Option<ThreadId>) -> impl Iterator<Item = (Lane, u32)> + use<> {
        let Budgets { member, thread: of_thread, group: of_group } = self.budgets;
        let thread = thread.map(|thread| (Lane::Thread(thread), of_thread));
        [(Lane::Member(group, person), member), (Lane::Group(group), of_group)].into_iter().chain(thread)
    }

    /// Counts what a fact added.
    pub fn note(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::CommentAdded { group, thread, person, .. } => {
                self.fresh.extend([Lane::Member(*group, *person), Lane::Thread(*thread), Lane::Group(*group)].map(|lane| (lane, at)));
            }
            Event::SomethingHeld { group: Some(group), row, .. } if row.why == HeldWhy::Stranger => self.fresh.push((Lane::Strangers(*group), at)),
            _ => {}
        }
    }

    /// What a batch has added, when it was saved.
    pub fn settle(&mut self, batch: Self) {
        let Self { settled, fresh, .. } = batch;
        drop(settled);
        let Some(now) = fresh.iter().map(|(_, at)| *at).max() else { return };
        let lanes = Arc::make_mut(&mut self.settled);
        for (lane, at) in fresh {
            let lane = lanes.entry(lane).or_default();
            while lane.front().is_some_and(|first| *first <= now - HOUR) {
                lane.pop_front();
            }
            lane.push_back(at);
        }
        if lanes.len() > LANES {
            lanes.retain(|_, lane| lane.back().is_some_and(|last| *last > now - HOUR));
        }
    }
}

#[cfg(test)]
#[path = "traffic_tests.rs"]
mod tests;
