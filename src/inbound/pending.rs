//! Finishes messages that were kept pending because DNS could not say who sent them.

use super::intake::Intake;
use crate::store::{Fault, StoredRaw};
use jiff::SignedDuration;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Messages taken up in one go.
const ARMFUL: u32 = 16;
/// How long nobody else takes up a message that we have taken up.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// First wait; doubles with each try, up to an hour.
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
    let now = intake.app.world.now();
    let due = intake.app.store.pending_raws(now, now + LEASE, ARMFUL).await?;
    for raw in &due {
        finish(intake, raw).await?;
    }
    Ok(due.len())
}

async fn finish(intake: &Intake, raw: &StoredRaw) -> Result<(), Fault> {
    let envelope = match serde_json::from_str(&raw.envelope) {
        Ok(envelope) => envelope,
        Err(error) => return Err(Fault::other(format!("the envelope of message {}: {error}", raw.id))),
    };
    if !intake.finish(raw.id, envelope, raw.bytes.clone()).await? {
        let wait = (WAIT << raw.attempts.min(7)).min(LONGEST);
        intake.app.store.postpone_raw(raw.id, intake.app.world.now() + SignedDuration::from_secs(wait)).await?;
    }
    Ok(())
}
