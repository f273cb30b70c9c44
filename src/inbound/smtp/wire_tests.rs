use super::*;

/// What is heard of these octets, sent in pieces of each size.
async fn heard(octets: &[u8], piece: usize) -> Vec<Heard> {
    let (mut theirs, ours) = tokio::io::duplex(piece);
    let octets = octets.to_vec();
    let sender = tokio::spawn(async move { theirs.write_all(&octets).await });
    let mut wire = Wire::new(ours);
    let mut all = Vec::new();
    loop {
        let next = wire.line(Duration::from_secs(5), &CancellationToken::new()).await.expect("a pipe does not fail");
        if matches!(next, Heard::Gone | Heard::Endless) {
            sender.abort();
            all.push(next);
            return all;
        }
        all.push(next);
    }
}

async fn check(octets: &[u8], expect: &[Heard]) {
    for piece in [1, 7, 600, 100_000] {
        assert_eq!(heard(octets, piece).await, expect, "in pieces of {piece}");
    }
}

fn line(text: &str) -> Heard {
    Heard::Line(text.as_bytes().to_vec())
}

#[tokio::test]
async fn lines_are_the_same_however_they_arrive() {
    check(b"EHLO a\r\nQUIT\r\n", &[line("EHLO a\r\n"), line("QUIT\r\n"), Heard::Gone]).await;
    check(b"\r\nQUI", &[line("\r\n"), Heard::Gone]).await;
    check(b"EHLO a\nQUIT\r\n", &[Heard::Bare, line("QUIT\r\n"), Heard::Gone]).await;
    check(b"EHLO\ra\r\n\n", &[Heard::Bare, Heard::Bare, Heard::Gone]).await;
    check(b"EHLO a\r\r\n", &[Heard::Bare, Heard::Gone]).await;
}

#[tokio::test]
async fn a_long_line_is_dropped_whole_and_an_endless_one_ends_the_talk() {
    let mut long = vec![b'x'; 5000];
    long.extend_from_slice(b"\r\nRSET\r\n");
    check(&long, &[Heard::TooLong, line("RSET\r\n"), Heard::Gone]).await;
    assert_eq!(heard(&vec![b'x'; SKIP_MAX * 2], 4096).await, [Heard::Endless]);
}

#[tokio::test]
async fn one_octet_at_a_time_does_not_stretch_the_deadline() {
    let (mut theirs, ours) = tokio::io::duplex(64);
    let slow = tokio::spawn(async move {
        let mut tick = tokio::time::interval(Duration::from_millis(10));
        while theirs.write_all(b"x").await.is_ok() {
            tick.tick().await;
        }
    });
    let heard = Wire::new(ours).line(Duration::from_millis(200), &CancellationToken::new()).await;
    assert_eq!(heard.expect("a pipe does not fail"), Heard::Late);
    slow.abort();
}
