//! Tally sheets: a counted poll's ballots as CSV, as JSON for `mailmoot tally`, as BLT. The words in them belong to the
//! formats and are the same for every reader.

use super::ballot::{Choice, Fit};
use super::poll::{Poll, PollKind, Ranked, StvQuota, Transfer};
use super::tally::Folded;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// With names and reasons, as the result page shows them; of a secret poll what the ballots say.
    Csv,
    /// As `mailmoot tally` reads it, without names.
    Json,
    /// The format of Hill, Wichmann and Woodall's program, without names; `=` joins level options.
    Blt,
}

impl Form {
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::Blt];

    /// Its word in addresses and file names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Blt => "blt",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.word() == word)
    }

    /// Whether ballots of a kind can be written in it: a question round has words alone, and BLT holds rankings.
    pub fn holds(self, kind: PollKind) -> bool {
        match self {
            Self::Csv => true,
            Self::Json => kind != PollKind::Question,
            Self::Blt => matches!(kind, PollKind::Stv { .. } | PollKind::Ranked { .. } | PollKind::Single),
        }
    }
}

/// One ballot with its owner's name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Named {
    pub name: String,
    pub weight: u32,
    pub choice: Choice,
    pub reason: String,
    /// Who cast it for them; empty where they did themselves.
    pub cast_by: String,
}

/// What is said, and how many votes say it. In the order of what is said, so that nobody is named by a place.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Said(BTreeMap<Choice, u64>);

impl Said {
    /// With the votes that are cast for somebody else.
    pub fn of(poll: &Poll, folded: &Folded) -> Self {
        let mut said = Self::default();
        let weight = |person| u64::from(poll.settings.weight(person));
        folded.iter().for_each(|(of, choice, ballots)| said.add(choice, u64::from(ballots) * of.map_or(1, weight)));
        folded.by_proxy(&poll.settings).into_iter().for_each(|(giver, choice)| said.add(choice, weight(giver)));
        said
    }

    fn add(&mut self, choice: &Choice, votes: u64) {
        *self.0.entry(choice.clone()).or_default() += votes;
    }
}

/// Every ballot with its owner, by name.
pub fn named_csv(poll: &Poll, mut ballots: Vec<Named>) -> String {
    let weighed = !poll.settings.weights.is_empty();
    let mut head: Vec<String> = vec!["name".into()];
    head.extend(weighed.then(|| "votes".to_string()));
    head.extend(poll.options.iter().map(|option| option.name.clone()));
    let given = !poll.settings.proxies.is_empty();
    head.extend(["none of these", "reason"].map(String::from));
    head.extend(given.then(|| "cast by".to_string()));
    ballots.sort();
    let row = |ballot: Named| {
        let mut cells = vec![ballot.name];
        cells.extend(weighed.then(|| ballot.weight.to_string()));
        cells.extend(said_of_each(poll, &ballot.choice));
        cells.push(ballot.reason);
        cells.extend(given.then_some(ballot.cast_by));
        line(&cells)
    };
    std::iter::once(line(&head)).chain(ballots.into_iter().map(row)).collect()
}

/// What each ballot says, and nothing of whose it is: a line for each vote.
pub fn unnamed_csv(poll: &Poll, said: &Said) -> String {
    let head: Vec<String> = poll.options.iter().map(|option| option.name.clone()).chain(["none of these".to_string()]).collect();
    let lines = said.0.iter().map(|(choice, votes)| line(&said_of_each(poll, choice)).repeat(usize::try_from(*votes).unwrap_or_default()));
    std::iter::once(line(&head)).chain(lines).collect()
}

fn said_of_each(poll: &Poll, choice: &Choice) -> Vec<String> {
    let none = if *choice == Choice::NoneOfThese { "1" } else { "" };
    poll.options.iter().map(|option| value(choice, &option.code)).chain([none.to_string()]).collect()
}

/// What a ballot says of one option: 1 for a choice, a score, a rank, an answer.
fn value(choice: &Choice, code: &str) -> String {
    let said = match choice {
        Choice::One(one) => (one == code).then(|| "1".to_string()),
        Choice::Several(codes) => codes.contains(code).then(|| "1".to_string()),
        Choice::Scores(given) | Choice::Dots(given) => given.get(code).map(u32::to_string),
        Choice::Ranking(tiers) => tiers.iter().position(|tier| tier.iter().any(|one| one == code)).map(|rank| (rank + 1).to_string()),
        Choice::Times(fits) => fits.get(code).map(|fit| fit_word(*fit).to_string()),
        Choice::NoneOfThese | Choice::Words => None,
    };
    said.unwrap_or_default()
}

fn fit_word(fit: Fit) -> &'static str {
    match fit {
        Fit::Yes => "yes",
        Fit::Maybe => "maybe",
        Fit::No => "no",
    }
}

/// What makes a spreadsheet take a cell for a formula, in the widths that it knows.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// RFC 4180 section 2. A cell that a spreadsheet would run as a formula is led by an apostrophe.
fn line(cells: &[String]) -> String {
    let cell = |text: &String| {
        let runs = text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(FORMULA);
        let guard = if runs { "'" } else { "" };
        let quoted = text.contains([',', '"', '\n', '\r', ';', '\t']);
        if quoted { format!("\"{guard}{}\"", text.replace('"', "\"\"")) } else { format!("{guard}{text}") }
    };
    format!("{}\r\n", cells.iter().map(cell).collect::<Vec<_>>().join(","))
}

/// `None` where the kind has no such form.
pub fn as_json(poll: &Poll, said: &Said) -> Option<String> {
    let Value::Object(mut sheet) = method(poll)? else { return None };
    sheet.insert("title".into(), poll.title.clone().into());
    sheet.insert("options".into(), poll.options.iter().map(|option| option.name.clone()).collect());
    if let Some(seed) = &poll.settings.tie_seed {
        sheet.insert("ties".into(), json!({"seed": seed}));
    }
    // "None of these" adds nothing to any option, and the format has no word for it. A quorum is of people, whom the format
    // can tell from votes only where everybody has one and nobody is left out.
    if let Some(quorum) = poll.quorum.filter(|_| poll.settings.weights.is_empty() && !said.0.contains_key(&Choice::NoneOfThese)) {
        sheet.insert("quorum".into(), quorum.needed(poll.entitled).into());
    }
    sheet.insert("ballots".into(), said.0.iter().filter_map(|(choice, votes)| weighed(ballot(poll, choice)?, *votes)).collect());
    Some(format!("{}\n", Value::Object(sheet)))
}

/// A ballot with the votes it counts, where that is not one.
fn weighed(mut ballot: Value, votes: u64) -> Option<Value> {
    if votes != 1 {
        ballot.as_object_mut()?.insert("weight".into(), votes.into());
    }
    Some(ballot)
}

fn method(poll: &Poll) -> Option<Value> {
    Some(match poll.kind {
        PollKind::Question => return None,
        PollKind::Single | PollKind::Proposal | PollKind::Check | PollKind::Count { .. } => json!({"method": "single"}),
        PollKind::Multiple { min, max: None } => json!({"method": "multiple", "min": min}),
        PollKind::Multiple { min, max: Some(max) } => json!({"method": "multiple", "min": min, "max": max}),
        PollKind::Score { min, max } => json!({"method": "score", "min": min, "max": max}),
        PollKind::Dots { budget } => json!({"method": "dot", "budget": budget}),
        PollKind::Ranked { by, .. } => json!({"method": match by {
            Ranked::InstantRunoff => "irv",
            Ranked::Borda => "borda",
            Ranked::Schulze => "schulze",
        }}),
        PollKind::Stv { seats, transfer, quota } => json!({
            "method": "stv",
            "seats": seats,
            "rules": match transfer { Transfer::Scottish => "scottish", Transfer::Meek => "meek" },
            "quota": match quota { StvQuota::Droop => "droop", StvQuota::Hare => "hare" },
        }),
        PollKind::Meeting { .. } => json!({"method": "meeting"}),
    })
}

fn ballot(poll: &Poll, choice: &Choice) -> Option<Value> {
    let name = |code: &String| poll.option(code).map(|option| Value::from(option.name.clone()));
    let points = |given: &BTreeMap<String, u32>| {
        given.iter().filter_map(|(code, points)| Some((poll.option(code)?.name.clone(), Value::from(*points)))).collect::<Map<_, _>>()
    };
    Some(match choice {
        Choice::One(code) => json!({"choice": name(code)?}),
        Choice::Several(codes) => json!({"choices": codes.iter().filter_map(name).collect::<Vec<_>>()}),
        Choice::Scores(given) | Choice::Dots(given) => json!({"scores": points(given)}),
        Choice::Ranking(tiers) => json!({"ranking": tiers.iter().map(|tier| tier.iter().filter_map(name).collect::<Vec<_>>()).collect::<Vec<_>>()}),
        Choice::Times(fits) => {
            let times = fits.iter().filter_map(|(code, fit)| Some((poll.option(code)?.name.clone(), Value::from(fit_word(*fit)))));
            json!({"times": times.collect::<Map<_, _>>()})
        }
        Choice::NoneOfThese | Choice::Words => return None,
    })
}

/// `None` where the kind has no such form.
pub fn as_blt(poll: &Poll, said: &Said) -> Option<String> {
    if !Form::Blt.holds(poll.kind) {
        return None;
    }
    let seats = if let PollKind::Stv { seats, .. } = poll.kind { seats } else { 1 };
    let place = |code: &String| poll.options.iter().position(|option| option.code == *code).map(|at| (at + 1).to_string());
    let tiers = |choice: &Choice| match choice {
        Choice::Ranking(tiers) => tiers.clone(),
        Choice::One(code) => vec![vec![code.clone()]],
        _ => Vec::new(),
    };
    let mut sheet = format!("{} {seats}\n", poll.options.len());
    for (choice, votes) in &said.0 {
        let levels: Vec<String> = tiers(choice).iter().map(|tier| tier.iter().filter_map(place).collect::<Vec<_>>().join("=")).collect();
        sheet += &format!("{}\n", [&[votes.to_string()], levels.as_slice(), &["0".to_string()]].concat().join(" "));
    }
    sheet += "0\n";
    // The format knows no escape, so a quotation mark inside a name becomes an apostrophe, and a line stays one.
    for name in poll.options.iter().map(|option| &option.name).chain([&poll.title]) {
        sheet += &format!("\"{}\"\n", name.replace('"', "'").replace(['\r', '\n'], " "));
    }
    Some(sheet)
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
