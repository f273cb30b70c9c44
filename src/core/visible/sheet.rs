//! A counted poll's ballots as files: who may have them, and what stands in them.

use super::{may_see_poll, shown};
use crate::core::ballot::Ballot;
use crate::core::ids::{PersonId, PollId};
use crate::core::poll::{Poll, Stage};
use crate::core::secret;
use crate::core::sheet::{Form, Named, Said, as_blt, as_json, named_csv, unnamed_csv};
use crate::core::tally::{Folded, with_proxies};
use crate::core::view::{Needs, View};
use jiff::Timestamp;
use std::collections::BTreeSet;

/// What a sheet needs. Only one that names people needs every ballot by itself.
pub fn sheet_needs(view: &View, poll: PollId, form: Form, needs: &mut Needs) {
    needs.polls.insert(poll);
    let Some(row) = view.polls.get(poll).filter(|row| row.stage == Stage::Settled) else { return };
    needs.groups.insert(row.group);
    if row.settings.secret {
        needs.secret_ballots.insert(poll);
    } else if form == Form::Csv {
        needs.counts.insert(poll);
        needs.people.extend(view.counted(poll).map(|ballot| ballot.person));
        needs.people.extend(row.settings.proxies.iter().flat_map(|(giver, holder)| [*giver, *holder]));
    } else {
        needs.folded_votes(view, poll);
    }
}

/// Whether somebody may have a poll's ballots: whoever may see it, once it is counted. Those of a secret poll name nobody, and
/// there must be more than a few of them.
pub fn may_see_ballots(view: &View, poll: &Poll, reader: PersonId, now: Timestamp) -> bool {
    poll.stage == Stage::Settled && !secret::is_too_small(poll) && may_see_poll(view, poll, reader, now)
}

/// The ballots that count, in a form; `None` where the kind of poll cannot be written in it.
pub fn sheet(view: &View, poll: &Poll, form: Form) -> Option<String> {
    if form == Form::Csv && !poll.settings.secret {
        return Some(named_csv(poll, named(view, poll)));
    }
    let said = if poll.settings.secret {
        let ballots = view.secret_ballots.values().filter(|ballot| ballot.poll == poll.id);
        Said::of(poll, &Folded::unnamed(ballots.map(|ballot| &ballot.choice)))
    } else {
        Said::of(poll, &view.folded(poll))
    };
    match form {
        Form::Csv => Some(unnamed_csv(poll, &said)),
        Form::Json => as_json(poll, &said),
        Form::Blt => as_blt(poll, &said),
    }
}

fn named(view: &View, poll: &Poll) -> Vec<Named> {
    let cast: Vec<Ballot> = view.counted(poll.id).cloned().collect();
    let voted: BTreeSet<PersonId> = cast.iter().map(|ballot| ballot.person).collect();
    let holder = |person: PersonId| poll.settings.proxies.get(&person).filter(|_| !voted.contains(&person));
    let row = |ballot: Ballot| Named {
        name: shown(view, ballot.person),
        weight: poll.settings.weight(ballot.person),
        choice: ballot.choice,
        cast_by: holder(ballot.person).map(|holder| shown(view, *holder)).unwrap_or_default(),
        // Whoever cast a vote for somebody wrote of their own alone.
        reason: if voted.contains(&ballot.person) { ballot.reason } else { String::new() },
    };
    with_proxies(poll, &cast).into_iter().map(row).collect()
}
