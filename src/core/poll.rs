//! Polls: the question, the options, the clock, the rule.

use super::ids::{GroupId, PersonId, PollId, ThreadId};
use super::tally::Tally;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A question put to a group.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Poll {
    pub id: PollId,
    pub group: GroupId,
    /// The thread that hears of it, when there is one.
    pub thread: Option<ThreadId>,
    pub asker: PersonId,
    pub title: String,
    pub description: String,
    pub kind: PollKind,
    pub options: Vec<Choosable>,
    /// Raised when the wording changes. A notice remembers the version its reader saw.
    pub version: u32,
    pub rule: Rule,
    pub quorum: Option<Quorum>,
    pub results: ResultsShown,
    pub reasons: Reasons,
    pub stage: Stage,
    pub drafted_at: Timestamp,
    pub opened_at: Option<Timestamp>,
    pub closes_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    /// Who ended it early, if somebody did.
    pub closed_by: Option<PersonId>,
    /// The Message-ID of the mail that asked, so that the asker's ballot threads under it.
    pub asker_message_id: Option<String>,
    /// How many could vote, counted when it opened.
    pub entitled: u32,
    /// The count, once settled.
    pub result: Option<Tally>,
    /// Head of this poll's hash chain, as lower-case hexadecimal SHA-256.
    pub chain: String,
}

/// An option with the code people answer with. Codes are permanent in a poll and never reused.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Choosable {
    pub code: String,
    pub name: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PollKind {
    /// One of the options.
    Single,
    /// Agree, abstain, disagree or block.
    Proposal,
}

/// How the numbers become a decision, or do not.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The option with most votes is what the group decides.
    MostVotes,
    /// More than half of those who voted.
    Majority,
    /// At least two thirds of those who voted.
    TwoThirds,
    /// Adopted unless somebody blocks.
    Consent,
    /// The vote advises; the asker then states the outcome.
    Advice,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quorum {
    /// That many voters.
    Count(u32),
    /// That share of those entitled, in per cent.
    Percent(u32),
}

impl Quorum {
    /// How many must have voted, when `entitled` could.
    pub fn needed(self, entitled: u32) -> u32 {
        match self {
            Self::Count(count) => count,
            Self::Percent(percent) => (entitled * percent).div_ceil(100),
        }
    }
}

/// When members see numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResultsShown {
    Always,
    AfterVoting,
    AfterClosing,
}

/// Whether a vote needs a reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reasons {
    Optional,
    Required,
}

/// Where a poll stands.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Echoed to the asker; opens by itself at the instant, if one is given, else waits for "open".
    Draft {
        opens_at: Option<Timestamp>,
    },
    Open,
    /// The minute has passed; votes received by then may still be on their way in.
    Closed,
    /// Counted and stated.
    Settled,
    Cancelled,
}

impl Poll {
    pub fn option(&self, code: &str) -> Option<&Choosable> {
        self.options.iter().find(|option| option.code.eq_ignore_ascii_case(code))
    }

    /// Whether that is a proposal's block.
    pub fn is_block(&self, code: &str) -> bool {
        self.kind == PollKind::Proposal && self.option(code).is_some_and(|option| option.name == "block")
    }

    pub fn is_open(&self) -> bool {
        self.stage == Stage::Open
    }

    /// The positions of a proposal, in ballot order.
    pub fn positions() -> Vec<Choosable> {
        ["agree", "abstain", "disagree", "block"]
            .iter()
            .enumerate()
            .map(|(index, name)| Choosable { code: (index + 1).to_string(), name: (*name).to_string() })
            .collect()
    }
}
