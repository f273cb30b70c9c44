//! What a poll's facts make of its row.

use super::View;
use crate::core::event::Event;
use crate::core::poll::{Stage, Voters};
use jiff::Timestamp;

impl View {
    pub(super) fn apply_poll(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::PollDrafted { poll, row, .. } => self.polls.put(*poll, (**row).clone()),
            Event::PollOpened { poll, entitled, roll, weights, .. } => self.polls.change(*poll, |poll| {
                poll.stage = Stage::Open;
                poll.opened_at = Some(at);
                poll.entitled = *entitled;
                poll.settings.voters = roll.clone().map_or(Voters::Group, Voters::Named);
                poll.settings.weights = weights.clone();
                poll.set_reminder(at);
            }),
            Event::VotersChanged { poll, person, change, .. } => self.polls.change(*poll, |poll| poll.change_voters(*person, *change)),
            Event::PollCancelled { poll, .. } => self.polls.change(*poll, |poll| poll.stage = Stage::Cancelled),
            Event::PollClosed { poll, closed_at, person, .. } => self.polls.change(*poll, |poll| {
                poll.stage = Stage::Closed;
                poll.closed_at = Some(*closed_at);
                poll.closed_by = *person;
                poll.set_reminder(at);
            }),
            Event::PollChanged { poll, person, change, .. } => self.polls.change(*poll, |poll| poll.undergo(change, *person, at)),
            Event::ResultStated { poll, tally, .. } => self.polls.change(*poll, |poll| {
                poll.settings.recounts += u32::from(poll.stage == Stage::Settled);
                poll.stage = Stage::Settled;
                poll.result = Some(tally.clone());
                poll.life.review_at = poll.settings.review_on.filter(|review_on| *review_on > at);
            }),
            _ => {}
        }
    }
}
