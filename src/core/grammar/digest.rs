//! Reading a reply to a digest: "A2", "B: I can come", one or several lines.

use super::{BallotForm, Doubt, Words};
use crate::core::ballot::Choice;

/// What one code of the digest stood for.
#[derive(Clone, PartialEq, Debug)]
pub struct DigestForm<'a> {
    pub code: String,
    /// The ballot, when the item asked for a vote; else words go to the item's thread.
    pub ballot: Option<BallotForm<'a>>,
}

/// One answered item.
#[derive(Clone, PartialEq, Debug)]
pub enum DigestAnswer {
    Vote { code: String, choice: Choice, reason: String },
    Comment { code: String, words: String },
    Doubt { code: Option<String>, words: String, doubt: Doubt },
}

/// Reads every coded line. No code at all gives one `Doubt { code: None, doubt: NoCode }`.
pub fn read_digest_answers(_words: &Words, _forms: &[DigestForm<'_>], _tongues: &[&str]) -> Vec<DigestAnswer> {
    Vec::new()
}
