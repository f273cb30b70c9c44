//! What is kept back until somebody says yes or no. Saying yes carries the command out as of when it arrived.

use super::command::Command;
use super::ids::{GroupId, HeldId, PersonId, PollId, RawId};
use super::person::Address;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Something held.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Held {
    pub id: HeldId,
    pub why: HeldWhy,
    /// Who may say yes: the owner of the token or address, or the group's coordinators when `None`.
    pub owner: Option<PersonId>,
    pub group: Option<GroupId>,
    pub poll: Option<PollId>,
    pub command: Command,
    /// The member who wrote it, when that is certain and the group's coordinators decide.
    #[serde(default)]
    pub author: Option<PersonId>,
    /// The address it came from.
    pub from: Option<Address>,
    /// The aligned SPF domain, remembered for 12 months when the owner says yes.
    pub spf_domain: Option<String>,
    pub received_at: Timestamp,
    pub until: Timestamp,
    pub raw: Option<RawId>,
    pub settled: Option<Settled>,
}

impl Held {
    /// It waits for a word of the group's coordinators.
    pub fn waits_for(&self, group: GroupId) -> bool {
        self.owner.is_none() && self.group == Some(group) && self.settled.is_none()
    }

    /// The same sender wrote both, for the same reason they wait: one word settles them.
    pub fn goes_with(&self, other: &Self) -> bool {
        self.group == other.group && self.why == other.why && self.poll == other.poll && self.author == other.author && self.from == other.from
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeldWhy {
    /// The proof of the sender was weak.
    Weak,
    /// The proof of the sender failed.
    Failed,
    /// It came from an address we do not know and that was proven, with somebody's token: the owner's yes adds it.
    OtherAddress,
    /// It came with somebody's token and nobody can say from whom.
    SomebodyElse,
    /// It came from a mailbox that several people share, without a token of theirs.
    Shared,
    /// It was not clear what it means; only its sender has seen it.
    Unclear,
    /// A stranger wrote to a group.
    Stranger,
    /// More was written within an hour than goes out at once.
    TooMany,
    /// A vote received in time that a mail provider handed over only after the count.
    AfterCount,
    /// A vote that came too late, kept so that its owner can post it.
    Late,
    /// A web vote where the group is strict, or leaving for good asked for on a page: a link may have been passed on, so the
    /// mailbox alone says yes.
    StrictLink,
    /// A coordinator asked them to join; their yes makes them a member.
    Invited,
}

impl HeldWhy {
    /// It waits for its owner to say that it was them; a poll is not counted before.
    pub fn asks_its_owner(self) -> bool {
        matches!(self, Self::Weak | Self::Failed | Self::OtherAddress | Self::SomebodyElse | Self::Shared | Self::StrictLink)
    }

    /// Somebody used the owner's notice: what else came from that sender is settled with it.
    pub fn is_anothers(self) -> bool {
        matches!(self, Self::OtherAddress | Self::SomebodyElse)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    Yes,
    No,
    /// No, and never again from that address.
    Blocked,
    Expired,
}

/// What a coordinator says to what waits for their group.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moderation {
    Approve,
    Reject,
    Block,
}

impl Moderation {
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "approve" => Some(Self::Approve),
            "reject" => Some(Self::Reject),
            "block" => Some(Self::Block),
            _ => None,
        }
    }
}
