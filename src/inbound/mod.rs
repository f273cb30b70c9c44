//! MAIL IN: bytes become one Command per group concerned, or a typed reason why not.

pub mod calendar;
pub mod classify;
pub mod files;
pub mod intake;
pub mod message;
pub mod pending;
mod phrases;
pub mod pipe;
pub mod report;
pub mod resolver;
pub mod results;
pub mod route;
pub mod smtp;
pub mod strip;
pub mod verdict;
pub mod webhook;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

/// What the door knows about a message beside its bytes.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Envelope {
    /// The MAIL FROM address; empty for the null return path.
    pub mail_from: String,
    /// Every accepted RCPT TO address, as given.
    pub rcpt_to: Vec<String>,
    /// The peer; `None` when there was none (`mailmoot ingest`).
    pub peer: Option<IpAddr>,
    /// What it called itself.
    pub helo: String,
    /// The peer is one of `smtp.trusted_relays`, or a mail server of our own at another door: its address proves nothing about the sender.
    pub trusted: bool,
    /// The instant our edge finished reading the message, or its provider did by a time that it signs: the one clock for
    /// deadlines.
    pub received_at: Timestamp,
    /// The message was put together from a form's fields: what its sender's provider signed cannot be checked.
    #[serde(default)]
    pub rebuilt: bool,
}
