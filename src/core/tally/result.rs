//! What a count comes to: who won, whether that is a tie, the numbers, and the account of how it went.
//!
//! Options are named by their index in the order of the ballot; whoever shows the result puts the names in.

use super::amount::Amount;
use serde::{Deserialize, Serialize};

/// A finished count.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Count {
    /// Who won. With `tied`, everybody who could win, those who win in any case first.
    pub winners: Vec<usize>,
    /// Level options, and no rule was given that decides between them.
    pub tied: bool,
    /// How many of `winners`, from the front, win however the tie ends. All of them when nothing is tied.
    pub certain: usize,
    /// One number per option: votes, points, duels won, or the votes of the last round.
    pub totals: Vec<Amount>,
    /// Weight of the ballots that say something.
    pub counted: u64,
    /// Weight of the ballots that were cast empty.
    pub blank: u64,
    pub account: Account,
}

/// How a count went, beyond the totals.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Account {
    /// The totals say all.
    Sums,
    /// Per option: weight of those who gave it a score or points.
    Scores { voters: Vec<u64> },
    /// Per time: yes, maybe, no.
    Times { answers: Vec<[u64; 3]> },
    /// `duels[a][b]`: weight of the ballots with `a` above `b`. `paths[a][b]`: the strongest path (Schulze only).
    Pairs { duels: Vec<Vec<u64>>, paths: Option<Vec<Vec<u64>>> },
    /// Round by round. When a tie decides and no rule breaks it, the account ends with that tie.
    Rounds { rounds: Vec<Round> },
}

/// One round (a stage, in the Scottish order): the votes as they stand, and what is done about them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Round {
    /// Votes per option; none for an option that is out of the count.
    pub totals: Vec<Option<Amount>>,
    /// Votes that can no longer reach anybody, and what rounding down left over.
    pub exhausted: Amount,
    /// What it takes to be elected, in a count with a quota.
    pub quota: Option<Amount>,
    /// Elected on these numbers, most votes first.
    pub elected: Vec<usize>,
    /// Whose surplus is handed on next.
    pub surplus: Option<usize>,
    /// Put out of the count next.
    pub excluded: Vec<usize>,
    pub tie: Option<TieNote>,
}

/// A tie that arose, and how it was dealt with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TieNote {
    pub among: Vec<usize>,
    pub about: About,
    pub settled: Settled,
}

/// What a tie in a round is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Who is put out of the count.
    Exclusion,
    /// Whose surplus is handed on first.
    Surplus,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    /// By the votes at an earlier stage, as the rules of the count say.
    EarlierStage,
    /// Every way out of it elects the same, so one was taken.
    MakesNoDifference,
    /// By the order or seed that was stated for ties.
    StatedRule,
    /// Not at all: it decides, and nothing was stated.
    Open,
}

impl Default for Amount {
    fn default() -> Self {
        Self::ZERO
    }
}
