//! What is published of a comment: the person's own words, and the quoted lines they answer inline.
//!
//! Our letters hold links that act in their reader's name: quoted or forwarded, those are never published.

use super::{Line, Words, manners};
use crate::core::token;
use std::ops::Range;

/// Programs that wrap long lines break a reference into no more pieces than these.
const MOST_PIECES: usize = 3;

/// How much of what is not published is kept, in bytes.
pub(super) const MOST_UNPUBLISHED: usize = 32 * 1024;

/// See [`Words::published`].
pub(super) fn published(words: &Words) -> String {
    let mut kept: Vec<String> = Vec::new();
    for piece in pieces(&words.lines) {
        match piece {
            Piece::Own(text) => kept.push(text.trim_end().to_string()),
            Piece::Quoted { block, answered: true } => kept.extend(quoted_block(block)),
            Piece::Quoted { .. } => {}
        }
    }
    without_tokens(&collapse(&kept))
}

/// See [`Words::unpublished`].
pub(super) fn unpublished(words: &Words) -> String {
    let mut left: Vec<String> = Vec::new();
    for piece in pieces(&words.lines) {
        if let Piece::Quoted { block, answered: false } = piece
            && !is_our_letter(block)
        {
            left.extend(quoted_block(block));
        }
    }
    left.push(String::new());
    left.extend(words.elided.lines().map(str::trim_end).map(str::to_string));
    let text = without_tokens(&collapse(&left));
    if text.len() <= MOST_UNPUBLISHED { text } else { format!("{}…", &text[..text.floor_char_boundary(MOST_UNPUBLISHED - '…'.len_utf8())]) }
}

/// A line of their own, or a quoted block that is answered inline or not.
enum Piece<'a> {
    Own(&'a str),
    Quoted { block: &'a [Line], answered: bool },
}

fn pieces(lines: &[Line]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        match &lines[at] {
            Line::Own(text) => {
                pieces.push(Piece::Own(text));
                at += 1;
            }
            Line::Quoted(_) => {
                let end = block_end(lines, at);
                let block = &lines[at..end];
                let answered = has_own(&lines[..at]) && has_answer(&lines[end..]) && !is_our_letter(block);
                pieces.push(Piece::Quoted { block, answered });
                at = end;
            }
        }
    }
    pieces
}

/// Behind the last quoted line of the block that begins at `at`. Blank own lines inside do not end it.
fn block_end(lines: &[Line], at: usize) -> usize {
    let mut end = at + 1;
    for (index, line) in lines.iter().enumerate().skip(at + 1) {
        match line {
            Line::Quoted(_) => end = index + 1,
            Line::Own(text) if text.trim().is_empty() => {}
            Line::Own(_) => break,
        }
    }
    end
}

fn has_own(lines: &[Line]) -> bool {
    lines.iter().any(|line| matches!(line, Line::Own(text) if !text.trim().is_empty()))
}

/// Own words that are more than a closing: "Regards, Roman" below a quote answers nothing in it.
fn has_answer(lines: &[Line]) -> bool {
    let own = lines.iter().filter_map(|line| if let Line::Own(text) = line { Some(text.trim()) } else { None });
    let own: Vec<&str> = own.filter(|text| !text.is_empty()).collect();
    !own.is_empty() && !manners::is_farewell(&own)
}

/// A block that runs on into our footer, with its links: the whole letter was left standing, nobody answers it inline.
fn is_our_letter(lines: &[Line]) -> bool {
    let quoted: Vec<&str> = lines.iter().filter_map(|line| if let Line::Quoted(text) = line { Some(text.as_str()) } else { None }).collect();
    !references(&quoted.join("\n")).is_empty()
}

/// A text in which the references of our own links are cut short, so that they lead nowhere: also those inside links that
/// a mail filter has rewritten, and those that a program has broken over lines.
pub fn without_tokens(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for place in references(text) {
        out.push_str(&text[done..place.start]);
        out.push('…');
        done = place.end;
    }
    out.push_str(&text[done..]);
    out
}

/// Where the references of our own links stand, in bytes.
fn references(text: &str) -> Vec<Range<usize>> {
    let runs = runs(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < runs.len() {
        let pieces = reference(text, &runs[at..]);
        found.extend(pieces.map(|pieces| runs[at].start..runs[at + pieces - 1].end));
        at += pieces.unwrap_or(1);
    }
    found
}

/// The runs of letters and digits, as places in bytes. An escaped octet ("%2F", RFC 3986 section 2.1) belongs to none.
fn runs(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let escaped = escape_len(&bytes[at..]);
        let len = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if len > 0 {
            runs.push(at..at + len);
        }
        at += escaped.max(len).max(1);
    }
    runs
}

/// How long the escape at the beginning is: "%2F", and "%252F" where a link was escaped twice. 0 for none.
fn escape_len(rest: &[u8]) -> usize {
    if rest.first() != Some(&b'%') {
        return 0;
    }
    let mut len = 1;
    while rest[len..].starts_with(b"25") {
        len += 2;
    }
    let escapes = rest.get(len..len + 2).is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit));
    if escapes { len + 2 } else { 0 }
}

/// How many runs the reference takes that begins with the first of these.
fn reference(text: &str, runs: &[Range<usize>]) -> Option<usize> {
    let is_wrapped = |gap: &str| gap.contains('\n') && gap.chars().all(|c| c.is_whitespace() || matches!(c, '>' | '='));
    for pieces in 1..=MOST_PIECES.min(runs.len()) {
        let len: usize = runs[..pieces].iter().map(ExactSizeIterator::len).sum();
        if len >= token::LENGTH {
            let joined: String = runs[..pieces].iter().map(|run| &text[run.clone()]).collect();
            return token::is_formed(&joined).then_some(pieces);
        }
        let next = runs.get(pieces)?;
        if !is_wrapped(&text[runs[pieces - 1].end..next.start]) {
            return None;
        }
    }
    None
}

/// A quoted block as it is shown, with no blank quoted lines around it and blank lines around the block.
fn quoted_block(lines: &[Line]) -> Vec<String> {
    let texts: Vec<&str> = lines
        .iter()
        .map(|line| match line {
            Line::Own(text) | Line::Quoted(text) => text.trim_end(),
        })
        .collect();
    let first = texts.iter().position(|text| !text.is_empty()).unwrap_or(texts.len());
    let last = texts.iter().rposition(|text| !text.is_empty()).map_or(first, |last| last + 1);
    let mut block = vec![String::new()];
    block.extend(texts[first..last].iter().map(|text| if text.is_empty() { ">".to_string() } else { format!("> {text}") }));
    if block.len() == 1 { Vec::new() } else { block }
}

/// One text without blank lines around it and never two of them in a row.
fn collapse(lines: &[String]) -> String {
    let mut text = String::new();
    let mut blank = false;
    for line in lines {
        if line.trim().is_empty() {
            blank = true;
            continue;
        }
        if !text.is_empty() {
            text.push_str(if blank { "\n\n" } else { "\n" });
        }
        text.push_str(line);
        blank = false;
    }
    text.trim().to_string()
}

#[cfg(test)]
#[path = "publish_tests.rs"]
mod tests;
