//! Names on a ballot where people stand for election: they also greet and sign, and then they are no answer.

use super::lex::{Token, tokens};
use super::line::{Candidate, Heard, Reader};
use super::tongue::{self, Manner};

/// What is said to somebody says so soon.
const FEW: usize = 3;

/// "Dana," above an answer is who is written to, and a mere "Dana" below "Thanks!" or beside it is who writes.
pub(super) fn greets_or_signs(reader: &Reader, own: &[&str], at: usize, heard: &Heard) -> bool {
    if !reader.names.has_people() {
        return false;
    }
    let filled = |lines: &[&str]| lines.iter().any(|line| !line.trim().is_empty());
    if own[at].trim_end().ends_with(',') && filled(&own[at + 1..]) && heard.reason.is_empty() && !reader.names.is_coded(own[at]) {
        return true;
    }
    let words = tokens(own[at]);
    let thanks = |at| tongue::manner(&words, at, None, Manner::Thanks);
    let before = thanks(0).unwrap_or(0);
    let name = reader.names.full(&words, before).or_else(|| reader.names.partial(&words, before, 1)).map_or(0, |hit| hit.len);
    let end = before + name;
    let thanked = before > 0 || thanks(end).is_some_and(|len| end + len == words.len());
    // Words above it that are no greeting, and do not lead to it.
    let speaks = |line: &&str| !line.trim().is_empty() && !line.trim_end().ends_with(':') && tongue::manner(&tokens(line), 0, None, Manner::Greeting).is_none();
    let alone = heard.whole && name > 0 && (end == words.len() || thanked) && !filled(&own[at + 1..]);
    alone && (thanked || own[..at].iter().any(speaks))
}

/// "Dana, can you send me the agenda?": what follows the name is said to them. `asks` when it ends as a question.
pub(super) fn is_spoken_to(reader: &Reader, candidate: &Candidate, words: &[Token], from: usize, asks: bool) -> bool {
    let named = !candidate.by_code && reader.names.has_people();
    let spoken = |at| tongue::manner(words, at, Some(&reader.tongues), Manner::Spoken).is_some();
    named && (asks || (from..words.len().min(from + FEW)).any(spoken))
}
