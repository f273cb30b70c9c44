//! Notifications that OpenSSL signed, for both versions of SNS signatures.

use super::*;
use axum::http::HeaderMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const PEM: &[u8] = include_bytes!("../../../fixtures/webhooks/ses/signer.pem");
const SIGNED: &str = include_str!("../../../fixtures/webhooks/ses/signed.json");
const NOW: &str = "2026-11-24T09:00:10Z";

fn signed_by_openssl(name: &str) -> Value {
    serde_json::from_str::<Value>(SIGNED).unwrap()[name].clone()
}

fn keys() -> Keys {
    Keys { topics: vec!["arn:aws:sns:eu-west-1:123456789012:mail".into()], ..Keys::default() }
}

async fn read_at(body: &Value, now: &str, certificates: &Certificates) -> Result<Delivery, No> {
    let post = Post { headers: &HeaderMap::new(), body: body.to_string().into(), now: now.parse().unwrap() };
    read(&post, &keys(), certificates).await
}

fn certificates() -> (Certificates, Arc<AtomicUsize>) {
    let fetched = Arc::new(AtomicUsize::new(0));
    let counted = fetched.clone();
    let fetch: Fetch = Arc::new(move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
        Box::pin(async { Ok(PEM.to_vec()) })
    });
    (Certificates::new(fetch), fetched)
}

#[tokio::test]
async fn both_versions_of_the_signature_are_taken_and_the_certificate_is_fetched_once() {
    let (certificates, fetched) = certificates();
    for version in ["notification_v1", "notification_v2"] {
        let delivery = read_at(&signed_by_openssl(version), NOW, &certificates).await.unwrap();
        let letter = &delivery.letters[0];
        assert_eq!((letter.mail_from.as_str(), letter.rcpt_to.as_slice()), ("ben@strong.example", &["garden@moot.example".to_string()][..]));
        assert_eq!(letter.bytes, b"From: ben@strong.example\r\n\r\nGr\xfc\xdfe\r\n");
        assert_eq!(letter.signed_at, Some("2026-11-24T08:59:58Z".parse().unwrap()));
        assert_eq!(delivery.id.as_deref(), Some("22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324"));
    }
    let delivery = read_at(&signed_by_openssl("confirmation"), NOW, &certificates).await.unwrap();
    assert!(delivery.confirm.unwrap().contains("Action=ConfirmSubscription"));
    assert_eq!(fetched.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn whatever_is_changed_takes_the_proof_away() {
    let (certificates, _) = certificates();
    for (field, value) in [
        ("Message", "{}"),
        ("MessageId", "another"),
        ("Subject", "another"),
        ("Timestamp", "2026-11-24T09:00:01.123Z"),
        ("TopicArn", "arn:aws:sns:eu-west-1:999999999999:theirs"),
        ("Type", "SubscriptionConfirmation"),
        ("SignatureVersion", "1"),
        ("SignatureVersion", "3"),
        ("Signature", ""),
        ("SigningCertURL", "https://sns.eu-west-1.amazonaws.com.evil.example/x.pem"),
    ] {
        let mut body = signed_by_openssl("notification_v2");
        body[field] = value.into();
        assert!(matches!(read_at(&body, NOW, &certificates).await, Err(No::Unproven(_))), "{field}");
    }
    for late in ["2026-11-26T09:00:00Z", "2026-11-24T08:50:00Z", "2037-11-24T08:50:00Z"] {
        assert!(matches!(read_at(&signed_by_openssl("notification_v2"), late, &certificates).await, Err(No::Unproven(_))), "{late}");
    }
}

#[tokio::test]
async fn a_certificate_that_cannot_be_had_is_asked_for_again_later() {
    let failing: Fetch = Arc::new(|_| Box::pin(async { anyhow::bail!("nobody answers") }));
    assert!(matches!(read_at(&signed_by_openssl("notification_v1"), NOW, &Certificates::new(failing)).await, Err(No::NotNow(_))));
}

#[test]
fn only_amazons_own_addresses_are_opened() {
    let check = |url: &str, expect: bool| assert_eq!(is_amazons(url), expect, "{url}");
    check("https://sns.eu-west-1.amazonaws.com/x.pem", true);
    check("https://sns.us-gov-east-1.amazonaws.com/?Action=ConfirmSubscription", true);
    for url in [
        "http://sns.eu-west-1.amazonaws.com/x.pem",
        "https://sns.eu-west-1.amazonaws.com",
        "https://sns.eu-west-1.amazonaws.com:8443/x.pem",
        "https://sns.eu-west-1.amazonaws.com@evil.example/x.pem",
        "https://sns.evil.example/sns.eu-west-1.amazonaws.com/x.pem",
        "https://sns.eu-west-1.amazonaws.com.evil.example/x.pem",
        "https://sns..amazonaws.com/x.pem",
        "https://sns.a.b.amazonaws.com/x.pem",
        "https://sns.bucket.s3.amazonaws.com/x.pem",
        "https://evil.example#.sns.eu-west-1.amazonaws.com/x.pem",
        "https://sns.evil.example\\.amazonaws.com/x.pem",
        "https://SNS.eu-west-1.amazonaws.com/x.pem",
        "file:///etc/passwd",
        "",
    ] {
        check(url, false);
    }
}

#[test]
fn only_amazons_certificates_are_taken_for_certificates() {
    let check = |path: &str, expect: bool| assert_eq!(is_certificate(&format!("https://sns.eu-west-1.amazonaws.com/{path}")), expect, "{path}");
    check("SimpleNotificationService-010a507c1833636cd94bdb98bd93083a.pem", true);
    for path in [
        "",
        "x.pem",
        "SimpleNotificationService-.pem",
        "SimpleNotificationService-1.pem?Action=GetTopicAttributes&x=1.pem",
        "?Action=GetTopicAttributes&TopicArn=SimpleNotificationService-1.pem",
        "SimpleNotificationService-1/../x.pem",
        "SimpleNotificationService-1.pem#",
        "a/SimpleNotificationService-1.pem",
    ] {
        check(path, false);
    }
}

#[test]
fn a_message_that_is_elsewhere_is_named() {
    let at = NOW.parse().unwrap();
    let told = |message: &str| match notification(message, at, None).map_err(No::of_the_provider) {
        Err(no @ No::Unfit(_)) => {
            let answer = Provider::Ses.refuse(no);
            assert_eq!(answer.status, 503, "SNS gives up at anything less");
            answer.text
        }
        other => panic!("{:?}", other.map(|_| ())),
    };
    assert!(told(r#"{"notificationType":"Received","receipt":{"action":{"type":"S3"}}}"#).contains("put into S3"));
    assert!(told(r#"{"notificationType":"Received","receipt":{"action":{"type":"SNS"}}}"#).contains("holds no message"));
    assert!(told("hello").contains("raw message delivery"));
    assert!(notification("Successfully validated SNS topic for Amazon SES event publishing.", at, None).is_ok());
}
