//! What became of mail we sent: an address that refuses for good is dead until it has shown that it is read, one in
//! trouble is tried before it is given up, and talk that somebody calls spam pauses.

use super::{Case, Place};
use crate::core::command::{Disposition, Failure};
use crate::core::consent::setting_in;
use crate::core::event::Event;
use crate::core::ids::{GroupId, NoticeId, PersonId};
use crate::core::notice::{Deed, Notice, NoticeBody, NoticeKind};
use crate::core::person::{Address, Delivery, KnownAddress, Level, Person, Scope};
use crate::core::refusal::Refusal;
use crate::core::trust::{Actor, Proof};
use jiff::{SignedDuration, Timestamp};

/// A refusal that nothing has confirmed in so long is forgotten.
const MEMORY: SignedDuration = SignedDuration::from_hours(30 * 24);
/// A letter's return path takes reports for so long after it was due.
const BELIEVED: SignedDuration = SignedDuration::from_hours(30 * 24);
/// One day of trouble fades in so long.
const FADING: SignedDuration = SignedDuration::from_hours(7 * 24);
/// So many days of trouble, and the address is tried.
const TOO_MUCH: u8 = 5;
/// Letters that try an address before it is given up, and how far apart they are.
const TRIES: u8 = 3;
const BETWEEN_TRIES: SignedDuration = SignedDuration::from_hours(3 * 24);
/// How soon somebody may have an address tried again on their page.
const BETWEEN_WISHES: SignedDuration = SignedDuration::from_hours(1);

/// One failure, as it was told.
pub(super) struct Bounce<'a> {
    pub failure: Failure,
    /// Our smarthost said so itself; else a report did, which anybody can write who has seen the notice's return path.
    pub in_session: bool,
    pub status: &'a str,
    /// Whom it names.
    pub named: Option<&'a Address>,
}

impl Case<'_> {
    /// A failure, told by the smarthost or by a report to the notice's own return path.
    pub(super) fn record_bounce(&mut self, notice: NoticeId, bounce: &Bounce<'_>) -> Disposition {
        let Some(notice) = self.view.notices.get(notice).cloned() else { return self.ignored("a bounce of a notice that is gone") };
        // Our own smarthost speaks of a letter that it has in hand.
        if !bounce.in_session && notice.due + BELIEVED < self.at {
            return self.ignored("a report about a letter of long ago");
        }
        let (person, group) = (notice.person, notice.group);
        let known = self.view.people.get(person).and_then(|person| refused(person, notice.to.as_ref(), bounce.named)).cloned();
        match (bounce.failure, known) {
            (Failure::Gone, Some(known)) => self.refused_for_good(&notice, &known, bounce),
            (Failure::Trouble, Some(known)) => self.in_trouble(&notice, &known, bounce),
            _ => return self.done("passing bounce", group, Some(person)),
        }
        self.done("bounce", group, Some(person))
    }

    /// A report is believed when another said so on another day.
    fn refused_for_good(&mut self, notice: &Notice, known: &KnownAddress, bounce: &Bounce<'_>) {
        let (person, notice, status, address) = (notice.person, notice.id, bounce.status.to_string(), known.address.clone());
        let before = known.delivery.refused_at.filter(|before| *before > self.at - MEMORY);
        if bounce.in_session || before.is_some_and(|before| !is_one_day(before, self.at)) {
            self.happened(Event::AddressDied { person, notice, status, address });
        } else if before.is_none() {
            self.happened(Event::AddressRefused { person, notice, status, address });
        }
    }

    /// Trouble counts once a day and fades. Too much of it, and the address is tried; when the last try comes back too, it
    /// is given up.
    fn in_trouble(&mut self, notice: &Notice, known: &KnownAddress, bounce: &Bounce<'_>) {
        let (person, status, address) = (notice.person, bounce.status.to_string(), known.address.clone());
        let was_try = is_try(notice);
        if was_try && known.delivery.tries >= TRIES {
            return self.happened(Event::AddressDied { person, notice: notice.id, status, address });
        }
        let mut score = faded(&known.delivery, self.at);
        if !known.delivery.troubled_at.is_some_and(|before| is_one_day(before, self.at)) {
            score = score.saturating_add(1);
            self.happened(Event::AddressTroubled { person, notice: notice.id, status, score, address: address.clone() });
        }
        let rested = known.delivery.tried_at.is_none_or(|before| was_try || before + BETWEEN_TRIES <= self.at);
        if score >= TOO_MUCH && rested && known.delivery.tries < TRIES {
            self.try_out(person, address);
            if let Some(letter) = self.notices.last_mut().filter(|_| was_try) {
                letter.due = self.at + BETWEEN_TRIES;
            }
        }
    }

    /// A letter that only tries an address.
    fn try_out(&mut self, person: PersonId, address: Address) {
        self.happened(Event::AddressTried { person, address: address.clone() });
        self.tell_at(person, address, Deed::AddressTried);
    }

    fn tell_at(&mut self, person: PersonId, address: Address, what: Deed) {
        self.tell(person, NoticeKind::Done, Place::default(), NoticeBody::Done { what });
        if let Some(notice) = self.notices.last_mut() {
            notice.to = Some(address);
        }
    }

    /// Its owner wants an address tried that gets no mail. Only an answer from there makes it well.
    pub(super) fn try_address(&mut self, person: PersonId, address: &Address) -> Disposition {
        let known = self.view.people.get(person).and_then(|person| person.addresses.iter().find(|known| &known.address == address));
        match known {
            Some(known) if self.own_page(person) => {
                let lately = known.delivery.tried_at.is_some_and(|before| before + BETWEEN_WISHES > self.at);
                if known.dead && !lately {
                    self.try_out(person, address.clone());
                }
                self.done("tried", None, Some(person))
            }
            _ => self.refuse_silently(Some(person), Place::default(), Refusal::NotYours),
        }
    }

    /// The letter that tried an address was answered.
    pub(super) fn well_again(&mut self, person: PersonId, notice: &Notice) -> Disposition {
        if let Some(address) = notice.to.clone() {
            self.revive(person, address);
        }
        self.done("well again", None, Some(person))
    }

    /// Whoever writes from an address, proven, has it: what stood against it is forgotten, and they hear that mail comes
    /// there again.
    pub(super) fn revive_sender(&mut self) {
        let Actor::Mail { from: Some(from), proof: Proof::Strong, .. } = self.actor else { return };
        let people: Vec<PersonId> = self.view.people_at(from).iter().map(|person| person.id).collect();
        people.into_iter().for_each(|person| self.revive(person, from.clone()));
    }

    fn revive(&mut self, person: PersonId, address: Address) {
        let known = self.view.people.get(person).and_then(|person| person.addresses.iter().find(|known| known.address == address));
        let done = |event: &Event| matches!(event, Event::AddressRevived { person: revived, address: there } if *revived == person && *there == address);
        let Some(known) = known.filter(|known| known.dead || known.delivery != Delivery::default()) else { return };
        if self.events.iter().any(done) {
            return;
        }
        let was_dead = known.dead;
        self.happened(Event::AddressRevived { person, address: address.clone() });
        if was_dead {
            self.tell_at(person, address, Deed::AddressWell);
        }
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
}

fn is_try(notice: &Notice) -> bool {
    matches!(notice.body, NoticeBody::Done { what: Deed::AddressTried })
}

/// The days of trouble that still stand against an address.
fn faded(delivery: &Delivery, now: Timestamp) -> u8 {
    let Some(since) = delivery.troubled_at else { return 0 };
    let weeks = now.duration_since(since).as_secs() / FADING.as_secs();
    delivery.score.saturating_sub(u8::try_from(weeks).unwrap_or(u8::MAX))
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
