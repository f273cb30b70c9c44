//! What became of mail we sent: an address that refuses for good is dead until its owner says that it is well, and talk
//! that somebody calls spam pauses.

use super::{Case, Place};
use crate::core::command::Disposition;
use crate::core::consent::setting_in;
use crate::core::event::Event;
use crate::core::ids::{GroupId, NoticeId, PersonId};
use crate::core::notice::NoticeKind;
use crate::core::person::{Address, KnownAddress, Level, Person, Scope};
use crate::core::refusal::Refusal;
use jiff::{SignedDuration, Timestamp};

/// A refusal that nothing has confirmed in so long is forgotten.
const MEMORY: SignedDuration = SignedDuration::from_hours(30 * 24);

/// One failure, as it was told.
pub(super) struct Bounce<'a> {
    /// The mailbox does not exist, as far as the report can be believed; not full, not late, no quarrel about the content.
    pub hard: bool,
    /// Our smarthost said so itself; else a report did, which anybody can write who has seen the notice's return path.
    pub in_session: bool,
    pub status: &'a str,
    /// Whom it names.
    pub named: Option<&'a Address>,
}

impl Case<'_> {
    /// A permanent failure, told by the smarthost or by a report to the notice's own return path. A report is believed
    /// when another said so on another day.
    pub(super) fn record_bounce(&mut self, notice: NoticeId, bounce: &Bounce<'_>) -> Disposition {
        let Some(notice) = self.view.notices.get(notice) else { return self.ignored("a bounce of a notice that is gone") };
        let (person, group) = (notice.person, notice.group);
        let refused = self.view.people.get(person).and_then(|person| refused(person, notice.to.as_ref(), bounce.named));
        let Some(known) = refused.filter(|_| bounce.hard) else { return self.done("soft bounce", group, Some(person)) };
        let (notice, status, address) = (notice.id, bounce.status.to_string(), known.address.clone());
        let before = known.delivery.refused_at.filter(|before| *before > self.at - MEMORY);
        if bounce.in_session || before.is_some_and(|before| !is_one_day(before, self.at)) {
            self.happened(Event::AddressDied { person, notice, status, address });
        } else if before.is_none() {
            self.happened(Event::AddressRefused { person, notice, status, address });
        }
        self.done("bounce", group, Some(person))
    }

    /// Somebody, or their mail program, called this mail spam: the talk of its group pauses at once, also where a thread was
    /// set otherwise, and without another mail about it. What they are asked still comes; their page offers the rest.
    pub(super) fn complain(&mut self, notice: NoticeId) -> Disposition {
        let Some(notice) = self.view.notices.get(notice) else { return self.ignored("the notice is gone") };
        let (person, group, digest) = (notice.person, notice.group, notice.kind == NoticeKind::Digest);
        let scopes = match group {
            Some(group) if !digest => self.talking_scopes(person, group),
            // A digest is of all groups.
            _ => [Scope::All].into_iter().chain(self.view.preferences_of(person).map(|preference| preference.scope)).collect(),
        };
        let loud = |scope: &Scope| self.level_at(person, *scope, group) > Level::Asked;
        let paused: Vec<Scope> = scopes.into_iter().filter(loud).collect();
        for scope in paused {
            self.set(person, scope, Some(Level::Asked));
        }
        self.done("paused", group, Some(person))
    }

    /// The group, and its threads that have a setting of their own.
    fn talking_scopes(&self, person: PersonId, group: GroupId) -> Vec<Scope> {
        let inside = |scope: &Scope| match scope {
            Scope::Thread(thread) => self.view.threads.get(*thread).is_none_or(|thread| thread.group == group),
            _ => false,
        };
        let threads = self.view.preferences_of(person).map(|preference| preference.scope).filter(inside);
        [Scope::Group(group)].into_iter().chain(threads).collect()
    }

    fn level_at(&self, person: PersonId, scope: Scope, group: Option<GroupId>) -> Level {
        let set = self.view.preferences.get((person, scope)).and_then(|preference| preference.level);
        match scope {
            Scope::Thread(_) => set.unwrap_or(Level::Asked),
            Scope::Group(here) if Some(here) == group => setting_in(self.view, person, group, None).level,
            Scope::Group(_) => set.unwrap_or(Level::Asked),
            Scope::All => set.unwrap_or(Level::Everything),
        }
    }

    /// The owner says that the address is well; should it refuse again, it is dead again.
    pub(super) fn revive(&mut self, person: PersonId, address: &Address) -> Disposition {
        let known = self.view.people.get(person).and_then(|person| person.addresses.iter().find(|known| &known.address == address));
        match known {
            Some(known) if self.own_page(person) => {
                if known.dead {
                    self.happened(Event::AddressRevived { person, address: address.clone() });
                }
                self.done("revived", None, Some(person))
            }
            _ => self.refuse_silently(Some(person), Place::default(), Refusal::NotYours),
        }
    }
}

/// Days are counted in UTC: the senders of reports keep no zone of ours.
fn is_one_day(one: Timestamp, other: Timestamp) -> bool {
    let day = |instant: Timestamp| instant.to_zoned(jiff::tz::TimeZone::UTC).date();
    day(one) == day(other)
}

/// Which address of a person it was: the one that the receiving side names, when it is theirs; else where the notice went,
/// as far as that is still known. One that is dead already dies no second time, and no other in its place.
fn refused<'a>(person: &'a Person, to: Option<&Address>, named: Option<&Address>) -> Option<&'a KnownAddress> {
    let address = match named.filter(|address| person.has(address)) {
        Some(named) => named,
        None => to.or(person.mailbox())?,
    };
    person.addresses.iter().find(|known| &known.address == address && !known.dead)
}

#[cfg(test)]
#[path = "delivery_tests.rs"]
mod tests;
