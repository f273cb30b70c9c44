//! Bytes become a value plus problems. Parsing never fails: there is always a message.
//!
//! The only file that knows the MIME library's types is this folder; what leaves it is plain owned data, cleaned of
//! control characters. It does not know who we are or what the message means.

mod body;
mod clean;
mod guard;
mod headers;

use crate::core::person::Address;
use crate::core::thread::NewFile;
use jiff::Timestamp;

pub use clean::{clean, one_line};

/// One entry of an address header: the shown name and the address as written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Mailbox {
    pub name: Option<String>,
    pub address: String,
}

/// A part that machines wrote for machines: a delivery status, a complaint, the headers of a returned message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportPart {
    /// For example `message/delivery-status`, in lower case.
    pub media_type: String,
    pub text: String,
}

/// One message as it was read.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Message {
    /// The mailboxes of every From header there is. A sound message has exactly one: see [`Message::one_from`].
    pub from: Vec<Mailbox>,
    /// How many From headers there are.
    pub from_headers: usize,
    pub sender: Option<Mailbox>,
    /// Addresses as written, in order.
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub reply_to: Vec<String>,
    /// Decoded, one line.
    pub subject: String,
    /// When the sender's machine says it was written.
    pub date: Option<Timestamp>,
    /// Without angle brackets.
    pub message_id: Option<String>,
    pub in_reply_to: Vec<String>,
    pub references: Vec<String>,
    /// The plain text part(s), format=flowed undone. `None` when there is none.
    pub text: Option<String>,
    /// The HTML part(s), as sent.
    pub html: Option<String>,
    pub files: Vec<NewFile>,
    pub report: Vec<ReportPart>,
    /// The media type of the whole, for example `multipart/report`.
    pub media_type: String,
    /// The `report-type` parameter of a multipart/report (RFC 6522 section 3).
    pub report_type: Option<String>,
    /// Every header field, unfolded, in order, names in lower case.
    pub headers: Vec<(String, String)>,
    pub problems: Vec<Problem>,
}

/// What was odd about a message. Collected beside the value, never instead of it.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Problem {
    #[error("not read in full, because it looks built to do harm: {0}")]
    Quarantined(&'static str),
    #[error("has no header")]
    NoHeader,
    #[error("has no From")]
    NoFrom,
    #[error("has {0} senders in From")]
    SeveralFrom(usize),
    #[error("says {0} more than once")]
    Repeated(&'static str),
    #[error("has text that its character set does not explain")]
    Charset,
    #[error("has a part whose transfer encoding is broken")]
    TransferEncoding,
    #[error("has no text")]
    NoText,
    #[error("has more files than are kept")]
    ManyFiles,
    #[error("has no readable Date")]
    NoDate,
}

/// Reads a raw message, with LF or CRLF lines. Bounded in time and memory by what `guard` lets through.
pub fn read(raw: &[u8]) -> Message {
    let raw = guard::without_mbox_line(raw);
    let harm = guard::harm(raw);
    let seen = match harm {
        Some(_) => guard::header_only(raw),
        None => raw,
    };
    let mut message = match mail_parser::MessageParser::default().parse(seen) {
        Some(parsed) if parsed.parts.len() > guard::MOST_PARTS => return quarantined(raw, "too many parts"),
        Some(parsed) => understood(&parsed),
        None => Message { text: Some(clean(&String::from_utf8_lossy(seen))), problems: vec![Problem::NoHeader], ..Message::default() },
    };
    message.problems.splice(0..0, harm.map(Problem::Quarantined));
    message
}

fn quarantined(raw: &[u8], why: &'static str) -> Message {
    let mut message = mail_parser::MessageParser::default().parse(guard::header_only(raw)).map_or_else(Message::default, |parsed| understood(&parsed));
    message.problems.insert(0, Problem::Quarantined(why));
    message
}

fn understood(parsed: &mail_parser::Message<'_>) -> Message {
    let mut message = Message::default();
    headers::fill(&mut message, parsed);
    body::fill(&mut message, parsed);
    message
}

impl Message {
    /// The one author, when there is exactly one From header with exactly one sound address (RFC 5322 section 3.6.2
    /// allows several authors; a vote or comment has one, and duplicated headers are how forgeries hide).
    pub fn one_from(&self) -> Option<Address> {
        match self.from.as_slice() {
            [one] if self.from_headers == 1 => Address::parse(&one.address),
            _ => None,
        }
    }

    /// Says that it answers something.
    pub fn threaded(&self) -> bool {
        !self.in_reply_to.is_empty() || !self.references.is_empty()
    }

    /// Every value of a header, unfolded, in the order they stand; RFC 2047 words are left as sent.
    pub fn header(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str()).collect()
    }

    /// It was not read in full and must not be acted on.
    pub fn is_quarantined(&self) -> bool {
        self.problems.iter().any(|problem| matches!(problem, Problem::Quarantined(_)))
    }
}

#[cfg(test)]
#[path = "../message_tests.rs"]
mod tests;
