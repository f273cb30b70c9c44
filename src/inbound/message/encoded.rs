//! Encoded words in headers (RFC 2047) as programs really write them: characters cut in two between words, spaces inside
//! a word, words inside quotes, the wrong character set, raw octets beside them.

use super::charset;
use super::limits::LONGEST_WORD;
use super::transfer;

/// A header value with its encoded words read and its raw octets understood.
pub(super) fn decode(value: &[u8], hint: Option<&str>) -> String {
    written(value, hint, |text, _| text.to_string())
}

/// The same for an address header, so that it can be parsed again: what was encoded becomes a quoted string, and cannot
/// become an address.
pub(super) fn quoted(value: &[u8], hint: Option<&str>) -> String {
    written(value, hint, |text, inside| {
        let safe: String = text.chars().filter(|c| !c.is_control()).map(|c| if matches!(c, '"' | '\\') { '\'' } else { c }).collect();
        if inside { safe } else { format!("\"{safe}\"") }
    })
}

fn written(value: &[u8], hint: Option<&str>, put: impl Fn(&str, bool) -> String) -> String {
    let mut out = String::with_capacity(value.len());
    let mut run: Option<(String, Vec<u8>)> = None;
    let mut inside_quotes = false;
    let mut rest = value;
    while !rest.is_empty() {
        let at = memchr::memmem::find(rest, b"=?").unwrap_or(rest.len());
        let (before, from) = rest.split_at(at);
        let word = Word::read(from);
        // Section 6.2: white space between two encoded words is not shown.
        let between = run.is_some() && word.is_some() && before.iter().all(u8::is_ascii_whitespace);
        if !between {
            flush(&mut run, &mut out, inside_quotes, hint, &put);
            out.push_str(&charset::decode(before, None, hint).0);
            inside_quotes ^= quotes(before) % 2 == 1;
        }
        match word {
            Some(word) => {
                match &mut run {
                    // A character may be cut in two by the end of a word, against section 5 (3): the octets are joined first.
                    // Sets that shift begin and end each word on their own (RFC 1468).
                    Some((charset, octets)) if *charset == word.charset && !charset.starts_with("iso-2022") => octets.extend(word.octets),
                    _ => {
                        flush(&mut run, &mut out, inside_quotes, hint, &put);
                        run = Some((word.charset, word.octets));
                    }
                }
                rest = &from[word.length..];
            }
            None => {
                flush(&mut run, &mut out, inside_quotes, hint, &put);
                let step = from.len().min(2);
                out.push_str(&String::from_utf8_lossy(&from[..step]));
                rest = &from[step..];
            }
        }
    }
    flush(&mut run, &mut out, inside_quotes, hint, &put);
    out
}

fn quotes(octets: &[u8]) -> usize {
    octets.iter().enumerate().filter(|(at, octet)| **octet == b'"' && !(*at > 0 && octets[at - 1] == b'\\')).count()
}

fn flush(run: &mut Option<(String, Vec<u8>)>, out: &mut String, inside: bool, hint: Option<&str>, put: &impl Fn(&str, bool) -> String) {
    if let Some((charset, octets)) = run.take() {
        out.push_str(&put(&charset::decode(&octets, Some(&charset), hint).0, inside));
    }
}

/// The character set of the first encoded word, as a hint for what says nothing of its own.
pub(super) fn charset_of(value: &[u8]) -> Option<String> {
    memchr::memmem::find_iter(value, b"=?").take(20).find_map(|at| Word::read(&value[at..])).map(|word| word.charset)
}

struct Word {
    charset: String,
    octets: Vec<u8>,
    /// How many octets it takes in the header.
    length: usize,
}

impl Word {
    /// The encoded word that begins here (section 2).
    fn read(from: &[u8]) -> Option<Self> {
        let window = &from[..from.len().min(LONGEST_WORD)];
        let inner = window.strip_prefix(b"=?")?;
        let charset_end = memchr::memchr(b'?', &inner[..inner.len().min(60)])?;
        let charset = std::str::from_utf8(&inner[..charset_end]).ok().filter(|name| !name.is_empty() && !name.contains(char::is_whitespace))?;
        let [encoding, b'?', text @ ..] = &inner[charset_end + 1..] else { return None };
        let end = memchr::memmem::find(text, b"?=")?;
        let octets = match encoding {
            b'q' | b'Q' => {
                // Section 4.2 (2): an underscore is a space.
                let spaced: Vec<u8> = text[..end].iter().map(|octet| if *octet == b'_' { b' ' } else { *octet }).collect();
                let trailing = spaced.len() - spaced.trim_ascii_end().len();
                let mut plain = transfer::quoted_printable(&spaced).0;
                plain.extend(std::iter::repeat_n(b' ', trailing));
                plain
            }
            b'b' | b'B' => transfer::base64(&text[..end]).0,
            _ => return None,
        };
        let length = 2 + charset_end + 1 + 2 + end + 2;
        Some(Self { charset: charset.split('*').next().unwrap_or_default().to_ascii_lowercase(), octets, length })
    }
}

#[cfg(test)]
#[path = "encoded_tests.rs"]
mod tests;
