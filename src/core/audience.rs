//! Who hears of a fact, and by what kind of notice. Consent comes after; here everybody concerned is named.

use super::event::Event;
use super::group::{Membership, Role};
use super::ids::{GroupId, IdSource, PersonId, PollId, ThreadId};
use super::notice::{Notice, NoticeBody, NoticeKind, NoticeState};
use super::view::View;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What one fact tells the members of its group. `None` when it tells nobody.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Telling {
    pub group: GroupId,
    pub thread: Option<ThreadId>,
    pub poll: Option<PollId>,
    pub poll_version: u32,
    pub kind: NoticeKind,
    pub body: NoticeBody,
    /// Whoever brought it about and need not hear it back.
    pub except: Option<PersonId>,
    pub only: Only,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Only {
    Everyone,
    Coordinators,
}

/// What a fact tells, and to whom. A poll's opening tells two things: the ballot, and one line in its thread.
pub fn tellings(view: &View, event: &Event) -> Vec<Telling> {
    match event {
        Event::CommentAdded { group, thread, comment, person, .. } => vec![Telling {
            group: *group,
            thread: Some(*thread),
            poll: None,
            poll_version: 0,
            kind: NoticeKind::Comment,
            body: NoticeBody::Comment { comment: *comment },
            except: Some(*person),
            only: Only::Everyone,
        }],
        Event::PollOpened { group, poll, .. } => poll_opened(view, *group, *poll),
        Event::ResultStated { group, poll, .. } => vec![of_poll(view, *group, *poll, NoticeKind::Result)],
        Event::SomethingHeld { group: Some(group), person: None, row, .. } => vec![stranger(*group, row)],
        _ => Vec::new(),
    }
}

fn poll_opened(view: &View, group: GroupId, poll: PollId) -> Vec<Telling> {
    let ballot = of_poll(view, group, poll, NoticeKind::Ballot);
    let thread = view.polls.get(poll).and_then(|poll| poll.thread);
    let asker = view.polls.get(poll).map(|poll| poll.asker);
    let line = thread.map(|thread| Telling { thread: Some(thread), kind: NoticeKind::VoteOpened, except: asker, ..ballot.clone() });
    std::iter::once(ballot).chain(line).collect()
}

fn of_poll(view: &View, group: GroupId, poll: PollId, kind: NoticeKind) -> Telling {
    let version = view.polls.get(poll).map_or(0, |poll| poll.version);
    // A ballot belongs to its poll, not to the thread: turning a thread's talk off does not turn its votes off.
    Telling { group, thread: None, poll: Some(poll), poll_version: version, kind, body: NoticeBody::Plain, except: None, only: Only::Everyone }
}

fn stranger(group: GroupId, held: &super::held::Held) -> Telling {
    let mail = super::decide::mail_of(&held.command);
    Telling {
        group,
        thread: None,
        poll: None,
        poll_version: 0,
        kind: NoticeKind::Stranger,
        body: NoticeBody::Stranger {
            held: Some(held.id),
            from: held.from.as_ref().map(ToString::to_string).unwrap_or_default(),
            subject: mail.map(|mail| mail.subject.clone()).unwrap_or_default(),
            words: mail.map(|mail| mail.words.own()).unwrap_or_default(),
        },
        except: None,
        only: Only::Coordinators,
    }
}

impl Telling {
    /// Whether it is for that member.
    pub fn concerns(&self, member: &Membership) -> bool {
        Some(member.person) != self.except && (self.only == Only::Everyone || member.role == Role::Coordinator)
    }

    /// The notice for one person, before consent is asked.
    pub fn notice(&self, person: PersonId, at: Timestamp, ids: &mut IdSource) -> Notice {
        Notice {
            id: ids.mint(),
            person,
            to: None,
            group: Some(self.group),
            thread: self.thread,
            poll: self.poll,
            poll_version: self.poll_version,
            kind: self.kind,
            body: self.body.clone(),
            due: at,
            made_at: at,
            state: NoticeState::Queued,
            reason: None,
        }
    }
}
