//! Listens, seats each peer and starts its session; ends when told to, or when the house is broken.

use super::ear::{Caller, Ear};
use super::places::{Places, Seat};
use super::relays::Relays;
use super::session;
use super::{Protocol, Reception};
use crate::config;
use crate::world::World;
use anyhow::Context;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long the other sessions may say goodbye once the store is broken.
const LAST_WORDS: Duration = Duration::from_secs(2);
/// How long to wait when the system has no file descriptor left for another peer.
const BREATH: Duration = Duration::from_millis(100);

/// Everything the door needs, passed in.
pub struct Door {
    pub config: config::Smtp,
    /// The name in the greeting and in `Received:`.
    pub hostname: String,
    /// Given, STARTTLS is offered.
    pub tls: Option<TlsAcceptor>,
    pub reception: Arc<Reception>,
    pub world: Arc<World>,
}

/// What all sessions of one listener share.
pub struct Hall {
    pub door: Arc<Door>,
    pub protocol: Protocol,
    pub relays: Relays,
    pub places: Arc<Places>,
    /// Set when idle sessions should end (421 4.3.2); a session in DATA may finish.
    pub stop: CancellationToken,
    /// Set by a session whose house answered `Broken`.
    pub broken: CancellationToken,
}

/// Answers the port until `stop`; returns when every session has ended. Fails when `smtp.trusted_relays` cannot be
/// read, and when the house says `Taken::Broken`: then the process should end.
pub async fn serve(door: Arc<Door>, listener: TcpListener, stop: CancellationToken) -> anyhow::Result<()> {
    attend_all(door, Protocol::Smtp, Ear::Tcp(listener), stop).await
}

/// The same for a mail server of our own that speaks LMTP.
pub async fn serve_lmtp(door: Arc<Door>, ear: Ear, stop: CancellationToken) -> anyhow::Result<()> {
    attend_all(door, Protocol::Lmtp, ear, stop).await
}

async fn attend_all(door: Arc<Door>, protocol: Protocol, ear: Ear, stop: CancellationToken) -> anyhow::Result<()> {
    let hall = Arc::new(Hall {
        relays: Relays::parse(&door.config.trusted_relays).context("smtp.trusted_relays")?,
        places: Arc::new(Places::new(&door.config)),
        stop: stop.child_token(),
        broken: CancellationToken::new(),
        protocol,
        door,
    });
    let sessions = TaskTracker::new();
    loop {
        tokio::select! {
            biased;
            () = hall.broken.cancelled() => break,
            () = stop.cancelled() => break,
            accepted = ear.accept() => match accepted {
                Ok(caller) => receive(&hall, caller, &sessions),
                Err(error) => {
                    tracing::warn!(%error, "cannot accept a connection");
                    tokio::time::sleep(BREATH).await;
                }
            },
        }
    }
    drop(ear);
    sessions.close();
    finish(&hall, &sessions).await
}

/// Waits for the sessions; not for long when the house is broken.
async fn finish(hall: &Hall, sessions: &TaskTracker) -> anyhow::Result<()> {
    tokio::select! {
        biased;
        () = hall.broken.cancelled() => {}
        () = sessions.wait() => {}
    }
    if !hall.broken.is_cancelled() {
        return Ok(());
    }
    hall.stop.cancel();
    // Whether they all said goodbye or not, the process ends.
    let _ = tokio::time::timeout(LAST_WORDS, sessions.wait()).await;
    anyhow::bail!("the store is no longer to be trusted; accepted mail is safe, but no more may be taken")
}

fn receive(hall: &Arc<Hall>, caller: Caller, sessions: &TaskTracker) {
    let Ok(peer) = caller.peer() else { return };
    // Who may reach the LMTP door is a mail server of our own; its address says as little of a sender as a relay's.
    let trusted = hall.protocol == Protocol::Lmtp || peer.is_some_and(|peer| hall.relays.hold(peer));
    match (hall.places.seat(peer, trusted), caller) {
        (Some(seat), Caller::Tcp(stream)) => {
            // Replies are small and awaited: Nagle's algorithm would hold each one back for a delayed ACK.
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!(%error, "cannot set TCP_NODELAY");
            }
            sessions.spawn(attend(hall.clone(), stream, seat));
        }
        (Some(seat), Caller::Unix(stream)) => {
            sessions.spawn(attend(hall.clone(), stream, seat));
        }
        (None, Caller::Tcp(stream)) => turn_away(hall, stream.into_std()),
        (None, Caller::Unix(stream)) => turn_away(hall, stream.into_std()),
    }
}

async fn attend(hall: Arc<Hall>, stream: impl AsyncRead + AsyncWrite + Unpin, seat: Seat) {
    let peer = seat.name();
    if let Err(error) = session::attend(&hall, stream, seat).await {
        tracing::debug!(peer, %error, "session broken off");
    }
}

/// Says 421 without giving the peer a task: whoever fills the house should not make it do more.
fn turn_away(hall: &Hall, stream: std::io::Result<impl Write>) {
    let line = format!("421 4.7.0 {} Too many sessions, try again later\r\n", hall.door.hostname);
    if let Ok(mut stream) = stream {
        // The socket is fresh and non-blocking: the line fits its buffer, or the peer is gone.
        let _ = stream.write_all(line.as_bytes());
    }
}
