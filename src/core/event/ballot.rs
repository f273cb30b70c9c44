//! The ballot that a fact is about.

use super::Event;
use crate::core::ballot::{Ballot, BallotState};

/// A ballot as an event tells it.
pub(in crate::core) fn ballot_of(event: &Event) -> Option<Ballot> {
    match event {
        Event::BallotCast { poll, ballot, person, choice, received_at, via, reason, .. }
        | Event::BallotReplaced { poll, ballot, person, choice, received_at, via, reason, .. }
        | Event::BallotSuperseded { poll, ballot, person, choice, received_at, via, reason, .. } => Some(Ballot {
            id: *ballot,
            poll: *poll,
            person: *person,
            choice: choice.clone(),
            reason: reason.clone(),
            received_at: *received_at,
            via: *via,
            state: if matches!(event, Event::BallotSuperseded { .. }) { BallotState::Superseded } else { BallotState::Counted },
        }),
        _ => None,
    }
}
