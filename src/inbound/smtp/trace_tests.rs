use super::*;

fn envelope(helo: &str, peer: &str, rcpt_to: &[&str]) -> Envelope {
    Envelope {
        mail_from: "ana@post.example".into(),
        rcpt_to: rcpt_to.iter().map(|r| r.to_string()).collect(),
        peer: Some(peer.parse().expect("an address of the table")),
        helo: helo.into(),
        trusted: false,
        received_at: "2026-11-23T15:04:05Z".parse().expect("an instant"),
        rebuilt: false,
    }
}

fn check(envelope: &Envelope, (extended, secure, utf8): (bool, bool, bool), expect: &str) {
    assert_eq!(received(envelope, Manner { extended, secure, utf8, lmtp: false }, "moot.example"), expect);
}

#[test]
fn the_field_says_from_by_with_for_and_when() {
    check(
        &envelope("post.example", "192.0.2.7", &["garden@moot.example"]),
        (true, true, false),
        "Received: from post.example ([192.0.2.7])\r\n\tby moot.example with ESMTPS\r\n\tfor <garden@moot.example>;\r\n\tMon, 23 Nov 2026 15:04:05 +0000\r\n",
    );
    check(
        &envelope("old", "2001:db8::1", &["a@moot.example", "b@moot.example"]),
        (false, false, false),
        "Received: from old ([IPv6:2001:db8::1])\r\n\tby moot.example with SMTP;\r\n\tMon, 23 Nov 2026 15:04:05 +0000\r\n",
    );
    for (manner, name) in [((true, false, false), "ESMTP;"), ((true, false, true), "UTF8SMTP;"), ((true, true, true), "UTF8SMTPS;")] {
        let (extended, secure, utf8) = manner;
        assert!(received(&envelope("x", "192.0.2.7", &[]), Manner { extended, secure, utf8, lmtp: false }, "m").contains(&format!("with {name}")));
    }
}

#[test]
fn a_greeting_cannot_forge_the_field() {
    let field =
        received(&envelope("x) by (evil;\"<\\", "192.0.2.7", &["a>b(@moot.example"]), Manner { extended: true, secure: false, utf8: false, lmtp: false }, "m");
    assert!(field.starts_with("Received: from x??by??evil???? ([192.0.2.7])"), "{field}");
    assert!(field.contains("for <a?b?@moot.example>"), "{field}");
}

#[test]
fn a_hundred_hops_pass_and_one_more_does_not() {
    let hops = |count: usize, tail: &str| format!("{}Subject: x\r\n\r\n{tail}", "Received: by a\r\n".repeat(count)).into_bytes();
    assert!(!goes_in_circles(&hops(100, "")));
    assert!(goes_in_circles(&hops(101, "")));
    assert!(goes_in_circles(&"RECEIVED: by a\r\n".repeat(101).into_bytes()));
    assert!(!goes_in_circles(&hops(1, &"Received: quoted\r\n".repeat(200))), "a body may quote fields");
    assert!(!goes_in_circles(b""));
}
