//! What a gateway puts on top of a mail that passes it: "[EXTERNAL]", "CAUTION: This email originated from outside …".
//! It is nobody's words, and a vote below it is a vote.
//!
//! People warn each other too, and of outside things: only what a whole phrase says of this very mail is a gateway's.

use super::banner_words::{WARNINGS, Warning};
use super::card::draws;
use super::lexicon::pattern;
use super::lines::{Seen, considered};
use super::tongues::words;
use regex::Regex;
use std::sync::LazyLock;

/// A warning is wrapped into this many lines at most.
const MOST_LINES: usize = 6;
/// A shorter line was not wrapped: the next one is something else.
const SHORTEST_WRAPPED: usize = 55;

const SENTENCE_ENDS: [char; 5] = ['.', '!', '?', '。', '！'];

/// Signs that frame a warning, or part it from its head.
const SIGNS: &str = r"[\s*_!\[\](){}<>#=|⚠\u{fe0f}]*";
/// What parts the head of a warning from what it warns of.
const PARTS: &str = r"[\]*_\s]*[:!.–：！-]";

/// A mark or a label between brackets or stars, and nothing else.
static MARKED: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)^[*_ ]*[\[(<*][*_ ]*(?:{}|{})[\])>*:!_ ]+$", any(|of| of.label), any(|of| of.mark))));
/// It begins as warnings do.
static WARNS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)^{SIGNS}(?:(?:{}){PARTS}|(?:{}))", any(|of| of.heads), any(|of| of.label))));
/// It begins with the mail itself: "This email originated …".
static NAMES: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)^{SIGNS}(?:{})", any(|of| of.mail))));
/// One sentence says that this mail came from outside.
static ORIGIN: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)(?:{})[^.!?。！？]*?(?:{})", any(|of| of.mail), any(|of| of.outside))));
/// A head and a label, and the sentence ends.
static LABELED: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)^{SIGNS}(?:{}){PARTS}{SIGNS}(?:{})[\s*_\])]*(?:[.!。！]|$)", any(|of| of.heads), any(|of| of.label))));
/// A label that advice must follow.
static LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)^{SIGNS}(?:(?:{}){PARTS}{SIGNS})?(?:{})[\s*_\])]*(?:[.,:!–。！-]|$)", any(|of| of.heads), any(|of| of.label))));
/// What such warnings go on with, as a sentence of its own.
static ADVISES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)(?:^|[.:,!–。！\]-])[\s*_]*(?:{})|\b(?:recogni[sz]e|verify|know) the sender|^\W*click\b.*\blinks?\b", any(|of| of.advice)))
});
/// What Microsoft's servers say, which names no outside.
static RARE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^[\s*_!\[]*(?:you don['’]?t often get e?-?mail from|some people who received this message don['’]?t often get)"));

/// What one gateway writes around its warning.
static FRAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*ZjQcmQRYFpfptBanner(?:Start|End)\s*$"));

/// One of the words of one entry of all languages, longer ones first: alternation takes the first that fits.
fn any(entry: impl Fn(&Warning) -> &'static str) -> String {
    let mut found: Vec<&str> = WARNINGS.iter().flat_map(|warning| words(entry(warning))).collect();
    found.sort_by_key(|word| std::cmp::Reverse(word.len()));
    found.iter().map(|word| regex::escape(word)).collect::<Vec<_>>().join("|")
}

/// How many lines at the top are a gateway's. Only the first line of words is looked at closely.
pub(super) fn length(seen: &[Seen<'_>]) -> usize {
    let Some(top) = seen.iter().position(|line| !line.is_blank()) else { return 0 };
    // A rule or a gateway's own mark may frame it.
    let first = top + usize::from(is_frame(&seen[top]));
    if !seen.get(first).is_some_and(|line| line.is_plain() && !line.is_blank()) {
        return 0;
    }
    let text = considered(seen[first].text);
    if MARKED.is_match(&text) {
        return first + 1;
    }
    let headed = WARNS.is_match(&text) || RARE.is_match(&text);
    if !headed && !NAMES.is_match(&text) {
        return 0;
    }
    let end = first + block(&seen[first..]);
    let lines: Vec<_> = seen[first..end].iter().map(|line| considered(line.text)).collect();
    let whole = lines.join(" ");
    // Without a head it stands alone, or gives advice.
    let apart = headed
        || lines.len() > 1 && lines.iter().all(|line| ORIGIN.is_match(line))
        || ADVISES.is_match(&whole)
        || (seen.get(end).is_none_or(Seen::is_blank) && !whole.trim_end_matches(SENTENCE_ENDS).contains(SENTENCE_ENDS));
    if apart && is_warning(&whole) { end + usize::from(seen.get(end).is_some_and(is_frame)) } else { 0 }
}

fn is_frame(line: &Seen<'_>) -> bool {
    draws(line.text) || FRAME.is_match(line.text)
}

/// How many lines the warning would have that begins the first of these.
fn block(lines: &[Seen<'_>]) -> usize {
    let mut end = 1;
    while let Some(line) = lines.get(end).filter(|line| end < MOST_LINES && line.is_plain() && !line.is_blank()) {
        let wrapped = lines[end - 1].text.chars().count() >= SHORTEST_WRAPPED && !lines[end - 1].text.trim_end().ends_with(['.', '!', ']', '>']);
        let text = considered(line.text);
        if is_frame(line) || !wrapped && !ADVISES.is_match(&text) && !ORIGIN.is_match(&text) {
            break;
        }
        end += 1;
    }
    end
}

/// It says that this mail is from outside, or bears the label alone or above advice.
fn is_warning(text: &str) -> bool {
    ORIGIN.is_match(text) || LABELED.is_match(text) || RARE.is_match(text) || (LABEL.is_match(text) && ADVISES.is_match(text))
}
