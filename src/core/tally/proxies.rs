//! Votes that somebody casts for somebody else.

use crate::core::ballot::Ballot;
use crate::core::ids::PersonId;
use crate::core::poll::Poll;
use std::collections::BTreeMap;

/// The ballots that are counted: those that were cast, then one for each who gave their vote away and did not vote
/// themselves, as its holder voted. A vote goes one step and no further: what the holder holds for others they do not
/// hand on, and where the holder has not voted there is nothing to count.
pub fn with_proxies(poll: &Poll, cast: &[Ballot]) -> Vec<Ballot> {
    let own: BTreeMap<PersonId, &Ballot> = cast.iter().map(|ballot| (ballot.person, ballot)).collect();
    let given = poll.settings.proxies.iter().filter(|(giver, _)| !own.contains_key(giver));
    let by_proxy = given.filter_map(|(giver, holder)| own.get(holder).map(|ballot| Ballot { person: *giver, ..(*ballot).clone() }));
    cast.iter().cloned().chain(by_proxy).collect()
}
