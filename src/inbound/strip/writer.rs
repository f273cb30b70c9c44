//! Writes the words of a page as lines, as a browser would break them. No character is added that the person did not
//! type; only list items keep the sign that the page showed.

use super::lines::{Hint, MOST_LINES, Seen, see};
use super::list::List;
use super::markup::{ascii, is_block, usual};
use super::tag::Tag;
use mail_parser::decoders::html::add_html_token;

/// A longer name is no entity.
const LONGEST_ENTITY: usize = 32;
/// Emoji are sent as pictures by some programs.
const LONGEST_EMOJI: usize = 8;

/// A longer target says nothing to anybody.
const LONGEST_TARGET: usize = 400;

struct Mark {
    start: usize,
    end: usize,
    depth: usize,
    hint: Hint,
}

/// The lines written so far, and the one that is being written.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
    marks: Vec<Mark>,
    /// Where the line begins that is being written.
    start: usize,
    /// White space was read, and nothing behind it.
    space: bool,
    /// A margin above the next line, when something stands above it in this container.
    margin: bool,
    filled: bool,
    pub depth: usize,
    pub hint: Hint,
    /// How many `pre` are open.
    preformatted: usize,
    /// Open lists.
    lists: Vec<List>,
    skipped: usize,
    /// What is open here is not shown.
    pub hidden: bool,
    /// What is open here is struck out.
    pub striking: bool,
    /// What is open here is a link to what a program offers.
    pub offering: bool,
    /// The link that is open: where it leads, and where its words begin.
    link: Option<(String, usize)>,
    /// What was struck out, line by line.
    struck: String,
    /// What the line that is being written is made of.
    made: Made,
}

/// What a line is made of.
#[derive(Default)]
struct Made {
    words: bool,
    struck: bool,
    offered: bool,
}

impl Writer {
    /// Words between two tags.
    pub fn text(&mut self, text: &str) {
        if self.skipped > 0 || self.hidden {
            return;
        }
        let mut rest = text;
        while !rest.is_empty() {
            let run = rest.bytes().position(|byte| byte == b'&' || byte.is_ascii_whitespace() || byte == 0xc2).unwrap_or(rest.len());
            if run > 0 {
                self.put(&rest[..run]);
                rest = &rest[run..];
                continue;
            }
            rest = match rest.as_bytes()[0] {
                b'&' => self.entity(rest),
                0xc2 => self.maybe_hard_space(rest),
                byte => self.white(byte, rest),
            };
        }
    }

    fn white<'a>(&mut self, byte: u8, rest: &'a str) -> &'a str {
        match (self.preformatted > 0, byte) {
            (true, b'\n') => self.end_line(),
            (true, _) => self.put(" "),
            (false, _) => self.space = true,
        }
        &rest[1..]
    }

    fn entity<'a>(&mut self, rest: &'a str) -> &'a str {
        let end = rest.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
        let Some(end) = end.filter(|end| rest.as_bytes()[1..*end].iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')) else {
            self.put("&");
            return &rest[1..];
        };
        if let Some(known) = usual(&rest[1..end]) {
            self.put(known);
            return &rest[end + 1..];
        }
        if let Some(c) = ascii(&rest[1..end]) {
            self.put(c.encode_utf8(&mut [0; 4]));
            return &rest[end + 1..];
        }
        let mut decoded = String::new();
        add_html_token(&mut decoded, &rest.as_bytes()[..=end], false);
        let decoded: String = super::super::message::clean(&decoded).replace('\u{a0}', " ");
        self.put(&decoded);
        &rest[end + 1..]
    }

    /// A hard space is a space that does not collapse.
    fn maybe_hard_space<'a>(&mut self, rest: &'a str) -> &'a str {
        let length = rest.chars().next().map_or(1, char::len_utf8);
        self.put(if rest.starts_with('\u{a0}') { " " } else { &rest[..length] });
        &rest[length..]
    }

    fn put(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.striking {
            return self.strike(text);
        }
        let made = if self.offering { &mut self.made.offered } else { &mut self.made.words };
        *made = *made || text.contains(char::is_alphanumeric);
        if self.out.len() == self.start && self.margin && self.filled {
            self.end_line();
        }
        self.margin = false;
        if self.space && self.out.len() > self.start {
            self.out.push(' ');
        }
        self.space = false;
        self.out.push_str(text);
    }

    /// Where a link of the person's own leads is said behind its words, unless they say so.
    pub fn begin_link(&mut self, tag: &Tag<'_>) {
        let target = tag.attributes().find(|(name, _)| name.eq_ignore_ascii_case("href")).map_or("", |(_, target)| target).trim();
        let leads = (target.starts_with("https://") || target.starts_with("http://"))
            && target.len() <= LONGEST_TARGET
            && !target.contains(|c: char| c.is_whitespace() || "<>".contains(c));
        self.link = leads.then(|| (target.replace("&amp;", "&"), self.out.len()));
    }

    pub fn end_link(&mut self) {
        let Some((target, from)) = self.link.take() else { return };
        let shown = self.out.get(from..).unwrap_or_default().trim();
        // Words that are an address lead there, as far as their reader was told.
        let told = shown.is_empty() || shown.contains("://") || (shown.contains('.') && !shown.contains(char::is_whitespace));
        if !told && !self.hidden && !self.striking && !self.offering {
            let space = std::mem::replace(&mut self.space, true);
            self.put(&format!("<{target}>"));
            self.space = space;
        }
    }

    /// What was struck out is kept apart.
    fn strike(&mut self, text: &str) {
        let apart = if self.made.struck { " " } else { "\n" };
        let parts = !self.struck.is_empty() && (self.space || !self.made.struck);
        self.struck.push_str(if parts { apart } else { "" });
        self.struck.push_str(text);
        self.made.struck = true;
    }

    fn end_line(&mut self) {
        let made = std::mem::take(&mut self.made);
        // A list's sign alone, whose item was struck out, says nothing.
        let kept = if made.struck && !made.words { self.start } else { self.start + self.out[self.start..].trim_end().len() };
        let hint = if made.offered && !made.words && self.hint == Hint::None { Hint::Signature } else { self.hint };
        self.out.truncate(kept);
        self.filled |= kept > self.start;
        self.marks.push(Mark { start: self.start, end: kept, depth: self.depth, hint });
        self.out.push('\n');
        self.start = self.out.len();
        self.space = false;
    }

    fn end_filled_line(&mut self) {
        if self.out.len() > self.start {
            self.end_line();
        }
        self.space = false;
    }

    /// What a tag does to the lines.
    pub fn tag(&mut self, tag: &Tag<'_>) {
        match tag.name.as_ref() {
            "br" if !tag.closes => self.end_line(),
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dl" => self.block(true),
            // Lists keep close to the words they belong to.
            "ul" | "ol" => self.list(tag),
            "li" => self.item(tag),
            "pre" => {
                self.block(false);
                self.preformatted = if tag.closes { self.preformatted.saturating_sub(1) } else { self.preformatted + 1 };
            }
            "td" | "th" => self.space |= self.out.len() > self.start,
            "img" => self.picture(tag),
            "head" => self.skipped = usize::from(!tag.closes),
            "body" => self.skipped = 0,
            name if is_block(name) => self.block(false),
            _ => {}
        }
    }

    fn block(&mut self, margin: bool) {
        self.end_filled_line();
        self.margin |= margin;
    }

    fn list(&mut self, tag: &Tag<'_>) {
        self.block(false);
        if tag.closes {
            self.lists.pop();
        } else if self.lists.len() < 64 {
            self.lists.push(List::of(tag));
        }
    }

    fn item(&mut self, tag: &Tag<'_>) {
        self.end_filled_line();
        if tag.closes {
            return;
        }
        let sign = self.lists.last_mut().map_or_else(|| "- ".to_string(), |list| list.sign(tag));
        self.put(&sign);
        self.made.words = false;
    }

    /// The words of other pictures than emoji are not the person's.
    fn picture(&mut self, tag: &Tag<'_>) {
        let words = tag.attributes().find(|(name, _)| name.eq_ignore_ascii_case("alt")).map_or("", |(_, words)| words);
        if self.skipped == 0 && !self.hidden && words.chars().count() <= LONGEST_EMOJI && !words.is_ascii() && !words.contains(char::is_alphanumeric) {
            self.put(words);
        }
    }

    /// Ends what stands in one container. Margins do not reach into the next.
    pub fn part(&mut self) {
        if self.out.len() == self.start && !self.filled && self.depth == 0 && self.hint == Hint::None {
            self.end_line();
        }
        self.end_filled_line();
        (self.margin, self.filled) = (false, false);
    }

    /// Says something about the lines from here on.
    pub fn sign(&mut self, hint: Hint) {
        self.marks.push(Mark { start: self.start, end: self.start, depth: 0, hint });
    }

    /// Lines that somebody else made of this part of the page.
    pub fn lines(&mut self, text: &str) {
        for line in text.trim_matches('\n').lines() {
            self.out.push_str(&line.replace('\u{a0}', " "));
            self.end_line();
        }
    }

    /// What was written.
    pub fn finish(mut self) -> Page {
        self.end_filled_line();
        let marked = self.marks.iter().any(|mark| mark.depth > 0 || mark.hint != Hint::None);
        Page { text: self.out, marks: self.marks, marked, struck: self.struck }
    }
}

/// The lines of a page, and whether a mail program's marks were found in it.
pub struct Page {
    text: String,
    marks: Vec<Mark>,
    pub marked: bool,
    /// The person's own words that they struck out, line by line.
    pub struck: String,
}

impl Page {
    /// A page that was made text without its structure.
    pub fn flat(text: String) -> Self {
        let mut writer = Writer::default();
        writer.lines(&text);
        Page { marked: false, ..writer.finish() }
    }

    pub fn seen(&self) -> Vec<Seen<'_>> {
        let mut seen: Vec<Seen<'_>> = Vec::with_capacity(self.marks.len().min(MOST_LINES + 1));
        for mark in self.marks.iter().take(MOST_LINES) {
            let line = see(&self.text[mark.start..mark.end]).into_iter().next().unwrap_or_default();
            seen.push(Seen { depth: line.depth + mark.depth, hint: mark.hint, ..line });
        }
        if let Some(further) = self.marks.get(MOST_LINES) {
            seen.push(Seen::part(&self.text[further.start..]));
        }
        seen
    }
}
