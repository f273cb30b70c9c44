//! Inviting people by mail: they are asked, reminded once, and get nothing else before they have said yes.

use crate::stage::{FOREIGN, Mail, Received, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::{Address, Standing};
use mailmoot::core::view::Needs;

fn dora() -> String {
    format!("dora@{FOREIGN}")
}

async fn invited(stage: &Stage) -> Received {
    stage.accepts(Mail::by("ana").to("help").subject("").says(&format!("invite: Dora <{}>", dora()))).await;
    stage.mail("ana").await.is(NoticeKind::Done).says(&format!("Invited to Garden co-op: Dora <{}>.", dora()));
    stage.mail(&dora()).await
}

async fn kinds(stage: &Stage, who: &str) -> Vec<NoticeKind> {
    stage.mails(who).await.iter().map(Received::kind).collect()
}

plays! {
    async fn a_guest_is_asked_and_a_yes_makes_them_a_member(stage) {
        let asked = invited(stage).await;
        asked.is(NoticeKind::Invitation).says("Ana invites you to Garden co-op").says("Reply “yes” to join").says("coordinators: Ana").says("Ada Admin runs the server");
        stage.accepts(Mail::by("ben").to("garden").subject("Fence").says("It leans.")).await;
        assert!(stage.mails(&dora()).await.is_empty(), "no other mail before the answer");
        stage.accepts(Mail::reply(&dora(), &asked, "Yes, gladly")).await;
        stage.accepts(Mail::reply(&dora(), &asked, "yes")).await;
        assert!(kinds(stage, &dora()).await.contains(&NoticeKind::Welcome));
        stage.forget().await;
        stage.accepts(Mail::by("ben").to("garden").subject("Gate").says("It squeaks.")).await;
        stage.mail(&dora()).await.is(NoticeKind::Comment);
        stage.pass(SignedDuration::from_hours(24 * 6)).await;
        assert!(kinds(stage, &dora()).await.is_empty(), "no reminder after the answer");
    }

    async fn whoever_does_not_answer_is_reminded_once_and_then_forgotten(stage) {
        invited(stage).await;
        stage.pass(SignedDuration::from_hours(24 * 6)).await;
        stage.mail(&dora()).await.is(NoticeKind::Invitation).says("This is the last mail about it.");
        stage.pass(SignedDuration::from_hours(24 * 9)).await;
        assert!(stage.mails(&dora()).await.is_empty());
        let address = Address::parse(&dora()).unwrap();
        let view = stage.view(|_| Needs { addresses: [address.clone()].into(), ..Needs::default() }).await;
        assert!(view.people_at(&address).iter().all(|person| person.standing == Standing::Deleted), "the address is not kept");
    }

    async fn a_no_is_a_no_and_never_holds_for_every_group(stage) {
        let asked = invited(stage).await;
        stage.accepts(Mail::reply(&dora(), &asked, "No, thanks")).await;
        stage.mail(&dora()).await.is(NoticeKind::Done).says("You do not join Garden co-op");
        stage.pass(SignedDuration::from_hours(24 * 6)).await;
        assert!(stage.mails(&dora()).await.is_empty(), "no reminder after a no");
        let again = invited(stage).await;
        stage.accepts(Mail::reply(&dora(), &again, "never")).await;
        stage.mail(&dora()).await.is(NoticeKind::Done).says("no group here will ask you again");
        stage.accepts(Mail::by("ana").to("garden").subject("").says(&format!("Invite: {}", dora()))).await;
        stage.mail("ana").await.is(NoticeKind::Done).says("Nobody was invited").says("not asked");
        assert!(stage.mails(&dora()).await.is_empty());
    }

    async fn coordinators_alone_invite_and_nobody_is_asked_twice(stage) {
        stage.accepts(Mail::by("ben").to("garden").subject("").says("invite: Dora <dora@foreign.example>")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal).says("only coordinators");
        invited(stage).await;
        stage.accepts(Mail::by("ana").to("garden").subject("").says("invite: Dora <dora@foreign.example>, Ben <ben@strong.example>\notto@foreign.example")).await;
        stage.mail("ana").await.is(NoticeKind::Done).says("Invited to Garden co-op: otto@foreign.example.").says("Ben <ben@strong.example>: not asked");
        assert!(kinds(stage, &dora()).await.is_empty() && kinds(stage, "ben").await.is_empty());
        assert_eq!(kinds(stage, "otto@foreign.example").await, [NoticeKind::Invitation]);
        // Words about inviting are words.
        stage.accepts(Mail::by("ben").to("garden").subject("Party").says("Invite: everybody you know.")).await;
        stage.mail("ana").await.is(NoticeKind::Comment);
    }
}
