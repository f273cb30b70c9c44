//! Where a line of items ends, and whether what stands behind them is a reason.

use super::super::Doubt;
use super::super::lex::tokens;
use super::super::tongue::{self, Manner, Meaning};
use super::super::turn;
use super::items::{Gap, Item, Rest};
use super::more::{Named, names_more};
use super::scan::Scan;
use super::{Reading, interpret};

/// Whoever says how a ranking is to be read does it in so few words.
const FEW: usize = 6;

impl Scan<'_> {
    /// Takes items up to the end, or up to where a reason begins.
    pub(super) fn run(&mut self) -> Rest {
        let rest = self.take_items();
        if matches!(rest, Rest::End | Rest::Reason(_) | Rest::Doubt(Doubt::Conditional)) {
            return rest;
        }
        let whole = |items: &[Item]| matches!(interpret(self.form, items), Reading::Choice(choice) if choice.flaw(self.form.kind, self.form.options, self.form.none).is_none());
        let cut = self.cuts.iter().copied().find(|(count, _)| whole(&self.items[..*count]));
        let Some((count, word)) = cut else { return rest };
        let text = &self.line[self.words[word].start..];
        let behind_cut = tokens(text);
        let mut again = Scan::new(self.reader, self.form, text, &behind_cut);
        let (rest_again, items) = (again.run(), again.items);
        // Behind the dash stands more of the answer, or another one.
        if matches!(rest_again, Rest::Doubt(_)) || ((rest_again == Rest::End || items.len() > 1) && whole(&items)) {
            return rest;
        }
        self.items.truncate(count);
        self.at = word;
        self.gap = None;
        self.behind = self.behind.filter(|(behind, _)| *behind <= word);
        self.rest_as_reason(text)
    }

    /// "A 5 because it is early, B 3": more of the answer stands in what would be its reason.
    pub(super) fn more_in(&self, rest: Rest) -> Rest {
        match rest {
            Rest::Reason(text) if self.is_ranked() && turns_order(&text) => Rest::Doubt(Doubt::Unclear),
            Rest::Reason(text) if names_more(self.reader, self.form, &interpret(self.form, &self.items), &text, Named::First) => Rest::Unread(text),
            rest => rest,
        }
    }

    fn rest_as_reason(&self, text: &str) -> Rest {
        let led = |manner| tongue::manner(self.words, self.at, None, manner).is_some();
        let has = |manner, tongues| tongue::has_manner(self.words, self.at, tongues, manner);
        if self.is_tied() {
            return Rest::Doubt(Doubt::Conditional);
        }
        if has(Manner::Unsure, None) || has(Manner::Correction, Some(&self.reader.tongues)) || led(Manner::Hedge) {
            return Rest::Doubt(Doubt::Unclear);
        }
        if turn::refuses(self.reader, self.line, self.words, self.at) {
            return Rest::Doubt(Doubt::Unclear);
        }
        Rest::Reason(without_bracket(text))
    }

    /// Whether a condition begins here, or stands anywhere behind.
    fn is_tied(&self) -> bool {
        let (words, tongues) = (self.words, &self.reader.tongues);
        tongue::has_condition(words, self.at, tongues, Manner::OnlyIf)
            || (tongue::condition(words, self.at, tongues, Manner::If).is_some() && !self.line.trim_end().ends_with(['?', '？']))
    }

    /// What the words from here on are, behind items.
    pub(super) fn rest(&mut self) -> Rest {
        let (words, at) = (self.words, self.at);
        let text = without_bracket(&self.line[words[at].start..]);
        if self.items.is_empty() {
            return Rest::Unread(text);
        }
        let between = self.between();
        if between.contains(['<', '%', '$', '€', '£', '+', '🤷', '🤔', '?', '@', '\\']) {
            return Rest::Doubt(Doubt::Unclear);
        }
        if self.is_tied() {
            return Rest::Doubt(Doubt::Conditional);
        }
        if tongue::manner(words, at, None, Manner::Because).is_some() {
            return Rest::Reason(text);
        }
        let torn = [Manner::Hedge, Manner::Unsure, Manner::Correction];
        if torn.iter().any(|manner| tongue::manner(words, at, None, *manner).is_some())
            || tongue::has_manner(words, at, None, Manner::Unsure)
            || tongue::has_manner(words, at, Some(&self.reader.tongues), Manner::Correction)
        {
            return Rest::Doubt(Doubt::Unclear);
        }
        let joins = self.gap.is_some_and(Gap::lists) && !between.contains([',', ';']);
        let parted = between.contains(['.', '!', '–', '—', '(', '[', '…', ';', '。']) || between.contains(" - ") || between.contains(" -- ");
        match parted && !joins {
            true if turn::refuses(self.reader, self.line, words, at) => Rest::Doubt(Doubt::Unclear),
            true => Rest::Reason(text),
            false => Rest::Unread(text),
        }
    }
}

/// "The last is the best": a few words that turn a ranking around.
pub fn turns_order(text: &str) -> bool {
    let words = tokens(text);
    let last = |at| !tongue::find(&words, at, None, |meaning| meaning == Meaning::Last).is_empty();
    words.len() <= FEW && (0..words.len()).any(last)
}

/// A reason without the bracket that closes around it.
fn without_bracket(text: &str) -> String {
    let text = text.trim();
    let unopened = |open: char, close: char| text.ends_with(close) && text.matches(open).count() < text.matches(close).count();
    if unopened('(', ')') || unopened('[', ']') { text[..text.len() - 1].trim().to_string() } else { text.to_string() }
}
