//! HTML becomes lines with a quote depth. Our own scanner, linear in the input, finds the containers by which mail
//! programs mark quotes; html2text turns the text between them into lines.

use super::bare::Bare;
use super::lines::{Hint, Seen, see};
use super::programs::{Role, role};
use std::collections::HashMap;

/// Deeper nesting makes html5ever quadratic; more pieces than this is no mail: such pages lose their structure.
const DEEPEST: usize = 256;
const MOST_PIECES: usize = 2_000;
const LARGEST: usize = 2 * 1024 * 1024;
const LONGEST_TAG: usize = 4_096;
/// Wide enough that html2text never breaks a paragraph that a person would write.
const WIDTH: usize = 2_000;

/// The lines of a page, and whether a mail program's marks were found in it.
pub struct Page {
    pub lines: Vec<Seen>,
    pub marked: bool,
}

/// Reads a page. Never fails: what cannot be understood becomes plain text.
pub fn read(html: &str) -> Page {
    let pieces = if html.len() <= LARGEST { pieces(html) } else { None };
    let Some(pieces) = pieces else {
        let text = mail_parser::decoders::html::html_to_text(html);
        return Page { lines: see(&text), marked: false };
    };
    let marked = pieces.iter().any(|piece| !matches!(piece, Piece::Text { depth: 0, hint: Hint::None, .. }));
    Page { lines: pieces.into_iter().flat_map(lines_of).collect(), marked }
}

enum Piece<'a> {
    Text { depth: usize, hint: Hint, html: &'a str },
    Sign(Hint),
}

fn lines_of(piece: Piece<'_>) -> Vec<Seen> {
    let (depth, hint, html) = match piece {
        Piece::Sign(hint) => return vec![Seen { hint, ..Seen::default() }],
        Piece::Text { depth, hint, html } => (depth, hint, html),
    };
    let text = rendered(html);
    let text = text.trim_matches('\n');
    if text.trim().is_empty() {
        return if depth == 0 && hint == Hint::None { vec![Seen::default()] } else { Vec::new() };
    }
    let mut lines = see(text);
    for line in &mut lines {
        line.depth += depth;
        line.hint = hint;
    }
    lines
}

fn rendered(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let config = html2text::config::with_decorator(Bare).raw_mode(true).no_link_wrapping().allow_width_overflow();
    let text = config.string_from_read(html.as_bytes(), WIDTH).unwrap_or_else(|_| mail_parser::decoders::html::html_to_text(html));
    text.lines().map(|line| line.replace('\u{a0}', " ").trim_end().to_string()).collect::<Vec<_>>().join("\n")
}

/// What is open at a point of the page.
#[derive(Default)]
struct Open {
    /// Open elements with what closing them ends.
    stack: Vec<(String, Option<Role>)>,
    counts: HashMap<String, usize>,
    quotes: usize,
    hints: Vec<Hint>,
}

/// Cuts the page at every container. `None` when it is too deep or has too many of them.
fn pieces(html: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut open = Open::default();
    let mut from = 0;
    let mut at = 0;
    let mut stray = 0;
    while let Some(start) = memchr::memchr(b'<', &html.as_bytes()[at..]).map(|found| at + found) {
        let Some(tag) = Tag::read(html, start) else {
            at = start + 1;
            stray += 1;
            if stray > MOST_PIECES {
                return None;
            }
            continue;
        };
        at = tag.end;
        let before = |open: &Open| Piece::Text { depth: open.quotes, hint: open.hints.last().copied().unwrap_or_default(), html: &html[from..start] };
        if tag.closes {
            let text = before(&open);
            if let Some(signs) = open.close(&tag.name) {
                pieces.push(text);
                pieces.extend(signs.into_iter().map(Piece::Sign));
                from = tag.end;
            }
            continue;
        }
        let role = tag.role();
        let cuts = role.is_some() || tag.name == "blockquote" || tag.name == "hr";
        if cuts {
            pieces.push(before(&open));
            pieces.extend(sign_of(role).map(Piece::Sign));
            from = tag.end;
        }
        if !is_void(&tag.name) {
            open.push(tag.name, role);
        }
        if open.stack.len() > DEEPEST || pieces.len() > MOST_PIECES {
            return None;
        }
    }
    pieces.push(Piece::Text { depth: open.quotes, hint: open.hints.last().copied().unwrap_or_default(), html: &html[from..] });
    Some(pieces)
}

fn sign_of(role: Option<Role>) -> Option<Hint> {
    match role? {
        Role::Rest => Some(Hint::Rest),
        Role::Zone => Some(Hint::ZoneStart),
        Role::Forward => Some(Hint::Forward),
        _ => None,
    }
}

impl Open {
    fn push(&mut self, name: String, role: Option<Role>) {
        match role {
            Some(Role::Quote) => self.quotes += 1,
            Some(Role::Attribution) => self.hints.push(Hint::Attribution),
            Some(Role::Signature) => self.hints.push(Hint::Signature),
            _ => {}
        }
        *self.counts.entry(name.clone()).or_default() += 1;
        self.stack.push((name, role));
    }

    /// Closes the nearest open element of that name and all inside it; the signs to set, when that ends a container.
    fn close(&mut self, name: &str) -> Option<Vec<Hint>> {
        if self.counts.get(name).copied().unwrap_or_default() == 0 {
            return (name == "blockquote").then(Vec::new);
        }
        let mut signs = Vec::new();
        let mut ended = name == "blockquote";
        while let Some((closed, role)) = self.stack.pop() {
            if let Some(count) = self.counts.get_mut(&closed) {
                *count -= 1;
            }
            ended |= role.is_some();
            match role {
                Some(Role::Quote) => self.quotes = self.quotes.saturating_sub(1),
                Some(Role::Attribution | Role::Signature) => drop(self.hints.pop()),
                Some(Role::Zone) => signs.push(Hint::ZoneEnd),
                _ => {}
            }
            if closed == name {
                break;
            }
        }
        ended.then_some(signs)
    }
}

struct Tag {
    name: String,
    closes: bool,
    attributes: Vec<(String, String)>,
    end: usize,
}

impl Tag {
    /// The tag that begins at `start`, or the end of a comment, style or script there as a nameless closing tag.
    fn read(html: &str, start: usize) -> Option<Self> {
        let rest = &html[start + 1..];
        if rest.starts_with("!--") {
            let end = memchr::memmem::find(rest.as_bytes(), b"-->").map_or(html.len(), |at| start + 1 + at + 3);
            return Some(Self { name: String::new(), closes: true, attributes: Vec::new(), end });
        }
        let closes = rest.starts_with('/');
        let inner = rest.strip_prefix('/').unwrap_or(rest);
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let length = end_of_tag(inner.as_bytes())?;
        let body = &inner[..length];
        let end = start + 1 + usize::from(closes) + length + 1;
        let name_end = body.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(body.len());
        let name = body[..name_end].to_ascii_lowercase();
        let attributes = if closes { Vec::new() } else { attributes(&body[name_end..]) };
        let mut tag = Self { name, closes, attributes, end };
        tag.skip_raw_text(html);
        Some(tag)
    }

    /// What stands in style and script is not read as tags.
    fn skip_raw_text(&mut self, html: &str) {
        if self.closes || !matches!(self.name.as_str(), "style" | "script" | "title") {
            return;
        }
        let close = format!("</{}", self.name);
        let rest = &html.as_bytes()[self.end..];
        let found = memchr::memchr_iter(b'<', rest).find(|at| rest.get(*at..at + close.len()).is_some_and(|word| word.eq_ignore_ascii_case(close.as_bytes())));
        self.end = found.map_or(html.len(), |at| self.end + at);
    }

    fn value(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    fn role(&self) -> Option<Role> {
        if self.name != "blockquote" {
            return role(&self.attributes);
        }
        // The indent button of most editors makes a blockquote too: without a border, a class or a source.
        let style: String = self.value("style").chars().filter(|c| !c.is_whitespace()).collect();
        let indents = ["border:none", "border:0"].iter().any(|flat| style.contains(flat)) && !style.contains("border-left");
        let cites = ["type", "class", "cite", "id"].iter().any(|name| !self.value(name).is_empty());
        (!indents || cites).then_some(Role::Quote)
    }
}

/// Where the tag's `>` stands, outside quoted values.
fn end_of_tag(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if at > 0 && bytes[..at].iter().rev().find(|b| !b.is_ascii_whitespace()) == Some(&b'=') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    // A quote that never ends: the first `>` ends the tag.
    memchr::memchr(b'>', &bytes[..bytes.len().min(LONGEST_TAG)])
}

fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    while found.len() < 40 {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let name_end = rest.find(|c: char| c == '=' || c.is_ascii_whitespace()).unwrap_or(rest.len());
        if rest.is_empty() {
            break;
        }
        let name = rest[..name_end].to_ascii_lowercase();
        rest = rest[name_end..].trim_start();
        let Some(after) = rest.strip_prefix('=') else {
            if name_end == 0 {
                break;
            }
            continue;
        };
        let after = after.trim_start();
        let (value, tail) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            _ => after.split_at(after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len())),
        };
        found.push((name, value.to_lowercase()));
        rest = tail;
    }
    found
}

fn is_void(name: &str) -> bool {
    matches!(name, "" | "br" | "hr" | "img" | "input" | "meta" | "link" | "area" | "base" | "col" | "embed" | "source" | "track" | "wbr" | "param")
}
