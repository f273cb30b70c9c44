//! Votes in a view; of secret polls who took part, and the ballots apart from them.

use super::{Needs, View};
use crate::core::ballot::{BallotState, Participant, SecretBallot};
use crate::core::event::{Event, ballot_of};
use crate::core::ids::{PersonId, PollId};

impl View {
    /// Whether that poll is known and secret.
    pub fn is_secret(&self, poll: Option<PollId>) -> bool {
        poll.and_then(|poll| self.polls.get(poll)).is_some_and(|poll| poll.settings.secret)
    }

    /// Whether they have voted, in a secret poll too.
    pub fn has_voted(&self, poll: PollId, person: PersonId) -> bool {
        self.ballot(poll, person).is_some() || self.participants.get((poll, person)).is_some()
    }

    pub(super) fn apply_ballot(&mut self, event: &Event) {
        if let Some(ballot) = ballot_of(event) {
            self.ballots.put(ballot.id, ballot);
        }
        match event {
            Event::BallotReplaced { before, .. } => self.ballots.change(*before, |ballot| ballot.state = BallotState::Superseded),
            Event::BallotWithdrawn { ballot, .. } => self.ballots.change(*ballot, |ballot| ballot.state = BallotState::Withdrawn),
            _ => {}
        }
    }

    /// Sealing changes no ballot, but each is written again.
    pub(super) fn apply_secret(&mut self, event: &Event) {
        match event {
            Event::Participated { poll, person, ballot, .. } => {
                self.participants.put((*poll, *person), Participant { poll: *poll, person: *person });
                self.secret_ballots.put((*poll, ballot.id), (**ballot).clone());
            }
            Event::BallotsSealed { poll, .. } => {
                let sealed: Vec<SecretBallot> = self.secret_ballots.values().filter(|ballot| ballot.poll == *poll).cloned().collect();
                sealed.into_iter().for_each(|ballot| self.secret_ballots.put((ballot.poll, ballot.id), ballot));
            }
            _ => {}
        }
    }
}

impl Needs {
    /// All votes cast so far; of a secret poll who cast them.
    pub fn everybodys_votes(&mut self, view: &View, poll: PollId) {
        let votes = if view.is_secret(Some(poll)) { &mut self.turnouts } else { &mut self.counts };
        votes.insert(poll);
    }

    /// The votes that these people have cast.
    pub fn votes(&mut self, view: &View, poll: PollId, people: &[PersonId]) {
        let pairs = people.iter().map(|person| (poll, *person));
        if view.is_secret(Some(poll)) { self.participants.extend(pairs) } else { self.ballots.extend(pairs) }
    }
}
