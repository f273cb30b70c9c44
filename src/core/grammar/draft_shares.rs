//! Shares: how many must vote ("50%"), and what options must reach ("Green 60%, block at most 5%").

use super::draft::{Author, PollDraft, doubtful};
use super::draft_lines::Part;
use super::lex;
use super::tongue::{self, Key, Meaning};
use crate::core::poll::{Choosable, Position, Quorum, Share};
use crate::core::remark::Expected;

/// "8", "8 people", "50%", "50 %".
pub fn quorum(value: &str) -> Option<Quorum> {
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    let number: u32 = digits.parse().ok().filter(|number| *number > 0)?;
    let rest = lex::fold(value[digits.len()..].trim());
    match rest.trim_end_matches('.') {
        "%" | "percent" | "per cent" | "prozent" | "pour cent" | "por ciento" | "por cento" | "per cento" | "procent" | "prosent" => {
            (number <= 100).then_some(Quorum::Percent(number))
        }
        // "8.5" or "8 of 12" is not a number of people.
        words if words.chars().all(|c| c.is_alphabetic()) => Some(Quorum::Count(number)),
        _ => None,
    }
}

/// The options as they were written, and what each must have.
pub fn shares(value: &str) -> Option<Vec<(String, Share)>> {
    let share = |part: &str| {
        let part = part.trim().trim_end_matches('.').trim_end();
        let part = part.strip_suffix('%')?.trim_end();
        let digits = part.len() - part.bytes().rev().take_while(u8::is_ascii_digit).count();
        let percent = part[digits..].parse().ok().filter(|percent| *percent <= 100)?;
        let (name, most) = bound(part[..digits].trim().trim_end_matches(':').trim());
        let share = if most { Share::AtMost(percent) } else { Share::AtLeast(percent) };
        (!name.is_empty() && name.len() <= 254).then(|| (name.to_string(), share))
    };
    value.split([',', ';']).filter(|part| !part.trim().is_empty()).map(share).collect::<Option<Vec<_>>>().filter(|shares| !shares.is_empty())
}

/// The name without "at least" or "<=" behind it, and whether it was a most.
fn bound(text: &str) -> (&str, bool) {
    for (sign, most) in [(">=", false), ("≥", false), ("<=", true), ("≤", true)] {
        if let Some(name) = text.strip_suffix(sign) {
            return (name.trim(), most);
        }
    }
    let starts = text.match_indices(' ').map(|(at, _)| at);
    let bounded = |key| {
        let says = |at: &usize| !tongue::whole(&text[*at..], None, |meaning| meaning == Meaning::Key(key)).is_empty();
        starts.clone().find(says).map(|at| text[..at].trim())
    };
    match (bounded(Key::Most), bounded(Key::Least)) {
        (Some(name), _) => (name, true),
        (_, Some(name)) => (name, false),
        _ => (text, false),
    }
}

impl Author<'_> {
    /// Gives the shares to the options they name. They are shares of voters, so only kinds that count voters take them.
    pub(super) fn fit_shares(&self, parts: &[Part], draft: &mut PollDraft) {
        let line = parts.iter().find_map(|part| match part {
            Part::Setting { key: Key::Pass, line, .. } => Some(line.clone()),
            _ => None,
        });
        let Some(line) = line else { return };
        for (name, share) in std::mem::take(&mut draft.shares) {
            let code = draft.options.iter().find(|option| self.is_called(option, &name)).map(|option| option.code.clone());
            match code.filter(|_| draft.kind.counts_people()) {
                Some(code) => drop(draft.settings.shares.insert(code, share)),
                None => doubtful(draft, &line, Expected::Share),
            }
        }
    }

    fn is_called(&self, option: &Choosable, name: &str) -> bool {
        let positions = tongue::whole(name, Some(self.tongues), |meaning| position(meaning).is_some());
        let position = positions.first().and_then(|found| position(found.meaning));
        option.code.eq_ignore_ascii_case(name) || lex::fold(&option.name) == lex::fold(name) || (position.is_some() && option.position == position)
    }
}

fn position(meaning: Meaning) -> Option<Position> {
    match meaning {
        Meaning::Position(position) => Some(position),
        _ => None,
    }
}
