//! A body as lines: how deep each is quoted, and what the page said about it.

/// Longer lines are judged by their beginning.
pub const CONSIDERED: usize = 2_000;
/// What stands further down is taken as what stood last.
pub const MOST_LINES: usize = 5_000;

/// What the page said about a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Hint {
    #[default]
    None,
    Attribution,
    Signature,
    /// Everything below is quoted.
    Rest,
    ZoneStart,
    ZoneEnd,
    Forward,
}

/// One line as it came.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// How many times it is quoted.
    pub depth: usize,
    /// Without the quote marks.
    pub text: String,
    /// As it stands.
    pub raw: String,
    pub hint: Hint,
}

impl Seen {
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// A line of the person's level that the page says nothing about.
    pub fn is_plain(&self) -> bool {
        self.depth == 0 && self.hint == Hint::None
    }
}

/// Cuts a text into lines and counts their quote marks (RFC 3676 section 4.5, and the `> > ` that others write).
pub fn see(text: &str) -> Vec<Seen> {
    text.lines()
        .map(|raw| {
            let (depth, text) = unquoted(raw);
            Seen { depth, text: text.to_string(), raw: raw.to_string(), hint: Hint::None }
        })
        .collect()
}

fn unquoted(line: &str) -> (usize, &str) {
    let mut depth = 0;
    let mut rest = line;
    loop {
        let trimmed = if depth == 0 { rest.strip_prefix(' ').unwrap_or(rest) } else { rest.trim_start_matches(' ') };
        match trimmed.strip_prefix('>') {
            Some(after) => {
                depth += 1;
                rest = after;
            }
            None => break,
        }
    }
    // One space belongs to the mark; the others are the text's own indent.
    if depth > 0 { (depth, rest.strip_prefix(' ').unwrap_or(rest)) } else { (0, line) }
}

/// The part of a line that patterns look at, with runs of white space made one space and marks of direction dropped.
pub fn considered(text: &str) -> String {
    let end = text.char_indices().nth(CONSIDERED).map_or(text.len(), |(at, _)| at);
    let visible: String = text[..end].chars().filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{200b}')).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
