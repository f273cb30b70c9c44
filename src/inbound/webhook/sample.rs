//! The self-test's post, signed as the provider would sign it, to a recipient that is nobody's. Where only the provider
//! can sign, the post shows that the door is there and refuses what is not signed.

use super::form::{Field, Form};
use super::{Keys, Provider, TEST_RECIPIENT, mandrill, script, signature};
use axum::body::Body;
use axum::http::{Request, header};
use jiff::Timestamp;
use serde_json::json;

/// What to post, and what a working door answers.
pub struct Sample {
    pub request: Request<Body>,
    pub expect: u16,
    /// A part of its text, which tells it from the answer of somebody in between.
    pub says: &'static str,
    /// The provider alone can make what would be taken.
    pub only_refusable: bool,
}

/// A post for the door at `url`. `chance` makes it unlike every other.
pub fn post(provider: Provider, keys: &Keys, url: &str, domain: &str, now: Timestamp, chance: &str) -> anyhow::Result<Sample> {
    let secret = keys.secrets.first().map_or("", String::as_str);
    let (recipient, sender) = (format!("{TEST_RECIPIENT}@{domain}"), format!("{TEST_RECIPIENT}@{domain}"));
    let mail = format!("From: <{sender}>\r\nTo: <{recipient}>\r\nSubject: Webhook self-test\r\nMessage-ID: <{chance}@{domain}>\r\n\r\nA self-test.\r\n");
    let time = now.as_second().to_string();
    let mut request = Request::post(url);
    let basic = format!("Basic {}", data_encoding::BASE64.encode(format!("mailmoot:{secret}").as_bytes()));
    let form = |fields: &[(&str, &str)]| fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect::<Vec<_>>().join("&");
    let mut only_refusable = false;
    let (kind, body) = match provider {
        Provider::Mailgun => {
            let signed = signature::hmac_sha256(secret.as_bytes(), &[time.as_bytes(), chance.as_bytes()]);
            let fields =
                [("recipient", &recipient), ("sender", &sender), ("body-mime", &mail), ("timestamp", &time)].map(|(name, value)| (name, value.as_str()));
            (FORM, form(&[&fields[..], &[("token", chance), ("signature", &signed)]].concat()))
        }
        Provider::Postmark => {
            request = request.header(header::AUTHORIZATION, basic);
            let post = json!({"MessageID": chance, "OriginalRecipient": recipient, "FromFull": {"Email": sender, "Name": ""}, "RawEmail": mail});
            ("application/json", post.to_string())
        }
        Provider::Sendgrid => {
            only_refusable = !keys.public_keys.is_empty();
            if !secret.is_empty() {
                request = request.header(header::AUTHORIZATION, basic);
            }
            let envelope = json!({"to": [recipient], "from": sender}).to_string();
            (FORM, form(&[("envelope", &envelope), ("email", &mail)]))
        }
        Provider::Ses => {
            only_refusable = true;
            let url = "https://sns.us-east-1.amazonaws.com/self-test";
            let topic = keys.topics.first().map_or("", String::as_str);
            ("text/plain", json!({"Type": "Notification", "MessageId": chance, "TopicArn": topic, "SigningCertURL": url}).to_string())
        }
        Provider::Mandrill => {
            let events = json!([{"event": "inbound", "ts": now.as_second(), "msg": {"email": recipient, "from_email": sender, "raw_msg": mail}}]).to_string();
            let fields = Form(vec![Field { name: "mandrill_events".into(), value: events.clone().into_bytes(), ..Field::default() }]);
            request = request.header("X-Mandrill-Signature", mandrill::made(secret.as_bytes(), &keys.url, &fields));
            (FORM, form(&[("mandrill_events", &events)]))
        }
        Provider::Script => {
            let signed = script::made(secret.as_bytes(), &time, &recipient, &sender, mail.as_bytes());
            request = request.header(script::SIGNATURE, format!("t={time},v1={signed}")).header(script::RECIPIENT, recipient).header(script::SENDER, sender);
            ("message/rfc822", mail)
        }
    };
    let request = request.header(header::CONTENT_TYPE, kind).header(header::CONTENT_LENGTH, body.len()).body(Body::from(body))?;
    let (expect, says) = match (only_refusable, provider) {
        (false, _) => (200, "the self-test was taken"),
        (true, Provider::Ses) => (503, "SigningCertURL"),
        (true, _) => (503, "webhook.sendgrid.public_key"),
    };
    Ok(Sample { request, expect, says, only_refusable })
}

const FORM: &str = "application/x-www-form-urlencoded";

fn escaped(text: &str) -> String {
    text.bytes().map(|octet| if octet.is_ascii_alphanumeric() { char::from(octet).to_string() } else { format!("%{octet:02X}") }).collect()
}
