//! The ballots of an open poll, which its ledger names: what they add up to must be what is stored.

use crate::core::ballot::{Ballot, Choice};
use crate::core::ids::{BallotId, PersonId};
use crate::core::poll::{Poll, Roll};
use crate::core::tally::Folded;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The ballots in force after the facts that were read, each distinct choice kept once.
#[derive(Debug, Default)]
pub(super) struct OpenVotes {
    counted: BTreeMap<BallotId, Cast>,
    choices: BTreeSet<Arc<Choice>>,
    stored: usize,
    /// The first stored ballot that is not as the ledger has it.
    differs: Option<String>,
}

#[derive(Debug)]
struct Cast {
    person: PersonId,
    choice: Arc<Choice>,
    /// It was found in the database.
    seen: bool,
}

#[derive(Deserialize)]
struct Record {
    ballot: BallotId,
    person: PersonId,
    choice: Choice,
}

impl OpenVotes {
    pub fn take(&mut self, record: &Value) -> Result<(), serde_json::Error> {
        let id = |field: &str| BallotId::deserialize(&record[field]);
        match record["event"].as_str().unwrap_or_default() {
            "ballot_cast" => self.count(record)?,
            "ballot_replaced" => {
                self.counted.remove(&id("before")?);
                self.count(record)?;
            }
            "ballot_withdrawn" => drop(self.counted.remove(&id("ballot")?)),
            _ => {}
        }
        Ok(())
    }

    fn count(&mut self, record: &Value) -> Result<(), serde_json::Error> {
        let Record { ballot, person, choice } = Record::deserialize(record)?;
        let known = self.choices.get(&choice).cloned();
        let choice = known.unwrap_or_else(|| {
            let new = Arc::new(choice);
            self.choices.insert(new.clone());
            new
        });
        self.counted.insert(ballot, Cast { person, choice, seen: false });
        Ok(())
    }

    pub fn stored(&mut self, ballot: &Ballot) {
        self.stored += 1;
        let differs = match self.counted.get_mut(&ballot.id) {
            None => Some(format!("ballot {} counts and is not in the ledger", ballot.id)),
            Some(cast) => {
                cast.seen = true;
                (*cast.choice != ballot.choice || cast.person != ballot.person).then(|| format!("ballot {} is not as it was cast", ballot.id))
            }
        };
        self.differs = self.differs.take().or(differs);
    }

    pub fn differ(&self, roll: Option<&Roll>) -> Option<String> {
        let asked = roll.map(|roll| roll.members.iter().chain(&roll.guests).copied().collect::<BTreeSet<PersonId>>());
        let wrong = |(id, cast): (&BallotId, &Cast)| match &asked {
            _ if !cast.seen => Some(format!("ballot {id} is in the ledger and does not count")),
            Some(asked) if !asked.contains(&cast.person) => Some(format!("ballot {id} is of nobody who was asked")),
            _ => None,
        };
        self.differs.clone().or_else(|| self.counted.iter().find_map(wrong))
    }

    pub fn found(&self) -> String {
        format!("{} count, and are those stored", self.stored)
    }

    /// What the ledger's own ballots say.
    pub fn folded(&self, poll: &Poll) -> Folded {
        let apart = poll.settings.apart();
        let mut folded = Folded::default();
        for cast in self.counted.values() {
            folded.add(Some(cast.person).filter(|person| apart.contains(person)), (*cast.choice).clone(), 1);
        }
        folded
    }
}
