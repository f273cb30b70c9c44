//! Cast ballots. One person has at most one that counts in a poll.

use super::ids::{BallotId, PersonId, PollId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

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

/// What a ballot says. One variant per way of filling one in.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// The code of one option, or of one position of a proposal.
    One(String),
}

impl Choice {
    pub fn code(&self) -> &str {
        match self {
            Self::One(code) => code,
        }
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
