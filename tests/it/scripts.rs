//! Addresses in other scripts: one mailbox is one person's, whichever of the two forms of its domain stands where.

use crate::returning::GONE;
use crate::stage::{Mail, Received, Stage, plays};
use crate::votes::{TITLE, counted};
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::Level;
use mailmoot::outbound::sign::Signer;

/// As its owners write it, and as DNS and signatures do.
const WRITTEN: &str = "bücher.example";
const DOMAIN: &str = "xn--bcher-kva.example";
/// What looks like it and is somebody else's.
const ALIKE: &str = "bucher.example";

/// Both domains sign what they send and ask that anything else be refused.
fn publish(stage: &Stage) {
    for domain in [DOMAIN, ALIKE] {
        stage.zone.txt(&format!("post._domainkey.{domain}"), stage.record.as_str());
        stage.zone.txt(&format!("_dmarc.{domain}"), "v=DMARC1; p=reject");
    }
}

/// Sends a mail that its provider signs.
async fn accepts_signed(stage: &Stage, domain: &str, mail: Mail) {
    stage.world.advance(SignedDuration::from_secs(1));
    let bytes = Signer::new(&stage.key, domain, "post").unwrap().sign(&mail.bytes()).unwrap();
    let rcpt = mail.recipients();
    // Nothing of the envelope needs SMTPUTF8.
    let reply = stage.deliver(&format!("post@{domain}"), &rcpt.iter().map(String::as_str).collect::<Vec<_>>(), &bytes).await;
    assert_eq!(reply.code, 250, "{}", reply.text);
}

/// Bea is known by the form that she would type. Ana's poll is open; Bea's ballot comes back.
async fn asked(stage: &Stage) -> Received {
    publish(stage);
    stage.member("garden", "bea", WRITTEN, |new| new.prefers = Some(Level::Asked)).await;
    let text = "- Green\n- Natural oak\n- White\n\nCloses: Friday 18:00\n";
    stage.accepts(Mail::by("ana").to("garden-poll").subject(TITLE).says(text)).await;
    stage.pass(SignedDuration::from_mins(10)).await;
    let ballot = stage.mail(&bea()).await;
    stage.forget().await;
    ballot
}

/// Where she is written to.
fn bea() -> String {
    format!("bea@{DOMAIN}")
}

plays! {
    async fn a_member_known_by_either_form_of_their_domain_votes_from_the_other(stage) {
        let ballot = asked(stage).await;
        assert_eq!(ballot.header("To"), format!("Bea <{}>", bea()));
        let vote = |from: &str, words: &str| Mail { from: from.into(), ..Mail::reply(&bea(), &ballot, words) };
        for (from, words, code) in [
            (bea(), "Green", "1"),
            (format!("Bea <bea@{WRITTEN}>"), "White", "3"),
            (format!("bea@{}", DOMAIN.to_uppercase()), "Natural oak", "2"),
            ("bea@bu\u{308}cher.example".to_string(), "Green", "1"),
        ] {
            accepts_signed(stage, DOMAIN, vote(&from, words)).await;
            stage.mail(&bea()).await.is(NoticeKind::Receipt).says(words);
            assert_eq!(counted(stage, &ballot).await, [("Bea".to_string(), code.to_string())], "{from}");
        }
        // Without a signature neither form is proven.
        for from in [bea(), format!("bea@{WRITTEN}")] {
            stage.accepts(Mail { mail_from: bea(), ..vote(&from, "White") }.unsigned()).await;
            assert_eq!(counted(stage, &ballot).await, [("Bea".to_string(), "1".to_string())], "{from}");
        }
        assert!(stage.mails(&bea()).await.iter().all(|mail| mail.kind() == NoticeKind::Confirm), "she is asked");
        // Nor does another domain's signature prove one, or make another mailbox hers.
        accepts_signed(stage, ALIKE, vote(&format!("bea@{WRITTEN}"), "White")).await;
        accepts_signed(stage, ALIKE, vote(&format!("bea@{ALIKE}"), "White")).await;
        assert_eq!(counted(stage, &ballot).await, [("Bea".to_string(), "1".to_string())]);
        let asked = stage.mails(&bea()).await;
        let named: Vec<&Received> = asked.iter().filter(|mail| mail.kind() == NoticeKind::WasItYou).collect();
        assert_eq!(named.len(), 1);
        named[0].says(&format!("bea@{ALIKE}"));
        stage.forget().await;
    }

    async fn one_yes_to_weak_proof_is_remembered_for_either_form(stage) {
        stage.zone.txt(DOMAIN, "v=spf1 ip4:127.0.0.1 -all");
        stage.member("garden", "bea", WRITTEN, |_| {}).await;
        let says = |from: &str, subject: &str| Mail { from: from.into(), ..Mail::by(&bea()) }.to("garden").subject(subject).says("It leans.");
        stage.accepts(says(&format!("bea@{WRITTEN}"), "Fence")).await;
        let question = stage.mail(&bea()).await;
        question.is(NoticeKind::Confirm);
        stage.accepts(Mail::reply(&bea(), &question, "yes")).await;
        assert_eq!(stage.mails("cleo").await.len(), 1);
        stage.accepts(says(&bea(), "Gate")).await;
        stage.accepts(says(&format!("bea@{WRITTEN}"), "Shed")).await;
        assert_eq!(stage.mails("cleo").await.len(), 2, "nothing more is asked");
        stage.forget().await;
    }

    async fn reports_name_a_mailbox_in_either_form(stage) {
        let ballot = asked(stage).await;
        let (status, words) = GONE[0];
        for (day, named, dead) in [(1, "utf-8; bea@b\\x{FC}cher.example".to_string(), 0), (2, format!("utf-8; bea@{WRITTEN}"), 1)] {
            stage.world.advance(SignedDuration::from_hours(24));
            let report = format!(
                "From: MAILER-DAEMON@mx.example\nTo: {}\nSubject: Undelivered\nDate: Tue, 24 Nov 2026 09:30:00 +0000\nMessage-ID: <{day}.report@mx.example>\n\
                 MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n\
                 --b\nContent-Type: text/plain\n\nIt failed.\n\n--b\nContent-Type: message/global-delivery-status\n\nReporting-MTA: dns; mx.example\n\n\
                 Final-Recipient: {named}\nAction: failed\nStatus: {status}\nDiagnostic-Code: smtp; {words}\n\n--b--\n",
                ballot.mail_from
            );
            assert_eq!(stage.deliver("", &[&ballot.mail_from], report.replace('\n', "\r\n").as_bytes()).await.code, 250);
            stage.settled().await;
            assert_eq!(crate::bouncing::dead(stage).await, dead, "{named}");
        }
        stage.forget().await;
    }

    async fn what_quotes_either_form_goes_with_its_owner(stage) {
        publish(stage);
        stage.member("garden", "bea", WRITTEN, |_| {}).await;
        for (subject, form) in [("Fence", WRITTEN), ("Gate", DOMAIN)] {
            stage.accepts(Mail::by("ana").to("garden").subject(subject).says("It leans.")).await;
            let talk = stage.mail("ben").await;
            let text = format!("Yes.\n\nOn Tue, 24 Nov 2026, Bea <bea@{form}> wrote:\n> It leans, and how.");
            stage.accepts(Mail::answer("ben", &talk, &talk.message.reply_to[0].clone(), &text)).await;
        }
        stage.forget().await;
        let quoting = async || {
            let values = crate::erasing::values(stage).await;
            values.into_iter().filter(|(place, value)| place == "comments.elided" && value.contains("bea@")).count()
        };
        assert_eq!(quoting().await, 2);
        accepts_signed(stage, DOMAIN, Mail::by(&bea()).to("help").says("delete me")).await;
        let question = stage.mail(&bea()).await;
        accepts_signed(stage, DOMAIN, Mail::reply(&bea(), &question, "yes")).await;
        stage.mail(&bea()).await.is(NoticeKind::Goodbye);
        assert_eq!(quoting().await, 0);
    }
}
