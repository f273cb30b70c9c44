//! Loads people with what belongs to them, and the rosters of groups.

use super::fault::Fault;
use super::link::{Arg, Link, json};
use super::load::{Drawn, asked};
use super::rows::{self, AddressRow, MembershipRow, PersonRow, PreferenceRow};
use crate::core::ids::{GroupId, PersonId};
use crate::core::lookalike::skeleton;
use crate::core::person::Address;
use crate::core::view::{Needs, View};
use std::collections::{BTreeSet, HashMap};

/// Groups up to this size are loaded whole, and told at once.
pub const SMALL: i64 = 50;

#[derive(sqlx::FromRow)]
struct IdRow {
    id: i64,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    group_id: i64,
    number: i64,
}

/// Who writes from these addresses.
pub(super) async fn people_at(link: &mut Link, addresses: &BTreeSet<Address>) -> Result<Vec<PersonId>, Fault> {
    let Some(addresses) = asked(addresses)? else { return Ok(Vec::new()) };
    link.column("person_id", "SELECT person_id FROM addresses WHERE address {texts:$1}", addresses).await
}

/// Members whose name is that, or begins with it as its first word. The databases fold small letters alike in ASCII alone.
pub(super) async fn people_called(link: &mut Link, called: &BTreeSet<(GroupId, String)>) -> Result<Vec<PersonId>, Fault> {
    let Some(called) = asked(called)? else { return Ok(Vec::new()) };
    let sql = "SELECT m.person_id AS id FROM memberships m JOIN people p ON p.id = m.person_id JOIN {set:$1 group_id i, name t} AS called \
               ON called.group_id = m.group_id AND (LOWER(p.name) = called.name OR LOWER(p.name) LIKE called.name || ' %') WHERE m.until_at IS NULL";
    let rows: Vec<IdRow> = link.rows(sql, called).await?;
    Ok(rows.into_iter().map(|row| PersonId(row.id)).collect())
}

#[derive(sqlx::FromRow)]
struct NameRow {
    group_id: i64,
    person_id: i64,
    name: String,
}

/// Members, and people who are invited, whose name looks like that. What a name looks like is no column: the tables behind it
/// grow with each Unicode, so all names of the group are read.
pub(super) async fn people_alike(link: &mut Link, view: &mut View, looks: &BTreeSet<(GroupId, String)>) -> Result<Vec<PersonId>, Fault> {
    let groups: BTreeSet<GroupId> = looks.iter().map(|(group, _)| *group).collect();
    let Some(groups) = asked(&groups)? else { return Ok(Vec::new()) };
    let sql = "SELECT m.group_id, m.person_id, p.name FROM memberships m JOIN people p ON p.id = m.person_id \
               WHERE m.until_at IS NULL AND m.group_id {ints:$1} UNION ALL \
               SELECT h.group_id, h.owner_id AS person_id, p.name FROM held h JOIN people p ON p.id = h.owner_id \
               WHERE h.why = 'invited' AND h.settled IS NULL AND h.group_id {ints:$1}";
    let mut alike = Vec::new();
    for row in link.rows::<NameRow>(sql, groups).await? {
        let key = (GroupId(row.group_id), skeleton(&row.name));
        if looks.contains(&key) {
            alike.push(PersonId(row.person_id));
            view.looks.entry(key).or_default().insert(PersonId(row.person_id));
        }
    }
    Ok(alike)
}

/// People with their addresses and preferences; those who are `named` are locked, and every membership of theirs is loaded.
pub(super) async fn load_people(link: &mut Link, view: &mut View, people: &BTreeSet<PersonId>, named: bool) -> Result<(), Fault> {
    let Some(ids) = asked(people)? else { return Ok(()) };
    let rows: Vec<PersonRow> =
        if named { link.find("WHERE id {ints:$1} ORDER BY id {lock}", ids.clone()).await? } else { link.find("WHERE id {ints:$1}", ids.clone()).await? };
    let mut addresses: HashMap<i64, Vec<AddressRow>> = HashMap::new();
    for row in link.find::<AddressRow>("WHERE person_id {ints:$1}", ids.clone()).await? {
        addresses.entry(row.person_id).or_default().push(row);
    }
    for row in rows {
        let mut addresses = addresses.remove(&row.id).unwrap_or_default();
        addresses.sort_by_key(|address| address.position);
        let person = rows::person(row, addresses)?;
        view.people.load(person.id, person);
    }
    for row in link.find::<PreferenceRow>("WHERE person_id {ints:$1}", ids.clone()).await? {
        let preference = row.noun()?;
        view.preferences.load((preference.person, preference.scope), preference);
    }
    if named {
        put_memberships(view, link.find("WHERE person_id {ints:$1}", ids).await?)?;
    }
    Ok(())
}

/// The members of small groups. Of a large one no more is looked at than it takes to see that it is one.
pub(super) async fn load_rosters(link: &mut Link, view: &mut View, needs: &Needs, drawn: &mut Drawn) -> Result<(), Fault> {
    if needs.rosters.is_empty() {
        return Ok(());
    }
    let sql = "SELECT id FROM {set:$1 id i} AS named WHERE EXISTS \
               (SELECT 1 FROM memberships m WHERE m.group_id = named.id AND m.until_at IS NULL LIMIT 1 OFFSET $2)";
    let named: Vec<[GroupId; 1]> = needs.rosters.iter().map(|group| [*group]).collect();
    let large: Vec<IdRow> = link.rows(sql, [json(&named)?, Arg::Int(SMALL)]).await?;
    let small: BTreeSet<GroupId> = needs.rosters.iter().copied().filter(|group| large.iter().all(|row| row.id != group.0)).collect();
    if !small.is_empty() {
        let members: Vec<MembershipRow> = link.find("WHERE until_at IS NULL AND group_id {ints:$1}", [json(&small)?]).await?;
        drawn.people.extend(members.iter().map(|row| PersonId(row.person_id)));
        put_memberships(view, members)?;
    }
    view.rosters.extend(small);
    Ok(())
}

/// How many belong to groups, and how many of them have no living address.
pub(super) async fn load_sizes(link: &mut Link, view: &mut View, needs: &Needs) -> Result<(), Fault> {
    if let Some(groups) = asked(&needs.sizes)? {
        let sql = "SELECT group_id, COUNT(*) AS number FROM memberships WHERE group_id {ints:$1} AND until_at IS NULL GROUP BY group_id";
        for row in link.rows::<CountRow>(sql, groups).await? {
            view.sizes.entry(GroupId(row.group_id)).or_default().members = count(row.number);
        }
    }
    if let Some(groups) = asked(&needs.unreachable)? {
        let sql = "SELECT group_id, COUNT(*) AS number FROM memberships m WHERE group_id {ints:$1} AND until_at IS NULL \
                   AND NOT EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = m.person_id AND a.dead = 0) GROUP BY group_id";
        for row in link.rows::<CountRow>(sql, groups).await? {
            view.sizes.entry(GroupId(row.group_id)).or_default().unreachable = count(row.number);
        }
    }
    Ok(())
}

/// Who looks after the groups.
pub(super) async fn load_coordinators(link: &mut Link, view: &mut View, needs: &Needs, drawn: &mut Drawn) -> Result<(), Fault> {
    let Some(groups) = asked(&needs.coordinators)? else { return Ok(()) };
    let sql = "WHERE until_at IS NULL AND role = 'coordinator' AND group_id {ints:$1}";
    let members: Vec<MembershipRow> = link.find(sql, groups).await?;
    drawn.people.extend(members.iter().map(|row| PersonId(row.person_id)));
    put_memberships(view, members)
}

pub(super) fn put_memberships(view: &mut View, rows: Vec<MembershipRow>) -> Result<(), Fault> {
    for row in rows {
        let membership = row.noun()?;
        view.memberships.load((membership.group, membership.person, membership.since), membership);
    }
    Ok(())
}

fn count(rows: i64) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
