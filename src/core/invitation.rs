//! Calendar invitations of a poll: which events one of its letters speaks of, and what an answer to one means. Knows
//! nothing of iCalendar's text.

use super::ballot::{Choice, Fit};
use super::grammar::Doubt;
use super::ids::PollId;
use super::notice::NoticeKind;
use super::poll::{Change, Changed, Choosable, Invitation, Poll, PollKind, Position, Stage};
use super::tally::Verdict;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How long the event of a proposal lasts: it names when it begins and nothing else.
const EVENT: SignedDuration = SignedDuration::from_hours(1);
/// More events than one mail should carry.
const MOST_EVENTS: usize = 30;

/// Where an event stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// One of the times that are voted on.
    Asked,
    /// What the group decided for.
    Chosen,
    /// Not to be: another time was chosen, or the poll was called off.
    Off,
}

/// An event as one letter speaks of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// The option's code; empty for the one event of a proposal.
    pub code: String,
    pub starts: Timestamp,
    pub ends: Timestamp,
    pub standing: Standing,
}

/// What a calendar program answered about one event of ours.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rsvp {
    pub poll: PollId,
    pub code: String,
    /// Of the event that it shows.
    #[serde(default)]
    pub sequence: u32,
    pub fit: Fit,
    /// What its owner wrote beside it.
    pub comment: String,
}

/// The name of an event, the same in every letter to everybody; its domain is left to the writer.
pub fn uid(poll: PollId, code: &str) -> String {
    if code.is_empty() { format!("poll-{poll}") } else { format!("poll-{poll}-{code}") }
}

/// Which event that is.
pub fn of_uid(uid: &str) -> Option<(PollId, &str)> {
    let rest = uid.strip_prefix("poll-")?;
    let (poll, code) = rest.split_once('-').unwrap_or((rest, ""));
    Some((PollId(poll.parse().ok()?), code))
}

/// The sequence of what is said of a poll's events at an instant: it rises with every later letter (RFC 5546 section 2.1.4).
pub fn sequence(poll: &Poll, said_at: Timestamp) -> u32 {
    u32::try_from(said_at.as_second() - poll.drafted_at.as_second()).unwrap_or(0)
}

/// Whether the wording of what they answer has changed since what they show.
pub fn is_outdated(poll: &Poll, choice: &Choice, answers: &[Rsvp]) -> bool {
    let codes = |answer: &Rsvp| if answer.code.is_empty() { choice.codes().into_iter().map(str::to_string).collect() } else { vec![answer.code.clone()] };
    let since = |answer: &Rsvp| codes(answer).iter().any(|code| poll.life.rewords(&[code], version(poll, answer.sequence)));
    answers.iter().any(since)
}

/// The ballot version that stood when something with that sequence was said.
fn version(poll: &Poll, said: u32) -> u32 {
    let by_then = |changed: &Changed| match changed.change {
        Change::Amended { version, .. } | Change::Reworded { version, .. } if sequence(poll, changed.at) <= said => Some(version),
        _ => None,
    };
    poll.life.changes.iter().filter_map(by_then).max().unwrap_or(1)
}

/// The events that a letter of that kind speaks of: what was chosen first.
pub fn events(poll: &Poll, kind: NoticeKind) -> Vec<Event> {
    if poll.settings.invitation.is_none() {
        return Vec::new();
    }
    let standing = match (kind, &poll.stage) {
        (NoticeKind::Ballot | NoticeKind::Reminder | NoticeKind::PollChanged, Stage::Open) => Some(Standing::Asked),
        (NoticeKind::Result | NoticeKind::Outcome, Stage::Settled) => settled(poll),
        (NoticeKind::PollChanged, Stage::Cancelled) => Some(Standing::Off),
        _ => None,
    };
    let (Some(standing), chosen) = (standing, chosen(poll)) else { return Vec::new() };
    let stands = |code: &str| if standing == Standing::Chosen && chosen != Some(code) { Standing::Off } else { standing };
    let event = |code: &str, starts: Timestamp, standing| {
        let ends = starts.saturating_add(length(poll)).unwrap_or(starts);
        Event { code: code.to_string(), starts, ends, standing }
    };
    let mut events: Vec<Event> = times(poll).map(|(code, starts)| event(code, starts, stands(code))).collect();
    // What the wording before still asked about leaves the calendars with this one.
    let dropped = poll.life.retired.iter().filter(|(_, retired)| kind == NoticeKind::PollChanged && retired.version == poll.version);
    events.extend(dropped.filter_map(|(code, retired)| Some(event(code, retired.at?, Standing::Off))));
    events.sort_by_key(|event| event.standing != Standing::Chosen);
    events.truncate(MOST_EVENTS);
    events
}

/// What a result says of the events; nothing where it leaves open which of them will be.
fn settled(poll: &Poll) -> Option<Standing> {
    if chosen(poll).is_some() {
        return Some(Standing::Chosen);
    }
    match (&poll.kind, &poll.result.as_ref()?.verdict) {
        (PollKind::Meeting { .. }, _) => None,
        (_, Verdict::NotAdopted { .. } | Verdict::Decided { .. }) => Some(Standing::Off),
        _ => None,
    }
}

/// The event that the group decided for. An outcome that names one of the times goes before the numbers.
pub fn chosen(poll: &Poll) -> Option<&str> {
    if let (PollKind::Meeting { .. }, Some(outcome)) = (&poll.kind, &poll.life.outcome) {
        let words = outcome.words.to_lowercase();
        let named: Vec<&Choosable> = poll.options.iter().filter(|option| words.contains(&option.name.to_lowercase())).collect();
        return if let [one] = named.as_slice() { Some(&one.code) } else { None };
    }
    match (&poll.kind, &poll.result.as_ref()?.verdict) {
        (PollKind::Meeting { .. }, Verdict::Decided { code }) => poll.option(code).map(|option| option.code.as_str()),
        (PollKind::Proposal, Verdict::Adopted) => Some(""),
        (PollKind::Proposal, Verdict::Decided { code }) => poll.option(code).filter(|option| option.position == Some(Position::Agree)).map(|_| ""),
        _ => None,
    }
}

fn length(poll: &Poll) -> SignedDuration {
    if let PollKind::Meeting { minutes, .. } = poll.kind { SignedDuration::from_mins(minutes.into()) } else { EVENT }
}

/// Code and beginning of every event.
fn times(poll: &Poll) -> impl Iterator<Item = (&str, Timestamp)> {
    let one = match poll.settings.invitation {
        Some(Invitation::At { starts }) => Some(("", starts)),
        _ => None,
    };
    let slots = poll.options.iter().filter(|_| poll.settings.invitation == Some(Invitation::Slots));
    slots.filter_map(|option| Some((option.code.as_str(), option.at?))).chain(one)
}

/// What these answers make of a ballot. An answer about one time leaves what was said of the others.
///
/// # Errors
/// What keeps them from being a vote.
pub fn choice(poll: &Poll, standing: Option<&Choice>, answers: &[Rsvp]) -> Result<Choice, Doubt> {
    let choice = match poll.settings.invitation {
        Some(Invitation::Slots) => {
            let mut fits: BTreeMap<String, Fit> = if let Some(Choice::Times(fits)) = standing { fits.clone() } else { BTreeMap::new() };
            let named = answers.iter().filter_map(|answer| Some((poll.option(&answer.code)?.code.clone(), answer.fit)));
            fits.extend(named);
            Choice::Times(fits)
        }
        Some(Invitation::At { .. }) => {
            let position = answers.last().map(|answer| match answer.fit {
                Fit::Yes => Position::Agree,
                Fit::Maybe => Position::Abstain,
                Fit::No => Position::Disagree,
            });
            let option = |position: Position| poll.options.iter().find(|option: &&Choosable| option.position == Some(position));
            Choice::One(position.and_then(option).ok_or(Doubt::Unclear)?.code.clone())
        }
        None => return Err(Doubt::Unclear),
    };
    match choice.flaw(poll.kind, &poll.options, poll.settings.none_of_these) {
        Some(flaw) => Err(Doubt::Flawed { understood: standing.cloned(), flaw }),
        None => Ok(choice),
    }
}

#[cfg(test)]
#[path = "invitation_tests.rs"]
mod tests;
