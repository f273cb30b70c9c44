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
            String::from_utf8_lossy(&raw[..end]).into_owned()
        }
        _ if is_report(&media_type) => match part.text_contents() {
            Some(text) => text.to_string(),
            None => String::from_utf8_lossy(part.contents()).into_owned(),
        },
        _ => return,
    };
    message.report.push(ReportPart { media_type, text: clean(&text) });
}
