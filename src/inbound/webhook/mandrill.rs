//! Mandrill: a form with a JSON list of events, inbound messages among them. The signature is HMAC-SHA1 over the
//! address of the door and every field, sorted by name; one post may hold several messages.

use super::event::{Happening, What};
use super::form::Form;
use super::keys::Keys;
use super::rebuild::{File, Parts, Text};
use super::{Delivery, Flawed, Letter, No, Post, Provider, signature};
use jiff::Timestamp;
use serde_json::Value;

pub(super) async fn read(post: &Post<'_>, keys: &Keys) -> Result<Delivery, No> {
    let form = Form::read(post).await?;
    let given = post.header("x-mandrill-signature");
    if !signature::is_mac(keys, given, |key| made(key, &keys.url, &form)) {
        // Before it takes an address Mandrill posts an empty list, signed with a key that everybody knows.
        if form.bytes("mandrill_events") == Some(b"[]") {
            return Ok(Delivery::default());
        }
        return Err(No::Unproven("the signature is not made with our webhook.mandrill.secret over our webhook.mandrill.url".into()));
    }
    let events: Vec<Value> = serde_json::from_str(form.needed("mandrill_events")?).map_err(|_| No::Malformed("mandrill_events is no JSON list".into()))?;
    let mut delivery = Delivery { id: (!events.is_empty()).then(|| given.to_string()), ..Delivery::default() };
    // One post holds mail of many: each is judged by itself.
    for event in &events {
        let signed_at = event["ts"].as_i64().and_then(|seconds| Timestamp::from_second(seconds).ok());
        let fresh = signed_at.map_or(Ok(()), |signed_at| signature::fresh(signed_at, post.now, Provider::Mandrill.horizon()).map(|_| ()));
        let is_mail = event["event"].as_str() == Some("inbound");
        match fresh.and_then(|()| if is_mail { letter(&event["msg"], signed_at).map(Some) } else { Ok(None) }) {
            Ok(Some(letter)) => delivery.letters.push(letter),
            Ok(None) => delivery.events.extend(happening(event)),
            Err(why) => delivery.flawed.push(flawed(&event["msg"], why)),
        }
    }
    Ok(delivery)
}

fn flawed(msg: &Value, why: No) -> Flawed {
    let text = |name: &str| msg[name].as_str().map(str::to_string);
    Flawed { mail_from: text("from_email").unwrap_or_default(), rcpt_to: text("email").into_iter().collect(), why }
}

/// What Mandrill would sign.
pub(super) fn made(key: &[u8], url: &str, form: &Form) -> String {
    let mut fields: Vec<(&[u8], &[u8])> = form.0.iter().map(|field| (field.name.as_bytes(), field.value.as_slice())).collect();
    fields.sort_unstable();
    let pieces: Vec<&[u8]> = std::iter::once(url.as_bytes()).chain(fields.into_iter().flat_map(|(name, value)| [name, value])).collect();
    signature::hmac_sha1(key, &pieces)
}

fn letter(msg: &Value, signed_at: Option<Timestamp>) -> Result<Letter, No> {
    let text = |name: &str| msg[name].as_str().map(str::to_string);
    let recipient = text("email").ok_or_else(|| No::Malformed("msg.email is missing".into()))?;
    let (rebuilt, bytes) = match &msg["raw_msg"] {
        Value::String(raw) => (false, raw.clone().into_bytes()),
        Value::Null => (true, parsed(msg)?),
        _ => return Err(No::Malformed("msg.raw_msg is no text".into())),
    };
    // Mandrill does not hand the envelope sender over; reports are told by what they are.
    Ok(Letter { mail_from: text("from_email").unwrap_or_default(), rcpt_to: vec![recipient], bytes, rebuilt, signed_at })
}

fn parsed(msg: &Value) -> Result<Vec<u8>, No> {
    let mut parts = Parts::default();
    let headers = msg["headers"].as_object().ok_or_else(|| No::Malformed("neither msg.raw_msg nor msg.headers is there".into()))?;
    for (name, value) in headers {
        let values = value.as_array().map_or_else(|| vec![value], |values| values.iter().collect());
        parts.headers.extend(values.into_iter().filter_map(Value::as_str).map(|value| (name.clone(), value.to_string())));
    }
    let text = |name: &str| msg[name].as_str().filter(|text| !text.is_empty()).map(Text::utf8);
    (parts.text, parts.html) = (text("text"), text("html"));
    for kind in ["attachments", "images"] {
        for file in msg[kind].as_object().into_iter().flat_map(|files| files.values()) {
            parts.files.push(attachment(file)?);
        }
    }
    Ok(parts.message())
}

fn attachment(file: &Value) -> Result<File, No> {
    let text = |name: &str| file[name].as_str().unwrap_or_default();
    let content = text("content");
    let bytes = match file["base64"].as_bool() {
        Some(false) => content.as_bytes().to_vec(),
        _ => data_encoding::BASE64.decode(content.as_bytes()).map_err(|_| No::Malformed("an attachment is not base64".into()))?,
    };
    Ok(File { name: text("name").to_string(), media_type: text("type").to_string(), bytes })
}

fn happening(event: &Value) -> Option<Happening> {
    let msg = &event["msg"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let bounce = |permanent| {
        let diagnostic = [text(&msg["bounce_description"]), text(&msg["diag"])].join(" ");
        What::Bounce { permanent, delayed: false, status: crate::core::failure::status_in(&diagnostic).unwrap_or_default(), diagnostic }
    };
    let kind = event["event"].as_str()?;
    let what = match kind {
        "hard_bounce" => bounce(true),
        "soft_bounce" => bounce(false),
        "spam" => What::Complaint,
        "unsub" => What::Unsubscribe,
        _ => return None,
    };
    // Metadata may be an object, or an empty list.
    let references = msg["metadata"].as_object().into_iter().flat_map(|map| map.values()).filter_map(Value::as_str).map(str::to_string).collect();
    // Without an id of Mandrill's own, what was said tells one event from another.
    let id = event["_id"].as_str().map(|id| format!("{kind}/{id}/{}", event["ts"])).unwrap_or_default();
    Some(Happening { id, what, references, address: text(&msg["email"]) })
}
