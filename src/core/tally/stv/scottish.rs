//! STV as in the Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52: the weighted
//! inclusive Gregory method, five decimals, the rest of each division ignored.
//!
//! The order knows no level preferences. Here a paper that puts options level is divided equally among those of them that
//! are continuing, and again when one of them hands it on.

use super::{Election, Rounds, those};
use crate::core::tally::amount::Amount;
use crate::core::tally::rankings::{Mark, tiers};
use crate::core::tally::result::{About, Round, Settled, TieNote};
use crate::core::tally::ties::{Course, Halt, Outcome, Tie};
use crate::core::tally::vote::{Quota, Uncountable};

/// One vote, in hundred-thousandths (rule 48(3): five decimal places).
const VOTE: i128 = 100_000;

/// Equal papers in an option's pile.
#[derive(Clone, Copy)]
struct Parcel {
    ranking: u32,
    /// Where the option's group begins on the paper.
    at: u32,
    /// What each paper is worth.
    value: i128,
}

#[derive(Clone)]
pub(super) struct Scottish<'a> {
    election: Election<'a>,
    quota: i128,
    continuing: Vec<bool>,
    elected: Vec<usize>,
    /// Elected, with a surplus not yet handed on.
    waiting: Vec<usize>,
    piles: Vec<Vec<Parcel>>,
    credit: Vec<i128>,
    /// Place of each option by its votes now, and among equals by its votes at the most recent stage where they differed;
    /// the fewest votes are place 0. Options that were level at every stage share a place.
    place: Vec<usize>,
    /// What was handed on, by whom and to whom it could go. With the continuing options it says where every paper is.
    past: Vec<(usize, Vec<bool>)>,
    rounds: Vec<Round>,
}

impl<'a> Scottish<'a> {
    pub(super) fn new(election: Election<'a>) -> Self {
        let (options, seats) = (election.options, election.seats as i128);
        let quota = match election.quota {
            // Rule 46: votes / (seats + 1), the rest ignored, and 1 added.
            Quota::Droop => (election.votes / (seats + 1) + 1) * VOTE,
            Quota::Hare => election.votes * VOTE / seats,
        };
        let mut count = Self {
            election,
            quota,
            continuing: vec![true; options],
            elected: Vec::new(),
            waiting: Vec::new(),
            piles: vec![Vec::new(); options],
            credit: vec![0; options],
            place: vec![0; options],
            past: Vec::new(),
            rounds: Vec::new(),
        };
        for ranking in 0..election.rankings.len() {
            count.hand(ranking as u32, 0, VOTE);
        }
        count.stage();
        count
    }

    /// Hands papers to the next continuing options, looking from `at`.
    fn hand(&mut self, ranking: u32, mut at: usize, value: i128) {
        let rankings = self.election.rankings;
        let (marks, papers) = (rankings.marks(ranking as usize), i128::from(rankings.weight(ranking as usize)));
        for tier in tiers(&marks[at..]) {
            let takers = self.continuing_of(tier).count() as i128;
            if takers > 0 {
                let value = value / takers;
                let takers: Vec<usize> = self.continuing_of(tier).collect();
                for option in takers.into_iter().filter(|_| value > 0) {
                    self.piles[option].push(Parcel { ranking, at: at as u32, value });
                    self.credit[option] += value * papers;
                }
                return;
            }
            at += tier.len();
        }
    }

    fn continuing_of<'m>(&'m self, tier: &'m [Mark]) -> impl Iterator<Item = usize> + 'm {
        tier.iter().map(|mark| mark.option()).filter(|option| self.continuing[*option])
    }

    /// The votes as they stand become a round, and history for ties.
    fn stage(&mut self) {
        let shown = |option: usize| self.continuing[option] || self.elected.contains(&option);
        let amount = |credit: i128| Amount::new(credit, VOTE).unwrap_or_default();
        let totals = (0..self.election.options).map(|option| shown(option).then(|| amount(self.credit[option]))).collect();
        let exhausted = amount(self.election.votes * VOTE - self.credit.iter().sum::<i128>());
        self.rounds.push(Round { totals, exhausted, quota: Some(amount(self.quota)), ..Round::default() });
        let mut order: Vec<(i128, usize)> = self.credit.iter().copied().zip(self.place.iter().copied()).collect();
        order.sort_unstable();
        order.dedup();
        let place = |option: usize| order.binary_search(&(self.credit[option], self.place[option])).unwrap_or_else(|at| at);
        self.place = (0..self.election.options).map(place).collect();
    }

    fn round(&mut self) -> &mut Round {
        if self.rounds.is_empty() {
            self.rounds.push(Round::default());
        }
        let last = self.rounds.len() - 1;
        &mut self.rounds[last]
    }

    fn candidates(&self) -> Vec<usize> {
        (0..self.election.options).filter(|option| self.continuing[*option]).collect()
    }

    /// Rule 47: whoever has the quota is elected. Rule 52: so are all who are left when they are no more than the vacancies.
    fn elect(&mut self) {
        let mut elected: Vec<usize> = self.candidates().into_iter().filter(|option| self.credit[*option] >= self.quota).collect();
        elected.sort_by_key(|option| std::cmp::Reverse((self.credit[*option], self.place[*option])));
        self.seat(&elected);
        let left = self.candidates();
        if left.len() <= self.election.seats.saturating_sub(self.elected.len()) {
            let mut left = left;
            left.sort_by_key(|option| std::cmp::Reverse((self.credit[*option], self.place[*option])));
            self.seat(&left);
        }
    }

    fn seat(&mut self, options: &[usize]) {
        for option in options {
            self.continuing[*option] = false;
            self.elected.push(*option);
            if self.credit[*option] > self.quota {
                self.waiting.push(*option);
            }
        }
        self.round().elected.extend_from_slice(options);
    }

    /// Rule 48: each paper goes on at surplus x its value / votes of the elected.
    fn hand_on_surplus(&mut self, from: usize) {
        self.round().surplus = Some(from);
        self.waiting.retain(|option| *option != from);
        let (all, surplus) = (self.credit[from], self.credit[from] - self.quota);
        self.credit[from] = self.quota;
        self.past.push((from, self.continuing.clone()));
        for parcel in std::mem::take(&mut self.piles[from]) {
            self.hand(parcel.ranking, parcel.at as usize, surplus * parcel.value / all);
        }
        self.stage();
    }

    /// Rule 50: papers go on at the value at which they were received.
    fn exclude(&mut self, out: &[usize]) {
        self.round().excluded = out.to_vec();
        out.iter().for_each(|option| self.continuing[*option] = false);
        for option in out {
            self.credit[*option] = 0;
            if self.election.rankings.any_level() {
                // Dividing rounds down, so with level options the order of exclusions matters too.
                self.past.push((*option, self.continuing.clone()));
            }
            for parcel in std::mem::take(&mut self.piles[*option]) {
                self.hand(parcel.ranking, parcel.at as usize, parcel.value);
            }
        }
        self.stage();
    }

    /// Rules 49 and 51: among equals the most recent stage at which they were unequal decides, else it is a tie.
    fn narrow(&mut self, equal: Vec<usize>, about: About, best: impl Fn(&[usize]) -> usize) -> Vec<usize> {
        let places: Vec<usize> = equal.iter().map(|option| self.place[*option]).collect();
        let wanted = best(&places);
        let left: Vec<usize> = equal.iter().copied().filter(|option| self.place[*option] == wanted).collect();
        if left.len() == 1 && equal.len() > 1 {
            self.note(TieNote { among: equal, about, settled: Settled::EarlierStage });
        }
        left
    }

    fn next_surplus(&mut self) -> Vec<usize> {
        let largest = self.waiting.iter().map(|option| self.credit[*option]).max();
        let equal = self.waiting.iter().copied().filter(|option| Some(self.credit[*option]) == largest).collect();
        self.narrow(equal, About::Surplus, |places| places.iter().copied().max().unwrap_or(0))
    }

    fn next_exclusion(&mut self) -> Vec<usize> {
        let candidates = self.candidates();
        let fewest = candidates.iter().map(|option| self.credit[*option]).min();
        let equal: Vec<usize> = candidates.iter().copied().filter(|option| Some(self.credit[*option]) == fewest).collect();
        self.narrow(equal, About::Exclusion, |places| places.iter().copied().min().unwrap_or(0))
    }
}

impl Course for Scottish<'_> {
    type Key = (Vec<bool>, Vec<usize>, Vec<usize>, Vec<(usize, Vec<bool>)>);

    fn run(&mut self) -> Result<Halt, Uncountable> {
        loop {
            self.elect();
            if self.elected.len() >= self.election.seats || self.candidates().is_empty() {
                return Ok(Halt::End);
            }
            if !self.waiting.is_empty() {
                match self.next_surplus().as_slice() {
                    [only] => self.hand_on_surplus(*only),
                    several => return Ok(Halt::Tie(Tie { about: About::Surplus, among: several.to_vec() })),
                }
                continue;
            }
            let out = self.next_exclusion();
            let none_has_votes = out.iter().all(|option| self.credit[*option] == 0);
            let enough_without = self.candidates().len() - out.len() + self.elected.len() >= self.election.seats;
            if out.len() == 1 || none_has_votes && enough_without {
                // Those without votes hand nothing on, and enough are left: their order cannot matter.
                self.exclude(&out);
            } else {
                return Ok(Halt::Tie(Tie { about: About::Exclusion, among: out }));
            }
        }
    }

    fn settle(&mut self, note: TieNote, chosen: usize) {
        let about = note.about;
        self.note(note);
        match about {
            About::Surplus => self.hand_on_surplus(chosen),
            About::Exclusion => self.exclude(&[chosen]),
        }
    }

    fn note(&mut self, note: TieNote) {
        self.round().tie = Some(note);
    }

    fn key(&self) -> Self::Key {
        // The history of those who are out of it decides nothing any more.
        let counts = |option: usize| self.continuing[option] || self.waiting.contains(&option);
        let mut places: Vec<usize> = (0..self.election.options).filter(|option| counts(*option)).map(|option| self.place[option]).collect();
        places.sort_unstable();
        places.dedup();
        let place = |option: usize| if counts(option) { places.binary_search(&self.place[option]).unwrap_or(0) + 1 } else { 0 };
        let mut elected = self.elected.clone();
        elected.sort_unstable();
        (self.continuing.clone(), elected, (0..self.election.options).map(place).collect(), self.past.clone())
    }

    fn rankings(&self) -> usize {
        self.election.rankings.len()
    }

    fn widest(&self) -> Outcome {
        let all = those(self.election.options, |option| self.elected.contains(&option));
        let open = self.elected.len() < self.election.seats;
        Outcome { some: those(self.election.options, |option| all.contains(&option) || open && self.continuing[option]), all }
    }
}

impl Rounds for Scottish<'_> {
    fn into_rounds(self) -> Vec<Round> {
        self.rounds
    }
}
