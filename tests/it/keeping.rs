//! What is kept no longer than it is good for.

use crate::stage::{Stage, plays};
use jiff::SignedDuration;

async fn is_new(stage: &Stage) -> bool {
    let expires = stage.now() + SignedDuration::from_hours(1);
    stage.running().app.store.use_nonce("once", expires).await.unwrap()
}

plays! {
    async fn the_running_service_throws_expired_nonces_away(stage) {
        assert!(is_new(stage).await);
        assert!(!is_new(stage).await);
        stage.pass(SignedDuration::from_hours(3)).await;
        stage.until("what has expired is gone", async || is_new(stage).await).await;
    }
}
