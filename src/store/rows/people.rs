//! People, their addresses, groups, memberships and preferences.

use super::{instant, maybe_instant, micros, part, text, variant, word};
use crate::core::group::{Group, Membership};
use crate::core::ids::{GroupId, PersonId, ThreadId};
use crate::core::person::{Address, DigestTimes, KnownAddress, Person, Preference, Scope};
use crate::store::fault::Fault;
use crate::store::table::table;

table! {
    PersonRow = "people", key [id], fixed [joined_at] {
        id: i64, name: String, locale: String, zone: String, standing: String, digest: String, text_only: i64, links_since: i64, joined_at: i64,
        paused_until: Option<i64>, pause_set_at: Option<i64>, habits_set_at: Option<i64>, gone_at: Option<i64>, uninvited: i64,
    }
}

table! {
    AddressRow = "addresses", key [person_id, position], fixed [] { person_id: i64, position: i64, address: String, dead: i64, vouched: String, delivery: String }
}

table! {
    GroupRow = "groups", key [id], fixed [handle] { id: i64, handle: String, name: String, rules: String, templates: String }
}

table! {
    MembershipRow = "memberships", key [group_id, person_id, since_at], fixed [] {
        group_id: i64, person_id: i64, since_at: i64, role: String, until_at: Option<i64>,
    }
}

table! {
    PreferenceRow = "preferences", key [person_id, scope, scope_id], fixed [] {
        person_id: i64, scope: String, scope_id: i64, level: Option<String>, set_at: i64, before_level: Option<String>,
    }
}

impl PersonRow {
    pub fn of(person: &Person) -> Result<Self, Fault> {
        Ok(Self {
            id: person.id.0,
            name: person.name.clone(),
            locale: person.locale.clone(),
            zone: person.zone.clone(),
            standing: word(&person.standing)?,
            digest: person.digest.0.clone(),
            text_only: person.text_only.into(),
            links_since: micros(person.links_since),
            joined_at: micros(person.joined_at),
            paused_until: person.paused_until.map(micros),
            pause_set_at: person.pause_set_at.map(micros),
            habits_set_at: person.habits_set_at.map(micros),
            gone_at: person.gone_at.map(micros),
            uninvited: person.uninvited.into(),
        })
    }
}

impl AddressRow {
    pub fn all(person: &Person) -> Result<Vec<Self>, Fault> {
        let row = |(position, known): (usize, &KnownAddress)| {
            Ok(Self {
                person_id: person.id.0,
                position: position as i64,
                address: known.address.to_string(),
                dead: known.dead.into(),
                vouched: text(&known.vouched)?,
                delivery: text(&known.delivery)?,
            })
        };
        person.addresses.iter().enumerate().map(row).collect()
    }
}

/// A person of their row and the rows of their addresses, in order.
pub fn person(row: PersonRow, addresses: Vec<AddressRow>) -> Result<Person, Fault> {
    let known = |row: AddressRow| {
        let (vouched, delivery) = (part(&row.vouched)?, part(&row.delivery)?);
        Ok(KnownAddress { address: Address::trusted(row.address), dead: row.dead != 0, vouched, delivery })
    };
    Ok(Person {
        id: PersonId(row.id),
        name: row.name,
        addresses: addresses.into_iter().map(known).collect::<Result<_, Fault>>()?,
        locale: row.locale,
        zone: row.zone,
        standing: variant(&row.standing)?,
        digest: DigestTimes(row.digest),
        text_only: row.text_only != 0,
        links_since: instant(row.links_since)?,
        joined_at: instant(row.joined_at)?,
        paused_until: maybe_instant(row.paused_until)?,
        pause_set_at: maybe_instant(row.pause_set_at)?,
        habits_set_at: maybe_instant(row.habits_set_at)?,
        gone_at: maybe_instant(row.gone_at)?,
        uninvited: row.uninvited != 0,
    })
}

impl GroupRow {
    pub fn of(group: &Group) -> Result<Self, Fault> {
        Ok(Self { id: group.id.0, handle: group.handle.clone(), name: group.name.clone(), rules: text(&group.rules)?, templates: text(&group.templates)? })
    }

    pub fn noun(self) -> Result<Group, Fault> {
        Ok(Group { id: GroupId(self.id), handle: self.handle, name: self.name, rules: part(&self.rules)?, templates: part(&self.templates)? })
    }
}

impl MembershipRow {
    pub fn of(membership: &Membership) -> Result<Self, Fault> {
        Ok(Self {
            group_id: membership.group.0,
            person_id: membership.person.0,
            since_at: micros(membership.since),
            role: word(&membership.role)?,
            until_at: membership.until.map(micros),
        })
    }

    pub fn noun(self) -> Result<Membership, Fault> {
        Ok(Membership {
            group: GroupId(self.group_id),
            person: PersonId(self.person_id),
            role: variant(&self.role)?,
            since: instant(self.since_at)?,
            until: maybe_instant(self.until_at)?,
        })
    }
}

impl PreferenceRow {
    pub fn of(preference: &Preference) -> Self {
        let (scope, scope_id) = match preference.scope {
            Scope::All => ("all", 0),
            Scope::Group(group) => ("group", group.0),
            Scope::Thread(thread) => ("thread", thread.0),
        };
        Self {
            person_id: preference.person.0,
            scope: scope.into(),
            scope_id,
            level: preference.level.map(|level| level.word().into()),
            set_at: micros(preference.set_at),
            before_level: preference.before.map(|level| level.word().into()),
        }
    }

    pub fn noun(self) -> Result<Preference, Fault> {
        let scope = match self.scope.as_str() {
            "all" => Scope::All,
            "group" => Scope::Group(GroupId(self.scope_id)),
            "thread" => Scope::Thread(ThreadId(self.scope_id)),
            other => return Err(Fault::other(format!("a preference with the scope {other}"))),
        };
        let level = |word: Option<String>| word.map(|word| variant(&word)).transpose();
        Ok(Preference { person: PersonId(self.person_id), scope, level: level(self.level)?, set_at: instant(self.set_at)?, before: level(self.before_level)? })
    }
}
