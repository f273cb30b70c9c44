//! Answers by mail to secret ballots: destroyed, and answered without a word of them.

use crate::stage::{FOREIGN, Mail, Received, STRONG, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::ballot::Choice;
use mailmoot::core::command::Command;
use mailmoot::core::ids::PollId;
use mailmoot::core::notice::{NoticeBody, NoticeKind};
use mailmoot::core::person::Level;
use mailmoot::core::trust::Actor;
use mailmoot::core::view::Needs;
use sqlx::{AssertSqlSafe, Connection, Row};
use std::collections::BTreeSet;

/// Stands in no word of ours.
const TRACE: &str = "zebrawood";

/// Ana's secret poll is open; the ballots of Ben and Wes come back.
async fn ballots(stage: &Stage) -> (Received, Received) {
    let text = "- Green\n- Natural oak\n- White\n\nCloses: Friday 18:00\nSecret: yes\n";
    stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color for the fence?").says(text)).await;
    stage.pass(SignedDuration::from_mins(10)).await;
    let both = (stage.mail("ben").await, stage.mail("wes").await);
    stage.forget().await;
    both
}

/// Whether the trace is anywhere in the database: in the bytes of the SQLite file and its log, or in a row on PostgreSQL.
async fn is_kept(stage: &Stage) -> bool {
    let url = &stage.config.database.url;
    let Some(path) = url.strip_prefix("sqlite:") else { return is_in_rows(url).await };
    let has = |bytes: &[u8]| bytes.windows(TRACE.len()).any(|window| window.eq_ignore_ascii_case(TRACE.as_bytes()));
    let named = |ending: &str| std::fs::read(format!("{path}{ending}")).unwrap_or_default();
    let before = has(&named("")) || has(&named("-wal"));
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).busy_timeout(std::time::Duration::from_secs(30));
    let mut link = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut link).await.unwrap();
    before || has(&named("")) || has(&named("-wal"))
}

async fn is_in_rows(url: &str) -> bool {
    let mut link = sqlx::PgConnection::connect(url).await.unwrap();
    let tables = sqlx::query("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'").fetch_all(&mut link).await.unwrap();
    let hex = data_encoding::HEXLOWER.encode(TRACE.as_bytes());
    for table in tables.iter().map(|row| row.get::<String, _>(0)) {
        let sql = format!("SELECT COUNT(*) FROM \"{table}\" t WHERE t::text ILIKE '%{TRACE}%' OR t::text LIKE '%{hex}%'");
        let found: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut link).await.unwrap();
        if found > 0 {
            return true;
        }
    }
    false
}

/// The polls that a digest lists.
fn poll_ids(digest: &Received) -> BTreeSet<PollId> {
    let NoticeBody::Digest { items, .. } = &digest.notice.body else { panic!("no digest") };
    items.iter().filter_map(|item| item.poll).collect()
}

async fn votes_on_page(stage: &Stage, ballot: &Received, code: &str) {
    let command =
        Command::VoteOnPage { notice: ballot.id(), item: 0, seen: None, choice: Choice::One(code.into()), reason: String::new(), nonce: String::new() };
    stage.execute(Actor::Link { confirmed: true }, command).await;
}

plays! {
    async fn what_looks_is_able_to_find(stage) {
        let (ben, _) = crate::votes::ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, &format!("2\n\nlike {TRACE}"))).await;
        assert!(is_kept(stage).await);
    }

    async fn an_answer_leaves_no_byte_of_its_words(stage) {
        let (ben, wes) = ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, &format!("2\n\nI like {TRACE}")).file("why.txt", TRACE)).await;
        let told = stage.mail("ben").await;
        told.is(NoticeKind::Refusal).says("Nothing was counted and your mail was destroyed here; a copy is in your Sent folder and at your mail provider.");
        told.says("Vote here, only you see it: https://moot.example/v/");
        assert!(!told.text().contains("What you wrote") && !told.text().contains(TRACE));
        // Unclear, unproven, below the quote, from an unknown address, without Reply-To, to no ballot, as a machine, with two senders.
        stage.accepts(Mail::reply("ben", &ben, &format!("maybe {TRACE}"))).await;
        stage.accepts(Mail::reply_below("wes", &wes, &format!("oak, {TRACE}"))).await;
        stage.mail("wes").await.is(NoticeKind::Refusal);
        stage.accepts(Mail::reply(&format!("ben@{FOREIGN}"), &ben, TRACE)).await;
        stage.accepts(Mail::reply_to_from("ben", &ben, TRACE)).await;
        stage.accepts(Mail::by("ben").to("garden-vote").subject("My vote").says(&format!("2 {TRACE}"))).await;
        stage.accepts(Mail::reply("ben", &ben, TRACE).header("Auto-Submitted: auto-replied")).await;
        let mut two = Mail::reply("ben", &ben, TRACE);
        two.from = format!("ben@{STRONG}, cleo@{STRONG}");
        two.mail_from = format!("ben@{STRONG}");
        stage.send(two).await;
        stage.settled().await;
        assert!(!is_kept(stage).await);
        votes_on_page(stage, &ben, "1").await;
        let mails = stage.mails("ben").await;
        let receipt = mails.iter().find(|mail| mail.kind() == NoticeKind::Receipt).expect("there is a receipt");
        stage.accepts(Mail::reply("ben", receipt, &format!("I chose {TRACE}"))).await;
        stage.settled().await;
        assert!(!is_kept(stage).await);
    }

    async fn a_large_answer_and_one_that_dns_knows_nothing_of_leave_none_either(stage) {
        let (ben, _) = ballots(stage).await;
        let large = format!("2\n\n{}", format!("I like {TRACE} more than I can say.\n").repeat(9_000));
        stage.accepts(Mail::reply("ben", &ben, &large)).await;
        stage.mail("ben").await.is(NoticeKind::Refusal);
        for name in [format!("post._domainkey.{FOREIGN}"), format!("_dmarc.{FOREIGN}"), FOREIGN.to_string()] {
            stage.zone.break_name(&name);
        }
        stage.accepts(Mail::reply(&format!("ben@{FOREIGN}"), &ben, TRACE)).await;
        assert_eq!(stage.running().app.store.status().await.unwrap().pending, 0);
        assert!(!is_kept(stage).await);
    }

    async fn commands_in_answer_to_a_secret_ballot_still_work(stage) {
        let (ben, wes) = ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, "status")).await;
        stage.mail("ben").await.is(NoticeKind::Status).says("Which color for the fence?");
        votes_on_page(stage, &ben, "2").await;
        let receipt = stage.mail("ben").await;
        receipt.is(NoticeKind::Receipt).says("Your vote in this secret vote is counted.").says("does not say what you chose");
        assert!(!receipt.text().contains("oak") && !receipt.text().contains("Receipt "));
        stage.accepts(Mail::reply("ben", &receipt, "not me")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("it stays counted").says("Your links are renewed.");
        stage.accepts(Mail::reply("ben", &receipt, "status")).await;
        stage.forget().await;
        stage.accepts(Mail::reply("wes", &wes, "stop")).await;
        stage.mail("wes").await.is(NoticeKind::Goodbye);
    }

    async fn a_digest_asks_for_a_secret_vote_on_the_page_and_its_other_lines_count(stage) {
        stage.prefers("ben", Level::Digest).await;
        let text = "- Green\n- Natural oak\n\nCloses: Friday 18:00\nSecret: yes\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color for the fence?").says(text)).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        stage.accepts(Mail::by("cleo").to("garden").subject("Apples").says("The tree is full.")).await;
        stage.pass_until("2026-11-25T07:00:00Z").await;
        let digest = stage.mail("ben").await;
        digest.is(NoticeKind::Digest).says("you vote on the web page alone");
        assert!(!digest.text().contains("A1"), "{}", digest.text());
        stage.forget().await;
        stage.accepts(Mail::reply("ben", &digest, &format!("A2 for {TRACE}\nB: I can come and pick"))).await;
        let told = stage.mails("ben").await;
        assert!(told.iter().any(|mail| mail.kind() == NoticeKind::Refusal && mail.text().contains("your mail was destroyed here")));
        let news = stage.mails("cleo").await;
        assert!(news.iter().any(|mail| mail.kind() == NoticeKind::Comment && mail.text().contains("I can come and pick")));
        assert!(!is_kept(stage).await);
    }

    // Its words leave no trace, so that it came before is known by its sender, date and Message-ID alone.
    async fn an_answer_to_a_digest_with_a_secret_poll_counts_once_however_often_it_comes(stage) {
        stage.prefers("ben", Level::Digest).await;
        for (title, more) in [("Which color for the fence?", "Secret: yes\n"), ("Which chairs?", "")] {
            let text = format!("- Green\n- White\n\nCloses: Friday 18:00\n{more}");
            stage.accepts(Mail::by("ana").to("garden-poll").subject(title).says(&text)).await;
        }
        stage.pass(SignedDuration::from_mins(10)).await;
        stage.accepts(Mail::by("cleo").to("garden").subject("Apples").says("The tree is full.")).await;
        stage.pass_until("2026-11-25T07:00:00Z").await;
        let digest = stage.mail("ben").await;
        digest.is(NoticeKind::Digest).says("B1").says("Apples");
        stage.forget().await;
        let first = Mail::reply("ben", &digest, "B1\nC: I can come and pick");
        let second = Mail::reply("ben", &digest, "B2");
        for (mail, comments, kinds) in [(&first, 1, vec![NoticeKind::Receipt]), (&first, 0, vec![]), (&second, 0, vec![NoticeKind::Receipt]), (&first, 0, vec![])] {
            stage.accepts(mail.clone()).await;
            let heard: Vec<NoticeKind> = stage.mails("ben").await.iter().map(Received::kind).collect();
            assert_eq!(heard, kinds);
            assert_eq!(stage.mails("cleo").await.len(), comments);
        }
        let mine = stage.person("ben").await;
        let view = stage.view(|_| Needs { counts: poll_ids(&digest), ..Needs::default() }).await;
        let chosen: Vec<Choice> = view.ballots.values().filter(|ballot| ballot.person == mine).map(|ballot| ballot.choice.clone()).collect();
        assert_eq!(chosen, [Choice::One("2".into())], "a repeat of the first takes nothing back");
        assert!(!is_kept(stage).await);
    }

    async fn the_draft_says_what_a_secret_vote_is_and_the_result_names_nobody(stage) {
        let text = "- Green\n- Natural oak\n\nCloses: Friday 18:00\nSecret: yes\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color for the fence?").says(text)).await;
        stage.mail("ana").await.is(NoticeKind::Draft).says("This vote is secret: members vote on the web page alone");
        stage.pass(SignedDuration::from_mins(10)).await;
        let (ben, cleo) = (stage.mail("ben").await, stage.mail("cleo").await);
        ben.says("cannot be changed or taken back").says("could link votes to people").says("a reply is destroyed");
        assert!(!String::from_utf8_lossy(&ben.bytes).contains("mailto:r-"), "no answer is filled in");
        stage.forget().await;
        votes_on_page(stage, &ben, "2").await;
        votes_on_page(stage, &cleo, "2").await;
        for mail in stage.mails("cleo").await {
            assert!(!mail.text().contains("have voted so far"), "two voters are too few to be counted out: {}", mail.text());
        }
        stage.forget().await;
        stage.pass_until("2026-11-27T18:00:00Z").await;
        stage.pass(SignedDuration::from_mins(3)).await;
        let result = stage.mail("ben").await;
        result.is(NoticeKind::Result).says("In front: Natural oak.").says("nobody is named").says("Three or fewer voted");
        assert!(!result.text().contains("Cleo") && !result.text().contains("2 of"), "{}", result.text());
    }
}
