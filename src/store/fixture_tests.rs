//! The tests' databases, and one of every noun to keep in them.

use super::{Saving, Store};
use crate::config::Database;
use crate::core::ballot::{Ballot, BallotState, Choice, Via};
use crate::core::command::Command;
use crate::core::group::{Group, GroupRules, Membership, Role};
use crate::core::held::{Held, HeldWhy};
use crate::core::ids::{GroupId, HeldId, NoticeId, PersonId, PollId, RawId, ThreadId};
use crate::core::notice::{Notice, NoticeBody, NoticeKind, NoticeState};
use crate::core::person::{Address, DigestTimes, KnownAddress, Person, Standing, Vouched};
use crate::core::poll::{Poll, PollKind, Quorum, Reasons, ResultsShown, Rule, Settings, Stage};
use crate::core::thread::{Comment, Look, Thread};
use crate::core::view::View;
use jiff::{SignedDuration, Timestamp};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::path::Path;
use tempfile::TempDir;

/// The variable that names a PostgreSQL server where databases may be made.
const VARIABLE: &str = "MAILMOOT_TEST_POSTGRES";

/// Runs a test on SQLite, then on PostgreSQL.
pub async fn on_both(test: impl AsyncFn(Store)) {
    let (store, _dir) = sqlite().await;
    test(store.clone()).await;
    store.close().await;
    let (store, name) = postgres().await;
    test(store.clone()).await;
    store.close().await;
    let mut admin = PgConnection::connect(&server()).await.expect("the test server answers");
    admin.execute(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await.expect("a database can be dropped");
}

/// A fresh SQLite file.
pub async fn sqlite() -> (Store, TempDir) {
    let dir = tempfile::tempdir().unwrap();
    (sqlite_at(dir.path(), None).await, dir)
}

/// The SQLite file of a folder.
pub async fn sqlite_at(dir: &Path, max_size: Option<u64>) -> Store {
    Store::open(&Database { url: "sqlite:moot.db".into(), max_size }, dir).await.unwrap()
}

/// A fresh PostgreSQL database, and its name.
pub async fn postgres() -> (Store, String) {
    let name = format!("store_{:016x}", crate::world::World::real().number());
    let mut admin = PgConnection::connect(&server()).await.expect("the test server answers");
    admin.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.expect("a database can be made");
    let server = server();
    let (host, _) = server.rsplit_once('/').expect("a URL ends in /database");
    let store = Store::open(&Database { url: format!("{host}/{name}"), max_size: None }, Path::new(".")).await.unwrap();
    (store, name)
}

fn server() -> String {
    std::env::var(VARIABLE).unwrap_or_else(|_| panic!("{VARIABLE} is not set: run `make test`, or `tests/postgres.sh run cargo test`"))
}

/// Saves the changed rows of a view.
pub async fn keep(store: &Store, view: &mut View) {
    keep_with(store, view, &Saving::default()).await;
}

pub async fn keep_with(store: &Store, view: &mut View, saving: &Saving) {
    let mut tx = store.begin().await.unwrap();
    tx.save(view, saving).await.unwrap();
    tx.commit().await.unwrap();
}

/// Seconds after the tests' beginning of time.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000).unwrap() + SignedDuration::from_secs(seconds)
}

pub fn person(id: i64) -> Person {
    Person {
        id: PersonId(id),
        name: format!("Person {id}"),
        addresses: vec![
            known(&format!("p{id}@one.example")),
            KnownAddress { dead: true, vouched: vec![Vouched { domain: "two.example".into(), until: at(9) }], ..known(&format!("p{id}@two.example")) },
        ],
        locale: "de-AT".into(),
        zone: "Europe/Vienna".into(),
        standing: Standing::Active,
        digest: DigestTimes::default(),
        text_only: true,
        links_since: at(1),
        joined_at: at(2),
        paused_until: None,
        pause_set_at: None,
        habits_set_at: None,
        gone_at: None,
        uninvited: false,
    }
}

pub fn known(address: &str) -> KnownAddress {
    KnownAddress::new(Address::parse(address).unwrap())
}

pub fn group(id: i64) -> Group {
    Group {
        id: GroupId(id),
        handle: format!("g{id}"),
        name: format!("Group {id}"),
        rules: GroupRules { strict: true, ..GroupRules::default() },
        templates: [("weekly".to_string(), "Quorum: 50%".to_string())].into(),
    }
}

pub fn member(group: i64, person: i64) -> Membership {
    Membership { group: GroupId(group), person: PersonId(person), role: Role::Member, since: at(3), until: None }
}

pub fn thread(id: i64, group: i64) -> Thread {
    Thread {
        id: ThreadId(id),
        group: GroupId(group),
        title: format!("Thread {id}"),
        starter: PersonId(1),
        started_at: at(4),
        starter_message_id: Some("<a@b>".into()),
        closed: None,
    }
}

pub fn comment(id: i64, thread: i64, author: i64) -> Comment {
    Comment {
        id: id.into(),
        thread: ThreadId(thread),
        author: PersonId(author),
        words: "It's \"fine\" – 好\n\\u0000 is no NUL".into(),
        received_at: at(5),
        raw: Some(RawId(7)),
        files: vec![],
        deleted_at: None,
        deleted_by: None,
        edited_at: None,
        message_id: None,
        poll: Some(PollId(8)),
        elided: "-- \nBen's \"shed\"".into(),
        pictures: vec!["0f".into()],
        looks: vec![Look { by: PersonId(2), at: at(6), reason: "a complaint".into() }],
    }
}

pub fn poll(id: i64, group: i64, stage: Stage) -> Poll {
    Poll {
        id: PollId(id),
        group: GroupId(group),
        thread: Some(ThreadId(4)),
        asker: PersonId(1),
        title: "Which colour?".into(),
        description: String::new(),
        kind: PollKind::Proposal,
        options: PollKind::Proposal.usual_options(),
        version: 2,
        rule: Rule::TwoThirds,
        quorum: Some(Quorum::Percent(50)),
        results: ResultsShown::AfterVoting,
        reasons: Reasons::Required,
        stage,
        drafted_at: at(5),
        opened_at: Some(at(6)),
        closes_at: at(1000),
        closed_at: None,
        closed_by: None,
        asker_message_id: None,
        entitled: 12,
        result: None,
        chain: "ab".repeat(32),
        settings: Settings { none_of_these: true, ..Settings::default() },
        life: Default::default(),
    }
}

pub fn ballot(id: i64, poll: i64, person: i64) -> Ballot {
    Ballot {
        id: id.into(),
        poll: PollId(poll),
        person: PersonId(person),
        choice: Choice::One("2".into()),
        reason: "because".into(),
        received_at: at(7),
        via: Via::Link,
        state: BallotState::Counted,
    }
}

pub fn held(id: i64, owner: i64, poll: i64) -> Held {
    Held {
        author: None,
        id: HeldId(id),
        why: HeldWhy::OtherAddress,
        owner: Some(PersonId(owner)),
        group: Some(GroupId(1)),
        poll: Some(PollId(poll)),
        command: Command::VoteSignedIn { poll: PollId(poll), choice: Choice::One("1".into()), reason: "so".into() },
        from: Address::parse("x@y.example"),
        spf_domain: Some("y.example".into()),
        received_at: at(8),
        until: at(2000),
        raw: None,
        settled: None,
    }
}

pub fn notice(id: i64, person: i64) -> Notice {
    Notice {
        id: NoticeId(id),
        person: PersonId(person),
        to: None,
        group: Some(GroupId(1)),
        thread: None,
        poll: Some(PollId(8)),
        poll_version: 2,
        kind: NoticeKind::Ballot,
        body: NoticeBody::Plain,
        due: at(10),
        made_at: at(10),
        state: NoticeState::Queued,
        reason: None,
    }
}
