//! A house made ready before any clock runs: keys, DNS, groups, people, a thread and an open poll in each group; and the
//! real process that serves it.

use super::mail::{Kind, MOOT, PEOPLE, Reply, SELECTOR};
use mailmoot::app::{App, Cause, Part, Work};
use mailmoot::config;
use mailmoot::core::command::{Command, Door, MailWords, NewMember};
use mailmoot::core::grammar::Words;
use mailmoot::core::group::Role;
use mailmoot::core::ids::NoticeId;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::Address;
use mailmoot::core::token::Keyring;
use mailmoot::core::trust::{Actor, Proof};
use mailmoot::core::view::Needs;
use mailmoot::demo::dns::{self, Sockets, Zone};
use mailmoot::outbound::sign::{Signer, dns_record, generate_key};
use mailmoot::serve;
use mailmoot::store::{Claimed, Fault, Settlement};
use mailmoot::world::World;
use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{self, Child, Stdio};
use std::sync::Arc;
use tempfile::TempDir;
use tokio_util::sync::{CancellationToken, DropGuard};

/// The program that is tested.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_mailmoot");

/// What to prepare.
pub struct Plan {
    pub groups: usize,
    /// Of each group; the first one coordinates.
    pub members: usize,
    /// `None`: an SQLite file in the house's own folder.
    pub database: Option<String>,
    pub smarthost: SocketAddr,
    pub connections: usize,
    /// Whether what we send is signed.
    pub signed: bool,
}

/// Somebody who may answer.
#[derive(Clone, Debug)]
pub struct Member {
    pub name: String,
    pub address: String,
    /// A notice of the group's thread; whoever started it has none.
    pub comment: Option<NoticeId>,
    /// The ballot.
    pub ballot: Option<NoticeId>,
}

/// A prepared house.
pub struct House {
    pub dir: TempDir,
    pub members: Vec<Member>,
    /// As `database.url` says.
    pub database: String,
    keyring: Keyring,
    signer: Signer,
    _dns: DropGuard,
}

impl House {
    pub async fn prepare(plan: &Plan) -> anyhow::Result<Self> {
        let dir = tempfile::tempdir()?;
        let (people_key, people_record) = generate_key()?;
        let (house_key, _) = generate_key()?;
        std::fs::write(dir.path().join("dkim.pem"), &house_key)?;
        std::fs::write(dir.path().join("people.pem"), &people_key)?;
        let zone = Zone::default();
        zone.txt(&format!("{SELECTOR}._domainkey.{PEOPLE}"), people_record);
        zone.txt(&format!("mailmoot._domainkey.{MOOT}"), dns_record(&house_key)?);
        let sockets = Sockets::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
        let resolver = sockets.address()?;
        let stop = CancellationToken::new();
        tokio::spawn(dns::serve(zone, sockets, stop.clone()));

        let database = plan.database.clone().unwrap_or_else(|| format!("sqlite:{}", dir.path().join("moot.db").display()));
        let path = dir.path().join("mailmoot.toml");
        let text = settings(plan, &database, resolver);
        std::fs::write(&path, &text)?;
        let config = config::read(&text, &path, [])?;
        let opened = serve::open(&config, Arc::new(World::real())).await?;
        let keyring = opened.house.keyring.clone();
        let writer = tokio::spawn(opened.writer.run());
        let members = populate(&opened.app, plan).await?;
        let store = opened.app.store.clone();
        drop(opened.app);
        writer.await?;
        store.close().await;
        Ok(Self { dir, members, database, keyring, signer: Signer::new(&people_key, PEOPLE, SELECTOR)?, _dns: stop.drop_guard() })
    }

    /// A reply of that member, signed; `None` when they have nothing of that kind to answer.
    pub fn reply(&self, mark: String, kind: Kind, member: &Member) -> Option<Reply> {
        let notice = if kind == Kind::Vote { member.ballot } else { member.comment }?;
        Some(Reply::new(mark, kind, member, notice, &self.keyring, &self.signer))
    }

    fn config(&self) -> PathBuf {
        self.dir.path().join("mailmoot.toml")
    }
}

/// A few groups write here what thousands would: no budget holds anything.
fn settings(plan: &Plan, database: &str, resolver: SocketAddr) -> String {
    let key = if plan.signed { "key = \"dkim.pem\"" } else { "" };
    format!(
        "[service]\ndomain = \"{MOOT}\"\nurl = \"http://{MOOT}\"\nadmin = \"admin@{PEOPLE}\"\n\
         [smtp]\nlisten = \"127.0.0.1:0\"\nsessions_per_address = 500\n[http]\nlisten = \"127.0.0.1:0\"\n\
         [database]\nurl = \"{database}\"\n[dns]\nresolver = \"{resolver}\"\n\
         [outbound]\nsmarthost = \"{}\"\nconnections = {}\nretry = 1\n[dkim]\n{key}\n[polls]\ngrace = \"0s\"\n\
         [limits]\nmember = 100000\nthread = 100000\ngroup = 100000\n\
         [log]\nlevel = \"warn,mailmoot::cli=info\"\njson = true\n",
        plan.smarthost, plan.connections,
    )
}

/// Everything goes through the desk, as the command line and the doors would do it.
async fn populate(app: &App, plan: &Plan) -> anyhow::Result<Vec<Member>> {
    let mut people = Vec::new();
    for group in 0..plan.groups {
        let handle = format!("group{group}");
        let mut commands = vec![Command::CreateGroup { handle: handle.clone(), name: format!("Group {group}"), locale: None }];
        for member in 0..plan.members {
            let (name, address) = (format!("Member {member} of {group}"), format!("m{member}.g{group}@{PEOPLE}"));
            commands.push(Command::AddMember(new_member(&handle, &name, &address, member == 0)));
            people.push((name, address));
        }
        submit(app, commands.into_iter().map(|command| (Actor::Admin, command)).collect()).await?;
    }
    let writers = (0..plan.groups).map(|group| (format!("group{group}"), people[group * plan.members].1.clone()));
    let mails = writers.map(|(handle, from)| async move {
        let talk = write(&handle, Door::Talk, "The north fence", "It leans more each week, and the posts are rotten.", &from)?;
        let poll =
            write(&handle, Door::Poll, "Which colour for the fence?", "The paint is on sale.\n\n- Green\n- Natural oak\n- White\n\nCloses: in 3 days", &from)?;
        submit(app, vec![talk]).await?;
        submit(app, vec![poll]).await
    });
    futures_util::future::try_join_all(mails).await?;
    open_polls(app).await?;
    let notices = delivered(app).await?;
    let members = people.into_iter().map(|(name, address)| {
        let of = |kind| notices.get(&(address.clone(), kind)).copied();
        Member { comment: of(NoticeKind::Comment.folder()), ballot: of(NoticeKind::Ballot.folder()), name, address }
    });
    Ok(members.collect())
}

fn new_member(handle: &str, name: &str, address: &str, first: bool) -> NewMember {
    NewMember {
        handle: handle.into(),
        address: Address::trusted(address),
        name: name.into(),
        role: if first { Role::Coordinator } else { Role::Member },
        zone: None,
        locale: None,
        prefers: None,
        quiet: true,
        name_is_right: false,
        added_by: None,
    }
}

fn write(handle: &str, door: Door, subject: &str, text: &str, from: &str) -> anyhow::Result<(Actor, Command)> {
    let mail = MailWords {
        subject: subject.into(),
        words: Words::own_only(text),
        message_id: Some(format!("{handle}{}@{PEOPLE}", door.ending())),
        ..MailWords::default()
    };
    let actor = Actor::Mail { from: Some(Address::trusted(from)), proof: Proof::Strong, meant: true, spf_domain: None };
    Ok((actor, Command::Write { handle: handle.into(), door, mail }))
}

async fn submit(app: &App, commands: Vec<(Actor, Command)>) -> anyhow::Result<()> {
    let nonce = app.world.number();
    let part = |(index, (actor, command))| Part { cause: Cause::Occasion(format!("prepare/{nonce:x}/{index}")), actor, command };
    let work = Work { parts: commands.into_iter().enumerate().map(part).collect(), ..Work::new(app.world.now()) };
    app.submit(work).await.map_err(faulted)?;
    Ok(())
}

/// Opens every draft, and tells large groups, as the clock would.
async fn open_polls(app: &App) -> anyhow::Result<()> {
    loop {
        let drafts = app.store.agenda(app.world.now()).await.map_err(faulted)?.to_open;
        if drafts.is_empty() {
            break;
        }
        let open = drafts.into_iter().map(|(poll, _)| submit(app, vec![(Actor::Clock, Command::OpenPoll { poll })]));
        futures_util::future::try_join_all(open).await?;
    }
    while app.fan_out_step().await.map_err(faulted)? {}
    Ok(())
}

/// What was queued so far counts as sent long ago. The first notice of each kind to each address comes back.
async fn delivered(app: &App) -> anyhow::Result<HashMap<(String, &'static str), NoticeId>> {
    let mut found = HashMap::new();
    loop {
        let now = app.world.now();
        let claimed = app.store.claim(now, now, 1000).await.map_err(faulted)?;
        if claimed.is_empty() {
            return Ok(found);
        }
        let needs = Needs { people: claimed.iter().map(|claimed| claimed.notice.person).collect(), ..Needs::default() };
        let mut query = app.query().await.map_err(faulted)?;
        query.load(|_| needs.clone()).await.map_err(faulted)?;
        for Claimed { notice, .. } in &claimed {
            let person = query.view.people.get(notice.person).and_then(|person| person.mailbox());
            found.entry((person.map(ToString::to_string).unwrap_or_default(), notice.kind.folder())).or_insert(notice.id);
        }
        let sent: Vec<_> = claimed.iter().map(|claimed| (claimed.notice.id, Settlement::Sent { at: now })).collect();
        app.store.settle(&sent).await.map_err(faulted)?;
    }
}

fn faulted(fault: Fault) -> anyhow::Error {
    anyhow::anyhow!("{fault}")
}

/// The running process. Dropped, it is killed.
pub struct Serve {
    /// Of interest to who measures its memory.
    pub child: Child,
    pub smtp: SocketAddr,
}

impl Serve {
    /// Starts `mailmoot serve` and waits until it listens.
    pub async fn start(house: &House) -> anyhow::Result<Self> {
        Self::start_by(house, process::Command::new(PROGRAM)).await
    }

    /// The same by another command line, which ends in the program.
    pub async fn start_by(house: &House, mut command: process::Command) -> anyhow::Result<Self> {
        let config = house.config();
        let started = tokio::task::spawn_blocking(move || {
            let mut child = command.args(["serve", "--config"]).arg(config).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
            let log = BufReader::new(child.stderr.take().expect("standard error is piped"));
            let mut lines = log.lines();
            let smtp = lines.by_ref().map_while(Result::ok).find_map(|line| listening(&line));
            // What it says later is passed on, so that it never waits for a reader.
            std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| eprintln!("serve: {line}")));
            match smtp {
                Some(smtp) => Ok(Self { child, smtp }),
                None => Err(anyhow::anyhow!("serve ended before it listened: {}", child.wait()?)),
            }
        });
        started.await?
    }

    /// kill -9.
    pub fn kill(&mut self) {
        // A process that has ended by itself cannot be killed; the caller's counts will tell.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Serve {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The mail port, in the line that says so.
fn listening(line: &str) -> Option<SocketAddr> {
    let line: serde_json::Value = serde_json::from_str(line).ok()?;
    if line["fields"]["message"] != "serving" {
        eprintln!("serve: {line}");
    }
    line["fields"]["smtp"].as_str()?.parse().ok()
}
