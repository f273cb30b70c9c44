//! What a ballot says, and what is wrong with it, in one reader's words.

use super::escape::single_line;
use super::poll::name_of;
use super::reader::Reader;
use super::words::args;
use crate::core::ballot::{Choice, Fit, Flaw};
use crate::core::poll::Poll;
use std::collections::BTreeMap;

/// A choice as a line: "Natural oak", "Natural oak > Green = White", "Green 5, White 3". Without a poll, by codes.
pub fn choice_of(reader: &Reader, poll: Option<&Poll>, choice: &Choice) -> String {
    let name = |code: &str| poll.map_or_else(|| single_line(code), |poll| name_of(reader, poll, code));
    let given = |given: &BTreeMap<String, u32>| given.iter().map(|(code, value)| format!("{} {value}", name(code))).collect::<Vec<_>>();
    match choice {
        Choice::One(code) => name(code),
        Choice::Several(codes) => reader.list(&codes.iter().map(|code| name(code)).collect::<Vec<_>>()),
        Choice::Scores(values) | Choice::Dots(values) => given(values).join(", "),
        Choice::Ranking(tiers) => {
            let tier = |tier: &Vec<String>| tier.iter().map(|code| name(code)).collect::<Vec<_>>().join(" = ");
            tiers.iter().map(tier).collect::<Vec<_>>().join(" > ")
        }
        Choice::Times(fits) => {
            let time = |(code, fit): (&String, &Fit)| format!("{}: {}", name(code), reader.plain(fit_key(*fit)));
            fits.iter().map(time).collect::<Vec<_>>().join(", ")
        }
        Choice::NoneOfThese => reader.plain("choice-none"),
        Choice::Words => reader.plain("choice-words"),
    }
}

fn fit_key(fit: Fit) -> &'static str {
    match fit {
        Fit::Yes => "fit-yes",
        Fit::Maybe => "fit-maybe",
        Fit::No => "fit-no",
    }
}

/// What is wrong with a filled-in ballot, in one sentence; `name` says an option.
pub fn flaw_of(reader: &Reader, flaw: &Flaw, name: impl Fn(&str) -> String) -> String {
    match flaw {
        Flaw::OverBudget { given, budget } => reader.say("flaw-over-budget", &args!["given" => *given, "budget" => *budget]),
        Flaw::OutOfRange { code, value, min, max } => {
            reader.say("flaw-out-of-range", &args!["name" => name(code), "value" => *value, "min" => *min, "max" => *max])
        }
        Flaw::Twice { code } => reader.say("flaw-twice", &args!["name" => name(code)]),
        Flaw::TooMany { chosen, most } => reader.say("flaw-too-many", &args!["chosen" => *chosen, "most" => *most]),
        Flaw::TooFew { chosen, least } => reader.say("flaw-too-few", &args!["chosen" => *chosen, "least" => *least]),
        Flaw::Equal { codes } => {
            let names: Vec<String> = codes.iter().map(|code| name(code)).collect();
            reader.say("flaw-equal", &args!["names" => reader.list(&names)])
        }
        Flaw::NoMaybe { code } => reader.say("flaw-no-maybe", &args!["name" => name(code)]),
        Flaw::NotRead { words } => reader.say("flaw-not-read", &args!["words" => single_line(words)]),
        Flaw::Foreign => reader.plain("flaw-foreign"),
    }
}
