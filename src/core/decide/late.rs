//! Votes that were received in time and reached us after the count: the coordinators decide whether they count.

use super::{Case, Place};
use crate::core::ballot::{Choice, Via};
use crate::core::command::{Command, Disposition};
use crate::core::event::Event;
use crate::core::held::HeldWhy;
use crate::core::ids::{PersonId, PollId};
use crate::core::poll::{Poll, Stage};
use crate::core::tally;
use crate::core::trust::Actor;

impl Case<'_> {
    /// Keeps the vote of somebody who may vote for the coordinators, who are asked. They hear whose it is and not what it says.
    pub(super) fn after_count(&mut self, person: PersonId, poll: PollId, place: Place, (choice, reason): (&Choice, &str)) {
        let command = Command::CountLate { poll, person, choice: choice.clone(), reason: reason.to_string() };
        self.hold(HeldWhy::AfterCount, None, place, &command, None);
        if let Some(Event::SomethingHeld { row, .. }) = self.events.last_mut() {
            row.author = Some(person);
        }
    }

    /// By the coordinators' word: the vote counts from when it was received, and the result is stated again.
    pub(super) fn count_late(&mut self, poll: PollId, person: PersonId, choice: &Choice, reason: &str) -> Disposition {
        let Some(row) = self.view.polls.get(poll).filter(|row| row.stage == Stage::Settled).cloned() else {
            return self.ignored("there is no result to state again");
        };
        let decided = matches!(self.actor, Actor::Confirmed { .. });
        if !decided || self.at > row.closed_at.unwrap_or(row.closes_at) || self.not_entitled(&row, person).is_some() {
            return self.ignored("nobody has decided that it counts");
        }
        self.admit_voter(&row, person);
        let disposition = self.cast(&row, person, choice.clone(), reason, Via::Mail);
        self.state_again(row);
        disposition
    }

    /// The result of what holds now, with everybody who could vote.
    fn state_again(&mut self, before: Poll) {
        let mut view = self.view.clone();
        self.events.iter().for_each(|event| view.apply(event, self.at));
        let row = view.polls.get(before.id).unwrap_or(&before);
        let tally = tally::count_folded(row, &view.folded(row));
        self.happened(Event::ResultStated { group: row.group, poll: row.id, tally });
    }
}
