//! How much was written lately, and whether it is more than goes out at once. Counted in memory by whoever decides: what
//! is over is held for people to look at, or goes without a letter of ours, so a count that starts anew with the program
//! loses nothing.

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
/// Mails to the service's own addresses that are passed on in an hour: so many that are proven, and so many that are not.
pub const ADMIN: u32 = 20;
/// Letters that somebody gets in an hour because we did not understand theirs.
pub const ANSWERS: u32 = 10;
/// Letters about what is done on pages that somebody gets at once in an hour, of each sort. Whoever holds a link can press its
/// button again and again, and the letters go to somebody else.
pub const PRESSED: u32 = 5;
/// Polls of one person in an hour that may open by themselves.
pub const DRAFTS: u32 = 5;
/// Mails that open a browser, of each kind, that somebody gets in an hour. Beyond them there is one for as long as it holds.
pub const OPENINGS: u32 = 5;
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
    /// Mail to the service's own addresses. What is proven has a lane of its own, so that forgeries do not stand in its way.
    Admin {
        proven: bool,
    },
    /// What we write to somebody by ourselves, because their mail was no vote, no command and no message to a group: a
    /// program that answers every letter would have us write for ever.
    Answers(PersonId),
    /// Polls that somebody asked for.
    Drafts(PersonId),
    /// Letters that tell somebody of a pause begun on a page.
    Pauses(PersonId),
    /// Receipts of votes on pages.
    Receipts(PersonId),
    /// Letters that tell a proposal's asker who blocks it.
    Blocks(PersonId),
    /// Letters about votes given to somebody, or by them.
    Proxies(PersonId),
    /// Sign-in mails, which anybody can ask for who knows an address.
    SignIns(PersonId),
    /// Mails that open a browser for secret ballots, which anybody can ask for who has such a ballot's link. They have a lane
    /// of their own, so that a stranger's wishes do not stand in their way.
    Browsers(PersonId),
}

/// What a fact counts for.
pub fn lanes(event: &Event) -> Vec<Lane> {
    match event {
        Event::CommentAdded { group, thread, person, .. } => vec![Lane::Member(*group, *person), Lane::Thread(*thread), Lane::Group(*group)],
        Event::SomethingHeld { group: Some(group), row, .. } if row.why == HeldWhy::Stranger => vec![Lane::Strangers(*group)],
        Event::PollDrafted { person, .. } => vec![Lane::Drafts(*person)],
        _ => Vec::new(),
    }
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

    /// When the last one came into a lane, as far as is known.
    pub fn latest(&self, lane: Lane) -> Option<Timestamp> {
        let fresh = self.fresh.iter().filter(|(there, _)| *there == lane).map(|(_, at)| *at);
        self.settled.get(&lane).and_then(|lane| lane.back().copied()).into_iter().chain(fresh).max()
    }

    /// Whether so many messages of somebody may be more than goes out, whatever the time: what waits already is then looked at.
    pub fn may_be_over(&self, group: GroupId, person: PersonId, thread: Option<ThreadId>, messages: usize) -> bool {
        let all = |lane| self.settled.get(&lane).map_or(0, VecDeque::len) + self.fresh.iter().filter(|(there, _)| *there == lane).count();
        self.budgeted(group, person, thread).any(|(lane, budget)| all(lane) + messages > budget as usize)
    }

    /// Whether one more letter about what is done on pages may be too many in a lane, whatever the time.
    pub fn may_be_full(&self, lane: Lane) -> bool {
        let added = self.fresh.iter().filter(|(there, _)| *there == lane).count();
        self.settled.get(&lane).map_or(0, VecDeque::len) + added >= PRESSED as usize
    }

    /// The lanes of somebody's message to others, and how much goes out in each.
    pub fn budgeted(&self, group: GroupId, person: PersonId, thread: Option<ThreadId>) -> impl Iterator<Item = (Lane, u32)> + use<> {
        let Budgets { member, thread: of_thread, group: of_group } = self.budgets;
        let thread = thread.map(|thread| (Lane::Thread(thread), of_thread));
        [(Lane::Member(group, person), member), (Lane::Group(group), of_group)].into_iter().chain(thread)
    }

    /// Counts what a fact added.
    pub fn note(&mut self, event: &Event, at: Timestamp) {
        lanes(event).into_iter().for_each(|lane| self.pass(lane, at));
    }

    /// Counts one more in a lane.
    pub fn pass(&mut self, lane: Lane, at: Timestamp) {
        self.fresh.push((lane, at));
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
