//! Every named vote of a counted poll, a page at a time. The order is that of people's ids, so a page stays what it is and
//! each voter's place can be linked.

use super::electorate::{named_vote, vote_by_proxy};
use crate::core::ballot::Ballot;
use crate::core::brief::NamedVote;
use crate::core::ids::{PersonId, PollId};
use crate::core::poll::Poll;
use crate::core::view::{Needs, View};
use std::collections::BTreeMap;

/// How many ballots a page lists; votes that somebody casts for somebody else stand beside them.
pub const BALLOTS_ON_PAGE: usize = 100;

/// The votes of everybody after somebody.
#[derive(Clone, PartialEq, Debug)]
pub struct BallotsPage {
    pub votes: Vec<NamedVote>,
    /// After whom the next page begins.
    pub next: Option<PersonId>,
    pub has_readers: bool,
}

/// What a page needs beside [`super::poll_needs`].
pub fn ballots_needs(view: &View, poll: PollId, after: PersonId, needs: &mut Needs) {
    needs.ballot_pages.insert((poll, after));
    needs.people.extend(cast(view, poll, after).into_keys());
}

/// The page of the votes after somebody's, for a reader who may see the poll. Of a secret poll there is none.
pub fn ballots_page(view: &View, poll: &Poll, reader: PersonId, after: PersonId) -> BallotsPage {
    let cast = cast(view, poll.id, after);
    let next = cast.keys().nth(BALLOTS_ON_PAGE - 1).copied().filter(|_| cast.len() > BALLOTS_ON_PAGE);
    let here = |person: PersonId| person > after && next.is_none_or(|last| person <= last);
    let own = cast.iter().map(|(person, ballot)| (*person, named_vote(view, poll, ballot)));
    let folded = view.folded(poll);
    let by_proxy = folded.by_proxy(&poll.settings).into_iter().map(|(giver, choice)| (giver, vote_by_proxy(view, poll, giver, choice)));
    let votes: BTreeMap<PersonId, NamedVote> = own.chain(by_proxy).filter(|(person, _)| here(*person)).collect();
    BallotsPage { has_readers: votes.contains_key(&reader), votes: votes.into_values().collect(), next }
}

/// The ballots that are loaded of people after that one. Those of a page are, with one more where there is a next page.
fn cast(view: &View, poll: PollId, after: PersonId) -> BTreeMap<PersonId, &Ballot> {
    view.counted(poll).filter(|ballot| ballot.person > after).map(|ballot| (ballot.person, ballot)).collect()
}
