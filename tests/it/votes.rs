//! Votes by mail: every way to say one, the receipt, changing it, being unclear, being late.

use crate::stage::{Mail, Received, Stage, plays};
use jiff::SignedDuration;
use mailmoot::cli::verify::{Form, report};
use mailmoot::core::ballot::{Ballot, Choice};
use mailmoot::core::command::Command;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::trust::Actor;
use mailmoot::core::view::Needs;

pub const TITLE: &str = "Which color for the fence?";

/// Ana's poll is open; the ballots of Ben and Cleo come back.
pub async fn ballots(stage: &Stage) -> (Received, Received) {
    let text = "- Green\n- Natural oak\n- White\n\nCloses: Friday 18:00\n";
    stage.accepts(Mail::by("ana").to("garden-poll").subject(TITLE).says(text)).await;
    stage.pass(SignedDuration::from_mins(10)).await;
    let both = (stage.mail("ben").await, stage.mail("cleo").await);
    stage.forget().await;
    both
}

/// The minute comes at which it closes, and it is counted.
pub async fn close(stage: &Stage) {
    stage.forget().await;
    stage.pass_until("2026-11-27T18:00:00Z").await;
    stage.pass(SignedDuration::from_mins(3)).await;
}

/// Counts it again from its ledger.
pub async fn verified(stage: &Stage, form: Option<Form>) -> String {
    let app = &stage.running().app;
    let report = report(&app.store, app.query().await.unwrap(), TITLE, form).await.unwrap();
    assert!(report.holds, "{}", report.text);
    report.text
}

/// Who voted what, by code, as it counts now.
pub async fn counted(stage: &Stage, ballot: &Received) -> Vec<(String, String)> {
    let poll = ballot.notice.poll.unwrap();
    let view = stage
        .view(|view| {
            let people = view.ballots.values().map(|ballot: &Ballot| ballot.person).collect();
            Needs { counts: [poll].into(), people, ..Needs::default() }
        })
        .await;
    let mut votes: Vec<(String, String)> =
        view.ballots.values().map(|ballot| (view.people.get(ballot.person).unwrap().name.clone(), ballot.choice.codes().join(","))).collect();
    votes.sort();
    votes
}

fn vote(who: &str, code: &str) -> (String, String) {
    (who.to_string(), code.to_string())
}

plays! {
    async fn a_number_a_name_and_own_words_are_votes(stage) {
        let (ben, cleo) = ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, "2")).await;
        stage.accepts(Mail::reply("cleo", &cleo, "Hi Ana,\n\nI vote for oak.\n\nCleo")).await;
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "2"), vote("Cleo", "2")]);
        stage.mail("ben").await.is(NoticeKind::Receipt).says("Your vote is counted: Natural oak.");
    }

    async fn a_marked_line_of_the_quoted_ballot_is_a_vote(stage) {
        let (ben, _) = ballots(stage).await;
        let quote = crate::stage::quote(&ben);
        assert!(quote.contains("[ ] 3"), "{quote}");
        let marked = quote.replace("[ ] 3", "[x] 3");
        stage.accepts(Mail::answer("ben", &ben, &ben.message.reply_to[0], &marked)).await;
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "3")]);
    }

    async fn a_vote_below_the_quote_counts(stage) {
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply_below("ben", &ben, "White")).await;
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "3")]);
    }

    async fn a_mailto_button_votes_without_any_threading(stage) {
        let (ben, _) = ballots(stage).await;
        let button = Mail::by("ben").to(&ben.message.reply_to[0]).subject(&format!("Re: {}", ben.message.subject)).says("Green");
        stage.accepts(button).await;
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "1")]);
    }

    async fn a_program_that_answers_from_votes_by_its_references(stage) {
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply_to_from("ben", &ben, "2")).await;
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "2")]);
    }

    async fn voting_again_replaces_and_the_receipt_says_so(stage) {
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, "White\n\nbright in winter")).await;
        let first = stage.mail("ben").await;
        first.says("Your vote is counted: White.").says("bright in winter");
        stage.accepts(Mail::reply("ben", &first, "Natural oak")).await;
        stage.mail("ben").await.says("Your vote is counted: Natural oak.").says("White");
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "2")]);
    }

    async fn the_later_receipt_instant_wins_however_late_it_is_processed(stage) {
        let (ben, _) = ballots(stage).await;
        let intake = stage.running().intake.clone();
        let early = stage.written(&Mail::reply("ben", &ben, "Green"));
        let envelope = |at| mailmoot::inbound::Envelope {
            mail_from: "ben@strong.example".into(),
            rcpt_to: vec![ben.message.reply_to[0].clone()],
            peer: Some([127, 0, 0, 1].into()),
            helo: "strong.example".into(),
            trusted: false,
            received_at: at,
            rebuilt: false,
        };
        let earlier = envelope(stage.now());
        stage.accepts(Mail::reply("ben", &ben, "White")).await;
        assert_eq!(stage.mails("ben").await.len(), 1);
        let what = intake.hand_in(earlier, early).await.unwrap();
        assert_eq!(what.len(), 1);
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "3")]);
        assert!(stage.mails("ben").await.is_empty(), "a superseded vote gets no receipt");
    }

    async fn an_unclear_answer_is_asked_back_and_never_guessed(stage) {
        let (ben, cleo) = ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, "Maybe green or white, I really can't say")).await;
        let question = stage.mail("ben").await;
        question.is(NoticeKind::Question).says("> Maybe green or white, I really can't say").says("[ ] 1  Green").says("0");
        assert!(counted(stage, &ben).await.is_empty());
        assert_eq!(stage.sink.len(), 0, "nobody but the sender hears of it");
        stage.accepts(Mail::reply("ben", &question, "1")).await;
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "1")]);
        stage.mail("ben").await.is(NoticeKind::Receipt);

        for (word, who, ballot) in [("post", "ben", &ben), ("0", "cleo", &cleo)] {
            stage.accepts(Mail::reply(who, ballot, "What about blue? I find these all dull.")).await;
            let question = stage.mail(who).await;
            question.is(NoticeKind::Question);
            stage.accepts(Mail::reply(who, &question, word)).await;
            stage.mail("ana").await.is(NoticeKind::Comment).says("What about blue?");
            stage.mail(who).await.is(NoticeKind::Done).says("Your words now stand in “Which color for the fence?”.");
            stage.forget().await;
        }
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "1")]);
    }

    async fn a_late_vote_hears_so_and_may_be_posted(stage) {
        let (ben, _) = ballots(stage).await;
        stage.pass_until("2026-11-27T18:05:00Z").await;
        stage.forget().await;
        let late = Mail { date: "2026-11-27T17:58:00Z".parse().unwrap(), ..Mail::reply("ben", &ben, "Natural oak") };
        stage.accepts(late).await;
        let told = stage.mail("ben").await;
        told.is(NoticeKind::LateVote).says("Natural oak").says("18:05").says("18:00").says("17:58");
        assert!(counted(stage, &ben).await.is_empty());
        stage.accepts(Mail::reply("ben", &told, "post")).await;
        stage.mail("cleo").await.is(NoticeKind::Comment).says("Natural oak");
        stage.mail("ben").await.is(NoticeKind::Done).says("Your words now stand in");
    }

    async fn not_me_takes_the_vote_back_and_renews_the_links(stage) {
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, "Green")).await;
        let receipt = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", &receipt, "not me")).await;
        assert!(counted(stage, &ben).await.is_empty());
        let mails = stage.mails("ben").await;
        assert_eq!(mails.iter().map(|mail| mail.kind()).collect::<Vec<_>>(), [NoticeKind::Done, NoticeKind::Ballot]);
        stage.accepts(Mail::reply("ben", &ben, "White")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal);
        assert!(counted(stage, &ben).await.is_empty());
        stage.accepts(Mail::reply("ben", &mails[1], "White")).await;
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "3")]);
    }

    async fn not_me_after_a_vote_by_link_takes_it_back_and_the_old_link_is_dead(stage) {
        let (ben, _) = ballots(stage).await;
        let by_link = || Command::VoteOnPage { notice: ben.id(), item: 0, seen: None, choice: Choice::One("1".into()), reason: String::new(), nonce: "once".into() };
        stage.execute(Actor::Link { confirmed: false }, by_link()).await;
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "1")]);
        let receipt = stage.mail("ben").await;
        receipt.is(NoticeKind::Receipt).says("Your vote is counted: Green.").says("Voted on the web with the link in your ballot.");
        stage.accepts(Mail::reply("ben", &receipt, "not me")).await;
        assert!(counted(stage, &ben).await.is_empty());
        let mails = stage.mails("ben").await;
        assert_eq!(mails.iter().map(|mail| mail.kind()).collect::<Vec<_>>(), [NoticeKind::Done, NoticeKind::Ballot]);
        mails[0].says("is taken back and your links are renewed");
        stage.execute(Actor::Link { confirmed: false }, by_link()).await;
        assert!(counted(stage, &ben).await.is_empty(), "whoever has the old link votes no more");
        stage.accepts(Mail::reply("ben", &mails[1], "White")).await;
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "3")]);
    }

    async fn an_answer_to_a_ballot_is_never_a_comment(stage) {
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, "I am out of office until Monday, please call me")).await;
        stage.mail("ben").await.is(NoticeKind::Question);
        assert_eq!(stage.sink.len(), 0);
    }

    async fn the_chain_replays_to_the_count(stage) {
        let (ben, cleo) = ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, "1")).await;
        stage.accepts(Mail::reply("cleo", &cleo, "2")).await;
        stage.accepts(Mail::reply("ben", &ben, "3")).await;
        let poll = ben.notice.poll.unwrap();
        let mut log = Vec::new();
        stage.running().app.store.reader().await.unwrap().poll_log(poll, |fact| log.push(fact)).await.unwrap();
        let mut head = String::new();
        for fact in &log {
            let record: serde_json::Value = serde_json::from_str(&fact.record).unwrap();
            head = mailmoot::core::event::chain(&head, &record);
            assert_eq!(fact.chain.as_deref(), Some(head.as_str()));
        }
        let view = stage.view(|_| Needs { polls: [poll].into(), ..Needs::default() }).await;
        assert_eq!(view.polls.get(poll).unwrap().chain, head);
        assert_eq!(log.len(), 5);
    }
}
