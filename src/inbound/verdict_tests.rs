use super::*;
use crate::demo::dns::{Data, Sockets, Zone, serve};
use crate::outbound::sign::{Signer, generate_key};
use jiff::Timestamp;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::LazyLock;
use tokio_util::sync::{CancellationToken, DropGuard};

static KEY: LazyLock<(String, String)> = LazyLock::new(|| generate_key().unwrap());
const PEER: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 7);

/// A DNS server, and a verifier that asks it.
struct Place {
    zone: Zone,
    verifier: Verifier,
    _stop: DropGuard,
}

async fn place() -> Place {
    let zone = Zone::default();
    let sockets = Sockets::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
    let verifier = Verifier::new(&Dns { resolver: Some(sockets.address().unwrap()) }).unwrap();
    let stop = CancellationToken::new();
    tokio::spawn(serve(zone.clone(), sockets, stop.clone()));
    Place { zone, verifier, _stop: stop.drop_guard() }
}

fn message(from: &str) -> Vec<u8> {
    format!("From: {from}\r\nTo: garden@moot.example\r\nSubject: Re: fence\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@x>\r\n\r\n2 please\r\n")
        .into_bytes()
}

fn signed(message: &[u8], domain: &str) -> Vec<u8> {
    Signer::new(&KEY.0, domain, "s").unwrap().sign(message).unwrap()
}

fn envelope(mail_from: &str) -> Envelope {
    Envelope {
        mail_from: mail_from.into(),
        rcpt_to: vec!["garden@moot.example".into()],
        peer: Some(PEER.into()),
        helo: "mail.example.org".into(),
        trusted: false,
        received_at: Timestamp::UNIX_EPOCH,
        rebuilt: false,
    }
}

fn ana() -> Address {
    Address::parse("ana@example.org").unwrap()
}

fn publish(zone: &Zone, domain: &str) {
    zone.txt(&format!("s._domainkey.{domain}"), KEY.1.clone());
}

#[tokio::test]
async fn dkim_spf_and_policy_make_the_class() {
    let (strong, weak, failed) = (Some(Proof::Strong), Some(Proof::Weak), Some(Proof::Failed));
    // signer, SPF of example.org, MAIL FROM, policy of example.org, expected
    let cases: &[(&str, &str, &str, &str, Option<Proof>)] = &[
        ("example.org", "", "ana@example.org", "", strong),
        ("example.org", "v=spf1 -all", "ana@example.org", "v=DMARC1; p=reject", strong),
        // A subdomain's signature is aligned under the relaxed default, not under strict, and not without a record.
        ("mail.example.org", "", "ana@example.org", "v=DMARC1; p=reject", strong),
        ("mail.example.org", "", "ana@example.org", "v=DMARC1; p=reject; adkim=s", failed),
        ("mail.example.org", "", "ana@example.org", "", weak),
        // Somebody else's perfect signature proves nothing about ana.
        ("evil.example", "", "x@evil.example", "", weak),
        ("evil.example", "", "x@evil.example", "v=DMARC1; p=none", weak),
        ("evil.example", "", "x@evil.example", "v=DMARC1; p=quarantine", failed),
        ("evil.example", "", "x@evil.example", "v=DMARC1; p=reject", failed),
        // In test mode reject counts as quarantine, and quarantine as none (RFC 9989 section 4.7).
        ("", "", "x@evil.example", "v=DMARC1; p=quarantine; t=y", weak),
        // Aligned SPF alone.
        ("", "v=spf1 ip4:192.0.2.7 -all", "ana@example.org", "", weak),
        ("", "v=spf1 ip4:192.0.2.7 -all", "ana@example.org", "v=DMARC1; p=reject", weak),
        ("", "v=spf1 -all", "ana@example.org", "v=DMARC1; p=reject", failed),
        ("", "v=spf1 -all", "ana@example.org", "", weak),
        ("", "", "", "", weak),
        ("", "", "", "v=DMARC1; p=reject", failed),
    ];
    for case @ (signer, spf, mail_from, policy, expected) in cases {
        let place = place().await;
        for domain in ["example.org", "mail.example.org", "evil.example"] {
            publish(&place.zone, domain);
        }
        place.zone.txt("evil.example", "v=spf1 ip4:192.0.2.7 -all");
        [("example.org", spf), ("_dmarc.example.org", policy)].into_iter().filter(|(_, text)| !text.is_empty()).for_each(|(name, text): (&str, &&str)| {
            place.zone.txt(name, *text);
        });
        let plain = message("Ana <ana@example.org>");
        let raw = if signer.is_empty() { plain } else { signed(&plain, signer) };
        let verdict = place.verifier.judge(&raw, &envelope(mail_from), Some(&ana())).await;
        assert_eq!(verdict.proof, *expected, "{case:?}: {verdict:?}");
        let spf_aligned = spf.contains("ip4") && *mail_from == "ana@example.org";
        assert_eq!(verdict.spf_domain.as_deref(), spf_aligned.then_some("example.org"), "{case:?}");
        assert_eq!(verdict.dkim_domains.first().map_or("", String::as_str), *signer, "{case:?}");
    }
}

#[tokio::test]
async fn spf_is_not_judged_by_the_address_of_a_relay_or_without_a_peer() {
    let place = place().await;
    place.zone.txt("example.org", "v=spf1 a mx:mx.example.org -all");
    place.zone.add("example.org", Data::A(Ipv4Addr::new(192, 0, 2, 1)));
    place.zone.add("mx.example.org", Data::Mx(10, "out.example.org".into()));
    place.zone.add("out.example.org", Data::A(PEER));
    for (trusted, peer, expected) in [
        (false, Some(PEER.into()), Some("example.org")),
        (true, Some(PEER.into()), None),
        (false, None, None),
        (false, Some("192.0.2.9".parse().unwrap()), None),
    ] {
        let envelope = Envelope { trusted, peer, ..envelope("ana@example.org") };
        let verdict = place.verifier.judge(&message("ana@example.org"), &envelope, Some(&ana())).await;
        assert_eq!((verdict.proof, verdict.spf_domain.as_deref()), (Some(Proof::Weak), expected), "{trusted} {peer:?}");
    }
}

/// From whom the connection came, what stands above the relay's own line, and who the envelope says it is from.
#[tokio::test]
async fn what_a_relay_of_ours_found_about_spf_stands_in_for_our_own_question_and_for_nothing_more() {
    const PASS: &str = "Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=ana@example.org\r\n";
    const SAYS_ALL: &str = "Authentication-Results: mx.example.net; dkim=pass header.d=example.org; dmarc=pass header.from=example.org; arc=pass\r\n";
    const OTHERS: &str = "Authentication-Results: mx.evil.example; spf=pass smtp.mailfrom=ana@example.org\r\n";
    const FAIL: &str = "Authentication-Results: mx.example.net; spf=fail smtp.mailfrom=ana@example.org\r\n";
    const TROUBLE: &str = "Authentication-Results: mx.example.net; spf=temperror smtp.mailfrom=ana@example.org\r\n";
    let (weak, failed) = (Some(Proof::Weak), Some(Proof::Failed));
    let (relay, other): (IpAddr, IpAddr) = ("192.0.2.20".parse().unwrap(), "192.0.2.21".parse().unwrap());
    let cases = [
        ("stated by the relay", Some(relay), PASS, "ana@example.org", weak, Some("example.org")),
        ("from another address", Some(other), PASS, "ana@example.org", failed, None),
        ("without an address", None, PASS, "ana@example.org", failed, None),
        ("under another name", Some(relay), OTHERS, "ana@example.org", failed, None),
        ("for another sender than the envelope's", Some(relay), PASS, "x@evil.example", failed, None),
        ("a fail", Some(relay), FAIL, "ana@example.org", failed, None),
        ("trouble, for which we wait", Some(relay), TROUBLE, "ana@example.org", None, None),
        ("what it says of signatures and policies is looked at here", Some(relay), SAYS_ALL, "ana@example.org", failed, None),
        ("nothing", Some(relay), "", "ana@example.org", failed, None),
    ];
    let mut place = place().await;
    place.verifier = place.verifier.believing("mx.example.net", Relays::parse(&["192.0.2.20".into()]).unwrap());
    place.zone.txt("_dmarc.example.org", "v=DMARC1; p=reject");
    for (name, peer, results, mail_from, proof, spf_domain) in cases {
        let lines = format!("Received: from a by moot.example\r\n{results}Received: from b by mx.example.net\r\n");
        let raw = [lines.as_bytes(), &message("ana@example.org")].concat();
        let envelope = Envelope { peer, trusted: true, ..envelope(mail_from) };
        let verdict = place.verifier.judge(&raw, &envelope, Some(&ana())).await;
        assert_eq!((verdict.proof, verdict.spf_domain.as_deref()), (proof, spf_domain), "{name}: {verdict:?}");
    }
}

#[tokio::test]
async fn a_signature_over_a_part_of_the_body_or_past_its_time_is_none() {
    let place = place().await;
    publish(&place.zone, "example.org");
    let plain = message("ana@example.org");
    // Whether a body length is given, how many seconds it holds, and the time it then says instead.
    for (name, length, expires, says, expected) in [
        ("as it should be", false, 0, None, true),
        ("only so much of the body is signed, and more may follow", true, 0, None, false),
        ("it holds for an hour", false, 3600, None, true),
        ("it has expired", false, 3600, Some("1000000000"), false),
    ] {
        let mut template = Signer::new(&KEY.0, "example.org", "s").unwrap().into_inner();
        template.template.l = u64::from(length);
        template.template.x = expires;
        let mut header = mail_auth::common::headers::HeaderWriter::to_header(&template.sign(&plain).unwrap());
        if let Some(says) = says {
            let from = header.find("x=").unwrap() + 2;
            let to = from + header[from..].find(';').unwrap();
            header.replace_range(from..to, says);
        }
        let verdict = place.verifier.judge(&[header.as_bytes(), &plain].concat(), &envelope(""), Some(&ana())).await;
        assert_eq!(verdict.proof == Some(Proof::Strong), expected, "{name}: {header} {verdict:?}");
        assert_eq!(says.is_some(), verdict.notes.iter().any(|note| note.contains("expired")), "{name}: {verdict:?}");
    }
}

#[tokio::test]
async fn what_other_hops_say_they_found_is_noted_and_raises_nothing() {
    let place = place().await;
    place.zone.txt("_dmarc.example.org", "v=DMARC1; p=reject");
    let set = |i: &str, cv: &str| {
        format!(
            "ARC-Seal: i={i}; a=rsa-sha256; cv={cv}; d=example.org; s=s; b=AAAA\r\nARC-Authentication-Results: i={i}; mx.example.org; dkim=pass header.d=example.org\r\n"
        )
    };
    let cases = [
        (String::new(), None),
        (set("1", "none"), Some("arc=i=1 cv=none, unverified")),
        (set("2", "Pass") + &set("1", "none"), Some("arc=i=2 cv=pass, unverified")),
        (set("1", "none") + &set("3", "fail"), Some("arc=i=3 cv=fail, unverified")),
        (set("50", "\x1b[31m"), Some("arc=i=50 cv=unreadable, unverified")),
        (set("51", "pass"), None),
        (set("x", "pass"), None),
    ];
    for (lines, note) in cases {
        let raw = [lines.as_bytes(), &message("ana@example.org")].concat();
        let verdict = place.verifier.judge(&raw, &envelope("x@evil.example"), Some(&ana())).await;
        assert_eq!(verdict.proof, Some(Proof::Failed), "{lines}");
        assert_eq!(verdict.notes.iter().find(|found| found.starts_with("arc")).map(String::as_str), note, "{lines}");
    }
}

#[tokio::test]
async fn zero_several_and_doubtful_senders_fail() {
    let place = place().await;
    publish(&place.zone, "example.org");
    let two_fields = b"From: ana@example.org\r\nFrom: ben@example.org\r\nSubject: x\r\n\r\nx\r\n".to_vec();
    let cases = [
        ("nobody", b"Subject: x\r\n\r\nx\r\n".to_vec(), Some(ana())),
        ("not one, says the caller", message("ana@example.org"), None),
        ("two in one field", message("ana@example.org, ben@example.org"), Some(ana())),
        ("two fields", two_fields, Some(ana())),
        ("the caller reads another", message("ben@example.org"), Some(ana())),
        ("no header", b"\r\nx\r\n".to_vec(), Some(ana())),
        ("nothing", Vec::new(), Some(ana())),
    ];
    for (name, raw, from) in cases {
        let raw = if raw.starts_with(b"From") { signed(&raw, "example.org") } else { raw };
        let verdict = place.verifier.judge(&raw, &envelope("ana@example.org"), from.as_ref()).await;
        assert_eq!(verdict.proof, Some(Proof::Failed), "{name}: {verdict:?}");
    }
}

#[tokio::test]
async fn what_was_changed_after_signing_is_not_strong() {
    let place = place().await;
    publish(&place.zone, "example.org");
    let raw = String::from_utf8(signed(&message("ana@example.org"), "example.org")).unwrap();
    let cases = [
        ("untouched", raw.clone(), true),
        ("another word", raw.replace("2 please", "3 please"), false),
        ("another subject", raw.replace("Re: fence", "Re: gate"), false),
        ("a second subject in front", format!("Subject: Re: gate\r\n{raw}"), false),
        ("more text behind", format!("{raw}and more\r\n"), false),
        ("a header that is not signed", format!("Received: from x\r\n{raw}"), true),
        ("blank lines behind", format!("{raw}\r\n\r\n"), true),
        ("lines of blanks behind", format!("{raw}  \r\n\t\r\n \r\n"), true),
        ("a body length tag", raw.replacen("d=example.org;", "d=example.org; l=4;", 1), false),
    ];
    for (name, raw, expected) in cases {
        let verdict = place.verifier.judge(raw.as_bytes(), &envelope(""), Some(&ana())).await;
        assert_eq!(verdict.proof == Some(Proof::Strong), expected, "{name}: {verdict:?}");
    }
}

#[tokio::test]
async fn a_body_signed_as_simple_keeps_its_blank_end() {
    // "x\r\n \r\n" and "x\r\n" differ under simple canonicalization, so the second look must not pass it.
    let raw = b"From: a@b.c\r\n\r\nx\r\n \r\n";
    assert_eq!(without_blank_end(raw, 15), Some(b"From: a@b.c\r\n\r\nx\r\n".to_vec()));
    for untouched in [&b"From: a@b.c\r\n\r\nx\r\n"[..], b"From: a@b.c\r\n\r\nx \r\n", b"From: a@b.c\r\n\r\n", b"From: a@b.c\r\n\r\nx\r\n\r\n"] {
        assert_eq!(without_blank_end(untouched, 15), None, "{untouched:?}");
    }
    assert_eq!(without_blank_end(b"From: a@b.c\r\n\r\n \r\n", 15), Some(b"From: a@b.c\r\n\r\n".to_vec()));

    let place = place().await;
    publish(&place.zone, "example.org");
    let mut template = Signer::new(&KEY.0, "example.org", "s").unwrap().into_inner();
    template.template.cb = Canonicalization::Simple;
    let plain = message("ana@example.org");
    let header = mail_auth::common::headers::HeaderWriter::to_header(&template.sign(&plain).unwrap());
    let simple = [header.as_bytes(), &plain].concat();
    assert_eq!(place.verifier.judge(&simple, &envelope(""), Some(&ana())).await.proof, Some(Proof::Strong));
    let longer = [&simple[..], b" \r\n"].concat();
    assert_ne!(place.verifier.judge(&longer, &envelope(""), Some(&ana())).await.proof, Some(Proof::Strong));
}

#[tokio::test]
async fn a_pile_of_foreign_signatures_hides_neither_the_right_one_nor_costs_more_than_ten_questions() {
    let place = place().await;
    publish(&place.zone, "example.org");
    let raw = (0..40).fold(signed(&message("ana@example.org"), "example.org"), |raw, n| signed(&raw, &format!("d{n}.example")));
    assert_eq!(place.verifier.judge(&raw, &envelope(""), Some(&ana())).await.proof, Some(Proof::Strong));
    assert!(place.zone.asked() <= SIGNATURES as u64 * 2, "{} questions", place.zone.asked());
}

#[tokio::test]
async fn trouble_with_dns_is_temporary_only_where_the_answer_matters() {
    let own = "s._domainkey.example.org";
    // signer, broken name, MAIL FROM, expected
    let cases = [
        ("example.org", own, "", None),
        ("example.org", "_dmarc.example.org", "", Some(Proof::Strong)),
        ("", "_dmarc.example.org", "", None),
        ("", "example.org", "ana@example.org", None),
        ("evil.example", "s._domainkey.evil.example", "", Some(Proof::Weak)),
        ("", "evil.example", "x@evil.example", Some(Proof::Weak)),
    ];
    for (signer, broken, mail_from, expected) in cases {
        let place = place().await;
        publish(&place.zone, "example.org");
        place.zone.break_name(broken);
        let plain = message("ana@example.org");
        let raw = if signer.is_empty() { plain } else { signed(&plain, signer) };
        let verdict = place.verifier.judge(&raw, &envelope(mail_from), Some(&ana())).await;
        assert_eq!(verdict.proof, expected, "{signer} {broken}: {verdict:?}");
    }
}

#[tokio::test]
async fn a_dns_server_that_is_silent_costs_no_more_than_the_budget() {
    let place = place().await;
    place.zone.silence("s._domainkey.example.org");
    let verifier = place.verifier.within(Duration::from_millis(30));
    let started = std::time::Instant::now();
    let verdict = verifier.judge(&signed(&message("ana@example.org"), "example.org"), &envelope(""), Some(&ana())).await;
    assert_eq!(verdict.proof, None, "{verdict:?}");
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_key_is_asked_for_once_and_then_remembered() {
    let place = place().await;
    publish(&place.zone, "example.org");
    let raw = signed(&message("ana@example.org"), "example.org");
    let started = std::time::Instant::now();
    for _ in 0..200 {
        assert_eq!(place.verifier.judge(&raw, &envelope("ana@example.org"), Some(&ana())).await.proof, Some(Proof::Strong));
    }
    println!("200 verdicts in {:?}", started.elapsed());
    assert_eq!(place.zone.asked(), 1);
}
