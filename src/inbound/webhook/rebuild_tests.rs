use super::*;
use crate::inbound::message;
use proptest::prelude::*;

fn header(name: &str, value: &str) -> (String, String) {
    (name.into(), value.into())
}

#[test]
fn what_is_rebuilt_is_read_as_it_was_told() {
    let parts = Parts {
        headers: vec![
            header("From", "Ben <ben@strong.example>"),
            header("Subject", "Grüße\r\n from here"),
            header("Message-ID", "<1@strong.example>"),
            header("Content-Type", "text/html"),
            header("DKIM-Signature", "v=1; d=strong.example"),
            header("Authentication-Results", "moot.example; dkim=pass"),
            header("Bad: name", "x"),
        ],
        text: Some(Text { charset: "iso-8859-1".into(), bytes: b"Gr\xfcn\n--=_mixed--".to_vec() }),
        html: Some(Text::utf8("<p>Grün</p>")),
        files: vec![File { name: "Pläne \"1\".pdf".into(), media_type: "application/pdf".into(), bytes: b"%PDF".to_vec() }],
    };
    let read = message::read(&parts.message());
    assert_eq!(read.one_from().unwrap().as_str(), "ben@strong.example");
    assert_eq!((read.subject.as_str(), read.text.as_deref()), ("Grüße from here", Some("Grün\n--=_mixed--")));
    assert_eq!(read.html.as_deref(), Some("<p>Grün</p>"));
    assert_eq!((read.files[0].name.as_str(), read.files[0].bytes.as_slice()), ("Pläne _1_.pdf", &b"%PDF"[..]));
    assert!(read.header("dkim-signature").is_empty() && read.header("authentication-results").is_empty());
    assert_eq!(read.header("content-type").len(), 1);
}

#[test]
fn several_senders_stay_several() {
    let from = |address: &str| header("From", address);
    for headers in [vec![from("a@x.example"), from("b@x.example")], vec![from("a@x.example, b@x.example")]] {
        assert!(message::read(&Parts { headers, ..Parts::default() }.message()).one_from().is_none());
    }
}

proptest! {
    #[test]
    fn no_value_makes_another_header(value in "\\PC*[\r\n]{0,3}From: eve@evil.example[\r\n]{0,3}\\PC*", text in "\\PC*") {
        let parts = Parts { headers: vec![header("From", "a@x.example"), header("X-Other", &value)], text: Some(Text::utf8(text)), ..Parts::default() };
        prop_assert_eq!(message::read(&parts.message()).from_headers, 1);
    }
}
