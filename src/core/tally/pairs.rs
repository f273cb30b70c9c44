//! Counting by duels: each option against each other one. Condorcet's winner, and Schulze's method.
//!
//! A ballot prefers what it ranks higher, and what it ranks at all to what it does not; between level options, and between
//! unranked ones, it prefers neither.

use super::amount::Amount;
use super::counter::Turnout;
use super::rankings::{Rankings, tiers};
use super::result::{Account, Count};
use super::sums::{Front, front};
use super::ties::TieOrder;
use super::vote::Strength;

/// `duels[a][b]`: weight of the ballots that prefer `a` to `b`.
fn duels(rankings: &Rankings, options: usize) -> Vec<Vec<u64>> {
    let mut duels = vec![vec![0; options]; options];
    let mut below: Vec<usize> = Vec::new();
    for (marks, weight) in rankings.iter() {
        below.clear();
        below.extend(0..options);
        for tier in tiers(marks) {
            below.retain(|option| tier.iter().all(|mark| mark.option() != *option));
            for mark in tier {
                let row = &mut duels[mark.option()];
                for loser in &below {
                    row[*loser] += weight;
                }
            }
        }
    }
    duels
}

/// The option that beats each other one (Condorcet, 1785), if there is one.
pub(super) fn condorcet(rankings: &Rankings, options: usize, turnout: Turnout) -> Count {
    let duels = duels(rankings, options);
    let won = wins(&duels);
    let winners: Vec<usize> = (0..options).filter(|option| turnout.counted > 0 && won[*option] == options - 1).collect();
    let front = Front { certain: winners.len(), winners, tied: false };
    front.into_count(amounts(&won), turnout, Account::Pairs { duels, paths: None })
}

/// Schulze's method: a path from `a` to `b` is a row of won duels, as strong as its weakest; `a` wins if no `b` has a
/// stronger path to it than it has to `b`. (Schulze, "A new monotonic, clone-independent, reversal symmetric, and
/// Condorcet-consistent single-winner election method", Social Choice and Welfare 36, 2011, section 2.3.)
pub(super) fn schulze(rankings: &Rankings, options: usize, strength: Strength, turnout: Turnout, ties: Option<&TieOrder>) -> Count {
    let duels = duels(rankings, options);
    let paths = strongest(&duels, strength);
    let unbeaten = |a: usize| turnout.counted > 0 && (0..options).all(|b| paths[a][b] >= paths[b][a]);
    let front = front(&vec![0; options], unbeaten, 1, ties);
    let won = wins(&duels);
    front.into_count(amounts(&won), turnout, Account::Pairs { duels, paths: Some(paths) })
}

fn strongest(duels: &[Vec<u64>], strength: Strength) -> Vec<Vec<u64>> {
    let options = duels.len();
    let direct = |a: usize, b: usize| match strength {
        _ if duels[a][b] <= duels[b][a] => 0,
        Strength::WinningVotes => duels[a][b],
        Strength::Margins => duels[a][b] - duels[b][a],
    };
    let mut paths: Vec<Vec<u64>> = (0..options).map(|a| (0..options).map(|b| direct(a, b)).collect()).collect();
    // Floyd and Warshall, as in section 2.3.1: by way of `via`, no stronger than the weaker half.
    for via in 0..options {
        let onward = paths[via].clone();
        for (from, row) in paths.iter_mut().enumerate() {
            let there = row[via];
            for (to, path) in row.iter_mut().enumerate().filter(|(to, _)| *to != from) {
                *path = (*path).max(there.min(onward[to]));
            }
        }
    }
    paths
}

/// How many duels each option wins.
fn wins(duels: &[Vec<u64>]) -> Vec<usize> {
    let options = duels.len();
    (0..options).map(|a| (0..options).filter(|b| duels[a][*b] > duels[*b][a]).count()).collect()
}

fn amounts(numbers: &[usize]) -> Vec<Amount> {
    numbers.iter().map(|number| Amount::whole(*number as i128)).collect()
}
