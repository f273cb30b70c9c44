//! The one HTTP server: so many may talk to it at once, and nobody may take long to say what they want.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

/// What peers may take.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Connections at once; further ones wait to be accepted.
    connections: usize,
    /// How long a peer may take for the head of a request, from when it connects or from the answer before. A browser needs a
    /// moment; a reverse proxy keeps idle connections, and opens them anew.
    head: Duration,
}

const LIMITS: Limits = Limits { connections: 1_000, head: Duration::from_secs(20) };
/// Before connections are accepted again when there are no more descriptors.
const PAUSE: Duration = Duration::from_secs(1);

/// Serves until told to stop; then what was begun is finished.
pub async fn serve(pages: Router, listener: TcpListener, stop: CancellationToken) {
    within(LIMITS, pages, listener, stop).await;
}

async fn within(limits: Limits, pages: Router, listener: TcpListener, stop: CancellationToken) {
    let places = Arc::new(Semaphore::new(limits.connections));
    let mut talks = JoinSet::new();
    loop {
        let came = tokio::select! {
            () = stop.cancelled() => break,
            Some(_) = talks.join_next() => continue,
            came = next(&places, &listener) => came,
        };
        match came {
            Ok((place, stream, peer)) => {
                let talk = talk(limits.head, pages.clone(), stream, peer, stop.clone());
                talks.spawn(async move {
                    talk.await;
                    drop(place);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection to the pages cannot be accepted");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    while talks.join_next().await.is_some() {}
}

/// The next connection, once there is a place for it.
async fn next(places: &Arc<Semaphore>, listener: &TcpListener) -> io::Result<(Option<OwnedSemaphorePermit>, TcpStream, SocketAddr)> {
    // It fails only when it is closed, which it never is.
    let place = places.clone().acquire_owned().await.ok();
    let (stream, peer) = listener.accept().await?;
    Ok((place, stream, peer))
}

async fn talk(head: Duration, pages: Router, stream: TcpStream, peer: SocketAddr, stop: CancellationToken) {
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        pages.clone().oneshot(request)
    });
    let mut connection = pin!(http1::Builder::new().timer(TokioTimer::new()).header_read_timeout(head).serve_connection(TokioIo::new(stream), service));
    // How it ended is the peer's business.
    tokio::select! {
        _ = connection.as_mut() => return,
        () = stop.cancelled() => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

#[cfg(test)]
#[path = "http_tests.rs"]
mod tests;
