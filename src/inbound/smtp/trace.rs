//! The line every server adds (RFC 5321 section 4.4), and the count of those already there.

use crate::inbound::Envelope;
use jiff::tz::TimeZone;

/// More than this many `Received:` fields and the message is going in circles (RFC 5321 section 6.3).
const MAX_HOPS: usize = 100;

/// How the message came: RFC 3848, RFC 6531 section 4.3.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Manner {
    /// EHLO, not HELO.
    pub extended: bool,
    pub secure: bool,
    pub utf8: bool,
    /// RFC 2033, not SMTP.
    pub lmtp: bool,
}

/// The trace field for a message, with its CRLF.
pub fn received(envelope: &Envelope, manner: Manner, hostname: &str) -> String {
    let from = presentable(&envelope.helo);
    let peer = match envelope.peer {
        Some(std::net::IpAddr::V6(address)) => format!(" ([IPv6:{address}])"),
        Some(address) => format!(" ([{address}])"),
        None => String::new(),
    };
    // RFC 5321 section 7.2: more than one recipient would be disclosed to the others.
    let recipient = match envelope.rcpt_to.as_slice() {
        [only] => format!("\r\n\tfor <{}>", presentable(only)),
        _ => String::new(),
    };
    let date = jiff::fmt::rfc2822::to_string(&envelope.received_at.to_zoned(TimeZone::UTC)).unwrap_or_default();
    format!("Received: from {from}{peer}\r\n\tby {hostname} with {}{recipient};\r\n\t{date}\r\n", manner.protocol())
}

/// Whether the message has passed through too many servers.
pub fn goes_in_circles(message: &[u8]) -> bool {
    let fields = message.split(|byte| *byte == b'\n').take_while(|line| !matches!(line, [] | [b'\r']));
    fields.filter(|line| line.get(..9).is_some_and(|name| name.eq_ignore_ascii_case(b"received:"))).count() > MAX_HOPS
}

impl Manner {
    fn protocol(self) -> &'static str {
        if self.lmtp {
            return if self.utf8 { "UTF8LMTP" } else { "LMTP" };
        }
        match (self.utf8, self.extended, self.secure) {
            (true, _, false) => "UTF8SMTP",
            (true, _, true) => "UTF8SMTPS",
            (false, true, false) => "ESMTP",
            (false, true, true) => "ESMTPS",
            (false, false, _) => "SMTP",
        }
    }
}

/// What a peer said, with nothing in it that could end a field, a comment or a path.
fn presentable(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() || "@.-_+=:[]#~!$&'*/?^`{|}%".contains(c) { c } else { '?' }).collect()
}

#[cfg(test)]
#[path = "trace_tests.rs"]
mod tests;
