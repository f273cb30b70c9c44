//! Secret polls on the pages: what opens a ballot, what is shown of it, and that nothing tells who chose what.

use super::stage::{Moot, on_both};
use mailmoot::cli::verify::{Form, report};
use mailmoot::core::command::{Command, Door};
use mailmoot::core::token::Purpose;
use std::sync::{Arc, Mutex, PoisonError};

const TITLE: &str = "Who keeps the purse?";

impl Moot {
    /// Ana asks the garden, with these lines beside the options.
    async fn ask_with(&self, lines: &str) -> i64 {
        self.write("Ana", "garden", Door::Poll, TITLE, &format!("- Ben\n- Cleo\n\nCloses: 27 November 2026 18:00\n{lines}"), false).await;
        self.world.advance(jiff::SignedDuration::from_mins(11));
        let poll = self.number("SELECT MAX(id) FROM polls").await;
        self.open_now(Command::OpenPoll { poll: poll.into() }).await;
        poll
    }

    /// The cookie of a browser that a mail to somebody has opened for their secret ballot.
    async fn opened(&self, name: &str) -> String {
        let ballot = self.link(name, "ballot", Purpose::VotePage, 0).await;
        let door = self.get(&ballot).await;
        self.post(&format!("{ballot}/open"), &format!("nonce={}", door.nonce())).await.is(200).says("Look into your mailbox");
        let path = self.link(name, "sign_in", Purpose::SignIn, 0).await;
        self.get(&path).await.is(200).says("Open the ballot in this browser");
        let entered = self.post(&path, "").await;
        entered.is(303);
        assert!(entered.header("location").starts_with("/v/"), "the way leads to the ballot");
        entered.cookie()
    }

    /// Votes on the page.
    async fn vote(&self, name: &str, cookie: &str, choice: &str) {
        let ballot = self.link(name, "ballot", Purpose::VotePage, 0).await;
        let nonce = self.get_as(cookie, &ballot).await.is(200).nonce();
        self.post_as(cookie, &ballot, &format!("nonce={nonce}&choice={choice}")).await.is(303);
    }
}

#[tokio::test]
async fn a_secret_ballot_opens_only_on_a_browser_that_a_mail_has_opened() {
    on_both(async |moot| {
        moot.ask_with("Secret: yes").await;
        let ballot = moot.link("Cleo", "ballot", Purpose::VotePage, 0).await;
        let door = moot.get(&ballot).await;
        door.is(200).says("opens only in a browser that you have opened by mail").hides("name=\"choice\"");
        // A form made up without the page counts for nothing, and is not held.
        moot.post(&ballot, &format!("nonce={}&choice=1", door.nonce())).await.is(422).says("has not been opened by a mail");
        assert_eq!(moot.number("SELECT COUNT(*) FROM held").await + moot.number("SELECT COUNT(*) FROM secret_ballots").await, 0);

        let cookie = moot.opened("Cleo").await;
        let page = moot.get_as(&cookie, &ballot).await;
        page.is(200).says("name=\"choice\"").says("cannot be changed or taken back").says("could link votes to people").hides("name=\"reason\"");
        moot.get_as(&cookie, &format!("{ballot}?choice=1")).await.hides("checked");
        // It opens no more than ballots.
        moot.get_as(&cookie, "/").await.is(303);
        moot.post_as(&cookie, &ballot, &format!("nonce={}&choice=7", page.nonce())).await.is(422);
        let voted = moot.post_as(&cookie, &ballot, &format!("nonce={}&choice=1", page.nonce())).await;
        assert_eq!(voted.is(303).header("location"), ballot);
        moot.get_as(&cookie, &ballot).await.says("You have voted.").hides("name=\"choice\"").hides("have voted so far");
        let again = moot.post_as(&cookie, &ballot, &format!("nonce={}&choice=2", "0".repeat(32))).await;
        again.is(422).says("a secret vote cannot be changed");
        assert_eq!(moot.number("SELECT COUNT(*) FROM secret_ballots").await, 1);

        let flat = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let receipt = flat(moot.letter("Cleo", "receipt").await);
        assert!(receipt.contains("is counted") && receipt.contains("cannot be changed or withdrawn"), "{receipt}");
        let asked = flat(moot.letter("Cleo", "ballot").await);
        assert!(asked.contains("you vote on the web page alone") && !asked.contains("[ ]"), "{asked}");
    })
    .await;
}

#[tokio::test]
async fn only_numbers_come_out_and_only_after_the_close() {
    on_both(async |moot| {
        let poll = moot.ask_with("Secret: yes").await;
        let (ana, ben) = (moot.opened("Ana").await, moot.opened("Ben").await);
        moot.vote("Ana", &ana, "1").await;
        moot.vote("Ben", &ben, "1").await;
        let session = moot.sign_in("Ana").await;
        moot.get_as(&session, &format!("/p/{poll}")).await.is(200).says("You have voted.").hides("have voted so far").hides("class=\"bars\"");
        moot.settle(poll).await;
        moot.get_as(&session, &format!("/p/{poll}")).await.is(200).says("nobody is named").says("class=\"bars\"").hides("/ballots");
        moot.get_as(&session, &format!("/p/{poll}/ballots")).await.is(404);
        let result = moot.letter("Cleo", "result").await;
        assert!(result.contains("nobody is named") && !result.contains("/ballots"), "{result}");
        let verified = report(&moot.app.store, moot.app.query().await.unwrap(), TITLE, None).await.unwrap();
        assert!(verified.holds && verified.text.contains("2 count, as sealed"), "{}", verified.text);
        moot.run("UPDATE secret_ballots SET choice = '{\"one\":\"2\"}' WHERE id = (SELECT MIN(id) FROM secret_ballots)").await;
        let tampered = report(&moot.app.store, moot.app.query().await.unwrap(), TITLE, None).await.unwrap();
        assert!(!tampered.holds && tampered.text.contains("not as they were sealed"), "{}", tampered.text);
    })
    .await;
}

#[tokio::test]
async fn a_strict_poll_asks_back_in_any_group() {
    on_both(async |moot| {
        moot.ask_with("Strict: yes").await;
        let link = moot.link("Cleo", "ballot", Purpose::VotePage, 0).await;
        let page = moot.get(&link).await;
        page.says("This vote asks back by mail");
        moot.post(&link, &format!("nonce={}&choice=2&reason=", page.nonce())).await.is(303);
        assert_eq!(moot.number("SELECT COUNT(*) FROM ballots").await, 0);
        let confirm = moot.link("Cleo", "confirm", Purpose::ConfirmPage, 0).await;
        let nonce = moot.get(&confirm).await.nonce();
        let settled = moot.post(&confirm, &format!("nonce={nonce}&answer=yes")).await;
        settled.is(303);
        assert_eq!(moot.number("SELECT COUNT(*) FROM ballots").await, 1);
        moot.get_as(&settled.cookie(), &link).await.hides("This vote asks back");
    })
    .await;
}

/// Log lines as they are written, without their time.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// All that is left of a vote in which Ben and Cleo chose that: each table while it runs and when it is counted, with where
/// its rows lie; every letter; every page; every log line of ours; every export.
async fn traces(postgres: bool, lines: &str, (ben, cleo): (&str, &str)) -> Vec<String> {
    let log = Log::default();
    let written = log.clone();
    let subscriber = tracing_subscriber::fmt().with_env_filter("mailmoot=trace").without_time().with_ansi(false).with_writer(move || written.clone());
    let _listening = tracing::subscriber::set_default(subscriber.finish());
    let moot = Moot::open(postgres).await;
    let poll = moot.ask_with(lines).await;
    let secret = lines.contains("Secret");
    let mut cookies = Vec::new();
    for name in ["Ana", "Ben", "Cleo"] {
        cookies.push(if secret { moot.opened(name).await } else { moot.sign_in(name).await });
    }
    // Who chooses the first option draws the same number in either run: what differs is only whose it is.
    for (name, cookie, choice) in [("Ana", &cookies[0], "1"), ("Ben", &cookies[1], ben), ("Cleo", &cookies[2], cleo)] {
        moot.world.deal_veils(if name == "Ana" { 77 } else { choice.parse().unwrap() });
        moot.vote(name, cookie, choice).await;
    }
    let mut traces = tables(&moot).await;
    traces.extend(letters(&moot).await);
    for (name, cookie) in ["Ana", "Ben", "Cleo"].iter().zip(&cookies) {
        let ballot = moot.link(name, "ballot", Purpose::VotePage, 0).await;
        traces.push(moot.get_as(cookie, &ballot).await.body);
    }
    moot.settle(poll).await;
    traces.extend(tables(&moot).await);
    traces.extend(moot.places().await);
    traces.extend(letters(&moot).await);
    for name in ["Ana", "Ben", "Cleo"] {
        let session = moot.sign_in(name).await;
        traces.push(moot.get_as(&session, &format!("/p/{poll}")).await.body);
    }
    for form in [None, Some(Form::Csv), Some(Form::Json), Some(Form::Blt)] {
        let written = report(&moot.app.store, moot.app.query().await.unwrap(), TITLE, form).await.map_err(|failed| failed.to_string()).unwrap();
        assert!(written.holds, "{}", written.text);
        traces.push(written.text);
    }
    traces.push(String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned());
    traces
}

/// Every row, without what numbers the cluster's transactions and says when the migrations ran.
async fn tables(moot: &Moot) -> Vec<String> {
    let rows = moot.dump().await.into_iter().filter(|row| !row.starts_with("_sqlx_migrations"));
    rows.map(|row| if row.starts_with("events: (") { row.rsplit_once(',').map_or_else(String::new, |(row, _)| row.into()) } else { row }).collect()
}

/// Every letter there is, as it would go out.
async fn letters(moot: &Moot) -> Vec<String> {
    let mut query = moot.app.query().await.unwrap();
    let mut notices = Vec::new();
    for id in moot.numbers("SELECT id FROM notices ORDER BY id").await {
        notices.push(query.notice(id.into()).await.unwrap().unwrap());
    }
    let briefs = moot.app.briefs(&notices).await.unwrap().into_iter().flatten();
    briefs
        .map(|brief| {
            let rendered = mailmoot::face::letter::render(&brief, &moot.house).unwrap();
            let letter = mailmoot::outbound::compose::letter(&brief, &rendered, &moot.house, &[]).unwrap();
            format!("{} {}\n{}", letter.mail_from, letter.rcpt_to, String::from_utf8_lossy(&letter.bytes))
        })
        .collect()
}

async fn nothing_tells_who_chose_what(postgres: bool) {
    let one = traces(postgres, "Secret: yes", ("1", "2")).await;
    let other = traces(postgres, "Secret: yes", ("2", "1")).await;
    assert_eq!(one.len(), other.len());
    for (one, other) in one.iter().zip(&other) {
        assert_eq!(one, other);
    }
    // The same votes with names differ, so that a difference would be seen.
    let (one, other) = (traces(postgres, "Results: after closing", ("1", "2")).await, traces(postgres, "Results: after closing", ("2", "1")).await);
    assert!(one.iter().zip(&other).filter(|(one, other)| one != other).count() > 10);
}

#[tokio::test]
async fn nothing_tells_who_chose_what_on_sqlite() {
    nothing_tells_who_chose_what(false).await;
}

#[tokio::test]
async fn nothing_tells_who_chose_what_on_postgres() {
    nothing_tells_who_chose_what(true).await;
}
