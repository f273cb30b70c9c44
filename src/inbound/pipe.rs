//! The pipe door: a mail server hands a message to a program and reads its exit code (sysexits(3)). Yes is said when the
//! message is durable. Whatever may pass by itself is a temporary failure, so that the mail server keeps it and tries again.

use super::Envelope;
use super::intake::Intake;
use super::saying::answer;
use super::smtp::{Taken, goes_in_circles, wanted_room};
use crate::core::command::Disposition;
use std::fmt;

/// What the mail server says beside the bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Handed {
    /// Empty for the null return path.
    pub mail_from: String,
    pub rcpt_to: Vec<String>,
}

/// A no. Shown, it begins with the enhanced status (RFC 3463), which Postfix's pipe(8) passes on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct No {
    pub exit: Exit,
    pub status: &'static str,
    pub text: String,
}

/// Exit codes of sysexits(3), as far as a door needs them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// EX_DATAERR: nothing is wrong with the address; this message cannot be taken.
    Data = 65,
    /// EX_NOUSER: no such address.
    NoUser = 67,
    /// EX_TEMPFAIL: try again.
    Later = 75,
    /// EX_NOPERM: the policy of the sender's domain forbids it.
    NotAllowed = 77,
}

impl No {
    /// Something of ours that may be well the next time.
    pub fn later(text: impl Into<String>) -> Self {
        Self { exit: Exit::Later, status: "4.3.0", text: text.into() }
    }

    pub fn data(status: &'static str, text: impl Into<String>) -> Self {
        Self { exit: Exit::Data, status, text: text.into() }
    }
}

impl fmt::Display for No {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status, self.text)
    }
}

/// Takes a message. The mail server is one of our own, so its address proves nothing about the sender: SPF is not asked,
/// as from `smtp.trusted_relays`. The polls are counted by another process, the server.
pub async fn take(intake: &Intake, handed: Handed, raw: Vec<u8>, max_size: usize) -> Result<Vec<Disposition>, No> {
    if let Some(unknown) = handed.rcpt_to.iter().find(|address| intake.directory.destination(address).is_none()) {
        return Err(No { exit: Exit::NoUser, status: "5.1.1", text: format!("no such address here: {unknown}") });
    }
    if goes_in_circles(&raw) {
        return Err(No::data("5.4.6", "too many hops; the message goes in circles"));
    }
    if intake.app.free_room().is_some_and(|octets| octets < wanted_room(max_size)) {
        return Err(No { status: "4.3.1", ..No::later("no room for mail just now") });
    }
    let Handed { mail_from, rcpt_to } = handed;
    let envelope = Envelope { mail_from, rcpt_to, peer: None, helo: String::new(), trusted: true, received_at: intake.app.world.now(), rebuilt: false };
    let result = intake.hand_in_beside(envelope, raw).await;
    match answer(&result) {
        Taken::Kept | Taken::Welcome => result.map_err(|fault| No::later(fault.to_string())),
        Taken::Refused { status, text, .. } => Err(refused(status, text)),
        Taken::NotNow { status, text, .. } => Err(No { status, ..No::later(text) }),
        Taken::Broken => Err(No::later("the database cannot be trusted; look at its disk")),
    }
}

fn refused(status: &'static str, text: String) -> No {
    let exit = if status.starts_with("5.7.") { Exit::NotAllowed } else { Exit::Data };
    No { exit, status, text }
}

/// An address as mail servers write it on a command line: with or without angle brackets, and a word for nobody.
pub fn sender(text: &str) -> String {
    let text = text.trim().trim_start_matches('<').trim_end_matches('>');
    // pipe(8), `null_sender`.
    if text.eq_ignore_ascii_case("MAILER-DAEMON") { String::new() } else { text.to_string() }
}

/// A message as it came over a pipe, as it would stand on the wire: local lines end in LF alone, and mbox puts a line of
/// its own before the first field. Signatures are over CRLF (RFC 6376 section 3.4).
pub fn on_the_wire(raw: &[u8]) -> Vec<u8> {
    let from_line = raw.starts_with(b"From ");
    let start = if from_line { memchr::memchr(b'\n', raw).map_or(raw.len(), |end| end + 1) } else { 0 };
    let mut wire = Vec::with_capacity(raw.len() + raw.len() / 32);
    let mut last = 0;
    for octet in raw[start..].iter().copied() {
        if octet == b'\n' && last != b'\r' {
            wire.push(b'\r');
        }
        wire.push(octet);
        last = octet;
    }
    wire
}

#[cfg(test)]
#[path = "pipe_tests.rs"]
mod tests;
