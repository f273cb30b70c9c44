//! Senders of one octet a second, in the middle of a command or of a text, who come back as soon as they are sent away; and
//! honest mail, which must hardly notice. Places and time limits are those of a new install, budgets are out of the way.

use super::{MOST_MEMORY, burst, comments, deliver, house, is_full, memory, percentile};
use crate::crash::ledger::Ledger;
use crate::rig::client::Client;
use crate::rig::house::Serve;
use crate::rig::mail::Reply;
use crate::rig::sink::Sink;
use mailmoot::world::World;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinSet;

const TICK: Duration = Duration::from_secs(1);
const PATIENCE: Duration = Duration::from_secs(120);
/// Kept connections of honest mail. With the ordinary mail beside them they stay below what a new install gives one address.
const CONNECTIONS: usize = 40;
/// Bursts that a rate is the middle of.
const BURSTS: usize = 3;

struct Size {
    senders: usize,
    span: Duration,
    burst: usize,
    /// Between two ordinary mails, each over a connection of its own.
    pause: Duration,
}

impl Size {
    fn get() -> Self {
        if is_full() {
            Self { senders: 2_000, span: Duration::from_secs(120), burst: 4_000, pause: Duration::from_millis(100) }
        } else {
            Self { senders: 120, span: Duration::from_secs(4), burst: 60, pause: Duration::from_millis(200) }
        }
    }

    fn ordinary(&self) -> usize {
        (self.span.as_millis() / self.pause.as_millis()) as usize
    }
}

/// What the slow ones met.
#[derive(Default)]
struct Met {
    connected: AtomicUsize,
    open: AtomicUsize,
    most_open: AtomicUsize,
    sent_away: AtomicUsize,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn senders_of_one_octet_a_second_do_not_hold_honest_mail_up() {
    let size = Size::get();
    let sink = Sink::start().await;
    let house = house(40, 4, sink.address, |settings| settings.replace("sessions_per_address = 500\n", "")).await;
    let ledger = Ledger::open(&house.database).await;
    let mut replies = comments(&house, 2 * BURSTS * size.burst + size.ordinary(), &World::set(jiff::Timestamp::UNIX_EPOCH, 2));
    let ordinary = replies.split_off(2 * BURSTS * size.burst);
    let (calm, busy) = replies.split_at(BURSTS * size.burst);
    let serve = Serve::start(&house).await.unwrap();
    let undisturbed = rate(&serve, &ledger, calm, size.burst).await.0;

    let met = Arc::new(Met::default());
    let (began, mut senders) = (Instant::now(), JoinSet::new());
    for number in 0..size.senders {
        senders.spawn(sit(serve.smtp, number, began + size.span, met.clone()));
    }
    // As many as a new install has places for strangers.
    while met.open.load(Ordering::Relaxed) < size.senders.min(800) && began.elapsed() < size.span / 4 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let ((disturbed, mut times), (most, ordinary_times)) =
        tokio::join!(rate(&serve, &ledger, busy, size.burst), walk(&serve, &ordinary, began + size.span, size.pause));
    times.extend(ordinary_times);
    while senders.join_next().await.is_some() {}

    let (p99, share) = (percentile(&mut times, 99), disturbed / undisturbed);
    println!(
        "soak slow: {} senders of an octet a second for {:.0?}, {} connections, most open at once {}, {} sent away; {} honest mails, p99 {p99:.1?}; \
         {disturbed:.0}/s beside {undisturbed:.0}/s undisturbed, {:.0} %; serve at most {most} MiB resident",
        size.senders,
        began.elapsed(),
        met.connected.load(Ordering::Relaxed),
        met.most_open.load(Ordering::Relaxed),
        met.sent_away.load(Ordering::Relaxed),
        times.len(),
        share * 100.0,
    );
    assert!(most < MOST_MEMORY, "{most} MiB");
    if is_full() {
        assert!(met.most_open.load(Ordering::Relaxed) >= 800, "too few were in at once to be in anybody's way");
        assert!(p99 < Duration::from_secs(2), "{p99:?}");
        assert!(share >= 0.8, "{share:.2}");
        assert!(met.sent_away.load(Ordering::Relaxed) >= size.senders, "nobody was hurried");
    }
}

/// The middle rate of some bursts, each begun when nothing is left to do of the one before.
async fn rate(serve: &Serve, ledger: &Ledger, replies: &[Arc<Reply>], size: usize) -> (f64, Vec<Duration>) {
    let (mut rates, mut times) = (Vec::new(), Vec::new());
    for chunk in replies.chunks(size) {
        let (rate, took) = burst(serve.smtp, chunk, CONNECTIONS).await;
        rates.push(rate);
        times.extend(took);
        ledger.wait_until_settled(PATIENCE).await;
    }
    rates.sort_by(f64::total_cmp);
    (rates[rates.len() / 2], times)
}

/// Ordinary mail, each over a connection of its own, until the end. The most memory seen, and how long each mail took
/// from the call to the 250.
async fn walk(serve: &Serve, replies: &[Arc<Reply>], end: Instant, pause: Duration) -> (u64, Vec<Duration>) {
    let (mut most, mut times) = (0, Vec::new());
    let mut steps = tokio::time::interval(pause);
    for reply in replies {
        steps.tick().await;
        let began = Instant::now();
        let mut client = Client::connect(serve.smtp).await.unwrap();
        deliver(&mut client, reply).await;
        times.push(began.elapsed());
        most = most.max(memory(serve));
        if Instant::now() >= end {
            break;
        }
    }
    (most, times)
}

/// A slow sender, again and again until the end.
async fn sit(server: SocketAddr, number: usize, end: Instant, met: Arc<Met>) {
    while Instant::now() < end {
        if let Ok(stream) = call(server, number).await {
            met.connected.fetch_add(1, Ordering::Relaxed);
            let open = met.open.fetch_add(1, Ordering::Relaxed) + 1;
            met.most_open.fetch_max(open, Ordering::Relaxed);
            // However it ends, another begins.
            // A connection that waited in a full queue may be taken for open by this side alone: nobody will greet it.
            let away = tokio::time::timeout_at(end.into(), drip(stream, number, end)).await;
            met.open.fetch_sub(1, Ordering::Relaxed);
            met.sent_away.fetch_add(usize::from(matches!(away, Ok(Err(_)))), Ordering::Relaxed);
        }
        tokio::time::sleep(TICK).await;
    }
}

/// Twenty of them share an address, so that none is over what one address may have.
async fn call(server: SocketAddr, number: usize) -> io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    let site = number / 20;
    let address = Ipv4Addr::new(127, 1, (site / 250) as u8, (site % 250 + 1) as u8);
    socket.bind((address, 0).into())?;
    socket.connect(server).await
}

/// An octet a second. Every third drips its commands, every third the text of a message, every third says nothing at all.
async fn drip(mut stream: TcpStream, number: usize, end: Instant) -> io::Result<()> {
    let mut octets: &[u8] = b"EHLO slow.foreign.example\r\nMAIL FROM:<slow@foreign.example>\r\nRCPT TO:<group0@moot.example>\r\nNOOP\r\nNOOP\r\nNOOP\r\n";
    // Who speaks before the greeting is sent away at once.
    told(&mut stream, b"").await?;
    if number.is_multiple_of(3) {
        told(&mut stream, b"EHLO slow.foreign.example\r\n").await?;
        told(&mut stream, b"MAIL FROM:<slow@foreign.example>\r\nRCPT TO:<group0@moot.example>\r\n").await?;
        told(&mut stream, b"DATA\r\n").await?;
        octets = b"Subject: slow\r\n\r\n";
    }
    let (mut ticks, mut heard) = (tokio::time::interval(TICK), [0; 512]);
    let mut rest = octets.iter().chain(b"word ".iter().cycle());
    while Instant::now() < end {
        tokio::select! {
            read = stream.read(&mut heard) => if read? == 0 { return Err(io::ErrorKind::UnexpectedEof.into()) },
            _ = ticks.tick() => match rest.next() {
                Some(octet) if number % 3 < 2 => stream.write_all(&[*octet]).await?,
                _ => {}
            },
        }
    }
    Ok(())
}

/// Says it, and waits for something to be answered.
async fn told(stream: &mut TcpStream, words: &[u8]) -> io::Result<()> {
    stream.write_all(words).await?;
    let mut heard = [0; 512];
    if stream.read(&mut heard).await? == 0 { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
}
