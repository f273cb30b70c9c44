//! Postmark: JSON behind a password in the address. `RawEmail` holds the message when the server's stream includes it;
//! else the message is put together from the fields. Nothing is signed, so no time is taken from it.

use super::event::{Happening, What};
use super::rebuild::{File, Parts, Text};
use super::{Delivery, Letter, No, Post};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Inbound {
    #[serde(rename = "MessageID", default)]
    id: String,
    original_recipient: String,
    raw_email: Option<String>,
    from_full: Person,
    #[serde(default)]
    to: String,
    #[serde(default)]
    cc: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    date: String,
    text_body: Option<String>,
    html_body: Option<String>,
    #[serde(default)]
    headers: Vec<Header>,
    #[serde(default)]
    attachments: Vec<Attachment>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Person {
    email: String,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Header {
    name: String,
    value: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Attachment {
    #[serde(default)]
    name: String,
    #[serde(default)]
    content_type: String,
    content: String,
}

pub(super) fn read(post: &Post<'_>) -> Result<Delivery, No> {
    let value: Value = serde_json::from_slice(&post.body).map_err(|_| No::Malformed("this is no JSON".into()))?;
    match value["RecordType"].as_str() {
        Some("Inbound") | None => inbound(serde_json::from_value(value).map_err(|error| No::Malformed(format!("not an inbound message: {error}")))?),
        Some(kind) => Ok(event(kind, &value)),
    }
}

fn inbound(mail: Inbound) -> Result<Delivery, No> {
    // Postmark puts what it had in MAIL FROM on top; a sender's own Return-Path can only stand below.
    let return_path = mail.headers.first().filter(|header| header.name.eq_ignore_ascii_case("return-path"));
    let mail_from = return_path.map_or(mail.from_full.email.as_str(), |header| &header.value).trim().trim_matches(['<', '>']).to_string();
    // One message to two of our addresses is two posts.
    let id = (!mail.id.is_empty()).then(|| format!("{}/{}", mail.id, mail.original_recipient));
    let rcpt_to = vec![mail.original_recipient.clone()];
    let (rebuilt, bytes) = match &mail.raw_email {
        Some(raw) => (false, raw.clone().into_bytes()),
        None => (true, parsed(mail)?),
    };
    Ok(Delivery { letters: vec![Letter { mail_from, rcpt_to, bytes, rebuilt, signed_at: None }], id, ..Delivery::default() })
}

fn parsed(mail: Inbound) -> Result<Vec<u8>, No> {
    let mut parts = Parts { headers: mail.headers.into_iter().map(|header| (header.name, header.value)).collect(), ..Parts::default() };
    let name = mail.from_full.name.replace(['"', '\\', '\r', '\n'], "");
    parts.default_header("From", &format!("\"{name}\" <{}>", mail.from_full.email));
    for (name, value) in [("To", &mail.to), ("Cc", &mail.cc), ("Subject", &mail.subject), ("Date", &mail.date)] {
        parts.default_header(name, value);
    }
    parts.text = mail.text_body.filter(|text| !text.is_empty()).map(Text::utf8);
    parts.html = mail.html_body.filter(|html| !html.is_empty()).map(Text::utf8);
    for file in mail.attachments {
        let bytes = data_encoding::BASE64.decode(file.content.as_bytes()).map_err(|_| No::Malformed("an attachment is not base64".into()))?;
        parts.files.push(File { name: file.name, media_type: file.content_type, bytes });
    }
    Ok(parts.message())
}

fn event(kind: &str, value: &Value) -> Delivery {
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_string();
    let what = match (kind, value["Type"].as_str().unwrap_or_default()) {
        ("Bounce", kind @ ("HardBounce" | "SoftBounce" | "Transient" | "BadEmailAddress" | "DnsError" | "Blocked" | "DMARCPolicy")) => {
            // Postmark keeps the words of the other server in Details; the status stands in them.
            let diagnostic = [text("Description"), text("Details")].join(" ");
            let dead = matches!(kind, "HardBounce" | "BadEmailAddress");
            let status = crate::core::failure::status_in(&diagnostic).unwrap_or_default();
            Some(What::Bounce { permanent: dead, delayed: kind == "Transient", status, diagnostic })
        }
        ("Bounce", "SpamComplaint" | "SpamNotification") | ("SpamComplaint", _) => Some(What::Complaint),
        ("Bounce", "Unsubscribe") => Some(What::Unsubscribe),
        ("SubscriptionChange", _) if value["SuppressSending"] == true && value["SuppressionReason"] == "ManualSuppression" => Some(What::Unsubscribe),
        _ => None,
    };
    // Our Message-ID stands in the copy of our mail that comes with a bounce, in its header.
    let content = text("Content");
    let head = content.split("\r\n\r\n").next().unwrap_or_default().split("\n\n").next().unwrap_or_default();
    let ids = head.lines().filter_map(|line| line.split_once(':')).filter(|(name, _)| name.eq_ignore_ascii_case("message-id"));
    let metadata = value["Metadata"].as_object().into_iter().flat_map(|map| map.values()).filter_map(Value::as_str).map(str::to_string);
    let references = ids.map(|(_, id)| id.trim().to_string()).chain(metadata).collect();
    let address = if value["Email"].is_string() { text("Email") } else { text("Recipient") };
    let id = value["ID"].as_i64().map_or_else(|| format!("{}/{address}/{}", text("MessageID"), text("ChangedAt")), |id| id.to_string());
    let id = format!("{kind}/{id}");
    let events = what.map(|what| Happening { id: id.clone(), what, references, address });
    Delivery { events: events.into_iter().collect(), id: Some(id), ..Delivery::default() }
}
