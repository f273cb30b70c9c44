//! A body as lines: how deep each is quoted, and what the page said about it.

use super::lexicon::ends_as_attribution;
use std::borrow::Cow;
use std::collections::HashMap;

/// Longer lines are judged by their beginning.
pub const CONSIDERED: usize = 2_000;
/// What stands further down is one piece, taken as what stood last.
pub const MOST_LINES: usize = 5_000;
/// A name or initials in front of a quote mark: "AS> text".
const LONGEST_CITER: usize = 24;

/// What the page said about a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Hint {
    #[default]
    None,
    Attribution,
    Signature,
    /// Everything below is quoted.
    Rest,
    ZoneStart,
    ZoneEnd,
    Forward,
    /// Typed into what is quoted.
    Typed,
}

/// One line as it came.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen<'a> {
    /// How many times it is quoted.
    pub depth: usize,
    /// Without the quote marks.
    pub text: &'a str,
    /// As it stands.
    pub raw: &'a str,
    pub hint: Hint,
    /// It ends as an attribution does. A cheap look, so that few lines need a second one.
    pub closes: bool,
}

impl<'a> Seen<'a> {
    /// A line without a page.
    pub fn new(raw: &'a str) -> Self {
        let (depth, text) = unquoted(raw);
        Seen { depth, text, raw, hint: Hint::None, closes: ends_as_attribution(text) }
    }

    /// A part of a line.
    pub fn part(text: &'a str) -> Self {
        Seen { text, raw: text, closes: ends_as_attribution(text), ..Seen::default() }
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// A line of the person's level that the page says nothing about.
    pub fn is_plain(&self) -> bool {
        self.depth == 0 && self.hint == Hint::None
    }
}

/// Cuts a text into lines and counts their quote marks (RFC 3676 section 4.5, and the `> > ` that others write).
pub fn see(text: &str) -> Vec<Seen<'_>> {
    let mut seen = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && seen.len() < MOST_LINES {
        let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        let line = &rest[..end];
        seen.push(Seen::new(line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line))));
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        seen.push(Seen::part(rest));
    }
    cited(&mut seen);
    seen
}

fn unquoted(line: &str) -> (usize, &str) {
    let mut depth = 0;
    let mut rest = line;
    loop {
        let trimmed = if depth == 0 { rest.strip_prefix(' ').unwrap_or(rest) } else { rest.trim_start_matches(' ') };
        match trimmed.strip_prefix('>') {
            Some(after) => {
                depth += 1;
                rest = after;
            }
            None => break,
        }
    }
    // One space belongs to the mark; the others are the text's own indent.
    if depth > 0 { (depth, rest.strip_prefix(' ').unwrap_or(rest)) } else { (0, line) }
}

/// Some programs put who wrote it in front of the mark ("AS> text"). One such line proves nothing; two with the same
/// name do.
fn cited(seen: &mut [Seen<'_>]) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (name, _) in seen.iter().filter_map(citer) {
        *counts.entry(name).or_default() += 1;
    }
    if counts.values().all(|count| *count < 2) {
        return;
    }
    for line in seen {
        if let Some((_, text)) = citer(line).filter(|(name, _)| counts.get(name).is_some_and(|count| *count > 1)) {
            line.depth = 1;
            line.text = text;
        }
    }
}

/// The name in front of a quote mark, and the words behind it.
fn citer<'a>(line: &Seen<'a>) -> Option<(&'a str, &'a str)> {
    let start = line.text.trim_start_matches(' ');
    if line.depth > 0 || !start.chars().next()?.is_uppercase() {
        return None;
    }
    let end = start.bytes().take(LONGEST_CITER).position(|byte| byte == b'>')?;
    let after = start[end..].trim_start_matches('>');
    (start[..end].chars().all(char::is_alphabetic) && (after.is_empty() || after.starts_with(' '))).then(|| (&start[..end], after.trim_start_matches(' ')))
}

/// The part of a line that patterns look at, with runs of white space made one space and marks of direction dropped.
pub fn considered(text: &str) -> Cow<'_, str> {
    let end = if text.len() <= CONSIDERED { text.len() } else { text.char_indices().nth(CONSIDERED).map_or(text.len(), |(at, _)| at) };
    let text = text[..end].trim();
    let spaced = |pair: &[u8]| pair[0] == b' ' && pair[1] == b' ';
    // One program leaves this entity in the plain text of its headings.
    let text = if text.contains("&nbsp;") { Cow::Owned(text.replace("&nbsp;", " ")) } else { Cow::Borrowed(text) };
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) && !text.as_bytes().windows(2).any(spaced) {
        return text;
    }
    let mut kept = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.extend(word.chars().filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')));
    }
    Cow::Owned(kept)
}
