//! Quoted-printable (RFC 2045 section 6.7) for text. Every letter of a fan-out goes through it, so it knows nothing else.

/// Longest line, the `=` of a soft break included.
const WIDTH: usize = 76;
const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// Text whose lines end in CRLF.
pub fn encoded(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + text.len() / 8);
    for (number, line) in text.split("\r\n").enumerate() {
        if number > 0 {
            out.extend_from_slice(b"\r\n");
        }
        put_line(&mut out, line.as_bytes());
    }
    out
}

/// As long as more is left than one line of output holds, it is broken where the soft break just fits.
fn put_line(out: &mut Vec<u8>, line: &[u8]) {
    let mut rest = line;
    loop {
        let (mut width, mut end, mut before_break) = (0, 0, 0);
        while end < rest.len() && width + cost(rest, end) <= WIDTH {
            width += cost(rest, end);
            end += 1;
            if width < WIDTH {
                before_break = end;
            }
        }
        if end == rest.len() {
            return put(out, rest, end);
        }
        put(out, rest, before_break);
        out.extend_from_slice(b"=\r\n");
        rest = &rest[before_break..];
    }
}

fn put(out: &mut Vec<u8>, line: &[u8], end: usize) {
    for (at, octet) in line[..end].iter().enumerate() {
        if cost(line, at) == 1 {
            out.push(*octet);
        } else {
            out.extend_from_slice(&[b'=', HEX[usize::from(octet >> 4)], HEX[usize::from(octet & 15)]]);
        }
    }
}

/// Characters that the octet at that place takes. A blank at the end of a line would be lost on the way.
fn cost(line: &[u8], at: usize) -> usize {
    match line[at] {
        b' ' | b'\t' => 1 + 2 * usize::from(at + 1 == line.len()),
        b'=' => 3,
        b'!'..=b'~' => 1,
        _ => 3,
    }
}

#[cfg(test)]
#[path = "printable_tests.rs"]
mod tests;
