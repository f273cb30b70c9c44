//! The rule book: a command, who asks, when, and the state it needs; out come facts, notices and a disposition.

use super::command::{Command, Disposition};
use super::event::Event;
use super::ids::IdSource;
use super::notice::Notice;
use super::trust::Actor;
use super::view::{Needs, View};
use jiff::Timestamp;

/// What comes of a command.
#[derive(Clone, PartialEq, Debug)]
pub struct Decision {
    /// Facts, in order.
    pub events: Vec<Event>,
    /// Mail to single people that answers the act itself. What a fact tells others is `audience`'s business.
    pub notices: Vec<Notice>,
    pub disposition: Disposition,
}

/// What the service's settings say to the rules.
#[derive(Clone, Debug)]
pub struct Policy {
    /// How long a clear poll mail waits before it opens by itself.
    pub grace: jiff::SignedDuration,
    /// Locale and zone of people who have not chosen.
    pub locale: String,
    pub zone: String,
}

/// What must be loaded before `decide` can be called. Asked again after each load, until nothing is missing.
pub fn needs(_view: &View, _command: &Command, _actor: &Actor) -> Needs {
    Needs::default()
}

/// Decides a command. `at` is the receipt instant for mail, else now; `ids` mints what comes into being.
pub fn decide(_view: &View, _actor: &Actor, _command: &Command, _at: Timestamp, _ids: &mut IdSource, _policy: &Policy) -> Decision {
    Decision {
        events: Vec::new(),
        notices: Vec::new(),
        disposition: Disposition { group: None, person: None, outcome: super::command::Outcome::Ignored("not decided".into()) },
    }
}
