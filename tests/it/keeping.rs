//! What is kept no longer than it is good for.

use crate::stage::{Mail, Stage, plays};
use jiff::SignedDuration;
use mailmoot::serve;
use mailmoot::world::World;

async fn is_new(stage: &Stage) -> bool {
    let expires = stage.now() + SignedDuration::from_hours(1);
    stage.running().app.store.use_nonce("once", expires).await.unwrap()
}

plays! {
    async fn a_clock_before_the_newest_fact_is_refused_with_a_word_on_what_to_do(stage) {
        let at = |minutes: i64| World::set(stage.now() - SignedDuration::from_mins(minutes), 1);
        for (minutes, starts) in [(-60, true), (0, true), (4, true), (6, false), (60 * 24, false)] {
            let checked = serve::check_clock(&stage.config, &at(minutes)).await;
            assert_eq!(checked.is_ok(), starts, "{minutes} minutes before");
            if let Err(error) = checked {
                let said = error.to_string();
                assert!(said.contains("the newest fact in the database is of 2026-11-24T09:00:0") && said.contains("--clock-is-right"), "{said}");
            }
        }
    }

    async fn the_running_service_throws_expired_nonces_away(stage) {
        assert!(is_new(stage).await);
        assert!(!is_new(stage).await);
        stage.pass(SignedDuration::from_hours(3)).await;
        stage.until("what has expired is gone", async || is_new(stage).await).await;
    }

    async fn mail_as_it_came_is_thrown_away_after_thirty_days_and_names_no_machine(stage) {
        stage.accepts(Mail::by("ben").to("garden").subject("Fence").says("It leans.")).await;
        stage.settled().await;
        let store = &stage.running().app.store;
        let raw = store.raws_since(jiff::Timestamp::UNIX_EPOCH).await.unwrap()[0];
        let kept = store.raw(raw).await.unwrap().unwrap();
        assert!(kept.envelope.contains("127.0.0.0") && !kept.envelope.contains("127.0.0.1"), "{}", kept.envelope);
        stage.pass(SignedDuration::from_hours(24 * 29)).await;
        assert!(store.raw(raw).await.unwrap().is_some());
        stage.pass(SignedDuration::from_hours(26)).await;
        stage.until("the mail is thrown away", async || store.raw(raw).await.unwrap().is_none()).await;
        assert!(!store.dispositions(raw).await.unwrap().is_empty(), "what became of it stays");
    }
}
