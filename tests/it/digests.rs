//! Digests by mail: one a day, asking first, answered with codes.

use crate::stage::{Mail, Stage, plays};
use crate::votes::counted;
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::Level;

/// A poll and a thread, while Ben gets one mail a day.
async fn a_day(stage: &Stage) {
    stage.prefers("ben", Level::Digest).await;
    let text = "- Green\n- Natural oak\n- White\n\nCloses: Friday 18:00\n";
    stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color for the fence?").says(text)).await;
    stage.pass(SignedDuration::from_mins(10)).await;
    stage.accepts(Mail::by("cleo").to("garden").subject("Apples").says("The tree is full.")).await;
    assert!(stage.mails("ben").await.is_empty());
    stage.pass_until("2026-11-25T06:59:59Z").await;
    assert!(stage.mails("ben").await.is_empty());
    stage.pass_until("2026-11-25T07:00:00Z").await;
}

plays! {
    async fn a_digest_comes_at_its_hour_and_asks_first(stage) {
        a_day(stage).await;
        let digest = stage.mail("ben").await;
        digest.is(NoticeKind::Digest).says("A2 Natural oak").says("The tree is full.").says("Which color for the fence?");
        let text = digest.text().to_string();
        assert!(text.find("Natural oak") < text.find("The tree is full."), "what is asked stands first: {text}");
        assert_eq!(digest.header("list-id"), "Digest <digest.moot.example>");
        stage.pass_until("2026-11-26T12:00:00Z").await;
        assert!(stage.mails("ben").await.is_empty(), "no news, no mail");
    }

    async fn codes_in_the_answer_vote_and_comment(stage) {
        a_day(stage).await;
        let digest = stage.mail("ben").await;
        let ballot = stage.mails("cleo").await.into_iter().find(|mail| mail.kind() == NoticeKind::Ballot).unwrap();
        stage.forget().await;
        stage.accepts(Mail::reply("ben", &digest, "A2\nB: I can come and pick")).await;
        assert_eq!(counted(stage, &ballot).await, [("Ben".to_string(), "2".to_string())]);
        stage.mail("ben").await.is(NoticeKind::Receipt);
        stage.mail("cleo").await.is(NoticeKind::Comment).says("I can come and pick");
    }

    async fn an_answer_without_a_code_is_asked_about(stage) {
        a_day(stage).await;
        let digest = stage.mail("ben").await;
        stage.forget().await;
        stage.accepts(Mail::reply("ben", &digest, "I can come and pick, gladly")).await;
        stage.mail("ben").await.is(NoticeKind::Question);
        assert_eq!(stage.sink.len(), 0);
    }

    async fn after_downtime_everything_comes_in_one_digest(stage) {
        stage.prefers("ben", Level::Digest).await;
        stage.accepts(Mail::by("ana").to("garden").subject("One").says("First words.")).await;
        stage.settled().await;
        stage.halt().await;
        stage.world.advance(SignedDuration::from_hours(72));
        stage.rise().await;
        let digest = stage.mail("ben").await;
        digest.is(NoticeKind::Digest).says("First words.");
    }

    async fn one_click_on_a_digest_stops_talk_and_keeps_ballots(stage) {
        use mailmoot::core::command::Command;
        use mailmoot::core::trust::Actor;
        a_day(stage).await;
        let digest = stage.mail("ben").await;
        stage.execute(Actor::Link { confirmed: false }, Command::StopByHeader { notice: digest.id() }).await;
        stage.mail("ben").await.is(NoticeKind::Goodbye);
        stage.accepts(Mail::by("ana").to("garden").subject("Two").says("More words.")).await;
        stage.pass(SignedDuration::from_hours(30)).await;
        assert!(stage.mails("ben").await.is_empty());
    }
}
