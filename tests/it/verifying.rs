//! Counting a settled poll again from its ledger, and its ballots as files.

use crate::stage::{Mail, Stage, plays};
use crate::votes::ballots;
use jiff::SignedDuration;
use mailmoot::cli::verify::{Form, Report, report};
use sqlx::{Connection, Executor};

const TITLE: &str = "Which color for the fence?";

/// Ben changes his mind, Cleo stays; the vote is closed and counted.
async fn settled(stage: &Stage) {
    let (ben, cleo) = ballots(stage).await;
    stage.accepts(Mail::reply("ben", &ben, "1")).await;
    stage.accepts(Mail::reply("cleo", &cleo, "2\n\n=it weathers, well")).await;
    stage.accepts(Mail::reply("ben", &ben, "3")).await;
    stage.pass_until("2026-11-27T18:00:00Z").await;
    stage.pass(SignedDuration::from_mins(3)).await;
}

async fn asked(stage: &Stage, named: &str, form: Option<Form>) -> Result<Report, String> {
    let app = &stage.running().app;
    report(&app.store, app.query().await.unwrap(), named, form).await.map_err(|failed| failed.to_string())
}

/// Changes rows behind everybody's back.
async fn tamper(stage: &Stage, sql: &'static str) {
    let url = &stage.config.database.url;
    match url.strip_prefix("sqlite:") {
        Some(path) => {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).busy_timeout(std::time::Duration::from_secs(30));
            let mut link = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
            assert!(link.execute(sql).await.unwrap().rows_affected() > 0, "{sql}");
        }
        None => {
            let mut link = sqlx::PgConnection::connect(url).await.unwrap();
            assert!(link.execute(sql).await.unwrap().rows_affected() > 0, "{sql}");
        }
    }
}

/// The checks that do not hold.
fn differing(report: &Report) -> Vec<&str> {
    let wrong: Vec<&str> = report.text.lines().filter(|line| line.starts_with("DIFFERS")).filter_map(|line| line.split_whitespace().nth(1)).collect();
    assert_eq!(report.holds, wrong.is_empty(), "{}", report.text);
    wrong
}

plays! {
    async fn an_honest_poll_holds_by_title_and_by_id(stage) {
        settled(stage).await;
        let by_title = asked(stage, TITLE, None).await.unwrap();
        assert!(differing(&by_title).is_empty(), "{}", by_title.text);
        assert!(by_title.text.contains("7 facts, each linked"), "{}", by_title.text);
        assert!(by_title.text.contains("0 Green, 1 Natural oak, 1 White; 2 of 4 voted; as stated"), "{}", by_title.text);
        let id = by_title.text.split_once("(poll ").unwrap().1.split_once(')').unwrap().0;
        assert_eq!(asked(stage, id, None).await.unwrap(), by_title);
    }

    async fn what_was_changed_behind_our_back_is_named(stage) {
        settled(stage).await;
        tamper(stage, "UPDATE ballots SET choice = '{\"one\":\"1\"}' WHERE state = 'counted' AND choice = '{\"one\":\"3\"}'").await;
        assert_eq!(differing(&asked(stage, TITLE, None).await.unwrap()), ["ballots"]);
        tamper(stage, "UPDATE ballots SET choice = '{\"one\":\"3\"}' WHERE state = 'counted' AND choice = '{\"one\":\"1\"}'").await;
        assert!(differing(&asked(stage, TITLE, None).await.unwrap()).is_empty());

        tamper(stage, "UPDATE polls SET entitled = 3, result = REPLACE(result, '\"voted\":2', '\"voted\":3')").await;
        assert_eq!(differing(&asked(stage, TITLE, None).await.unwrap()), ["result"]);
        tamper(stage, "UPDATE polls SET entitled = 4, result = REPLACE(result, '\"voted\":3', '\"voted\":2')").await;

        tamper(stage, "UPDATE events SET record = REPLACE(record, '\"one\":\"3\"', '\"one\":\"2\"') WHERE record LIKE '%ballot_replaced%'").await;
        assert_eq!(differing(&asked(stage, TITLE, None).await.unwrap()), ["links", "head", "ballots", "result"]);
    }

    async fn a_fact_that_was_taken_away_is_missed(stage) {
        settled(stage).await;
        tamper(stage, "DELETE FROM events WHERE record LIKE '%ballot_replaced%'").await;
        assert_eq!(differing(&asked(stage, TITLE, None).await.unwrap()), ["links", "head", "ballots", "result"]);
    }

    async fn an_open_poll_has_nothing_to_verify_and_an_unknown_one_is_named(stage) {
        ballots(stage).await;
        assert!(asked(stage, TITLE, None).await.unwrap_err().contains("has no result yet"));
        assert!(asked(stage, "Which roof?", None).await.unwrap_err().contains("no poll \"Which roof?\""));
    }

    async fn ballots_are_written_down_with_names_only_where_names_may_stand(stage) {
        settled(stage).await;
        let csv = asked(stage, TITLE, Some(Form::Csv)).await.unwrap().text;
        let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
        assert_eq!(lines[0], "name,Green,Natural oak,White,none of these,reason");
        assert!(lines[1] == "Ben,,,1,,", "{csv}");
        assert!(lines[2].starts_with("Cleo,") && lines[2].ends_with(",,1,,,\"'=it weathers, well\""), "{csv}");
        let json = asked(stage, TITLE, Some(Form::Json)).await.unwrap().text;
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["ballots"], serde_json::json!([{"choice": "Natural oak"}, {"choice": "White"}]));
        let blt = asked(stage, TITLE, Some(Form::Blt)).await.unwrap().text;
        assert_eq!(blt, "3 1\n1 2 0\n1 3 0\n0\n\"Green\"\n\"Natural oak\"\n\"White\"\n\"Which color for the fence?\"\n");
    }
}
