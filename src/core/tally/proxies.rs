//! Votes that somebody casts for somebody else, ballot by ballot.

use super::Folded;
use crate::core::ballot::Ballot;
use crate::core::ids::PersonId;
use crate::core::poll::Poll;
use std::collections::BTreeMap;

/// The ballots that are counted: those that were cast, then one for each whose vote its holder casts ([`Folded::by_proxy`]).
pub fn with_proxies(poll: &Poll, cast: &[Ballot]) -> Vec<Ballot> {
    let own: BTreeMap<PersonId, &Ballot> = cast.iter().map(|ballot| (ballot.person, ballot)).collect();
    let folded = Folded::of(poll, cast);
    let holder = |giver: &PersonId| poll.settings.proxies.get(giver).and_then(|holder| own.get(holder));
    let given = folded.by_proxy(&poll.settings).into_iter().map(|(giver, _)| giver);
    let by_proxy = given.filter_map(|giver| holder(&giver).map(|ballot| Ballot { person: giver, ..(*ballot).clone() }));
    cast.iter().cloned().chain(by_proxy).collect()
}
