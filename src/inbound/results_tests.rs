use super::*;

const OUR_LINE: &str = "Received: from mx.example.net by moot.example with ESMTP\r\n";
const RELAYS_LINE: &str = "Received: from out.example.org (out.example.org [192.0.2.7])\r\n\tby mx.example.net with ESMTPS\r\n";
const EARLIER: &str = "Received: from laptop by out.example.org\r\n";
const PASS: &str = "Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=ana@example.org\r\n";
const FAIL: &str = "Authentication-Results: mx.example.net; spf=fail smtp.mailfrom=ana@example.org\r\n";
const REST: &str = "From: ana@example.org\r\n\r\nspf=pass\r\nAuthentication-Results: mx.example.net; spf=pass smtp.mailfrom=x@y.z\r\n";

/// What it is about, the lines above the rest, and what is found: a result and its domain.
type Case<'a> = (&'a str, &'a [&'a str], Option<(&'a str, &'a str)>);

#[test]
fn only_what_the_named_server_added_is_read_and_only_when_it_agrees_with_itself() {
    let pass = Some(("pass", "example.org"));
    let fail = Some(("fail", "example.org"));
    let cases: [Case<'_>; 12] = [
        ("above its own line", &[OUR_LINE, PASS, RELAYS_LINE, EARLIER], pass),
        ("below its own line", &[OUR_LINE, RELAYS_LINE, PASS, EARLIER], pass),
        ("a fail", &[OUR_LINE, FAIL, RELAYS_LINE], fail),
        ("twice the same", &[OUR_LINE, PASS, RELAYS_LINE, PASS], pass),
        ("injected below the earlier line", &[OUR_LINE, RELAYS_LINE, EARLIER, PASS], None),
        ("injected below a true one", &[OUR_LINE, FAIL, RELAYS_LINE, EARLIER, PASS], fail),
        ("injected where no earlier server was", &[OUR_LINE, FAIL, RELAYS_LINE, PASS], None),
        ("injected above by the sender, who comes last", &[OUR_LINE, RELAYS_LINE, PASS, FAIL], None),
        ("nothing", &[OUR_LINE, RELAYS_LINE], None),
        ("another server's", &[OUR_LINE, "Authentication-Results: mx.example.nets; spf=pass smtp.mailfrom=example.org\r\n", RELAYS_LINE], None),
        ("a longer name", &[OUR_LINE, "Authentication-Results: mx.example.net.evil.example; spf=pass smtp.mailfrom=example.org\r\n", RELAYS_LINE], None),
        ("a name that only begins so", &[OUR_LINE, "Authentication-Results-X: mx.example.net; spf=pass smtp.mailfrom=example.org\r\n", RELAYS_LINE], None),
    ];
    for (name, lines, expected) in cases {
        let raw = format!("{}{REST}", lines.concat());
        let found = spf(raw.as_bytes(), "MX.example.net");
        assert_eq!(found.as_ref().map(|spf| (spf.result.as_str(), spf.domain.as_str())), expected, "{name}");
    }
}

#[test]
fn a_field_is_read_as_the_standard_writes_it() {
    let cases = [
        ("mx.example.net; spf=pass smtp.mailfrom=example.org", Some("pass example.org")),
        ("mx.example.net 1; dkim=pass header.d=evil.example; spf=softfail smtp.mailfrom=\"ana@Example.org\"", Some("softfail example.org")),
        ("mx.example.net (our border); spf/1 = PASS (sender is (really) allowed) smtp.mailfrom = ana@example.org", Some("pass example.org")),
        ("mx.example.net; spf=none smtp.helo=out.example.org", Some("none out.example.org")),
        ("mx.example.net; spf=pass smtp.mailfrom=<> smtp.helo=out.example.org", Some("pass out.example.org")),
        ("mx.example.net;\r\n\tspf=pass\r\n\tsmtp.mailfrom=ana@example.org", Some("pass example.org")),
        // Another version, nothing found, and nobody named.
        ("mx.example.net 2; spf=pass smtp.mailfrom=example.org", None),
        ("mx.example.net; none", None),
        ("mx.example.net; spf=pass", None),
        ("mx.example.net", None),
        // What stands in a comment or a quoted string is no result.
        ("mx.example.net; dkim=fail reason=\"; spf=pass smtp.mailfrom=example.org\"", None),
        ("mx.example.net; dkim=fail (; spf=pass smtp.mailfrom=example.org)", None),
        ("mx.example.net; dkim=fail reason=\"\\\"; spf=pass smtp.mailfrom=example.org", None),
        ("(mx.example.net;) other.example; spf=pass smtp.mailfrom=example.org", None),
        ("other.example; x=\"mx.example.net; spf=pass smtp.mailfrom=example.org\"", None),
    ];
    for (value, expected) in cases {
        let raw = format!("{OUR_LINE}Authentication-Results: {value}\r\n{RELAYS_LINE}{REST}");
        let found = spf(raw.as_bytes(), "mx.example.net").map(|spf| format!("{} {}", spf.result, spf.domain));
        assert_eq!(found.as_deref(), expected, "{value}");
    }
}
