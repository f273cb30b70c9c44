//! Days of the week, in full and in short: "Tue", "Di", "tiistai".

use super::super::BallotForm;
use super::super::lex::Token;
use super::super::line::Reader;
use super::super::tongue::{self, Manner, Meaning, dates};
use crate::core::poll::PollKind;

/// The option of a time poll that falls on the day this word names, where only one does. A word that is also a small word
/// ("do", "so") names a day only where nothing but days and answers stands in the line.
pub fn option_at(reader: &Reader, form: &BallotForm<'_>, words: &[Token], at: usize, days_only: bool) -> Option<String> {
    if !is_timed(form) {
        return None;
    }
    let word = &words[at];
    let long = word.exact.chars().count() > 2 && !is_small(word);
    let day = day_of(reader, word).filter(|_| long || days_only)?;
    let mut falls = reader.names.options.iter().filter(|name| name.words.iter().find_map(|word| day_of(reader, word)) == Some(day));
    let one = falls.next()?;
    falls.next().is_none().then(|| one.code.clone())
}

/// "Di ja, Do nein, Sa ja"
pub fn are_all(reader: &Reader, form: &BallotForm<'_>, words: &[Token]) -> bool {
    if !is_timed(form) {
        return false;
    }
    let mut days = 0;
    let mut at = 0;
    while at < words.len() {
        let said = |meaning| matches!(meaning, Meaning::Yes | Meaning::No | Meaning::Maybe | Meaning::Suits | Meaning::SuitsNot | Meaning::And);
        let found = tongue::find(words, at, Some(&reader.tongues), said).first().map(|found| found.len);
        let day = day_of(reader, &words[at]).is_some();
        days += usize::from(day);
        match found.or(day.then_some(1)) {
            Some(len) => at += len,
            None => return false,
        }
    }
    days > 1 || (days == 1 && !words.iter().any(is_small))
}

fn is_timed(form: &BallotForm<'_>) -> bool {
    matches!(form.kind, PollKind::Meeting { .. })
}

/// Monday is 0. A word that is two days in two languages is none.
fn day_of(reader: &Reader, word: &Token) -> Option<usize> {
    match tongue::places(dates::WEEKDAYS, word.bare(), &reader.tongues).as_slice() {
        [day] => Some(*day),
        _ => None,
    }
}

fn is_small(word: &Token) -> bool {
    let word = std::slice::from_ref(word);
    [Manner::Frame, Manner::Courtesy, Manner::Joiner, Manner::Tail].iter().any(|manner| tongue::manner(word, 0, None, *manner).is_some())
}
