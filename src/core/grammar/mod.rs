//! What people type, and what it means: votes, commands, poll mails, dates. Pure text in, meaning out.
//!
//! The rules stand in the order they are applied. Where two readings are possible there is no vote but a [`Doubt`].

pub mod answer;
mod argument;
mod date_words;
pub mod digest;
mod digest_codes;
pub mod draft;
mod draft_invitation;
mod draft_lines;
mod draft_options;
mod draft_settings;
mod draft_shares;
mod draft_template;
mod draft_voters;
mod fill;
mod guest;
mod initials;
mod lex;
mod line;
mod manners;
mod mark;
mod name;
mod names;
pub mod order;
mod people;
pub mod poll_order;
mod private;
mod publish;
mod rest;
mod sheet;
pub mod tongue;
mod turn;
pub mod when;

use super::ballot::{Choice, Flaw};
use super::poll::{Choosable, Poll, PollKind};
use serde::{Deserialize, Serialize};

pub use answer::read_answer;
pub use digest::{DigestAnswer, DigestForm, read_digest_answers};
pub use draft::{PollDraft, read_draft};
pub use draft_options::code as option_code;
pub use draft_template::{no_setting, template_of, with_template};
pub use fill::filled_in;
pub use manners::is_salutation;
pub use order::{Guest, Order, Reach, read_above_forward, read_order};
pub use poll_order::{PollOrder, read_addition, read_poll_order, read_statement};
pub use private::sounds_private;
pub use publish::without_tokens;
pub use when::{When, read_when};

/// A mail's text as `inbound::strip` saw it: the person's own lines and the lines they quoted, in order.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Words {
    pub lines: Vec<Line>,
    /// What was cut away and is nobody's answer: signatures, attribution lines, disclaimers.
    pub elided: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// Typed by the sender.
    Own(String),
    /// Quoted from what they answer, without the quote prefix. Includes lines they may have marked (`[x] 2  Oak`).
    Quoted(String),
}

/// What stands behind a word that something follows. Most answers have none, and are no command with an argument.
const COLONS: [char; 2] = [':', '：'];

impl Words {
    /// Words that are all the sender's own.
    pub fn own_only(text: &str) -> Self {
        Self { lines: text.lines().map(|line| Line::Own(line.to_string())).collect(), elided: String::new() }
    }

    /// The sender's own lines as one text, trimmed.
    pub fn own(&self) -> String {
        let lines: Vec<&str> = self
            .lines
            .iter()
            .filter_map(|line| match line {
                Line::Own(text) => Some(text.as_str()),
                Line::Quoted(_) => None,
            })
            .collect();
        lines.join("\n").trim().to_string()
    }

    /// What is published when the words are a comment: own lines, and the quoted lines that are answered inline
    /// (a quoted block with own words both above and below it, or directly followed by own words and not at the top).
    pub fn published(&self) -> String {
        publish::published(self)
    }

    /// What of a comment's mail is not published: quoted lines nobody answered, then what was cut. Our own letters are
    /// left out, and our links lead nowhere. At most 32 KiB.
    pub fn unpublished(&self) -> String {
        publish::unpublished(self)
    }
}

/// What a ballot looked like to its reader.
#[derive(Clone, PartialEq, Debug)]
pub struct BallotForm<'a> {
    pub kind: PollKind,
    pub options: &'a [Choosable],
    /// Whether "none of the above" is an answer.
    pub none: bool,
}

impl<'a> BallotForm<'a> {
    /// The ballot of that poll, as it stands.
    pub fn of(poll: &'a Poll) -> Self {
        Self { kind: poll.kind, options: &poll.options, none: poll.settings.none_of_these }
    }
}

/// What an answer to a ballot means.
#[derive(Clone, PartialEq, Debug)]
pub enum Answer {
    /// One clear vote, and the reason below or beside it (may be empty).
    Vote { choice: Choice, reason: String },
    /// A command, as a whole reply. Coordinators' commands carry `poll:` in front.
    Order(Order),
    /// Not clear: nothing is counted and we ask.
    Doubt(Doubt),
}

/// Why an answer was not clear. The question back says it in one sentence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "doubt", rename_all = "snake_case")]
pub enum Doubt {
    /// No words and no mark at all.
    Empty,
    /// Words that name no option.
    Unclear,
    /// More than one option is named or marked.
    Several { codes: Vec<String> },
    /// "Yes, but only if …"
    Conditional,
    /// An option name that is also a command.
    OptionOrCommand { word: String },
    /// A word that means one option in one language and another in the next.
    Languages { word: String },
    /// A thumb, a heart, "+1": liked, not voted.
    Reaction,
    /// The wording behind the code has changed since their ballot was sent.
    OldBallot,
    /// Their words stand against the option they marked.
    MarkAgainstWords { marked: String, written: String },
    /// The poll wants a reason and there is none.
    ReasonMissing { understood: Choice },
    /// The reason is longer than the poll allows, in characters.
    ReasonTooLong { understood: Choice, length: u32, limit: u32 },
    /// The options were understood, and the ballot cannot be counted as it is: `understood` is what is filled in when it
    /// comes back, and may be nothing.
    Flawed { understood: Option<Choice>, flaw: Flaw },
    /// A reply to a digest without a code.
    NoCode,
    /// A reused reply address: it would go to everyone, and it looks as if it was not meant to.
    ForAll,
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod table_tests;
