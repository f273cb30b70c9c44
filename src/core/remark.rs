//! What the echo of a poll mail points out to its author. Typed, and worded by the face in their language.

use super::lookalike::OddName;
use serde::{Deserialize, Serialize};

/// A line of a poll mail that could be meant as a setting and was not understood, or is worth pointing out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "remark", rename_all = "snake_case")]
pub enum Remark {
    /// A `Word: text` line that is close to a known key.
    NearKey { line: String, nearest: String },
    /// A key whose value was not understood.
    BadValue { line: String, expected: Expected },
    /// A setting or type that does not exist yet and would change what the poll means.
    NotSupported { line: String },
    /// An option that is also a command word.
    OptionIsCommand { option: String },
    /// No time was given: 18:00 local is taken.
    TimeAssumed,
    /// No closing was given: seven days are taken.
    CloseAssumed,
    /// Two or more lists: which one has the options?
    SeveralLists,
    /// The group keeps no settings under that name.
    NoSuchTemplate { name: String },
    /// This mail's settings are kept under that name from now on.
    TemplateKept { name: String },
    /// Only coordinators keep settings for the group.
    TemplateNotKept { name: String },
    /// Nobody in the group is called that: they cannot vote as it stands.
    NoSuchVoter { name: String },
    /// Several people in the group are called that.
    SeveralVoters { name: String },
    /// A guest's name that is to be looked at: it looks like that member's, or mixes scripts.
    OddName(OddName),
    /// A weight of somebody who may not vote.
    WeightOfNobody { name: String },
    /// The closing could mean two instants, or lies in the past.
    CloseUnclear { line: String },
    /// More than so many may vote, so it does not open by itself.
    ManyVoters { limit: u32 },
    /// Its asker has asked for several within the hour, so this one does not open by itself.
    ManyPolls,
}

/// What a setting takes, or a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// One line with this key, not two.
    OneLine,
    Rule,
    Shown,
    Reasons,
    Quorum,
    ThreadTitle,
    Kind,
    /// A day and a time, or a span.
    Closing,
    /// Not that many options.
    FewerOptions,
    /// Each option once.
    EachOnce,
    /// How many may be chosen.
    Choose,
    /// Two numbers.
    Range,
    /// The quota of an election.
    Elects,
    /// How an election hands votes on.
    Transfer,
    /// A day and a time.
    Moment,
    /// Names with numbers.
    Weights,
    YesOrNo,
    /// Options with per cent, where voters are counted.
    Share,
    /// A number, in a kind of poll that has this setting.
    Number,
    /// Yes where every option is a day and a time, or when the event of a proposal begins.
    Invitation,
    /// Nothing that would come by mail: the vote is secret.
    PublicVote,
    /// "seed" and a word, or who decides.
    Tie,
    /// Names for the positions of a proposal.
    Positions,
}

impl Expected {
    pub const ALL: [Self; 23] = [
        Self::OneLine,
        Self::Rule,
        Self::Shown,
        Self::Reasons,
        Self::Quorum,
        Self::ThreadTitle,
        Self::Kind,
        Self::Closing,
        Self::FewerOptions,
        Self::EachOnce,
        Self::Choose,
        Self::Range,
        Self::Elects,
        Self::Transfer,
        Self::Moment,
        Self::Weights,
        Self::YesOrNo,
        Self::Share,
        Self::Number,
        Self::Invitation,
        Self::PublicVote,
        Self::Tie,
        Self::Positions,
    ];

    /// What the words for it are called, for example `expected-quorum`.
    pub fn key(self) -> &'static str {
        match self {
            Self::OneLine => "expected-one-line",
            Self::Rule => "expected-rule",
            Self::Shown => "expected-shown",
            Self::Reasons => "expected-reasons",
            Self::Quorum => "expected-quorum",
            Self::ThreadTitle => "expected-thread-title",
            Self::Kind => "expected-kind",
            Self::Closing => "expected-closing",
            Self::FewerOptions => "expected-fewer-options",
            Self::EachOnce => "expected-each-once",
            Self::Choose => "expected-choose",
            Self::Range => "expected-range",
            Self::Elects => "expected-elects",
            Self::Transfer => "expected-transfer",
            Self::Moment => "expected-moment",
            Self::Weights => "expected-weights",
            Self::YesOrNo => "expected-yes-or-no",
            Self::Share => "expected-share",
            Self::Number => "expected-number",
            Self::Invitation => "expected-invitation",
            Self::PublicVote => "expected-public-vote",
            Self::Tie => "expected-tie",
            Self::Positions => "expected-positions",
        }
    }
}
