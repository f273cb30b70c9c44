//! The signs of list items, as browsers draw them: what somebody typed as "2." may come as a list that begins at two.

use super::tag::Tag;

/// A list that is being written.
#[derive(Clone, Copy)]
pub(super) struct List {
    /// The number of the next item; none in a list without numbers.
    next: Option<i32>,
    /// `1`, `a`, `A`, `i` or `I`.
    style: char,
}

impl List {
    pub fn of(tag: &Tag<'_>) -> Self {
        let style = value(tag, "type").and_then(|style| style.chars().next()).filter(|style| "aAiI".contains(*style)).unwrap_or('1');
        let start = || value(tag, "start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        Self { next: (tag.name == "ol").then(start), style }
    }

    /// The sign of an item, with the space behind it.
    pub fn sign(&mut self, item: &Tag<'_>) -> String {
        let Some(next) = self.next else { return "- ".to_string() };
        let number = value(item, "value").and_then(|number| number.trim().parse().ok()).unwrap_or(next);
        self.next = Some(number.saturating_add(1));
        format!("{}. ", self.written(number))
    }

    fn written(&self, number: i32) -> String {
        const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
        let place = usize::try_from(number - 1).ok();
        let letter = || place.and_then(|place| ('a'..='z').nth(place)).map(String::from);
        let roman = || place.and_then(|place| ROMAN.get(place)).map(|roman| (*roman).to_string());
        let sign = match self.style.to_ascii_lowercase() {
            'a' => letter(),
            'i' => roman(),
            _ => None,
        };
        let sign = sign.unwrap_or_else(|| number.to_string());
        if self.style.is_uppercase() { sign.to_uppercase() } else { sign }
    }
}

fn value<'a>(tag: &Tag<'a>, wanted: &str) -> Option<&'a str> {
    tag.attributes().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
}
