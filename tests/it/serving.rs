//! The service's own addresses, and a group's: each does what its name says.

use crate::stage::{FOREIGN, Mail, plays};
use mailmoot::core::notice::NoticeKind;

/// Who runs the stage's service.
const ADMIN: &str = "admin@moot.example";

plays! {
    async fn what_is_written_to_the_service_reaches_the_person_who_runs_it(stage) {
        for role in ["contact", "dpo", "abuse", "postmaster"] {
            let otto = format!("otto@{FOREIGN}");
            stage.accepts(Mail::by(&otto).to(role).subject("My old messages").says("Please delete what I wrote.")).await;
            let told = stage.mail(ADMIN).await;
            told.is(NoticeKind::ForAdmin).says(&format!("{otto} wrote to {role}@.")).says("Please delete what I wrote.");
            assert_eq!(told.message.reply_to.first(), Some(&otto), "the answer goes to whoever wrote");
            assert_eq!(told.message.subject, format!("To {role}@: My old messages"));
            assert!(stage.mails(&otto).await.is_empty());
        }
        // Nobody vouches for this one, and the admin is told so.
        stage.accepts(Mail::by("ben").to("dpo").subject("").says("Delete Ana.").unsigned()).await;
        stage.mail(ADMIN).await.is(NoticeKind::ForAdmin).says("does not vouch for it");
        // Neither does a machine's own name keep it from being read.
        for (header, from) in [("Precedence: list", "desk@foreign.example"), ("X-Desk: 1", "noreply@foreign.example")] {
            stage.accepts(Mail::by(from).to("abuse").subject("Case 7").says("Your server sends spam.").header(header)).await;
            stage.mail(ADMIN).await.is(NoticeKind::ForAdmin).says("Your server sends spam.");
        }
        // A machine that answers reaches nobody.
        stage.accepts(Mail::by("robot@foreign.example").to("contact").subject("Away").says("I am away.").header("Auto-Submitted: auto-replied")).await;
        assert!(stage.mails(ADMIN).await.is_empty());
    }

    async fn whoever_asks_to_join_waits_for_a_coordinators_word(stage) {
        let otto = format!("otto@{FOREIGN}");
        stage.accepts(Mail::by(&otto).to("garden-join").subject("May I join?").says("I have a garden too.")).await;
        assert!(stage.mails(&otto).await.is_empty());
        let asked = stage.mail("ana").await;
        asked.is(NoticeKind::Stranger).says("I have a garden too.").says("approve");
        assert!(stage.mails("ben").await.is_empty(), "coordinators alone are asked");
        stage.accepts(Mail::reply("ana", &asked, "approve")).await;
        let kinds: Vec<NoticeKind> = stage.mails(&otto).await.iter().map(|mail| mail.kind()).collect();
        assert!(kinds.contains(&NoticeKind::Welcome), "{kinds:?}");
        stage.forget().await;
        let eve = format!("eve@{FOREIGN}");
        stage.accepts(Mail::by(&eve).to("garden-join").subject("Me too").says("Let me in.")).await;
        let asked = stage.mail("ana").await;
        stage.accepts(Mail::reply("ana", &asked, "reject")).await;
        assert!(stage.mails(&eve).await.is_empty());
        stage.mail("ana").await.is(NoticeKind::Done);
    }

    async fn a_groups_addresses_for_help_owners_and_leaving_do_what_they_say(stage) {
        stage.accepts(Mail::by("ben").to("garden-help").subject("?").says("How does this work?")).await;
        stage.mail("ben").await.is(NoticeKind::Help).says("pause until 1 March").says("my data").says("delete, replace");
        stage.accepts(Mail::by("ben").to("garden-owner").subject("A word").says("Who has the key?")).await;
        stage.mail("ana").await.is(NoticeKind::Stranger).says("Who has the key?").says("ben@strong.example");
        stage.accepts(Mail::by("ben").to("garden-leave").subject("").says("Bye")).await;
        stage.mail("ben").await.is(NoticeKind::Confirm).says("Do you want to leave Garden co-op?");
    }
}
