//! What words would mean as an answer: exactly with a poll, as far as it can be said without one.

use crate::core::grammar::{Answer, BallotForm, Words, read_answer};
use crate::core::poll::{Choosable, PollKind};
use anyhow::Context;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::LazyLock;

/// A poll as a small file describes it.
///
/// ```toml
/// kind = "single"
/// options = ["Green", "Natural oak", { code = "3", name = "White" }]
/// languages = ["en", "pt"]
/// ```
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    kind: PollKind,
    #[serde(default)]
    options: Vec<Choice>,
    #[serde(default)]
    languages: Vec<String>,
    /// Whether the poll offers none of the above.
    #[serde(default)]
    none: bool,
}

#[derive(Deserialize, Debug)]
#[serde(untagged)]
enum Choice {
    Name(String),
    Coded(Choosable),
}

/// What an answer means, for scripts.
#[derive(Serialize, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Meant {
    /// A vote; without a poll, a position (`agree`, `disagree` ...) or a bare code.
    Vote {
        choice: serde_json::Value,
        reason: String,
    },
    Order(String),
    Doubt(serde_json::Value),
}

impl Ballot {
    /// Reads a poll file: JSON when its name ends so, else TOML.
    ///
    /// # Errors
    /// When it cannot be read or is no poll.
    pub fn load(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let json = path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("json"));
        let read = if json { serde_json::from_str(&text).map_err(anyhow::Error::from) } else { toml::from_str(&text).map_err(anyhow::Error::from) };
        read.with_context(|| format!("{} is no poll", path.display()))
    }

    fn options(&self) -> Vec<Choosable> {
        if self.options.is_empty() {
            return self.kind.usual_options();
        }
        let coded = |(at, choice): (usize, &Choice)| match choice {
            Choice::Name(name) => Choosable::new(&(at + 1).to_string(), name),
            Choice::Coded(choosable) => choosable.clone(),
        };
        self.options.iter().enumerate().map(coded).collect()
    }
}

/// What the words mean. `language` is what they seem to be written in.
pub fn meant(words: &Words, ballot: Option<&Ballot>, language: Option<&str>) -> Option<Meant> {
    let Some(ballot) = ballot else { return without_poll(words, language) };
    let options = ballot.options();
    let mut tongues: Vec<&str> = ballot.languages.iter().map(String::as_str).collect();
    tongues.push("en");
    Some(told(read_answer(words, &BallotForm { kind: ballot.kind, options: &options, none: ballot.none }, &tongues)))
}

/// Positions and numbers mean something in any poll; what is unclear without one is left open.
fn without_poll(words: &Words, language: Option<&str>) -> Option<Meant> {
    // Which ballot was quoted is not known: its lines mean nothing here.
    let words = &Words::own_only(&words.own());
    let tongues: Vec<&str> = language.into_iter().chain(["en"]).collect();
    let read = |kind, options: &[Choosable]| match read_answer(words, &BallotForm { kind, options, none: false }, &tongues) {
        Answer::Doubt(_) => None,
        answer => Some(told(answer)),
    };
    read(PollKind::Proposal, &POSITIONS).or_else(|| read(PollKind::Single, &NUMBERS))
}

/// Their numbers are codes of one kind of poll only: here a position is what is said in words.
static POSITIONS: LazyLock<Vec<Choosable>> =
    LazyLock::new(|| PollKind::Proposal.usual_options().into_iter().map(|position| Choosable { code: position.name.clone(), ..position }).collect());

static NUMBERS: LazyLock<Vec<Choosable>> = LazyLock::new(|| (1..=20).map(|code: u8| Choosable::new(&code.to_string(), &format!("option {code}"))).collect());

fn told(answer: Answer) -> Meant {
    match answer {
        Answer::Vote { choice, reason } => Meant::Vote { choice: serde_json::to_value(choice).unwrap_or_default(), reason },
        Answer::Order(order) => Meant::Order(format!("{order:?}")),
        Answer::Doubt(doubt) => Meant::Doubt(serde_json::to_value(doubt).unwrap_or_default()),
    }
}
