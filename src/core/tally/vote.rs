//! A poll as its counting sees it: a method with its limits, and what a ballot may say. Plain data, options by index.

use super::rankings::Ranking;
use thiserror::Error;

/// The most weight that all ballots of a poll may have together: exact counting stays within 128 bits.
pub const MOST_WEIGHT: u64 = 1_000_000_000_000;
/// The furthest that one score may be from 0.
pub const MOST_POINTS: i64 = 1_000_000;

/// How ballots are counted. `docs/counting.md` states each rule with its source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Method {
    /// One option each, most votes.
    Single,
    /// Several options each (approval voting), most votes. How many a ballot may and must name.
    Multiple { min: usize, max: usize },
    /// One position each; the options are the positions, and these are their meanings.
    Proposal(Vec<Stance>),
    /// Points for any option, within a range; most points.
    Score { min: i64, max: i64 },
    /// Points to be shared out, at most the budget; most points.
    Dot { budget: u64 },
    /// Yes (2), maybe (1) or no (0) for each time; most points.
    Meeting,
    /// Instant runoff, also called the alternative vote.
    Irv,
    /// One point for each option below, half a point for each that is level.
    Borda,
    /// The option that beats each other one head to head, or none.
    Condorcet,
    /// The beatpath method of Markus Schulze.
    Schulze(Strength),
    /// Single transferable vote.
    Stv { rules: StvRules, quota: Quota },
}

/// What a position of a proposal means under consent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stance {
    Agree,
    Abstain,
    Disagree,
    Block,
}

/// How strong a duel's victory is. They differ only where ballots leave options level.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Strength {
    /// The votes for the winner of the duel, as Schulze recommends.
    #[default]
    WinningVotes,
    /// Those votes less the votes for its loser.
    Margins,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum StvRules {
    /// Scottish Local Government Elections Order 2007, rules 45 to 52.
    #[default]
    Scottish,
    /// Meek's method: Hill, Wichmann and Woodall, The Computer Journal 30 (1987).
    Meek,
}

/// What it takes to be elected.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Quota {
    /// More than votes / (seats + 1).
    #[default]
    Droop,
    /// Votes / seats.
    Hare,
}

/// What a ballot says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Vote {
    /// One option, or one position of a proposal.
    Choice(usize),
    Choices(Vec<usize>),
    Scores(Vec<(usize, i64)>),
    Times(Vec<(usize, Answer)>),
    Ranking(Ranking),
}

/// An answer to "can you come then?".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    Yes,
    Maybe,
    No,
}

/// Why a ballot cannot be counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Unfit {
    #[error("it is for another method")]
    OtherMethod,
    #[error("there is no option number {option}")]
    NoSuchOption { option: usize },
    #[error("option number {option} is named twice")]
    Twice { option: usize },
    #[error("it names {named} options, at least {min} are needed")]
    TooFew { named: usize, min: usize },
    #[error("it names {named} options, at most {max} are allowed")]
    TooMany { named: usize, max: usize },
    #[error("option number {option} has {points}, allowed are {min} to {max}")]
    OutOfRange { option: usize, points: i64, min: i64, max: i64 },
    #[error("it gives {spent} points, at most {budget} are allowed")]
    OverBudget { spent: u64, budget: u64 },
    #[error("all ballots together weigh more than {MOST_WEIGHT}")]
    TooHeavy,
}

/// Why there is no result.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Uncountable {
    /// Only where ballots put dozens of options level in many different ways.
    #[error("the shares of ballots with so many level options cannot be held exactly")]
    TooFine,
    #[error("there are too many ties to follow all ways out of them")]
    TooManyTies,
}

impl Method {
    /// Whether ballots are rankings.
    pub fn is_ranked(&self) -> bool {
        matches!(self, Self::Irv | Self::Borda | Self::Condorcet | Self::Schulze(_) | Self::Stv { .. })
    }

    /// Whether more than one seat makes sense.
    pub fn may_have_seats(&self) -> bool {
        !matches!(self, Self::Irv | Self::Condorcet | Self::Schulze(_) | Self::Proposal(_) | Self::Meeting)
    }
}
