//! The webhook doors: mail providers post what they received for us, and what became of what we sent. Each post is
//! verified before it is read; 2xx is said only when what it brought is durable. From there on it is mail like any other.

mod desk;
mod event;
pub mod fetch;
mod form;
mod keys;
mod mailgun;
mod mandrill;
mod postmark;
mod provider;
mod rebuild;
pub mod sample;
mod script;
mod sendgrid;
mod ses;
mod signature;

pub use keys::{Keys, Rings};
pub use provider::Provider;

use super::intake::Intake;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use event::Happening;
use fetch::Fetch;
use futures_util::StreamExt as _;
use jiff::Timestamp;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

/// A post must be over after this time.
const PATIENCE: Duration = Duration::from_secs(60);
/// In each such while a post must bring at least [`LEAST`] octets: what is slower holds memory and brings nothing.
const WHILE: Duration = Duration::from_secs(10);
/// Providers bring so much in a moment, and a worker behind a thin line too.
const LEAST: usize = 32 << 10;
/// Messages of the largest size, as most providers post them, that may be in memory at once.
const LARGE_POSTS: usize = 8;
/// Memory is handed out in pieces of this size.
const PIECE: usize = 64 << 10;
/// The recipient of a self-test: known at these doors alone, and never anybody's mail.
pub const TEST_RECIPIENT: &str = "webhook-test";

/// The doors of one service.
pub struct Doors {
    pub intake: Arc<Intake>,
    rings: Rings,
    certificates: ses::Certificates,
    /// Largest message in bytes, as at the SMTP door.
    max_size: usize,
    /// Memory for posts that are known by their headers. Nobody else can take it.
    known: Arc<Semaphore>,
    /// Memory for the others, which anybody can send.
    unknown: Arc<Semaphore>,
}

impl Doors {
    /// The doors whose secrets are set. `fetch` gets Amazon's certificates.
    pub fn new(intake: Arc<Intake>, rings: Rings, max_size: usize, fetch: Fetch) -> Self {
        // Two posts of the largest kind there is find room, whatever their provider makes of a message.
        let largest = Provider::ALL.into_iter().filter(|provider| rings.of(*provider).is_some()).map(|provider| provider.largest_post(max_size)).max();
        let octets = (max_size.saturating_mul(LARGE_POSTS) / 5).saturating_mul(7).max(largest.unwrap_or_default().saturating_mul(2));
        let pool = || Arc::new(Semaphore::new(octets.div_ceil(PIECE).clamp(1, Semaphore::MAX_PERMITS)));
        Self { intake, rings, certificates: ses::Certificates::new(fetch), max_size, known: pool(), unknown: pool() }
    }

    /// Reads the body; not more of it than may be, not without memory for it, and not from somebody who dawdles.
    async fn body(&self, provider: Provider, keys: &Keys, request: Request) -> Result<(Vec<u8>, Option<OwnedSemaphorePermit>), No> {
        let limit = provider.largest_post(self.max_size);
        let memory = if provider.is_known_by_headers(keys) { &self.known } else { &self.unknown };
        let mut stream = request.into_body().into_data_stream();
        let (mut body, mut held): (Vec<u8>, Option<OwnedSemaphorePermit>) = (Vec::new(), None);
        let (mut since, mut before) = (Instant::now(), 0);
        let slow = || No::NotNow("the post comes too slowly".into());
        while let Some(piece) = tokio::time::timeout(WHILE, stream.next()).await.map_err(|_| slow())? {
            let piece = piece.map_err(|_| No::NotNow("the post broke off".into()))?;
            if body.len() + piece.len() > limit {
                return Err(No::TooLarge);
            }
            body.extend_from_slice(&piece);
            if since.elapsed() > WHILE {
                if body.len() - before < LEAST {
                    return Err(slow());
                }
                (since, before) = (Instant::now(), body.len());
            }
            let wanted = body.len().div_ceil(PIECE) - held.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
            if wanted > 0 {
                let more = memory.clone().try_acquire_many_owned(wanted as u32).map_err(|_| No::NotNow("too many posts at once".into()))?;
                match &mut held {
                    Some(held) => held.merge(more),
                    None => held = Some(more),
                }
            }
        }
        Ok((body, held))
    }
}

/// The routes, for the one HTTP server.
pub fn routes(doors: Arc<Doors>) -> Router {
    // Mandrill looks with HEAD whether somebody is there before it takes an address.
    Router::new().route("/webhook/{provider}", post(receive).head(look)).with_state(doors)
}

async fn look(State(doors): State<Arc<Doors>>, Path(provider): Path<String>) -> StatusCode {
    let there = Provider::named(&provider).is_some_and(|provider| doors.rings.of(provider).is_some());
    if there { StatusCode::OK } else { StatusCode::NOT_FOUND }
}

async fn receive(State(doors): State<Arc<Doors>>, Path(provider): Path<String>, request: Request) -> Response {
    let door = Provider::named(&provider).and_then(|provider| Some((provider, doors.rings.of(provider)?)));
    let Some((provider, keys)) = door else { return Answer::new(404, "there is no such door; its secret is not set").into_response() };
    let headers = request.headers().clone();
    // What a provider shows in its headers is looked at before the body: strangers cost no memory.
    let answer = match provider.admit(&headers, keys) {
        Err(no) => provider.refuse(no),
        Ok(()) => match tokio::time::timeout(PATIENCE, doors.body(provider, keys, request)).await {
            Err(_) => provider.refuse(No::NotNow("the post took too long".into())),
            Ok(Err(no)) => provider.refuse(no),
            Ok(Ok((body, _held))) => {
                let post = Post { headers: &headers, body: body.into(), now: doors.intake.app.world.now() };
                desk::take(&doors, provider, keys, &post).await
            }
        },
    };
    tracing::info!(provider = provider.name(), status = answer.status, answer = answer.text, "webhook");
    answer.into_response()
}

/// A post as it came.
pub(super) struct Post<'a> {
    headers: &'a HeaderMap,
    body: Bytes,
    /// When its last octet was read.
    now: Timestamp,
}

impl Post<'_> {
    /// A header as text, UTF-8 as addresses may be (RFC 6531); empty when it is not there.
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| std::str::from_utf8(value.as_bytes()).ok()).unwrap_or_default()
    }

    fn is_json(&self) -> bool {
        self.header(header::CONTENT_TYPE.as_str()).trim_start().to_ascii_lowercase().starts_with("application/json")
    }
}

/// What a verified post brought.
#[derive(Default)]
pub(super) struct Delivery {
    letters: Vec<Letter>,
    /// Messages beside them that cannot be taken, and why.
    flawed: Vec<Flawed>,
    events: Vec<Happening>,
    /// An address of Amazon's that must be opened to say yes to a subscription.
    confirm: Option<String>,
    /// The provider's own id of the post: a repeat has the same.
    id: Option<String>,
}

/// One message with its envelope.
pub(super) struct Letter {
    mail_from: String,
    rcpt_to: Vec<String>,
    bytes: Vec<u8>,
    /// Put together from fields: what the sender's provider signed is lost.
    rebuilt: bool,
    /// When the provider had it, by a time that it signs.
    signed_at: Option<Timestamp>,
}

/// A message that cannot be taken. What comes with it in one post can.
pub(super) struct Flawed {
    mail_from: String,
    rcpt_to: Vec<String>,
    why: No,
}

/// Why a post, or a message in it, is not taken.
#[derive(Debug)]
pub(super) enum No {
    /// It is not proven to come from the provider.
    Unproven(String),
    Malformed(String),
    /// It is the provider's, which was set up to post something else than we can take.
    Unfit(String),
    TooLarge,
    NotNow(String),
}

impl No {
    /// The same, once a post is proven to be the provider's: then what is wrong with it is how the provider was set up.
    fn of_the_provider(self) -> Self {
        match self {
            Self::Malformed(why) => Self::Unfit(why),
            other => other,
        }
    }

    /// In words, for the log.
    fn words(&self) -> &str {
        match self {
            Self::Unproven(why) | Self::Malformed(why) | Self::Unfit(why) | Self::NotNow(why) => why,
            Self::TooLarge => "larger than we take",
        }
    }
}

/// What the provider hears.
struct Answer {
    status: u16,
    text: String,
}

impl Answer {
    fn new(status: u16, text: impl Into<String>) -> Self {
        Self { status, text: text.into() }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], format!("{}\n", self.text)).into_response()
    }
}

#[cfg(test)]
#[path = "webhook_tests.rs"]
mod tests;
