//! What a poll's author and coordinators write to steer it: `poll: extend to Friday`. It is understood in every language,
//! because the prefix with its colon is no vote in any of them.

use super::lex::{Token, tokens};
use super::tongue::{self, Manner, Meaning, Steer};
use super::{Words, manners};
use serde::{Deserialize, Serialize};

/// Something to be done with a poll. Dates are as they were written: they are read in their author's zone and languages.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum PollOrder {
    /// Open a draft now. By mail that is the word "open" in answer to it.
    Open,
    /// Drop a draft; a page that has been open for long must not call off what has opened since. By mail the word "cancel".
    Cancel,
    Close,
    /// Remind those who have not voted, now.
    Remind,
    Extend {
        until: String,
    },
    /// Open a closed poll again; nobody is told unless `tell`.
    Reopen {
        until: String,
        tell: bool,
    },
    Withdraw,
    /// Ask another question, in other words or with other options: while nobody has voted.
    Title {
        title: String,
    },
    Describe {
        words: String,
    },
    Options {
        names: Vec<String>,
    },
    /// One more option, with a code of its own.
    Add {
        name: String,
    },
    /// Other words for an option; those who have chosen it are asked.
    Reword {
        code: String,
        name: String,
    },
    /// What the group decided.
    Outcome {
        words: String,
    },
    /// The outcome no longer stands.
    TakeBack,
    /// Look at the outcome again then.
    Review {
        on: String,
    },
}

/// In bytes: whoever writes more has something else to say.
const LONGEST: usize = 1000;
/// An outcome may be longer, in bytes.
const LONGEST_OUTCOME: usize = 20_000;

/// Reads a whole reply as a command about a poll; `None` when it is anything else.
pub fn read_poll_order(words: &Words) -> Option<PollOrder> {
    let text = words.own();
    if text.len() > LONGEST_OUTCOME || !text.contains(super::COLONS) {
        return None;
    }
    let own: Vec<String> = text.lines().map(str::to_string).collect();
    let lines = manners::without_closing(&own);
    let said: Vec<&str> = lines.iter().copied().skip_while(|line| line.trim().is_empty() || is_greeting(line)).collect();
    let (first, below) = said.split_first()?;
    let (prefix, order) = first.split_once(super::COLONS)?;
    if !is(prefix, Steer::Prefix) {
        return None;
    }
    let typed = tokens(order);
    let (steer, len) = verb(&typed)?;
    let rest = typed.get(len - 1).map(|last| order[last.end..].trim_start_matches([' ', ':', '\t']).trim_end()).unwrap_or_default();
    let below = below.join("\n").trim_end().to_string();
    match steer {
        Steer::Outcome => Some(PollOrder::Outcome { words: both(rest, &below) }),
        Steer::Describe => Some(PollOrder::Describe { words: both(rest, &below) }),
        Steer::Options => Some(PollOrder::Options { names: both(rest, &below).lines().filter_map(item).collect() }),
        _ if !below.trim().is_empty() || text.len() > LONGEST => None,
        _ => read(steer, rest),
    }
}

/// "add: Walnut", in answer to a ballot whose voters may add options.
pub fn read_addition(words: &Words) -> Option<String> {
    let said = read_statement(words);
    let (verb, name) = said.split_once(':')?;
    (is(verb, Steer::Add) && !name.trim().contains('\n')).then(|| name.trim().to_string())
}

fn both(rest: &str, below: &str) -> String {
    format!("{rest}\n{below}").trim().to_string()
}

/// A line of a list without its mark.
fn item(line: &str) -> Option<String> {
    let name = line.trim().trim_start_matches(['-', '*', '•', '–']).trim();
    (!name.is_empty()).then(|| name.to_string())
}

/// The words of an outcome that was stated by a plain reply to the result: without greeting and closing.
pub fn read_statement(words: &Words) -> String {
    let own: Vec<String> = words.own().lines().map(str::to_string).collect();
    let lines = manners::without_closing(&own);
    let said: Vec<&str> = lines.into_iter().skip_while(|line| line.trim().is_empty() || is_greeting(line)).collect();
    said.join("\n").trim().chars().take(LONGEST_OUTCOME).collect()
}

/// One line's order, with what stands behind its verb.
fn read(steer: Steer, rest: &str) -> Option<PollOrder> {
    let alone = |order: PollOrder| (rest.trim_end_matches(['.', '!']).is_empty() || is_courtesy(rest)).then_some(order);
    match steer {
        Steer::Close => alone(PollOrder::Close),
        Steer::Remind => alone(PollOrder::Remind),
        Steer::Withdraw => alone(PollOrder::Withdraw),
        Steer::Title => Some(PollOrder::Title { title: rest.to_string() }),
        Steer::Add => Some(PollOrder::Add { name: rest.to_string() }),
        Steer::Reword => {
            let (code, name) = rest.split_once([':', '=']).or_else(|| rest.split_once(' ')).unwrap_or((rest, ""));
            Some(PollOrder::Reword { code: code.trim().to_string(), name: name.trim().to_string() })
        }
        Steer::Review => Some(PollOrder::Review { on: rest.to_string() }),
        Steer::Extend => Some(PollOrder::Extend { until: rest.to_string() }),
        Steer::Reopen => {
            let (until, tell) = without_telling(rest);
            Some(PollOrder::Reopen { until, tell })
        }
        Steer::Prefix | Steer::Tell | Steer::Outcome | Steer::Describe | Steer::Options => None,
    }
}

/// The one thing that the words begin with, and how many words it has.
fn verb(typed: &[Token]) -> Option<(Steer, usize)> {
    let wanted = |meaning| matches!(meaning, Meaning::Steer(steer) if !matches!(steer, Steer::Prefix | Steer::Tell));
    let found = tongue::find(typed, 0, None, wanted);
    let first = found.first()?;
    let Meaning::Steer(steer) = first.meaning else { return None };
    found.iter().all(|other| other.meaning == first.meaning).then_some((steer, first.len))
}

fn is(text: &str, steer: Steer) -> bool {
    !tongue::whole(text, None, |meaning| meaning == Meaning::Steer(steer)).is_empty()
}

/// "please", "thanks".
fn is_courtesy(text: &str) -> bool {
    !tongue::whole(text, None, |meaning| matches!(meaning, Meaning::Manner(Manner::Courtesy | Manner::Thanks))).is_empty()
}

fn is_greeting(line: &str) -> bool {
    let typed = tokens(line);
    tongue::manner(&typed, 0, None, Manner::Greeting).is_some_and(|len| typed.len() <= len + 3) && line.trim_end().ends_with([',', '!'])
}

/// "Friday, and tell everybody".
fn without_telling(text: &str) -> (String, bool) {
    let typed = tokens(text);
    for (at, token) in typed.iter().enumerate() {
        if is(&text[token.start..], Steer::Tell) {
            let until = typed[..at].last().map_or("", |last| &text[..last.end]);
            return (until.trim_end_matches([' ', ',']).to_string(), true);
        }
    }
    (text.to_string(), false)
}

#[cfg(test)]
#[path = "poll_order_tests.rs"]
mod tests;
