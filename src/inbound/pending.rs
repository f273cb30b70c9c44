//! Finishes messages that were kept pending because DNS could not say who sent them.

use super::intake::Intake;
use crate::app::{Fault, Pending};
use jiff::SignedDuration;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Messages taken up in one go.
const ARMFUL: u32 = 16;
/// First wait in seconds; doubles with each try, up to an hour.
const WAIT: i64 = 30;
const LONGEST: i64 = 3600;

/// Works until told to stop.
pub async fn run(intake: Arc<Intake>, stop: CancellationToken) {
    loop {
        match step(&intake).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(fault) => tracing::error!(%fault, "pending messages cannot be finished"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(Duration::from_secs(1)) => {}
        }
    }
}

/// Takes up what is due. How many were taken up comes back.
pub async fn step(intake: &Intake) -> Result<usize, Fault> {
    let due = intake.app.take_up_pending(ARMFUL).await?;
    let count = due.len();
    for pending in due {
        finish(intake, pending).await?;
    }
    Ok(count)
}

async fn finish(intake: &Intake, pending: Pending) -> Result<(), Fault> {
    let Pending { id, envelope, bytes, attempts } = pending;
    let envelope = serde_json::from_str(&envelope).map_err(|error| Fault::other(format!("the envelope of message {id}: {error}")))?;
    if !intake.finish(id, envelope, bytes).await? {
        let wait = (WAIT << attempts.min(7)).min(LONGEST);
        intake.app.put_off(id, SignedDuration::from_secs(wait)).await?;
    }
    Ok(())
}
