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
        self.ask_text(&format!("- Ben\n- Cleo\n\n{lines}")).await
    }

    pub(super) async fn ask_text(&self, text: &str) -> i64 {
        self.write("Ana", "garden", Door::Poll, TITLE, &format!("{text}\nCloses: in 3 hours"), false).await;
        self.world.advance(jiff::SignedDuration::from_mins(11));
        let poll = self.number("SELECT MAX(id) FROM polls").await;
        self.open_now(Command::OpenPoll { poll: poll.into() }).await;
        poll
    }

    /// The cookie of a browser that a mail to somebody has opened for their secret ballot.
    pub(super) async fn opened(&self, name: &str) -> String {
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

    /// Votes on the page, with these fields of its form.
    pub(super) async fn vote(&self, name: &str, cookie: &str, fields: &str) {
        let ballot = self.link(name, "ballot", Purpose::VotePage, 0).await;
        let page = self.get_as(cookie, &ballot).await;
        let named = |field: &str| field.split('=').next().unwrap_or_default().to_string();
        for field in fields.split('&') {
            page.is(200).says(&format!("name=\"{}\"", named(field)));
        }
        self.post_as(cookie, &ballot, &format!("nonce={}&{fields}", page.nonce())).await.is(303);
    }
}

/// However its lines are broken.
fn flat(text: String) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn whoever_holds_a_ballots_link_cannot_fill_its_owners_mailbox() {
    on_both(async |moot| {
        moot.ask_with("Secret: yes").await;
        let ballot = moot.link("Cleo", "ballot", Purpose::VotePage, 0).await;
        let mut answers = Vec::new();
        for _ in 0..20 {
            moot.world.advance(jiff::SignedDuration::from_mins(3));
            let door = moot.get(&ballot).await;
            let answer = moot.post(&format!("{ballot}/open"), &format!("nonce={}", door.nonce())).await;
            answers.push(answer.is(200).says("Look into your mailbox").body.clone());
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]));
        assert_eq!(moot.number("SELECT COUNT(*) FROM notices WHERE kind = 'sign_in'").await, 8);
        // What a stranger asks for on the sign-in page has nothing to do with it, and the other way round.
        moot.sign_in("Cleo").await;
        assert_eq!(moot.number("SELECT COUNT(*) FROM notices WHERE kind = 'sign_in'").await, 9);
    })
    .await;
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
        moot.with_emil().await;
        let poll = moot.ask_with("Secret: yes").await;
        for name in ["Ana", "Ben", "Cleo"] {
            let cookie = moot.opened(name).await;
            moot.vote(name, &cookie, "choice=1").await;
        }
        let session = moot.sign_in("Ana").await;
        moot.get_as(&session, &format!("/p/{poll}")).await.is(200).says("You have voted.").hides("have voted so far").hides("class=\"bars\"");
        let emil = moot.opened("Emil").await;
        moot.vote("Emil", &emil, "choice=1").await;
        moot.get_as(&session, &format!("/p/{poll}")).await.is(200).hides("class=\"bars\"");
        moot.settle(poll).await;
        let page = moot.get_as(&session, &format!("/p/{poll}")).await;
        page.is(200).says("nobody is named").says("class=\"bars\"").says("4 of 4 voted").says("/sheet/csv").hides("/ballots");
        moot.get_as(&session, &format!("/p/{poll}/ballots")).await.is(404);
        let result = moot.letter("Cleo", "result").await;
        assert!(result.contains("nobody is named") && !result.contains("/ballots"), "{result}");
        let verified = report(&moot.app.store, moot.app.query().await.unwrap(), TITLE, None).await.unwrap();
        assert!(verified.holds && verified.text.contains("4 count, as sealed"), "{}", verified.text);
        moot.run("UPDATE secret_ballots SET choice = '{\"one\":\"2\"}' WHERE id = (SELECT MIN(id) FROM secret_ballots)").await;
        let tampered = report(&moot.app.store, moot.app.query().await.unwrap(), TITLE, None).await.unwrap();
        assert!(!tampered.holds && tampered.text.contains("not as they were sealed"), "{}", tampered.text);
    })
    .await;
}

#[tokio::test]
async fn of_three_secret_votes_only_the_upshot_comes_out() {
    on_both(async |moot| {
        let poll = moot.ask_with("Secret: yes\nRule: most votes").await;
        for (name, choice) in [("Ana", "choice=1"), ("Ben", "choice=2"), ("Cleo", "choice=2")] {
            let cookie = moot.opened(name).await;
            moot.vote(name, &cookie, choice).await;
        }
        moot.settle(poll).await;
        let session = moot.sign_in("Ana").await;
        let page = moot.get_as(&session, &format!("/p/{poll}")).await;
        page.is(200).says("Decided: Cleo.").says("Three or fewer voted").hides("class=\"bars\"").hides("2 of 3").hides("3 of 3").hides("/sheet/");
        for form in ["csv", "json", "blt"] {
            moot.get_as(&session, &format!("/p/{poll}/sheet/{form}")).await.is(404);
        }
        let result = flat(moot.letter("Cleo", "result").await);
        assert!(result.contains("Decided: Cleo.") && result.contains("Three or fewer voted"), "{result}");
        assert!(!result.contains("of 3 voted") && !result.contains("2 Cleo"), "{result}");
        let verified = report(&moot.app.store, moot.app.query().await.unwrap(), TITLE, None).await.unwrap();
        assert!(verified.holds && verified.text.contains("3 count, as sealed"), "{}", verified.text);
    })
    .await;
}

#[tokio::test]
async fn every_kind_is_voted_on_in_secret_on_the_page() {
    let list = "- Ben\n- Cleo\n- Dana\n";
    // What makes the kind, what the four fill in, and what the result says.
    let table = [
        (format!("{list}Type: multiple choice\nChoose: 2\n"), ["choice=1&choice=2", "choice=2", "choice=2&choice=3", "choice=1"], "3 Cleo"),
        ("Type: proposal\n".into(), ["choice=1", "choice=1", "choice=4", "choice=2"], "2 agree"),
        ("Type: sense check\n".into(), ["choice=1", "choice=1", "choice=3", "choice=2"], "looks good"),
        ("Type: count\nTarget: 2\n".into(), ["choice=1", "choice=1", "choice=2", "choice=2"], "accept"),
        (
            format!("{list}Type: score\nRange: 0 to 5\n"),
            ["value.1=5&value.2=1&value.3=0", "value.1=5&value.2=0&value.3=0", "value.1=4&value.2=5&value.3=0", "value.1=0&value.2=0&value.3=0"],
            "14",
        ),
        (format!("{list}Type: dot vote\nPoints: 8\n"), ["value.1=8", "value.1=3&value.3=5", "value.2=2", "value.3=1"], "11"),
        (format!("{list}Type: ranked choice\n"), ["value.1=1&value.2=2", "value.1=1", "value.2=1&value.1=2", "value.1=1"], "Ben"),
        (format!("{list}Type: condorcet\n"), ["value.1=1&value.2=2", "value.1=1", "value.2=1&value.1=2", "value.1=1"], "Ben"),
        (format!("{list}Type: election\nSeats: 2\n"), ["value.1=1&value.2=2", "value.1=1", "value.2=1&value.1=2", "value.1=1"], "Ben"),
        (
            "- Monday 30 November 18:00\n- Tuesday 1 December 19:00\nType: meeting\n".into(),
            ["value.A=yes&value.B=no", "value.A=yes", "value.A=maybe&value.B=yes", "value.A=yes"],
            "Monday 30 November 18:00",
        ),
    ];
    on_both(async |moot| {
        moot.with_emil().await;
        for (text, choices, says) in &table {
            let poll = moot.ask_text(&format!("{text}Secret: yes")).await;
            for (name, fields) in ["Ana", "Ben", "Cleo", "Emil"].into_iter().zip(choices) {
                let cookie = moot.opened(name).await;
                moot.vote(name, &cookie, fields).await;
            }
            assert_eq!(moot.number(&format!("SELECT COUNT(*) FROM secret_ballots WHERE poll_id = {poll}")).await, 4, "{text}");
            moot.settle_now(poll).await;
            let result = flat(moot.letter("Cleo", "result").await);
            assert!(result.contains(says) && result.contains("4 of 4 voted"), "{text}: {result}");
            let verified = report(&moot.app.store, moot.app.query().await.unwrap(), &poll.to_string(), None).await.unwrap();
            assert!(verified.holds && verified.text.contains("4 count, as sealed"), "{}", verified.text);
        }
    })
    .await;
}

#[tokio::test]
async fn a_secret_poll_stays_as_it_was_opened_and_once_it_is_counted_nothing_is_reopened() {
    on_both(async |moot| {
        let poll = moot.ask_with("Secret: yes\nVoters: Ben, Cleo").await;
        let ana = moot.sign_in("Ana").await;
        let steers = async |form: &str| {
            let nonce = format!("{:032x}", moot.world.number());
            moot.post_as(&ana, &format!("/p/{poll}/steer"), &format!("nonce={nonce}&{form}")).await
        };
        let ben = moot.opened("Ben").await;
        moot.vote("Ben", &ben, "choice=1").await;
        for form in ["do=title&words=Who", "do=describe&words=Why", "do=options&words=A%0D%0AB", "do=add&words=Emil", "do=reword&words=1:+Benjamin"] {
            steers(form).await.is(422).says("a secret vote stays as it was opened");
        }
        steers("do=extend&until=in+1+hour").await.is(422);
        steers("do=extend&until=30+November+2026+12:00").await.is(303);
        steers("do=remind").await.is(303);
        assert_eq!(moot.number("SELECT COUNT(*) FROM notices WHERE kind = 'reminder'").await, 1, "Cleo alone");
        moot.get_as(&ana, &format!("/p/{poll}")).await.says("This vote asks other people").hides("name=\"choice\"");
        steers("do=close").await.is(303);
        steers("do=reopen&until=1+December+2026").await.is(303);
        let cleo = moot.opened("Cleo").await;
        moot.vote("Cleo", &cleo, "choice=2").await;
        steers("do=close").await.is(303);
        moot.app.state_result(poll.into()).await.unwrap();
        steers("do=reopen&until=2+December+2026").await.is(422).says("its ballots are sealed");
        let result = flat(moot.letter("Ana", "result").await);
        assert!(result.contains("Three or fewer voted") && !result.contains("2 of 2") && result.contains("opened it again"), "{result}");
        let verified = report(&moot.app.store, moot.app.query().await.unwrap(), &poll.to_string(), None).await.unwrap();
        assert!(verified.holds, "{}", verified.text);
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
async fn traces(postgres: bool, text: &str, choices: [&str; 2], ben_first: bool) -> Vec<String> {
    let log = Log::default();
    let written = log.clone();
    let subscriber = tracing_subscriber::fmt().with_env_filter("mailmoot=trace").without_time().with_ansi(false).with_writer(move || written.clone());
    let _listening = tracing::subscriber::set_default(subscriber.finish());
    let moot = Moot::open(postgres).await;
    moot.with_emil().await;
    let poll = moot.ask_text(text).await;
    let secret = text.contains("Secret");
    let mut cookies = Vec::new();
    for name in ["Ana", "Emil", "Ben", "Cleo"] {
        cookies.push(if secret { moot.opened(name).await } else { moot.sign_in(name).await });
    }
    // Who chooses the first option draws the same number in either run: what differs is only whose it is.
    let (ben, cleo) = if ben_first { (0, 1) } else { (1, 0) };
    for (cookie, (name, choice)) in cookies.iter().zip([("Ana", 0), ("Emil", 1), ("Ben", ben), ("Cleo", cleo)]) {
        let veils = [("Ana", 77), ("Emil", 78)].into_iter().find(|(other, _)| *other == name);
        moot.world.deal_veils(veils.map_or(choice as u64 + 1, |(_, seed)| seed));
        moot.vote(name, cookie, choices[choice]).await;
    }
    let mut traces = tables(&moot).await;
    traces.extend(letters(&moot).await);
    for (name, cookie) in ["Ana", "Emil", "Ben", "Cleo"].iter().zip(&cookies) {
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
        match report(&moot.app.store, moot.app.query().await.unwrap(), TITLE, form).await {
            Ok(written) => {
                assert!(written.holds, "{}", written.text);
                traces.push(written.text);
            }
            // Not every form holds every kind of ballot.
            Err(failed) => traces.push(failed.to_string()),
        }
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
    let choices = ["choice=1", "choice=2"];
    let kinds = [
        ("- Ben\n- Cleo\n", choices),
        ("Type: proposal\n", ["choice=1", "choice=4"]),
        ("- Ben\n- Cleo\nType: score\n", ["value.1=5&value.2=1", "value.1=0&value.2=4"]),
        ("- Ben\n- Cleo\n- Dana\nType: ranked choice\n", ["value.1=1&value.2=2", "value.3=1&value.2=2&value.1=3"]),
    ];
    for (text, choices) in kinds {
        let text = format!("{text}\nSecret: yes");
        let (one, other) = (traces(postgres, &text, choices, true).await, traces(postgres, &text, choices, false).await);
        assert_eq!(one.len(), other.len());
        for (one, other) in one.iter().zip(&other) {
            assert_eq!(one, other, "{text}");
        }
    }
    // The same votes with names differ, so that a difference would be seen.
    let text = "- Ben\n- Cleo\n\nResults: after closing";
    let (one, other) = (traces(postgres, text, choices, true).await, traces(postgres, text, choices, false).await);
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
