//! Words about how somebody takes part: text-only mail, and leaving a group.

use crate::stage::{Mail, Received, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;

async fn talk(stage: &Stage, title: &str) -> Vec<Received> {
    stage.accepts(Mail::by("ana").to("garden").subject(title).says("Some words of mine.")).await;
    stage.mails("ben").await
}

fn has_html(mail: &Received) -> bool {
    String::from_utf8_lossy(&mail.bytes).to_lowercase().contains("content-type: text/html")
}

plays! {
    async fn text_makes_mail_plain_and_html_brings_the_other_part_back(stage) {
        let notice = talk(stage, "Fence").await.remove(0);
        assert!(has_html(&notice));
        // In reply to talk it is a command and no comment.
        stage.accepts(Mail::reply("ben", &notice, "text")).await;
        let done = stage.mail("ben").await;
        done.is(NoticeKind::Done).says("Your mail now comes as text alone. To change it back, reply “html”.");
        assert!(!has_html(&done), "the answer is plain already");
        assert!(stage.mails("cleo").await.iter().all(|mail| mail.says("Some words of mine.").kind() == NoticeKind::Comment));
        assert!(!has_html(&talk(stage, "Gate").await[0]));
        stage.forget().await;
        // In reply to what was answered, then to the service; each way round.
        stage.accepts(Mail::reply("ben", &done, "HTML please")).await;
        let back = stage.mail("ben").await;
        assert!(has_html(back.is(NoticeKind::Done).says("Your mail now comes with HTML beside the text.")));
        stage.accepts(Mail::by("ben").to("help").subject("").says("text only")).await;
        assert!(!has_html(stage.mail("ben").await.is(NoticeKind::Done)));
        assert!(!has_html(&talk(stage, "Door").await[0]));
        stage.forget().await;
    }

    async fn an_option_called_text_is_an_answer_before_it_is_a_command(stage) {
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which format?").says("- Text\n- Pictures\n\nCloses: Friday 18:00\n")).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let ballot = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", ballot.is(NoticeKind::Ballot), "text")).await;
        stage.mail("ben").await.is(NoticeKind::Question).says("text");
        stage.accepts(Mail::reply("ben", &ballot, "html")).await;
        stage.mail("ben").await.is(NoticeKind::Done);
        stage.forget().await;
    }

    async fn leaving_by_word_is_asked_back_and_ends_in_one_goodbye(stage) {
        let notice = talk(stage, "Fence").await.remove(0);
        stage.accepts(Mail::reply("ben", &notice, "leave group")).await;
        let asked = stage.mail("ben").await;
        asked.is(NoticeKind::Confirm).says("Do you want to leave Garden co-op?").says("What you wrote stays.");
        assert_eq!(talk(stage, "Gate").await.len(), 1, "nothing happens before the yes");
        stage.accepts(Mail::reply("ben", &asked, "no")).await;
        stage.mail("ben").await.is(NoticeKind::Done);
        assert_eq!(talk(stage, "Door").await.len(), 1, "no means no");
        stage.forget().await;

        // To the service: the only group is meant.
        stage.accepts(Mail::by("ben").to("help").subject("Bye").says("Leave the group, please.")).await;
        let asked = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", asked.is(NoticeKind::Confirm), "yes")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("You have left Garden co-op. You get no more mail from it.");
        assert!(talk(stage, "Roof").await.is_empty());
        stage.accepts(Mail::reply("ben", &notice, "leave group")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal);
        assert!(stage.mails("cleo").await.iter().all(|mail| mail.kind() == NoticeKind::Comment && !mail.text().contains("leave")));
        stage.forget().await;
    }

    async fn the_leave_address_asks_back_and_then_ends_the_membership(stage) {
        stage.accepts(Mail::by("ben").to("garden-leave").subject("Goodbye").says("I am moving away.")).await;
        let asked = stage.mail("ben").await;
        asked.is(NoticeKind::Confirm).says("Do you want to leave Garden co-op?");
        assert_eq!(talk(stage, "Fence").await.len(), 1);
        stage.accepts(Mail::reply("ben", &asked, "yes")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("You have left Garden co-op.");
        assert!(talk(stage, "Gate").await.is_empty());
        stage.accepts(Mail::by("ben").to("garden").subject("Still here").says("May I write?")).await;
        assert!(stage.mails("cleo").await.iter().all(|mail| !mail.text().contains("May I write?")), "a former member does not speak to all");
        stage.forget().await;
    }

    async fn among_several_groups_nothing_is_guessed(stage) {
        stage.group("kitchen", "Kitchen").await;
        stage.member("kitchen", "ben", "strong.example", |_| {}).await;
        stage.forget().await;
        stage.accepts(Mail::by("ben").to("help").subject("").says("leave group")).await;
        stage.mail("ben").await.is(NoticeKind::Help);
        stage.accepts(Mail::by("ben").to("kitchen").subject("Bye").says("leave group")).await;
        stage.mail("ben").await.is(NoticeKind::Confirm).says("Do you want to leave Kitchen?");
    }
}
