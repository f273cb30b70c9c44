//! The codes in a line of an answer to a digest: "A2", "a 2", "A: oak", "B oak", or several of them in one line.

use super::digest::{DigestForm, Piece};
use super::lex::{Token, tokens};
use super::line::Reader;
use super::names;
use super::tongue::{self, Manner, Meaning, Tongues};
use crate::core::poll::PollKind;

/// Where an answer to an item begins in a line.
struct Start {
    form: usize,
    /// The option's code, when it was written with the item's: "A2".
    option: Option<String>,
    /// Where its words begin, in bytes of the line.
    from: usize,
}

/// A line, and what the digest's codes stand for.
struct Coded<'a> {
    line: &'a str,
    words: &'a [Token],
    forms: &'a [DigestForm<'a>],
    tags: &'a [&'a str],
}

/// The answers of a line that begins with a code.
pub fn pieces(line: &str, forms: &[DigestForm<'_>], tags: &[&str]) -> Option<Vec<Piece>> {
    let words = tokens(line);
    if let Some(pieces) = several(&words, forms) {
        return Some(of_one_ballot(pieces, forms));
    }
    let coded = Coded { line, words: &words, forms, tags };
    let first = words.first()?;
    if !line[..first.start].chars().all(|c| c.is_whitespace() || matches!(c, '(' | '[' | '*' | '-' | '•' | '#' | '"' | '>')) {
        return None;
    }
    let mut start = coded.start(0)?;
    let mut pieces = Vec::new();
    for at in 1..words.len() {
        let Some(end) = coded.ends_before(at).filter(|end| *end >= start.from) else { continue };
        if let Some(next) = coded.start(at).filter(|next| coded.goes_on(&start, next, at)) {
            pieces.push(coded.piece(start, end));
            start = next;
        }
    }
    pieces.push(coded.piece(start, line.len()));
    Some(pieces)
}

impl Coded<'_> {
    /// A code at this word, and what makes it one: an option's code, a mark behind it, or an answer.
    fn start(&self, at: usize) -> Option<Start> {
        let word = &self.words[at];
        let behind = &self.line[word.end..];
        if let Some(piece) = glued(&word.exact, self.forms) {
            // "A2-size paper" runs on into something else. The answer's own punctuation stays: "A2?" means what it means on a ballot.
            let parted =
                behind.is_empty() || behind.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | ')' | '.' | ',' | ';' | '!' | '?' | ']' | '*' | '"'));
            return parted.then_some(Start { form: piece.form, option: piece.option, from: word.end });
        }
        let form = self.forms.iter().position(|form| form.code.to_lowercase() == word.exact)?;
        let marks: &[char] = if at == 0 { &[':', ')', '.', '-', '–', '—', ',', ']', '：'] } else { &[':', ')', '：'] };
        let marked = behind.trim_start().starts_with(marks);
        let alone = self.words.len() == 1 && behind.trim().is_empty();
        // Without a mark, "A 2" is a vote but "A good idea" is a sentence.
        let option = self.words.get(at + 1).and_then(|next| option_of(&self.forms[form], &next.exact));
        let from = self.line.len() - behind.trim_start().trim_start_matches(marks).len();
        (marked || alone || option.is_some() || self.answers(form, at + 1)).then_some(Start { form, option: None, from })
    }

    /// "B oak", "D agree": behind a code that is no small word. Where the code is also an option's, "B no" may be about that.
    fn answers(&self, form: usize, at: usize) -> bool {
        let Some(ballot) = self.forms[form].ballot.as_ref().filter(|_| at < self.words.len()) else { return false };
        let tongues = Tongues::of(self.tags);
        let small = [Manner::Frame, Manner::Joiner].iter().any(|manner| tongue::manner(&self.words[at - 1..at], 0, Some(&tongues), *manner).is_some());
        if small || !self.line[self.words[at - 1].end..self.words[at].start].chars().all(char::is_whitespace) {
            return false;
        }
        let reader = Reader::new(ballot, self.tags);
        let named = reader.names.full(self.words, at).or_else(|| reader.names.partial(self.words, at, 1)).is_some();
        let fits = |meaning| matches!(meaning, Meaning::Yes | Meaning::No | Meaning::Maybe | Meaning::Suits | Meaning::SuitsNot);
        let timed = matches!(ballot.kind, PollKind::Meeting { .. });
        let spoken = names::spoken(&reader.names, self.words, at, &reader.tongues).iter().any(|(_, codes)| !codes.is_empty());
        let said = spoken || (timed && !tongue::find(self.words, at, Some(&reader.tongues), fits).is_empty());
        let code = &self.forms[form].code;
        named || (said && !self.forms.iter().any(|other| is_option(other, code)))
    }

    /// Where what stands before this word ends, when a comma, a full stop or an "and" parts them.
    fn ends_before(&self, at: usize) -> Option<usize> {
        let gap = &self.line[self.words[at - 1].end..self.words[at].start];
        if let Some(sign) = gap.find([',', ';', '.', '!', '。', '、']) {
            return Some(self.words[at - 1].end + sign);
        }
        let and = tongue::find(&self.words[..at], at - 1, Some(&Tongues::of(self.tags)), |meaning| meaning == Meaning::And);
        (!and.is_empty() && at > 1).then(|| self.words[at - 2].end)
    }

    /// Whether the next code begins an answer of its own. A comment keeps its words, and so does a ballot whose options are
    /// called so.
    fn goes_on(&self, start: &Start, next: &Start, at: usize) -> bool {
        let form = &self.forms[start.form];
        form.ballot.is_some() && next.form != start.form && self.words[at].start >= start.from && !is_option(form, &self.forms[next.form].code)
    }

    fn piece(&self, start: Start, end: usize) -> Piece {
        let text = self.line[start.from..end].trim_end();
        let beside = if start.option.is_some() { text } else { text.trim_start() };
        Piece { form: start.form, option: start.option, beside: beside.to_string(), below: Vec::new() }
    }
}

fn is_option(form: &DigestForm<'_>, code: &str) -> bool {
    form.ballot.as_ref().is_some_and(|ballot| ballot.options.iter().any(|option| option.code.eq_ignore_ascii_case(code)))
}

/// "A2, C1", "A2 and C1 please": codes, and nothing but what joins them and is polite. "A2 or A3" is none.
fn several(words: &[Token], forms: &[DigestForm<'_>]) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some(piece) = glued(&words[at].exact, forms) {
            pieces.push(piece);
            at += 1;
            continue;
        }
        let joins = |meaning| matches!(meaning, Meaning::And | Meaning::Manner(Manner::Courtesy | Manner::Thanks | Manner::Greeting));
        at += tongue::find(words, at, None, joins).first()?.len;
    }
    (pieces.len() > 1).then_some(pieces)
}

/// "A2, A3" on a ballot that takes several options is one answer, in the order in which it was written.
fn of_one_ballot(pieces: Vec<Piece>, forms: &[DigestForm<'_>]) -> Vec<Piece> {
    let form = pieces[0].form;
    let takes_several = forms[form].ballot.as_ref().is_some_and(|ballot| !ballot.kind.takes_one());
    if !takes_several || pieces.iter().any(|piece| piece.form != form) {
        return pieces;
    }
    let codes: Vec<String> = pieces.into_iter().filter_map(|piece| piece.option).collect();
    vec![Piece { form, option: None, beside: codes.join(", "), below: Vec::new() }]
}

/// "a2" as item A, option 2.
fn glued(word: &str, forms: &[DigestForm<'_>]) -> Option<Piece> {
    let mut found = forms.iter().enumerate().filter_map(|(at, form)| {
        let option = word.strip_prefix(&form.code.to_lowercase()).filter(|rest| !rest.is_empty())?;
        Some(Piece { form: at, option: Some(option_of(form, option)?), beside: String::new(), below: Vec::new() })
    });
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

fn option_of(form: &DigestForm<'_>, word: &str) -> Option<String> {
    let options = form.ballot.as_ref()?.options;
    options.iter().find(|option| option.code.to_lowercase() == word).map(|option| option.code.clone())
}
