//! People's plain words, ready for both bodies: the text as typed, and the same as blocks and spans that templates turn
//! into HTML. Both are cut at the same place when the words are too long for a mail.

use super::escape::several_lines;
use linkify::{LinkFinder, LinkKind};
use serde::Serialize;

/// What somebody wrote.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Prose {
    /// As typed, never re-wrapped.
    pub text: String,
    pub blocks: Vec<Block>,
    /// Some of it is missing here; the template links to the rest.
    pub cut: bool,
}

/// A paragraph, or a run of quoted lines.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Block {
    pub quoted: bool,
    pub spans: Vec<Span>,
}

/// A piece of a line. `href` is an http or https link; `newline` stands before the piece.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Span {
    pub text: String,
    pub href: Option<String>,
    pub newline: bool,
}

/// What the words of one comment may cost in HTML, in bytes; the layout around them needs about 10 KB of the 60.
pub const WHOLE: usize = 40_000;
/// The same for one reason or excerpt among many.
pub const EXCERPT: usize = 1_200;

impl Prose {
    /// Words within a budget of HTML bytes.
    pub fn new(words: &str, budget: usize) -> Self {
        let clean = several_lines(words);
        let (text, cut) = within(&clean, budget);
        Self { blocks: blocks(text), text: text.to_string(), cut }
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// The longest beginning that fits, ended at a word where one is near.
fn within(text: &str, budget: usize) -> (&str, bool) {
    let mut spent = 0;
    for (at, c) in text.char_indices() {
        spent += cost(c);
        if spent > budget {
            let head = &text[..at];
            let word = head.rfind(char::is_whitespace).filter(|end| at - end < 200).unwrap_or(at);
            return (text[..word].trim_end(), true);
        }
    }
    (text, false)
}

/// Bytes of HTML for one character at worst: escapes, a new block for a line break, and links, which stand twice.
fn cost(c: char) -> usize {
    match c {
        '\n' => 90,
        '&' | '"' | '\'' | '`' | '=' | '<' | '>' => 12,
        // A link costs about 60 bytes beside its text.
        ':' => 62,
        _ => c.len_utf8() * 2,
    }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let (quoted, line) = unquoted(line);
        if line.trim().is_empty() && !quoted {
            open = false;
            continue;
        }
        match blocks.last_mut().filter(|last| open && last.quoted == quoted) {
            Some(last) => last.spans.extend(spans(line, true)),
            None => blocks.push(Block { quoted, spans: spans(line, false) }),
        }
        open = true;
    }
    blocks
}

/// Takes the quote marks off.
fn unquoted(line: &str) -> (bool, &str) {
    if !line.starts_with('>') {
        return (false, line);
    }
    (true, line.trim_start_matches(['>', ' ']))
}

/// A line as pieces, links apart. Only http and https become links; linkify leaves bare `www.` alone.
fn spans(line: &str, newline: bool) -> Vec<Span> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let mut spans: Vec<Span> = finder
        .spans(line)
        .map(|span| {
            let text = span.as_str();
            let scheme = text.split(':').next().unwrap_or_default();
            let web = span.kind().is_some() && (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"));
            Span { text: text.to_string(), href: web.then(|| text.to_string()), newline: false }
        })
        .collect();
    match spans.first_mut() {
        Some(first) => first.newline = newline,
        None => spans.push(Span { text: String::new(), href: None, newline }),
    }
    spans
}

#[cfg(test)]
#[path = "prose_tests.rs"]
mod tests;
