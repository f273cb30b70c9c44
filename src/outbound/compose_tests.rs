use super::super::sample::{brief, house, rendered};
use super::*;
use crate::core::notice::NoticeKind;
use mail_parser::{MessageParser, MimeHeaders as _};
use proptest::prelude::*;
use std::sync::Arc;

fn file(name: &str, media_type: &str, bytes: &[u8]) -> NewFile {
    NewFile { name: name.into(), media_type: media_type.into(), bytes: Arc::new(bytes.to_vec()) }
}

fn made(kind: NoticeKind, words: &str, files: &[NewFile]) -> Letter {
    letter(&brief(kind), &rendered(words), &house(), files).unwrap()
}

/// The promises every letter keeps on the wire.
fn is_sound(bytes: &[u8]) -> bool {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let lone = text.replace("\r\n", "").contains(['\r', '\n']);
    text.is_ascii() && !lone && text.ends_with("\r\n") && text.split("\r\n").all(|line| line.len() <= 998)
}

#[test]
fn every_kind_reads_back_as_it_was_meant() {
    for kind in NoticeKind::ALL {
        let letter = made(kind, "Grüße.\n\n.a dot\nFrom here\n-- \nfooter", &[]);
        assert!(is_sound(&letter.bytes), "{kind:?}");
        let message = MessageParser::new().parse(&letter.bytes).unwrap();
        assert_eq!(message.message_id().unwrap(), letter.message_id, "{kind:?}");
        assert_eq!(message.subject().unwrap(), "[Garden co-op] The north fence");
        assert_eq!(message.body_text(0).unwrap().trim_end(), "Grüße.\r\n\r\n.a dot\r\nFrom here\r\n-- \r\nfooter");
        assert!(message.body_html(0).unwrap().starts_with("<p>Grüße."));
        let to: Vec<_> = message.to().unwrap().iter().filter_map(|a| a.address()).collect();
        assert_eq!(to, ["ben@home.example"]);
        assert!(message.cc().is_none() && message.bcc().is_none());
        let answers = if kind.goes_to_a_passer_by() { "help@" } else { "r-" };
        assert!(message.reply_to().unwrap().first().unwrap().address().unwrap().starts_with(answers));
        assert_eq!(message.date().unwrap().to_timestamp(), brief(kind).now.as_second());
        assert!(letter.mail_from.starts_with("b-") && letter.rcpt_to == "ben@home.example");
        assert_eq!(message.header_raw("MIME-Version").map(str::trim), Some("1.0"));
    }
}

#[test]
fn a_letter_for_a_reader_of_text_has_one_part() {
    let rendered = Rendered { html: None, ..rendered("plain") };
    let letter = letter(&brief(NoticeKind::Comment), &rendered, &house(), &[]).unwrap();
    let message = MessageParser::new().parse(&letter.bytes).unwrap();
    assert_eq!(message.parts.len(), 1);
    assert_eq!(message.body_text(0).unwrap().trim_end(), "plain");
}

#[test]
fn the_same_brief_makes_the_same_bytes() {
    let files = [file("a.pdf", "application/pdf", b"%PDF")];
    assert_eq!(made(NoticeKind::Comment, "x", &files), made(NoticeKind::Comment, "x", &files));
}

#[test]
fn files_travel_whole_and_under_harmless_names() {
    // The parser would read a text in its charset, so that one is ASCII, with the line ends nobody may mend.
    let bytes_of = |kind: &str| -> Vec<u8> { if kind == "text/plain" { b"a\nb\rc\r\n.\n".to_vec() } else { (0..=255).cycle().take(3000).collect() } };
    // given name and type, expected name and type
    let cases = [
        ("sketch.pdf", "application/pdf", "sketch.pdf", "application/pdf"),
        ("Übersicht März.txt", "text/plain", "Übersicht März.txt", "text/plain"),
        ("../../etc/passwd", "nonsense", "passwd", "application/octet-stream"),
        ("a\r\nBcc: x.txt", "text/plain\r\nX: y", "a Bcc x.txt", "application/octet-stream"),
        ("mail.eml", "message/rfc822", "mail.eml", "application/octet-stream"),
        ("..", "image/png", "file", "image/png"),
    ];
    let files: Vec<NewFile> = cases.iter().map(|(name, kind, ..)| file(name, kind, &bytes_of(kind))).collect();
    let letter = made(NoticeKind::Comment, "see the files", &files);
    assert!(is_sound(&letter.bytes));
    let message = MessageParser::new().parse(&letter.bytes).unwrap();
    assert_eq!(message.attachment_count(), cases.len());
    for ((.., name, kind), part) in cases.iter().zip(message.attachments()) {
        assert_eq!(part.attachment_name().unwrap(), *name);
        let content_type = part.content_type().unwrap();
        assert_eq!(format!("{}/{}", content_type.ctype(), content_type.subtype().unwrap()), *kind, "{name}");
        assert!(part.contents() == bytes_of(kind), "{name} has changed on the way");
    }
    assert_eq!(message.body_text(0).unwrap().trim_end(), "see the files");
}

#[test]
fn names_in_every_script_arrive() {
    for name in ["Зелёный сад", "グリーン", "Gärten & Höfe", "Co-op (north)", "Ana \"the\" Silva", "A, B"] {
        let mut brief = brief(NoticeKind::Comment);
        if let Some(group) = &mut brief.group {
            group.group.name = name.into();
        }
        let letter = letter(&brief, &Rendered { subject: format!("[{name}] Fence"), ..rendered("x") }, &house(), &[]).unwrap();
        assert!(is_sound(&letter.bytes), "{name}");
        let message = MessageParser::new().parse(&letter.bytes).unwrap();
        assert_eq!(message.subject().unwrap(), format!("[{name}] Fence"));
        let from = message.from().unwrap().first().unwrap();
        assert_eq!(from.name().unwrap(), format!("Ana Silva via {}", address::display(name)));
        assert_eq!(from.address().unwrap(), "garden@moot.example");
        assert!(message.header_raw("List-Id").unwrap().trim().ends_with("<garden.moot.example>"), "{name}");
    }
}

#[test]
fn a_domain_in_another_script_travels_in_its_ascii_form() {
    let mut brief = brief(NoticeKind::Comment);
    brief.mailbox = crate::core::person::Address::parse("ana@gärten.example").unwrap();
    let letter = letter(&brief, &rendered("x"), &house(), &[]).unwrap();
    assert_eq!(letter.rcpt_to, "ana@xn--grten-gra.example");
    assert!(is_sound(&letter.bytes));
}

#[test]
fn a_mailbox_that_cannot_stand_in_a_header_is_an_error() {
    for address in ["no address at all", "änä@home.example", "a b@home.example", "a@b@"] {
        let mut brief = brief(NoticeKind::Comment);
        brief.mailbox = crate::core::person::Address::trusted(address);
        assert!(letter(&brief, &rendered("x"), &house(), &[]).is_err(), "{address}");
    }
}

proptest! {
    #[test]
    fn hostile_words_subjects_and_names_stay_in_their_place(words in any::<String>(), subject in any::<String>(), name in any::<String>()) {
        let mut brief = brief(NoticeKind::Comment);
        if let Some(comment) = &mut brief.comment { comment.author = name.clone(); }
        brief.reader.name = name.clone();
        let rendered = Rendered { subject, text: words.clone(), html: Some(words) };
        let letter = letter(&brief, &rendered, &house(), &[file(&name, "text/plain", b"x")]).unwrap();
        prop_assert!(is_sound(&letter.bytes));
        let message = MessageParser::new().parse(&letter.bytes).unwrap();
        prop_assert_eq!(message.headers().iter().filter(|header| header.name() == "From").count(), 1);
        prop_assert_eq!(message.message_id().unwrap(), letter.message_id);
        prop_assert_eq!(message.attachment_count(), 1);
    }
}
