use super::super::testing::*;
use super::super::{RawState, Store};
use super::*;
use std::sync::Arc;

fn raw(id: i64, received: i64, bytes: Vec<u8>) -> RawRow {
    RawRow {
        id: RawId(id),
        envelope: format!("{{\"n\":{id}}}"),
        size: bytes.len() as u64,
        bytes: Some(Arc::new(bytes)),
        received_at: at(received),
        state: RawState::Pending,
        next_at: at(received),
        attempts: 0,
        votes: None,
    }
}

async fn taken(store: &Store, now: i64) -> Vec<(i64, u32)> {
    let raws = store.pending_raws(at(now), at(now + 60), 10).await.unwrap();
    raws.into_iter().map(|raw| (raw.id.0, raw.attempts)).collect()
}

/// As the facts of a message are saved: its row becomes final, its bytes stay.
async fn finish(store: &Store, raw: RawRow) {
    let finished = RawRow { bytes: None, state: RawState::Final, ..raw };
    let saving = super::super::Saving { raws: vec![finished], ..Default::default() };
    keep_with(store, &mut Default::default(), &saving).await;
}

#[tokio::test]
async fn what_was_tried_least_is_taken_up_first() {
    on_both(async |store| {
        for id in 1..=3 {
            store.put_raw(&raw(id, 10, b"old".to_vec())).await.unwrap();
        }
        assert_eq!(taken(&store, 20).await, [(1, 1), (2, 1), (3, 1)]);
        store.put_raw(&raw(4, 70, b"new".to_vec())).await.unwrap();
        let first = store.pending_raws(at(100), at(200), 1).await.unwrap();
        assert_eq!(first.iter().map(|raw| raw.id).collect::<Vec<_>>(), [RawId(4)]);
        assert_eq!(taken(&store, 101).await, [(1, 2), (2, 2), (3, 2)]);
    })
    .await;
}

#[tokio::test]
async fn a_pending_message_is_taken_up_again_after_its_lease_until_it_is_finished() {
    on_both(async |store| {
        store.put_raw(&raw(2, 20, b"two".to_vec())).await.unwrap();
        store.put_raw(&raw(1, 10, b"one\0".to_vec())).await.unwrap();
        assert_eq!(taken(&store, 5).await, []);
        assert_eq!(taken(&store, 30).await, [(1, 1), (2, 1)]);
        assert_eq!(taken(&store, 31).await, [], "they are reserved");
        store.postpone_raw(RawId(1), at(500)).await.unwrap();
        finish(&store, raw(2, 20, b"two".to_vec())).await;
        assert_eq!(taken(&store, 499).await, []);
        assert_eq!(taken(&store, 500).await, [(1, 2)]);
        finish(&store, raw(1, 10, b"one\0".to_vec())).await;
        assert_eq!(taken(&store, 9_000).await, []);
        let kept = store.raw(RawId(1)).await.unwrap().unwrap();
        assert_eq!((kept.bytes.as_slice(), kept.envelope.as_str(), kept.received_at), (b"one\0".as_slice(), "{\"n\":1}", at(10)));
        assert_eq!(store.raw(RawId(9)).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_large_message_is_stored_ahead_and_finished_with_its_facts() {
    on_both(async |store| {
        let large = raw(1, 10, (0..600_000_u32).map(|n| n as u8).collect());
        store.put_raw(&large).await.unwrap();
        finish(&store, large.clone()).await;
        assert_eq!(taken(&store, 100).await, []);
        assert_eq!(store.raw(RawId(1)).await.unwrap().unwrap().bytes, **large.bytes.as_ref().unwrap());
    })
    .await;
}
