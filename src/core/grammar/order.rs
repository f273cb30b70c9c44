//! Commands, as a whole reply or to the help address.

use crate::core::person::Level;
use serde::{Deserialize, Serialize};

/// A command somebody wrote as their whole reply.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "order", rename_all = "snake_case")]
pub enum Order {
    Help,
    /// "unsubscribe", "stop": the narrowest scope of the notice, or what `reach` says.
    Stop {
        reach: Option<Reach>,
    },
    Level {
        level: Level,
        reach: Option<Reach>,
    },
    /// A reach alone ("group" in reply to a goodbye): widen the last stop.
    Widen {
        reach: Reach,
    },
    /// "ballots": ask me again when the group votes.
    Ballots,
    /// "no ballots": nothing at all from this group.
    NoBallots,
    Undo,
    NotMe,
    Status,
    /// "resend": my open ballots.
    Resend,
    Yes,
    No,
    /// "post": publish what was held for me.
    Post,
    Open,
    Cancel,
    CloseThread,
    /// "poll: close".
    ClosePoll,
    Approve,
    Reject,
    Block,
}

/// How far a command reaches: this thread, the whole group, everywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    Thread,
    Group,
    All,
}

/// Reads a whole reply as a command; `None` when it is anything else.
pub fn read_order(_words: &super::Words, _tongues: &[&str]) -> Option<Order> {
    None
}

/// Whether a short reply to a talk notice reads like something not meant for everyone
/// ("take me off this list", "help", "thanks"): it is held and asked about, not published.
pub fn sounds_private(_words: &super::Words, _tongues: &[&str]) -> bool {
    false
}
