//! STV by Meek's method, in whole billionths of a vote: Hill, Wichmann and Woodall, "Algorithm 123: Single transferable vote
//! by Meek's method", The Computer Journal 30 (1987), with the precision, the rounding and the end of iterations of the
//! Proportional Representation Foundation's Reference Meek Rule, whose steps (A to C) are named below.
//!
//! Every elected option keeps of each vote that comes to it just the part that leaves it the quota, and lets the rest pass.
//! Level options take equal parts of what reaches them, and what they do not keep passes to the next below.

use super::{Election, Rounds, those};
use crate::core::tally::amount::Amount;
use crate::core::tally::rankings::{Mark, tiers};
use crate::core::tally::result::{About, Round, TieNote};
use crate::core::tally::ties::{Course, Halt, Outcome, Tie};
use crate::core::tally::vote::{Quota, Uncountable};

/// One vote: nine decimals.
const VOTE: i128 = 1_000_000_000;
/// An iteration is good enough when the surplus is below 0.000001 votes.
const OMEGA: i128 = VOTE / 1_000_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Hopeful,
    Elected,
    Defeated,
}

#[derive(Clone)]
pub(super) struct Meek<'a> {
    election: Election<'a>,
    standing: Vec<Standing>,
    elected: Vec<usize>,
    /// Part that each option keeps of a vote that comes to it.
    keep: Vec<i128>,
    credit: Vec<i128>,
    quota: i128,
    surplus: i128,
    rounds: Vec<Round>,
}

impl<'a> Meek<'a> {
    /// Step A.
    pub(super) fn new(election: Election<'a>) -> Self {
        let options = election.options;
        let (standing, keep) = (vec![Standing::Hopeful; options], vec![VOTE; options]);
        Self { election, standing, elected: Vec::new(), keep, credit: vec![0; options], quota: 0, surplus: 0, rounds: Vec::new() }
    }

    fn hopefuls(&self) -> Vec<usize> {
        (0..self.election.options).filter(|option| self.standing[*option] == Standing::Hopeful).collect()
    }

    fn is_complete(&self) -> bool {
        self.elected.len() >= self.election.seats || self.elected.len() + self.hopefuls().len() <= self.election.seats
    }

    /// Step B.2: until nothing of weight is left to hand on, or somebody is elected. Whether somebody was.
    fn iterate(&mut self) -> bool {
        let mut before = None;
        loop {
            self.distribute();
            let reached: Vec<usize> = self.hopefuls().into_iter().filter(|option| self.credit[*option] >= self.quota).collect();
            let elected = self.elect(reached);
            self.surplus = self.elected.iter().map(|option| (self.credit[*option] - self.quota).max(0)).sum();
            if elected {
                return true;
            }
            if self.surplus < OMEGA || before.is_some_and(|before| self.surplus >= before) {
                return false;
            }
            before = Some(self.surplus);
            self.update_keep();
        }
    }

    /// Steps B.2.a and b: every vote through its ranking, then the quota from what still reaches somebody.
    fn distribute(&mut self) {
        self.credit.iter_mut().for_each(|credit| *credit = 0);
        for (marks, weight) in self.election.rankings.iter() {
            let mut left = VOTE;
            for tier in tiers(marks) {
                left -= self.pass(tier, left, weight.into());
                if left == 0 {
                    break;
                }
            }
        }
        let (votes, seats) = (self.credit.iter().sum::<i128>(), self.election.seats as i128);
        self.quota = match self.election.quota {
            Quota::Droop => votes / (seats + 1) + 1,
            Quota::Hare => votes / seats,
        };
    }

    /// What the options of one group keep of a vote of which `left` comes to them.
    fn pass(&mut self, tier: &[Mark], left: i128, weight: i128) -> i128 {
        let takers = tier.iter().filter(|mark| self.standing[mark.option()] != Standing::Defeated).count() as i128;
        let mut kept_by_all = 0;
        for mark in tier.iter().filter(|mark| self.standing[mark.option()] != Standing::Defeated) {
            let kept = up(left / takers * self.keep[mark.option()], VOTE);
            self.credit[mark.option()] += kept * weight;
            kept_by_all += kept;
        }
        kept_by_all
    }

    /// Step B.2.f, rounded up both times.
    fn update_keep(&mut self) {
        for option in &self.elected {
            let (credit, keep) = (self.credit[*option], self.keep[*option]);
            if credit > 0 {
                self.keep[*option] = up(up(keep * self.quota, VOTE) * VOTE, credit).min(VOTE);
            }
        }
    }

    fn elect(&mut self, mut options: Vec<usize>) -> bool {
        options.sort_by_key(|option| std::cmp::Reverse(self.credit[*option]));
        options.iter().for_each(|option| self.standing[*option] = Standing::Elected);
        self.elected.extend_from_slice(&options);
        if !options.is_empty() {
            self.show();
            self.round().elected = options;
            return true;
        }
        false
    }

    fn defeat(&mut self, options: &[usize]) {
        for option in options {
            self.standing[*option] = Standing::Defeated;
            self.keep[*option] = 0;
        }
        self.round().excluded = options.to_vec();
    }

    /// The numbers as they stand become a round of the account.
    fn show(&mut self) {
        let amount = |credit: i128| Amount::new(credit, VOTE).unwrap_or_default();
        let shown = |option: usize| (self.standing[option] != Standing::Defeated).then(|| amount(self.credit[option]));
        let totals = (0..self.election.options).map(shown).collect();
        let exhausted = amount(self.election.votes * VOTE - self.credit.iter().sum::<i128>());
        self.rounds.push(Round { totals, exhausted, quota: Some(amount(self.quota)), ..Round::default() });
    }

    fn round(&mut self) -> &mut Round {
        if self.rounds.is_empty() {
            self.show();
        }
        let last = self.rounds.len() - 1;
        &mut self.rounds[last]
    }

    /// Step B.3: whoever is within the surplus of the lowest is tied with it.
    fn lowest(&self) -> Vec<usize> {
        let hopefuls = self.hopefuls();
        let fewest = hopefuls.iter().map(|option| self.credit[*option]).min().unwrap_or(0);
        hopefuls.into_iter().filter(|option| self.credit[*option] <= fewest + self.surplus).collect()
    }
}

/// `over / under`, rounded up. Neither is negative.
fn up(over: i128, under: i128) -> i128 {
    (over + under - 1) / under
}

impl Course for Meek<'_> {
    type Key = (Vec<usize>, Vec<i128>);

    fn run(&mut self) -> Result<Halt, Uncountable> {
        loop {
            if self.is_complete() {
                // Step C: the seats that are left go to those who are left.
                if self.elected.len() < self.election.seats {
                    self.distribute();
                    let left = self.hopefuls();
                    self.elect(left);
                }
                return Ok(Halt::End);
            }
            if self.iterate() {
                continue;
            }
            self.show();
            let lowest = self.lowest();
            let none_has_votes = lowest.iter().all(|option| self.credit[*option] == 0);
            let enough_without = self.hopefuls().len() - lowest.len() + self.elected.len() >= self.election.seats;
            if lowest.len() == 1 || none_has_votes && enough_without {
                self.defeat(&lowest);
            } else {
                return Ok(Halt::Tie(Tie { about: About::Exclusion, among: lowest }));
            }
        }
    }

    fn settle(&mut self, note: TieNote, chosen: usize) {
        self.note(note);
        self.defeat(&[chosen]);
    }

    fn note(&mut self, note: TieNote) {
        self.round().tie = Some(note);
    }

    fn key(&self) -> Self::Key {
        // Defeated options keep 0, hopeful ones all.
        let mut elected = self.elected.clone();
        elected.sort_unstable();
        (elected, self.keep.clone())
    }

    fn rankings(&self) -> usize {
        self.election.rankings.len()
    }

    fn widest(&self) -> Outcome {
        let open = self.elected.len() < self.election.seats;
        let may = |option: usize| match self.standing[option] {
            Standing::Elected => true,
            Standing::Hopeful => open,
            Standing::Defeated => false,
        };
        Outcome { some: those(self.election.options, may), all: those(self.election.options, |option| self.elected.contains(&option)) }
    }
}

impl Rounds for Meek<'_> {
    fn into_rounds(self) -> Vec<Round> {
        self.rounds
    }
}
