//! Amazon SES through SNS: a signed JSON notification that holds the message, or a bounce or complaint. Anybody with an
//! account can make Amazon sign, so only our own topics are taken. The certificate comes from Amazon's own host by HTTPS.

use super::event::{Happening, What};
use super::fetch::Fetch;
use super::keys::Keys;
use super::{Answer, Delivery, Letter, No, Post, Provider, signature};
use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA1_FOR_LEGACY_USE_ONLY, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use x509_parser::prelude::{ASN1Time, FromDer as _, X509Certificate, parse_x509_pem};

/// More certificates than Amazon has regions in use at once for one install.
const MOST_CERTIFICATES: usize = 16;

/// Amazon's certificates, fetched once each.
pub(super) struct Certificates {
    fetch: Fetch,
    known: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Certificates {
    pub fn new(fetch: Fetch) -> Self {
        Self { fetch, known: Mutex::default() }
    }

    /// The certificate at an address of Amazon's, in DER.
    async fn at(&self, url: &str) -> Result<Vec<u8>, No> {
        if !is_certificate(url) {
            return Err(No::Unproven("SigningCertURL is not https://sns.<region>.amazonaws.com/SimpleNotificationService-….pem".into()));
        }
        if let Some(known) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(url) {
            return Ok(known.clone());
        }
        let pem = (self.fetch)(url.to_string()).await.map_err(|error| No::NotNow(format!("Amazon's certificate cannot be had: {error:#}")))?;
        let (_, pem) = parse_x509_pem(&pem).map_err(|_| No::NotNow("what lies at SigningCertURL is no certificate".into()))?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_CERTIFICATES {
            known.clear();
        }
        known.insert(url.to_string(), pem.contents.clone());
        Ok(pem.contents)
    }

    /// Says yes to a subscription by opening Amazon's address for it.
    pub async fn confirm(&self, url: &str) -> Answer {
        match (self.fetch)(url.to_string()).await {
            Ok(_) => {
                tracing::info!("the subscription to the SNS topic is confirmed");
                Answer::new(200, "confirmed")
            }
            Err(error) => Answer::new(503, format!("the subscription cannot be confirmed: {error:#}")),
        }
    }
}

pub(super) async fn read(post: &Post<'_>, keys: &Keys, certificates: &Certificates) -> Result<Delivery, No> {
    let body: Value = serde_json::from_slice(&post.body).map_err(|_| No::Malformed("this is no JSON".into()))?;
    let field = |name: &str| body[name].as_str().unwrap_or_default();
    if !keys.topics.iter().any(|topic| topic == field("TopicArn")) {
        return Err(No::Unproven("the topic is not one of webhook.ses.topic".into()));
    }
    let certificate = certificates.at(field("SigningCertURL")).await?;
    verify(&body, &certificate, post.now)?;
    said(&body, post).map_err(No::of_the_provider)
}

/// What Amazon says in it.
fn said(body: &Value, post: &Post<'_>) -> Result<Delivery, No> {
    let field = |name: &str| body[name].as_str().unwrap_or_default();
    let time: Timestamp = field("Timestamp").parse().map_err(|_| No::Malformed("Timestamp is no time".into()))?;
    let signed_at = signature::fresh(time, post.now, Provider::Ses.horizon())?;
    // Without an id of Amazon's own it is told from others by its words, as mail at any other door.
    let id = Some(field("MessageId").to_string()).filter(|id| !id.is_empty());
    match field("Type") {
        "Notification" => notification(field("Message"), signed_at, id),
        "SubscriptionConfirmation" if is_amazons(field("SubscribeURL")) => {
            Ok(Delivery { confirm: Some(field("SubscribeURL").to_string()), id, ..Delivery::default() })
        }
        "SubscriptionConfirmation" => Err(No::Unproven("SubscribeURL is not at https://sns.<region>.amazonaws.com".into())),
        // Somebody pressed "unsubscribe": said aloud, nothing to do.
        "UnsubscribeConfirmation" => Ok(Delivery { id, ..Delivery::default() }),
        _ => Err(No::Malformed("Type is not one of SNS".into())),
    }
}

/// `https://sns.<region>.amazonaws.com/…`, and nothing that only looks like it: no user, no port, no other host.
fn is_amazons(url: &str) -> bool {
    let host = url.strip_prefix("https://sns.").and_then(|rest| rest.split_once('/')).map(|(host, _)| host);
    let region = host.and_then(|host| host.strip_suffix(".amazonaws.com"));
    region.is_some_and(|region| !region.is_empty() && region.bytes().all(|octet| octet.is_ascii_lowercase() || octet.is_ascii_digit() || octet == b'-'))
}

/// The one kind of file there that is a certificate. A query would call Amazon's API, whose answers repeat what any
/// customer wrote into a topic, a certificate of their own included.
fn is_certificate(url: &str) -> bool {
    let file = url.splitn(4, '/').nth(3).unwrap_or_default();
    let name = file.strip_prefix("SimpleNotificationService-").and_then(|rest| rest.strip_suffix(".pem"));
    is_amazons(url) && name.is_some_and(|name| !name.is_empty() && name.bytes().all(|octet| octet.is_ascii_alphanumeric()))
}

/// The fields that are signed, by type, in this order.
fn signed(body: &Value) -> String {
    let names: &[&str] = match body["Type"].as_str() {
        Some("Notification") => &["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"],
        _ => &["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"],
    };
    let line = |name: &&str| body[*name].as_str().map(|value| format!("{name}\n{value}\n"));
    names.iter().filter_map(line).collect()
}

fn verify(body: &Value, certificate: &[u8], now: Timestamp) -> Result<(), No> {
    let unproven = |why: &str| No::Unproven(why.to_string());
    let (_, certificate) = X509Certificate::from_der(certificate).map_err(|_| unproven("Amazon's certificate cannot be read"))?;
    let now = ASN1Time::from_timestamp(now.as_second()).map_err(|_| unproven("the clock is out of range"))?;
    if !certificate.validity().is_valid_at(now) {
        return Err(unproven("Amazon's certificate is not valid at this time"));
    }
    let given = data_encoding::BASE64.decode(body["Signature"].as_str().unwrap_or_default().as_bytes()).unwrap_or_default();
    let algorithm = match body["SignatureVersion"].as_str() {
        Some("1") => &RSA_PKCS1_2048_8192_SHA1_FOR_LEGACY_USE_ONLY,
        Some("2") => &RSA_PKCS1_2048_8192_SHA256,
        _ => return Err(unproven("SignatureVersion is neither 1 nor 2")),
    };
    let key = UnparsedPublicKey::new(algorithm, certificate.public_key().raw);
    key.verify(signed(body).as_bytes(), &given).map_err(|_| unproven("the signature is not Amazon's"))
}

fn notification(message: &str, signed_at: Timestamp, id: Option<String>) -> Result<Delivery, No> {
    let message: Value = match serde_json::from_str(message) {
        Ok(message) => message,
        // SES says hello to a new topic in plain words.
        Err(_) if message.starts_with("Successfully validated SNS topic") => return Ok(Delivery { id, ..Delivery::default() }),
        Err(_) => return Err(No::Malformed("Message is no JSON; turn raw message delivery off, and let SES publish to the topic".into())),
    };
    let kind = message["notificationType"].as_str().or(message["eventType"].as_str()).unwrap_or_default();
    match kind {
        "Received" => Ok(Delivery { letters: vec![letter(&message, signed_at)?], id, ..Delivery::default() }),
        _ => Ok(Delivery { events: events(kind, &message, id.as_deref().unwrap_or_default()), id, ..Delivery::default() }),
    }
}

fn letter(message: &Value, signed_at: Timestamp) -> Result<Letter, No> {
    let action = &message["receipt"]["action"];
    let Some(content) = message["content"].as_str() else {
        let why = if action["type"] == "S3" { "the message was put into S3, where mailmoot does not look" } else { "the notification holds no message" };
        return Err(No::Malformed(format!("{why}; use the receipt rule's SNS action with encoding Base64")));
    };
    let bytes = match action["encoding"].as_str() {
        Some(encoding) if encoding.eq_ignore_ascii_case("base64") => {
            data_encoding::BASE64.decode(content.as_bytes()).map_err(|_| No::Malformed("content is not base64".into()))?
        }
        _ => content.as_bytes().to_vec(),
    };
    let recipients = message["receipt"]["recipients"].as_array().ok_or_else(|| No::Malformed("receipt.recipients is missing".into()))?;
    // The time at which SES had it; SNS signs the whole.
    let received = message["mail"]["timestamp"].as_str().and_then(|time| time.parse().ok()).filter(|time: &Timestamp| *time <= signed_at);
    Ok(Letter {
        mail_from: message["mail"]["source"].as_str().unwrap_or_default().trim().trim_matches(['<', '>']).to_string(),
        rcpt_to: recipients.iter().filter_map(Value::as_str).map(str::to_string).collect(),
        bytes,
        rebuilt: false,
        signed_at: Some(received.unwrap_or(signed_at)),
    })
}

fn events(kind: &str, message: &Value, id: &str) -> Vec<Happening> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let mail = &message["mail"];
    let headers = mail["headers"].as_array().into_iter().flatten().filter(|header| text(&header["name"]).eq_ignore_ascii_case("message-id"));
    let references: Vec<String> =
        headers.map(|header| text(&header["value"])).chain([text(&mail["commonHeaders"]["messageId"]), text(&mail["source"])]).collect();
    let happened = |address: String, what: What| Happening {
        id: if id.is_empty() { String::new() } else { format!("{id}/{address}") },
        what,
        references: references.clone(),
        address,
    };
    let each = |people: &Value, what: &dyn Fn(&Value) -> What| {
        let people = people.as_array().into_iter().flatten();
        people.map(|person| happened(text(&person["emailAddress"]), what(person))).collect()
    };
    match kind {
        "Bounce" => {
            let permanent = message["bounce"]["bounceType"] == "Permanent";
            each(&message["bounce"]["bouncedRecipients"], &|person| What::Bounce {
                permanent,
                delayed: false,
                status: text(&person["status"]),
                diagnostic: text(&person["diagnosticCode"]),
            })
        }
        // Some providers also report that somebody took a mail out of the spam folder (RFC 6430).
        "Complaint" if message["complaint"]["complaintFeedbackType"] == "not-spam" => Vec::new(),
        "Complaint" => each(&message["complaint"]["complainedRecipients"], &|_| What::Complaint),
        // Only in SES's own handling of List-Unsubscribe: the person wants nothing more of it.
        "Subscription" if message["subscription"]["newTopicPreferences"]["unsubscribeAll"] == true => {
            vec![happened(text(&mail["destination"][0]), What::Unsubscribe)]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
#[path = "ses_tests.rs"]
mod tests;
