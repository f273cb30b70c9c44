//! The options of a poll mail: which of its lists they are, and their codes.

use super::draft::{Author, PollDraft, doubtful};
use super::draft_lines::Part;
use super::order::{Order, read_order};
use super::tongue::Key;
use super::when::is_date;
use super::{Words, lex};
use crate::core::poll::Choosable;
use crate::core::remark::{Expected, Remark};
use std::collections::HashSet;

/// More options than anybody can weigh.
const MOST_OPTIONS: usize = 200;

impl Author<'_> {
    /// Takes the options from the one list, or from the one headed `Options:`; says which part of the mail it was.
    pub(super) fn options(&self, parts: &[Part], draft: &mut PollDraft) -> Option<usize> {
        let lists: Vec<usize> = (0..parts.len()).filter(|at| matches!(parts[*at], Part::List { .. })).collect();
        let headed = lists.iter().copied().find(|at| is_headed(&parts[..*at]));
        if !draft.kind.positions().is_empty() {
            draft.options = draft.kind.usual_options();
            let at = headed?;
            if let Part::List { items, lines } = &parts[at] {
                self.name_positions(items, lines, draft);
            }
            return Some(at);
        }
        if lists.len() > 1 {
            draft.remarks.push(Remark::SeveralLists);
            draft.clear = false;
        }
        let chosen = headed.or(lists.first().copied())?;
        if let Part::List { items, .. } = &parts[chosen] {
            self.take_options(items, draft);
        }
        Some(chosen)
    }

    /// The positions of a proposal, a sense check or a count in its author's own words, in the order of the usual ones. Of a
    /// proposal's three nobody blocks, and of two nobody abstains either; of a sense check's two nobody is unsure.
    fn name_positions(&self, items: &[String], lines: &[String], draft: &mut PollDraft) {
        self.take_options(items, draft);
        let positions = draft.kind.positions_of(draft.options.len());
        if positions.is_empty() {
            draft.options = draft.kind.usual_options();
            return doubtful(draft, lines.first().map_or("", String::as_str), Expected::Positions);
        }
        draft.options.iter_mut().zip(positions).for_each(|(option, position)| option.position = Some(*position));
    }

    fn take_options(&self, items: &[String], draft: &mut PollDraft) {
        let mut names: Vec<String> = Vec::new();
        let mut known: HashSet<String> = HashSet::new();
        for item in items {
            let name = item.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches([',', ';']).to_string();
            if name.is_empty() {
                continue;
            }
            if names.len() == MOST_OPTIONS {
                doubtful(draft, item, Expected::FewerOptions);
                break;
            }
            if !known.insert(lex::fold(&name)) {
                draft.remarks.push(Remark::BadValue { line: item.clone(), expected: Expected::EachOnce });
                continue;
            }
            if is_command(&name, self.tags) {
                draft.remarks.push(Remark::OptionIsCommand { option: name.clone() });
            }
            names.push(name);
        }
        // A number that is a code must never be mistaken for an option that begins with one.
        let lettered = names.iter().any(|name| name.starts_with(char::is_numeric) || is_date(name, self.tags));
        draft.options = names.into_iter().enumerate().map(|(at, name)| Choosable::new(&code(at, lettered), &name)).collect();
    }
}

/// Whether the last thing above a list is `Options:`.
fn is_headed(above: &[Part]) -> bool {
    let last = above.iter().rev().find(|part| !matches!(part, Part::Text(text) if text.trim().is_empty()));
    matches!(last, Some(Part::Setting { key: Key::Options, .. }))
}

/// The code of an option by its place: `1`, `2`, … or `A`, `B`, … `Z`, `AA`.
pub fn code(at: usize, lettered: bool) -> String {
    if !lettered {
        return (at + 1).to_string();
    }
    let letter = char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    if at < 26 { letter.to_string() } else { format!("{}{letter}", code(at / 26 - 1, true)) }
}

fn is_command(name: &str, tags: &[&str]) -> bool {
    let order = read_order(&Words::own_only(name), tags);
    order.is_some_and(|order| !matches!(order, Order::Yes | Order::No))
}
