//! How many people one step of a fan-out tells: as many as fit into the time that mail may wait for it.

use crate::store::FANOUT_CHUNK as MOST;
use jiff::SignedDuration;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// How long a step may work before its commit, while SQLite's one writer waits.
const BUDGET: SignedDuration = SignedDuration::from_millis(5);
/// Below this the commit costs more than what it commits.
const LEAST: u32 = 25;

/// Learned from step to step; shared by everything that fans out in this process.
#[derive(Clone, Debug)]
pub(super) struct Stride(Arc<AtomicU32>);

impl Default for Stride {
    fn default() -> Self {
        Self(Arc::new(AtomicU32::new(MOST)))
    }
}

impl Stride {
    /// People in the next step.
    pub fn people(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }

    /// Hears how long a step over so many people took. The system's clock may have been set meanwhile: then it says nothing.
    pub fn took(&self, people: usize, time: SignedDuration) {
        if people > 0 && !time.is_negative() {
            self.0.store(next(self.people(), people, time), Ordering::Relaxed);
        }
    }
}

/// As many as fit by that measure, and at most twice as many as before.
fn next(before: u32, people: usize, time: SignedDuration) -> u32 {
    let fit = BUDGET.as_micros() * people as i128 / time.as_micros().max(1);
    u32::try_from(fit).unwrap_or(u32::MAX).min(before.saturating_mul(2)).clamp(LEAST, MOST)
}

#[cfg(test)]
#[path = "stride_tests.rs"]
mod tests;
