//! What mails and pages share: embedded templates, words per locale, dates and numbers, escaping, bars, the view of a poll.

#[cfg(test)]
#[path = "alike_tests.rs"]
mod alike;
pub mod choice;
pub mod count;
pub mod dates;
pub mod escape;
pub mod form;
pub mod house;
pub mod invitation;
pub mod letter;
pub mod numbers;
mod options;
pub mod page;
mod particulars;
pub mod poll;
pub mod prose;
pub mod reader;
#[cfg(test)]
mod sample;
pub mod story;
mod table;
mod templates;
pub mod verdict;
pub mod words;
