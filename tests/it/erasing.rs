//! Somebody who is gone for good: every column of every table is searched for what they left behind.

use crate::stage::{FOREIGN, Mail, STRONG, Stage, plays};
use crate::votes::counted;
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use sqlx::{AssertSqlSafe, PgPool, Row, SqlitePool};

/// Every value of every column that holds text or bytes, with its place.
pub async fn values(stage: &Stage) -> Vec<(String, String)> {
    let url = &stage.config.database.url;
    let mut found = Vec::new();
    if url.starts_with("postgres") {
        let pool = PgPool::connect(url).await.unwrap();
        let sql = "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns WHERE table_schema = 'public' AND data_type IN ('text', 'bytea')";
        for row in sqlx::query(sql).fetch_all(&pool).await.unwrap() {
            let (table, column, kind): (String, String, String) = (row.get(0), row.get(1), row.get(2));
            let as_text = if kind == "bytea" { format!("encode({column}, 'escape')") } else { column.clone() };
            let sql = format!("SELECT {as_text} FROM {table} WHERE {column} IS NOT NULL");
            let rows = sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).fetch_all(&pool).await.unwrap();
            found.extend(rows.into_iter().map(|value| (format!("{table}.{column}"), value)));
        }
        pool.close().await;
    } else {
        let pool = SqlitePool::connect(url).await.unwrap();
        let sql = "SELECT m.name, c.name, c.type FROM sqlite_schema AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table' AND c.type IN ('TEXT', 'BLOB')";
        for row in sqlx::query(sql).fetch_all(&pool).await.unwrap() {
            let (table, column): (String, String) = (row.get(0), row.get(1));
            let sql = format!("SELECT CAST({column} AS BLOB) FROM {table} WHERE {column} IS NOT NULL");
            let rows = sqlx::query_scalar::<_, Vec<u8>>(AssertSqlSafe(sql)).fetch_all(&pool).await.unwrap();
            found.extend(rows.into_iter().map(|value| (format!("{table}.{column}"), String::from_utf8_lossy(&value).into_owned())));
        }
        pool.close().await;
    }
    assert!(found.len() > 200, "a house that was lived in has more than {} values", found.len());
    found
}

/// The columns in which a word stands.
fn places(values: &[(String, String)], word: &str) -> Vec<String> {
    let mut places: Vec<String> =
        values.iter().filter(|(_, value)| value.to_lowercase().contains(&word.to_lowercase())).map(|(place, _)| place.clone()).collect();
    places.sort();
    places.dedup();
    places
}

fn zeb() -> String {
    format!("zebedee@{STRONG}")
}

/// Zebedee does all that a member can, and leaves a mark of its own with each.
async fn lives(stage: &Stage) -> crate::stage::Received {
    stage.member("garden", "zebedee", STRONG, |new| new.name = "Zebedee Quillfeather".into()).await;
    let poll = "- Green\n- White\n\nRule: most votes\nCloses: Friday 18:00";
    stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color?").says(poll)).await;
    let drafts = stage.mails("ana").await;
    if let Some(draft) = drafts.iter().find(|mail| mail.kind() == NoticeKind::Draft) {
        stage.accepts(Mail::reply("ana", draft, "open")).await;
    }
    stage.pass(SignedDuration::from_mins(10)).await;
    let ballot = stage.mails(&zeb()).await.into_iter().find(|mail| mail.kind() == NoticeKind::Ballot).expect("a ballot");
    stage.accepts(Mail::reply(&zeb(), &ballot, "White\n\nmark-reason hides dirt")).await;
    stage.accepts(Mail::reply(&zeb(), &ballot, "mark-unclear who knows")).await;
    stage.accepts(Mail::reply(&zeb(), &ballot, "Green\n\nmark-weak").unsigned()).await;
    stage.accepts(Mail::reply(&format!("zeb@{FOREIGN}"), &ballot, "Green\n\nmark-elsewhere")).await;
    let talk = Mail::by(&zeb())
        .to("garden")
        .subject("Fence")
        .says("mark-words It leans.\n\n-- \nZebedee Quillfeather\nmark-signature street 7")
        .file("plan.txt", "mark-file");
    stage.accepts(talk).await;
    stage.accepts(Mail::by(&zeb()).to("garden").subject("mark-held").says("mark-heldwords").file("held.txt", "mark-heldfile").unsigned()).await;
    stage.accepts(Mail::by(&zeb()).to("help").subject("").says("pause until mark-never")).await;
    stage.accepts(Mail::by(&zeb()).to("contact").subject("mark-admin").says("mark-adminwords")).await;
    stage.accepts(Mail::by(&zeb()).to("garden-owner").subject("mark-owner").says("mark-ownerwords")).await;
    stage.accepts(Mail::by(&zeb()).to("garden").subject("").says("asked group")).await;
    for word in ["status", "my data", "invite: Otto <otto@elsewhere.example>"] {
        stage.accepts(Mail::by(&zeb()).to("help").subject("").says(word)).await;
    }
    // What somebody else quotes of them.
    let comment = stage.mails("ben").await.into_iter().find(|mail| mail.kind() == NoticeKind::Comment).expect("talk");
    stage
        .accepts(Mail::answer(
            "ben",
            &comment,
            &comment.message.reply_to[0].clone(),
            &format!("Yes.\n\nOn Tue, 24 Nov 2026, Zebedee <{}> wrote:\n> mark-words It leans.", zeb()),
        ))
        .await;
    stage.forget().await;
    ballot
}

plays! {
    async fn nothing_tells_of_somebody_who_deleted_their_account_and_their_ballot_counts_on(stage) {
        let ballot = lives(stage).await;
        let before = values(stage).await;
        for mark in ["Quillfeather", &zeb(), "mark-reason", "mark-unclear", "mark-weak", "mark-elsewhere", "mark-words", "mark-signature", "mark-heldwords", "mark-never"] {
            assert!(!places(&before, mark).is_empty(), "{mark} was left nowhere: this test looks for nothing");
        }
        stage.accepts(Mail::by(&zeb()).to("help").subject("").says("delete me")).await;
        let asked = stage.mails(&zeb()).await.into_iter().find(|mail| mail.kind() == NoticeKind::Confirm).expect("it is asked back");
        stage.accepts(Mail::reply(&zeb(), &asked, "yes")).await;
        stage.mails(&zeb()).await.last().unwrap().is(NoticeKind::Goodbye);
        stage.running().app.store.forget_farewells().await.unwrap();
        let after = values(stage).await;
        // Their words in threads and votes stay under nobody's name, and what others quoted of these words stays theirs.
        for (mark, may_stay) in [
            ("mark-words", &["comments.words", "comments.elided", "raw_bytes.bytes"][..]),
            ("mark-reason", &["ballots.reason"]),
            ("mark-file", &["files.bytes"]),
            ("mark-unclear", &[]),
            ("mark-weak", &[]),
            ("mark-elsewhere", &[]),
            ("mark-signature", &[]),
            ("mark-held", &[]),
            ("mark-never", &[]),
            ("mark-admin", &[]),
            ("mark-owner", &[]),
            // Ana's own mail and draft named them, in her words; her mail as it came goes after thirty days.
            ("Quillfeather", &["raw_bytes.bytes"]),
            (&zeb(), &["raw_bytes.bytes"]),
            ("zebedee", &["raw_bytes.bytes"]),
        ] {
            let left: Vec<String> = places(&after, mark).into_iter().filter(|place| !may_stay.contains(&place.as_str())).collect();
            assert!(left.is_empty(), "{mark} stands in {left:?}");
        }
        let raws: Vec<&(String, String)> = after.iter().filter(|(place, value)| place == "raw_bytes.bytes" && value.contains(&format!("From: {}", zeb()))).collect();
        assert!(raws.is_empty(), "a mail of theirs is left");
        assert_eq!(counted(stage, &ballot).await, [(String::new(), "2".to_string())]);
        stage.pass_until("2026-11-27T18:00:00Z").await;
        stage.pass(SignedDuration::from_hours(25)).await;
        let result = stage.mails("ana").await.into_iter().find(|mail| mail.kind() == NoticeKind::Result).expect("a result");
        result.says("White");
        assert!(!result.text().contains("Zebedee") && !result.text().contains("Quillfeather"), "{}", result.text());
        stage.forget().await;
    }
}
