//! The tree of parts: which are the words, in which order, and which are files.
//!
//! mail-parser's own choice of bodies loses a page beside a list's text footer, and takes broken text for a file, so
//! the tree is walked here.

use super::limits::{DEEPEST, MOST_FILES};
use super::part::Part;
use super::source::Source;
use super::{FilePart, Message, Problem, pictures, report, tnef};
use mail_parser::PartType;
use std::sync::Arc;

/// Words as one part says them: as text, as a page, or both.
#[derive(Default)]
struct Words {
    text: Option<String>,
    page: Option<String>,
}

enum Piece {
    Words(Words),
    /// A picture that stands between words; how it is marked.
    Picture(String),
}

/// What a part stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parent {
    Alternative,
    Related,
    Other,
}

struct Walk<'a> {
    message: &'a mut Message,
    parsed: &'a mail_parser::Message<'a>,
    source: &'a Source<'a>,
    hint: Option<&'a str>,
    too_deep: bool,
    /// No words have been found yet.
    wordless: bool,
}

/// Fills in words, files and calendars. `false` when the parts stand too deep in each other.
pub(super) fn fill<'a>(message: &'a mut Message, parsed: &'a mail_parser::Message<'a>, source: &'a Source<'a>, hint: Option<&'a str>) -> bool {
    let mut walk = Walk { message, parsed, source, hint, too_deep: false, wordless: true };
    let words = match walk.part(0, 0, Parent::Other) {
        Some(Piece::Words(words)) => words,
        _ => Words::default(),
    };
    let too_deep = walk.too_deep;
    message.text = words.text;
    message.html = words.page;
    pictures::mark(message);
    if message.text.is_none() && message.html.is_none() {
        message.problems.push(Problem::NoText);
    }
    parsed.parts.iter().for_each(|part| report::take(message, part));
    !too_deep
}

impl Walk<'_> {
    fn part(&mut self, id: u32, depth: usize, parent: Parent) -> Option<Piece> {
        let part = self.parsed.parts.get(id as usize)?;
        if depth > DEEPEST {
            self.too_deep = true;
            return None;
        }
        let part = Part { part, source: self.source, hint: self.hint };
        let PartType::Multipart(ids) = &part.part.body else { return self.leaf(&part, depth == 0, parent) };
        let kind = part.media_type();
        let inner = match kind.as_str() {
            "multipart/alternative" => Parent::Alternative,
            "multipart/related" => Parent::Related,
            _ => Parent::Other,
        };
        let pieces: Vec<Piece> = ids.iter().filter_map(|id| self.part(*id, depth + 1, inner)).collect();
        let words = if inner == Parent::Alternative { alternative(pieces) } else { sequence(pieces) };
        words.map(Piece::Words)
    }

    fn leaf(&mut self, part: &Part<'_>, is_root: bool, parent: Parent) -> Option<Piece> {
        let kind = part.media_type();
        let attached = part.disposition() == "attachment";
        // Some programs name the words as well; they come first, and nothing says how to show them.
        let named = part.given_name().is_some() && !(self.wordless && part.disposition().is_empty());
        match kind.as_str() {
            _ if is_machinery(&kind) => None,
            "text/calendar" | "application/ics" => {
                let text = part.calendar(&mut self.message.problems);
                self.message.calendars.push(text);
                if parent != Parent::Alternative {
                    self.file(part, kind);
                }
                None
            }
            "application/ms-tnef" | "application/vnd.ms-tnef" => self.tnef(part, kind),
            "text/plain" | "text/html" | "text/enriched" if !attached && (is_root || !named) => self.words(part, &kind),
            // A multipart without a boundary, or without one that comes: its text is all there is.
            _ if kind.starts_with("multipart/") => {
                self.message.problems.push(Problem::Boundary);
                self.words(part, "text/plain")
            }
            "text/x-amp-html" | "text/watch-html" if parent == Parent::Alternative => None,
            _ => {
                let picture = kind.starts_with("image/") && !attached && parent == Parent::Other;
                let place = self.file(part, kind)?;
                picture.then(|| Piece::Picture(pictures::sign(place)))
            }
        }
    }

    fn words(&mut self, part: &Part<'_>, kind: &str) -> Option<Piece> {
        let text = part.text(&mut self.message.problems);
        let words = if kind == "text/html" {
            Words { text: None, page: Some(text).filter(|page| pictures::shows_something(page)) }
        } else {
            Words { text: Some(text).filter(|text| !text.trim().is_empty()), page: None }
        };
        let found = words.text.is_some() || words.page.is_some();
        self.wordless &= !found;
        found.then_some(Piece::Words(words))
    }

    /// Keeps a file; says at which place.
    fn file(&mut self, part: &Part<'_>, media_type: String) -> Option<usize> {
        let (bytes, broken) = part.octets();
        self.message.problems.extend(broken.then_some(Problem::TransferEncoding));
        self.keep(FilePart { name: part.file_name(), media_type, bytes: Arc::new(bytes), content_id: part.content_id() })
    }

    fn keep(&mut self, file: FilePart) -> Option<usize> {
        if self.message.files.len() == MOST_FILES {
            if !self.message.problems.contains(&Problem::ManyFiles) {
                self.message.problems.push(Problem::ManyFiles);
            }
            return None;
        }
        self.message.files.push(file);
        Some(self.message.files.len() - 1)
    }

    /// A winmail.dat: its text and files when it can be read, else the file itself.
    fn tnef(&mut self, part: &Part<'_>, kind: String) -> Option<Piece> {
        let (bytes, _) = part.octets();
        let Some(inside) = tnef::read(&bytes) else {
            self.message.problems.push(Problem::Tnef);
            self.file(part, kind);
            return None;
        };
        for file in inside.files {
            self.keep(file);
        }
        let text = inside.text.filter(|text| !text.trim().is_empty())?;
        Some(Piece::Words(Words { text: Some(text), page: None }))
    }
}

/// The first text and the last page: RFC 2046 section 5.1.4 puts the richest last.
fn alternative(pieces: Vec<Piece>) -> Option<Words> {
    let mut words = Words::default();
    for piece in pieces {
        if let Piece::Words(said) = piece {
            words.text = words.text.or(said.text);
            words.page = said.page.or(words.page);
        }
    }
    if words.page.as_deref().is_some_and(|page| words.text.as_deref().is_some_and(|text| only_points(text, page))) {
        words.text = None;
    }
    (words.text.is_some() || words.page.is_some()).then_some(words)
}

/// A text that says nothing but that there is a page.
fn only_points(text: &str, page: &str) -> bool {
    const LONGEST: usize = 300;
    let text = text.trim();
    let beginning = || text.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    text.len() <= LONGEST && text.to_ascii_lowercase().contains("html") && !text.contains("\n>") && !page.contains(&beginning())
}

/// One after the other. Where one piece says its words only as a page, the text of all would lack them: then there is
/// none, and the page has the others' text as well.
fn sequence(mut pieces: Vec<Piece>) -> Option<Words> {
    let last_words = pieces.iter().rposition(|piece| matches!(piece, Piece::Words(_)))?;
    pieces.truncate(last_words + 1);
    let (mut texts, mut pages, mut all_text, mut any_page) = (Vec::new(), Vec::new(), true, false);
    let mut below_words = false;
    for piece in pieces {
        match piece {
            Piece::Picture(sign) => {
                pages.push(format!("<br>{sign}<br>"));
                texts.push(sign);
                below_words = false;
            }
            Piece::Words(Words { text, page }) => {
                all_text &= text.is_some();
                any_page |= page.is_some();
                pages.push(page.unwrap_or_else(|| as_page(text.as_deref().unwrap_or_default())));
                // Another part is another paragraph: a list's footer, a gateway's note.
                texts.extend(below_words.then(String::new));
                texts.extend(text);
                below_words = true;
            }
        }
    }
    Some(Words { text: all_text.then(|| texts.join("\n")), page: any_page.then(|| pages.join("\n")) })
}

fn as_page(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    escaped.lines().map(|line| format!("<br>{line}\n")).collect()
}

/// Signatures, reports and Apple's resource forks are no files of a person.
fn is_machinery(media_type: &str) -> bool {
    // Gmail says again in a part of its own that somebody tapped on a thumb; its text says so too.
    const OTHERS: [&str; 3] = ["application/applefile", "application/pgp-encrypted", "text/vnd.google.email-reaction+json"];
    report::is_report(media_type) || media_type.ends_with("-signature") || OTHERS.contains(&media_type)
}
