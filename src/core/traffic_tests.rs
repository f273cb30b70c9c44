use super::*;
use crate::core::command::Door;
use crate::core::notice::{NoticeBody, NoticeKind};
use crate::core::refusal::Refusal;
use crate::core::sample::{ANA, BEN, GARDEN, Room, at};
use crate::core::trust::Proof;

#[test]
fn an_hour_is_counted_lane_by_lane_and_a_batch_counts_when_it_is_saved() {
    let start = at("2026-11-24T09:00:00Z");
    let minute = |minute: i64| start + SignedDuration::from_mins(minute);
    let mut kept = Traffic::default();
    for minutes in [0, 1, 30] {
        let mut batch = kept.clone();
        batch.fresh.push((Lane::Group(GARDEN), minute(minutes)));
        assert_eq!(batch.count(Lane::Group(GARDEN), minute(minutes)), kept.count(Lane::Group(GARDEN), minute(minutes)) + 1);
        kept.settle(batch);
    }
    for (now, count) in [(0, 1), (30, 3), (59, 3), (60, 2), (61, 1), (89, 1), (90, 0)] {
        assert_eq!(kept.count(Lane::Group(GARDEN), minute(now)), count, "after {now} minutes");
    }
    assert_eq!(kept.count(Lane::Group(GroupId(9)), minute(30)), 0);
    // A batch that was not saved counts for nothing.
    let mut lost = kept.clone();
    lost.fresh.push((Lane::Group(GARDEN), minute(31)));
    drop(lost);
    assert_eq!(kept.count(Lane::Group(GARDEN), minute(31)), 3);
}

#[test]
fn what_is_over_a_budget_is_held_and_said_once_and_a_word_releases_it_all() {
    // Of a member, of the group; how many of five threads by Ben are posted.
    for (member, group, posted) in [(30, 500, 5), (2, 500, 2), (30, 3, 3)] {
        let mut room = Room::new(at("2026-11-24T09:00:00Z"), "Europe/Lisbon");
        room.view.traffic.budgets = Budgets { member, group, thread: 200 };
        for number in 0..5 {
            room.write(BEN, Door::Talk, &format!("Fence {number}"), "It leans.");
            room.pass(SignedDuration::from_secs(60));
        }
        let count = |room: &Room, who, kind| room.view.notices.values().filter(|notice| notice.person == who && notice.kind == kind).count();
        let held = 5 - posted;
        assert_eq!(room.view.comments.values().count(), posted);
        assert_eq!(room.view.held.values().filter(|held| held.why == HeldWhy::TooMany && held.author == Some(BEN)).count(), held);
        assert_eq!(count(&room, ANA, NoticeKind::Stranger), usize::from(held > 0), "one question for all of it");
        assert_eq!(count(&room, BEN, NoticeKind::Refusal), usize::from(held > 0), "said once");
        if held == 0 {
            continue;
        }
        let said = room.last(BEN, NoticeKind::Refusal).unwrap();
        assert!(matches!(&said.body, NoticeBody::Refusal { refusal: Refusal::TooMany, words, .. } if words == "It leans."), "{said:?}");
        let question = room.last(ANA, NoticeKind::Stranger).unwrap().id;
        room.answer(BEN, Proof::Strong, question, "approve");
        assert_eq!(room.view.comments.values().count(), posted, "only a coordinator's word counts");
        room.answer(ANA, Proof::Strong, question, "approve");
        assert_eq!(room.view.comments.values().count(), 5);
        assert!(room.view.comments.values().all(|comment| comment.author == BEN));
    }
    let mut room = Room::new(at("2026-11-24T09:00:00Z"), "Europe/Lisbon");
    room.view.traffic.budgets = Budgets { member: 30, group: 500, thread: 2 };
    room.write(ANA, Door::Talk, "Fence", "It leans.");
    let notice = room.last(BEN, NoticeKind::Comment).unwrap().id;
    for words in ["One.", "Two.", "Three."] {
        room.answer(BEN, Proof::Strong, notice, words);
    }
    assert_eq!(room.view.comments.values().count(), 2);
    // An hour later there is room again.
    room.pass(SignedDuration::from_mins(61));
    room.answer(BEN, Proof::Strong, notice, "Four.");
    assert_eq!(room.view.comments.values().count(), 3);
}
