//! Mailgun: routes post a form with the raw message (`body-mime`, when the route's address ends in "mime") or with its
//! fields; webhooks post events as JSON. Both carry timestamp, token and their HMAC, which does not cover the rest.

use super::event::{Happening, What};
use super::form::Form;
use super::keys::Keys;
use super::rebuild::{File, Parts, Text};
use super::{Delivery, Letter, No, Post, Provider, signature};
use jiff::Timestamp;
use serde_json::Value;

pub(super) async fn read(post: &Post<'_>, keys: &Keys) -> Result<Delivery, No> {
    if post.is_json() {
        return events(post, keys);
    }
    let form = Form::read(post).await?;
    let (signed_at, token) = verify(form.text("timestamp"), form.text("token"), form.text("signature"), post, keys)?;
    let (rebuilt, bytes) = match form.bytes("body-mime") {
        Some(raw) => (false, raw.to_vec()),
        None => (true, parsed(&form)?),
    };
    let rcpt_to = form.needed("recipient")?.split(',').map(|address| address.trim().to_string()).collect();
    let mail_from = form.needed("sender")?.trim().trim_matches(['<', '>']).to_string();
    Ok(Delivery { letters: vec![Letter { mail_from, rcpt_to, bytes, rebuilt, signed_at: Some(signed_at) }], id: Some(token), ..Delivery::default() })
}

fn verify(timestamp: &str, token: &str, given: &str, post: &Post<'_>, keys: &Keys) -> Result<(Timestamp, String), No> {
    let make = |key: &[u8]| signature::hmac_sha256(key, &[timestamp.as_bytes(), token.as_bytes()]);
    // Where one ends and the other begins is not signed: a token that began with a digit could lend it to the time.
    let framed = timestamp.len() == 10 && timestamp.bytes().all(|octet| octet.is_ascii_digit());
    if token.is_empty() || !framed || !signature::is_mac(keys, given, make) {
        return Err(No::Unproven("the signature is not made with our webhook.mailgun.secret".into()));
    }
    let signed_at = signature::fresh(signature::unix(timestamp)?, post.now, Provider::Mailgun.horizon())?;
    Ok((signed_at, format!("{timestamp}/{token}")))
}

/// The fields of a route that does not end in "mime".
fn parsed(form: &Form) -> Result<Vec<u8>, No> {
    let mut parts = Parts::default();
    if let Some(headers) = form.bytes("message-headers") {
        parts.headers = serde_json::from_slice(headers).map_err(|_| No::Malformed("message-headers is no list of pairs".into()))?;
    }
    for name in ["From", "Subject", "To", "Cc", "Date", "Message-Id", "In-Reply-To", "References"] {
        let value = form.lossy(name).or_else(|| form.lossy(&name.to_lowercase())).unwrap_or_default();
        parts.default_header(name, &value);
    }
    if parts.headers.is_empty() {
        return Err(No::Malformed("neither body-mime nor message-headers is there; end the route's address in ?mime, or forward the parsed message".into()));
    }
    parts.text = form.bytes("body-plain").map(|text| Text { charset: "utf-8".into(), bytes: text.to_vec() });
    parts.html = form.bytes("body-html").map(|html| Text { charset: "utf-8".into(), bytes: html.to_vec() });
    let files = form.0.iter().filter(|field| field.name.starts_with("attachment-") && field.file_name.is_some());
    parts.files = files
        .map(|field| File {
            name: field.file_name.clone().unwrap_or_default(),
            media_type: field.media_type.clone().unwrap_or_default(),
            bytes: field.value.clone(),
        })
        .collect();
    Ok(parts.message())
}

fn events(post: &Post<'_>, keys: &Keys) -> Result<Delivery, No> {
    let body: Value = serde_json::from_slice(&post.body).map_err(|_| No::Malformed("this is no JSON".into()))?;
    let sign = |name: &str| body["signature"][name].as_str().unwrap_or_default();
    let (_, token) = verify(sign("timestamp"), sign("token"), sign("signature"), post, keys)?;
    let data = &body["event-data"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let status = &data["delivery-status"];
    let what = match (data["event"].as_str().unwrap_or_default(), data["severity"].as_str().unwrap_or_default()) {
        ("failed", severity) => {
            let said = [text(&status["message"]), text(&status["description"])].join(" ");
            // Code 605: Mailgun itself no longer tries, because the address was dead before.
            let suppressed = data["reason"].as_str() == Some("suppress-bounce");
            let code = text(&status["enhanced-code"]);
            let enhanced = if suppressed { "5.1.1".to_string() } else { code };
            Some(What::Bounce { permanent: severity == "permanent", delayed: severity == "temporary", status: enhanced, diagnostic: said.trim().to_string() })
        }
        ("complained", _) => Some(What::Complaint),
        ("unsubscribed", _) => Some(What::Unsubscribe),
        _ => None,
    };
    let references = vec![text(&data["message"]["headers"]["message-id"]), text(&data["envelope"]["sender"])];
    let event = what.map(|what| Happening { id: text(&data["id"]), what, references, address: text(&data["recipient"]) });
    Ok(Delivery { events: event.into_iter().collect(), id: Some(token), ..Delivery::default() })
}
