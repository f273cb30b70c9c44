//! Codes and numbers: what is one where nothing else stands in the line, and what is several in one word.

use super::super::lex::{self, Token};
use super::super::line::Reader;
use super::super::tongue::{self, Manner, Meaning};
use super::scan::Scan;

/// Nothing but codes and numbers: a letter is a code then, also where it is a small word of some language.
pub fn codes_only(reader: &Reader, words: &[Token]) -> bool {
    words.iter().all(|word| reader.names.code(word).is_some() || word.exact.chars().all(|c| c.is_ascii_digit()))
}

/// "two and three", "zwei, dann eins": number words, and nothing but what joins, frames and accompanies them. In a longer
/// sentence "one" is anything.
pub fn counted(reader: &Reader, words: &[Token]) -> bool {
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

impl Scan<'_> {
    /// "312" or "CAB" for all the options at once.
    pub(super) fn glued(&self, word: &Token) -> Option<Vec<String>> {
        let codes: Vec<&str> = self.form.options.iter().map(|option| option.code.as_str()).collect();
        if !self.is_ranked() || word.exact.chars().count() != codes.len() || codes.len() < 3 || !codes.iter().all(|code| code.len() == 1) {
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
pub fn linked(word: &str) -> Option<(u32, u32)> {
    let (left, right) = word.split_once(':')?;
    Some((left.parse().ok()?, right.parse().ok()?))
}
