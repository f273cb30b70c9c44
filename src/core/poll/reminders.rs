//! When those who have not voted are reminded: seldom, and scaled to how long the poll is open.

use jiff::{SignedDuration, Timestamp};

const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Shorter polls have no reminder: their ballot has hardly been read.
const SHORTEST: SignedDuration = SignedDuration::from_hours(2);

/// The instants of a poll's reminders, first to last: a day before the close; in polls of eight days or more also three
/// days before, and of four weeks or more also a week before. A poll of less than two days has one, when a quarter of its
/// time is left.
fn schedule(opened_at: Timestamp, closes_at: Timestamp) -> Vec<Timestamp> {
    let length = closes_at.duration_since(opened_at);
    let before: &[SignedDuration] = match length {
        length if length < SHORTEST => &[],
        length if length < DAY * 2 => return vec![closes_at - length / 4],
        length if length < DAY * 8 => &[DAY],
        length if length < DAY * 28 => &[SignedDuration::from_hours(72), DAY],
        _ => &[SignedDuration::from_hours(168), SignedDuration::from_hours(72), DAY],
    };
    before.iter().map(|before| closes_at - *before).collect()
}

/// How far two mails that urge the same people must lie apart.
pub fn apart(opened_at: Timestamp, closes_at: Timestamp) -> SignedDuration {
    (closes_at.duration_since(opened_at) / 8).clamp(SignedDuration::from_mins(15), DAY / 2)
}

/// The next reminder after something happened at `at`: the opening, a reminder, an extension. What was missed meanwhile
/// is not made up for: after downtime the one that is due goes out, and the next one only when it is well apart.
pub fn next(opened_at: Timestamp, closes_at: Timestamp, at: Timestamp) -> Option<Timestamp> {
    let soonest = if at <= opened_at { opened_at } else { at + apart(opened_at, closes_at) };
    schedule(opened_at, closes_at).into_iter().find(|instant| *instant > soonest)
}

#[cfg(test)]
#[path = "reminders_tests.rs"]
mod tests;
