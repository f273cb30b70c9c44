//! Votes in a view; of secret polls who took part, and the ballots apart from them.

use super::{Needs, View};
use crate::core::ballot::{Ballot, BallotState, Participant};
use crate::core::event::{Event, ballot_of};
use crate::core::ids::{BallotId, PersonId, PollId};
use crate::core::poll::Poll;
use crate::core::tally::Folded;
use std::borrow::Cow;

impl View {
    /// Whether that poll is known and secret.
    pub fn is_secret(&self, poll: Option<PollId>) -> bool {
        poll.and_then(|poll| self.polls.get(poll)).is_some_and(|poll| poll.settings.secret)
    }

    /// Whether they have voted, in a secret poll too.
    pub fn has_voted(&self, poll: PollId, person: PersonId) -> bool {
        self.ballot(poll, person).is_some() || self.participants.get((poll, person)).is_some()
    }

    /// The ballots that count, as far as they are loaded.
    pub fn counted(&self, poll: PollId) -> impl Iterator<Item = &Ballot> {
        self.ballots.values().filter(move |ballot| ballot.poll == poll && ballot.state == BallotState::Counted)
    }

    /// The ballots that a poll's result lists: the few that were loaded for it.
    pub fn listed(&self, poll: PollId) -> impl Iterator<Item = &Ballot> {
        let few = self.excerpts.get(&poll);
        self.counted(poll).filter(move |ballot| few.is_none_or(|few| few.contains(&ballot.id)))
    }

    /// A poll's ballots, folded: as they were loaded, or made of those in the view.
    pub fn folded(&self, poll: &Poll) -> Cow<'_, Folded> {
        match self.folds.get(&poll.id) {
            Some(folded) => Cow::Borrowed(folded),
            None => Cow::Owned(Folded::of(poll, self.counted(poll.id))),
        }
    }

    pub(super) fn apply_ballot(&mut self, event: &Event) {
        match event {
            Event::BallotReplaced { before, .. } => self.step_back(*before, BallotState::Superseded),
            Event::BallotWithdrawn { ballot, .. } => self.step_back(*ballot, BallotState::Withdrawn),
            _ => {}
        }
        let Some(ballot) = ballot_of(event) else { return };
        if ballot.state == BallotState::Counted {
            self.refold(&ballot, |folded, of| folded.add(of, ballot.choice.clone(), 1));
        }
        self.ballots.put(ballot.id, ballot);
    }

    fn step_back(&mut self, id: BallotId, state: BallotState) {
        if let Some(ballot) = self.ballots.get(id).cloned() {
            self.refold(&ballot, |folded, of| folded.remove(of, &ballot.choice));
        }
        self.ballots.change(id, |ballot| ballot.state = state);
    }

    fn refold(&mut self, ballot: &Ballot, act: impl FnOnce(&mut Folded, Option<PersonId>)) {
        let apart = self.polls.get(ballot.poll).is_some_and(|poll| poll.settings.apart().contains(&ballot.person));
        if let Some(folded) = self.folds.get_mut(&ballot.poll) {
            act(folded, Some(ballot.person).filter(|_| apart));
        }
    }

    /// Sealing changes no ballot; the store writes each again.
    pub(super) fn apply_secret(&mut self, event: &Event) {
        if let Event::Participated { poll, person, ballot, .. } = event {
            self.participants.put((*poll, *person), Participant { poll: *poll, person: *person });
            self.secret_ballots.put((*poll, ballot.id), (**ballot).clone());
        }
    }
}

impl Needs {
    /// What all votes say, and how many say it; of a secret poll who cast them.
    pub fn folded_votes(&mut self, view: &View, poll: PollId) {
        match view.polls.get(poll) {
            Some(row) if row.settings.secret => drop(self.turnouts.insert(poll)),
            Some(row) => drop(self.folds.insert((poll, row.settings.apart().into_iter().collect()))),
            None => drop(self.polls.insert(poll)),
        }
    }

    /// The votes that these people have cast.
    pub fn votes(&mut self, view: &View, poll: PollId, people: &[PersonId]) {
        let pairs = people.iter().map(|person| (poll, *person));
        if view.is_secret(Some(poll)) { self.participants.extend(pairs) } else { self.ballots.extend(pairs) }
    }
}
