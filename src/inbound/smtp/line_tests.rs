use super::*;
use proptest::prelude::*;

/// The request's name and address, or the reply's code and status.
fn shown(line: &[u8]) -> String {
    match read(line) {
        Ok(Request::Mail { from }) => format!("MAIL {}", from.address),
        Ok(Request::Rcpt { to }) => format!("RCPT {}", to.address),
        Ok(Request::Ehlo { host }) => format!("EHLO {host}"),
        Ok(other) => other.name().to_string(),
        Err(Wrong::Refused(reply)) => format!("{} {}", reply.code, reply.status),
        Err(Wrong::Http) => "http".into(),
    }
}

fn check(line: &str, expect: &str) {
    assert_eq!(shown(format!("{line}\r\n").as_bytes()), expect, "{line}");
}

#[test]
fn requests_are_read() {
    check("EHLO post.example", "EHLO post.example");
    check("ehlo [192.0.2.1]", "EHLO [192.0.2.1]");
    check("data", "DATA");
    check("DATA ", "DATA");
    check("NOOP anything at all", "NOOP");
    check("mail from:<ana@post.example> SIZE=1000 BODY=8BITMIME SMTPUTF8", "MAIL ana@post.example");
    check("MAIL FROM: <ana@post.example>", "MAIL ana@post.example");
    check("MAIL FROM:<>", "MAIL ");
    check("RCPT TO:<postmaster>", "RCPT postmaster");
    check("RCPT TO:<PostMaster>", "RCPT postmaster");
    check("RCPT TO:<@relay.example:garden@moot.example>", "RCPT garden@moot.example");
    check("RCPT TO:<\"garden\"@moot.example>", "RCPT garden@moot.example");
    check("RCPT TO:<\"a b\"@moot.example>", "RCPT \"a b\"@moot.example");
    check("MAIL FROM:<\"a@moot.example\"@post.example>", "MAIL \"a@moot.example\"@post.example");
    check("MAIL FROM:<grüße@post.example>", "MAIL grüße@post.example");
    check("QUIT", "QUIT");
}

#[test]
fn what_is_wrong_is_said() {
    check("", "500 5.5.2");
    check("FOO", "500 5.5.2");
    check("EHLO", "501 5.5.4");
    check("EHLO grüße", "501 5.5.4");
    check("DATA now", "501 5.5.4");
    check("STARTTLS please", "501 5.5.4");
    check("QUIT 1", "501 5.5.4");
    check("MAIL", "501 5.5.4");
    check("MAIL ana@post.example", "501 5.5.4");
    check("MAIL FROM:ana@post.example", "501 5.5.4");
    check("MAIL FROM:<postmaster>", "501 5.1.7");
    check("MAIL FROM:<ana>", "501 5.1.7");
    check("MAIL FROM:<ana@>", "501 5.1.7");
    check("MAIL FROM:<ana@x y>", "501 5.5.4");
    check("RCPT TO:<>", "501 5.1.3");
    check("RCPT TO:<garden>", "501 5.1.3");
    check("RCPT TO:<garden@[192.0.2.1]>", "501 5.1.3");
    check("RCPT TO:<a@b@c>", "501 5.1.3");
    check("MAIL FROM:<ana@post.example> FOO=1", "555 5.5.4");
    check("MAIL FROM:<ana@post.example> SIZE=many", "501 5.5.4");
    check("EHLO a\u{0}b", "500 5.5.2");
    check("GET / HTTP/1.1", "http");
    check("POST /x HTTP/1.1", "http");
    assert_eq!(shown(b"MAIL FROM:<\xff@post.example>\r\n"), "500 5.5.2");
}

#[test]
fn a_promised_size_is_never_smaller_than_written() {
    for (size, expect) in [("0", 0), ("1000", 1000), ("999999999999999999", 999_999_999_999_999_999), ("9999999999999999999", usize::MAX)] {
        let long = format!("mail from:<a@b.example> size={size}\r\n");
        assert!(matches!(read(long.as_bytes()), Ok(Request::Mail { from }) if from.size == expect), "{size}");
    }
    assert!(matches!(read(b"MAIL FROM:<a@b.example> SIZE=99999999999999999999999\r\n"), Ok(Request::Mail { from }) if from.size == usize::MAX));
}

#[test]
fn only_mail_may_be_longer_than_512_octets() {
    let padded = |command: &str, size: usize| format!("{command}{}", "x".repeat(size - 2 - command.len()));
    check(&padded("NOOP ", 512), "NOOP");
    check(&padded("NOOP ", 513), "500 5.5.2");
    check(&format!("MAIL FROM:<ana@post.example> {}SIZE=1", " ".repeat(520)), "MAIL ana@post.example");
}

proptest! {
    #[test]
    fn no_line_panics_and_no_address_holds_what_could_end_it(bytes in prop::collection::vec(any::<u8>(), 0..200), verb in 0..3usize) {
        let mut line = [&b""[..], b"MAIL FROM:<", b"RCPT TO:<"][verb].to_vec();
        line.extend(bytes.into_iter().filter(|byte| !matches!(byte, b'\r' | b'\n')));
        line.extend_from_slice(b">\r\n");
        if let Ok(Request::Mail { from: smtp_proto::MailFrom { address, .. } } | Request::Rcpt { to: smtp_proto::RcptTo { address, .. } }) = read(&line) {
            prop_assert!(!address.chars().any(char::is_control));
            let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
            prop_assert!(!domain.contains(['<', '>', '"', ' ', '@']));
        }
    }
}
