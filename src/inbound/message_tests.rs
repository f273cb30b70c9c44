//! Tests of reading: odd mail gives a value and problems, never a failure.

use super::*;
use proptest::prelude::*;

fn mail(header: &str, body: &str) -> Vec<u8> {
    format!("From: Ana Silva <ana@garden.example>\nDate: Mon, 23 Nov 2026 10:00:00 +0100\n{header}\n\n{body}").replace('\n', "\r\n").into_bytes()
}

#[test]
fn a_plain_mail_is_read_whole() {
    let message = read(&mail(
        "To: a@b.example, c@d.example\nSubject: =?utf-8?Q?Gr=C3=BCn?= or\n white\nMessage-ID: <1@x.example>\nReferences: <a@x> <b@x>\nIn-Reply-To: <b@x>",
        "Oak, please.",
    ));
    assert_eq!(message.one_from().map(|a| a.to_string()).as_deref(), Some("ana@garden.example"));
    assert_eq!(message.from[0].name.as_deref(), Some("Ana Silva"));
    assert_eq!(message.to, ["a@b.example", "c@d.example"]);
    assert_eq!(message.subject, "Grün or white");
    assert_eq!(message.message_id.as_deref(), Some("1@x.example"));
    assert_eq!((message.references.len(), message.in_reply_to.as_slice()), (2, ["b@x".to_string()].as_slice()));
    assert!(message.threaded());
    assert_eq!(message.text.as_deref(), Some("Oak, please."));
    assert_eq!(message.header("subject").len(), 1);
    assert_eq!(message.date.map(|date| date.to_string()).as_deref(), Some("2026-11-23T09:00:00Z"));
    assert_eq!(message.problems, []);
}

#[test]
fn a_second_from_is_seen_and_takes_the_author_away() {
    for from in ["From: eve@evil.example", "from: eve@evil.example", "FROM : eve@evil.example"] {
        let message = read(&mail(from, "Hello"));
        assert!(message.one_from().is_none(), "{from}");
        assert!(message.problems.contains(&Problem::SeveralFrom(2)), "{from}: {:?}", message.problems);
    }
    let list = read(b"From: a@b.example, c@d.example\n\nx");
    assert!(list.one_from().is_none());
    assert_eq!(list.from.len(), 2);
}

#[test]
fn odd_mail_is_a_value_with_problems() {
    let check = |raw: &[u8], problem: Problem| {
        let message = read(raw);
        assert!(message.problems.contains(&problem), "{:?}: {:?}", String::from_utf8_lossy(raw), message.problems);
    };
    check(b"Subject: x\n\nhello", Problem::NoFrom);
    check(b"From: a@b.example\nSubject: x\nSubject: y\n\nhello", Problem::Repeated("Subject"));
    check(b"From: a@b.example\n\n", Problem::NoText);
    check(b"From: a@b.example\nDate: yesterday\n\nhello", Problem::NoDate);
    check(b"From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\ncaf\xe9", Problem::Charset);
    assert_eq!(read(b"").from_headers, 0);
}

#[test]
fn unlabelled_latin_text_is_mended() {
    let message = read(b"From: a@b.example\nContent-Type: text/plain\n\nSch\xf6ne Gr\xfc\xdfe");
    assert_eq!(message.text.as_deref(), Some("Schöne Grüße"));
}

#[test]
fn what_hides_or_turns_text_is_dropped() {
    let message = read("From: a@b.example\nSubject: a\u{202e}b\u{7}c\n\nx\u{0}y\u{2066}z\u{1b}[31m\tok".as_bytes());
    assert_eq!(message.subject, "abc");
    assert_eq!(message.text.as_deref(), Some("xyz[31m\tok"));
}

#[test]
fn flowed_text_is_joined_within_its_depth() {
    let check = |parameters: &str, body: &str, expected: &str| {
        let message = read(&mail(&format!("Content-Type: text/plain; {parameters}"), body));
        assert_eq!(message.text.as_deref().map(str::trim_end), Some(expected), "{body:?}");
    };
    check("format=flowed", "one \ntwo\nthree", "one two\nthree");
    check("format=flowed", "> one \n> two\nmine \nalso", "> one two\nmine also");
    check("format=flowed", ">> deep \n> less \n> flows", ">> deep \n> less flows");
    check("format=flowed; delsp=yes", "Donau \ndampf", "Donaudampf");
    check("format=flowed", "words\n-- \nAna", "words\n-- \nAna");
    check("format=flowed", " >not quoted", "  >not quoted");
    check("charset=utf-8", "one \ntwo", "one \ntwo");
}

#[test]
fn files_get_safe_names() {
    let check = |given: &str, expected: &str| {
        let raw = format!(
            "From: a@b.example\nContent-Type: multipart/mixed; boundary=zzz\n\n--zzz\nContent-Type: text/plain\n\nhi\n--zzz\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"{given}\"\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n--zzz--\n"
        );
        let message = read(raw.as_bytes());
        assert_eq!(message.files.len(), 1, "{given}");
        assert_eq!((message.files[0].name.as_str(), message.files[0].media_type.as_str()), (expected, "application/pdf"));
        assert_eq!(message.files[0].bytes.as_slice(), b"hello");
    };
    check("plan.pdf", "plan.pdf");
    check("../../etc/passwd", "passwd");
    check("C:/x/..", "document.pdf");
    check("a<b>.pdf", "a_b_.pdf");
    check(&format!("{}.pdf", "x".repeat(300)), &format!("{}.pdf", "x".repeat(116)));
}

#[test]
fn a_message_built_to_do_harm_is_kept_by_its_header_alone() {
    let nest: String = "Content-Type: message/rfc822\n\n".repeat(30_000);
    let deep: String = (0..500).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n")).collect();
    let wide = format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(3_000));
    let long = format!("X-Long: {}\n\n", "y".repeat(200_000));
    let many = format!("{}\n\nhello", "X-A: b\n".repeat(5_000).trim_end());
    for (name, rest) in [("nest", nest), ("deep", deep), ("wide", wide), ("long", long), ("many", many)] {
        let message = read(format!("From: a@b.example\nSubject: s\n{rest}").as_bytes());
        assert!(message.is_quarantined(), "{name}");
        assert_eq!(message.subject, "s", "{name}");
        assert!(message.files.is_empty(), "{name}");
    }
}

proptest! {
    #[test]
    fn reading_never_panics(raw in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        read(&raw);
    }

    #[test]
    fn reading_near_mail_never_panics(lines in proptest::collection::vec(r"(From|Subject|Content-Type|Date|To): (text/html|multipart/mixed; boundary=b|a@b|=\?utf-8\?Q\?.{0,5})|--b|--b--||>{0,3} ?.{0,20}", 0..40)) {
        let raw = lines.join("\n");
        let lf = read(raw.as_bytes());
        prop_assert!(!lf.subject.chars().any(char::is_control));
    }
}
