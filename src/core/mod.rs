//! THE RULES. Pure: no clock, no random, no IO, no SQL, no MIME, no HTML.

pub mod audience;
pub mod ballot;
pub mod brief;
pub mod command;
pub mod consent;
pub mod decide;
pub mod deed;
pub mod digest;
pub mod domain;
pub mod event;
pub mod failure;
pub mod grammar;
pub mod group;
pub mod held;
pub mod ids;
pub mod invitation;
pub mod ledger;
pub mod lookalike;
pub mod notice;
pub mod person;
pub mod phrases;
pub mod poll;
pub mod refusal;
pub mod remark;
#[cfg(test)]
#[path = "sample_tests.rs"]
mod sample;
pub mod secret;
pub mod sheet;
pub mod tally;
pub mod thread;
pub mod token;
pub mod traffic;
pub mod trust;
pub mod view;
pub mod visible;
