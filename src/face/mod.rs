//! What mails and pages share: embedded templates, words per locale, dates and numbers, escaping, bars, the view of a poll.

pub mod house;
pub mod letter;
