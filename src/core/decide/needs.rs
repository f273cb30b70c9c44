//! What a command needs to know. Asked again after each load, because what was loaded names more.

mod held;
mod measured;
mod poll;
mod voters;
mod written;

use super::inviting::called;
use crate::core::command::{Command, MailWords};
use crate::core::grammar::Order;
use crate::core::held::HeldWhy;
use crate::core::ids::{CommentId, GroupId, NoticeId, PersonId};
use crate::core::lookalike::skeleton;
use crate::core::notice::{Notice, NoticeBody};
use crate::core::person::{Address, Scope};
use crate::core::thread::Comment;
use crate::core::trust::Actor;
use crate::core::view::{Needs, View};
use held::{of_flood, of_held};
use poll::{of_poll, reminder, steering};
use written::{ask_service, desks_of_sender, is_unproven, post, write};

/// What must be loaded before `decide` can be called.
pub fn needs(view: &View, command: &Command, actor: &Actor) -> Needs {
    if let Some(command) = super::readdressed(view, command) {
        return needs(view, &command, actor);
    }
    let mut needs = of_actor(actor);
    match command {
        Command::Answer { notice, to, mail, .. } => {
            needs.handles.extend(to.iter().map(|to| to.handle.clone()));
            answer(view, *notice, mail, actor, &mut needs);
        }
        Command::VoteOnPage { notice, item, .. } => {
            of_notice(view, *notice, actor, &mut needs);
            page_vote(view, *notice, *item, &mut needs);
        }
        Command::AskBrowser { notice, .. }
        | Command::StopByHeader { notice }
        | Command::UndoStop { notice, .. }
        | Command::Complain { notice }
        | Command::RecordBounce { notice, .. } => of_notice(view, *notice, actor, &mut needs),
        Command::Write { handle, door, mail } => write(view, handle, *door, mail, actor, &mut needs),
        Command::AskService { mail, .. } => ask_service(view, mail, actor, &mut needs),
        Command::Post { thread, poll, mail } => post(view, *thread, *poll, mail, actor, &mut needs),
        Command::VoteSignedIn { poll, .. } => {
            of_poll(view, *poll, &mut needs);
            needs.votes(view, *poll, &people_of(view, actor));
            measured::of_letters(view, people_of(view, actor), &mut needs);
        }
        Command::SetProxy { poll, to } => voters::of_proxy(view, *poll, to.as_deref(), actor, &mut needs),
        Command::DeclineProxy { poll, giver } => {
            of_poll(view, *poll, &mut needs);
            needs.people.insert(*giver);
            measured::of_letters(view, [*giver], &mut needs);
        }
        Command::Settle { held, .. } | Command::Moderate { held, .. } | Command::ExpireHeld { held } => {
            needs.held.insert(*held);
            // Of a guest who did not answer nothing may be left.
            if let Some(guest) = view.held.get(*held).filter(|held| held.why == HeldWhy::Invited).and_then(|held| held.owner) {
                needs.people.insert(guest);
                needs.desks.insert(guest);
            }
            of_held(view, *held, &mut needs);
        }
        Command::SetLevel { person, .. } | Command::SetHabits { person, .. } | Command::TryAddress { person, .. } => drop(needs.people.insert(*person)),
        Command::AskSignIn { address } => drop(needs.addresses.insert(address.clone())),
        Command::CountLate { poll, person, .. } => {
            of_poll(view, *poll, &mut needs);
            needs.people.insert(*person);
            needs.folded_votes(view, *poll);
            needs.ballots.insert((*poll, *person));
        }
        Command::OpenPoll { poll } | Command::ClosePoll { poll } | Command::StateResult { poll, .. } => of_poll(view, *poll, &mut needs),
        Command::AskReview { poll } => {
            of_poll(view, *poll, &mut needs);
            needs.coordinators.extend(view.polls.get(*poll).map(|row| row.group));
        }
        Command::RemindVoters { poll, .. } => reminder(view, *poll, &mut needs),
        Command::SteerPoll { poll, order } => steering(view, *poll, order, &mut needs),
        Command::MakeDigest { person, .. } => digest(view, *person, &mut needs),
        Command::ShowElided { comment, .. } => of_comment(view, *comment, &mut needs),
        Command::DeleteComment { comment, .. } => {
            needs.reach.insert(*comment);
            of_comment(view, *comment, &mut needs);
        }
        Command::Depart { person, .. } => drop(needs.people.insert(*person)),
        Command::AskData { person } => {
            needs.people.insert(*person);
            needs.asked_for.insert(*person);
        }
        Command::AskToDepart { person, .. } => {
            needs.people.insert(*person);
            needs.desks.insert(*person);
        }
        Command::SetPause { person, .. } => {
            needs.people.insert(*person);
            needs.resting.insert(*person);
        }
        Command::CreateGroup { handle, .. } | Command::SetGroupRules { handle, .. } | Command::SetTemplate { handle, .. } => {
            needs.handles.insert(handle.clone());
        }
        Command::AddMember(new) => {
            needs.handles.insert(new.handle.clone());
            needs.addresses.insert(new.address.clone());
            let group = view.group_named(&new.handle).map(|group| group.id);
            needs.open.extend(group);
            let looked_at = matches!(actor, Actor::Admin) && !new.name_is_right;
            needs.looks.extend(group.filter(|_| looked_at).map(|group| (group, skeleton(&new.name))));
        }
    }
    needs
}

fn of_actor(actor: &Actor) -> Needs {
    let mut needs = Needs::default();
    match actor {
        Actor::Mail { from: Some(from), .. } => drop(needs.addresses.insert(from.clone())),
        Actor::Session { person } | Actor::Confirmed { person } => drop(needs.people.insert(*person)),
        _ => {}
    }
    needs
}

/// Everybody who may turn out to be acting.
fn people_of(view: &View, actor: &Actor) -> Vec<PersonId> {
    match actor {
        Actor::Mail { from: Some(from), .. } => at(view, from),
        Actor::Session { person } | Actor::Confirmed { person } => vec![*person],
        _ => Vec::new(),
    }
}

fn at(view: &View, from: &Address) -> Vec<PersonId> {
    view.people_at(from).iter().map(|person| person.id).collect()
}

fn answer(view: &View, id: NoticeId, mail: &MailWords, actor: &Actor, needs: &mut Needs) {
    of_notice(view, id, actor, needs);
    // A command is said in the reader's language, which is known a round later.
    let Some((notice, reader)) = view.notices.get(id).and_then(|notice| Some((notice, view.people.get(notice.person)?))) else { return };
    let said = said(view, reader.id, super::tongues::group_of(view, notice), mail);
    match (&said, notice.poll) {
        // It looks at everything that waits for somebody.
        (Some(Order::Resend), _) => drop(needs.desks.insert(reader.id)),
        (Some(Order::Poll { what }), Some(poll)) => steering(view, poll, what, needs),
        (Some(Order::Proxy { to }), Some(poll)) => voters::of_holder(view, poll, to.as_deref(), needs),
        _ => {}
    }
    of_order(view, reader.id, said, mail, needs);
}

/// What commands look at beyond their own place.
fn of_order(view: &View, person: PersonId, said: Option<Order>, mail: &MailWords, needs: &mut Needs) {
    needs.pictures.extend(Some(person).filter(|_| !mail.pictures.is_empty()));
    match said {
        Some(Order::Undo) => of_undo(view, person, needs),
        // Which group, when the mail does not say: the only one they belong to.
        Some(Order::LeaveGroup) => needs.groups.extend(view.memberships.values().filter(|row| row.person == person).map(|row| row.group)),
        Some(Order::Resume) => drop(needs.resting.insert(person)),
        Some(Order::Delete | Order::Replace { .. }) => {
            needs.sent.extend(mail.answers.iter().cloned());
            let theirs = view.comments.values().filter(|row| row.author == person && row.message_id.as_ref().is_some_and(|id| mail.answers.contains(id)));
            theirs.for_each(|row| of_retraction(view, row, needs));
        }
        Some(Order::Invite { guests }) => {
            needs.addresses.extend(guests.iter().map(|guest| guest.address.clone()));
            needs.desks.extend(guests.iter().flat_map(|guest| at(view, &guest.address)));
            let groups: Vec<GroupId> = view.memberships.values().filter(|row| row.person == person).map(|row| row.group).collect();
            needs.groups.extend(groups.iter().copied());
            let names =
                guests.iter().flat_map(|guest| at(view, &guest.address).into_iter().filter_map(|person| Some(skeleton(&view.people.get(person)?.name))));
            let names: Vec<String> = names.chain(guests.iter().map(|guest| skeleton(called(guest)))).collect();
            needs.looks.extend(groups.iter().flat_map(|group| names.iter().map(|name| (*group, name.clone()))));
        }
        Some(Order::DeleteLast) => {
            needs.last_words.insert(person);
            view.comments.values().filter(|row| row.author == person).for_each(|row| of_retraction(view, row, needs));
        }
        _ => {}
    }
}

/// The command of a mail, in the languages it may be written in.
fn said(view: &View, person: PersonId, group: Option<GroupId>, mail: &MailWords) -> Option<Order> {
    super::answer::order_in(mail, &super::strs(&super::tongues::tongues(view, person, group)))
}

/// Where it stands, and whom it has reached.
fn of_retraction(view: &View, row: &Comment, needs: &mut Needs) {
    needs.reach.insert(row.id);
    needs.threads.insert(row.thread);
    needs.groups.extend(view.threads.get(row.thread).map(|thread| thread.group));
}

/// "undo" says what holds afterwards, in a thread as its group has it.
fn of_undo(view: &View, person: PersonId, needs: &mut Needs) {
    for scope in view.preferences_of(person).map(|preference| preference.scope) {
        match scope {
            Scope::All => {}
            Scope::Group(group) => drop(needs.groups.insert(group)),
            Scope::Thread(thread) => {
                needs.threads.insert(thread);
                needs.groups.extend(view.threads.get(thread).map(|thread| thread.group));
            }
        }
    }
}

fn of_notice(view: &View, id: NoticeId, actor: &Actor, needs: &mut Needs) {
    needs.notices.insert(id);
    let Some(notice) = view.notices.get(id) else { return };
    needs.people.insert(notice.person);
    needs.groups.extend(notice.group);
    needs.rosters.extend(notice.group);
    needs.threads.extend(notice.thread);
    let mut voters = people_of(view, actor);
    voters.push(notice.person);
    needs.refusals.extend(voters.iter().copied());
    if is_unproven(actor) {
        needs.desks.insert(notice.person);
    }
    of_another(view, notice, actor, needs);
    notice.group.into_iter().for_each(|group| of_flood(view, group, notice.thread, 1, actor, needs));
    if let Some(poll) = notice.poll {
        of_poll(view, poll, needs);
        needs.votes(view, poll, &voters);
    }
    of_body(view, notice, needs);
    of_digest(view, notice, &voters, actor, needs);
}

/// In a strict place what waits of the same is looked at.
fn page_vote(view: &View, notice: NoticeId, item: u16, needs: &mut Needs) {
    let Some(notice) = view.notices.get(notice) else { return };
    measured::of_letters(view, [notice.person], needs);
    let Some(poll) = notice.poll_at(item).and_then(|(poll, _)| view.polls.get(poll)) else { return };
    if poll.settings.strict || view.groups.get(poll.group).is_some_and(|group| group.rules.strict) {
        needs.desks.insert(notice.person);
    }
}

fn of_body(view: &View, notice: &Notice, needs: &mut Needs) {
    match &notice.body {
        NoticeBody::Question { held, .. }
        | NoticeBody::Confirm { held, .. }
        | NoticeBody::WasItYou { held, .. }
        | NoticeBody::LateVote { held, .. }
        | NoticeBody::Invitation { held, .. }
        | NoticeBody::Stranger { held: Some(held), .. } => {
            needs.held.insert(*held);
            of_held(view, *held, needs);
        }
        NoticeBody::Comment { comment } => drop(needs.comments.insert(*comment)),
        NoticeBody::Whose { held, people, .. } => {
            needs.held.insert(*held);
            let command = view.held.get(*held).map(|held| &held.command);
            for person in people {
                needs.people.insert(*person);
                command.into_iter().for_each(|command| needs.join(self::needs(view, command, &Actor::Confirmed { person: *person })));
            }
        }
        _ => {}
    }
}

/// A digest is about several places, and one answer may say something to each.
fn of_digest(view: &View, notice: &Notice, voters: &[PersonId], actor: &Actor, needs: &mut Needs) {
    let NoticeBody::Digest { items, .. } = &notice.body else { return };
    for item in items {
        if let Some(poll) = item.poll {
            of_poll(view, poll, needs);
            needs.votes(view, poll, voters);
        }
        needs.threads.extend(item.thread);
        if let Some(group) = item.thread.and_then(|thread| view.threads.get(thread)).map(|thread| thread.group) {
            needs.groups.insert(group);
            needs.rosters.insert(group);
            of_flood(view, group, item.thread, items.len(), actor, needs);
        }
    }
}

/// A mail that is not from the notice's owner: what waits for the owner's word already, and what its sender was told.
fn of_another(view: &View, notice: &Notice, actor: &Actor, needs: &mut Needs) {
    let (Actor::Mail { from: Some(from), .. }, Some(owner)) = (actor, view.people.get(notice.person)) else { return };
    if !owner.has(from) {
        needs.passers_by.insert(from.clone());
        needs.desks.insert(owner.id);
        desks_of_sender(view, actor, needs);
    }
}

fn of_comment(view: &View, id: CommentId, needs: &mut Needs) {
    needs.comments.insert(id);
    let Some(comment) = view.comments.get(id) else { return };
    needs.threads.insert(comment.thread);
    needs.groups.extend(view.threads.get(comment.thread).map(|thread| thread.group));
    needs.people.insert(comment.author);
}

fn digest(view: &View, person: PersonId, needs: &mut Needs) {
    needs.people.insert(person);
    needs.pending_digests.insert(person);
    for notice in view.notices.values().filter(|notice| notice.person == person) {
        needs.groups.extend(notice.group);
        needs.threads.extend(notice.thread);
        if let Some(poll) = notice.poll {
            needs.polls.insert(poll);
            needs.votes(view, poll, &[person]);
        }
        if let NoticeBody::Comment { comment } = &notice.body {
            needs.comments.insert(*comment);
        }
    }
}
