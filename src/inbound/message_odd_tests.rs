//! Tests of reading what programs and gateways get wrong.

use super::*;
use proptest::prelude::*;

fn mail(header: &str, body: &str) -> Vec<u8> {
    format!("From: Ana Silva <ana@garden.example>\nDate: Mon, 23 Nov 2026 10:00:00 +0100\n{header}\n\n{body}").into_bytes()
}

fn parts(header: &str, parts: &[&str]) -> Message {
    let body: String = parts.iter().map(|part| format!("--zzz\n{part}\n")).collect();
    read(&mail(&format!("Content-Type: {header}; boundary=\"zzz\""), &format!("{body}--zzz--\n")))
}

fn words_of(message: &Message) -> String {
    message.text.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn words_are_found_wherever_programs_put_them() {
    let check = |header: &str, all: &[&str], text: &str, page: Option<&str>| {
        let message = parts(header, all);
        assert_eq!(words_of(&message), text, "{all:?}");
        assert_eq!(message.html.as_deref().map(|page| page.trim().replace('\n', "")).as_deref(), page, "{all:?}");
    };
    let text = "Content-Type: text/plain\n\nwords";
    let page = "Content-Type: text/html\n\n<p>page</p>";
    let empty = "Content-Type: text/html\n\n<html><body><br>&nbsp;</body></html>";
    let blank = "Content-Type: text/plain\n\n \n";
    check("multipart/alternative", &[text, page], "words", Some("<p>page</p>"));
    check("multipart/alternative", &[page, text], "words", Some("<p>page</p>"));
    check("multipart/alternative", &[text, empty], "words", None);
    check("multipart/alternative", &[blank, page], "", Some("<p>page</p>"));
    check("multipart/mixed", &[text, "Content-Type: text/plain\n\nmore"], "words more", None);
    check("multipart/mixed", &[text, "Content-Type: text/plain\nContent-Disposition: inline\n\nlast"], "words last", None);
    // A page beside a list's footer: the text alone would be the footer.
    check("multipart/mixed", &[page, "Content-Type: text/plain\n\nlist & footer"], "", Some("<p>page</p><br>list &amp; footer"));
    check("multipart/alternative", &[text, "Content-Type: text/x-amp-html\n\n<html amp4email>"], "words", None);
    check("multipart/mixed", &["Content-Type: text/plain; name=body.txt\n\nwords", page], "", Some("<br>words<p>page</p>"));
    // Named text is a file, and so is attached text.
    check("multipart/mixed", &[text, "Content-Type: text/plain; name=a.txt\n\nfile"], "words", None);
    check("multipart/mixed", &[text, "Content-Type: text/html\nContent-Disposition: attachment\n\nfile"], "words", None);
    // Broken in transit, it is still words.
    check("multipart/mixed", &["Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\na == b"], "a == b", None);
}

#[test]
fn a_picture_between_texts_keeps_its_place() {
    let picture =
        "Content-Type: image/jpeg; name=\"fence.jpg\"\nContent-Disposition: inline; filename=\"fence.jpg\"\nContent-Transfer-Encoding: base64\n\n/9j/4AA=";
    let message = parts("multipart/mixed", &["Content-Type: text/plain\n\nabove", picture, "Content-Type: text/plain\n\nbelow", picture]);
    assert_eq!(words_of(&message), format!("above {} below", pictures::sign(0)));
    assert_eq!(message.files.len(), 2);
    let forged = read("From: a@b.example\n\nsee \u{fffc}0\u{fffc}".as_bytes());
    assert_eq!(forged.text.as_deref(), Some("see 0"));
}

#[test]
fn broken_multiparts_keep_their_words() {
    let check = |name: &str, raw: &str, words: &str, files: usize| {
        for raw in [raw.to_string(), raw.replace('\n', "\r\n")] {
            let message = read(raw.as_bytes());
            assert_eq!((words_of(&message).as_str(), message.files.len()), (words, files), "{name}: {message:?}");
        }
    };
    let head = "From: a@b.example\nContent-Type: multipart/mixed; boundary=\"abc\"\n\n";
    let file = "Content-Type: application/pdf; name=a.pdf\n\n%PDF";
    check("no end", &format!("{head}--abc\n\nwords\n--abc\n{file}"), "words", 1);
    check("no end after the words", &format!("{head}--abc\n\nwords"), "words", 0);
    check(
        "inside a line",
        &format!("{head}--abc\n\nsee --abc in the middle, --abc--\nand more\n--abc\n{file}\n--abc--"),
        "see --abc in the middle, --abc-- and more",
        1,
    );
    check("longer than it", &format!("{head}--abc\n\nwords\n--abcd\nmore\n--abc\n{file}\n--abc--"), "words --abcd more", 1);
    check("no line end before it", &format!("{head}--abc\nContent-Type: text/html\n\n<p>x</p>--abc\n{file}\n--abc--"), "", 1);
    check("white space behind it", &format!("{head}--abc \t\n\nwords\n--abc  \n{file}\n--abc-- "), "words", 1);
    check(
        "none named",
        &format!("From: a@b.example\nContent-Type: multipart/mixed\n\n--xyz\nContent-Type: text/plain\n\nwords\n--xyz\n{file}\n--xyz--"),
        "words",
        1,
    );
    check(
        "another named",
        &format!(
            "From: a@b.example\nContent-Type: multipart/mixed;\n boundary=\"no\"\nSubject: s\n\n--xyz\nContent-Type: text/plain\n\nwords\n--xyz\n{file}\n--xyz--"
        ),
        "words",
        1,
    );
    check("none at all", "From: a@b.example\nContent-Type: multipart/mixed\n\nonly words", "only words", 0);
    let nested = "--abc\nContent-Type: multipart/alternative; boundary=\"abc-inner\"\n\n--abc-inner\n\nwords\n--abc-inner--\n";
    check("one begins like the other", &format!("{head}{nested}--abc\n{file}\n--abc--"), "words", 1);
    let torn = "--abc\nContent-Type: multipart/alternative; boundary=\"in\"\n\n--in\n\nwords\n";
    check("the inner end is missing", &format!("{head}{torn}--abc\n{file}\n--abc--"), "words", 1);
}

#[test]
fn any_line_ends_are_read() {
    let check = |raw: &str| {
        let message = read(raw.as_bytes());
        assert_eq!((message.subject.as_str(), words_of(&message).as_str()), ("s", "one two"), "{raw:?}");
    };
    check("From: a@b.example\rSubject: s\r\rone\rtwo\r");
    check("From: a@b.example\r\r\nSubject: s\r\r\n\r\r\none\r\r\ntwo\r\r\n");
    check("From: a@b.example\r\nSubject: s\n\r\none\rtwo\n");
    check("\u{feff}From: a@b.example\nSubject: s\n\none\u{2028}two\n");
    check("From someone Mon Nov 23 10:00:00 2026\nFrom: a@b.example\nSubject: s\n\none\ntwo\n");
}

#[test]
fn headers_are_read_as_programs_write_them() {
    let from = |value: &[u8], name: &str, address: &str| {
        let message = read(&[b"From: ", value, b"\nDate: Mon, 23 Nov 2026 10:00:00 +0100\n\nx"].concat());
        let found: Vec<(&str, &str)> = message.from.iter().map(|from| (from.name.as_deref().unwrap_or_default(), from.address.as_str())).collect();
        assert_eq!(found, [(name, address)], "{:?}", String::from_utf8_lossy(value));
    };
    from(b"=?utf-8?Q?Bj=C3=B6rn?= <b@x.example>", "Björn", "b@x.example");
    from(b"\"=?utf-8?Q?Bj=C3=B6rn?=\" <b@x.example>", "Björn", "b@x.example");
    from(b"=?utf-8?B?QmrD?= =?utf-8?B?tnJu?= <b@x.example>", "Björn", "b@x.example");
    from(b"Bj\xf6rn <b@x.example>", "Björn", "b@x.example");
    from("Björn <b@x.example>".as_bytes(), "Björn", "b@x.example");
    from(b"=?utf-8?Q?a=2C_=3Ceve=40evil.example=3E?= <b@x.example>", "a, <eve@evil.example>", "b@x.example");
    let message = read(b"From: a@b.example\nSubject: =?koi8-r?B?5ME=?=\n\n\xe4\xc1, \xe4\xc1");
    assert_eq!((message.subject.as_str(), message.text.as_deref()), ("Да", Some("Да, Да")));
    let message = read(b"From: a@b.example\nSubject: \xe4\xc1\nContent-Type: text/plain; charset=koi8-r\n\n\xe4\xc1");
    assert_eq!((message.subject.as_str(), message.text.as_deref()), ("Да", Some("Да")));
}

#[test]
fn a_name_is_only_a_name() {
    let check = |given: &str, kind: &str, expect: &str| assert_eq!(names::safe(given, kind), expect, "{given:?}");
    check("CON.pdf", "", "_CON.pdf");
    check("lpt1", "", "_lpt1");
    check("console.pdf", "", "console.pdf");
    check(".htaccess", "", "htaccess");
    check("gpj.\u{202e}exe.pdf", "", "gpj.exe.pdf");
    check("a\u{200b}b\u{ad}.pdf", "", "ab.pdf");
    check("a\r\nSet: b.pdf", "", "a Set_ b.pdf");
    check("", "image/jpeg", "picture.jpg");
    check("...", "application/x", "file");
}

#[test]
fn a_winmail_dat_that_cannot_be_read_stays_a_file() {
    let message = parts("multipart/mixed", &["Content-Type: text/plain\n\nwords", "Content-Type: application/ms-tnef; name=winmail.dat\n\nnot TNEF"]);
    assert_eq!((words_of(&message).as_str(), message.files[0].name.as_str()), ("words", "winmail.dat"));
    assert!(message.problems.contains(&Problem::Tnef));
}

proptest! {
    #[test]
    fn a_damaged_message_is_read(at in 0_usize..900, with in proptest::collection::vec(any::<u8>(), 0..12)) {
        let sound = "From: Ana <a@b.example>\nSubject: =?utf-8?Q?Gr=C3=BCn?=\nContent-Type: multipart/mixed; boundary=\"abc\"\n\n--abc\nContent-Type: multipart/alternative; boundary=abcd\n\n--abcd\nContent-Type: text/plain; charset=utf-8; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\nGr=C3=BCn \nist gut\n--abcd\nContent-Type: text/html\n\n<p>Gr&uuml;n <img src=cid:x></p>\n--abcd--\n--abc\nContent-Type: image/png; name*0*=utf-8''a%C3; name*1*=%BC.png\nContent-ID: <x>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--abc--\n";
        let at = at % sound.len();
        let damaged = [&sound.as_bytes()[..at], &with, &sound.as_bytes()[at..]].concat();
        let message = read(&damaged);
        prop_assert!(message.files.iter().all(|file| !file.name.is_empty() && !file.name.contains(['/', '\\'])));
        read(&sound.as_bytes()[..at]);
    }
}
