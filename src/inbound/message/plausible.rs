//! Whether text looks like what its label says: a program that mistakes one character set for another writes letters
//! that stand so in no language.

use super::charset::{guess, plain_label};
use mail_parser::decoders::charsets::map::charset_decoder;

/// A few odd letters are a name or an outcry.
const FEWEST: usize = 4;
/// No alphabet of Latin letters has words of so many accents in a row.
const LONGEST_RUN: usize = 2;

/// Whether text that was read by this label can have been written in it.
pub(super) fn is(label: &str, text: &str) -> bool {
    if text.is_ascii() {
        true
    } else if is_latin(label) {
        !accents_in_rows(text)
    } else if is_cyrillic(label) {
        !shouts(text)
    } else {
        !is_wide(label) || !has_holes(text)
    }
}

/// The octets by the set that they look like, when that explains them.
pub(super) fn better(label: &str, octets: &[u8]) -> Option<String> {
    let guessed = plain_label(guess([octets.into()], None)?);
    if guessed == label || is_latin(&guessed) {
        return None;
    }
    let text = charset_decoder(guessed.as_bytes())?(octets);
    (!text.contains('\u{fffd}') && is(&guessed, &text) && !has_holes(&text)).then_some(text)
}

fn is_latin(label: &str) -> bool {
    matches!(label, "windows-1252" | "windows-1250" | "windows-1254" | "windows-1257")
        || label.strip_prefix("iso-8859-").is_some_and(|number| matches!(number, "1" | "2" | "3" | "4" | "9" | "10" | "13" | "14" | "15" | "16"))
}

fn is_cyrillic(label: &str) -> bool {
    matches!(label, "windows-1251" | "koi8-r" | "koi8-u" | "iso-8859-5" | "ibm866" | "cp866" | "x-mac-cyrillic")
}

fn is_wide(label: &str) -> bool {
    ["gb", "big5", "euc-", "shift_jis", "iso-2022"].iter().any(|start| label.starts_with(start))
}

/// Most of the accented letters stand in rows of three and more, and are not one letter drawn out.
fn accents_in_rows(text: &str) -> bool {
    let (mut all, mut in_rows) = (0, 0);
    for row in text.split(|c: char| c.is_ascii() || !c.is_alphabetic()).filter(|row| !row.is_empty()) {
        let length = row.chars().count();
        all += length;
        let changes = row.chars().zip(row.chars().skip(1)).filter(|(one, next)| one != next).count();
        if length > LONGEST_RUN && changes >= LONGEST_RUN {
            in_rows += length;
        }
    }
    in_rows >= FEWEST && 2 * in_rows > all
}

/// The two sets of Russian swap capitals and small letters when one is taken for the other.
fn shouts(text: &str) -> bool {
    let letters = || text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic());
    letters().count() >= FEWEST && 2 * letters().filter(|c| c.is_uppercase()).count() > letters().count()
}

/// More than a stray octet that no character explains, or that only private use does.
fn has_holes(text: &str) -> bool {
    let all = text.chars().filter(|c| !c.is_ascii()).count();
    let holes = text.chars().filter(|c| matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}')).count();
    8 * holes > all
}
