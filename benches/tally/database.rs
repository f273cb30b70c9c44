//! The ballots in a database, as votes leave them there, and the count that the clock makes of them.

use crate::ROUNDS;
use anyhow::Context as _;
use jiff::Timestamp;
use mailmoot::config::Database;
use mailmoot::core::poll::{Choosable, Poll, PollKind, Ranked, Reasons, ResultsShown, Rule, Settings, Stage};
use mailmoot::core::tally::Counting;
use mailmoot::store::Store;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use std::fmt;
use std::path::Path;
use std::time::{Duration, Instant};

/// Rows that one statement inserts.
const CHUNK: usize = 20_000;

/// The best of a few rounds.
pub struct Best {
    pub took: Duration,
    distinct: usize,
    /// MiB that this process held at most while it counted, above what it held before.
    peak: u64,
}

impl fmt::Display for Best {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3} s, {} distinct, {} MiB more at the peak", self.took.as_secs_f64(), self.distinct, self.peak)
    }
}

pub async fn counted(votes: &[Vec<usize>], options: usize) -> anyhow::Result<Vec<(&'static str, Best)>> {
    let dir = tempfile::tempdir()?;
    let url = format!("sqlite:{}", dir.path().join("moot.db").display());
    let store = Store::open(&Database { url: url.clone(), max_size: None }, Path::new(".")).await?;
    let mut link = SqliteConnection::connect(&url).await?;
    link.execute("BEGIN").await?;
    for rows in rows(votes) {
        let insert = "INSERT INTO ballots SELECT value->>0, 8, value->>1, value->>2, '', 1, 'mail', 'counted' FROM json_each($1)";
        sqlx::query(insert).bind(rows).execute(&mut link).await?;
    }
    link.execute("COMMIT").await?;
    link.execute("PRAGMA wal_checkpoint(TRUNCATE)").await?;
    let mut counted = vec![("SQLite", best(&store, options, votes.len()).await?)];
    store.close().await;
    if let Ok(server) = std::env::var("MAILMOOT_TEST_POSTGRES") {
        counted.push(("PostgreSQL", on_postgres(&server, votes, options).await?));
    }
    Ok(counted)
}

async fn on_postgres(server: &str, votes: &[Vec<usize>], options: usize) -> anyhow::Result<Best> {
    let name = format!("tally_{}_{options}", std::process::id());
    let (host, _) = server.rsplit_once('/').context("a URL ends in /database")?;
    let mut admin = PgConnection::connect(server).await?;
    admin.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
    let url = format!("{host}/{name}");
    let store = Store::open(&Database { url: url.clone(), max_size: None }, Path::new(".")).await?;
    let mut link = PgConnection::connect(&url).await?;
    for rows in rows(votes) {
        let insert = "INSERT INTO ballots SELECT (value->>0)::bigint, 8, (value->>1)::bigint, value->>2, '', 1, 'mail', 'counted' \
                      FROM jsonb_array_elements($1::jsonb) AS one(value)";
        sqlx::query(insert).bind(rows).execute(&mut link).await?;
    }
    link.execute("VACUUM ANALYZE ballots").await?;
    let best = best(&store, options, votes.len()).await;
    store.close().await;
    drop(link);
    admin.execute(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await?;
    best
}

/// The ballots as JSON arrays of id, person and choice, some thousands at a time. Ids are in no order of persons, as in life.
fn rows(votes: &[Vec<usize>]) -> impl Iterator<Item = String> {
    let choice = |order: &Vec<usize>| {
        let tiers: Vec<String> = order.iter().map(|option| format!("[\\\"{}\\\"]", option + 1)).collect();
        format!("{{\\\"ranking\\\":[{}]}}", tiers.join(","))
    };
    let all = votes.len() as u64;
    let row = move |(number, order): (usize, &Vec<usize>)| {
        let person = (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 16;
        format!("[{},{person},\"{}\"]", all + number as u64, choice(order))
    };
    votes.chunks(CHUNK).enumerate().map(move |(chunk, orders)| {
        let rows: Vec<String> = orders.iter().enumerate().map(|(at, order)| row((chunk * CHUNK + at, order))).collect();
        format!("[{}]", rows.join(","))
    })
}

async fn best(store: &Store, options: usize, ballots: usize) -> anyhow::Result<Best> {
    let poll = poll(options);
    let mut best = Best { took: Duration::MAX, distinct: 0, peak: 0 };
    for _ in 0..ROUNDS {
        let before = memory("VmRSS:");
        forget_the_peak();
        let start = Instant::now();
        let mut counting = Counting::of(poll.clone());
        let mut reader = store.reader().await?;
        reader.folds(&poll, |of, choice, ballots| counting.add(of, choice, ballots)).await?;
        let distinct = counting.distinct();
        let tally = counting.tally();
        let took = start.elapsed();
        anyhow::ensure!(tally.voted as usize == ballots && tally.account.is_some(), "not all ballots were counted");
        best = Best { took: best.took.min(took), distinct, peak: best.peak.max(memory("VmHWM:").saturating_sub(before)) };
    }
    Ok(best)
}

/// MiB, as Linux says; 0 elsewhere.
fn memory(field: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    line.and_then(|line| line.trim().strip_suffix(" kB")).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or_default() >> 10
}

/// Linux: proc(5), clear_refs.
fn forget_the_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

fn poll(options: usize) -> Poll {
    Poll {
        id: 8.into(),
        group: 1.into(),
        thread: None,
        asker: 1.into(),
        title: "Which?".into(),
        description: String::new(),
        kind: PollKind::Ranked { by: Ranked::InstantRunoff, at_least: 1 },
        options: (1..=options).map(|code| Choosable::new(&code.to_string(), &format!("Option {code}"))).collect(),
        version: 1,
        rule: Rule::Advice,
        quorum: None,
        results: ResultsShown::AfterClosing,
        reasons: Reasons::Optional,
        stage: Stage::Closed,
        drafted_at: Timestamp::UNIX_EPOCH,
        opened_at: Some(Timestamp::UNIX_EPOCH),
        closes_at: Timestamp::UNIX_EPOCH,
        closed_at: Some(Timestamp::UNIX_EPOCH),
        closed_by: None,
        asker_message_id: None,
        entitled: 2_000_000,
        result: None,
        chain: String::new(),
        settings: Settings::default(),
        life: Default::default(),
    }
}
