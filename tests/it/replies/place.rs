//! The running service, a mail server that files what it sends, the DNS both ask, and the people who answer.

use super::fixture::{Answers, Expect, Fixture};
use mailmoot::app::Cause;
use mailmoot::config::{self, Config};
use mailmoot::core::command::{Command, NewMember};
use mailmoot::core::group::Role;
use mailmoot::core::notice;
use mailmoot::core::person::{Address, Level, Scope};
use mailmoot::core::token::{Keyring, Purpose};
use mailmoot::core::trust::Actor;
use mailmoot::core::view::{Needs, View};
use mailmoot::demo::dns::{self, Zone};
use mailmoot::demo::mailbox::{Mail, Mailbox};
use mailmoot::demo::sender::deliver;
use mailmoot::inbound::smtp::{self, Door};
use mailmoot::outbound::sign::{Signer, generate_key};
use mailmoot::serve::{self, Running};
use mailmoot::world::World;
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

pub const DOMAIN: &str = "moot.example";
const ANA: &str = "ana@quintamail.example";
const PATIENCE: Duration = Duration::from_secs(60);
pub const THREAD: &str = "The north gate";
const TALK: &str = "The latch of the north gate is broken again, and the goats have found out.\n\n\
                    Who can look at it on Saturday, and who has a spare latch? I will bring coffee.";
const POLLS: [(&str, &str); 3] = [
    ("Which color for the gate?", "We should decide this week, the paint is on sale.\n\n- Green\n- Natural oak\n- White\n\nCloses: in 4 days"),
    ("Welche Farbe für das Tor?", "Die Farbe ist diese Woche im Angebot.\n\n- Grün\n- Eiche natur\n- Weiß\n\nCloses: in 4 days"),
    ("Keep two goats", "They eat the brambles, and the school wants to visit them. 200 euros a year, from the cash box.\n\nType: proposal\nCloses: in 4 days"),
];

pub struct Place {
    running: Running,
    mailbox: Mailbox,
    key: String,
    stop: CancellationToken,
    _dir: TempDir,
}

/// A notice as it was received, and the row behind it.
pub struct Notice {
    pub mail: Arc<Mail>,
    pub notice: notice::Notice,
}

impl Notice {
    /// What stands behind `r-` in its Reply-To.
    pub fn reply_token(&self) -> String {
        let address = self.mail.message.reply_to.first().unwrap();
        address.strip_prefix("r-").and_then(|rest| rest.split('@').next()).unwrap().to_string()
    }

    /// Where the reply goes: to Reply-To, or to From where a program ignores that.
    pub fn recipient(&self, fixture: &Fixture) -> String {
        let to = mailmoot::inbound::message::read(&fixture.source).to.first().cloned().unwrap();
        if to.starts_with("r-") { self.mail.message.reply_to[0].clone() } else { to }
    }
}

impl Place {
    /// The group, its people, one thread and three polls, as they came by mail.
    pub async fn open(url: Option<String>, fixtures: &[Fixture]) -> Self {
        let world = Arc::new(World::real());
        let stop = CancellationToken::new();
        let (key, record) = generate_key().unwrap();
        let resolver = names(fixtures, &record, &stop).await;
        let mailbox = Mailbox::default();
        let sink = sink(&mailbox, &world, &stop).await;
        let dir = tempfile::tempdir().unwrap();
        let url = url.unwrap_or_else(|| format!("sqlite:{}", dir.path().join("moot.db").display()));
        let running = serve::start(settings(url, resolver, sink), world).await.unwrap();
        let place = Self { running, mailbox, key, stop, _dir: dir };
        place.people(fixtures).await;
        place.talk().await;
        place
    }

    async fn people(&self, fixtures: &[Fixture]) {
        self.execute("group", Command::CreateGroup { handle: "garden".into(), name: "Garden co-op".into(), locale: None }).await;
        self.running.intake.directory.learn(["garden".to_string()]);
        self.execute("ana", member("Ana Silva", ANA, "en", Role::Coordinator, None)).await;
        for fixture in fixtures {
            let talks = matches!(fixture.expect.answers, Answers::Comment | Answers::Goodbye);
            let prefers = if talks { Level::Everything } else { Level::Asked };
            let command = member(&fixture.author, &fixture.address, &fixture.expect.locale, Role::Member, Some(prefers));
            self.execute(&fixture.name, command).await;
        }
    }

    async fn execute(&self, occasion: &str, command: Command) {
        self.running.app.execute(Actor::Admin, command, Cause::Occasion(format!("test/{occasion}"))).await.unwrap();
    }

    /// What Ana writes.
    async fn talk(&self) {
        self.write(ANA, "garden@moot.example", THREAD, TALK, "").await;
        for (title, text) in POLLS {
            self.write(ANA, "garden-poll@moot.example", title, text, "").await;
            let draft = self.mailbox.wait(ANA, 1, PATIENCE, |mail| mail.message.subject.contains(title)).await.unwrap();
            self.answer(ANA, &draft, "open").await;
        }
    }

    /// They read on in the archive. What they answer is with them already.
    pub async fn hear_no_more_talk(&self, fixture: &Fixture) {
        let address = Address::parse(&fixture.address).unwrap();
        let view = self.view(|_| Needs { addresses: [address.clone()].into(), handles: ["garden".into()].into(), ..Needs::default() }).await;
        let (person, group) = (view.people_at(&address)[0].id, view.group_named("garden").unwrap().id);
        let command = Command::SetLevel { person, scope: Scope::Group(group), level: Some(Level::Asked) };
        let cause = Cause::Occasion(format!("test/quiet/{}", fixture.name));
        self.running.app.execute(Actor::Session { person }, command, cause).await.unwrap();
    }

    /// The notice that a fixture answers, once it is there.
    pub async fn notice_for(&self, fixture: &Fixture) -> Notice {
        let Expect { answers, poll, first, .. } = &fixture.expect;
        let title = if matches!(answers, Answers::Comment | Answers::Goodbye) { THREAD } else { poll };
        let about = |mail: &Mail| mail.message.subject.contains(title);
        let mail = self.mailbox.wait(&fixture.address, 1, PATIENCE, about).await.unwrap_or_else(|| panic!("{}: no notice", fixture.name));
        if let Some(first) = first {
            let before = self.last(fixture);
            self.answer(&fixture.address, &mail, first).await;
            // Not just the next mail: somebody else's comment may come in between.
            return self.answer_after(fixture, before).await.unwrap_or_else(|why| panic!("{}: {why}", fixture.name));
        }
        Notice { notice: self.row(&mail).await, mail }
    }

    /// The number of the newest mail somebody has got.
    pub fn last(&self, fixture: &Fixture) -> u64 {
        self.mailbox.inbox(&fixture.address).last().map_or(0, |mail| mail.id)
    }

    /// The first mail after `seen` that is an answer to the person's own act.
    pub async fn answer_after(&self, fixture: &Fixture, seen: u64) -> Result<Notice, String> {
        use notice::NoticeKind::{Ballot, Comment, Result as Outcome, VoteOpened};
        for nth in 1.. {
            let mail = self.mailbox.wait(&fixture.address, nth, PATIENCE, |mail| mail.id > seen).await.ok_or("no answer came")?;
            let notice = self.row(&mail).await;
            if !matches!(notice.kind, Comment | Ballot | Outcome | VoteOpened) {
                return Ok(Notice { mail, notice });
            }
        }
        Err("no answer came".into())
    }

    /// Somebody's words, as Ana hears of them.
    pub async fn heard_by_ana(&self, author: &str) -> Option<Arc<Mail>> {
        let by = format!("{author} via Garden co-op");
        self.mailbox.wait(ANA, 1, PATIENCE, |mail| mail.author() == by).await
    }

    /// The row behind a mail, by its signed Message-ID.
    async fn row(&self, mail: &Mail) -> notice::Notice {
        let id = mail.message.message_id.as_deref().and_then(|id| id.strip_prefix("n-")?.split('@').next()).unwrap();
        let token = self.running.house.keyring.verify(id).unwrap();
        assert_eq!(token.purpose, Purpose::Reference);
        self.running.app.query().await.unwrap().notice(token.send).await.unwrap().unwrap()
    }

    /// What the query side knows.
    pub async fn view(&self, wanted: impl Fn(&View) -> Needs) -> View {
        let mut query = self.running.app.query().await.unwrap();
        query.load(wanted).await.unwrap();
        query.view
    }

    pub fn keyring(&self) -> Keyring {
        self.running.house.keyring.clone()
    }

    /// A plain reply.
    async fn answer(&self, who: &str, mail: &Mail, text: &str) {
        let id = mail.message.message_id.as_deref().unwrap();
        let threading = format!("In-Reply-To: <{id}>\r\nReferences: <{id}>\r\n");
        self.write(who, &mail.message.reply_to[0], &format!("Re: {}", mail.message.subject), text, &threading).await;
    }

    async fn write(&self, who: &str, to: &str, subject: &str, text: &str, threading: &str) {
        let id = self.running.app.world.number();
        let date = jiff::fmt::rfc2822::to_string(&self.running.app.world.now().to_zoned(jiff::tz::TimeZone::UTC)).unwrap();
        let message = format!(
            "From: <{who}>\r\nTo: <{to}>\r\nSubject: {subject}\r\nDate: {date}\r\nMessage-ID: <{id}@home.example>\r\n{threading}MIME-Version: 1.0\r\n\
             Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n",
            text.replace('\n', "\r\n")
        );
        self.send(who, to, message.as_bytes()).await;
    }

    /// Signs as the sender's provider does, and hands it over at our door.
    pub async fn send(&self, who: &str, to: &str, message: &[u8]) {
        let domain = who.rsplit('@').next().unwrap();
        let signed = Signer::new(&self.key, domain, "post").unwrap().sign(message).unwrap();
        let reply = deliver(self.running.smtp, who, &[to], &signed).await.unwrap();
        assert_eq!(reply.code, 250, "{who} to {to}: {}", reply.text);
    }

    pub async fn close(self) {
        self.running.stop().await;
        self.stop.cancel();
    }
}

fn member(name: &str, address: &str, locale: &str, role: Role, prefers: Option<Level>) -> Command {
    Command::AddMember(NewMember {
        handle: "garden".into(),
        address: Address::parse(address).unwrap(),
        name: name.into(),
        role,
        zone: Some("Europe/Paris".into()),
        locale: Some(locale.into()),
        prefers,
        quiet: true,
        name_is_right: false,
        added_by: None,
    })
}

/// Everybody's provider signs with one key, and asks that anything else be refused.
async fn names(fixtures: &[Fixture], record: &str, stop: &CancellationToken) -> SocketAddr {
    let zone = Zone::default();
    let addresses = fixtures.iter().map(|fixture| fixture.address.as_str()).chain([ANA]);
    for domain in addresses.filter_map(|address| address.rsplit('@').next()).collect::<BTreeSet<_>>() {
        zone.txt(&format!("post._domainkey.{domain}"), record);
        zone.txt(&format!("_dmarc.{domain}"), "v=DMARC1; p=reject");
    }
    let sockets = dns::Sockets::bind(([127, 0, 0, 1], 0).into()).await.unwrap();
    let address = sockets.address().unwrap();
    tokio::spawn(dns::serve(zone, sockets, stop.clone()));
    address
}

async fn sink(mailbox: &Mailbox, world: &Arc<World>, stop: &CancellationToken) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let config = config::Smtp { listen: address, ..config::Smtp::default() };
    let reception = Arc::new(mailbox.reception(world.clone()));
    let door = Door { config, hostname: "sink.example".into(), tls: None, reception, world: world.clone() };
    tokio::spawn(smtp::serve(Arc::new(door), listener, stop.clone()));
    address
}

fn settings(url: String, resolver: SocketAddr, sink: SocketAddr) -> Config {
    let text = format!(
        "[service]\ndomain = \"{DOMAIN}\"\nurl = \"https://moot.example\"\nadmin = \"contact@moot.example\"\nadmin_name = \"Ana Silva\"\n\
         [smtp]\nlisten = \"127.0.0.1:0\"\n[http]\nlisten = \"127.0.0.1:0\"\n[database]\nurl = \"{url}\"\n[dns]\nresolver = \"{resolver}\"\n\
         [outbound]\nsmarthost = \"{sink}\"\n"
    );
    toml::from_str(&text).unwrap()
}
