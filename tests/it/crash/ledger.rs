//! The books, read with statements of the checker's own: neither the store nor any rule of the program is asked.

use crate::rig::mail::{Kind, Reply};
use crate::rig::sink::Arrival;
use data_encoding::BASE32_NOPAD;
use sqlx::{AssertSqlSafe, PgPool, Row as _, SqlitePool};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The database, only ever read.
pub enum Ledger {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// Every column as text.
type Row = Vec<Option<String>>;

/// A notice as it lies there in the end.
struct Notice {
    person: String,
    kind: String,
    state: String,
    attempts: i64,
    reason: Option<String>,
    comment: Option<String>,
}

impl Ledger {
    pub async fn open(url: &str) -> Self {
        match url.strip_prefix("sqlite:") {
            Some(path) => {
                let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).busy_timeout(Duration::from_secs(30));
                Self::Sqlite(SqlitePool::connect_lazy_with(options))
            }
            None => Self::Postgres(PgPool::connect_lazy(url).unwrap()),
        }
    }

    /// Reads `{bytes}` as the way to read octets as text, which is where the two databases differ.
    async fn rows(&self, sql: &str) -> Vec<Row> {
        macro_rules! read {
            ($pool:expr, $bytes:literal) => {{
                let sql = sql.replace("{bytes}", $bytes);
                let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all($pool).await.unwrap();
                rows.iter().map(|row| (0..row.len()).map(|column| row.try_get::<Option<String>, _>(column).unwrap()).collect()).collect()
            }};
        }
        match self {
            Self::Sqlite(pool) => read!(pool, "CAST(bytes AS TEXT)"),
            Self::Postgres(pool) => read!(pool, "convert_from(bytes, 'UTF8')"),
        }
    }

    /// One column.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        self.rows(sql).await.into_iter().map(|mut row| row.swap_remove(0).unwrap_or_default()).collect()
    }

    async fn number(&self, sql: &str) -> i64 {
        self.rows(sql).await[0][0].as_deref().unwrap_or("0").parse().unwrap()
    }

    /// Notices that are reserved or handed over.
    pub async fn on_the_way(&self) -> i64 {
        self.number("SELECT CAST(COUNT(*) AS TEXT) FROM notices WHERE state = 'handed' OR (state = 'queued' AND lease_until > 0)").await
    }

    pub async fn wait_until_on_the_way(&self, least: i64, patience: Duration) -> i64 {
        let began = Instant::now();
        loop {
            let found = self.on_the_way().await;
            if found >= least {
                return found;
            }
            assert!(began.elapsed() < patience, "only {found} notices got on their way");
            tokio::task::yield_now().await;
        }
    }

    /// Until nothing is left to read, to tell or to send.
    pub async fn wait_until_settled(&self, patience: Duration) {
        let began = Instant::now();
        let sql = "SELECT CAST((SELECT COUNT(*) FROM notices WHERE state IN ('queued', 'handed')) + (SELECT COUNT(*) FROM fanouts) \
                   + (SELECT COUNT(*) FROM raws WHERE state = 'pending') AS TEXT)";
        loop {
            let left = self.number(sql).await;
            if left == 0 {
                return;
            }
            assert!(began.elapsed() < patience, "{left} things are still unsettled");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Everything that is not as it was promised, in words. All replies have been answered with 250.
    pub async fn audit(&self, replies: &[Arc<Reply>], members: usize, arrivals: &[Arrival]) -> Vec<String> {
        let mut wrong = Vec::new();
        self.audit_messages(replies, &mut wrong).await;
        self.audit_words(replies, &mut wrong).await;
        let notices = self.notices().await;
        audit_tellings(&self.comments().await, &notices, members, &mut wrong);
        audit_arrivals(&notices, arrivals, &mut wrong);
        wrong
    }

    /// Every answered message is there, and what became of it.
    async fn audit_messages(&self, replies: &[Arc<Reply>], wrong: &mut Vec<String>) {
        let sql = "SELECT {bytes}, state, (SELECT MIN(outcome) FROM dispositions WHERE raw_id = raws.id) FROM raws JOIN raw_bytes ON raw_id = raws.id";
        let mut kept: HashMap<String, Vec<[Option<String>; 2]>> = HashMap::new();
        for row in self.rows(sql).await {
            let text = row[0].clone().unwrap_or_default();
            kept.entry(mark(&text)).or_default().push([row[1].clone(), row[2].clone()]);
        }
        for reply in replies {
            match kept.get(&reply.mark).map(Vec::as_slice).unwrap_or_default() {
                [] => wrong.push(format!("{} was answered 250 and is gone", reply.mark)),
                copies if copies.iter().any(|[state, _]| state.as_deref() != Some("final")) => wrong.push(format!("{} is not finished", reply.mark)),
                copies if copies.iter().all(|[_, outcome]| outcome.is_none()) => wrong.push(format!("nobody knows what became of {}", reply.mark)),
                _ => {}
            }
        }
    }

    /// Every comment and every vote is there once.
    async fn audit_words(&self, replies: &[Arc<Reply>], wrong: &mut Vec<String>) {
        let comments = self.rows("SELECT words FROM comments").await;
        let ballots = self.rows("SELECT reason FROM ballots WHERE state = 'counted'").await;
        let count = |rows: &[Row]| {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            rows.iter().flatten().flatten().flat_map(|text| marks(text)).for_each(|mark| *counts.entry(mark).or_default() += 1);
            counts
        };
        let (comments, ballots) = (count(&comments), count(&ballots));
        for reply in replies {
            let (counts, other) = if reply.kind == Kind::Vote { (&ballots, &comments) } else { (&comments, &ballots) };
            let found = counts.get(&reply.mark).copied().unwrap_or_default();
            if found != 1 || other.contains_key(&reply.mark) {
                wrong.push(format!("{} is there {found} times as the {:?} that it is", reply.mark, reply.kind));
            }
        }
        let twice = self
            .number(
                "SELECT CAST(COUNT(*) AS TEXT) FROM (SELECT poll_id FROM ballots WHERE state = 'counted' GROUP BY poll_id, person_id HAVING COUNT(*) > 1) AS x",
            )
            .await;
        if twice > 0 {
            wrong.push(format!("{twice} people count twice in a poll"));
        }
    }

    /// Comments and their authors.
    async fn comments(&self) -> Vec<(String, String)> {
        let rows = self.rows("SELECT CAST(id AS TEXT), CAST(author_id AS TEXT) FROM comments").await;
        rows.into_iter().map(|row| (row[0].clone().unwrap_or_default(), row[1].clone().unwrap_or_default())).collect()
    }

    async fn notices(&self) -> BTreeMap<i64, Notice> {
        let sql = "SELECT CAST(id AS TEXT), CAST(person_id AS TEXT), kind, state, CAST(attempts AS TEXT), reason, body FROM notices";
        let read = |row: Row| {
            let text = |column: usize| row[column].clone().unwrap_or_default();
            let body: serde_json::Value = serde_json::from_str(&text(6)).unwrap();
            let comment = body["comment"].as_i64().map(|id| id.to_string());
            let notice = Notice { person: text(1), kind: text(2), state: text(3), attempts: text(4).parse().unwrap(), reason: row[5].clone(), comment };
            (text(0).parse().unwrap(), notice)
        };
        self.rows(sql).await.into_iter().map(read).collect()
    }
}

/// Everybody but its author has one notice of each comment.
fn audit_tellings(comments: &[(String, String)], notices: &BTreeMap<i64, Notice>, members: usize, wrong: &mut Vec<String>) {
    let mut told: HashMap<&str, Vec<&str>> = HashMap::new();
    for notice in notices.values().filter(|notice| notice.kind == "comment") {
        told.entry(notice.comment.as_deref().unwrap_or_default()).or_default().push(&notice.person);
    }
    for (comment, author) in comments {
        let people = told.get(comment.as_str()).cloned().unwrap_or_default();
        let different: BTreeSet<&str> = people.iter().copied().collect();
        if people.len() != members - 1 || different.len() != people.len() || different.contains(author.as_str()) {
            wrong.push(format!("comment {comment} was told to {} people, {} different ones", people.len(), different.len()));
        }
    }
}

/// Every notice arrived once or twice under one Message-ID, or not at all and the reason stands there; nothing else arrived.
fn audit_arrivals(notices: &BTreeMap<i64, Notice>, arrivals: &[Arrival], wrong: &mut Vec<String>) {
    let mut arrived: BTreeMap<i64, Vec<&Arrival>> = BTreeMap::new();
    for arrival in arrivals {
        match notice_of(&arrival.from) {
            Some(notice) if notices.contains_key(&notice) => arrived.entry(notice).or_default().push(arrival),
            _ => wrong.push(format!("{} came from {} to {} for no notice", arrival.message_id, arrival.from, arrival.to)),
        }
    }
    let mut ids: HashMap<&str, i64> = HashMap::new();
    for (id, notice) in notices {
        let copies = arrived.get(id).map(Vec::as_slice).unwrap_or_default();
        let different: BTreeSet<(&str, &str)> = copies.iter().map(|copy| (copy.message_id.as_str(), copy.to.as_str())).collect();
        let parked = notice.state == "parked" && notice.attempts >= 2;
        let withheld = notice.state == "withheld" && notice.reason.as_ref().is_some_and(|reason| !reason.is_empty());
        // The few that were prepared before the first start were never meant to arrive.
        let prepared = notice.state == "sent" && notice.attempts == 0;
        let sound = match copies.len() {
            0 => parked || withheld || prepared,
            1 | 2 => different.len() == 1,
            _ => false,
        };
        if !sound {
            wrong.push(format!(
                "{} notice {id}, {} after {} handings, arrived {} times: {different:?}",
                notice.kind,
                notice.state,
                notice.attempts,
                copies.len()
            ));
        }
        for (message_id, _) in different {
            if ids.insert(message_id, *id).is_some_and(|other| other != *id) {
                wrong.push(format!("two notices share {message_id}"));
            }
        }
    }
}

/// The notice that a return path `b-TOKEN@…` names: eight octets after purpose and key.
fn notice_of(return_path: &str) -> Option<i64> {
    let token = return_path.strip_prefix("b-")?.split('@').next()?;
    let bytes = BASE32_NOPAD.decode(token.to_ascii_uppercase().as_bytes()).ok()?;
    Some(i64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?))
}

/// The mark in a message's Message-ID.
fn mark(message: &str) -> String {
    let line = message.lines().find_map(|line| line.strip_prefix("Message-ID: <"));
    line.and_then(|line| line.split('@').next()).unwrap_or_default().to_string()
}

/// The marks in somebody's words.
fn marks(text: &str) -> impl Iterator<Item = String> + '_ {
    let word = |word: &&str| word.starts_with('q') && word.contains('x') && word[1..].starts_with(|c: char| c.is_ascii_digit());
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(word).map(str::to_string)
}

#[test]
fn a_notice_that_came_too_often_or_never_is_found() {
    let check = |state: &str, attempts: i64, reason: Option<&str>, ids: &[&str], faults: usize| {
        // Purpose and key, the notice's id 7, the item; the rest is the MAC, which nobody here can check.
        let token = [&[6, 1][..], &7_i64.to_be_bytes(), &[0; 14]].concat();
        let from = format!("b-{}@moot.example", BASE32_NOPAD.encode(&token).to_ascii_lowercase());
        let arrival = |id: &&str| Arrival { from: from.clone(), to: "a@b.example".into(), message_id: id.to_string(), at: Instant::now(), size: 1 };
        let arrivals: Vec<Arrival> = ids.iter().map(arrival).collect();
        let (person, kind, reason) = ("1".into(), "receipt".into(), reason.map(str::to_string));
        let notice = Notice { person, kind, state: state.into(), attempts, reason, comment: None };
        let mut wrong = Vec::new();
        audit_arrivals(&BTreeMap::from([(7, notice)]), &arrivals, &mut wrong);
        assert_eq!(wrong.len(), faults, "{state} {attempts} {ids:?}: {wrong:?}");
        wrong.clear();
        audit_arrivals(&BTreeMap::new(), &arrivals, &mut wrong);
        assert_eq!(wrong.len(), ids.len(), "mail for no notice");
    };
    check("sent", 1, None, &["<x>"], 0);
    check("sent", 2, None, &["<x>", "<x>"], 0);
    check("sent", 2, None, &["<x>", "<y>"], 1);
    check("sent", 2, None, &["<x>", "<x>", "<x>"], 1);
    check("sent", 1, None, &[], 1);
    check("parked", 2, None, &[], 0);
    check("parked", 1, None, &[], 1);
    check("withheld", 0, Some("setting"), &[], 0);
    check("withheld", 0, None, &[], 1);
    check("failed", 1, None, &[], 1);
}
