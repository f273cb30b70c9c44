//! The result as JSON, with names for numbers. Amounts are written digit by digit, never through binary fractions.

use super::poll::{Counted, Names, Poll};
use crate::core::tally::amount::Amount;
use crate::core::tally::result::{About, Account, Count, Round, Settled};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// What `--json` prints.
#[derive(Serialize)]
pub struct Said<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    method: &'a str,
    winners: Vec<&'a str>,
    tied: bool,
    certain: Vec<&'a str>,
    totals: ByName<'a, Number>,
    rounds: Vec<SaidRound<'a>>,
    counted: u64,
    blank: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    voters: Option<ByName<'a, u64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<ByName<'a, Times>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duels: Option<ByName<'a, ByName<'a, u64>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paths: Option<ByName<'a, ByName<'a, u64>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quorum: Option<Quorum>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tie_order: Option<Vec<&'a str>>,
}

#[derive(Serialize)]
struct SaidRound<'a> {
    totals: ByName<'a, Number>,
    exhausted: Number,
    #[serde(skip_serializing_if = "Option::is_none")]
    quota: Option<Number>,
    elected: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    surplus: Option<&'a str>,
    excluded: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tie: Option<SaidTie<'a>>,
}

#[derive(Serialize)]
struct SaidTie<'a> {
    among: Vec<&'a str>,
    about: About,
    settled: Settled,
}

#[derive(Serialize)]
struct Times {
    yes: u64,
    maybe: u64,
    no: u64,
}

#[derive(Serialize)]
struct Quorum {
    needed: u64,
    voted: u64,
    reached: bool,
}

/// A JSON number; a text where no short decimal is exact.
struct Number(Amount);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // `7/3` is no JSON, so it stays text.
        match RawValue::from_string(self.0.to_string()) {
            Ok(number) => number.serialize(serializer),
            Err(_) => serializer.collect_str(&self.0),
        }
    }
}

/// An object from option to value, in the order of the ballot.
struct ByName<'a, T>(Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for ByName<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<'a> Said<'a> {
    pub fn new(poll: &'a Poll, counted: &'a Counted) -> Self {
        let (setup, count) = (&poll.setup, &counted.count);
        let names = &setup.names;
        let mut said = Self {
            title: &setup.title,
            method: &setup.method,
            winners: all(names, &count.winners),
            tied: count.tied,
            certain: all(names, &count.winners[..count.certain]),
            totals: by_name(names, count.totals.iter().copied().map(Number)),
            rounds: Vec::new(),
            counted: count.counted,
            blank: count.blank,
            voters: None,
            times: None,
            duels: None,
            paths: None,
            quorum: counted.quorum.map(|(needed, voted)| Quorum { needed, voted, reached: voted >= needed }),
            tie_order: setup.ties.as_ref().map(|ties| all(names, ties.order())),
        };
        said.tell(names, count);
        said
    }

    fn tell(&mut self, names: &'a Names, count: &'a Count) {
        match &count.account {
            Account::Sums => {}
            Account::Scores { voters } => self.voters = Some(by_name(names, voters.iter().copied())),
            Account::Times { answers } => self.times = Some(by_name(names, answers.iter().map(|[yes, maybe, no]| Times { yes: *yes, maybe: *maybe, no: *no }))),
            Account::Pairs { duels, paths } => {
                self.duels = Some(pairs(names, duels));
                self.paths = paths.as_ref().map(|paths| pairs(names, paths));
            }
            Account::Rounds { rounds } => self.rounds = rounds.iter().map(|each| round(names, each)).collect(),
        }
    }
}

fn all<'a>(names: &'a Names, options: &[usize]) -> Vec<&'a str> {
    options.iter().map(|option| names.name(*option)).collect()
}

fn by_name<T>(names: &Names, values: impl IntoIterator<Item = T>) -> ByName<'_, T> {
    ByName(names.list().iter().map(String::as_str).zip(values).collect())
}

fn pairs<'a>(names: &'a Names, rows: &[Vec<u64>]) -> ByName<'a, ByName<'a, u64>> {
    let row = |(option, row): (usize, &Vec<u64>)| {
        let others = by_name(names, row.iter().copied()).0.into_iter().enumerate().filter(|(other, _)| *other != option);
        ByName(others.map(|(_, pair)| pair).collect())
    };
    by_name(names, rows.iter().enumerate().map(row))
}

fn round<'a>(names: &'a Names, round: &'a Round) -> SaidRound<'a> {
    let standing = names.list().iter().map(String::as_str).zip(&round.totals).filter_map(|(name, total)| Some((name, Number((*total)?))));
    SaidRound {
        totals: ByName(standing.collect()),
        exhausted: Number(round.exhausted),
        quota: round.quota.map(Number),
        elected: all(names, &round.elected),
        surplus: round.surplus.map(|option| names.name(option)),
        excluded: all(names, &round.excluded),
        tie: round.tie.as_ref().map(|tie| SaidTie { among: all(names, &tie.among), about: tie.about, settled: tie.settled }),
    }
}
