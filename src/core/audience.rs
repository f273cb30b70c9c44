//! Who hears of a fact, and by what kind of notice. Consent comes after; here everybody concerned is named.

use super::event::Event;
use super::group::{Membership, Role};
use super::held::{Held, HeldWhy};
use super::ids::{GroupId, IdSource, PersonId, PollId, ThreadId};
use super::notice::{Notice, NoticeBody, NoticeKind, NoticeState};
use super::poll::{Change, Poll};
use super::refusal::Refusal;
use super::traffic::{Lane, STRANGERS};
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
    /// When it goes out, if not at once.
    #[serde(default)]
    pub due: Option<Timestamp>,
    /// These people instead of the members.
    #[serde(default)]
    pub people: Option<Vec<PersonId>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Only {
    Everyone,
    Coordinators,
    /// Those who may vote in the poll and have not.
    Undecided,
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
            due: None,
            people: None,
        }],
        Event::PollOpened { group, poll, .. } => poll_opened(view, *group, *poll),
        Event::PollChanged { group, poll, person, change } => poll_changed(view, (*group, *poll), change, *person),
        Event::ResultStated { group, poll, .. } => told_to_guests_too(view, of_poll(view, *group, *poll, NoticeKind::Result)),
        Event::MemberJoined { group, person, .. } => joined(view, *group, *person),
        Event::SomethingHeld { group: Some(group), person: None, row, .. } if is_first(view, row, *group) => vec![stranger(view, *group, row)],
        _ => Vec::new(),
    }
}

fn poll_opened(view: &View, group: GroupId, poll: PollId) -> Vec<Telling> {
    let named = view.polls.get(poll).and_then(|poll| poll.settings.voters.roll()).map(|_| voters(view, poll));
    let ballot = Telling { people: named, ..of_poll(view, group, poll, NoticeKind::Ballot) };
    let thread = view.polls.get(poll).and_then(|poll| poll.thread);
    let asker = view.polls.get(poll).map(|poll| poll.asker);
    let line = thread.map(|thread| Telling { thread: Some(thread), kind: NoticeKind::VoteOpened, except: asker, people: None, ..ballot.clone() });
    std::iter::once(ballot).chain(line).collect()
}

fn of_poll(view: &View, group: GroupId, poll: PollId, kind: NoticeKind) -> Telling {
    let version = view.polls.get(poll).map_or(0, |poll| poll.version);
    // A ballot belongs to its poll, not to the thread: turning a thread's talk off does not turn its votes off.
    Telling {
        group,
        thread: None,
        poll: Some(poll),
        poll_version: version,
        kind,
        body: NoticeBody::Plain,
        except: None,
        only: Only::Everyone,
        due: None,
        people: None,
    }
}

fn poll_changed(view: &View, (group, poll): (GroupId, PollId), change: &Change, by: Option<PersonId>) -> Vec<Telling> {
    let body = || NoticeBody::PollChanged { change: change.clone(), by };
    let invites = view.polls.get(poll).is_some_and(|poll| poll.settings.invitation.is_some());
    match change {
        Change::Reminded { .. } => vec![reminder(view, group, poll)],
        // Those who had chosen it are asked one by one, unless everybody must know because it stands in calendars.
        Change::Reworded { .. } if !invites => Vec::new(),
        // A draft is its asker's alone.
        _ if view.polls.get(poll).is_some_and(|poll| poll.opened_at.is_none()) => Vec::new(),
        Change::Scheduled { .. } | Change::Reopened { told: false, .. } | Change::OutcomeTakenBack | Change::ReviewSet { .. } | Change::ReviewAsked => {
            Vec::new()
        }
        Change::OutcomeStated { told_at, .. } => outcome(view, (group, poll), *told_at),
        // Whoever did it hears so in the answer to the act, which brings nothing for their calendar.
        Change::OptionAdded { .. } | Change::Reworded { .. } if invites => {
            told_to_guests_too(view, Telling { body: body(), ..of_poll(view, group, poll, NoticeKind::PollChanged) })
        }
        _ => told_to_guests_too(view, Telling { body: body(), except: by, ..of_poll(view, group, poll, NoticeKind::PollChanged) }),
    }
}

/// The outcome goes to everybody, whoever stated it included, once it can no longer be taken back unseen.
fn outcome(view: &View, (group, poll): (GroupId, PollId), told_at: Timestamp) -> Vec<Telling> {
    let stated = view.polls.get(poll).and_then(|poll| poll.life.outcome.as_ref());
    let telling = |stated_at| Telling { body: NoticeBody::Outcome { stated_at }, due: Some(told_at), ..of_poll(view, group, poll, NoticeKind::Outcome) };
    stated.map(|stated| told_to_guests_too(view, telling(stated.at))).unwrap_or_default()
}

/// To those who may vote and have not.
fn reminder(view: &View, group: GroupId, poll: PollId) -> Telling {
    let telling = Telling { only: Only::Undecided, ..of_poll(view, group, poll, NoticeKind::Reminder) };
    match view.polls.get(poll).filter(|row| row.settings.voters.roll().is_some()) {
        Some(row) => Telling { people: Some(row.settings.voters.people().filter(|person| is_undecided(view, row, *person)).collect()), ..telling },
        None => telling,
    }
}

/// Those whom a poll names.
fn voters(view: &View, poll: PollId) -> Vec<PersonId> {
    view.polls.get(poll).map(|poll| poll.settings.voters.people().collect()).unwrap_or_default()
}

/// What the group hears of a poll, its guests hear too, unless they have joined the group meanwhile.
fn told_to_guests_too(view: &View, telling: Telling) -> Vec<Telling> {
    let joined = |person: PersonId| view.memberships.values().any(|row| row.group == telling.group && row.person == person && row.until.is_none());
    let poll = telling.poll.and_then(|poll| view.polls.get(poll));
    let guests = poll.into_iter().flat_map(|poll| poll.settings.voters.guests()).copied();
    let guests: Vec<PersonId> = guests.filter(|guest| Some(*guest) != telling.except && !joined(*guest)).collect();
    let to_guests = (!guests.is_empty()).then(|| Telling { people: Some(guests), ..telling.clone() });
    std::iter::once(telling).chain(to_guests).collect()
}

/// Whoever joins where joiners may vote gets the ballots of what is open.
fn joined(view: &View, group: GroupId, person: PersonId) -> Vec<Telling> {
    let open = view.polls.values().filter(|poll| poll.group == group && poll.is_open() && poll.settings.joiners && poll.settings.voters.roll().is_none());
    open.map(|poll| Telling { people: Some(vec![person]), ..of_poll(view, group, poll.id, NoticeKind::Ballot) }).collect()
}

/// One mail for all that one sender has waiting, and so many an hour about strangers; the rest stands on the page.
fn is_first(view: &View, held: &Held, group: GroupId) -> bool {
    let alone = !view.held.values().any(|other| other.id != held.id && other.waits_for(group) && other.goes_with(held));
    alone && (held.why != HeldWhy::Stranger || view.traffic.count(Lane::Strangers(group), held.received_at) <= STRANGERS)
}

fn stranger(view: &View, group: GroupId, held: &Held) -> Telling {
    let (subject, words) = super::decide::mail_of(&held.command).map(super::command::MailWords::for_others).unzip();
    let title = held.poll.and_then(|poll| view.polls.get(poll)).map(|poll| poll.title.clone());
    let author = held.author.and_then(|person| view.people.get(person)).map(|person| person.name.clone());
    Telling {
        group,
        thread: None,
        poll: None,
        poll_version: 0,
        kind: NoticeKind::Stranger,
        body: NoticeBody::Stranger {
            held: Some(held.id),
            from: author.or(held.from.as_ref().map(ToString::to_string)).unwrap_or_default(),
            subject: subject.or(title).unwrap_or_default(),
            words: words.unwrap_or_default(),
        },
        except: None,
        only: Only::Coordinators,
        due: None,
        people: None,
    }
}

impl Telling {
    /// Whether it is for that member. Who has voted must be loaded where only the others are told.
    pub fn concerns(&self, view: &View, member: &Membership) -> bool {
        let among = match self.only {
            Only::Everyone => true,
            Only::Coordinators => member.role == Role::Coordinator,
            Only::Undecided => self.poll.and_then(|poll| view.polls.get(poll)).is_some_and(|poll| is_undecided(view, poll, member.person)),
        };
        among && Some(member.person) != self.except
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
            due: self.due.unwrap_or(at),
            made_at: at,
            state: NoticeState::Queued,
            reason: None,
        }
    }
}

/// Whether somebody was asked, has not voted, and has nobody to vote for them.
fn is_undecided(view: &View, poll: &Poll, person: PersonId) -> bool {
    was_asked(view, poll, person) && !view.has_voted(poll.id, person) && !poll.settings.proxies.contains_key(&person)
}

/// Whether a poll asks somebody: they are named, or belonged to the group when it opened, or joined where joiners vote.
/// Before it opens it asks the group as it is.
pub fn was_asked(view: &View, poll: &Poll, person: PersonId) -> bool {
    if poll.settings.voters.roll().is_some() {
        return poll.settings.voters.people().any(|named| named == person);
    }
    let belongs = || view.memberships.values().any(|row| row.group == poll.group && row.person == person && row.until.is_none());
    poll.opened_at.map_or_else(belongs, |opened_at| view.membership(poll.group, person, opened_at).is_some() || (poll.settings.joiners && belongs()))
}

/// Why somebody may not vote in a poll at an instant. Whoever belonged at the opening may, if they still do.
pub fn not_entitled(view: &View, poll: &Poll, person: PersonId, at: Timestamp) -> Option<Refusal> {
    if poll.settings.voters.guests().contains(&person) {
        return None;
    }
    if view.membership(poll.group, person, at).is_none() {
        return Some(Refusal::NotMember);
    }
    match poll.settings.voters.roll() {
        Some(roll) => (!roll.members.contains(&person)).then_some(Refusal::NotAsked),
        None => (joined_later(view, poll, person, at) && !poll.settings.joiners).then_some(Refusal::NotEntitled),
    }
}

/// Whether somebody did not belong to the group yet when the poll opened.
pub fn joined_later(view: &View, poll: &Poll, person: PersonId, at: Timestamp) -> bool {
    view.membership(poll.group, person, poll.opened_at.unwrap_or(at)).is_none()
}
