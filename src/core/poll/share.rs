//! A share that an option must reach, or must not pass.

use serde::{Deserialize, Serialize};

/// A test of one option, in whole per cent of the votes that were cast.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    AtLeast(u32),
    AtMost(u32),
}

impl Share {
    /// Whether so many of `all` votes pass. Of no votes at all nothing passes.
    pub fn holds(self, votes: u32, all: u32) -> bool {
        let (votes, all) = (u64::from(votes) * 100, u64::from(all));
        match self {
            _ if all == 0 => false,
            Self::AtLeast(percent) => votes >= u64::from(percent) * all,
            Self::AtMost(percent) => votes <= u64::from(percent) * all,
        }
    }
}
