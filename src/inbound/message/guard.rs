//! What must be known before the MIME library sees a message. mail-parser 0.11 recurses when a nest of
//! message/rfc822 is dropped (a stack overflow, so an abort); its work on parts and headers is bounded here too.

use memchr::{memchr, memmem};

/// More parts than any mail program makes.
pub(super) const MOST_PARTS: usize = 500;
const MOST_NESTED: usize = 50;
const MOST_MULTIPART: usize = 100;
const MOST_HEADER_BYTES: usize = 100 * 1024;
const MOST_HEADER_FIELDS: usize = 500;

/// Why this message must not be parsed as a whole, if so.
pub(super) fn harm(raw: &[u8]) -> Option<&'static str> {
    let header = header_of(raw);
    let fields = memchr::memchr_iter(b'\n', header).filter(|at| header.get(at + 1).is_some_and(|b| !b.is_ascii_whitespace())).count();
    if header.len() > MOST_HEADER_BYTES || fields > MOST_HEADER_FIELDS {
        Some("too much header")
    } else if count(raw, b"message/", &[b"rfc822", b"global"]) > MOST_NESTED {
        Some("too many messages inside messages")
    } else if count(raw, b"multipart/", &[b""]) > MOST_MULTIPART {
        Some("too deeply nested")
    } else {
        None
    }
}

/// The header section alone, cut at a size any honest one fits in, ended by an empty line.
pub(super) fn header_only(raw: &[u8]) -> &[u8] {
    let header = header_of(raw);
    let short = &header[..header.len().min(MOST_HEADER_BYTES / 2)];
    let fields: Vec<usize> = memchr::memchr_iter(b'\n', short).take(MOST_HEADER_FIELDS).collect();
    fields.last().map_or(short, |end| &short[..=*end])
}

/// A message out of an mbox file begins with a `From ` line that is no header field (RFC 4155).
pub(super) fn without_mbox_line(raw: &[u8]) -> &[u8] {
    if !raw.starts_with(b"From ") {
        return raw;
    }
    memchr(b'\n', raw).map_or(raw, |end| &raw[end + 1..])
}

fn header_of(raw: &[u8]) -> &[u8] {
    let ends = [memmem::find(raw, b"\n\n"), memmem::find(raw, b"\n\r\n")];
    let end = ends.into_iter().flatten().min().map_or(raw.len(), |at| at + 1);
    &raw[..end]
}

/// How often `start` followed by one of `rests` stands in `raw`, in any case.
fn count(raw: &[u8], start: &[u8], rests: &[&[u8]]) -> usize {
    // The slash is rarer than letters and has one case: look for it first.
    memchr::memchr_iter(b'/', raw)
        .filter(|at| {
            let begin = (at + 1).checked_sub(start.len());
            begin.is_some_and(|begin| raw[begin..=*at].eq_ignore_ascii_case(start))
                && rests.iter().any(|rest| raw.get(at + 1..at + 1 + rest.len()).is_some_and(|found| found.eq_ignore_ascii_case(rest)))
        })
        .count()
}
