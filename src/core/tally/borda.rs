//! Borda's method, with level and unranked options.

use super::amount::Amount;
use super::counter::Turnout;
use super::rankings::{Mark, Rankings, tiers};
use super::result::{Account, Count};
use super::sums::front;
use super::ties::TieOrder;

/// One point for each option below, half a point for each option level with it. Unranked options are level with each other
/// below all ranked ones. So every ballot gives the same number of points, however much of it is filled in (Duncan Black's
/// treatment of ties, 1958; "averaged" in Baumeister et al., AAMAS 2012).
pub(super) fn count(rankings: &Rankings, options: usize, seats: usize, turnout: Turnout, ties: Option<&TieOrder>) -> Count {
    // Twice the points, so that halves are whole.
    let mut twice = vec![0i128; options];
    let mut ranked = vec![false; options];
    let mut for_unranked = 0;
    for (marks, weight) in rankings.iter() {
        let unranked = options - marks.len();
        // What it would have if nobody ranked it; those ranked get the difference.
        let rest = unranked.saturating_sub(1) as i128 * i128::from(weight);
        for_unranked += rest;
        add(marks, options, |option, points| {
            ranked[option] = true;
            twice[option] += points * i128::from(weight) - rest;
        });
    }
    let twice: Vec<i128> = twice.into_iter().map(|points| points + for_unranked).collect();
    let totals = twice.iter().map(|points| Amount::new(*points, 2).unwrap_or_default()).collect();
    front(&twice, |option| ranked[option], seats, ties).into_count(totals, turnout, Account::Sums)
}

fn add(marks: &[Mark], options: usize, mut give: impl FnMut(usize, i128)) {
    let mut below = options;
    for tier in tiers(marks) {
        below -= tier.len();
        for mark in tier {
            give(mark.option(), 2 * below as i128 + tier.len() as i128 - 1);
        }
    }
}
