//! A poll's ledger read back: is the chain of its facts whole, and do they give the result that was stated? Facts and
//! ballots are taken one by one, as they are read.

mod open;
mod secret;

use super::ballot::{Ballot, SecretBallot};
use super::event::chain;
use super::ids::PersonId;
use super::poll::{Poll, Roll, Settings, VoterChange, Voters};
use super::tally::{self, Folded, Tally};
use open::OpenVotes;
use secret::SecretVotes;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// A fact as the log keeps it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    pub id: i64,
    /// The very text that was written.
    pub record: String,
    /// The head of the chain after it.
    pub chain: Option<String>,
}

/// One thing that was looked at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Check {
    /// `links`, `head`, `ballots` or `result`.
    pub what: &'static str,
    pub holds: bool,
    /// What was found, or what differs.
    pub says: String,
}

impl Check {
    fn new(what: &'static str, differs: Option<String>, found: String) -> Self {
        Self { what, holds: differs.is_none(), says: differs.unwrap_or(found) }
    }
}

/// A settled poll while its facts, in the order of its chain, and then its ballots as the database has them are read.
#[derive(Debug)]
pub struct Audit {
    poll: Poll,
    links: Links,
    told: Told,
    votes: Votes,
    /// The first fact that cannot be read.
    torn: Option<String>,
}

/// The ballots, which are in the ledger of an open poll and beside that of a secret one.
#[derive(Debug)]
enum Votes {
    Open(OpenVotes),
    Secret(SecretVotes),
}

impl Audit {
    pub fn of(poll: Poll) -> Self {
        let votes = if poll.settings.secret { Votes::Secret(SecretVotes::default()) } else { Votes::Open(OpenVotes::default()) };
        Self { poll, links: Links::default(), told: Told::default(), votes, torn: None }
    }

    pub fn fact(&mut self, entry: &Entry) {
        let read = serde_json::from_str::<Value>(&entry.record);
        self.links.add(entry, read.as_ref().unwrap_or(&Value::Null));
        if let Err(error) = read.and_then(|record| self.take(&record)) {
            self.torn.get_or_insert(format!("the fact with id {} cannot be read: {error}", entry.id));
        }
    }

    fn take(&mut self, record: &Value) -> Result<(), serde_json::Error> {
        self.told.take(record)?;
        match &mut self.votes {
            Votes::Open(votes) => votes.take(record),
            Votes::Secret(votes) => votes.take(record),
        }
    }

    /// A ballot of an open poll that counts, in any order.
    pub fn ballot(&mut self, ballot: &Ballot) {
        if let Votes::Open(votes) = &mut self.votes {
            votes.stored(ballot);
        }
    }

    /// A ballot of a secret poll, in the order of their ids.
    pub fn secret_ballot(&mut self, ballot: &SecretBallot) {
        if let Votes::Secret(votes) = &mut self.votes {
            votes.stored(ballot);
        }
    }

    pub fn checks(mut self) -> Vec<Check> {
        let poll = self.told.poll(&self.poll);
        let (differs, found, folded) = match &self.votes {
            Votes::Open(votes) => (votes.differ(self.told.roll.as_ref()), votes.found(), votes.folded(&poll)),
            Votes::Secret(votes) => (votes.differ(), votes.found(), votes.folded()),
        };
        if self.torn.is_some() {
            // What a ledger with a hole says of the result means nothing.
            self.told.stated = None;
        }
        let Links { head, facts, broken } = self.links;
        let other_head = (head != self.poll.chain).then(|| format!("the facts end in {head}, stored is {}", self.poll.chain));
        vec![
            Check::new("links", broken, format!("{facts} facts, each linked to the one before")),
            Check::new("head", other_head, head),
            Check::new("ballots", self.torn.or(differs), found),
            result(&poll, &folded, self.told.stated.as_ref()),
        ]
    }
}

/// The head that the facts give, and the first place where the chain does not go on.
#[derive(Debug, Default)]
struct Links {
    head: String,
    facts: usize,
    broken: Option<String>,
}

impl Links {
    fn add(&mut self, entry: &Entry, record: &Value) {
        self.facts += 1;
        self.head = chain(&self.head, record);
        if entry.chain.as_deref() != Some(self.head.as_str()) && self.broken.is_none() {
            self.broken = Some(format!("fact {} (id {}) does not go with its link", self.facts, entry.id));
        }
    }
}

/// What the facts of every ledger say: who could vote, with how many votes, and what was stated.
#[derive(Debug, Default)]
struct Told {
    entitled: u32,
    roll: Option<Roll>,
    weights: BTreeMap<PersonId, u32>,
    proxies: BTreeMap<PersonId, PersonId>,
    stated: Option<Tally>,
}

impl Told {
    fn take(&mut self, record: &Value) -> Result<(), serde_json::Error> {
        match record["event"].as_str().unwrap_or_default() {
            "poll_opened" => {
                self.entitled = u32::deserialize(&record["entitled"])?;
                self.roll = Option::deserialize(&record["roll"])?;
                self.weights = Option::deserialize(&record["weights"])?.unwrap_or_default();
            }
            "voters_changed" => match VoterChange::deserialize(&record["change"])? {
                VoterChange::Admitted => self.entitled += 1,
                VoterChange::ProxyGiven { holder } => self.proxies.extend([(PersonId::deserialize(&record["person"])?, holder)]),
                VoterChange::ProxyEnded { .. } => drop(self.proxies.remove(&PersonId::deserialize(&record["person"])?)),
            },
            "result_stated" => self.stated = Some(Tally::deserialize(&record["tally"])?),
            _ => {}
        }
        Ok(())
    }

    /// The poll with its voters as the facts have them, not as its row says.
    fn poll(&self, poll: &Poll) -> Poll {
        let voters = self.roll.clone().map_or(Voters::Group, Voters::Named);
        let settings = Settings { voters, weights: self.weights.clone(), proxies: self.proxies.clone(), ..poll.settings.clone() };
        Poll { entitled: self.entitled, settings, ..poll.clone() }
    }
}

/// Counts the ballots again; the ledger's and the poll's result must both say so.
fn result(poll: &Poll, ballots: &Folded, stated: Option<&Tally>) -> Check {
    let counted = tally::count_folded(poll, ballots);
    let differs = |stated: Option<&Tally>, whose: &str| match stated {
        None => Some(format!("{whose} has no result")),
        Some(stated) if *stated != counted => Some(format!("counted again: {}; {whose} says: {}", numbers(&counted), numbers(stated))),
        Some(_) => None,
    };
    let wrong = differs(stated, "the ledger").or_else(|| differs(poll.result.as_ref(), "the poll"));
    Check::new("result", wrong, format!("counted again: {}; as stated", numbers(&counted)))
}

fn numbers(tally: &Tally) -> String {
    let lines: Vec<String> = tally.lines.iter().map(|line| format!("{} {}", line.votes, line.name)).collect();
    format!("{}; {} of {} voted", lines.join(", "), tally.voted, tally.entitled)
}

#[cfg(test)]
#[path = "ledger_tests.rs"]
mod tests;
