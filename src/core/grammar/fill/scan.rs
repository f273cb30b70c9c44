//! Takes a line apart into its items, from its beginning.

use super::super::lex::{Token, tokens};
use super::super::line::Reader;
use super::super::names::Hit;
use super::super::tongue::{self, Found, Manner, Meaning};
use super::super::{BallotForm, Doubt};
use super::digits::{codes_only, counted, linked};
use super::items::{Gap, Item, Parsed, Rest, What, numbered_place};
use super::{gaps, weekdays};
use crate::core::ballot::Fit;
use crate::core::poll::PollKind;

/// In words: whoever writes more than this in a line writes prose.
const MOST_WORDS: usize = 400;

/// Takes a line apart from its beginning, up to the first word that is no item and no courtesy.
pub fn parse(reader: &Reader, form: &BallotForm<'_>, line: &str) -> Parsed {
    let words = tokens(line);
    let mut scan = Scan::new(reader, form, line, &words);
    let rest = scan.run();
    Parsed { rest: scan.more_in(rest), items: scan.items, aside: scan.behind.is_some() }
}

/// The items a text begins with, and what stands behind them, taken as it stands.
pub(super) fn begin(reader: &Reader, form: &BallotForm<'_>, text: &str) -> (Vec<Item>, Rest) {
    let words = tokens(text);
    let mut scan = Scan::new(reader, form, text, &words);
    let rest = scan.take_items();
    (scan.items, rest)
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
    /// The bracket that is open: its first word, and how many items stand before it.
    pub(super) opened: Option<(usize, usize)>,
    /// The last bracket that was stepped over: the word behind it, and where in the line it closes.
    pub(super) behind: Option<(usize, usize)>,
    /// Days of the week in short, and nothing but what is said about them.
    days: bool,
}

impl<'a> Scan<'a> {
    pub(super) fn new(reader: &'a Reader, form: &'a BallotForm<'a>, line: &'a str, words: &'a [Token]) -> Self {
        Self {
            reader,
            form,
            line,
            words,
            codes_only: codes_only(reader, words),
            counted: counted(reader, words),
            items: Vec::new(),
            gap: None,
            at: 0,
            cuts: Vec::new(),
            opened: None,
            behind: None,
            days: weekdays::are_all(reader, form, words),
        }
    }

    pub(super) fn take_items(&mut self) -> Rest {
        while self.at < self.words.len().min(MOST_WORDS) {
            let between = self.between();
            if between.contains(['?', '？']) && !self.items.is_empty() {
                return Rest::Doubt(Doubt::Unclear);
            }
            let begins_reason = between.contains(char::is_whitespace) && between.contains(['-', '–', '—', '.', '(', '!', '…']);
            self.opened = match between.chars().rev().find(|c| matches!(c, '(' | '（' | ')' | '）')) {
                Some('(' | '（') => Some((self.at, self.items.len())),
                Some(_) => None,
                None => self.opened,
            };
            let Some(gap) = gaps::gap_of(between) else { return self.rest() };
            if begins_reason && !self.items.is_empty() {
                self.cuts.push((self.items.len(), self.at));
            }
            self.gap = Some(gaps::joined(self.gap, gap));
            if self.take_item() || self.step_over() {
                continue;
            }
            match self.bracket() {
                Some(Ok(())) => continue,
                Some(Err(doubt)) => return Rest::Doubt(doubt),
                None => return self.rest(),
            }
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

    pub(super) fn between(&self) -> &'a str {
        let before = self.at.checked_sub(1).map_or(0, |before| self.words[before].end);
        let from = self.behind.filter(|(at, _)| *at == self.at).map_or(before, |(_, end)| end);
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
        if word.exact.parse().is_ok_and(|day| self.is_day_of_last(day)) {
            self.at += 1;
            return true;
        }
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
        let timed = self.is_timed();
        if let Some(place) = numbered_place(&words[at].exact) {
            if self.is_day_of_last(place) {
                self.at += 1;
                return true;
            }
            return self.push(What::Place(place), 1);
        }
        let all_said = self.items.iter().any(|item| item.what == What::All);
        let known = |meaning| match meaning {
            Meaning::Yes | Meaning::No | Meaning::Maybe | Meaning::All | Meaning::None => true,
            Meaning::Suits | Meaning::SuitsNot => timed,
            // "Tuesday but not Thursday"
            Meaning::Except => all_said || !timed,
            Meaning::Ordinal(_) => !timed,
            Meaning::Number(_) => self.counted,
            _ => false,
        };
        if timed && tongue::manner(words, at, None, Manner::Unsure).is_some() {
            return false;
        }
        let mut found = tongue::find(words, at, Some(tongues), known);
        if found.iter().any(|other| other.meaning != found[0].meaning) || self.is_mere_frame(&found) {
            found.clear();
        }
        if let Some(found) = found.first() {
            let what = match found.meaning {
                Meaning::Yes => What::Fit(Fit::Yes),
                Meaning::No | Meaning::SuitsNot => What::Fit(Fit::No),
                Meaning::Suits => What::Suits,
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
            None => match weekdays::option_at(self.reader, self.form, words, at, self.days) {
                Some(code) => self.push(What::Option(code), 1),
                None => false,
            },
        }
    }

    /// "Ik stem op 1 en 3": a word for "except" that also stands before what is chosen is one only behind "all". "Good
    /// morning": before all options a word that suits is one only right beside one.
    fn is_mere_frame(&self, found: &[Found]) -> bool {
        let Some(first) = found.first() else { return false };
        match first.meaning {
            Meaning::Except => {
                self.items.last().is_none_or(|item| item.what != What::All) && tongue::manner(self.words, self.at, None, Manner::Frame).is_some()
            }
            Meaning::Suits => self.items.is_empty() && self.at + first.len < self.words.len() && !self.reader.names.stands_at(self.words, self.at + first.len),
            _ => false,
        }
    }

    /// Joining words, frames and courtesies.
    fn step_over(&mut self) -> bool {
        let (words, at) = (self.words, self.at);
        let is = |wanted| tongue::find(words, at, Some(&self.reader.tongues), |meaning| meaning == wanted).first().map(|found| found.len);
        if tongue::manner(words, at, None, Manner::Because).is_some() && !self.items.is_empty() {
            return false;
        }
        // "1 and 3, actually 2": politeness before an answer, a correction behind one.
        if !self.items.is_empty() && tongue::manner(words, at, None, Manner::Correction).is_some() {
            return false;
        }
        if let Some(len) = is(Meaning::Then).filter(|_| !self.items.is_empty()) {
            self.gap = Some(Gap::Better);
            self.at += len;
            return true;
        }
        // "1, after that 2"; but "2 after 1" says the contrary.
        if let Some(len) =
            is(Meaning::After).filter(|_| !self.items.is_empty() && self.gap.is_some_and(|gap| gap.lists() || matches!(gap, Gap::Line | Gap::Dash)))
        {
            self.gap = Some(Gap::Better);
            self.at += len;
            return true;
        }
        if let Some(len) = is(Meaning::And) {
            self.gap = Some(gaps::joined(self.gap, Gap::And));
            self.at += len;
            return true;
        }
        // "Tuesday works but Thursday does not": as good as a comma.
        let parts = [Manner::OnlyIf, Manner::If].iter().all(|manner| tongue::condition(words, at, &self.reader.tongues, *manner).is_none());
        if let Some(len) =
            tongue::manner(words, at, Some(&self.reader.tongues), Manner::Adversative).filter(|_| parts && self.is_timed() && !self.items.is_empty())
        {
            self.gap = Some(Gap::Sep);
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
        // On a ballot of several choices "1 and 3 work for me" says no more than "1 and 3".
        let unit = is(Meaning::Unit).max(is(Meaning::Suits).filter(|_| matches!(self.form.kind, PollKind::Multiple { .. })));
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
}
