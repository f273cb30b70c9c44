use super::super::testing::*;
use super::super::{RawRow, RawState};
use super::*;
use crate::core::held::{Held, Settled};
use crate::core::ids::RawId;
use crate::core::notice::{Notice, NoticeState};
use crate::core::poll::{Life, Poll, Stage};
use crate::core::view::View;
use std::sync::Arc;

fn reminded(reminders: u32, remind_at: Option<i64>) -> Life {
    Life { reminders, remind_at: remind_at.map(at), ..Life::default() }
}

#[tokio::test]
async fn the_clock_is_told_what_is_due_and_when_to_look_again() {
    on_both(async |store| {
        let mut view = View::default();
        let polls = [
            poll(1, 1, Stage::Draft { opens_at: Some(at(100)) }),
            poll(2, 1, Stage::Draft { opens_at: Some(at(101)) }),
            poll(3, 1, Stage::Draft { opens_at: None }),
            Poll { closes_at: at(100), ..poll(4, 1, Stage::Open) },
            Poll { closes_at: at(130), life: reminded(2, Some(95)), ..poll(5, 1, Stage::Open) },
            Poll { closes_at: at(140), life: reminded(0, Some(125)), ..poll(8, 1, Stage::Open) },
            Poll { closes_at: at(50), life: Life { review_at: Some(at(99)), ..reminded(0, Some(40)) }, ..poll(9, 1, Stage::Settled) },
            Poll { closes_at: at(50), ..poll(6, 1, Stage::Settled) },
            Poll { closes_at: at(50), ..poll(7, 1, Stage::Cancelled) },
        ];
        polls.into_iter().for_each(|poll| view.polls.put(poll.id, poll));
        let helds = [
            Held { until: at(90), ..held(40, 1, 9) },
            Held { until: at(120), ..held(41, 1, 9) },
            Held { until: at(80), settled: Some(Settled::No), ..held(42, 1, 9) },
        ];
        helds.into_iter().for_each(|held| view.held.put(held.id, held));
        for (id, person, due, state) in
            [(50, 1, 70, NoticeState::ForDigest), (51, 1, 60, NoticeState::ForDigest), (52, 2, 110, NoticeState::ForDigest), (53, 3, 60, NoticeState::Queued)]
        {
            view.notices.put(id.into(), Notice { due: at(due), state, ..notice(id, person) });
        }
        keep(&store, &mut view).await;
        let agenda = store.agenda(at(100)).await.unwrap();
        assert_eq!(agenda.to_open, [(PollId(1), at(100))]);
        assert_eq!(agenda.to_close, [(PollId(4), at(100))]);
        assert_eq!(agenda.to_remind, [ToRemind { poll: PollId(5), closes_at: at(130), reminders: 2 }]);
        assert_eq!(agenda.to_review, [(PollId(9), at(99))]);
        assert_eq!(agenda.expired, [(HeldId(40), at(90))]);
        assert_eq!(agenda.digests, [(PersonId(1), at(60))]);
        assert_eq!(agenda.closed, []);
        assert!(agenda.busy);
        let check = async |now, expect: Option<i64>| assert_eq!(store.agenda(at(now)).await.unwrap().next, expect.map(at), "after {now}");
        check(100, Some(101)).await;
        check(101, Some(110)).await;
        check(110, Some(120)).await;
        check(120, Some(125)).await;
        check(125, Some(130)).await;
        check(130, Some(140)).await;
        check(140, None).await;
    })
    .await;
}

#[tokio::test]
async fn a_clock_with_nothing_to_do_is_told_when_to_look_again() {
    on_both(async |store| {
        let mut view = View::default();
        view.polls.put(PollId(1), Poll { closes_at: at(130), ..poll(1, 1, Stage::Open) });
        view.notices.put(50.into(), Notice { due: at(120), state: NoticeState::ForDigest, ..notice(50, 1) });
        keep(&store, &mut view).await;
        for (now, busy, next) in [(100, false, Some(120)), (119, false, Some(120)), (120, true, Some(130)), (130, true, None)] {
            let agenda = store.agenda(at(now)).await.unwrap();
            assert_eq!((agenda.busy, agenda.next), (busy, next.map(at)), "{now}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_closed_poll_waits_for_what_was_received_in_time() {
    on_both(async |store| {
        let mut view = View::default();
        view.polls.put(PollId(1), Poll { closes_at: at(100), closed_at: Some(at(100)), ..poll(1, 1, Stage::Closed) });
        view.polls.put(PollId(2), Poll { closes_at: at(100), closed_at: Some(at(60)), ..poll(2, 1, Stage::Closed) });
        let helds = [
            Held { received_at: at(99), ..held(40, 1, 1) },
            Held { received_at: at(101), ..held(41, 1, 1) },
            Held { received_at: at(50), settled: Some(Settled::Yes), ..held(42, 1, 1) },
            Held { received_at: at(61), ..held(43, 1, 2) },
        ];
        helds.into_iter().for_each(|held| view.held.put(held.id, held));
        keep(&store, &mut view).await;
        for (id, received, votes) in
            [(1, 70, None), (2, 100, Some(vec![PollId(11), PollId(1)])), (3, 102, None), (4, 50, Some(Vec::new())), (5, 50, Some(vec![PollId(11), PollId(12)]))]
        {
            let state = RawState::Pending;
            let bytes = Some(Arc::new(vec![1]));
            let raw = RawRow { id: RawId(id), envelope: "{}".into(), bytes, size: 1, received_at: at(received), state, next_at: at(0), attempts: 0, votes };
            store.put_raw(&raw).await.unwrap();
        }
        let closed = store.agenda(at(105)).await.unwrap().closed;
        let of = |poll| closed.iter().find(|closed| closed.poll == PollId(poll)).map(|closed| (closed.closed_at, closed.held, closed.pending)).unwrap();
        assert_eq!(of(1), (at(100), 1, 2));
        assert_eq!(of(2), (at(60), 0, 0));
    })
    .await;
}
