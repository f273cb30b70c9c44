//! How a fact is logged, and where it belongs: the poll whose chain it moves on, and the group it happened in.

use super::Event;
use crate::core::ids::{GroupId, PollId};
use sha2::{Digest, Sha256};

impl Event {
    /// The tag in the log, for example `ballot_cast`.
    pub fn tag(&self) -> String {
        match self.record() {
            serde_json::Value::Object(map) => map.get("event").and_then(|tag| tag.as_str()).unwrap_or_default().to_string(),
            _ => String::new(),
        }
    }

    /// What the log keeps.
    pub fn record(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or(serde_json::Value::Null)
    }

    /// The poll whose chain this fact belongs to.
    pub fn poll(&self) -> Option<PollId> {
        match self {
            Self::PollDrafted { poll, .. }
            | Self::PollOpened { poll, .. }
            | Self::VotersChanged { poll, .. }
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
            | Self::TemplateSet { group, .. }
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
            | Self::VotersChanged { group, .. }
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

/// The next head of a poll's chain: SHA-256 over the head before and the fact as logged, in lower-case hexadecimal.
pub fn chain(before: &str, record: &serde_json::Value) -> String {
    let mut hash = Sha256::new();
    hash.update(before.as_bytes());
    hash.update([b'\n']);
    hash.update(record.to_string().as_bytes());
    data_encoding::HEXLOWER.encode(&hash.finalize())
}
