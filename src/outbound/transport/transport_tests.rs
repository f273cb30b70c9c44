use super::sink::{Say, Script, script, sink};
use super::*;
use crate::config::{Outbound, OutboundTls};
use crate::core::ids::NoticeId;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

fn config(smarthost: &str) -> Outbound {
    Outbound { smarthost: smarthost.into(), tls: OutboundTls::None, ca: None, username: None, password: None, connections: 2, timeout: 20, retry: 60 }
}

fn pool(smarthost: &str) -> Arc<Pool> {
    Pool::new(&config(smarthost), "moot.example").unwrap()
}

fn letter(body: &str) -> Letter {
    Letter {
        notice: NoticeId(1),
        mail_from: "b-token@moot.example".into(),
        rcpt_to: "ana@home.example".into(),
        message_id: "n-1@moot.example".into(),
        bytes: format!("Subject: x\r\n\r\n{body}\r\n").into_bytes(),
    }
}

fn rejected(permanent: bool, code: u16, status: &str, text: &str, stage: Stage) -> Sent {
    Sent::Rejected { permanent, code, status: Some(status.into()), text: text.into(), stage }
}

/// Each case twice: with a smarthost that wants one command at a time, and with one that takes several at once.
fn in_turn_and_at_once<E: Clone>(cases: impl IntoIterator<Item = (Script, E)>) -> Vec<(Script, E)> {
    let both = |(script, expected): (Script, E)| [(Script { extensions: &["PIPELINING"], ..script.clone() }, expected.clone()), (script, expected)];
    cases.into_iter().flat_map(both).collect()
}

#[tokio::test]
async fn a_letter_arrives_as_it_is_dots_and_all() {
    for (script, ()) in in_turn_and_at_once([(script(), ())]) {
        let (address, seen) = sink(vec![script]).await;
        let letter = letter(".\r\n..\r\n.a\r\nb");
        assert_eq!(pool(&address).send(&letter).await, Sent::Accepted { text: "2.0.0 ok".into() });
        assert_eq!(*seen.bodies.lock().unwrap(), [String::from_utf8(letter.bytes).unwrap()]);
        assert_eq!(seen.count("MAIL FROM:<b-token@moot.example>"), 1);
        assert_eq!(seen.count("RCPT TO:<ana@home.example>"), 1);
    }
}

#[tokio::test]
async fn a_smarthost_that_waits_for_a_message_to_nobody_gets_none_and_takes_the_next_letter() {
    // Told of a wrong recipient and of DATA at once, some servers say 354 all the same.
    let odd = Script { rcpt: Say::Line("550 5.1.1 no such user"), dot: Say::Line("554 5.5.1 no valid recipients"), extensions: &["PIPELINING"], ..script() };
    let (address, seen) = sink(vec![odd]).await;
    let mut connection = pool(&address).connection().await.unwrap();
    for _ in 0..2 {
        assert_eq!(connection.hand_over(&letter("x")).await, rejected(true, 550, "5.1.1", "5.1.1 no such user", Stage::Recipient));
        assert!(connection.is_usable());
    }
    assert_eq!(*seen.bodies.lock().unwrap(), ["", ""]);
}

#[tokio::test]
async fn each_refusal_says_where_and_how_and_the_connection_goes_on() {
    let unknown = Say::Line("550 5.1.1 no such user");
    let later = Say::Line("451 4.3.0 later");
    let relay = Say::Line("554 5.7.1 relay access denied");
    let (no, wait) = ("5.1.1 no such user", "4.3.0 later");
    let cases = [
        (Script { mail: unknown, ..script() }, Sent::Barred { why: format!("550 {no}") }),
        (Script { mail: later, ..script() }, rejected(false, 451, "4.3.0", wait, Stage::Sender)),
        (Script { rcpt: relay, ..script() }, Sent::Barred { why: "554 5.7.1 relay access denied".into() }),
        (Script { rcpt: unknown, ..script() }, rejected(true, 550, "5.1.1", no, Stage::Recipient)),
        (Script { rcpt: later, ..script() }, rejected(false, 451, "4.3.0", wait, Stage::Recipient)),
        (Script { data: later, ..script() }, rejected(false, 451, "4.3.0", wait, Stage::Message)),
        (Script { dot: unknown, ..script() }, rejected(true, 550, "5.1.1", no, Stage::Message)),
    ];
    for (script, expected) in in_turn_and_at_once(cases) {
        let (address, seen) = sink(vec![script]).await;
        let mut connection = pool(&address).connection().await.unwrap();
        assert_eq!(connection.hand_over(&letter("x")).await, expected);
        assert!(connection.is_usable(), "{expected:?}");
        assert_eq!(connection.hand_over(&letter("y")).await, expected);
        assert_eq!(seen.sessions.load(Ordering::SeqCst), 1);
    }
}

#[tokio::test]
async fn a_421_ends_the_connection_and_the_next_letter_takes_a_new_one() {
    let closing = Script { rcpt: Say::Line("421 4.3.2 shutting down"), ..script() };
    let (address, seen) = sink(vec![closing, script()]).await;
    let pool = pool(&address);
    let mut connection = pool.connection().await.unwrap();
    assert_eq!(connection.hand_over(&letter("x")).await, rejected(false, 421, "4.3.2", "4.3.2 shutting down", Stage::Recipient));
    assert!(!connection.is_usable());
    assert!(matches!(connection.hand_over(&letter("x")).await, Sent::Unreachable { .. }));
    drop(connection);
    assert!(matches!(pool.send(&letter("x")).await, Sent::Accepted { .. }));
    assert_eq!(seen.sessions.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn lost_before_and_lost_after_the_handing_over_are_told_apart() {
    for say in [Say::Close, Say::Hang] {
        let cases = [
            (Script { greeting: say, ..script() }, false),
            (Script { mail: say, ..script() }, false),
            (Script { rcpt: say, ..script() }, false),
            (Script { data: say, ..script() }, false),
            (Script { dot: say, ..script() }, true),
        ];
        for (script, handed) in in_turn_and_at_once(cases) {
            let (address, _) = sink(vec![script]).await;
            let pool = pool(&address).patient(Duration::from_millis(200));
            let sent = pool.send(&letter("x")).await;
            let expected = if handed { matches!(sent, Sent::Unanswered { .. }) } else { matches!(sent, Sent::Unreachable { .. }) };
            assert!(expected, "{sent:?}");
            assert!(pool.idle.lock().unwrap().is_empty());
            assert_eq!(pool.slots.available_permits(), 2);
        }
    }
}

#[tokio::test]
async fn a_smarthost_that_is_not_there_is_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    drop(listener);
    let sent = pool(&address).send(&letter("x")).await;
    assert!(matches!(&sent, Sent::Unreachable { why } if why.contains(&address)), "{sent:?}");
}

#[tokio::test]
async fn what_is_not_fit_for_the_wire_is_never_sent() {
    let (address, seen) = sink(vec![script()]).await;
    let pool = pool(&address);
    let bare = Letter { bytes: b"Subject: x\r\n\r\na\n.\nb\r\n".to_vec(), ..letter("") };
    let injected = Letter { rcpt_to: "a@b.c>\r\nRSET".into(), ..letter("") };
    for letter in [bare, injected] {
        assert!(matches!(pool.send(&letter).await, Sent::Rejected { permanent: true, code: 554, .. }));
    }
    assert_eq!(seen.count("MAIL"), 0);
}

#[tokio::test]
async fn connections_are_kept_and_bounded() {
    let (address, seen) = sink(vec![script()]).await;
    let pool = pool(&address);
    for _ in 0..5 {
        assert!(matches!(pool.send(&letter("x")).await, Sent::Accepted { .. }));
    }
    assert_eq!(seen.sessions.load(Ordering::SeqCst), 1);
    let senders = (0..20).map(|_| {
        let pool = pool.clone();
        tokio::spawn(async move { pool.send(&letter("x")).await })
    });
    for sender in senders {
        assert!(matches!(sender.await.unwrap(), Sent::Accepted { .. }));
    }
    assert!(seen.sessions.load(Ordering::SeqCst) <= 2);
    let held = (pool.connection().await.unwrap(), pool.connection().await.unwrap());
    assert!(timeout(Duration::from_millis(20), pool.connection()).await.is_err());
    drop(held);
    pool.close_idle(true).await;
    assert!(pool.idle.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_rested_connection_is_asked_first_and_replaced_when_dead() {
    let dead = Script { noop: Say::Close, ..script() };
    let (address, seen) = sink(vec![dead, script()]).await;
    let pool = pool(&address);
    assert!(matches!(pool.send(&letter("x")).await, Sent::Accepted { .. }));
    let age = |by: Duration| pool.idle.lock().unwrap().iter_mut().for_each(|idle| idle.since -= by);
    age(FRESH);
    assert!(matches!(pool.send(&letter("x")).await, Sent::Accepted { .. }));
    assert_eq!((seen.count("NOOP"), seen.sessions.load(Ordering::SeqCst)), (1, 2));
    age(FRESH);
    assert!(matches!(pool.send(&letter("x")).await, Sent::Accepted { .. }));
    assert_eq!((seen.count("NOOP"), seen.sessions.load(Ordering::SeqCst)), (2, 2));
    age(STALE);
    pool.close_idle(false).await;
    assert_eq!(seen.count("QUIT"), 1);
}

#[tokio::test]
async fn a_sender_that_is_dropped_half_way_leaves_no_half_connection() {
    let (address, seen) = sink(vec![Script { rcpt: Say::Hang, ..script() }, script()]).await;
    let pool = pool(&address);
    assert!(timeout(Duration::from_millis(50), pool.send(&letter("x"))).await.is_err());
    assert!(matches!(pool.send(&letter("y")).await, Sent::Accepted { .. }));
    assert_eq!(seen.sessions.load(Ordering::SeqCst), 2);
}

/// A certificate for `localhost`: what the sink shows, and the file that vouches for it.
fn certificate() -> (TlsAcceptor, tempfile::TempDir, PathBuf) {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_string()]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let ca = folder.path().join("ca.pem");
    std::fs::write(&ca, made.cert.pem()).unwrap();
    let key = rustls_pki_types::PrivateKeyDer::Pkcs8(made.signing_key.serialize_der().into());
    let config = rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    (TlsAcceptor::from(Arc::new(config)), folder, ca)
}

#[tokio::test]
async fn tls_is_used_as_configured_and_never_skipped() {
    let (tls, _folder, ca) = certificate();
    let offered = Script { tls: Some(tls.clone()), extensions: &["STARTTLS"], ..script() };
    let not_offered = Script { tls: None, ..script() };
    let implicit = Script { tls: Some(tls), implicit: true, ..script() };
    let known = Some(ca);
    // script, mode, certificate authority, accepted
    let cases = [
        (offered.clone(), OutboundTls::Starttls, known.clone(), true),
        (offered, OutboundTls::Starttls, None, false),
        (not_offered, OutboundTls::Starttls, known.clone(), false),
        (implicit.clone(), OutboundTls::Implicit, known.clone(), true),
        (implicit.clone(), OutboundTls::Implicit, None, false),
        (script(), OutboundTls::Implicit, known, false),
    ];
    for (number, (script, tls, ca, accepted)) in cases.into_iter().enumerate() {
        let (address, seen) = sink(vec![script]).await;
        let pool = Pool::new(&Outbound { tls, ca, ..config(&address) }, "moot.example").unwrap().patient(Duration::from_secs(2));
        let sent = pool.send(&letter("x")).await;
        assert_eq!(matches!(sent, Sent::Accepted { .. }), accepted, "case {number}: {sent:?}");
        assert_eq!(matches!(sent, Sent::Unreachable { .. }), !accepted, "case {number}: {sent:?}");
        assert_eq!(seen.bodies.lock().unwrap().len(), usize::from(accepted));
    }
}

#[tokio::test]
async fn auth_is_done_when_configured_and_a_wrong_password_hands_nothing_over() {
    for (password, accepted) in [("secret", true), ("wrong", false)] {
        let (address, seen) = sink(vec![Script { extensions: &["AUTH PLAIN LOGIN"], ..script() }]).await;
        let config = Outbound { username: Some("moot".into()), password: Some(password.into()), ..config(&address) };
        let sent = Pool::new(&config, "moot.example").unwrap().send(&letter("x")).await;
        assert_eq!(matches!(sent, Sent::Accepted { .. }), accepted, "{sent:?}");
        assert_eq!(matches!(&sent, Sent::Unreachable { why } if why.contains("AUTH")), !accepted, "{sent:?}");
        assert_eq!((seen.count("AUTH"), seen.count("MAIL")), (1, usize::from(accepted)));
    }
}

#[test]
fn half_a_configuration_is_an_error_that_names_the_key() {
    let base = config("localhost:25");
    for (config, named) in [
        (Outbound { smarthost: "localhost".into(), ..base.clone() }, "outbound.smarthost"),
        (Outbound { username: Some("moot".into()), ..base.clone() }, "outbound.password"),
        (Outbound { tls: OutboundTls::Starttls, ca: Some("/nowhere/ca.pem".into()), ..base }, "outbound.ca"),
    ] {
        let error = format!("{:#}", Pool::new(&config, "moot.example").unwrap_err());
        assert!(error.contains(named), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_kept_connection_has_no_delay_per_letter() {
    let (address, seen) = sink(vec![script()]).await;
    let mut connection = pool(&address).connection().await.unwrap();
    let letter = letter(&"words and words\r\n".repeat(100));
    let started = std::time::Instant::now();
    for _ in 0..500 {
        assert!(matches!(connection.hand_over(&letter).await, Sent::Accepted { .. }));
    }
    let took = started.elapsed();
    println!("500 letters over one connection in {took:?}");
    assert_eq!(seen.bodies.lock().unwrap().len(), 500);
    // Nagle's delay would make this 20 seconds.
    assert!(took < Duration::from_secs(10), "{took:?}");
}
