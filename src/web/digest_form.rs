//! The digest's days and time as form fields, there and back: a cron line of one time on some weekdays.

use super::fields::Fields;
use crate::core::person::DigestTimes;
use crate::face::page::{DigestForm, Form};
use crate::face::reader::Reader;

/// The form as somebody's times fill it in. Times it cannot show (several a day) are shown as their first.
pub(super) fn filled(reader: &Reader, form: Form, times: &DigestTimes, zone: &str, text_only: bool) -> DigestForm {
    let fields: Vec<&str> = times.0.split_whitespace().collect();
    let number = |at: usize| fields.get(at).and_then(|field| field.split(',').next()).and_then(|first| first.parse::<u8>().ok());
    let days = fields.get(4).copied().unwrap_or("*");
    let daily = days == "*";
    let chosen = |day: u8| !daily && days.split(',').any(|field| covers(field, day));
    DigestForm {
        form,
        daily,
        days: (1..=7).map(|day| (day, reader.plain(&format!("weekday-{day}")), chosen(day))).collect(),
        time: format!("{:02}:{:02}", number(1).unwrap_or(7), number(0).unwrap_or(0)),
        zone: zone.to_string(),
        text_only,
    }
}

/// Whether `1`, `1-5` or `0` covers a weekday; Sunday is 0 or 7.
fn covers(field: &str, day: u8) -> bool {
    let (first, last) = field.split_once('-').unwrap_or((field, field));
    match (first.parse::<u8>(), last.parse::<u8>()) {
        (Ok(first), Ok(last)) => (first..=last).contains(&day) || (day == 7 && first == 0),
        _ => false,
    }
}

/// The times a form asks for; `None` when it names no time. No day at all means every day.
pub(super) fn read(fields: &Fields) -> Option<DigestTimes> {
    let (hour, minute) = fields.get("time").split_once(':')?;
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    if hour > 23 || minute > 59 {
        return None;
    }
    let mut days: Vec<u8> = fields.all("days").filter_map(|day| day.parse().ok()).filter(|day| (1..=7).contains(day)).collect();
    days.sort_unstable();
    days.dedup();
    let every = days.is_empty() || days.len() == 7 || fields.all("days").any(|day| day == "*");
    let days = if every { "*".to_string() } else { days.iter().map(u8::to_string).collect::<Vec<_>>().join(",") };
    Some(DigestTimes(format!("{minute} {hour} * * {days}")))
}

#[cfg(test)]
#[path = "digest_form_tests.rs"]
mod tests;
