//! Sequences that other servers took for the end of a message: none of them may split one here.

use super::house_tests::{Client, House, Wants};
use crate::config;

const MAIL: [&str; 4] = ["EHLO post.example", "MAIL FROM:<ana@post.example>", "RCPT TO:<garden@moot.example>", "DATA"];

/// All sequences of two to four octets of CR, LF and NUL with a dot at any place in them or at either end.
fn sequences() -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for length in 2..=4_u32 {
        for number in 0..3_usize.pow(length) {
            let octets: Vec<u8> = (0..length).map(|place| b"\r\n\0"[number / 3_usize.pow(place) % 3]).collect();
            all.extend((0..=octets.len()).map(|dot| [&octets[..dot], b".", &octets[dot..]].concat()));
        }
    }
    all
}

/// Sends the sequence inside a message, with a whole second message behind it.
async fn check(house: &House, sequence: &[u8]) {
    let mut client: Client = house.call().await;
    assert!(client.reply().await.is_some_and(|line| line.starts_with("220")));
    assert!(client.talk(&MAIL).await.starts_with("354"));
    let mut text = b"Subject: one\r\n\r\nwords".to_vec();
    text.extend_from_slice(sequence);
    text.extend_from_slice(b"MAIL FROM:<admin@moot.example>\r\nRCPT TO:<garden@moot.example>\r\nDATA\r\nSubject: two\r\n\r\nsmuggled\r\n.\r\nQUIT\r\n");
    client.send(&text).await;
    let rest = client.rest().await;
    let shown = sequence.escape_ascii();
    let kept = house.taken();
    // CR LF . CR LF is the one end there is; what the sender puts behind it is the sender's own.
    if sequence.windows(5).any(|window| window == b"\r\n.\r\n") {
        assert!(rest.starts_with("250 2.0.0"), "{shown}: {rest}");
        return;
    }
    assert!(kept.len() <= 1, "{shown} split a message: {rest}");
    assert!(kept.iter().all(|(envelope, _)| envelope.mail_from == "ana@post.example"), "{shown}");
    let bare = bare(sequence);
    assert_eq!(kept.is_empty(), bare, "{shown}: {rest}");
    assert!(rest.starts_with(if bare { "550 5.5.2" } else { "250 2.0.0" }), "{shown}: {rest}");
}

/// Whether a CR or LF stands alone.
fn bare(sequence: &[u8]) -> bool {
    let at = |place: usize| sequence.get(place).copied();
    (0..sequence.len()).any(|place| match sequence[place] {
        b'\r' => at(place + 1) != Some(b'\n'),
        b'\n' => place == 0 || at(place - 1) != Some(b'\r'),
        _ => false,
    })
}

#[tokio::test]
async fn no_odd_line_end_around_a_dot_splits_a_message() {
    // A trusted peer is greeted at once; nothing else differs.
    let config = config::Smtp { trusted_relays: vec!["127.0.0.1".into()], ..config::Smtp::default() };
    let house = House::open(Wants { config, ..Wants::default() }).await;
    let sequences = sequences();
    assert!(sequences.len() >= 500, "{}", sequences.len());
    for sequence in &sequences {
        check(&house, sequence).await;
    }
    house.close().await.expect("the door ends well");
}

#[tokio::test]
async fn no_odd_line_end_ends_a_command() {
    let house = House::open(Wants::default()).await;
    for end in ["\n", "\r", "\r\r\n", "\n\r", "\0\n"] {
        let mut client = house.call().await;
        client.reply().await;
        client.send(format!("EHLO post.example{end}QUIT\r\n").as_bytes()).await;
        let rest = client.rest().await;
        assert!(rest.starts_with("550 5.5.2") && !rest.contains("221"), "{}: {rest}", end.escape_default());
    }
    house.close().await.expect("the door ends well");
}
