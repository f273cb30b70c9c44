//! Takes a line apart into its items, from its beginning.

use super::super::lex::{self, Token, tokens};
use super::super::line::Reader;
use super::super::names::Hit;
use super::super::tongue::{self, Found, Manner, Meaning};
use super::super::{BallotForm, Doubt};
use super::gaps;
use super::items::{Gap, Item, Parsed, Rest, What, numbered_place};
use crate::core::ballot::Fit;
use crate::core::poll::PollKind;

/// In words: whoever writes more than this in a line writes prose.
const MOST_WORDS: usize = 400;

/// Takes a line apart from its beginning, up to the first word that is no item and no courtesy.
pub fn parse(reader: &Reader, form: &BallotForm<'_>, line: &str) -> Parsed {
    let words = tokens(line);
    let mut scan = Scan {
        reader,
        form,
        line,
        words: &words,
        codes_only: codes_only(reader, &words),
        counted: counted(reader, &words),
        items: Vec::new(),
        gap: None,
        at: 0,
        cuts: Vec::new(),
    };
    let rest = scan.run();
    Parsed { items: scan.items, rest }
}

/// Nothing but codes and numbers: a letter is a code then, also where it is a small word of some language.
fn codes_only(reader: &Reader, words: &[Token]) -> bool {
    words.iter().all(|word| reader.names.code(word).is_some() || word.exact.chars().all(|c| c.is_ascii_digit()))
}

/// "two and three", "zwei, dann eins": number words, and nothing but what joins, frames and accompanies them. In a longer
/// sentence "one" is anything.
fn counted(reader: &Reader, words: &[Token]) -> bool {
    let mut at = 0;
    let mut numbers = 0;
    while at < words.len() {
        let number = tongue::find(words, at, Some(&reader.tongues), |meaning| matches!(meaning, Meaning::Number(_)));
        let joins = |meaning| {
            matches!(
                meaning,
                Meaning::And
                    | Meaning::Then
                    | Meaning::Manner(Manner::Joiner | Manner::Frame | Manner::Courtesy | Manner::Thanks | Manner::Tail | Manner::Greeting)
            )
        };
        numbers += usize::from(!number.is_empty());
        at += match number.first().or(tongue::find(words, at, Some(&reader.tongues), joins).first()) {
            Some(found) => found.len,
            None if words[at].exact.chars().all(|c| c.is_ascii_digit()) => 1,
            None => return false,
        };
    }
    numbers > 0
}

pub(super) struct Scan<'a> {
    pub(super) reader: &'a Reader,
    pub(super) form: &'a BallotForm<'a>,
    pub(super) line: &'a str,
    pub(super) words: &'a [Token],
    pub(super) codes_only: bool,
    /// Numbers as words are numbers: nothing else stands in the line but them and what joins them.
    pub(super) counted: bool,
    pub(super) items: Vec<Item>,
    /// What has stood between the last item and here: punctuation and joining words.
    pub(super) gap: Option<Gap>,
    pub(super) at: usize,
    /// Where a reason may have begun: how many items stand before it, and at which word.
    pub(super) cuts: Vec<(usize, usize)>,
}

impl Scan<'_> {
    pub(super) fn take_items(&mut self) -> Rest {
        while self.at < self.words.len().min(MOST_WORDS) {
            let between = self.between();
            if between.contains(['?', '？']) && !self.items.is_empty() {
                return Rest::Doubt(Doubt::Unclear);
            }
            let begins_reason = between.contains(char::is_whitespace) && between.contains(['-', '–', '—', '.', '(']);
            let Some(gap) = gaps::gap_of(between) else { return self.rest() };
            if begins_reason && !self.items.is_empty() {
                self.cuts.push((self.items.len(), self.at));
            }
            self.gap = Some(gaps::joined(self.gap, gap));
            if self.take_item() || self.step_over() {
                continue;
            }
            return self.rest();
        }
        let trailing = &self.line[self.words.last().map_or(0, |word| word.end)..];
        if trailing.contains(['?', '？']) {
            return Rest::Doubt(Doubt::Unclear);
        }
        match trailing.trim() {
            // "1 = 2 >": these two before all others.
            ">" => self.items.extend(self.items.last().cloned().map(|last| Item { before: Gap::Better, ..last })),
            other if other.contains(['<', '%', '$', '€', '£', '👎', '❌']) => return Rest::Doubt(Doubt::Unclear),
            _ => {}
        }
        if self.at < self.words.len() { Rest::Unread(String::new()) } else { Rest::End }
    }

    pub(super) fn between(&self) -> &str {
        let from = self.at.checked_sub(1).map_or(0, |before| self.words[before].end);
        &self.line[from..self.words[self.at].start]
    }

    /// An item at this word.
    fn take_item(&mut self) -> bool {
        let (words, at) = (self.words, self.at);
        let word = &words[at];
        if self.is_small_word(word) {
            return false;
        }
        let reader = self.reader;
        if let Some(Hit { len, codes }) = reader.names.full(words, at).filter(|hit| hit.codes.len() == 1 && !self.is_number(word, hit.len)) {
            return self.push(What::Option(codes[0].clone()), len);
        }
        if let Some(code) = reader.names.code(word).filter(|code| !code.chars().all(|c| c.is_ascii_digit())) {
            let code = code.to_string();
            return self.push(What::Option(code), 1);
        }
        if let Some(glued) = self.glued(word) {
            for (number, code) in glued.into_iter().enumerate() {
                self.gap = if number == 0 { self.gap } else { Some(Gap::Sep) };
                self.add(What::Option(code), word.exact.clone());
            }
            self.at += 1;
            return true;
        }
        let valued = matches!(self.form.kind, PollKind::Score { .. } | PollKind::Dots { .. }) && !self.items.is_empty();
        if let Some(number) = word.exact.parse::<u32>().ok().filter(|_| !(valued && gaps::ends_in_minus(self.between()))) {
            return self.push(What::Number(number), 1);
        }
        if let Some((left, right)) = linked(&word.exact) {
            self.add(What::Number(left), left.to_string());
            self.gap = Some(Gap::Link);
            return self.push(What::Number(right), 1);
        }
        self.take_word()
    }

    /// "yes", "maybe", "all but", "first", and shortened names.
    fn take_word(&mut self) -> bool {
        let (words, at, tongues) = (self.words, self.at, &self.reader.tongues);
        if let Some(place) = numbered_place(&words[at].exact) {
            return self.push(What::Place(place), 1);
        }
        let known = |meaning| {
            matches!(meaning, Meaning::Yes | Meaning::No | Meaning::Maybe | Meaning::Ordinal(_) | Meaning::All | Meaning::Except | Meaning::None)
                || (self.counted && matches!(meaning, Meaning::Number(_)))
        };
        let mut found = tongue::find(words, at, Some(tongues), known);
        if found.iter().any(|other| other.meaning != found[0].meaning) || self.is_mere_frame(&found) {
            found.clear();
        }
        if let Some(found) = found.first() {
            let what = match found.meaning {
                Meaning::Yes => What::Fit(Fit::Yes),
                Meaning::No => What::Fit(Fit::No),
                Meaning::Maybe => What::Fit(Fit::Maybe),
                Meaning::Ordinal(place) => What::Place(place.into()),
                Meaning::Number(number) => What::Number(number.into()),
                Meaning::All => What::All,
                Meaning::Except => What::Except,
                _ => What::None,
            };
            let len = found.len;
            // A leading "yes," on a ballot without times is a courtesy.
            return self.push(what, len);
        }
        if tongue::manner(words, at, None, Manner::Because).is_some() {
            return false;
        }
        let longest = (words.len() - at).min(8);
        let part = (1..=longest).rev().find_map(|len| self.reader.names.partial(words, at, len).filter(|hit| hit.codes.len() == 1));
        match part {
            Some(Hit { len, codes }) => self.push(What::Option(codes[0].clone()), len),
            None => false,
        }
    }

    /// "Ik stem op 1 en 3": a word for "except" that also stands before what is chosen is one only behind "all".
    fn is_mere_frame(&self, found: &[Found]) -> bool {
        let except = found.first().is_some_and(|found| found.meaning == Meaning::Except);
        except && self.items.last().is_none_or(|item| item.what != What::All) && tongue::manner(self.words, self.at, None, Manner::Frame).is_some()
    }

    /// Joining words, frames and courtesies.
    fn step_over(&mut self) -> bool {
        let (words, at) = (self.words, self.at);
        let is = |wanted| tongue::find(words, at, Some(&self.reader.tongues), |meaning| meaning == wanted).first().map(|found| found.len);
        if tongue::manner(words, at, None, Manner::Because).is_some() && !self.items.is_empty() {
            return false;
        }
        if let Some(len) = is(Meaning::Then).filter(|_| !self.items.is_empty()) {
            self.gap = Some(Gap::Better);
            self.at += len;
            return true;
        }
        // "1, after that 2"; but "2 after 1" says the contrary.
        if let Some(len) = is(Meaning::After).filter(|_| !self.items.is_empty() && matches!(self.gap, Some(Gap::Sep | Gap::Line | Gap::Dash))) {
            self.gap = Some(Gap::Better);
            self.at += len;
            return true;
        }
        if let Some(len) = is(Meaning::And) {
            self.gap = Some(gaps::joined(self.gap, Gap::Sep));
            self.at += len;
            return true;
        }
        let framed = [Manner::Frame, Manner::Courtesy, Manner::Tail].into_iter().filter_map(|manner| tongue::manner(words, at, None, manner)).max();
        let greeted = self.items.is_empty().then(|| {
            let polite = tongue::manner(words, at, None, Manner::Greeting).or(tongue::manner(words, at, Some(&self.reader.tongues), Manner::Thanks))?;
            // "Hi Ana, 3 1 2": up to the comma.
            (at + polite..words.len().min(at + polite + 4))
                .find(|end| self.line[words[end - 1].end..words[*end].start].contains([',', '!', '.', ':']))
                .map(|end| end - at)
        });
        let unit = is(Meaning::Unit);
        match greeted.flatten().max(framed).max(unit) {
            Some(len) => {
                self.at += len;
                true
            }
            None => false,
        }
    }

    fn push(&mut self, what: What, len: usize) -> bool {
        let typed = self.line[self.words[self.at].start..self.words[self.at + len - 1].end].to_string();
        self.add(what, typed);
        self.at += len;
        true
    }

    fn add(&mut self, what: What, typed: String) {
        let before = if self.items.is_empty() { Gap::Start } else { self.gap.unwrap_or(Gap::Space) };
        self.gap = None;
        self.items.push(Item { what, before, typed });
    }

    /// "a" in "a 5 for B": a code only where it is written large, or where nothing but codes stands in the line.
    fn is_small_word(&self, word: &Token) -> bool {
        let large = self.line[word.start..word.end].chars().any(char::is_uppercase);
        let small = |manner| tongue::manner(std::slice::from_ref(word), 0, None, manner).is_some();
        let coded = self.reader.names.code(word).is_some_and(|code| code.chars().all(char::is_alphabetic));
        coded && !self.codes_only && ((!large && (small(Manner::Frame) || small(Manner::Joiner))) || word.exact == "i")
    }

    /// An option that is called "2": then the word is a number all the same, and the parser of the kind decides.
    fn is_number(&self, word: &Token, len: usize) -> bool {
        len == 1 && word.exact.chars().all(|c| c.is_ascii_digit())
    }

    /// "312" or "CAB" for all the options at once.
    fn glued(&self, word: &Token) -> Option<Vec<String>> {
        let ranked = matches!(self.form.kind, PollKind::Ranked { .. } | PollKind::Stv { .. });
        let codes: Vec<&str> = self.form.options.iter().map(|option| option.code.as_str()).collect();
        if !ranked || word.exact.chars().count() != codes.len() || codes.len() < 3 || !codes.iter().all(|code| code.len() == 1) {
            return None;
        }
        let mut found: Vec<String> = Vec::new();
        for c in word.exact.chars() {
            let code = codes.iter().find(|code| lex::fold(code).starts_with(c)).filter(|code| !found.iter().any(|known| known == *code))?;
            found.push((*code).to_string());
        }
        Some(found)
    }
}

/// "1:5"
fn linked(word: &str) -> Option<(u32, u32)> {
    let (left, right) = word.split_once(':')?;
    Some((left.parse().ok()?, right.parse().ok()?))
}
