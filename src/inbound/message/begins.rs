//! Whether a body begins as its header says. Many signatures leave Content-Type out: whoever holds a signed mail can then
//! name another boundary, and what its writer had quoted becomes a part of its own.

use mail_parser::MimeHeaders as _;

/// Words before the first part, other than the one line for programs that know no parts; or a part where there is none.
pub(super) fn out_of_place(parsed: &mail_parser::Message<'_>, raw: &[u8]) -> bool {
    let Some(root) = parsed.parts.first() else { return false };
    let body = raw.get(root.raw_body_offset() as usize..).unwrap_or_default();
    let mut lines = body.split(|octet| *octet == b'\n').map(<[u8]>::trim_ascii_end).filter(|line| !line.is_empty());
    let (first, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let kind = root.content_type();
    if kind.is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("multipart")) {
        let boundary = kind.and_then(|kind| kind.attribute("boundary")).unwrap_or_default().trim_end().as_bytes();
        let begins = |line: &[u8]| line.strip_prefix(b"--") == Some(boundary);
        // RFC 2046 section 5.1.1: what stands before is shown to nobody.
        return !(begins(first) || (is_note(first) && begins(second)));
    }
    first.starts_with(b"--") && second.get(..8).is_some_and(|name| name.eq_ignore_ascii_case(b"content-"))
}

/// "This is a multi-part message in MIME format."
fn is_note(line: &[u8]) -> bool {
    line.windows(4).any(|four| four == b"MIME")
}

#[cfg(test)]
#[path = "begins_tests.rs"]
mod tests;
