//! Commands, as a whole reply or to the help address.

use super::argument;
pub use super::guest::Guest;

use super::lex::{Token, tokens};
use super::tongue::{self, Found, Manner, Meaning, Tongues, Verb};
use super::{PollOrder, Words, manners, read_poll_order};
use crate::core::person::Level;
use serde::{Deserialize, Serialize};

/// A command somebody wrote as their whole reply.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "order", rename_all = "snake_case")]
pub enum Order {
    Help,
    /// "unsubscribe", "stop": the narrowest scope of the notice, or what `reach` says.
    Stop {
        reach: Option<Reach>,
    },
    Level {
        level: Level,
        reach: Option<Reach>,
    },
    /// A reach alone ("group" in reply to a goodbye): widen the last stop.
    Widen {
        reach: Reach,
    },
    /// "ballots": ask me again when the group votes.
    Ballots,
    /// "no ballots": nothing at all from this group.
    NoBallots,
    Undo,
    NotMe,
    Status,
    /// "resend": my open ballots.
    Resend,
    Yes,
    No,
    /// "post": publish what was held for me.
    Post,
    Open,
    Cancel,
    CloseThread,
    /// "poll: close", "poll: extend to Friday".
    Poll {
        what: PollOrder,
    },
    Approve,
    Reject,
    Block,
    /// "text": mail without an HTML part; "html": with one again.
    Format {
        text_only: bool,
    },
    /// "leave group".
    LeaveGroup,
    /// "pause until 1 March": the date as it was written, empty when none was.
    Pause {
        until: String,
    },
    /// "resume": the end of a pause.
    Resume,
    /// "decisions": what the group has decided.
    Decisions,
    /// "delete", in reply to one's own sent mail.
    Delete,
    /// "delete last".
    DeleteLast,
    /// "replace:" and the new words, in reply to one's own sent mail.
    Replace {
        words: String,
    },
    ReopenThread,
    /// "my data": what we hold about them.
    MyData,
    Deactivate,
    /// "delete me".
    DeleteMe,
    /// In reply to the goodbye of a deactivation.
    Reactivate,
    /// "invite: Cleo <c@x.org>", several parted by commas or lines.
    Invite {
        guests: Vec<Guest>,
    },
    /// "proxy: Ben": he votes for me; "proxy: none": nobody does.
    Proxy {
        to: Option<String>,
    },
    /// "never", in reply to an invitation.
    Never,
}

/// How far a command reaches: this thread, the whole group, everywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    Thread,
    Group,
    All,
}

/// In bytes, with greeting and closing: whoever writes more has something else to say.
pub(super) const LONGEST_ORDER: usize = 1000;

/// Reads a whole reply as a command; `None` when it is anything else.
pub fn read_order(words: &Words, tongues: &[&str]) -> Option<Order> {
    if let Some(what) = read_poll_order(words) {
        return Some(Order::Poll { what });
    }
    read_plain(&words.own(), &Tongues::of(tongues))
}

/// The same for own words that hold no command about a poll.
pub(super) fn read_plain(text: &str, tongues: &Tongues) -> Option<Order> {
    if let Some(words) = argument::replacement(text, tongues) {
        return Some(Order::Replace { words });
    }
    if let Some(guests) = argument::guests(text, tongues) {
        return Some(Order::Invite { guests });
    }
    if text.len() > LONGEST_ORDER {
        return None;
    }
    let own: Vec<String> = text.lines().map(str::to_string).collect();
    let lines: Vec<&str> = manners::without_closing(&own).into_iter().filter(|line| !line.trim().is_empty()).collect();
    let said = lines.iter().skip_while(|line| is_greeting(line)).collect::<Vec<_>>();
    let [line] = said.as_slice() else { return None };
    if line.contains('?') || is_sign(line) {
        return None;
    }
    let typed = tokens(line);
    let typed = without_courtesies(&typed, tongues);
    let argued = || argument::proxy(line, tongues).or_else(|| argument::pause(line, typed, tongues));
    read_words(typed, tongues).or_else(argued)
}

/// A command above one's own mail that is forwarded with it: "delete" or "replace: …", and below it the mail.
pub fn read_above_forward(words: &Words, tongues: &[&str]) -> Option<Order> {
    let text = words.own();
    let above = text.lines().take_while(|line| !argument::begins_forward(line)).collect::<Vec<_>>().join("\n");
    let above = if above.len() == text.len() { text.split("\n\n").next().unwrap_or_default().to_string() } else { above };
    read_order(&Words::own_only(&above), tongues).filter(|order| matches!(order, Order::Delete | Order::Replace { .. }))
}

/// The command that these words are, as a whole.
fn read_words(typed: &[Token], tongues: &Tongues) -> Option<Order> {
    let verbs =
        |meaning| matches!(meaning, Meaning::Verb(verb) if !matches!(verb, Verb::Filler | Verb::Proxy)) || matches!(meaning, Meaning::Yes | Meaning::No);
    let plain = one_meaning(tongue::find(typed, 0, Some(tongues), verbs), typed.len());
    // The way out is understood in every language we know, whatever the settings say.
    let way_out = |meaning| matches!(meaning, Meaning::Verb(Verb::Stop | Verb::Help | Verb::NotMe));
    let plain = plain.or_else(|| one_meaning(tongue::find(typed, 0, None, way_out), typed.len()).filter(|_| !is_everyday(typed, tongues)));
    if let Some(meaning) = plain {
        return order_of(meaning, None);
    }
    let reach_first = reach_at(typed, 0, tongues);
    if let Some((reach, _)) = reach_first.filter(|(reach, len)| *len == typed.len() && *reach != Reach::Thread) {
        return Some(Order::Widen { reach });
    }
    verb_then_reach(typed, tongues).or_else(|| {
        let (reach, len) = reach_first?;
        let verb = one_meaning(tongue::find(typed, len, Some(tongues), verbs), typed.len() - len)?;
        order_of(verb, Some(reach))
    })
}

/// A word that means something else in the reader's own languages, or is too common a word to count outside its own
/// ("seis" is six, and Finnish for stop).
fn is_everyday(typed: &[Token], tongues: &Tongues) -> bool {
    let common = matches!(typed, [word] if tongue::orders::EVERYDAY.contains(&word.bare()));
    common || tongue::find(typed, 0, Some(tongues), |_| true).iter().any(|found| found.len == typed.len())
}

/// "nothing group", "stop mail from the whole group".
fn verb_then_reach(typed: &[Token], tongues: &Tongues) -> Option<Order> {
    let found = tongue::find(typed, 0, Some(tongues), |meaning| matches!(meaning, Meaning::Verb(Verb::Stop | Verb::Level(_))));
    let first = found.first()?;
    let mut at = first.len;
    while let Some(filler) = tongue::find(typed, at, Some(tongues), |meaning| meaning == Meaning::Verb(Verb::Filler)).first() {
        at += filler.len;
    }
    let (reach, len) = reach_at(typed, at, tongues)?;
    let verb = one_meaning(found.clone(), first.len)?;
    (at + len == typed.len()).then(|| order_of(verb, Some(reach))).flatten()
}

fn reach_at(typed: &[Token], at: usize, tongues: &Tongues) -> Option<(Reach, usize)> {
    let found = tongue::find(typed, at, Some(tongues), |meaning| matches!(meaning, Meaning::Reach(_)));
    let len = found.first()?.len;
    match one_meaning(found, len)? {
        Meaning::Reach(reach) => Some((reach, len)),
        _ => None,
    }
}

/// The one thing that a phrase of that length means; `None` where languages disagree.
fn one_meaning(found: Vec<Found>, len: usize) -> Option<Meaning> {
    let mut meanings = found.into_iter().filter(|found| found.len == len).map(|found| found.meaning);
    let first = meanings.next()?;
    meanings.all(|meaning| meaning == first).then_some(first)
}

fn order_of(meaning: Meaning, reach: Option<Reach>) -> Option<Order> {
    let verb = match meaning {
        Meaning::Yes => return reach.is_none().then_some(Order::Yes),
        Meaning::No => return reach.is_none().then_some(Order::No),
        Meaning::Verb(verb) => verb,
        _ => return None,
    };
    match verb {
        Verb::Stop => return Some(Order::Stop { reach }),
        Verb::Level(level) => return Some(Order::Level { level, reach }),
        _ if reach.is_some() => return None,
        _ => {}
    }
    Some(match verb {
        Verb::Help => Order::Help,
        Verb::Ballots => Order::Ballots,
        Verb::NoBallots => Order::NoBallots,
        Verb::Undo => Order::Undo,
        Verb::NotMe => Order::NotMe,
        Verb::Status => Order::Status,
        Verb::Resend => Order::Resend,
        Verb::Post => Order::Post,
        Verb::Open => Order::Open,
        Verb::Cancel => Order::Cancel,
        Verb::CloseThread => Order::CloseThread,
        Verb::ClosePoll => Order::Poll { what: PollOrder::Close },
        Verb::Approve => Order::Approve,
        Verb::Reject => Order::Reject,
        Verb::Block => Order::Block,
        Verb::Text => Order::Format { text_only: true },
        Verb::Html => Order::Format { text_only: false },
        Verb::LeaveGroup => Order::LeaveGroup,
        Verb::Pause => Order::Pause { until: String::new() },
        Verb::Resume => Order::Resume,
        Verb::Decisions => Order::Decisions,
        Verb::Delete => Order::Delete,
        Verb::DeleteLast => Order::DeleteLast,
        Verb::ReopenThread => Order::ReopenThread,
        Verb::MyData => Order::MyData,
        Verb::Deactivate => Order::Deactivate,
        Verb::DeleteMe => Order::DeleteMe,
        Verb::Reactivate => Order::Reactivate,
        Verb::Never => Order::Never,
        Verb::Proxy | Verb::Filler | Verb::Replace | Verb::Invite | Verb::Stop | Verb::Level(_) => return None,
    })
}

/// A line that is a greeting alone: "Hi Ana,".
fn is_greeting(line: &str) -> bool {
    let typed = tokens(line);
    let greeted = tongue::manner(&typed, 0, None, Manner::Greeting);
    greeted.is_some_and(|len| typed.len() <= len + 3 && (typed.len() == len || line.trim_end().ends_with([',', '!', ':', '.'])))
}

/// "+0" or "-stop" is not a command.
fn is_sign(line: &str) -> bool {
    line.trim_start().starts_with(['+', '-', '$', '/']) || line.contains(['%', '€'])
}

/// The words without "please" and "thanks" around them.
fn without_courtesies<'a>(typed: &'a [Token], tongues: &Tongues) -> &'a [Token] {
    let polite = |at| tongue::find(typed, at, Some(tongues), |meaning| matches!(meaning, Meaning::Manner(Manner::Courtesy | Manner::Thanks)));
    let known = |at: usize| !tongue::find(typed, at, Some(tongues), |meaning| matches!(meaning, Meaning::Yes | Meaning::No)).is_empty();
    let mut from = 0;
    while from < typed.len() && !known(from) {
        match polite(from).first() {
            Some(found) if from + found.len < typed.len() => from += found.len,
            _ => break,
        }
    }
    let mut to = typed.len();
    for at in (from + 1..typed.len()).rev() {
        if polite(at).first().is_some_and(|found| at + found.len == to) {
            to = at;
        }
    }
    &typed[from..to]
}

#[cfg(test)]
#[path = "order_tests.rs"]
mod tests;
