//! Inviting people: a coordinator names them, each is asked once and reminded once, and nothing else goes to them before
//! they have answered.

use super::{Case, Place};
use crate::core::command::{Command, Disposition, MailWords, NewMember};
use crate::core::event::Event;
use crate::core::grammar::Guest;
use crate::core::group::Role;
use crate::core::held::{Held, HeldWhy, Settled};
use crate::core::ids::{GroupId, HeldId, PersonId};
use crate::core::lookalike::{OddName, looks_like};
use crate::core::notice::{Deed, Notice, NoticeBody, NoticeKind};
use crate::core::refusal::Refusal;
use jiff::SignedDuration;

/// When somebody who has not answered is reminded, once.
const REMINDED_AFTER: SignedDuration = SignedDuration::from_hours(5 * 24);

impl Case<'_> {
    /// "invite: Cleo <c@x.org>", by a coordinator.
    pub(super) fn invite(&mut self, by: PersonId, place: Place, guests: &[Guest], mail: &MailWords) -> Disposition {
        let Some(group) = place.group.or_else(|| self.only_coordinated(by)) else {
            return self.tell_plain(by, place, NoticeKind::Help, "help");
        };
        let place = Place { group: Some(group), ..Place::default() };
        if !self.coordinates(group, by) {
            return self.refuse(by, place, Refusal::CoordinatorsOnly, &mail.words.own());
        }
        let (mut invited, mut left_out, mut odd) = (Vec::new(), Vec::new(), Vec::new());
        for guest in guests {
            let odd_name = self.odd_guest(group, guest);
            if self.invite_one(by, group, guest) {
                invited.push(guest.named());
                odd.extend(odd_name);
            } else {
                left_out.push(guest.named());
            }
        }
        self.tell_deed(by, place, Deed::Invited { invited, left_out, odd })
    }

    /// False for a member, for whoever has been asked already, asked never to be, or has gone.
    fn invite_one(&mut self, by: PersonId, group: GroupId, guest: &Guest) -> bool {
        let at_address: Vec<PersonId> = self.view.people_at(&guest.address).iter().map(|person| person.id).collect();
        let person = match at_address.as_slice() {
            [one] => Some(*one),
            _ => self.known_as(&guest.address, &guest.name),
        };
        let barred = |person: PersonId| {
            let row = self.view.people.get(person);
            self.has_gone(person)
                || row.is_some_and(|row| row.uninvited)
                || self.view.membership(group, person, self.at).is_some()
                || self.invitation_of(person, group).is_some()
        };
        if person.is_some_and(barred) || self.asked_in_this_mail(&guest.address) {
            return false;
        }
        let handle = self.view.groups.get(group).map(|group| group.handle.clone()).unwrap_or_default();
        let known = person.and_then(|person| self.view.people.get(person)).map(|person| person.name.clone());
        // Their yes finds them by address and name.
        let name = known.unwrap_or_else(|| called(guest).to_string());
        let address = guest.address.clone();
        let new = NewMember::brought_in(handle, address, name, by);
        let person = person.unwrap_or_else(|| self.add_person(&new));
        self.ask_guest(by, group, person, new);
        true
    }

    /// What is to be looked at about the name of somebody who is about to be invited, beside members, others who are invited,
    /// and those before them in the same mail.
    fn odd_guest(&self, group: GroupId, guest: &Guest) -> Option<OddName> {
        let known = self.view.people_at(&guest.address);
        let name = if let [one] = known.as_slice() { &one.name } else { called(guest) };
        let before = self.events.iter().filter_map(|event| if let Event::PersonAdded { person, row } = event { Some((*person, row)) } else { None });
        let like = before.filter(|(_, row)| looks_like(name, &row.name)).map(|(person, _)| person).next();
        let like = like.map(|person| OddName { name: name.to_string(), like: Some(person) });
        like.or_else(|| self.view.odd_name(group, name, known.first().map(|person| person.id)))
    }

    fn ask_guest(&mut self, by: PersonId, group: GroupId, person: PersonId, new: NewMember) {
        let place = Place { group: Some(group), ..Place::default() };
        let held = self.hold(HeldWhy::Invited, Some(person), place, &Command::AddMember(new), None);
        let until = self.at + super::holds::PATIENCE;
        for (reminder, due) in [(false, self.at), (true, self.at + REMINDED_AFTER)] {
            self.tell(person, NoticeKind::Invitation, place, NoticeBody::Invitation { held, by, until, reminder });
            if let Some(notice) = self.notices.last_mut() {
                notice.due = due;
            }
        }
    }

    fn asked_in_this_mail(&self, address: &crate::core::person::Address) -> bool {
        self.events.iter().any(|event| matches!(event, Event::PersonAdded { row, .. } if row.has(address)))
    }

    fn invitation_of(&self, person: PersonId, group: GroupId) -> Option<&Held> {
        let waits = |held: &&Held| held.why == HeldWhy::Invited && held.owner == Some(person) && held.group == Some(group);
        self.view.held.values().find(|held| waits(held) && held.settled.is_none() && held.until >= self.at)
    }

    fn only_coordinated(&self, person: PersonId) -> Option<GroupId> {
        let theirs = self.view.memberships.values().filter(|row| row.person == person && row.role == Role::Coordinator && row.covers(self.at));
        let groups: Vec<GroupId> = theirs.map(|row| row.group).collect();
        if let [only] = groups.as_slice() { Some(*only) } else { None }
    }

    /// "never", in answer to an invitation: no group here asks them again.
    pub(super) fn never_invite(&mut self, person: PersonId, notice: &Notice, place: Place) -> Disposition {
        let NoticeBody::Invitation { held, .. } = notice.body else { return self.refuse(person, place, Refusal::UnknownCommand, "never") };
        self.happened(Event::InvitationsBarred { person });
        self.decline(person, held, place, true)
    }

    /// "no": they are not asked for this group again before a coordinator does so.
    pub(super) fn decline(&mut self, person: PersonId, held: HeldId, place: Place, never: bool) -> Disposition {
        if self.view.held.get(held).is_some_and(|held| held.settled.is_none()) {
            self.happened(Event::HeldSettled { held, how: Settled::No });
        }
        self.tell_deed(person, place, Deed::Declined { never })
    }

    /// Nobody answered: of somebody whom we know by the invitation alone nothing is kept.
    pub(super) fn forget_guest(&mut self, held: &Held) {
        let Some(person) = held.owner.filter(|_| held.why == HeldWhy::Invited) else { return };
        let belongs = self.view.memberships.values().any(|row| row.person == person);
        let barred = self.view.people.get(person).is_some_and(|row| row.uninvited);
        let asked = self.view.held.values().any(|other| other.id != held.id && other.owner == Some(person) && other.settled.is_none());
        if !belongs && !barred && !asked {
            self.happened(Event::PersonDeleted { person });
        }
    }
}

/// A guest without a name is called after their address.
pub(super) fn called(guest: &Guest) -> &str {
    if guest.name.is_empty() { guest.address.local() } else { &guest.name }
}
