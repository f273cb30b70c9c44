//! One realistic brief for every kind of notice: what the templates are tested and shown with. No real people.

mod bodies;
mod secrets;
mod variants;

use super::house::House;
use crate::core::ballot::{Ballot, BallotState, Choice, Via};
use crate::core::brief::{Brief, CommentBrief, DigestBrief, Electorate, GroupBrief, NamedVote, PollBrief, Setting, StatusBrief};
use crate::core::group::{Group, GroupRules, Role};
use crate::core::ids::{BallotId, CommentId, FileId, GroupId, NoticeId, PersonId, PollId, ThreadId};
use crate::core::notice::{Notice, NoticeKind, NoticeState};
use crate::core::person::{Address, DigestTimes, KnownAddress, Level, Person, Scope, Standing};
use crate::core::poll::{Choosable, Life, Poll, PollKind, Quorum, Reasons, ResultsShown, Rule, Settings, Stage, Stated};
use crate::core::tally::amount::Amount;
use crate::core::tally::{Line, Tally, Verdict};
use crate::core::thread::{Comment, FileNote, Thread};
use crate::core::token::Keyring;
use jiff::Timestamp;
use std::collections::BTreeMap;

pub use secrets::{secrets, upshots};
pub use variants::variants;

pub const ANA: PersonId = PersonId(1);
pub const BEN: PersonId = PersonId(2);
pub const CLEO: PersonId = PersonId(3);

/// A house at `moot.example`, with a key that signs the same tokens every time.
pub fn house() -> House {
    House {
        domain: "moot.example".into(),
        url: "https://moot.example".into(),
        admin_name: "Ana Silva".into(),
        keyring: Keyring::new("sample", vec![(1, [7; 32])]),
    }
}

/// An instant of the sample week, for example `2026-11-27T17:00:00Z`.
pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A brief with everything its kind needs.
pub fn brief(kind: NoticeKind) -> Brief {
    let decided = matches!(kind, NoticeKind::Result | NoticeKind::LateVote | NoticeKind::Outcome | NoticeKind::Review);
    let stated = matches!(kind, NoticeKind::Outcome | NoticeKind::Review);
    let about_poll = decided || matches!(kind, NoticeKind::Ballot | NoticeKind::VoteOpened | NoticeKind::Receipt | NoticeKind::Question | NoticeKind::Confirm);
    let about_poll = about_poll
        || matches!(kind, NoticeKind::WasItYou | NoticeKind::Draft | NoticeKind::Blocked | NoticeKind::Proxy | NoticeKind::Reminder | NoticeKind::PollChanged);
    let about_thread = matches!(kind, NoticeKind::Comment | NoticeKind::VoteOpened | NoticeKind::Refusal | NoticeKind::Goodbye);
    let service = matches!(kind, NoticeKind::Digest | NoticeKind::SignIn | NoticeKind::Status | NoticeKind::MyData | NoticeKind::ForAdmin);
    Brief {
        notice: notice(kind),
        reader: reader(),
        mailbox: Address::trusted("cleo@mail.example"),
        now: at("2026-11-24T09:12:00Z"),
        group: (!service).then(group_brief),
        thread: about_thread.then(thread),
        poll: about_poll.then(|| {
            if stated {
                decided_poll()
            } else if decided {
                settled_poll()
            } else {
                open_poll()
            }
        }),
        comment: (kind == NoticeKind::Comment).then(comment),
        held: None,
        setting: Setting { level: Level::Everything, from: Some(Scope::Group(GroupId(1))) },
        organizer: NoticeId(1),
        block: (kind == NoticeKind::Blocked).then(|| NamedVote {
            name: "Cleo".into(),
            choice: Choice::One("4".into()),
            reason: "The roots of the lime would be cut.".into(),
            weight: 1,
            by: None,
        }),
        digest: if kind == NoticeKind::Digest { digest() } else { Vec::new() },
        status: (kind == NoticeKind::Status).then(status),
        decisions: if kind == NoticeKind::Decisions { vec![(group(), settled_poll())] } else { Vec::new() },
        names: BTreeMap::from([(ANA, "Ana".into()), (BEN, "Ben".into()), (CLEO, "Cleo".into())]),
    }
}

fn notice(kind: NoticeKind) -> Notice {
    Notice {
        id: NoticeId(4_711),
        person: CLEO,
        to: None,
        group: Some(GroupId(1)),
        thread: Some(ThreadId(1)),
        poll: Some(PollId(9)),
        poll_version: 1,
        kind,
        body: bodies::body(kind),
        due: at("2026-11-24T09:12:00Z"),
        made_at: at("2026-11-24T09:12:00Z"),
        state: NoticeState::Queued,
        reason: None,
    }
}

/// Cleo reads, in Berlin.
pub fn reader() -> Person {
    let address = Address::trusted("cleo@mail.example");
    Person {
        id: CLEO,
        name: "Cleo".into(),
        addresses: vec![KnownAddress::new(address)],
        locale: "en".into(),
        zone: "Europe/Berlin".into(),
        standing: Standing::Active,
        digest: DigestTimes::default(),
        text_only: false,
        links_since: at("2026-01-01T00:00:00Z"),
        joined_at: at("2026-01-01T00:00:00Z"),
        paused_until: None,
        pause_set_at: None,
        habits_set_at: None,
        gone_at: None,
        uninvited: false,
    }
}

pub fn group() -> Group {
    Group {
        id: GroupId(1),
        handle: "garden".into(),
        name: "Garden co-op".into(),
        rules: GroupRules { members_may_poll: true, ..GroupRules::default() },
        templates: BTreeMap::new(),
    }
}

fn group_brief() -> GroupBrief {
    GroupBrief { group: group(), members: 12, unreachable: 1, role: Some(Role::Member), coordinators: vec!["Ana".into()] }
}

pub fn thread() -> Thread {
    Thread {
        id: ThreadId(1),
        group: GroupId(1),
        title: "The north fence".into(),
        starter: BEN,
        started_at: at("2026-11-20T08:00:00Z"),
        starter_message_id: None,
        closed: None,
    }
}

fn comment() -> CommentBrief {
    let words = "I can bring my tools on Saturday. Does anyone have a post-hole digger?\n\n> The posts on the east side are rotten too.\n\nThen we need eight, not six. Prices: https://timber.example/posts?length=2&cut=round\n\nBen";
    let sketch = FileNote { id: FileId(1), name: "sketch.pdf".into(), media_type: "application/pdf".into(), size: 180_000 };
    CommentBrief { comment: said(1, BEN, words), author: "Ben".into(), files: vec![sketch] }
}

fn said(id: i64, author: PersonId, words: &str) -> Comment {
    Comment {
        id: CommentId(id),
        thread: ThreadId(1),
        author,
        words: words.into(),
        received_at: at("2026-11-24T09:10:00Z"),
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
    }
}

/// The fence's color, open until Friday.
pub fn poll() -> Poll {
    let option = Choosable::new;
    Poll {
        id: PollId(9),
        group: GroupId(1),
        thread: Some(ThreadId(1)),
        asker: ANA,
        title: "Which colour for the fence?".into(),
        description: "We should decide this week, the paint is on sale.".into(),
        kind: PollKind::Single,
        options: vec![option("1", "Green"), option("2", "Natural oak"), option("3", "White")],
        version: 1,
        rule: Rule::Advice,
        quorum: Some(Quorum::Count(8)),
        results: ResultsShown::AfterClosing,
        reasons: Reasons::Optional,
        stage: Stage::Open,
        drafted_at: at("2026-11-23T12:00:00Z"),
        opened_at: Some(at("2026-11-23T12:10:00Z")),
        closes_at: at("2026-11-27T17:00:00Z"),
        closed_at: None,
        closed_by: None,
        asker_message_id: None,
        entitled: 12,
        result: None,
        chain: String::new(),
        settings: Settings::default(),
        life: Default::default(),
    }
}

/// The poll while it is open, as somebody sees it who may know how many have voted.
pub fn open_poll() -> PollBrief {
    PollBrief {
        poll: poll(),
        asker: "Ana".into(),
        asked: true,
        mine: None,
        has_voted: false,
        voted: Some(5),
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

/// The poll after it was counted.
pub fn settled_poll() -> PollBrief {
    let line = |code: &str, name: &str, votes| Line { code: code.into(), name: name.into(), votes: Amount::whole(votes) };
    let lines = vec![line("1", "Green", 3), line("2", "Natural oak", 7), line("3", "White", 1)];
    let verdict = Verdict::Leading { code: "2".into(), rule_missed: false };
    let tally = Tally { lines, voted: 11, entitled: 12, needed: Some(8), verdict, by_proxy: 0, weight: None, none: 0, account: None, drawn: Vec::new() };
    let poll = Poll {
        stage: Stage::Settled,
        closed_at: Some(at("2026-11-27T17:00:00Z")),
        result: Some(tally.clone()),
        chain: "3f9a41d07be2c8805a6614b09d3e77aa1c52f0e98844bb10d26e93c7f5a0b1c2".into(),
        ..poll()
    };
    let vote =
        |name: &str, code: &str, reason: &str| NamedVote { name: name.into(), choice: Choice::One(code.into()), reason: reason.into(), weight: 1, by: None };
    let votes = vec![vote("Ben", "2", "it weathers well"), vote("Cleo", "1", "The neighbors have oak.\nGreen would be ours."), vote("Dana", "2", "")];
    PollBrief {
        poll,
        asker: "Ana".into(),
        asked: true,
        mine: Some(ballot("1")),
        has_voted: true,
        voted: Some(11),
        tally: Some(tally),
        upshot: None,
        votes,
        all_votes: 3,
        story: Vec::new(),
        outcome: None,
        electorate: Electorate::default(),
        waiting: 0,
    }
}

/// The poll after Ana stated what the group decided.
pub fn decided_poll() -> PollBrief {
    let words = "We paint it in natural oak.\n\nBen buys the paint before Saturday.";
    let (at, told_at) = (at("2026-11-28T09:00:00Z"), at("2026-11-28T09:10:00Z"));
    let stated = Stated { words: words.into(), at, by: Some(ANA), told_at };
    let settled = settled_poll();
    let life = Life { outcome: Some(stated.clone()), ..Life::default() };
    PollBrief { outcome: Some((Some("Ana".into()), stated)), poll: Poll { life, ..settled.poll }, ..settled }
}

/// Cleo's vote for that code.
pub fn ballot(code: &str) -> Ballot {
    Ballot {
        id: BallotId(1),
        poll: PollId(9),
        person: CLEO,
        choice: Choice::One(code.into()),
        reason: "because it weathers well".into(),
        received_at: at("2026-11-24T09:12:00Z"),
        via: Via::Mail,
        state: BallotState::Counted,
    }
}

fn digest() -> Vec<DigestBrief> {
    let entry =
        |code: &str| DigestBrief { code: code.into(), group: group(), thread: None, poll: None, comments: Vec::new(), comment_count: 0, decided: false };
    let comments = ["I can bring my tools on Saturday.", "So can I, from ten."];
    let comments = comments.iter().zip([("Ben", BEN), ("Ana", ANA)]);
    let comments = comments.map(|(words, (name, id))| CommentBrief { comment: said(id.0, id, words), author: name.into(), files: Vec::new() });
    vec![
        DigestBrief { poll: Some(open_poll()), ..entry("A") },
        DigestBrief { poll: Some(settled_poll()), decided: true, ..entry("B") },
        DigestBrief { thread: Some(thread()), comments: comments.collect(), comment_count: 3, ..entry("C") },
    ]
}

fn status() -> StatusBrief {
    StatusBrief {
        groups: vec![(group(), Setting { level: Level::Digest, from: Some(Scope::All) })],
        waiting: vec![(group(), poll())],
        held: Vec::new(),
        addresses: vec![(Address::trusted("cleo@mail.example"), false), (Address::trusted("cleo@old.example"), true)],
        paused_until: None,
    }
}
