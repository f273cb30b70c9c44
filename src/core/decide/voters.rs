//! Who may vote: the people a draft names are found, guests become people at the opening, and later arrivals are told.

use super::Case;
use crate::core::audience;
use crate::core::event::Event;
use crate::core::group::Membership;
use crate::core::ids::{GroupId, PersonId};
use crate::core::notice::Remark;
use crate::core::person::Address;
use crate::core::poll::{Guest, Poll, Roll, VoterChange, Voters};
use crate::core::refusal::Refusal;
use crate::core::view::View;
use std::collections::BTreeMap;

/// More people than that are a group.
const MOST_NAMED: usize = 200;

/// Whom a name in a poll mail means.
enum Found {
    Member(PersonId),
    Guest(Guest),
    Nobody,
    Several,
}

/// A draft's voters and their weights, and what was not understood about them.
#[derive(Default)]
pub(super) struct Electorate {
    pub voters: Voters,
    pub weights: BTreeMap<PersonId, u32>,
    pub remarks: Vec<Remark>,
}

impl Case<'_> {
    /// Finds the people that a poll mail names.
    ///
    /// # Errors
    /// When names were given and nobody behind them is known.
    pub(super) fn electorate(&self, group: GroupId, named: &[String], weights: &[(String, u32)]) -> Result<Electorate, Refusal> {
        let mut electorate = Electorate::default();
        if !named.is_empty() {
            let mut roll = Roll::default();
            for name in named.iter().take(MOST_NAMED) {
                match self.find_voter(group, name) {
                    Found::Member(person) if !roll.members.contains(&person) => roll.members.push(person),
                    Found::Guest(guest) if !roll.invited.contains(&guest) => {
                        let known = self.view.people_at(&guest.address).first().map(|person| person.id);
                        electorate.remarks.extend(self.view.odd_name(group, &guest.name, known).map(Remark::OddName));
                        roll.invited.push(guest);
                    }
                    Found::Member(_) | Found::Guest(_) => {}
                    Found::Nobody => electorate.remarks.push(Remark::NoSuchVoter { name: name.clone() }),
                    Found::Several => electorate.remarks.push(Remark::SeveralVoters { name: name.clone() }),
                }
            }
            if roll.members.is_empty() && roll.invited.is_empty() {
                return Err(Refusal::NoVoters);
            }
            electorate.voters = Voters::Named(roll);
        }
        weights.iter().take(MOST_NAMED).for_each(|(name, weight)| self.weigh(group, name, *weight, &mut electorate));
        Ok(electorate)
    }

    fn weigh(&self, group: GroupId, name: &str, weight: u32, electorate: &mut Electorate) {
        let nobody = || Remark::WeightOfNobody { name: name.to_string() };
        match (self.find_voter(group, name), &mut electorate.voters) {
            (Found::Several, _) => electorate.remarks.push(Remark::SeveralVoters { name: name.to_string() }),
            (Found::Member(person), Voters::Named(roll)) if !roll.members.contains(&person) => electorate.remarks.push(nobody()),
            (Found::Member(person), _) => drop(electorate.weights.insert(person, weight)),
            (Found::Guest(guest), Voters::Named(roll)) => match roll.invited.iter_mut().find(|invited| invited.address == guest.address) {
                Some(invited) => invited.weight = weight,
                None => electorate.remarks.push(nobody()),
            },
            (Found::Guest(_) | Found::Nobody, _) => electorate.remarks.push(nobody()),
        }
    }

    fn find_voter(&self, group: GroupId, name: &str) -> Found {
        match addressed(name) {
            Some((address, called)) => match self.member_at(&address, Some(group)) {
                Some(person) => Found::Member(person),
                None => Found::Guest(Guest { name: called.unwrap_or_else(|| address.local().to_string()), address, weight: 1 }),
            },
            None => match called(self.view, group, name, self.at).as_slice() {
                [] => Found::Nobody,
                [one] => Found::Member(*one),
                _ => Found::Several,
            },
        }
    }

    /// Opens the vote for those who may: the group as it is now, or the people named, with guests who are new to us.
    pub(super) fn open(&mut self, poll: &Poll) {
        let mut weights = poll.settings.weights.clone();
        let roll = poll.settings.voters.roll().map(|roll| {
            let invited: Vec<(PersonId, u32)> = roll.invited.iter().map(|guest| (self.guest(guest), guest.weight)).collect();
            weights.extend(invited.iter().copied().filter(|(_, weight)| *weight > 1));
            let invited = invited.iter().map(|(person, _)| *person).filter(|person| !roll.members.contains(person));
            Roll { members: roll.members.clone(), guests: roll.guests.iter().copied().chain(invited).collect(), invited: Vec::new() }
        });
        let members = self.view.sizes.get(&poll.group).map_or(0, |size| size.members);
        let entitled = roll.as_ref().map_or(members, |roll| u32::try_from(roll.members.len() + roll.guests.len()).unwrap_or(u32::MAX));
        self.happened(Event::PollOpened { group: poll.group, poll: poll.id, entitled, roll, weights });
    }

    /// The person behind a guest's address, known or new. A guest belongs to no group.
    fn guest(&mut self, guest: &Guest) -> PersonId {
        match self.view.people_at(&guest.address).as_slice() {
            [known] => known.id,
            _ => self.new_person(&guest.name, &guest.address, None, None),
        }
    }

    /// Why somebody may not vote here, now.
    pub(super) fn not_entitled(&self, poll: &Poll, person: PersonId) -> Option<Refusal> {
        audience::not_entitled(self.view, poll, person, self.at)
    }

    /// A joiner who votes, or lets somebody vote for them, is one more who could: once, whatever they do afterwards.
    pub(super) fn admit_voter(&mut self, poll: &Poll, person: PersonId) {
        let is_new = audience::joined_later(self.view, poll, person, self.at) && !poll.settings.admitted.contains(&person);
        if poll.settings.voters.roll().is_none() && is_new {
            self.happened(Event::VotersChanged { group: poll.group, poll: poll.id, person, change: VoterChange::Admitted });
        }
    }
}

/// The address in "margaret@work.example" or "Margaret <margaret@work.example>", and the name beside it.
pub(super) fn addressed(name: &str) -> Option<(Address, Option<String>)> {
    let (called, address) = name.rsplit_once('<').unwrap_or(("", name));
    let called = called.trim().trim_matches('"').trim();
    Address::parse(address).map(|address| (address, (!called.is_empty()).then(|| called.to_string())))
}

/// The members of that name: the whole of it, or else the first word.
pub(super) fn called(view: &View, group: GroupId, name: &str, at: jiff::Timestamp) -> Vec<PersonId> {
    let wanted = name.trim().to_lowercase();
    let members = || view.members_at(group, at).filter_map(|member: &Membership| view.people.get(member.person));
    let whole: Vec<PersonId> = members().filter(|person| person.name.to_lowercase() == wanted).map(|person| person.id).collect();
    if !whole.is_empty() {
        return whole;
    }
    members().filter(|person| person.name.to_lowercase().split_whitespace().next() == Some(wanted.as_str())).map(|person| person.id).collect()
}

#[cfg(test)]
#[path = "voters_tests.rs"]
mod tests;
