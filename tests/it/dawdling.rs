//! Peers of the pages that take their time: they are hung up on, and keep nobody else waiting.

use crate::stage::{Base, Stage};
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Says this much, and waits until the other side hangs up: what it said meanwhile, and how long that took.
async fn dawdle(http: SocketAddr, says: &'static [u8]) -> (String, Duration) {
    let mut stream = TcpStream::connect(http).await.unwrap();
    stream.write_all(says).await.unwrap();
    let (began, mut heard) = (Instant::now(), Vec::new());
    let _ = tokio::time::timeout(Duration::from_secs(60), stream.read_to_end(&mut heard)).await.expect("it is hung up on");
    (String::from_utf8_lossy(&heard).into_owned(), began.elapsed())
}

#[tokio::test]
async fn a_peer_that_does_not_say_what_it_wants_is_hung_up_on_and_others_are_served() {
    const CASES: [&[u8]; 4] = [b"", b"G", b"GET / HTTP/1.1\r\nHost: moot.example\r\nX-Slow: ", b"GET / HTTP/1.1\r\nHost: moot.example\r\n\r\n"];
    let stage = Stage::open(Base::Sqlite).await;
    let http = stage.running().http;
    let mut dawdlers = tokio::task::JoinSet::new();
    for says in CASES.into_iter().cycle().take(200) {
        dawdlers.spawn(dawdle(http, says));
    }
    let began = Instant::now();
    let (heard, _) = dawdle(http, b"GET / HTTP/1.1\r\nHost: moot.example\r\nConnection: close\r\n\r\n").await;
    assert!(heard.starts_with("HTTP/1.1 ") && began.elapsed() < Duration::from_secs(10), "{heard}");
    while let Some(dawdler) = dawdlers.join_next().await {
        let (_, took) = dawdler.unwrap();
        assert!(took < Duration::from_secs(45), "{took:?}");
    }
    stage.close().await;
}
