//! Preferences: stopping, levels, undoing, and that nothing covered goes out afterwards.

use crate::stage::{DOMAIN, Mail, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::command::Command;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::Level;
use mailmoot::core::trust::Actor;

/// Ana says something in a thread of its own; Ben's notices come back.
async fn talk(stage: &Stage, title: &str) -> Vec<crate::stage::Received> {
    stage.accepts(Mail::by("ana").to("garden").subject(title).says("Some words of mine.")).await;
    stage.mails("ben").await
}

async fn ask(stage: &Stage) {
    let text = "- Green\n- White\n\nCloses: Friday 18:00\n";
    stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color?").says(text)).await;
    stage.pass(SignedDuration::from_mins(10)).await;
}

fn kinds(mails: &[crate::stage::Received]) -> Vec<NoticeKind> {
    mails.iter().map(|mail| mail.kind()).collect()
}

plays! {
    async fn stop_in_reply_to_talk_stops_that_threads_talk_alone(stage) {
        let notice = talk(stage, "Fence").await.remove(0);
        stage.accepts(Mail::reply("ben", &notice, "stop")).await;
        stage.mail("ben").await.is(NoticeKind::Goodbye).says("Fence");
        let cleo = stage.mails("cleo").await.remove(0);
        stage.accepts(Mail::reply("cleo", &cleo, "I can come on Sunday.")).await;
        assert!(stage.mails("ben").await.is_empty());
        assert_eq!(talk(stage, "Gate").await.len(), 1, "another thread goes on");
        ask(stage).await;
        assert_eq!(kinds(&stage.mails("ben").await), [NoticeKind::Ballot]);
    }

    async fn the_stop_address_stops_the_group_with_one_goodbye(stage) {
        stage.accepts(Mail::by("ben").to("garden-stop").subject("").says("")).await;
        stage.mail("ben").await.is(NoticeKind::Goodbye);
        stage.accepts(Mail::by("ben").to("garden-stop").subject("again").says("please")).await;
        assert!(stage.mails("ben").await.is_empty(), "the goodbye is said once");
        assert!(talk(stage, "Fence").await.is_empty());
        ask(stage).await;
        assert!(stage.mails("ben").await.is_empty(), "ballots included");
    }

    async fn the_unsubscribe_address_stops_whatever_the_message_says(stage) {
        let notice = talk(stage, "Fence").await.remove(0);
        let header = notice.header("list-unsubscribe");
        let address = header.rsplit("mailto:").next().unwrap().trim_end_matches('>').to_string();
        // Even in an automatic mail from nowhere: there is nothing to answer.
        stage.accepts(Mail::by("nobody@nowhere.example").to(&address).says("This is an automatic mail.").header("Auto-Submitted: auto-replied")).await;
        stage.mail("ben").await.is(NoticeKind::Goodbye);
        assert!(talk(stage, "Gate").await.is_empty());
        ask(stage).await;
        assert!(stage.mails("ben").await.is_empty());
    }

    async fn one_click_is_idempotent_and_undo_brings_everything_back(stage) {
        let notice = talk(stage, "Fence").await.remove(0);
        for _ in 0..3 {
            stage.execute(Actor::Link { confirmed: false }, Command::StopByHeader { notice: notice.id() }).await;
        }
        let goodbye = stage.mail("ben").await;
        goodbye.is(NoticeKind::Goodbye).says("ballots");
        assert!(talk(stage, "Gate").await.is_empty());
        stage.accepts(Mail::reply("ben", &goodbye, "undo")).await;
        stage.mail("ben").await.is(NoticeKind::Done);
        assert_eq!(talk(stage, "Door").await.len(), 1);
    }

    async fn ballots_after_a_goodbye_asks_for_votes_again_but_no_talk(stage) {
        let notice = talk(stage, "Fence").await.remove(0);
        stage.execute(Actor::Link { confirmed: false }, Command::StopByHeader { notice: notice.id() }).await;
        let goodbye = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", &goodbye, "ballots")).await;
        stage.mail("ben").await.is(NoticeKind::Done);
        assert!(talk(stage, "Gate").await.is_empty());
        ask(stage).await;
        assert_eq!(kinds(&stage.mails("ben").await), [NoticeKind::Ballot]);
    }

    async fn a_level_by_word_decides_what_comes(stage) {
        for (word, talks, asks) in [("asked group", 0, 1), ("nothing group", 0, 0), ("everything group", 1, 1)] {
            stage.accepts(Mail::by("ben").to("help").subject(word).says("status")).await;
            stage.mail("ben").await.is(NoticeKind::Status);
            let first = stage.mails("ben").await;
            assert!(first.is_empty());
            stage.accepts(Mail::by("ben").to("garden").subject("me").says(word)).await;
            stage.forget().await;
            assert_eq!(talk(stage, word).await.len(), talks, "talk under {word}");
            ask(stage).await;
            assert_eq!(stage.mails("ben").await.len(), asks, "ballots under {word}");
        }
    }

    async fn nothing_in_the_group_binds_its_threads_until_something_later_lifts_it_there(stage) {
        let notice = talk(stage, "Fence").await.remove(0);
        let cleo = stage.mails("cleo").await.remove(0);
        stage.accepts(Mail::reply("ben", &notice, "everything")).await;
        stage.accepts(Mail::by("ben").to("garden-stop").says("stop")).await;
        stage.forget().await;
        stage.accepts(Mail::reply("cleo", &cleo, "I can come on Sunday.")).await;
        assert!(stage.mails("ben").await.is_empty(), "a stop binds what is inside");
        stage.accepts(Mail::reply("ben", &notice, "everything")).await;
        stage.forget().await;
        stage.accepts(Mail::reply("cleo", &cleo, "Or on Monday, if it rains.")).await;
        assert_eq!(stage.mails("ben").await.len(), 1, "lifted for this thread");
        assert!(talk(stage, "Gate").await.is_empty(), "and for this one alone");
        // Stopping the group again binds the thread again.
        stage.accepts(Mail::by("ben").to("garden-stop").says("stop, once more")).await;
        stage.forget().await;
        stage.accepts(Mail::reply("cleo", &cleo, "It rains.")).await;
        assert!(stage.mails("ben").await.is_empty());
    }

    async fn help_and_status_answer_whoever_asks_for_themselves(stage) {
        stage.accepts(Mail::by("ben").to("garden-help").subject("?").says("How does this work?")).await;
        stage.mail("ben").await.is(NoticeKind::Help);
        stage.accepts(Mail::by("ben").to("help").subject("").says("status")).await;
        stage.mail("ben").await.is(NoticeKind::Status).says("Garden co-op");
        stage.accepts(Mail::by("nobody@foreign.example").to("help").says("help")).await;
        assert_eq!(stage.sink.len(), 0, "strangers get no answer");
    }

    async fn what_waits_is_asked_again_before_it_is_handed_over(stage) {
        let notice = talk(stage, "Fence").await.remove(0);
        stage.forget().await;
        // The other side is busy; meanwhile Ben stops.
        for _ in 0..3 {
            stage.sink.answers(mailmoot::inbound::smtp::Taken::NotNow { code: 451, status: "4.3.0", text: "busy".into() });
        }
        stage.accepts(Mail::by("ana").to("garden").subject("Gate").says("It creaks.")).await;
        stage.settled().await;
        assert_eq!(stage.sink.len(), 0);
        stage.accepts(Mail::by("ben").to("garden-stop").says("stop")).await;
        stage.mail("ben").await.is(NoticeKind::Goodbye);
        stage.pass(SignedDuration::from_hours(1)).await;
        assert!(stage.mails("ben").await.is_empty(), "stopped while it waited");
        assert_eq!(stage.mails("cleo").await.len(), 1, "the others get it, once");
        drop(notice);
    }

    async fn undoing_an_undo_restores_and_each_answer_says_what_holds(stage) {
        let notice = talk(stage, "Fence").await.remove(0);
        stage.accepts(Mail::by("ben").to("garden-stop").says("stop")).await;
        let goodbye = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", &goodbye, "undo")).await;
        let undone = stage.mail("ben").await;
        undone.is(NoticeKind::Done).says("Undone. From Garden co-op you now get: everything, at once.").says("Was the undo a mistake? Reply “undo” to this mail.");
        assert_eq!(talk(stage, "Gate").await.len(), 1);
        // The same undo again, sent twice by a hasty thumb, changes nothing and says what holds.
        stage.accepts(Mail::reply("ben", &goodbye, "undo")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("nothing was changed. From Garden co-op you now get: everything, at once.");
        assert_eq!(talk(stage, "Door").await.len(), 1);
        // An undo of the undo.
        stage.accepts(Mail::reply("ben", &undone, "undo")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("Undone. From Garden co-op you now get: nothing.");
        assert!(talk(stage, "Roof").await.is_empty());
        // Without a mail that names the setting, the latest one is meant.
        for level in ["everything, at once", "nothing"] {
            stage.accepts(Mail::by("ben").to("help").says("undo")).await;
            stage.mail("ben").await.is(NoticeKind::Done).says(&format!("From Garden co-op you now get: {level}."));
        }
        drop(notice);
    }

    async fn a_stopped_digest_comes_back_with_one_undo(stage) {
        stage.prefers("ben", Level::Digest).await;
        talk(stage, "Fence").await;
        stage.pass_until("2026-11-25T07:00:00Z").await;
        let digest = stage.mail("ben").await;
        digest.is(NoticeKind::Digest);
        stage.accepts(Mail::reply("ben", &digest, "stop")).await;
        let goodbye = stage.mail("ben").await;
        goodbye.is(NoticeKind::Goodbye);
        stage.accepts(Mail::reply("ben", &goodbye, "undo")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("From Garden co-op you now get: everything, once in the digest.");
        stage.accepts(Mail::reply("ben", &goodbye, "undo")).await;
        stage.mail("ben").await.is(NoticeKind::Status).says("everything, once in the digest");
        talk(stage, "Gate").await;
        stage.pass_until("2026-11-26T07:00:00Z").await;
        stage.mail("ben").await.is(NoticeKind::Digest).says("Gate");
    }

    async fn a_letter_that_waits_when_its_reader_turns_to_the_digest_is_in_the_next_digest_once(stage) {
        for _ in 0..3 {
            stage.sink.answers(mailmoot::inbound::smtp::Taken::NotNow { code: 451, status: "4.3.0", text: "busy".into() });
        }
        stage.accepts(Mail::by("ana").to("garden").subject("Gate").says("It creaks.")).await;
        stage.settled().await;
        assert_eq!(stage.sink.len(), 0, "the other side is busy");
        stage.prefers("ben", Level::Digest).await;
        stage.pass(SignedDuration::from_hours(1)).await;
        assert!(stage.mails("ben").await.is_empty(), "it goes to the digest");
        assert_eq!(stage.mails("cleo").await.len(), 1, "the others get it, once");
        stage.pass_until("2026-11-25T07:00:00Z").await;
        stage.mail("ben").await.is(NoticeKind::Digest).says("It creaks.");
        stage.pass_until("2026-11-26T12:00:00Z").await;
        assert!(stage.mails("ben").await.is_empty(), "in that digest alone");
    }

    async fn welcome_is_sent_once_and_quiet_omits_it(stage) {
        stage.member("garden", "dora", "strong.example", |new| new.quiet = false).await;
        stage.mail("dora").await.is(NoticeKind::Welcome).says("Garden co-op");
        stage.member("garden", "emil", "strong.example", |new| new.prefers = Some(Level::Nothing)).await;
        assert_eq!(stage.sink.len(), 0);
        assert!(stage.running().intake.directory.destination(&format!("garden-stop@{DOMAIN}")).is_some());
    }
}
