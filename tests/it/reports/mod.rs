//! Whole messages that machines write (`fixtures/emails/reports`): bounces, delays, deliveries, automatic replies,
//! complaints, challenges, receipts, list traffic, and people's mail that looks like them. What each is taken for is
//! exactly what its `.expect` says, with LF and with CRLF.

mod answered;

use crate::fixtures::messages;
use mailmoot::inbound::classify::{self, Class};
use mailmoot::inbound::message::{self, Message};
use mailmoot::inbound::report::{self, ReportedRecipient};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Expect {
    kind: String,
    /// For automatic replies and challenges: what was taken as proof.
    why: Option<String>,
    /// The language people read it in, where it matters.
    language: Option<String>,
    #[serde(default)]
    recipients: Vec<ReportedRecipient>,
}

struct Fixture {
    name: String,
    source: Vec<u8>,
    expect: Expect,
}

fn all() -> Vec<Fixture> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/emails/reports");
    let fixtures: Vec<Fixture> = messages(&root).map(|path| read(&root, &path)).collect();
    assert!(!fixtures.is_empty(), "there is nothing in fixtures/emails/reports");
    fixtures
}

fn read(root: &Path, path: &Path) -> Fixture {
    let name = path.strip_prefix(root).unwrap().with_extension("").display().to_string();
    let expect = std::fs::read_to_string(path.with_extension("expect")).unwrap_or_else(|error| panic!("{name}.expect: {error}"));
    let expect = toml::from_str(&expect).unwrap_or_else(|error| panic!("{name}.expect: {error}"));
    Fixture { name, source: std::fs::read(path).unwrap(), expect }
}

/// What a message is taken for, in the words of the `.expect` files.
fn taken_for(message: &Message) -> (&'static str, Option<String>, Vec<ReportedRecipient>) {
    let from = message.from.first().map(|mailbox| mailbox.address.as_str()).unwrap_or_default();
    let mail_from = message.header("return-path").last().copied().unwrap_or(from);
    let (kind, why) = match classify::kind(message, mail_from, "moot.example") {
        Class::Person => ("person", None),
        Class::AutoReply { why } => ("auto_reply", Some(why)),
        Class::Machine { why } => ("machine", Some(why)),
        Class::Challenge { why } => ("challenge", Some(why)),
        Class::Receipt => ("receipt", None),
        Class::Bulk { why } => ("list", Some(why)),
        Class::Bounce => ("bounce", None),
        Class::Delayed => ("delayed", None),
        Class::Delivered => ("delivered", None),
        Class::Complaint => ("complaint", None),
        Class::Echo { why } => ("echo", Some(why)),
    };
    let reports = ["bounce", "delayed", "delivered", "complaint"].contains(&kind);
    (kind, why, if reports { report::read(message).recipients } else { Vec::new() })
}

fn check(fixture: &Fixture, source: &[u8], ends: &str) -> Option<String> {
    let (kind, why, recipients) = taken_for(&message::read(source));
    let expect = &fixture.expect;
    let fits = kind == expect.kind && recipients == expect.recipients && expect.why.as_ref().is_none_or(|expect| why.as_ref() == Some(expect));
    (!fits).then(|| format!("{} with {ends}: {kind} {why:?} {recipients:#?}", fixture.name))
}

fn with_crlf(source: &[u8]) -> Vec<u8> {
    source.iter().flat_map(|byte| if *byte == b'\n' { b"\r\n".iter() } else { std::slice::from_ref(byte).iter() }).copied().collect()
}

#[test]
fn what_machines_write_is_taken_for_what_it_is() {
    let mut wrong = Vec::new();
    for fixture in all() {
        wrong.extend(check(&fixture, &fixture.source, "LF"));
        wrong.extend(check(&fixture, &with_crlf(&fixture.source), "CRLF"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_enough_reports_of_every_kind() {
    let fixtures = all();
    let count = |kind: &str| fixtures.iter().filter(|fixture| fixture.expect.kind == kind).count();
    assert!(fixtures.len() >= 105, "{} messages", fixtures.len());
    for (kind, least) in [
        ("bounce", 30),
        ("delayed", 3),
        ("delivered", 3),
        ("auto_reply", 50),
        ("complaint", 4),
        ("machine", 2),
        ("challenge", 4),
        ("receipt", 2),
        ("list", 2),
        ("person", 5),
        ("echo", 1),
    ] {
        assert!(count(kind) >= least, "{} of {kind}", count(kind));
    }
    let automatic = fixtures.iter().filter(|fixture| fixture.expect.kind == "auto_reply");
    let languages: BTreeSet<&str> = automatic.filter_map(|fixture| fixture.expect.language.as_deref()).collect();
    assert!(languages.len() >= 14, "{languages:?}");
}

#[test]
fn fixtures_end_their_lines_with_lf() {
    for fixture in all() {
        assert!(!fixture.source.contains(&b'\r'), "{}", fixture.name);
    }
}
