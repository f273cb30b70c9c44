//! The real program when its disk fails or fills up, and when its database goes away: what it answers, whether it goes on,
//! and the exit code.

use crate::postgres;
use crate::rig::client::Client;
use crate::rig::house::{House, Member, PROGRAM, Plan, Serve};
use crate::rig::mail::{Kind, Reply};
use crate::rig::sink::Sink;
use crate::stage::proxy::Proxy;
use std::net::{SocketAddr, TcpListener};
use std::process::{Command, ExitStatus};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const PATIENCE: Duration = Duration::from_secs(60);

async fn house(sink: &Sink, database: Option<String>) -> House {
    let plan = Plan { groups: 1, members: 4, database, smarthost: sink.address, connections: 2, signed: false };
    House::prepare(&plan).await.unwrap()
}

/// Where its pages are served from now on: a port that was free a moment ago.
fn pages(house: &House) -> SocketAddr {
    let free = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let path = house.dir.path().join("mailmoot.toml");
    let settings = std::fs::read_to_string(&path).unwrap();
    std::fs::write(path, settings.replace("[http]\nlisten = \"127.0.0.1:0\"", &format!("[http]\nlisten = \"{free}\""))).unwrap();
    free
}

/// A member's reply in the group's thread.
fn reply(house: &House, number: usize) -> Reply {
    let writer = |member: &&Member| member.comment.is_some();
    house.reply(format!("d{number}"), Kind::Comment, house.members.iter().find(writer).unwrap()).unwrap()
}

/// What the server says to it.
async fn send(serve: &Serve, reply: &Reply) -> std::io::Result<u16> {
    let mut client = Client::connect(serve.smtp).await?;
    client.announce(&reply.from, &reply.to).await?;
    client.say(&reply.wire).await?;
    client.answer().await
}

async fn until<T>(what: &str, mut so: impl AsyncFnMut() -> Option<T>) -> T {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    let mut glance = tokio::time::interval(Duration::from_millis(20));
    loop {
        if let Some(found) = so().await {
            return found;
        }
        glance.tick().await;
        assert!(tokio::time::Instant::now() < deadline, "still waiting: {what}");
    }
}

async fn ended(serve: &mut Serve) -> ExitStatus {
    until("the process ends", async || serve.child.try_wait().unwrap()).await
}

/// SIGTERM, as a service manager sends it.
async fn told_to_stop(serve: &mut Serve) -> ExitStatus {
    let told = Command::new("kill").args(["-TERM", &serve.child.id().to_string()]).status().unwrap();
    assert!(told.success());
    ended(serve).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_that_fails_ends_serve_with_an_error_although_no_mail_met_it() {
    let sink = Sink::start().await;
    let house = house(&sink, None).await;
    // A file that may not grow answers EFBIG where the signal is ignored: neither full nor away.
    let mut patient = Command::new("sh");
    patient.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", PROGRAM]);
    let http = pages(&house);
    let mut serve = Serve::start_by(&house, patient).await.unwrap();
    assert_eq!(send(&serve, &reply(&house, 0)).await.unwrap(), 250);
    until("everybody is told", async || (sink.count() == 3).then_some(())).await;

    let limited = Command::new("prlimit").args(["--pid", &serve.child.id().to_string(), "--fsize=4096:4096"]).status().unwrap();
    assert!(limited.success());
    let form = format!("address={}", house.members[0].address);
    let post = format!(
        "POST /in HTTP/1.1\r\nHost: moot.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{form}",
        form.len()
    );
    let mut page = TcpStream::connect(http).await.unwrap();
    page.write_all(post.as_bytes()).await.unwrap();
    let mut answer = String::new();
    page.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 500 "), "{answer}");
    assert_eq!(ended(&mut serve).await.code(), Some(1));

    let serve = Serve::start(&house).await.unwrap();
    assert_eq!(send(&serve, &reply(&house, 0)).await.unwrap(), 250, "what was taken before is known");
    assert_eq!(send(&serve, &reply(&house, 1)).await.unwrap(), 250);
    until("everybody is told once", async || (sink.count() >= 6).then_some(())).await;
    assert_eq!(sink.count(), 6);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_answered_452_until_there_is_more_room() {
    let sink = Sink::start().await;
    let house = house(&sink, None).await;
    let used = std::fs::metadata(house.dir.path().join("moot.db")).unwrap().len();
    let mut narrow = Command::new(PROGRAM);
    narrow.env("MAILMOOT__DATABASE__MAX_SIZE", (used + (256 << 10)).to_string());
    let mut serve = Serve::start_by(&house, narrow).await.unwrap();
    let mut kept = 0;
    while let code = send(&serve, &reply(&house, kept)).await.unwrap()
        && code != 452
    {
        assert_eq!(code, 250, "after {kept}");
        kept += 1;
        assert!(kept < 500, "the disk never fills");
    }
    assert!(kept > 0, "there was room for some");
    assert_eq!(told_to_stop(&mut serve).await.code(), Some(0), "a full disk is no reason to end");

    let serve = Serve::start(&house).await.unwrap();
    assert_eq!(send(&serve, &reply(&house, kept)).await.unwrap(), 250);
    let all = 3 * (kept + 1);
    until("everybody is told of everything", async || (sink.count() >= all).then_some(())).await;
    assert_eq!(sink.count(), all);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_goes_away_is_answered_451_until_it_is_back() {
    let sink = Sink::start().await;
    let (proxy, database) = (Proxy::open().await, postgres::fresh().await);
    let house = house(&sink, Some(proxy.before(&database.url))).await;
    let mut serve = Serve::start(&house).await.unwrap();
    assert_eq!(send(&serve, &reply(&house, 0)).await.unwrap(), 250);
    until("everybody is told", async || (sink.count() == 3).then_some(())).await;

    proxy.cut();
    assert_eq!(send(&serve, &reply(&house, 1)).await.unwrap(), 451);
    proxy.mend();
    until("mail is taken again", async || (send(&serve, &reply(&house, 1)).await.unwrap() == 250).then_some(())).await;
    until("everybody is told", async || (sink.count() >= 6).then_some(())).await;
    assert_eq!(sink.count(), 6);
    assert_eq!(told_to_stop(&mut serve).await.code(), Some(0));
}
