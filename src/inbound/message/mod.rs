//! Bytes become a value plus problems. Parsing never fails: there is always a message.
//!
//! The only file that knows the MIME library's types is this folder; what leaves it is plain owned data, cleaned of
//! control characters. It does not know who we are or what the message means.

mod begins;
mod charset;
mod clean;
mod encoded;
mod flowed;
mod guard;
mod headers;
mod limits;
mod names;
mod params;
mod part;
pub mod pictures;
mod plausible;
mod report;
mod source;
mod tnef;
mod transfer;
mod tree;

use crate::core::person::Address;
use jiff::Timestamp;
use mail_parser::{HeaderName, MessageParser};
use source::Source;
use std::sync::{Arc, LazyLock};

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

/// A file as it came: nothing about it has been judged yet but its name.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FilePart {
    /// Safe to show and to save under.
    pub name: String,
    /// What the sender's program says it is, in lower case.
    pub media_type: String,
    pub bytes: Arc<Vec<u8>>,
    /// By which a page shows it (RFC 2392), without angle brackets, in lower case.
    pub content_id: Option<String>,
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
    /// The HTML part(s). In both a [`pictures::sign`] stands where one of `files` is shown.
    pub html: Option<String>,
    pub files: Vec<FilePart>,
    /// iCalendar objects (RFC 5545), whatever part they came in.
    pub calendars: Vec<String>,
    pub report: Vec<ReportPart>,
    /// The media type of the whole, for example `multipart/report`.
    pub media_type: String,
    /// The body does not begin as the header says: words stand before the first part, or parts where there should be none.
    pub out_of_place: bool,
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
    #[error("has text in UTF-7 or another set of hidden escapes, which is not read")]
    CharsetRefused,
    #[error("has parts without the boundary they name")]
    Boundary,
    #[error("has a winmail.dat that cannot be read")]
    Tnef,
    #[error("has no text")]
    NoText,
    #[error("has more files than are kept")]
    ManyFiles,
    #[error("has no readable Date")]
    NoDate,
}

/// Reads a raw message, with any line ends. Bounded in time and memory by `message::limits`.
pub fn read(raw: &[u8]) -> Message {
    let source = Source::new(raw);
    let harm = if source.is_torn { Some("too many broken parts") } else { guard::harm(&source.raw) };
    match harm {
        Some(why) => quarantined(&source, why),
        None => whole(&source),
    }
}

/// The library takes apart what is asked of it here; the other fields are read as they stand.
static PARSER: LazyLock<MessageParser> = LazyLock::new(|| {
    let addresses = [HeaderName::From, HeaderName::Sender, HeaderName::ReplyTo, HeaderName::To, HeaderName::Cc];
    let ids = [HeaderName::MessageId, HeaderName::InReplyTo, HeaderName::References];
    let parser = MessageParser::new().with_mime_headers().header_date(HeaderName::Date);
    let parser = addresses.into_iter().fold(parser, MessageParser::header_address);
    ids.into_iter().fold(parser, MessageParser::header_id)
});

fn whole(source: &Source<'_>) -> Message {
    let parsed = PARSER.parse(source.raw.as_ref());
    let Some(parsed) = parsed else {
        let text = clean(&charset::decode(&source.raw, None, None).0);
        return Message { text: Some(text), problems: vec![Problem::NoHeader], ..Message::default() };
    };
    if parsed.parts.len() > limits::MOST_PARTS {
        return quarantined(source, "too many parts");
    }
    match mended(source, &parsed) {
        Some(mended) => whole(&Source::new(&mended)).with(Problem::Boundary),
        None => understood(&parsed, source).unwrap_or_else(|| quarantined(source, "too deeply nested")),
    }
}

/// The bytes with the boundary that the parts really use, when the header names none or one that never comes.
fn mended(source: &Source<'_>, parsed: &mail_parser::Message<'_>) -> Option<Vec<u8>> {
    use mail_parser::{MimeHeaders, PartType};
    let [root] = parsed.parts.as_slice() else { return None };
    let subtype = root.content_type().filter(|kind| kind.ctype() == "multipart").map(|kind| kind.subtype().unwrap_or("mixed").to_string())?;
    let subtype = if subtype.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') { subtype } else { "mixed".into() };
    if matches!(root.body, PartType::Multipart(_)) {
        return None;
    }
    let mended = source::with_boundary(&source.raw, &subtype)?;
    // Only what then reads as several parts is mended: never twice.
    let again = PARSER.parse(&mended)?;
    (again.parts.len() > 1).then_some(mended)
}

/// The header alone.
fn quarantined(source: &Source<'_>, why: &'static str) -> Message {
    let header = Source::new(guard::header_only(&source.raw));
    let parsed = PARSER.parse(header.raw.as_ref());
    let mut message = parsed.and_then(|parsed| understood(&parsed, &header)).unwrap_or_default();
    message.files.clear();
    message.problems.insert(0, Problem::Quarantined(why));
    message
}

/// `None` when its parts stand too deep in each other.
fn understood(parsed: &mail_parser::Message<'_>, source: &Source<'_>) -> Option<Message> {
    let mut message = Message::default();
    let hint = headers::hint(parsed, source);
    headers::fill(&mut message, &headers::Headers { parsed, source, hint: hint.as_deref() });
    message.out_of_place = begins::out_of_place(parsed, &source.raw);
    tree::fill(&mut message, parsed, source, hint.as_deref()).then_some(message)
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

    fn with(mut self, problem: Problem) -> Self {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
        self
    }

    /// It was not read in full and must not be acted on.
    pub fn is_quarantined(&self) -> bool {
        self.problems.iter().any(|problem| matches!(problem, Problem::Quarantined(_)))
    }
}

#[cfg(test)]
#[path = "../message_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "../message_odd_tests.rs"]
mod odd_tests;

#[cfg(test)]
#[path = "../message_slow_tests.rs"]
mod slow_tests;
