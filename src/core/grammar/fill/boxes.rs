//! The boxes of the ballot we sent, filled in with numbers, marks or answers: `[5] 1  Green`, `[x] 2  Oak`, `[no] 3  White`.

use super::super::answer::BALLOT_WITHIN;
use super::super::line::Reader;
use super::super::mark::{self, BallotLine};
use super::super::names::NONE_CODE;
use super::super::sheet::text_of;
use super::super::{BallotForm, Words};
use super::Reading;
use super::pairs::valued;
use super::times::fitted;
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
    Fit(Fit),
}

/// Takes the ballot's lines out of a reply: the person's own lines, and what the boxes say.
pub fn of(words: &Words, form: &BallotForm<'_>, reader: &Reader) -> (Vec<String>, Boxes) {
    let mut own = Vec::new();
    let mut entries: Vec<(String, Entry)> = Vec::new();
    let mut unread: Option<String> = None;
    let mut tail: Option<Vec<String>> = None;
    for (number, line) in words.lines.iter().enumerate() {
        let (text, is_own) = text_of(line);
        let cut = tail.take();
        if cut.is_some_and(|tail| mark::is_tail(text, &tail)) {
            continue;
        }
        let found = if number < BALLOT_WITHIN { mark::read_line(text, &reader.names, &reader.tongues) } else { None };
        match found.filter(|found| found.boxed) {
            Some(found) => {
                tail = found.tail.clone();
                match entry(&found, reader) {
                    Ok(Some(entry)) => entries.push((found.code, entry)),
                    Ok(None) => {}
                    Err(words) => unread = unread.or(Some(words)),
                }
            }
            None if is_own => own.push(text.to_string()),
            None => {}
        }
    }
    (own, filled(form, entries, unread))
}

/// The one thing written into a line; `Err` with the words when it is none we know.
fn entry(line: &BallotLine, reader: &Reader) -> Result<Option<Entry>, String> {
    let written: Vec<&str> = line.written.iter().map(String::as_str).filter(|piece| !is_link(piece)).collect();
    let dashes = written.iter().all(|piece| matches!(*piece, "-" | "–" | "—"));
    let said: Vec<&str> = if dashes { Vec::new() } else { written.into_iter().filter(|piece| *piece != "-").collect() };
    match said.as_slice() {
        [] => Ok(None),
        [piece] => one_entry(piece, reader).map(Some).ok_or_else(|| (*piece).to_string()),
        many => Err(many.join(" ")),
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
    if let [(code, Entry::Mark | Entry::Fit(Fit::Yes))] = ranked.as_slice() {
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
    match entries.iter().find(|(_, entry)| !matches!(entry, Entry::Mark | Entry::Fit(Fit::Yes | Fit::No))) {
        Some((code, _)) => odd(code.clone()),
        None => {
            let yes = entries.iter().filter(|(_, entry)| *entry != Entry::Fit(Fit::No));
            Reading::Choice(Choice::Several(yes.map(|(code, _)| code.clone()).collect()))
        }
    }
}

fn fits(entries: &[(String, Entry)]) -> Reading {
    let mut pairs = Vec::new();
    for (code, entry) in entries {
        match entry {
            Entry::Fit(fit) => pairs.push((code.clone(), *fit)),
            Entry::Mark => pairs.push((code.clone(), Fit::Yes)),
            Entry::Number(_) => return odd(code.clone()),
        }
    }
    fitted(&pairs)
}
