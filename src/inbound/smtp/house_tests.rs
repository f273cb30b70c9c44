//! A door on a loopback port with a house of closures behind it, and a client that speaks to it octet by octet.

use super::*;
use crate::config;
use crate::world::World;
use jiff::Timestamp;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};
use tokio_util::sync::CancellationToken;

/// Long enough for a loaded machine; only a hanging test waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

/// Every message the house has kept.
type Kept = Arc<Mutex<Vec<(Envelope, Vec<u8>)>>>;

/// What a test asks for.
pub struct Wants {
    pub config: config::Smtp,
    pub tls: bool,
    /// LMTP, not SMTP.
    pub lmtp: bool,
    /// Octets free on the disk.
    pub room: Option<u64>,
    pub taken: Taken,
    /// `take` waits until `House::release`.
    pub held: bool,
}

impl Default for Wants {
    fn default() -> Self {
        Self { config: config::Smtp::default(), tls: false, lmtp: false, room: None, taken: Taken::Kept, held: false }
    }
}

/// A door that listens.
pub struct House {
    pub address: SocketAddr,
    pub stop: CancellationToken,
    pub kept: Kept,
    pub release: Arc<Notify>,
    pub inside: Arc<AtomicUsize>,
    pub serving: JoinHandle<anyhow::Result<()>>,
    /// In DER, when STARTTLS is wanted.
    pub certificate: Option<Vec<u8>>,
    connector: Option<TlsConnector>,
}

impl House {
    pub async fn open(wants: Wants) -> Self {
        Self::open_at(wants, TcpListener::bind("127.0.0.1:0").await.expect("loopback has a free port"))
    }

    /// Opens on a listener that may already have somebody waiting.
    pub fn open_at(wants: Wants, listener: TcpListener) -> Self {
        let kept = Kept::default();
        let (release, inside) = (Arc::new(Notify::new()), Arc::new(AtomicUsize::new(0)));
        let (acceptor, client) = wants.tls.then(certified).unzip();
        let (connector, certificate) = client.unzip();
        let room = wants.room;
        let door = Arc::new(Door {
            config: wants.config,
            hostname: "moot.example".into(),
            tls: acceptor,
            reception: Arc::new(Reception {
                owns: Box::new(|address| address.to_ascii_lowercase().ends_with("@moot.example") && !address.contains("nobody")),
                take: taking(wants.taken, kept.clone(), wants.held.then(|| release.clone()), inside.clone()),
                free_room: Box::new(move || room),
            }),
            world: Arc::new(World::set(instant(), 1)),
        });
        let address = listener.local_addr().expect("it is bound");
        let stop = CancellationToken::new();
        let until = stop.clone();
        let serving =
            tokio::spawn(async move { if wants.lmtp { serve_lmtp(door, Ear::Tcp(listener), until).await } else { serve(door, listener, until).await } });
        Self { address, stop, kept, release, inside, serving, certificate, connector }
    }

    pub async fn call(&self) -> Client {
        self.call_from("127.0.0.1".parse().expect("an address")).await
    }

    /// A connection from another loopback address.
    pub async fn call_from(&self, from: IpAddr) -> Client {
        let socket = TcpSocket::new_v4().expect("there are sockets");
        socket.bind(SocketAddr::new(from, 0)).expect("all of 127.0.0.0/8 is ours");
        let stream = socket.connect(self.address).await.expect("the door listens");
        stream.set_nodelay(true).expect("a socket has options");
        Client { stream: BufReader::new(Box::new(stream)), connector: self.connector.clone() }
    }

    /// What was kept so far, and forgets it.
    pub fn taken(&self) -> Vec<(Envelope, Vec<u8>)> {
        std::mem::take(&mut self.kept.lock().expect("no test panics with it"))
    }

    /// Ends the door and waits for its sessions.
    pub async fn close(self) -> anyhow::Result<()> {
        self.stop.cancel();
        tokio::time::timeout(PATIENCE, self.serving).await.expect("it ends").expect("it does not panic")
    }
}

pub fn instant() -> Timestamp {
    "2026-11-23T15:04:05Z".parse().expect("an instant")
}

fn taking(taken: Taken, kept: Kept, release: Option<Arc<Notify>>, inside: Arc<AtomicUsize>) -> Take {
    Box::new(move |envelope, raw| {
        let (taken, kept, release, inside) = (taken.clone(), kept.clone(), release.clone(), inside.clone());
        Box::pin(async move {
            inside.fetch_add(1, Ordering::SeqCst);
            if let Some(release) = release {
                release.notified().await;
            }
            if matches!(taken, Taken::Kept | Taken::Welcome) {
                kept.lock().expect("no test panics with it").push((envelope, raw));
            }
            taken
        })
    })
}

/// A certificate for moot.example, through the files that a real one comes in, and a client that trusts only it.
fn certified() -> (tokio_rustls::TlsAcceptor, (TlsConnector, Vec<u8>)) {
    let made = rcgen::generate_simple_self_signed(["moot.example".to_string()]).expect("a certificate");
    let dir = tempfile::tempdir().expect("a temporary directory");
    let (certificate, key) = (dir.path().join("cert.pem"), dir.path().join("key.pem"));
    std::fs::write(&certificate, made.cert.pem()).expect("it can be written");
    std::fs::write(&key, made.signing_key.serialize_pem()).expect("it can be written");
    let mut roots = RootCertStore::empty();
    roots.add(made.cert.der().clone()).expect("it is a certificate");
    let client = ClientConfig::builder_with_provider(Arc::new(crypto::aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("the provider knows TLS 1.3")
        .with_root_certificates(roots)
        .with_no_client_auth();
    (acceptor(&certificate, &key).expect("the pair fits"), (TlsConnector::from(Arc::new(client)), made.cert.der().to_vec()))
}

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// A raw client.
pub struct Client {
    stream: BufReader<Box<dyn Stream>>,
    connector: Option<TlsConnector>,
}

impl Client {
    /// One write. A peer that has hung up is not an error here: what it said last is still to be read.
    pub async fn send(&mut self, octets: &[u8]) {
        let _ = self.stream.write_all(octets).await;
        let _ = self.stream.flush().await;
    }

    /// Sends one octet at a time, 50 a second, until the door says something.
    pub async fn drip(&mut self) {
        let (mut pace, began) = (tokio::time::interval(Duration::from_millis(20)), std::time::Instant::now());
        loop {
            tokio::select! {
                biased;
                _ = self.stream.fill_buf() => return,
                _ = pace.tick() => {}
            }
            assert!(began.elapsed() < PATIENCE, "the door never tires of it");
            self.send(b"x").await;
        }
    }

    /// The next line without its CRLF; `None` when the door hung up.
    pub async fn line(&mut self) -> Option<String> {
        let mut line = Vec::new();
        let read = tokio::time::timeout(PATIENCE, self.stream.read_until(b'\n', &mut line)).await.expect("the door answers in time");
        if !matches!(read, Ok(octets) if octets > 0) {
            return None;
        }
        assert!(line.ends_with(b"\r\n") && line.len() <= 512, "a bad reply line: {line:?}");
        Some(String::from_utf8_lossy(&line[..line.len() - 2]).into_owned())
    }

    /// The last line of the next reply, however many it has.
    pub async fn reply(&mut self) -> Option<String> {
        loop {
            let line = self.line().await?;
            if line.as_bytes().get(3) != Some(&b'-') {
                return Some(line);
            }
        }
    }

    /// Sends lines one by one, each after the answer to the last; the last answer.
    pub async fn talk(&mut self, lines: &[&str]) -> String {
        let mut last = String::new();
        for line in lines {
            self.send(format!("{line}\r\n").as_bytes()).await;
            last = self.reply().await.unwrap_or_default();
        }
        last
    }

    pub async fn tls(self) -> Self {
        assert!(self.stream.buffer().is_empty(), "plain text was waiting where TLS should start");
        let connector = self.connector.clone().expect("the house has a certificate");
        let name = "moot.example".try_into().expect("a name");
        let secure = connector.connect(name, self.stream.into_inner()).await.expect("the handshake works");
        Self { stream: BufReader::new(Box::new(secure)), connector: Some(connector) }
    }

    /// Everything until the door hangs up.
    pub async fn rest(&mut self) -> String {
        let mut rest = Vec::new();
        let _ = tokio::time::timeout(PATIENCE, self.stream.read_to_end(&mut rest)).await.expect("the door hangs up in time");
        String::from_utf8_lossy(&rest).into_owned()
    }

    pub async fn hang_up(mut self) {
        let _ = self.stream.shutdown().await;
    }
}

/// The message without the trace field that the door put before it, and that field.
pub fn without_trace(raw: &[u8]) -> (String, Vec<u8>) {
    let zone = b" +0000\r\n";
    let end = memchr::memmem::find(raw, zone).expect("the field ends with its date") + zone.len();
    (String::from_utf8_lossy(&raw[..end]).into_owned(), raw[end..].to_vec())
}
