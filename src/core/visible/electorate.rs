//! The people of a poll as its readers see them, and the order in which they see its options.

use super::{counted, shown};
use crate::core::ballot::Ballot;
use crate::core::brief::{Electorate, NamedVote};
use crate::core::ids::PersonId;
use crate::core::poll::{Poll, Stage};
use crate::core::tally::with_proxies;
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

/// The ballots that are counted, those that somebody casts for somebody else among them.
pub fn cast(view: &View, poll: &Poll) -> Vec<Ballot> {
    with_proxies(poll, &counted(view, poll.id).cloned().collect::<Vec<_>>())
}

pub(super) fn named_votes(view: &View, poll: &Poll) -> Vec<NamedVote> {
    let own: Vec<Ballot> = counted(view, poll.id).cloned().collect();
    let has_voted = |person: PersonId| own.iter().any(|ballot| ballot.person == person);
    let vote = |ballot: Ballot| {
        let by = poll.settings.proxies.get(&ballot.person).filter(|_| !has_voted(ballot.person)).map(|holder| shown(view, *holder));
        // Whoever cast it gave the reason, beside their own vote.
        let reason = if by.is_some() { String::new() } else { ballot.reason };
        NamedVote { name: shown(view, ballot.person), choice: ballot.choice, reason, weight: poll.settings.weight(ballot.person), by }
    };
    let mut votes: Vec<NamedVote> = with_proxies(poll, &own).into_iter().map(vote).collect();
    votes.sort_by(|a, b| (&a.choice, &a.name).cmp(&(&b.choice, &b.name)));
    votes
}
