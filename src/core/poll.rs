//! Polls: the question, the options, the clock, the rule.

mod kind;
mod life;
pub mod reminders;
mod settings;
mod share;
mod voters;

pub use kind::{PollKind, Position, Ranked, StvQuota, Transfer};
pub use life::{Change, Changed, Life, Retired, Stated, Wording};
pub use settings::{Invitation, Settings};
pub use share::Share;
pub use voters::{Guest, Roll, VoterChange, Voters};

use super::ballot::Choice;
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
    /// Who may vote and how the ballot looks, where the author said more than the usual.
    #[serde(default)]
    pub settings: Settings,
    /// What happened to it beyond its votes.
    #[serde(default)]
    pub life: Life,
}

/// An option with the code people answer with. Codes are permanent in a poll and never reused.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Choosable {
    pub code: String,
    pub name: String,
    /// What choosing it says about the question, in the kinds whose options say so. The name is the author's own then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// When it begins, where options are times that go out as invitations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
}

impl Choosable {
    pub fn new(code: &str, name: &str) -> Self {
        Self { code: code.to_string(), name: name.to_string(), position: None, at: None }
    }

    /// Whether its name is ours (and said in each reader's language), not the author's.
    pub fn is_ours(&self) -> bool {
        self.position.is_some_and(|position| position.word() == self.name)
    }
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
    /// None is asked for and none is kept.
    Off,
    Optional,
    Required,
    /// Required of those who disagree or block.
    RequiredToObject,
    /// Required of those who block.
    RequiredToBlock,
}

impl Reasons {
    /// Whether a vote for these options needs a reason.
    pub fn needed_for(self, chosen: &[&Choosable]) -> bool {
        let takes = |positions: &[Position]| chosen.iter().filter_map(|option| option.position).any(|position| positions.contains(&position));
        match self {
            Self::Off | Self::Optional => false,
            Self::Required => true,
            Self::RequiredToObject => takes(&[Position::Disagree, Position::Block, Position::Concerned]),
            Self::RequiredToBlock => takes(&[Position::Block]),
        }
    }
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

impl Stage {
    /// The stage's word in the database and the word keys.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Draft { .. } => "draft",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Settled => "settled",
            Self::Cancelled => "cancelled",
        }
    }
}

impl Poll {
    pub fn option(&self, code: &str) -> Option<&Choosable> {
        self.options.iter().find(|option| option.code.eq_ignore_ascii_case(code))
    }

    /// Whether that is a ballot that blocks, whatever the author named the block.
    pub fn blocks(&self, choice: &Choice) -> bool {
        choice.code().and_then(|code| self.option(code)).is_some_and(|option| option.position == Some(Position::Block))
    }

    /// How long a reason is and how long it may be, in characters, when it is too long.
    pub fn reason_too_long(&self, reason: &str) -> Option<(u32, u32)> {
        let length = u32::try_from(reason.trim().chars().count()).unwrap_or(u32::MAX);
        self.settings.reason_limit.filter(|limit| length > *limit && self.reasons != Reasons::Off).map(|limit| (length, limit))
    }

    pub fn is_open(&self) -> bool {
        self.stage == Stage::Open
    }
}
