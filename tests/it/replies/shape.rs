//! No two fixtures are alike: what each is built of, as far as reading depends on it.

use super::fixture::{Fixture, all};
use mail_parser::{MessageParser, MessagePart, MimeHeaders, PartType};
use mailmoot::core::grammar::Line;
use mailmoot::inbound::message::{self, Message};
use mailmoot::inbound::strip::{self, programs};
use std::collections::BTreeMap;

/// MIME tree with transfer encodings and character sets, the containers of quotes, the place of the answer, and the
/// threading headers.
fn shape(fixture: &Fixture) -> String {
    let parsed = MessageParser::default().parse(&fixture.source).unwrap();
    let message = message::read(&fixture.source);
    let tree = tree(&parsed, parsed.root_part());
    format!("{tree} | {} | {} | {}", containers(&message), place(&message), threading(&message))
}

fn tree(message: &mail_parser::Message<'_>, part: &MessagePart<'_>) -> String {
    let kind = part.content_type().map_or("text/plain".into(), |kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()));
    if let PartType::Multipart(children) = &part.body {
        let inside: Vec<String> = children.iter().map(|child| tree(message, &message.parts[*child as usize])).collect();
        return format!("{kind}({})", inside.join(", "));
    }
    let said = |name| part.content_type().and_then(|kind| kind.attribute(name)).unwrap_or("-").to_lowercase();
    let encoding = part.content_transfer_encoding().unwrap_or("-").to_lowercase();
    let disposition = part.content_disposition().map_or("-", |how| how.ctype());
    [kind, said("charset"), encoding, said("format"), said("delsp"), disposition.into()].join(" ")
}

/// Whose marks stand in the page, and how the text marks its quote.
fn containers(message: &Message) -> String {
    let page = message.html.as_deref().unwrap_or_default().to_lowercase();
    let found = programs::PROGRAMS.iter().filter(|program| program.signs.iter().any(|sign| is_in(&page, &sign.value)));
    let mut names: Vec<&str> = found.map(|program| program.name).collect();
    names.extend(page.contains("<blockquote").then_some("blockquote"));
    let text = message.text.as_deref().unwrap_or_default();
    names.extend(text.lines().any(|line| line.starts_with('>')).then_some("marks"));
    names.extend(text.lines().any(|line| line.starts_with("-----")).then_some("rule"));
    names.join("+")
}

fn is_in(page: &str, value: &programs::Value) -> bool {
    match value {
        programs::Value::Word(word) => [format!("\"{word}\""), format!("\"{word} "), format!(" {word}\"")].iter().any(|sign| page.contains(sign)),
        programs::Value::Prefix(start) => page.contains(&format!("\"{start}")),
        programs::Value::Link(start, inside) => page.contains(&format!("\"{start}")) && page.contains(inside),
        programs::Value::Style(parts) => parts.iter().all(|part| page.replace(' ', "").contains(part)),
    }
}

/// Own and quoted blocks in their order: `quoted own`.
fn place(message: &Message) -> String {
    let words = strip::split(message, "moot.example");
    let mut blocks: Vec<&str> = Vec::new();
    for line in &words.lines {
        let (text, name) = match line {
            Line::Own(text) => (text, "own"),
            Line::Quoted(text) => (text, "quoted"),
        };
        if !text.trim().is_empty() && blocks.last() != Some(&name) {
            blocks.push(name);
        }
    }
    blocks.join(" ")
}

fn threading(message: &Message) -> String {
    let names = ["in-reply-to", "references", "thread-index"];
    names.into_iter().filter(|name| !message.header(name).is_empty()).collect::<Vec<_>>().join("+")
}

#[test]
fn no_two_fixtures_have_the_same_shape() {
    let mut shapes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for fixture in all() {
        shapes.entry(shape(&fixture)).or_default().push(fixture.name);
    }
    assert!(!shapes.is_empty(), "there is nothing in fixtures/emails");
    let same: Vec<String> = shapes.iter().filter(|(_, names)| names.len() > 1).map(|(shape, names)| format!("{}: {shape}", names.join(", "))).collect();
    assert!(same.is_empty(), "these are alike:\n{}", same.join("\n"));
}

#[test]
fn there_are_enough_fixtures_of_every_kind() {
    use super::fixture::Answers;
    let fixtures = all();
    let count = |which: &dyn Fn(&Fixture) -> bool| fixtures.iter().filter(|fixture| which(fixture)).count();
    let programs: std::collections::BTreeSet<&str> = fixtures.iter().filter_map(|fixture| fixture.name.split('/').next()).collect();
    let languages: std::collections::BTreeSet<&str> = fixtures.iter().map(|fixture| fixture.expect.locale.as_str()).collect();
    assert!(fixtures.len() >= 125, "{} replies", fixtures.len());
    assert!(programs.len() >= 60, "{programs:?}");
    assert!(languages.len() >= 24, "{languages:?}");
    assert!(count(&|fixture| fixture.expect.answers == Answers::Ballot) >= 60);
    assert!(count(&|fixture| fixture.expect.locale != "en") >= 70);
}

#[test]
fn fixtures_quote_what_we_sent() {
    for fixture in all().iter().filter(|fixture| fixture.expect.quotes) {
        let message = message::read(&fixture.source);
        let said = format!("{}{}", message.text.unwrap_or_default(), message.html.unwrap_or_default());
        assert!(said.contains("contact@moot.example"), "{} does not quote our footer", fixture.name);
        assert!(message.in_reply_to.iter().chain(&message.references).any(|id| id.starts_with("n-{{notice")), "{} does not name our Message-ID", fixture.name);
    }
}
