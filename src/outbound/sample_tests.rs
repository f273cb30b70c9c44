//! A brief of each kind, for the tests of this room.

use crate::core::brief::{Brief, CommentBrief, Electorate, GroupBrief, PollBrief, Setting};
use crate::core::group::{Group, GroupRules, Role};
use crate::core::ids::{CommentId, GroupId, NoticeId, PersonId, PollId, ThreadId};
use crate::core::notice::{Notice, NoticeBody, NoticeKind, NoticeState};
use crate::core::person::{Address, DigestTimes, KnownAddress, Level, Person, Standing};
use crate::core::poll::{Poll, PollKind, Reasons, ResultsShown, Rule, Settings, Stage};
use crate::core::thread::{Comment, Thread};
use crate::core::token::Keyring;
use crate::face::house::House;
use crate::face::letter::Rendered;
use jiff::Timestamp;
use std::collections::BTreeMap;

pub(super) const ANA: PersonId = PersonId(1);
pub(super) const BEN: PersonId = PersonId(2);

pub(super) fn house() -> House {
    House {
        domain: "moot.example".into(),
        url: "https://moot.example".into(),
        admin_name: "Ana Silva".into(),
        keyring: Keyring::new("test", vec![(1, [7; 32])]),
    }
}

pub(super) fn rendered(text: &str) -> Rendered {
    Rendered { subject: "[Garden co-op] The north fence".into(), text: text.into(), html: Some(format!("<p>{text}</p>")) }
}

/// A brief to Ben, in a group, about a thread or poll that Ana began. A digest and the kinds that belong to nobody have no group.
pub(super) fn brief(kind: NoticeKind) -> Brief {
    use NoticeKind::{
        Ballot, Blocked, Comment as Said, Confirm, Digest, Draft, ForAdmin, Help, LateVote, MyData, Outcome, PollChanged, Proxy, Question, Receipt, Reminder,
        Result, Review, SignIn, Status, VoteOpened,
    };
    let polled = matches!(
        kind,
        Ballot | Reminder | PollChanged | Result | Outcome | Review | Receipt | Question | LateVote | Draft | VoteOpened | Confirm | Blocked | Proxy
    );
    let threaded = matches!(kind, Said | VoteOpened);
    let grouped = !matches!(kind, Digest | SignIn | Help | Status | MyData | ForAdmin);
    Brief {
        notice: notice(kind, polled, threaded, grouped),
        reader: person(BEN, "Ben Bauer", "ben@home.example"),
        mailbox: Address::parse("ben@home.example").unwrap(),
        now: now(),
        group: grouped.then(group),
        thread: threaded.then(thread),
        poll: polled.then(poll),
        comment: (kind == Said).then(comment),
        held: None,
        setting: Setting { level: Level::Everything, from: None },
        block: None,
        organizer: NoticeId(4711),
        digest: Vec::new(),
        status: None,
        decisions: Vec::new(),
        names: BTreeMap::from([(ANA, "Ana Silva".to_string()), (BEN, "Ben Bauer".to_string())]),
    }
}

pub(super) fn now() -> Timestamp {
    "2026-11-24T10:12:00Z".parse().unwrap()
}

fn notice(kind: NoticeKind, polled: bool, threaded: bool, grouped: bool) -> Notice {
    Notice {
        id: NoticeId(4711),
        person: BEN,
        to: None,
        group: grouped.then_some(GroupId(3)),
        thread: threaded.then_some(ThreadId(50)),
        poll: polled.then_some(PollId(60)),
        poll_version: 1,
        kind,
        body: NoticeBody::Plain,
        due: now(),
        made_at: now(),
        state: NoticeState::Queued,
        reason: None,
    }
}

pub(super) fn person(id: PersonId, name: &str, address: &str) -> Person {
    Person {
        id,
        name: name.into(),
        addresses: vec![KnownAddress::new(Address::parse(address).unwrap())],
        locale: "en".into(),
        zone: "UTC".into(),
        standing: Standing::Active,
        digest: DigestTimes::default(),
        text_only: false,
        links_since: now(),
        joined_at: now(),
        paused_until: None,
        pause_set_at: None,
        habits_set_at: None,
        gone_at: None,
        uninvited: false,
    }
}

fn group() -> GroupBrief {
    GroupBrief {
        group: Group { id: GroupId(3), handle: "garden".into(), name: "Garden co-op".into(), rules: GroupRules::default(), templates: BTreeMap::new() },
        members: 12,
        unreachable: 0,
        role: Some(Role::Member),
        coordinators: vec!["Ana Silva".into()],
    }
}

fn thread() -> Thread {
    Thread {
        id: ThreadId(50),
        group: GroupId(3),
        title: "The north fence".into(),
        starter: ANA,
        started_at: now(),
        starter_message_id: Some("abc@home.example".into()),
        closed: None,
    }
}

fn comment() -> CommentBrief {
    CommentBrief {
        comment: Comment {
            id: CommentId(70),
            thread: ThreadId(50),
            author: ANA,
            words: "I can bring my tools.".into(),
            received_at: now(),
            raw: None,
            files: Vec::new(),
            deleted_at: None,
            deleted_by: None,
            edited_at: None,
            message_id: None,
            poll: None,
            elided: String::new(),
            pictures: Vec::new(),
            looks: Vec::new(),
        },
        author: "Ana Silva".into(),
        files: Vec::new(),
    }
}

fn poll() -> PollBrief {
    PollBrief {
        asked: true,
        has_voted: false,
        poll: Poll {
            id: PollId(60),
            group: GroupId(3),
            thread: None,
            asker: ANA,
            title: "Which colour?".into(),
            description: String::new(),
            kind: PollKind::Proposal,
            options: PollKind::Proposal.usual_options(),
            version: 1,
            rule: Rule::Advice,
            quorum: None,
            results: ResultsShown::AfterClosing,
            reasons: Reasons::Optional,
            stage: Stage::Open,
            drafted_at: now(),
            opened_at: Some(now()),
            closes_at: now(),
            closed_at: None,
            closed_by: None,
            asker_message_id: Some("poll@home.example".into()),
            entitled: 12,
            result: None,
            chain: String::new(),
            settings: Settings::default(),
            life: Default::default(),
        },
        asker: "Ana Silva".into(),
        mine: None,
        voted: None,
        tally: None,
        upshot: None,
        votes: Vec::new(),
        all_votes: 0,
        story: Vec::new(),
        outcome: None,
        electorate: Electorate::default(),
        waiting: 0,
    }
}
