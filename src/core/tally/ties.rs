//! Ties: declared, never silently broken.
//!
//! A tie inside a count of rounds is followed down every way out of it ("parallel universes", Conitzer, Rognlie and Xia,
//! IJCAI 2009). If all ways elect the same, it makes no difference. Otherwise all who win on some way are named, and the
//! count is tied, unless an order for ties was stated before.

use super::result::{About, Settled, TieNote};
use super::vote::Uncountable;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// After so many forks we say that there are too many ties: fewer when each is costly.
const MOST_FORKS: usize = 20_000;
const MOST_FORKS_TIMES_RANKINGS: usize = 50_000_000;
const LEAST_FORKS: usize = 100;

/// All options in the order in which they win ties: the coordinator's choice, or drawn from a seed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TieOrder(Vec<usize>);

impl TieOrder {
    /// The coordinator's choice: each of the options once, the one that wins ties first.
    ///
    /// # Errors
    /// `None` when an option is missing or named twice.
    pub fn stated(order: Vec<usize>, options: usize) -> Option<Self> {
        let distinct: BTreeSet<usize> = order.iter().copied().collect();
        (order.len() == options && distinct.len() == options && distinct.iter().all(|option| *option < options)).then_some(Self(order))
    }

    /// Drawn from a seed that was published before: by SHA-256 of the seed, a line feed and the option's name, smallest
    /// first. Anybody can repeat it: `printf 'SEED\nNAME' | sha256sum`.
    pub fn from_seed(seed: &str, names: &[String]) -> Self {
        let mut order: Vec<usize> = (0..names.len()).collect();
        order.sort_by_cached_key(|option| Sha256::digest(format!("{seed}\n{}", names[*option])).to_vec());
        Self(order)
    }

    /// The options in the order in which they win ties.
    pub fn order(&self) -> &[usize] {
        &self.0
    }

    /// Sorts by who wins ties.
    pub(super) fn sort(&self, options: &mut [usize]) {
        options.sort_by_key(|option| self.0.iter().position(|other| other == option));
    }
}

/// Who wins on some way out of the ties, and who on all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Outcome {
    pub some: BTreeSet<usize>,
    pub all: BTreeSet<usize>,
}

impl Outcome {
    fn or(self, other: &Self) -> Self {
        Self { some: &self.some | &other.some, all: &self.all & &other.all }
    }
}

/// A tie that the rules of the count leave open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Tie {
    pub about: About,
    pub among: Vec<usize>,
}

pub(super) enum Halt {
    End,
    Tie(Tie),
}

/// A count of rounds on its way.
pub(super) trait Course: Clone {
    /// What decides how it goes on from a tie.
    type Key: Ord;

    /// Goes on to the end or to the next tie.
    fn run(&mut self) -> Result<Halt, Uncountable>;
    /// Takes one way out of the tie: `chosen` is excluded, or its surplus comes first.
    fn settle(&mut self, note: TieNote, chosen: usize);
    /// Writes the tie into the account.
    fn note(&mut self, note: TieNote);
    fn key(&self) -> Self::Key;
    /// How many distinct rankings each way out goes through.
    fn rankings(&self) -> usize;
    /// From here: everybody who could still win, and those who have won. At the end both are the winners.
    fn widest(&self) -> Outcome;
}

/// Runs to the end, or to the first tie that decides when no order was stated.
pub(super) fn follow<C: Course>(mut course: C, order: Option<&TieOrder>) -> Result<(C, Outcome), Uncountable> {
    let mut seen = BTreeMap::new();
    loop {
        let Halt::Tie(tie) = course.run()? else {
            let outcome = course.widest();
            return Ok((course, outcome));
        };
        let found = explore(course.clone(), &tie, &mut seen);
        let note = |settled| TieNote { among: tie.among.clone(), about: tie.about, settled };
        match (found, order) {
            (Ok(outcome), _) if outcome.some == outcome.all => {
                let last = tie.among[tie.among.len() - 1];
                course.settle(note(Settled::MakesNoDifference), last);
            }
            (Ok(_) | Err(Uncountable::TooManyTies), Some(order)) => {
                let chosen = chosen(&tie, order);
                course.settle(note(Settled::StatedRule), chosen);
            }
            (Ok(outcome), None) => {
                course.note(note(Settled::Open));
                return Ok((course, outcome));
            }
            (Err(error), _) => return Err(error),
        }
    }
}

/// The one who wins ties has its surplus handed on first; the one who loses them is excluded.
fn chosen(tie: &Tie, order: &TieOrder) -> usize {
    let mut among = tie.among.clone();
    order.sort(&mut among);
    match tie.about {
        About::Surplus => among[0],
        About::Exclusion => among[among.len() - 1],
    }
}

/// What all ways out of this tie come to.
fn explore<C: Course>(course: C, tie: &Tie, seen: &mut BTreeMap<C::Key, Outcome>) -> Result<Outcome, Uncountable> {
    let key = course.key();
    if let Some(known) = seen.get(&key) {
        return Ok(known.clone());
    }
    if seen.len() >= (MOST_FORKS_TIMES_RANKINGS / course.rankings().max(1)).clamp(LEAST_FORKS, MOST_FORKS) {
        return Err(Uncountable::TooManyTies);
    }
    let widest = course.widest();
    let mut found: Option<Outcome> = None;
    for chosen in &tie.among {
        let mut branch = course.clone();
        branch.settle(TieNote { among: Vec::new(), about: tie.about, settled: Settled::Open }, *chosen);
        let outcome = match branch.run()? {
            Halt::End => branch.widest(),
            Halt::Tie(next) => explore(branch, &next, seen)?,
        };
        let merged = found.map_or(outcome.clone(), |found| found.or(&outcome));
        // Nothing that the other ways could add.
        let complete = merged == widest;
        found = Some(merged);
        if complete {
            break;
        }
    }
    let outcome = found.unwrap_or(widest);
    seen.insert(key, outcome.clone());
    Ok(outcome)
}
