use super::super::testing::*;
use super::super::{FaultKind, Store};
use super::*;
use crate::core::notice::NoticeState;
use crate::core::view::{Needs, View};
use jiff::SignedDuration;

async fn queue(store: &Store, notices: impl IntoIterator<Item = Notice>) {
    let mut view = View::default();
    for notice in notices {
        view.notices.put(notice.id, notice);
    }
    keep(store, &mut view).await;
}

async fn claimed(store: &Store, now: i64, limit: u32) -> Vec<i64> {
    let claimed = store.claim(at(now), at(now + 60), limit).await.unwrap();
    claimed.into_iter().map(|claimed| claimed.notice.id.0).collect()
}

async fn handed(store: &Store, ids: &[i64], lease: i64) -> Vec<i64> {
    let going: Vec<_> = ids.iter().map(|id| (NoticeId(*id), Address::parse("a@b.example").unwrap())).collect();
    let mut tx = store.begin().await.unwrap();
    let mut handed: Vec<i64> = tx.hand(&going, at(lease)).await.unwrap().into_iter().map(|id| id.0).collect();
    tx.commit().await.unwrap();
    handed.sort();
    handed
}

async fn state(store: &Store, id: i64) -> (NoticeState, Option<String>, Timestamp) {
    let mut view = View::default();
    store.reader().await.unwrap().load(&mut view, &Needs { notices: [NoticeId(id)].into(), ..Needs::default() }).await.unwrap();
    let notice = view.notices.get(NoticeId(id)).unwrap().clone();
    (notice.state, notice.reason, notice.due)
}

#[tokio::test]
async fn what_is_due_is_claimed_in_order_once_and_again_when_the_lease_is_over() {
    on_both(async |store| {
        let due = |id: i64, seconds: i64| Notice { due: at(seconds), ..notice(id, 1) };
        let later = Notice { state: NoticeState::ForDigest, ..due(54, 1) };
        queue(&store, [due(50, 30), due(51, 20), due(52, 10), due(53, 500), later]).await;
        assert_eq!(store.next_due(at(0)).await.unwrap(), Some(at(10)));
        assert!(claimed(&store, 5, 10).await.is_empty());
        assert_eq!(claimed(&store, 40, 2).await, [52, 51]);
        assert_eq!(store.next_due(at(40)).await.unwrap(), Some(at(30)), "what is reserved is not waited for");
        assert_eq!(claimed(&store, 40, 2).await, [50]);
        assert!(claimed(&store, 99, 9).await.is_empty());
        assert_eq!(claimed(&store, 100, 9).await, [52, 51, 50]);
        store.release(&[NoticeId(51)]).await.unwrap();
        assert_eq!(claimed(&store, 101, 9).await, [51]);
    })
    .await;
}

#[tokio::test]
async fn what_was_overtaken_is_not_handed_over() {
    on_both(async |store| {
        queue(&store, (50..53).map(|id| notice(id, 1))).await;
        assert_eq!(claimed(&store, 20, 9).await, [50, 51, 52]);
        queue(&store, [Notice { state: NoticeState::Withheld, ..notice(51, 1) }]).await;
        assert_eq!(handed(&store, &[50, 51, 52, 99], 80).await, [50, 52]);
        assert!(handed(&store, &[50], 80).await.is_empty(), "nothing is handed over twice at a time");
        assert_eq!(state(&store, 51).await.0, NoticeState::Withheld);
    })
    .await;
}

#[tokio::test]
async fn each_notice_is_settled_in_its_own_way() {
    on_both(async |store| {
        queue(&store, (50..57).map(|id| notice(id, 1))).await;
        claimed(&store, 20, 9).await;
        handed(&store, &[50, 51, 52, 53], 80).await;
        let (next_at, why) = (at(200), String::from("421 busy"));
        let settled = [
            (NoticeId(50), Settlement::Sent { at: at(21) }),
            (NoticeId(51), Settlement::Failed { status: "5.1.1".into(), text: "no such user".into() }),
            (NoticeId(52), Settlement::Retry { next_at, why: why.clone() }),
            (NoticeId(53), Settlement::Unanswered { next_at, why }),
            (NoticeId(54), Settlement::Withheld { reason: "setting".into() }),
            (NoticeId(55), Settlement::Parked { why: "no letter".into() }),
            (NoticeId(99), Settlement::Sent { at: at(21) }),
        ];
        store.settle(&settled).await.unwrap();
        let check = async |id, expect, reason: Option<&str>| {
            let (state, why, _) = state(&store, id).await;
            assert_eq!((state, why.as_deref()), (expect, reason), "{id}");
        };
        check(50, NoticeState::Sent, None).await;
        check(51, NoticeState::Failed, Some("no such user")).await;
        check(52, NoticeState::Queued, None).await;
        check(53, NoticeState::Queued, None).await;
        check(54, NoticeState::Withheld, Some("setting")).await;
        check(55, NoticeState::Parked, Some("no letter")).await;
        check(56, NoticeState::Queued, None).await;
        assert_eq!(state(&store, 52).await.2, at(200));
        let again = store.claim(at(200), at(260), 9).await.unwrap();
        let of = |id: i64| again.iter().find(|claimed| claimed.notice.id.0 == id).map(|claimed| (claimed.attempts, claimed.tries));
        assert_eq!(of(52), Some((0, 1)), "a refusal for now is an answer");
        assert_eq!(of(53), Some((1, 0)), "silence is not");
        store.settle(&[(NoticeId(50), Settlement::Failed { status: "5".into(), text: "late".into() })]).await.unwrap();
        check(50, NoticeState::Sent, None).await;
    })
    .await;
}

#[tokio::test]
async fn silence_twice_parks_a_notice_even_with_refusals_between() {
    on_both(async |store| {
        queue(&store, [notice(50, 1)]).await;
        let silence = |next: i64| Settlement::Unanswered { next_at: at(next), why: "timed out".into() };
        let rounds = [silence(100), Settlement::Retry { next_at: at(200), why: "busy".into() }, silence(300)];
        for (round, settlement) in (0..).zip(rounds) {
            assert_eq!(state(&store, 50).await.0, NoticeState::Queued, "round {round}");
            claimed(&store, 50 + round * 100, 9).await;
            assert_eq!(handed(&store, &[50], 900).await, [50]);
            store.settle(&[(NoticeId(50), settlement)]).await.unwrap();
        }
        assert_eq!(state(&store, 50).await.0, NoticeState::Parked);
        assert_eq!(state(&store, 50).await.1.as_deref(), Some("timed out"));
    })
    .await;
}

/// Notices as a crash leaves them: 50 reserved, 51 handed once, 52 handed twice, 53 sent; leases end at 1000.
async fn crashed(store: &Store) {
    queue(store, (50..54).map(|id| notice(id, 1))).await;
    store.claim(at(20), at(1000), 9).await.unwrap();
    handed(store, &[52], 1000).await;
    store.settle(&[(NoticeId(52), Settlement::Unanswered { next_at: at(21), why: "silence".into() })]).await.unwrap();
    store.claim(at(21), at(1000), 9).await.unwrap();
    handed(store, &[51, 52, 53], 1000).await;
    store.settle(&[(NoticeId(53), Settlement::Sent { at: at(22) })]).await.unwrap();
}

async fn check_recovered(store: &Store) {
    assert_eq!(state(store, 52).await.0, NoticeState::Parked);
    assert!(state(store, 52).await.1.is_some(), "with the reason");
    assert_eq!(state(store, 53).await.0, NoticeState::Sent);
    assert_eq!(claimed(store, 1001, 9).await, [50, 51]);
}

#[tokio::test]
async fn after_a_crash_what_was_handed_over_goes_once_more_and_then_is_parked() {
    let (store, _dir) = sqlite().await;
    crashed(&store).await;
    assert_eq!(store.recover(at(30)).await.unwrap(), Recovered { queued_again: 1, parked: 1 });
    check_recovered(&store).await;
}

#[tokio::test]
async fn where_others_may_still_work_only_what_has_expired_is_recovered() {
    let (store, _) = postgres().await;
    crashed(&store).await;
    assert_eq!(store.recover_expired(at(999)).await.unwrap(), Recovered::default());
    assert_eq!(state(&store, 51).await.0, NoticeState::Handed);
    assert_eq!(store.recover_expired(at(1000)).await.unwrap(), Recovered { queued_again: 1, parked: 1 });
    check_recovered(&store).await;
}

#[tokio::test]
async fn a_node_that_starts_alone_recovers_everything() {
    let (store, _) = postgres().await;
    crashed(&store).await;
    assert_eq!(store.recover(at(30)).await.unwrap(), Recovered { queued_again: 1, parked: 1 });
    check_recovered(&store).await;
}

#[tokio::test]
async fn several_claimers_share_the_queue_without_meeting() {
    on_both(async |store| {
        queue(&store, (100..300).map(|id| notice(id, 1))).await;
        let claimer = |store: Store| async move {
            let mut mine = Vec::new();
            loop {
                let some = store.claim(at(20), at(20) + SignedDuration::from_mins(5), 7).await.unwrap();
                if some.is_empty() {
                    return mine;
                }
                mine.extend(some.into_iter().map(|claimed| claimed.notice.id.0));
            }
        };
        let claimers: Vec<_> = (0..4).map(|_| tokio::spawn(claimer(store.clone()))).collect();
        let mut all = Vec::new();
        for claimer in claimers {
            all.extend(claimer.await.unwrap());
        }
        all.sort();
        assert_eq!(all, (100..300).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn a_closed_store_is_a_fault_that_says_so() {
    let (store, _dir) = sqlite().await;
    store.close().await;
    assert_eq!(store.claim(at(0), at(1), 1).await.unwrap_err().kind, FaultKind::Away);
}
