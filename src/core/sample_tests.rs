//! A small group for the tests of the rules: everything is in one view, and what is decided becomes true at once.

use super::audience;
use super::ballot::Seal;
use super::command::{AnsweredBy, Command, Disposition, Door, MailWords, Outcome};
use super::consent::{self, Queueing};
use super::decide::{Policy, decide};
use super::grammar::Words;
use super::group::{Group, GroupRules, Membership, Role};
use super::ids::{GroupId, IdSource, NoticeId, PersonId, PollId};
use super::notice::{Notice, NoticeKind, NoticeState};
use super::person::{Address, DigestTimes, KnownAddress, Person, Standing};
use super::poll::Poll;
use super::tally::{Counted, Folded, count_folded};
use super::traffic::Budgets;
use super::trust::{Actor, Proof};
use super::view::{Size, View};
use jiff::{SignedDuration, Timestamp};

pub const GARDEN: GroupId = GroupId(1);
pub const ANA: PersonId = PersonId(11);
pub const BEN: PersonId = PersonId(12);
pub const CLEO: PersonId = PersonId(13);

/// The whole state, and the clock.
pub struct Room {
    pub view: View,
    pub now: Timestamp,
    ids: IdSource,
    pub policy: Policy,
}

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn person(id: PersonId, name: &str, zone: &str, since: Timestamp) -> Person {
    let address = Address::parse(&format!("{}@strong.example", name.to_lowercase())).unwrap();
    Person {
        id,
        name: name.into(),
        addresses: vec![KnownAddress::new(address)],
        locale: "en".into(),
        zone: zone.into(),
        standing: Standing::Active,
        digest: DigestTimes::default(),
        text_only: false,
        links_since: since,
        joined_at: since,
        paused_until: None,
        pause_set_at: None,
        habits_set_at: None,
        gone_at: None,
        uninvited: false,
    }
}

/// The garden on a Tuesday morning.
pub fn room() -> Room {
    Room::new(at("2026-11-24T09:00:00Z"), "Europe/Lisbon")
}

/// What came of a command, in a word: what was done, or the code of the refusal.
pub fn outcome(disposition: &Disposition) -> &str {
    match &disposition.outcome {
        Outcome::Done(what) => what,
        Outcome::Refused(refusal) => refusal.code(),
        Outcome::Held(_) => "held",
        Outcome::Ignored(_) => "ignored",
    }
}

/// Somebody's newest ballot.
pub fn ballot(room: &Room, who: PersonId) -> NoticeId {
    room.last(who, NoticeKind::Ballot).map(|notice| notice.id).expect("they were asked")
}

pub fn row(room: &Room, poll: PollId) -> Poll {
    room.view.polls.get(poll).unwrap().clone()
}

impl Room {
    /// Ana coordinates, Ben and Cleo belong to the garden.
    pub fn new(now: Timestamp, zone: &str) -> Self {
        let mut view = View::default();
        view.groups.load(
            GARDEN,
            Group { id: GARDEN, handle: "garden".into(), name: "Garden co-op".into(), rules: GroupRules::default(), templates: Default::default() },
        );
        for (id, name, role) in [(ANA, "Ana", Role::Coordinator), (BEN, "Ben", Role::Member), (CLEO, "Cleo", Role::Member)] {
            view.people.load(id, person(id, name, zone, now));
            view.memberships.load((GARDEN, id, now), Membership { group: GARDEN, person: id, role, since: now, until: None });
        }
        view.rosters.insert(GARDEN);
        view.sizes.insert(GARDEN, Size { members: 3, unreachable: 0 });
        let span = SignedDuration::from_mins;
        let policy = Policy {
            keep_raw: span(30 * 24 * 60),
            admin: Address::parse("admin@strong.example"),
            grace: span(10),
            confirm_above: 500,
            settling_held: span(24 * 60),
            budgets: Budgets::default(),
            locale: "en".into(),
            zone: zone.into(),
        };
        Self { view, now, ids: IdSource::starting_at(1_000), policy }
    }

    /// Decides a command, makes its facts true, and tells them as the desk would.
    pub fn act(&mut self, actor: &Actor, command: &Command) -> Disposition {
        let decision = decide(&self.view, actor, command, self.now, &mut self.ids, &self.policy);
        let mut told = Vec::new();
        for event in decision.events {
            self.view.apply(&event, self.now);
            for telling in audience::tellings(&self.view, &event) {
                let members = || {
                    self.view.members_at(GARDEN, self.now).filter(|member| telling.concerns(&self.view, member)).map(|member| member.person).collect::<Vec<_>>()
                };
                let members = telling.people.clone().unwrap_or_else(members);
                told.extend(members.into_iter().map(|person| telling.notice(person, self.now, &mut self.ids)));
            }
        }
        for notice in told.into_iter().chain(decision.notices) {
            let queued = self.queued(notice);
            self.view.notices.put(queued.id, queued);
        }
        decision.passed.into_iter().for_each(|lane| self.view.traffic.pass(lane, self.now));
        decision.disposition
    }

    fn queued(&mut self, notice: Notice) -> Notice {
        if notice.state != NoticeState::Queued {
            return notice;
        }
        match consent::at_queueing(&self.view, &notice, self.now) {
            Queueing::Now => notice,
            Queueing::Later(until) => Notice { due: until, ..notice },
            Queueing::Withheld(_) => Notice { state: NoticeState::Withheld, ..notice },
            Queueing::ForDigest(slot) => Notice { state: NoticeState::ForDigest, due: slot, ..notice },
        }
    }

    /// Somebody's proven mail to one of the group's doors.
    pub fn write(&mut self, who: PersonId, door: Door, subject: &str, text: &str) -> Disposition {
        let mail = MailWords { subject: subject.into(), words: Words::own_only(text), ..MailWords::default() };
        let actor = self.mail_of(who, Proof::Strong);
        self.act(&actor, &Command::Write { handle: "garden".into(), door, mail })
    }

    /// Somebody's reply to a notice.
    pub fn answer(&mut self, who: PersonId, proof: Proof, notice: NoticeId, text: &str) -> Disposition {
        let mail = MailWords { words: Words::own_only(text), threaded: true, ..MailWords::default() };
        let actor = self.mail_of(who, proof);
        self.act(&actor, &Command::Answer { notice, by: AnsweredBy::Vote, to: None, mail })
    }

    pub fn mail_of(&self, who: PersonId, proof: Proof) -> Actor {
        Actor::Mail { from: self.view.people.get(who).and_then(|person| person.mailbox().cloned()), proof, meant: true, spf_domain: None }
    }

    /// The newest notice of a kind to somebody.
    pub fn last(&self, who: PersonId, kind: NoticeKind) -> Option<&Notice> {
        self.view.notices.values().filter(|notice| notice.person == who && notice.kind == kind).max_by_key(|notice| notice.id)
    }

    /// The clock states what a poll's ballots come to now.
    pub fn state_result(&mut self, poll: PollId) -> Disposition {
        let row = self.view.polls.get(poll).unwrap();
        let folded = if row.settings.secret {
            Folded::unnamed(self.view.secret_ballots.values().filter(|ballot| ballot.poll == poll).map(|ballot| &ballot.choice))
        } else {
            self.view.folded(row).into_owned()
        };
        let mut seal = Seal::default();
        self.view.secret_ballots.values().filter(|ballot| ballot.poll == poll).for_each(|ballot| seal.add(ballot));
        let seal = row.settings.secret.then(|| (seal.count, seal.hash()));
        let counted = Counted { chain: row.chain.clone(), tally: count_folded(row, &folded), seal };
        self.act(&Actor::Clock, &Command::StateResult { poll, counted: Box::new(counted) })
    }

    pub fn pass(&mut self, span: SignedDuration) {
        self.now += span;
    }

    /// A poll of Ana's, open now and closing in so many hours.
    pub fn poll(&mut self, hours: i64) -> PollId {
        self.write(ANA, Door::Poll, "Which color?", &format!("- Green\n- White\n\nCloses: in {hours} hours"));
        let draft = self.last(ANA, NoticeKind::Draft).map(|notice| (notice.id, notice.poll)).unwrap();
        self.answer(ANA, Proof::Strong, draft.0, "open");
        draft.1.unwrap()
    }
}
