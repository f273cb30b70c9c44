//! A real Postfix stands in front: it takes mail and hands it to mailmoot, by LMTP over a port and over a socket, and by
//! pipe(8). What mailmoot does not know is returned by Postfix, and what it cannot take just now is tried again.

use crate::crash::ledger::Ledger;
use crate::rig::client::Client;
use crate::rig::house::{House, Plan, Serve};
use crate::rig::mail::{Kind, MOOT};
use crate::rig::sink::Sink;
use std::io::Write as _;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(60);
const TALK: &str = "SELECT words FROM comments WHERE words LIKE '%pfx%' ORDER BY id";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postfix_delivers_by_lmtp_over_a_port() {
    let port = free_port();
    play(&format!("listen = \"{port}\""), &format!("lmtp:inet:{port}"), Trouble::Stopped).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postfix_delivers_by_lmtp_over_a_socket() {
    let dir = open_folder();
    let socket = dir.path().join("lmtp.sock").display().to_string();
    play(&format!("listen = \"{socket}\""), &format!("lmtp:unix:{socket}"), Trouble::Stopped).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postfix_delivers_by_pipe() {
    play("", "mailmoot:", Trouble::Misconfigured).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pipe_answers_in_exit_codes_and_takes_what_it_can() {
    let plan = Plan { groups: 1, members: 3, database: None, smarthost: ([127, 0, 0, 1], 1).into(), connections: 1, signed: false };
    let house = House::prepare(&plan).await.unwrap();
    let config = house.dir.path().join("mailmoot.toml").display().to_string();
    let reply = house.reply("pfx9".into(), Kind::Comment, &house.members[1]).unwrap();
    let wire = String::from_utf8(reply.wire.clone()).unwrap();
    let text = wire.strip_suffix(".\r\n").unwrap().replace("\r\n..", "\r\n.").replace("\r\n", "\n");
    let (from, to) = (format!("--from={}", reply.from), format!("--to={}", reply.to));
    let nobody = format!("--to=nobody@{MOOT}");
    let cases: [(&[&str], &str, i32, &str); 6] = [
        (&["--config", "/nonexistent.toml"], &text, 75, "4.3.0 cannot read"),
        (&["--config", &config, "--what"], &text, 75, "--what"),
        (&["--config", &config], "", 65, "5.6.0 standard input is empty"),
        (&["--config", &config, &from, &nobody], &text, 67, "5.1.1 no such address here: nobody@"),
        (&["--config", &config, "--from=", &nobody, &to], &text, 67, "5.1.1"),
        (&["--config", &config, &from, &to], &text, 0, "done: "),
    ];
    for (words, input, code, says) in cases {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mailmoot"));
        child.arg("ingest").args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = child.spawn().unwrap();
        // Who has seen enough on its command line reads nothing.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = tokio::task::spawn_blocking(move || child.wait_with_output()).await.unwrap().unwrap();
        let said = String::from_utf8_lossy(&[output.stderr, output.stdout].concat()).into_owned();
        assert_eq!((output.status.code(), said.contains(says)), (Some(code), true), "{words:?}: {said}");
    }
    let ledger = Ledger::open(&house.database).await;
    assert_eq!(ledger.texts(TALK).await.len(), 1);
}

/// What keeps mailmoot from taking mail for a while.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    /// Nobody is there.
    Stopped,
    /// The program is called and cannot read its config.
    Misconfigured,
}

/// A vote, a comment and a mail to nobody, then a comment while mailmoot is in trouble.
async fn play(lmtp: &str, transport: &str, trouble: Trouble) {
    let sink = Sink::start().await;
    let plan = Plan { groups: 1, members: 6, database: None, smarthost: sink.address, connections: 2, signed: false };
    let house = House::prepare(&plan).await.unwrap();
    let config = house.dir.path().join("mailmoot.toml");
    let settings = std::fs::read_to_string(&config).unwrap();
    std::fs::write(&config, format!("{settings}[lmtp]\n{lmtp}\n")).unwrap();
    let program = give_to_nobody(&house);
    let mut serve = Serve::start(&house).await.unwrap();
    let postfix = Postfix::start(transport, sink.address, &format!("{} ingest --config {}", program.display(), config.display()));
    let ledger = Ledger::open(&house.database).await;

    let mut client = postfix.client().await;
    let replies = [("pfx1", Kind::Vote, 1), ("pfx2", Kind::Comment, 2)];
    for (mark, kind, member) in replies {
        let reply = house.reply(mark.into(), kind, &house.members[member]).unwrap();
        client.announce(&reply.from, &reply.to).await.unwrap();
        client.say(&reply.wire).await.unwrap();
        assert_eq!(client.answer().await.unwrap(), 250, "Postfix takes {mark}");
    }
    until("the comment is there", &postfix, async || ledger.texts(TALK).await.len() == 1).await;
    let reasons = "SELECT reason FROM ballots ORDER BY id";
    until("the vote is there", &postfix, async || ledger.texts(reasons).await == ["It weathers well, see pfx1."]).await;
    for envelope in ledger.texts("SELECT envelope FROM raws").await {
        assert!(envelope.contains("\"trusted\":true"), "SPF must not be asked of Postfix's own address: {envelope}");
        assert!(envelope.contains(&format!("@{MOOT}\"]")) && envelope.contains("\"mail_from\":\"m"), "{envelope}");
    }

    // Nobody has that address: Postfix hears it and returns the mail to its sender.
    let lost = house.reply("pfx3".into(), Kind::Comment, &house.members[3]).unwrap();
    client.announce(&lost.from, &format!("nobody@{MOOT}")).await.unwrap();
    client.say(&lost.wire).await.unwrap();
    assert_eq!(client.answer().await.unwrap(), 250);
    until("the mail comes back", &postfix, async || sink.since(0).iter().any(|mail| mail.from.is_empty() && mail.to == lost.from)).await;
    assert!(postfix.log().contains("dsn=5.1.1, status=bounced"), "{}", postfix.log());

    match trouble {
        Trouble::Stopped => serve.kill(),
        Trouble::Misconfigured => std::fs::write(&config, "what = \"nonsense\"\n").unwrap(),
    }
    let late = house.reply("pfx4".into(), Kind::Comment, &house.members[4]).unwrap();
    client.announce(&late.from, &late.to).await.unwrap();
    client.say(&late.wire).await.unwrap();
    assert_eq!(client.answer().await.unwrap(), 250);
    until("Postfix keeps it", &postfix, async || postfix.log().contains("status=deferred")).await;
    assert_eq!(ledger.texts(TALK).await.len(), 1);
    match trouble {
        Trouble::Stopped => serve = Serve::start(&house).await.unwrap(),
        Trouble::Misconfigured => std::fs::write(&config, settings).unwrap(),
    }
    // A retry that meets the end of the last try puts the mail off for minutes; an admin would not wait either.
    until("it arrives later", &postfix, async || {
        postfix.flush();
        ledger.texts(TALK).await.len() == 2
    })
    .await;
    assert_eq!(postfix.log().matches("status=bounced").count(), 1, "{}", postfix.log());
    drop(serve);
}

async fn until(what: &str, postfix: &Postfix, so: impl AsyncFn() -> bool) {
    let (began, mut glance) = (Instant::now(), tokio::time::interval(Duration::from_millis(200)));
    while !so().await {
        glance.tick().await;
        assert!(began.elapsed() < PATIENCE, "still waiting: {what}\n{}", postfix.log());
    }
}

fn free_port() -> SocketAddr {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap()
}

/// A folder that Postfix, too, may look into.
fn open_folder() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    dir
}

/// pipe(8) runs nothing as root: the program, its config and its database are for a user who owns nothing else.
fn give_to_nobody(house: &House) -> PathBuf {
    let program = house.dir.path().join("mailmoot");
    let built = env!("CARGO_BIN_EXE_mailmoot");
    // The same file where that is possible: it is large.
    if std::fs::hard_link(built, &program).is_err() {
        std::fs::copy(built, &program).unwrap();
    }
    let dir = house.dir.path().display().to_string();
    as_root(&["sh", "-c", &format!("chown -h nobody {dir} {dir}/*.toml {dir}/*.pem {dir}/moot.db* && chmod 777 {dir}")]);
    program
}

/// A Postfix with a folder of its own for everything.
struct Postfix {
    dir: TempDir,
    address: SocketAddr,
    master: Child,
}

impl Postfix {
    fn start(transport: &str, relay: SocketAddr, program: &str) -> Self {
        let (dir, address) = (open_folder(), free_port());
        let place = dir.path().display().to_string();
        std::fs::create_dir(dir.path().join("conf")).unwrap();
        std::fs::write(dir.path().join("conf/main.cf"), main_cf(&place, transport, relay)).unwrap();
        let services = include_str!("postfix/master.cf").replace("SMTPD", &address.to_string()).replace("PROGRAM", program);
        std::fs::write(dir.path().join("conf/master.cf"), services).unwrap();
        as_root(&["sh", "-c", &format!("cd {place} && {}", include_str!("postfix/folders.sh"))]);
        let mut words = root_words();
        words.extend(["/usr/lib/postfix/sbin/master".into(), "-d".into(), "-c".into(), format!("{place}/conf")]);
        // A group of its own, which Postfix ends as a whole.
        let master = Command::new(&words[0]).args(&words[1..]).stdin(Stdio::null()).process_group(0).spawn().unwrap();
        Self { dir, address, master }
    }

    /// A session, as soon as Postfix answers.
    async fn client(&self) -> Client {
        let (began, mut glance) = (Instant::now(), tokio::time::interval(Duration::from_millis(50)));
        loop {
            glance.tick().await;
            match Client::connect(self.address).await {
                Ok(client) => return client,
                Err(error) => assert!(began.elapsed() < PATIENCE, "Postfix does not answer: {error}\n{}", self.log()),
            }
        }
    }

    /// Tries at once what was put off (postqueue(1)).
    fn flush(&self) {
        as_root(&["/usr/sbin/postqueue", "-c", &self.dir.path().join("conf").display().to_string(), "-f"]);
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.dir.path().join("log")).unwrap_or_default()
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        let words = [root_words(), vec!["kill".into(), "-TERM".into(), self.master.id().to_string()]].concat();
        // It may have ended by itself; its log has said why.
        let _ = Command::new(&words[0]).args(&words[1..]).status();
        let _ = self.master.wait();
    }
}

fn main_cf(place: &str, transport: &str, relay: SocketAddr) -> String {
    let own = include_str!("postfix/main.cf").replace("PLACE", place);
    format!("{own}relayhost = [{}]:{}\ntransport_maps = inline:{{ {MOOT}={transport} }}\n", relay.ip(), relay.port())
}

/// Postfix is started by root alone, and gives its rights up by itself.
fn root_words() -> Vec<String> {
    let root = Command::new("id").arg("-u").output().unwrap().stdout.starts_with(b"0\n");
    if root { vec!["env".into()] } else { vec!["sudo".into(), "-n".into()] }
}

fn as_root(command: &[&str]) {
    let mut words = root_words();
    words.extend(command.iter().map(ToString::to_string));
    let status = Command::new(&words[0]).args(&words[1..]).status().unwrap();
    assert!(status.success(), "{command:?} as root: {status}");
}
