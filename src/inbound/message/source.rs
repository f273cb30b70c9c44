//! The bytes as the MIME library may see them: line ends it understands, and no boundary where there is none.
//!
//! mail-parser 0.11 takes `--boundary` for a delimiter wherever it stands, also in the middle of a sentence, and cuts
//! the words there. RFC 2046 section 5.1.1 wants it at the beginning of a line and nothing but white space behind it.
//! So each false one gets another octet for its second hyphen before the library looks, and the hyphen back when the
//! part is read. The length stays, and with it every offset.

use super::guard::{header_of, without_mbox_line};
use super::limits::{LONGEST_BOUNDARY, MOST_BOUNDARIES, MOST_LOST_BOUNDARIES};
use memchr::{memchr, memmem};
use std::borrow::Cow;

pub(super) struct Source<'a> {
    pub raw: Cow<'a, [u8]>,
    /// What stands for the second hyphen of a false boundary.
    veil: Option<u8>,
    /// More multiparts than any sound message has begin and never come.
    pub is_torn: bool,
}

impl<'a> Source<'a> {
    pub fn new(raw: &'a [u8]) -> Self {
        let raw = raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw);
        let mut raw = with_line_ends(without_mbox_line(raw));
        let boundaries = boundaries(&raw);
        let found: Vec<Vec<(usize, bool)>> = boundaries.iter().map(|boundary| occurrences(&raw, boundary)).collect();
        let lost = found.iter().filter(|all| !all.iter().any(|(_, genuine)| *genuine)).count();
        let false_ones = false_ones(&raw, &boundaries, &found);
        let veil = if false_ones.is_empty() { None } else { free_octet(&raw) };
        if let Some(veil) = veil {
            let raw = raw.to_mut();
            false_ones.into_iter().for_each(|at| raw[at] = veil);
        }
        if let Some(closed) = with_ends(&raw, &boundaries, &found) {
            raw = closed.into();
        }
        Self { raw, veil, is_torn: lost > MOST_LOST_BOUNDARIES }
    }

    /// A stretch of the message as it was sent.
    pub fn slice(&self, from: u32, to: u32) -> Cow<'_, [u8]> {
        let bytes = self.raw.get(from as usize..to as usize).unwrap_or_default();
        match self.veil {
            Some(veil) if memchr(veil, bytes).is_some() => bytes.iter().map(|byte| if *byte == veil { b'-' } else { *byte }).collect::<Vec<_>>().into(),
            _ => bytes.into(),
        }
    }
}

/// Only LF and CRLF end lines for the library. Old programs end them with CR alone, broken gateways with CR CR LF.
fn with_line_ends(raw: &[u8]) -> Cow<'_, [u8]> {
    if memchr(b'\n', raw).is_none() && memchr(b'\r', raw).is_some() {
        return raw.iter().map(|byte| if *byte == b'\r' { b'\n' } else { *byte }).collect::<Vec<_>>().into();
    }
    if memmem::find(raw, b"\r\r\n").is_none() {
        return raw.into();
    }
    let mut sound = Vec::with_capacity(raw.len());
    for (at, byte) in raw.iter().enumerate() {
        if *byte == b'\r' && raw.get(at + 1) == Some(&b'\r') && raw[at..].iter().find(|next| **next != b'\r') == Some(&b'\n') {
            continue;
        }
        sound.push(*byte);
    }
    sound.into()
}

/// The boundaries that the message names, in any part.
fn boundaries(raw: &[u8]) -> Vec<Vec<u8>> {
    const NAME: &[u8] = b"boundary";
    let mut found: Vec<Vec<u8>> = Vec::new();
    for at in memchr::memchr_iter(b'=', raw) {
        let before = raw[..at].trim_ascii_end();
        let named = before.len() >= NAME.len() && before[before.len() - NAME.len()..].eq_ignore_ascii_case(NAME);
        if !named || found.len() == MOST_BOUNDARIES {
            continue;
        }
        let value = raw[at + 1..].trim_ascii_start();
        let value = match value.strip_prefix(b"\"") {
            Some(quoted) => &quoted[..memchr(b'"', &quoted[..quoted.len().min(LONGEST_BOUNDARY + 1)]).unwrap_or(0)],
            None => &value[..value.iter().take(LONGEST_BOUNDARY + 1).take_while(|byte| !byte.is_ascii_whitespace() && **byte != b';').count()],
        };
        if !value.is_empty() && value.len() <= LONGEST_BOUNDARY && !found.iter().any(|known| known == value) {
            found.push(value.to_vec());
        }
    }
    found
}

/// Where `--boundary` stands, and whether it is a delimiter there.
fn occurrences(raw: &[u8], boundary: &[u8]) -> Vec<(usize, bool)> {
    let needle = [b"--", boundary].concat();
    memmem::find_iter(raw, &needle).map(|at| (at, is_delimiter(raw, at, needle.len()))).collect()
}

/// The second hyphens of those that delimit nothing, neither their own parts nor those of a boundary they begin like.
fn false_ones(raw: &[u8], boundaries: &[Vec<u8>], found: &[Vec<(usize, bool)>]) -> Vec<usize> {
    let delimits = |at: usize| boundaries.iter().any(|other| raw[at + 2..].starts_with(other) && is_delimiter(raw, at, other.len() + 2));
    found.iter().flatten().filter(|(at, genuine)| !genuine && !delimits(*at)).map(|(at, _)| at + 1).collect()
}

/// The ends that inner multiparts lack: by RFC 2046 section 5.1.2 the delimiter of an outer one ends them, but the
/// library reads on. `None` when none is missing.
fn with_ends(raw: &[u8], boundaries: &[Vec<u8>], found: &[Vec<(usize, bool)>]) -> Option<Vec<u8>> {
    let delimiters = found.iter().enumerate().flat_map(|(which, all)| all.iter().filter(|(_, genuine)| *genuine).map(move |(at, _)| (*at, which)));
    let mut delimiters: Vec<(usize, usize)> = delimiters.collect();
    delimiters.sort_unstable();
    let mut open: Vec<usize> = Vec::new();
    let mut missing: Vec<(usize, usize)> = Vec::new();
    for (at, which) in delimiters {
        match open.iter().rposition(|known| *known == which) {
            Some(place) => missing.extend(open.drain(place + 1..).rev().map(|inner| (at, inner))),
            None => open.push(which),
        }
        if raw[at + 2 + boundaries[which].len()..].starts_with(b"--") {
            open.pop();
        }
    }
    if missing.is_empty() || missing.len() > 1_000 {
        return None;
    }
    let mut closed = Vec::with_capacity(raw.len() + missing.len() * 80);
    let mut from = 0;
    for (at, inner) in missing {
        closed.extend_from_slice(&raw[from..at]);
        closed.extend_from_slice(&[b"--", boundaries[inner].as_slice(), b"--\r\n"].concat());
        from = at;
    }
    closed.extend_from_slice(&raw[from..]);
    Some(closed)
}

/// RFC 2046 section 5.1.1: at the beginning of a line, with `--` or nothing and white space behind it. Programs that
/// forget the line end before it write it directly behind the last `>` of a page or the last `=` of base64.
fn is_delimiter(raw: &[u8], at: usize, length: usize) -> bool {
    let begins = at == 0 || matches!(raw[at - 1], b'\n' | b'>' | b'=');
    let Some(rest) = raw.get(at + length..).filter(|_| begins) else { return false };
    let line = &rest[..rest.len().min(1_000)];
    let line = &line[..memchr(b'\n', line).unwrap_or(line.len())];
    let line = line.strip_prefix(b"--").unwrap_or(line);
    line.trim_ascii().is_empty()
}

/// A control octet that the message does not use.
fn free_octet(raw: &[u8]) -> Option<u8> {
    let mut used = [false; 32];
    raw.iter().filter(|byte| **byte < 32).for_each(|byte| used[*byte as usize] = true);
    (1..32_u8).find(|octet| !used[*octet as usize] && !octet.is_ascii_whitespace())
}

/// The message with a Content-Type that names the boundary its body really uses, for one whose own names none or
/// another: the first line of the body that begins with `--` and has a header field below it.
pub(super) fn with_boundary(raw: &[u8], subtype: &str) -> Option<Vec<u8>> {
    let header = header_of(raw);
    let body = &raw[header.len()..];
    let mut lines = body.split(|byte| *byte == b'\n').take(2_000).peekable();
    let boundary = loop {
        let line = lines.next()?.trim_ascii_end();
        let below = lines.peek().map(|line| line.trim_ascii()).unwrap_or_default();
        let heads = below.len() > 8 && below[..8].eq_ignore_ascii_case(b"content-");
        match line.strip_prefix(b"--").filter(|rest| heads && !rest.is_empty() && rest.len() <= LONGEST_BOUNDARY) {
            Some(boundary) if !boundary.contains(&b'"') => break boundary,
            _ => {}
        }
    };
    let mut mended = Vec::with_capacity(raw.len() + 100);
    let mut is_type = false;
    for line in header.split_inclusive(|byte| *byte == b'\n') {
        if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            is_type = line.len() > 13 && line[..13].eq_ignore_ascii_case(b"content-type:");
        }
        if !is_type {
            mended.extend_from_slice(line);
        }
    }
    mended.extend_from_slice(format!("Content-Type: multipart/{subtype}; boundary=\"").as_bytes());
    mended.extend_from_slice(boundary);
    mended.extend_from_slice(b"\"\r\n");
    mended.extend_from_slice(body);
    Some(mended)
}
