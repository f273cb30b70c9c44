//! Closings and reactions: what people and mail programs add to an answer.

use super::lex::tokens;
use super::tongue::{self, Manner};

/// The lines without "Best regards, Ben" at their end.
pub fn without_closing(lines: &[String]) -> Vec<&str> {
    let mut kept: Vec<&str> = lines.iter().map(String::as_str).collect();
    let filled: Vec<usize> = (0..kept.len()).filter(|at| !kept[*at].trim().is_empty()).collect();
    // A closing stands in one of the last three filled lines, with at most a name and a place below, and never first.
    for at in filled.iter().skip(1).rev().take(3).rev() {
        if is_closing(kept[*at]) && kept[at + 1..].iter().all(|line| tokens(line).len() <= 4) {
            kept.truncate(*at);
            break;
        }
    }
    kept
}

/// "Best regards", "Best, Ben", "LG Anna".
fn is_closing(line: &str) -> bool {
    let words = tokens(line);
    tongue::manner(&words, 0, None, Manner::Closing).is_some_and(|len| words.len() <= len + 2 && !line.contains('?'))
}

/// Nothing but a closing, with at most a name and a place below it. The lines are filled ones.
pub fn is_farewell(lines: &[&str]) -> bool {
    lines.len() <= 3 && lines.first().is_some_and(|line| is_closing(line)) && lines[1..].iter().all(|line| tokens(line).len() <= 4)
}

/// "+1" and its like, as a whole: a sign of liking, in no ballot a code.
pub fn is_plus_one(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '!' | '\u{fe0f}')).collect();
    matches!(bare.as_str(), "+1" | "1+" | "-1" | "++" | "--" | "+" | "+1👍" | "👍+1" | ":thumbsup:" | ":+1:" | "<3")
}

/// A lone thumb, "+1", or the mail some programs send for a tap on a heart.
pub fn is_reaction(text: &str) -> bool {
    let words = tokens(text);
    let symbols = words.is_empty() && !text.trim().is_empty();
    is_plus_one(text) || symbols || (words.len() <= 40 && tongue::has_manner(&words, 0, None, Manner::Reaction))
}
