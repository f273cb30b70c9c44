//! Single transferable vote: what its two counts, Scottish and Meek, have in common.

mod meek;
mod scottish;

use super::amount::Amount;
use super::counter::Turnout;
use super::rankings::Rankings;
use super::result::{Account, Count, Round};
use super::sums::Front;
use super::ties::{Course, Outcome, TieOrder, follow};
use super::vote::{Quota, StvRules, Uncountable};
use std::collections::BTreeSet;

/// What is counted, unchanged while it is.
#[derive(Clone, Copy)]
struct Election<'a> {
    rankings: &'a Rankings,
    options: usize,
    seats: usize,
    quota: Quota,
    /// Ballots that are not blank.
    votes: i128,
}

/// Counts all rounds. Winners stand in the order of their election.
pub(super) fn count(
    rankings: &Rankings,
    options: usize,
    seats: usize,
    rules: StvRules,
    quota: Quota,
    turnout: Turnout,
    ties: Option<&TieOrder>,
) -> Result<Count, Uncountable> {
    let election = Election { rankings, options, seats, quota, votes: turnout.counted.into() };
    if turnout.counted == 0 {
        let nobody = Front { winners: Vec::new(), tied: false, certain: 0 };
        return Ok(nobody.into_count(vec![Amount::ZERO; options], turnout, Account::Rounds { rounds: Vec::new() }));
    }
    let (outcome, rounds) = match rules {
        StvRules::Scottish => finish(follow(scottish::Scottish::new(election), ties)?),
        StvRules::Meek => finish(follow(meek::Meek::new(election), ties)?),
    };
    let totals = rounds.last().map_or_else(|| vec![Amount::ZERO; options], |round| round.totals.iter().map(|total| total.unwrap_or_default()).collect());
    Ok(in_order(&outcome, &rounds).into_count(totals, turnout, Account::Rounds { rounds }))
}

trait Rounds {
    fn into_rounds(self) -> Vec<Round>;
}

fn finish<C: Course + Rounds>((course, outcome): (C, Outcome)) -> (Outcome, Vec<Round>) {
    (outcome, course.into_rounds())
}

/// Those who win in any case, in the order of their election as far as the account goes, then those who may.
fn in_order(outcome: &Outcome, rounds: &[Round]) -> Front {
    let elected = rounds.iter().flat_map(|round| &round.elected).copied();
    let mut winners: Vec<usize> = elected.filter(|option| outcome.all.contains(option)).collect();
    let rest: Vec<usize> = outcome.all.iter().filter(|option| !winners.contains(option)).copied().collect();
    winners.extend(rest);
    let certain = winners.len();
    winners.extend(outcome.some.difference(&outcome.all));
    Front { tied: winners.len() > certain, certain, winners }
}

/// The options for which this holds.
fn those(options: usize, holds: impl Fn(usize) -> bool) -> BTreeSet<usize> {
    (0..options).filter(|option| holds(*option)).collect()
}
