//! What is said about a poll beyond its question, options, rule and clock: by its author, and by voters about their vote.

use super::share::Share;
use super::voters::Voters;
use crate::core::ids::PersonId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Settings that most polls leave as they are. The default is what a poll without a word about them does.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub voters: Voters,
    /// Members who join after the opening may vote too.
    pub joiners: bool,
    /// Those of them who have voted, or let somebody vote for them: each is one more who could.
    pub admitted: BTreeSet<PersonId>,
    /// "None of the above" is an answer.
    pub none_of_these: bool,
    /// Each reader sees the options in another order; codes stay.
    pub shuffled: bool,
    /// Voters may add options.
    pub may_add: bool,
    /// Nobody, the service's log included, can tell who voted for what.
    pub secret: bool,
    /// A vote by a web link counts only on a browser that a mail confirmation has opened.
    pub strict: bool,
    /// When the outcome is to be looked at again.
    pub review_on: Option<Timestamp>,
    /// How often the result was stated again.
    pub recounts: u32,
    /// The longest reason, in characters.
    pub reason_limit: Option<u32>,
    /// Whose vote counts for more than one. Everybody else's counts one.
    pub weights: BTreeMap<PersonId, u32>,
    /// What share of the votes an option must have, by code.
    pub shares: BTreeMap<String, Share>,
    /// Who votes for whom, said by themselves while it is open: whose vote, and who casts it.
    pub proxies: BTreeMap<PersonId, PersonId>,
    /// Ballots carry invitations for calendar programs, whose answers are votes.
    pub invitation: Option<Invitation>,
    /// Of a time poll: the zone in which its times are written, by its IANA name.
    pub zone: String,
    /// Ties are drawn from this word, published with the ballot.
    pub tie_seed: Option<String>,
}

/// What calendar programs are invited to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Invitation {
    /// Every option of a time poll.
    Slots,
    /// The one event that a proposal is about.
    At { starts: Timestamp },
}

impl Settings {
    /// Those who gave their vote to somebody.
    pub fn givers_to(&self, holder: PersonId) -> impl Iterator<Item = PersonId> {
        self.proxies.iter().filter(move |(_, to)| **to == holder).map(|(giver, _)| *giver)
    }

    /// How many votes somebody has.
    pub fn weight(&self, person: PersonId) -> u32 {
        self.weights.get(&person).copied().unwrap_or(1)
    }
}
