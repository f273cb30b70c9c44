//! What machines write, sent through the real mail door: to a ballot's reply address, to the group, and to the service.
//! Nothing is said to anybody, nothing is published, and what became of it is recorded.

use super::{Fixture, all, with_crlf};
use crate::stage::plays;
use crate::votes::{ballots, counted};
use jiff::SignedDuration;
use mailmoot::core::command::Outcome;
use std::collections::BTreeSet;

/// The address that every fixture is written to.
const WRITTEN_TO: &str = "r-4k7q2m@moot.example";

fn is_automatic(fixture: &Fixture) -> bool {
    fixture.expect.kind == "auto_reply"
}

/// The fixture to that address, with its envelope sender. Members' providers would have signed it; the class comes first.
fn addressed(fixture: &Fixture, to: &str, number: usize) -> (String, Vec<u8>) {
    let crlf = with_crlf(&fixture.source);
    let mut bytes = Vec::with_capacity(crlf.len());
    let mut mail_from = String::new();
    let head = memchr::memmem::find(&crlf, b"\r\n\r\n").unwrap();
    for line in crlf[..head].split_inclusive(|octet| *octet == b'\n') {
        let text = String::from_utf8_lossy(line);
        match text.strip_prefix("Return-Path: ") {
            Some(path) => mail_from = path.trim().trim_matches(['<', '>']).to_string(),
            // Each is a message of its own, and Ben's, so that nothing but its kind keeps it from being answered.
            None if text.starts_with("Message-ID:") => bytes.extend_from_slice(format!("Message-ID: <{number}.machine@strong.example>\r\n").as_bytes()),
            None if text.starts_with("From:") => bytes.extend_from_slice(b"From: Ben <ben@strong.example>\r\n"),
            None if text.starts_with("To:") => bytes.extend_from_slice(format!("To: {to}\r\n").as_bytes()),
            None => bytes.extend_from_slice(line),
        }
    }
    let sender = if mail_from.is_empty() { mail_from } else { "ben@strong.example".into() };
    bytes.extend_from_slice(&crlf[head..]);
    (sender, bytes)
}

plays! {
    async fn fifty_automatic_replies_in_fourteen_languages_are_answered_by_nothing(stage) {
        let (ballot, _) = ballots(stage).await;
        let fixtures: Vec<Fixture> = all().into_iter().filter(is_automatic).collect();
        let languages: BTreeSet<&str> = fixtures.iter().filter_map(|fixture| fixture.expect.language.as_deref()).collect();
        assert!(fixtures.len() >= 50 && languages.len() >= 14, "{} in {languages:?}", fixtures.len());
        stage.world.advance(SignedDuration::from_secs(1));
        let (since, mut sent) = (stage.now(), 0);
        for fixture in &fixtures {
            assert!(memchr::memmem::find(&fixture.source, WRITTEN_TO.as_bytes()).is_some(), "{} is written to somebody else", fixture.name);
            for to in [ballot.message.reply_to[0].as_str(), "garden@moot.example", "help@moot.example"] {
                sent += 1;
                let (mail_from, bytes) = addressed(fixture, to, sent);
                let bytes = mailmoot::outbound::sign::Signer::new(&stage.key, "strong.example", "post").unwrap().sign(&bytes).unwrap();
                let reply = stage.deliver(&mail_from, &[to], &bytes).await;
                assert_eq!(reply.code, 250, "{} to {to}: {}", fixture.name, reply.text);
                stage.settled().await;
                assert_eq!(stage.sink.len(), 0, "{} to {to} was answered", fixture.name);
            }
        }
        let store = &stage.running().app.store;
        let raws = store.raws_since(since).await.unwrap();
        assert_eq!(raws.len(), sent);
        for raw in raws {
            let what = store.dispositions(raw).await.unwrap();
            assert!(matches!(what.as_slice(), [one] if matches!(one.outcome, Outcome::Ignored(_))), "{what:?}");
        }
        assert!(counted(stage, &ballot).await.is_empty());
    }
}
