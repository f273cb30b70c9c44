//! A pause: nothing but answers to one's own acts until it ends, and nothing is lost. And what was decided, on asking.

use crate::stage::{Mail, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;

async fn talk(stage: &Stage, title: &str) {
    stage.accepts(Mail::by("ana").to("garden").subject(title).says("Some words of mine.")).await;
    stage.settled().await;
}

async fn ask(stage: &Stage, closes: &str) {
    let text = format!("- Green\n- White\n\nRule: most votes\nCloses: {closes}\n");
    stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color?").says(&text)).await;
    stage.pass(SignedDuration::from_mins(10)).await;
}

plays! {
    async fn in_a_pause_only_ones_own_acts_are_answered_and_the_digest_tells_the_rest(stage) {
        stage.accepts(Mail::by("ben").to("help").subject("").says("pause until 1 December")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("Tuesday 1 December 2026, 00:00").says("resume");
        talk(stage, "Fence").await;
        ask(stage, "3 December 18:00").await;
        stage.pass_until("2026-11-28T12:00:00Z").await;
        assert!(stage.mails("ben").await.is_empty(), "no talk, no ballot, no digest");
        stage.accepts(Mail::by("ben").to("help").subject("").says("status")).await;
        stage.mail("ben").await.is(NoticeKind::Status).says("Your mail rests until").says("Which color?");
        // Who has not voted is reminded on the evening before.
        stage.pass_until("2026-11-30T19:00:00Z").await;
        stage.pass_until("2026-12-01T06:59:00Z").await;
        assert!(stage.mails("ben").await.is_empty());
        stage.pass_until("2026-12-01T07:00:00Z").await;
        stage.mail("ben").await.is(NoticeKind::Digest).says("Which color?").says("Fence").says("Some words of mine.");
        stage.forget().await;
        talk(stage, "Gate").await;
        stage.mail("ben").await.is(NoticeKind::Comment);
    }

    async fn resume_ends_a_pause_and_the_next_digest_tells_what_came(stage) {
        stage.accepts(Mail::by("ben").to("garden").subject("Holidays").says("Pause until 24.12.2026")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("Thursday 24 December 2026");
        talk(stage, "Fence").await;
        stage.accepts(Mail::by("ben").to("help").subject("").says("resume")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("The pause is over");
        stage.pass_until("2026-11-25T07:00:00Z").await;
        stage.mail("ben").await.is(NoticeKind::Digest).says("Fence");
        talk(stage, "Gate").await;
        stage.mail("ben").await.is(NoticeKind::Comment);
    }

    async fn a_stranger_waits_for_the_end_of_a_coordinators_pause(stage) {
        stage.accepts(Mail::by("ana").to("help").subject("").says("pause until 26 November")).await;
        stage.mail("ana").await.is(NoticeKind::Done);
        stage.accepts(Mail::by("otto@foreign.example").to("garden").subject("Posts").says("I have ten oak posts.")).await;
        assert!(stage.mails("ana").await.is_empty());
        stage.pass_until("2026-11-26T00:00:00Z").await;
        stage.mail("ana").await.is(NoticeKind::Stranger).says("ten oak posts");
    }

    async fn a_pause_without_a_day_is_refused_and_nothing_rests(stage) {
        stage.accepts(Mail::by("ben").to("help").subject("").says("pause")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal).says("pause until 1 March");
        talk(stage, "Fence").await;
        stage.mail("ben").await.is(NoticeKind::Comment);
        // Words about a pause are words.
        let fence = stage.mails("cleo").await.remove(0);
        stage.forget().await;
        stage.accepts(Mail::reply("cleo", &fence, "Pause until the rain stops, I would say.")).await;
        stage.mail("ben").await.is(NoticeKind::Comment);
    }

    async fn decisions_lists_what_the_groups_have_decided(stage) {
        stage.accepts(Mail::by("ben").to("help").subject("").says("decisions")).await;
        stage.mail("ben").await.is(NoticeKind::Decisions).says("Nothing has been decided yet.");
        ask(stage, "in 2 hours").await;
        let ballot = stage.mails("ben").await.remove(0);
        stage.accepts(Mail::reply("ben", &ballot, "White")).await;
        stage.pass(SignedDuration::from_hours(3)).await;
        stage.pass(SignedDuration::from_hours(24)).await;
        stage.forget().await;
        stage.accepts(Mail::by("ben").to("garden").subject("").says("Decisions")).await;
        stage.mail("ben").await.is(NoticeKind::Decisions).says("Which color? (Garden co-op").says("Decided by most votes: White, 1 of 1.");
        // Whoever belongs to no group sees none of it.
        stage.accepts(Mail::by("otto@foreign.example").to("help").subject("").says("decisions")).await;
        assert_eq!(stage.sink.len(), 0);
    }
}
