//! Proof that comes late, in another's words, or a second time: what our own mail server found, a DNS that keeps silent,
//! a copy without a signature, and questions in a flood.

use crate::stage::{FOREIGN, Mail, Received, STRONG, Stage, plays};
use crate::votes::{ballots, counted};
use jiff::SignedDuration;
use mailmoot::core::command::Outcome;
use mailmoot::core::held::HeldWhy;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::view::Needs;

/// Why things wait for somebody's yes, oldest first.
async fn held(stage: &Stage, who: &str) -> Vec<HeldWhy> {
    let person = stage.person(who).await;
    let view = stage.view(|_| Needs { desks: [person].into(), ..Needs::default() }).await;
    let mut waiting: Vec<_> = view.held.values().filter(|held| held.owner == Some(person) && held.settled.is_none()).collect();
    waiting.sort_by_key(|held| held.received_at);
    waiting.iter().map(|held| held.why).collect()
}

fn kinds(mails: &[Received]) -> Vec<NoticeKind> {
    mails.iter().map(Received::kind).collect()
}

fn vote_of(who: &str) -> [(String, String); 1] {
    [(who.to_string(), "1".to_string())]
}

plays! {
    // Ben's provider asks that what it has not signed be refused, so what stands in makes weak proof of failed.
    async fn what_our_own_mail_server_found_stands_in_when_it_hands_the_mail_over_itself(stage) {
        const OURS: &str = "Authentication-Results: mx.moot.example; spf=pass smtp.mailfrom=ben@strong.example";
        const OTHERS: &str = "Authentication-Results: mx.foreign.example; spf=pass smtp.mailfrom=ben@strong.example";
        const SECOND: &str = "Authentication-Results: mx.moot.example; spf=fail smtp.mailfrom=ben@strong.example";
        const FOR_EVE: &str = "Authentication-Results: mx.moot.example; spf=pass smtp.mailfrom=eve@foreign.example";
        const MORE: &str = "Authentication-Results: mx.moot.example; dkim=pass header.d=strong.example; dmarc=pass header.from=strong.example";
        const HOPS: &str = "Received: from a by b\r\nReceived: from c by d";
        let (here, elsewhere) = ("127.0.0.1", "127.0.0.2");
        let cases = [
            ("stated by our relay", here, OURS.to_string(), HeldWhy::Weak),
            ("stated twice alike", here, format!("{OURS}\r\n{OURS}"), HeldWhy::Weak),
            ("from another address", elsewhere, OURS.to_string(), HeldWhy::Failed),
            ("under another name", here, OTHERS.to_string(), HeldWhy::Failed),
            ("another name above ours", here, format!("{OTHERS}\r\n{OURS}"), HeldWhy::Weak),
            ("a second one that says otherwise", here, format!("{OURS}\r\n{SECOND}"), HeldWhy::Failed),
            ("a second one that says more", here, format!("{SECOND}\r\n{OURS}"), HeldWhy::Failed),
            ("about another sender", here, FOR_EVE.to_string(), HeldWhy::Failed),
            ("about what we look at ourselves", here, MORE.to_string(), HeldWhy::Failed),
            ("below the relay's own line", here, format!("{HOPS}\r\n{OURS}"), HeldWhy::Failed),
        ];
        for (number, (name, relay, lines, expected)) in cases.into_iter().enumerate() {
            stage.restart(|config| {
                config.smtp.trusted_relays = vec![relay.into()];
                config.smtp.authserv_id = Some("mx.moot.example".into());
            }).await;
            let mail = Mail::by("ben").to("garden").subject(&format!("Case {number}")).says("Words of mine.").unsigned();
            let bytes = [lines.as_bytes(), b"\r\n", &mail.bytes()].concat();
            let since = stage.now();
            stage.world.advance(SignedDuration::from_secs(1));
            assert_eq!(stage.deliver("ben@strong.example", &["garden@moot.example"], &bytes).await.code, 250, "{name}");
            assert_eq!(held(stage, "ben").await.last().copied(), Some(expected), "{name}");
            assert_eq!(stage.running().app.store.raws_since(since).await.unwrap().len(), 1);
            stage.forget().await;
            stage.pass(SignedDuration::from_hours(25)).await;
        }
    }

    async fn a_dns_that_keeps_silent_delays_a_vote_which_counts_from_when_it_arrived(stage) {
        let (ben, _) = ballots(stage).await;
        // Another service, so that nothing is remembered of the names.
        stage.restart(|_| {}).await;
        let name = format!("post._domainkey.{STRONG}");
        stage.zone.silence(&name);
        stage.pass_until("2026-11-27T17:59:00Z").await;
        stage.forget().await;
        stage.accepts(Mail::reply("ben", &ben, "Green")).await;
        let arrived = stage.now();
        assert_eq!(stage.running().app.store.status().await.unwrap().pending, 1);
        // The poll closes meanwhile, and is not counted without it.
        stage.pass_until("2026-11-27T18:30:00Z").await;
        assert!(stage.mails("cleo").await.is_empty(), "no result while a vote waits for DNS");
        stage.zone.txt(&name, stage.record.as_str());
        stage.until("the vote is read", async || {
            stage.world.advance(SignedDuration::from_secs(10));
            stage.running().app.ring();
            stage.running().app.store.status().await.unwrap().pending == 0
        }).await;
        assert!(kinds(&stage.mails("ben").await).contains(&NoticeKind::Receipt));
        assert_eq!(counted(stage, &ben).await, vote_of("Ben"));
        let poll = ben.notice.poll.unwrap();
        let view = stage.view(|_| Needs { counts: [poll].into(), ..Needs::default() }).await;
        assert_eq!(view.ballots.values().next().unwrap().received_at, arrived);
        stage.pass(SignedDuration::from_mins(3)).await;
        stage.mail("cleo").await.is(NoticeKind::Result).says("Green");
        stage.forget().await;
    }

    // What can be no vote in a poll is not waited for.
    async fn mail_of_strangers_that_waits_for_dns_delays_no_result(stage) {
        let (ben, _) = ballots(stage).await;
        stage.restart(|_| {}).await;
        for name in [format!("post._domainkey.{FOREIGN}"), format!("_dmarc.{FOREIGN}"), FOREIGN.to_string()] {
            stage.zone.break_name(&name);
        }
        stage.pass_until("2026-11-27T17:59:00Z").await;
        stage.forget().await;
        for to in ["help", "garden", "garden-vote", "garden-poll"] {
            stage.accepts(Mail::by(&format!("eve@{FOREIGN}")).to(to).subject("Hello").says("Green")).await;
        }
        assert_eq!(stage.running().app.store.status().await.unwrap().pending, 4);
        stage.pass_until("2026-11-27T18:03:00Z").await;
        assert!(kinds(&stage.mails("cleo").await).contains(&NoticeKind::Result));
        assert!(counted(stage, &ben).await.is_empty());
        for name in [format!("post._domainkey.{FOREIGN}"), format!("_dmarc.{FOREIGN}"), FOREIGN.to_string()] {
            stage.zone.txt(&name, "v=none");
        }
        stage.until("all is read", async || {
            stage.world.advance(SignedDuration::from_secs(10));
            stage.running().app.ring();
            stage.running().app.store.status().await.unwrap().pending == 0
        }).await;
        stage.forget().await;
    }

    // Each of them takes the two seconds that a verdict may take.
    async fn many_senders_whose_dns_keeps_silent_keep_no_other_mail_waiting(stage) {
        let (ben, _) = ballots(stage).await;
        stage.restart(|_| {}).await;
        let name = format!("post._domainkey.{STRONG}");
        stage.zone.silence(&name);
        let mut strangers = Vec::new();
        for number in 0..12 {
            let domain = format!("tarpit{number}.example");
            stage.zone.silence(&format!("_dmarc.{domain}"));
            stage.zone.silence(&domain);
            strangers.push(stage.send(Mail::by(&format!("eve@{domain}")).to("garden").subject("Hello").says("Words.")));
        }
        for reply in futures_util::future::join_all(strangers).await {
            assert_eq!(reply.code, 250);
        }
        stage.accepts(Mail::reply("ben", &ben, "Green")).await;
        assert_eq!(stage.running().app.store.status().await.unwrap().pending, 13);
        stage.forget().await;
        stage.zone.txt(&name, stage.record.as_str());
        stage.world.advance(SignedDuration::from_secs(40));
        let began = std::time::Instant::now();
        mailmoot::inbound::pending::step(&stage.running().intake).await.unwrap();
        assert!(began.elapsed() < std::time::Duration::from_secs(12), "{:?}", began.elapsed());
        stage.until("the vote is read", async || counted(stage, &ben).await == vote_of("Ben")).await;
        for number in 0..12 {
            stage.zone.txt(&format!("_dmarc.tarpit{number}.example"), "v=DMARC1; p=none");
            stage.zone.txt(&format!("tarpit{number}.example"), "v=none");
        }
        stage.until("all is read", async || {
            stage.world.advance(SignedDuration::from_secs(60));
            stage.running().app.ring();
            stage.running().app.store.status().await.unwrap().pending == 0
        }).await;
        stage.forget().await;
    }

    // Somebody who gets a copy can take the signature off and be there first.
    async fn a_copy_without_proof_that_is_first_does_not_stand_in_the_place_of_the_senders_own(stage) {
        let (ben, _) = ballots(stage).await;
        let vote = Mail::reply("ben", &ben, "Green");
        stage.accepts(vote.clone().unsigned()).await;
        let question = stage.mail("ben").await;
        question.is(NoticeKind::Confirm);
        stage.accepts(vote.clone()).await;
        stage.mail("ben").await.is(NoticeKind::Receipt).says("Green");
        assert_eq!(counted(stage, &ben).await, vote_of("Ben"));
        assert!(held(stage, "ben").await.is_empty(), "what the copy left behind is settled");
        stage.accepts(vote.clone()).await;
        stage.accepts(vote.unsigned()).await;
        assert!(stage.mails("ben").await.is_empty(), "and a repeat of either is one");
        stage.accepts(Mail::reply("ben", &question, "yes")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal);
        assert_eq!(counted(stage, &ben).await, vote_of("Ben"));
        // A thread: said once, whatever its author says to the question.
        let talk = Mail::by("ben").to("garden").subject("Fence").says("It leans.");
        stage.accepts(talk.clone().unsigned()).await;
        let question = stage.mail("ben").await;
        stage.accepts(talk.clone()).await;
        stage.mail("cleo").await.is(NoticeKind::Comment);
        stage.accepts(Mail::reply("ben", &question, "yes")).await;
        stage.accepts(talk).await;
        assert!(stage.mails("cleo").await.is_empty());
        stage.forget().await;
        // A poll, of which the copy is refused at the door.
        let poll = Mail::by("ana").to("garden-poll").subject("Which?").says("- Green\n- White\n\nCloses: Friday 18:00");
        assert_eq!(stage.send(poll.clone().unsigned()).await.code, 550);
        stage.accepts(poll.clone()).await;
        stage.mail("ana").await.is(NoticeKind::Draft);
        stage.accepts(poll.clone()).await;
        assert_eq!(stage.send(poll.unsigned()).await.code, 550);
        assert!(stage.mails("ana").await.is_empty());
    }

    async fn a_copy_without_proof_that_is_refused_in_silence_keeps_no_letter_from_its_author(stage) {
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, "Green")).await;
        let receipt = stage.mail("ben").await;
        // The links are renewed, so an answer to the ballot of before is refused.
        stage.accepts(Mail::reply("ben", &receipt, "not me")).await;
        stage.forget().await;
        let late = Mail::reply("ben", &ben, "White");
        for (copy, heard) in [(late.clone().unsigned(), 0), (late.clone().unsigned(), 0), (late.clone(), 1), (late.clone(), 0), (late.unsigned(), 0)] {
            stage.accepts(copy).await;
            let told = kinds(&stage.mails("ben").await);
            assert_eq!(told, vec![NoticeKind::Refusal; heard]);
        }
        assert!(counted(stage, &ben).await.is_empty());
    }

    async fn a_proven_mail_that_waits_or_says_nothing_can_come_again_and_again(stage) {
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, "Green").unsigned()).await;
        let question = stage.mail("ben").await;
        question.is(NoticeKind::Confirm);
        // A yes that is not its owner's.
        let yes = Mail::reply("cleo", &question, "yes");
        for _ in 0..5 {
            stage.accepts(yes.clone()).await;
        }
        assert!(counted(stage, &ben).await.is_empty());
        // From an address that nobody knows: asked about once, and the answer to that holds.
        let elsewhere = Mail::reply(&format!("ben@{FOREIGN}"), &ben, "Green");
        for _ in 0..5 {
            stage.accepts(elsewhere.clone()).await;
        }
        let questions = stage.mails("ben").await;
        assert_eq!(questions.iter().map(|mail| mail.kind()).collect::<Vec<_>>(), [NoticeKind::WasItYou]);
        stage.accepts(Mail::reply("ben", &questions[0], "yes")).await;
        assert_eq!(counted(stage, &ben).await, vote_of("Ben"));
        stage.forget().await;
    }

    async fn the_owners_yes_to_a_copy_without_proof_is_its_one_effect(stage) {
        let talk = Mail::by("ben").to("garden").subject("Fence").says("It leans.");
        stage.accepts(talk.clone().unsigned()).await;
        let question = stage.mail("ben").await;
        let since = stage.now();
        // Words in his name with failed proof: his proven yes is enough.
        stage.accepts(Mail::reply("ben", &question, "yes")).await;
        stage.mail("cleo").await.is(NoticeKind::Comment);
        stage.forget().await;
        stage.accepts(talk).await;
        assert!(stage.mails("cleo").await.is_empty());
        let store = &stage.running().app.store;
        let last = *store.raws_since(since).await.unwrap().last().unwrap();
        assert!(matches!(store.dispositions(last).await.unwrap()[0].outcome, Outcome::Held(_)), "the first copy's record");
    }

    async fn a_flood_in_somebodys_name_does_not_keep_us_from_asking_about_their_own_vote(stage) {
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color?").says("- Green\n- White\n\nCloses: Friday 18:00")).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let ballot = stage.mails("wes").await.remove(0);
        stage.forget().await;
        // From a machine that is not of Wes's provider.
        for number in 0..12 {
            let mail = Mail::by("wes").to("garden").subject(&format!("Buy {number}")).says("Cheap seeds.");
            stage.accepts(Mail { mail_from: format!("x@{FOREIGN}"), ..mail }).await;
        }
        assert_eq!(kinds(&stage.mails("wes").await), [NoticeKind::Confirm; 5]);
        // With his token and from his provider's machine it has more to say for itself than they.
        stage.accepts(Mail::reply("wes", &ballot, "Green")).await;
        let question = stage.mail("wes").await;
        question.is(NoticeKind::Confirm).says("Is this your vote? Green.");
        stage.accepts(Mail::reply("wes", &question, "yes")).await;
        assert_eq!(counted(stage, &ballot).await, vote_of("Wes"));
        // Those who hold a token of his as well are as bounded.
        stage.forget().await;
        for _ in 0..12 {
            let forged = Mail::reply("wes", &ballot, "White");
            stage.accepts(Mail { mail_from: format!("x@{FOREIGN}"), ..forged }).await;
        }
        assert_eq!(kinds(&stage.mails("wes").await), [NoticeKind::Confirm; 5]);
        stage.forget().await;
    }

    async fn going_away_is_asked_back_once_and_in_any_flood(stage) {
        for number in 0..7 {
            stage.accepts(Mail::by("ben").to("garden").subject(&format!("Buy {number}")).says("Cheap seeds.").unsigned()).await;
        }
        stage.forget().await;
        let word = Mail::by("ben").to("help").subject("").says("deactivate");
        stage.accepts(word.clone()).await;
        stage.mail("ben").await.is(NoticeKind::Confirm).says("Do you want to deactivate your account?");
        stage.accepts(word).await;
        assert!(stage.mails("ben").await.is_empty(), "the same mail again asks nothing anew");
        // On weak proof too, and at every address that takes the word.
        for to in ["help", "garden"] {
            stage.accepts(Mail::by("wes").to(to).subject("").says("deactivate")).await;
            stage.mail("wes").await.is(NoticeKind::Confirm).says("Do you want to deactivate your account?").says("votes, which are counted");
        }
        stage.accepts(Mail::by("wes").to("help").subject("").says("delete me")).await;
        let question = stage.mail("wes").await;
        question.is(NoticeKind::Confirm).says("Do you want to delete your account?");
        stage.accepts(Mail::reply("wes", &question, "yes")).await;
        stage.mail("wes").await.is(NoticeKind::Goodbye);
        stage.forget().await;
    }
}
