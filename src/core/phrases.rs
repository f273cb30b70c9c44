//! Looks for many phrases in one pass over a text.

use regex::Regex;

/// Finds any of the phrases, which are literal. Where several begin at one place, the first of the list is found.
pub fn any_of<'a>(phrases: impl IntoIterator<Item = &'a &'a str>) -> Regex {
    let literal: Vec<String> = phrases.into_iter().map(|phrase| regex::escape(phrase)).collect();
    Regex::new(&literal.join("|")).expect("escaped phrases are a sound pattern; the tests compile every table")
}
