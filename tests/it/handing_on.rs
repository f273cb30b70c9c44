//! Letters that somebody signed, handed on to us by whoever got them: what no signature covers can be changed.

use crate::hand::Letter;
use crate::stage::{Mail, Received, STRONG, Stage, WEAK, plays};
use crate::votes::{ballots, counted};
use jiff::SignedDuration;
use mailmoot::core::group::Role;
use mailmoot::core::notice::NoticeKind;

const BEN: &str = "ben@strong.example";

/// Somebody's letter as their provider signs it, without what stands in `added`, which somebody put in afterwards.
fn handed_on(stage: &Stage, from: &str, to: &str, covers: &str, added: &str, body: &str) -> Vec<u8> {
    let fields = [format!("From: {from}"), format!("To: {to}"), "Subject: Re: paint".into(), "Date: Tue, 24 Nov 2026 09:30:00 +0000".into()];
    let fields = fields.into_iter().chain(["Message-ID: <letter@strong.example>".into(), "MIME-Version: 1.0".into()]).map(String::into_bytes);
    let domain = from.rsplit('@').next().unwrap();
    let letter = Letter { fields: fields.collect(), body: body.as_bytes().to_vec() };
    [added.as_bytes(), &letter.signed(&stage.key, &format!("d={domain}"), Some(covers))].concat()
}

/// A second group with Ben and Cleo in it, and Cleo's ballot in a poll of Dora's there.
async fn ballot_elsewhere(stage: &Stage) -> Received {
    stage.group("house", "Rosehill house").await;
    for name in ["ben", "cleo"] {
        stage.member("house", name, STRONG, |_| {}).await;
    }
    stage.member("house", "dora", STRONG, |new| new.role = Role::Coordinator).await;
    stage.forget().await;
    stage.accepts(Mail::by("dora").to("house-poll").subject("Which chairs?").says("- Green\n- White\n\nCloses: Friday 18:00\n")).await;
    stage.pass(SignedDuration::from_mins(10)).await;
    let ballot = stage.mails("cleo").await.into_iter().find(|mail| mail.kind() == NoticeKind::Ballot).unwrap();
    stage.forget().await;
    ballot
}

plays! {
    // Few providers sign In-Reply-To where there is none, so one can be put in.
    async fn a_reference_that_somebody_put_in_makes_no_answer_of_a_letter(stage) {
        let (ben, cleo) = ballots(stage).await;
        let elsewhere = ballot_elsewhere(stage).await;
        let covers = "From:To:Subject:Date:Message-ID";
        for (name, notice) in [("another's ballot elsewhere", &elsewhere), ("another's ballot", &cleo), ("his own ballot", &ben)] {
            for field in ["In-Reply-To", "References"] {
                let words = format!("Green\r\n\r\n{name} in {field}\r\n");
                let letter = |added: &str| handed_on(stage, BEN, "garden@moot.example", covers, added, &words);
                let forged = letter(&format!("{field}: <{}>\r\n", notice.message_id()));
                assert_eq!(stage.deliver("eve@foreign.example", &["garden@moot.example"], &forged).await.code, 250);
                for ballot in [&ben, &elsewhere] {
                    assert!(counted(stage, ballot).await.is_empty(), "{name}, {field}");
                }
                assert!(stage.mails("wes").await.is_empty() && stage.mails("dora").await.is_empty(), "{name}, {field}: nobody hears it");
                // The letter as he sent it is what it was.
                assert_eq!(stage.deliver(BEN, &["garden@moot.example"], &letter("")).await.code, 250);
                stage.mail("wes").await.is(NoticeKind::Comment).says(name);
            }
        }
        assert!(counted(stage, &ben).await.is_empty() && counted(stage, &elsewhere).await.is_empty());
        stage.forget().await;
    }

    async fn a_notice_that_is_forwarded_to_another_group_is_a_mail_to_that_group(stage) {
        let (ben, _) = ballots(stage).await;
        ballot_elsewhere(stage).await;
        stage.accepts(Mail::by("cleo").to("garden").subject("Fence").says("It leans.")).await;
        let notice = stage.mail("ben").await;
        stage.forget().await;
        for (subject, notice) in [("Fwd: Fence", &notice), ("Fwd: Which color?", &ben)] {
            let forward = Mail::by("ben").to("house").subject(subject).says("Green\n\nWhat do you say?");
            stage.accepts(forward.header(&format!("References: <{}>", notice.message_id()))).await;
            stage.mail("dora").await.is(NoticeKind::Comment).says("What do you say?");
            assert!(stage.mails("wes").await.is_empty() && stage.mails("ana").await.is_empty(), "{subject}: nothing is said in the garden");
        }
        assert!(counted(stage, &ben).await.is_empty());
        stage.forget().await;
        // To both groups it is an answer in one, and a mail to the other.
        let both = Mail::by("ben").to("garden").cc("house").subject("Re: Fence").says("It does.");
        stage.accepts(both.header(&format!("In-Reply-To: <{}>", notice.message_id()))).await;
        for who in ["wes", "dora"] {
            stage.mail(who).await.is(NoticeKind::Comment).says("It does.");
        }
        stage.forget().await;
    }

    // A program that answers From, and a provider that signs To but not In-Reply-To.
    async fn a_vote_known_by_an_unsigned_reference_is_asked_about_once(stage) {
        stage.zone.txt(&format!("post._domainkey.{WEAK}"), stage.record.as_str());
        ballots(stage).await;
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which chairs?").says("- Green\n- White\n\nCloses: Friday 18:00\n")).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let ballot = stage.mail("wes").await;
        stage.forget().await;
        let wes = format!("wes@{WEAK}");
        let reference = format!("In-Reply-To: <{}>\r\n", ballot.message_id());
        let vote = |words: &str| handed_on(stage, &wes, "garden-vote@moot.example", "From:To:Subject:Date:Message-ID", &reference, words);
        assert_eq!(stage.deliver(&wes, &["garden-vote@moot.example"], &vote("Green\r\n")).await.code, 250);
        let question = stage.mail("wes").await;
        question.is(NoticeKind::Confirm).says("Is this your vote? Green.");
        stage.accepts(Mail::reply("wes", &question, "yes")).await;
        stage.mail("wes").await.is(NoticeKind::Receipt).says("Green");
        assert_eq!(stage.deliver(&wes, &["garden-vote@moot.example"], &vote("White\r\n")).await.code, 250);
        stage.mail("wes").await.is(NoticeKind::Receipt).says("White");
        stage.forget().await;
    }

    // The signature holds in each of these, and the words are Ben's own: what is put in is where they go.
    async fn a_letter_handed_on_with_an_address_of_ours_put_in_is_not_its_writers_word_to_us(stage) {
        let (ben, cleo) = ballots(stage).await;
        let (unsigned_to, signed_to) = ("From:Subject:Date:Message-ID", "From:To:Subject:Date:Message-ID");
        let tokens = [ben.message.reply_to[0].clone(), cleo.message.reply_to[0].clone()];
        let answers = format!("Cc: garden-vote@moot.example\r\nIn-Reply-To: <{}>\r\n", cleo.message_id());
        let cases = [
            ("a copy to the group put in", "eve@foreign.example", signed_to, "Cc: garden@moot.example\r\n", "garden@moot.example"),
            ("the group in the place of its reader", "garden@moot.example", unsigned_to, "", "garden@moot.example"),
            ("a new poll", "eve@foreign.example", signed_to, "Cc: garden-poll@moot.example\r\n", "garden-poll@moot.example"),
            ("a command to the service", "help@moot.example", unsigned_to, "", "help@moot.example"),
            ("another member's own reply address", tokens[1].as_str(), unsigned_to, "", tokens[1].as_str()),
            ("an answer to another member's ballot", "eve@foreign.example", signed_to, answers.as_str(), "garden-vote@moot.example"),
        ];
        for (name, to, covers, added, rcpt) in cases {
            stage.deliver("eve@foreign.example", &[rcpt], &handed_on(stage, BEN, to, covers, added, &format!("Green\r\n\r\n{name}\r\n"))).await;
            assert!(counted(stage, &ben).await.is_empty(), "{name}");
            assert!(stage.mails("wes").await.is_empty(), "{name}: nobody hears it");
        }
        stage.forget().await;
        // What answers his own ballot holds what only he was sent.
        stage.deliver("ben@strong.example", &[&tokens[0]], &handed_on(stage, BEN, &tokens[0], unsigned_to, "", "Green\r\n")).await;
        stage.mail("ben").await.is(NoticeKind::Receipt).says("Green");
        assert_eq!(counted(stage, &ben).await, [("Ben".to_string(), "1".to_string())]);
    }

    // Its provider signs no To, and hands it over twice.
    async fn a_signed_mail_without_a_signed_to_that_comes_twice_is_asked_about_once(stage) {
        let words = |words: &str| handed_on(stage, BEN, "garden@moot.example", "From:Subject:Date:Message-ID", "", words);
        for yes in [true, false] {
            let letter = words(if yes { "It leans.\r\n" } else { "It creaks.\r\n" });
            for _ in 0..3 {
                assert_eq!(stage.deliver(BEN, &["garden@moot.example"], &letter).await.code, 250);
            }
            let question = stage.mail("ben").await;
            question.is(NoticeKind::Confirm);
            stage.accepts(Mail::reply("ben", &question, if yes { "yes" } else { "no" })).await;
            assert_eq!(stage.deliver(BEN, &["garden@moot.example"], &letter).await.code, 250);
            assert_eq!(stage.mails("cleo").await.len(), usize::from(yes));
            assert!(stage.mails("ben").await.iter().all(|mail| mail.kind() == NoticeKind::Done));
        }
    }

    // Each copy proves more than the one before; what it leaves waiting takes the place of that.
    async fn of_copies_that_prove_more_and_more_the_last_one_counts(stage) {
        let (to, body) = ("garden@moot.example", "It leans.\r\n");
        let signed = |covers: &str| handed_on(stage, BEN, to, covers, "", body);
        let (bare, no_to, whole) = (signed("From:Subject"), signed("From:Subject:Date:Message-ID"), signed("From:To:Subject:Date:Message-ID"));
        for (copy, asked) in [(&bare, 1), (&bare, 0), (&no_to, 1), (&bare, 0), (&no_to, 0)] {
            assert_eq!(stage.deliver(BEN, &[to], copy).await.code, 250);
            assert_eq!(stage.mails("ben").await.len(), asked);
        }
        assert!(stage.mails("cleo").await.is_empty());
        for _ in 0..2 {
            assert_eq!(stage.deliver(BEN, &[to], &whole).await.code, 250);
        }
        stage.mail("cleo").await.is(NoticeKind::Comment).says("It leans.");
        for copy in [&bare, &no_to] {
            assert_eq!(stage.deliver(BEN, &[to], copy).await.code, 250);
        }
        assert!(stage.mails("ben").await.is_empty() && stage.mails("cleo").await.is_empty());
        stage.forget().await;
    }

    // Content-Type is signed by few: another boundary makes a part of what the writer had only quoted.
    async fn a_signed_letter_that_is_made_to_be_read_in_another_way_is_not_its_writers_word(stage) {
        let (ben, _) = ballots(stage).await;
        let token = &ben.message.reply_to[0];
        let body = "I will think about it.\r\n\r\nEve wrote:\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nGreen\r\n--x--\r\n";
        let covers = "From:To:Subject:Date:Message-ID";
        for (number, kind) in ["multipart/mixed; boundary=x", "multipart/alternative; boundary=\"x\"", "multipart/mixed"].into_iter().enumerate() {
            let body = format!("{body}{number}\r\n");
            let added = format!("Content-Type: {kind}\r\n");
            stage.deliver("eve@foreign.example", &[token], &handed_on(stage, BEN, token, covers, &added, &body)).await;
            assert!(counted(stage, &ben).await.is_empty(), "{kind}");
        }
        stage.forget().await;
        // Signed as it is read, it is his.
        let mail = Mail::reply("ben", &ben, "Green");
        stage.accepts(mail).await;
        stage.mail("ben").await.is(NoticeKind::Receipt);
    }

    // Whoever gets a copy of somebody's vote can be there first with it, and with any envelope.
    async fn a_vote_that_somebody_hands_in_for_another_ballot_is_its_writers_vote_where_it_was_sent(stage) {
        stage.group("house", "Rosehill house").await;
        for (name, provider) in [("ben", STRONG), ("cleo", STRONG)] {
            stage.member("house", name, provider, |_| {}).await;
        }
        stage.member("house", "dora", STRONG, |new| new.role = Role::Coordinator).await;
        let (first, _) = ballots(stage).await;
        let mut others = Vec::new();
        for (group, asks) in [("garden", "ana"), ("house", "dora")] {
            stage.forget().await;
            let text = "- Green\n- White\n\nCloses: Friday 18:00\n";
            stage.accepts(Mail::by(asks).to(&format!("{group}-poll")).subject("Which chairs?").says(text)).await;
            stage.pass(SignedDuration::from_mins(10)).await;
            let cleo = stage.mails("cleo").await.into_iter().find(|mail| mail.kind() == NoticeKind::Ballot).unwrap();
            others.push(cleo);
        }
        stage.forget().await;
        let to = &first.message.reply_to[0];
        let covers = "From:To:Subject:Date:Message-ID";
        for other in &others {
            let vote = handed_on(stage, BEN, to, covers, "", "Green\r\n");
            stage.deliver("cleo@strong.example", &[&other.message.reply_to[0]], &vote).await;
        }
        stage.deliver("ben@strong.example", &[to], &handed_on(stage, BEN, to, covers, "", "Green\r\n")).await;
        assert_eq!(counted(stage, &first).await, [("Ben".to_string(), "1".to_string())]);
        for other in &others {
            assert!(counted(stage, other).await.is_empty());
        }
        stage.forget().await;
    }

    async fn whoever_wrote_a_letter_that_was_handed_on_hears_nothing_of_it(stage) {
        let (ballot, _) = ballots(stage).await;
        let (token, otto) = (&ballot.message.reply_to[0], "otto@foreign.example");
        let replaced = handed_on(stage, otto, token, "From:Subject:Date:Message-ID", "", "Green\r\n");
        stage.deliver("eve@foreign.example", &[token], &replaced).await;
        stage.mail("ben").await.is(NoticeKind::WasItYou);
        assert!(stage.mails(otto).await.is_empty());
        // Where it was signed that the letter was for us, its writer hears.
        stage.deliver(otto, &[token], &handed_on(stage, otto, token, "From:To:Subject:Date:Message-ID", "", "White\r\n")).await;
        stage.mail(otto).await.is(NoticeKind::AskedOwner);
        assert!(counted(stage, &ballot).await.is_empty());
        stage.forget().await;
    }
}
