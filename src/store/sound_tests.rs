use super::super::testing::*;
use super::*;
use std::io::{Seek as _, SeekFrom, Write as _};

#[tokio::test]
async fn after_a_write_that_failed_nothing_is_written_any_more_and_whoever_waits_hears_it() {
    let (store, dir) = sqlite().await;
    store.set_meta("a", "kept").await.unwrap();
    store.close().await;
    let store = sqlite_at(dir.path(), None).await;
    // The disk brings other pages back than were written; the first one alone is as it was.
    let path = dir.path().join("moot.db");
    let pages = std::fs::metadata(&path).unwrap().len();
    let mut file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(4096)).unwrap();
    file.write_all(&vec![0xff; pages as usize - 4096]).unwrap();

    assert!(!store.lost().is_cancelled());
    let kind = |fault: Fault| fault.kind;
    assert_eq!(store.set_meta("a", "lost").await.map_err(kind), Err(FaultKind::Broken));
    assert!(store.lost().is_cancelled());
    assert_eq!(store.begin().await.map(|_| ()).map_err(kind), Err(FaultKind::Broken));
    assert_eq!(store.wipe().await.map_err(kind), Err(FaultKind::Broken));
}

#[tokio::test]
async fn a_full_disk_and_a_bad_statement_end_nothing() {
    let dir = tempfile::tempdir().unwrap();
    sqlite_at(dir.path(), None).await.close().await;
    let used = std::fs::metadata(dir.path().join("moot.db")).unwrap().len();
    let store = sqlite_at(dir.path(), Some(used + 8192)).await;
    let full = store.set_meta("a", &"x".repeat(1 << 20)).await;
    assert_eq!(full.map_err(|fault| fault.kind), Err(FaultKind::Full));
    store.set_meta("a", "b").await.unwrap();
    assert!(!store.lost().is_cancelled());
}
