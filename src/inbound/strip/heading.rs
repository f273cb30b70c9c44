//! Header blocks ("From: … Sent: … To: …") and separators ("-----Original Message-----") above quoted messages.

use super::attribution::{any_of, pattern};
use super::lines::{Seen, considered};
use super::tongues::{FORWARD_SUBJECTS, Tongue, tongues};
use regex::Regex;
use std::sync::LazyLock;

/// A header block may have this many lines, wrapped ones and Cc lists included.
const MOST_LINES: usize = 14;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Key {
    From,
    Sent,
    To,
    Subject,
}

/// Everything that can stand before a colon, longest first.
static KEYS: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<&str> = tongues().flat_map(keys_of).map(|(word, _)| word).collect();
    pattern(&format!(r"(?i)^[*_\s]*({})[*_\s]*[:：][*_]*\s*(.*)$", any_of(&words)))
});
static ORIGINAL: LazyLock<Regex> = LazyLock::new(|| label(tongues().flat_map(|tongue| tongue.original)));
static FORWARDED: LazyLock<Regex> = LazyLock::new(|| label(tongues().flat_map(|tongue| tongue.forwarded)));
static FORWARDED_PLAIN: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<&str> = tongues().flat_map(|tongue| tongue.forwarded).copied().collect();
    pattern(&format!(r"(?i)^[\s*]*(?:{})\s?[:：][\s*]*$", any_of(&words)))
});
static RULE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:[-=_*–—]\s?){3,}$"));
static EVIDENCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"@|\d"));

fn label<'a>(words: impl Iterator<Item = &'a &'static str>) -> Regex {
    let words: Vec<&str> = words.copied().collect();
    pattern(&format!(r"(?i)^[\s*]*[-_–—=*]{{2,}}\s*(?:{})(?:\s[^-]{{0,60}})?\s*:?\s*[-_–—=*]{{2,}}[\s*]*$", any_of(&words)))
}

fn keys_of(tongue: &'static Tongue) -> impl Iterator<Item = (&'static str, Key)> {
    let all = |words: &'static [&'static str], key| words.iter().map(move |word| (*word, key));
    all(tongue.from, Key::From).chain(all(tongue.sent, Key::Sent)).chain(all(tongue.to, Key::To)).chain(all(tongue.subject, Key::Subject))
}

/// How many lines the heading that begins at `at` has: a separator, a header block, or both.
pub(super) fn begins(lines: &[Seen], at: usize) -> Option<usize> {
    if !lines[at].is_plain() || lines[at].is_blank() {
        return None;
    }
    let first = considered(&lines[at].text);
    if ORIGINAL.is_match(&first) {
        let below = at + 1 + lines[at + 1..].iter().take(2).take_while(|line| line.is_blank()).count();
        return Some(below - at + block(lines, below).unwrap_or(0));
    }
    if is_rule(&lines[at]) {
        let below = at + 1 + lines[at + 1..].iter().take(2).take_while(|line| line.is_blank()).count();
        return block(lines, below).map(|length| below - at + length);
    }
    // A block begins at its first key; looking again at every key inside a long list would cost its square.
    let inside = at > 0 && lines[at - 1].is_plain() && KEYS.is_match(&considered(&lines[at - 1].text));
    if inside { None } else { block(lines, at) }
}

/// A line of dashes, underscores or equal signs.
pub(super) fn is_rule(line: &Seen) -> bool {
    line.is_plain() && RULE.is_match(&line.text)
}

/// A line that says that what follows was forwarded.
pub(super) fn is_forward(line: &Seen) -> bool {
    let text = considered(&line.text);
    FORWARDED.is_match(&text) || FORWARDED_PLAIN.is_match(&text)
}

/// A subject that its mail program began with its word for "forwarded".
pub(super) fn is_forward_subject(subject: &str) -> bool {
    subject.split_once([':', '：']).is_some_and(|(word, _)| FORWARD_SUBJECTS.contains(&word.trim().to_lowercase().as_str()))
}

/// How many lines a header block has: keys of one language, a From among them, no word of the body.
fn block(lines: &[Seen], at: usize) -> Option<usize> {
    let mut keys: Vec<(String, bool)> = Vec::new();
    let mut end = at;
    for line in lines[at..].iter().take(MOST_LINES) {
        if line.depth > 0 || line.is_blank() {
            break;
        }
        let text = considered(&line.text);
        match KEYS.captures(&text) {
            Some(found) => keys.push((found[1].to_lowercase(), EVIDENCE.is_match(&found[2]))),
            // A long value is wrapped; the block begins with a key.
            None if keys.is_empty() => return None,
            None => {}
        }
        end += 1;
    }
    if is_block(&keys) { Some(end - at) } else { None }
}

/// Two different keys are a person's list as well; three, or two with a date or an address in From and Sent, are not.
fn is_block(keys: &[(String, bool)]) -> bool {
    tongues().any(|tongue| {
        let has = |wanted: Key| keys.iter().find(|(word, _)| keys_of(tongue).any(|(known, key)| key == wanted && known == word));
        let (from, sent, to, subject) = (has(Key::From), has(Key::Sent), has(Key::To), has(Key::Subject));
        let kinds = [from, sent, to, subject].into_iter().flatten().count();
        let proven = [from, sent, to].into_iter().flatten().any(|(_, evidence)| *evidence);
        from.is_some() && proven && (kinds >= 3 || (kinds == 2 && from.is_some_and(|(_, evidence)| *evidence) && sent.is_some_and(|(_, evidence)| *evidence)))
    })
}
