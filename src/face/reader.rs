//! Who a mail or page is written for: their language and their zone. Everything formatted goes through here.

use super::escape::single_line;
use super::words::{Words, words};
use super::{dates, numbers};
use crate::core::person::{DigestTimes, FORMER, Person};
use fluent_bundle::FluentArgs;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A language and a zone.
#[derive(Clone)]
pub struct Reader {
    pub words: &'static Words,
    pub zone: TimeZone,
}

impl Reader {
    /// An unknown zone is taken as UTC, an unknown locale as English.
    pub fn new(locale: &str, zone: &str) -> Self {
        Self { words: words(locale), zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC) }
    }

    pub fn of(person: &Person) -> Self {
        Self::new(&person.locale, &person.zone)
    }

    /// A sentence; see `Words::say`.
    pub fn say(&self, key: &str, args: &FluentArgs<'_>) -> String {
        self.words.say(key, args)
    }

    /// A sentence without arguments.
    pub fn plain(&self, key: &str) -> String {
        self.words.plain(key)
    }

    /// Somebody's name on one line. Whoever has gone is a former member, in the reader's own words.
    pub fn who(&self, name: &str) -> String {
        if name == FORMER { self.plain("former-member") } else { single_line(name) }
    }

    /// `Friday 27 November 2026, 18:00 CET`.
    pub fn moment(&self, instant: Timestamp) -> String {
        dates::moment(self.words, &self.zone, instant)
    }

    /// `Friday 27 November 2026`.
    pub fn day(&self, instant: Timestamp) -> String {
        dates::day(self.words, &self.zone, instant)
    }

    /// `18:00 CET`.
    pub fn hour(&self, instant: Timestamp) -> String {
        dates::hour(self.words, &self.zone, instant)
    }

    /// `daily at 07:00 CET`.
    pub fn digest_times(&self, times: &DigestTimes, now: Timestamp) -> String {
        dates::digest_times(self.words, &self.zone, times, now)
    }

    /// `180 KB`.
    pub fn bytes(&self, count: u64) -> String {
        numbers::bytes(self.words, count)
    }

    /// `Ben, Cleo and Dana`.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        numbers::list(self.words, items)
    }
}
