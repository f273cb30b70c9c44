//! What takes an answer back in the words behind it, or makes it no answer: "Green, no thanks", "Yes, but not at this
//! price", "Oak. Sorry, I meant white". What is not plain is asked about; a longer addition is a reason.

use super::Doubt;
use super::lex::Token;
use super::line::Reader;
use super::names::push_new;
use super::tongue::{self, Manner, Meaning};

/// A longer addition says why, whatever its words.
const SHORT: usize = 8;
/// A longer remark is a sentence about something.
const CURT: usize = 6;

/// What in the words from `from` on speaks against the answer `code`.
pub(super) fn taken_back(reader: &Reader, code: &str, words: &[Token], from: usize) -> Option<Doubt> {
    if let Some(codes) = corrected(reader, code, words, from) {
        return Some(Doubt::Several { codes });
    }
    let stance = reader.names.stance(code);
    if stance == Some(Meaning::Yes) && led(words, from, Manner::Exclusion) {
        return Some(Doubt::Conditional);
    }
    let remarked = stance.is_some() && words.len() - from <= CURT && has(reader, words, from, Manner::Remark);
    (remarked || turned(reader, stance, words, from) || refused(reader, words, from)).then_some(Doubt::Unclear)
}

/// A yes or no that the words turn around: "No, I have no objections", "Yes, I object".
fn turned(reader: &Reader, stance: Option<Meaning>, words: &[Token], from: usize) -> bool {
    let has = |manner| has(reader, words, from, manner);
    match stance {
        Some(Meaning::No) => has(Manner::Letting) || (has(Manner::Objection) && has(Manner::Negation)),
        Some(Meaning::Yes) => (has(Manner::Objection) && !has(Manner::Negation)) || (words.len() - from <= CURT && has(Manner::Against)),
        _ => false,
    }
}

/// "no thanks", "no way", "last choice".
pub(super) fn refused(reader: &Reader, words: &[Token], from: usize) -> bool {
    let no = tongue::find(words, from, Some(&reader.tongues), |meaning| meaning == Meaning::No).first().map_or(0, |found| found.len);
    let thanked = no > 0 && led(words, from + no, Manner::Thanks);
    thanked || (words.len() - from <= SHORT && has(reader, words, from, Manner::Refusal))
}

/// The answer and the option that a short addition names in its place: "no, white", "oops, white".
pub(super) fn corrected(reader: &Reader, code: &str, words: &[Token], from: usize) -> Option<Vec<String>> {
    if words.len() - from > SHORT {
        return None;
    }
    let has = |manner| has(reader, words, from, manner);
    let denies = || {
        let says_no = (from..words.len()).any(|at| !tongue::find(words, at, Some(&reader.tongues), |meaning| meaning == Meaning::No).is_empty());
        reader.names.stance(code).is_none() && (says_no || has(Manner::Negation))
    };
    if !(has(Manner::Regret) || has(Manner::Correction) || denies()) {
        return None;
    }
    let mut codes = vec![code.to_string()];
    push_new(&mut codes, reader.names.hinted(words, from));
    (codes.len() > 1).then_some(codes)
}

fn has(reader: &Reader, words: &[Token], from: usize, manner: Manner) -> bool {
    tongue::has_manner(words, from, Some(&reader.tongues), manner)
}

fn led(words: &[Token], from: usize, manner: Manner) -> bool {
    tongue::manner(words, from, None, manner).is_some()
}
