//! Two people, one mailbox: the token decides whose words a mail holds; without one the mailbox is asked.

use crate::stage::{Mail, Received, STRONG, Stage, WEAK, plays};
use crate::votes::{ballots, counted};
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::Address;
use mailmoot::core::thread::Comment;
use mailmoot::core::view::Needs;

/// Dora and Emil write from one address.
async fn household(stage: &Stage, provider: &str) -> String {
    let home = format!("home@{provider}");
    for name in ["dora", "emil"] {
        stage.member("garden", name, provider, |new| new.address = Address::parse(&home).unwrap()).await;
    }
    home
}

async fn said(stage: &Stage, notice: &Received) -> Vec<(String, String)> {
    let thread = notice.notice.thread.unwrap();
    let view = stage.view(|_| Needs { talk: [thread].into(), ..Needs::default() }).await;
    let name = |comment: &Comment| view.people.get(comment.author).unwrap().name.clone();
    view.comments.values().map(|comment| (name(comment), comment.words.clone())).collect()
}

/// The one of two like mails to the mailbox that is `name`'s.
async fn of(stage: &Stage, name: &str, mails: Vec<Received>) -> Received {
    for mail in mails {
        let person = mail.notice.person;
        let view = stage.view(|_| Needs { people: [person].into(), ..Needs::default() }).await;
        if view.people.get(person).unwrap().name == name {
            return mail;
        }
    }
    panic!("no mail is {name}'s");
}

fn pair(who: &str, what: &str) -> (String, String) {
    (who.to_string(), what.to_string())
}

plays! {
    async fn with_a_token_the_token_decides(stage) {
        let home = household(stage, STRONG).await;
        let text = "- Green\n- Natural oak\n- White\n\nCloses: Friday 18:00\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color?").says(text)).await;
        stage.pass(jiff::SignedDuration::from_mins(10)).await;
        let mails = stage.mails(&home).await;
        assert_eq!(mails.len(), 2, "a ballot for each of them");
        let (dora, emil) = (of(stage, "Dora", mails.clone()).await, of(stage, "Emil", mails).await);
        stage.accepts(Mail::reply(&home, &emil, "Green")).await;
        stage.accepts(Mail::reply(&home, &dora, "White")).await;
        assert_eq!(counted(stage, &dora).await, [pair("Dora", "3"), pair("Emil", "1")]);
    }

    async fn without_one_the_mailbox_is_asked_and_nothing_is_posted_before(stage) {
        let home = household(stage, STRONG).await;
        stage.accepts(Mail::by(&home).to("garden").subject("Apples").says("The tree is full, come and pick.")).await;
        let question = stage.mail(&home).await;
        question.is(NoticeKind::WhoseWords).says("Whose words are these?").says("Dora and Emil share this mailbox");
        question.says("> The tree is full, come and pick.").says("[ ] 1  Dora").says("[ ] 2  Emil");
        assert_eq!(stage.sink.len(), 0, "nobody else hears of it");
        // Unclear is asked again; a name, a number or a mark decides.
        stage.accepts(Mail::reply(&home, &question, "Ours, of course")).await;
        let again = stage.mail(&home).await;
        again.is(NoticeKind::WhoseWords);
        assert_eq!(stage.sink.len(), 0);
        stage.accepts(Mail::reply(&home, &again, "Emil")).await;
        let heard = stage.mail("ben").await;
        heard.is(NoticeKind::Comment).says("come and pick");
        assert_eq!(heard.message.from[0].name.as_deref(), Some("Emil via Garden co-op"));
        assert_eq!(said(stage, &heard).await, [pair("Emil", "The tree is full, come and pick.")]);
        // It is settled once.
        stage.forget().await;
        stage.accepts(Mail::reply(&home, &question, "1")).await;
        stage.mail(&home).await.is(NoticeKind::Refusal);
        assert_eq!(said(stage, &heard).await.len(), 1);
    }

    async fn an_answer_to_the_votes_address_gets_its_owner_a_fresh_ballot(stage) {
        let home = household(stage, STRONG).await;
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::by(&home).to("garden-vote").subject("My vote").says("Green")).await;
        let question = stage.mail(&home).await;
        question.is(NoticeKind::WhoseWords).says("> Green");
        assert!(counted(stage, &ben).await.is_empty());
        stage.accepts(Mail::reply(&home, &question, "1")).await;
        let ballot = stage.mail(&home).await;
        ballot.is(NoticeKind::Ballot);
        stage.accepts(Mail::reply(&home, &ballot, "Green")).await;
        assert_eq!(counted(stage, &ben).await, [pair("Dora", "1")]);
    }

    async fn no_throws_it_away_and_nobody_else_can_answer(stage) {
        let home = household(stage, STRONG).await;
        stage.accepts(Mail::by(&home).to("garden").subject("Apples").says("Come and pick.")).await;
        let question = stage.mail(&home).await;
        stage.accepts(Mail::reply("ben", &question, "1")).await;
        assert_eq!(stage.sink.len(), 0, "another member's word on it counts nothing");
        stage.accepts(Mail::reply(&home, &question, "no")).await;
        stage.mail(&home).await.is(NoticeKind::Done).says("thrown away");
        stage.accepts(Mail::reply(&home, &question, "1")).await;
        stage.mail(&home).await.is(NoticeKind::Refusal);
        assert_eq!(stage.sink.len(), 0);
    }

    async fn one_answer_also_stands_for_a_provider_that_signs_nothing(stage) {
        let home = household(stage, WEAK).await;
        stage.accepts(Mail::by(&home).to("garden").subject("Apples").says("Come and pick.")).await;
        let question = stage.mail(&home).await;
        question.is(NoticeKind::WhoseWords);
        stage.accepts(Mail::reply(&home, &question, "[x] 2")).await;
        stage.mail("ben").await.is(NoticeKind::Comment).says("Come and pick.");
    }

    async fn on_somebody_elses_notice_the_mailbox_is_asked_as_well(stage) {
        let home = household(stage, STRONG).await;
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply(&home, &ben, "White")).await;
        assert!(stage.mails("ben").await.is_empty());
        let question = stage.mail(&home).await;
        question.is(NoticeKind::WhoseWords);
        assert!(counted(stage, &ben).await.is_empty());
        stage.accepts(Mail::reply(&home, &question, "Dora")).await;
        assert_eq!(counted(stage, &ben).await, [pair("Dora", "3")]);
        stage.mail(&home).await.is(NoticeKind::Receipt);
    }
}
