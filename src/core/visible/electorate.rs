//! The people of a poll as its readers see them, and the order in which they see its options.

use super::poll::VOTES_LISTED;
use super::shown;
use crate::core::ballot::{Ballot, Choice};
use crate::core::brief::{Electorate, NamedVote};
use crate::core::ids::PersonId;
use crate::core::poll::{Poll, Stage};
use crate::core::view::View;
use sha2::{Digest, Sha256};

pub(super) fn electorate(view: &View, poll: &Poll, reader: PersonId) -> Electorate {
    let invited = poll.settings.voters.roll().into_iter().flat_map(|roll| &roll.invited);
    let weighty = invited.clone().filter(|guest| guest.weight > 1).map(|guest| (guest.name.clone(), guest.weight));
    Electorate {
        named: poll.settings.voters.people().map(|person| shown(view, person)).chain(invited.clone().map(|guest| guest.name.clone())).collect(),
        guests: (poll.settings.voters.guests().len() + invited.count()) as u32,
        weights: poll.settings.weights.iter().map(|(person, weight)| (shown(view, *person), *weight)).chain(weighty).collect(),
        mine: poll.settings.weight(reader),
        holder: poll.settings.proxies.get(&reader).map(|holder| shown(view, *holder)),
        givers: poll.settings.givers_to(reader).map(|giver| (giver, shown(view, giver))).collect(),
    }
}

/// The poll with its options in the reader's own order, where the author wants no option to stand first for everybody.
/// The order is the same for one reader however often it is asked for; codes stay.
pub(super) fn shuffled_for(poll: &Poll, reader: PersonId) -> Poll {
    let mut poll = poll.clone();
    if poll.settings.shuffled && matches!(poll.stage, Stage::Open) {
        let seed = (poll.id, reader);
        poll.options.sort_by_cached_key(|option| Sha256::digest(format!("{}/{}/{}", seed.0, seed.1, option.code)));
    }
    poll
}

/// The votes that a result names, with how many there are in all. Of many only a few are listed, those with reasons first.
pub(super) fn named_votes(view: &View, poll: &Poll) -> (Vec<NamedVote>, u32) {
    let folded = view.folded(poll);
    let own = view.listed(poll.id).map(|ballot| named_vote(view, poll, ballot));
    let by_proxy = folded.by_proxy(&poll.settings).into_iter().map(|(giver, choice)| vote_by_proxy(view, poll, giver, choice));
    let mut votes: Vec<NamedVote> = own.chain(by_proxy).collect();
    votes.sort_by(|a, b| (a.reason.is_empty(), &a.choice, &a.name).cmp(&(b.reason.is_empty(), &b.choice, &b.name)));
    votes.truncate(VOTES_LISTED);
    votes.sort_by(|a, b| (&a.choice, &a.name).cmp(&(&b.choice, &b.name)));
    (votes, folded.voted(&poll.settings))
}

pub(super) fn named_vote(view: &View, poll: &Poll, ballot: &Ballot) -> NamedVote {
    let (name, choice, reason) = (shown(view, ballot.person), ballot.choice.clone(), ballot.reason.clone());
    NamedVote { name, choice, reason, weight: poll.settings.weight(ballot.person), by: None }
}

/// Whoever cast it gave the reason, beside their own vote.
pub(super) fn vote_by_proxy(view: &View, poll: &Poll, giver: PersonId, choice: &Choice) -> NamedVote {
    let by = poll.settings.proxies.get(&giver).map(|holder| shown(view, *holder));
    NamedVote { name: shown(view, giver), choice: choice.clone(), reason: String::new(), weight: poll.settings.weight(giver), by }
}
