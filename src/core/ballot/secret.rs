//! Ballots that nobody can tell whose they are: a random id and a choice. Who took part is another row.

use super::Choice;
use crate::core::ids::{PersonId, PollId};
use sha2::{Digest, Sha256};
use std::fmt;

/// Names a secret ballot. Drawn by chance as the ballot is kept, so that neither its number nor its place says when it came.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct SecretId(pub u128);

impl fmt::Display for SecretId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// A ballot of a secret poll.
#[derive(Clone, PartialEq, Debug)]
pub struct SecretBallot {
    pub poll: PollId,
    pub id: SecretId,
    pub choice: Choice,
}

/// Somebody who has voted in a secret poll.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Participant {
    pub poll: PollId,
    pub person: PersonId,
}

/// What seals the ballots of a poll: SHA-256 in lower-case hexadecimal over a line for each, in the order of their ids, with
/// the id, a blank, and the choice as JSON.
#[derive(Clone, Debug, Default)]
pub struct Seal {
    /// How many ballots are under it.
    pub count: u32,
    lines: Sha256,
}

impl Seal {
    /// Takes the next ballot: they must come in the order of their ids.
    pub fn add(&mut self, ballot: &SecretBallot) {
        let choice = serde_json::to_string(&ballot.choice).unwrap_or_default();
        self.count = self.count.saturating_add(1);
        self.lines.update(format!("{} {choice}\n", ballot.id).as_bytes());
    }

    pub fn hash(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.lines.clone().finalize())
    }
}
