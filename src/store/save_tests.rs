use super::super::testing::*;
use super::super::{FaultKind, RawState, Store};
use super::*;
use crate::core::ballot::{Choice, Via};
use crate::core::command::{Disposition, Outcome};
use crate::core::ids::{GroupId, NoticeId, PersonId, PollId};
use crate::core::notice::{Notice, NoticeState};
use crate::core::poll::Stage;
use crate::core::trust::Proven;
use crate::core::view::Needs;

fn cast(ballot: i64, person: i64) -> Event {
    Event::BallotCast {
        group: GroupId(1),
        poll: PollId(8),
        ballot: ballot.into(),
        person: PersonId(person),
        choice: Choice::One("1".into()),
        received_at: at(7),
        via: Via::Mail,
        reason: "personal words".into(),
    }
}

fn done(raw: Option<i64>, cause: &str) -> DispositionEntry {
    let disposition = Disposition { group: Some(GroupId(1)), person: None, outcome: Outcome::Done("vote".into()) };
    DispositionEntry { raw: raw.map(RawId), cause: cause.into(), disposition, at: at(7) }
}

fn raw(id: i64) -> RawRow {
    let bytes = Arc::new(format!("From: p{id}\r\n\r\n1\0\r\n").into_bytes());
    RawRow {
        id: RawId(id),
        envelope: "{\"mail_from\":\"\"}".into(),
        size: bytes.len() as u64,
        bytes: Some(bytes),
        received_at: at(7),
        state: RawState::Final,
        next_at: at(7),
        attempts: 0,
        votes: None,
    }
}

/// A batch as the writer makes it: one vote by each of so many people, told to ten.
fn batch(first: i64, commands: i64) -> (View, Saving) {
    let (mut view, mut saving) = (View::default(), Saving::default());
    for id in first..first + commands {
        view.ballots.put(id.into(), ballot(id, 8, id));
        for reader in 0..10 {
            view.notices.put((id * 10 + reader).into(), notice(id * 10 + reader, reader));
        }
        saving.raws.push(raw(id));
        saving.causes.push(NewCause { cause: format!("mail/{id}"), proven: Proven::ALL[id as usize % 3], silent: id % 2 == 0 });
        saving.dispositions.push(done(Some(id), &format!("mail/{id}")));
        saving.events.push(EventRow { id: EventId(id), at: at(7), cause: format!("mail/{id}"), event: cast(id, id), chain: Some("ab".into()) });
    }
    (view, saving)
}

async fn recorded(store: &Store, causes: &[&str]) -> Vec<String> {
    let causes: Vec<String> = causes.iter().map(ToString::to_string).collect();
    let mut found: Vec<String> = store.begin().await.unwrap().recorded(&causes).await.unwrap().into_keys().collect();
    found.sort();
    found
}

#[tokio::test]
async fn sixty_four_commands_are_saved_together() {
    on_both(async |store| {
        let (mut view, saving) = batch(100, 64);
        keep_with(&store, &mut view, &saving).await;
        assert!(view.ballots.changed().next().is_none(), "saved rows are no longer changed");
        let mut loaded = View::default();
        let needs = Needs { counts: [PollId(8)].into(), notices: (1000..1640).map(NoticeId).collect(), ..Needs::default() };
        store.reader().await.unwrap().load(&mut loaded, &needs).await.unwrap();
        assert_eq!((loaded.ballots.values().count(), loaded.notices.values().count()), (64, 640));
        for id in [100, 131, 132, 163] {
            let stored = store.raw(RawId(id)).await.unwrap().unwrap();
            assert_eq!(stored.bytes, **raw(id).bytes.as_ref().unwrap());
            assert_eq!(store.dispositions(RawId(id)).await.unwrap(), [done(None, "").disposition]);
        }
        assert_eq!(recorded(&store, &["mail/100", "mail/163", "mail/164"]).await, ["mail/100", "mail/163"]);
        let became = store.begin().await.unwrap().recorded(&[100, 101, 102].map(|id| format!("mail/{id}"))).await.unwrap();
        assert_eq!([100, 101, 102].map(|id| became[&format!("mail/{id}")].proven), [1, 2, 0].map(|rank| Proven::ALL[rank]));
        let mut log = Vec::new();
        store.reader().await.unwrap().poll_log(PollId(8), |fact| log.push(fact)).await.unwrap();
        assert_eq!(log.len(), 64);
        assert!(log[0].record.contains("ballot_cast") && !log[0].record.contains("personal words"), "{}", log[0].record);
    })
    .await;
}

#[tokio::test]
async fn a_cause_happens_once() {
    on_both(async |store| {
        let saving = Saving {
            causes: vec![NewCause { cause: "close/8".into(), proven: Proven::Nothing, silent: false }],
            dispositions: vec![done(None, "close/8"), done(None, "close/8")],
            ..Saving::default()
        };
        keep_with(&store, &mut View::default(), &saving).await;
        let mut tx = store.begin().await.unwrap();
        let before = tx.recorded(&["close/8".into()]).await.unwrap();
        assert_eq!(before["close/8"].disposition, done(None, "close/8").disposition);
        let fault = tx.save(&mut View::default(), &saving).await.unwrap_err();
        assert_eq!(fault.kind, FaultKind::Conflict, "{fault}");
    })
    .await;
}

#[tokio::test]
async fn an_id_that_another_program_has_minted_is_a_conflict_and_overwrites_nothing() {
    on_both(async |store| {
        let mut view = View::default();
        view.comments.put(20.into(), comment(20, 4, 3));
        keep(&store, &mut view).await;
        let mut theirs = View::default();
        theirs.comments.put(20.into(), comment(20, 5, 9));
        let fault = store.begin().await.unwrap().save(&mut theirs, &Saving::default()).await.unwrap_err();
        assert_eq!(fault.kind, FaultKind::Conflict, "{fault}");
        let mut loaded = View::default();
        store.reader().await.unwrap().load(&mut loaded, &Needs { comments: [20.into()].into(), ..Needs::default() }).await.unwrap();
        assert_eq!(loaded.comments.get(20.into()), Some(&comment(20, 4, 3)));
    })
    .await;
}

#[tokio::test]
async fn a_second_ballot_of_one_person_cannot_count_too() {
    on_both(async |store| {
        let mut view = View::default();
        view.ballots.put(30.into(), ballot(30, 8, 1));
        view.ballots.put(31.into(), ballot(31, 8, 1));
        let fault = store.begin().await.unwrap().save(&mut view, &Saving::default()).await.unwrap_err();
        assert_eq!(fault.kind, FaultKind::Conflict, "{fault}");
    })
    .await;
}

#[tokio::test]
async fn what_is_not_committed_never_happened() {
    on_both(async |store| {
        let (mut view, saving) = batch(100, 3);
        let mut tx = store.begin().await.unwrap();
        tx.save(&mut view, &saving).await.unwrap();
        drop(tx);
        assert!(recorded(&store, &["mail/100"]).await.is_empty());
        assert!(store.raw(RawId(100)).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_decision_changes_a_notice_that_waits_and_none_that_has_gone() {
    on_both(async |store| {
        let check = async |id: i64, before: NoticeState, after: NoticeState| {
            let mut view = View::default();
            view.notices.put(id.into(), Notice { state: before, ..notice(id, 1) });
            keep(&store, &mut view).await;
            view.notices.put(id.into(), Notice { state: NoticeState::Digested, reason: Some("in a digest".into()), ..notice(id, 1) });
            keep(&store, &mut view).await;
            let mut loaded = View::default();
            store.reader().await.unwrap().load(&mut loaded, &Needs { notices: [id.into()].into(), ..Needs::default() }).await.unwrap();
            let row = loaded.notices.get(id.into()).unwrap();
            assert_eq!(row.state, after);
            assert_eq!(row.reason.is_some(), after == NoticeState::Digested);
        };
        check(50, NoticeState::Queued, NoticeState::Digested).await;
        check(51, NoticeState::ForDigest, NoticeState::Digested).await;
        check(52, NoticeState::Handed, NoticeState::Handed).await;
        check(53, NoticeState::Sent, NoticeState::Sent).await;
        check(54, NoticeState::Parked, NoticeState::Parked).await;
    })
    .await;
}

#[tokio::test]
async fn two_writers_on_postgresql_wait_for_each_others_polls() {
    let (store, _) = postgres().await;
    let mut view = View::default();
    view.polls.put(PollId(8), poll(8, 1, Stage::Open));
    keep(&store, &mut view).await;
    let needs = Needs { polls: [PollId(8)].into(), ..Needs::default() };
    let mut first = store.begin().await.unwrap();
    let mut mine = View::default();
    first.load(&mut mine, &needs).await.unwrap();
    let second = {
        let (store, needs) = (store.clone(), needs.clone());
        tokio::spawn(async move {
            let (mut tx, mut view) = (store.begin().await.unwrap(), View::default());
            tx.load(&mut view, &needs).await.unwrap();
            view.polls.get(PollId(8)).unwrap().stage.clone()
        })
    };
    mine.polls.put(PollId(8), poll(8, 1, Stage::Closed));
    first.save(&mut mine, &Saving::default()).await.unwrap();
    first.commit().await.unwrap();
    assert_eq!(second.await.unwrap(), Stage::Closed, "the second sees what the first decided");
}
