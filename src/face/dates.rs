//! Instants as people read them: weekday, date, time and zone, always; mail is read late, so "tomorrow" is never enough.

use super::numbers;
use super::words::Words;
use crate::core::person::DigestTimes;
use crate::face::words::args;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// `Friday 27 November 2026, 18:00 CET`.
pub fn moment(words: &Words, zone: &TimeZone, instant: Timestamp) -> String {
    let at = instant.to_zoned(zone.clone());
    words.say("moment", &args!["day" => spelled(words, &at), "time" => clock(&at), "zone" => abbreviation(&at)])
}

/// `Friday 27 November 2026`.
pub fn day(words: &Words, zone: &TimeZone, instant: Timestamp) -> String {
    spelled(words, &instant.to_zoned(zone.clone()))
}

/// `18:00 CET`.
pub fn hour(words: &Words, zone: &TimeZone, instant: Timestamp) -> String {
    let at = instant.to_zoned(zone.clone());
    words.say("hour", &args!["time" => clock(&at), "zone" => abbreviation(&at)])
}

/// `daily at 07:00 CET`, `every Monday and Thursday at 07:00 CET`; anything wilder is "at the times you chose".
pub fn digest_times(words: &Words, zone: &TimeZone, times: &DigestTimes, now: Timestamp) -> String {
    let fields: Vec<&str> = times.0.split_whitespace().collect();
    let [minute, hour, "*", "*", days] = fields.as_slice() else { return words.plain("digest-times-other") };
    let (Ok(minute), Ok(hour)) = (minute.parse::<u32>(), hour.parse::<u32>()) else { return words.plain("digest-times-other") };
    let args = |days: String| args!["days" => days, "time" => format!("{hour:02}:{minute:02}"), "zone" => abbreviation(&now.to_zoned(zone.clone()))];
    if *days == "*" {
        return words.say("digest-times-daily", &args(String::new()));
    }
    match weekdays(words, days) {
        Some(days) => words.say("digest-times-weekly", &args(days)),
        None => words.plain("digest-times-other"),
    }
}

/// `1,4` as `Monday and Thursday`. In a cron line Sunday is 0 or 7.
fn weekdays(words: &Words, field: &str) -> Option<String> {
    let days: Option<Vec<u8>> = field.split(',').map(|day| day.parse().ok().filter(|day| *day <= 7)).collect();
    let names: Vec<String> = days?.into_iter().map(|day| words.plain(&format!("weekday-{}", if day == 0 { 7 } else { day }))).collect();
    Some(numbers::list(words, &names))
}

fn spelled(words: &Words, at: &Zoned) -> String {
    let weekday = words.plain(&format!("weekday-{}", at.weekday().to_monday_one_offset()));
    let month = words.plain(&format!("month-{}", at.month()));
    // Years and days as text: a number would get thousands separators in some locales.
    words.say("day", &args!["weekday" => weekday, "day" => at.day().to_string(), "month" => month, "year" => at.year().to_string()])
}

fn clock(at: &Zoned) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// `CET`; zones whose only abbreviation is a number (`-03`) read `UTC-3`.
fn abbreviation(at: &Zoned) -> String {
    let info = at.time_zone().to_offset_info(at.timestamp());
    let short = info.abbreviation();
    if short.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return short.to_string();
    }
    let minutes = at.offset().seconds() / 60;
    let (sign, hours, rest) = (if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60);
    if rest == 0 { format!("UTC{sign}{hours}") } else { format!("UTC{sign}{hours}:{rest:02}") }
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
