use super::super::testing::{at, postgres, sqlite, sqlite_at};
use super::super::{FaultKind, RawRow, RawState};
use super::*;
use crate::core::ids::RawId;
use std::collections::BTreeSet;
use std::sync::Arc;

#[derive(sqlx::FromRow)]
struct ColumnRow {
    table_name: String,
    column_name: String,
    kind: String,
    optional: i64,
}

/// Every column as `table.column kind`, in the words of SQLite.
async fn columns(store: &Store) -> BTreeSet<String> {
    let sql = match &store.db {
        Db::Sqlite { .. } => {
            "SELECT m.name AS table_name, c.name AS column_name, c.type AS kind, 1 - c.\"notnull\" AS optional \
             FROM sqlite_schema AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table'"
        }
        Db::Postgres(_) => {
            "SELECT table_name::text, column_name::text, CASE data_type WHEN 'bigint' THEN 'INTEGER' WHEN 'bytea' THEN 'BLOB' ELSE upper(data_type) END AS kind, \
             CASE is_nullable WHEN 'YES' THEN 1::bigint ELSE 0::bigint END AS optional FROM information_schema.columns WHERE table_schema = 'public'"
        }
    };
    let rows: Vec<ColumnRow> = store.read(sql, []).await.unwrap();
    let ours = rows.into_iter().filter(|row| !row.table_name.starts_with("_sqlx"));
    ours.map(|row| format!("{}.{} {} {}", row.table_name, row.column_name, row.kind, row.optional)).collect()
}

#[tokio::test]
async fn both_databases_have_the_same_tables_and_columns() {
    let (sqlite, _dir) = sqlite().await;
    let (postgres, _) = postgres().await;
    let (ours, theirs) = (columns(&sqlite).await, columns(&postgres).await);
    assert!(ours.len() > 100, "only {} columns found", ours.len());
    assert_eq!(ours, theirs);
}

#[tokio::test]
async fn a_second_server_on_one_file_is_refused_until_the_first_is_gone() {
    let (store, dir) = sqlite().await;
    let lock = store.lock_for_serving().unwrap();
    let second = sqlite_at(dir.path(), None).await;
    let refused = second.lock_for_serving().unwrap_err();
    assert!(refused.to_string().contains("another mailmoot"), "{refused}");
    drop(lock);
    let _lock = second.lock_for_serving().unwrap();
}

#[tokio::test]
async fn several_servers_may_share_postgresql() {
    let (store, _) = postgres().await;
    let _one = store.lock_for_serving().unwrap();
    let _two = store.lock_for_serving().unwrap();
}

#[tokio::test]
async fn a_url_of_another_kind_is_an_error() {
    let config = Database { url: "mysql://x".into(), max_size: None };
    assert!(Store::open(&config, Path::new(".")).await.is_err());
}

#[tokio::test]
async fn a_server_that_is_not_there_is_away() {
    let config = Database { url: "postgres://moot@127.0.0.1:1/moot".into(), max_size: None };
    assert_eq!(Store::open(&config, Path::new(".")).await.unwrap_err().kind, FaultKind::Away);
}

fn raw(id: i64) -> RawRow {
    let bytes = Arc::new(vec![b'x'; 60_000]);
    RawRow {
        id: RawId(id),
        envelope: "{}".into(),
        size: bytes.len() as u64,
        bytes: Some(bytes),
        received_at: at(0),
        state: RawState::Pending,
        next_at: at(0),
        attempts: 0,
        votes: None,
    }
}

#[tokio::test]
async fn a_full_database_says_so_and_works_again_with_more_room() {
    let dir = tempfile::tempdir().unwrap();
    let small = sqlite_at(dir.path(), Some(1 << 20)).await;
    let mut kept = 0;
    let fault = loop {
        match small.put_raw(&raw(kept + 1)).await {
            Ok(()) => kept += 1,
            Err(fault) => break fault,
        }
        assert!(kept < 100, "the limit does not hold");
    };
    assert_eq!(fault.kind, FaultKind::Full, "{fault}");
    let again = small.put_raw(&raw(kept + 1)).await.unwrap_err();
    assert_eq!(again.kind, FaultKind::Full, "{again}");
    assert!(small.raw(RawId(kept)).await.unwrap().is_some(), "what was accepted is there");
    assert!(small.raw(RawId(kept + 1)).await.unwrap().is_none(), "what was not is not");
    small.close().await;
    let large = sqlite_at(dir.path(), Some(8 << 20)).await;
    large.put_raw(&raw(kept + 1)).await.unwrap();
    assert!(large.raw(RawId(kept + 1)).await.unwrap().is_some());
}
