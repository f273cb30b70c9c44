//! kill -9 of the real process in the middle of everything, again and again; then the books are checked by somebody who
//! reads only what the client was told, what the sink got, and the tables.
//!
//! Seeded: `MAILMOOT_SEED` repeats a run. `MAILMOOT_SOAK` makes ten times as many kills.

pub mod ledger;

use crate::postgres;
use crate::rig::client::Client;
use crate::rig::house::{House, Plan, Serve};
use crate::rig::mail::{Kind, Reply};
use crate::rig::sink::Sink;
use ledger::Ledger;
use mailmoot::world::World;
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Sessions that stop in the middle of their text until the kill.
const HELD: usize = 20;
/// Sessions whose final dots go out together, just before the kill.
const BURST: usize = 30;
/// Ordinary mail of each round, which keeps the notices coming.
const ORDINARY: usize = 24;
/// What is asked of each kill.
const LEAST_IN_HAND: usize = 20;
const LEAST_ON_THE_WAY: i64 = 100;
/// How long the sink thinks before it answers, so that letters are on their way when the kill comes.
const SLOWNESS: Duration = Duration::from_millis(40);
const PATIENCE: Duration = Duration::from_secs(120);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_doubled_when_serve_is_killed_on_sqlite() {
    crash(None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_doubled_when_serve_is_killed_on_postgresql() {
    let database = postgres::fresh().await;
    crash(Some(database.url.clone())).await;
}

async fn crash(database: Option<String>) {
    let kills = if std::env::var_os("MAILMOOT_SOAK").is_some() { 50 } else { 5 };
    let seed = std::env::var("MAILMOOT_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_123);
    println!("MAILMOOT_SEED={seed}, {kills} kills");
    let chance = World::set(jiff::Timestamp::UNIX_EPOCH, seed);
    let sink = Sink::start().await;
    let plan = Plan { groups: 12, members: 10, database, smarthost: sink.address, connections: 8, signed: true };
    let house = House::prepare(&plan).await.unwrap();
    let ledger = Ledger::open(&house.database).await;
    let mut post = Post { replies: replies(&house, kills, &chance), answered: BTreeSet::new(), refused: Vec::new() };
    let mut waiting: Vec<usize> = (0..post.replies.len()).rev().collect();

    let began = Instant::now();
    sink.answer_after(SLOWNESS);
    for kill in 1..=kills {
        let mut serve = Serve::start(&house).await.unwrap();
        // What was not answered is sent again first, as every mail server does.
        let mut round: Vec<usize> = (0..ORDINARY + BURST + HELD).filter_map(|_| waiting.pop()).collect();
        let late = round.split_off(ORDINARY.min(round.len()));
        post.deliver(serve.smtp, round).await;
        let on_the_way = ledger.wait_until_on_the_way(LEAST_ON_THE_WAY, PATIENCE).await;
        let unanswered = post.interrupt(&mut serve, late, Duration::from_micros(chance.number() % 30_000)).await;
        assert!(unanswered.len() >= LEAST_IN_HAND, "kill {kill} met only {} sessions in hand", unanswered.len());
        let left = ledger.on_the_way().await;
        assert!(left >= LEAST_ON_THE_WAY, "kill {kill} met only {left} notices on their way, of {on_the_way} a moment before");
        waiting.extend(unanswered);
    }

    sink.answer_after(Duration::ZERO);
    let serve = Serve::start(&house).await.unwrap();
    for rest in waiting.chunks(ORDINARY) {
        post.deliver(serve.smtp, rest.to_vec()).await;
    }
    ledger.wait_until_settled(PATIENCE).await;
    drop(serve);

    assert_eq!(post.refused, Vec::<String>::new(), "answers other than 250");
    assert_eq!(post.answered.len(), post.replies.len(), "every mail was answered in the end");
    let arrivals = sink.since(0);
    let octets: usize = arrivals.iter().map(|arrival| arrival.size).sum();
    let span = arrivals.iter().map(|arrival| arrival.at).max().map(|last| last.duration_since(began)).unwrap_or_default();
    println!("{} messages answered; {} mails came, {octets} octets, the last after {span:.1?}", post.answered.len(), sink.count());
    let wrong = ledger.audit(&post.replies, plan.members, &arrivals).await;
    assert!(wrong.is_empty(), "{} things are wrong:\n  {}", wrong.len(), wrong.join("\n  "));
}

/// Enough for every round: two comments to one vote, each in a group of its own choosing.
fn replies(house: &House, kills: usize, chance: &World) -> Vec<Arc<Reply>> {
    let wanted = (ORDINARY + BURST + HELD) * kills;
    let mut replies = Vec::with_capacity(wanted);
    let mut voters: Vec<usize> = (0..house.members.len()).collect();
    while replies.len() < wanted {
        let mark = format!("q{}x{:x}", replies.len(), chance.number());
        let vote = chance.number().is_multiple_of(3) && !voters.is_empty();
        let place = chance.number() as usize;
        let (kind, member) = match vote {
            true => (Kind::Vote, voters.swap_remove(place % voters.len())),
            false => (Kind::Comment, place % house.members.len()),
        };
        replies.extend(house.reply(mark, kind, &house.members[member]).map(Arc::new));
    }
    replies
}

/// The client's side: what there is to send, and what was answered.
struct Post {
    replies: Vec<Arc<Reply>>,
    answered: BTreeSet<usize>,
    refused: Vec<String>,
}

impl Post {
    /// Sends each and waits for its answer; nothing is expected to go wrong.
    async fn deliver(&mut self, server: SocketAddr, which: Vec<usize>) {
        let mut sessions = JoinSet::new();
        for index in which {
            let reply = self.replies[index].clone();
            sessions.spawn(async move { (index, session(server, &reply, reply.wire.len(), &mut None).await) });
        }
        while let Some(done) = sessions.join_next().await {
            let (index, code) = done.unwrap();
            self.note(index, code.unwrap());
        }
    }

    /// Brings every session into DATA, lets most of them finish at once, and kills. The unanswered ones come back.
    async fn interrupt(&mut self, serve: &mut Serve, which: Vec<usize>, after: Duration) -> Vec<usize> {
        let in_data = Arc::new(AtomicUsize::new(0));
        let (release, released) = watch::channel(false);
        let mut sessions = JoinSet::new();
        let all = which.len();
        for (place, index) in which.into_iter().enumerate() {
            let (reply, server, in_data, released) = (self.replies[index].clone(), serve.smtp, in_data.clone(), released.clone());
            let pause = if place < HELD { reply.wire.len() / 2 } else { reply.wire.len() - 3 };
            sessions.spawn(async move {
                let mut gate = Some(Gate { in_data, released, never: place < HELD });
                (index, session(server, &reply, pause, &mut gate).await)
            });
        }
        let began = Instant::now();
        while in_data.load(Ordering::SeqCst) < all {
            assert!(began.elapsed() < PATIENCE, "the sessions did not get to DATA");
            tokio::task::yield_now().await;
        }
        release.send_replace(true);
        tokio::time::sleep(after).await;
        serve.kill();
        let mut unanswered = Vec::new();
        while let Some(done) = sessions.join_next().await {
            match done.unwrap() {
                (index, Ok(code)) => self.note(index, code),
                (index, Err(_)) => unanswered.push(index),
            }
        }
        unanswered
    }

    fn note(&mut self, index: usize, code: u16) {
        match code {
            250 => drop(self.answered.insert(index)),
            code => self.refused.push(format!("{}: {code}", self.replies[index].mark)),
        }
    }
}

/// Where a session stops until it is let go on, or until the server is gone.
struct Gate {
    in_data: Arc<AtomicUsize>,
    released: watch::Receiver<bool>,
    never: bool,
}

/// One message over one connection, with a stop after `pause` octets. The code that answered it.
async fn session(server: SocketAddr, reply: &Reply, pause: usize, gate: &mut Option<Gate>) -> std::io::Result<u16> {
    let mut client = Client::connect(server).await?;
    client.announce(&reply.from, &reply.to).await?;
    client.say(&reply.wire[..pause]).await?;
    if let Some(gate) = gate {
        gate.in_data.fetch_add(1, Ordering::SeqCst);
        if !gate.never {
            // The sender outlives every session.
            let _ = gate.released.wait_for(|released| *released).await;
            client.say(&reply.wire[pause..]).await?;
        }
    } else {
        client.say(&reply.wire[pause..]).await?;
    }
    client.answer().await
}
