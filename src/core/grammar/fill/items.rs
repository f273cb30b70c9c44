//! What a line is made of: options, numbers and answers, and what stands between them. `scan` takes a line apart.

use super::super::Doubt;
use crate::core::ballot::Fit;

/// One thing that was said.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    pub what: What,
    /// What stands between it and the item before.
    pub before: Gap,
    /// As it was typed.
    pub typed: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// An option, by its name or by a code that is a letter.
    Option(String),
    /// A number: an option's code, a value or a place.
    Number(u32),
    /// "first", "2nd"
    Place(u32),
    Fit(Fit),
    /// "works": a time suits, where nothing beside it denies it.
    Suits,
    All,
    /// "all but 2"
    Except,
    /// "none of these"
    None,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gap {
    Start,
    Space,
    /// Comma, semicolon.
    Sep,
    /// "and": closer than a comma.
    And,
    Slash,
    Line,
    /// ">" or "then"
    Better,
    /// "="
    Equal,
    /// A colon, an arrow, an opening bracket: what follows belongs to what stands before.
    Link,
    Dash,
    /// "1." or "1)": the head of a list, or the end of a sentence.
    Head,
}

impl Gap {
    /// Whether it stands between the members of a list.
    pub fn lists(self) -> bool {
        matches!(self, Self::Sep | Self::And | Self::Slash)
    }
}

/// What stands behind the items of a line.
#[derive(Clone, PartialEq, Debug)]
pub enum Rest {
    End,
    Reason(String),
    Doubt(Doubt),
    /// Words that run on.
    Unread(String),
}

pub struct Parsed {
    pub items: Vec<Item>,
    pub rest: Rest,
    /// A bracket with words of no answer stands between the items.
    pub aside: bool,
}

impl Item {
    pub fn is_none(&self) -> bool {
        self.what == What::None
    }
}

impl Parsed {
    /// A line of courtesies alone.
    pub fn is_courtesy(&self) -> bool {
        self.items.is_empty() && self.rest == Rest::End
    }
}

/// The items of a line that follows another.
pub fn on_new_line(mut items: Vec<Item>) -> Vec<Item> {
    if let Some(first) = items.first_mut() {
        first.before = Gap::Line;
    }
    items
}

/// "2nd", "1er", "3º".
pub fn numbered_place(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let suffix = &word[digits.len()..];
    let known = matches!(suffix, "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "eme" | "ème" | "ª" | "º" | "a" | "o" | "ste" | "de");
    (known && !digits.is_empty()).then(|| digits.parse().ok()).flatten()
}
