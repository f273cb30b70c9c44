//! The boxes of the ballot we sent, filled in with numbers, marks or answers: `[5] 1  Green`, `[x] 2  Oak`, `[no] 3  White`.

use super::super::answer::BALLOT_WITHIN;
use super::super::lex;
use super::super::line::Reader;
use super::super::mark::{self, BallotLine};
use super::super::names::NONE_CODE;
use super::super::sheet::text_of;
use super::super::{BallotForm, Words};
use super::items::{Item, Rest, What};
use super::pairs::valued;
use super::times::fitted;
use super::{Reading, clauses, scan};
use crate::core::ballot::{Choice, Fit, Flaw};
use crate::core::poll::PollKind;
use std::collections::BTreeMap;

/// What the boxes of a reply say.
pub enum Boxes {
    /// Nothing; `edited` when something was written into the ballot that is no mark.
    Blank {
        edited: bool,
    },
    /// "Post my words" was marked, and nothing else.
    Post,
    Filled(Reading),
}

impl Boxes {
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Blank { .. })
    }
}

/// What stands in one box.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Entry {
    Number(u32),
    Mark,
    /// A cross made of letters: a mark, and beside a tick a no for some people.
    Cross,
    Fit(Fit),
}

/// Takes the ballot's lines out of a reply: the person's own lines, and what the boxes say. What stands on a line of its
/// own below an option belongs to that option, where another option follows.
pub fn of(words: &Words, form: &BallotForm<'_>, reader: &Reader) -> (Vec<String>, Boxes) {
    let found: Vec<Option<BallotLine>> = (words.lines.iter().take(BALLOT_WITHIN))
        .map(|line| mark::read_line(text_of(line).0, &reader.names, &reader.tongues).filter(|found| found.boxed))
        .collect();
    let followed = followed(words, &found);
    let mut sheet = Sheet::default();
    let mut tail: Option<Vec<String>> = None;
    for (number, line) in words.lines.iter().enumerate() {
        let (text, is_own) = text_of(line);
        if tail.take().is_some_and(|tail| mark::is_tail(text, &tail)) {
            continue;
        }
        if let Some(found) = found.get(number).and_then(Option::as_ref) {
            tail = found.tail.clone();
            sheet.take_box(found, form, reader);
            continue;
        }
        // Below the last option stands its answer only where the others have theirs below them too.
        let below = followed.get(number) == Some(&true) || (sheet.noted && !text.trim().is_empty());
        sheet.above = sheet.above.take().filter(|_| below);
        if is_own && !sheet.takes_note(text, form, reader) {
            sheet.own.push(text.to_string());
        }
    }
    (sheet.own, filled(form, sheet.entries, sheet.unread))
}

/// Of each line, whether the ballot goes on below it with an option, and with nothing else of its own.
fn followed(words: &Words, found: &[Option<BallotLine>]) -> Vec<bool> {
    let mut next = false;
    let mut followed: Vec<bool> = Vec::new();
    for (line, found) in words.lines.iter().zip(found).rev() {
        let (text, is_own) = text_of(line);
        next = found.is_some() || (next && (is_own || text.trim_matches(['>', ' ']).is_empty()));
        followed.push(next);
    }
    followed.reverse();
    followed
}

/// A reply, as far as it is read.
#[derive(Default)]
struct Sheet {
    own: Vec<String>,
    entries: Vec<(String, Entry)>,
    unread: Option<String>,
    /// The option whose line was the last.
    above: Option<String>,
    /// An answer stood below its option.
    noted: bool,
}

impl Sheet {
    fn take_box(&mut self, found: &BallotLine, form: &BallotForm<'_>, reader: &Reader) {
        match entry(found, form, reader) {
            Ok(Some(entry)) => self.entries.push((found.code.clone(), entry)),
            Ok(None) => {}
            Err(words) => self.unread = self.unread.take().or(Some(words)),
        }
        self.above = Some(found.code.clone());
    }

    /// Whether the line is an answer to the option above it. What could be an answer to another one is not read.
    fn takes_note(&mut self, text: &str, form: &BallotForm<'_>, reader: &Reader) -> bool {
        let Some(code) = self.above.clone().filter(|_| !text.trim().is_empty()) else { return false };
        if let Some(entry) = noted(text.trim(), form, reader) {
            self.entries.push((code, entry));
        } else if scan::begin(reader, form, text).0.is_empty() {
            self.above = None;
            return false;
        } else {
            self.unread = self.unread.take().or(Some(text.trim().to_string()));
        }
        self.noted = true;
        true
    }
}

/// The one thing written into a line; `Err` with the words when it is none we know.
fn entry(line: &BallotLine, form: &BallotForm<'_>, reader: &Reader) -> Result<Option<Entry>, String> {
    let written: Vec<&str> = line.written.iter().map(String::as_str).filter(|piece| !is_link(piece)).collect();
    let dashes = written.iter().all(|piece| matches!(*piece, "-" | "–" | "—"));
    let said: Vec<&str> = if dashes { Vec::new() } else { written.into_iter().filter(|piece| *piece != "-").collect() };
    match said.as_slice() {
        [] => Ok(None),
        [piece] => noted(piece, form, reader).map(Some).ok_or_else(|| (*piece).to_string()),
        many => spoken(&many.join(" "), form, reader).map(Some).ok_or_else(|| many.join(" ")),
    }
}

/// "x", "yes", "2", "works for me".
fn noted(text: &str, form: &BallotForm<'_>, reader: &Reader) -> Option<Entry> {
    one_entry(&lex::fold(text), reader).or_else(|| spoken(text, form, reader))
}

fn spoken(text: &str, form: &BallotForm<'_>, reader: &Reader) -> Option<Entry> {
    let (said, rest) = scan::begin(reader, form, text);
    if rest != Rest::End {
        return None;
    }
    match said.as_slice() {
        [Item { what: What::Number(number), .. }] => Some(Entry::Number(*number)),
        said => clauses::answer(said).map(Entry::Fit),
    }
}

fn is_link(piece: &str) -> bool {
    matches!(piece, "=" | ":" | "->" | "=>" | "→" | "–")
}

fn one_entry(piece: &str, reader: &Reader) -> Option<Entry> {
    // A cross that is no letter marks for some people and says no for others: beside yes and no it is asked about.
    if matches!(reader.names.kind, PollKind::Meeting { .. }) && matches!(piece, "✗" | "✘" | "×") {
        return None;
    }
    let digits = piece.trim_end_matches(['.', ')', ':']);
    if let Ok(number) = digits.parse::<u32>() {
        return Some(Entry::Number(number));
    }
    if let Some(place) = super::items::numbered_place(piece) {
        return Some(Entry::Number(place));
    }
    if piece == "?" || mark::says_maybe(piece, &reader.tongues) {
        return Some(Entry::Fit(Fit::Maybe));
    }
    if mark::says_no(piece, &reader.tongues) {
        return Some(Entry::Fit(Fit::No));
    }
    if mark::says_yes(piece, &reader.tongues) {
        return Some(Entry::Fit(Fit::Yes));
    }
    if matches!(piece, "x" | "xx" | "xxx") {
        return Some(Entry::Cross);
    }
    mark::is_mark(piece, &reader.tongues).then_some(Entry::Mark)
}

fn filled(form: &BallotForm<'_>, mut entries: Vec<(String, Entry)>, unread: Option<String>) -> Boxes {
    let posts = entries.iter().any(|(code, _)| code == "0");
    entries.retain(|(code, entry)| code != "0" || matches!(entry, Entry::Fit(Fit::No)));
    if entries.is_empty() {
        return if posts { Boxes::Post } else { Boxes::Blank { edited: unread.is_some() } };
    }
    let reading = reading(form, &entries);
    Boxes::Filled(match (reading, unread, posts) {
        (Reading::Choice(choice), Some(words), _) => Reading::Flawed(Some(choice), Flaw::NotRead { words }),
        (Reading::Choice(choice), None, true) => Reading::Flawed(Some(choice), Flaw::NotRead { words: "0".into() }),
        (reading, _, _) => reading,
    })
}

fn reading(form: &BallotForm<'_>, entries: &[(String, Entry)]) -> Reading {
    let none = entries.iter().any(|(code, entry)| code == NONE_CODE && *entry != Entry::Fit(Fit::No));
    if none {
        return match entries {
            [_] => Reading::Choice(Choice::NoneOfThese),
            _ => Reading::Flawed(None, Flaw::NotRead { words: NONE_CODE.into() }),
        };
    }
    match form.kind {
        PollKind::Score { .. } | PollKind::Dots { .. } => numbers(entries).map_or_else(odd, |pairs| valued(form, &pairs)),
        PollKind::Ranked { .. } | PollKind::Stv { .. } => places(entries),
        PollKind::Multiple { .. } => chosen(entries),
        _ => fits(entries),
    }
}

fn odd(code: String) -> Reading {
    Reading::Flawed(None, Flaw::NotRead { words: code })
}

fn numbers(entries: &[(String, Entry)]) -> Result<Vec<(String, u32)>, String> {
    let number = |(code, entry): &(String, Entry)| match entry {
        Entry::Number(number) => Ok((code.clone(), *number)),
        _ => Err(code.clone()),
    };
    entries.iter().map(number).collect()
}

/// Places, equal ones in one tier; a single cross is a first place.
fn places(entries: &[(String, Entry)]) -> Reading {
    let ranked: Vec<&(String, Entry)> = entries.iter().filter(|(_, entry)| *entry != Entry::Fit(Fit::No)).collect();
    if let [(code, Entry::Mark | Entry::Cross | Entry::Fit(Fit::Yes))] = ranked.as_slice() {
        return Reading::Choice(Choice::ranking([vec![code.clone()]]));
    }
    let mut tiers: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (code, entry) in ranked {
        let Entry::Number(place @ 1..) = entry else { return odd(code.clone()) };
        let tier = tiers.entry(*place).or_default();
        if !tier.contains(code) {
            tier.push(code.clone());
        }
    }
    let mut codes: Vec<&String> = tiers.values().flatten().collect();
    codes.sort();
    let twice = codes.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone());
    match twice {
        Some(code) => Reading::Flawed(None, Flaw::Twice { code }),
        None => Reading::Choice(Choice::ranking(tiers.into_values())),
    }
}

fn chosen(entries: &[(String, Entry)]) -> Reading {
    match entries.iter().find(|(_, entry)| !matches!(entry, Entry::Mark | Entry::Cross | Entry::Fit(Fit::Yes | Fit::No))) {
        Some((code, _)) => odd(code.clone()),
        None => {
            let yes = entries.iter().filter(|(_, entry)| *entry != Entry::Fit(Fit::No));
            Reading::Choice(Choice::Several(yes.map(|(code, _)| code.clone()).collect()))
        }
    }
}

fn fits(entries: &[(String, Entry)]) -> Reading {
    let mut pairs = Vec::new();
    let ticked = entries.iter().any(|(_, entry)| matches!(entry, Entry::Mark | Entry::Fit(Fit::Yes)));
    let mut crossed = false;
    for (code, entry) in entries {
        match entry {
            Entry::Fit(fit) => pairs.push((code.clone(), *fit)),
            Entry::Mark => pairs.push((code.clone(), Fit::Yes)),
            Entry::Cross if ticked => crossed = true,
            Entry::Cross => pairs.push((code.clone(), Fit::Yes)),
            Entry::Number(_) => return odd(code.clone()),
        }
    }
    match fitted(&pairs) {
        Reading::Choice(choice) if crossed => Reading::Flawed(Some(choice), Flaw::NotRead { words: "x".into() }),
        reading => reading,
    }
}
