//! MAIL IN: bytes become one Command per group concerned, or a typed reason why not.

mod beside;
pub mod calendar;
pub mod classify;
pub mod files;
pub mod intake;
mod judged;
pub mod message;
pub mod pending;
pub mod pipe;
pub mod report;
pub mod resolver;
pub mod results;
pub mod route;
mod saying;
mod secret;
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

impl Envelope {
    /// As it is kept once the sender has been judged: the peer's address names its network and no longer its machine.
    pub fn masked(&self) -> Self {
        Self { peer: self.peer.map(masked), ..self.clone() }
    }
}

/// The network of an address: the first 24 bits of IPv4, the first 48 of IPv6.
fn masked(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => (u32::from(v4) & 0xFFFF_FF00).to_be_bytes().into(),
        IpAddr::V6(v6) => (u128::from(v6) & !((1 << 80) - 1)).to_be_bytes().into(),
    }
}

#[cfg(test)]
#[path = "envelope_tests.rs"]
mod tests;
