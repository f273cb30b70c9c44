//! What waits for a group's coordinators: strangers, floods, and votes that reached the count late.

use crate::stage::{Base, FOREIGN, Mail, Stage, plays};
use crate::votes::{ballots, counted};
use jiff::SignedDuration;
use mailmoot::core::command::Command;
use mailmoot::core::held::Moderation;
use mailmoot::core::ids::HeldId;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::trust::Actor;
use mailmoot::core::view::Needs;

fn eve() -> String {
    format!("eve@{FOREIGN}")
}

fn from_eve(subject: &str) -> Mail {
    Mail::by(&eve()).to("garden").subject(subject).says("May I have the spare seeds?")
}

/// What waits for the coordinators, oldest first.
async fn waiting(stage: &Stage) -> Vec<HeldId> {
    let handles = || Needs { handles: ["garden".into()].into(), ..Needs::default() };
    let group = stage.view(|_| handles()).await.group_named("garden").unwrap().id;
    let view = stage.view(|_| Needs { waiting: [group].into(), ..Needs::default() }).await;
    view.held.values().map(|held| held.id).collect()
}

async fn comments(stage: &Stage) -> usize {
    let needs = |view: &mailmoot::core::view::View| Needs {
        handles: ["garden".into()].into(),
        archives: view.groups.values().map(|group| group.id).collect(),
        talk: view.threads.values().map(|thread| thread.id).collect(),
        ..Needs::default()
    };
    stage.view(needs).await.comments.values().count()
}

/// Signed in, on the page.
async fn on_page(stage: &Stage, who: &str, held: HeldId, word: Moderation) {
    let person = stage.person(who).await;
    stage.execute(Actor::Session { person }, Command::Moderate { held, word }).await;
}

plays! {
    async fn one_mail_asks_about_a_stranger_and_one_word_settles_all_they_wrote(stage) {
        for number in 0..3 {
            stage.accepts(from_eve(&format!("Seeds {number}"))).await;
        }
        let asked = stage.mail("ana").await;
        asked.is(NoticeKind::Stranger).says("What else they write waits with it");
        assert_eq!((waiting(stage).await.len(), stage.sink.len()), (3, 0), "and the stranger hears nothing");
        stage.accepts(Mail::reply("ana", &asked, "approve")).await;
        assert_eq!(stage.mails("ben").await.iter().filter(|mail| mail.kind() == NoticeKind::Comment).count(), 3);
        assert!(waiting(stage).await.is_empty());
        stage.forget().await;
        // They belong now.
        stage.accepts(from_eve("More seeds")).await;
        stage.mail("ben").await.is(NoticeKind::Comment);
    }

    async fn a_blocked_address_is_remembered_in_that_group_and_a_rejected_one_is_not(stage) {
        for (word, asked_again) in [("reject", true), ("block", false)] {
            stage.accepts(from_eve(&format!("To be answered with {word}"))).await;
            let asked = stage.mail("ana").await;
            stage.accepts(Mail::reply("ana", &asked, word)).await;
            stage.mail("ana").await.is(NoticeKind::Done);
            assert!(waiting(stage).await.is_empty());
            stage.accepts(from_eve(&format!("Once more after {word}"))).await;
            assert_eq!(stage.mails("ana").await.len(), usize::from(asked_again), "{word}");
            for held in waiting(stage).await {
                on_page(stage, "ana", held, Moderation::Reject).await;
            }
            stage.forget().await;
        }
        assert_eq!((comments(stage).await, stage.sink.len()), (0, 0));
        // Another group has not blocked them.
        stage.group("house", "Rosehill house").await;
        stage.member("house", "dora", crate::stage::STRONG, |new| new.role = mailmoot::core::group::Role::Coordinator).await;
        stage.accepts(Mail::by(&eve()).to("house").subject("Seeds").says("May I have them?")).await;
        stage.mail("dora").await.is(NoticeKind::Stranger);
    }

    async fn on_the_page_only_a_coordinators_word_counts(stage) {
        stage.accepts(from_eve("Seeds")).await;
        stage.mail("ana").await.is(NoticeKind::Stranger);
        let held = waiting(stage).await[0];
        for who in ["ben", "wes"] {
            on_page(stage, who, held, Moderation::Approve).await;
        }
        assert_eq!((waiting(stage).await.len(), comments(stage).await), (1, 0));
        on_page(stage, "ana", held, Moderation::Approve).await;
        stage.mail("ben").await.is(NoticeKind::Comment).says("spare seeds");
        on_page(stage, "ana", held, Moderation::Approve).await;
        assert_eq!(comments(stage).await, 1, "a second press changes nothing");
        stage.forget().await;
    }

    async fn without_a_word_it_is_dropped_after_a_fortnight(stage) {
        stage.accepts(from_eve("Seeds")).await;
        let asked = stage.mail("ana").await;
        stage.pass(SignedDuration::from_hours(14 * 24 - 1)).await;
        assert_eq!(waiting(stage).await.len(), 1);
        stage.pass(SignedDuration::from_hours(2)).await;
        assert!(waiting(stage).await.is_empty());
        stage.accepts(Mail::reply("ana", &asked, "approve")).await;
        stage.mail("ana").await.is(NoticeKind::Refusal);
        assert_eq!((comments(stage).await, stage.sink.len()), (0, 0));
    }

    async fn a_storm_of_strangers_fills_the_page_and_not_the_coordinators_mailbox(stage) {
        for number in 0..25 {
            stage.accepts(Mail::by(&format!("x{number}@{FOREIGN}")).to("garden").subject("Buy").says("Cheap seeds.")).await;
        }
        assert_eq!((stage.mails("ana").await.len(), waiting(stage).await.len(), stage.sink.len()), (20, 25, 0));
    }

    async fn what_a_member_writes_beyond_the_budget_waits_and_is_not_lost(stage) {
        stage.restart(|config| config.limits.member = 3).await;
        for number in 0..6 {
            stage.accepts(Mail::by("ben").to("garden").subject(&format!("Fence {number}")).says("It leans.")).await;
        }
        assert_eq!((comments(stage).await, waiting(stage).await.len()), (3, 3));
        // What a flood holds is kept over a restart; only the count of the hour begins anew.
        stage.restart(|_| {}).await;
        assert_eq!((comments(stage).await, waiting(stage).await.len()), (3, 3));
        let told = stage.mail("ben").await;
        told.is(NoticeKind::Refusal).says("Your message waits").says("It leans.");
        let asked = stage.mails("ana").await.into_iter().find(|mail| mail.kind() == NoticeKind::Stranger).unwrap();
        asked.says("Ben has written to Garden co-op");
        stage.accepts(Mail::reply("ana", &asked, "approve")).await;
        stage.settled().await;
        assert_eq!((comments(stage).await, waiting(stage).await.len()), (6, 0));
        stage.forget().await;
        // Votes and settings are not messages to others, and an hour later there is room again.
        stage.pass(SignedDuration::from_mins(61)).await;
        stage.accepts(Mail::by("ben").to("garden").subject("Gate").says("It creaks.")).await;
        stage.mail("cleo").await.is(NoticeKind::Comment);
        stage.forget().await;
    }
}

/// What an outsider sees of a door's answers: they say nothing about who belongs.
#[tokio::test]
async fn the_mail_door_answers_members_and_strangers_alike() {
    let stage = Stage::open(Base::Sqlite).await;
    for signed in [true, false] {
        let mut heard = Vec::new();
        for who in ["ben".to_string(), "nobody@strong.example".to_string()] {
            for to in ["garden", "garden-poll", "garden-vote", "garden-stop", "garden-leave", "garden-join", "garden-help", "garden-owner", "help", "nowhere"] {
                let mail = Mail::by(&who).to(to).subject("Which?").says("- Green\n- White\n\nCloses: Friday 18:00");
                let reply = stage.send(if signed { mail } else { mail.unsigned() }).await;
                heard.push((who.contains('@'), to, reply.code, reply.text));
            }
        }
        let of = |stranger: bool| heard.iter().filter(|answer| answer.0 == stranger).map(|(_, to, code, text)| (*to, *code, text.clone())).collect::<Vec<_>>();
        assert_eq!(of(false), of(true), "signed: {signed}");
        assert!(heard.iter().any(|answer| answer.2 == 550), "an address that is nobody's is refused");
    }
    stage.forget().await;
    stage.close().await;
}

/// Through a provider's door, whose signed time is the one that counts.
#[tokio::test]
async fn a_vote_received_in_time_that_comes_after_the_count_waits_for_the_coordinators() {
    for (base, word) in [(Base::Sqlite, "approve"), (Base::Sqlite, "reject"), (Base::Postgres, "approve"), (Base::Postgres, "reject")] {
        let place = crate::webhooks::Place::open(base).await;
        let stage = &place.stage;
        let ben = place.ballot("ben");
        let cleo = place.ballot("cleo");
        stage.accepts(Mail::reply("cleo", cleo, "White")).await;
        stage.pass_until("2026-11-27T17:59:00Z").await;
        let signed = stage.now();
        let vote = place.poster.mail(
            "mailgun",
            &stage.written(&Mail::reply("ben", ben, "Green\n\nIt hides the bins.")),
            &ben.message.reply_to[0].clone(),
            "ben@strong.example",
            signed,
        );
        stage.pass_until("2026-11-27T18:10:00Z").await;
        stage.forget().await;
        assert_eq!(place.post(&vote).await, 200);
        let told = stage.mail("ben").await;
        told.is(NoticeKind::LateVote).says("was sent in time").says("The coordinators have been asked whether it counts all the same");
        let asked = stage.mail("ana").await;
        asked.is(NoticeKind::Stranger).says("Ben voted in time");
        assert!(!asked.text().contains("Green") && !asked.text().contains("bins"), "{}", asked.text());
        assert_eq!(counted(stage, cleo).await, [("Cleo".to_string(), "3".to_string())]);
        stage.accepts(Mail::reply("ana", &asked, word)).await;
        stage.settled().await;
        let count = counted(stage, cleo).await.len();
        let results = stage.mails("cleo").await;
        if word == "approve" {
            assert_eq!(count, 2);
            assert_eq!(results.len(), 1);
            results[0].is(NoticeKind::Result).says("Counted again").says("2 of 4");
            assert!(stage.mails("ben").await.iter().any(|mail| mail.kind() == NoticeKind::Receipt));
        } else {
            assert_eq!((count, results.len()), (1, 0));
        }
        stage.forget().await;
        place.stage.close().await;
    }
}

/// What a vote comes to that was received in time and comes after the count, by whom the vote asks.
#[tokio::test]
async fn late_to_the_count_a_guest_and_a_joiner_are_asked_about_and_whoever_may_not_vote_hears_why() {
    let (guest, joiner) = (format!("margaret@{FOREIGN}"), "dora");
    let cases = [
        (format!("Voters: Ben, Margaret <{guest}>"), guest.as_str(), Some("1 of 2")),
        ("Joiners: may vote".into(), joiner, Some("1 of 5")),
        ("Voters: Ben".into(), "cleo", None),
    ];
    let everywhere = [Base::Sqlite, Base::Postgres].into_iter().flat_map(|base| cases.iter().map(move |case| (base, case)));
    for (base, (line, who, turnout)) in everywhere {
        let (who, place) = (*who, crate::webhooks::Place::open(base).await);
        let stage = &place.stage;
        let text = format!("- Green\n- White\n\nCloses: Friday 18:00\n{line}\n");
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which gate?").says(&text)).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        if who == joiner {
            stage.pass(SignedDuration::from_mins(1)).await;
            stage.member("garden", joiner, crate::stage::STRONG, |_| {}).await;
        }
        // Whoever is not asked has no ballot of their own to answer.
        let asked = if who == "cleo" { "ben" } else { who };
        let ballot = stage.mails(asked).await.into_iter().find(|mail| mail.message.subject.contains("Which gate?")).unwrap();
        stage.pass_until("2026-11-27T17:59:00Z").await;
        let written = stage.written(&Mail::reply(who, &ballot, "White"));
        let vote = place.poster.mail("mailgun", &written, &ballot.message.reply_to[0], &crate::stage::address(who), stage.now());
        stage.pass_until("2026-11-27T18:10:00Z").await;
        stage.forget().await;
        assert_eq!(place.post(&vote).await, 200);
        let told = stage.mail(who).await;
        match turnout {
            Some(turnout) => {
                told.is(NoticeKind::LateVote).says("The coordinators have been asked whether it counts all the same");
                let question = stage.mail("ana").await;
                stage.accepts(Mail::reply("ana", &question, "approve")).await;
                assert_eq!(counted(stage, &ballot).await.len(), 1, "{line}");
                assert!(stage.mails(who).await.iter().any(|mail| mail.kind() == NoticeKind::Receipt));
                stage.mail("ben").await.is(NoticeKind::Result).says("Counted again").says(turnout);
                let app = &stage.running().app;
                let report = mailmoot::cli::verify::report(&app.store, app.query().await.unwrap(), "Which gate?", None).await.unwrap();
                assert!(report.holds, "{}", report.text);
            }
            None => {
                told.is(NoticeKind::Refusal).says("this vote asks other people of the group");
                assert!(stage.mails("ana").await.is_empty(), "nobody is asked about it");
                assert!(counted(stage, &ballot).await.is_empty());
            }
        }
        stage.forget().await;
        place.stage.close().await;
    }
}

plays! {
    async fn mail_without_proof_fills_nobodys_mailbox_with_our_questions(stage) {
        for number in 0..12 {
            stage.accepts(Mail::by("ben").to("garden").subject(&format!("Fence {number}")).says("It leans.").unsigned()).await;
        }
        let asked = stage.mails("ben").await;
        assert_eq!(asked.len(), 5, "five questions, and the rest waits");
        assert!(asked.iter().all(|mail| mail.kind() == NoticeKind::Confirm));
        assert_eq!(stage.running().app.store.status().await.unwrap().held, 12);
        // A vote without a token brings a fresh ballot: to an unproven sender once a day.
        ballots(stage).await;
        stage.forget().await;
        for number in 0..4 {
            stage.accepts(Mail::by("cleo").to("garden-vote").subject(&format!("My vote {number}")).says("Green").unsigned()).await;
        }
        stage.mail("cleo").await.is(NoticeKind::Ballot);
        for number in 0..3 {
            stage.accepts(Mail::by("cleo").to("garden-vote").subject(&format!("My proven vote {number}")).says("Green")).await;
        }
        stage.mail("cleo").await.is(NoticeKind::Refusal).says("it answers no ballot").says("Green");
        stage.pass(SignedDuration::from_hours(25)).await;
        stage.forget().await;
        stage.accepts(Mail::by("cleo").to("garden-vote").subject("My vote of today").says("Green").unsigned()).await;
        stage.mail("cleo").await.is(NoticeKind::Ballot);
    }

    async fn mail_without_proof_to_help_is_answered_once_a_day(stage) {
        for words in ["help", "status", "How does this work?", "help"] {
            stage.accepts(Mail::by("wes").to("help").subject(words).says(words)).await;
        }
        stage.mail("wes").await.is(NoticeKind::Help);
        stage.pass(SignedDuration::from_hours(25)).await;
        stage.forget().await;
        stage.accepts(Mail::by("wes").to("help").subject("Again").says("status")).await;
        stage.mail("wes").await.is(NoticeKind::Status);
        // Whoever is proven is answered, as long as they are no program.
        for number in 0..12 {
            stage.accepts(Mail::by("ben").to("help").subject(&format!("Question {number}")).says("How does this work?")).await;
        }
        assert_eq!(stage.mails("ben").await.len(), 10);
    }

    async fn a_storm_at_the_coordinators_address_waits_on_their_page(stage) {
        for number in 0..25 {
            stage.accepts(Mail::by(&format!("x{number}@{FOREIGN}")).to("garden-owner").subject("Buy").says("Cheap seeds.")).await;
        }
        let told = stage.mails("ana").await;
        assert_eq!((told.len(), waiting(stage).await.len(), stage.sink.len()), (20, 5, 0));
        assert!(told.iter().all(|mail| mail.kind() == NoticeKind::Stranger));
        // A word sends on what waited, as its author's.
        on_page(stage, "ana", waiting(stage).await[0], Moderation::Approve).await;
        let kinds: Vec<_> = stage.mails("ana").await.iter().map(|mail| (mail.kind(), mail.text().contains(&format!("x20@{FOREIGN}")))).collect();
        assert!(kinds.contains(&(NoticeKind::Stranger, true)), "{kinds:?}");
        stage.forget().await;
        // A member's flood waits as their words to the group do.
        stage.restart(|config| config.limits.member = 2).await;
        for number in 0..4 {
            stage.accepts(Mail::by("ben").to("garden-owner").subject(&format!("Key {number}")).says("Who has it?")).await;
        }
        stage.mail("ben").await.is(NoticeKind::Refusal).says("Your message waits");
        assert_eq!(stage.mails("ana").await.len(), 3, "two, and one question about the rest");
    }

    async fn a_storm_at_the_services_addresses_does_not_hide_what_is_proven(stage) {
        for (number, role) in ["contact", "dpo", "abuse"].into_iter().cycle().take(30).enumerate() {
            stage.accepts(Mail::by("ben").to(role).subject(&format!("Buy {number}")).says("Cheap seeds.").unsigned()).await;
        }
        let told = stage.mails("admin@moot.example").await;
        assert_eq!(told.len(), 20);
        assert!(!told[18].text().contains("within this hour"), "{}", told[18].text());
        told[19].is(NoticeKind::ForAdmin).says("nothing more of its kind is passed on to you within this hour");
        stage.accepts(Mail::by(&eve()).to("dpo").subject("My data").says("What do you keep about me?")).await;
        stage.mail("admin@moot.example").await.is(NoticeKind::ForAdmin).says("What do you keep about me?");
        stage.pass(SignedDuration::from_mins(61)).await;
        stage.accepts(Mail::by("ben").to("contact").subject("Later").says("Cheap seeds.").unsigned()).await;
        stage.mail("admin@moot.example").await.is(NoticeKind::ForAdmin);
    }
}
