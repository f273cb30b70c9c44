//! Making other people's text safe for one line, one URL, or a quoted block. HTML escaping is the template engine's.

/// Longest title or name we show in one line, in characters.
const LINE: usize = 200;

/// One line without control characters, line breaks or direction overrides: for headers, names and titles.
/// RFC 5322 section 2.2: a header body holds no bare CR or LF. Overrides could make an address read backwards.
pub fn single_line(text: &str) -> String {
    if text.len() <= LINE && is_plain_line(text) {
        return text.to_string();
    }
    let safe: String = text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).filter(|c| !invisible(*c)).collect();
    let line = safe.split_whitespace().collect::<Vec<_>>().join(" ");
    shortened(&line, LINE)
}

/// Whether a text is a tidy line of ASCII already, as most names, titles and addresses are.
pub fn is_plain_line(text: &str) -> bool {
    let mut before = b' ';
    for octet in text.bytes() {
        if !matches!(octet, b' '..=b'~') || (octet == b' ' && before == b' ') {
            return false;
        }
        before = octet;
    }
    before != b' ' || text.is_empty()
}

/// At most `limit` characters, with an ellipsis when some were cut.
pub fn shortened(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        None => text.to_string(),
        Some((at, _)) => format!("{} …", text[..at].trim_end()),
    }
}

/// A `mailto:` link with subject and answer filled in (RFC 6068 section 2: one `body`, lines end in `%0D%0A`).
pub fn mailto(address: &str, subject: &str, body: &str) -> String {
    format!("mailto:{}?subject={}&body={}", percent(address, "@"), percent(subject, ""), percent(body, ""))
}

/// Percent-encodes all but RFC 3986 unreserved characters and those in `keep`.
fn percent(text: &str, keep: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || "-._~".contains(c) || keep.contains(c) {
            out.push(c);
        } else {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}

/// Direction overrides and isolates, zero-width no-break spaces: shown by no one, useful only to mislead.
fn invisible(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Without control characters but line breaks and tabs, and without overrides: for words of several lines.
pub fn several_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean: String = text.chars().filter(|c| (!c.is_control() || matches!(c, '\n' | '\t')) && !invisible(*c)).collect();
    // "-- " alone on a line would end the mail for its readers (RFC 3676 section 4.3): line ends are trimmed.
    let lines: Vec<&str> = clean.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_string()
}

#[cfg(test)]
#[path = "escape_tests.rs"]
mod tests;
