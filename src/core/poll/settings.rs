//! What an author may say about a poll beyond its question, options, rule and clock.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Settings that most polls leave as they are. The default is what a poll without a word about them does.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub voters: Voters,
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
    /// Votes that count for more than one, by the voter's address or name as the author wrote it.
    pub weights: BTreeMap<String, u32>,
}

/// Who may vote.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voters {
    /// The group's members at opening.
    #[default]
    Group,
    /// These people, by address or name as the author wrote them; addresses outside the group are guests.
    Named(Vec<String>),
}
