//! The ballots of a secret poll: its ledger holds who took part and the seal; the ballots themselves must fit both.

use crate::core::ballot::{Seal, SecretBallot};
use crate::core::ids::PersonId;
use crate::core::tally::Folded;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;

#[derive(Debug, Default)]
pub(super) struct SecretVotes {
    took_part: BTreeSet<PersonId>,
    /// Somebody stands in it twice.
    twice: bool,
    /// How many ballots were sealed, and the hash.
    sealed: Option<(u32, String)>,
    /// The seal of the ballots that are stored, and what they say.
    stored: Seal,
    folded: Folded,
}

impl SecretVotes {
    pub fn take(&mut self, record: &Value) -> Result<(), serde_json::Error> {
        match record["event"].as_str().unwrap_or_default() {
            "participated" => self.twice |= !self.took_part.insert(PersonId::deserialize(&record["person"])?),
            "ballots_sealed" => self.sealed = Some((u32::deserialize(&record["count"])?, String::deserialize(&record["hash"])?)),
            _ => {}
        }
        Ok(())
    }

    pub fn stored(&mut self, ballot: &SecretBallot) {
        self.stored.add(ballot);
        self.folded.add(None, ballot.choice.clone(), 1);
    }

    pub fn differ(&self) -> Option<String> {
        let Some((count, hash)) = &self.sealed else { return Some("the ledger holds no seal".into()) };
        if self.twice {
            return Some("somebody took part twice".into());
        }
        if self.stored.count != *count || self.took_part.len() != *count as usize {
            return Some(format!("{} ballots are stored, {count} were sealed, {} people took part", self.stored.count, self.took_part.len()));
        }
        (self.stored.hash() != *hash).then(|| "the ballots are not as they were sealed".into())
    }

    pub fn found(&self) -> String {
        format!("{} count, as sealed, one for each who took part", self.stored.count)
    }

    pub fn folded(&self) -> Folded {
        self.folded.clone()
    }
}

#[cfg(test)]
#[path = "secret_tests.rs"]
mod tests;
