//! Answers as tables: `fixtures/answers`, and the short way of writing what comes of one.

use super::{Answer, BallotForm, Doubt, Line, Words, read_answer};
use crate::core::ballot::{Choice, Fit};
use crate::core::poll::{Choosable, PollKind};
use serde::Deserialize;
use std::collections::BTreeMap;

const TABLES: [(&str, &str); 2] =
    [("rules", include_str!("../../../fixtures/answers/rules.toml")), ("kinds", include_str!("../../../fixtures/answers/kinds.toml"))];

#[derive(Deserialize)]
struct Table {
    polls: BTreeMap<String, PollCase>,
    answers: Vec<Case>,
}

#[derive(Deserialize)]
struct PollCase {
    kind: PollKind,
    #[serde(default)]
    options: Vec<(String, String)>,
    #[serde(default)]
    none: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: String,
    program: String,
    poll: String,
    #[serde(default)]
    tongues: Vec<String>,
    text: String,
    expect: String,
}

/// Lines that begin with `>` are quoted.
pub fn words(text: &str) -> Words {
    let line = |line: &str| match line.strip_prefix('>') {
        Some(quoted) => Line::Quoted(quoted.strip_prefix(' ').unwrap_or(quoted).to_string()),
        None => Line::Own(line.to_string()),
    };
    Words { lines: text.lines().map(line).collect(), elided: String::new() }
}

/// A choice in short: `3>1=2`, `1:5 3:3`, `1+3`, `1y 2n 3m`.
pub fn short(choice: &Choice) -> String {
    let values = |given: &BTreeMap<String, u32>| given.iter().map(|(code, value)| format!("{code}:{value}")).collect::<Vec<_>>().join(" ");
    let sign = |fit| match fit {
        Fit::Yes => "y",
        Fit::Maybe => "m",
        Fit::No => "n",
    };
    match choice {
        Choice::Ranking(tiers) => tiers.iter().map(|tier| tier.join("=")).collect::<Vec<_>>().join(">"),
        Choice::Scores(given) | Choice::Dots(given) => values(given),
        Choice::Several(codes) => codes.iter().cloned().collect::<Vec<_>>().join("+"),
        Choice::Times(fits) => fits.iter().map(|(code, fit)| format!("{code}{}", sign(*fit))).collect::<Vec<_>>().join(" "),
        Choice::One(code) => code.clone(),
        Choice::NoneOfThese => "none".into(),
        Choice::Words => "words".into(),
    }
}

/// What an answer comes to: the choice and its reason, `order`, or the name of the doubt with what was understood.
pub fn outcome(answer: &Answer) -> String {
    let name = |debug: String| debug.split([' ', '{']).next().unwrap_or_default().to_string();
    match answer {
        Answer::Vote { choice, reason } if reason.is_empty() => short(choice),
        Answer::Vote { choice, reason } => format!("{} | {reason}", short(choice)),
        Answer::Order(_) => "order".into(),
        Answer::Doubt(Doubt::Flawed { understood, flaw }) => {
            format!("?{} {}", name(format!("{flaw:?}")), understood.as_ref().map(short).unwrap_or_default()).trim().to_string()
        }
        Answer::Doubt(doubt) => format!("?{}", name(format!("{doubt:?}"))),
    }
}

#[test]
fn every_answer_of_the_tables_is_read_as_it_was_meant() {
    let mut wrong = Vec::new();
    let mut count = [0, 0, 0];
    for (file, text) in TABLES {
        let table: Table = toml::from_str(text).expect("the table is TOML");
        for case in &table.answers {
            let poll = &table.polls[&case.poll];
            let named: Vec<Choosable> = poll.options.iter().map(|(code, name)| Choosable::new(code, name)).collect();
            let options = if named.is_empty() { poll.kind.usual_options() } else { named };
            let tongues: Vec<&str> = case.tongues.iter().map(String::as_str).collect();
            let form = BallotForm { kind: poll.kind, options: &options, none: poll.none };
            let found = outcome(&read_answer(&words(&case.text), &form, &tongues));
            count[usize::from(found.starts_with('?')) + usize::from(found == "order") * 2] += 1;
            if found != case.expect {
                wrong.push(format!("{file}: {} ({}): expected {:?}, found {found:?}", case.rule, case.program, case.expect));
            }
            // Sources end their lines with LF or CRLF; it is the same answer.
            let returned = words(&case.text.replace('\n', "\r\n"));
            assert_eq!(outcome(&read_answer(&returned, &form, &tongues)), found, "{}", case.rule);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count[0] >= 20 && count[1] >= 15 && count[2] >= 3, "understood, asked back, commands: {count:?}");
}
