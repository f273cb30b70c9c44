//! The slice of state that commands are decided on: rows by id, which of them changed, and what applying a fact does.

mod needs;
mod people;
mod polls;
mod shelf;
mod votes;
mod words;

pub use needs::Needs;
pub use people::People;
pub use shelf::Shelf;

use super::ballot::{Ballot, BallotState, Participant, SecretBallot, SecretId};
use super::event::Event;
use super::group::{Group, Membership};
use super::held::{Held, HeldWhy};
use super::ids::{BallotId, CommentId, FileId, GroupId, HeldId, NoticeId, PersonId, PollId, ThreadId};
use super::lookalike::{self, OddName};
use super::notice::Notice;
use super::person::{Address, Delivery, KnownAddress, Person, Preference, Scope, Standing, Vouched};
use super::poll::Poll;
use super::tally::Folded;
use super::thread::{Comment, FileNote, Thread};
use super::traffic::Traffic;
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// What is known while a batch is decided.
#[derive(Clone, Debug, Default)]
pub struct View {
    pub people: People,
    pub groups: Shelf<GroupId, Group>,
    /// A membership is told from an earlier one of the same person by when it began.
    pub memberships: Shelf<(GroupId, PersonId, Timestamp), Membership>,
    pub preferences: Shelf<(PersonId, Scope), Preference>,
    pub threads: Shelf<ThreadId, Thread>,
    pub comments: Shelf<CommentId, Comment>,
    pub polls: Shelf<PollId, Poll>,
    pub ballots: Shelf<BallotId, Ballot>,
    /// Polls' ballots as far as equal ones are counted together; no row of them is saved.
    pub folds: BTreeMap<PollId, Folded>,
    /// Which ballots a poll's result lists, where not all of them are loaded.
    pub excerpts: BTreeMap<PollId, BTreeSet<BallotId>>,
    /// Who has voted in secret polls.
    pub participants: Shelf<(PollId, PersonId), Participant>,
    pub secret_ballots: Shelf<(PollId, SecretId), SecretBallot>,
    pub files: Shelf<FileId, FileNote>,
    pub held: Shelf<HeldId, Held>,
    pub notices: Shelf<NoticeId, Notice>,
    /// Groups whose every member is loaded, with people and preferences: few enough to be told at once.
    pub rosters: BTreeSet<GroupId>,
    /// How many belong to a group now, and how many of them have no living address, as far as that was asked.
    pub sizes: BTreeMap<GroupId, Size>,
    /// How many people have been sent a comment.
    pub reached: BTreeMap<CommentId, u32>,
    /// Who of a group, or invited to it, has a name of that look.
    pub looks: BTreeMap<(GroupId, String), BTreeSet<PersonId>>,
    /// How much was written lately.
    pub traffic: Traffic,
    /// The language of the service, which is that of groups without one of their own.
    pub locale: String,
    /// Everything that was asked of the store, found or not.
    pub asked: Needs,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Size {
    pub members: u32,
    pub unreachable: u32,
}

impl View {
    /// People who write from that address.
    pub fn people_at(&self, address: &Address) -> Vec<&Person> {
        self.people.at(address).collect()
    }

    /// What is to be looked at about a name that is new to a group: it mixes scripts, or looks like the name of somebody who
    /// belongs or is invited, and is not the same. `person` is whose it is, if we know them already.
    pub fn odd_name(&self, group: GroupId, name: &str, person: Option<PersonId>) -> Option<OddName> {
        let alike = self.looks.get(&(group, lookalike::skeleton(name))).into_iter().flatten();
        let mut others = alike.filter(|other| Some(**other) != person).filter_map(|other| self.people.get(*other)).peekable();
        let like = others.peek().map(|other| other.id);
        let repeats = others.any(|other| lookalike::is_same_name(name, &other.name));
        (!repeats && (like.is_some() || lookalike::mixes_scripts(name))).then(|| OddName { name: name.to_string(), like })
    }

    fn learn_look(&mut self, group: GroupId, person: PersonId) {
        if let Some(look) = self.people.get(person).map(|person| lookalike::skeleton(&person.name)) {
            self.looks.entry((group, look)).or_default().insert(person);
        }
    }

    /// Somebody we know already: the same address and, since several people may share it, the same name.
    pub fn known_as(&self, address: &Address, name: &str) -> Option<&Person> {
        self.people.at(address).find(|person| lookalike::is_same_name(&person.name, name))
    }

    pub fn group_named(&self, handle: &str) -> Option<&Group> {
        self.groups.values().find(|group| group.handle == handle)
    }

    /// Somebody's membership of a group at an instant.
    pub fn membership(&self, group: GroupId, person: PersonId, at: Timestamp) -> Option<&Membership> {
        self.memberships_of(group, person).find(|membership| membership.covers(at))
    }

    /// Whether somebody belongs to a group and has not left.
    pub fn belongs(&self, group: GroupId, person: PersonId) -> bool {
        self.memberships_of(group, person).any(|membership| membership.until.is_none())
    }

    fn memberships_of(&self, group: GroupId, person: PersonId) -> impl Iterator<Item = &Membership> {
        self.memberships.range((group, person, Timestamp::MIN)..=(group, person, Timestamp::MAX))
    }

    /// Everybody who belonged to a loaded group at an instant.
    pub fn members_at(&self, group: GroupId, at: Timestamp) -> impl Iterator<Item = &Membership> {
        let all = (group, PersonId(i64::MIN), Timestamp::MIN)..=(group, PersonId(i64::MAX), Timestamp::MAX);
        self.memberships.range(all).filter(move |membership| membership.covers(at))
    }

    /// Somebody's settings, in every scope that is loaded.
    pub fn preferences_of(&self, person: PersonId) -> impl Iterator<Item = &Preference> {
        use std::ops::Bound::{Excluded, Included};
        let (first, after) = ((person, Scope::All), (PersonId(person.0.saturating_add(1)), Scope::All));
        self.preferences.range((Included(first), Excluded(after)))
    }

    /// The ballot of theirs that counts.
    pub fn ballot(&self, poll: PollId, person: PersonId) -> Option<&Ballot> {
        self.ballots.values().find(|ballot| ballot.poll == poll && ballot.person == person && ballot.state == BallotState::Counted)
    }

    pub fn thread_titled(&self, group: GroupId, title: &str) -> Option<&Thread> {
        self.threads.values().find(|thread| thread.group == group && thread.title == title && thread.closed.is_none())
    }

    /// Makes a fact true here. The changed rows are what the store saves.
    pub fn apply(&mut self, event: &Event, at: Timestamp) {
        self.traffic.note(event, at);
        match event {
            Event::GroupCreated { group, row } => self.groups.put(*group, row.clone()),
            Event::GroupRulesSet { group, rules } => self.groups.change(*group, |group| group.rules = rules.clone()),
            Event::TemplateSet { group, name, lines } => self.groups.change(*group, |group| group.keep_template(name, lines.clone())),
            Event::PersonAdded { person, row } => self.people.put(*person, (**row).clone()),
            Event::MemberJoined { row, .. } => {
                self.memberships.put((row.group, row.person, row.since), row.clone());
                self.learn_look(row.group, row.person);
            }
            Event::MemberLeft { group, person } => {
                if let Some(since) = self.membership(*group, *person, at).map(|m| m.since) {
                    self.memberships.change((*group, *person, since), |m| m.until = Some(at));
                }
            }
            Event::ThreadStarted { .. } | Event::ThreadClosed { .. } | Event::ThreadReopened { .. } => self.apply_words(event, at),
            Event::CommentAdded { .. } | Event::CommentDeleted { .. } | Event::CommentReplaced { .. } | Event::ElidedShown { .. } => {
                self.apply_words(event, at)
            }
            Event::PersonDeactivated { person } => self.people.change(*person, |row| {
                row.standing = Standing::Deactivated;
                row.gone_at = Some(at);
            }),
            Event::InvitationsBarred { person } => self.people.change(*person, |row| row.uninvited = true),
            Event::PersonReactivated { person } => self.people.change(*person, |row| {
                row.standing = Standing::Active;
                row.gone_at = None;
            }),
            Event::PersonDeleted { person } => self.people.change(*person, |row| *row = row.tombstone(at)),
            Event::MailPaused { person, until, set_at } => self.people.change(*person, |person| {
                person.paused_until = *until;
                person.pause_set_at = Some(*set_at);
            }),
            Event::PollDrafted { .. }
            | Event::PollOpened { .. }
            | Event::VotersChanged { .. }
            | Event::PollCancelled { .. }
            | Event::PollChanged { .. }
            | Event::PollClosed { .. }
            | Event::ResultStated { .. } => self.apply_poll(event, at),
            Event::Participated { .. } | Event::BallotsSealed { .. } => self.apply_secret(event),
            Event::BallotCast { .. } | Event::BallotReplaced { .. } | Event::BallotSuperseded { .. } | Event::BallotWithdrawn { .. } => {
                self.apply_ballot(event)
            }
            Event::PreferenceSet { person, scope, level, set_at } => self.apply_preference(*person, *scope, *level, *set_at),
            Event::HabitsSet { person, digest, zone, text_only, set_at } => self.people.change(*person, |person| {
                person.habits_set_at = Some(*set_at);
                person.digest = digest.clone();
                person.zone = zone.clone();
                person.text_only = *text_only;
            }),
            Event::SomethingHeld { held, row, .. } => {
                self.held.put(*held, (**row).clone());
                if let (HeldWhy::Invited, Some(group), Some(person)) = (row.why, row.group, row.owner) {
                    self.learn_look(group, person);
                }
            }
            Event::HeldSettled { held, how } => self.held.change(*held, |held| held.settled = Some(*how)),
            Event::AddressVouched { .. } | Event::AddressAdded { .. } | Event::LinksRenewed { .. } => self.apply_address(event),
            Event::AddressRefused { .. }
            | Event::AddressDied { .. }
            | Event::AddressTroubled { .. }
            | Event::AddressTried { .. }
            | Event::AddressRevived { .. } => self.apply_delivery(event, at),
        }
        self.advance_chain(event);
    }

    fn apply_preference(&mut self, person: PersonId, scope: Scope, level: Option<super::person::Level>, set_at: Timestamp) {
        let before = self.preferences.get((person, scope)).and_then(|preference| preference.level);
        self.preferences.put((person, scope), Preference { person, scope, level, set_at, before });
    }

    fn apply_address(&mut self, event: &Event) {
        match event {
            Event::AddressVouched { person, until, address, domain } => self.known(*person, address, |known| {
                known.vouched.retain(|vouched| vouched.domain != *domain);
                known.vouched.push(Vouched { domain: domain.clone(), until: *until });
            }),
            Event::AddressAdded { person, address } => self.people.change(*person, |person| {
                if !person.has(address) {
                    person.addresses.push(KnownAddress::new(address.clone()));
                }
            }),
            Event::LinksRenewed { person, since } => self.people.change(*person, |person| person.links_since = *since),
            _ => {}
        }
    }

    fn apply_delivery(&mut self, event: &Event, at: Timestamp) {
        let refused = |before: &Delivery, status: &String| Delivery { refused_at: Some(at), status: status.clone(), ..before.clone() };
        match event {
            Event::AddressRefused { person, address, status, .. } => self.known(*person, address, |known| known.delivery = refused(&known.delivery, status)),
            Event::AddressDied { person, address, status, .. } => self.known(*person, address, |known| {
                known.dead = true;
                known.delivery = refused(&known.delivery, status);
            }),
            Event::AddressTroubled { person, address, status, score, .. } => self.known(*person, address, |known| {
                known.delivery = Delivery { status: status.clone(), score: *score, troubled_at: Some(at), ..known.delivery.clone() };
            }),
            Event::AddressTried { person, address } => self.known(*person, address, |known| {
                known.delivery.tries = known.delivery.tries.saturating_add(1);
                known.delivery.tried_at = Some(at);
            }),
            Event::AddressRevived { person, address } => self.known(*person, address, |known| {
                known.dead = false;
                known.delivery = Delivery::default();
            }),
            _ => {}
        }
    }

    fn known(&mut self, person: PersonId, address: &Address, change: impl FnOnce(&mut KnownAddress)) {
        self.people.change(person, |person| {
            if let Some(known) = person.addresses.iter_mut().find(|known| &known.address == address) {
                change(known);
            }
        });
    }

    /// Every fact of a poll moves its chain on, while its row is locked.
    fn advance_chain(&mut self, event: &Event) {
        if let Some(poll) = event.poll() {
            self.polls.change(poll, |poll| poll.chain = super::event::chain(&poll.chain, &event.record()));
        }
    }
}
