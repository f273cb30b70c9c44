//! Whether what we write still reaches the disk. After one write of SQLite has failed for another reason than want of room
//! nobody knows what of it is there, and the next one may seem to succeed: nothing is written any more, whoever asks.

use super::fault::{Fault, FaultKind};
use tokio_util::sync::CancellationToken;

/// Shared by everything that writes to one database.
#[derive(Clone, Debug, Default)]
pub(super) struct Sound(CancellationToken);

impl Sound {
    /// An error where a write has failed before.
    pub fn check(&self) -> Result<(), Fault> {
        if self.0.is_cancelled() {
            return Err(Fault { kind: FaultKind::Broken, source: "a write failed before; nothing is written any more".into() });
        }
        Ok(())
    }

    /// Hears of a fault of something that writes.
    pub fn heard(&self, fault: Fault) -> Fault {
        if fault.kind == FaultKind::Broken && !self.0.is_cancelled() {
            tracing::error!(%fault, "a write failed; nothing is written any more, and the service ends");
            self.0.cancel();
        }
        fault
    }

    pub fn lost(&self) -> &CancellationToken {
        &self.0
    }
}

#[cfg(test)]
#[path = "sound_tests.rs"]
mod tests;
