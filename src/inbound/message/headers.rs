//! The header fields of a message, all of them, also the repeated ones.

use super::limits::{LONGEST_ID, LONGEST_SUBJECT, MOST_ADDRESSES};
use super::part::Part;
use super::source::Source;
use super::{Mailbox, Message, PARSER, Problem, charset, clean, encoded, one_line};
use jiff::Timestamp;
use mail_parser::{Header, HeaderName, HeaderValue, MimeHeaders, PartType};
use std::borrow::Cow;

/// Fields that RFC 5322 section 3.6 allows once: a second one means that somebody reads another message than we do.
const ONCE: [(HeaderName<'static>, &str); 5] = [
    (HeaderName::Subject, "Subject"),
    (HeaderName::Date, "Date"),
    (HeaderName::MessageId, "Message-ID"),
    (HeaderName::To, "To"),
    (HeaderName::ContentType, "Content-Type"),
];

/// What all of a message's headers are read with.
pub(super) struct Headers<'a> {
    pub parsed: &'a mail_parser::Message<'a>,
    pub source: &'a Source<'a>,
    /// The character set that the rest of the message suggests.
    pub hint: Option<&'a str>,
}

pub(super) fn fill(message: &mut Message, headers: &Headers<'_>) {
    let parsed = headers.parsed;
    message.headers = headers.raw_fields();
    message.from = headers.mailboxes(HeaderName::From);
    message.from_headers = message.headers.iter().filter(|(name, _)| name == "from").count();
    message.sender = headers.mailboxes(HeaderName::Sender).into_iter().next();
    message.to = headers.addresses(HeaderName::To);
    message.cc = headers.addresses(HeaderName::Cc);
    message.reply_to = headers.addresses(HeaderName::ReplyTo);
    message.subject = headers.subject();
    message.date = parsed.date().filter(|date| date.is_valid()).and_then(|date| Timestamp::from_second(date.to_timestamp()).ok());
    message.message_id = ids(parsed, HeaderName::MessageId).pop();
    message.in_reply_to = ids(parsed, HeaderName::InReplyTo);
    message.references = ids(parsed, HeaderName::References);
    if let Some(kind) = parsed.parts.first().and_then(|root| root.content_type()) {
        message.media_type = format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()).to_lowercase();
        message.report_type = kind.attribute("report-type").map(str::to_lowercase);
    }
    name_problems(message, parsed);
}

/// The character set that a message's other parts and headers speak of, for what says nothing of its own; where none is
/// named anywhere, the one that all of it looks like.
pub(super) fn hint(parsed: &mail_parser::Message<'_>, source: &Source<'_>) -> Option<String> {
    let written = |name| parsed.headers().iter().filter(move |header| header.name == name).map(|header| source.slice(header.offset_start, header.offset_end));
    let in_words = written(HeaderName::Subject).chain(written(HeaderName::From)).find_map(|value| encoded::charset_of(&value));
    let in_parts = || parsed.parts.iter().filter_map(|part| part.content_type()?.attribute("charset")).find(|label| !label.eq_ignore_ascii_case("us-ascii"));
    in_words.or_else(|| in_parts().map(str::to_string)).or_else(|| guess(parsed, source).map(str::to_string))
}

/// What the subject, the names and the texts without a character set look like together.
fn guess(parsed: &mail_parser::Message<'_>, source: &Source<'_>) -> Option<&'static str> {
    let in_header = [HeaderName::Subject, HeaderName::From].into_iter().flat_map(|name| parsed.headers().iter().filter(move |header| header.name == name));
    let headers = in_header.map(|header| source.slice(header.offset_start, header.offset_end));
    let texts = parsed.parts.iter().filter(|part| matches!(part.body, PartType::Text(_) | PartType::Html(_)));
    let texts = texts.map(|part| Part { part, source, hint: None }).filter(|part| part.disposition() != "attachment");
    let texts = texts.map(|part| Cow::Owned(part.octets().0));
    let from = parsed.from().and_then(|from| from.first()).and_then(|first| first.address());
    let country = from.and_then(|address| address.rsplit('.').next()).map(str::to_ascii_lowercase);
    charset::guess(headers.chain(texts), country.as_deref())
}

fn name_problems(message: &mut Message, parsed: &mail_parser::Message<'_>) {
    match message.from.len().max(message.from_headers) {
        0 => message.problems.push(Problem::NoFrom),
        1 => {}
        several => message.problems.push(Problem::SeveralFrom(several)),
    }
    for (name, shown) in ONCE {
        if parsed.headers().iter().filter(|header| header.name == name).count() > 1 {
            message.problems.push(Problem::Repeated(shown));
        }
    }
    if message.date.is_none() {
        message.problems.push(Problem::NoDate);
    }
}

impl Headers<'_> {
    fn value(&self, header: &Header<'_>) -> Cow<'_, [u8]> {
        self.source.slice(header.offset_start, header.offset_end)
    }

    fn named(&self, name: HeaderName<'static>) -> impl Iterator<Item = &Header<'_>> {
        self.parsed.headers().iter().filter(move |header| header.name == name)
    }

    fn raw_fields(&self) -> Vec<(String, String)> {
        let field = |header: &Header<'_>| {
            // Unfolding (RFC 5322 section 2.2.3): the line end goes, the white space stays.
            let value = clean(&charset::decode(&self.value(header), None, self.hint).0).replace('\n', "");
            (header.name.as_str().to_lowercase(), value.trim().to_string())
        };
        self.parsed.headers().iter().map(field).collect()
    }

    /// The last one wins, as with the library's other fields.
    fn subject(&self) -> String {
        let subject = self.named(HeaderName::Subject).last().map(|header| encoded::decode(&self.value(header), self.hint)).unwrap_or_default();
        one_line(&subject).chars().take(LONGEST_SUBJECT).collect()
    }

    fn mailboxes(&self, name: HeaderName<'static>) -> Vec<Mailbox> {
        self.named(name).flat_map(|header| self.mailboxes_in(header)).take(MOST_ADDRESSES).collect()
    }

    /// The library reads the addresses. Names that are encoded or hold raw octets are read again by our own rules, and
    /// taken only when that changes no address.
    fn mailboxes_in(&self, header: &Header<'_>) -> Vec<Mailbox> {
        let boxes = mailboxes(&header.value);
        let raw = self.value(header);
        if std::str::from_utf8(&raw).is_ok() && memchr::memmem::find(&raw, b"=?").is_none() {
            return boxes;
        }
        let line = format!("From: {}\n\n", encoded::quoted(&raw, self.hint).replace(['\r', '\n'], " "));
        let again = PARSER.parse_headers(line.as_bytes()).and_then(|again| again.headers().first().map(|header| mailboxes(&header.value)));
        let same = |again: &Vec<Mailbox>| again.iter().map(|one| &one.address).eq(boxes.iter().map(|one| &one.address));
        again.filter(same).unwrap_or(boxes)
    }

    fn addresses(&self, name: HeaderName<'static>) -> Vec<String> {
        self.mailboxes(name).into_iter().map(|mailbox| mailbox.address).collect()
    }
}

fn mailboxes(value: &HeaderValue<'_>) -> Vec<Mailbox> {
    let entries = value.as_address().into_iter().flat_map(|list| list.iter());
    let mailbox = |entry: &mail_parser::Addr<'_>| {
        let address = one_line(entry.address.as_deref()?);
        let name = entry.name.as_deref().map(one_line).filter(|name| !name.is_empty());
        (!address.is_empty()).then_some(Mailbox { name, address })
    };
    entries.filter_map(mailbox).take(MOST_ADDRESSES).collect()
}

/// Message ids without their angle brackets.
fn ids(parsed: &mail_parser::Message<'_>, name: HeaderName<'static>) -> Vec<String> {
    let values = parsed.headers().iter().filter(|header| header.name == name).map(|header| &header.value);
    values
        .flat_map(|value| match value {
            HeaderValue::Text(one) => vec![one_line(one)],
            HeaderValue::TextList(many) => many.iter().map(|one| one_line(one)).collect(),
            _ => Vec::new(),
        })
        .filter(|id| !id.is_empty() && id.len() <= LONGEST_ID)
        .take(MOST_ADDRESSES)
        .collect()
}
