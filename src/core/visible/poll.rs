//! A poll as one person may see it: before it is counted as much as its author shows, afterwards the result.

use super::electorate::{electorate, named_votes, shuffled_for};
use super::turnout::{turnout, upshot};
use super::{may_see_group, shown};
use crate::core::audience::was_asked;
use crate::core::brief::PollBrief;
use crate::core::ids::{PersonId, PollId};
use crate::core::person::Standing;
use crate::core::poll::{Poll, ResultsShown, Stage};
use crate::core::secret;
use crate::core::tally;
use crate::core::view::{Needs, View};
use jiff::Timestamp;

/// How many votes a result lists by name; the rest is on the page where they are recounted.
pub const VOTES_LISTED: usize = 20;

/// What a poll's view needs: its group, its asker, what the ballots say, the reader's own, and the few that are named.
pub fn poll_needs(view: &View, poll: PollId, reader: PersonId, needs: &mut Needs) {
    needs.polls.insert(poll);
    let Some(row) = view.polls.get(poll) else { return };
    needs.folded_votes(view, poll);
    needs.votes(view, poll, &[reader]);
    needs.people.insert(row.asker);
    needs.people.extend(row.closed_by);
    needs.people.extend(row.life.outcome.as_ref().and_then(|stated| stated.by));
    needs.people.extend(row.life.changes.iter().filter_map(|change| change.by));
    needs.groups.insert(row.group);
    needs.threads.extend(row.thread);
    needs.people.extend(row.settings.voters.people().chain(row.settings.apart()));
    if row.stage == Stage::Settled && !row.settings.secret {
        needs.excerpts.insert(poll);
        needs.people.extend(view.listed(poll).map(|ballot| ballot.person));
    }
}

/// Whether somebody may see that there is such a poll. Before it opens it is its asker's alone.
pub fn may_see_poll(view: &View, poll: &Poll, reader: PersonId, now: Timestamp) -> bool {
    let active = view.people.get(reader).is_some_and(|person| person.standing == Standing::Active);
    let guest = active && poll.settings.voters.guests().contains(&reader);
    (guest || may_see_group(view, poll.group, reader, now)) && (poll.opened_at.is_some() || poll.asker == reader)
}

/// A poll as one person may see it.
pub fn poll_brief(view: &View, poll: PollId, reader: PersonId) -> Option<PollBrief> {
    let row = view.polls.get(poll)?;
    let has_voted = view.has_voted(poll, reader);
    let settled = row.stage == Stage::Settled;
    let running = || tally::count_folded(row, &view.folded(row));
    let too_small = secret::is_too_small(row);
    let (votes, all_votes) = if settled { named_votes(view, row) } else { Default::default() };
    Some(PollBrief {
        asker: shown(view, row.asker),
        voted: turnout(view, row),
        has_voted,
        upshot: row.result.as_ref().filter(|_| too_small).map(|tally| upshot(&tally.verdict)),
        tally: if settled { row.result.clone().filter(|_| !too_small) } else { may_see_numbers(row, has_voted).then(running) },
        votes,
        all_votes,
        waiting: view.held.values().filter(|held| held.poll == Some(poll) && held.settled.is_none() && held.why.asks_its_owner()).count() as u32,
        outcome: row.life.outcome.clone().map(|stated| (stated.by.map(|person| shown(view, person)), stated)),
        story: row.story().into_iter().map(|changed| (changed.by.map(|person| shown(view, person)), changed)).collect(),
        mine: view.ballot(poll, reader).cloned(),
        asked: was_asked(view, row, reader),
        electorate: electorate(view, row, reader),
        poll: Poll { result: row.result.clone().filter(|_| !too_small), ..shuffled_for(row, reader) },
    })
}

/// A poll as the holder of a personal link may see it: a link can be forwarded, so it shows nobody's named vote but
/// its owner's.
pub fn poll_brief_by_link(view: &View, poll: PollId, reader: PersonId) -> Option<PollBrief> {
    Some(PollBrief { votes: Vec::new(), all_votes: 0, ..poll_brief(view, poll, reader)? })
}

/// Whether numbers per option may be shown before the result is stated.
pub(super) fn may_see_numbers(poll: &Poll, voted: bool) -> bool {
    match poll.results {
        _ if poll.settings.secret => false,
        ResultsShown::Always => poll.is_open(),
        ResultsShown::AfterVoting => poll.is_open() && voted,
        ResultsShown::AfterClosing => false,
    }
}
