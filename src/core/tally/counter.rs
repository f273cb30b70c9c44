//! Takes ballots one by one and counts them. What it keeps does not grow with the ballots: sums per option, or each
//! distinct ranking once.

use super::rankings::{MOST_OPTIONS, Rankings};
use super::result::Count;
use super::sums::Sums;
use super::ties::TieOrder;
use super::vote::{MOST_POINTS, MOST_WEIGHT, Method, Uncountable, Unfit, Vote};
use super::{borda, pairs, runoff, stv};

/// A poll being counted.
#[derive(Clone, Debug)]
pub struct Counter {
    method: Method,
    options: usize,
    seats: usize,
    sums: Sums,
    rankings: Rankings,
    counted: u64,
    blank: u64,
    /// When each option was last named, by ballot number: finds an option that is named twice.
    named: Vec<u64>,
    ballots: u64,
}

/// What all methods share about the ballots.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turnout {
    pub counted: u64,
    pub blank: u64,
}

impl Counter {
    /// `seats` is taken for 1 where the method can fill only one. More than [`MOST_OPTIONS`] options are not counted.
    pub fn new(method: Method, options: usize, seats: usize) -> Self {
        let seats = if method.may_have_seats() { seats.max(1) } else { 1 };
        let options = options.min(MOST_OPTIONS);
        Self { method, options, seats, sums: Sums::new(options), rankings: Rankings::default(), counted: 0, blank: 0, named: vec![0; options], ballots: 0 }
    }

    /// Adds `weight` equal ballots. A ballot that does not fit changes nothing.
    ///
    /// # Errors
    /// What about the ballot the method does not allow.
    pub fn add(&mut self, weight: u64, vote: &Vote) -> Result<(), Unfit> {
        if self.counted.checked_add(self.blank).and_then(|sum| sum.checked_add(weight)).is_none_or(|sum| sum > MOST_WEIGHT) {
            return Err(Unfit::TooHeavy);
        }
        self.ballots += 1;
        let says_something = self.check(vote)?;
        if weight == 0 {
            return Ok(());
        }
        if !says_something {
            self.blank += weight;
            return Ok(());
        }
        self.counted += weight;
        match vote {
            Vote::Ranking(ranking) => self.rankings.add(weight, ranking.marks()),
            other => self.sums.add(weight, other),
        }
        Ok(())
    }

    /// Whether the ballot fits, and whether it says anything.
    fn check(&mut self, vote: &Vote) -> Result<bool, Unfit> {
        match (&self.method, vote) {
            (Method::Single | Method::Proposal(_), Vote::Choice(option)) => self.once([*option]),
            (Method::Multiple { min, max }, Vote::Choices(options)) => {
                let (min, max, named) = (*min, *max, options.len());
                let says_something = self.once(options.iter().copied())?;
                if named > max {
                    return Err(Unfit::TooMany { named, max });
                }
                // An empty ballot is a blank one, whatever the least number is.
                if says_something && named < min {
                    return Err(Unfit::TooFew { named, min });
                }
                Ok(says_something)
            }
            (Method::Score { min, max }, Vote::Scores(scores)) => {
                within(scores, *min, *max)?;
                self.once(scores.iter().map(|(option, _)| *option))
            }
            (Method::Dot { budget }, Vote::Scores(scores)) => {
                within(scores, 0, MOST_POINTS)?;
                let spent = scores.iter().map(|(_, points)| points.unsigned_abs()).sum();
                if spent > *budget {
                    return Err(Unfit::OverBudget { spent, budget: *budget });
                }
                self.once(scores.iter().map(|(option, _)| *option))
            }
            (Method::Meeting, Vote::Times(times)) => self.once(times.iter().map(|(option, _)| *option)),
            (method, Vote::Ranking(ranking)) if method.is_ranked() => self.once(ranking.marks().iter().map(|mark| mark.option())),
            _ => Err(Unfit::OtherMethod),
        }
    }

    /// Each option exists and is named at most once. Whether any is named.
    fn once(&mut self, options: impl IntoIterator<Item = usize>) -> Result<bool, Unfit> {
        let mut any = false;
        for option in options {
            any = true;
            let last = self.named.get_mut(option).ok_or(Unfit::NoSuchOption { option })?;
            if *last == self.ballots {
                return Err(Unfit::Twice { option });
            }
            *last = self.ballots;
        }
        Ok(any)
    }

    /// How many distinct rankings are held.
    pub fn distinct(&self) -> usize {
        self.rankings.len()
    }

    /// Counts. Without a single ballot that says something there are no winners and no tie.
    ///
    /// # Errors
    /// When the ballots are so odd that no exact result can be found.
    pub fn count(&self, ties: Option<&TieOrder>) -> Result<Count, Uncountable> {
        let turnout = Turnout { counted: self.counted, blank: self.blank };
        match &self.method {
            Method::Irv => runoff::count(&self.rankings, self.options, turnout, ties),
            Method::Borda => Ok(borda::count(&self.rankings, self.options, self.seats, turnout, ties)),
            Method::Condorcet => Ok(pairs::condorcet(&self.rankings, self.options, turnout)),
            Method::Schulze(strength) => Ok(pairs::schulze(&self.rankings, self.options, *strength, turnout, ties)),
            Method::Stv { rules, quota } => stv::count(&self.rankings, self.options, self.seats, *rules, *quota, turnout, ties),
            Method::Proposal(stances) => Ok(self.sums.consent(stances, turnout, ties)),
            method => Ok(self.sums.count(method, self.seats, turnout, ties)),
        }
    }
}

fn within(scores: &[(usize, i64)], min: i64, max: i64) -> Result<(), Unfit> {
    let (min, max) = (min.max(-MOST_POINTS), max.min(MOST_POINTS));
    match scores.iter().find(|(_, points)| !(min..=max).contains(points)) {
        Some((option, points)) => Err(Unfit::OutOfRange { option: *option, points: *points, min, max }),
        None => Ok(()),
    }
}

#[cfg(test)]
#[path = "counter_tests.rs"]
mod tests;
