//! What needs more than a script: many at once, other people's clients, exact octets, the end of the door.

use super::house_tests::{Client, House, Wants, instant, without_trace};
use super::*;
use crate::config;
use lettre::address::Envelope as Outgoing;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use proptest::prelude::*;
use std::io::{Read, Write};
use std::sync::atomic::Ordering;

const HEAD: &str = "EHLO post.example";
const MAIL: [&str; 3] = ["MAIL FROM:<ana@post.example>", "RCPT TO:<garden@moot.example>", "DATA"];

async fn greeted(house: &House) -> Client {
    let mut client = house.call().await;
    assert!(client.reply().await.is_some_and(|line| line.starts_with("220 moot.example")));
    assert!(client.talk(&[HEAD]).await.starts_with("250"));
    client
}

async fn until(what: impl Fn() -> bool) {
    tokio::time::timeout(std::time::Duration::from_secs(20), async {
        while !what() {
            tokio::task::yield_now().await;
        }
    })
    .await
    .expect("it happens in time");
}

#[tokio::test]
async fn the_250_comes_only_when_the_house_has_answered() {
    let house = House::open(Wants { held: true, ..Wants::default() }).await;
    let mut client = greeted(&house).await;
    assert!(client.talk(&MAIL).await.starts_with("354"));
    client.send(b"Subject: x\r\n\r\nx\r\n.\r\n").await;
    until(|| house.inside.load(Ordering::SeqCst) == 1).await;
    let early = tokio::time::timeout(std::time::Duration::from_millis(100), client.reply()).await;
    assert!(early.is_err(), "answered before the message was durable: {early:?}");
    house.release.notify_one();
    assert_eq!(client.reply().await.as_deref(), Some("250 2.0.0 Message kept"));
    house.close().await.expect("the door ends well");
}

#[tokio::test]
async fn who_talks_before_the_greeting_is_sent_away() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("loopback has a free port");
    let mut early = std::net::TcpStream::connect(listener.local_addr().expect("it is bound")).expect("it listens");
    early.write_all(b"EHLO post.example\r\n").expect("the system holds it until the door opens");
    let house = House::open_at(Wants::default(), listener);
    let heard = tokio::task::spawn_blocking(move || {
        let mut heard = String::new();
        early.read_to_string(&mut heard).map(|_| heard)
    });
    let heard = heard.await.expect("no panic").expect("the door hangs up");
    assert!(heard.starts_with("554 5.5.0") && !heard.contains("220"), "{heard}");
    house.close().await.expect("the door ends well");
}

#[tokio::test]
async fn large_messages_beyond_the_memory_for_them_are_put_off() {
    let config = config::Smtp { max_size: 128 << 10, ..config::Smtp::default() };
    let house = House::open(Wants { held: true, config, ..Wants::default() }).await;
    let text = [b"x\r\n".repeat(100 << 10 >> 2), b".\r\n".to_vec()].concat();
    let mut waiting = Vec::new();
    // Memory for 8 messages of the largest size; each of these takes one half beyond what is free.
    for number in 1..=16 {
        let mut client = greeted(&house).await;
        assert!(client.talk(&MAIL).await.starts_with("354"));
        client.send(&text).await;
        until(|| house.inside.load(Ordering::SeqCst) == number).await;
        waiting.push(client);
    }
    let mut late = greeted(&house).await;
    assert!(late.talk(&MAIL).await.starts_with("354"));
    late.send(&text).await;
    assert!(late.reply().await.is_some_and(|line| line.starts_with("452 4.3.1")));
    house.release.notify_waiters();
    for client in &mut waiting {
        assert!(client.reply().await.is_some_and(|line| line.starts_with("250 2.0.0")));
    }
    drop((waiting, late));
    house.close().await.expect("the door ends well");
}

#[tokio::test]
async fn a_session_in_data_may_finish_while_the_door_stops() {
    let house = House::open(Wants::default()).await;
    let (mut idle, mut busy) = (greeted(&house).await, greeted(&house).await);
    assert!(busy.talk(&MAIL).await.starts_with("354"));
    house.stop.cancel();
    assert!(idle.rest().await.starts_with("421 4.3.2"));
    busy.send(b"Subject: x\r\n\r\nx\r\n.\r\n").await;
    let rest = busy.rest().await;
    assert!(rest.starts_with("250 2.0.0") && rest.contains("\r\n421 4.3.2"), "{rest}");
    assert_eq!(house.taken().len(), 1);
    house.close().await.expect("the door ends well");
}

#[tokio::test]
async fn a_broken_house_ends_the_door_and_everyone_is_told() {
    let house = House::open(Wants { taken: Taken::Broken, ..Wants::default() }).await;
    let (mut idle, mut busy) = (greeted(&house).await, greeted(&house).await);
    assert!(busy.talk(&MAIL).await.starts_with("354"));
    busy.send(b"Subject: x\r\n\r\nx\r\n.\r\n").await;
    assert!(busy.rest().await.starts_with("421 4.3.0"));
    assert!(idle.rest().await.starts_with("421 4.3.2"));
    drop((idle, busy));
    let ended = tokio::time::timeout(std::time::Duration::from_secs(20), house.serving).await.expect("in time").expect("no panic");
    assert!(ended.is_err());
}

#[tokio::test]
async fn a_relay_that_cannot_be_read_stops_the_start() {
    let config = config::Smtp { trusted_relays: vec!["mail.example".into()], ..config::Smtp::default() };
    let house = House::open(Wants { config, ..Wants::default() }).await;
    let error = house.serving.await.expect("no panic").expect_err("a name is no address");
    assert!(format!("{error:#}").contains("smtp.trusted_relays: \"mail.example\""), "{error:#}");
}

#[tokio::test]
async fn lettre_delivers_over_starttls() {
    let house = House::open(Wants { tls: true, ..Wants::default() }).await;
    let root = Certificate::from_der(house.certificate.clone().expect("the house has one")).expect("it is a certificate");
    let parameters = TlsParameters::builder("moot.example".into()).certificate_store(CertificateStore::None).add_root_certificate(root);
    let mailer = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1")
        .port(house.address.port())
        .tls(Tls::Required(parameters.build().expect("they fit")))
        .build();
    let [from, to] = ["ana@post.example", "garden@moot.example"].map(|address| address.parse().expect("an address"));
    let outgoing = Outgoing::new(Some(from), vec![to]).expect("it has a recipient");
    let message = b"Subject: x\r\n\r\n.\r\n..two\r\nlast\r\n";
    mailer.send_raw(&outgoing, message).await.expect("the door takes it");
    drop(mailer);
    let kept = house.taken();
    let (trace, text) = without_trace(&kept[0].1);
    assert!(trace.contains("with ESMTPS") && trace.contains("([127.0.0.1])"), "{trace}");
    // This client ends every message with one more CRLF.
    assert_eq!(text.strip_suffix(b"\r\n".as_slice()), Some(message.as_slice()));
    assert_eq!((kept[0].0.mail_from.as_str(), kept[0].0.rcpt_to.as_slice()), ("ana@post.example", &["garden@moot.example".to_string()][..]));
    house.close().await.expect("the door ends well");
}

#[tokio::test]
async fn many_sessions_at_once_keep_their_messages_apart() {
    let house = House::open(Wants { config: config::Smtp { sessions_per_address: 200, ..config::Smtp::default() }, ..Wants::default() }).await;
    let mut sessions = Vec::new();
    for number in 0..100 {
        sessions.push((number, greeted(&house).await));
    }
    let talks = sessions.into_iter().map(|(number, mut client)| async move {
        for message in 0..5 {
            assert!(client.talk(&[&format!("MAIL FROM:<p{number}.{message}@post.example>"), MAIL[1], MAIL[2]]).await.starts_with("354"));
            client.send(format!("Subject: {number}.{message}\r\n\r\n").as_bytes()).await;
            client.send(format!("{}\r\n.\r\n", "x\r\n".repeat(number)).as_bytes()).await;
            assert!(client.reply().await.is_some_and(|line| line.starts_with("250 2.0.0")));
        }
        client.hang_up().await;
    });
    futures_util::future::join_all(talks).await;
    let kept = house.taken();
    assert_eq!(kept.len(), 500);
    for (envelope, raw) in kept {
        let id = envelope.mail_from.trim_start_matches('p').trim_end_matches("@post.example").to_string();
        let number: usize = id.split('.').next().and_then(|n| n.parse().ok()).expect("the number of a session");
        assert_eq!(without_trace(&raw).1, format!("Subject: {id}\r\n\r\n{}\r\n", "x\r\n".repeat(number)).into_bytes());
        assert_eq!(envelope.received_at, instant());
    }
    house.close().await.expect("the door ends well");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_octet_arrives(body in prop::collection::vec(prop::collection::vec(prop::sample::select(b"..ab \0\t\x7f\xff\xc3".to_vec()), 0..40), 0..60), cut in 1..200usize) {
        let message: Vec<u8> = body.iter().flat_map(|line| [line.as_slice(), b"\r\n"].concat()).collect();
        let stuffed: Vec<u8> = body.iter().flat_map(|line| [if line.starts_with(b".") { &b"."[..] } else { b"" }, line, b"\r\n"].concat()).collect();
        let kept = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(async {
            let house = House::open(Wants::default()).await;
            let mut client = greeted(&house).await;
            assert!(client.talk(&MAIL).await.starts_with("354"));
            for piece in [stuffed.as_slice(), b".\r\n"].concat().chunks(cut) {
                client.send(piece).await;
            }
            assert_eq!(client.reply().await.as_deref(), Some("250 2.0.0 Message kept"));
            client.hang_up().await;
            let kept = house.taken();
            house.close().await.expect("the door ends well");
            kept
        });
        prop_assert_eq!(kept.len(), 1);
        prop_assert_eq!(&without_trace(&kept[0].1).1, &message);
    }
}
