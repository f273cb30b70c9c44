//! What one person may see, and the brief that holds just that. Mail and pages are filtered here and nowhere else.

mod ballots;
mod block;
mod decisions;
mod dossier;
mod electorate;
mod elided;
mod names;
mod organizer;
mod poll;
mod post;
mod rehearsal;
mod sheet;
mod status;
mod steer;
mod thread;
mod turnout;

pub use ballots::{BALLOTS_ON_PAGE, BallotsPage, ballots_needs, ballots_page};
pub use block::asker_may_hear_of_blocks;
pub use decisions::decisions;
pub use dossier::{Dossier, Kept, Looked, Message, Vote, dossier, dossier_needs};
pub use elided::{Elided, elided, may_retract};
pub use names::shown;
pub use poll::{VOTES_LISTED, may_see_poll, poll_brief, poll_brief_by_link, poll_needs};
pub use post::{Fate, post, post_needs};
pub use sheet::{may_see_ballots, sheet, sheet_needs};
pub use status::status_brief;
pub use steer::may_steer;
pub use thread::{thread_brief, thread_needs};

use super::brief::{Brief, CommentBrief, DigestBrief, GroupBrief, PollBrief};
use super::consent::{Withheld, setting_in};
use super::group::Role;
use super::held::Held;
use super::ids::{CommentId, GroupId, PersonId, ThreadId};
use super::notice::{Deed, DigestItem, Notice, NoticeBody, NoticeKind};
use super::person::{Person, Scope, Standing};
use super::thread::Comment;
use super::view::{Needs, View};
use jiff::Timestamp;

/// How many comments of one thread a digest shows; the rest is a number and a link.
const COMMENTS_IN_DIGEST: usize = 3;

/// What must be loaded before a notice's brief can be made. Asked again until nothing is missing.
pub fn brief_needs(view: &View, notice: &Notice) -> Needs {
    let mut needs = Needs::default();
    needs.people.insert(notice.person);
    needs.groups.extend(notice.group);
    needs.sizes.extend(notice.group);
    needs.unreachable.extend(notice.group.filter(|_| notice.kind == NoticeKind::Result));
    needs.coordinators.extend(notice.group.filter(|_| matches!(notice.kind, NoticeKind::Welcome | NoticeKind::Invitation)));
    needs.threads.extend(notice.thread);
    needs.people.extend(names::looked_like(&notice.body));
    notice.poll.iter().for_each(|poll| poll_needs(view, *poll, notice.person, &mut needs));
    organizer::needs(view, notice, &mut needs);
    match &notice.body {
        NoticeBody::Comment { comment } => comment_needs(view, *comment, &mut needs),
        NoticeBody::Welcome { added_by } => needs.people.extend(*added_by),
        NoticeBody::Invitation { by, .. } => drop(needs.people.insert(*by)),
        NoticeBody::Question { held, .. }
        | NoticeBody::Confirm { held, .. }
        | NoticeBody::WasItYou { held, .. }
        | NoticeBody::LateVote { held, .. }
        | NoticeBody::Stranger { held: Some(held), .. } => drop(needs.held.insert(*held)),
        NoticeBody::Whose { held, people, .. } => {
            needs.held.insert(*held);
            needs.people.extend(people.iter().copied());
        }
        NoticeBody::Blocked { by } => {
            needs.people.insert(*by);
            notice.poll.iter().for_each(|poll| needs.votes(view, *poll, &[*by]));
        }
        NoticeBody::Proxy { giver: by, .. } | NoticeBody::Done { what: Deed::ProxyGiven { holder: by } } => {
            needs.people.insert(*by);
        }
        NoticeBody::PollChanged { by, .. } => needs.people.extend(*by),
        NoticeBody::Goodbye { scope, .. } => scope_needs(*scope, &mut needs),
        NoticeBody::Done { what: Deed::ElidedShown { by, .. } | Deed::Removed { by, .. } } => drop(needs.people.insert(*by)),
        NoticeBody::Done { what } => what.scope().into_iter().for_each(|scope| scope_needs(scope, &mut needs)),
        NoticeBody::Refusal { refusal: super::refusal::Refusal::ThreadClosed { thread, by, .. }, .. } => {
            needs.threads.insert(*thread);
            needs.people.insert(*by);
        }
        NoticeBody::Digest { items, .. } => items.iter().for_each(|item| digest_needs(view, item, notice.person, &mut needs)),
        NoticeBody::Plain if notice.kind == NoticeKind::Status => drop(needs.desks.insert(notice.person)),
        NoticeBody::Plain if notice.kind == NoticeKind::Decisions => decisions::needs(view, notice.group, notice.person, &mut needs),
        _ => {}
    }
    if let Some(thread) = notice.thread.and_then(|thread| view.threads.get(thread)) {
        needs.people.extend(std::iter::once(thread.starter).chain(thread.closed.as_ref().map(|closed| closed.by)));
    }
    needs
}

fn comment_needs(view: &View, comment: CommentId, needs: &mut Needs) {
    needs.comments.insert(comment);
    if let Some(row) = view.comments.get(comment) {
        needs.people.insert(row.author);
        needs.threads.insert(row.thread);
        needs.files.extend(row.files.iter().copied());
    }
}

fn digest_needs(view: &View, item: &DigestItem, reader: PersonId, needs: &mut Needs) {
    item.poll.iter().for_each(|poll| poll_needs(view, *poll, reader, needs));
    item.comments.iter().rev().take(COMMENTS_IN_DIGEST).for_each(|comment| comment_needs(view, *comment, needs));
    needs.threads.extend(item.thread);
    needs.groups.extend(item.thread.and_then(|thread| view.threads.get(thread)).map(|thread| thread.group));
}

fn scope_needs(scope: Scope, needs: &mut Needs) {
    match scope {
        Scope::All => {}
        Scope::Group(group) => drop(needs.groups.insert(group)),
        Scope::Thread(thread) => drop(needs.threads.insert(thread)),
    }
}

/// Everything the letter of a notice may say.
///
/// # Errors
/// Why there is nobody to read it: its person has gone, or no address of theirs takes mail.
pub fn brief(view: &View, notice: &Notice, now: Timestamp) -> Result<Brief, Withheld> {
    let reader = view.people.get(notice.person).cloned().or_else(|| passer_by(notice)).ok_or(Withheld::NoMailbox)?;
    let mailbox = notice.to.clone().or_else(|| reader.mailbox().cloned());
    let mailbox = mailbox.ok_or(if reader.standing == Standing::Active { Withheld::NoMailbox } else { Withheld::Deactivated })?;
    let thread = notice.thread.or(named_thread(notice)).and_then(|thread| view.threads.get(thread)).cloned();
    Ok(Brief {
        setting: setting_in(view, reader.id, notice.group, notice.thread),
        group: notice.group.and_then(|group| group_brief(view, group, reader.id, now)),
        poll: match &notice.body {
            NoticeBody::Rehearsal { poll, .. } => Some(rehearsal::brief(poll, &reader)),
            _ => notice.poll.and_then(|poll| poll_brief(view, poll, reader.id)),
        },
        comment: match &notice.body {
            NoticeBody::Comment { comment } => comment_brief(view, *comment),
            _ => None,
        },
        held: held_of(notice).and_then(|held| view.held.get(held)).cloned(),
        block: block::told(view, notice),
        organizer: organizer::of(view, notice),
        digest: match &notice.body {
            NoticeBody::Digest { items, .. } => items.iter().filter_map(|item| digest_brief(view, item, reader.id, now)).collect(),
            _ => Vec::new(),
        },
        status: (notice.kind == NoticeKind::Status).then(|| status_brief(view, reader.id, now)),
        decisions: if notice.kind == NoticeKind::Decisions { decisions(view, notice.group, reader.id, now) } else { Vec::new() },
        names: names::names(view, notice, thread.as_ref()),
        thread,
        notice: notice.clone(),
        mailbox,
        now,
        reader,
    })
}

fn passer_by(notice: &Notice) -> Option<Person> {
    match (&notice.body, &notice.to) {
        (NoticeBody::AskedOwner { locale, .. } | NoticeBody::TurnedAway { locale, .. } | NoticeBody::ForAdmin { locale, .. }, Some(address)) => {
            Some(Person::passer_by(address.clone(), locale.clone(), notice.made_at))
        }
        _ => None,
    }
}

fn named_thread(notice: &Notice) -> Option<ThreadId> {
    match &notice.body {
        NoticeBody::Goodbye { scope: Scope::Thread(thread), .. } => Some(*thread),
        NoticeBody::Done { what } => match what.scope() {
            Some(Scope::Thread(thread)) => Some(thread),
            _ => None,
        },
        NoticeBody::Refusal { refusal: super::refusal::Refusal::ThreadClosed { thread, .. }, .. } => Some(*thread),
        _ => None,
    }
}

fn held_of(notice: &Notice) -> Option<super::ids::HeldId> {
    match &notice.body {
        NoticeBody::Question { held, .. }
        | NoticeBody::Confirm { held, .. }
        | NoticeBody::WasItYou { held, .. }
        | NoticeBody::LateVote { held, .. }
        | NoticeBody::Whose { held, .. }
        | NoticeBody::Stranger { held: Some(held), .. } => Some(*held),
        _ => None,
    }
}

/// A group as one of its people sees it: numbers, never addresses.
pub fn group_brief(view: &View, group: GroupId, reader: PersonId, now: Timestamp) -> Option<GroupBrief> {
    let size = view.sizes.get(&group).copied().unwrap_or_default();
    let coordinators = view.members_at(group, now).filter(|member| member.role == Role::Coordinator);
    Some(GroupBrief {
        group: view.groups.get(group)?.clone(),
        members: size.members,
        unreachable: size.unreachable,
        role: view.membership(group, reader, now).map(|membership| membership.role),
        coordinators: coordinators.filter_map(|member| view.people.get(member.person)).map(|person| person.name.clone()).collect(),
    })
}

/// A comment with its author's name and files, and nothing of what was cut from its mail.
pub fn comment_brief(view: &View, comment: CommentId) -> Option<CommentBrief> {
    let row = view.comments.get(comment)?;
    Some(CommentBrief {
        author: shown(view, row.author),
        files: row.files.iter().filter_map(|file| view.files.get(*file)).cloned().collect(),
        comment: Comment { elided: String::new(), looks: Vec::new(), pictures: Vec::new(), ..row.clone() },
    })
}

/// Whether somebody may look into a group: its archive, its members' words, its results.
pub fn may_see_group(view: &View, group: GroupId, reader: PersonId, now: Timestamp) -> bool {
    let active = view.people.get(reader).is_some_and(|person| person.standing == Standing::Active);
    active && view.membership(group, reader, now).is_some()
}

/// What waits for a group's coordinators, oldest first, when the reader is one of them.
pub fn waiting(view: &View, group: GroupId, reader: PersonId, now: Timestamp) -> Option<Vec<&Held>> {
    view.membership(group, reader, now).filter(|mine| mine.role == Role::Coordinator)?;
    let mut waiting: Vec<&Held> = view.held.values().filter(|held| held.waits_for(group) && held.until >= now).collect();
    waiting.sort_by_key(|held| (held.received_at, held.id));
    Some(waiting)
}

fn digest_brief(view: &View, item: &DigestItem, reader: PersonId, now: Timestamp) -> Option<DigestBrief> {
    let thread = item.thread.and_then(|thread| view.threads.get(thread)).cloned();
    let poll = item.poll.and_then(|poll| poll_brief(view, poll, reader));
    // Until it is told it can be taken back unseen.
    let poll = poll.map(|poll| PollBrief { outcome: poll.outcome.filter(|(_, stated)| stated.told_at <= now), ..poll });
    let group = thread.as_ref().map(|thread| thread.group).or(poll.as_ref().map(|poll| poll.poll.group))?;
    let newest = item.comments.len().saturating_sub(COMMENTS_IN_DIGEST);
    Some(DigestBrief {
        code: item.code.clone(),
        group: view.groups.get(group)?.clone(),
        thread,
        poll,
        comments: item.comments[newest..].iter().filter_map(|comment| comment_brief(view, *comment)).collect(),
        comment_count: item.comments.len() as u32,
        decided: item.decided,
    })
}
