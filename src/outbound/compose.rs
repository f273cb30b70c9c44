//! A notice becomes a letter: the bytes of one mail to one person, the same bytes for the same brief. Knows nothing of
//! signing and sending.

use super::address::{self, Named};
use super::headers;
use super::ics;
use super::printable;
use crate::core::brief::Brief;
use crate::core::ids::NoticeId;
use crate::core::thread::NewFile;
use crate::face::house::House;
use crate::face::letter::Rendered;
use anyhow::Context as _;
use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, MessageBuilder, MultiPart, SinglePart};
use lettre::{Address, Message};
use std::time::SystemTime;

/// One mail, ready to be signed and handed over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    pub notice: NoticeId,
    /// The envelope sender (VERP).
    pub mail_from: String,
    pub rcpt_to: String,
    /// Without angle brackets.
    pub message_id: String,
    /// The message: CRLF line ends, and nothing but ASCII.
    pub bytes: Vec<u8>,
}

/// Makes the letter. `files` travel with it.
///
/// # Errors
/// When the mailbox cannot stand in a header or a part cannot be built; the notice then cannot be sent at all.
pub fn letter(brief: &Brief, rendered: &Rendered, house: &House, files: &[NewFile]) -> anyhow::Result<Letter> {
    let builder = heading(brief, rendered, house)?;
    let mark = brief.notice.id;
    let events = ics::of(brief, house);
    let text = part(ContentType::TEXT_PLAIN, &rendered.text)?;
    let words = rendered.html.as_deref().map(|html| part(ContentType::TEXT_HTML, html)).transpose()?;
    // Last, so that programs which know invitations show it (RFC 6047 section 3).
    let others: Vec<SinglePart> = words.into_iter().chain(events.shown.as_ref().map(event).transpose()?).collect();
    let is_alone = others.is_empty();
    let alternative = |text| others.into_iter().fold(MultiPart::alternative().boundary(boundary("alt", mark)).singlepart(text), MultiPart::singlepart);
    let attached: Vec<SinglePart> = files.iter().map(attachment).chain(events.attached.iter().map(attached_event)).collect::<anyhow::Result<_>>()?;
    let mixed = || MultiPart::mixed().boundary(boundary("mix", mark));
    let message = match (attached.is_empty(), is_alone) {
        (true, false) => builder.multipart(alternative(text)),
        (true, true) => builder.singlepart(text),
        (false, true) => builder.multipart(attached.into_iter().fold(mixed().singlepart(text), MultiPart::singlepart)),
        (false, false) => builder.multipart(attached.into_iter().fold(mixed().multipart(alternative(text)), MultiPart::singlepart)),
    };
    Ok(Letter {
        notice: mark,
        mail_from: address::return_path(brief, house),
        rcpt_to: brief.mailbox.to_string(),
        message_id: headers::message_id(mark, house),
        bytes: message.context("a letter cannot be put together")?.formatted(),
    })
}

fn heading(brief: &Brief, rendered: &Rendered, house: &House) -> anyhow::Result<MessageBuilder> {
    let reply_to = Named { name: String::new(), address: address::reply_to(brief, house) };
    let reader = Named { name: address::display(&brief.reader.name), address: brief.mailbox.as_str().to_string() };
    let (from, to) = (mailbox(address::from(brief, house))?, mailbox(reader)?);
    // lettre would read it out of the header again.
    let envelope = Envelope::new(Some(from.email.clone()), vec![to.email.clone()]).context("a letter goes to nobody")?;
    let builder = Message::builder()
        .envelope(envelope)
        .from(from)
        .reply_to(mailbox(reply_to)?)
        .to(to)
        .subject(headers::one_line(&rendered.subject))
        .date(SystemTime::from(brief.now));
    headers::of(brief, house).into_iter().try_fold(builder, |builder, (name, value)| {
        let name = HeaderName::new_from_ascii(name.to_string()).with_context(|| format!("{name} is not a header name"))?;
        Ok(builder.raw_header(HeaderValue::new(name, value)))
    })
}

fn mailbox(named: Named) -> anyhow::Result<Mailbox> {
    let address = &named.address;
    let (local, domain) =
        address.rsplit_once('@').filter(|_| address.is_ascii()).with_context(|| format!("\"{address}\" is not an address we can write to"))?;
    let address = Address::new(local, domain).with_context(|| format!("\"{local}@{domain}\" is not an address we can write to"))?;
    Ok(Mailbox::new(Some(named.name).filter(|name| !name.is_empty()), address))
}

/// Quoted-printable, or base64 for scripts that it would swell: never a line end of our own making left to a relay.
fn part(kind: ContentType, words: &str) -> anyhow::Result<SinglePart> {
    let words = sound_lines(words);
    let foreign = words.bytes().filter(|byte| !byte.is_ascii()).count();
    let body = if foreign * 3 > words.len() {
        Body::new_with_encoding(words, ContentTransferEncoding::Base64).map_err(|_| anyhow::anyhow!("a part cannot be encoded"))?
    } else {
        Body::dangerous_pre_encoded(printable::encoded(&words), ContentTransferEncoding::QuotedPrintable)
    };
    Ok(SinglePart::builder().header(kind).body(body))
}

/// An event that its reader's mail program is to show (RFC 6047 section 2.4: the part repeats the method).
fn event(object: &ics::Object) -> anyhow::Result<SinglePart> {
    Ok(SinglePart::builder().header(calendar_type(object)?).body(event_body(object)?))
}

fn attached_event(object: &ics::Object) -> anyhow::Result<SinglePart> {
    Ok(Attachment::new(object.name.clone()).body(event_body(object)?, calendar_type(object)?))
}

fn calendar_type(object: &ics::Object) -> anyhow::Result<ContentType> {
    ContentType::parse(&format!("text/calendar; charset=utf-8; method={}", object.method)).context("an event has no type")
}

/// Base64: the folds of its lines must come through as they are.
fn event_body(object: &ics::Object) -> anyhow::Result<Body> {
    Body::new_with_encoding(object.text.clone().into_bytes(), ContentTransferEncoding::Base64).map_err(|_| anyhow::anyhow!("an event cannot be encoded"))
}

/// CRLF at the end of each line and once at the end; no other control but the tab. No blank lines at the end, which some
/// verifiers hash wrongly.
fn sound_lines(words: &str) -> String {
    let mut sound = String::with_capacity(words.len() + words.len() / 16);
    let mut rest = words;
    while let Some(at) = rest.find(|c: char| c.is_control() && c != '\t') {
        let (line, end) = rest.split_at(at);
        sound.push_str(line);
        if end.starts_with(['\r', '\n']) {
            sound.push_str("\r\n");
        }
        let mut after = end.chars();
        after.next();
        rest = end.strip_prefix("\r\n").unwrap_or(after.as_str());
    }
    sound.push_str(rest);
    sound.truncate(sound.trim_end().len());
    sound.push_str("\r\n");
    sound
}

/// "=_" occurs in no quoted-printable or base64 text (RFC 2045 section 6.7), so no body can hold it.
fn boundary(kind: &str, mark: NoticeId) -> String {
    format!("=_{kind}_{mark}")
}

fn attachment(file: &NewFile) -> anyhow::Result<SinglePart> {
    // RFC 2046 sections 5.1.1 and 5.2.1 allow no base64 on a message or multipart: such a file travels as plain bytes.
    let composite = ["message/", "multipart/"].iter().any(|kind| file.media_type.trim().to_ascii_lowercase().starts_with(kind));
    let kind = Some(&file.media_type).filter(|_| !composite).and_then(|kind| ContentType::parse(&headers::one_line(kind)).ok());
    let octets = || ContentType::parse("application/octet-stream").unwrap_or(ContentType::TEXT_PLAIN);
    // Base64 whatever it holds: left to choose, lettre sends ASCII as it is, bare line ends and all.
    let bytes =
        Body::new_with_encoding(file.bytes.as_ref().clone(), ContentTransferEncoding::Base64).map_err(|_| anyhow::anyhow!("a file cannot be encoded"))?;
    Ok(Attachment::new(file_name(&file.name)).body(bytes, kind.unwrap_or_else(octets)))
}

/// A file's name without a path, controls or marks that a header or a disk could misread.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = headers::one_line(last).chars().filter(|c| !"\"<>:|?*".contains(*c)).take(120).collect();
    if clean.trim_matches(['.', ' ']).is_empty() { "file".into() } else { clean }
}

#[cfg(test)]
#[path = "compose_tests.rs"]
mod tests;
