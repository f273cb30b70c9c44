//! What must be known before the MIME library sees a message. mail-parser 0.11 recurses when a nest of
//! message/rfc822 is dropped (a stack overflow, so an abort); its work on parts and headers is bounded here too.

use super::limits::{LONGEST_PARAMETERS, MOST_HEADER_BYTES, MOST_HEADER_FIELDS, MOST_MESSAGES, MOST_MULTIPARTS};
use memchr::{memchr, memmem};

/// Why this message must not be parsed as a whole, if so.
pub(super) fn harm(raw: &[u8]) -> Option<&'static str> {
    let header = header_of(raw);
    let fields = memchr::memchr_iter(b'\n', header).filter(|at| header.get(at + 1).is_some_and(|b| !b.is_ascii_whitespace())).count();
    if header.len() > MOST_HEADER_BYTES || fields > MOST_HEADER_FIELDS {
        Some("too much header")
    } else if count(raw, b"message/", &[b"rfc822", b"global"]) > MOST_MESSAGES {
        Some("too many messages inside messages")
    } else if count(raw, b"multipart/", &[b""]) > MOST_MULTIPARTS {
        Some("too deeply nested")
    } else if has_long_parameters(raw) {
        Some("too many parameters")
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
    // A field name may have white space before its colon (RFC 5322 section 4.5): that is a From of the old syntax.
    let is_mbox = raw.strip_prefix(b"From ").is_some_and(|rest| rest.trim_ascii_start().first() != Some(&b':'));
    if !is_mbox {
        return raw;
    }
    memchr(b'\n', raw).map_or(raw, |end| &raw[end + 1..])
}

pub(super) fn header_of(raw: &[u8]) -> &[u8] {
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

/// A Content- field anywhere, with its folded lines, that is longer than any program writes.
fn has_long_parameters(raw: &[u8]) -> bool {
    let mut at = 0;
    while at < raw.len() {
        let end = field_end(raw, at);
        let line = &raw[at..end];
        if line.len() > LONGEST_PARAMETERS && line[..b"content-".len()].eq_ignore_ascii_case(b"content-") && line[..40].contains(&b':') {
            return true;
        }
        at = end;
    }
    false
}

/// Where the line that begins there ends, with the lines that fold it (RFC 5322 section 2.2.3).
fn field_end(raw: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        end = memchr(b'\n', &raw[end..]).map_or(raw.len(), |at| end + at + 1);
        if !raw.get(end).is_some_and(|next| matches!(next, b' ' | b'\t')) {
            return end;
        }
    }
}
