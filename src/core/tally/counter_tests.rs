//! Tests of counting: examples from the literature and by hand, then naive counts written apart from the real ones.

use super::*;
use crate::core::tally::amount::Amount;
use crate::core::tally::rankings::Ranking;
use crate::core::tally::result::{Account, Round, Settled};
use crate::core::tally::vote::{Answer, Quota, Stance, Strength, StvRules};
use proptest::prelude::*;

#[path = "oracle_tests.rs"]
mod oracle;

const SCOTTISH: Method = Method::Stv { rules: StvRules::Scottish, quota: Quota::Droop };
const MEEK: Method = Method::Stv { rules: StvRules::Meek, quota: Quota::Droop };

/// `3 AB=C` is three ballots with A first, then B and C level.
fn ranked(method: Method, options: usize, seats: usize, ballots: &str) -> Counter {
    let mut counter = Counter::new(method, options, seats);
    for ballot in ballots.split(", ").filter(|ballot| !ballot.is_empty()) {
        let (weight, ranking) = ballot.split_once(' ').unwrap();
        counter.add(weight.parse().unwrap(), &Vote::Ranking(Ranking::from_tiers(groups(ranking)))).unwrap();
    }
    counter
}

fn groups(ranking: &str) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut level = false;
    for letter in ranking.bytes() {
        match letter {
            b'=' => level = true,
            _ if level => {
                groups.last_mut().unwrap().push(usize::from(letter - b'A'));
                level = false;
            }
            _ => groups.push(vec![usize::from(letter - b'A')]),
        }
    }
    groups
}

fn letters(options: &[usize]) -> String {
    options.iter().map(|option| char::from(b'A' + *option as u8)).collect()
}

fn shown(totals: &[Amount]) -> String {
    totals.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// `expect`: the winners, then `?` and the others who could win when it is a tie.
#[track_caller]
fn check(counter: &Counter, expect: &str) -> Count {
    let count = counter.count(None).unwrap();
    let (certain, rest) = count.winners.split_at(count.certain);
    let got = letters(certain) + if count.tied { "?" } else { "" } + &letters(rest);
    assert_eq!(got, expect, "{count:#?}");
    count
}

fn rounds(count: &Count) -> &[Round] {
    match &count.account {
        Account::Rounds { rounds } => rounds,
        other => panic!("no rounds: {other:?}"),
    }
}

/// Four towns choose a capital (a standard example): Memphis, Nashville, Chattanooga, Knoxville.
const TENNESSEE: &str = "42 ABCD, 26 BCDA, 15 CDBA, 17 DCBA";
/// The example of section 3.1 in Schulze's paper, 45 voters.
const SCHULZE: &str = "5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC";

#[test]
fn the_same_ballots_by_different_methods() {
    let irv = check(&ranked(Method::Irv, 4, 1, TENNESSEE), "D");
    assert_eq!(rounds(&irv).len(), 3);
    assert_eq!(shown(&irv.totals), "42 0 0 58");
    let borda = check(&ranked(Method::Borda, 4, 1, TENNESSEE), "B");
    assert_eq!(shown(&borda.totals), "126 194 173 107");
    let condorcet = check(&ranked(Method::Condorcet, 4, 1, TENNESSEE), "B");
    assert_eq!(shown(&condorcet.totals), "0 3 2 1");
    check(&ranked(Method::Schulze(Strength::WinningVotes), 4, 1, TENNESSEE), "B");
    check(&ranked(SCOTTISH, 4, 1, TENNESSEE), "D");
    check(&ranked(MEEK, 4, 1, TENNESSEE), "D");
}

#[test]
fn schulzes_own_example_has_his_paths() {
    let count = check(&ranked(Method::Schulze(Strength::WinningVotes), 5, 1, SCHULZE), "E");
    let Account::Pairs { duels, paths: Some(paths) } = count.account else { panic!("no paths") };
    assert_eq!(duels[0], [0, 20, 26, 30, 22]);
    assert_eq!(paths, [[0, 28, 28, 30, 24], [25, 0, 28, 33, 24], [25, 29, 0, 29, 24], [25, 28, 28, 0, 24], [25, 28, 28, 31, 0]]);
    check(&ranked(Method::Condorcet, 5, 1, SCHULZE), "");
}

#[test]
fn winning_votes_and_margins_can_differ_where_ballots_are_short() {
    let ballots = "1 CBA, 5 A, 2 CA, 5 BCA";
    let votes = check(&ranked(Method::Schulze(Strength::WinningVotes), 3, 1, ballots), "C");
    let Account::Pairs { duels, .. } = votes.account else { panic!("no duels") };
    assert_eq!(duels, [[0, 7, 5], [6, 0, 5], [8, 3, 0]]);
    check(&ranked(Method::Schulze(Strength::Margins), 3, 1, ballots), "B");
}

#[test]
fn short_and_level_rankings_mean_what_the_rules_say() {
    // Half a vote each for two that are level; the ballot is whole again when one is out.
    let irv = check(&ranked(Method::Irv, 3, 1, "3 A=B, 2 C, 2 BC"), "B");
    assert_eq!(rounds(&irv)[0].totals.iter().map(|total| total.unwrap().to_string()).collect::<Vec<_>>(), ["1.5", "3.5", "2"]);
    assert_eq!(rounds(&irv)[1].totals[1].unwrap().to_string(), "5");
    // Thirds stay thirds.
    let thirds = ranked(Method::Irv, 4, 1, "1 A=B=C, 2 D").count(None).unwrap();
    assert_eq!(rounds(&thirds)[0].totals[0].unwrap().to_string(), "1/3");
    // A ballot that names only those who are out reaches nobody.
    let exhausted = check(&ranked(Method::Irv, 3, 1, "4 A, 3 B, 2 C"), "A");
    assert_eq!(rounds(&exhausted)[1].exhausted, Amount::whole(2));
    // Unranked options share what is left: A 2, B and C a half each.
    assert_eq!(shown(&check(&ranked(Method::Borda, 3, 1, "1 A"), "A").totals), "2 0.5 0.5");
    assert_eq!(shown(&check(&ranked(Method::Borda, 3, 1, "1 A=B"), "?AB").totals), "1.5 1.5 0");
    check(&ranked(Method::Condorcet, 3, 1, "2 A, 1 BC"), "A");
    check(&ranked(Method::Condorcet, 3, 1, "1 A=B, 1 B=A"), "");
    check(&ranked(Method::Schulze(Strength::WinningVotes), 3, 1, "1 A=B, 1 B=A"), "?AB");
}

#[test]
fn ties_that_make_no_difference_are_not_ties() {
    let count = check(&ranked(Method::Irv, 4, 1, "6 A, 2 CB, 2 BC, 1 DA"), "A");
    assert!(rounds(&count).iter().all(|round| round.tie.is_none()), "a majority comes first");
    let count = check(&ranked(Method::Irv, 4, 1, "5 A, 2 CA, 2 BA, 1 DB, 3 D"), "A");
    let tie = rounds(&count).iter().find_map(|round| round.tie.clone()).unwrap();
    assert_eq!((letters(&tie.among), tie.settled), ("BC".into(), Settled::MakesNoDifference));
}

#[test]
fn ties_that_decide_are_declared_and_broken_only_by_a_stated_rule() {
    // Without B, C wins; without C, B does.
    let counter = ranked(Method::Irv, 3, 1, "5 A, 3 BC, 3 CB");
    let count = check(&counter, "?BC");
    assert_eq!(rounds(&count).last().unwrap().tie.as_ref().unwrap().settled, Settled::Open);
    let broken = |order: [usize; 3]| counter.count(TieOrder::stated(order.to_vec(), 3).as_ref()).unwrap();
    assert_eq!((letters(&broken([2, 1, 0]).winners), broken([2, 1, 0]).tied), ("C".into(), false));
    assert_eq!(letters(&broken([0, 1, 2]).winners), "B");
    assert_eq!(rounds(&broken([0, 1, 2]))[0].tie.as_ref().unwrap().settled, Settled::StatedRule);
    check(&ranked(Method::Irv, 2, 1, "1 A, 1 B"), "?AB");
    assert_eq!(TieOrder::stated(vec![0, 0, 1], 3), None);
    assert_eq!(TieOrder::stated(vec![0, 1], 3), None);
}

#[test]
fn many_ties_at_once_are_still_counted() {
    let letters: String = (0..30).map(|option| format!("1 {}, ", char::from(b'A' + option))).collect();
    let all = ranked(Method::Irv, 30, 1, letters.trim_end_matches(", ")).count(None).unwrap();
    assert_eq!((all.winners.len(), all.tied), (30, true));
    let ten: String = (0..10).map(|option| format!("1 {}, ", char::from(b'A' + option))).collect();
    for method in [SCOTTISH, MEEK] {
        let some = ranked(method, 10, 3, ten.trim_end_matches(", ")).count(None).unwrap();
        assert_eq!((some.winners.len(), some.tied, some.certain), (10, true, 0));
    }
}

#[test]
fn a_seed_gives_an_order_that_anybody_can_repeat() {
    let names: Vec<String> = ["Green", "Natural oak", "White"].map(String::from).to_vec();
    let order = TieOrder::from_seed("lottery of 24 November: 4 8 15 16 23 42", &names);
    // for name in Green 'Natural oak' White; do printf 'SEED\n%s' "$name" | sha256sum; done
    assert_eq!(order.order(), [2, 1, 0]);
    assert_eq!(order, TieOrder::from_seed("lottery of 24 November: 4 8 15 16 23 42", &names));
}

#[test]
fn the_scottish_count_hands_surpluses_on_at_five_decimals() {
    let count = check(&ranked(SCOTTISH, 4, 2, "50 AB, 10 AC, 15 CD, 25 D"), "AD");
    let rounds = rounds(&count);
    assert_eq!(rounds[0].quota, Some(Amount::whole(34)));
    assert_eq!(rounds[0].surplus, Some(0));
    // 26 / 60 is 0.43333, the rest ignored.
    let second: Vec<String> = rounds[1].totals.iter().map(|total| total.unwrap().to_string()).collect();
    assert_eq!(second, ["34", "21.6665", "19.3333", "25"]);
    assert_eq!(rounds[1].exhausted.to_string(), "0.0002");
    assert_eq!(rounds[1].excluded, [2]);
    assert_eq!(rounds[2].totals[3].unwrap(), Amount::whole(40));
    assert_eq!(rounds.len(), 3);
}

#[test]
fn a_scottish_tie_looks_back_before_it_is_a_tie() {
    // B and C are level at 5 when D is out; before, C had fewer. So C is out, and B is elected.
    let count = check(&ranked(SCOTTISH, 4, 1, "6 A, 5 B, 4 CB, 1 DC"), "B");
    let tie = rounds(&count).iter().find_map(|round| round.tie.clone()).unwrap();
    assert_eq!((letters(&tie.among), tie.settled), ("BC".into(), Settled::EarlierStage));
    // Instant runoff knows no such rule: without B, A has 6 and C 5; without C, B has 9.
    check(&ranked(Method::Irv, 4, 1, "6 A, 5 B, 4 CB, 1 DC"), "?AB");
}

#[test]
fn a_tie_for_the_last_seat_names_who_is_safe() {
    for method in [SCOTTISH, MEEK] {
        let count = check(&ranked(method, 3, 2, "5 A, 2 B, 2 C"), "A?BC");
        assert!(count.tied);
    }
}

#[test]
fn meek_lets_elected_options_keep_just_the_quota() {
    // A keeps 1/2 at first: 12 votes, the quota 6. The others then have what it passes on.
    let count = check(&ranked(MEEK, 3, 2, "12 AB, 4 C, 2 B"), "AB");
    let last = rounds(&count).last().unwrap();
    assert!(last.quota.unwrap() > Amount::whole(6) && last.quota.unwrap() < "6.00001".parse().unwrap());
    // Surpluses do not wait for a stage: a vote passes on from every elected option. Here the Scottish count loses them.
    assert!(last.totals[1].unwrap() > "7.9999".parse().unwrap());
}

#[test]
fn the_hare_quota_is_votes_by_seats() {
    let hare = |rules| Method::Stv { rules, quota: Quota::Hare };
    for rules in [StvRules::Scottish, StvRules::Meek] {
        let count = check(&ranked(hare(rules), 3, 2, "7 AB, 2 BA, 1 C"), "AB");
        assert_eq!(rounds(&count)[0].quota.unwrap(), Amount::whole(5));
    }
}

#[test]
fn sums_are_sums() {
    let mut single = Counter::new(Method::Single, 3, 1);
    for (weight, option) in [(3, 0), (5, 1), (2, 0)] {
        single.add(weight, &Vote::Choice(option)).unwrap();
    }
    assert_eq!(shown(&check(&single, "?AB").totals), "5 5 0");
    single.add(1, &Vote::Choice(2)).unwrap();
    check(&single, "?AB");
    single.add(1, &Vote::Choice(1)).unwrap();
    check(&single, "B");

    let mut approval = Counter::new(Method::Multiple { min: 1, max: 2 }, 3, 2);
    approval.add(2, &Vote::Choices(vec![0, 1])).unwrap();
    approval.add(1, &Vote::Choices(vec![1, 2])).unwrap();
    approval.add(4, &Vote::Choices(vec![])).unwrap();
    let count = check(&approval, "BA");
    assert_eq!((count.counted, count.blank), (3, 4));
    approval.add(1, &Vote::Choices(vec![2])).unwrap();
    check(&approval, "B?AC");

    let mut score = Counter::new(Method::Score { min: -2, max: 5 }, 3, 1);
    score.add(2, &Vote::Scores(vec![(0, 0), (1, -1)])).unwrap();
    assert_eq!(shown(&check(&score, "A").totals), "0 -2 0");

    let mut meeting = Counter::new(Method::Meeting, 2, 1);
    meeting.add(1, &Vote::Times(vec![(0, Answer::Yes), (1, Answer::Maybe)])).unwrap();
    meeting.add(1, &Vote::Times(vec![(0, Answer::No), (1, Answer::Yes)])).unwrap();
    assert_eq!(shown(&check(&meeting, "B").totals), "2 3");
}

#[test]
fn consent_is_more_agreement_than_disagreement_and_no_block() {
    let stances = vec![Stance::Agree, Stance::Abstain, Stance::Disagree, Stance::Block];
    let check = |votes: [u64; 4], expect: &str| {
        let mut counter = Counter::new(Method::Proposal(stances.clone()), 4, 1);
        for (option, weight) in votes.into_iter().enumerate() {
            counter.add(weight, &Vote::Choice(option)).unwrap();
        }
        check(&counter, expect);
    };
    check([3, 5, 2, 0], "A");
    check([2, 0, 3, 0], "C");
    check([2, 9, 2, 0], "?AC");
    check([12, 0, 0, 1], "");
    check([0, 4, 0, 0], "");
    check([0, 0, 0, 0], "");
}

#[test]
fn without_a_ballot_nobody_wins_and_nothing_is_tied() {
    let stances = vec![Stance::Agree, Stance::Abstain, Stance::Disagree];
    let methods = [Method::Single, Method::Multiple { min: 0, max: 3 }, Method::Proposal(stances), Method::Score { min: 0, max: 5 }];
    let more = [Method::Dot { budget: 8 }, Method::Meeting, Method::Irv, Method::Borda, Method::Condorcet, Method::Schulze(Strength::Margins), SCOTTISH, MEEK];
    for method in methods.into_iter().chain(more) {
        let mut counter = Counter::new(method.clone(), 3, 1);
        check(&counter, "");
        if method.is_ranked() {
            counter.add(7, &Vote::Ranking(Ranking::default())).unwrap();
            assert_eq!(check(&counter, "").blank, 7);
        }
    }
}

#[test]
fn ballots_that_do_not_fit_change_nothing() {
    let check = |method: Method, vote: Vote, expect: Unfit| {
        let mut counter = Counter::new(method, 3, 1);
        assert_eq!(counter.add(1, &vote), Err(expect), "{vote:?}");
        let count = counter.count(None).unwrap();
        assert_eq!((count.counted, count.blank, counter.distinct()), (0, 0, 0));
    };
    let multiple = Method::Multiple { min: 2, max: 2 };
    check(Method::Single, Vote::Choice(3), Unfit::NoSuchOption { option: 3 });
    check(Method::Single, Vote::Choices(vec![0]), Unfit::OtherMethod);
    check(Method::Irv, Vote::Choice(0), Unfit::OtherMethod);
    check(Method::Irv, Vote::Ranking(Ranking::strict([0, 1, 0])), Unfit::Twice { option: 0 });
    check(Method::Irv, Vote::Ranking(Ranking::from_tiers([[1, 1]])), Unfit::Twice { option: 1 });
    check(Method::Irv, Vote::Ranking(Ranking::strict([70_000])), Unfit::NoSuchOption { option: 0x7fff });
    check(multiple.clone(), Vote::Choices(vec![0]), Unfit::TooFew { named: 1, min: 2 });
    check(multiple.clone(), Vote::Choices(vec![0, 1, 2]), Unfit::TooMany { named: 3, max: 2 });
    check(multiple, Vote::Choices(vec![1, 1]), Unfit::Twice { option: 1 });
    check(Method::Score { min: 0, max: 5 }, Vote::Scores(vec![(1, 6)]), Unfit::OutOfRange { option: 1, points: 6, min: 0, max: 5 });
    check(Method::Dot { budget: 8 }, Vote::Scores(vec![(0, 5), (1, 4)]), Unfit::OverBudget { spent: 9, budget: 8 });
    check(Method::Dot { budget: 8 }, Vote::Scores(vec![(0, -1)]), Unfit::OutOfRange { option: 0, points: -1, min: 0, max: MOST_POINTS });
    let mut heavy = Counter::new(Method::Single, 1, 1);
    assert_eq!(heavy.add(MOST_WEIGHT, &Vote::Choice(0)), Ok(()));
    assert_eq!(heavy.add(1, &Vote::Choice(0)), Err(Unfit::TooHeavy));
}

/// A weight and groups of level options, best first.
type Weighted = (u64, Vec<Vec<usize>>);

/// Weighted rankings, short and level ones among them, of few options and small weights, so that ties are common.
fn ballots() -> impl Strategy<Value = (usize, Vec<Weighted>)> {
    (1usize..6).prop_flat_map(|options| {
        let order = Just((0..options).collect::<Vec<usize>>()).prop_shuffle();
        let ballot = (1u64..4, order, 0..=options, prop::collection::vec(any::<bool>(), options)).prop_map(|(weight, order, length, level)| {
            let mut groups: Vec<Vec<usize>> = Vec::new();
            for option in &order[..length] {
                match groups.last_mut() {
                    Some(group) if level[*option] && level[0] => group.push(*option),
                    _ => groups.push(vec![*option]),
                }
            }
            (weight, groups)
        });
        (Just(options), prop::collection::vec(ballot, 0..7))
    })
}

fn counted(method: Method, options: usize, seats: usize, ballots: &[(u64, Vec<Vec<usize>>)]) -> Count {
    let mut counter = Counter::new(method, options, seats);
    for (weight, groups) in ballots {
        counter.add(*weight, &Vote::Ranking(Ranking::from_tiers(groups))).unwrap();
    }
    counter.count(None).unwrap()
}

fn sorted(mut options: Vec<usize>) -> Vec<usize> {
    options.sort_unstable();
    options
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn instant_runoff_is_what_trying_everything_gives((options, ballots) in ballots()) {
        let count = counted(Method::Irv, options, 1, &ballots);
        prop_assert_eq!(&count.winners, &oracle::irv(options, &ballots));
        prop_assert_eq!(count.tied, count.winners.len() > 1);
    }

    #[test]
    fn schulze_is_what_walking_all_paths_gives((options, ballots) in ballots()) {
        for (strength, margins) in [(Strength::WinningVotes, false), (Strength::Margins, true)] {
            prop_assert_eq!(counted(Method::Schulze(strength), options, 1, &ballots).winners, oracle::schulze(options, &ballots, margins));
        }
        prop_assert_eq!(counted(Method::Condorcet, options, 1, &ballots).winners, oracle::condorcet(options, &ballots));
    }

    #[test]
    fn borda_is_what_comparing_pairs_gives((options, ballots) in ballots()) {
        let twice: Vec<Amount> = counted(Method::Borda, options, 1, &ballots).totals.iter().map(|total| total.plus(*total).unwrap()).collect();
        prop_assert_eq!(twice, oracle::borda_twice(options, &ballots).into_iter().map(Amount::whole).collect::<Vec<_>>());
    }

    #[test]
    fn scottish_is_what_trying_everything_gives((options, ballots) in ballots(), seats in 1usize..4) {
        let strict: Vec<_> = ballots.iter().map(|(weight, groups)| (*weight, groups.iter().flatten().map(|option| vec![*option]).collect::<Vec<_>>())).collect();
        let count = counted(SCOTTISH, options, seats, &strict);
        let (some, all) = oracle::scottish(options, seats, &strict);
        prop_assert_eq!(sorted(count.winners[..count.certain].to_vec()), all);
        prop_assert_eq!(sorted(count.winners), some);
    }

    #[test]
    fn stv_fills_the_seats_and_loses_no_votes((options, ballots) in ballots(), seats in 1usize..4, hare in any::<bool>()) {
        let quota = if hare { Quota::Hare } else { Quota::Droop };
        for rules in [StvRules::Scottish, StvRules::Meek] {
            let count = counted(Method::Stv { rules, quota }, options, seats, &ballots);
            if count.counted == 0 {
                prop_assert!(count.winners.is_empty());
                continue;
            }
            let filled = seats.min(options);
            let fits = if count.tied { count.winners.len() > filled && count.certain < filled } else { count.winners.len() == filled };
            prop_assert!(fits, "{:?}", count);
            for round in rounds(&count) {
                let sum = round.totals.iter().flatten().try_fold(round.exhausted, |sum, total| sum.plus(*total));
                prop_assert_eq!(sum, Some(Amount::whole(count.counted.into())));
                prop_assert!(round.exhausted >= Amount::ZERO);
            }
        }
    }

    #[test]
    fn a_stated_order_always_decides_among_the_tied((options, ballots) in ballots(), seats in 1usize..4) {
        let order = TieOrder::stated((0..options).rev().collect(), options).unwrap();
        for method in [Method::Irv, SCOTTISH, MEEK, Method::Borda, Method::Schulze(Strength::WinningVotes)] {
            let mut counter = Counter::new(method, options, seats);
            for (weight, groups) in &ballots {
                counter.add(*weight, &Vote::Ranking(Ranking::from_tiers(groups))).unwrap();
            }
            let (open, broken) = (counter.count(None).unwrap(), counter.count(Some(&order)).unwrap());
            prop_assert!(!broken.tied);
            prop_assert!(broken.winners.iter().all(|option| open.winners.contains(option)));
            prop_assert!(open.winners[..open.certain].iter().all(|option| broken.winners.contains(option)));
        }
    }

    #[test]
    fn the_order_of_ballots_and_of_options_means_nothing((options, ballots) in ballots(), seats in 1usize..4) {
        let mirrored: Vec<_> = ballots.iter().rev().map(|(weight, groups)| {
            (*weight, groups.iter().map(|group| group.iter().map(|option| options - 1 - option).collect()).collect::<Vec<Vec<usize>>>())
        }).collect();
        for method in [Method::Irv, SCOTTISH, MEEK, Method::Borda, Method::Condorcet, Method::Schulze(Strength::WinningVotes)] {
            let (one, other) = (counted(method.clone(), options, seats, &ballots), counted(method, options, seats, &mirrored));
            prop_assert_eq!(sorted(one.winners), sorted(other.winners.iter().map(|option| options - 1 - option).collect()));
            prop_assert_eq!(one.tied, other.tied);
        }
    }
}
