use super::*;
use axum::routing::get;
use std::time::Instant;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

async fn opened(limits: Limits) -> (SocketAddr, CancellationToken, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let (address, stop) = (listener.local_addr().expect("it is bound"), CancellationToken::new());
    let pages = Router::new().route("/", get(|| async { "here" }));
    let serving = tokio::spawn(within(limits, pages, listener, stop.clone()));
    (address, stop, serving)
}

async fn asked(address: SocketAddr) -> String {
    let mut stream = TcpStream::connect(address).await.expect("it listens");
    stream.write_all(b"GET / HTTP/1.1\r\nHost: moot.example\r\nConnection: close\r\n\r\n").await.expect("it reads");
    let mut heard = String::new();
    stream.read_to_string(&mut heard).await.expect("it answers");
    heard
}

#[tokio::test]
async fn whoever_comes_when_all_places_are_taken_waits_for_one() {
    let head = Duration::from_secs(1);
    let (address, stop, serving) = opened(Limits { connections: 2, head }).await;
    assert!(asked(address).await.ends_with("here"));
    let silent = [TcpStream::connect(address).await.expect("it listens"), TcpStream::connect(address).await.expect("it listens")];
    let began = Instant::now();
    assert!(asked(address).await.ends_with("here"));
    assert!(began.elapsed() >= head / 2, "{:?}", began.elapsed());
    drop(silent);
    stop.cancel();
    serving.await.expect("it ends well");
}

#[tokio::test]
async fn what_was_begun_is_answered_after_the_order_to_stop() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let (address, stop) = (listener.local_addr().expect("it is bound"), CancellationToken::new());
    let slow = stop.clone();
    let pages = Router::new().route(
        "/",
        get(async move || {
            slow.cancel();
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
            "here"
        }),
    );
    let serving = tokio::spawn(within(LIMITS, pages, listener, stop));
    assert!(asked(address).await.ends_with("here"));
    serving.await.expect("it ends well");
    assert!(TcpStream::connect(address).await.is_err());
}
