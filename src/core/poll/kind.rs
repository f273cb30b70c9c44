//! The kinds of poll: what is asked, and how the answers are to be counted. How each is counted stands in `core::tally`.

use super::Choosable;
use serde::{Deserialize, Serialize};

/// What kind of answer a poll asks for, with the settings that only that kind has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PollKind {
    /// One of the options.
    Single,
    /// Agree, abstain, disagree or block; the author may name the positions.
    Proposal,
    /// Looks good, not sure or concerned; the author may name them.
    Check,
    /// Accept or decline, which the author may name; the target is how many are wished for.
    Count { target: Option<u32> },
    /// Words alone: there are no options.
    Question,
    /// At least `min` and at most `max` of the options; any number of them (approval) without a `max`.
    Multiple { min: u32, max: Option<u32> },
    /// A number from `min` to `max` for each option.
    Score { min: u32, max: u32 },
    /// Up to `budget` points, spread over the options.
    Dots { budget: u32 },
    /// The options, best first; at least so many of them, equal ranks allowed.
    Ranked { by: Ranked, at_least: u32 },
    /// An election of `seats`, by a single transferable vote. Equal ranks are not allowed.
    Stv { seats: u32, transfer: Transfer, quota: StvQuota },
    /// Yes, maybe (where `maybe`) or no for each time. The options are times; each lasts `minutes`.
    Meeting { minutes: u32, maybe: bool },
}

/// How rankings become a winner.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ranked {
    InstantRunoff,
    Borda,
    /// Condorcet's winner, by Schulze's method where there is none.
    Schulze,
}

/// How the surplus of the elected is handed on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transfer {
    /// Weighted inclusive Gregory, as Scottish councils are elected.
    Scottish,
    Meek,
}

/// How many votes elect.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StvQuota {
    Droop,
    Hare,
}

/// What choosing an option says about the question.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    Agree,
    Abstain,
    Disagree,
    Block,
    LooksGood,
    NotSure,
    Concerned,
    Accept,
    Decline,
}

impl Position {
    /// The position's name where the author gave it none, and the end of its word key (`position-agree`).
    pub fn word(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Abstain => "abstain",
            Self::Disagree => "disagree",
            Self::Block => "block",
            Self::LooksGood => "looks-good",
            Self::NotSure => "not-sure",
            Self::Concerned => "concerned",
            Self::Accept => "accept",
            Self::Decline => "decline",
        }
    }
}

impl PollKind {
    /// What the options of this kind say about its question, in ballot order; nothing where the author names the options.
    pub fn positions(self) -> &'static [Position] {
        match self {
            Self::Proposal => &[Position::Agree, Position::Abstain, Position::Disagree, Position::Block],
            Self::Check => &[Position::LooksGood, Position::NotSure, Position::Concerned],
            Self::Count { .. } => &[Position::Accept, Position::Decline],
            _ => &[],
        }
    }

    /// What so many options of its author's own naming say about its question, in ballot order; nothing where that many
    /// would not fit.
    pub fn positions_of(self, names: usize) -> &'static [Position] {
        match (self, names) {
            (Self::Proposal, 2) => &[Position::Agree, Position::Disagree],
            (Self::Proposal, 3 | 4) => &self.positions()[..names],
            (Self::Check, 2) => &[Position::LooksGood, Position::Concerned],
            (Self::Check, 3) | (Self::Count { .. }, 2) => self.positions(),
            _ => &[],
        }
    }

    /// The options that a poll of this kind has when its author names none.
    pub fn usual_options(self) -> Vec<Choosable> {
        let option = |(number, position): (usize, &Position)| Choosable { position: Some(*position), ..Choosable::new(&number.to_string(), position.word()) };
        (1..).zip(self.positions()).map(option).collect()
    }

    /// How many options a poll of this kind needs before it can open.
    pub fn fewest_options(self) -> usize {
        match self {
            Self::Question => 0,
            Self::Meeting { .. } => 1,
            Self::Stv { seats, .. } => usize::try_from(seats).unwrap_or(usize::MAX).saturating_add(1).max(2),
            Self::Multiple { min, .. } => usize::try_from(min).unwrap_or(usize::MAX).max(2),
            _ => 2,
        }
    }

    /// Whether a ballot is the choice of one option.
    pub fn takes_one(self) -> bool {
        matches!(self, Self::Single | Self::Proposal | Self::Check | Self::Count { .. })
    }

    /// Whether the numbers of its options are people, so that a majority of them means something.
    pub fn counts_people(self) -> bool {
        self.takes_one() || matches!(self, Self::Multiple { .. })
    }
}
