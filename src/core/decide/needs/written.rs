//! What mail without a token looks at: to a group's addresses or the service's own, and what of it waited for a word.

use super::held::{of_flood, of_stranger};
use super::poll::of_poll;
use super::voters::of_poll_mail;
use super::{of_order, people_of, said};
use crate::core::command::{Door, MailWords};
use crate::core::decide::talk::plain_title;
use crate::core::ids::{PollId, ThreadId};
use crate::core::trust::{Actor, Proof};
use crate::core::view::{Needs, View};

pub(super) fn write(view: &View, handle: &str, door: Door, mail: &MailWords, actor: &Actor, needs: &mut Needs) {
    needs.handles.insert(handle.to_string());
    needs.refusals.extend(people_of(view, actor));
    let named = view.group_named(handle).map(|group| group.id);
    people_of(view, actor).into_iter().for_each(|person| of_order(view, person, said(view, person, named, mail), mail, needs));
    let Some(group) = view.group_named(handle) else { return };
    needs.rosters.insert(group.id);
    of_stranger(view, group.id, actor, needs);
    let title = (group.id, plain_title(&mail.subject, &group.name));
    let thread = view.thread_titled(group.id, &title.1).map(|thread| thread.id).filter(|_| door == Door::Talk);
    of_flood(view, group.id, thread, 1, actor, needs);
    if matches!(door, Door::Talk | Door::Join | Door::Owner) {
        needs.coordinators.insert(group.id);
    }
    match door {
        Door::Talk => drop(needs.titles.insert(title)),
        Door::Poll => {
            needs.sizes.insert(group.id);
            needs.unreachable.insert(group.id);
            of_poll_mail(view, group.id, mail, actor, needs);
        }
        Door::Vote => {
            desks_of_sender(view, actor, needs);
            // A vote in a secret poll may be in it, whoever wrote it.
            needs.archives.insert(group.id);
            needs.asked_for.extend(people_of(view, actor));
        }
        _ => {}
    }
    // A mailbox that several share is asked whose words they are, and not for ever.
    if is_unproven(actor) || people_of(view, actor).len() > 1 {
        desks_of_sender(view, actor, needs);
    }
}

pub(super) fn ask_service(view: &View, mail: &MailWords, actor: &Actor, needs: &mut Needs) {
    let people = people_of(view, actor);
    desks_of_sender(view, actor, needs);
    needs.asked_for.extend(people.iter().copied().filter(|_| is_unproven(actor)));
    people.into_iter().for_each(|person| of_order(view, person, said(view, person, None, mail), mail, needs));
}

/// What a coordinator's word sends on to a thread or about a poll.
pub(super) fn post(view: &View, thread: Option<ThreadId>, poll: Option<PollId>, mail: &MailWords, actor: &Actor, needs: &mut Needs) {
    needs.threads.extend(thread);
    poll.into_iter().for_each(|poll| of_poll(view, poll, needs));
    let group = thread.and_then(|thread| view.threads.get(thread)).map(|thread| thread.group);
    needs.groups.extend(group);
    needs.rosters.extend(group);
    needs.pictures.extend(people_of(view, actor).into_iter().filter(|_| !mail.pictures.is_empty()));
}

pub(super) fn desks_of_sender(view: &View, actor: &Actor, needs: &mut Needs) {
    needs.desks.extend(people_of(view, actor));
}

/// What somebody has been asked about already is looked at before they are asked again.
pub(super) fn is_unproven(actor: &Actor) -> bool {
    matches!(actor, Actor::Mail { proof, meant, .. } if *proof != Proof::Strong || !meant)
}
