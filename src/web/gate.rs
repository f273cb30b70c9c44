//! How many sign-in mails are asked for in a minute, in all. Knows no addresses and no peers: nothing about visitors is kept.

use jiff::{SignedDuration, Timestamp};
use std::sync::{Mutex, PoisonError};

const MOST: u32 = 120;
const SPAN: SignedDuration = SignedDuration::from_mins(1);

/// Counts within the current minute.
#[derive(Debug, Default)]
pub(super) struct Gate(Mutex<Option<(Timestamp, u32)>>);

impl Gate {
    /// Whether one more may pass.
    pub fn pass(&self, now: Timestamp) -> bool {
        let mut count = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, passed) = count.filter(|(since, _)| *since <= now && now < *since + SPAN).unwrap_or((now, 0));
        *count = Some((since, passed.saturating_add(1)));
        passed < MOST
    }
}

#[cfg(test)]
#[path = "gate_tests.rs"]
mod tests;
