//! Text that leaves this room holds no character that could hide, reorder or end other text.

/// Line ends become `\n`; NUL, C0 and C1 controls (but newline and tab), byte order marks and the characters that turn
/// the direction of writing (Unicode TR 36, section 3.2) are dropped, and so is the one that stands for a picture here.
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        // In runs: most octets of most mail need no second look.
        let run = harmless(rest.as_bytes());
        cleaned.push_str(&rest[..run]);
        let mut chars = rest[run..].chars();
        let Some(c) = chars.next() else { break };
        rest = chars.as_str();
        match c {
            '\r' if rest.starts_with('\n') => {}
            '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{c}' => cleaned.push('\n'),
            '\n' | '\t' => cleaned.push(c),
            c if c.is_control() || turns_direction(c) || c == '\u{feff}' || c == super::pictures::SIGN => {}
            c => cleaned.push(c),
        }
    }
    cleaned
}

/// How many octets from the first on are harmless.
fn harmless(octets: &[u8]) -> usize {
    let is_harmless = |octet: &u8| matches!(octet, b'\n' | b'\t' | b' '..=b'~');
    // In pieces that are looked at as a whole, which processors do at once.
    let whole = octets.chunks_exact(32).take_while(|piece| piece.iter().fold(true, |all, octet| all & is_harmless(octet))).count() * 32;
    whole + octets[whole..].iter().position(|octet| !is_harmless(octet)).unwrap_or(octets.len() - whole)
}

/// The same on one line: what is shown as a subject, a name or a file name.
pub fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
