//! Equal ballots folded into one entry, so that counting a poll costs what its distinct ballots cost.

use super::Tally;
use crate::core::ballot::{Ballot, Choice};
use crate::core::ids::PersonId;
use crate::core::poll::{Poll, Settings};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How many of a poll's ballots say the same. A ballot whose owner matters to the count ([`Settings::apart`]) stands
/// under their name and is folded with no other.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Folded(BTreeMap<(Option<PersonId>, Choice), u32>);

impl Folded {
    /// The ballots that count in a poll.
    pub fn of<'a>(poll: &Poll, ballots: impl IntoIterator<Item = &'a Ballot>) -> Self {
        let apart = poll.settings.apart();
        let mut folded = Self::default();
        ballots.into_iter().for_each(|ballot| folded.add(Some(ballot.person).filter(|person| apart.contains(person)), ballot.choice.clone(), 1));
        folded
    }

    /// Ballots that are nobody's.
    pub fn unnamed<'a>(choices: impl IntoIterator<Item = &'a Choice>) -> Self {
        let mut folded = Self::default();
        choices.into_iter().for_each(|choice| folded.add(None, choice.clone(), 1));
        folded
    }

    pub fn add(&mut self, of: Option<PersonId>, choice: Choice, ballots: u32) {
        let known = self.0.entry((of, choice)).or_default();
        *known = known.saturating_add(ballots);
    }

    /// Takes one ballot out again.
    pub fn remove(&mut self, of: Option<PersonId>, choice: &Choice) {
        let key = (of, choice.clone());
        match self.0.get_mut(&key) {
            Some(ballots) if *ballots > 1 => *ballots -= 1,
            _ => drop(self.0.remove(&key)),
        }
    }

    /// What is said, how often, and by whom where that matters.
    pub fn iter(&self) -> impl Iterator<Item = (Option<PersonId>, &Choice, u32)> {
        self.0.iter().map(|((of, choice), ballots)| (*of, choice, *ballots))
    }

    /// The ballots that somebody casts for somebody else: whose vote, and what it says. A vote goes one step and no
    /// further: what a holder holds for others they do not hand on, and where the holder has not voted, or the owner has,
    /// there is nothing to cast.
    pub fn by_proxy(&self, settings: &Settings) -> Vec<(PersonId, &Choice)> {
        let own: BTreeMap<PersonId, &Choice> = self.iter().filter_map(|(of, choice, _)| Some((of?, choice))).collect();
        let given = settings.proxies.iter().filter(|(giver, _)| !own.contains_key(giver));
        given.filter_map(|(giver, holder)| Some((*giver, *own.get(holder)?))).collect()
    }

    /// How many have voted, those included for whom somebody else does.
    pub fn voted(&self, settings: &Settings) -> u32 {
        let cast = self.0.values().copied().fold(0, u32::saturating_add);
        cast.saturating_add(u32::try_from(self.by_proxy(settings).len()).unwrap_or(u32::MAX))
    }
}

impl Settings {
    /// The people whose ballots the count must tell from others': their votes weigh more, they vote for somebody, or
    /// somebody does for them.
    pub fn apart(&self) -> BTreeSet<PersonId> {
        self.weights.keys().chain(self.proxies.keys()).chain(self.proxies.values()).copied().collect()
    }
}

/// A count, and the head of the poll's chain when it was made: it holds as long as nothing has happened since.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Counted {
    pub chain: String,
    pub tally: Tally,
    /// Of a secret poll: how many ballots were counted, and the hash that seals them ([`crate::core::ballot::Seal`]).
    pub seal: Option<(u32, String)>,
}
