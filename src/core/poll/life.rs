//! What happens to a poll beyond its votes: reminders, and what its author and coordinators did with it.

use super::{Choosable, Poll, reminders};
use crate::core::ballot::Choice;
use crate::core::ids::PersonId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A poll's story so far. What the clock looks for has columns of its own.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Life {
    /// How many times those who had not voted were reminded.
    #[serde(skip)]
    pub reminders: u32,
    /// When they are reminded next.
    #[serde(skip)]
    pub remind_at: Option<Timestamp>,
    pub reminded_at: Option<Timestamp>,
    /// When its asker wants it to open (`Opens:`).
    pub opens_on: Option<Timestamp>,
    /// When whoever asked is to look at the outcome again.
    #[serde(skip)]
    pub review_at: Option<Timestamp>,
    /// Codes whose wording was changed, with the ballot version from which it holds.
    pub reworded: BTreeMap<String, u32>,
    /// Options that were taken out while nobody had voted, by their codes, which are never used again.
    pub retired: BTreeMap<String, Retired>,
    /// What the group decided, as it stands.
    pub outcome: Option<Stated>,
    /// Extensions and the like, oldest first. Reminders are not among them.
    pub changes: Vec<Changed>,
}

/// An option that was taken out: since which ballot version, and when it was to begin, where options are invitations.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Retired {
    pub version: u32,
    pub at: Option<Timestamp>,
}

/// What a poll asks, and between what.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Wording {
    pub title: String,
    pub description: String,
    pub options: Vec<Choosable>,
}

/// What a group decided, in the words of whoever stated it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stated {
    pub words: String,
    pub at: Timestamp,
    /// Nobody's is the admin's.
    pub by: Option<PersonId>,
    /// When the members are told; until then it is taken back unseen.
    pub told_at: Timestamp,
}

/// A change, when it was made and by whom; nobody's is the admin's.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Changed {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub change: Change,
}

/// What was done with a poll after its drafting, other than to open, close and count it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A draft opens by itself then.
    Scheduled {
        opens_at: Timestamp,
    },
    /// Those who had not voted were reminded, for the `number`th time.
    Reminded {
        number: u32,
    },
    Extended {
        from: Timestamp,
        until: Timestamp,
    },
    /// Open again after its close; votes stand. Members hear of it when `told`.
    Reopened {
        until: Timestamp,
        told: bool,
    },
    /// Asked anew while nobody had voted: from that ballot version on it is this.
    Amended {
        version: u32,
        #[serde(skip)]
        wording: Box<Wording>,
    },
    /// One more option. Ballots sent before hold.
    OptionAdded {
        code: String,
        #[serde(skip)]
        name: String,
        /// When it begins, where options are invitations.
        #[serde(skip)]
        at: Option<Timestamp>,
    },
    /// Other words for an option: from that ballot version on.
    Reworded {
        code: String,
        version: u32,
        #[serde(skip)]
        name: String,
        #[serde(skip)]
        at: Option<Timestamp>,
    },
    /// Called off while it was open.
    Withdrawn,
    /// What the group decided. It replaces what was stated before; the members hear of it at `told_at`.
    OutcomeStated {
        told_at: Timestamp,
        #[serde(skip)]
        words: String,
    },
    OutcomeTakenBack,
    /// The outcome is to be looked at again then.
    ReviewSet {
        review_at: Timestamp,
    },
    /// Whoever asked was reminded to look at it.
    ReviewAsked,
    /// Closed before its time, which was to be `planned`.
    ClosedEarly {
        planned: Timestamp,
    },
}

impl Change {
    /// Whether it is part of the poll's story, as its result tells it.
    fn is_kept(&self) -> bool {
        let reworded = matches!(self, Self::Amended { .. } | Self::OptionAdded { .. } | Self::Reworded { .. });
        reworded || matches!(self, Self::Extended { .. } | Self::Reopened { .. } | Self::Withdrawn | Self::ClosedEarly { .. })
    }
}

impl Life {
    /// Whether one of these codes stood for other words in that ballot version.
    pub fn rewords(&self, codes: &[&str], seen: u32) -> bool {
        codes.iter().any(|code| self.reworded.get(*code).is_some_and(|since| *since > seen))
    }
}

impl Poll {
    /// Makes a change true. Opening is not among them, and sets the first reminder by [`Poll::set_reminder`].
    pub(in crate::core) fn undergo(&mut self, change: &Change, by: Option<PersonId>, at: Timestamp) {
        match change {
            Change::Reminded { number } => {
                self.life.reminders = *number;
                self.life.reminded_at = Some(at);
            }
            Change::Amended { version, wording } => {
                let Wording { title, description, options } = (**wording).clone();
                let gone = self.options.iter().filter(|option| options.iter().all(|kept| kept.code != option.code));
                self.life.retired.extend(gone.map(|option| (option.code.clone(), Retired { version: *version, at: option.at })));
                (self.title, self.description, self.options, self.version) = (title, description, options, *version);
                self.life.reworded = self.options.iter().map(|option| (option.code.clone(), *version)).collect();
            }
            Change::OptionAdded { code, name, at } => self.options.push(Choosable { at: *at, ..Choosable::new(code, name) }),
            Change::Reworded { code, version, name, at } => {
                self.version = *version;
                for option in self.options.iter_mut().filter(|option| option.code == *code) {
                    option.name.clone_from(name);
                    option.at = *at;
                }
                self.life.reworded.insert(code.clone(), *version);
            }
            Change::Scheduled { opens_at } => self.stage = super::Stage::Draft { opens_at: Some(*opens_at) },
            Change::Extended { until, .. } => self.closes_at = *until,
            Change::Reopened { until, .. } => {
                self.stage = super::Stage::Open;
                self.closes_at = *until;
                self.closed_at = None;
                self.closed_by = None;
                self.result = None;
                self.life.outcome = None;
                self.life.review_at = None;
            }
            Change::Withdrawn => self.stage = super::Stage::Cancelled,
            Change::OutcomeStated { told_at, words } => self.life.outcome = Some(Stated { words: words.clone(), at, by, told_at: *told_at }),
            Change::OutcomeTakenBack => self.life.outcome = None,
            Change::ReviewSet { review_at } => self.life.review_at = Some(*review_at),
            Change::ReviewAsked => self.life.review_at = None,
            // Told from the close itself.
            Change::ClosedEarly { .. } => {}
        }
        if change.is_kept() {
            self.life.changes.push(Changed { at, by, change: change.clone() });
        }
        self.set_reminder(at);
    }

    /// Whether the wording of what was chosen has changed since that ballot version.
    pub fn is_outdated(&self, choice: &Choice, seen: u32) -> bool {
        let codes = choice.codes();
        if codes.is_empty() { seen != self.version } else { self.life.rewords(&codes, seen) }
    }

    /// What its result tells of its course: the kept changes, and the close where it came early.
    pub(in crate::core) fn story(&self) -> Vec<Changed> {
        let early = self.closed_at.filter(|closed_at| *closed_at < self.closes_at);
        let close = early.map(|at| Changed { at, by: self.closed_by, change: Change::ClosedEarly { planned: self.closes_at } });
        self.life.changes.iter().cloned().chain(close).collect()
    }

    /// When those who have not voted are reminded next, after something happened at `at`.
    pub(in crate::core) fn set_reminder(&mut self, at: Timestamp) {
        let opened_at = self.opened_at.filter(|_| self.is_open());
        self.life.remind_at = opened_at.and_then(|opened_at| reminders::next(opened_at, self.closes_at, at));
    }
}
