//! Header blocks ("From: … Sent: … To: …") and separators ("-----Original Message-----") above quoted messages.

use super::lexicon::{Keys, Label, key, label, pattern};
use super::lines::{Seen, considered};
use super::tongues::FORWARD_SUBJECTS;
use regex::Regex;
use std::sync::LazyLock;

/// A header block may have this many lines, wrapped ones and Cc lists included.
const MOST_LINES: usize = 14;
/// Keys above their values take more.
const MOST_STACKED: usize = 24;
/// "Re", "Antw", "Svar"; longer ones are somebody's words.
const LONGEST_PREFIX: usize = 8;
/// A label between dashes has no more.
const MOST_LABEL_WORDS: usize = 4;
/// A key stands within this many octets.
const LONGEST_KEY: usize = 60;

/// A date in a header field: a year, numbers, or an hour.
static DATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[:.]\d{2}|[٠-٩۰-۹]{4}"));
/// A day of a year and an hour.
static INSTANT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:19|20)\d\d\b.*\d{1,2}[:.]\d{2}"));
static TIME: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{1,2}[:.]\d{2}"));
/// "Ana Silva---23/11/2026 09:14:12---Which color …", as Lotus Notes sums up what it quotes.
static SUMMARY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\S.{0,80}---.{0,60}\d{1,2}[:.]\d{2}.{0,60}---"));

/// How many lines the heading that begins at `at` has: a separator, a header block, or both.
pub(super) fn begins(lines: &[Seen<'_>], at: usize) -> Option<usize> {
    if !lines[at].is_plain() || lines[at].is_blank() {
        return None;
    }
    let found = between_rules(lines[at].text);
    if found == Some(Label::Original) {
        let below = next_filled(lines, at);
        // "--- Original ---" heads a wording as well.
        let bare = lines[at].text.trim_matches(|c: char| !c.is_alphabetic()).eq_ignore_ascii_case("original");
        if bare && block(lines, below).is_none() {
            return None;
        }
        return Some(below - at + block(lines, below).unwrap_or(0));
    }
    let leads = is_rule(&lines[at]) || is_label_alone(lines[at].text) || (lines[at].text.contains("---") && SUMMARY.is_match(lines[at].text));
    if leads {
        let below = next_filled(lines, at);
        return block(lines, below).map(|length| below - at + length);
    }
    if let Some(length) = stacked(lines, at) {
        return Some(length);
    }
    // A block begins at its first key; looking again at every key inside a long list would cost its square.
    let inside = at > 0 && lines[at - 1].is_plain() && key_of(lines[at - 1].text).is_some();
    if inside { None } else { block(lines, at) }
}

/// The next line with something on it, past at most two empty ones.
fn next_filled(lines: &[Seen<'_>], at: usize) -> usize {
    at + 1 + lines[at + 1..].iter().take(2).take_while(|line| line.is_blank()).count()
}

/// A line of dashes, underscores or equal signs.
pub(super) fn is_rule(line: &Seen<'_>) -> bool {
    let marks = line.text.chars().filter(|c| !c.is_whitespace());
    line.is_plain() && line.text.starts_with(|c| c == ' ' || is_mark(c)) && marks.clone().all(is_mark) && marks.count() >= 3
}

/// A few words between dashes, whatever they say: a label of the program's, where a header block follows.
pub(super) fn is_titled_rule(line: &Seen<'_>) -> bool {
    let text = line.text.trim();
    let inner = text.trim_matches(is_mark);
    let titled = inner.chars().any(char::is_alphabetic) && inner.split_whitespace().count() <= MOST_LABEL_WORDS;
    line.is_plain() && titled && text.starts_with(is_mark) && text.ends_with(is_mark) && inner.len() <= LONGEST_KEY
}

/// A line that says that what follows was forwarded.
pub(super) fn is_forward(line: &Seen<'_>) -> bool {
    let text = line.text.trim_matches(|c: char| c.is_whitespace() || c == '*');
    let plain = || text.ends_with([':', '：']).then(|| label(text)).flatten();
    between_rules(text).or_else(plain) == Some(Label::Forwarded)
}

/// Words of Finnish and Estonian quotes, where "VS:" is an answer; in Danish and Norwegian it is a forward.
const ANSWERS_VS: &[&str] = &["Lähettäjä:", "kirjoitti", "Alkuperäinen viesti", "Saatja:", "kirjutas"];

/// A subject that its mail program began with its word for "forwarded".
pub(super) fn is_forward_subject(subject: &str, text: &str) -> bool {
    let Some((word, _)) = subject.split_once([':', '：']) else { return false };
    let word = word.trim().to_lowercase();
    let answers = || word == "vs" && ANSWERS_VS.iter().any(|sign| text.contains(sign));
    FORWARD_SUBJECTS.contains(&word.as_str()) && !answers()
}

/// A subject that says something, without a program's word for an answer or a forward in front.
pub(super) fn is_plain_subject(subject: &str) -> bool {
    let prefix = subject.split_once([':', '：']).map(|(word, _)| word.trim_end_matches(|c: char| c.is_ascii_digit() || "[]()*^ ".contains(c)));
    !subject.trim().is_empty() && prefix.is_none_or(|word| word.chars().count() > LONGEST_PREFIX)
}

/// A header key of whatever language begins the line. Also where the line is quoted.
pub(super) fn is_field(line: &Seen<'_>) -> bool {
    key_of(line.text).is_some()
}

/// What rules are drawn with: hyphens, dashes and lines of all kinds.
fn is_mark(c: char) -> bool {
    matches!(c, '-' | '_' | '=' | '*' | '\u{2010}'..='\u{2015}' | '\u{2500}' | '\u{2501}')
}

/// What stands between two rows of at least two marks.
fn between_rules(text: &str) -> Option<Label> {
    let marks = |c: char| is_mark(c) || c == '#';
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '*');
    let inner = text.trim_start_matches(marks);
    let bare = inner.trim_end_matches(marks);
    let rows = [text.len() - inner.len(), inner.len() - bare.len()];
    if rows.iter().any(|row| *row < 2) || bare.len() > 160 { None } else { label(considered(bare).as_ref()) }
}

/// "Original Message" without any marks, as one phone writes it: only above a block.
fn is_label_alone(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '*');
    text.len() <= LONGEST_KEY && text.chars().next().is_some_and(char::is_alphabetic) && label(text) == Some(Label::Original)
}

/// The key that a line begins with and what stands behind it.
fn key_of(text: &str) -> Option<(Keys, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '•' | '\u{200e}' | '\u{200f}'));
    if let Some(row) = text.strip_prefix('|') {
        // A table that was made text: "| From | Ana<ana@…> |".
        let (first, rest) = row.split_once('|')?;
        return Some((key(first.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | ':')))?, rest));
    }
    let end = text.char_indices().take_while(|(at, _)| *at <= LONGEST_KEY).find(|(_, c)| matches!(c, ':' | '：'))?;
    let word = text[..end.0].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let value = text[end.0 + end.1.len_utf8()..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    // A short word of some languages is spread to the width of the others ("日 期").
    let spread = || word.split(' ').all(|part| part.chars().count() == 1 && !part.is_ascii()).then(|| key(&word.replace(' ', ""))).flatten();
    Some((key(word).or_else(spread)?, value))
}

/// How many lines a header block has: keys of one language, a From among them, no word of the body.
fn block(lines: &[Seen<'_>], at: usize) -> Option<usize> {
    let mut found: Vec<(Keys, &str)> = Vec::new();
    let mut end = at;
    for (offset, line) in lines[at.min(lines.len())..].iter().take(MOST_LINES).enumerate() {
        if line.depth > 0 || !(line.is_blank() || line.is_plain()) {
            break;
        }
        if line.is_blank() {
            // Some write an empty line between any two fields.
            let spaced = found.len() == offset.div_ceil(2) && lines.get(at + offset + 1).is_some_and(|next| next.is_plain() && key_of(next.text).is_some());
            if spaced {
                continue;
            }
            break;
        }
        match key_of(line.text) {
            Some(field) => {
                found.push(field);
                end = at + offset + 1;
            }
            // The block begins with a key, and a long value is wrapped: it is one when another key follows.
            None if found.is_empty() => return None,
            None => {}
        }
    }
    if is_block(&found) { Some(end - at) } else { None }
}

/// Lotus Notes writes a name, an instant, and then each key on a line of its own above its value. How many lines.
fn stacked(lines: &[Seen<'_>], at: usize) -> Option<usize> {
    let window = &lines[at..lines.len().min(at + MOST_STACKED)];
    let dated =
        |line: &Seen<'_>| line.text.trim_start().starts_with(|c: char| c.is_ascii_digit()) && line.text.len() <= LONGEST_KEY && TIME.is_match(line.text);
    let named = !lines[at].text.trim_end().ends_with(['.', '!', '?', ':']) && lines[at].text.len() <= 2 * LONGEST_KEY;
    if !named || !window.iter().skip(1).find(|line| !line.is_blank()).is_some_and(dated) {
        return None;
    }
    let find = |from: usize, wanted: fn(&Keys) -> u64| {
        let alone = |line: &Seen<'_>| if line.is_plain() { key(line.text.trim()).map(|keys| wanted(&keys)).filter(|bits| *bits != 0) } else { None };
        window[from..].iter().enumerate().find_map(|(offset, line)| alone(line).map(|bits| (from + offset, bits)))
    };
    let (to, bits) = find(2, |keys| keys.to)?;
    let (subject, same) = find(to + 1, |keys| keys.subject)?;
    (bits & same != 0).then(|| next_filled(lines, at + subject) - at + 1)
}

/// Two keys are a person's list as well, and so are three without an address or a date where they belong.
fn is_block(fields: &[(Keys, &str)]) -> bool {
    let union = |of: fn(&Keys) -> u64, wanted: fn(&str) -> bool| fields.iter().filter(|(_, value)| wanted(value)).fold(0, |bits, (keys, _)| bits | of(keys));
    let any = |_: &str| true;
    let addressed = |value: &str| value.contains('@');
    let dated = |value: &str| DATE.is_match(value);
    let (from, sent) = (union(|keys| keys.from, any), union(|keys| keys.sent, any));
    let (to, subject) = (union(|keys| keys.to, any), union(|keys| keys.subject, any));
    let from_address = union(|keys| keys.from, addressed);
    let sent_date = union(|keys| keys.sent, dated);
    let to_address = union(|keys| keys.to, addressed);
    let proven = from_address | sent_date | to_address;
    let three = (sent & to) | (sent & subject) | (to & subject);
    // Some programs leave themselves out: an instant and an address are no list of a person's either.
    let instant = union(|keys| keys.sent, |value| INSTANT.is_match(value));
    (from & proven & three) | (from_address & sent_date) | (instant & to_address) != 0
}
