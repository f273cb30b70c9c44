//! Words in brackets behind an item: "Ladder (mine broke) and broadfork". Reading goes on behind them.

use super::super::Doubt;
use super::super::tongue::{self, Manner};
use super::items::Gap;
use super::scan::Scan;

/// A denial in so few words is one of what stands before it: "(no way)".
const SHORT: usize = 5;

impl Scan<'_> {
    /// Steps over the bracket that is open, where it closes in the line and more stands behind it. What is in doubt in it is in doubt.
    pub(super) fn bracket(&mut self) -> Option<Result<(), Doubt>> {
        let (first, _) = self.opened.filter(|(_, before)| *before > 0 && *before == self.items.len())?;
        let start = self.words[first].start;
        let end = start + self.line[start..].find([')', '）'])?;
        let next = self.words.iter().position(|word| word.start > end)?;
        let inside = &self.words[first..next];
        let has = |manner| tongue::has_manner(inside, 0, None, manner);
        let tongues = &self.reader.tongues;
        if tongue::has_condition(inside, 0, tongues, Manner::OnlyIf) || tongue::condition(inside, 0, tongues, Manner::If).is_some() {
            return Some(Err(Doubt::Conditional));
        }
        let denied = inside.len() <= SHORT && tongue::has_manner(inside, 0, Some(&self.reader.tongues), Manner::Negation);
        if denied || has(Manner::Unsure) || has(Manner::Correction) || has(Manner::Hedge) || self.line[start..end].contains(['?', '(']) {
            return Some(Err(Doubt::Unclear));
        }
        let close = end + self.line[end..].chars().next().map_or(0, char::len_utf8);
        self.at = next;
        self.behind = Some((next, close));
        self.opened = None;
        self.gap = Some(Gap::Space);
        Some(Ok(()))
    }
}
