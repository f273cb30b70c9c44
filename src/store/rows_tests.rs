use super::super::testing::*;
use super::super::{Saving, Store};
use crate::core::ballot::BallotState;
use crate::core::command::Command;
use crate::core::group::{Membership, Role};
use crate::core::held::Settled;
use crate::core::ids::{FileId, GroupId, PersonId, PollId, ThreadId};
use crate::core::notice::{Notice, NoticeBody, NoticeKind, NoticeState};
use crate::core::person::{Address, Level, Person, Preference, Scope, Standing};
use crate::core::poll::{Poll, Quorum, Stage};
use crate::core::tally::{Tally, Verdict};
use crate::core::thread::{Closed, Comment, FileNote, Thread};
use crate::core::view::{Needs, View};
use std::sync::Arc;

/// Saves the view, loads it into an empty one, and compares what the closure shows of both.
async fn comes_back<T: PartialEq + std::fmt::Debug>(store: &Store, mut view: View, saving: Saving, needs: Needs, show: impl Fn(&View) -> Vec<T>) {
    keep_with(store, &mut view, &saving).await;
    let mut loaded = View::default();
    store.reader().await.unwrap().load(&mut loaded, &needs).await.unwrap();
    let (before, after) = (show(&view), show(&loaded));
    assert!(!before.is_empty());
    assert_eq!(before, after);
}

#[tokio::test]
async fn people_come_back_with_addresses_preferences_and_every_membership() {
    on_both(async |store| {
        let mut view = View::default();
        let gone = Person { standing: Standing::Deactivated, text_only: false, addresses: vec![], ..person(2) };
        view.people.put(PersonId(1), person(1));
        view.people.put(PersonId(2), gone);
        for (scope, level) in [(Scope::All, Some(Level::Digest)), (Scope::Group(GroupId(5)), None), (Scope::Thread(ThreadId(6)), Some(Level::Nothing))] {
            let preference = Preference { person: PersonId(1), scope, level, set_at: at(7), before: Some(Level::Asked) };
            view.preferences.put((PersonId(1), scope), preference);
        }
        let left = Membership { until: Some(at(4)), ..member(5, 1) };
        let back = Membership { since: at(6), role: Role::Coordinator, ..member(5, 1) };
        for membership in [left, back] {
            view.memberships.put((GroupId(5), PersonId(1), membership.since), membership);
        }
        let needs = Needs { people: [PersonId(1), PersonId(2)].into(), ..Needs::default() };
        comes_back(&store, view.clone(), Saving::default(), needs.clone(), |view| view.people.values().cloned().collect()).await;
        comes_back(&store, view.clone(), Saving::default(), needs.clone(), |view| view.preferences.values().cloned().collect()).await;
        comes_back(&store, view, Saving::default(), needs, |view| view.memberships.values().cloned().collect()).await;
    })
    .await;
}

#[tokio::test]
async fn groups_and_talk_come_back() {
    on_both(async |store| {
        let mut view = View::default();
        view.groups.put(GroupId(1), group(1));
        let closed = Thread { closed: Some(Closed { by: PersonId(3), at: at(9) }), starter_message_id: None, ..thread(5, 1) };
        view.threads.put(ThreadId(4), thread(4, 1));
        view.threads.put(ThreadId(5), closed);
        let deleted = Comment { deleted_at: Some(at(9)), raw: None, poll: None, files: vec![FileId(1), FileId(2)], ..comment(21, 5, 3) };
        view.comments.put(20.into(), comment(20, 4, 3));
        view.comments.put(21.into(), deleted);
        let note = |id: i64| FileNote { id: FileId(id), name: "sketch \"1\".pdf".into(), media_type: "application/pdf".into(), size: 3 };
        let files = vec![(note(1), Arc::new(vec![0, 1, 255])), (note(2), Arc::new(vec![])), (note(3), Arc::new(vec![9]))];
        for (note, _) in &files {
            view.files.load(note.id, note.clone());
        }
        let saving = Saving { files, ..Saving::default() };
        let needs = Needs { groups: [GroupId(1)].into(), comments: [20.into(), 21.into()].into(), files: [FileId(3)].into(), ..Needs::default() };
        comes_back(&store, view.clone(), saving, needs.clone(), |view| view.files.values().cloned().collect()).await;
        assert_eq!(store.file_bytes(FileId(1)).await.unwrap(), Some(vec![0, 1, 255]));
        assert_eq!(store.file_bytes(FileId(9)).await.unwrap(), None);
        comes_back(&store, view.clone(), Saving::default(), needs.clone(), |view| view.groups.values().cloned().collect()).await;
        comes_back(&store, view.clone(), Saving::default(), needs.clone(), |view| view.threads.values().cloned().collect()).await;
        comes_back(&store, view, Saving::default(), needs, |view| view.comments.values().cloned().collect()).await;
    })
    .await;
}

#[tokio::test]
async fn polls_in_every_stage_come_back() {
    on_both(async |store| {
        let mut view = View::default();
        let stages = [Stage::Draft { opens_at: Some(at(3)) }, Stage::Draft { opens_at: None }, Stage::Open, Stage::Closed, Stage::Settled, Stage::Cancelled];
        for (id, stage) in (8..).zip(stages) {
            view.polls.put(PollId(id), poll(id, 1, stage));
        }
        let verdict = Verdict::Tie { codes: vec!["1".into(), "2".into()] };
        let tally =
            Tally { lines: vec![], voted: 3, entitled: 12, needed: Some(6), verdict, by_proxy: 0, weight: None, none: 1, account: None, drawn: Vec::new() };
        let counted = Poll {
            result: Some(tally),
            quorum: Some(Quorum::Count(3)),
            closed_at: Some(at(1)),
            closed_by: Some(PersonId(2)),
            thread: None,
            asker_message_id: Some("<x@y>".into()),
            ..poll(20, 1, Stage::Settled)
        };
        view.polls.put(PollId(20), counted);
        let needs = Needs { polls: (8..=20).map(PollId).collect(), ..Needs::default() };
        comes_back(&store, view, Saving::default(), needs, |view| view.polls.values().cloned().collect()).await;
    })
    .await;
}

#[tokio::test]
async fn ballots_and_held_things_come_back() {
    on_both(async |store| {
        let mut view = View::default();
        view.ballots.put(30.into(), ballot(30, 8, 1));
        view.ballots.put(31.into(), ballot(31, 8, 2));
        let needs = Needs { ballots: [(PollId(8), PersonId(1)), (PollId(8), PersonId(9))].into(), counts: [PollId(8)].into(), ..Needs::default() };
        comes_back(&store, view, Saving::default(), needs, |view| view.ballots.values().cloned().collect()).await;
        let mut view = View::default();
        view.held.put(40.into(), held(40, 1, 8));
        let mut stranger = held(41, 1, 8);
        (stranger.owner, stranger.group, stranger.poll, stranger.from, stranger.spf_domain) = (None, None, None, None, None);
        stranger.settled = Some(Settled::Expired);
        stranger.command = Command::AskSignIn { address: Address::parse("a@b.example").unwrap() };
        view.held.put(41.into(), stranger);
        let needs = Needs { held: [40.into(), 41.into()].into(), ..Needs::default() };
        comes_back(&store, view, Saving::default(), needs, |view| view.held.values().cloned().collect()).await;
    })
    .await;
}

#[tokio::test]
async fn notices_of_every_kind_and_state_come_back() {
    on_both(async |store| {
        let mut view = View::default();
        for (id, kind) in (50..).zip(NoticeKind::ALL) {
            view.notices.put(id.into(), Notice { kind, ..notice(id, 1) });
        }
        use NoticeState::{Digested, Failed, ForDigest, Handed, Parked, Queued, Sent, Withheld};
        for (id, state) in (80..).zip([Queued, ForDigest, Withheld, Handed, Sent, Failed, Parked, Digested]) {
            let body = NoticeBody::Comment { comment: id.into() };
            let to = Address::parse("else@where.example");
            view.notices.put(id.into(), Notice { state, body, to, reason: Some("so".into()), group: None, poll: None, ..notice(id, 1) });
        }
        let needs = Needs { notices: (50..90).map(Into::into).collect(), ..Needs::default() };
        comes_back(&store, view, Saving::default(), needs, |view| view.notices.values().cloned().collect()).await;
    })
    .await;
}

#[tokio::test]
async fn nul_is_left_out_of_words_and_nothing_else_is() {
    on_both(async |store| {
        let mut view = View::default();
        let words = "a\0b \\u0000 \\\\u0000 c";
        view.comments.put(20.into(), Comment { words: words.into(), ..comment(20, 4, 3) });
        keep(&store, &mut view).await;
        let mut loaded = View::default();
        let needs = Needs { comments: [20.into()].into(), handles: ["\0".to_string()].into(), ..Needs::default() };
        store.reader().await.unwrap().load(&mut loaded, &needs).await.unwrap();
        assert_eq!(loaded.comments.get(20.into()).unwrap().words, "ab \\u0000 \\\\u0000 c");
    })
    .await;
}

#[tokio::test]
async fn a_changed_row_replaces_the_one_before() {
    on_both(async |store| {
        let mut view = View::default();
        view.polls.put(PollId(8), poll(8, 1, Stage::Open));
        view.ballots.put(30.into(), ballot(30, 8, 1));
        keep(&store, &mut view).await;
        view.polls.put(PollId(8), poll(8, 1, Stage::Closed));
        let mut before = ballot(30, 8, 1);
        before.state = BallotState::Superseded;
        // The later ballot may have the smaller id: ids of two machines are not in one order.
        view.ballots.put(29.into(), ballot(29, 8, 1));
        view.ballots.put(30.into(), before);
        keep(&store, &mut view).await;
        let mut loaded = View::default();
        let needs = Needs { polls: [PollId(8)].into(), counts: [PollId(8)].into(), ..Needs::default() };
        store.reader().await.unwrap().load(&mut loaded, &needs).await.unwrap();
        assert_eq!(loaded.polls.get(PollId(8)).unwrap().stage, Stage::Closed);
        assert_eq!(loaded.ballots.values().map(|ballot| ballot.id.0).collect::<Vec<_>>(), [29]);
    })
    .await;
}
