//! Where a fact belongs: the poll whose chain it moves on, and the group it happened in.

use super::Event;
use crate::core::ids::{GroupId, PollId};

impl Event {
    /// The poll whose chain this fact belongs to.
    pub fn poll(&self) -> Option<PollId> {
        match self {
            Self::PollDrafted { poll, .. }
            | Self::PollOpened { poll, .. }
            | Self::PollCancelled { poll, .. }
            | Self::PollChanged { poll, .. }
            | Self::BallotCast { poll, .. }
            | Self::BallotReplaced { poll, .. }
            | Self::BallotSuperseded { poll, .. }
            | Self::BallotWithdrawn { poll, .. }
            | Self::Participated { poll, .. }
            | Self::BallotsSealed { poll, .. }
            | Self::PollClosed { poll, .. }
            | Self::ResultStated { poll, .. } => Some(*poll),
            _ => None,
        }
    }

    /// The group it happened in, when it happened in one.
    pub fn group(&self) -> Option<GroupId> {
        match self {
            Self::GroupCreated { group, .. }
            | Self::GroupRulesSet { group, .. }
            | Self::MemberJoined { group, .. }
            | Self::MemberLeft { group, .. }
            | Self::ThreadStarted { group, .. }
            | Self::CommentAdded { group, .. }
            | Self::ThreadClosed { group, .. }
            | Self::ThreadReopened { group, .. }
            | Self::CommentDeleted { group, .. }
            | Self::CommentReplaced { group, .. }
            | Self::ElidedShown { group, .. }
            | Self::PollDrafted { group, .. }
            | Self::PollOpened { group, .. }
            | Self::PollCancelled { group, .. }
            | Self::PollChanged { group, .. }
            | Self::BallotCast { group, .. }
            | Self::BallotReplaced { group, .. }
            | Self::BallotSuperseded { group, .. }
            | Self::BallotWithdrawn { group, .. }
            | Self::Participated { group, .. }
            | Self::BallotsSealed { group, .. }
            | Self::PollClosed { group, .. }
            | Self::ResultStated { group, .. } => Some(*group),
            Self::SomethingHeld { group, .. } => *group,
            _ => None,
        }
    }
}
