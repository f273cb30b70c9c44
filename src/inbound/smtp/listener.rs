//! Listens, seats each peer and starts its session; ends when told to, or when the house is broken.

use super::Reception;
use super::places::{Places, Seat};
use super::relays::Relays;
use super::session;
use crate::config;
use crate::world::World;
use anyhow::Context;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
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
    let hall = Arc::new(Hall {
        relays: Relays::parse(&door.config.trusted_relays).context("smtp.trusted_relays")?,
        places: Arc::new(Places::new(&door.config)),
        stop: stop.child_token(),
        broken: CancellationToken::new(),
        door,
    });
    let sessions = TaskTracker::new();
    loop {
        tokio::select! {
            biased;
            () = hall.broken.cancelled() => break,
            () = stop.cancelled() => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => receive(&hall, stream, &sessions),
                Err(error) => {
                    tracing::warn!(%error, "cannot accept a connection");
                    tokio::time::sleep(BREATH).await;
                }
            },
        }
    }
    drop(listener);
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

fn receive(hall: &Arc<Hall>, stream: TcpStream, sessions: &TaskTracker) {
    let Ok(address) = stream.peer_addr() else { return };
    let peer = address.ip().to_canonical();
    let trusted = hall.relays.hold(peer);
    match hall.places.seat(peer, trusted) {
        Some(seat) => {
            sessions.spawn(attend(hall.clone(), stream, seat));
        }
        None => turn_away(hall, stream),
    }
}

async fn attend(hall: Arc<Hall>, stream: TcpStream, seat: Seat) {
    // Replies are small and awaited: Nagle's algorithm would hold each one back for a delayed ACK.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "cannot set TCP_NODELAY");
    }
    let peer = seat.peer;
    if let Err(error) = session::attend(&hall, stream, seat).await {
        tracing::debug!(%peer, %error, "session broken off");
    }
}

/// Says 421 without giving the peer a task: whoever fills the house should not make it do more.
fn turn_away(hall: &Hall, stream: TcpStream) {
    let line = format!("421 4.7.0 {} Too many sessions, try again later\r\n", hall.door.hostname);
    if let Ok(mut stream) = stream.into_std() {
        // The socket is fresh and non-blocking: the line fits its buffer, or the peer is gone.
        let _ = stream.write_all(line.as_bytes());
    }
}
