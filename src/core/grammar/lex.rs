//! Words of a line: where they stand and how they compare. Case, width, accents and apostrophes do not matter here.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// NFKC, lower case.
    pub exact: String,
    /// The same without accents, where that makes a difference.
    plain: Option<String>,
    /// Where it stands, in bytes of the line.
    pub start: usize,
    pub end: usize,
}

impl Token {
    fn read(line: &str, start: usize, end: usize) -> Option<Self> {
        let exact = fold(&line[start..end]);
        let plain = (!exact.is_ascii()).then(|| bare(&exact)).filter(|plain| *plain != exact);
        (!exact.is_empty()).then_some(Self { exact, plain, start, end })
    }

    /// Without accents.
    pub fn bare(&self) -> &str {
        self.plain.as_deref().unwrap_or(&self.exact)
    }
}

/// As much of a line as is looked at, in bytes. What people answer with is far shorter, and nobody keeps us busy with more.
pub const LOOKED_AT: usize = 4000;

/// Whether there are any words in what is looked at.
pub fn has_words(line: &str) -> bool {
    line[..line.ceil_char_boundary(LOOKED_AT)].chars().any(is_word)
}

/// The words of a line, in order. What is between them is punctuation.
pub fn tokens(line: &str) -> Vec<Token> {
    let line = &line[..line.ceil_char_boundary(LOOKED_AT)];
    let mut found = Vec::new();
    let mut chars = line.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if !is_word(first) {
            continue;
        }
        let from = start + number_sign(&line[start..]);
        while chars.next_if(|(at, _)| *at <= from && from > start).is_some() {}
        let mut before = line[from..].chars().next().unwrap_or(first);
        while let Some((at, here)) = chars.peek().copied() {
            if !continues(before, here, || line[at + here.len_utf8()..].chars().next()) {
                break;
            }
            before = here;
            chars.next();
        }
        let end = chars.peek().map_or(line.len(), |(at, _)| *at);
        found.extend(Token::read(line, from, end).map(|token| Token { start, ..token }));
    }
    found
}

/// How long the sign for a number is that stands here before its digits, in bytes: "n°", "nº", "N.º". It is no word.
fn number_sign(text: &str) -> usize {
    let Some(rest) = text.strip_prefix(['n', 'N']) else { return 0 };
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let digits = rest.strip_prefix(['°', 'º', '˚', 'ᵒ']).map(str::trim_start).filter(|digits| digits.starts_with(|c: char| c.is_ascii_digit()));
    digits.map_or(0, |digits| text.len() - digits.len())
}

/// NFKC (Unicode Annex 15), lower case, one kind of apostrophe, nothing invisible.
pub fn fold(text: &str) -> String {
    // Most lines are ASCII, whose normal form is itself; quoted ones are many.
    if text.is_ascii() {
        let lower = text.to_ascii_lowercase();
        return if lower.contains('`') { lower.replace('`', "'") } else { lower };
    }
    text.nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| !matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'))
        .map(|c| match c {
            '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{b4}' | '`' => '\'',
            'ς' => 'σ',
            other => other,
        })
        .nfc()
        .collect::<String>()
        .replace('ß', "ss")
}

/// A folded text without the accents of Latin, Greek and Cyrillic letters. Marks of other scripts carry meaning and stay.
pub fn bare(folded: &str) -> String {
    if folded.is_ascii() {
        return folded.to_string();
    }
    let mut text = String::with_capacity(folded.len());
    for c in folded.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)) {
        match c {
            'ø' => text.push('o'),
            'ł' => text.push('l'),
            'đ' | 'ð' => text.push('d'),
            'ı' => text.push('i'),
            'æ' => text.push_str("ae"),
            'œ' => text.push_str("oe"),
            'þ' => text.push_str("th"),
            other => text.push(other),
        }
    }
    text.nfc().collect()
}

/// The spelling people use when their keyboard lacks the letter: "gruen", "foersta".
pub fn spelled(folded: &str) -> String {
    let mut text = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            'ä' => text.push_str("ae"),
            'ö' | 'ø' => text.push_str("oe"),
            'ü' => text.push_str("ue"),
            'å' => text.push_str("aa"),
            other => text.push(other),
        }
    }
    bare(&text)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// Whether the character `here` belongs to the word that the one before it belongs to.
fn continues(before: char, here: char, after: impl Fn() -> Option<char>) -> bool {
    if !here.is_ascii() && is_combining_mark(here) {
        return true;
    }
    if is_word(here) {
        return !changes_script(before, here);
    }
    match here {
        '\'' | '\u{2019}' | '\u{2bc}' => is_word(before) && after().is_some_and(is_word),
        // "18:30", "2.5" are one word: neither is an answer "2" with something behind it.
        ':' | '.' => before.is_ascii_digit() && after().is_some_and(|c| c.is_ascii_digit()),
        '+' | '#' => before.is_alphabetic() || before == here,
        _ => false,
    }
}

/// East Asian writing puts no space between a number and the word that counts with it ("2番").
fn changes_script(before: char, here: char) -> bool {
    let east = |c: char| c >= '\u{2e80}' && !c.is_numeric();
    (before.is_numeric() && east(here)) || (here.is_numeric() && east(before))
}

#[cfg(test)]
#[path = "lex_tests.rs"]
mod tests;
