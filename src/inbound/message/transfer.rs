//! Undoing quoted-printable and base64 as they are really sent: what is broken in them costs that spot and no more.

/// How a part's octets travelled (RFC 2045 section 6).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Transfer {
    Plain,
    QuotedPrintable,
    Base64,
}

impl Transfer {
    /// What a Content-Transfer-Encoding says; what is unknown travels as it is.
    pub fn named(value: &str) -> Self {
        let word: String = value.trim().trim_matches('"').chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        match word.to_ascii_lowercase().as_str() {
            "quoted-printable" | "quoted_printable" | "quotedprintable" => Self::QuotedPrintable,
            "base64" | "base-64" => Self::Base64,
            _ => Self::Plain,
        }
    }

    /// The octets, and whether something was broken.
    pub fn undo(self, octets: &[u8]) -> (Vec<u8>, bool) {
        match self {
            Self::Plain => (octets.to_vec(), false),
            Self::QuotedPrintable => quoted_printable(octets),
            Self::Base64 => base64(octets),
        }
    }
}

/// RFC 2045 section 6.7; by its note 3 what is not a valid sequence stays as it is.
pub(super) fn quoted_printable(octets: &[u8]) -> (Vec<u8>, bool) {
    let mut plain = Vec::with_capacity(octets.len());
    let mut broken = false;
    for line in octets.split_inclusive(|octet| *octet == b'\n') {
        let content = line.trim_ascii_end();
        let end = &line[line.iter().rposition(|octet| !matches!(octet, b'\r' | b'\n')).map_or(0, |at| at + 1)..];
        let (content, soft) = match content.strip_suffix(b"=") {
            Some(content) => (content, true),
            // Rule 3: white space at the end of a line was added on the way.
            None => (content, false),
        };
        broken |= unescape(content, &mut plain);
        if !soft {
            plain.extend_from_slice(end);
        }
    }
    (plain, broken)
}

fn unescape(mut rest: &[u8], plain: &mut Vec<u8>) -> bool {
    let mut broken = false;
    while let Some(at) = memchr::memchr(b'=', rest) {
        plain.extend_from_slice(&rest[..at]);
        let hex = |at: usize| rest.get(at).and_then(|octet| (*octet as char).to_digit(16));
        match (hex(at + 1), hex(at + 2)) {
            (Some(high), Some(low)) => {
                plain.push((high * 16 + low) as u8);
                rest = &rest[at + 3..];
            }
            _ => {
                broken = true;
                plain.push(b'=');
                rest = &rest[at + 1..];
            }
        }
    }
    plain.extend_from_slice(rest);
    broken
}

/// RFC 2045 section 6.8: characters outside the alphabet are passed over. Padding ends a run, and another may follow;
/// words behind it that are no base64 (a list's footer) are not read. What is plain text in truth stays as it is.
pub(super) fn base64(octets: &[u8]) -> (Vec<u8>, bool) {
    let mut plain = Vec::with_capacity(octets.len() / 4 * 3 + 3);
    let (mut group, mut held, mut junk, mut padded) = (0_u32, 0, 0_usize, false);
    for line in octets.split(|octet| *octet == b'\n') {
        if padded && line.iter().any(|octet| is_foreign(*octet)) {
            junk += 1;
            break;
        }
        for octet in line {
            match value(*octet) {
                Some(value) => {
                    padded = false;
                    group = group << 6 | u32::from(value);
                    held += 1;
                    if held == 4 {
                        plain.extend_from_slice(&group.to_be_bytes()[1..]);
                        (group, held) = (0, 0);
                    }
                }
                None if *octet == b'=' => {
                    padded = true;
                    flush(&mut plain, group, held);
                    (group, held) = (0, 0);
                }
                None if octet.is_ascii_whitespace() => {}
                None => junk += 1,
            }
        }
    }
    flush(&mut plain, group, held);
    if junk * 20 > octets.len() {
        return (octets.to_vec(), true);
    }
    (plain, junk > 0)
}

fn is_foreign(octet: u8) -> bool {
    value(octet).is_none() && octet != b'=' && !octet.is_ascii_whitespace()
}

fn value(octet: u8) -> Option<u8> {
    Some(match octet {
        b'A'..=b'Z' => octet - b'A',
        b'a'..=b'z' => octet - b'a' + 26,
        b'0'..=b'9' => octet - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

fn flush(plain: &mut Vec<u8>, group: u32, held: usize) {
    match held {
        2 => plain.push((group >> 4) as u8),
        3 => plain.extend_from_slice(&[(group >> 10) as u8, (group >> 2) as u8]),
        _ => {}
    }
}

#[cfg(test)]
#[path = "transfer_tests.rs"]
mod tests;
