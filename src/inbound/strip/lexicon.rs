//! The words of all languages in one place to look them up, built once.

use super::tongues::{Tongue, tongues, words};
use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A longer key or label is none.
const LONGEST_KEY: usize = 60;
/// A longer last word is no verb of ours.
const LONGEST_VERB: usize = 40;

/// In which languages a word is which key of a header block: one bit for each language.
#[derive(Clone, Copy, Default)]
pub(super) struct Keys {
    pub from: u64,
    pub sent: u64,
    pub to: u64,
    pub subject: u64,
}

/// What a line between dashes says about the message below it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Original,
    Forwarded,
}

static KEYS: LazyLock<HashMap<&str, Keys>> = LazyLock::new(|| {
    let mut keys: HashMap<&str, Keys> = HashMap::new();
    for (at, tongue) in tongues().enumerate() {
        let bit = 1 << at;
        words(tongue.from).for_each(|word| keys.entry(word).or_default().from |= bit);
        words(tongue.sent).for_each(|word| keys.entry(word).or_default().sent |= bit);
        words(tongue.to).for_each(|word| keys.entry(word).or_default().to |= bit);
        words(tongue.subject).for_each(|word| keys.entry(word).or_default().subject |= bit);
    }
    keys
});

static LABELS: LazyLock<HashMap<&str, Label>> = LazyLock::new(|| {
    let original = tongues().flat_map(|tongue| words(tongue.original)).map(|word| (word, Label::Original));
    let forwarded = tongues().flat_map(|tongue| words(tongue.forwarded)).map(|word| (word, Label::Forwarded));
    original.chain(forwarded).collect()
});

/// The first words of all labels: most lines begin with another word.
static FIRST_OF_LABELS: LazyLock<HashSet<&str>> = LazyLock::new(|| LABELS.keys().map(|label| first_word(label)).collect());

fn first_word(text: &str) -> &str {
    text.split([' ', ':', '：']).next().unwrap_or_default()
}

/// The last words of all verbs, and the verbs of languages that put no space before them.
static LAST_WORDS: LazyLock<(HashSet<&str>, Vec<&str>)> = LazyLock::new(|| {
    let verbs = || tongues().flat_map(|tongue| words(tongue.wrote));
    let last = verbs().filter(|verb| is_spaced(verb)).filter_map(|verb| verb.rsplit(' ').next()).collect();
    (last, verbs().filter(|verb| !is_spaced(verb)).collect())
});

/// The languages up to Thai part words by spaces; from Chinese on (and Thai) they do not.
pub(super) fn is_spaced(word: &str) -> bool {
    word.chars().all(|c| !matches!(c as u32, 0xe00..=0xe7f | 0x2e80..))
}

/// One to four words that all begin with a capital, as names do.
pub(super) fn is_called(name: &str) -> bool {
    let mut words = name.split_whitespace();
    (1..=4).contains(&words.clone().count()) && words.all(|word| word.starts_with(char::is_uppercase))
}

pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant of this room; the tests compile every one")
}

/// One of the words of one entry of all languages, as a pattern.
pub(super) fn any_of(entry: impl Fn(&'static Tongue) -> &'static str, wanted: impl Fn(&str) -> bool) -> String {
    let found: HashSet<&str> = tongues().flat_map(|tongue| words(entry(tongue))).filter(|word| wanted(word)).collect();
    let mut found: Vec<String> = found.into_iter().map(regex::escape).collect();
    // Longer ones first: alternation takes the first that fits.
    found.sort_by(|one, two| two.len().cmp(&one.len()).then_with(|| one.cmp(two)));
    found.join("|")
}

/// The key of a header block in which languages, if any.
pub(super) fn key(word: &str) -> Option<Keys> {
    if word.len() <= LONGEST_KEY { in_lower_case(word, |word| KEYS.get(word).copied()) } else { None }
}

/// Looks at a short word in lower case, mostly without making one: every line is asked for its first.
fn in_lower_case<T>(word: &str, look: impl FnOnce(&str) -> T) -> T {
    let mut room = [0; LONGEST_KEY];
    match room.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        Some(lower) => {
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            look(std::str::from_utf8(lower).unwrap_or_default())
        }
        None => look(&word.to_lowercase()),
    }
}

/// What the words between two rows of dashes mean. A name and a date may stand behind them ("Forwarded by Ana on …").
pub(super) fn label(text: &str) -> Option<Label> {
    let text = text.trim_end_matches([':', '：', ' ']);
    let first = first_word(text);
    if first.len() > LONGEST_KEY || !in_lower_case(first, |first| FIRST_OF_LABELS.contains(first)) {
        return None;
    }
    let text = text.to_lowercase();
    let mut tried = text.as_str();
    for _ in 0..12 {
        match LABELS.get(tried) {
            Some(label) if text.len() - tried.len() <= LONGEST_KEY => return Some(*label),
            _ => tried = tried.rsplit_once(' ')?.0,
        }
    }
    None
}

/// Whether a line ends as an attribution does: with a colon, or with the verb, and perhaps a decoration behind it.
pub(super) fn ends_as_attribution(text: &str) -> bool {
    let end =
        text.trim_end_matches(|c: char| c.is_whitespace() || "*_-–—=~>)]|\"".contains(c) || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'));
    let Some(last) = end.chars().next_back() else { return false };
    // A day, a name and an address in brackets, as Gmail once wrote it.
    if text.starts_with(|c: char| c.is_ascii_digit()) && text.trim_end().ends_with('>') && text.contains('@') {
        return true;
    }
    if matches!(last, ':' | '：') {
        return true;
    }
    let from = end.len().saturating_sub(LONGEST_VERB);
    let from = (from..=end.len()).find(|at| end.is_char_boundary(*at)).unwrap_or(end.len());
    let tail = &end[from..];
    let word = tail.rsplit([' ', '>', '\u{a0}']).next().unwrap_or_default();
    let (last_words, joined) = &*LAST_WORDS;
    if word.is_ascii() {
        last_words.contains(word)
    } else {
        last_words.contains(word.to_lowercase().as_str()) || joined.iter().any(|verb| tail.ends_with(verb))
    }
}

static FAREWELLS: LazyLock<HashSet<&str>> = LazyLock::new(|| tongues().flat_map(|tongue| words(tongue.farewells)).collect());

/// A formal closing, on a line of its own.
pub(super) fn is_farewell(text: &str) -> bool {
    text.len() <= 80 && FAREWELLS.contains(text.trim().trim_end_matches([',', '.', '!', '،', ' ']).to_lowercase().as_str())
}
