//! A small SMTP server that follows a script, for the tests of this room.

use data_encoding::BASE64;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// What the sink says at one point.
#[derive(Clone, Copy)]
pub(super) enum Say {
    Line(&'static str),
    Close,
    Hang,
}

#[derive(Clone)]
pub(super) struct Script {
    pub(super) greeting: Say,
    pub(super) mail: Say,
    pub(super) rcpt: Say,
    pub(super) data: Say,
    pub(super) dot: Say,
    pub(super) noop: Say,
    pub(super) extensions: &'static [&'static str],
    pub(super) tls: Option<TlsAcceptor>,
    pub(super) implicit: bool,
}

pub(super) const OK: Say = Say::Line("250 2.0.0 ok");

pub(super) fn script() -> Script {
    Script { greeting: Say::Line("220 sink"), mail: OK, rcpt: OK, data: Say::Line("354 go"), dot: OK, noop: OK, extensions: &[], tls: None, implicit: false }
}

#[derive(Default)]
pub(super) struct Seen {
    pub(super) sessions: AtomicUsize,
    pub(super) commands: Mutex<Vec<String>>,
    /// Bodies as they were meant, dots unstuffed.
    pub(super) bodies: Mutex<Vec<String>>,
}

impl Seen {
    pub(super) fn count(&self, command: &str) -> usize {
        self.commands.lock().unwrap().iter().filter(|line| line.starts_with(command)).count()
    }
}

/// A small SMTP server that follows a script for each session in turn, the last one for all further ones.
pub(super) async fn sink(scripts: Vec<Script>) -> (String, Arc<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("localhost:{}", listener.local_addr().unwrap().port());
    let seen = Arc::new(Seen::default());
    let shared = seen.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            stream.set_nodelay(true).unwrap();
            let number = shared.sessions.fetch_add(1, Ordering::SeqCst);
            let (script, seen) = (scripts[number.min(scripts.len() - 1)].clone(), shared.clone());
            tokio::spawn(async move {
                match script.tls.clone() {
                    Some(tls) if script.implicit => drop(talk(tls.accept(stream).await?, &script, &seen, true).await?),
                    tls => {
                        if let (Some(plain), Some(tls)) = (talk(stream, &script, &seen, true).await?, tls) {
                            talk(tls.accept(plain).await?, &script, &seen, false).await?;
                        }
                    }
                }
                std::io::Result::Ok(())
            });
        }
    });
    (address, seen)
}

/// One session; gives the stream back for STARTTLS.
async fn talk<S: AsyncRead + AsyncWrite + Unpin>(stream: S, script: &Script, seen: &Seen, greet: bool) -> std::io::Result<Option<S>> {
    let mut stream = BufReader::new(stream);
    if greet && !say(&mut stream, script.greeting).await? {
        return Ok(None);
    }
    let mut line = String::new();
    while {
        line.clear();
        stream.read_line(&mut line).await? > 0
    } {
        seen.commands.lock().unwrap().push(line.trim_end().to_string());
        let answer = match line.split([' ', '\r']).next().unwrap_or_default() {
            "EHLO" => {
                let lines: String = script.extensions.iter().map(|extension| format!("250-{extension}\r\n")).collect();
                stream.write_all(format!("250-sink\r\n{lines}").as_bytes()).await?;
                Say::Line("250 8BITMIME")
            }
            "STARTTLS" => {
                say(&mut stream, Say::Line("220 go ahead")).await?;
                return Ok(Some(stream.into_inner()));
            }
            "AUTH" => Say::Line(if line.trim_end() == format!("AUTH PLAIN {}", BASE64.encode(b"\0moot\0secret")) { "235 2.7.0 ok" } else { "535 5.7.8 no" }),
            "MAIL" => script.mail,
            "RCPT" => script.rcpt,
            "NOOP" => script.noop,
            "DATA" => script.data,
            _ => OK,
        };
        let goes_on = say(&mut stream, answer).await?;
        if goes_on && line.starts_with("DATA") && matches!(answer, Say::Line(text) if text.starts_with('3')) {
            let body = body(&mut stream).await?;
            seen.bodies.lock().unwrap().push(body);
            if !say(&mut stream, script.dot).await? {
                return Ok(None);
            }
        } else if !goes_on {
            return Ok(None);
        }
    }
    Ok(None)
}

async fn body<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> std::io::Result<String> {
    let mut body = String::new();
    let mut line = String::new();
    while {
        line.clear();
        stream.read_line(&mut line).await? > 0
    } && line != ".\r\n"
    {
        body.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
    Ok(body)
}

/// Whether the session goes on.
async fn say<S: AsyncWrite + Unpin>(stream: &mut S, what: Say) -> std::io::Result<bool> {
    match what {
        Say::Line(text) => stream.write_all(format!("{text}\r\n").as_bytes()).await.map(|()| true),
        Say::Close => stream.shutdown().await.map(|()| false),
        Say::Hang => std::future::pending().await,
    }
}
