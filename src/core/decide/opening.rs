//! The mails whose button opens a browser: for the pages, asked for by whoever types an address, or for secret ballots, asked
//! for by whoever holds such a ballot's link. They go to their owner's mailbox alone, and do not fill it.

use super::{Case, Place};
use crate::core::command::{Disposition, Outcome};
use crate::core::ids::{NoticeId, PersonId};
use crate::core::notice::{NoticeBody, NoticeKind};
use crate::core::person::Address;
use crate::core::refusal::Refusal;
use crate::core::traffic::{Lane, OPENINGS};
use jiff::SignedDuration;

/// How long the button holds.
const HOLDS: SignedDuration = SignedDuration::from_mins(15);

impl Case<'_> {
    /// Somebody typed an address into the sign-in page. Known or not, the page says the same.
    pub(super) fn ask_sign_in(&mut self, address: &Address) -> Disposition {
        let people: Vec<PersonId> = self.view.people_at(address).iter().map(|person| person.id).collect();
        people.iter().for_each(|person| self.open_browser(*person, Lane::SignIns(*person), Place::default()));
        Disposition { group: None, person: people.first().copied(), outcome: Outcome::Done("sign_in".into()) }
    }

    /// The mail whose button opens a browser for secret ballots, to the mailbox of the link's owner.
    pub(super) fn ask_browser(&mut self, notice: NoticeId, item: u16) -> Disposition {
        let Some(notice) = self.view.notices.get(notice) else { return self.refuse_silently(None, Place::default(), Refusal::LinkExpired) };
        let (owner, poll) = (notice.person, notice.poll_at(item).map(|(poll, _)| poll));
        let place = Place { group: poll.and_then(|poll| self.view.polls.get(poll)).map(|poll| poll.group), thread: None, poll };
        if self.expired(notice) {
            return self.refuse_silently(Some(owner), place, Refusal::LinkExpired);
        }
        self.open_browser(owner, Lane::Browsers(owner), Place { group: None, ..place });
        self.done("browser", place.group, Some(owner))
    }

    /// Sends one, unless so many went out within the hour and the last one still holds: whoever asks in somebody's name
    /// neither fills their mailbox nor shuts them out.
    fn open_browser(&mut self, person: PersonId, lane: Lane, place: Place) {
        let one_holds = || self.view.traffic.latest(lane).is_some_and(|latest| self.at < latest + HOLDS);
        if self.count(lane) >= OPENINGS && one_holds() {
            return;
        }
        self.passed.push(lane);
        self.tell(person, NoticeKind::SignIn, place, NoticeBody::SignIn { until: self.at + HOLDS });
    }
}

#[cfg(test)]
#[path = "opening_tests.rs"]
mod tests;
