//! One part of a message: what it is called, how it travelled, what it holds.

use super::source::Source;
use super::transfer::Transfer;
use super::{Problem, charset, clean, flowed, names, params};
use mail_parser::{HeaderName, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

/// A part beside the bytes it stands in.
pub(super) struct Part<'a> {
    pub part: &'a MessagePart<'a>,
    pub source: &'a Source<'a>,
    /// The character set that the rest of the message suggests.
    pub hint: Option<&'a str>,
}

impl Part<'_> {
    /// In lower case; `text/plain` where nothing is said (RFC 2045 section 5.2).
    pub fn media_type(&self) -> String {
        media_type(self.part)
    }

    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.part.content_type().and_then(|kind| kind.attribute(name))
    }

    pub fn disposition(&self) -> String {
        self.part.content_disposition().map(|disposition| disposition.ctype().to_lowercase()).unwrap_or_default()
    }

    fn header(&self, name: HeaderName<'static>) -> Option<Cow<'_, [u8]>> {
        let header = self.part.headers.iter().rev().find(|header| header.name == name)?;
        Some(self.source.slice(header.offset_start, header.offset_end))
    }

    /// The name it was given, as it was given.
    pub fn given_name(&self) -> Option<String> {
        let from = |name| self.header(name).and_then(|value| params::file_name(&value, self.hint));
        from(HeaderName::ContentDisposition).or_else(|| from(HeaderName::ContentType))
    }

    /// A name that is safe to show and to save under.
    pub fn file_name(&self) -> String {
        names::safe(&self.given_name().unwrap_or_default(), &self.media_type())
    }

    /// Without angle brackets, in lower case.
    pub fn content_id(&self) -> Option<String> {
        let id = self.part.content_id()?.trim().trim_matches(['<', '>']).to_lowercase();
        (!id.is_empty()).then_some(id)
    }

    /// The octets it holds, and whether they had travelled badly.
    pub fn octets(&self) -> (Vec<u8>, bool) {
        let raw = self.source.slice(self.part.offset_body, self.part.offset_end);
        match &self.part.body {
            PartType::Message(inner) if raw.is_empty() => (inner.raw_message().to_vec(), false),
            PartType::Multipart(_) => (Vec::new(), false),
            _ => {
                let transfer = self.header(HeaderName::ContentTransferEncoding).map(|value| Transfer::named(&String::from_utf8_lossy(&value)));
                transfer.unwrap_or(Transfer::Plain).undo(&raw)
            }
        }
    }

    /// Its text as its character set explains it, line ends and hidden characters cleaned, format=flowed undone.
    pub fn text(&self, problems: &mut Vec<Problem>) -> String {
        let (octets, broken) = self.octets();
        let declared = self.parameter("charset").map(Cow::Borrowed);
        let in_page = || if self.media_type() == "text/html" { charset::named_in_page(&octets).map(Cow::Owned) } else { None };
        let (text, odd) = charset::decode(&octets, declared.or_else(in_page).as_deref(), self.hint);
        problems.extend(broken.then_some(Problem::TransferEncoding));
        problems.extend(odd);
        let text = clean(&text);
        let says = |name: &str, value: &str| self.parameter(name).is_some_and(|said| said.eq_ignore_ascii_case(value));
        if says("format", "flowed") && self.media_type() == "text/plain" { flowed::unflow(&text, says("delsp", "yes")) } else { text }
    }

    /// The text of an iCalendar object, its lines unfolded. Some programs fold in the middle of a character (RFC 5545
    /// section 3.1 warns of it), so that comes before the character set, which is UTF-8 unless it says otherwise.
    pub fn calendar(&self, problems: &mut Vec<Problem>) -> String {
        let (octets, _) = self.octets();
        let mut unfolded = Vec::with_capacity(octets.len());
        for line in octets.split_inclusive(|octet| *octet == b'\n') {
            let folded = matches!(line.first(), Some(b' ' | b'\t')) && !unfolded.is_empty();
            if folded {
                let end = unfolded.trim_ascii_end().len();
                // Only the line end goes: a space before it belongs to the value.
                let kept = end + unfolded[end..].iter().take_while(|octet| matches!(octet, b' ' | b'\t')).count();
                unfolded.truncate(kept);
            }
            unfolded.extend_from_slice(&line[usize::from(folded)..]);
        }
        let (text, odd) = charset::decode(&unfolded, self.parameter("charset"), self.hint);
        problems.extend(odd);
        clean(&text)
    }
}

pub(super) fn media_type(part: &MessagePart<'_>) -> String {
    part.content_type().map_or_else(|| "text/plain".into(), |kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("plain")).to_lowercase())
}
