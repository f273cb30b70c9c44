//! A secret poll's ledger read back: it holds who took part and the seal; the ballots themselves must fit both.

use super::{Check, Entry, links, numbers};
use crate::core::ballot::{SecretBallot, seal};
use crate::core::ids::PersonId;
use crate::core::poll::Poll;
use crate::core::tally::{self, Tally};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// What the facts add up to.
#[derive(Default)]
struct Replay {
    took_part: BTreeSet<PersonId>,
    /// Somebody stands in it twice.
    twice: bool,
    seal: Option<(usize, String)>,
    entitled: u32,
    stated: Option<Tally>,
}

/// Every check of a settled secret poll: `stored` are its ballots, as the database has them.
pub fn check(poll: &Poll, log: &[Entry], stored: &[SecretBallot]) -> Vec<Check> {
    let (head, broken) = links(log);
    let (replay, torn) = match replay(log) {
        Ok(replay) => (replay, None),
        Err(why) => (Replay::default(), Some(why)),
    };
    let other_head = (head != poll.chain).then(|| format!("the facts end in {head}, stored is {}", poll.chain));
    vec![
        Check::new("links", broken, format!("{} facts, each linked to the one before", log.len())),
        Check::new("head", other_head, head),
        Check::new("ballots", torn.or_else(|| unsealed(&replay, stored)), format!("{} count, as sealed, one for each who took part", stored.len())),
        result(poll, &replay, stored),
    ]
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
        match record["event"].as_str().unwrap_or_default() {
            "poll_opened" => self.entitled = u32::deserialize(&record["entitled"])?,
            "voter_admitted" => self.entitled += 1,
            "participated" => self.twice |= !self.took_part.insert(PersonId::deserialize(&record["person"])?),
            "ballots_sealed" => self.seal = Some((usize::deserialize(&record["count"])?, String::deserialize(&record["hash"])?)),
            "result_stated" => self.stated = Some(Tally::deserialize(&record["tally"])?),
            _ => {}
        }
        Ok(())
    }
}

fn unsealed(replay: &Replay, stored: &[SecretBallot]) -> Option<String> {
    let Some((count, hash)) = &replay.seal else { return Some("the ledger holds no seal".into()) };
    if replay.twice {
        return Some("somebody took part twice".into());
    }
    if stored.len() != *count || replay.took_part.len() != *count {
        return Some(format!("{} ballots are stored, {count} were sealed, {} people took part", stored.len(), replay.took_part.len()));
    }
    (seal(stored) != *hash).then(|| "the ballots are not as they were sealed".into())
}

/// Counts the stored ballots; the ledger's and the poll's result must both say so.
fn result(poll: &Poll, replay: &Replay, stored: &[SecretBallot]) -> Check {
    let ballots: Vec<_> = stored.iter().map(SecretBallot::unnamed).collect();
    let counted = tally::count(&Poll { entitled: replay.entitled, ..poll.clone() }, &ballots);
    let differs = |stated: Option<&Tally>, whose: &str| match stated {
        None => Some(format!("{whose} has no result")),
        Some(stated) if *stated != counted => Some(format!("counted again: {}; {whose} says: {}", numbers(&counted), numbers(stated))),
        Some(_) => None,
    };
    let wrong = differs(replay.stated.as_ref(), "the ledger").or_else(|| differs(poll.result.as_ref(), "the poll"));
    Check::new("result", wrong, format!("counted again: {}; as stated", numbers(&counted)))
}

#[cfg(test)]
#[path = "secret_tests.rs"]
mod tests;
