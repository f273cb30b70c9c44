//! Counting: ballots in, numbers and a verdict out. Whole numbers and exact fractions only; a tie is declared, never broken
//! silently.
//!
//! The modules count plain data by every method (`docs/counting.md` states the rules and their sources): make a
//! [`counter::Counter`], add ballots, ask for the [`result::Count`]. What stands here counts a stored poll under its rule.

pub mod amount;
mod borda;
pub mod counter;
mod folded;
mod pairs;
mod proxies;
pub mod rankings;
pub mod rehearsal;
pub mod result;
mod runoff;
mod stored;
mod stv;
mod sums;
pub mod ties;
mod verdict;
pub mod vote;

use amount::Amount;
use result::Account;
use serde::{Deserialize, Serialize};

pub use folded::{Counted, Folded};
pub use proxies::with_proxies;
pub use stored::{Counting, count, count_folded};
pub use verdict::{Verdict, share_holds};

/// A poll's count.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tally {
    /// Votes or points per option, in ballot order.
    pub lines: Vec<Line>,
    /// How many people voted.
    pub voted: u32,
    pub entitled: u32,
    /// How many had to vote, if there was a quorum.
    pub needed: Option<u32>,
    pub verdict: Verdict,
    /// How many of those who voted had somebody else vote for them.
    #[serde(default, skip_serializing_if = "is_none")]
    pub by_proxy: u32,
    /// How many votes those who voted have together, where some count for more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
    /// How many of those votes said "none of these".
    #[serde(default)]
    pub none: u32,
    /// What the numbers per option do not say: rounds, duels, maybes. Options are named by their place in `lines`.
    #[serde(default)]
    pub account: Option<Account>,
    /// The options that were level for what was won, when the poll's own seed decided between them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drawn: Vec<String>,
}

fn is_none(count: &u32) -> bool {
    *count == 0
}

impl Tally {
    /// What a share is a share of: the votes, of which each voter has one unless the poll says otherwise.
    pub fn votes(&self) -> u32 {
        self.weight.unwrap_or(self.voted)
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub code: String,
    pub name: String,
    /// Votes; points in kinds that give points; duels won under Schulze; votes of the last round in a count of rounds.
    pub votes: Amount,
}
