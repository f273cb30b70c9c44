//! Tests of folding ballots.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[test]
fn equal_ballots_are_kept_once_however_their_level_options_are_written() {
    let mut all = Rankings::default();
    let check = |all: &mut Rankings, tiers: &[&[usize]], weight: u64, expect: usize| {
        all.add(weight, Ranking::from_tiers(tiers).marks());
        assert_eq!(all.len(), expect, "{tiers:?}");
    };
    check(&mut all, &[&[0], &[1, 2]], 3, 1);
    check(&mut all, &[&[0], &[2, 1]], 4, 1);
    check(&mut all, &[&[], &[0], &[], &[2, 1]], 4, 1);
    check(&mut all, &[&[0], &[1], &[2]], 1, 2);
    check(&mut all, &[&[0, 1], &[2]], 1, 3);
    check(&mut all, &[&[0]], 1, 4);
    assert_eq!(all.weight(0), 11);
    assert!(all.any_level());
    let groups: Vec<Vec<usize>> = tiers(all.marks(0)).map(|tier| tier.iter().map(|mark| mark.option()).collect()).collect();
    assert_eq!(groups, [vec![0], vec![1, 2]]);
}

proptest! {
    #[test]
    fn no_ballot_is_lost_or_confused(ballots in prop::collection::vec((1u64..9, prop::collection::vec(0usize..7, 1..5)), 0..400)) {
        let mut all = Rankings::default();
        let mut expect: BTreeMap<Vec<usize>, u64> = BTreeMap::new();
        for (weight, options) in &ballots {
            all.add(*weight, Ranking::strict(options.iter().copied()).marks());
            *expect.entry(options.clone()).or_default() += weight;
        }
        let got: BTreeMap<Vec<usize>, u64> = all.iter().map(|(marks, weight)| (marks.iter().map(|mark| mark.option()).collect(), weight)).collect();
        prop_assert_eq!(all.len(), expect.len());
        prop_assert_eq!(got, expect);
    }
}
