//! Somebody else answers a member's notice: its owner is asked, a proven sender hears so, and a member acts as themself.

use crate::stage::{FOREIGN, Mail, STRONG, Stage, plays};
use crate::votes::{ballots, counted};
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::Address;
use mailmoot::core::view::Needs;

/// How many people write from that address.
async fn known(stage: &Stage, address: &str) -> usize {
    let address = Address::parse(address).unwrap();
    let view = stage.view(|_| Needs { addresses: [address.clone()].into(), ..Needs::default() }).await;
    view.people_at(&address).len()
}

fn vote(who: &str, code: &str) -> [(String, String); 1] {
    [(who.to_string(), code.to_string())]
}

plays! {
    async fn owner_and_proven_sender_hear_once_a_day_and_one_yes_counts_it_all(stage) {
        let (ben, _) = ballots(stage).await;
        let work = format!("ben@{FOREIGN}");
        stage.accepts(Mail::reply(&work, &ben, "Green")).await;
        let question = stage.mail("ben").await;
        question.is(NoticeKind::WasItYou).says(&format!("A reply to your Garden co-op mail came from {work}. Was it you?")).says("It votes Green.");
        let told = stage.mail(&work).await;
        told.is(NoticeKind::AskedOwner).says("Nothing was posted. We asked the person this ballot belongs to.");
        // Nothing in it acts for anybody, and nothing of the owner is shown.
        assert!(told.message.reply_to[0].starts_with("help@"), "{:?}", told.message.reply_to);
        assert!(told.message.header("list-unsubscribe").is_empty());
        assert!(!told.text().contains("Ben") && !told.text().contains(&format!("ben@{STRONG}")), "{}", told.text());

        stage.accepts(Mail::reply(&work, &ben, "White")).await;
        assert_eq!(stage.sink.len(), 0, "both have heard today");
        stage.accepts(Mail::reply("ben", &question, "yes")).await;
        assert_eq!(counted(stage, &ben).await, vote("Ben", "3"));
        assert_eq!(known(stage, &work).await, 1);
        let kinds: Vec<_> = stage.mails("ben").await.iter().map(|mail| mail.kind()).collect();
        assert_eq!(kinds, [NoticeKind::Receipt, NoticeKind::Receipt]);
    }

    async fn the_next_day_both_hear_again_and_no_destroys_everything(stage) {
        let (ben, _) = ballots(stage).await;
        let eve = format!("eve@{FOREIGN}");
        stage.accepts(Mail::reply(&eve, &ben, "Green")).await;
        stage.mail("ben").await.is(NoticeKind::WasItYou);
        stage.mail(&eve).await.is(NoticeKind::AskedOwner);
        stage.pass(SignedDuration::from_hours(25)).await;
        stage.accepts(Mail::reply(&eve, &ben, "White")).await;
        stage.mail(&eve).await.is(NoticeKind::AskedOwner);
        let question = stage.mail("ben").await;
        question.is(NoticeKind::WasItYou).says("It votes White.");
        stage.accepts(Mail::reply("ben", &question, "no")).await;
        stage.mail("ben").await.is(NoticeKind::Done);
        let person = stage.person("ben").await;
        let view = stage.view(|_| Needs { desks: [person].into(), ..Needs::default() }).await;
        assert_eq!(view.held.values().count(), 0, "nothing of it waits any longer");
        assert!(counted(stage, &ben).await.is_empty());
        assert_eq!(known(stage, &eve).await, 0);
        stage.accepts(Mail::reply("ben", &ben, "White")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal);
    }

    async fn an_unproven_sender_hears_nothing_and_the_question_names_nobody(stage) {
        let (ben, _) = ballots(stage).await;
        let eve = format!("eve@{FOREIGN}");
        stage.accepts(Mail::reply(&eve, &ben, "Green").unsigned()).await;
        let question = stage.mail("ben").await;
        question.is(NoticeKind::WasItYou).says("from an address we do not know");
        assert!(!String::from_utf8_lossy(&question.bytes).contains(&eve), "{}", question.text());
        assert_eq!(stage.sink.len(), 0, "silence to whoever sent it");
        // A yes counts it, and vouches for no address that was not named.
        stage.accepts(Mail::reply(&eve, &ben, "White").unsigned()).await;
        assert_eq!(stage.sink.len(), 0);
        stage.accepts(Mail::reply("ben", &question, "yes")).await;
        assert_eq!(counted(stage, &ben).await, vote("Ben", "1"));
        assert_eq!(known(stage, &eve).await, 0);
        let mails = stage.mails("ben").await;
        assert_eq!(mails.iter().map(|mail| mail.kind()).collect::<Vec<_>>(), [NoticeKind::Receipt, NoticeKind::WasItYou]);
        mails[1].says("It votes White.");
    }

    async fn a_proven_member_who_answers_anothers_notice_speaks_and_votes_as_themself(stage) {
        stage.accepts(Mail::by("ana").to("garden").subject("Fence").says("It leans.")).await;
        let notice = stage.mail("ben").await;
        stage.forget().await;
        stage.accepts(Mail::reply("cleo", &notice, "I have tools.")).await;
        let heard = stage.mail("ben").await;
        heard.is(NoticeKind::Comment).says("I have tools.");
        assert_eq!(heard.message.from[0].name.as_deref(), Some("Cleo via Garden co-op"));
        assert!(stage.mails("cleo").await.is_empty());
        stage.forget().await;

        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply("cleo", &ben, "White")).await;
        stage.mail("cleo").await.is(NoticeKind::Receipt).says("Your vote is counted: White.");
        assert_eq!(counted(stage, &ben).await, vote("Cleo", "3"));
        assert!(stage.mails("ben").await.is_empty());
        // Whoever joined after it opened is not entitled, whosever ballot they answer.
        stage.member("garden", "dora", STRONG, |_| {}).await;
        stage.accepts(Mail::reply("dora", &ben, "Green")).await;
        stage.mail("dora").await.is(NoticeKind::Refusal).says("you joined after this vote had opened");
        assert_eq!(counted(stage, &ben).await, vote("Cleo", "3"));
    }
}
