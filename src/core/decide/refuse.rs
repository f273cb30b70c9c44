//! Saying no so that it is heard once: the first refusal of a kind each day at once, further ones together.

use super::{Case, Place};
use crate::core::command::{Disposition, Outcome};
use crate::core::ids::PersonId;
use crate::core::notice::{Notice, NoticeBody, NoticeKind, NoticeState, Refused};
use crate::core::refusal::Refusal;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

impl Case<'_> {
    /// A "no" that its person hears, with their words.
    pub(super) fn refuse(&mut self, person: PersonId, place: Place, refusal: Refusal, words: &str) -> Disposition {
        // What was written about a secret poll is never sent back.
        let words = if self.view.is_secret(place.poll) { "" } else { words };
        if self.said_today(person, &refusal) {
            self.say_tonight(person, place, &refusal, words);
        } else {
            let body = NoticeBody::Refusal { refusal: refusal.clone(), words: words.to_string(), more: Vec::new() };
            self.tell(person, NoticeKind::Refusal, place, body);
        }
        Disposition { group: place.group, person: Some(person), outcome: Outcome::Refused(refusal) }
    }

    fn zone(&self, person: PersonId) -> TimeZone {
        self.view.people.get(person).and_then(|person| TimeZone::get(&person.zone).ok()).unwrap_or(TimeZone::UTC)
    }

    fn day(&self, person: PersonId, instant: Timestamp) -> Date {
        instant.to_zoned(self.zone(person)).date()
    }

    fn refusals_of(&self, person: PersonId) -> impl Iterator<Item = &Notice> {
        self.view.notices.values().filter(move |notice| notice.person == person && notice.kind == NoticeKind::Refusal)
    }

    /// Whether a refusal for that reason has gone to them today, in their own zone.
    pub(super) fn said_today(&self, person: PersonId, refusal: &Refusal) -> bool {
        let today = self.day(person, self.at);
        let same = |notice: &&Notice| match &notice.body {
            NoticeBody::Refusal { refusal: said, .. } => said.code() == refusal.code() && self.day(person, notice.made_at) == today,
            _ => false,
        };
        self.refusals_of(person).any(|notice| same(&notice))
    }

    /// Adds to what goes out when their day is over, or begins it.
    fn say_tonight(&mut self, person: PersonId, place: Place, refusal: &Refusal, words: &str) {
        let waits = |notice: &&Notice| notice.state == NoticeState::Queued && notice.due > self.at && notice.group == place.group;
        let waiting = self.refusals_of(person).find(waits).cloned();
        match waiting {
            Some(mut notice) => {
                if let NoticeBody::Refusal { more, .. } = &mut notice.body {
                    more.push(Refused { refusal: refusal.clone(), words: words.to_string(), title: self.title(place) });
                }
                self.notices.push(notice);
            }
            None => {
                let body = NoticeBody::Refusal { refusal: refusal.clone(), words: words.to_string(), more: Vec::new() };
                self.tell(person, NoticeKind::Refusal, place, body);
                let midnight = self.at.to_zoned(self.zone(person)).start_of_day().and_then(|day| day.checked_add(1.day()));
                if let (Some(notice), Ok(midnight)) = (self.notices.last_mut(), midnight) {
                    notice.due = midnight.timestamp();
                }
            }
        }
    }

    fn title(&self, place: Place) -> String {
        let thread = place.thread.and_then(|thread| self.view.threads.get(thread)).map(|thread| thread.title.clone());
        thread.or_else(|| place.poll.and_then(|poll| self.view.polls.get(poll)).map(|poll| poll.title.clone())).unwrap_or_default()
    }
}
