//! Parameters of Content-Type and Content-Disposition (RFC 2045 section 5.1, RFC 2231) as programs really write them.

use super::limits::MOST_SEGMENTS;
use super::{charset, encoded};

/// The file name that a Content-Disposition or Content-Type gives, by its parameter `filename` or `name`.
pub(super) fn file_name(value: &[u8], hint: Option<&str>) -> Option<String> {
    let parameters = parameters(value);
    let read = |name: &str| extended(&parameters, name).or_else(|| plain(&parameters, name, hint)).filter(|found| !found.trim().is_empty());
    read("filename").or_else(|| read("name"))
}

type Parameter = (String, Vec<u8>);

/// Names in lower case, values without their quotes.
fn parameters(value: &[u8]) -> Vec<Parameter> {
    let mut found = Vec::new();
    let mut rest = after_semicolon(value);
    while !rest.is_empty() && found.len() < 200 {
        let Some(equals) = rest.iter().position(|octet| matches!(octet, b'=' | b';')) else { break };
        if rest[equals] == b';' {
            rest = &rest[equals + 1..];
            continue;
        }
        let name = String::from_utf8_lossy(rest[..equals].trim_ascii()).to_ascii_lowercase();
        let from = rest[equals + 1..].trim_ascii_start();
        let (value, after) = match from.strip_prefix(b"\"") {
            Some(inner) => quoted(inner),
            None => {
                let end = memchr::memchr(b';', from).unwrap_or(from.len());
                (from[..end].trim_ascii().to_vec(), &from[end..])
            }
        };
        found.push((name, value));
        rest = after_semicolon(after);
    }
    found
}

fn after_semicolon(rest: &[u8]) -> &[u8] {
    memchr::memchr(b';', rest).map_or(&[], |at| &rest[at + 1..])
}

/// A quoted string up to its end. Only quotes and backslashes are escaped: old programs send whole Windows paths.
fn quoted(inner: &[u8]) -> (Vec<u8>, &[u8]) {
    let mut value = Vec::new();
    let mut at = 0;
    while let Some(octet) = inner.get(at) {
        match (octet, inner.get(at + 1)) {
            (b'"', _) => return (value, &inner[at + 1..]),
            (b'\\', Some(next @ (b'"' | b'\\'))) => {
                value.push(*next);
                at += 2;
                continue;
            }
            (b'\r' | b'\n', _) => {}
            _ => value.push(*octet),
        }
        at += 1;
    }
    (value, &[])
}

/// RFC 2231 sections 3 and 4: `name*0*=utf-8''…; name*1*=…`. Characters may be cut in two between the segments, so the
/// octets are joined before the character set is asked.
fn extended(parameters: &[Parameter], name: &str) -> Option<String> {
    let segment = |(key, value): &Parameter| -> Option<(u32, bool, Vec<u8>)> {
        let rest = key.strip_prefix(name)?.strip_prefix('*')?;
        let (number, coded) = rest.strip_suffix('*').map_or((rest, rest.is_empty()), |number| (number, true));
        Some((if number.is_empty() { 0 } else { number.parse().ok()? }, coded, value.clone()))
    };
    let mut segments: Vec<_> = parameters.iter().filter_map(segment).take(MOST_SEGMENTS).collect();
    segments.sort_by_key(|(number, ..)| *number);
    segments.dedup_by_key(|(number, ..)| *number);
    let (_, first_coded, first) = segments.first()?;
    let (charset, head) = if *first_coded { with_charset(first) } else { (None, first.as_slice()) };
    let mut octets = if *first_coded { unescaped(head) } else { head.to_vec() };
    for (_, coded, value) in &segments[1..] {
        octets.extend(if *coded { unescaped(value) } else { value.clone() });
    }
    Some(charset::decode(&octets, charset.as_deref(), None).0)
}

/// `utf-8'de'…`; without quotes it is all value.
fn with_charset(value: &[u8]) -> (Option<String>, &[u8]) {
    let mut parts = value.splitn(3, |octet| *octet == b'\'');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(charset), Some(_), Some(rest)) if charset.len() < 40 => (Some(String::from_utf8_lossy(charset).into_owned()), rest),
        _ => (None, value),
    }
}

fn unescaped(value: &[u8]) -> Vec<u8> {
    let mut octets = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some((first, after)) = rest.split_first() {
        let hex = |at: usize| after.get(at).and_then(|octet| (*octet as char).to_digit(16));
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                octets.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                octets.push(*first);
                rest = after;
            }
        }
    }
    octets
}

/// A plain value: raw octets, encoded words in or out of quotes, or the extended form without its asterisk.
fn plain(parameters: &[Parameter], name: &str, hint: Option<&str>) -> Option<String> {
    let value = parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value)?;
    match with_charset(value) {
        (Some(charset), rest) if charset.eq_ignore_ascii_case("utf-8") => Some(charset::decode(&unescaped(rest), Some(&charset), None).0),
        _ => Some(encoded::decode(value, hint)),
    }
}

#[cfg(test)]
#[path = "params_tests.rs"]
mod tests;
