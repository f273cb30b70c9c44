//! Composition: the house is opened, listeners and workers are started, and all of it stops together.

mod http;

use crate::app::{App, Writer, keys};
use crate::config::{self, Config};
use crate::core::decide::Policy;
use crate::core::person::Address;
use crate::core::token::Keyring;
use crate::core::traffic::Budgets;
use crate::face::house::House;
use crate::inbound::intake::Intake;
use crate::inbound::pending;
use crate::inbound::route::Directory;
use crate::inbound::smtp::{self, Door, Ear, Reception, Relays};
use crate::inbound::verdict::Verifier;
use crate::inbound::webhook::fetch::{self, Fetch};
use crate::inbound::webhook::{self, Doors, Rings};
use crate::outbound::queue::Post;
use crate::outbound::schedule::Clock;
use crate::outbound::sign::Signer;
use crate::outbound::transport::Pool;
use crate::store::{ServingLock, Store};
use crate::web;
use crate::world::World;
use anyhow::Context as _;
use futures_util::FutureExt as _;
use jiff::SignedDuration;
use std::net::SocketAddr;
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// The pieces that server and command line share: the database, the desk, the names.
pub struct Opened {
    pub app: App,
    pub writer: Writer,
    pub house: Arc<House>,
    pub directory: Directory,
    pub verifier: Verifier,
    /// Signs causes.
    pub secret: [u8; 32],
}

/// A running service.
pub struct Running {
    pub app: App,
    pub house: Arc<House>,
    pub intake: Arc<Intake>,
    /// Where mail is taken and pages are served; the ports the system chose when the config says 0.
    pub smtp: SocketAddr,
    pub http: SocketAddr,
    stop: CancellationToken,
    failed: CancellationToken,
    workers: Vec<JoinHandle<()>>,
    writer: JoinHandle<()>,
    _lock: ServingLock,
}

/// How long a peer in the middle of a message is waited for at the end.
const LAST_WAIT: Duration = Duration::from_secs(20);

/// Opens the house without serving: database, keys, names.
pub async fn open(config: &Config, world: Arc<World>) -> anyhow::Result<Opened> {
    let store = Store::open(&config.database, Path::new(".")).await.context("the database cannot be opened")?;
    let secret = secret(&store, &world, "cause_key").await?;
    let keyring = Keyring::new(config.service.domain.clone(), keys::live(&store, world.bytes()).await.context("the token keys")?);
    let directory = Directory::new(&config.service.domain, keyring.clone());
    directory.learn(store.handles().await?);
    let admin = if config.service.admin_name.is_empty() { &config.service.admin } else { &config.service.admin_name };
    let house =
        House { domain: config.service.domain.to_lowercase(), url: config.service.url.trim_end_matches('/').to_string(), admin_name: admin.clone(), keyring };
    let (app, writer) = App::new(store, world, policy(config));
    let verifier = verifier(config)?;
    Ok(Opened { app, writer, house: Arc::new(house), directory, verifier, secret })
}

fn verifier(config: &Config) -> anyhow::Result<Verifier> {
    let verifier = Verifier::new(&config.dns).context("dns.resolver")?;
    Ok(match &config.smtp.authserv_id {
        Some(id) => verifier.believing(id, Relays::parse(&config.smtp.trusted_relays).context("smtp.trusted_relays")?),
        None => verifier,
    })
}

fn policy(config: &Config) -> Policy {
    let span = |span: config::Span| SignedDuration::from_secs(span.0 as i64);
    Policy {
        admin: Address::parse(&config.service.admin),
        keep_raw: span(config.retention.raw),
        grace: span(config.polls.grace),
        confirm_above: config.polls.confirm_above,
        settling_held: span(config.polls.settling_held),
        budgets: Budgets { member: config.limits.member, thread: config.limits.thread, group: config.limits.group },
        locale: config.service.locale.clone(),
        zone: config.service.zone.clone(),
    }
}

/// A secret of this install, made at the first start. Nodes that start together agree on one.
async fn secret(store: &Store, world: &World, name: &str) -> anyhow::Result<[u8; 32]> {
    let fresh = data_encoding::HEXLOWER.encode(&world.bytes::<32>());
    let kept = store.meta_or(name, &fresh).await?;
    let bytes = data_encoding::HEXLOWER.decode(kept.as_bytes()).with_context(|| format!("the secret {name} in the database is damaged"))?;
    bytes.try_into().map_err(|_| anyhow::anyhow!("the secret {name} in the database is damaged"))
}

/// How far the clock may lie before the newest fact: nodes differ a little, and clocks are set.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(5);

/// Refuses a clock that lies before what has happened already: closings, answers and links would all be judged by it.
pub async fn check_clock(config: &Config, world: &World) -> anyhow::Result<()> {
    let store = Store::open(&config.database, Path::new(".")).await.context("the database cannot be opened")?;
    let (last, now) = (store.last_fact().await?, world.now());
    store.close().await;
    if let Some(last) = last.filter(|last| now < *last - CLOCKS_DIFFER) {
        anyhow::bail!(
            "the clock of this machine says {now:.0}, and the newest fact in the database is of {last:.0}. Set the clock and start again. If the clock is \
             right now and was wrong then, start once with --clock-is-right"
        );
    }
    Ok(())
}

/// Starts everything. The ports are bound when this returns.
pub async fn start(config: Config, world: Arc<World>) -> anyhow::Result<Running> {
    start_within(config, world, fetch::from_the_web()).await
}

/// The same with another way to what lies on the web.
pub async fn start_within(config: Config, world: Arc<World>, fetch: Fetch) -> anyhow::Result<Running> {
    // The first provider stays; a second call says so and changes nothing.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let Opened { app, writer, house, directory, verifier, secret } = open(&config, world.clone()).await?;
    let lock = app.store.lock_for_serving()?;
    let recovered = app.store.recover(world.now()).await?;
    if recovered.queued_again + recovered.parked > 0 {
        tracing::info!(queued_again = recovered.queued_again, parked = recovered.parked, "notices were on their way when the last run ended");
    }
    let rings = Rings::open(&config.webhook, &config.service.url)?;
    let stop = CancellationToken::new();
    // A write that fails ends the service, whoever asked for it; a worker that breaks leaves the store as it is.
    let failed = app.store.lost().child_token();
    let intake = Intake::new(app.clone(), directory.clone(), verifier, secret);
    let writer = employ("writer", &failed, writer.run());

    let smtp_listener = smtp::listen(config.smtp.listen).with_context(|| format!("smtp.listen {}", config.smtp.listen))?;
    let http_listener = smtp::listen(config.http.listen).with_context(|| format!("http.listen {}", config.http.listen))?;
    let (smtp, http) = (smtp_listener.local_addr()?, http_listener.local_addr()?);

    let door = Arc::new(door(&config, &intake, &world)?);
    let lmtp = match &config.lmtp.listen {
        Some(place) => Some(Ear::open(place).await.with_context(|| format!("lmtp.listen {place}"))?),
        None => None,
    };
    let post = Arc::new(post(&config, &app, &house)?);
    let clock = clock(&config, &app, &intake, !rings.is_empty());
    let doors = Doors::new(intake.clone(), rings, config.smtp.max_size, fetch);
    let pages = web::routes(web::State { app: app.clone(), house: house.clone() }).merge(webhook::routes(Arc::new(doors)));

    let local = lmtp.map(|ear| employ("LMTP door", &failed, keep_open(smtp::serve_lmtp(within(&door), ear, stop.clone()), failed.clone())));
    let mut workers = vec![
        employ("mail door", &failed, keep_open(smtp::serve(door, smtp_listener, stop.clone()), failed.clone())),
        employ("pages", &failed, http::serve(pages, http_listener, stop.clone())),
        employ("post", &failed, post.run(stop.clone())),
        employ("clock", &failed, clock.run(stop.clone())),
        employ("pending mail", &failed, pending::run(intake.clone(), stop.clone())),
        employ("watch", &failed, watch(app.clone(), directory, stop.clone())),
    ];
    workers.extend(local);
    Ok(Running { app, house, intake, smtp, http, stop, failed, workers, writer, _lock: lock })
}

/// Starts a worker. One that breaks takes the service with it: a house that takes mail and sends none is worse than none.
fn employ(name: &'static str, failed: &CancellationToken, work: impl Future<Output = ()> + Send + 'static) -> JoinHandle<()> {
    let failed = failed.clone();
    tokio::spawn(async move {
        if AssertUnwindSafe(work).catch_unwind().await.is_err() {
            tracing::error!(worker = name, "a worker broke; the service ends");
            failed.cancel();
        }
    })
}

impl Running {
    /// Waits until the store can no longer be trusted, or a worker is broken. Then the process must end, with a failure.
    pub async fn failed(&self) {
        self.failed.cancelled().await;
    }

    /// Stops everything: no new mail, what is in hand is finished.
    pub async fn stop(self) {
        self.stop.cancel();
        for worker in self.workers {
            let abort = worker.abort_handle();
            if tokio::time::timeout(LAST_WAIT, worker).await.is_err() {
                abort.abort();
            }
        }
        let store = self.app.store.clone();
        drop((self.app, self.intake));
        // The writer ends when the last desk is gone; what is at the desk is still done.
        if tokio::time::timeout(LAST_WAIT, self.writer).await.is_err() {
            tracing::warn!("the writer did not come to an end");
        }
        store.close().await;
    }
}

fn door(config: &Config, intake: &Arc<Intake>, world: &Arc<World>) -> anyhow::Result<Door> {
    let tls = match (&config.smtp.certificate, &config.smtp.key) {
        (Some(certificate), Some(key)) => Some(smtp::acceptor(certificate, key)?),
        (None, None) => None,
        _ => anyhow::bail!("smtp.certificate and smtp.key belong together: set both or neither"),
    };
    let directory = intake.directory.clone();
    let taker = intake.clone();
    let app = intake.app.clone();
    let reception = Reception {
        owns: Box::new(move |address| directory.destination(address).is_some()),
        take: Box::new(move |envelope, bytes| {
            let intake = taker.clone();
            Box::pin(async move { intake.take(envelope, bytes).await })
        }),
        free_room: Box::new(move || app.free_room()),
    };
    let hostname = config.smtp.hostname.clone().unwrap_or_else(|| config.service.domain.clone());
    Ok(Door { config: config.smtp.clone(), hostname, tls, reception: Arc::new(reception), world: world.clone() })
}

fn post(config: &Config, app: &App, house: &Arc<House>) -> anyhow::Result<Post> {
    let signer = config.dkim.key.as_ref().map(|path| {
        let pem = std::fs::read_to_string(path).with_context(|| format!("dkim.key {}", path.display()))?;
        Signer::new(&pem, &config.service.domain, &config.dkim.selector).context("dkim.key")
    });
    Ok(Post {
        app: app.clone(),
        house: house.clone(),
        pool: Pool::new(&config.outbound, &config.service.domain)?,
        signer: signer.transpose()?.map(Arc::new),
        senders: config.outbound.connections.max(1),
        retry: config.outbound.retry,
    })
}

fn clock(config: &Config, app: &App, intake: &Arc<Intake>, has_webhooks: bool) -> Clock {
    let hands = Arc::downgrade(intake);
    Clock {
        in_hand: Arc::new(move |received_by| hands.upgrade().is_some_and(|intake| intake.busy_with(received_by))),
        settling: SignedDuration::from_secs(config.polls.settling.0 as i64),
        settling_held: SignedDuration::from_secs(config.polls.settling_held.0 as i64),
        others_receive: app.store.is_shared() || has_webhooks,
        app: app.clone(),
    }
}

/// The same house behind a door on this machine, where there is nothing to encrypt.
fn within(door: &Door) -> Arc<Door> {
    Arc::new(Door { config: door.config.clone(), hostname: door.hostname.clone(), tls: None, reception: door.reception.clone(), world: door.world.clone() })
}

async fn keep_open(door: impl Future<Output = anyhow::Result<()>>, failed: CancellationToken) {
    if let Err(error) = door.await {
        tracing::error!(error = format!("{error:#}"), "the mail door is closed");
        failed.cancel();
    }
}

/// Notices what others write to the same database: another node, or the command line beside us.
async fn watch(app: App, directory: Directory, stop: CancellationToken) {
    const PAUSE: Duration = Duration::from_secs(1);
    while !stop.is_cancelled() {
        let watched = tokio::select! {
            () = stop.cancelled() => return,
            watched = follow(&app, &directory) => watched,
        };
        if let Err(fault) = watched {
            tracing::warn!(%fault, "the database cannot be watched; trying again");
            tokio::time::sleep(PAUSE).await;
        }
    }
}

async fn follow(app: &App, directory: &Directory) -> Result<(), crate::store::Fault> {
    let mut changes = app.store.changes().await?;
    loop {
        directory.learn(app.store.handles().await?);
        directory.keyring.replace(keys::current(&app.store).await?);
        app.ring();
        changes.wait().await?;
    }
}
