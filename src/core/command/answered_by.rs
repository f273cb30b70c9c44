//! Which of the things that name a notice a reply carried.

use crate::core::token::Purpose;
use serde::{Deserialize, Serialize};

/// How a reply named the notice it answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnsweredBy {
    Comment,
    Vote,
    Command,
    Confirm,
    /// Our signed Message-ID in In-Reply-To or References: counts as that notice's own token.
    Reference,
}

impl AnsweredBy {
    /// The reply purposes; `None` for tokens that are no reply addresses.
    pub fn of(purpose: Purpose) -> Option<Self> {
        match purpose {
            Purpose::Comment => Some(Self::Comment),
            Purpose::Vote => Some(Self::Vote),
            Purpose::Command => Some(Self::Command),
            Purpose::Confirm => Some(Self::Confirm),
            Purpose::Reference => Some(Self::Reference),
            _ => None,
        }
    }
}
