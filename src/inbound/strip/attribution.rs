//! Attribution lines ("On Monday … Ana wrote:"), recognized by evidence: a date or an address, not the shape alone.

use super::lines::{Seen, considered};
use super::tongues::tongues;
use regex::Regex;
use std::sync::LazyLock;

/// An attribution is wrapped over at most this many lines.
const MOST_LINES: usize = 6;
const LONGEST: usize = 450;
/// One without an address is a name, a verb and a date.
const LONGEST_NAMED: usize = 120;

static DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?x) \b(?:19|20)\d\d\b | \b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b | \b\d{1,2}[:.h]\d{2}\b | (?:19|20)\d\d\s?[年년] "));
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[^\s<>@,;:()]+@\s?[^\s<>@,;:()]+\.\p{L}{2,}|@[\w-]+\.local\b"));
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    let (spaced, joined): (Vec<&str>, Vec<&str>) = tongues().flat_map(|tongue| tongue.wrote).partition(|word| word.chars().all(|c| (c as u32) < 0x2e80));
    pattern(&format!(r"(?i)(?:^|[^\p{{L}}])(?:{})(?:[^\p{{L}}]|$)|(?:{})", any_of(&spaced), any_of(&joined)))
});
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<&str> = tongues().flat_map(|tongue| tongue.opens).copied().collect();
    pattern(&format!(r"(?i)^(?:{})[\s\d]", any_of(&words)))
});
/// A day of the week or a month, or a number, and then more of a date.
static DATE_FIRST: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:\d|\p{L}{2,14}[.,]{0,2}\s+(?:den\s+|the\s+)?(?:\p{L}{3,10}[.,]{0,2}\s+)?\d)"));
/// "Ana Silva <ana@…> wrote:", "… schrieb am 3. Mai 2026 um 10:15 Uhr:".
static NAME_FIRST: LazyLock<Regex> = LazyLock::new(|| pattern(r#"^["'“„]?[\p{L}\w][^:]{0,120}"#));
/// Where an attribution may begin inside a line.
static MIDDLE: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<String> = tongues().flat_map(|tongue| tongue.opens).map(|word| capital(word)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    pattern(&format!(r"(?:\s|-{{2,}}\s?)(?:{})\s[^\n]*\d", any_of(&words)))
});

pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant of this room; the tests compile every one")
}

pub(super) fn any_of(words: &[&str]) -> String {
    let mut words: Vec<String> = words.iter().map(|word| regex::escape(word)).collect();
    // Longer ones first: alternation takes the first that fits.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.join("|")
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// How many lines the attribution that begins at `at` has; `None` when none begins there.
pub(super) fn begins(lines: &[Seen], at: usize) -> Option<usize> {
    if names_and_dates(lines, at) {
        return Some(1);
    }
    let mut joined = String::new();
    let mut blanks = 0;
    for (count, line) in lines[at..].iter().take(MOST_LINES).enumerate() {
        let unclosed = joined.matches('<').count() > joined.matches('>').count();
        if count > 0 && line.is_blank() && !unclosed {
            // One program puts an empty line before the address in brackets.
            let next = lines.get(at + count + 1).map(|line| line.raw.trim_start());
            blanks += 1;
            if blanks > 1 || !next.is_some_and(|next| next.starts_with('<')) {
                return None;
            }
            continue;
        }
        if !(line.is_plain() || unclosed) {
            return None;
        }
        joined = considered(&format!("{joined} {}", if count == 0 { &line.text } else { &line.raw }));
        if joined.len() > LONGEST {
            return None;
        }
        if is_attribution(&joined) {
            return Some(count + 1);
        }
        if count == 0 && !may_begin(&joined) {
            return None;
        }
    }
    None
}

/// "Ana Silva wrote on 3 May 2026 at 10:15:", without an address: only as a line of its own with quote marks right below.
fn names_and_dates(lines: &[Seen], at: usize) -> bool {
    let stands_alone = at == 0 || lines[at - 1].is_blank();
    let marks_below = lines.get(at + 1).is_some_and(|next| next.depth > 0);
    if !(stands_alone && marks_below && lines[at].is_plain()) {
        return false;
    }
    let text = considered(&lines[at].text);
    let Some(before_colon) = text.strip_suffix(':').filter(|text| text.len() <= LONGEST_NAMED && !questions(text)) else { return false };
    VERB.find(before_colon)
        .is_some_and(|verb| DATE.is_match(&before_colon[verb.end()..]) && before_colon[..verb.start()].chars().next().is_some_and(char::is_uppercase))
}

/// A cheap look before lines are joined.
fn may_begin(text: &str) -> bool {
    let text = bare(text);
    OPENING.is_match(text) || DATE_FIRST.is_match(text) || ADDRESS.is_match(text) || text.ends_with('<')
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "-_*=~–—".contains(c))
}

/// One whole attribution, its wrapped lines joined.
pub(super) fn is_attribution(text: &str) -> bool {
    let text = bare(text);
    let ends = text.trim_end_matches([' ', '>', ')']);
    let colon = ends.ends_with(':') || ends.ends_with('：');
    let dated = DATE.is_match(text);
    let addressed = ADDRESS.is_match(text);
    let last_verb = VERB.find_iter(text).last();
    let verb = last_verb.is_some();
    let closed = colon || last_verb.is_some_and(|found| text.len() - found.end() <= 2);
    if !closed || !(dated || addressed) || questions(text) {
        return false;
    }
    let opened = OPENING.is_match(text) && verb;
    let by_date = DATE_FIRST.is_match(text) && dated && (addressed || (verb && colon));
    let by_name = addressed && verb && NAME_FIRST.is_match(text) && after_address(text);
    opened || by_date || by_name
}

/// A sentence of a person may hold all the words, but it holds the ends of other sentences too.
fn questions(text: &str) -> bool {
    text.contains(['?', '!']) || text.matches(". ").count() > 6
}

/// The verb stands right after the address, or a date between them: nobody's sentence is built like that.
fn after_address(text: &str) -> bool {
    let Some(address) = ADDRESS.find_iter(text).last() else { return false };
    let tail = text[address.end()..].trim_start_matches(['>', ')', ']', '"', ' ', ',']);
    VERB.find_iter(tail).any(|verb| verb.start() <= 6 || (tail.len() <= 90 && DATE.is_match(&tail[..verb.start()]) && tail.len() - verb.end() <= 4))
}

/// Where an attribution begins inside a line that begins with own words, if one ends the line.
pub(super) fn inside(text: &str) -> Option<usize> {
    if text.len() > super::lines::CONSIDERED || !text.trim_end().ends_with(':') {
        return None;
    }
    let found = MIDDLE.find(text)?;
    let tail = text[found.start()..].trim_start();
    (DATE.is_match(tail) && VERB.is_match(tail) && is_attribution(&considered(tail))).then_some(found.start())
}
