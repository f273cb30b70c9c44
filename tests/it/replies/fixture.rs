//! A reply on disk: its bytes with placeholders, and what is expected of it.

use super::Source;
use super::place::Notice;
use crate::fixtures::messages;
use base64_lines::rewritten;
use mailmoot::core::token::{Keyring, Purpose, Token};
use mailmoot::inbound::message;
use serde::Deserialize;
use std::path::Path;

#[derive(Debug)]
pub struct Fixture {
    /// `gmail-web/vote_number`.
    pub name: String,
    /// As it lies on disk, with LF.
    pub source: Vec<u8>,
    pub expect: Expect,
    pub author: String,
    pub address: String,
}

/// The `.expect` file; `fixtures/emails/README.md` says what each key means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    pub answers: Answers,
    /// The title of the poll, when it is not the one about the gate's color.
    #[serde(default = "color")]
    pub poll: String,
    pub locale: String,
    /// What they sent before, in answer to the ballot or the thread; the reply answers what came back.
    pub first: Option<String>,
    /// It quotes the notice. A mailto button does not.
    #[serde(default = "yes")]
    pub quotes: bool,
    pub outcome: Outcome,
    #[serde(default)]
    pub words: String,
    #[serde(default)]
    pub files: Vec<String>,
    pub option: Option<String>,
    pub name: Option<String>,
    pub reason: Option<String>,
    pub replaces: Option<String>,
    pub doubt: Option<String>,
    pub answered_with: Option<String>,
    #[serde(default)]
    pub says: String,
    /// The first and the last line of what was quoted and is nobody's words.
    #[serde(default)]
    pub quoted: Vec<String>,
    /// What was cut as attribution, header block, signature: exactly, without empty lines.
    #[serde(default)]
    pub cut: Vec<String>,
}

fn color() -> String {
    "Which color for the gate?".into()
}

fn yes() -> bool {
    true
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answers {
    Comment,
    Ballot,
    Receipt,
    Question,
    Goodbye,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Everybody reads the words.
    Published,
    /// The vote counts.
    Counted,
    /// Nothing happened; the person is asked.
    Asked,
    /// A command was carried out.
    Done,
}

/// Every fixture, in the order of their names.
pub fn all() -> Vec<Fixture> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/emails");
    messages(&root).map(|path| read(&root, &path)).collect()
}

fn read(root: &Path, path: &Path) -> Fixture {
    let name = path.strip_prefix(root).unwrap().with_extension("").display().to_string();
    let expect = std::fs::read_to_string(path.with_extension("expect")).unwrap_or_else(|error| panic!("{name}.expect: {error}"));
    let expect = toml::from_str(&expect).unwrap_or_else(|error| panic!("{name}.expect: {error}"));
    let source: Vec<u8> = std::fs::read(path).unwrap().into_iter().filter(|byte| *byte != b'\r').collect();
    let from = message::read(&source).from.first().cloned().unwrap_or_else(|| panic!("{name} has no From"));
    Fixture { name, source, expect, author: from.name.unwrap_or_default(), address: from.address }
}

impl Fixture {
    /// The reply to a live notice, as its provider hands it over: the placeholders filled, every line ended with CRLF.
    pub fn filled(&self, notice: &Notice, keyring: &Keyring, source: Source) -> Vec<u8> {
        let fill = |text: &[u8]| fill(text, |name| value(name, notice, keyring).unwrap_or_else(|| panic!("{}: nothing fills {{{{{name}", self.name)));
        let text = fill(&rewritten(&self.source, fill));
        assert!(!text.windows(2).any(|pair| pair == b"{{"), "{}: a placeholder was not filled", self.name);
        let on_disk = match source {
            Source::Lf => text,
            Source::Crlf => with_crlf(&text),
        };
        with_crlf(&on_disk)
    }
}

fn with_crlf(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + text.len() / 40);
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let bare = line.strip_suffix(b"\n").map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        out.extend_from_slice(bare.unwrap_or(line));
        out.extend_from_slice(if bare.is_some() { b"\r\n" } else { b"" });
    }
    out
}

/// What stands for a placeholder, of the same length, so that no line grows.
fn value(name: &str, notice: &Notice, keyring: &Keyring) -> Option<String> {
    let sign = |purpose| keyring.sign(Token { purpose, send: notice.notice.id, item: 0 });
    Some(match name {
        "reply" => notice.reply_token(),
        "notice" => sign(Purpose::Reference),
        "unsubscribe" => sign(Purpose::Unsubscribe),
        "vote-page" => sign(Purpose::VotePage),
        "thread-page" => sign(Purpose::ThreadPage),
        "settings" => sign(Purpose::SettingsPage),
        "stop" => sign(Purpose::OneClick),
        "poll" => notice.notice.poll?.to_string(),
        "thread" => notice.notice.thread?.to_string(),
        _ => return None,
    })
}

/// Fills `{{name....}}`. In quoted-printable a soft line break may stand anywhere in it (RFC 2045 section 6.7); it is kept
/// where it is.
fn fill(text: &[u8], value: impl Fn(&str) -> String) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        match placeholder(&text[at..]) {
            Some((length, name)) => {
                put(&mut out, &text[at..at + length], value(&name).as_bytes());
                at += length;
            }
            None => {
                out.push(text[at]);
                at += 1;
            }
        }
    }
    out
}

/// Writes a value over a placeholder, octet by octet.
fn put(out: &mut Vec<u8>, placeholder: &[u8], value: &[u8]) {
    let mut value = value.iter();
    let mut rest = placeholder;
    while !rest.is_empty() {
        if let Some(tail) = rest.strip_prefix(b"=\n") {
            out.extend_from_slice(b"=\n");
            rest = tail;
        } else {
            out.extend(value.next());
            rest = &rest[1..];
        }
    }
    out.extend(value);
}

/// How long the placeholder at the beginning is, and its name.
fn placeholder(text: &[u8]) -> Option<(usize, String)> {
    if !text.starts_with(b"{") {
        return None;
    }
    let mut name = String::new();
    let mut at = 0;
    while at < text.len() && name.len() < 60 {
        if text[at..].starts_with(b"=\n") {
            at += 2;
            continue;
        }
        name.push(char::from(text[at]));
        at += 1;
        if name.ends_with("}}") {
            let name = name.strip_prefix("{{")?.trim_end_matches('}').trim_end_matches('.');
            return Some((at, name.to_string()));
        }
    }
    None
}

/// Parts in base64 are filled under their encoding.
mod base64_lines {
    use data_encoding::BASE64;
    use mail_parser::{Encoding, MessageParser, MimeHeaders};

    pub fn rewritten(source: &[u8], fill: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
        let message = MessageParser::default().parse(source).unwrap();
        let mut out = source.to_vec();
        for part in message.parts.iter().rev().filter(|part| part.encoding == Encoding::Base64 && part.content_disposition().is_none()) {
            let body = part.offset_body as usize..part.offset_end as usize;
            let packed: Vec<u8> = source[body.clone()].iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
            let text = BASE64.encode(&fill(&BASE64.decode(&packed).unwrap()));
            let lines: Vec<&str> = text.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
            let end = source[body.clone()].iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
            out.splice(body.start..body.end - end, lines.join("\n").into_bytes());
        }
        out
    }
}
