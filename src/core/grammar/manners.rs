//! Closings and reactions: what people and mail programs add to an answer.

use super::lex::{self, Token, tokens};
use super::tongue::{self, Manner};

/// A program's sentence about a tap, and a sign above or below it.
const MOST_REACTION_LINES: usize = 3;
/// Of whoever tapped.
const MOST_NAME_WORDS: usize = 5;
/// Behind a program's sentence: "with thumbs up".
const MOST_WORDS_BEHIND: usize = 3;
/// Whoever likes a book names it in fewer words.
const FEWEST_TAPPED: usize = 4;

/// The lines without "Best regards, Ben" at their end.
pub fn without_closing(lines: &[String]) -> Vec<&str> {
    let mut kept: Vec<&str> = lines.iter().map(String::as_str).collect();
    let filled: Vec<usize> = (0..kept.len()).filter(|at| !kept[*at].trim().is_empty()).collect();
    // A closing stands in one of the last three filled lines, with at most a name and a place below, and below more than a
    // greeting: "Hi Ana," and "Thanks, 2." are an answer.
    let said = filled.iter().position(|at| !is_salutation(kept[*at])).unwrap_or(filled.len());
    for at in filled.iter().skip(said + 1).rev().take(3).rev() {
        if is_closing(kept[*at]) && kept[at + 1..].iter().all(|line| tokens(line).len() <= 4) {
            kept.truncate(*at);
            break;
        }
    }
    kept
}

/// "Best regards", "Best, Ben", "LG Anna". Nobody is called by a number.
pub fn is_closing(line: &str) -> bool {
    let words = tokens(line);
    let named = |len: usize| words.len() <= len + 2 && words[len..].iter().all(|word| !word.exact.starts_with(|c: char| c.is_ascii_digit()));
    tongue::manner(&words, 0, None, Manner::Closing).is_some_and(|len| named(len) && !line.contains('?'))
}

/// "Hi Ana,": a greeting and hardly anything behind it.
pub fn is_salutation(line: &str) -> bool {
    let words = tokens(line);
    tongue::manner(&words, 0, None, Manner::Greeting).is_some_and(|len| words.len() <= len + 3)
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
    is_plus_one(text) || is_sign(text) || is_mailed_reaction(text)
}

/// What programs mail for a tap on a thumb: their sentence, a sign beside it, and nothing of somebody's own.
pub fn is_mailed_reaction(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(MOST_REACTION_LINES + 1).collect();
    // Most mails are longer, and their words need not be looked at.
    if lines.len() > MOST_REACTION_LINES {
        return false;
    }
    let (said, others): (Vec<&str>, Vec<&str>) = lines.into_iter().partition(|line| tells(line));
    said.len() == 1 && others.iter().all(|line| is_sign(line) || is_link(line))
}

/// A link and nothing else: what a program says about itself.
fn is_link(line: &str) -> bool {
    line.trim_matches(['<', '>']).starts_with("https://") && !line.contains(char::is_whitespace)
}

/// Signs, and no words.
pub fn is_sign(text: &str) -> bool {
    !text.trim().is_empty() && !lex::has_words(text)
}

/// A program's sentence about a tap.
fn tells(line: &str) -> bool {
    let words = tokens(line);
    tells_reaction(&words) || tells_tap(line, &words)
}

/// "Ana reacted to your message: 👍": a name, the program's words, and hardly anything behind them.
fn tells_reaction(words: &[Token]) -> bool {
    let told = |at: usize| tongue::manner(words, at, None, Manner::Reaction).map(|len| at + len);
    let end = (0..words.len().min(MOST_NAME_WORDS + 1)).find_map(told);
    end.is_some_and(|end| words.len() - end <= MOST_WORDS_BEHIND)
}

/// "Liked “We should decide this week”": the program's word, and a whole sentence of somebody else's.
fn tells_tap(line: &str, words: &[Token]) -> bool {
    let Some(len) = tongue::manner(words, 0, None, Manner::Tap).filter(|len| words.len() - len >= FEWEST_TAPPED) else { return false };
    let quoted = line[words[len - 1].end..].trim_start();
    quoted.starts_with(['“', '„', '«', '"', '”', '「']) && line.ends_with(['“', '”', '»', '"', '」'])
}
