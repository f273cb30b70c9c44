//! Posts as providers sign them; made here from their documentation, apart from the program's own code.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use aws_lc_rs::{digest, hmac};
use axum::body::Body;
use axum::http::Request;
use data_encoding::{BASE64, HEXLOWER};
use jiff::Timestamp;
use mailmoot::config::{MandrillDoor, SecretDoor, Secrets, SendgridDoor, SesDoor, Webhook};
use mailmoot::inbound::webhook::fetch::{self, Fetch};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::{Arc, LazyLock};

pub const PROVIDERS: [&str; 6] = ["mailgun", "postmark", "sendgrid", "ses", "mandrill", "script"];
pub const SECRET: &str = "a-secret-of-the-tests-2";
const OLD_SECRET: &str = "a-secret-of-the-tests-1";
const TOPIC: &str = "arn:aws:sns:eu-west-1:123456789012:mail";
const CERTIFICATE: &str = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-tests.pem";

/// How a post is signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    Right,
    /// With the secret that is being replaced.
    Old,
    Wrong,
    None,
}

/// A post that can be sent again and again.
#[derive(Clone, Debug)]
pub struct Post {
    pub provider: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Post {
    pub async fn send(&self, http: SocketAddr) -> u16 {
        let mut request = Request::post(format!("http://{http}/webhook/{}", self.provider)).header("Content-Length", self.body.len());
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        fetch::send(request.body(Body::from(self.body.clone())).unwrap()).await.unwrap().status
    }
}

/// Amazon's part, once for all tests of a process.
struct Amazon {
    key: RsaKeyPair,
    pem: String,
}

static AMAZON: LazyLock<Amazon> = LazyLock::new(|| {
    let (pem, _) = mailmoot::outbound::sign::generate_key().unwrap();
    let pair = rcgen::KeyPair::from_pem(&pem).unwrap();
    let certificate = rcgen::CertificateParams::new(vec!["sns.amazonaws.com".to_string()]).unwrap().self_signed(&pair).unwrap();
    Amazon { key: RsaKeyPair::from_pkcs8(&pair.serialize_der()).unwrap(), pem: certificate.pem() }
});

/// The web as these tests have it: Amazon's certificate, its yes to a subscription, and nothing else.
pub fn the_web() -> Fetch {
    Arc::new(|url| {
        Box::pin(async move {
            match url.as_str() {
                CERTIFICATE => Ok(AMAZON.pem.clone().into_bytes()),
                "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription" => Ok(b"<ConfirmSubscriptionResponse/>".to_vec()),
                _ => anyhow::bail!("{url} is not there"),
            }
        })
    })
}

pub struct Poster {
    ecdsa: EcdsaKeyPair,
}

impl Poster {
    pub fn new() -> Self {
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &SystemRandom::new()).unwrap();
        Self { ecdsa: EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document.as_ref()).unwrap() }
    }

    /// The settings that let this poster in.
    pub fn doors(&self) -> Webhook {
        let secret = || Secrets(vec![SECRET.into(), OLD_SECRET.into()]);
        let door = || SecretDoor { secret: secret(), secret_file: None };
        let head = HEXLOWER.decode(b"3059301306072a8648ce3d020106082a8648ce3d030107034200").unwrap();
        let public_key = vec![BASE64.encode(&[head.as_slice(), self.ecdsa.public_key().as_ref()].concat())];
        Webhook {
            mailgun: door(),
            postmark: door(),
            sendgrid: SendgridDoor { secret: secret(), secret_file: None, public_key },
            ses: SesDoor { topic: vec![TOPIC.into()] },
            mandrill: MandrillDoor { secret: secret(), secret_file: None, url: None },
            script: door(),
        }
    }

    /// A raw message through a door, as the provider had it at an instant.
    pub fn mail(&self, provider: &str, mime: &[u8], recipient: &str, sender: &str, at: Timestamp) -> Post {
        let text = String::from_utf8_lossy(mime);
        let fields = |list: &[(&str, &[u8])]| list.iter().map(|(name, value)| (name.to_string(), value.to_vec())).collect::<Vec<_>>();
        match provider {
            "mailgun" => {
                self.form(provider, fields(&[("recipient", recipient.as_bytes()), ("sender", sender.as_bytes()), ("body-mime", mime)]), Sign::Right, at)
            }
            "sendgrid" => {
                let envelope = json!({"to": [recipient], "from": sender}).to_string();
                self.form(provider, fields(&[("envelope", envelope.as_bytes()), ("email", mime)]), Sign::Right, at)
            }
            "script" => self.form(provider, fields(&[("recipient", recipient.as_bytes()), ("sender", sender.as_bytes()), ("body", mime)]), Sign::Right, at),
            "postmark" => {
                let id = HEXLOWER.encode(digest::digest(&digest::SHA256, format!("{text}{at}").as_bytes()).as_ref());
                let path = json!([{"Name": "Return-Path", "Value": format!("<{sender}>")}]);
                let post = json!({"MessageID": id, "OriginalRecipient": recipient, "FromFull": {"Email": sender}, "Headers": path, "RawEmail": text});
                self.json(provider, post, Sign::Right, at)
            }
            "ses" => {
                let receipt = json!({"recipients": [recipient], "action": {"type": "SNS", "encoding": "BASE64"}});
                let mail = json!({"source": sender, "timestamp": at.to_string()});
                self.json(provider, json!({"notificationType": "Received", "mail": mail, "receipt": receipt, "content": BASE64.encode(mime)}), Sign::Right, at)
            }
            "mandrill" => {
                let msg = json!({"email": recipient, "from_email": sender, "raw_msg": text});
                self.json(provider, json!([{"event": "inbound", "ts": at.as_second(), "msg": msg}]), Sign::Right, at)
            }
            other => panic!("{other} is no provider"),
        }
    }

    /// A form's fields, as the provider posts them.
    pub fn form(&self, provider: &str, mut fields: Vec<(String, Vec<u8>)>, sign: Sign, at: Timestamp) -> Post {
        let (time, key) = (at.as_second().to_string(), key(sign));
        let take = |fields: &mut Vec<(String, Vec<u8>)>, name: &str| {
            let at = fields.iter().position(|(known, _)| known == name)?;
            Some(fields.remove(at).1)
        };
        match provider {
            "mailgun" => {
                let content: Vec<u8> = fields.iter().flat_map(|(_, value)| value.clone()).collect();
                let token = HEXLOWER.encode(&digest::digest(&digest::SHA256, &[&content, time.as_bytes()].concat()).as_ref()[..25]);
                let signature = hex_hmac(key, format!("{time}{token}").as_bytes());
                if sign != Sign::None {
                    fields
                        .extend([("timestamp", time), ("token", token), ("signature", signature)].map(|(name, value)| (name.to_string(), value.into_bytes())));
                }
                let (kind, body) = multipart(&fields);
                Post { provider: provider.into(), headers: vec![("Content-Type".into(), kind)], body }
            }
            "sendgrid" => {
                let (kind, body) = multipart(&fields);
                self.sendgrid(kind, body, sign, at)
            }
            "script" => {
                let body = take(&mut fields, "body").unwrap();
                let [recipient, sender] = ["recipient", "sender"].map(|name| take(&mut fields, name).map(|value| String::from_utf8(value).unwrap()));
                let lines = format!("{time}\n{}\n{}\n", recipient.clone().unwrap_or_default(), sender.clone().unwrap_or_default());
                let signature = format!("t={time},v1={}", hex_hmac(key, &[lines.as_bytes(), &body].concat()));
                let named = [
                    ("X-Mailmoot-Recipient", recipient),
                    ("X-Mailmoot-Sender", sender),
                    ("X-Mailmoot-Signature", Some(signature).filter(|_| sign != Sign::None)),
                ];
                let headers = named.into_iter().filter_map(|(name, value)| Some((name.to_string(), value?))).collect();
                Post { provider: provider.into(), headers, body }
            }
            other => panic!("{other} posts no such form"),
        }
    }

    /// A JSON text, as the provider posts it.
    pub fn json(&self, provider: &str, mut value: Value, sign: Sign, at: Timestamp) -> Post {
        let (time, key) = (at.as_second().to_string(), key(sign));
        let json_type = ("Content-Type".to_string(), "application/json".to_string());
        match provider {
            "mailgun" => {
                let token = HEXLOWER.encode(&digest::digest(&digest::SHA256, value.to_string().as_bytes()).as_ref()[..25]);
                if sign != Sign::None {
                    value["signature"] = json!({"timestamp": time, "token": token, "signature": hex_hmac(key, format!("{time}{token}").as_bytes())});
                }
                Post { provider: provider.into(), headers: vec![json_type], body: value.to_string().into_bytes() }
            }
            "postmark" => {
                let mut headers = vec![json_type];
                headers.extend((sign != Sign::None).then(|| basic(key)));
                Post { provider: provider.into(), headers, body: value.to_string().into_bytes() }
            }
            "sendgrid" => self.sendgrid(json_type.1, value.to_string().into_bytes(), sign, at),
            "ses" => notification(&value.to_string(), sign, at),
            "mandrill" => {
                let events = value.to_string();
                let signature = BASE64.encode(
                    mac(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key, format!("https://moot.example/webhook/mandrillmandrill_events{events}").as_bytes()).as_ref(),
                );
                let mut headers = vec![("Content-Type".to_string(), "application/x-www-form-urlencoded".to_string())];
                headers.extend((sign != Sign::None).then(|| ("X-Mandrill-Signature".to_string(), signature)));
                let body = format!("mandrill_events={}", events.bytes().map(|octet| format!("%{octet:02x}")).collect::<String>());
                Post { provider: provider.into(), headers, body: body.into_bytes() }
            }
            other => panic!("{other} posts no JSON"),
        }
    }

    fn sendgrid(&self, kind: String, body: Vec<u8>, sign: Sign, at: Timestamp) -> Post {
        let time = at.as_second().to_string();
        let said = if sign == Sign::Wrong { body[1..].to_vec() } else { body.clone() };
        let signature = BASE64.encode(self.ecdsa.sign(&SystemRandom::new(), &[time.as_bytes(), &said].concat()).unwrap().as_ref());
        let mut headers = vec![("Content-Type".to_string(), kind), basic(key(if sign == Sign::Wrong { Sign::Right } else { sign }))];
        if sign != Sign::None {
            headers.push(("X-Twilio-Email-Event-Webhook-Timestamp".into(), time));
            headers.push(("X-Twilio-Email-Event-Webhook-Signature".into(), signature));
        }
        Post { provider: "sendgrid".into(), headers, body }
    }
}

/// What SNS makes of a message of SES.
pub fn notification(message: &str, sign: Sign, at: Timestamp) -> Post {
    let id = HEXLOWER.encode(&digest::digest(&digest::SHA256, format!("{message}{at}").as_bytes()).as_ref()[..16]);
    let time = at.to_string();
    let signed = format!("Message\n{message}\nMessageId\n{id}\nTimestamp\n{time}\nTopicArn\n{TOPIC}\nType\nNotification\n");
    let value = json!({
        "Type": "Notification", "MessageId": id, "TopicArn": TOPIC, "Message": message, "Timestamp": time,
        "SignatureVersion": "2", "Signature": amazon(&signed, sign), "SigningCertURL": CERTIFICATE,
    });
    Post { provider: "ses".into(), headers: vec![("Content-Type".into(), "text/plain; charset=UTF-8".into())], body: value.to_string().into_bytes() }
}

/// A raw message as SNS or Postmark would post it without an id of their own.
pub fn unnumbered(provider: &str, mime: &[u8], recipient: &str, sender: &str, at: Timestamp) -> Post {
    let mut post = Poster::new().mail(provider, mime, recipient, sender, at);
    let mut value: Value = serde_json::from_slice(&post.body).unwrap();
    value.as_object_mut().unwrap().remove(if provider == "ses" { "MessageId" } else { "MessageID" }).expect("it had one");
    if provider == "ses" {
        let signed = format!("Message\n{}\nTimestamp\n{at}\nTopicArn\n{TOPIC}\nType\nNotification\n", value["Message"].as_str().unwrap());
        value["Signature"] = amazon(&signed, Sign::Right).into();
    }
    post.body = value.to_string().into_bytes();
    post
}

/// SNS asks whether we want the topic's messages.
pub fn subscription(url: &str, at: Timestamp) -> Post {
    let time = at.to_string();
    let signed = format!("Message\nm\nMessageId\n7\nSubscribeURL\n{url}\nTimestamp\n{time}\nToken\nt\nTopicArn\n{TOPIC}\nType\nSubscriptionConfirmation\n");
    let value = json!({
        "Type": "SubscriptionConfirmation", "MessageId": "7", "Token": "t", "TopicArn": TOPIC, "Message": "m", "SubscribeURL": url, "Timestamp": time,
        "SignatureVersion": "2", "Signature": amazon(&signed, Sign::Right), "SigningCertURL": CERTIFICATE,
    });
    Post { provider: "ses".into(), headers: vec![("Content-Type".into(), "text/plain".into())], body: value.to_string().into_bytes() }
}

fn amazon(text: &str, sign: Sign) -> String {
    let text = if sign == Sign::Wrong { format!("{text}x") } else { text.to_string() };
    let mut signature = vec![0; AMAZON.key.public_modulus_len()];
    AMAZON.key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text.as_bytes(), &mut signature).unwrap();
    if sign == Sign::None { String::new() } else { BASE64.encode(&signature) }
}

fn key(sign: Sign) -> &'static str {
    match sign {
        Sign::Right | Sign::None => SECRET,
        Sign::Old => OLD_SECRET,
        Sign::Wrong => "a-secret-of-somebody-else",
    }
}

fn basic(key: &str) -> (String, String) {
    ("Authorization".into(), format!("Basic {}", BASE64.encode(format!("mailmoot:{key}").as_bytes())))
}

fn mac(algorithm: hmac::Algorithm, key: &str, text: &[u8]) -> hmac::Tag {
    hmac::sign(&hmac::Key::new(algorithm, key.as_bytes()), text)
}

fn hex_hmac(key: &str, text: &[u8]) -> String {
    HEXLOWER.encode(mac(hmac::HMAC_SHA256, key, text).as_ref())
}

fn multipart(fields: &[(String, Vec<u8>)]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (name, value) in fields {
        let file = if name.starts_with("attachment") { "; filename=\"sketch.txt\"\r\nContent-Type: text/plain" } else { "" };
        body.extend_from_slice(format!("--xYzZY\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").as_bytes());
        body.extend_from_slice(value);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--xYzZY--\r\n");
    ("multipart/form-data; boundary=xYzZY".into(), body)
}
