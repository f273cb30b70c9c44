//! The ballot lines we sent, as they come back: `[x] 2  Natural oak`.
//!
//! A mark is a character, never a color or a deletion.

use super::lex;
use super::names::{NONE_CODE, Names};
use super::tongue::{self, Manner, Meaning, Tongues};

/// A line of the ballot that came back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BallotLine {
    /// The option's code; `0` is "post my words".
    pub code: String,
    pub state: MarkState,
    /// Whether it has a box: without one it could also be somebody's own words.
    pub boxed: bool,
    /// What stands in and around the box that is not ours, in pieces.
    pub written: Vec<String>,
    /// Words behind the name of a marked line: "[x] 2  Oak - it lasts".
    pub remark: Option<String>,
    /// The words of the name that were cut off at the line's end, when some were.
    pub tail: Option<Vec<String>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MarkState {
    Untouched,
    Marked,
    /// Something else was written into it.
    Edited,
}

/// In bytes: the longest option name, its code and what people write beside it.
const LONGEST_LINE: usize = 2000;

/// Reads a line as one of the ballot's, marked or not.
pub fn read_line(line: &str, names: &Names, tongues: &Tongues) -> Option<BallotLine> {
    // A line that is far longer than any of ours is none of ours.
    if line.len() > LONGEST_LINE {
        return None;
    }
    if is_plainly_other(line, names) {
        return None;
    }
    let pieces = pieces(line);
    let coded = |piece: &String| names.options.iter().any(|name| name.is_coded(clean(piece)));
    if !pieces.iter().any(|piece| is_box(piece) || coded(piece)) {
        return None;
    }
    let (code, from, to) = place(&pieces, names)?;
    let around: Vec<&str> = pieces[..from].iter().chain(&pieces[to..]).map(String::as_str).collect();
    let boxed = around.iter().any(|piece| is_box(piece));
    if !boxed && to - from < 2 {
        return None;
    }
    let remark = remark(line, &pieces[..from], &pieces[to..], tongues);
    let state = if remark.is_some() { MarkState::Marked } else { state(&around, &code, tongues) };
    let written = around.iter().filter(|piece| !is_box(piece) && !is_blank(piece)).map(|piece| (*piece).to_string()).collect();
    let tail = if to == pieces.len() { tail(&pieces[from..to], &code, names) } else { None };
    Some(BallotLine { code, state, boxed, written, remark, tail })
}

/// Whether a line of ASCII, as most quoted lines are, holds neither box nor code. Sees it without taking the line apart.
fn is_plainly_other(line: &str, names: &Names) -> bool {
    let longest = names.options.iter().map(|name| name.code.len()).max().unwrap_or_default();
    let coded = |piece: &str| piece.len() <= longest && names.options.iter().any(|name| name.is_coded(&piece.to_ascii_lowercase()));
    line.is_ascii()
        && !line.contains(['[', ']', '`'])
        && !line.contains("(x)")
        && !line.contains("(X)")
        && !line.split_ascii_whitespace().any(|piece| coded(clean(piece)))
}

/// The words of the option's name that do not stand in these pieces.
fn tail(pieces: &[String], code: &str, names: &Names) -> Option<Vec<String>> {
    let name = names.options.iter().find(|name| name.code == code)?;
    let typed: usize = pieces.iter().map(|piece| lex::tokens(piece).len()).sum();
    let coded = usize::from(pieces.first().is_some_and(|piece| name.is_coded(clean(piece))));
    let cut: Vec<String> = name.words.iter().skip(typed.saturating_sub(coded)).map(|word| word.exact.clone()).collect();
    (!cut.is_empty() && cut.len() < name.words.len()).then_some(cut)
}

/// Whether a line is nothing but the end of a name that a mail program has wrapped.
pub fn is_tail(line: &str, tail: &[String]) -> bool {
    let typed = lex::tokens(line.trim_start_matches(['>', ' ', '|']));
    typed.len() == tail.len() && typed.iter().zip(tail).all(|(typed, known)| typed.exact == *known)
}

/// What stands behind the name, where a plain mark stands before it, and neither denies nor ties it to something.
fn remark(line: &str, before: &[String], behind: &[String], tongues: &Tongues) -> Option<String> {
    let written = |piece: &&String| !is_box(piece) && !is_blank(piece);
    let marks: Vec<&String> = before.iter().filter(written).collect();
    let marked = !marks.is_empty() && marks.iter().all(|piece| is_mark(piece, tongues));
    let said = behind.iter().filter(written).any(|piece| !is_mark(piece, tongues) && !says_no(piece, tongues));
    if !(marked && said && before.iter().any(|piece| is_box(piece))) {
        return None;
    }
    let from = line.split_whitespace().count().saturating_sub(behind.len());
    let text = line.split_whitespace().skip(from).collect::<Vec<_>>().join(" ");
    let words = lex::tokens(&text);
    let denies = words.len() <= 2 && !text.contains(['(', ',']) && tongue::manner(&words, 0, Some(tongues), Manner::Negation).is_some();
    let ties = tongue::condition(&words, 0, tongues, Manner::If).is_some() || tongue::has_condition(&words, 0, tongues, Manner::OnlyIf);
    let turned = [Manner::Hedge, Manner::Unsure, Manner::Refusal];
    let doubted = text.contains(['?', '？']) || denies || ties || turned.into_iter().any(|manner| tongue::has_manner(&words, 0, Some(tongues), manner));
    (!doubted).then(|| text.trim_matches(|c: char| c.is_whitespace() || "-–—:;,<>()".contains(c)).to_string())
}

fn state(around: &[&str], code: &str, tongues: &Tongues) -> MarkState {
    let written: Vec<&str> = around.iter().copied().filter(|piece| !is_box(piece) && !is_blank(piece)).collect();
    let said: Vec<&str> = written.iter().copied().filter(|piece| !is_mark(piece, tongues) && *piece != code && !says_no(piece, tongues)).collect();
    if !said.is_empty() {
        // "<-- this one"
        let points = said.len() < written.len() && tongue::is_all(&lex::tokens(&said.join(" ")), Manner::Tail);
        return if points { MarkState::Marked } else { MarkState::Edited };
    }
    match (written.iter().any(|piece| says_no(piece, tongues)), written.is_empty()) {
        (_, true) => MarkState::Untouched,
        // "[no] 1 Green" beside "[yes] 2 Natural oak".
        (true, _) if written.len() == 1 => MarkState::Untouched,
        (true, _) => MarkState::Edited,
        _ => MarkState::Marked,
    }
}

/// The line in pieces: boxes, marks, words. Quote marks and list dots in front are not part of it.
fn pieces(line: &str) -> Vec<String> {
    let mut text = String::with_capacity(line.len() + 16);
    for c in lex::fold(line).replace("(x)", "[x]").replace("( )", "[ ]").chars() {
        match c {
            '[' | ']' | '☐' | '□' | '▢' => text.push_str(if c == '[' { " [ " } else { " ] " }),
            '☑' | '☒' | '✅' | '🗹' => text.push_str(" ] x "),
            '✓' | '✔' | '✗' | '✘' | '→' | '➔' | '➜' | '⇒' | '←' | '⬅' | '👈' | '👉' | '×' | '➡' | '⇐' => {
                text.push(' ');
                text.push(c);
                text.push(' ');
            }
            other => text.push(other),
        }
    }
    let mut pieces: Vec<String> = text.split_whitespace().map(str::to_string).collect();
    let lead = pieces.iter().take_while(|piece| matches!(piece.as_str(), ">" | "*" | "-" | "•" | "·" | "|" | "–" | ">>")).count();
    pieces.drain(..lead);
    pieces
}

/// Where code and name of an option stand: (code, first piece, behind the last piece). The code may be missing beside
/// a box, and the name may be cut at the end of the line.
fn place(pieces: &[String], names: &Names) -> Option<(String, usize, usize)> {
    let mut best: Option<(String, usize, usize)> = None;
    let boxed = pieces.iter().position(|piece| is_box(piece)).map(|_| behind_box(pieces));
    for (index, name) in names.options.iter().enumerate() {
        let words: Vec<&str> = name.words.iter().map(|word| word.exact.as_str()).collect();
        for from in 0..pieces.len() {
            let coded = name.is_coded(clean(&pieces[from])) && !inside_box(pieces, from);
            let mut taken = name_at(pieces, from + usize::from(coded), &words);
            if coded && taken == 0 && names.has_positions() {
                taken = position_at(pieces, from + 1, names);
            }
            let fits = (coded && taken > 0) || (boxed == Some(from) && (taken > 0 || coded));
            let end = from + usize::from(coded) + taken;
            let longer = best.as_ref().is_none_or(|(_, start, stop)| end - from > stop - start);
            if fits && longer {
                best = Some((names.options[index].code.clone(), from, end));
            }
        }
    }
    best.or_else(|| other_line(pieces, boxed, names))
}

/// `[x] 0  Post my words to everyone`, from a question back, or `[x] none  None of these`.
fn other_line(pieces: &[String], boxed: Option<usize>, names: &Names) -> Option<(String, usize, usize)> {
    let at = boxed?;
    let code = clean(pieces.get(at)?);
    (code == "0" || (code == NONE_CODE && names.none)).then(|| (code.to_string(), at, pieces.len()))
}

/// How many pieces from `at` on are the name, whole, or cut at the line's end after two words.
fn name_at(pieces: &[String], at: usize, words: &[&str]) -> usize {
    let mut word = 0;
    let mut piece = at;
    while word < words.len() && piece < pieces.len() {
        let typed = lex::tokens(&pieces[piece]);
        let fits = typed.iter().zip(&words[word..]).all(|(typed, known)| typed.exact == **known);
        if !fits || typed.len() > words.len() - word || (typed.is_empty() && piece == at) {
            return 0;
        }
        word += typed.len();
        piece += 1;
    }
    if word == words.len() && word > 0 || (word >= 2 && piece == pieces.len()) { piece - at } else { 0 }
}

/// A position of a proposal in the reader's language: "Zustimmen" where the option is called agree.
fn position_at(pieces: &[String], at: usize, names: &Names) -> usize {
    let wanted = |meaning| super::names::answers(meaning) || names.knows(meaning);
    let known = |end: &usize| pieces.get(at..*end).is_some_and(|words| !tongue::whole(&words.join(" "), None, wanted).is_empty());
    (at + 1..=(at + 4).min(pieces.len())).rev().find(known).map_or(0, |end| end - at)
}

fn clean(piece: &str) -> &str {
    piece.trim_matches(|c: char| matches!(c, '.' | ')' | '(' | ':' | '*' | '#'))
}

fn is_box(piece: &str) -> bool {
    piece == "[" || piece == "]"
}

/// The piece after the last closing box.
fn behind_box(pieces: &[String]) -> usize {
    pieces.iter().rposition(|piece| piece == "]").map_or(pieces.len(), |at| at + 1)
}

fn inside_box(pieces: &[String], at: usize) -> bool {
    at > 0 && pieces[at - 1] == "[" && pieces.get(at + 1).is_some_and(|piece| piece == "]")
}

fn is_blank(piece: &str) -> bool {
    piece.chars().all(|c| matches!(c, '_' | '*' | '.' | '|' | ':' | '>' | '\u{a0}') || !c.is_ascii() && !c.is_alphanumeric() && !is_mark_char(c))
        && piece != "*"
}

fn is_mark_char(c: char) -> bool {
    matches!(c, '✓' | '✔' | '✗' | '✘' | '→' | '➔' | '➜' | '⇒' | '←' | '⬅' | '👈' | '👉' | '×' | '●' | '➡' | '⇐' | '■' | '▪' | '👍')
}

pub fn is_mark(piece: &str, tongues: &Tongues) -> bool {
    let arrow = piece.len() > 1 && piece.chars().all(|c| matches!(c, '-' | '=' | '<' | '>')) && piece.chars().any(|c| matches!(c, '-' | '='));
    let letters = matches!(piece, "x" | "xx" | "xxx" | "v" | "ok" | "○" | "◯" | "*" | "+" | "***" | "**x**" | "x." | "#" | "/x/");
    letters || (arrow && piece.contains(['<', '>'])) || piece.chars().all(is_mark_char) || says(piece, tongues, Meaning::Yes)
}

pub fn says_yes(piece: &str, tongues: &Tongues) -> bool {
    says(piece, tongues, Meaning::Yes)
}

pub fn says_maybe(piece: &str, tongues: &Tongues) -> bool {
    says(piece, tongues, Meaning::Maybe)
}

pub fn says_no(piece: &str, tongues: &Tongues) -> bool {
    piece == "-" || says(piece, tongues, Meaning::No)
}

fn says(piece: &str, tongues: &Tongues, wanted: Meaning) -> bool {
    !tongue::whole(piece, Some(tongues), |meaning| meaning == wanted).is_empty()
}

#[cfg(test)]
#[path = "mark_tests.rs"]
mod tests;
