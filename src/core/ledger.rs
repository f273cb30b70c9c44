//! A poll's ledger read back: is the chain of its facts whole, and do they give the result that was stated?

mod secret;

pub use secret::check as check_secret;

use super::ballot::{Ballot, BallotState, Choice, Via};
use super::event::chain;
use super::ids::{BallotId, PersonId};
use super::poll::{Poll, Roll, Settings, VoterChange, Voters};
use super::tally::{self, Tally};
use jiff::Timestamp;
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

/// What the facts add up to.
#[derive(Default)]
struct Replay {
    ballots: BTreeMap<BallotId, Ballot>,
    entitled: u32,
    roll: Option<Roll>,
    weights: BTreeMap<PersonId, u32>,
    proxies: BTreeMap<PersonId, PersonId>,
    stated: Option<Tally>,
}

#[derive(Deserialize)]
struct Cast {
    ballot: BallotId,
    person: PersonId,
    choice: Choice,
    received_at: Timestamp,
    via: Via,
}

/// Every check of a settled poll: `stored` are its ballots that count, as the database has them.
pub fn check(poll: &Poll, log: &[Entry], stored: &[Ballot]) -> Vec<Check> {
    let (head, broken) = links(log);
    let replay = replay(log);
    let (replay, torn) = match replay {
        Ok(replay) => (replay, None),
        Err(why) => (Replay::default(), Some(why)),
    };
    let other_head = (head != poll.chain).then(|| format!("the facts end in {head}, stored is {}", poll.chain));
    vec![
        Check::new("links", broken, format!("{} facts, each linked to the one before", log.len())),
        Check::new("head", other_head, head),
        Check::new("ballots", torn.or_else(|| ballots_differ(&replay, stored)), format!("{} count, and are those stored", stored.len())),
        result(poll, &replay),
    ]
}

/// The head that the facts give, and the first place where the chain does not go on.
fn links(log: &[Entry]) -> (String, Option<String>) {
    let (mut head, mut broken) = (String::new(), None);
    for (at, entry) in log.iter().enumerate() {
        let record: Value = serde_json::from_str(&entry.record).unwrap_or(Value::Null);
        head = chain(&head, &record);
        if entry.chain.as_deref() != Some(head.as_str()) && broken.is_none() {
            broken = Some(format!("fact {} of {} (id {}) does not go with its link", at + 1, log.len(), entry.id));
        }
    }
    (head, broken)
}

fn replay(log: &[Entry]) -> Result<Replay, String> {
    let mut replay = Replay::default();
    for entry in log {
        let unread = |error: serde_json::Error| format!("the fact with id {} cannot be read: {error}", entry.id);
        let record: Value = serde_json::from_str(&entry.record).map_err(unread)?;
        replay.take(&record).map_err(unread)?;
    }
    Ok(replay)
}

impl Replay {
    fn take(&mut self, record: &Value) -> Result<(), serde_json::Error> {
        let id = |field: &str| BallotId::deserialize(&record[field]);
        match record["event"].as_str().unwrap_or_default() {
            "poll_opened" => {
                self.entitled = u32::deserialize(&record["entitled"])?;
                self.roll = Option::deserialize(&record["roll"])?;
                self.weights = Option::deserialize(&record["weights"])?.unwrap_or_default();
            }
            "voters_changed" => match VoterChange::deserialize(&record["change"])? {
                VoterChange::Admitted => self.entitled += 1,
                VoterChange::ProxyGiven { holder } => self.proxies.extend([(PersonId::deserialize(&record["person"])?, holder)]),
                VoterChange::ProxyEnded { .. } => {
                    self.proxies.remove(&PersonId::deserialize(&record["person"])?);
                }
            },
            "ballot_cast" => self.count(record)?,
            "ballot_replaced" => {
                self.ballots.remove(&id("before")?);
                self.count(record)?;
            }
            "ballot_withdrawn" => drop(self.ballots.remove(&id("ballot")?)),
            "result_stated" => self.stated = Some(Tally::deserialize(&record["tally"])?),
            _ => {}
        }
        Ok(())
    }

    fn count(&mut self, record: &Value) -> Result<(), serde_json::Error> {
        let Cast { ballot, person, choice, received_at, via } = Cast::deserialize(record)?;
        let poll = Deserialize::deserialize(&record["poll"])?;
        let row = Ballot { id: ballot, poll, person, choice, reason: String::new(), received_at, via, state: BallotState::Counted };
        self.ballots.insert(ballot, row);
        Ok(())
    }
}

fn ballots_differ(replay: &Replay, stored: &[Ballot]) -> Option<String> {
    let kept: BTreeMap<BallotId, &Ballot> = stored.iter().map(|ballot| (ballot.id, ballot)).collect();
    let differs = |(id, ballot): (&BallotId, &Ballot)| match kept.get(id) {
        None => Some(format!("ballot {id} is in the ledger and does not count")),
        Some(row) if row.choice != ballot.choice || row.person != ballot.person => Some(format!("ballot {id} is not as it was cast")),
        Some(_) if replay.roll.as_ref().is_some_and(|roll| !roll.members.contains(&ballot.person) && !roll.guests.contains(&ballot.person)) => {
            Some(format!("ballot {id} is of nobody who was asked"))
        }
        Some(_) => None,
    };
    let extra = || kept.keys().find(|id| !replay.ballots.contains_key(id)).map(|id| format!("ballot {id} counts and is not in the ledger"));
    replay.ballots.iter().find_map(differs).or_else(extra)
}

/// Counts the ledger's own ballots; the ledger's and the poll's result must both say so.
fn result(poll: &Poll, replay: &Replay) -> Check {
    let ballots: Vec<Ballot> = replay.ballots.values().cloned().collect();
    // By what the facts say of the voters, not by what the poll's row says.
    let voters = replay.roll.clone().map_or(Voters::Group, Voters::Named);
    let settings = Settings { voters, weights: replay.weights.clone(), proxies: replay.proxies.clone(), ..poll.settings.clone() };
    let counted = tally::count(&Poll { entitled: replay.entitled, settings, ..poll.clone() }, &ballots);
    let differs = |stated: Option<&Tally>, whose: &str| match stated {
        None => Some(format!("{whose} has no result")),
        Some(stated) if *stated != counted => Some(format!("counted again: {}; {whose} says: {}", numbers(&counted), numbers(stated))),
        Some(_) => None,
    };
    let wrong = differs(replay.stated.as_ref(), "the ledger").or_else(|| differs(poll.result.as_ref(), "the poll"));
    Check::new("result", wrong, format!("counted again: {}; as stated", numbers(&counted)))
}

fn numbers(tally: &Tally) -> String {
    let lines: Vec<String> = tally.lines.iter().map(|line| format!("{} {}", line.votes, line.name)).collect();
    format!("{}; {} of {} voted", lines.join(", "), tally.voted, tally.entitled)
}

#[cfg(test)]
#[path = "ledger_tests.rs"]
mod tests;
