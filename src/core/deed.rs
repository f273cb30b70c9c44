//! What would be done on "yes", and what was done: the acts and deeds that a notice names.

use super::ballot::Choice;
use super::ids::PersonId;
use super::lookalike::OddName;
use super::person::{Level, Scope};
use super::poll::Change;
use super::thread::LeftOut;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What was held and would happen on "yes".
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum HeldAct {
    Vote {
        choice: Choice,
        reason: String,
    },
    Comment {
        words: String,
    },
    Thread {
        title: String,
        words: String,
    },
    Poll {
        title: String,
    },
    /// Leaving the group.
    Leave,
    /// Joining a group that one was invited to.
    Join,
    /// Going away for a time.
    Deactivate,
    /// Going away for good.
    DeleteMe,
    /// A setting or command, as it was written.
    Command {
        words: String,
    },
}

/// Something done that deserves one sentence back.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum Deed {
    /// A level was set; `undone` when it was an undo.
    LevelSet {
        scope: Scope,
        level: Level,
        undone: bool,
    },
    ThreadClosed,
    ThreadReopened,
    PollClosed,
    PollCancelled,
    /// The poll named by the notice was changed so.
    PollChanged {
        change: Change,
    },
    /// An outcome no longer stands; `unseen` when nobody had been told of it.
    OutcomeTakenBack {
        unseen: bool,
    },
    /// An outcome was looked at again and holds.
    OutcomeHolds,
    /// A vote was taken back; while the poll is open a fresh ballot follows.
    VoteWithdrawn {
        open: bool,
    },
    /// "not me" about a secret vote: nobody can find it, so it stays; the links are renewed.
    SecretVoteStays,
    /// A stranger's words that a coordinator let through; what is odd about the name of whoever is let in by it.
    Posted {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        odd: Option<OddName>,
    },
    /// A vote that had reached the count late counts now, and the result was stated again.
    Counted,
    /// Somebody's own words that were held are in the notice's thread now.
    WordsPosted,
    /// A held thing was thrown away on its owner's "no".
    Dropped,
    /// They no longer belong to the group.
    Left,
    /// Nothing but answers until then.
    Paused {
        until: Timestamp,
    },
    Resumed,
    /// They had gone for a time, and are back.
    CameBack,
    /// Whom a coordinator has invited, whom not, because they belong, were asked, or asked not to be, and which names of
    /// theirs are to be looked at.
    Invited {
        invited: Vec<String>,
        left_out: Vec<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        odd: Vec<OddName>,
    },
    /// They said no to an invitation; with `never` no group asks them again.
    Declined {
        never: bool,
    },
    /// Their words are deleted here; so many people had been sent them.
    TakenBack {
        reached: u32,
    },
    /// Other words stand in their place; so many people had been sent the old ones.
    Replaced {
        reached: u32,
    },
    /// A coordinator removed what they wrote.
    Removed {
        by: PersonId,
        reason: String,
    },
    /// What their mail looks like from now on.
    FormatSet {
        text_only: bool,
    },
    /// Somebody votes for them from now on.
    ProxyGiven {
        holder: PersonId,
    },
    /// Nobody votes for them any more.
    ProxyTakenBack,
    /// They do not vote for somebody who asked them to.
    ProxyDeclined,
    /// Nothing could be undone.
    NothingToUndo,
    /// Their words were posted, these files were not.
    FilesLeftOut {
        files: Vec<LeftOut>,
    },
    /// A coordinator looked at what was cut from their mail.
    ElidedShown {
        by: PersonId,
        reason: String,
    },
    /// Mail to the letter's address came back; this one tries it, and an answer shows that it is read.
    AddressTried,
    /// The letter's address gets mail again.
    AddressWell,
    /// What was to be undone holds no longer; this does.
    LevelStands {
        scope: Scope,
        level: Level,
    },
}

impl Deed {
    /// Where a level was set, when one was.
    pub fn scope(&self) -> Option<Scope> {
        match self {
            Self::LevelSet { scope, .. } | Self::LevelStands { scope, .. } => Some(*scope),
            _ => None,
        }
    }
}

/// What became of a vote that was given to somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProxyIs {
    Given,
    TakenBack,
    Declined,
}
