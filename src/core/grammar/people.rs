//! Names on a ballot where people stand for election: they also greet and sign, and then they are no answer.

use super::lex::{Token, tokens};
use super::line::{Candidate, Heard, Reader};
use super::tongue::{self, Manner};

/// "Dana," above an answer is who is written to, and "Dana" below "Thanks!" is who writes.
pub(super) fn greets_or_signs(reader: &Reader, own: &[&str], at: usize, heard: &Heard) -> bool {
    let words = tokens(own[at]);
    if !reader.names.has_people() || words.first().is_none_or(|first| reader.names.code(first).is_some()) {
        return false;
    }
    let filled = |lines: &[&str]| lines.iter().any(|line| !line.trim().is_empty());
    let is = |words: &[Token], manner| tongue::manner(words, 0, None, manner).is_some();
    let speaks = |line: &&str| !line.trim().is_empty() && !is(&tokens(line), Manner::Greeting);
    let addressed = own[at].trim_end().ends_with(',') && filled(&own[at + 1..]);
    let thanked = (1..words.len()).any(|at| tongue::manner(&words, at, None, Manner::Thanks).is_some());
    let signed = heard.whole && !filled(&own[at + 1..]) && (is(&words, Manner::Thanks) || own[..at].iter().any(speaks));
    addressed || signed || (heard.whole && thanked)
}

/// "Dana, can you send me the agenda?": what follows the name is said to them. `asks` when it ends as a question.
pub(super) fn is_spoken_to(reader: &Reader, candidate: &Candidate, words: &[Token], from: usize, asks: bool) -> bool {
    let named = !candidate.by_code && reader.names.has_people();
    named && (asks || tongue::has_manner(words, from, Some(&reader.tongues), Manner::Spoken))
}
