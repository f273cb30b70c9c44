//! Cast ballots. One person has at most one that counts in a poll.

mod flaw;
mod secret;

pub use flaw::Flaw;
pub use secret::{Participant, Seal, SecretBallot, SecretId};

use super::ids::{BallotId, PersonId, PollId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Ballot {
    pub id: BallotId,
    pub poll: PollId,
    pub person: PersonId,
    pub choice: Choice,
    pub reason: String,
    /// When it reached us; this instant decides between two ballots and against the close.
    pub received_at: Timestamp,
    pub via: Via,
    pub state: BallotState,
}

/// What a ballot says. One variant per way of filling one in. Two ballots that say the same are equal, however they
/// were written, so that equal ballots can be counted together.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// The code of one option, or of one position of a proposal, a sense check or a count.
    One(String),
    /// The codes of the options approved of.
    Several(BTreeSet<String>),
    /// The score of each option that was given one; 0 is a score.
    Scores(BTreeMap<String, u32>),
    /// The points of each option that was given any; never 0.
    Dots(BTreeMap<String, u32>),
    /// Best first; the options of one tier are equal. Options not named are ranked below all that are. No tier is empty,
    /// and each is in the order of its codes.
    Ranking(Vec<Vec<String>>),
    /// What was said about each time that was spoken of.
    Times(BTreeMap<String, Fit>),
    /// None of the above, in polls that offer it.
    NoneOfThese,
    /// The answer to a question round: the reason is all there is.
    Words,
}

/// Whether a time suits somebody.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    No,
    Maybe,
    Yes,
}

impl Choice {
    /// The one code, where one is all that can be chosen.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::One(code) => Some(code),
            _ => None,
        }
    }

    /// The codes that are named, in the order in which they matter: best first in a ranking, else by code.
    pub fn codes(&self) -> Vec<&str> {
        match self {
            Self::One(code) => vec![code],
            Self::Several(codes) => codes.iter().map(String::as_str).collect(),
            Self::Scores(given) | Self::Dots(given) => given.keys().map(String::as_str).collect(),
            Self::Ranking(tiers) => tiers.iter().flatten().map(String::as_str).collect(),
            Self::Times(fits) => fits.keys().map(String::as_str).collect(),
            Self::NoneOfThese | Self::Words => Vec::new(),
        }
    }

    /// A ranking with its tiers in one canonical form.
    pub fn ranking(tiers: impl IntoIterator<Item = Vec<String>>) -> Self {
        let sorted = tiers.into_iter().filter(|tier| !tier.is_empty()).map(|mut tier| {
            tier.sort();
            tier
        });
        Self::Ranking(sorted.collect())
    }
}

/// The door a vote came through.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    Mail,
    Link,
    Session,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BallotState {
    Counted,
    /// A ballot received later stands instead.
    Superseded,
    /// Taken back by its owner ("not me").
    Withdrawn,
}
