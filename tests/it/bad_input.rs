//! Bad input and bad days, through the real port: each has its answer, and the same mail, as soon as nothing is wrong with it or
//! with us any more, succeeds afterwards.

use crate::stage::{Base, DOMAIN, FOREIGN, Mail, Stage, plays};
use crate::votes::ballots;
use mailmoot::core::notice::NoticeKind;

fn fine(title: &str) -> Mail {
    Mail::by("ana").to("garden").subject(title).says("Words that are fine.")
}

async fn still_works(stage: &Stage, title: &str) {
    stage.accepts(fine(title)).await;
    stage.mail("ben").await.is(NoticeKind::Comment).says("Words that are fine.");
    stage.forget().await;
}

plays! {
    async fn an_address_that_is_not_ours_is_refused_in_the_session(stage) {
        let (ben, _) = ballots(stage).await;
        let token = ben.message.reply_to[0].clone();
        let tampered = token.replacen("r-", "r-a", 1).replacen(&token[3..4], "", 1);
        for to in ["nobody@moot.example", "garden@elsewhere.example", "garden-polls@moot.example", "r-abc@moot.example", &tampered] {
            let mail = Mail { to: vec![to.into()], ..fine(&format!("For {to}")) };
            let reply = stage.send(mail.clone()).await;
            assert_eq!(reply.code, 550, "{to}: {}", reply.text);
            assert!(reply.text.contains("5.1.1") || reply.text.contains("5.7.1"), "{to}: {}", reply.text);
            // It was the address alone.
            stage.accepts(Mail { to: vec!["garden@moot.example".into()], ..mail }).await;
            stage.mail("ben").await.is(NoticeKind::Comment).says("Words that are fine.");
            stage.forget().await;
        }
        stage.accepts(Mail::by("ben").to(&token).says("Green")).await;
        stage.mail("ben").await.is(NoticeKind::Receipt);
    }

    async fn no_probe_makes_us_relay(stage) {
        let probes = include_str!("../../fixtures/smtp/relay_probes.txt").lines().filter(|line| !line.starts_with('#'));
        let probes: Vec<&str> = probes.collect();
        assert!(probes.len() >= 30, "{}", probes.len());
        for probe in probes {
            for sender in ["eve@foreign.example", "garden@moot.example", ""] {
                let reply = stage.deliver(sender, &[probe], b"Subject: x\r\n\r\nx\r\n").await;
                assert!((500..600).contains(&reply.code), "{probe} from <{sender}>: {} {}", reply.code, reply.text);
            }
        }
        stage.settled().await;
        assert_eq!(stage.sink.len(), 0);
        assert!(stage.running().app.store.raws_since(jiff::Timestamp::UNIX_EPOCH).await.unwrap().is_empty());
        still_works(stage, "After").await;
    }

    async fn a_token_of_one_purpose_is_worthless_for_another(stage) {
        let (ben, _) = ballots(stage).await;
        let local = ben.message.reply_to[0].replacen("r-", "u-", 1);
        let mail = Mail { to: vec![local], ..Mail::answer("ben", &ben, "garden@moot.example", "Green") };
        assert_eq!(stage.send(mail.clone()).await.code, 550);
        stage.accepts(Mail { to: ben.message.reply_to.clone(), ..mail }).await;
        stage.mail("ben").await.is(NoticeKind::Receipt);
    }

    async fn a_message_that_is_too_large_is_refused(stage) {
        let large = fine("Large").says(&"A line of seventy characters or so, over and over and over again, yes.\n".repeat(4_000));
        stage.restart(|config| config.smtp.max_size = 1 << 18).await;
        let reply = stage.send(large.clone()).await;
        assert_eq!(reply.code, 552, "{}", reply.text);
        still_works(stage, "Small").await;
        stage.restart(|config| config.smtp.max_size = 1 << 19).await;
        stage.accepts(large).await;
        stage.mail("ben").await.is(NoticeKind::Comment).says("over and over");
    }

    async fn a_message_without_one_author_is_refused(stage) {
        let (ben, _) = ballots(stage).await;
        let mut refused = Vec::new();
        for from in ["", "ana@strong.example, ben@strong.example", "undisclosed", "ana@strong.example\nFrom: ben@strong.example"] {
            for to in ["garden@moot.example", "garden-poll@moot.example", &ben.message.reply_to[0]] {
                let mail = Mail { from: from.into(), to: vec![to.into()], ..fine("Who") };
                let reply = stage.send(mail.clone()).await;
                assert_eq!(reply.code, 550, "{from:?}: {}", reply.text);
                refused.push(mail);
            }
        }
        stage.settled().await;
        assert_eq!(stage.sink.len(), 0);
        for mail in refused.into_iter().filter(|mail| mail.to == ["garden@moot.example"]) {
            stage.accepts(Mail { from: "ana@strong.example".into(), ..mail }).await;
            stage.mail("ben").await.is(NoticeKind::Comment).says("Words that are fine.");
        }
    }

    async fn broken_mime_and_unknown_charsets_are_read_as_well_as_can_be(stage) {
        let head = |kind: &str| format!("Content-Type: {kind}");
        let cases = [
            ("text/plain; charset=x-martian", "Plain words."),
            ("multipart/mixed; boundary=\"never\"", "--other\r\n\r\nWords without an end."),
            ("multipart/alternative", "No boundary at all."),
            ("text/html; charset=utf-8", "<p>Words <b>in HTML<p>unclosed"),
            ("application/octet-stream", "Words?"),
        ];
        for (index, (kind, body)) in cases.into_iter().enumerate() {
            let raw = format!(
                "From: ana@strong.example\r\nTo: garden@moot.example\r\nSubject: Odd {index}\r\nMessage-ID: <odd.{index}@strong.example>\r\n\
                 Date: Tue, 24 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n{}\r\n\r\n{body}\r\n",
                head(kind)
            );
            let reply = stage.deliver("ana@strong.example", &["garden@moot.example"], raw.as_bytes()).await;
            assert_eq!(reply.code, 250, "{kind}: {}", reply.text);
        }
        stage.settled().await;
        // Unsigned and so unproven: each was held and asked about, none is lost.
        assert_eq!(stage.mails("ana").await.len(), 5);
        still_works(stage, "After").await;
    }

    async fn an_empty_reply_is_refused_with_a_reason(stage) {
        stage.accepts(fine("Fence")).await;
        let notice = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", &notice, "")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal);
        // A second one on the same day comes with the others when the day is over.
        stage.accepts(Mail::by("ben").to("garden").subject("Nothing").says("")).await;
        assert!(stage.mails("ben").await.is_empty());
        stage.pass_until("2026-11-25T00:00:00Z").await;
        stage.mail("ben").await.is(NoticeKind::Refusal);
        stage.forget().await;
        stage.accepts(Mail::reply("ben", &notice, "It leans to the north.")).await;
        stage.mail("cleo").await.says("It leans to the north.");
    }

    async fn mail_in_our_own_name_is_an_echo_and_a_report_of_the_postmasters_is_none(stage) {
        let (ben, _) = ballots(stage).await;
        for from in ["garden@moot.example", "help@moot.example", "Garden co-op votes <garden-vote@moot.example>", &ben.message.reply_to[0]] {
            for to in ["garden", "garden-owner", "help", "contact"] {
                stage.accepts(Mail { from: from.into(), ..Mail::by("eve@foreign.example").to(to).subject("Hello").says("It is me.") }).await;
            }
        }
        stage.settled().await;
        assert_eq!(stage.sink.len(), 0);
        let status = stage.running().app.store.status().await.unwrap();
        assert_eq!((status.held, status.waiting), (0, 0));
        // Somebody may have an address of their own in our domain.
        stage.accepts(Mail { from: "otto@moot.example".into(), ..Mail::by("eve@foreign.example").to("garden").subject("Hello").says("It is me.") }).await;
        stage.mail("ana").await.is(NoticeKind::Stranger).says("otto@moot.example");
        let report = format!(
            "From: postmaster@moot.example\r\nTo: {}\r\nSubject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n\
             --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; moot.example\r\n\r\nFinal-Recipient: rfc822; ben@strong.example\r\n\
             Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user\r\n\r\n--b--\r\n",
            ben.mail_from
        );
        assert_eq!(stage.deliver("", &[&ben.mail_from], report.as_bytes()).await.code, 250);
        let person = stage.person("ben").await;
        let view = stage.view(|_| mailmoot::core::view::Needs { people: [person].into(), ..Default::default() }).await;
        assert!(view.people.get(person).unwrap().addresses[0].delivery.refused_at.is_some(), "it was read as the report it is");
    }

    async fn an_empty_answer_to_a_ballot_is_asked_back(stage) {
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, "")).await;
        stage.mail("ben").await.is(NoticeKind::Question);
        stage.accepts(Mail::reply("ben", &ben, "Green")).await;
        stage.mail("ben").await.is(NoticeKind::Receipt);
    }

    async fn somebody_who_joined_after_the_opening_may_not_vote(stage) {
        let (ben, _) = ballots(stage).await;
        stage.world.advance(jiff::SignedDuration::from_secs(1));
        stage.member("garden", "dora", "strong.example", |_| {}).await;
        stage.accepts(Mail::reply("dora", &ben, "Green")).await;
        stage.mail("dora").await.is(NoticeKind::Refusal);
        assert!(crate::votes::counted(stage, &ben).await.is_empty());
        stage.accepts(Mail::reply("ben", &ben, "Green")).await;
        assert_eq!(crate::votes::counted(stage, &ben).await.len(), 1);
    }

    async fn a_member_of_another_group_with_a_token_of_this_one_is_unknown_here(stage) {
        let (ben, _) = ballots(stage).await;
        stage.group("house", "Rosehill house").await;
        stage.member("house", "dora", "strong.example", |_| {}).await;
        stage.accepts(Mail::reply("dora", &ben, "Green")).await;
        stage.mail("dora").await.is(NoticeKind::AskedOwner);
        assert!(stage.mails("dora").await.is_empty());
        let question = stage.mail("ben").await;
        question.is(NoticeKind::WasItYou);
        assert!(!question.text().contains("dora"), "{}", question.text());
        stage.accepts(Mail::reply("ben", &ben, "Green")).await;
        stage.mail("ben").await.is(NoticeKind::Receipt);
    }

    async fn a_disk_with_too_little_room_answers_452_before_anything_is_sent(stage) {
        // No disk holds one and a half of this.
        stage.restart(|config| config.smtp.max_size = usize::MAX >> 2).await;
        let mail = fine("No room");
        let reply = stage.send(mail.clone()).await;
        assert_eq!(reply.code, 452, "{}", reply.text);
        assert!(reply.text.contains("4.3.1"), "{}", reply.text);
        stage.restart(|config| config.smtp.max_size = 1 << 20).await;
        stage.accepts(mail).await;
        stage.mail("ben").await.is(NoticeKind::Comment).says("Words that are fine.");
    }

    async fn strangers_at_the_other_doors_are_turned_away_and_the_proven_hear_so_once_a_day(stage) {
        let doors = ["garden-poll", "garden-vote", "garden-stop", "garden-leave", "garden-help"];
        stage.group("house", "Rosehill house").await;
        stage.member("house", "dora", "strong.example", |_| {}).await;
        let eve = format!("eve@{FOREIGN}");
        let mut heard = Vec::new();
        // To us a member of another group is nobody here, and hears the same.
        for who in [eve.as_str(), "dora"] {
            for door in doors {
                stage.accepts(Mail::by(who).to(door).subject("x").says("- a\n- b")).await;
            }
            let told = stage.mail(who).await;
            told.is(NoticeKind::AskedOwner).says("Nothing was done with your mail to garden-poll@moot.example").says("> - a").says("garden-owner@moot.example");
            assert!(!told.text().contains("Garden co-op") && told.message.header("list-unsubscribe").is_empty(), "{}", told.text());
            heard.push(told.text().to_string());
        }
        assert_eq!(heard[0], heard[1]);
        // Whoever is not proven, and whoever did not write to us, hears nothing.
        for door in doors {
            if door != "garden-poll" {
                stage.accepts(Mail::by("otto@foreign.example").to(door).subject("x").says("a").unsigned()).await;
            }
            stage.accepts(Mail::by("otto@foreign.example").to("otto@elsewhere.example").rcpt(&format!("{door}@{DOMAIN}")).subject("y").says("a")).await;
        }
        stage.settled().await;
        assert_eq!(stage.sink.len(), 0);
        assert!(stage.running().intake.directory.destination(&format!("garden@{DOMAIN}")).is_some());
    }
}

#[tokio::test]
async fn a_full_disk_answers_452_and_more_room_ends_it() {
    let mut stage = Stage::open(Base::Sqlite).await;
    stage.settled().await;
    stage.restart(|config| config.database.max_size = Some(1 << 20)).await;
    let words = "Words that fill the disk, one line after another.\n".repeat(2_000);
    let mut kept = 0;
    let (refused, full) = loop {
        let mail = fine(&format!("Story {kept}")).says(&words);
        let reply = stage.send(mail.clone()).await;
        if reply.code != 250 {
            break (mail, reply);
        }
        kept += 1;
        assert!(kept < 100, "the disk never fills");
    };
    assert_eq!(full.code, 452, "{}", full.text);
    assert!(full.text.contains("4.3.1"), "{}", full.text);
    stage.restart(|config| config.database.max_size = Some(64 << 20)).await;
    stage.accepts(refused).await;
    stage.pass(jiff::SignedDuration::from_hours(1)).await;
    let ben = stage.mails("ben").await;
    let subjects: std::collections::BTreeSet<&str> = ben.iter().map(|mail| mail.message.subject.as_str()).collect();
    assert_eq!(subjects.len(), kept + 1, "every kept message was told of: {subjects:?}");
    stage.close().await;
}

#[tokio::test]
async fn a_database_that_goes_away_answers_451_until_it_is_back() {
    let proxy = crate::stage::proxy::Proxy::open().await;
    let stage = Stage::empty(Base::Postgres, |config| config.database.url = proxy.before(&config.database.url)).await;
    stage.cast().await;
    still_works(&stage, "Before").await;
    proxy.cut();
    let lost = fine("Meanwhile");
    let reply = stage.send(lost.clone()).await;
    assert_eq!(reply.code, 451, "{}", reply.text);
    proxy.mend();
    stage.until("mail is taken again", async || stage.send(lost.clone()).await.code == 250).await;
    stage.mail("ben").await.is(NoticeKind::Comment);
    stage.close().await;
}
