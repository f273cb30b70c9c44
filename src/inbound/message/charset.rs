//! Octets become text. A label is believed where the octets agree with it; where they do not, they are the better
//! evidence. UTF-7 is refused: it hides markup and addresses from everybody who looks at the octets.
//!
//! What has no label and is no UTF-8 is guessed, by all such octets of the message together: one word says too little.

use super::{Problem, plausible};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use mail_parser::decoders::charsets::map::charset_decoder;
use std::borrow::Cow;

/// Octets of one piece that are asked what they are written in.
const MOST_GUESSED: usize = 32 << 10;
/// How far down a page may name its character set (HTML, section 13.2.3.2).
const PAGE_HEAD: usize = 1024;

/// The text of these octets, and what was odd. `hint` is what the message's header says about its language elsewhere.
pub(super) fn decode(octets: &[u8], label: Option<&str>, hint: Option<&str>) -> (String, Option<Problem>) {
    let label = label.map(plain_label).unwrap_or_default();
    let utf8 = std::str::from_utf8(octets).ok();
    match label.as_str() {
        // The escapes of the others look like words, and hide them as well.
        "utf-7" | "unicode-1-1-utf-7" | "csutf7" | "hz-gb-2312" | "hz" | "iso-2022-kr" | "iso-2022-cn" => {
            (String::from_utf8_lossy(octets).into_owned(), Some(Problem::CharsetRefused))
        }
        "utf-16" | "utf-16le" | "utf-16be" | "unicode" | "ucs-2" | "iso-10646-ucs-2" => wide(octets, utf8, &label),
        "utf-8" => match utf8 {
            Some(text) => (text.to_string(), None),
            None => (by_lines(octets, hint), Some(Problem::Charset)),
        },
        "" | "us-ascii" | "ascii" | "ansi_x3.4-1968" => unlabelled(octets, utf8, hint),
        _ => match charset_decoder(label.as_bytes()) {
            Some(decoder) => labelled(octets, utf8, &label, decoder),
            None => unlabelled(octets, utf8, hint),
        },
    }
}

/// The names that programs give to character sets, as the library knows them.
pub(super) fn plain_label(label: &str) -> String {
    // RFC 2231 section 5: a language may follow an asterisk.
    let label = label.split('*').next().unwrap_or_default();
    let label = label.trim_matches(|c: char| c.is_whitespace() || "\"'`;".contains(c)).to_ascii_lowercase();
    match label.as_str() {
        "utf8" | "unicode-1-1-utf-8" | "cp65001" | "x-unicode20utf8" | "utf-8;" => "utf-8".into(),
        "latin1" | "latin-1" | "iso8859-1" | "iso_8859-1" | "cp-1252" | "win-1252" | "ansi" => "windows-1252".into(),
        "cp932" | "ms932" | "windows-31j" | "x-sjis" | "sjis" | "shift-jis" => "shift_jis".into(),
        "cp949" | "ms949" | "uhc" | "ks_c_5601-1987" | "ksc5601" | "euckr" => "euc-kr".into(),
        "cp936" | "ms936" | "x-gbk" | "gb2312" | "gb_2312-80" | "hz-gb-2312-8bit" => "gb18030".into(),
        "cp950" | "x-x-big5" | "big5-hkscs" => "big5".into(),
        "koi8" | "koi" => "koi8-r".into(),
        "win-1251" | "cp-1251" => "windows-1251".into(),
        "iso-8859-8-i" | "iso-8859-8-e" => "iso-8859-8".into(),
        "eucjp" | "x-euc-jp" => "euc-jp".into(),
        _ => label,
    }
}

fn labelled(octets: &[u8], utf8: Option<&str>, label: &str, decoder: fn(&[u8]) -> String) -> (String, Option<Problem>) {
    let several_octets = ["gb", "big5", "euc-", "shift_jis", "iso-2022"].iter().any(|start| label.starts_with(start));
    match utf8.filter(|text| !text.is_ascii()) {
        // Text of a one-octet set is never by chance a run of whole UTF-8 sequences.
        Some(text) if !several_octets => return (text.to_string(), Some(Problem::Charset)),
        // Of the others a word or two may be so by chance.
        Some(text) if text.chars().filter(|c| !c.is_ascii()).count() >= 4 || decoder(octets).contains('\u{fffd}') => {
            return (text.to_string(), Some(Problem::Charset));
        }
        _ => {}
    }
    let text = decoder(octets);
    // What the library only knows by name comes back as one replacement character: the octets say more.
    if text.chars().all(|c| c == '\u{fffd}') && !octets.is_empty() {
        return (String::from_utf8_lossy(octets).into_owned(), Some(Problem::Charset));
    }
    if !plausible::is(label, &text)
        && let Some(better) = plausible::better(label, octets)
    {
        return (better, Some(Problem::Charset));
    }
    let odd = text.contains('\u{fffd}');
    (text, odd.then_some(Problem::Charset))
}

fn unlabelled(octets: &[u8], utf8: Option<&str>, hint: Option<&str>) -> (String, Option<Problem>) {
    // RFC 1468: the escape sequences are ASCII, and nothing else begins so.
    let shifts = || [b"\x1b$B".as_slice(), b"\x1b$@", b"\x1b(J"].iter().any(|escape| memchr::memmem::find(octets, escape).is_some());
    if memchr::memchr(b'\x1b', octets).is_some()
        && shifts()
        && octets.is_ascii()
        && let Some(decoder) = charset_decoder(b"iso-2022-jp")
    {
        return (decoder(octets), Some(Problem::Charset));
    }
    match utf8 {
        Some(text) => (text.to_string(), None),
        None => (broken_utf8(octets, hint), Some(Problem::Charset)),
    }
}

/// The character set that these octets are most likely written in, if they are no UTF-8. `country` is the last label
/// of the sender's domain, in lower case.
pub(super) fn guess<'a>(pieces: impl IntoIterator<Item = Cow<'a, [u8]>>, country: Option<&str>) -> Option<&'static str> {
    // ISO-2022-JP is known by its escapes, without guessing.
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut any = false;
    for piece in pieces {
        if std::str::from_utf8(&piece).is_err() {
            any = true;
            detector.feed(whole_lines(&piece), false);
            detector.feed(b"\n", false);
        }
    }
    let country = country.map(str::as_bytes).filter(|label| !label.is_empty() && label.iter().all(u8::is_ascii_lowercase));
    any.then(|| detector.guess(country, Utf8Detection::Deny).name())
}

/// No more than is asked about, and no character cut in two: a line end is a part of none in any set.
fn whole_lines(octets: &[u8]) -> &[u8] {
    if octets.len() <= MOST_GUESSED {
        return octets;
    }
    let most = &octets[..MOST_GUESSED];
    &most[..memchr::memrchr(b'\n', most).unwrap_or(MOST_GUESSED)]
}

/// The character set that a page names itself, for one that is no UTF-8 and whose part says nothing.
pub(super) fn named_in_page(octets: &[u8]) -> Option<String> {
    if std::str::from_utf8(octets).is_ok() {
        return None;
    }
    let head = String::from_utf8_lossy(&octets[..octets.len().min(PAGE_HEAD)]).to_ascii_lowercase();
    let (_, value) = head.split_once("charset=")?;
    let label = value.trim_start_matches(['"', '\'']).split(['"', '\'', ';', '>', '/', ' ', '\n']).next()?;
    (!label.is_empty()).then(|| label.to_string())
}

/// A label of UTF-8 with lines that are no UTF-8: what was pasted or quoted between sound lines is read by itself.
fn by_lines(octets: &[u8], hint: Option<&str>) -> String {
    let lines = || octets.split_inclusive(|octet| *octet == b'\n');
    if !lines().any(|line| !line.is_ascii() && std::str::from_utf8(line).is_ok()) && !lines().any(is_mostly_utf8) {
        return broken_utf8(octets, hint);
    }
    // One guess for all: it is costly, and a line alone says little.
    let guessed = || guess(lines().map(Cow::Borrowed), None);
    let label = hint.filter(|hint| !plain_label(hint).starts_with("utf")).or_else(guessed).map(plain_label).unwrap_or_default();
    let decoder = charset_decoder(label.as_bytes());
    let read = |line: &[u8]| match decoder {
        Some(decoder) if std::str::from_utf8(line).is_err() && !is_mostly_utf8(line) => decoder(line),
        _ => String::from_utf8_lossy(line).into_owned(),
    };
    lines().map(read).collect()
}

/// As many whole sequences as broken ones: in no other set so by chance, but in a word or two.
fn is_mostly_utf8(octets: &[u8]) -> bool {
    let lossy = String::from_utf8_lossy(octets);
    let broken = lossy.chars().filter(|c| *c == '\u{fffd}').count();
    let sound = lossy.chars().filter(|c| !c.is_ascii()).count() - broken;
    sound > 0 && sound >= broken
}

/// UTF-8 with a few broken octets stays UTF-8; else what the rest of the message suggests, else what they look like.
fn broken_utf8(octets: &[u8], hint: Option<&str>) -> String {
    let lossy = String::from_utf8_lossy(octets);
    if is_mostly_utf8(octets) {
        return lossy.into_owned();
    }
    let whole = |label: String| charset_decoder(label.as_bytes()).map(|decoder| decoder(octets)).filter(|text| !text.contains('\u{fffd}'));
    let hinted = hint.map(plain_label).filter(|hint| !hint.starts_with("utf")).and_then(whole);
    let guessed = || guess([octets.into()], None).map(plain_label).and_then(whole);
    hinted.or_else(guessed).unwrap_or_else(|| charset_decoder(b"windows-1252").map_or_else(|| lossy.into_owned(), |decoder| decoder(octets)))
}

/// UTF-16, where the label is often wrong about the width and silent about the order.
fn wide(octets: &[u8], utf8: Option<&str>, label: &str) -> (String, Option<Problem>) {
    if let Some(text) = utf8.filter(|text| !text.contains('\0')) {
        return (text.to_string(), Some(Problem::Charset));
    }
    let (body, big) = match octets {
        [0xfe, 0xff, body @ ..] => (body, true),
        [0xff, 0xfe, body @ ..] => (body, false),
        // RFC 2781 section 4.3 says big-endian; text that is mostly Latin shows by its zeros.
        _ => (octets, label == "utf-16be" || (label != "utf-16le" && zeros(octets, 0) >= zeros(octets, 1))),
    };
    let units = body.chunks_exact(2).map(|pair| if big { u16::from_be_bytes([pair[0], pair[1]]) } else { u16::from_le_bytes([pair[0], pair[1]]) });
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect();
    let odd = text.contains('\u{fffd}') || body.len() % 2 == 1;
    (text, odd.then_some(Problem::Charset))
}

fn zeros(octets: &[u8], from: usize) -> usize {
    octets.iter().skip(from).step_by(2).filter(|octet| **octet == 0).count()
}

#[cfg(test)]
#[path = "charset_tests.rs"]
mod tests;
