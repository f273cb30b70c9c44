//! Finishes messages that were kept pending because DNS could not say who sent them.

use super::intake::Intake;
use crate::app::{Fault, Pending};
use jiff::SignedDuration;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Messages taken up in one go, and finished at once: a domain whose DNS keeps silent takes two seconds of each.
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

/// Takes up what is due. How many were taken up comes back. One that cannot be finished is put off and keeps no other.
pub async fn step(intake: &Intake) -> Result<usize, Fault> {
    let due = intake.app.take_up_pending(ARMFUL).await?;
    let count = due.len();
    let settled = futures_util::future::join_all(due.into_iter().map(|pending| settle(intake, pending))).await;
    settled.into_iter().collect::<Result<Vec<()>, Fault>>().map(|_| count)
}

/// Finishes one, or puts it off.
async fn settle(intake: &Intake, pending: Pending) -> Result<(), Fault> {
    let (id, attempts) = (pending.id, pending.attempts);
    let finished = match finish(intake, pending).await {
        Err(fault) if fault.is_alone() => {
            tracing::error!(message = %id, %fault, "a pending message cannot be finished; it is tried again later");
            false
        }
        finished => finished?,
    };
    if finished { Ok(()) } else { intake.app.put_off(id, wait(attempts)).await }
}

async fn finish(intake: &Intake, pending: Pending) -> Result<bool, Fault> {
    let Pending { id, envelope, bytes, .. } = pending;
    let envelope = serde_json::from_str(&envelope).map_err(|error| Fault::other(format!("the envelope: {error}")))?;
    intake.finish(id, envelope, bytes).await
}

/// Before the next try, after so many.
fn wait(attempts: u32) -> SignedDuration {
    SignedDuration::from_secs((WAIT << attempts.min(7)).min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_twice_as_long_up_to_an_hour() {
        for (attempts, seconds) in [(0, 30), (1, 60), (2, 120), (6, 1920), (7, 3600), (1_000_000, 3600)] {
            assert_eq!(wait(attempts).as_secs(), seconds, "after {attempts}");
        }
    }
}
