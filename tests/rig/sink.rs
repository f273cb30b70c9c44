//! A mail server that takes everything, remembers what came to whom, and may be slow to answer.

use memchr::memmem;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::{CancellationToken, DropGuard};

/// One mail that came in whole, answered or not.
#[derive(Clone, Debug)]
pub struct Arrival {
    pub from: String,
    pub to: String,
    pub message_id: String,
    pub at: Instant,
    /// In octets, headers and all.
    pub size: usize,
}

/// The server, until it is dropped.
pub struct Sink {
    pub address: SocketAddr,
    state: Arc<State>,
    _stop: DropGuard,
}

#[derive(Default)]
struct State {
    arrivals: Mutex<Vec<Arrival>>,
    /// Milliseconds between the final dot and the answer.
    delay: AtomicU64,
}

impl Sink {
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let (state, stop) = (Arc::new(State::default()), CancellationToken::new());
        tokio::spawn(stop.clone().run_until_cancelled_owned(take_all(listener, state.clone())));
        Self { address, state, _stop: stop.drop_guard() }
    }

    pub fn answer_after(&self, delay: Duration) {
        self.state.delay.store(delay.as_millis() as u64, Ordering::Relaxed);
    }

    /// How many mails have come.
    pub fn count(&self) -> usize {
        self.state.arrivals().len()
    }

    /// What has come since the `first`th.
    pub fn since(&self, first: usize) -> Vec<Arrival> {
        self.state.arrivals()[first..].to_vec()
    }
}

impl State {
    fn arrivals(&self) -> std::sync::MutexGuard<'_, Vec<Arrival>> {
        self.arrivals.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn take_all(listener: TcpListener, state: Arc<State>) {
    while let Ok((stream, _)) = listener.accept().await {
        let state = state.clone();
        // A peer that was killed is no fault of ours.
        tokio::spawn(async move { attend(stream, &state).await });
    }
}

async fn attend(mut stream: TcpStream, state: &State) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.write_all(b"220 sink ESMTP\r\n").await?;
    let (mut heard, mut from, mut to) = (Vec::new(), String::new(), String::new());
    loop {
        while let Some(end) = memmem::find(&heard, b"\r\n") {
            let line = String::from_utf8_lossy(&heard[..end]).into_owned();
            heard.drain(..end + 2);
            let answer: &[u8] = match line.get(..4).unwrap_or_default() {
                "EHLO" => b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n",
                "MAIL" => {
                    from = path(&line);
                    b"250 2.1.0 ok\r\n"
                }
                "RCPT" => {
                    to = path(&line);
                    b"250 2.1.5 ok\r\n"
                }
                "DATA" => {
                    stream.write_all(b"354 go on\r\n").await?;
                    let text = text(&mut stream, &mut heard).await?;
                    let arrival = Arrival { from: from.clone(), to: to.clone(), message_id: message_id(&text), at: Instant::now(), size: text.len() };
                    state.arrivals().push(arrival);
                    let delay = state.delay.load(Ordering::Relaxed);
                    if delay > 0 {
                        tokio::time::sleep(Duration::from_millis(delay)).await;
                    }
                    b"250 2.0.0 kept\r\n"
                }
                "QUIT" => return stream.write_all(b"221 bye\r\n").await,
                _ => b"250 2.0.0 ok\r\n",
            };
            stream.write_all(answer).await?;
        }
        more(&mut stream, &mut heard).await?;
    }
}

/// The text up to the final dot, which is taken off what was heard.
async fn text(stream: &mut TcpStream, heard: &mut Vec<u8>) -> io::Result<Vec<u8>> {
    let mut seen = 0;
    loop {
        if let Some(at) = memmem::find(&heard[seen..], b"\r\n.\r\n") {
            let end = seen + at;
            let text = heard[..end + 2].to_vec();
            heard.drain(..end + 5);
            return Ok(text);
        }
        // The mark may be cut in two by the end of what has come.
        seen = heard.len().saturating_sub(4);
        more(stream, heard).await?;
    }
}

async fn more(stream: &mut TcpStream, heard: &mut Vec<u8>) -> io::Result<()> {
    heard.reserve(16 << 10);
    if stream.read_buf(heard).await? == 0 { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
}

fn path(line: &str) -> String {
    line.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or_else(String::new, |(path, _)| path.to_string())
}

fn message_id(text: &[u8]) -> String {
    let head = &text[..memmem::find(text, b"\r\n\r\n").unwrap_or(text.len())];
    let head = String::from_utf8_lossy(head);
    let value = head.lines().find_map(|line| line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("Message-ID")).map(|(_, value)| value));
    value.unwrap_or_default().trim().to_string()
}
