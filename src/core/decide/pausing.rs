//! A pause: until it ends, nothing goes to somebody but answers to what they do; the digest tells the rest afterwards.

use super::{Case, Place, strs};
use crate::core::command::{Disposition, MailWords};
use crate::core::consent::{Claim, claim, next_digest};
use crate::core::event::Event;
use crate::core::grammar::{When, read_when};
use crate::core::ids::PersonId;
use crate::core::notice::{Deed, Notice, NoticeState};
use crate::core::refusal::Refusal;
use jiff::Timestamp;
use jiff::tz::TimeZone;

impl Case<'_> {
    /// "pause until 1 March": a day without a time ends the pause as that day begins.
    pub(super) fn pause_by_word(&mut self, person: PersonId, place: Place, written: &str, mail: &MailWords) -> Disposition {
        let tongues = self.tongues(person, Some(mail));
        let zone = self.view.people.get(person).map_or("UTC", |person| &person.zone).to_string();
        let until = match read_when(written, &zone, &strs(&tongues), self.at) {
            When::At { instant, time_assumed: true } => self.as_the_day_begins(instant, &zone),
            When::At { instant, time_assumed: false } => instant,
            When::Ambiguous | When::Past | When::Unknown => {
                return self.refuse(person, place, Refusal::NoDate { written: written.to_string() }, &mail.words.own());
            }
        };
        self.happened(Event::MailPaused { person, until: Some(until) });
        self.tell_deed(person, Place { poll: None, ..place }, Deed::Paused { until })
    }

    /// Today has begun already, so "until today" means its evening.
    fn as_the_day_begins(&self, instant: Timestamp, zone: &str) -> Timestamp {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let begins = instant.to_zoned(zone).start_of_day().map(|day| day.timestamp());
        begins.ok().filter(|begins| *begins > self.at).unwrap_or(instant)
    }

    pub(super) fn resume_by_word(&mut self, person: PersonId, place: Place) -> Disposition {
        self.end_pause(person);
        self.tell_deed(person, Place { poll: None, ..place }, Deed::Resumed)
    }

    /// The same on a page.
    pub(super) fn set_pause(&mut self, person: PersonId, until: Option<Timestamp>) -> Disposition {
        if !self.own_page(person) {
            return self.refuse_silently(Some(person), Place::default(), Refusal::NotYours);
        }
        match until.filter(|until| *until > self.at) {
            Some(_) => self.happened(Event::MailPaused { person, until }),
            None => self.end_pause(person),
        }
        self.done("pause", None, Some(person))
    }

    /// What waited for the end of the pause is due now, or in the next digest.
    fn end_pause(&mut self, person: PersonId) {
        let Some(row) = self.view.people.get(person).filter(|row| row.pauses(self.at).is_some()) else { return };
        let slot = next_digest(row, self.at);
        self.happened(Event::MailPaused { person, until: None });
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
