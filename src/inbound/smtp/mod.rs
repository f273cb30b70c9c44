//! The SMTP door (RFC 5321): 250 after DATA only when the raw message is durable.
//! The same session speaks LMTP (RFC 2033) to a mail server of our own. It knows addresses and bytes; it refuses to know what a message says.

mod commands;
mod data;
mod ear;
mod line;
mod listener;
mod places;
mod receive;
mod relays;
mod replies;
mod session;
mod tls;
mod trace;
mod wire;

#[cfg(test)]
mod delivery_tests;
#[cfg(test)]
mod dialogue_tests;
#[cfg(test)]
mod house_tests;
#[cfg(test)]
mod smuggling_tests;

pub use commands::wanted_room;
pub use ear::{Ear, listen};
pub use listener::{Door, serve, serve_lmtp};
pub use relays::{BadRelay, Relays};
pub use tls::{TlsFault, acceptor};
pub use trace::goes_in_circles;

use super::Envelope;
use std::future::Future;
use std::pin::Pin;

/// Takes a message and answers in its own time.
pub type Take = Box<dyn Fn(Envelope, Vec<u8>) -> Pin<Box<dyn Future<Output = Taken> + Send>> + Send + Sync>;

/// What the door asks of the house: whether an address is ours, and to take a message.
pub struct Reception {
    /// Whether we own the address, in memory.
    pub owns: Box<dyn Fn(&str) -> bool + Send + Sync>,
    /// Takes a whole message; answers only when it is durable, or why it could not be taken.
    pub take: Take,
    /// Octets free on the disk that messages go to; `None` when nobody knows. Asked before DATA.
    pub free_room: Box<dyn Fn() -> Option<u64> + Send + Sync>,
}

/// What a door speaks. RFC 2033 changes the greeting, and answers each recipient of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Protocol {
    Smtp,
    Lmtp,
}

/// What the house says to a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Taken {
    /// Durable: 250 2.0.0.
    Kept,
    /// The same, and proven to be from somebody who belongs here.
    Welcome,
    /// Refused for good, with code, enhanced status and text: `(550, "5.7.26", "…")`.
    Refused { code: u16, status: &'static str, text: String },
    /// Not now: 451 4.3.0 (database away) or 452 4.3.1 (no room).
    NotNow { code: u16, status: &'static str, text: String },
    /// The store is no longer to be trusted: 421 and the process ends.
    Broken,
}
