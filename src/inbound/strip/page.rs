//! HTML becomes lines with a quote depth, in one pass, linear in the input: the containers by which mail programs mark
//! quotes are found on the way. Only a table in the person's own words is left to html2text, which lays it out.

use super::bare::Bare;
use super::lines::Hint;
use super::programs::{Role, role, vanishes};
use super::tag::Tag;
use super::typed::is_typed;
pub use super::writer::Page;
use super::writer::Writer;
use regex::Regex;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What is nested deeper is taken as standing here.
const DEEPEST: usize = 256;
/// A page with more `<` that begin no tag is no page.
const MOST_STRAY: usize = 2_000;
/// html5ever is quadratic in nesting and slow in size: a larger table is written cell by cell.
const LARGEST_TABLE: usize = 32 * 1024;
const DEEPEST_TABLE: usize = 40;
const MOST_TABLES: usize = 8;
/// Wide enough that html2text never breaks a paragraph that a person would write.
const WIDTH: usize = 2_000;

static STRIKES: LazyLock<Regex> = LazyLock::new(|| super::lexicon::pattern(r"(?i)line-through|<(?:s|strike|del)[\s>]"));

/// Whether something may be struck out in a page. A cheap look.
pub fn may_strike(html: &str) -> bool {
    STRIKES.is_match(html)
}

/// Reads a page. Never fails: what cannot be understood becomes plain text.
pub fn read(html: &str) -> Page {
    let mut reader = Reader { html, writer: Writer::default(), open: Open::default(), from: 0, tables: 0 };
    let mut at = 0;
    let mut stray = 0;
    while let Some(start) = memchr::memchr(b'<', &html.as_bytes()[at..]).map(|found| at + found) {
        match Tag::read(html, start) {
            Some(tag) => at = reader.take(&tag, start),
            None => {
                at = start + 1;
                stray += 1;
            }
        }
        if stray > MOST_STRAY {
            return Page::flat(mail_parser::decoders::html::html_to_text(html));
        }
    }
    reader.writer.text(&html[reader.from.min(html.len())..]);
    reader.writer.finish()
}

struct Reader<'a> {
    html: &'a str,
    writer: Writer,
    open: Open<'a>,
    /// What stands before was written.
    from: usize,
    /// How many tables were looked at.
    tables: usize,
}

impl<'a> Reader<'a> {
    /// Takes a tag and the words before it. Where to go on.
    fn take(&mut self, tag: &Tag<'a>, start: usize) -> usize {
        self.writer.text(&self.html[self.from..start]);
        self.from = tag.end;
        if tag.name == "a" {
            self.writer.end_link();
        }
        if tag.closes {
            self.close(tag);
            return tag.end;
        }
        let role = role_of(tag);
        let typed = self.open.may_be_typed() && role.is_none() && is_typed(tag);
        if typed || role.is_some_and(Role::parts) || matches!(tag.name.as_ref(), "blockquote" | "hr") {
            self.writer.part();
            sign_of(role).into_iter().for_each(|hint| self.writer.sign(hint));
        }
        if tag.name == "table"
            && self.writer.depth == 0
            && self.writer.hint == Hint::None
            && role.is_none()
            && !typed
            && !self.open.is_hidden()
            && vanishes(tag).is_none()
            && let Some(end) = self.table(start)
        {
            self.from = end;
            return end;
        }
        if !tag.is_void() && self.open.stack.len() < DEEPEST {
            self.open.push(tag.name.clone(), Opened { role, vanishes: vanishes(tag), typed });
            self.tell();
        }
        self.writer.tag(tag);
        if tag.name == "a" && role.is_none() && self.open.is_own() {
            self.writer.begin_link(tag);
        }
        tag.end
    }

    /// Tells the writer what is open.
    fn tell(&mut self) {
        (self.writer.depth, self.writer.hint) = self.open.state();
        self.writer.hidden = self.open.is_hidden();
        self.writer.striking = self.open.strikes();
        self.writer.offering = self.open.offers > 0;
    }

    fn close(&mut self, tag: &Tag<'a>) {
        let Some(signs) = self.open.close(&tag.name) else {
            self.tell();
            return self.writer.tag(tag);
        };
        self.writer.part();
        signs.into_iter().for_each(|hint| self.writer.sign(hint));
        self.tell();
    }

    /// A tag that says more about what stands in it than how it looks.
    fn is_telling(&self, tag: &Tag<'_>) -> bool {
        let typed = || self.open.may_be_typed() && !tag.closes && is_typed(tag);
        role_of(tag).is_some() || vanishes(tag).is_some() || tag.name == "blockquote" || typed()
    }

    /// A small table of the person's, laid out by html2text. Where it ends, if that was possible: nothing in it may be
    /// a container.
    fn table(&mut self, start: usize) -> Option<usize> {
        self.tables += 1;
        if self.tables > MOST_TABLES {
            return None;
        }
        let rest = &self.html[start..];
        let window = &rest.as_bytes()[..rest.len().min(LARGEST_TABLE)];
        let mut depth = 0_usize;
        let mut at = 0;
        while let Some(found) = memchr::memchr(b'<', &window[at..]).map(|found| at + found) {
            let Some(tag) = Tag::read(self.html, start + found) else {
                at = found + 1;
                continue;
            };
            at = tag.end - start;
            if at > window.len() || self.is_telling(&tag) {
                return None;
            }
            match (tag.closes, tag.is_void()) {
                (false, false) => depth += 1,
                (true, false) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEEPEST_TABLE {
                return None;
            }
            if tag.closes && tag.name == "table" && depth == 0 {
                let config = html2text::config::with_decorator(Bare).raw_mode(true).no_link_wrapping().allow_width_overflow();
                let text = config.string_from_read(&rest.as_bytes()[..at], WIDTH).ok()?;
                self.writer.part();
                self.writer.lines(&text);
                return Some(tag.end);
            }
        }
        None
    }
}

/// What a tag means, where it opens something.
fn role_of(tag: &Tag<'_>) -> Option<Role> {
    if tag.closes {
        return None;
    }
    if tag.name != "blockquote" {
        return role(tag);
    }
    if tag.is_bare() {
        return Some(Role::Quote);
    }
    // The indent button of most editors makes a blockquote too: without a border, a class or a source.
    let style: String = tag.value("style").chars().filter(|c| !c.is_whitespace()).collect();
    let indents = ["border:none", "border:0"].iter().any(|flat| style.contains(flat)) && !style.contains("border-left");
    let cites = ["type", "class", "cite", "id"].iter().any(|name| !tag.value(name).is_empty());
    (!indents || cites).then_some(Role::Quote)
}

fn sign_of(role: Option<Role>) -> Option<Hint> {
    match role? {
        Role::Rest => Some(Hint::Rest),
        Role::Zone => Some(Hint::ZoneStart),
        Role::Forward => Some(Hint::Forward),
        _ => None,
    }
}

/// What an open element says.
#[derive(Clone, Copy)]
struct Opened {
    role: Option<Role>,
    vanishes: Option<bool>,
    typed: bool,
}

/// What is open at a point of the page.
#[derive(Default)]
struct Open<'a> {
    /// Open elements with what closing them ends.
    stack: Vec<(Cow<'a, str>, Opened)>,
    counts: HashMap<Cow<'a, str>, usize>,
    quotes: usize,
    zones: usize,
    hidden: usize,
    struck: usize,
    offers: usize,
    typed: usize,
    hints: Vec<Hint>,
    /// Whether the words are too small to be seen, by each element that says so or not.
    vanishing: Vec<bool>,
    /// All that follows is quoted.
    rest: bool,
}

impl<'a> Open<'a> {
    fn push(&mut self, name: Cow<'a, str>, opened: Opened) {
        match opened.role {
            Some(Role::Quote) => self.quotes += 1,
            Some(Role::Zone) => self.zones += 1,
            Some(Role::Hidden) => self.hidden += 1,
            Some(Role::Struck) => self.struck += 1,
            Some(Role::Offer) => self.offers += 1,
            Some(Role::Rest) => self.rest = true,
            Some(Role::Attribution) => self.hints.push(Hint::Attribution),
            Some(Role::Signature) => self.hints.push(Hint::Signature),
            Some(Role::Forward) | None => {}
        }
        self.typed += usize::from(opened.typed);
        self.vanishing.extend(opened.vanishes);
        *self.counts.entry(name.clone()).or_default() += 1;
        self.stack.push((name, opened));
    }

    fn pop(&mut self) -> Option<(Cow<'a, str>, Opened)> {
        let (name, opened) = self.stack.pop()?;
        let count = match opened.role {
            Some(Role::Quote) => Some(&mut self.quotes),
            Some(Role::Zone) => Some(&mut self.zones),
            Some(Role::Hidden) => Some(&mut self.hidden),
            Some(Role::Struck) => Some(&mut self.struck),
            Some(Role::Offer) => Some(&mut self.offers),
            _ => None,
        };
        count.into_iter().for_each(|count| *count = count.saturating_sub(1));
        if matches!(opened.role, Some(Role::Attribution | Role::Signature)) {
            self.hints.pop();
        }
        if opened.vanishes.is_some() {
            self.vanishing.pop();
        }
        self.typed -= usize::from(opened.typed);
        Some((name, opened))
    }

    /// Inside a quote that nothing closes, and no link: programs color those.
    fn may_be_typed(&self) -> bool {
        self.rest && self.quotes == 0 && self.zones == 0 && self.counts.get("a").is_none_or(|open| *open == 0)
    }

    fn is_hidden(&self) -> bool {
        self.hidden > 0 || self.vanishing.last() == Some(&true)
    }

    /// The person's own words are struck out here. What is struck out in a quote stays as it is.
    fn strikes(&self) -> bool {
        self.struck > 0 && self.is_own()
    }

    fn is_own(&self) -> bool {
        self.quotes == 0 && self.zones == 0 && !self.rest && self.hints.is_empty()
    }

    fn state(&self) -> (usize, Hint) {
        let typed = if self.typed > 0 && self.quotes == 0 { Hint::Typed } else { Hint::None };
        (self.quotes, self.hints.last().copied().unwrap_or(typed))
    }

    /// Closes the nearest open element of that name and all inside it; the signs to set, when that ends a container.
    fn close(&mut self, name: &str) -> Option<Vec<Hint>> {
        if self.counts.get(name).copied().unwrap_or_default() == 0 {
            return (name == "blockquote").then(Vec::new);
        }
        let mut signs = Vec::new();
        let mut ended = name == "blockquote";
        while let Some((closed, opened)) = self.pop() {
            if let Some(count) = self.counts.get_mut(&closed) {
                *count -= 1;
            }
            ended |= opened.typed || opened.role.is_some_and(Role::parts);
            if opened.role == Some(Role::Zone) {
                signs.push(Hint::ZoneEnd);
            }
            if closed == name {
                break;
            }
        }
        ended.then_some(signs)
    }
}
