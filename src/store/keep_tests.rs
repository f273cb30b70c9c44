use super::super::testing::*;
use super::*;
use crate::core::view::View;
use crate::store::LAST_ERROR;

#[tokio::test]
async fn values_are_kept_and_the_first_of_two_nodes_wins() {
    on_both(async |store| {
        assert_eq!(store.meta("instance").await.unwrap(), None);
        assert_eq!(store.meta_or("instance", "a").await.unwrap(), "a");
        assert_eq!(store.meta_or("instance", "b").await.unwrap(), "a");
        store.set_meta("instance", "c").await.unwrap();
        assert_eq!(store.meta("instance").await.unwrap().as_deref(), Some("c"));
    })
    .await;
}

#[tokio::test]
async fn a_session_lasts_until_it_ends_or_is_ended() {
    on_both(async |store| {
        let session = |person| Session { person, confirmed: vec![PersonId(2), PersonId(3)], expires_at: at(100) };
        store.put_session("h1", &session(None)).await.unwrap();
        assert_eq!(store.session("h1", at(99)).await.unwrap(), Some(session(None)));
        assert_eq!(store.session("h1", at(100)).await.unwrap(), None);
        store.put_session("h1", &session(Some(PersonId(1)))).await.unwrap();
        store.put_session("h2", &session(Some(PersonId(1)))).await.unwrap();
        assert_eq!(store.session("h1", at(1)).await.unwrap().unwrap().person, Some(PersonId(1)));
        store.end_session("h1").await.unwrap();
        assert_eq!(store.session("h1", at(1)).await.unwrap(), None);
        assert!(store.session("h2", at(1)).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn a_nonce_is_good_once_and_in_time() {
    on_both(async |store| {
        assert!(store.use_nonce("n", at(100)).await.unwrap());
        assert!(!store.use_nonce("n", at(100)).await.unwrap());
        assert_eq!(store.purge(at(99)).await.unwrap(), 0);
        assert_eq!(store.purge(at(100)).await.unwrap(), 1);
        assert!(store.use_nonce("n", at(200)).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn the_admin_sees_what_waits() {
    on_both(async |store| {
        assert_eq!(store.status().await.unwrap(), crate::store::Status::default());
        let mut view = View::default();
        view.people.put(PersonId(1), person(1));
        view.groups.put(1.into(), group(1));
        view.groups.put(2.into(), group(2));
        view.held.put(40.into(), held(40, 1, 8));
        view.notices.put(50.into(), notice(50, 1));
        keep(&store, &mut view).await;
        store.set_meta(LAST_ERROR, "the smarthost cannot be reached").await.unwrap();
        let status = store.status().await.unwrap();
        assert_eq!((status.pending, status.held, status.queued, status.parked, status.dead_addresses, status.fanouts), (0, 1, 1, 0, 1, 0));
        assert!(status.last_error.unwrap().contains("smarthost"));
        assert_eq!(store.handles().await.unwrap(), ["g1", "g2"]);
    })
    .await;
}
