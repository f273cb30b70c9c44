use super::*;
use crate::core::command::Door;
use crate::core::ids::NoticeId;
use crate::core::notice::{DigestItem, Notice, NoticeBody, NoticeKind, NoticeState, Remark};
use crate::core::poll::Stage;
use crate::core::refusal::Refusal;
use crate::core::sample::{ANA, BEN, GARDEN, Room, at, ballot, room, row};
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

/// Ben's digest of three threads.
fn digest(room: &mut Room) -> NoticeId {
    for title in ["Fence", "Gate", "Shed"] {
        room.write(ANA, Door::Talk, title, "It leans.");
    }
    let code = |(place, thread): (usize, ThreadId)| DigestItem {
        code: ["A", "B", "C"][place].into(),
        thread: Some(thread),
        poll: None,
        poll_version: 0,
        comments: Vec::new(),
        decided: false,
    };
    let items = room.view.threads.values().map(|thread| thread.id).enumerate().map(code).collect();
    let like = room.last(BEN, NoticeKind::Comment).unwrap().clone();
    let body = NoticeBody::Digest { slot: room.now, items };
    let id = NoticeId(77);
    room.view.notices.put(id, Notice { id, group: None, thread: None, kind: NoticeKind::Digest, body, state: NoticeState::Sent, ..like });
    id
}

fn said_by(room: &Room, who: PersonId) -> Vec<String> {
    room.view.comments.values().filter(|comment| comment.author == who).map(|comment| comment.words.clone()).collect()
}

#[test]
fn one_answer_to_a_digest_is_as_many_messages_as_it_has_parts() {
    let mut room = room();
    let digest = digest(&mut room);
    room.view.traffic.budgets.member = 2;
    room.answer(BEN, Proof::Strong, digest, "A: One.\nB: Two.\nC: Three.\nC: And more.");
    assert_eq!(said_by(&room, BEN), ["One.", "Two."]);
    let refusals = room.view.notices.values().filter(|notice| notice.person == BEN && notice.kind == NoticeKind::Refusal).count();
    assert_eq!(refusals, 1);
    let asked = room.last(ANA, NoticeKind::Stranger).unwrap();
    assert!(matches!(&asked.body, NoticeBody::Stranger { subject, words, .. } if subject == "Shed" && words == "Three.\nAnd more."), "{asked:?}");
    let asked = asked.id;
    room.answer(ANA, Proof::Strong, asked, "approve");
    assert_eq!(said_by(&room, BEN), ["One.", "Two.", "Three.\nAnd more."]);
}

#[test]
fn words_that_were_held_and_are_posted_count_as_any() {
    let mut room = room();
    let poll = room.poll(48);
    let asked = ballot(&room, BEN);
    room.answer(BEN, Proof::Strong, asked, "Both have their charm, I cannot say");
    let question = room.last(BEN, NoticeKind::Question).unwrap().id;
    room.view.traffic.budgets.member = 0;
    room.answer(BEN, Proof::Strong, question, "post");
    assert!(said_by(&room, BEN).is_empty());
    let question_to_ana = room.last(ANA, NoticeKind::Stranger).unwrap();
    assert!(matches!(&question_to_ana.body, NoticeBody::Stranger { words, .. } if words.starts_with("Both have")), "{question_to_ana:?}");
    let question_to_ana = question_to_ana.id;
    room.answer(ANA, Proof::Strong, question_to_ana, "approve");
    assert_eq!(said_by(&room, BEN), ["Both have their charm, I cannot say"]);
    assert!(room.view.comments.values().any(|comment| comment.poll == Some(poll)));
    // It has gone out, and is no longer theirs to post.
    room.answer(BEN, Proof::Strong, question, "post");
    assert_eq!(said_by(&room, BEN).len(), 1);
}

#[test]
fn many_polls_and_polls_for_many_open_by_their_askers_word_alone() {
    let draft = |room: &mut Room| {
        room.write(ANA, Door::Poll, "Which color?", "- Green\n- White\n\nCloses: Friday 18:00");
        let echo = room.last(ANA, NoticeKind::Draft).unwrap().clone();
        let NoticeBody::Draft { remarks, .. } = &echo.body else { panic!("{echo:?}") };
        let alone = matches!(row(room, echo.poll.unwrap()).stage, Stage::Draft { opens_at: Some(_) });
        (alone, remarks.clone())
    };
    let mut room = room();
    for _ in 0..DRAFTS {
        assert_eq!(draft(&mut room), (true, Vec::new()));
    }
    assert_eq!(draft(&mut room), (false, vec![Remark::ManyPolls]));
    room.pass(SignedDuration::from_mins(61));
    assert_eq!(draft(&mut room), (true, Vec::new()));
    room.policy.confirm_above = 2;
    assert_eq!(draft(&mut room), (false, vec![Remark::ManyVoters { limit: 2 }]));
    let waits = room.last(ANA, NoticeKind::Draft).map(|notice| (notice.id, notice.poll)).unwrap();
    room.answer(ANA, Proof::Strong, waits.0, "open");
    assert!(row(&room, waits.1.unwrap()).is_open());
}
