//! Long loads on the real `mailmoot serve`, over real sockets: sessions that only sit there, senders of one octet a second,
//! and webhook posts that come again and again. Each prints its figures in one line that begins with `soak`.
//!
//! `MAILMOOT_SOAK` makes them full size, and holds them to the figures of a release build; without it they are small and
//! show that everything is answered and nothing happens twice.

mod idle;
mod posts;
mod slow;

use crate::rig::client::Client;
use crate::rig::house::{House, Plan, Serve};
use crate::rig::mail::{Kind, Reply};
use futures_util::StreamExt as _;
use mailmoot::world::World;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What `serve` may hold in memory, in MiB.
const MOST_MEMORY: u64 = 300;

fn is_full() -> bool {
    std::env::var_os("MAILMOOT_SOAK").is_some()
}

/// A prepared house whose settings are changed before it is served.
async fn house(groups: usize, members: usize, smarthost: SocketAddr, change: impl FnOnce(String) -> String) -> House {
    let plan = Plan { groups, members, database: None, smarthost, connections: 8, signed: false };
    let house = House::prepare(&plan).await.unwrap();
    let config = house.dir.path().join("mailmoot.toml");
    std::fs::write(&config, change(std::fs::read_to_string(&config).unwrap())).unwrap();
    house
}

/// So many comments of different people in turn, each with a mark of its own.
fn comments(house: &House, wanted: usize, chance: &World) -> Vec<Arc<Reply>> {
    let writers = house.members.iter().cycle().filter(|member| member.comment.is_some()).take(wanted).enumerate();
    writers.filter_map(|(number, member)| house.reply(format!("q{number}x{:x}", chance.number()), Kind::Comment, member).map(Arc::new)).collect()
}

/// Sends a message over a session that is open. How long it took until the answer, which must be 250.
async fn deliver(client: &mut Client, reply: &Reply) -> Duration {
    let began = Instant::now();
    client.announce(&reply.from, &reply.to).await.unwrap();
    client.say(&reply.wire).await.unwrap();
    assert_eq!(client.answer().await.unwrap(), 250, "{}", reply.mark);
    began.elapsed()
}

/// Sends them all over kept connections. Messages a second, and how long each one took.
async fn burst(server: SocketAddr, replies: &[Arc<Reply>], connections: usize) -> (f64, Vec<Duration>) {
    let share = replies.len().div_ceil(connections);
    let began = Instant::now();
    let sessions = futures_util::stream::iter(replies.chunks(share)).map(|chunk| async move {
        let mut client = Client::connect(server).await.unwrap();
        let mut times = Vec::with_capacity(chunk.len());
        for reply in chunk {
            times.push(deliver(&mut client, reply).await);
        }
        times
    });
    let times = sessions.buffer_unordered(connections).concat().await;
    (replies.len() as f64 / began.elapsed().as_secs_f64(), times)
}

/// The share of them that took no longer.
fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times[(times.len() * percent / 100).min(times.len() - 1)]
}

/// Resident memory of the process, in MiB.
fn memory(serve: &Serve) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", serve.child.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.split_whitespace().next().unwrap().parse::<u64>().unwrap() / 1024
}

/// Files that the process has open, sockets among them.
fn open_files(serve: &Serve) -> usize {
    std::fs::read_dir(format!("/proc/{}/fd", serve.child.id())).unwrap().count()
}
