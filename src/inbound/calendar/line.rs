//! Content lines of iCalendar (RFC 5545 section 3.1), as broken as programs write them.

/// One property: name in upper case, parameters, value.
pub(super) struct Property {
    pub name: String,
    parameters: Vec<(String, String)>,
    pub value: String,
}

impl Property {
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A value of type TEXT without its escapes (section 3.3.11).
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.value.len());
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') => text.push('\n'),
                    Some(escaped) => text.push(escaped),
                    None => {}
                },
                c => text.push(c),
            }
        }
        text
    }
}

/// The properties in order; `None` for a line that is none. Folded lines are joined (section 3.1), and so are lines
/// that a program or a gateway broke without the space that marks a fold.
pub(super) fn properties(text: &str, most: usize) -> Vec<Option<Property>> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().take(most).filter(|line| !line.trim().is_empty()) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(open)) => open.push_str(rest),
            _ => lines.push(line.to_string()),
        }
    }
    let mut whole: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines {
        match whole.last_mut().filter(|_| !begins(&line)) {
            Some(open) => open.push_str(&line),
            None => whole.push(line),
        }
    }
    whole.iter().map(|line| read(line)).collect()
}

/// A name, then a parameter or a value.
fn begins(line: &str) -> bool {
    let name = line.split([':', ';']).next().unwrap_or_default();
    name.len() < line.len() && is_name(name.trim_end())
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 64
        && name.bytes().all(|octet| octet.is_ascii_alphanumeric() || octet == b'-')
        && !name.bytes().all(|octet| octet.is_ascii_digit())
}

fn read(line: &str) -> Option<Property> {
    let head_end = unquoted(line, ':')?;
    let (head, value) = (&line[..head_end], &line[head_end + 1..]);
    let mut pieces = Vec::new();
    let mut rest = head;
    while let Some(at) = unquoted(rest, ';') {
        pieces.push(&rest[..at]);
        rest = &rest[at + 1..];
    }
    pieces.push(rest);
    let name = pieces.first()?.trim();
    // vCard's groups (`item1.ATTENDEE`) are nobody's business here.
    let name = name.rsplit('.').next().filter(|name| is_name(name))?.to_ascii_uppercase();
    let parameter = |piece: &&str| piece.split_once('=').map(|(name, value)| (name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_string()));
    let parameters = pieces[1..].iter().take(50).filter_map(parameter).collect();
    Some(Property { name, parameters, value: value.to_string() })
}

/// Where the sign stands outside quotes; where the quotes never end, its first place.
fn unquoted(text: &str, sign: char) -> Option<usize> {
    let mut inside = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => inside = !inside,
            c if c == sign && !inside => return Some(at),
            _ => {}
        }
    }
    if inside { text.find(sign) } else { None }
}
