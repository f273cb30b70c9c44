//! What a poll and the orders about it look at.

use super::measured::of_letters;
use crate::core::grammar::PollOrder;
use crate::core::ids::{PersonId, PollId};
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
    of_letters(view, [row.asker], needs);
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

/// Where the question itself changes it matters whether somebody has voted, which a few ballots tell; and where an option is
/// given other words, who chose it.
pub(super) fn steering(view: &View, poll: PollId, order: &PollOrder, needs: &mut Needs) {
    use PollOrder::{Describe, Extend, Options, Remind, Reword, Title};
    of_poll(view, poll, needs);
    let Some(row) = view.polls.get(poll).filter(|row| !row.settings.secret || *order == Remind) else { return };
    match order {
        Remind => reminder(view, row.id, needs),
        Title { .. } | Describe { .. } | Options { .. } | Extend { .. } => drop(needs.excerpts.insert(poll)),
        Reword { code, .. } => {
            needs.counts.insert(poll);
            let chose = view.counted(poll).filter(|ballot| ballot.choice.codes().iter().any(|chosen| chosen.eq_ignore_ascii_case(code.trim())));
            needs.people.extend(chose.map(|ballot| ballot.person));
        }
        _ => {}
    }
}

/// A small group and people who are named are told at once, so it is known which of them have voted; a large group is told
/// step by step.
pub(super) fn reminder(view: &View, poll: PollId, needs: &mut Needs) {
    of_poll(view, poll, needs);
    let Some(row) = view.polls.get(poll) else { return };
    let members = view.memberships.values().filter(|membership| membership.group == row.group).map(|membership| membership.person);
    let people: Vec<PersonId> = match row.settings.voters.roll() {
        Some(_) => row.settings.voters.people().collect(),
        None if view.rosters.contains(&row.group) => members.collect(),
        None => Vec::new(),
    };
    needs.votes(view, poll, &people);
}
