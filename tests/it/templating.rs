//! Settings of polls that a group keeps under a name.

use crate::stage::{Mail, Stage, plays};
use mailmoot::core::command::{Command, Outcome};
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::trust::Actor;

fn ask(lines: &str) -> Mail {
    Mail::by("ana").to("garden-poll").subject("Which color for the fence?").says(&format!("- Green\n- White\n\n{lines}\n"))
}

fn keep(lines: Option<&str>) -> Command {
    Command::SetTemplate { handle: "garden".into(), name: "weekly".into(), lines: lines.map(String::from) }
}

plays! {
    async fn a_coordinator_keeps_settings_by_mail_and_needs_not_repeat_them(stage) {
        stage.accepts(ask("Rule: majority\nQuorum: 3\nReasons: required\nCloses: in 3 days\nKeep as: weekly")).await;
        stage.mail("ana").await.is(NoticeKind::Draft).says("The settings of this mail are kept as “weekly”.");
        stage.accepts(ask("Template: Weekly\nQuorum: 2")).await;
        let draft = stage.mail("ana").await;
        draft.is(NoticeKind::Draft).says("more than half of the votes").says("At least 2 must vote.").says("This vote asks for a reason").says("Friday 27 November 2026");
        draft.says("It opens on");
        stage.accepts(ask("Template: monthly")).await;
        stage.mail("ana").await.says("The group keeps no settings as “monthly”.").says("It waits for you.");
    }

    async fn the_admin_keeps_and_drops_them_and_what_is_no_setting_is_named(stage) {
        let said = |disposition: mailmoot::core::command::Disposition| match disposition.outcome {
            Outcome::Refused(refusal) => format!("{refusal:?}"),
            other => format!("{other:?}"),
        };
        assert!(said(stage.execute(Actor::Admin, keep(Some("Quorum: 50%\nnonsense"))).await).contains("nonsense"));
        assert!(said(stage.execute(Actor::Admin, keep(None)).await).contains("name"));
        stage.execute(Actor::Admin, keep(Some("Quorum: 50%\nVoters: Ben, Cleo"))).await;
        stage.restart(|_| {}).await;
        stage.accepts(ask("Template: weekly")).await;
        stage.mail("ana").await.says("2 may vote.").says("Who may vote: Ben and Cleo.").says("At least 50 % must vote.");
        let log = stage_log(stage).await;
        assert!(!log.contains("Cleo") && log.contains("template_set"), "the log names nobody: {log}");
        assert!(said(stage.execute(Actor::Admin, keep(None)).await).contains("template"));
        stage.accepts(ask("Template: weekly")).await;
        stage.mail("ana").await.says("The group keeps no settings as “weekly”.");
    }
}

/// Every fact in the log, as text.
async fn stage_log(stage: &Stage) -> String {
    use sqlx::{Connection, Row};
    let sql = "SELECT record FROM events ORDER BY id";
    let url = &stage.config.database.url;
    let rows: Vec<String> = match url.strip_prefix("sqlite:") {
        Some(path) => {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
            let mut link = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
            sqlx::query(sql).fetch_all(&mut link).await.unwrap().iter().map(|row| row.get(0)).collect()
        }
        None => {
            let mut link = sqlx::PgConnection::connect(url).await.unwrap();
            sqlx::query(sql).fetch_all(&mut link).await.unwrap().iter().map(|row| row.get(0)).collect()
        }
    };
    rows.join("\n")
}
