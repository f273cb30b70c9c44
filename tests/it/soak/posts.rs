//! Comments and votes through the webhook doors of the real process, each many times and in no order: each has one
//! effect, and is told of once. Amazon's door is left to `webhooks::flood`: its certificate comes from Amazon alone.

use super::{MOST_MEMORY, house, is_full, memory};
use crate::crash::ledger::Ledger;
use crate::rig::house::{House, Serve};
use crate::rig::mail::{Kind, Reply};
use crate::rig::sink::Sink;
use crate::webhooks::post::{PROVIDERS, Post, Poster, SECRET};
use futures_util::StreamExt as _;
use mailmoot::world::World;
use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::{Duration, Instant};

const AT_ONCE: usize = 16;
const MEMBERS: usize = 5;
const PATIENCE: Duration = Duration::from_secs(120);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn posts_that_come_again_in_any_order_have_one_effect() {
    let (posts, groups) = if is_full() { (100_000, 40) } else { (400, 4) };
    let seed = std::env::var("MAILMOOT_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_126);
    println!("MAILMOOT_SEED={seed}");
    let chance = World::set(jiff::Timestamp::UNIX_EPOCH, seed);
    let (sink, poster) = (Sink::start().await, Poster::new());
    let http = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let house = house(groups, MEMBERS, sink.address, |settings| with_doors(&settings, http, &poster)).await;
    let serve = Serve::start(&house).await.unwrap();

    let replies = replies(&house, &chance);
    let knocks: Vec<Post> = replies.iter().flat_map(|reply| through_each_door(&poster, reply)).collect();
    let order = shuffled((0..posts.max(knocks.len())).map(|number| number % knocks.len()).collect(), &chance);
    let began = Instant::now();
    let mut statuses: BTreeMap<u16, usize> = BTreeMap::new();
    let mut most = 0;
    let mut answers = futures_util::stream::iter(&order).map(|at| knocks[*at].send(http)).buffer_unordered(AT_ONCE);
    while let Some(status) = answers.next().await {
        *statuses.entry(status).or_default() += 1;
        if status != 200 || statuses[&200].is_multiple_of(1_000) {
            most = most.max(memory(&serve));
        }
    }
    drop(answers);
    let took = began.elapsed();
    let ledger = Ledger::open(&house.database).await;
    ledger.wait_until_settled(PATIENCE).await;
    most = most.max(memory(&serve));
    let wrong = ledger.audit(&replies, MEMBERS, &sink.since(0)).await;
    println!(
        "soak posts: {} posts of {} messages through {} doors in {took:.1?}, {:.0}/s, answered {statuses:?}; {} things wrong; serve at most {most} MiB resident",
        order.len(),
        replies.len(),
        doors().count(),
        order.len() as f64 / took.as_secs_f64(),
        wrong.len(),
    );
    assert!(wrong.is_empty(), "{} things are wrong:\n  {}", wrong.len(), wrong.join("\n  "));
    assert!(statuses.keys().all(|status| [200, 503].contains(status)), "{statuses:?}");
    assert!(statuses.get(&503).copied().unwrap_or(0) < order.len() / 10, "{statuses:?}");
    assert!(most < MOST_MEMORY, "{most} MiB");
}

fn doors() -> impl Iterator<Item = &'static str> {
    PROVIDERS.into_iter().filter(|provider| *provider != "ses")
}

fn with_doors(settings: &str, http: SocketAddr, poster: &Poster) -> String {
    let keys = poster.doors();
    let mut text = settings.replace("[http]\nlisten = \"127.0.0.1:0\"", &format!("[http]\nlisten = \"{http}\""));
    for provider in doors() {
        text.push_str(&format!("[webhook.{provider}]\nsecret = \"{SECRET}\"\n"));
        match provider {
            "sendgrid" => text.push_str(&format!("public_key = [\"{}\"]\n", keys.sendgrid.public_key[0])),
            "mandrill" => text.push_str("url = \"https://moot.example/webhook/mandrill\"\n"),
            _ => {}
        }
    }
    text
}

/// One comment and one vote of everybody who was asked.
fn replies(house: &House, chance: &World) -> Vec<Arc<Reply>> {
    let mut replies = Vec::new();
    for member in &house.members {
        for kind in [Kind::Comment, Kind::Vote] {
            replies.extend(house.reply(format!("q{}x{:x}", replies.len(), chance.number()), kind, member).map(Arc::new));
        }
    }
    replies
}

fn through_each_door(poster: &Poster, reply: &Reply) -> Vec<Post> {
    let wire = String::from_utf8(reply.wire.clone()).unwrap();
    let message = wire.strip_suffix(".\r\n").unwrap().replace("\r\n..", "\r\n.");
    // Most sign whole seconds: those in which the house was made ready were before anybody was a member of it. A script's
    // signature holds for five minutes on either side, and the whole of this may take longer than one of them.
    let now = World::real().now() + jiff::SignedDuration::from_mins(4);
    doors().map(|provider| poster.mail(provider, message.as_bytes(), &reply.to, &reply.from, now)).collect()
}

fn shuffled(mut order: Vec<usize>, chance: &World) -> Vec<usize> {
    for at in (1..order.len()).rev() {
        order.swap(at, (chance.number() % (at as u64 + 1)) as usize);
    }
    order
}
