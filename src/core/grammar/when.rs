//! The dates people write: "Friday 18:00", "in 3 days", "27.11.2026", "1 March".

use super::date_words::{DateWords, scan};
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{Span, Timestamp, ToSpan, Zoned};

/// A date somebody wrote, as an instant.
#[derive(Clone, PartialEq, Debug)]
pub enum When {
    /// One instant; `time_assumed` when they gave no time of day and 18:00 local was taken.
    At { instant: Timestamp, time_assumed: bool },
    /// It could mean two instants (3/4/2026 without a locale that says which).
    Ambiguous,
    /// It lies before `now`.
    Past,
    /// Not a date we understand.
    Unknown,
}

/// The time of day that is taken when none is written: 18:00 local.
pub const ASSUMED_HOUR: i8 = 18;

/// A date without a year that has just gone by is a slip, not a wish for next year.
const LONGEST_AHEAD_DAYS: i32 = 300;

/// In bytes.
const LONGEST_DATE: usize = 200;

/// Reads a date or a span in the author's zone and languages.
pub fn read_when(text: &str, zone: &str, tongues: &[&str], now: Timestamp) -> When {
    if text.len() > LONGEST_DATE {
        return When::Unknown;
    }
    let Some(words) = scan(text, tongues) else { return When::Unknown };
    if words.torn {
        return When::Ambiguous;
    }
    let now = now.to_zoned(time_zone(zone));
    match words.span {
        Some(span) => from_span(&words, span, &now),
        None => from_date(&words, &now),
    }
}

/// Whether a text is a date, as options of a poll may be.
pub fn is_date(text: &str, tongues: &[&str]) -> bool {
    text.len() <= LONGEST_DATE && scan(text, tongues).is_some()
}

/// The zone of that name; UTC when there is none.
pub fn time_zone(zone: &str) -> TimeZone {
    TimeZone::get(zone).unwrap_or(TimeZone::UTC)
}

/// Seven days ahead at 18:00 local: the close of a poll that names none.
pub fn in_a_week(zone: &str, now: Timestamp) -> Timestamp {
    let local = now.to_zoned(time_zone(zone));
    let date = local.date().checked_add(7.days()).unwrap_or(local.date());
    instant(date, assumed_time(), &local).unwrap_or(now)
}

fn assumed_time() -> Time {
    Time::constant(ASSUMED_HOUR, 0, 0, 0)
}

/// "in 3 days", "2 hours", "in a week at 12:00". Spans count from now, by the calendar where they are days or longer.
fn from_span(words: &DateWords, (number, unit): (i64, usize), now: &Zoned) -> When {
    let other_date = words.weekday.is_some() || words.day.is_some() || words.month.is_some() || words.near.is_some();
    let span = match unit {
        0 => Span::new().try_minutes(number),
        1 => Span::new().try_hours(number),
        2 => Span::new().try_days(number),
        3 => Span::new().try_weeks(number),
        _ => Span::new().try_months(number),
    };
    let Some(then) = span.ok().filter(|_| !other_date).and_then(|span| now.checked_add(span).ok()) else { return When::Unknown };
    let found = match words.time {
        None => Some(then.timestamp()),
        Some(_) if unit < 2 => None,
        Some((hour, minute)) => at_offset(words, then.date(), Time::constant(hour, minute, 0, 0), now),
    };
    found.map_or(When::Unknown, |instant| checked(instant, false, now))
}

fn from_date(words: &DateWords, now: &Zoned) -> When {
    let time = words.time.map_or(assumed_time(), |(hour, minute)| Time::constant(hour, minute, 0, 0));
    let date = match (words.near, words.day, words.weekday) {
        (Some(_), Some(_), _) => return When::Ambiguous,
        (Some(days), None, _) => now.date().checked_add(days.days()).ok(),
        (None, Some(day), _) => return from_day(words, day, time, now),
        (None, None, Some(weekday)) => next_weekday(words, weekday, time, now),
        // A time alone: today, if it is still to come.
        (None, None, None) if words.time.is_some() && words.month.is_none() && words.year.is_none() => Some(now.date()),
        _ => None,
    };
    match date {
        Some(date) if words.near.is_some() && !weekday_fits(words, date) => When::Ambiguous,
        Some(date) => settle(words, date, time, now),
        None => When::Unknown,
    }
}

/// The first such weekday whose instant is still to come.
fn next_weekday(words: &DateWords, weekday: i8, time: Time, now: &Zoned) -> Option<Date> {
    let today = now.date();
    let ahead = (weekday - today.weekday().to_monday_zero_offset()).rem_euclid(7);
    let first = today.checked_add(i64::from(ahead).days()).ok()?;
    let gone = at_offset(words, first, time, now).is_none_or(|instant| instant <= now.timestamp());
    if gone { first.checked_add(7.days()).ok() } else { Some(first) }
}

/// A day of a month, of this year or the next unless the year is written.
fn from_day(words: &DateWords, day: i8, time: Time, now: &Zoned) -> When {
    let today = now.date();
    let Some(month) = words.month else { return from_day_alone(words, day, time, now) };
    let year = words.year.unwrap_or(today.year());
    let this = Date::new(year, month, day).ok();
    let next = Date::new(year.saturating_add(1), month, day).ok();
    let coming = |date: &Date| at_offset(words, *date, time, now).is_some_and(|instant| instant > now.timestamp());
    let near = |date: &Date| today.until(*date).is_ok_and(|span| span.get_days() <= LONGEST_AHEAD_DAYS);
    let date = match (words.year, this.filter(coming)) {
        (Some(_), _) => this,
        (None, Some(date)) => Some(date),
        (None, None) => match next.filter(near) {
            Some(date) => Some(date),
            None => this.or(next),
        },
    };
    match date {
        None => When::Unknown,
        Some(date) if !weekday_fits(words, date) => When::Ambiguous,
        Some(date) => settle(words, date, time, now),
    }
}

/// "the 27th": of this month or the next.
fn from_day_alone(words: &DateWords, day: i8, time: Time, now: &Zoned) -> When {
    let today = now.date();
    let dates = [0, 1].into_iter().filter_map(|months: i64| {
        let first = today.first_of_month().checked_add(months.months()).ok()?;
        Date::new(first.year(), first.month(), day).ok()
    });
    let mut coming = dates.filter(|date| at_offset(words, *date, time, now).is_some_and(|instant| instant > now.timestamp()));
    match coming.next() {
        None => When::Unknown,
        Some(date) if !weekday_fits(words, date) => When::Ambiguous,
        Some(date) => settle(words, date, time, now),
    }
}

fn weekday_fits(words: &DateWords, date: Date) -> bool {
    words.weekday.and_then(|day| Weekday::from_monday_zero_offset(day).ok()).is_none_or(|weekday| weekday == date.weekday())
}

fn settle(words: &DateWords, date: Date, time: Time, now: &Zoned) -> When {
    if names_other_half(words, date, time, now) {
        return When::Ambiguous;
    }
    at_offset(words, date, time, now).map_or(When::Unknown, |instant| checked(instant, words.time.is_none(), now))
}

fn checked(instant: Timestamp, time_assumed: bool, now: &Zoned) -> When {
    if instant <= now.timestamp() { When::Past } else { When::At { instant, time_assumed } }
}

/// "18:00 CET" in July, from somebody whose clock shows CEST then: an hour off or a habit, we cannot know.
fn names_other_half(words: &DateWords, date: Date, time: Time, now: &Zoned) -> bool {
    let Some((minutes, pair)) = words.offset.filter(|(_, pair)| !pair.is_empty()) else { return false };
    let Some(local) = instant(date, time, now) else { return false };
    // In the hour that happens twice, the word says which of the two is meant.
    if at_offset(words, date, time, now).is_some_and(|instant| now.time_zone().to_offset(instant).seconds() / 60 == minutes) {
        return false;
    }
    let theirs = now.time_zone().to_offset(local).seconds() / 60;
    let other = super::tongue::dates::ZONES.iter().find(|(name, _, _)| *name == pair).map(|(_, hours, _)| i32::from(*hours) * 60);
    theirs != minutes && Some(theirs) == other
}

fn at_offset(words: &DateWords, date: Date, time: Time, now: &Zoned) -> Option<Timestamp> {
    match words.offset {
        Some((minutes, _)) => Offset::from_seconds(minutes * 60).ok()?.to_timestamp(date.to_datetime(time)).ok(),
        None => instant(date, time, now),
    }
}

/// In a gap the clock has moved on already; of two equal times the first counts (RFC 5545 section 3.3.5).
fn instant(date: Date, time: Time, now: &Zoned) -> Option<Timestamp> {
    let local: DateTime = date.to_datetime(time);
    local.to_zoned(now.time_zone().clone()).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
#[path = "when_tests.rs"]
mod tests;
