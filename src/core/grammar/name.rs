//! One option's name and code, as people may type them.

use super::lex::{self, Token, tokens};
use super::tongue::{self, Meaning, Tongues};
use crate::core::poll::{Choosable, Position};

/// One option of a ballot, taken apart once.
pub struct Name {
    pub code: String,
    /// The code, folded.
    pub(super) folded_code: String,
    /// The whole name, folded and without spaces, for names that are no words ("👍", "10 €").
    pub(super) folded: String,
    pub words: Vec<Token>,
    pub(super) position: Option<Position>,
    /// Yes or no, where it is a position that says so or begins with such a word.
    pub(super) stance: Option<Meaning>,
    /// It looks like somebody's full name.
    pub(super) person: bool,
    /// The words as keyboards without the letters spell them.
    spelled: Vec<String>,
}

impl Name {
    pub(super) fn of(option: &Choosable, tongues: &Tongues) -> Self {
        let words = tokens(&option.name);
        Self {
            code: option.code.clone(),
            folded_code: lex::fold(&option.code),
            folded: unspaced(&option.name),
            spelled: words.iter().map(|word| lex::spelled(&word.exact)).collect(),
            position: option.position,
            stance: stance(option, &words, tongues),
            person: is_full_name(&option.name),
            words,
        }
    }

    /// What it can be called by: its words and its code.
    pub(super) fn called(&self) -> impl Iterator<Item = &str> {
        let words = self.words.iter().map(Token::bare).chain(self.spelled.iter().map(String::as_str));
        words.chain([self.folded_code.as_str()])
    }

    /// Whether that folded word is the option's code.
    pub fn is_coded(&self, word: &str) -> bool {
        self.folded_code == word
    }

    pub(super) fn at(&self, words: &[Token], at: usize) -> Option<(usize, bool, &str)> {
        let typed = words.get(at..at + self.words.len()).filter(|typed| !typed.is_empty())?;
        let exact = || typed.iter().zip(&self.words).all(|(typed, word)| typed.exact == word.exact);
        self.alike(typed, 0).then(|| (typed.len(), exact(), self.code.as_str()))
    }

    pub(super) fn alike(&self, typed: &[Token], from: usize) -> bool {
        (typed.iter().zip(from..)).all(|(typed, index)| {
            self.words.get(index).is_some_and(|word| word.bare() == typed.bare()) || self.spelled.get(index).is_some_and(|word| word == typed.bare())
        })
    }

    pub(super) fn contains(&self, typed: &[Token]) -> bool {
        (0..self.words.len()).any(|from| self.alike(typed, from))
    }

    /// Whether the name begins so, the last word perhaps cut short.
    pub(super) fn begins(&self, typed: &[Token]) -> bool {
        let Some((last, before)) = typed.split_last() else { return false };
        let rest_of_word = self.words.get(before.len()).is_some_and(|word| word.bare().starts_with(last.bare()) && last.bare().chars().count() >= 3);
        rest_of_word && self.alike(before, 0)
    }
}

/// Folded, without spaces, and with the sign of a currency behind its amount: "€ 10", "10 euros".
pub(super) fn unspaced(text: &str) -> String {
    let text: String = lex::fold(text).split_whitespace().collect();
    let named = ["euros", "euro", "eur"].iter().find_map(|word| text.strip_suffix(word)).filter(|amount| amount.ends_with(|c: char| c.is_ascii_digit()));
    match (named, text.strip_prefix(['€', '$', '£', '¥'])) {
        (Some(amount), _) => format!("{amount}€"),
        (_, Some(amount)) => format!("{amount}{}", &text[..text.len() - amount.len()]),
        _ => text,
    }
}

/// "Dana Novak": two to four words that begin with capitals, and nothing but letters.
fn is_full_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let called = |word: &&str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || "-'’.".contains(c));
    (2..=4).contains(&words.len()) && words.iter().all(called)
}

/// What an option says: its position, or the yes or no that its name is or begins with ("No, keep the old one").
fn stance(option: &Choosable, words: &[Token], tongues: &Tongues) -> Option<Meaning> {
    use Position::{Accept, Agree, Block, Decline, Disagree, LooksGood};
    match option.position {
        Some(Agree | Accept | LooksGood) => return Some(Meaning::Yes),
        Some(Disagree | Decline | Block) => return Some(Meaning::No),
        Some(_) => return None,
        None => {}
    }
    let found = tongue::find(words, 0, Some(tongues), |meaning| matches!(meaning, Meaning::Yes | Meaning::No));
    let first = found.first().filter(|first| found.iter().all(|other| other.meaning == first.meaning))?;
    let rest = option.name.get(words[first.len - 1].end..)?.trim_start();
    (rest.is_empty() || rest.starts_with([',', '.', ':', ';', '-', '–', '—', '('])).then_some(first.meaning)
}
