//! Changing what a poll asks: its words and options while nobody has voted, one more option at any time, and other words for
//! an option, about which those who had chosen it are asked. Whichever door the words came through, they are read by others.

use super::{Case, Place};
use crate::core::event::Event;
use crate::core::grammar::{PollOrder, When, option_code, read_when, without_tokens};
use crate::core::ids::PersonId;
use crate::core::notice::{NoticeBody, NoticeKind};
use crate::core::poll::{Change, Choosable, Poll, PollKind, Stage, Wording};
use crate::core::refusal::Refusal;
use jiff::Timestamp;

/// More options than anybody can weigh.
const MOST_OPTIONS: usize = 200;
/// In characters: longer names are descriptions.
const LONGEST_NAME: usize = 200;

impl Case<'_> {
    /// Whether somebody has voted. Of a secret poll that is told to nobody: from its opening on it is as if somebody had.
    pub(super) fn has_votes(&self, poll: &Poll) -> bool {
        if poll.settings.secret { poll.is_open() } else { self.view.counted(poll.id).next().is_some() }
    }

    /// A voter adds an option where the poll lets them.
    pub(super) fn may_add(&self, poll: &Poll, person: PersonId, order: &PollOrder) -> bool {
        poll.settings.may_add && poll.is_open() && matches!(order, PollOrder::Add { .. }) && self.not_entitled(poll, person).is_none()
    }

    /// Another question, description or list of options. Codes that were used are never used for something else.
    pub(super) fn amended(&self, poll: &Poll, order: &PollOrder, tongues: &[String]) -> Result<Change, Refusal> {
        self.still_asks(poll)?;
        self.not_secret(poll)?;
        if self.has_votes(poll) {
            return Err(Refusal::VotesCast);
        }
        let mut wording = Wording { title: poll.title.clone(), description: poll.description.clone(), options: poll.options.clone() };
        match order {
            PollOrder::Title { title } if title.trim().is_empty() => return Err(Refusal::BadField { field: "title".into() }),
            PollOrder::Title { title } => wording.title = without_tokens(title).split_whitespace().collect::<Vec<_>>().join(" "),
            PollOrder::Describe { words } => wording.description = without_tokens(words.trim()),
            PollOrder::Options { names } => wording.options = self.timed(poll, other_options(poll, names)?, tongues)?,
            _ => {}
        }
        Ok(Change::Amended { version: poll.version + 1, wording: Box::new(wording) })
    }

    /// One more option; ballots sent before hold, because codes stay.
    pub(super) fn added(&self, poll: &Poll, name: &str, tongues: &[String]) -> Result<Change, Refusal> {
        self.still_asks(poll)?;
        self.not_secret(poll)?;
        let name = sound(poll, &without_tokens(name), &poll.options)?;
        Ok(Change::OptionAdded { code: next_code(poll, poll.options.len()), at: self.slot(poll, &name, tongues)?, name })
    }

    /// Other words for an option.
    pub(super) fn reworded(&self, poll: &Poll, code: &str, name: &str, tongues: &[String]) -> Result<Change, Refusal> {
        self.still_asks(poll)?;
        self.not_secret(poll)?;
        let Some(option) = poll.option(code) else { return Err(bad(code, "unknown")) };
        let others: Vec<Choosable> = poll.options.iter().filter(|other| other.code != option.code).cloned().collect();
        let name = sound(poll, &without_tokens(name), &others)?;
        Ok(Change::Reworded { code: option.code.clone(), version: poll.version + 1, at: self.slot(poll, &name, tongues)?, name })
    }

    /// Whoever has voted in secret could neither be asked what they think of the change nor vote again; and if it were only
    /// refused once somebody has, the refusal would tell of the first vote.
    fn not_secret(&self, poll: &Poll) -> Result<(), Refusal> {
        if poll.settings.secret && poll.is_open() { Err(Refusal::SecretIsOpen) } else { Ok(()) }
    }

    /// When an option of a time poll begins, read as those beside it were, in the zone of the poll. Where options go out as
    /// invitations it must be a day with its time.
    fn slot(&self, poll: &Poll, name: &str, tongues: &[String]) -> Result<Option<Timestamp>, Refusal> {
        if !matches!(poll.kind, PollKind::Meeting { .. }) {
            return Ok(None);
        }
        match read_when(name, &poll.settings.zone, &super::strs(tongues), self.at) {
            When::At { instant, time_assumed: false } => Ok(Some(instant)),
            _ if poll.settings.invitation.is_none() => Ok(None),
            _ => Err(bad(name, "time")),
        }
    }

    fn timed(&self, poll: &Poll, options: Vec<Choosable>, tongues: &[String]) -> Result<Vec<Choosable>, Refusal> {
        options.into_iter().map(|option| Ok(Choosable { at: self.slot(poll, &option.name, tongues)?, ..option })).collect()
    }

    fn still_asks(&self, poll: &Poll) -> Result<(), Refusal> {
        match poll.stage {
            Stage::Draft { .. } | Stage::Open => Ok(()),
            _ => Err(Refusal::PollStands { stage: poll.stage.word().to_string() }),
        }
    }

    /// Their votes stand, and they hear that the words have changed.
    pub(super) fn ask_those_who_chose(&mut self, poll: &Poll, event: &Event) {
        let Event::PollChanged { person: by, change: change @ Change::Reworded { code, version, .. }, .. } = event else { return };
        // Where it stands in calendars everybody is told.
        if poll.settings.invitation.is_some() {
            return;
        }
        let chose = |ballot: &&crate::core::ballot::Ballot| ballot.choice.codes().contains(&code.as_str());
        let voters: Vec<PersonId> = self.view.counted(poll.id).filter(chose).map(|ballot| ballot.person).collect();
        let place = Place { group: Some(poll.group), thread: None, poll: Some(poll.id) };
        for voter in voters {
            self.tell(voter, NoticeKind::PollChanged, place, NoticeBody::PollChanged { change: change.clone(), by: *by });
            if let Some(notice) = self.notices.last_mut() {
                notice.poll_version = *version;
            }
        }
    }
}

/// Options by their new names: those that stay keep their codes.
fn other_options(poll: &Poll, names: &[String]) -> Result<Vec<Choosable>, Refusal> {
    let mut options: Vec<Choosable> = Vec::new();
    let mut fresh = poll.options.len();
    // Read together: a program may have broken a link over two of them.
    for name in without_tokens(&names.join("\n")).lines() {
        let name = sound(poll, name, &options)?;
        let kept = poll.options.iter().find(|option| same(&option.name, &name));
        let code = kept.map_or_else(|| next_code(poll, fresh), |option| option.code.clone());
        fresh += usize::from(kept.is_none());
        options.push(Choosable::new(&code, &name));
    }
    if options.len() < poll.kind.fewest_options() { Err(Refusal::NoOptions) } else { Ok(options) }
}

/// The code of the option that comes after so many, the retired ones not counted.
fn next_code(poll: &Poll, options: usize) -> String {
    let lettered = poll.options.iter().any(|option| option.code.starts_with(char::is_alphabetic));
    option_code(options + poll.life.retired.len(), lettered)
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// A name that can be an option of this poll, beside those others.
fn sound(poll: &Poll, name: &str, others: &[Choosable]) -> Result<String, Refusal> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let numbered = poll.options.iter().all(|option| option.code.starts_with(|c: char| c.is_ascii_digit()));
    let flaws = [
        (!poll.kind.positions().is_empty() || poll.kind.fewest_options() == 0, "fixed"),
        (name.is_empty(), "empty"),
        (name.chars().count() > LONGEST_NAME, "long"),
        (others.len() >= MOST_OPTIONS, "many"),
        // A number that is a code must never be mistaken for an option that begins with one.
        (numbered && name.starts_with(char::is_numeric), "number"),
        (others.iter().any(|other| same(&other.name, &name) || same(&other.code, &name)), "twice"),
    ];
    match flaws.iter().find(|(is_so, _)| *is_so) {
        Some((_, why)) => Err(bad(&name, why)),
        None => Ok(name),
    }
}

fn bad(name: &str, why: &str) -> Refusal {
    Refusal::BadOption { name: name.to_string(), why: why.to_string() }
}

#[cfg(test)]
#[path = "amend_tests.rs"]
mod tests;
