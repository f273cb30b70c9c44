//! Everything that is kept about one person, for that person alone: the readable page, the JSON and the posts are this.

use crate::core::group::Role;
use crate::core::held::{Held, HeldWhy, Settled};
use crate::core::ids::{GroupId, PersonId, PollId, ThreadId};
use crate::core::notice::{NoticeKind, NoticeState};
use crate::core::person::{Address, KnownAddress, Level, Person, Scope, Standing};
use crate::core::poll::Poll;
use crate::core::view::{Needs, View};
use crate::core::{ballot, decide};
use jiff::Timestamp;
use serde::Serialize;

/// The shape of the JSON. Raised when a field changes its meaning or goes.
const SCHEMA: u32 = 1;

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Dossier {
    pub schema: u32,
    pub made_at: Timestamp,
    pub name: String,
    pub locale: String,
    pub zone: String,
    pub standing: Standing,
    pub joined_at: Timestamp,
    pub links_since: Timestamp,
    pub text_only: bool,
    /// A five-field cron line in their zone.
    pub digest: String,
    pub paused_until: Option<Timestamp>,
    pub pause_set_at: Option<Timestamp>,
    pub habits_set_at: Option<Timestamp>,
    pub uninvited: bool,
    pub addresses: Vec<KnownAddress>,
    pub memberships: Vec<Belonging>,
    pub settings: Vec<Set>,
    pub threads: Vec<Started>,
    pub messages: Vec<Message>,
    pub polls: Vec<Asked>,
    pub votes: Vec<Vote>,
    /// Secret polls they took part in; what they chose is kept nowhere with their name.
    pub took_part: Vec<String>,
    pub weights: Vec<Weight>,
    pub proxies: Vec<Entrusted>,
    pub held: Vec<Kept>,
    pub mail: Vec<Mail>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Belonging {
    pub group: String,
    pub role: Role,
    pub since: Timestamp,
    pub until: Option<Timestamp>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Set {
    /// "all", or the name of the group or thread.
    pub place: String,
    pub level: Option<Level>,
    pub set_at: Timestamp,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Started {
    pub group: String,
    pub title: String,
    pub started_at: Timestamp,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Message {
    pub group: String,
    pub thread: String,
    pub at: Timestamp,
    pub words: String,
    /// What was cut from their mail and not published.
    pub cut: String,
    pub files: Vec<String>,
    pub message_id: Option<String>,
    pub edited_at: Option<Timestamp>,
    pub deleted_at: Option<Timestamp>,
    /// Coordinators who looked at what was cut.
    pub looks: Vec<Looked>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Looked {
    pub by: String,
    pub at: Timestamp,
    pub reason: String,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Asked {
    pub group: String,
    pub title: String,
    pub description: String,
    pub drafted_at: Timestamp,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Vote {
    pub poll: String,
    pub choice: ballot::Choice,
    /// The names behind the codes of the choice.
    pub names: Vec<String>,
    pub reason: String,
    pub received_at: Timestamp,
    pub via: ballot::Via,
    pub state: ballot::BallotState,
}

/// For how many their vote counts in a poll, where that is not one.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Weight {
    pub poll: String,
    pub votes: u32,
}

/// A vote that was given to somebody.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Entrusted {
    pub poll: String,
    /// Whether they gave theirs, or hold somebody's.
    pub given: bool,
    /// The other one's name.
    pub with: String,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Kept {
    pub why: HeldWhy,
    /// The address it came from.
    pub from: Option<Address>,
    pub words: String,
    pub received_at: Timestamp,
    pub until: Timestamp,
    pub settled: Option<Settled>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Mail {
    pub kind: NoticeKind,
    pub group: String,
    pub made_at: Timestamp,
    pub state: NoticeState,
    pub reason: Option<String>,
}

/// What must be loaded for [`dossier`]. Asked again until nothing is missing.
pub fn dossier_needs(view: &View, person: PersonId) -> Needs {
    let mut needs = Needs { people: [person].into(), dossiers: [person].into(), post: [person].into(), ..Needs::default() };
    needs.groups.extend(view.memberships.values().filter(|row| row.person == person).map(|row| row.group));
    needs.groups.extend(view.threads.values().map(|thread| thread.group));
    needs.groups.extend(view.notices.values().filter_map(|notice| notice.group));
    for scope in view.preferences_of(person).map(|preference| preference.scope) {
        match scope {
            Scope::All => {}
            Scope::Group(group) => drop(needs.groups.insert(group)),
            Scope::Thread(thread) => drop(needs.threads.insert(thread)),
        }
    }
    needs.threads.extend(view.comments.values().map(|comment| comment.thread));
    needs.polls.extend(view.ballots.values().map(|ballot| ballot.poll));
    needs.polls.extend(view.participants.values().map(|row| row.poll));
    let entrusted = view.polls.values().flat_map(|poll| &poll.settings.proxies).filter(|(giver, holder)| **giver == person || **holder == person);
    needs.people.extend(entrusted.flat_map(|(giver, holder)| [*giver, *holder]));
    needs.people.extend(view.comments.values().filter(|row| row.author == person).flat_map(|row| row.looks.iter().map(|look| look.by)));
    needs.files.extend(view.comments.values().filter(|row| row.author == person).flat_map(|row| row.files.iter().copied()));
    needs
}

/// The dossier of somebody, when all of it is loaded.
pub fn dossier(view: &View, id: PersonId, now: Timestamp) -> Option<Dossier> {
    let person = view.people.get(id)?;
    let group = |group: GroupId| view.groups.get(group).map(|group| group.name.clone()).unwrap_or_default();
    let thread = |thread: ThreadId| view.threads.get(thread).map(|thread| (thread.title.clone(), group(thread.group))).unwrap_or_default();
    let memberships = view.memberships.values().filter(|row| row.person == id);
    let place = |scope: Scope| match scope {
        Scope::All => "all".to_string(),
        Scope::Group(id) => group(id),
        Scope::Thread(id) => thread(id).0,
    };
    let polls = view.polls.values().filter(|poll| poll.asker == id);
    let mut mail: Vec<Mail> = view
        .notices
        .values()
        .filter(|notice| notice.person == id)
        .map(|notice| {
            let group = notice.group.map(group).unwrap_or_default();
            Mail { kind: notice.kind, group, made_at: notice.made_at, state: notice.state, reason: notice.reason.clone() }
        })
        .collect();
    mail.sort_by_key(|mail| std::cmp::Reverse(mail.made_at));
    Some(Dossier {
        schema: SCHEMA,
        made_at: now,
        name: person.name.clone(),
        locale: person.locale.clone(),
        zone: person.zone.clone(),
        standing: person.standing,
        joined_at: person.joined_at,
        links_since: person.links_since,
        text_only: person.text_only,
        digest: person.digest.0.clone(),
        paused_until: person.paused_until,
        pause_set_at: person.pause_set_at,
        habits_set_at: person.habits_set_at,
        uninvited: person.uninvited,
        addresses: person.addresses.clone(),
        memberships: memberships.map(|row| Belonging { group: group(row.group), role: row.role, since: row.since, until: row.until }).collect(),
        settings: view.preferences_of(id).map(|row| Set { place: place(row.scope), level: row.level, set_at: row.set_at }).collect(),
        threads: view
            .threads
            .values()
            .filter(|row| row.starter == id)
            .map(|row| Started { group: group(row.group), title: row.title.clone(), started_at: row.started_at })
            .collect(),
        messages: messages(view, id, &thread),
        polls: polls
            .map(|row| Asked { group: group(row.group), title: row.title.clone(), description: row.description.clone(), drafted_at: row.drafted_at })
            .collect(),
        votes: votes(view, id),
        took_part: view.participants.values().filter(|row| row.person == id).map(|row| titled(view, row.poll)).collect(),
        weights: known(view, id).filter_map(|poll| Some(Weight { poll: poll.title.clone(), votes: *poll.settings.weights.get(&id)? })).collect(),
        proxies: proxies(view, id),
        held: view.held.values().filter(|held| held.owner == Some(id) || held.author == Some(id)).map(|held| kept(held, person)).collect(),
        mail,
    })
}

fn messages(view: &View, id: PersonId, thread: &impl Fn(ThreadId) -> (String, String)) -> Vec<Message> {
    let message = |row: &crate::core::thread::Comment| {
        let (title, group) = thread(row.thread);
        Message {
            group,
            thread: title,
            at: row.received_at,
            words: row.words.clone(),
            cut: row.elided.clone(),
            files: row.files.iter().filter_map(|file| view.files.get(*file)).map(|file| file.name.clone()).collect(),
            message_id: row.message_id.clone(),
            edited_at: row.edited_at,
            deleted_at: row.deleted_at,
            looks: row.looks.iter().map(|look| Looked { by: named(view, look.by), at: look.at, reason: look.reason.clone() }).collect(),
        }
    };
    view.comments.values().filter(|row| row.author == id).map(message).collect()
}

fn votes(view: &View, id: PersonId) -> Vec<Vote> {
    let vote = |row: &ballot::Ballot| {
        let poll = view.polls.get(row.poll);
        let name = |code: &str| poll.and_then(|poll| poll.option(code)).map_or(code, |option| option.name.as_str()).to_string();
        Vote {
            poll: poll.map(|poll| poll.title.clone()).unwrap_or_default(),
            names: row.choice.codes().into_iter().map(name).collect(),
            choice: row.choice.clone(),
            reason: row.reason.clone(),
            received_at: row.received_at,
            via: row.via,
            state: row.state,
        }
    };
    view.ballots.values().filter(|row| row.person == id).map(vote).collect()
}

fn titled(view: &View, poll: PollId) -> String {
    view.polls.get(poll).map(|poll| poll.title.clone()).unwrap_or_default()
}

fn named(view: &View, person: PersonId) -> String {
    view.people.get(person).map(|person| person.shown_name().to_string()).unwrap_or_default()
}

/// Polls that somebody else drafts are theirs alone until they open.
fn known(view: &View, id: PersonId) -> impl Iterator<Item = &Poll> {
    view.polls.values().filter(move |poll| poll.opened_at.is_some() || poll.asker == id)
}

fn proxies(view: &View, id: PersonId) -> Vec<Entrusted> {
    let all = known(view, id).flat_map(|poll| poll.settings.proxies.iter().map(move |(giver, holder)| (poll, *giver, *holder)));
    let theirs = all.filter(|(_, giver, holder)| *giver == id || *holder == id);
    theirs
        .map(|(poll, giver, holder)| Entrusted { poll: poll.title.clone(), given: giver == id, with: named(view, if giver == id { holder } else { giver }) })
        .collect()
}

/// The address is told where it is theirs, or where the question has told it.
fn kept(held: &Held, person: &Person) -> Kept {
    let theirs = |from: &&Address| held.why == HeldWhy::OtherAddress || person.addresses.iter().any(|known| known.address == **from);
    let words = decide::mail_of(&held.command).map(|mail| mail.words.own()).unwrap_or_default();
    Kept { why: held.why, from: held.from.as_ref().filter(theirs).cloned(), words, received_at: held.received_at, until: held.until, settled: held.settled }
}
