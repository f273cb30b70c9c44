//! What a word is at the place where reading has come to: a small word, a day of the month, a mere number.

use super::super::lex::Token;
use super::super::tongue::{self, Manner};
use super::items::{Gap, Item, What, numbered_place};
use super::scan::Scan;
use crate::core::poll::PollKind;

impl Scan<'_> {
    /// "a" in "a 5 for B": a code only where it is written large, or where nothing but codes stands in the line.
    pub(super) fn is_small_word(&self, word: &Token) -> bool {
        let large = self.line[word.start..word.end].chars().any(char::is_uppercase);
        let small = |manner| tongue::manner(std::slice::from_ref(word), 0, None, manner).is_some();
        let coded = self.reader.names.code(word).is_some_and(|code| code.chars().all(char::is_alphabetic));
        coded && !self.codes_only && ((!large && (small(Manner::Frame) || small(Manner::Joiner))) || word.exact == "i")
    }

    pub(super) fn is_timed(&self) -> bool {
        matches!(self.form.kind, PollKind::Meeting { .. })
    }

    pub(super) fn is_ranked(&self) -> bool {
        matches!(self.form.kind, PollKind::Ranked { .. } | PollKind::Stv { .. })
    }

    /// "Tuesday 1st": the day of the month behind the option that falls on it.
    pub(super) fn is_day_of_last(&self, day: u32) -> bool {
        let close = matches!(self.gap, None | Some(Gap::Space));
        let Some(Item { what: What::Option(code), .. }) = self.items.last().filter(|_| close && self.is_timed()) else { return false };
        let named = self.reader.names.options.iter().find(|name| name.code == *code);
        named.is_some_and(|name| name.words.iter().any(|word| word.exact.parse() == Ok(day) || numbered_place(&word.exact) == Some(day)))
    }

    /// An option that is called "2": then the word is a number all the same, and the parser of the kind decides.
    pub(super) fn is_number(&self, word: &Token, len: usize) -> bool {
        len == 1 && word.exact.chars().all(|c| c.is_ascii_digit())
    }
}
