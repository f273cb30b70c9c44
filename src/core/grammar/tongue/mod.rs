//! Words per language: yes and no, positions of a proposal, manners, commands, keys of a poll mail, dates.
//!
//! The tables are data: one table per meaning, one line per language, words and phrases parted by `|`.
//! This file only turns them into one index, built once. A word typed without its accents is found too,
//! but a word that is written exactly as typed wins.

pub mod account;
pub mod answers;
mod ballot_settings;
pub mod dates;
pub mod doubts;
pub mod fills;
mod fits;
mod guess;
mod invitations;
mod key;
pub mod kinds;
pub mod manners;
mod meaning;
pub mod more_settings;
pub mod orders;
pub mod pauses;
mod people;
mod pieces;
mod positions;
pub mod reaches;
mod reactions;
mod remarks;
mod retractions;
pub mod settings;
pub mod steering;
pub mod values;

pub use guess::only_language;
pub use key::Key;
pub use meaning::{Manner, Meaning, Steer, Verb};

use super::lex::{self, Token};
use std::collections::HashMap;
use std::sync::LazyLock;

/// (language, words and phrases parted by `|`)
pub type Table = &'static [(&'static str, &'static str)];

/// Languages whose words count: primary subtags (RFC 5646 section 2.2.1), English always among them.
#[derive(Clone, Debug)]
pub struct Tongues(Vec<String>);

impl Tongues {
    pub fn of(tags: &[&str]) -> Self {
        let mut list: Vec<String> = Vec::new();
        for tag in tags.iter().copied().chain(["en"]) {
            let primary = primary(tag);
            if !list.contains(&primary) {
                list.push(primary);
            }
        }
        Self(list)
    }

    pub fn has(&self, language: &str) -> bool {
        self.0.iter().any(|tongue| tongue == language)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// The language of a tag; the two written forms of Norwegian share their tables.
pub fn primary(tag: &str) -> String {
    let first = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    if first == "no" || first == "nn" { "nb".to_string() } else { first }
}

/// A condition of so many letters is none in another language by chance.
const SURE: usize = 4;

/// A word or phrase found in a line.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// How many words it has.
    pub len: usize,
    pub language: &'static str,
    pub meaning: Meaning,
}

struct Entry {
    language: &'static str,
    meaning: Meaning,
    words: Vec<Token>,
}

static INDEX: LazyLock<HashMap<String, Vec<Entry>>> = LazyLock::new(|| {
    let mut index: HashMap<String, Vec<Entry>> = HashMap::new();
    for (meaning, table) in tables() {
        for (language, phrases) in *table {
            add(&mut index, *meaning, language, phrases.split('|'));
        }
    }
    for (language, words) in answers::NUMBERS {
        add_counted(&mut index, Meaning::Number, language, words);
    }
    for (language, words) in answers::ORDINALS {
        add_counted(&mut index, Meaning::Ordinal, language, words);
    }
    index
});

/// Every table of words with one meaning.
fn tables() -> impl Iterator<Item = &'static (Meaning, Table)> {
    let words = [
        answers::TABLES,
        ballot_settings::TABLES,
        fills::TABLES,
        fits::TABLES,
        kinds::TABLES,
        manners::TABLES,
        more_settings::TABLES,
        doubts::TABLES,
        orders::TABLES,
        account::TABLES,
        pauses::TABLES,
        people::TABLES,
        positions::TABLES,
        invitations::TABLES,
        retractions::TABLES,
        reaches::TABLES,
        reactions::TABLES,
        remarks::TABLES,
        settings::TABLES,
        steering::TABLES,
        values::TABLES,
    ];
    words.into_iter().flatten()
}

fn add_counted(index: &mut HashMap<String, Vec<Entry>>, meaning: fn(u8) -> Meaning, language: &'static str, words: &'static str) {
    for (number, word) in (1..).zip(words.split_whitespace()) {
        add(index, meaning(number), language, word.split('|'));
    }
}

fn add<'a>(index: &mut HashMap<String, Vec<Entry>>, meaning: Meaning, language: &'static str, phrases: impl Iterator<Item = &'a str>) {
    for phrase in phrases {
        let words = lex::tokens(phrase);
        if let Some(first) = words.first() {
            index.entry(first.bare().to_string()).or_default().push(Entry { language, meaning, words });
        }
    }
}

/// The longest phrases with a wanted meaning that begin at word `at`; `None` as tongues means every language.
pub fn find(words: &[Token], at: usize, tongues: Option<&Tongues>, wanted: impl Fn(Meaning) -> bool) -> Vec<Found> {
    let Some(first) = words.get(at) else { return Vec::new() };
    let Some(entries) = INDEX.get(first.bare()) else { return Vec::new() };
    let mut best: Vec<(Found, bool)> = Vec::new();
    for entry in entries {
        if !wanted(entry.meaning) || tongues.is_some_and(|tongues| !tongues.has(entry.language)) {
            continue;
        }
        let Some(slice) = words.get(at..at + entry.words.len()) else { continue };
        if slice.iter().zip(&entry.words).any(|(typed, known)| typed.bare() != known.bare()) {
            continue;
        }
        let exact = slice.iter().zip(&entry.words).all(|(typed, known)| typed.exact == known.exact);
        best.push((Found { len: entry.words.len(), language: entry.language, meaning: entry.meaning }, exact));
    }
    let rank = best.iter().map(|(found, exact)| (found.len, *exact)).max();
    best.into_iter().filter(|(found, exact)| Some((found.len, *exact)) == rank).map(|(found, _)| found).collect()
}

/// The length in words of the longest phrase of that manner at word `at`.
pub fn manner(words: &[Token], at: usize, tongues: Option<&Tongues>, manner: Manner) -> Option<usize> {
    let found = find(words, at, tongues, |meaning| meaning == Meaning::Manner(manner)).first().map(|found| found.len);
    let written = || words.get(at).is_some_and(|word| pieces::written_into(&word.exact, manner));
    found.or_else(|| written().then_some(1))
}

/// Like [`manner`] for the words of a condition, which are small ones in other languages: those that are shorter than four
/// letters count in the reader's own alone, and as they are written there ("si" is no "sí").
pub fn condition(words: &[Token], at: usize, tongues: &Tongues, wanted: Manner) -> Option<usize> {
    let len = manner(words, at, None, wanted)?;
    let phrase = &words[at..at + len];
    if phrase.iter().map(|word| word.exact.chars().count()).sum::<usize>() >= SURE || pieces::written_into(&phrase[0].exact, wanted) {
        return Some(len);
    }
    let entries = INDEX.get(phrase[0].bare())?;
    let said = |entry: &&Entry| entry.words.len() == len && entry.words.iter().zip(phrase).all(|(known, typed)| known.exact == typed.exact);
    let own = entries.iter().filter(said).any(|entry| entry.meaning == Meaning::Manner(wanted) && tongues.has(entry.language));
    own.then_some(len)
}

/// Whether a condition of that manner stands anywhere from word `from` on.
pub fn has_condition(words: &[Token], from: usize, tongues: &Tongues, wanted: Manner) -> bool {
    (from..words.len()).any(|at| condition(words, at, tongues, wanted).is_some())
}

/// Whether the words are phrases of that manner and nothing else.
pub fn is_all(words: &[Token], wanted: Manner) -> bool {
    let mut at = 0;
    while let Some(len) = manner(words, at, None, wanted) {
        at += len;
    }
    at >= words.len()
}

/// Whether a phrase of that manner stands anywhere from word `from` on.
pub fn has_manner(words: &[Token], from: usize, tongues: Option<&Tongues>, wanted: Manner) -> bool {
    (from..words.len()).any(|at| manner(words, at, tongues, wanted).is_some())
}

/// The meanings of a text that is, as a whole, one known phrase.
pub fn whole(text: &str, tongues: Option<&Tongues>, wanted: impl Fn(Meaning) -> bool) -> Vec<Found> {
    let words = lex::tokens(text);
    find(&words, 0, tongues, wanted).into_iter().filter(|found| found.len == words.len()).collect()
}

/// Every phrase with that meaning, in those tongues.
pub fn phrases(table: Table, tongues: &Tongues) -> impl Iterator<Item = &'static str> {
    table.iter().filter(|(language, _)| tongues.has(language)).flat_map(|(_, phrases)| phrases.split('|'))
}

/// Which words of a table that piece is: their places, counted from 0.
pub fn places(table: Table, piece: &str, tongues: &Tongues) -> Vec<usize> {
    let mut found = Vec::new();
    for (_, words) in table.iter().filter(|(language, _)| tongues.has(language)) {
        for (place, forms) in words.split(' ').enumerate() {
            let known = forms.split('|').any(|form| lex::bare(&lex::fold(form)) == piece);
            if known && !found.contains(&place) {
                found.push(place);
            }
        }
    }
    found
}

/// Whether that piece is one of the words of a table.
pub fn is_in(table: Table, piece: &str, tongues: &Tongues) -> bool {
    let forms = |words: &'static str| words.split(['|', ' ']);
    table.iter().filter(|(language, _)| tongues.has(language)).any(|(_, words)| forms(words).any(|form| lex::bare(&lex::fold(form)) == piece))
}

#[cfg(test)]
#[path = "tongue_tests.rs"]
mod tests;
