use super::super::testing::*;
use super::*;

#[tokio::test]
async fn the_room_is_looked_for_where_the_database_is() {
    let (store, dir) = sqlite().await;
    assert_eq!(store.folder(), dir.path());
    assert!(free_room(&store.folder()).is_some_and(|octets| octets > 0));
    store.close().await;
    on_both(async |store| assert!(free_room(&store.folder()).is_some())).await;
}

#[test]
fn a_folder_that_is_not_there_says_nothing() {
    assert_eq!(free_room(Path::new("/nonexistent/folder")), None);
}
