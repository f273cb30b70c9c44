//! What a poll and the orders about it look at.

use crate::core::grammar::PollOrder;
use crate::core::ids::PollId;
use crate::core::poll::{PollKind, Stage};
use crate::core::view::{Needs, View};

pub(super) fn of_poll(view: &View, poll: PollId, needs: &mut Needs) {
    needs.polls.insert(poll);
    let Some(row) = view.polls.get(poll) else { return };
    needs.groups.insert(row.group);
    needs.rosters.insert(row.group);
    needs.threads.extend(row.thread);
    needs.titles.insert((row.group, row.title.clone()));
    needs.people.insert(row.asker);
    // How many may vote is settled when it opens.
    if matches!(row.stage, Stage::Draft { .. }) {
        needs.sizes.insert(row.group);
    }
    // A vote that comes after the count is put to them.
    if row.stage == Stage::Settled {
        needs.coordinators.insert(row.group);
    }
    needs.people.extend(row.settings.voters.people());
    needs.addresses.extend(row.settings.voters.roll().into_iter().flat_map(|roll| &roll.invited).map(|guest| guest.address.clone()));
    if row.kind == PollKind::Proposal {
        needs.ballots.insert((poll, row.asker));
    }
}

/// Whether somebody has voted, and who for what, matters where the question itself changes.
pub(super) fn steering(view: &View, poll: PollId, order: &PollOrder, needs: &mut Needs) {
    use PollOrder::{Add, Describe, Extend, Options, Reword, Title};
    reminder(view, poll, needs);
    if matches!(order, Title { .. } | Describe { .. } | Options { .. } | Add { .. } | Reword { .. } | Extend { .. }) {
        needs.everybodys_votes(view, poll);
    }
}

/// A small group is told at once, so it is known who has voted; a large one is told step by step.
pub(super) fn reminder(view: &View, poll: PollId, needs: &mut Needs) {
    of_poll(view, poll, needs);
    if view.polls.get(poll).is_some_and(|row| view.rosters.contains(&row.group) || row.settings.voters.roll().is_some()) {
        needs.everybodys_votes(view, poll);
    }
}
