//! Instant runoff (Robert's Rules of Order Newly Revised, "preferential voting"; in Britain the alternative vote).
//!
//! A ballot counts for the highest option on it that is still in. Where level options are highest, its vote is divided
//! equally among those still in. When one option has more than half of the votes that still reach somebody, it wins;
//! otherwise the one with fewest is out.

use super::amount::{Amount, sum};
use super::counter::Turnout;
use super::rankings::{Mark, Rankings};
use super::result::{About, Account, Count, Round, TieNote};
use super::sums::Front;
use super::ties::{Course, Halt, Outcome, Tie, TieOrder, follow};
use super::vote::Uncountable;
use std::collections::BTreeSet;

/// Counts all rounds.
pub(super) fn count(rankings: &Rankings, options: usize, turnout: Turnout, ties: Option<&TieOrder>) -> Result<Count, Uncountable> {
    let (course, outcome) = follow(Runoff::new(rankings, options, turnout.counted.into()), ties)?;
    let winners: Vec<usize> = outcome.some.iter().copied().collect();
    let tied = winners.len() > 1;
    let totals = course.rounds.last().map(|round| round.totals.iter().map(|total| total.unwrap_or_default()).collect());
    let front = Front { certain: if tied { 0 } else { winners.len() }, winners, tied };
    Ok(front.into_count(totals.unwrap_or_else(|| vec![Amount::ZERO; options]), turnout, Account::Rounds { rounds: course.rounds }))
}

/// A ballot in an option's pile, and where on it the option's group begins.
#[derive(Clone, Copy)]
struct Paper {
    ranking: u32,
    at: u32,
}

#[derive(Clone)]
struct Runoff<'a> {
    rankings: &'a Rankings,
    alive: Vec<bool>,
    piles: Vec<Vec<Paper>>,
    /// `shares[option][n - 1]`: weight of the ballots of which it has the `n`th part.
    shares: Vec<Vec<i128>>,
    counted: i128,
    exhausted: i128,
    rounds: Vec<Round>,
}

impl<'a> Runoff<'a> {
    fn new(rankings: &'a Rankings, options: usize, counted: i128) -> Self {
        let (piles, shares) = (vec![Vec::new(); options], vec![vec![0]; options]);
        let mut runoff = Self { rankings, alive: vec![true; options], piles, shares, counted, exhausted: 0, rounds: Vec::new() };
        for ranking in 0..rankings.len() {
            runoff.place(ranking as u32, 0);
        }
        runoff
    }

    /// Puts a ballot on the piles of its highest options that are still in, looking from `at`.
    fn place(&mut self, ranking: u32, mut at: usize) {
        let rankings = self.rankings;
        let (marks, weight) = (rankings.marks(ranking as usize), i128::from(rankings.weight(ranking as usize)));
        while at < marks.len() {
            let tier = tier(marks, at);
            let takers = self.takers(tier);
            if takers > 0 {
                for mark in tier.iter().filter(|mark| self.alive[mark.option()]) {
                    self.piles[mark.option()].push(Paper { ranking, at: at as u32 });
                    share(&mut self.shares[mark.option()], takers, weight);
                }
                return;
            }
            at += tier.len();
        }
        self.exhausted += weight;
    }

    fn takers(&self, tier: &[Mark]) -> usize {
        tier.iter().filter(|mark| self.alive[mark.option()]).count()
    }

    fn exclude(&mut self, option: usize) {
        self.alive[option] = false;
        self.shares[option] = vec![0];
        let rankings = self.rankings;
        for paper in std::mem::take(&mut self.piles[option]) {
            let (marks, weight) = (rankings.marks(paper.ranking as usize), i128::from(rankings.weight(paper.ranking as usize)));
            let tier = tier(marks, paper.at as usize);
            let left = self.takers(tier);
            if left == 0 {
                self.place(paper.ranking, paper.at as usize + tier.len());
            }
            // Those who were level with it hold the ballot already; their part of it grows.
            for mark in tier.iter().filter(|mark| self.alive[mark.option()]) {
                share(&mut self.shares[mark.option()], left + 1, -weight);
                share(&mut self.shares[mark.option()], left, weight);
            }
        }
    }

    fn totals(&self) -> Result<Vec<Option<Amount>>, Uncountable> {
        let total = |option: usize| {
            let parts = self.shares[option].iter().enumerate().filter(|(_, weight)| **weight != 0);
            let parts: Option<Vec<Amount>> = parts.map(|(at, weight)| Amount::new(*weight, at as i128 + 1)).collect();
            parts.and_then(sum).ok_or(Uncountable::TooFine)
        };
        (0..self.alive.len()).map(|option| self.alive[option].then(|| total(option)).transpose()).collect()
    }

    fn still_in(&self) -> impl Iterator<Item = usize> {
        (0..self.alive.len()).filter(|option| self.alive[*option])
    }

    /// Ends the round: these are out.
    fn leave(&mut self, out: &[usize]) {
        out.iter().for_each(|option| self.exclude(*option));
        if let Some(round) = self.rounds.last_mut() {
            round.excluded = out.to_vec();
        }
    }

    fn win(&mut self, option: usize) -> Halt {
        self.alive.iter_mut().for_each(|alive| *alive = false);
        self.alive[option] = true;
        if let Some(round) = self.rounds.last_mut() {
            round.elected = vec![option];
        }
        Halt::End
    }
}

/// The group of level options that begins at `at`.
fn tier(marks: &[Mark], at: usize) -> &[Mark] {
    super::rankings::tiers(&marks[at..]).next().unwrap_or(&[])
}

fn share(shares: &mut Vec<i128>, parts: usize, weight: i128) {
    if shares.len() < parts {
        shares.resize(parts, 0);
    }
    shares[parts - 1] += weight;
}

impl Course for Runoff<'_> {
    /// Who is still in says where every ballot lies.
    type Key = Vec<bool>;

    fn run(&mut self) -> Result<Halt, Uncountable> {
        loop {
            let totals = self.totals()?;
            self.rounds.push(Round { totals: totals.clone(), exhausted: Amount::whole(self.exhausted), ..Round::default() });
            let standing: Vec<(usize, Amount)> = totals.into_iter().enumerate().filter_map(|(option, total)| Some((option, total?))).collect();
            let all = Amount::whole(self.counted - self.exhausted);
            let (Some((first, most)), Some((_, fewest))) = (standing.iter().max_by_key(|(_, total)| *total), standing.iter().min_by_key(|(_, total)| *total))
            else {
                return Ok(Halt::End);
            };
            if all.is_zero() {
                self.alive.iter_mut().for_each(|alive| *alive = false);
                return Ok(Halt::End);
            }
            if most.plus(*most).ok_or(Uncountable::TooFine)? > all {
                return Ok(self.win(*first));
            }
            let last: Vec<usize> = standing.iter().filter(|(_, total)| total == fewest).map(|(option, _)| *option).collect();
            if last.len() > 1 && !fewest.is_zero() {
                return Ok(Halt::Tie(Tie { about: About::Exclusion, among: last }));
            }
            // Those without a single vote hand nothing on: their order cannot matter.
            self.leave(&last);
        }
    }

    fn settle(&mut self, note: TieNote, chosen: usize) {
        self.note(note);
        self.leave(&[chosen]);
    }

    fn note(&mut self, note: TieNote) {
        if let Some(round) = self.rounds.last_mut() {
            round.tie = Some(note);
        }
    }

    fn key(&self) -> Self::Key {
        self.alive.clone()
    }

    fn rankings(&self) -> usize {
        self.rankings.len()
    }

    fn widest(&self) -> Outcome {
        let some: BTreeSet<usize> = self.still_in().collect();
        let all = if some.len() == 1 { some.clone() } else { BTreeSet::new() };
        Outcome { some, all }
    }
}
