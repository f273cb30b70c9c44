//! Sizes, shares and lists as people read them.

use super::words::Words;
use crate::face::words::args;

/// `180 KB`, `2.4 MB`; decimal units, as file managers show them.
pub fn bytes(words: &Words, count: u64) -> String {
    match count {
        0..=999 => words.say("size-bytes", &args!["n" => count]),
        1_000..=999_499 => words.say("size-kb", &args!["n" => (count + 500) / 1_000]),
        _ => {
            let tenths = (count + 50_000) / 100_000;
            let mark = words.plain("decimal-mark");
            let text = if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}{mark}{}", tenths / 10, tenths % 10) };
            words.say("size-mb", &args!["n" => text])
        }
    }
}

/// `part` of `whole` in whole per cent, rounded; 0 of 0 is 0.
pub fn percent(part: u32, whole: u32) -> u32 {
    if whole == 0 { 0 } else { (u64::from(part) * 100 + u64::from(whole) / 2).div_euclid(u64::from(whole)) as u32 }
}

/// `Ben, Cleo and Dana`.
pub fn list<S: AsRef<str>>(words: &Words, items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [only] => (*only).to_string(),
        [first @ .., last] => words.say("list-and", &args!["first" => first.join(", "), "last" => *last]),
    }
}

#[cfg(test)]
#[path = "numbers_tests.rs"]
mod tests;
