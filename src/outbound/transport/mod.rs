//! The connections to the smarthost: a bounded pool of kept ones, and what became of each letter. Knows nothing of
//! notices, consent or retries.
//!
//! A caller takes a ready connection first, then asks consent in its transaction, then sends: once `send` has been
//! called the letter counts as handed over.

mod barred;
mod connection;
#[cfg(test)]
#[path = "sink_tests.rs"]
mod sink;
mod stream;
mod wire;

pub use connection::Connection;

#[cfg(test)]
use super::compose::Letter;
use crate::config;
use connection::Live;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use stream::Dialer;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout};

/// What became of one letter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sent {
    /// The smarthost has taken responsibility.
    Accepted { text: String },
    /// It said no; the letter is not with it.
    Rejected {
        permanent: bool,
        /// `550`.
        code: u16,
        /// The enhanced status code, when it gave one (RFC 3463): `5.1.1`.
        status: Option<String>,
        text: String,
        stage: Stage,
    },
    /// It lets nobody send who comes as we do: without TLS, without a name, from here. Nothing is said about the letter or
    /// its reader, and nothing was handed over. `why` is its answer, with the code.
    Barred { why: String },
    /// The connection was lost, or the answer did not come, after the letter had begun to be handed over: it may or may
    /// not have arrived.
    Unanswered { why: String },
    /// Nothing was handed over.
    Unreachable { why: String },
}

/// Which step was refused. Only a refused recipient says something about an address, and a refusal for good before it
/// ([`Sent::Barred`]) about nothing but us.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// MAIL FROM.
    Sender,
    /// RCPT TO.
    Recipient,
    /// DATA, or the message itself.
    Message,
}

/// No connection could be made; nothing was handed over.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the smarthost {host} cannot be used: {why}")]
pub struct Unreachable {
    pub host: String,
    pub why: String,
}

/// Connections to one smarthost. At most `outbound.connections` exist at a time, used or idle.
#[derive(Debug)]
pub struct Pool {
    dialer: Dialer,
    idle: Mutex<Vec<Idle>>,
    slots: Arc<Semaphore>,
    timeout: Duration,
}

#[derive(Debug)]
struct Idle {
    live: Live,
    since: Instant,
}

/// A kept connection is asked whether it still lives when it has rested this long.
const FRESH: Duration = Duration::from_secs(1);
/// And is closed when it has rested this long: Postfix hangs up after 300 seconds, many others sooner.
const STALE: Duration = Duration::from_secs(60);

impl Pool {
    /// Reads the certificate authority and prepares TLS. Nothing is connected yet. `hello` is our name in EHLO.
    ///
    /// # Errors
    /// When the CA file cannot be read, or `outbound.username` stands without `password`.
    pub fn new(config: &config::Outbound, hello: &str) -> anyhow::Result<Arc<Self>> {
        Ok(Arc::new(Self {
            dialer: Dialer::new(config, hello)?,
            idle: Mutex::new(Vec::new()),
            slots: Arc::new(Semaphore::new(config.connections.max(1))),
            timeout: Duration::from_secs(config.timeout.max(1)),
        }))
    }

    /// The same, with another limit on each wait.
    #[cfg(test)]
    fn patient(self: Arc<Self>, timeout: Duration) -> Arc<Self> {
        let pool = Arc::into_inner(self).expect("a pool that nobody uses yet");
        Arc::new(Self { timeout, ..pool })
    }

    /// A connection on which a letter can be handed over at once: kept and known to live, or new. Waits while all are
    /// in use. It goes back to the pool when dropped.
    pub async fn connection(self: &Arc<Self>) -> Result<Connection, Unreachable> {
        // The semaphore is never closed, so the wait ends with a permit.
        let permit = self.slots.clone().acquire_owned().await.map_err(|_| self.unreachable("the pool is closed"))?;
        while let Some(mut idle) = self.take() {
            let rested = idle.since.elapsed();
            if rested < FRESH || (rested < STALE && matches!(timeout(self.timeout, idle.live.is_alive()).await, Ok(true))) {
                return Ok(Connection::new(self.clone(), permit, idle.live));
            }
        }
        match timeout(self.timeout, self.dialer.dial()).await {
            Ok(Ok(live)) => Ok(Connection::new(self.clone(), permit, live)),
            Ok(Err(error)) => Err(self.unreachable(&format!("{error:#}"))),
            Err(_) => Err(self.unreachable(&format!("no answer within {:?}", self.timeout))),
        }
    }

    /// Takes a connection and hands over one letter.
    #[cfg(test)]
    async fn send(self: &Arc<Self>, letter: &Letter) -> Sent {
        match self.connection().await {
            Ok(mut connection) => connection.hand_over(letter).await,
            Err(unreachable) => Sent::Unreachable { why: unreachable.to_string() },
        }
    }

    /// Says goodbye on idle connections that have rested too long, or on all of them. Called now and then, and at the end.
    pub async fn close_idle(&self, all: bool) {
        let old: Vec<Idle> = {
            let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            idle.extract_if(.., |idle| all || idle.since.elapsed() >= STALE).collect()
        };
        for mut idle in old {
            // Politeness only: the peer may be gone already.
            let _ = timeout(Duration::from_secs(1), idle.live.quit()).await;
        }
    }

    fn take(&self) -> Option<Idle> {
        // The one used last is the likeliest to live.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn give_back(&self, live: Live) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(Idle { live, since: Instant::now() });
    }

    fn unreachable(&self, why: &str) -> Unreachable {
        Unreachable { host: self.dialer.host().to_string(), why: why.to_string() }
    }
}

#[cfg(test)]
#[path = "transport_tests.rs"]
mod tests;
