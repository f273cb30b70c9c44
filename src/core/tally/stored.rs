//! A stored poll as counting sees it: its kind's method, its ballots as plain votes, and what came of it as a tally.

use super::amount::Amount;
use super::counter::Counter;
use super::rankings::Ranking;
use super::result::{Account, Count};
use super::ties::TieOrder;
use super::verdict::verdict;
use super::vote::{Answer, Method, Quota, Strength, StvRules, Uncountable, Vote};
use super::{Folded, Line, Tally};
use crate::core::ballot::{Ballot, Choice, Fit};
use crate::core::ids::PersonId;
use crate::core::poll::{Choosable, Poll, PollKind, Ranked, StvQuota, Transfer};
use std::collections::{BTreeMap, BTreeSet};

/// Counts the ballots that were cast and those that their holders cast for others. The order of `cast` does not matter.
pub fn count(poll: &Poll, cast: &[Ballot]) -> Tally {
    let mut counting = Counting::of(poll.clone());
    cast.iter().for_each(|ballot| counting.add(Some(ballot.person), &ballot.choice, 1));
    counting.tally()
}

/// The same from ballots that were folded before.
pub fn count_folded(poll: &Poll, folded: &Folded) -> Tally {
    let mut counting = Counting::of(poll.clone());
    folded.iter().for_each(|(of, choice, ballots)| counting.add(of, choice, ballots));
    counting.tally()
}

/// A stored poll being counted. What it keeps grows with its distinct ballots alone.
#[derive(Clone, Debug)]
pub struct Counting {
    poll: Poll,
    places: BTreeMap<String, usize>,
    counter: Counter,
    /// Whose ballots are told from others', and what they say, for those who vote for somebody.
    apart: BTreeSet<PersonId>,
    theirs: Folded,
    voted: u32,
    votes: u32,
    none: u32,
}

impl Counting {
    pub fn of(poll: Poll) -> Self {
        let seats = if let PollKind::Stv { seats, .. } = poll.kind { seats as usize } else { 1 };
        let counter = Counter::new(method(poll.kind, poll.options.len()), poll.options.len(), seats);
        let places = poll.options.iter().enumerate().map(|(place, option)| (option.code.clone(), place)).collect();
        Self { places, counter, apart: poll.settings.apart(), theirs: Folded::default(), voted: 0, votes: 0, none: 0, poll }
    }

    /// Takes ballots that say the same. `of` is needed of those alone whom [`crate::core::poll::Settings::apart`] names.
    pub fn add(&mut self, of: Option<PersonId>, choice: &Choice, ballots: u32) {
        if let Some(person) = of.filter(|person| self.apart.contains(person)) {
            self.theirs.add(Some(person), choice.clone(), ballots);
        }
        self.put(choice, ballots, of.map_or(1, |person| self.poll.settings.weight(person)));
    }

    fn put(&mut self, choice: &Choice, ballots: u32, each: u32) {
        let votes = ballots.saturating_mul(each);
        self.voted = self.voted.saturating_add(ballots);
        self.votes = self.votes.saturating_add(votes);
        if *choice == Choice::NoneOfThese {
            self.none = self.none.saturating_add(votes);
        }
        if let Some(vote) = vote(choice, &self.places) {
            let fits = self.counter.add(votes.into(), &vote);
            // No door lets a ballot in that does not fit its poll.
            debug_assert!(fits.is_ok(), "{choice:?}: {fits:?}");
        }
    }

    /// How many distinct rankings are held.
    pub fn distinct(&self) -> usize {
        self.counter.distinct()
    }

    /// The count, with the votes that are cast for somebody else.
    pub fn tally(mut self) -> Tally {
        let cast = self.voted;
        let theirs = std::mem::take(&mut self.theirs);
        for (giver, choice) in theirs.by_proxy(&self.poll.settings) {
            self.put(choice, 1, self.poll.settings.weight(giver));
        }
        let poll = &self.poll;
        let (counted, drawn) = numbers(poll, &self.counter);
        let drawn = drawn.into_iter().filter_map(|place| poll.options.get(place)).map(|option| option.code.clone()).collect();
        let total = |place: usize| counted.as_ref().ok().and_then(|count| count.totals.get(place)).copied().unwrap_or_default();
        let line = |(place, option): (usize, &Choosable)| Line { code: option.code.clone(), name: option.name.clone(), votes: total(place) };
        let mut tally = Tally {
            lines: poll.options.iter().enumerate().map(line).collect(),
            voted: self.voted,
            entitled: poll.entitled,
            needed: poll.quorum.map(|quorum| quorum.needed(poll.entitled)),
            verdict: super::Verdict::NoVotes,
            by_proxy: self.voted - cast,
            weight: (!poll.settings.weights.is_empty()).then_some(self.votes),
            none: self.none,
            account: None,
            drawn,
        };
        tally.verdict = verdict(poll, &tally, counted.as_ref().ok());
        tally.account = counted.ok().map(|count| count.account).filter(|account| *account != Account::Sums);
        tally
    }
}

/// The count, and the options between which the poll's seed decided.
fn numbers(poll: &Poll, counter: &Counter) -> (Result<Count, Uncountable>, Vec<usize>) {
    let open = counter.count(None);
    match (&open, tie_order(poll)) {
        (Ok(count), Some(order)) if count.tied => (counter.count(Some(&order)), count.winners[count.certain.min(count.winners.len())..].to_vec()),
        (Err(Uncountable::TooManyTies), Some(order)) => (counter.count(Some(&order)), Vec::new()),
        _ => (open, Vec::new()),
    }
}

/// Drawn from the seed that the ballot named; without one a tie stays a tie.
fn tie_order(poll: &Poll) -> Option<TieOrder> {
    let names: Vec<String> = poll.options.iter().map(|option| option.name.clone()).collect();
    poll.settings.tie_seed.as_ref().map(|seed| TieOrder::from_seed(seed, &names))
}

/// How ballots of a kind are counted. A sense check, a count and a question round only add up.
fn method(kind: PollKind, options: usize) -> Method {
    match kind {
        PollKind::Single | PollKind::Proposal | PollKind::Check | PollKind::Count { .. } | PollKind::Question => Method::Single,
        PollKind::Multiple { min, max } => Method::Multiple { min: min as usize, max: max.map_or(options, |max| max as usize) },
        PollKind::Score { min, max } => Method::Score { min: min.into(), max: max.into() },
        PollKind::Dots { budget } => Method::Dot { budget: budget.into() },
        PollKind::Ranked { by: Ranked::InstantRunoff, .. } => Method::Irv,
        PollKind::Ranked { by: Ranked::Borda, .. } => Method::Borda,
        PollKind::Ranked { by: Ranked::Schulze, .. } => Method::Schulze(Strength::WinningVotes),
        PollKind::Stv { transfer, quota, .. } => Method::Stv {
            rules: match transfer {
                Transfer::Scottish => StvRules::Scottish,
                Transfer::Meek => StvRules::Meek,
            },
            quota: match quota {
                StvQuota::Droop => Quota::Droop,
                StvQuota::Hare => Quota::Hare,
            },
        },
        PollKind::Meeting { .. } => Method::Meeting,
    }
}

/// A choice with its options by place. `None` for what adds nothing to any option.
fn vote(choice: &Choice, places: &BTreeMap<String, usize>) -> Option<Vote> {
    let place = |code: &String| places.get(code).copied();
    let points = |given: &BTreeMap<String, u32>| given.iter().filter_map(|(code, points)| Some((place(code)?, i64::from(*points)))).collect();
    Some(match choice {
        Choice::One(code) => Vote::Choice(place(code)?),
        Choice::Several(codes) => Vote::Choices(codes.iter().filter_map(place).collect()),
        Choice::Scores(given) | Choice::Dots(given) => Vote::Scores(points(given)),
        Choice::Ranking(tiers) => {
            let tiers = tiers.iter().map(|tier| tier.iter().filter_map(place).collect::<Vec<usize>>());
            Vote::Ranking(Ranking::from_tiers(tiers))
        }
        Choice::Times(fits) => {
            let answer = |fit: &Fit| match fit {
                Fit::Yes => Answer::Yes,
                Fit::Maybe => Answer::Maybe,
                Fit::No => Answer::No,
            };
            Vote::Times(fits.iter().filter_map(|(code, fit)| Some((place(code)?, answer(fit)))).collect())
        }
        Choice::NoneOfThese | Choice::Words => return None,
    })
}

/// What an amount is in votes, where it has no fraction.
pub(super) fn whole(amount: Amount) -> u32 {
    amount.as_whole().and_then(|votes| u32::try_from(votes).ok()).unwrap_or(0)
}

#[cfg(test)]
#[path = "stored_tests.rs"]
mod tests;
