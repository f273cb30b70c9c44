//! How a ballot is filled in: which boxes it has, how to answer in one sentence with an example, and how it is counted.

use super::reader::Reader;
use crate::core::ballot::{Choice, Fit};
use crate::core::poll::{Poll, PollKind, Ranked, Reasons, StvQuota, Transfer};
use crate::face::words::args;
use serde::Serialize;

/// What a ballot asks for at each option.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Form {
    /// `one`, `several`, `numbers`, `ranks`, `times` or `words`.
    pub boxes: &'static str,
    /// Naming one option is a whole vote: each can have its button.
    pub takes_one: bool,
    /// The least and the most that a number may be.
    pub low: u32,
    pub high: u32,
    /// "Maybe" is an answer to a time.
    pub maybe: bool,
    /// "None of these", where the poll offers it, and whether the reader said so.
    pub none: Option<String>,
    pub none_chosen: bool,
    /// How to answer by mail, in one sentence with an example.
    pub how: String,
    /// The same for the page: its boxes need no example.
    pub ask: String,
}

impl Form {
    pub fn of(reader: &Reader, poll: &Poll, mine: Option<&Choice>) -> Self {
        let (low, high) = bounds(poll);
        Self {
            boxes: boxes(poll.kind),
            takes_one: poll.kind.takes_one() && !poll.settings.secret,
            low,
            high,
            maybe: matches!(poll.kind, PollKind::Meeting { maybe: true, .. }),
            none: poll.settings.none_of_these.then(|| reader.plain("choice-none")),
            none_chosen: mine == Some(&Choice::NoneOfThese),
            how: if poll.settings.secret { reader.plain("secret-how") } else { how(reader, poll, None) },
            ask: ask(reader, poll),
        }
    }
}

fn boxes(kind: PollKind) -> &'static str {
    match kind {
        PollKind::Single | PollKind::Proposal | PollKind::Check | PollKind::Count { .. } => "one",
        PollKind::Multiple { .. } => "several",
        PollKind::Score { .. } | PollKind::Dots { .. } => "numbers",
        PollKind::Ranked { .. } | PollKind::Stv { .. } => "ranks",
        PollKind::Meeting { .. } => "times",
        PollKind::Question => "words",
    }
}

fn bounds(poll: &Poll) -> (u32, u32) {
    let options = u32::try_from(poll.options.len()).unwrap_or(u32::MAX);
    match poll.kind {
        PollKind::Score { min, max } => (min, max),
        PollKind::Dots { budget } => (0, budget),
        PollKind::Multiple { min, max } => (min.max(1), max.unwrap_or(options).min(options)),
        PollKind::Ranked { at_least, .. } => (at_least.clamp(1, options.max(1)), options),
        _ => (1, options),
    }
}

/// What the reader's own ballot says of an option: a score, a place, `yes`.
pub fn value(choice: &Choice, code: &str) -> String {
    match choice {
        Choice::Scores(given) | Choice::Dots(given) => given.get(code).map(u32::to_string).unwrap_or_default(),
        Choice::Ranking(tiers) => {
            let place = tiers.iter().position(|tier| tier.iter().any(|other| other == code));
            place.map(|place| (place + 1).to_string()).unwrap_or_default()
        }
        Choice::Times(fits) => fits.get(code).map_or("", |fit| fit_word(*fit)).to_string(),
        Choice::One(_) | Choice::Several(_) | Choice::NoneOfThese | Choice::Words => String::new(),
    }
}

fn fit_word(fit: Fit) -> &'static str {
    match fit {
        Fit::Yes => "yes",
        Fit::Maybe => "maybe",
        Fit::No => "no",
    }
}

/// To vote by mail: what to write, with an example made of this ballot's own codes. In a digest the item's code stands
/// before them.
pub fn how(reader: &Reader, poll: &Poll, item: Option<&str>) -> String {
    let (low, high) = bounds(poll);
    let words = ["yes", "no", if matches!(poll.kind, PollKind::Meeting { maybe: true, .. }) { "maybe" } else { "yes" }];
    let words = words.map(|word| reader.plain(&format!("fit-{word}")));
    let example = match poll.kind {
        // The second first, so that nobody takes the order of the ballot for an answer.
        PollKind::Ranked { .. } | PollKind::Stv { .. } => join(codes(poll, &[1, 0, 2]), " "),
        PollKind::Score { max, .. } => join(values(poll, &[max, max.saturating_sub(2)]), " "),
        PollKind::Dots { budget } => join(values(poll, &[budget.div_ceil(2), budget / 2]), " "),
        PollKind::Meeting { .. } => codes(poll, &[0, 1, 2]).iter().zip(words).map(|(code, word)| format!("{code} {word}")).collect::<Vec<_>>().join(" "),
        PollKind::Multiple { .. } => join(codes(poll, &[0, 2]), ", "),
        _ => String::new(),
    };
    let example = item.map(|code| format!("{code}: {example}")).unwrap_or(example);
    let ours = poll.options.iter().all(|option| option.is_ours());
    let key = match poll.kind {
        PollKind::Proposal if ours => "ballot-how-proposal",
        PollKind::Check if ours => "ballot-how-check",
        PollKind::Count { .. } if ours => "ballot-how-count",
        kind if kind.takes_one() && starts_with_digit(poll) => "ballot-how",
        PollKind::Single | PollKind::Proposal | PollKind::Check | PollKind::Count { .. } => "ballot-how-letters",
        PollKind::Question => "ballot-how-question",
        PollKind::Multiple { max: Some(_), .. } => "ballot-how-multiple",
        PollKind::Multiple { max: None, .. } => "ballot-how-approval",
        PollKind::Score { .. } => "ballot-how-score",
        PollKind::Dots { .. } => "ballot-how-dots",
        PollKind::Ranked { .. } => "ballot-how-ranked",
        PollKind::Stv { .. } => "ballot-how-stv",
        PollKind::Meeting { maybe: true, .. } => "ballot-how-meeting",
        PollKind::Meeting { maybe: false, .. } => "ballot-how-meeting-sure",
    };
    let how = reader.say(key, &args!["example" => example, "low" => low, "high" => high]);
    // Where a reason is asked for, a sentence of its own says so.
    let why = poll.kind.takes_one() && matches!(poll.reasons, Reasons::Optional | Reasons::RequiredToBlock | Reasons::RequiredToObject);
    if why { format!("{how} {}", reader.plain("ballot-why")) } else { how }
}

fn ask(reader: &Reader, poll: &Poll) -> String {
    let (low, high) = bounds(poll);
    let key = match poll.kind {
        PollKind::Multiple { max: Some(_), .. } => "vote-choose-several",
        PollKind::Multiple { max: None, .. } => "vote-choose-any",
        PollKind::Score { .. } => "vote-choose-scores",
        PollKind::Dots { .. } => "vote-choose-dots",
        PollKind::Ranked { .. } => "vote-choose-ranks",
        PollKind::Stv { .. } => "vote-choose-order",
        PollKind::Meeting { .. } => "vote-choose-times",
        PollKind::Question => "vote-choose-words",
        PollKind::Single | PollKind::Proposal | PollKind::Check | PollKind::Count { .. } => "vote-choose",
    };
    reader.say(key, &args!["low" => low, "high" => high])
}

/// How the ballots become a result, in one sentence.
pub fn counted(reader: &Reader, poll: &Poll) -> Option<String> {
    let (key, number) = match poll.kind {
        PollKind::Single | PollKind::Proposal | PollKind::Question => return None,
        PollKind::Check => ("counted-check", 0),
        PollKind::Count { target: None } => return None,
        PollKind::Count { target: Some(target) } => ("counted-target", target),
        PollKind::Multiple { .. } => ("counted-several", 0),
        PollKind::Score { .. } => ("counted-score", 0),
        PollKind::Dots { .. } => ("counted-dots", 0),
        PollKind::Ranked { by: Ranked::InstantRunoff, .. } => ("counted-runoff", 0),
        PollKind::Ranked { by: Ranked::Borda, .. } => ("counted-borda", 0),
        PollKind::Ranked { by: Ranked::Schulze, .. } => ("counted-schulze", 0),
        PollKind::Stv { seats, transfer, quota } => {
            let quota = match quota {
                StvQuota::Droop => "Droop",
                StvQuota::Hare => "Hare",
            };
            let key = match transfer {
                Transfer::Scottish => "counted-scottish",
                Transfer::Meek => "counted-meek",
            };
            return Some(reader.say(key, &args!["number" => seats, "quota" => quota]));
        }
        PollKind::Meeting { .. } => ("counted-meeting", 0),
    };
    Some(reader.say(key, &args!["number" => number]))
}

fn starts_with_digit(poll: &Poll) -> bool {
    poll.options.first().is_some_and(|option| option.code.starts_with(|c: char| c.is_ascii_digit()))
}

/// The codes at these places, as far as there are any.
fn codes<'a>(poll: &'a Poll, places: &[usize]) -> Vec<&'a str> {
    places.iter().filter_map(|place| poll.options.get(*place)).map(|option| option.code.as_str()).collect()
}

fn values(poll: &Poll, values: &[u32]) -> Vec<String> {
    codes(poll, &[0, 1]).iter().zip(values).map(|(code, value)| format!("{code}={value}")).collect()
}

fn join<S: AsRef<str>>(parts: Vec<S>, between: &str) -> String {
    parts.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(between)
}
