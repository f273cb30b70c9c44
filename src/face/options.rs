//! The options of a poll as a ballot shows them, and how many of them a mail has room for.

use super::form;
use super::poll::{PollView, option_name};
use super::reader::Reader;
use crate::core::brief::PollBrief;
use crate::core::poll::Choosable;
use serde::Serialize;

/// Octets of HTML that the options of one poll may take in a mail, of the 60 KB that all of it may have.
pub const ROOM: usize = 24_000;
/// Octets of an option's row without its name and its answer: as a button, as a line.
const BUTTON: usize = 700;
const LINE: usize = 80;

/// One option. `answer` is the `mailto:` that votes for it, in mails.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct OptionView {
    pub code: String,
    pub name: String,
    pub answer: Option<String>,
    pub chosen: bool,
    /// What the reader's own ballot says of it: a score, a place, `yes`; empty when nothing.
    pub value: String,
}

impl OptionView {
    fn line(&self) -> usize {
        LINE + escaped(&self.name)
    }

    fn button(&self) -> usize {
        BUTTON + escaped(&self.name) + self.answer.as_deref().map_or(0, escaped)
    }
}

/// All of them, as far as the reader's own vote has said something of them.
pub(super) fn options(reader: &Reader, brief: &PollBrief) -> Vec<OptionView> {
    let choice = brief.mine.as_ref().map(|ballot| &ballot.choice);
    let mine = choice.map(|choice| choice.codes()).unwrap_or_default();
    let view = |option: &Choosable| OptionView {
        code: option.code.clone(),
        name: option_name(reader, option),
        answer: None,
        chosen: mine.iter().any(|code| code.eq_ignore_ascii_case(&option.code)),
        value: choice.map(|choice| form::value(choice, &option.code)).unwrap_or_default(),
    };
    brief.poll.options.iter().map(view).collect()
}

impl PollView {
    /// The same, as much of it as a mail holds: many options are lines instead of buttons, and what does not fit even so is
    /// on the page.
    pub fn within_mail(mut self, mut room: usize) -> Self {
        self.numbers = self.numbers.map(super::count::Numbers::within_mail);
        if self.options.iter().map(OptionView::button).sum::<usize>() > room {
            self.options.iter_mut().for_each(|option| option.answer = None);
            self.buttons = false;
        }
        let fits = |option: &&OptionView| {
            let left = room.checked_sub(option.line());
            room = left.unwrap_or_default();
            left.is_some()
        };
        let fitting = self.options.iter().take_while(fits).count();
        self.more_options = self.options.len() - fitting;
        self.options.truncate(fitting);
        self
    }
}

/// Octets of a text once the template engine has escaped it.
fn escaped(text: &str) -> usize {
    let octets = |c: char| match c {
        '<' | '>' => 4,
        '&' => 5,
        '"' | '\'' | '`' | '=' => 6,
        c => c.len_utf8(),
    };
    text.chars().map(octets).sum()
}

#[cfg(test)]
#[path = "options_tests.rs"]
mod tests;
