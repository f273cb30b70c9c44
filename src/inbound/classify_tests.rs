//! Tests of telling machines from people.

use super::*;
use crate::inbound::message::read;

fn class(header: &str, mail_from: &str) -> Class {
    let raw = format!("From: Ana <ana@garden.example>\nDate: Mon, 23 Nov 2026 10:00:00 +0100\n{header}\n\nI will be back on Monday.\n");
    kind(&read(raw.as_bytes()), mail_from, "moot.example")
}

#[test]
fn people_are_never_called_automatic() {
    let check = |header: &str| assert_eq!(class(header, "ana@garden.example"), Class::Person, "{header}");
    check("Subject: Re: The north fence");
    check("Subject: Out of office rules for the shed");
    check("Subject: Re: Automatic reply: really?");
    check("Subject: Abwesend am Freitag");
    check("Subject: Automatic reply machine wanted");
    check("Auto-Submitted: no\nSubject: hi");
    check("X-Auto-Response-Suppress: DR, OOF\nSubject: Re: fence\nIn-Reply-To: <a@b>");
    check("X-Auto-Response-Suppress: All\nSubject: Re: fence\nIn-Reply-To: <a@b>");
    check("Precedence: normal\nSubject: hi");
    check("X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent\nSubject: Re: x\nIn-Reply-To: <a@b>");
    check("X-Auto-Response-Suppress: All\nSubject: The key");
    check("Subject: [Auto parts] who sells them?");
    check("Subject: Automatic replying to everybody");
    check("Subject: Returned mail from my holiday");
    check("List-Id: Garden <garden.lists.example>\nSubject: hi");
    check("X-Loop: garden@elsewhere.example\nSubject: hi");
    check("Subject: verify the fence posts");
    check("Subject: Please confirm your message");
    check("Subject: Re: Undelivered Mail Returned to Sender\nIn-Reply-To: <a@b>");
    check("Subject: Re: Out of Office: x\nIn-Reply-To: <a@b>");
    check("Subject: Absent: Saturday\nIn-Reply-To: <a@b>");
    check("Subject: Auto: who can lend one?\nIn-Reply-To: <a@b>");
    check("Subject: Out of office: who waters?");
    check("Subject: Read: the minutes");
    check("Subject: Recall: the board");
    check("Subject: Abuse report\nReply-To: ana+garden@garden.example");
}

#[test]
fn exchange_says_undeliverable_in_the_language_of_the_mailbox() {
    for subject in [
        "Undeliverable: The fence",
        "Unzustellbar: The fence",
        "Non remis : The fence",
        "No se puede entregar: The fence",
        "Non recapitabile: The fence",
        "Onbestelbaar: The fence",
        "Não Entregue: The fence",
        "Nie można dostarczyć: The fence",
        "Не удается доставить: The fence",
        "配信不能: The fence",
        "无法投递: The fence",
        "Olevererbart: The fence",
        "Kan ikke leveres: The fence",
        "Toimitus ei onnistunut: The fence",
        "Nedoručitelné: The fence",
        "Kézbesíthetetlen: The fence",
        "Teslim Edilemedi: The fence",
        "배달되지 않음: The fence",
    ] {
        let raw = |from: &str| {
            format!(
                "From: {from}\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\ncleo@b.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n"
            )
        };
        let exchange = "MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@b.example";
        assert_eq!(kind(&read(raw("postmaster@b.example").as_bytes()), "", "moot.example"), Class::Bounce, "{subject}");
        assert_eq!(kind(&read(raw(exchange).as_bytes()), exchange, "moot.example"), Class::Bounce, "{subject}");
        assert_eq!(kind(&read(raw("ana@b.example").as_bytes()), "ana@b.example", "moot.example"), Class::Person, "{subject}");
    }
}

#[test]
fn absence_notices_are_automatic_in_many_languages() {
    let check = |header: &str| assert!(matches!(class(header, "ana@garden.example"), Class::AutoReply { .. }), "{header}");
    check("Auto-Submitted: auto-replied\nSubject: x");
    check("Auto-Submitted: auto-generated; owner-email=\"a@b\"\nSubject: x");
    check("Precedence: auto_reply\nSubject: x");
    check("X-Autoreply: yes\nSubject: x");
    check("X-Autorespond: x\nSubject: x");
    check("X-Auto-Response-Suppress: All\nSubject: Out of office");
    check("X-Auto-Response-Suppress: All\nSubject: Abwesend bis Freitag\nIn-Reply-To: <a@b>");
    check("Precedence: bulk\nSubject: Fuera de la oficina");
    for subject in [
        "Auto: Re: The fence",
        "Out of office Re: The fence",
        "Out of Office: [Garden] The fence",
        "Ausente: [Garden] The fence",
        "Frånvarande: SV: The fence",
        "Fravær: SV: The fence",
        "Poissa: VS: The fence",
        "Nieobecność: Odp: The fence",
        "Вне офиса: Re: The fence",
    ] {
        check(&format!("Subject: {subject}\nIn-Reply-To: <a@b>"));
    }
    for subject in [
        "Afwezigheidsbericht: x",
        "Absence du bureau : x",
        "不在通知: x",
        "תשובה אוטומטית: x",
        "پاسخ خودکار: x",
        "स्वत: उत्तर: x",
        "Automatic reply: x",
        "Automatic reply Re: x",
        "Resposta automática RES: x",
        "[Auto-Reply] x",
        "(Automatische Antwort) x",
        "Automatische Antwort: x",
        "Réponse automatique : x",
        "Respuesta automática: x",
        "Risposta automatica: x",
        "Resposta automática: x",
        "Automatisch antwoord: x",
        "Autosvar: x",
        "Odpowiedź automatyczna: x",
        "Автоответ: x",
        "自動応答: x",
        "自动回复：x",
    ] {
        check(&format!("Subject: {subject}"));
    }
}

/// What a new mail with that subject and those words is, and what the same is in a thread of ours.
fn worded(subject: &str, words: &str) -> (Class, Class) {
    let class = |threading: &str| {
        let raw = format!("From: Ana <ana@garden.example>\n{threading}Subject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n{words}\n");
        kind(&read(raw.as_bytes()), "ana@garden.example", "moot.example")
    };
    (class(""), class("In-Reply-To: <n-4k7q2m@moot.example>\n"))
}

#[test]
fn a_subject_and_its_words_together_show_a_program() {
    for (subject, words) in [
        ("Out of Office: [Garden] The fence", "I am away until Monday."),
        ("Out of Office: Re: The fence", "I am away until Monday."),
        ("Out of Office: The fence", "I will be back on Monday. This is an automatic reply."),
        ("Abwesend: Vote", "Danke. Diese Nachricht wurde automatisch erstellt."),
        ("Lu : The fence", "Votre message À : Ana Objet : The fence a été lu le mardi 24 novembre."),
        ("Read: The fence", "Your message\n\n   To: Ana\n   Subject: The fence\n   Sent: Tuesday\n\n was read on Tuesday."),
        ("Gelesen: The fence", "Ihre Nachricht\n\n   An: Ana\n   Betreff: The fence\n\nwurde am Dienstag, 24. November 2026 gelesen."),
        ("Gelezen: The fence", "Uw bericht Aan: Ana Onderwerp: The fence is gelezen op dinsdag."),
        ("Not read: The fence", "Your message To: Ana Subject: The fence was deleted without being read on Tuesday."),
        ("Recall: The fence", "Ana would like to recall the message, \"The fence\"."),
        ("Rückruf: The fence", "Ana möchte die Nachricht \"The fence\" zurückrufen."),
    ] {
        assert!(matches!(worded(subject, words), (Class::AutoReply { .. }, Class::AutoReply { .. })), "{subject}");
        assert_eq!(worded(&format!("Re: {subject}"), words), (Class::Person, Class::Person), "{subject}");
        assert_eq!(worded(subject, "Who brings the paint?").0, Class::Person, "{subject}");
    }
}

#[test]
fn who_announces_an_absence_is_a_person_and_a_program_answers_something() {
    for (subject, words) in [
        ("Absence: Saturday's dig", "I am away on Saturday, who takes my shift?"),
        ("Out of Office: The fence", "I am away until Monday."),
        ("Im Urlaub: wer gießt?", "Ich bin im Urlaub bis zum 12., wer gießt?"),
        ("Abwesend: Samstag", "Ich bin am Samstag nicht im Büro."),
        ("Absent: samedi", "Je suis absent samedi, qui prend ma place ?"),
        ("Fuera de la oficina: turno del sábado", "Estoy fuera hasta el lunes."),
        ("不在：土曜日の当番", "土曜日は不在です。どなたか代わってください。"),
        ("휴가: 물 주기", "다음 주는 휴가 중입니다."),
        ("Auto: who can lend one?", "I am away from Monday, and mine is in the workshop."),
    ] {
        assert_eq!(worded(subject, words).0, Class::Person, "{subject}");
    }
    for subject in ["Absence: The fence", "Fuera de la oficina: The fence", "不在：The fence"] {
        assert!(matches!(worded(subject, "I am away until Monday.").1, Class::AutoReply { .. }), "{subject}");
    }
}

#[test]
fn everyday_words_below_the_subject_of_a_note_are_a_persons() {
    for (subject, words) in [
        ("Gelesen: Kapitel 4", "Kapitel 4 wurde am Sonntag besprochen, wer hat es gelesen?"),
        ("Read: chapter four", "Chapter four was read on Sunday by all of us."),
        ("Read: chapter four", "Your message was kind. The chapter was read on Sunday."),
        ("Lu : le chapitre 4", "Le chapitre a été lu dimanche."),
        ("Leído: capítulo 4", "Ana leyó el capítulo cuatro."),
        ("Gelezen: hoofdstuk 4", "Het boek is gelezen op zondag."),
        ("Rückruf: Ana", "Ana möchte die Nachricht heute noch bekommen."),
    ] {
        assert_eq!(worded(subject, words), (Class::Person, Class::Person), "{subject}");
    }
}

#[test]
fn an_answer_whose_first_words_say_so_is_a_programs() {
    for words in [
        "This is an automated response. Cleo no longer works here.",
        "*** This is an automatic reply ***\nOur office is closed.",
        "Dies ist eine automatische Antwort. Ich bin bis zum 7.12. nicht im Büro.",
        "Ceci est un message automatique, merci de ne pas y répondre.",
        "これは自動返信メールです。",
    ] {
        assert!(matches!(worded("Re: The fence", words).1, Class::AutoReply { .. }), "{words}");
        assert_eq!(worded("The fence", words).0, Class::Person, "{words}");
    }
    for words in [
        "Dies ist eine automatische Pumpe, die kostet mehr.",
        "This is an automated gate, so nobody needs a key.",
        "Green. This is an automatic reply, says my phone.",
        "> This is an automated response.\n\nSo what?",
    ] {
        assert_eq!(worded("Re: The fence", words).1, Class::Person, "{words}");
    }
    let domino = "I will be out of the office starting  26.11.2026 and will not return until 07.12.2026.";
    assert!(matches!(worded("Cleo Winter is out of the office.", domino).1, Class::AutoReply { .. }));
    assert_eq!(worded("Re: The fence", domino), (Class::Person, Class::Person));
}

#[test]
fn where_answers_are_forbidden_the_absence_opens_the_text() {
    let class = |sign: &str, words: &str| {
        let raw = format!(
            "From: Ana <ana@garden.example>\n{sign}\nIn-Reply-To: <n-4k7q2m@moot.example>\nSubject: Re: The fence\nContent-Type: text/plain; charset=utf-8\n\n{words}\n"
        );
        kind(&read(raw.as_bytes()), "ana@garden.example", "moot.example")
    };
    for sign in ["X-Auto-Response-Suppress: All", "X-Auto-Response-Suppress: DR, OOF, AutoReply", "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent"]
    {
        for words in [
            "I am out of the office until Monday.",
            "Dear sender,\n\nthank you for your mail. I am out of office until 7.12. and read nothing.",
            "Vielen Dank für Ihre Nachricht. Ich bin bis zum 7.12. nicht im Büro.",
            "Bonjour,\n\nJe suis absent du bureau.",
        ] {
            assert!(matches!(class(sign, words), Class::AutoReply { .. }), "{sign} {words}");
        }
        for words in ["Oak.", "Oak. And I am out of the office on Friday, so please do not call.", "Hello,\n\ngreen, please. I am out of office tomorrow."] {
            assert_eq!(class(sign, words), Class::Person, "{sign} {words}");
        }
    }
}

#[test]
fn who_takes_no_answer_is_a_machine() {
    let class = |from: &str| kind(&read(format!("From: {from}\nSubject: Re: The fence\n\nThank you, we have it.\n").as_bytes()), "x@y.example", "moot.example");
    for from in [
        "noreply@council.example",
        "Town <no-reply@council.example>",
        "do_not_reply@c.example",
        "ne-pas-repondre@mairie.example",
        "nicht-antworten@amt.example",
    ] {
        assert!(matches!(class(from), Class::Machine { .. }), "{from}");
    }
    for from in ["nora.reply@garden.example", "Noreply <ana@garden.example>", "reply@garden.example", "arno.replyson@garden.example"] {
        assert_eq!(class(from), Class::Person, "{from}");
    }
}

#[test]
fn what_goes_to_administrators_is_a_machines() {
    let tls = "From: tls@big.example\nSubject: Report Domain: moot.example Submitter: big.example Report-ID: <1@big.example>\nContent-Type: multipart/report; report-type=tlsrpt; boundary=b\n\n--b\nContent-Type: text/plain\n\nAn aggregate report.\n--b--\n";
    let dmarc =
        "From: reports@big.example\nSubject: Report domain: moot.example Submitter: big.example Report-ID: 1764\nContent-Type: application/zip\n\nUEs=\n";
    let failed = |kind: &str| {
        format!(
            "From: dmarc@big.example\nSubject: FW: The fence\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: text/plain\n\nA report.\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: {kind}\nVersion: 1\n\n--b--\n"
        )
    };
    for raw in [tls, dmarc] {
        for path in ["", "x@big.example"] {
            assert!(matches!(kind(&read(raw.as_bytes()), path, "moot.example"), Class::Machine { .. }), "{raw}");
        }
    }
    for (said, complains) in [("auth-failure", false), ("Not-Spam", false), ("fraud", true), ("abuse", true)] {
        let message = read(failed(said).as_bytes());
        assert_eq!(kind(&message, "", "moot.example"), Class::Complaint, "{said}");
        assert_eq!(report::read(&message).kind == ReportKind::Complaint, complains, "{said}");
    }
}

#[test]
fn the_null_return_path_is_no_person() {
    assert!(matches!(class("Subject: gone fishing", ""), Class::AutoReply { .. }));
    assert_eq!(class("Subject: Undelivered Mail Returned to Sender", "<>"), Class::Bounce);
    let of = |words: &str| kind(&read(format!("From: mx@b.example\nSubject: Status\n\n{words}\n").as_bytes()), "", "moot.example");
    assert_eq!(of("cleo@b.example\n550 gebruiker is hier niet"), Class::Bounce);
    assert_eq!(of("Bericht voor cleo@b.example: 5.1.1"), Class::Bounce);
    for words in [
        "We are closed. Ask cleo@b.example, 450 Market Street.",
        "I am away until Monday. cleo@b.example says 550 no such day.",
        "Thank you, we have 450 apples.",
    ] {
        assert!(matches!(of(words), Class::AutoReply { .. }), "{words}");
    }
}

#[test]
fn filters_that_ask_for_a_person_are_known() {
    let check = |header: &str| assert!(matches!(class(header, "x@y.example"), Class::Challenge { .. }), "{header}");
    check("Subject: Your email requires verification verify#k3J9xQ");
    check("Subject: Please confirm your message\nReply-To: ana-confirm-1764150000.5f3a.9c@garden.example");
}

#[test]
fn an_answer_that_asks_for_proof_by_a_link_is_a_filters() {
    let french = "Bonjour,\n\nPour lutter contre le spam, cliquez sur ce lien pour vous authentifier :\nhttps://filtre.example/x";
    assert!(matches!(worded("Re: The fence", french).1, Class::Challenge { .. }));
    assert_eq!(worded("Re: The fence", french).0, Class::Person);
    let quoted = format!("What is this?\n\n> {}", french.replace('\n', "\n> "));
    assert_eq!(worded("Re: The fence", &quoted).1, Class::Person);
    let tmda = "From: cleo@b.example\nSubject: Please confirm your message\nAuto-Submitted: auto-replied\nX-Delivery-Agent: TMDA/1.1.12 (Macallan)\n\nThis message was created automatically by mail delivery software (TMDA).\n\nYour message is being held because its address has not been verified.\n";
    assert!(matches!(kind(&read(tmda.as_bytes()), "", "moot.example"), Class::Challenge { .. }));
}

#[test]
fn a_report_in_a_persons_forward_is_no_bounce() {
    let report = |from: &str| {
        let raw = format!(
            "From: {from}\nSubject: Delivery Status\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nLook.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ben@garden.example\nAction: failed\nStatus: 5.1.1\n--b--\n"
        );
        kind(&read(raw.as_bytes()), "ana@garden.example", "moot.example")
    };
    assert_eq!(report("Ana <ana@garden.example>"), Class::Person);
    assert_eq!(report("<>"), Class::Bounce);
    assert_eq!(report("postmaster@mx.example"), Class::Bounce);
}

#[test]
fn our_own_mail_is_known_again() {
    let check = |header: &str| assert!(matches!(class(header, "x@y.example"), Class::Echo { .. }), "{header}");
    check("X-Loop: moot.example");
    check("X-Loop: garden@moot.example");
    check("Message-ID: <n-4k7q2m@moot.example>");
    check("List-Id: Garden co-op <garden.moot.example>\nMessage-ID: <n1@moot.example>");
    check("Received: from a by b; Mon, 23 Nov 2026 10:00:00 +0100\n".repeat(51).trim_end());
    assert_eq!(class("List-Id: Garden <garden.moot.example>\nMessage-ID: <n1@garden.example>\nSubject: hi", "a@b.example"), Class::Person);
    assert_eq!(class("X-Loop: notmoot.example\nSubject: hi", "a@b.example"), Class::Person);
}

#[test]
fn lists_and_mass_mail_are_told_apart_from_people() {
    assert!(matches!(class("Precedence: list\nSubject: x", "l@l.example"), Class::Bulk { .. }));
    assert!(matches!(class("List-Id: <news.example>\nList-Unsubscribe: <https://news.example/u>\nSubject: x", "l@l.example"), Class::Bulk { .. }));
}

#[test]
fn reports_are_named_by_what_they_say() {
    let report = |kind: &str, part: &str| {
        let raw = format!(
            "From: MAILER-DAEMON@mx.example\nSubject: status\nContent-Type: multipart/report; report-type={kind}; boundary=b\n\n--b\nContent-Type: text/plain\n\nSorry.\n--b\nContent-Type: message/{kind}\n\n{part}\n--b--\n"
        );
        super::kind(&read(raw.as_bytes()), "", "moot.example")
    };
    let status = |action: &str| format!("Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ben@garden.example\nAction: {action}\nStatus: 5.1.1\n");
    assert_eq!(report("delivery-status", &status("failed")), Class::Bounce);
    assert_eq!(report("delivery-status", &status("delayed")), Class::Delayed);
    assert_eq!(report("delivery-status", &status("delivered")), Class::Delivered);
    assert_eq!(report("feedback-report", "Feedback-Type: abuse\n"), Class::Complaint);
    assert_eq!(report("delivery-status", &status("relayed")), Class::Delivered);
    assert_eq!(report("disposition-notification", "Disposition: manual-action/MDN-sent-manually; displayed\n"), Class::Receipt);
}

#[test]
fn a_postmaster_who_answers_is_a_person() {
    let of = |from: &str, mail_from: &str, header: &str| {
        let raw = format!("From: {from}\nDate: Mon, 23 Nov 2026 10:00:00 +0100\n{header}\n\nThe plans were rejected by the city, I am told.\n");
        kind(&read(raw.as_bytes()), mail_from, "moot.example")
    };
    let check = |from: &str, mail_from: &str, header: &str, expect: Class| assert_eq!(of(from, mail_from, header), expect, "{from} {mail_from} {header}");
    let answer = "Subject: Re: [Garden co-op] The rejected plans\nIn-Reply-To: <n-1@moot.example>";
    check("Postmaster <postmaster@club.example>", "postmaster@club.example", answer, Class::Person);
    let refused = "From: post_master@club.example\nSubject: Re:Test\nIn-Reply-To: <n-1@moot.example>\n\nError: Invalid user address\n\nError message below:\n550 - no such user here\n";
    assert_eq!(kind(&read(refused.as_bytes()), "post_master@club.example", "moot.example"), Class::Bounce);
    check("Ana <ana@club.example>", "bounce+7d1c@sender.example", "Subject: The rejected plans", Class::Person);
    check("Paul <postmaster@club.example>", "postmaster@club.example", "Subject: Mail delivery problems yesterday", Class::Person);
    check("Complaints desk <complaints@soil.example>", "complaints@soil.example", "Subject: Rejected plans", Class::Person);
    check("Bounce House <hello@castles.example>", "hello@castles.example", "Subject: Rejected plans", Class::Person);
    check("Mail Delivery System <mailer-daemon@club.example>", "", "Subject: Undelivered Mail Returned to Sender", Class::Bounce);
}

#[test]
fn a_report_that_a_person_sends_on_is_theirs() {
    for part in ["message/disposition-notification", "message/feedback-report", "message/delivery-status"] {
        let of = |kind_of: &str| {
            let raw = format!(
                "From: Ana <ana@garden.example>\nSubject: Look\nMIME-Version: 1.0\nContent-Type: multipart/{kind_of}; boundary=b\n\n--b\nContent-Type: text/plain\n\nLook what came.\n--b\nContent-Type: {part}\n\nFeedback-Type: abuse\nFinal-Recipient: rfc822;ben@b.example\nDisposition: manual-action; displayed\nAction: failed\n\n--b--\n"
            );
            kind(&read(raw.as_bytes()), "ana@garden.example", "moot.example")
        };
        assert_eq!(of("mixed"), Class::Person, "{part}");
        assert_ne!(of("report"), Class::Person, "{part}");
    }
}
