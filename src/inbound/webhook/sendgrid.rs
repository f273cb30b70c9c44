//! SendGrid: Inbound Parse posts a form with the raw message (`email`, when "send raw" is on) or with its fields; the
//! event webhook posts a JSON list. Known by a password in the address, by an ECDSA signature over time and body, or both.

use super::event::{Happening, What};
use super::form::Form;
use super::keys::Keys;
use super::rebuild::{File, Parts, Text};
use super::{Delivery, Letter, No, Post, Provider, signature};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Envelope {
    to: Vec<String>,
    #[serde(default)]
    from: String,
}

pub(super) async fn read(post: &Post<'_>, keys: &Keys) -> Result<Delivery, No> {
    let signed = if keys.public_keys.is_empty() { None } else { Some(verify(post, keys)?) };
    let (signed_at, id) = signed.unzip();
    if post.is_json() {
        return Ok(Delivery { events: events(post)?, id, ..Delivery::default() });
    }
    let form = Form::read(post).await?;
    let envelope: Envelope = serde_json::from_str(form.needed("envelope")?).map_err(|_| No::Malformed("the field envelope cannot be read".into()))?;
    let (rebuilt, bytes) = match form.bytes("email") {
        Some(raw) => (false, raw.to_vec()),
        None => (true, parsed(&form)?),
    };
    let letter = Letter { mail_from: envelope.from.trim().trim_matches(['<', '>']).to_string(), rcpt_to: envelope.to, bytes, rebuilt, signed_at };
    Ok(Delivery { letters: vec![letter], id, ..Delivery::default() })
}

/// The signature covers the time, as it stands in its header, and the body.
fn verify(post: &Post<'_>, keys: &Keys) -> Result<(Timestamp, String), No> {
    let (time, given) = (post.header("x-twilio-email-event-webhook-timestamp"), post.header("x-twilio-email-event-webhook-signature"));
    let octets = data_encoding::BASE64.decode(given.as_bytes()).unwrap_or_default();
    if octets.is_empty() || !signature::is_ecdsa(keys, &[time.as_bytes(), &post.body].concat(), &octets) {
        return Err(No::Unproven("it is not signed with a key of webhook.sendgrid.public_key".into()));
    }
    let signed_at = signature::fresh(signature::unix(time)?, post.now, Provider::Sendgrid.horizon())?;
    Ok((signed_at, format!("{time}/{given}")))
}

fn parsed(form: &Form) -> Result<Vec<u8>, No> {
    let charsets: Value = serde_json::from_str(form.text("charsets")).unwrap_or_default();
    let text = |name: &str| {
        let charset = charsets[name].as_str().unwrap_or("utf-8").to_string();
        form.bytes(name).filter(|bytes| !bytes.is_empty()).map(|bytes| Text { charset, bytes: bytes.to_vec() })
    };
    let headers = form.lossy("headers").ok_or_else(|| No::Malformed("neither email nor headers is there".into()))?;
    let files = form.0.iter().filter(|field| field.name.starts_with("attachment") && field.file_name.is_some());
    let files = files.map(|field| File {
        name: field.file_name.clone().unwrap_or_default(),
        media_type: field.media_type.clone().unwrap_or_default(),
        bytes: field.value.clone(),
    });
    Ok(Parts { headers: unfolded(&headers), text: text("text"), html: text("html"), files: files.collect() }.message())
}

/// Header fields as a message has them (RFC 5322 section 2.2.3).
fn unfolded(text: &str) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        match (line.starts_with([' ', '\t']), headers.last_mut()) {
            (true, Some((_, value))) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            _ => headers.extend(line.split_once(':').map(|(name, value)| (name.to_string(), value.trim().to_string()))),
        }
    }
    headers
}

fn events(post: &Post<'_>) -> Result<Vec<Happening>, No> {
    let list: Vec<Value> = serde_json::from_slice(&post.body).map_err(|_| No::Malformed("this is no JSON list of events".into()))?;
    Ok(list.iter().filter_map(happening).collect())
}

fn happening(event: &Value) -> Option<Happening> {
    let text = |name: &str| event[name].as_str().unwrap_or_default().to_string();
    let what = match (event["event"].as_str()?, event["type"].as_str()) {
        // "blocked" is refused for what the mail is or where it comes from; "dropped" for what SendGrid remembers.
        ("bounce", kind) => What::Bounce { permanent: kind != Some("blocked"), delayed: false, status: text("status"), diagnostic: text("reason") },
        ("deferred", _) => What::Bounce { permanent: false, delayed: true, status: text("status"), diagnostic: text("response") },
        ("dropped", _) if text("reason").eq_ignore_ascii_case("bounced address") => {
            What::Bounce { permanent: true, delayed: false, status: "5.1.1".into(), diagnostic: text("reason") }
        }
        ("spamreport", _) => What::Complaint,
        ("unsubscribe" | "group_unsubscribe", _) => What::Unsubscribe,
        _ => return None,
    };
    Some(Happening { id: text("sg_event_id"), what, references: vec![text("smtp-id")], address: text("email") })
}
