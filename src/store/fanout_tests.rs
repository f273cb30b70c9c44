use super::super::testing::*;
use super::super::{FanoutRow, Saving, Store};
use super::*;
use crate::core::group::Membership;
use serde_json::json;

/// A fact at second 10 in group 1, with twelve people: 3 came later, 4 had left, 5 left afterwards.
async fn told(store: &Store) {
    let mut view = View::default();
    for id in 1..=12 {
        view.people.put(PersonId(id), person(id));
        let mut member = member(1, id);
        match id {
            3 => member.since = at(11),
            4 => member.until = Some(at(9)),
            5 => member.until = Some(at(12)),
            _ => {}
        }
        view.memberships.put((GroupId(1), PersonId(id), member.since), member);
    }
    view.memberships.put((GroupId(2), PersonId(20), at(1)), Membership { since: at(1), ..member(2, 20) });
    let fanouts = [70, 71].map(|id| FanoutRow { event: EventId(id), group: GroupId(1), record: json!({"event": id}), at: at(10) });
    keep_with(store, &mut view, &Saving { fanouts: fanouts.into(), ..Saving::default() }).await;
}

#[tokio::test]
async fn everybody_who_belonged_at_that_instant_is_told_once_in_chunks() {
    on_both(async |store| {
        told(&store).await;
        let mut people = Vec::new();
        loop {
            let mut tx = store.begin().await.unwrap();
            let fanout = tx.fanout(EventId(70)).await.unwrap().unwrap();
            assert_eq!((fanout.event, &fanout.record), (EventId(70), &json!({"event": 70})));
            let mut view = View::default();
            let chunk = tx.fanout_chunk(&fanout, 4, &mut view).await.unwrap();
            assert!(chunk.iter().all(|id| view.people.get(*id).is_some_and(|person| person.mailbox().is_some())));
            assert_eq!(view.members_at(GroupId(1), at(10)).count(), chunk.len());
            people.extend(chunk.iter().map(|id| id.0));
            match chunk.last() {
                Some(last) if chunk.len() == 4 => tx.move_fanout(fanout.event, *last).await.unwrap(),
                _ => {
                    tx.finish_fanout(fanout.event).await.unwrap();
                    tx.commit().await.unwrap();
                    break;
                }
            }
            tx.commit().await.unwrap();
        }
        assert_eq!(people, [1, 2, 5, 6, 7, 8, 9, 10, 11, 12]);
        assert_eq!(store.begin().await.unwrap().fanout(EventId(70)).await.unwrap(), None);
        assert_eq!(store.fanout_after(None).await.unwrap(), Some(EventId(71)), "the oldest unfinished one is next");
    })
    .await;
}

#[tokio::test]
async fn a_step_that_is_not_committed_is_done_again() {
    on_both(async |store| {
        told(&store).await;
        let mut tx = store.begin().await.unwrap();
        let fanout = tx.fanout(EventId(70)).await.unwrap().unwrap();
        tx.move_fanout(fanout.event, PersonId(6)).await.unwrap();
        tx.roll_back().await.unwrap();
        let again = store.begin().await.unwrap().fanout(EventId(70)).await.unwrap().unwrap();
        assert_eq!(again, fanout);
        for (past, next) in [(None, Some(70)), (Some(70), Some(71)), (Some(71), None)] {
            assert_eq!(store.fanout_after(past.map(EventId)).await.unwrap(), next.map(EventId), "past {past:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn two_nodes_do_not_work_on_one_fan_out() {
    let (store, _) = postgres().await;
    told(&store).await;
    let (mut one, mut two) = (store.begin().await.unwrap(), store.begin().await.unwrap());
    assert_eq!(one.fanout(EventId(70)).await.unwrap().unwrap().event, EventId(70));
    assert_eq!(two.fanout(EventId(70)).await.unwrap(), None);
    assert_eq!(two.fanout(EventId(71)).await.unwrap().unwrap().event, EventId(71));
}
