//! Amazon's notifications, when the topic is subscribed by mail: JSON in the text, saying bounce, complaint or delivery.

use super::{Report, ReportKind, ReportedRecipient, shorten};
use crate::core::failure;
use crate::inbound::message::Message;
use serde_json::Value;

const LONGEST: usize = 256 << 10;

/// What the notification reports, if the message is one.
pub(super) fn read(message: &Message) -> Option<Report> {
    let text = message.text.as_deref().filter(|text| text.len() <= LONGEST && text.trim_start().starts_with('{') && text.contains("notificationType"))?;
    // The mail's line length broke the lines of the JSON.
    let outer: Value = serde_json::from_str(json(text).as_str()).ok()?;
    let inner = match outer.get("Message").and_then(Value::as_str) {
        Some(message) => serde_json::from_str(message).ok()?,
        None => outer,
    };
    let said = |name: &str| inner.get(name).or_else(|| inner.get("notificationType")).and_then(Value::as_str).unwrap_or_default().to_lowercase();
    match said("eventType").as_str() {
        "bounce" => Some(Report { recipients: bounced(inner.get("bounce")?), kind: ReportKind::Failed }),
        "complaint" => Some(Report { recipients: addressed(inner.pointer("/complaint/complainedRecipients")?, "complained"), kind: ReportKind::Complaint }),
        "delivery" => Some(Report { recipients: addressed(inner.pointer("/delivery/recipients")?, "delivered"), kind: ReportKind::Delivered }),
        _ => None,
    }
}

/// The object alone: below it stands how to leave the topic.
fn json(text: &str) -> String {
    let end = text.rfind('}').map_or(text.len(), |end| end + 1);
    let whole = text[..end].replace('\n', "");
    // A blank line ends the object when more follows it.
    match text.find("\n}\n") {
        Some(end) => text[..end + 2].replace('\n', ""),
        None => whole,
    }
}

fn bounced(bounce: &Value) -> Vec<ReportedRecipient> {
    let recipients = bounce.get("bouncedRecipients").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    recipients
        .iter()
        .filter_map(|recipient| {
            let text = |name: &str| recipient.get(name).and_then(Value::as_str).unwrap_or_default();
            let diagnostic = shorten(text("diagnosticCode"));
            let evidence = failure::Evidence::of(text("status"), &diagnostic);
            let status = failure::telling_status(&evidence);
            let hard = failure::is_dead(&status, &evidence);
            let address = super::prose::first_address(text("emailAddress"))?;
            Some(ReportedRecipient { address, status, action: text("action").to_lowercase(), hard, diagnostic: diagnostic.clone() })
        })
        .collect()
}

/// Strings, or objects with an `emailAddress`.
fn addressed(list: &Value, action: &str) -> Vec<ReportedRecipient> {
    let named = |value: &Value| value.as_str().or_else(|| value.get("emailAddress")?.as_str()).and_then(super::prose::first_address);
    let addresses = list.as_array().map(Vec::as_slice).unwrap_or_default().iter().filter_map(named);
    addresses.map(|address| ReportedRecipient { address, action: action.into(), ..ReportedRecipient::default() }).collect()
}
