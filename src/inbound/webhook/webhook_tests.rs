//! Proofs and events, without a house around them.

use super::event::What;
use super::*;
use crate::core::command::{Command, Failure};
use crate::core::ids::NoticeId;
use crate::core::token::{Keyring, Purpose, Token};
use crate::inbound::route::Directory;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use jiff::SignedDuration;
use proptest::prelude::*;

const NOW: i64 = 1_795_510_800;

fn now() -> Timestamp {
    Timestamp::from_second(NOW).unwrap()
}

fn headers(list: &[(&'static str, &str)]) -> HeaderMap {
    list.iter().map(|(name, value)| (header::HeaderName::from_static(name), value.parse().unwrap())).collect()
}

fn ring(secrets: &[&str]) -> Keys {
    Keys { secrets: secrets.iter().map(|secret| secret.to_string()).collect(), ..Keys::default() }
}

#[test]
fn a_password_is_one_of_the_living_secrets() {
    let check = |given: &str, expect: bool| {
        let header = format!("Basic {}", data_encoding::BASE64.encode(given.as_bytes()));
        assert_eq!(signature::basic(&headers(&[("authorization", &header)]), &ring(&["the-old-secret-1", "the-new:secret-2"])).is_ok(), expect, "{given}");
    };
    check("mailmoot:the-old-secret-1", true);
    check("anybody:the-new:secret-2", true);
    check(":the-old-secret-1", true);
    check("the-old-secret-1", false);
    check("mailmoot:", false);
    check("mailmoot:the-old-secret-12", false);
    assert!(signature::basic(&HeaderMap::new(), &ring(&["the-old-secret-1"])).is_err());
    assert!(signature::basic(&headers(&[("authorization", "Bearer x")]), &ring(&["the-old-secret-1"])).is_err());
    assert!(signature::basic(&headers(&[("authorization", "Basic \u{e9}")]), &ring(&["x"])).is_err());
}

#[test]
fn a_door_without_secrets_trusts_nothing() {
    assert!(!signature::is_mac(&ring(&[]), "", |_| String::new()));
    assert!(!signature::is_ecdsa(&ring(&[]), b"", b""));
    assert!(Rings::open(&crate::config::Webhook::default(), "https://moot.example").unwrap().is_empty());
}

/// RFC 4231 section 4.3 and RFC 2202 section 3, test case 2.
#[test]
fn macs_are_those_of_the_standards() {
    let pieces: [&[u8]; 2] = [b"what do ya want ", b"for nothing?"];
    assert_eq!(signature::hmac_sha256(b"Jefe", &pieces), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    let expect = data_encoding::HEXLOWER.decode(b"effcdf6ae5eb2fa2d27416d5f184df9c259a7c79").unwrap();
    assert_eq!(signature::hmac_sha1(b"Jefe", &pieces), data_encoding::BASE64.encode(&expect));
}

#[test]
fn signed_times_are_neither_to_come_nor_too_old() {
    let check = |seconds: i64, expect: bool| {
        let signed_at = now() + SignedDuration::from_secs(seconds);
        assert_eq!(signature::fresh(signed_at, now(), SignedDuration::from_hours(8)).is_ok(), expect, "{seconds}");
    };
    check(0, true);
    check(299, true);
    check(301, false);
    check(-8 * 3600, true);
    check(-8 * 3600 - 1, false);
}

#[tokio::test]
async fn mailgun_signs_where_time_and_token_meet() {
    let keys = ring(&["0123456789abcdef"]);
    let read = async |timestamp: &str, token: &str, signed: &str| {
        let given = signature::hmac_sha256(b"0123456789abcdef", &[signed.as_bytes()]);
        let body = format!("timestamp={timestamp}&token={token}&signature={given}&recipient=a%40moot.example&sender=b%40x.example&body-mime=x");
        mailgun::read(&Post { headers: &HeaderMap::new(), body: body.into(), now: now() }, &keys).await
    };
    assert!(read("1795510800", "5tok", "17955108005tok").await.is_ok());
    // The same signature, with a digit that wanders from the token to the time.
    assert!(matches!(read("17955108005", "tok", "17955108005tok").await, Err(No::Unproven(_))));
    assert!(matches!(read("179551080", "05tok", "17955108005tok").await, Err(No::Unproven(_))));
    assert!(matches!(read("1795510800", "", "1795510800").await, Err(No::Unproven(_))));
}

#[tokio::test]
async fn sendgrids_signature_is_checked_over_time_and_body() {
    let rng = SystemRandom::new();
    let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &rng).unwrap();
    let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document.as_ref()).unwrap();
    // RFC 5480: what SendGrid shows is the key in its SubjectPublicKeyInfo.
    let prefix = data_encoding::HEXLOWER.decode(b"3059301306072a8648ce3d020106082a8648ce3d030107034200").unwrap();
    let keys = Keys { public_keys: vec![[prefix.as_slice(), pair.public_key().as_ref()].concat()], ..Keys::default() };
    let body = "[]";
    let read = async |signed: &str, time: &str| {
        let given = data_encoding::BASE64.encode(pair.sign(&rng, signed.as_bytes()).unwrap().as_ref());
        let headers = headers(&[
            ("content-type", "application/json"),
            ("x-twilio-email-event-webhook-timestamp", time),
            ("x-twilio-email-event-webhook-signature", &given),
        ]);
        sendgrid::read(&Post { headers: &headers, body: body.into(), now: now() }, &keys).await
    };
    assert!(read(&format!("{NOW}[]"), &NOW.to_string()).await.is_ok());
    assert!(matches!(read(&format!("{NOW}[1]"), &NOW.to_string()).await, Err(No::Unproven(_))));
    assert!(matches!(read(&format!("{NOW}[]"), &(NOW + 1).to_string()).await, Err(No::Unproven(_))));
    let old = NOW - 4 * 86_400;
    assert!(matches!(read(&format!("{old}[]"), &old.to_string()).await, Err(No::Unproven(_))));
}

#[tokio::test]
async fn mandrill_may_try_its_door_before_it_has_a_key() {
    let keys = Keys { url: "https://moot.example/webhook/mandrill".into(), ..ring(&["0123456789abcdef"]) };
    let read = async |body: &'static str| {
        let headers = headers(&[("x-mandrill-signature", "x")]);
        mandrill::read(&Post { headers: &headers, body: body.into(), now: now() }, &keys).await
    };
    let tried = read("mandrill_events=%5B%5D").await.unwrap();
    assert!(tried.letters.is_empty() && tried.events.is_empty());
    assert!(matches!(read("mandrill_events=%5B%7B%7D%5D").await, Err(No::Unproven(_))));
}

#[test]
fn only_our_own_references_say_whose_an_event_is() {
    let keyring = Keyring::new("moot.example", vec![(1, [7; 32])]);
    let directory = Directory::new("moot.example", keyring.clone());
    let token = |purpose| Token { purpose, send: NoticeId(5), item: 0 };
    let verp = format!("{}@moot.example", keyring.local_part(token(Purpose::Bounce)));
    let id = format!("<n-{}@moot.example>", keyring.sign(token(Purpose::Reference)));
    let check = |reference: &str, expect: bool| {
        let what = What::Bounce { permanent: true, delayed: false, status: "5.1.1".into(), diagnostic: "no such user".into() };
        let event = Happening { id: "1".into(), what, references: vec![String::new(), reference.into()], address: "ben@strong.example".into() };
        let found = matches!(event.command(&directory), Some(Command::RecordBounce { notice: NoticeId(5), failure: Failure::Gone, in_session: false, .. }));
        assert_eq!(found, expect, "{reference}");
    };
    check(&verp, true);
    check(&id, true);
    check(&id.replace("moot.example", "evil.example"), false);
    check(&id.replace("n-", "n-a"), false);
    check(&format!("{}@moot.example", keyring.local_part(token(Purpose::Comment))), false);
    check(&format!("n-{}@moot.example", keyring.sign(token(Purpose::VotePage))), false);
    check("ben@strong.example", false);
    for (what, command) in [(What::Complaint, Command::Complain { notice: NoticeId(5) }), (What::Unsubscribe, Command::StopByHeader { notice: NoticeId(5) })] {
        let event = Happening { id: "1".into(), what, references: vec![id.clone()], address: String::new() };
        assert_eq!(event.command(&directory), Some(command));
    }
}

#[test]
fn what_providers_call_permanent_is_not_always_the_end() {
    let check = |permanent, status: &str, diagnostic: &str, expect: Failure| {
        let keyring = Keyring::new("moot.example", vec![(1, [7; 32])]);
        let reference = format!("n-{}@moot.example", keyring.sign(Token { purpose: Purpose::Reference, send: NoticeId(5), item: 0 }));
        let what = What::Bounce { permanent, delayed: !permanent && status.starts_with('4'), status: status.into(), diagnostic: diagnostic.into() };
        let event = Happening { id: "1".into(), what, references: vec![reference], address: String::new() };
        let Some(Command::RecordBounce { failure, .. }) = event.command(&Directory::new("moot.example", keyring)) else { panic!("no bounce") };
        assert_eq!(failure, expect, "{status} {diagnostic}");
    };
    check(true, "5.1.1", "550 5.1.1 no such user", Failure::Gone);
    check(true, "5.7.1", "550 5.7.1 message looks like spam", Failure::Nothing);
    check(true, "5.2.2", "552 5.2.2 mailbox full", Failure::Trouble);
    check(false, "5.1.1", "550 5.1.1 no such user", Failure::Nothing);
    check(true, "", "", Failure::Nothing);
    check(false, "5.2.2", "552 5.2.2 mailbox full", Failure::Trouble);
    check(false, "5.4.7", "delivery time expired", Failure::Trouble);
    check(false, "5.0.0", "the other side said no", Failure::Nothing);
    check(false, "4.2.2", "452 4.2.2 mailbox full", Failure::Nothing);
    check(true, "5.7.26", "550 5.7.26 unauthenticated mail is not accepted due to the DMARC policy", Failure::Nothing);
}

proptest! {
    /// Verified or not, whatever a provider may send is read or refused, and nothing panics.
    #[test]
    fn any_body_is_read_or_refused(body in proptest::collection::vec(any::<u8>(), 0..400), json in any::<bool>()) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let headers = headers(&[("content-type", if json { "application/json" } else { "multipart/form-data; boundary=x" })]);
        let post = Post { headers: &headers, body: body.into(), now: now() };
        runtime.block_on(async {
            let _ = postmark::read(&post);
            let _ = sendgrid::read(&post, &Keys::default()).await;
            let _ = mailgun::read(&post, &ring(&["x"])).await;
            let _ = script::read(&post, &ring(&["x"]));
        });
    }
}
