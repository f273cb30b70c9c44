//! A pause: until it ends, nothing goes to somebody but answers to what they do; the digest tells the rest afterwards.

use super::account::HOUR;
use super::{Case, Place, strs};
use crate::core::command::{Disposition, MailWords};
use crate::core::consent::{Claim, claim, next_digest};
use crate::core::event::Event;
use crate::core::grammar::{When, read_when};
use crate::core::ids::PersonId;
use crate::core::notice::{Deed, Notice, NoticeBody, NoticeKind, NoticeState};
use crate::core::refusal::Refusal;
use crate::core::traffic::Lane;
use jiff::Timestamp;
use jiff::tz::TimeZone;

impl Case<'_> {
    /// "pause until 1 March": a day without a time ends the pause as that day begins.
    pub(super) fn pause_by_word(&mut self, person: PersonId, place: Place, written: &str, mail: &MailWords) -> Disposition {
        let tongues = self.tongues(person, place.group);
        let zone = self.view.people.get(person).map_or("UTC", |person| &person.zone).to_string();
        let until = match read_when(written, &zone, &strs(&tongues), self.at) {
            When::At { instant, time_assumed: true } => self.as_the_day_begins(instant, &zone),
            When::At { instant, time_assumed: false } => instant,
            When::Ambiguous | When::Past | When::Unknown => {
                return self.refuse(person, place, Refusal::NoDate { written: written.to_string() }, &mail.words.own());
            }
        };
        if !self.pause(person, Some(until)) {
            return self.done("superseded", place.group, Some(person));
        }
        self.tell_deed(person, Place { poll: None, ..place }, Deed::Paused { until })
    }

    /// Begins or ends a pause, unless an order that was received later stands already.
    fn pause(&mut self, person: PersonId, until: Option<Timestamp>) -> bool {
        let later = self.view.people.get(person).and_then(|row| row.pause_set_at).is_some_and(|set_at| set_at > self.at);
        if !later {
            self.happened(Event::MailPaused { person, until, set_at: self.at });
        }
        !later
    }

    /// Today has begun already, so "until today" means its evening.
    fn as_the_day_begins(&self, instant: Timestamp, zone: &str) -> Timestamp {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let begins = instant.to_zoned(zone).start_of_day().map(|day| day.timestamp());
        begins.ok().filter(|begins| *begins > self.at).unwrap_or(instant)
    }

    pub(super) fn resume_by_word(&mut self, person: PersonId, place: Place) -> Disposition {
        if !self.end_pause(person) {
            return self.done("superseded", place.group, Some(person));
        }
        self.tell_deed(person, Place { poll: None, ..place }, Deed::Resumed)
    }

    /// The same on a page. That a pause has begun is told by mail as well: a personal link may have been passed on, and
    /// afterwards there is silence. The same pause again changes nothing.
    pub(super) fn set_pause(&mut self, person: PersonId, until: Option<Timestamp>) -> Disposition {
        if !self.own_page(person) {
            return self.refuse_silently(Some(person), Place::default(), Refusal::NotYours);
        }
        if let Some(past) = until.filter(|until| *until <= self.at) {
            return self.refuse_silently(Some(person), Place::default(), Refusal::NoDate { written: self.day_of(person, past) });
        }
        if until.is_some() && until == self.view.people.get(person).and_then(|row| row.paused_until) {
            return self.done("pause", None, Some(person));
        }
        let stands = if until.is_some() { self.pause(person, until) } else { self.end_pause(person) };
        until.filter(|_| stands).into_iter().for_each(|until| self.tell_of_pause(person, until));
        self.done(if stands { "pause" } else { "superseded" }, None, Some(person))
    }

    /// At most one letter an hour says so, however often a pause is set: what was set meanwhile is told when the hour is
    /// over, if it still holds.
    fn tell_of_pause(&mut self, person: PersonId, until: Timestamp) {
        let body = NoticeBody::Done { what: Deed::Paused { until } };
        let waits = |notice: &&Notice| notice.person == person && notice.state == NoticeState::Queued && notice.due > self.at && tells_of_pause(notice);
        if let Some(waiting) = self.view.notices.values().find(waits).cloned() {
            return self.notices.push(Notice { body, ..waiting });
        }
        let told = !self.passes(Lane::Pauses(person), 1);
        self.tell(person, NoticeKind::Done, Place::default(), body);
        if let Some(letter) = self.notices.last_mut().filter(|_| told) {
            letter.due = self.at + HOUR;
        }
    }

    fn day_of(&self, person: PersonId, instant: Timestamp) -> String {
        let zone = self.view.people.get(person).and_then(|row| TimeZone::get(&row.zone).ok()).unwrap_or(TimeZone::UTC);
        instant.to_zoned(zone).date().to_string()
    }

    /// What waited for the end of the pause is due now, or in the next digest. An end without a pause is kept as well: a
    /// pause that was ordered before it may still be on its way.
    fn end_pause(&mut self, person: PersonId) -> bool {
        let Some(row) = self.view.people.get(person) else { return false };
        let slot = row.pauses(self.at).map(|_| next_digest(row, self.at));
        let ended = self.pause(person, None);
        if let Some(slot) = slot.filter(|_| ended) {
            self.let_go(person, slot);
        }
        ended
    }

    fn let_go(&mut self, person: PersonId, slot: Timestamp) {
        let waits = |notice: &&Notice| notice.person == person && notice.due > self.at;
        let moved = self.view.notices.values().filter(waits).filter_map(|notice| match notice.state {
            NoticeState::ForDigest => Some(Notice { due: slot, ..notice.clone() }),
            NoticeState::Queued if matches!(claim(notice.kind), Claim::Asked | Claim::Digest) => Some(Notice { due: self.at, ..notice.clone() }),
            _ => None,
        });
        let moved: Vec<Notice> = moved.collect();
        self.notices.extend(moved);
    }
}

fn tells_of_pause(notice: &Notice) -> bool {
    matches!(notice.body, NoticeBody::Done { what: Deed::Paused { .. } })
}
