//! Parts that machines wrote for machines, kept as text for the room that reads them.

use super::part::media_type;
use super::{Message, ReportPart, clean};
use mail_parser::{MessagePart, PartType};

/// The sorts of report parts that are kept whole (RFC 3464, 5965, 8098, 6522 section 4).
const REPORTS: [&str; 5] =
    ["message/delivery-status", "message/global-delivery-status", "message/feedback-report", "message/disposition-notification", "text/rfc822-headers"];

/// It is a report, whatever it is attached to.
pub(super) fn is_report(media_type: &str) -> bool {
    REPORTS.contains(&media_type)
}

/// Keeps a report, and the header of a message that is attached.
pub(super) fn take(message: &mut Message, part: &MessagePart<'_>) {
    let media_type = media_type(part);
    let text = match &part.body {
        PartType::Message(inner) => {
            let raw = inner.raw_message();
            let end = memchr::memmem::find(raw, b"\n\n").or_else(|| memchr::memmem::find(raw, b"\n\r\n")).unwrap_or(raw.len());
            text_of(&raw[..end])
        }
        _ if is_report(&media_type) => match part.text_contents() {
            Some(text) => text.to_string(),
            None => text_of(part.contents()),
        },
        _ => return,
    };
    message.report.push(ReportPart { media_type, text: clean(&text) });
}

/// Nearly all of it is sound, and that is seen faster than what is not is mended.
fn text_of(octets: &[u8]) -> String {
    std::str::from_utf8(octets).map_or_else(|_| String::from_utf8_lossy(octets).into_owned(), str::to_string)
}
