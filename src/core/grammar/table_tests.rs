//! Answers as tables: `fixtures/answers`, and the short way of writing what comes of one.

use super::{Answer, BallotForm, DigestAnswer, DigestForm, Doubt, Line, Words, read_answer, read_digest_answers};
use crate::core::ballot::{Choice, Fit};
use crate::core::poll::{Choosable, Life, PollKind};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const TONGUES: &str = include_str!("../../../fixtures/answers/tongues.toml");
const TABLES: [(&str, &str); 3] =
    [("rules", include_str!("../../../fixtures/answers/rules.toml")), ("kinds", include_str!("../../../fixtures/answers/kinds.toml")), ("tongues", TONGUES)];

#[derive(Deserialize)]
struct Table {
    polls: BTreeMap<String, PollCase>,
    answers: Vec<Case>,
    #[serde(default)]
    digests: Vec<DigestCase>,
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
    /// Codes whose words have changed since the ballot was sent.
    #[serde(default)]
    reworded: Vec<String>,
    text: String,
    expect: String,
}

/// An answer to a digest that shows the fence as A, a thread as B, and a proposal as C.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DigestCase {
    program: String,
    #[serde(default)]
    tongues: Vec<String>,
    text: String,
    expect: Vec<String>,
}

impl Case {
    /// What comes of it, with the ballot's lines ending so.
    fn outcome(&self, poll: &PollCase, line_end: &str) -> String {
        let named: Vec<Choosable> = poll.options.iter().map(|(code, name)| Choosable::new(code, name)).collect();
        let options = if named.is_empty() { poll.kind.usual_options() } else { named };
        let tongues: Vec<&str> = self.tongues.iter().map(String::as_str).collect();
        let form = BallotForm { kind: poll.kind, options: &options, none: poll.none };
        let answer = read_answer(&words(&self.text.replace('\n', line_end)), &form, &tongues);
        let life = Life { reworded: self.reworded.iter().map(|code| (code.clone(), 2)).collect(), ..Life::default() };
        match &answer {
            Answer::Vote { choice, .. } if life.rewords(&choice.codes(), 1) => "?OldBallot".into(),
            _ => outcome(&answer),
        }
    }
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
            let found = case.outcome(&table.polls[&case.poll], "\n");
            count[usize::from(found.starts_with('?')) + usize::from(found == "order") * 2] += 1;
            if found != case.expect {
                wrong.push(format!("{file}: {} ({}): expected {:?}, found {found:?}", case.rule, case.program, case.expect));
            }
            // Sources end their lines with LF or CRLF; it is the same answer.
            assert_eq!(case.outcome(&table.polls[&case.poll], "\r\n"), found, "{}", case.rule);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count[0] >= 20 && count[1] >= 15 && count[2] >= 3, "understood, asked back, commands: {count:?}");
}

#[test]
fn every_rule_of_answering_has_three_cases_in_two_languages() {
    let table: Table = toml::from_str(TONGUES).expect("the table is TOML");
    let mut rules: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for case in &table.answers {
        let (count, languages) = rules.entry(&case.rule).or_default();
        *count += 1;
        languages.insert(case.tongues.first().map_or("en", String::as_str));
    }
    assert!(rules.len() >= 18, "only {} rules", rules.len());
    let thin: Vec<_> = rules.iter().filter(|(_, (count, languages))| *count < 3 || languages.len() < 2).collect();
    assert!(thin.is_empty(), "{thin:?}");
}

#[test]
fn every_answer_to_a_digest_is_read_as_it_was_meant() {
    let table: Table = toml::from_str(TONGUES).expect("the table is TOML");
    let fence: Vec<Choosable> = table.polls["fence"].options.iter().map(|(code, name)| Choosable::new(code, name)).collect();
    let positions = PollKind::Proposal.usual_options();
    let forms = [
        DigestForm { code: "A".into(), ballot: Some(BallotForm { kind: PollKind::Single, options: &fence, none: false }) },
        DigestForm { code: "B".into(), ballot: None },
        DigestForm { code: "C".into(), ballot: Some(BallotForm { kind: PollKind::Proposal, options: &positions, none: false }) },
    ];
    let told = |answer: DigestAnswer| match answer {
        DigestAnswer::Vote { code, choice, reason } => format!("{code} {}", outcome(&Answer::Vote { choice, reason })),
        DigestAnswer::Comment { code, words } => format!("{code}: {words}"),
        DigestAnswer::Doubt { code, doubt, .. } => format!("{} {}", code.unwrap_or_default(), outcome(&Answer::Doubt(doubt))).trim().to_string(),
    };
    for case in &table.digests {
        let tongues: Vec<&str> = case.tongues.iter().map(String::as_str).collect();
        let found: Vec<String> = read_digest_answers(&Words::own_only(&case.text), &forms, &tongues).into_iter().map(told).collect();
        assert_eq!(found, case.expect, "{}: {}", case.program, case.text);
    }
    assert!(table.digests.len() >= 6);
}
