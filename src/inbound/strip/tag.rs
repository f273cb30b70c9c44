//! One tag of a page, read without copying it.

use std::borrow::Cow;

const LONGEST_TAG: usize = 4_096;
const MOST_ATTRIBUTES: usize = 40;

/// A tag, a comment, or a piece of style or script.
pub(super) struct Tag<'a> {
    /// In lower case; empty for what is no element.
    pub name: Cow<'a, str>,
    pub closes: bool,
    attributes: &'a str,
    /// Behind it.
    pub end: usize,
}

impl<'a> Tag<'a> {
    /// The tag that begins at `start`, where a `<` stands; `None` when that is no tag.
    pub fn read(html: &'a str, start: usize) -> Option<Self> {
        let rest = &html[start + 1..];
        let nameless = |end| Some(Self { name: Cow::Borrowed(""), closes: true, attributes: "", end });
        if rest.starts_with("!--") {
            return nameless(memchr::memmem::find(rest.as_bytes(), b"-->").map_or(html.len(), |at| start + 1 + at + 3));
        }
        if rest.starts_with(['!', '?']) {
            return nameless(start + 1 + memchr::memchr(b'>', &rest.as_bytes()[..rest.len().min(LONGEST_TAG)])? + 1);
        }
        let closes = rest.starts_with('/');
        let inner = rest.strip_prefix('/').unwrap_or(rest);
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let length = end_of_tag(inner.as_bytes())?;
        let body = &inner[..length];
        let name_end = body.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(body.len());
        let attributes = if closes { "" } else { &body[name_end..] };
        let mut tag = Self { name: lower(&body[..name_end]), closes, attributes, end: start + 1 + usize::from(closes) + length + 1 };
        tag.skip_raw_text(html);
        Some(tag)
    }

    /// What stands in style and script is not read as tags (HTML, section 13.1.2.1), and is not shown.
    fn skip_raw_text(&mut self, html: &str) {
        if self.closes || !matches!(self.name.as_ref(), "style" | "script" | "title") {
            return;
        }
        let close = format!("</{}", self.name);
        let rest = &html.as_bytes()[self.end..];
        let found = memchr::memchr_iter(b'<', rest).find(|at| rest.get(*at..at + close.len()).is_some_and(|word| word.eq_ignore_ascii_case(close.as_bytes())));
        self.end = found.map_or(html.len(), |at| self.end + at);
    }

    /// Names as they stand, values without their quotes.
    pub fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.attributes, left: MOST_ATTRIBUTES }
    }

    /// The value of an attribute, in lower case; empty when there is none.
    pub fn value(&self, name: &str) -> Cow<'a, str> {
        self.attributes().find(|(known, _)| known.eq_ignore_ascii_case(name)).map_or(Cow::Borrowed(""), |(_, value)| lower(value))
    }

    /// It says nothing but its name.
    pub fn is_bare(&self) -> bool {
        self.attributes.is_empty()
    }

    /// It may say how large its words are. A cheap look.
    pub fn sets_size(&self) -> bool {
        let finds = |word: &[u8]| memchr::memmem::find(self.attributes.as_bytes(), word).is_some();
        finds(b"size") || finds(b"SIZE")
    }

    /// Nothing stands inside such an element.
    pub fn is_void(&self) -> bool {
        matches!(
            self.name.as_ref(),
            "" | "br" | "hr" | "img" | "input" | "meta" | "link" | "area" | "base" | "col" | "embed" | "source" | "track" | "wbr" | "param"
        )
    }
}

pub(super) fn lower(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_uppercase) { Cow::Owned(text.to_lowercase()) } else { Cow::Borrowed(text) }
}

/// Where the tag's `>` stands, outside quoted values.
fn end_of_tag(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    let mut before = 0;
    for (at, byte) in bytes.iter().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = *byte;
        }
    }
    // A quote that never ends: the first `>` ends the tag.
    memchr::memchr(b'>', &bytes[..bytes.len().min(LONGEST_TAG)])
}

pub(super) struct Attributes<'a> {
    rest: &'a str,
    left: usize,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let rest = self.rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let name_end = rest.find(|c: char| c == '=' || c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(name_end);
        let after = after.trim_start();
        let Some(after) = after.strip_prefix('=') else {
            self.rest = after;
            return (!name.is_empty()).then_some((name, ""));
        };
        let after = after.trim_start();
        let (value, tail) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            _ => after.split_at(after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len())),
        };
        self.rest = tail;
        Some((name, value))
    }
}
