//! The throw-away server: the real service with sample people around it, who live in a small world of their own: a stub
//! DNS, a sink that is everybody's mail server, and pages on which every mailbox can be read and used.

pub mod api;
pub mod compose;
pub mod desk;
pub mod dns;
pub mod mailbox;
pub mod pages;
pub mod people;
pub mod render;
pub mod seed;
pub mod sender;
pub mod setup;
pub mod show;

use crate::config;
use crate::inbound::smtp::{self, Door};
use crate::serve::{self, Running};
use crate::world::World;
use anyhow::Context as _;
use desk::{Desk, Places};
use mailbox::Mailbox;
use people::GROUPS;
use setup::{DOMAIN, Folder, Ports, SELECTOR};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// What may be chosen. Port 0, or a port that is taken, means a free one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// Where its files are kept; without one in a folder that goes away with it.
    pub dir: Option<PathBuf>,
    /// The group's pages; the mailbox is one port further.
    pub http: SocketAddr,
    /// The door for mail.
    pub smtp: SocketAddr,
}

impl Default for Options {
    fn default() -> Self {
        let local = |port| SocketAddr::from(([127, 0, 0, 1], port));
        Self { dir: None, http: local(8025), smtp: local(2525) }
    }
}

/// A demo that runs.
pub struct Demo {
    /// Acts as the people, and holds their mail.
    pub desk: Arc<Desk>,
    pub running: Running,
    /// Where the mailbox pages are.
    pub mailbox: SocketAddr,
    /// Its database was there before, so the people and their first mails are too.
    pub resumed: bool,
    zone: dns::Zone,
    stop: CancellationToken,
    around: TaskTracker,
    folder: Folder,
}

/// Starts the demo, lets the people write their first mails, and keeps running until Ctrl-C.
pub async fn run(options: Options) -> anyhow::Result<()> {
    let demo = start(options).await?;
    println!("{}", demo.greeting());
    if !demo.resumed {
        tokio::select! {
            seeded = demo.seed() => match seeded {
                Ok(()) => println!("The people have written their first mails. Have a look."),
                Err(error) => eprintln!("Not all of the first mails could be written: {error:#}"),
            },
            () = told_to_stop() => return demo.stop().await,
        }
    }
    told_to_stop().await;
    println!("\nStopping.");
    demo.stop().await
}

/// Starts everything; nobody has written anything yet.
pub async fn start(options: Options) -> anyhow::Result<Demo> {
    let world = Arc::new(World::real());
    let folder = Folder::prepare(options.dir.as_deref(), &world)?;
    let resumed = folder.database().exists();
    let ports = Ports::find(&options)?;
    let (stop, around, zone) = (CancellationToken::new(), TaskTracker::new(), dns::Zone::default());

    let senders = desk::providers(&zone, ports.smtp.ip())?;
    zone.txt(&format!("{SELECTOR}._domainkey.{DOMAIN}"), setup::key(&folder)?);
    let sockets = dns::Sockets::bind(SocketAddr::new(ports.smtp.ip(), 0)).await?;
    let resolver = sockets.address()?;
    around.spawn(dns::serve(zone.clone(), sockets, stop.clone()));

    let mailbox = Mailbox::default();
    around.spawn(sink(&mailbox, ports.sink, &world, stop.clone()).await?);
    let running = serve::start(setup::config(&folder, &ports, resolver)?, world.clone()).await?;

    let places = Places { domain: DOMAIN.into(), url: running.house.url.clone(), http: running.http, smtp: running.smtp, sink: ports.sink };
    let desk = Arc::new(Desk::new(mailbox, places, world, senders));
    let listener = TcpListener::bind(ports.mailbox).await.with_context(|| format!("the mailbox cannot listen on {}", ports.mailbox))?;
    let pages = axum::serve(listener, pages::router(desk.clone()));
    let until = stop.clone().cancelled_owned();
    around.spawn(async move { drop(pages.with_graceful_shutdown(until).await) });
    Ok(Demo { desk, running, mailbox: ports.mailbox, resumed, zone, stop, around, folder })
}

/// Everybody else's mail server: our own door, with another house behind it.
async fn sink(mailbox: &Mailbox, address: SocketAddr, world: &Arc<World>, stop: CancellationToken) -> anyhow::Result<impl Future<Output = ()> + use<>> {
    let listener = TcpListener::bind(address).await.with_context(|| format!("the sink cannot listen on {address}"))?;
    let door = Door {
        config: config::Smtp { listen: address, ..config::Smtp::default() },
        hostname: "mail.example".into(),
        tls: None,
        reception: Arc::new(mailbox.reception(world.clone())),
        world: world.clone(),
    };
    Ok(async move {
        if let Err(error) = smtp::serve(Arc::new(door), listener, stop).await {
            tracing::error!(error = format!("{error:#}"), "the sink is closed");
        }
    })
}

impl Demo {
    /// The groups, the people, and what they write.
    pub async fn seed(&self) -> anyhow::Result<()> {
        self.add_people().await?;
        seed::talk(&self.desk).await
    }

    /// The groups and the people, who have written nothing yet.
    pub async fn add_people(&self) -> anyhow::Result<()> {
        seed::people(&self.running.app).await?;
        // The door learns of new groups within a quarter second; we need not wait for it.
        self.running.intake.directory.learn(GROUPS.iter().map(|(handle, _)| (*handle).to_string()));
        Ok(())
    }

    /// The names that DNS knows, for whoever wants to add some or take some away.
    pub fn zone(&self) -> &dns::Zone {
        &self.zone
    }

    fn greeting(&self) -> String {
        format!(
            "\n  Mailboxes   http://{}\n  Pages       {}\n  SMTP        {}\n  Files       {}\n\n\
             Nothing leaves this machine. Stop with Ctrl-C.\n",
            self.mailbox,
            self.running.house.url,
            self.running.smtp,
            self.folder.path.display()
        )
    }

    /// Stops everything, and takes a folder of its own making away.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.running.stop().await;
        self.stop.cancel();
        self.around.close();
        self.around.wait().await;
        Ok(())
    }
}

async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = async { drop(tokio::signal::ctrl_c().await) };
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            () = interrupt => {}
            _ = terminate.recv() => {}
        },
        Err(_) => interrupt.await,
    }
}
