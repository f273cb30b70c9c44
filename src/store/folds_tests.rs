use super::super::testing::*;
use super::*;
use crate::core::ballot::BallotState;
use crate::core::poll::{PollKind, Ranked, Stage};
use crate::core::tally::{Counting, Tally, count, count_folded};

/// A thousand rankings of four options in a poll and a few in its neighbor, some of them superseded. Person 1 has three
/// votes; 2001 and 2002 let person 2 vote for them, and 2001 votes; person 3 votes for 2003.
fn busy() -> (View, Poll, Vec<Ballot>) {
    let mut view = View::default();
    let kind = PollKind::Ranked { by: Ranked::InstantRunoff, at_least: 1 };
    let mut row = Poll { kind, quorum: None, ..poll(8, 1, Stage::Closed) };
    row.settings.weights.insert(PersonId(1), 3);
    row.settings.proxies.extend([(2001, 2), (2002, 2), (2003, 3)].map(|(giver, holder)| (PersonId(giver), PersonId(holder))));
    view.polls.put(row.id, row.clone());
    view.polls.put(PollId(9), Poll { id: PollId(9), ..row.clone() });
    let mut all = Vec::new();
    for (id, person) in (1..=1000).chain([2001]).map(|person| (person + 10_000, person)) {
        let first = person % 4 + 1;
        let second = (person / 4) % 3 + 1;
        let order = [first, second + i64::from(second >= first)].map(|code| vec![code.to_string()]);
        let choice = Choice::ranking(order.into_iter().take(1 + (person as usize / 12) % 2));
        let reason = if person % 7 == 0 { "because".into() } else { String::new() };
        let cast = Ballot { choice, reason, ..ballot(id, 8, person) };
        view.ballots.put(cast.id, cast.clone());
        let (other, before) = (
            Ballot { id: (id + 100_000).into(), poll: PollId(9), ..cast.clone() },
            Ballot { id: (id + 200_000).into(), state: BallotState::Superseded, ..cast.clone() },
        );
        if person % 3 == 0 {
            view.ballots.put(other.id, other);
            view.ballots.put(before.id, before);
        }
        all.push(cast);
    }
    (view, row, all)
}

#[tokio::test]
async fn a_count_of_folded_ballots_is_the_count_of_them_all_and_keeps_only_what_differs() {
    on_both(async |store| {
        let (mut view, row, all) = busy();
        keep(&store, &mut view).await;
        let mut reader = store.reader().await.unwrap();
        let mut counting = Counting::of(row.clone());
        let (mut folds, mut apart) = (0, Vec::new());
        let take = |of: Option<PersonId>, choice: &Choice, ballots: u32| {
            folds += 1;
            apart.extend(of.map(|person| (person.0, ballots)));
            counting.add(of, choice, ballots);
        };
        reader.folds(&row, take).await.unwrap();
        apart.sort_unstable();
        assert_eq!(apart, [(1, 1), (2, 1), (3, 1), (2001, 1)], "whoever stands apart does so alone");
        assert!(folds <= 4 + 4 * 3 + 4, "{folds} distinct ballots");
        let expected: Tally = count(&row, &all);
        assert_eq!((expected.voted, expected.by_proxy, expected.weight), (1003, 2, Some(1005)));
        assert_eq!(counting.tally(), expected);

        let apart: Vec<PersonId> = row.settings.apart().into_iter().collect();
        let needs = Needs { folds: [(PollId(8), apart), (PollId(9), Vec::new())].into(), ..Needs::default() };
        let mut view = View::default();
        reader.load(&mut view, &needs).await.unwrap();
        assert_eq!(count_folded(&row, &view.folds[&PollId(8)]), expected);
        assert_eq!(view.folds[&PollId(9)].iter().map(|(_, _, ballots)| ballots).sum::<u32>(), 334);
        assert_eq!(view.ballots.values().count(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_result_lists_a_few_ballots_those_with_reasons_first() {
    on_both(async |store| {
        let (mut view, _, _) = busy();
        keep(&store, &mut view).await;
        let mut view = View::default();
        let needs = Needs { excerpts: [PollId(8)].into(), ..Needs::default() };
        store.reader().await.unwrap().load(&mut view, &needs).await.unwrap();
        let listed: Vec<&Ballot> = view.listed(PollId(8)).collect();
        assert!(listed.len() <= 2 * VOTES_LISTED);
        assert_eq!(listed.iter().filter(|ballot| !ballot.reason.is_empty()).map(|ballot| ballot.person.0).take(3).collect::<Vec<_>>(), [7, 14, 21]);
        assert!(listed.iter().filter(|ballot| !ballot.reason.is_empty()).count() >= VOTES_LISTED);
    })
    .await;
}

#[tokio::test]
async fn ballots_are_handed_over_one_by_one_and_none_twice() {
    on_both(async |store| {
        let (mut view, row, all) = busy();
        keep(&store, &mut view).await;
        let mut seen = Vec::new();
        store.reader().await.unwrap().ballots(row.id, |ballot| seen.push(ballot.clone())).await.unwrap();
        seen.sort_by_key(|ballot| ballot.id);
        assert_eq!(seen, all);
    })
    .await;
}
