//! What is looked at when something is held, or a held thing is settled.

use super::{at, people_of};
use crate::core::command::Command;
use crate::core::decide::members::name_of_stranger;
use crate::core::held::Held;
use crate::core::ids::{GroupId, HeldId, PersonId, ThreadId};
use crate::core::lookalike::skeleton;
use crate::core::notice::NoticeBody;
use crate::core::trust::Actor;
use crate::core::view::{Needs, View};

/// A held command is decided again as its owner's, so it needs what it needs.
pub(super) fn of_held(view: &View, held: HeldId, needs: &mut Needs) {
    let Some(row) = view.held.get(held) else { return };
    needs.groups.extend(row.group);
    needs.rosters.extend(row.group);
    needs.addresses.extend(row.from.clone());
    // Whoever is let in may be asked what is open.
    needs.open.extend(row.group.filter(|_| row.owner.is_none()));
    needs.people.extend(row.author);
    let let_in = row.group.zip(row.from.as_ref()).filter(|_| row.owner.is_none());
    needs.looks.extend(let_in.map(|(group, from)| (group, skeleton(&name_of_stranger(view, from)))));
    let actor = row.owner.or(row.author).map_or(Actor::Admin, |person| Actor::Confirmed { person });
    // A question about a question would go round; each hold is looked into once.
    if !view.asked.held.contains(&held) || !matches!(row.command, Command::Settle { .. }) {
        needs.join(super::needs(view, &row.command, &actor));
    }
    of_the_rest(view, row, &actor, needs);
    of_the_group(view, row, &actor, needs);
}

/// What the same sender has waiting for a group's coordinators is settled with it.
fn of_the_group(view: &View, row: &Held, actor: &Actor, needs: &mut Needs) {
    let Some(group) = row.group.filter(|_| row.owner.is_none()) else { return };
    needs.waiting.insert(group);
    needs.coordinators.insert(group);
    for other in view.held.values().filter(|other| other.id != row.id && other.waits_for(group) && other.goes_with(row)) {
        needs.join(super::needs(view, &other.command, actor));
    }
}

/// What else came from the same sender is settled with it. What answers a question is left out: it would go round.
fn of_the_rest(view: &View, row: &Held, actor: &Actor, needs: &mut Needs) {
    let Some(owner) = row.owner.filter(|_| row.why.is_anothers()) else { return };
    needs.desks.insert(owner);
    for other in view.held.values().filter(|other| other.owner == row.owner && other.why == row.why && other.from == row.from) {
        if let Command::Answer { notice, .. } = &other.command {
            needs.notices.insert(*notice);
            let asks = view.notices.get(*notice).is_none_or(|notice| matches!(notice.body, NoticeBody::WasItYou { .. } | NoticeBody::Confirm { .. }));
            if !asks && other.id != row.id {
                needs.join(super::needs(view, &other.command, actor));
            }
        }
    }
}

/// A sender who is nobody here: whether the coordinators have blocked them, and what waits already.
pub(super) fn of_stranger(view: &View, group: GroupId, actor: &Actor, needs: &mut Needs) {
    let Actor::Mail { from: Some(from), .. } = actor else { return };
    let belongs = |person: &PersonId| view.belongs(group, *person);
    if view.asked.addresses.contains(from) && !at(view, from).iter().any(belongs) {
        needs.blocked.insert((group, from.clone()));
        needs.passers_by.insert(from.clone());
        needs.waiting.insert(group);
    }
}

/// What waits already is looked at when somebody writes more than goes out at once. `messages` is how many come together.
pub(super) fn of_flood(view: &View, group: GroupId, thread: Option<ThreadId>, messages: usize, actor: &Actor, needs: &mut Needs) {
    if people_of(view, actor).into_iter().any(|person| view.traffic.may_be_over(group, person, thread, messages)) {
        needs.waiting.insert(group);
        needs.coordinators.insert(group);
    }
}
