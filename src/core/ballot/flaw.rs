//! Whether a choice is one that the poll allows, and what is wrong with it if not. The doors ask alike: mail and page.

use super::{Choice, Fit};
use crate::core::poll::{Choosable, PollKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Why a choice cannot be counted as it is. What was understood is kept beside it, so that the ballot comes back filled in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "flaw", rename_all = "snake_case")]
pub enum Flaw {
    /// More points than there are to give.
    OverBudget {
        given: u32,
        budget: u32,
    },
    /// A score below or above what the poll allows.
    OutOfRange {
        code: String,
        value: u32,
        min: u32,
        max: u32,
    },
    /// One option was given two different values, or two places.
    Twice {
        code: String,
    },
    TooMany {
        chosen: u32,
        most: u32,
    },
    TooFew {
        chosen: u32,
        least: u32,
    },
    /// Options share a place where each needs its own.
    Equal {
        codes: Vec<String>,
    },
    /// "Maybe" where only yes and no are asked for.
    NoMaybe {
        code: String,
    },
    /// These words stand where an option or a value should, and are neither.
    NotRead {
        words: String,
    },
    /// A choice of another kind of poll, or of an option that is not on the ballot.
    Foreign,
}

impl Choice {
    /// What is wrong with this choice in a poll of that kind with those options; `none` tells whether the poll offers
    /// none of the above.
    pub fn flaw(&self, kind: PollKind, options: &[Choosable], none: bool) -> Option<Flaw> {
        let codes = self.codes();
        if !codes.iter().all(|code| options.iter().any(|option| option.code == *code)) {
            return Some(Flaw::Foreign);
        }
        let mut seen = BTreeSet::new();
        if let Some(code) = codes.iter().find(|code| !seen.insert(**code)) {
            return Some(Flaw::Twice { code: (*code).to_string() });
        }
        let count = u32::try_from(codes.len()).unwrap_or(u32::MAX);
        let most = u32::try_from(options.len()).unwrap_or(u32::MAX);
        match (kind, self) {
            (_, Self::NoneOfThese) => (!none).then_some(Flaw::Foreign),
            (PollKind::Single | PollKind::Proposal | PollKind::Check | PollKind::Count { .. }, Self::One(_)) | (PollKind::Question, Self::Words) => None,
            (PollKind::Multiple { min, max }, Self::Several(_)) => bounded(count, min.max(1), max.unwrap_or(most)),
            (PollKind::Score { min, max }, Self::Scores(given)) => match given.iter().find(|(_, value)| !(min..=max).contains(value)) {
                Some((code, value)) => Some(Flaw::OutOfRange { code: code.clone(), value: *value, min, max }),
                None => bounded(count, 1, most),
            },
            (PollKind::Dots { budget }, Self::Dots(given)) => {
                let sum = given.values().fold(0_u32, |sum, points| sum.saturating_add(*points));
                if sum > budget { Some(Flaw::OverBudget { given: sum, budget }) } else { bounded(count, 1, most) }
            }
            (PollKind::Ranked { at_least, .. }, Self::Ranking(_)) => bounded(count, at_least.clamp(1, most.max(1)), most),
            (PollKind::Stv { .. }, Self::Ranking(tiers)) => match tiers.iter().find(|tier| tier.len() > 1) {
                Some(tier) => Some(Flaw::Equal { codes: tier.clone() }),
                None => bounded(count, 1, most),
            },
            (PollKind::Meeting { maybe, .. }, Self::Times(fits)) => match fits.iter().find(|(_, fit)| **fit == Fit::Maybe && !maybe) {
                Some((code, _)) => Some(Flaw::NoMaybe { code: code.clone() }),
                None => bounded(count, 1, most),
            },
            _ => Some(Flaw::Foreign),
        }
    }
}

fn bounded(chosen: u32, least: u32, most: u32) -> Option<Flaw> {
    if chosen < least { Some(Flaw::TooFew { chosen, least }) } else { (chosen > most).then_some(Flaw::TooMany { chosen, most }) }
}

#[cfg(test)]
#[path = "flaw_tests.rs"]
mod tests;
