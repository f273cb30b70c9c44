//! A stage for whole plays: the real service in this process, with a set clock, a DNS server that knows a few made-up
//! providers, people whose providers sign what they send, and a mail server that files what they get. It waits for what
//! must happen by looking, never by sleeping, and does not let a play end with work unfinished.

mod house;
mod mail;
mod plays;
pub mod programs;
pub mod proxy;
mod read;
mod sink;
pub mod smarthost;

pub use mail::{Mail, quote};
pub(crate) use plays::plays;
pub use read::Received;
pub use sink::Sink;

use crate::postgres::{self, Fresh};
use crate::webhooks::post::the_web;
use jiff::{SignedDuration, Timestamp};
use mailmoot::config::Config;
use mailmoot::core::command::{Command, Disposition, NewMember};
use mailmoot::core::group::Role;
use mailmoot::core::ids::PersonId;
use mailmoot::core::person::{Address, Level, Scope};
use mailmoot::core::trust::Actor;
use mailmoot::core::view::{Needs, View};
use mailmoot::demo::dns::Zone;
use mailmoot::demo::sender::{Reply, deliver};
use mailmoot::inbound::webhook::Rings;
use mailmoot::outbound::sign::{Signer, generate_key};
use mailmoot::serve::{self, Running};
use mailmoot::store::Settling;
use mailmoot::world::World;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

/// Our own mail domain.
pub const DOMAIN: &str = "moot.example";
/// A Tuesday morning.
pub const START: &str = "2026-11-24T09:00:00Z";
/// Longest wait for anything that must happen.
const PATIENCE: Duration = Duration::from_secs(20);
/// Signs, and asks that anything unsigned be refused.
pub const STRONG: &str = "strong.example";
/// Signs nothing; its SPF record names the loopback address.
pub const WEAK: &str = "weak.example";
/// Signs, and belongs to people we have never heard of.
pub const FOREIGN: &str = "foreign.example";

/// Where everything is kept.
#[derive(Clone, Copy, Debug)]
pub enum Base {
    Sqlite,
    Postgres,
}

pub struct Stage {
    running: Option<Running>,
    pub world: Arc<World>,
    pub zone: Zone,
    pub sink: Sink,
    pub config: Config,
    pub key: String,
    /// What DNS says about that key.
    pub record: String,
    seed: u64,
    stop: CancellationToken,
    _postgres: Option<Fresh>,
    _dir: TempDir,
}

impl Stage {
    /// The group "garden" with Ana, who coordinates it, and Ben, Cleo and Wes, whose provider signs nothing.
    pub async fn open(base: Base) -> Self {
        let stage = Self::empty(base, |_| {}).await;
        stage.cast().await;
        stage
    }

    /// A running service and nobody in it.
    pub async fn empty(base: Base, change: impl FnOnce(&mut Config)) -> Self {
        let seed = std::env::var("MAILMOOT_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(|| World::real().number());
        eprintln!("MAILMOOT_SEED={seed}");
        let world = Arc::new(World::set(START.parse().unwrap(), seed));
        let stop = CancellationToken::new();
        let (key, record) = generate_key().unwrap();
        let (zone, resolver) = house::providers(&record, &stop).await;
        let sink = Sink::open(world.clone(), &stop).await;
        let dir = tempfile::tempdir().unwrap();
        let postgres = match base {
            Base::Sqlite => None,
            Base::Postgres => Some(postgres::fresh().await),
        };
        let url = postgres.as_ref().map_or_else(|| format!("sqlite:{}", dir.path().join("moot.db").display()), |fresh| fresh.url.clone());
        let mut config = house::settings(url, resolver, &sink, &dir, &key);
        change(&mut config);
        let running = serve::start_within(config.clone(), world.clone(), the_web()).await.unwrap();
        Self { running: Some(running), world, zone, sink, config, key, record, seed, stop, _postgres: postgres, _dir: dir }
    }

    pub async fn cast(&self) {
        self.group("garden", "Garden co-op").await;
        self.member("garden", "ana", STRONG, |new| new.role = Role::Coordinator).await;
        self.member("garden", "ben", STRONG, |_| {}).await;
        self.member("garden", "cleo", STRONG, |_| {}).await;
        self.member("garden", "wes", WEAK, |_| {}).await;
        self.settled().await;
    }

    pub fn running(&self) -> &Running {
        self.running.as_ref().unwrap()
    }

    pub async fn group(&self, handle: &str, name: &str) {
        let command = Command::CreateGroup { handle: handle.into(), name: name.into(), locale: None };
        self.execute(Actor::Admin, command).await;
        self.until("the door knows the group", async || {
            let handles = self.running().app.store.handles().await.unwrap();
            self.running().intake.directory.learn(handles);
            self.running().intake.directory.destination(&format!("{handle}@{DOMAIN}")).is_some()
        })
        .await;
    }

    pub async fn member(&self, handle: &str, name: &str, provider: &str, change: impl FnOnce(&mut NewMember)) -> PersonId {
        let mut new = NewMember {
            handle: handle.into(),
            address: Address::parse(&format!("{name}@{provider}")).unwrap(),
            name: capital(name),
            role: Role::Member,
            zone: Some("Europe/Lisbon".into()),
            locale: None,
            prefers: None,
            quiet: true,
            name_is_right: false,
            added_by: None,
        };
        change(&mut new);
        self.execute(Actor::Admin, Command::AddMember(new)).await.person.unwrap()
    }

    /// A level for the group, chosen on the person's own page.
    pub async fn prefers(&self, who: &str, level: Level) {
        let person = self.person(who).await;
        let group = self.view(|_| Needs { handles: ["garden".into()].into(), ..Needs::default() }).await.group_named("garden").unwrap().id;
        let command = Command::SetLevel { person, scope: Scope::Group(group), level: Some(level) };
        self.execute(Actor::Session { person }, command).await;
    }

    pub async fn execute(&self, actor: Actor, command: Command) -> Disposition {
        let occasion = format!("stage/{}", self.world.number());
        self.running().app.execute(actor, command, mailmoot::app::Cause::Occasion(occasion)).await.unwrap()
    }

    /// The person who writes from that address.
    pub async fn person(&self, who: &str) -> PersonId {
        let address = Address::parse(&address(who)).unwrap();
        let view = self.view(|_| Needs { addresses: [address.clone()].into(), ..Needs::default() }).await;
        view.people_at(&address)[0].id
    }

    /// What the query side knows.
    pub async fn view(&self, wanted: impl Fn(&View) -> Needs) -> View {
        let mut query = self.running().app.query().await.unwrap();
        query.load(wanted).await.unwrap();
        query.view
    }

    /// Sends through the mail door as the person's provider would. Time passes: a second.
    pub async fn send(&self, mail: Mail) -> Reply {
        self.world.advance(SignedDuration::from_secs(1));
        let bytes = self.written(&mail);
        let rcpt = mail.recipients();
        self.deliver(&mail.mail_from, &rcpt.iter().map(String::as_str).collect::<Vec<_>>(), &bytes).await
    }

    /// A mail as its provider hands it over.
    pub fn written(&self, mail: &Mail) -> Vec<u8> {
        let bytes = mail.bytes();
        let domain = mail.provider();
        if mail.signed && [STRONG, FOREIGN].contains(&domain) { Signer::new(&self.key, domain, "post").unwrap().sign(&bytes).unwrap() } else { bytes }
    }

    pub async fn deliver(&self, mail_from: &str, rcpt: &[&str], bytes: &[u8]) -> Reply {
        deliver(self.running().smtp, mail_from, rcpt, bytes).await.unwrap()
    }

    /// Sends, and expects to hear 250.
    pub async fn accepts(&self, mail: Mail) {
        let reply = self.send(mail).await;
        assert_eq!(reply.code, 250, "{}", reply.text);
    }

    /// Time passes, and whatever is due by then happens.
    pub async fn pass(&self, span: SignedDuration) {
        self.world.advance(span);
        self.running().app.ring();
        self.settled().await;
    }

    pub async fn pass_until(&self, instant: &str) {
        self.world.put(instant.parse().unwrap());
        self.running().app.ring();
        self.settled().await;
    }

    pub fn now(&self) -> Timestamp {
        self.world.now()
    }

    /// Waits until nothing that is due is left to do.
    pub async fn settled(&self) {
        self.until("everything due is done", async || self.is_settled().await).await;
    }

    async fn is_settled(&self) -> bool {
        let (store, now) = (&self.running().app.store, self.world.now());
        let agenda = store.agenda(now).await.unwrap();
        let idle = agenda.to_open.is_empty()
            && agenda.to_close.is_empty()
            && agenda.to_remind.is_empty()
            && agenda.to_review.is_empty()
            && agenda.digests.is_empty()
            && agenda.expired.is_empty();
        let has_webhooks = !Rings::open(&self.config.webhook, "").unwrap().is_empty();
        let waits = |closed: &Settling| {
            let waited = now.duration_since(closed.closed_at);
            let owners = closed.held + closed.pending > 0 && waited < SignedDuration::from_hours(24);
            owners || ((store.is_shared() || has_webhooks) && waited < SignedDuration::from_mins(2))
        };
        idle && agenda.closed.iter().all(waits) && store.unfinished(now).await.unwrap() == 0
    }

    /// Looks again and again until it is so.
    pub async fn until(&self, what: &str, so: impl AsyncFn() -> bool) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        let mut glance = tokio::time::interval(Duration::from_millis(4));
        while !so().await {
            glance.tick().await;
            assert!(tokio::time::Instant::now() < deadline, "still waiting: {what}");
        }
    }

    /// The mails to somebody that nobody has taken from the sink yet, oldest first, when everything is settled.
    pub async fn mails(&self, who: &str) -> Vec<Received> {
        self.settled().await;
        let mut mails = Vec::new();
        for filed in self.sink.take(&address(who)) {
            mails.push(read::received(self, filed).await);
        }
        mails
    }

    /// The one new mail to somebody.
    pub async fn mail(&self, who: &str) -> Received {
        let mut mails = self.mails(who).await;
        let kinds: Vec<_> = mails.iter().map(|mail| mail.notice.kind).collect();
        assert_eq!(mails.len(), 1, "{who} got {kinds:?}");
        mails.remove(0)
    }

    /// Everybody's new mails are thrown away.
    pub async fn forget(&self) {
        self.settled().await;
        self.sink.clear();
    }

    /// Ends the service and starts it again on the same database.
    pub async fn restart(&mut self, change: impl FnOnce(&mut Config)) {
        self.halt().await;
        change(&mut self.config);
        self.rise().await;
    }

    pub async fn halt(&mut self) {
        self.running.take().unwrap().stop().await;
    }

    pub async fn rise(&mut self) {
        self.running = Some(serve::start_within(self.config.clone(), self.world.clone(), the_web()).await.unwrap());
    }

    /// The end of the play: nothing may be left to do, and every message must have come to something.
    pub async fn close(mut self) {
        self.settled().await;
        let store = &self.running().app.store;
        let pending = store.status().await.unwrap().pending > 0;
        for raw in store.raws_since(Timestamp::UNIX_EPOCH).await.unwrap() {
            assert!(pending || !store.dispositions(raw).await.unwrap().is_empty(), "message {raw} came to nothing");
        }
        self.halt().await;
        self.stop.cancel();
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.running.is_none(), "the stage was left without being closed (MAILMOOT_SEED={})", self.seed);
        }
    }
}

/// "ana" writes from `ana@strong.example`, "wes" from `wes@weak.example`; others say where they write from.
pub fn address(who: &str) -> String {
    match who {
        _ if who.contains('@') => who.to_string(),
        "wes" => format!("wes@{WEAK}"),
        _ => format!("{who}@{STRONG}"),
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
