//! The header fields of a message, all of them, also the repeated ones.

use super::{Mailbox, Message, Problem, clean, one_line};
use jiff::Timestamp;
use mail_parser::{HeaderName, HeaderValue, MimeHeaders};

/// More addresses than any mail to a group has; the rest is not looked at.
const MOST_ADDRESSES: usize = 1_000;
const LONGEST_SUBJECT: usize = 1_000;

/// Fields that RFC 5322 section 3.6 allows once: a second one means that somebody reads another message than we do.
const ONCE: [(HeaderName<'static>, &str); 5] = [
    (HeaderName::Subject, "Subject"),
    (HeaderName::Date, "Date"),
    (HeaderName::MessageId, "Message-ID"),
    (HeaderName::To, "To"),
    (HeaderName::ContentType, "Content-Type"),
];

pub(super) fn fill(message: &mut Message, parsed: &mail_parser::Message<'_>) {
    message.headers = raw_fields(parsed);
    message.from = mailboxes(parsed, HeaderName::From);
    message.from_headers = message.headers.iter().filter(|(name, _)| name == "from").count();
    message.sender = mailboxes(parsed, HeaderName::Sender).into_iter().next();
    message.to = addresses(parsed, HeaderName::To);
    message.cc = addresses(parsed, HeaderName::Cc);
    message.reply_to = addresses(parsed, HeaderName::ReplyTo);
    message.subject = one_line(parsed.subject().unwrap_or_default()).chars().take(LONGEST_SUBJECT).collect();
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

fn raw_fields(parsed: &mail_parser::Message<'_>) -> Vec<(String, String)> {
    let bytes = |from: u32, to: u32| parsed.raw_message.get(from as usize..to as usize).unwrap_or_default();
    parsed
        .headers()
        .iter()
        .map(|header| {
            // Unfolding (RFC 5322 section 2.2.3): the line end goes, the white space stays.
            let value = clean(&String::from_utf8_lossy(bytes(header.offset_start, header.offset_end))).replace('\n', "");
            (header.name.as_str().to_lowercase(), value.trim().to_string())
        })
        .collect()
}

fn mailboxes(parsed: &mail_parser::Message<'_>, name: HeaderName<'static>) -> Vec<Mailbox> {
    let values = parsed.headers().iter().filter(|header| header.name == name).filter_map(|header| header.value.as_address());
    values
        .flat_map(|list| list.iter())
        .filter_map(|entry| {
            let address = one_line(entry.address.as_deref()?);
            let name = entry.name.as_deref().map(one_line).filter(|name| !name.is_empty());
            (!address.is_empty()).then_some(Mailbox { name, address })
        })
        .take(MOST_ADDRESSES)
        .collect()
}

fn addresses(parsed: &mail_parser::Message<'_>, name: HeaderName<'static>) -> Vec<String> {
    mailboxes(parsed, name).into_iter().map(|mailbox| mailbox.address).collect()
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
        .filter(|id| !id.is_empty() && id.len() <= 998)
        .take(MOST_ADDRESSES)
        .collect()
}
