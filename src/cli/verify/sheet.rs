//! Tally sheets: a settled poll's ballots as CSV, as JSON for `mailmoot tally`, as BLT.

use crate::cli::Failed;
use crate::core::ballot::{Ballot, Choice, Fit};
use crate::core::poll::{Poll, PollKind, Ranked, StvQuota, Transfer};
use crate::core::view::View;
use crate::core::visible;
use serde_json::{Map, Value, json};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// With names and reasons, as the result page shows them.
    Csv,
    Json,
    Blt,
}

/// The ballots that count, in a form. JSON and BLT are sorted by what they say, so that their order names nobody.
///
/// # Errors
/// When the kind of poll cannot be written in that form.
pub fn write(view: &View, poll: &Poll, form: Form) -> Result<String, Failed> {
    let ballots = visible::cast(view, poll);
    let secret = view.secret_ballots.values().filter(|ballot| ballot.poll == poll.id).map(|ballot| (&ballot.choice, 1));
    let mut choices: Vec<Weighed<'_>> = ballots.iter().map(|ballot| (&ballot.choice, poll.settings.weight(ballot.person))).chain(secret).collect();
    choices.sort();
    match form {
        Form::Csv if poll.settings.secret => Ok(unnamed_csv(poll, &choices)),
        Form::Csv => Ok(csv(view, poll)),
        Form::Json => as_json(poll, &choices),
        Form::Blt => blt(poll, &choices),
    }
}

/// What a ballot says, and how many votes it counts.
type Weighed<'a> = (&'a Choice, u32);

fn csv(view: &View, poll: &Poll) -> String {
    let mut head: Vec<String> = ["name", "received"].map(String::from).to_vec();
    head.extend(poll.options.iter().map(|option| option.name.clone()));
    if is_weighed(poll) {
        head.insert(2, "votes".into());
    }
    head.extend(["none of these", "reason"].map(String::from));
    let name = |ballot: &Ballot| crate::core::visible::shown(view, ballot.person);
    let mut rows: Vec<Vec<String>> = visible::cast(view, poll).iter().map(|ballot| row(poll, ballot, name(ballot))).collect();
    rows.sort();
    std::iter::once(head).chain(rows).map(|cells| line(&cells)).collect()
}

fn is_weighed(poll: &Poll) -> bool {
    !poll.settings.weights.is_empty()
}

fn row(poll: &Poll, ballot: &Ballot, name: String) -> Vec<String> {
    let mut cells = vec![name, ballot.received_at.to_string()];
    cells.extend(is_weighed(poll).then(|| poll.settings.weight(ballot.person).to_string()));
    cells.extend(said_of_each(poll, &ballot.choice));
    cells.push(ballot.reason.clone());
    cells
}

/// A secret poll's ballots: what they say, in the order of what they say.
fn unnamed_csv(poll: &Poll, choices: &[Weighed<'_>]) -> String {
    let head = poll.options.iter().map(|option| option.name.clone()).chain(["none of these".to_string()]).collect();
    std::iter::once(head).chain(choices.iter().map(|(choice, _)| said_of_each(poll, choice))).map(|cells: Vec<String>| line(&cells)).collect()
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

/// RFC 4180 section 2. A cell that a spreadsheet would run as a formula is led by an apostrophe.
fn line(cells: &[String]) -> String {
    let cell = |text: &String| {
        let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        let quoted = text.contains([',', '"', '\n', '\r']);
        if quoted { format!("\"{guard}{}\"", text.replace('"', "\"\"")) } else { format!("{guard}{text}") }
    };
    format!("{}\r\n", cells.iter().map(cell).collect::<Vec<_>>().join(","))
}

fn as_json(poll: &Poll, choices: &[Weighed<'_>]) -> Result<String, Failed> {
    let mut sheet = method(poll)?;
    sheet.insert("title".into(), poll.title.clone().into());
    sheet.insert("options".into(), poll.options.iter().map(|option| option.name.clone()).collect());
    if let Some(quorum) = poll.quorum {
        sheet.insert("quorum".into(), quorum.needed(poll.entitled).into());
    }
    // "None of these" adds nothing to any option, and the format has no word for it.
    sheet.insert("ballots".into(), choices.iter().filter_map(|(choice, weight)| weighed(said(poll, choice)?, *weight)).collect());
    Ok(format!("{}\n", Value::Object(sheet)))
}

/// A ballot with the votes it counts, where that is not one.
fn weighed(mut ballot: Value, weight: u32) -> Option<Value> {
    if weight != 1 {
        ballot.as_object_mut()?.insert("weight".into(), weight.into());
    }
    Some(ballot)
}

fn method(poll: &Poll) -> Result<Map<String, Value>, Failed> {
    let fields = match poll.kind {
        PollKind::Question => return Err(Failed::Input("a question round has words and no options; use --csv".into())),
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
    };
    let Value::Object(fields) = fields else { return Ok(Map::new()) };
    Ok(fields)
}

fn said(poll: &Poll, choice: &Choice) -> Option<Value> {
    let name = |code: &String| poll.option(code).map(|option| Value::from(option.name.clone()));
    let points = |given: &std::collections::BTreeMap<String, u32>| {
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

/// The format of Hill, Wichmann and Woodall's program; `=` joins level options.
fn blt(poll: &Poll, choices: &[Weighed<'_>]) -> Result<String, Failed> {
    let seats = match poll.kind {
        PollKind::Stv { seats, .. } => seats,
        PollKind::Ranked { .. } | PollKind::Single => 1,
        _ => return Err(Failed::Input("BLT holds rankings, and these ballots are none; use --csv or --json".into())),
    };
    let place = |code: &String| poll.options.iter().position(|option| option.code == *code).map(|at| (at + 1).to_string());
    let tiers = |choice: &Choice| match choice {
        Choice::Ranking(tiers) => tiers.clone(),
        Choice::One(code) => vec![vec![code.clone()]],
        _ => Vec::new(),
    };
    let mut sheet = format!("{} {seats}\n", poll.options.len());
    for (choice, weight) in choices {
        let levels: Vec<String> = tiers(choice).iter().map(|tier| tier.iter().filter_map(place).collect::<Vec<_>>().join("=")).collect();
        sheet += &format!("{}\n", [&[weight.to_string()], levels.as_slice(), &["0".to_string()]].concat().join(" "));
    }
    sheet += "0\n";
    // The format knows no escape, so a quotation mark inside a name becomes an apostrophe.
    for name in poll.options.iter().map(|option| &option.name).chain([&poll.title]) {
        sheet += &format!("\"{}\"\n", name.replace('"', "'"));
    }
    Ok(sheet)
}
