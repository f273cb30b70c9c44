//! What is best read across: who can come when, and how votes moved from round to round.

use super::count::said;
use super::poll::name_of;
use super::reader::Reader;
use super::words::args;
use crate::core::ballot::{Choice, Fit};
use crate::core::brief::{NamedVote, PollBrief};
use crate::core::poll::{Poll, PollKind};
use crate::core::tally::Tally;
use crate::core::tally::result::{Account, Round};
use serde::Serialize;

/// A table whose every row and column has a head.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Table {
    pub title: String,
    /// What the heads of the rows are.
    pub corner: String,
    pub heads: Vec<String>,
    pub rows: Vec<Row>,
    pub foot: Vec<Row>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Row {
    pub name: String,
    pub cells: Vec<String>,
}

/// Somebody who was elected.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Seat {
    pub name: String,
    /// "round 2".
    pub round: String,
    /// "7 votes".
    pub votes: String,
}

/// People by times, as far as their votes may be seen, and how many can come to each.
pub fn times(reader: &Reader, brief: &PollBrief) -> Option<Table> {
    let poll = &brief.poll;
    let Some(Account::Times { answers }) = brief.tally.as_ref().and_then(|tally| tally.account.as_ref()) else { return None };
    if !matches!(poll.kind, PollKind::Meeting { .. }) || brief.votes.is_empty() {
        return None;
    }
    // In the order that was counted, which is the author's.
    let lines = &brief.tally.as_ref()?.lines;
    let row = |vote: &NamedVote| Row { name: named(reader, poll, vote), cells: lines.iter().map(|line| cell(reader, &vote.choice, &line.code)).collect() };
    let total = |(place, fit): (usize, &Fit)| Row { name: word(reader, *fit), cells: answers.iter().map(|answer| answer[place].to_string()).collect() };
    Some(Table {
        title: reader.plain("times-title"),
        corner: reader.plain("times-who"),
        heads: lines.iter().map(|line| name_of(reader, poll, &line.code)).collect(),
        rows: brief.votes.iter().map(row).collect(),
        foot: [Fit::Yes, Fit::Maybe, Fit::No].iter().enumerate().map(total).collect(),
    })
}

fn named(reader: &Reader, poll: &Poll, vote: &NamedVote) -> String {
    let name = reader.who(&vote.name);
    if poll.settings.weights.is_empty() { name } else { reader.say("choice-weighed", &args!["choice" => name, "weight" => vote.weight]) }
}

fn cell(reader: &Reader, choice: &Choice, code: &str) -> String {
    match choice {
        Choice::Times(fits) => fits.get(code).map_or_else(String::new, |fit| word(reader, *fit)),
        _ => String::new(),
    }
}

fn word(reader: &Reader, fit: Fit) -> String {
    reader.plain(match fit {
        Fit::Yes => "fit-yes",
        Fit::Maybe => "fit-maybe",
        Fit::No => "fit-no",
    })
}

/// Options by rounds, with the votes that could no longer reach anybody.
pub fn rounds(reader: &Reader, poll: &Poll, tally: &Tally) -> Option<Table> {
    let Some(Account::Rounds { rounds }) = &tally.account else { return None };
    let votes = |round: &Round, place: usize| round.totals.get(place).copied().flatten().map(|votes| said(reader, votes)).unwrap_or_default();
    let row = |(place, line): (usize, &crate::core::tally::Line)| Row {
        name: name_of(reader, poll, &line.code),
        cells: rounds.iter().map(|round| votes(round, place)).collect(),
    };
    let exhausted = Row { name: reader.plain("rounds-exhausted"), cells: rounds.iter().map(|round| said(reader, round.exhausted)).collect() };
    Some(Table {
        title: reader.plain("rounds-title"),
        corner: reader.plain("bars-option"),
        heads: (1..=rounds.len()).map(|number| reader.say("rounds-head", &args!["number" => number])).collect(),
        rows: tally.lines.iter().enumerate().map(row).collect(),
        foot: if rounds.iter().any(|round| !round.exhausted.is_zero()) { vec![exhausted] } else { Vec::new() },
    })
}

/// Who has a seat, in the order in which they were elected.
pub fn seats(reader: &Reader, poll: &Poll, tally: &Tally) -> Vec<Seat> {
    let (PollKind::Stv { .. }, Some(Account::Rounds { rounds })) = (poll.kind, &tally.account) else { return Vec::new() };
    let seat = |number: usize, place: usize, round: &Round| {
        let line = tally.lines.get(place)?;
        let votes = round.totals.get(place).copied().flatten().unwrap_or_default();
        Some(Seat {
            name: name_of(reader, poll, &line.code),
            round: reader.say("elected-round", &args!["number" => number]),
            votes: reader.say("elected-votes", &args!["votes" => said(reader, votes)]),
        })
    };
    let elected = (1..).zip(rounds).flat_map(|(number, round)| round.elected.iter().map(move |place| (number, *place, round)));
    elected.filter_map(|(number, place, round)| seat(number, place, round)).collect()
}
