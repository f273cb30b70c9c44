//! Real programs at both ends of `serve`: Python's smtplib with dkimpy and Postfix's smtp-source deliver signed replies,
//! Postfix's smtp-sink takes the notices, and dkimpy verifies our signatures.

use crate::crash::ledger::Ledger;
use crate::python;
use crate::rig::house::{House, Plan, Serve};
use crate::rig::mail::{Kind, Reply};
use mailmoot::outbound::sign::dns_record;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

const MEMBERS: usize = 10;
const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn programs_that_are_not_ours_deliver_receive_and_verify() {
    let dumps = tempfile::tempdir().unwrap();
    let taker = Taker::start(dumps.path());
    let plan = Plan { groups: 1, members: MEMBERS, database: None, smarthost: taker.address, connections: 4, signed: true };
    let house = House::prepare(&plan).await.unwrap();
    let serve = Serve::start(&house).await.unwrap();

    let reply = |mark: &str, kind, member: usize| house.reply(mark.into(), kind, &house.members[member]).unwrap();
    let by_python = [reply("q1xa", Kind::Comment, 1), reply("q2xa", Kind::Vote, 2)];
    let by_postfix = [reply("q3xa", Kind::Comment, 3), reply("q4xa", Kind::Vote, 4)];
    let words = ["My neighbour of lot q1xa has a post-hole digger.", "Natural oak\n\nIt weathers well, see q2xa."];
    let codes = python::run("peers.py", &send_order(&house, serve.smtp, &by_python, &words));
    assert_eq!(codes["codes"], json!([250, 250]));
    by_postfix.iter().for_each(|reply| smtp_source(dumps.path(), serve.smtp, reply));

    let ledger = Ledger::open(&house.database).await;
    ledger.wait_until_settled(PATIENCE).await;
    assert_eq!(ledger.texts("SELECT reason FROM ballots ORDER BY id").await, ["It weathers well, see q2xa.", "It weathers well, see q4xa."]);
    let talk = "SELECT words FROM comments WHERE words LIKE '%q_xa%' ORDER BY id";
    assert_eq!(ledger.texts(talk).await, [words[0], "The posts of lot q3xa are dry, and I have a post-hole digger for the weekend."]);

    // Two comments to everybody else, two receipts.
    let files = taker.files(2 * (MEMBERS - 1) + 2).await;
    let pem = std::fs::read_to_string(house.dir.path().join("dkim.pem")).unwrap();
    let records = json!({ "mailmoot._domainkey.moot.example": dns_record(&pem).unwrap() });
    let verified = python::run("peers.py", &json!({ "do": "verify", "files": files, "records": records }));
    for result in verified["results"].as_array().unwrap() {
        assert_eq!(result["sound"], json!(true), "{result}");
        assert_ne!(result["forged"], json!(true), "a changed letter must not verify: {result}");
        let signed: Vec<&str> = result["signed"].as_str().unwrap().split(':').collect();
        assert_eq!(signed.iter().filter(|name| **name == "from").count(), 2, "From is signed once more than it stands there: {result}");
        for name in ["reply-to", "subject", "message-id", "list-unsubscribe", "list-unsubscribe-post", "list-id"] {
            assert!(signed.contains(&name), "{name} is not signed: {result}");
        }
    }
}

fn send_order(house: &House, server: SocketAddr, replies: &[Reply], words: &[&str]) -> Value {
    let key = std::fs::read_to_string(house.dir.path().join("people.pem")).unwrap();
    let one = |(reply, words): (&Reply, &&str)| json!({ "from": reply.from, "to": reply.to, "mark": reply.mark, "words": words });
    let replies: Vec<Value> = replies.iter().zip(words).map(one).collect();
    json!({ "do": "send", "host": server.ip().to_string(), "port": server.port(), "key": key, "replies": replies })
}

/// Postfix's own client. It reads lines that end in LF, and stuffs dots itself.
fn smtp_source(dir: &Path, server: SocketAddr, reply: &Reply) {
    let file = dir.join(format!("{}.eml", reply.mark));
    let wire = String::from_utf8(reply.wire.clone()).unwrap();
    let text = wire.strip_suffix(".\r\n").unwrap().replace("\r\n..", "\r\n.").replace("\r\n", "\n");
    std::fs::write(&file, text).unwrap();
    let status = program("smtp-source").arg("-F").arg(&file).args(["-f", &reply.from, "-t", &reply.to, "-m", "1"]).arg(server.to_string()).status();
    assert!(status.unwrap().success(), "smtp-source could not deliver {}", reply.mark);
}

/// Debian keeps Postfix's programs where only root's path leads.
fn program(name: &str) -> Command {
    let path = std::env::var("PATH").unwrap_or_default();
    let mut command = Command::new(if Path::new("/usr/sbin").join(name).exists() { format!("/usr/sbin/{name}") } else { name.into() });
    command.env("PATH", format!("{path}:/usr/sbin"));
    command
}

/// Postfix's own server, which writes what it takes to files.
struct Taker {
    address: SocketAddr,
    dir: PathBuf,
    child: Child,
}

impl Taker {
    fn start(dir: &Path) -> Self {
        let dir = dir.join("taken");
        std::fs::create_dir(&dir).unwrap();
        // It gives up root's rights before it writes.
        for open in [dir.parent().unwrap(), &dir] {
            std::fs::set_permissions(open, std::fs::Permissions::from_mode(0o777)).unwrap();
        }
        let address = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
        let mut command = program("smtp-sink");
        if is_root() {
            command.args(["-u", "nobody"]);
        }
        let child = command.arg("-d").arg(dir.join("mail.")).arg(address.to_string()).arg("100").current_dir(&dir).spawn().unwrap();
        let taker = Self { address, dir, child };
        let began = std::time::Instant::now();
        while std::net::TcpStream::connect(address).is_err() {
            assert!(began.elapsed() < PATIENCE, "smtp-sink does not listen");
            std::thread::yield_now();
        }
        taker
    }

    /// The files of so many mails.
    async fn files(&self, wanted: usize) -> Vec<PathBuf> {
        let began = std::time::Instant::now();
        loop {
            let files: Vec<PathBuf> = std::fs::read_dir(&self.dir).unwrap().map(|entry| entry.unwrap().path()).collect();
            if files.len() >= wanted {
                assert_eq!(files.len(), wanted);
                return files;
            }
            assert!(began.elapsed() < PATIENCE, "{} mails came, not {wanted}", files.len());
            tokio::task::yield_now().await;
        }
    }
}

impl Drop for Taker {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().unwrap().stdout.starts_with(b"0\n")
}
