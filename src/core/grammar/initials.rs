//! What the words and codes of options begin with: a quick no for most words of a text.

use super::lex::Token;

/// First letters, a bit each. All that are not ASCII share one.
#[derive(Clone, Copy, Default)]
pub(super) struct Initials(u128);

impl Initials {
    const OTHERS: u128 = 1 << 127;

    fn bit(word: &str) -> u128 {
        word.bytes().next().filter(u8::is_ascii).map_or(Self::OTHERS, |first| 1 << first)
    }

    pub(super) fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        Self(words.fold(0, |bits, word| bits | Self::bit(word)))
    }

    /// Whether an option can be called by a word that begins so, with or without its accents.
    pub(super) fn begin(self, word: &Token) -> bool {
        self.0 & (Self::bit(&word.exact) | Self::bit(word.bare())) != 0
    }
}
