//! Groups and members: made by the admin, or let in by a coordinator.

use super::{Case, Place};
use crate::core::command::{Disposition, NewMember};
use crate::core::event::Event;
use crate::core::group::{Group, GroupRules, Membership, Role, check_handle};
use crate::core::held::Held;
use crate::core::ids::{GroupId, PersonId};
use crate::core::notice::{NoticeBody, NoticeKind};
use crate::core::person::{Address, DigestTimes, KnownAddress, Level, Person, Scope, Standing};
use crate::core::refusal::Refusal;
use crate::core::trust::Actor;
use crate::core::view::View;
use unicode_normalization::UnicodeNormalization;

impl Case<'_> {
    pub(super) fn create_group(&mut self, handle: &str, name: &str, locale: Option<String>) -> Disposition {
        if check_handle(handle).is_err() || self.view.group_named(handle).is_some() {
            return self.refuse_silently(None, Place::default(), Refusal::BadField { field: "handle".into() });
        }
        let group: GroupId = self.ids.mint();
        let row = Group {
            id: group,
            handle: handle.to_string(),
            name: name.trim().to_string(),
            rules: GroupRules { locale, ..GroupRules::default() },
            templates: std::collections::BTreeMap::new(),
        };
        self.happened(Event::GroupCreated { group, row });
        self.done("group", Some(group), None)
    }

    /// The admin alone: strictness and who may ask are what a group relies on.
    pub(super) fn set_group_rules(&mut self, handle: &str, change: impl FnOnce(&GroupRules) -> GroupRules) -> Disposition {
        if !matches!(self.actor, Actor::Admin) {
            return self.ignored("only the admin sets the rules of a group");
        }
        let Some((group, before)) = self.view.group_named(handle).map(|group| (group.id, &group.rules)) else {
            return self.refuse_silently(None, Place::default(), Refusal::BadField { field: "handle".into() });
        };
        let rules = change(before);
        if rules != *before {
            self.happened(Event::GroupRulesSet { group, rules });
        }
        self.done("rules", Some(group), None)
    }

    pub(super) fn add_member(&mut self, new: &NewMember) -> Disposition {
        let Some(group) = self.view.group_named(&new.handle).map(|group| group.id) else {
            return self.refuse_silently(None, Place::default(), Refusal::BadField { field: "handle".into() });
        };
        let known = self.known_as(&new.address, &new.name);
        // Whoever has gone comes back by their own word alone.
        if known.is_some_and(|person| self.has_gone(person)) {
            return self.refuse_silently(known, Place::default(), Refusal::HasGone);
        }
        let belongs = known.is_some_and(|person| self.view.belongs(group, person));
        // Whom a coordinator lets in is pointed out in the answer to that coordinator.
        if matches!(self.actor, Actor::Admin) && !belongs && !new.name_is_right && self.view.odd_name(group, &new.name, known).is_some() {
            return self.refuse_silently(known, Place::default(), Refusal::OddName);
        }
        let person = known.unwrap_or_else(|| self.add_person(new));
        self.join(group, person, new.role);
        if let Some(level) = new.prefers {
            self.happened(Event::PreferenceSet { person, scope: Scope::Group(group), level: Some(level), set_at: self.at });
        }
        if !new.quiet && new.prefers != Some(Level::Nothing) {
            let place = Place { group: Some(group), ..Place::default() };
            self.tell(person, NoticeKind::Welcome, place, NoticeBody::Welcome { added_by: new.added_by });
        }
        self.done("member", Some(group), Some(person))
    }

    pub(super) fn known_as(&self, address: &Address, name: &str) -> Option<PersonId> {
        self.view.known_as(address, name).map(|person| person.id)
    }

    pub(super) fn add_person(&mut self, new: &NewMember) -> PersonId {
        self.new_person(&new.name, &new.address, new.locale.clone(), new.zone.clone())
    }

    /// Somebody nobody knew, in the service's locale and zone unless others are given; named after their address where no
    /// name is.
    pub(super) fn new_person(&mut self, name: &str, address: &Address, locale: Option<String>, zone: Option<String>) -> PersonId {
        let person: PersonId = self.ids.mint();
        let name = if name.trim().is_empty() { address.local() } else { name.trim() }.nfc();
        let row = Person {
            id: person,
            name: name.collect(),
            addresses: vec![KnownAddress::new(address.clone())],
            locale: locale.unwrap_or_else(|| self.policy.locale.clone()),
            zone: zone.unwrap_or_else(|| self.policy.zone.clone()),
            standing: Standing::Active,
            digest: DigestTimes::default(),
            text_only: false,
            links_since: self.at,
            joined_at: self.at,
            paused_until: None,
            pause_set_at: None,
            habits_set_at: None,
            gone_at: None,
            uninvited: false,
        };
        self.happened(Event::PersonAdded { person, row: Box::new(row) });
        person
    }

    fn join(&mut self, group: GroupId, person: PersonId, role: Role) {
        match self.view.membership(group, person, self.at) {
            // A coordinator who is added again stays one.
            Some(membership) if membership.role == role || membership.role == Role::Coordinator => {}
            Some(membership) => {
                let row = Membership { role, ..membership.clone() };
                self.happened(Event::MemberJoined { group, person, role, row });
            }
            None => {
                let row = Membership { group, person, role, since: self.at, until: None };
                self.happened(Event::MemberJoined { group, person, role, row });
            }
        }
    }

    /// A stranger whose message a coordinator approved becomes a member. `None` when there is no address, or they belong
    /// already.
    pub(super) fn admit(&mut self, group: GroupId, held: &Held, by: PersonId) -> Option<PersonId> {
        let address = held.from.clone()?;
        if self.view.people_at(&address).iter().any(|person| self.view.membership(group, person.id, self.at).is_some()) {
            return None;
        }
        let handle = self.view.groups.get(group).map(|group| group.handle.clone()).unwrap_or_default();
        let name = name_of_stranger(self.view, &address);
        let new = NewMember::brought_in(handle, address, name, by);
        self.add_member(&new);
        self.events.iter().rev().find_map(|event| match event {
            Event::MemberJoined { person, .. } => Some(*person),
            _ => None,
        })
    }
}

/// What a stranger is called who is let in: somebody we know from elsewhere stays one person.
pub(super) fn name_of_stranger(view: &View, address: &Address) -> String {
    match view.people_at(address).as_slice() {
        [known] => known.name.clone(),
        _ => address.local().to_string(),
    }
}
