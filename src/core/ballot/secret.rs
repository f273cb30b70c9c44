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
pub fn seal<'a>(ballots: impl IntoIterator<Item = &'a SecretBallot>) -> String {
    let mut lines: Vec<(SecretId, &Choice)> = ballots.into_iter().map(|ballot| (ballot.id, &ballot.choice)).collect();
    lines.sort_by_key(|(id, _)| *id);
    let mut hash = Sha256::new();
    for (id, choice) in lines {
        let choice = serde_json::to_string(choice).unwrap_or_default();
        hash.update(format!("{id} {choice}\n").as_bytes());
    }
    data_encoding::HEXLOWER.encode(&hash.finalize())
}
