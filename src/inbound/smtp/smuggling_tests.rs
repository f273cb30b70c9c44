//! Sequences that other servers took for the end of a message: none of them may split one here.

use super::dialogue_tests::octets;
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

/// Where a message is sent to.
struct Target {
    house: House,
    commands: [&'static str; 4],
    /// The text goes out in pieces of this size, so that each boundary falls somewhere else.
    piece: usize,
}

impl Target {
    async fn open(lmtp: bool, piece: usize) -> Self {
        // A trusted peer is greeted at once; nothing else differs.
        let config = config::Smtp { trusted_relays: vec!["127.0.0.1".into()], ..config::Smtp::default() };
        let [_, from, to, data] = MAIL;
        let hello = if lmtp { "LHLO post.example" } else { MAIL[0] };
        Self { house: House::open(Wants { config, lmtp, ..Wants::default() }).await, commands: [hello, from, to, data], piece }
    }

    /// Sends the sequence inside a message, with a whole second message behind it; what is answered.
    async fn send(&self, sequence: &[u8]) -> String {
        let mut client: Client = self.house.call().await;
        assert!(client.reply().await.is_some_and(|line| line.starts_with("220")));
        assert!(client.talk(&self.commands).await.starts_with("354"));
        let mut text = b"Subject: one\r\n\r\nwords".to_vec();
        text.extend_from_slice(sequence);
        text.extend_from_slice(b"MAIL FROM:<admin@moot.example>\r\nRCPT TO:<garden@moot.example>\r\nDATA\r\nSubject: two\r\n\r\nsmuggled\r\n.\r\nQUIT\r\n");
        for piece in text.chunks(self.piece) {
            client.send(piece).await;
        }
        client.rest().await
    }
}

async fn check(target: &Target, sequence: &[u8]) {
    let rest = target.send(sequence).await;
    let house = &target.house;
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

async fn check_all(target: Target) {
    let sequences = sequences();
    assert!(sequences.len() >= 500, "{}", sequences.len());
    for sequence in &sequences {
        check(&target, sequence).await;
    }
    target.house.close().await.expect("the door ends well");
}

#[tokio::test]
async fn no_odd_line_end_around_a_dot_splits_a_message() {
    check_all(Target::open(false, usize::MAX).await).await;
}

#[tokio::test]
async fn nor_does_one_that_comes_in_pieces() {
    check_all(Target::open(false, 25).await).await;
}

#[tokio::test]
async fn nor_does_one_at_the_lmtp_door() {
    check_all(Target::open(true, usize::MAX).await).await;
}

#[tokio::test]
async fn what_is_known_of_smuggling_splits_no_message() {
    for (lmtp, piece) in [(false, usize::MAX), (false, 7), (true, usize::MAX)] {
        let target = Target::open(lmtp, piece).await;
        for line in include_str!("../../../fixtures/smtp/smuggling.txt").lines().filter(|line| !line.starts_with('#')) {
            let (expect, sequence) = line.split_once(' ').expect("a line has an outcome and octets");
            let rest = target.send(&octets(sequence)).await;
            let kept = target.house.taken();
            let first = kept.iter().filter(|(envelope, _)| envelope.mail_from == "ana@post.example").count();
            let smuggled = kept.len() - first;
            match expect {
                "one" => assert_eq!((first, smuggled), (1, 0), "{line}: {rest}"),
                "none" => assert_eq!((first, smuggled, rest.starts_with("550 5.5.2")), (0, 0, true), "{line}: {rest}"),
                "end" => assert!(first == 1 && rest.starts_with("250 2.0.0"), "{line}: {rest}"),
                other => panic!("no outcome {other}"),
            }
            // What the sender put behind a true end is a transaction of the sender's own, as its own words say.
            assert!(kept.iter().all(|(_, raw)| expect == "end" || memchr::memmem::find(raw, b"words").is_some()), "{line}");
        }
        target.house.close().await.expect("the door ends well");
    }
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
