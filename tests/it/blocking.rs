//! A block on a proposal: counted at once, asked why, and told to whoever asked for the decision.

use crate::stage::{Mail, Received, Stage, plays};
use crate::votes::counted;
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::view::Needs;

/// Ana's proposal is open; the ballots of Ben and Cleo come back.
async fn proposal(stage: &Stage, settings: &str) -> (Received, Received) {
    let text = format!("We fix the roof in March.\n\nType: proposal\n{settings}Closes: Friday 18:00\n");
    stage.accepts(Mail::by("ana").to("garden-poll").subject("Fix the roof").says(&text)).await;
    stage.pass(SignedDuration::from_mins(10)).await;
    let both = (stage.mail("ben").await, stage.mail("cleo").await);
    stage.forget().await;
    both
}

/// The reasons that count now.
async fn reasons(stage: &Stage, ballot: &Received) -> Vec<String> {
    let poll = ballot.notice.poll.unwrap();
    let view = stage.view(|_| Needs { counts: [poll].into(), ..Needs::default() }).await;
    view.ballots.values().map(|ballot| ballot.reason.clone()).collect()
}

fn blocked(who: &str) -> [(String, String); 1] {
    [(who.to_string(), "4".to_string())]
}

plays! {
    async fn a_block_without_a_reason_counts_is_asked_why_and_told_to_the_asker(stage) {
        let (ben, _) = proposal(stage, "").await;
        ben.says("Ana hears of a block at once, with your name and reason.");
        stage.accepts(Mail::reply("ben", &ben, "block")).await;
        assert_eq!(counted(stage, &ben).await, blocked("Ben"));
        let receipt = stage.mail("ben").await;
        receipt.is(NoticeKind::Receipt).says("Your vote is counted: block.").says("You gave no reason for your block.");
        let told = stage.mail("ana").await;
        told.is(NoticeKind::Blocked).says("Ben blocks your proposal “Fix the roof”.").says("There is no reason yet; we have asked for one.");
        assert_eq!(told.message.subject, ben.message.subject);
        assert!(stage.mails("cleo").await.is_empty(), "nobody else hears of it");

        // The words of the reply become the reason; whatever they name, the block stands.
        stage.accepts(Mail::reply("ben", &receipt, "The lime tree would lose its roots.")).await;
        assert_eq!(counted(stage, &ben).await, blocked("Ben"));
        assert_eq!(reasons(stage, &ben).await, ["The lime tree would lose its roots."]);
        stage.mail("ben").await.is(NoticeKind::Receipt).says("Your vote is counted: block.").says("> The lime tree would lose its roots.");
        stage.mail("ana").await.is(NoticeKind::Blocked).says("> The lime tree would lose its roots.");
        // Whoever answers the same receipt again has said why, and is asked what they mean.
        stage.accepts(Mail::reply("ben", &receipt, "And the birds nest there.")).await;
        stage.mail("ben").await.is(NoticeKind::Question);
        assert_eq!(reasons(stage, &ben).await, ["The lime tree would lose its roots."]);
        assert!(stage.mails("ana").await.is_empty());

        stage.pass_until("2026-11-27T18:03:00Z").await;
        stage.mail("cleo").await.is(NoticeKind::Result).says("Not adopted: 0 agree, 1 block.").says("The lime tree would lose its roots.");
    }

    async fn a_block_with_its_reason_is_told_once_and_nobody_is_asked(stage) {
        let (ben, _) = proposal(stage, "").await;
        stage.accepts(Mail::reply("ben", &ben, "block\n\nThe lime tree would lose its roots.")).await;
        let receipt = stage.mail("ben").await;
        receipt.is(NoticeKind::Receipt).says("The lime tree would lose its roots.");
        assert!(!receipt.text().contains("You gave no reason"), "{}", receipt.text());
        stage.mail("ana").await.is(NoticeKind::Blocked).says("The lime tree would lose its roots.");
        stage.accepts(Mail::reply("ben", &receipt, "agree")).await;
        assert!(stage.mails("ana").await.is_empty(), "a block that is gone is not told");
    }

    async fn thanks_are_no_reason_and_another_members_words_are_not_the_owners(stage) {
        let (ben, cleo) = proposal(stage, "").await;
        stage.accepts(Mail::reply("ben", &ben, "block")).await;
        let receipt = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", &receipt, "Thanks!")).await;
        stage.mail("ben").await.is(NoticeKind::Question);
        stage.accepts(Mail::reply("cleo", &receipt, "Because of the tree, I suppose.")).await;
        stage.mail("cleo").await.is(NoticeKind::Question);
        assert_eq!(reasons(stage, &cleo).await, [""]);
        assert_eq!(counted(stage, &ben).await, blocked("Ben"));
    }

    async fn what_is_hidden_until_the_close_is_hidden_from_the_asker_too(stage) {
        let (ben, _) = proposal(stage, "Results: after closing\n").await;
        assert!(!ben.text().contains("hears of a block"), "{}", ben.text());
        stage.accepts(Mail::reply("ben", &ben, "block")).await;
        stage.mail("ben").await.is(NoticeKind::Receipt).says("You gave no reason for your block.");
        assert!(stage.mails("ana").await.is_empty());
    }

    async fn the_askers_own_block_is_no_news_to_them(stage) {
        let text = "We fix the roof in March.\n\nType: proposal\nCloses: Friday 18:00\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Fix the roof").says(text)).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let ballot = stage.mails("ana").await.pop().unwrap();
        stage.accepts(Mail::reply("ana", &ballot, "block")).await;
        stage.mail("ana").await.is(NoticeKind::Receipt);
    }
}
