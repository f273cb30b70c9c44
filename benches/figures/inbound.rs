//! B1: signed replies over kept connections into `serve`, and the same bytes with the same tool into Postfix.

use crate::cost;
use crate::postfix::Postfix;
use crate::rig::client::Client;
use crate::rig::house::{House, Plan, Serve};
use crate::rig::mail::{Kind, Reply};
use crate::rig::sink::Sink;
use crate::table::Table;
use anyhow::{Context as _, ensure};
use sqlx::{Connection as _, Row as _, SqliteConnection};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Distinct replies, half of them votes, from groups of ten.
const REPLIES: usize = 5000;
const MEMBERS: usize = 10;
const CONNECTIONS: usize = 50;
/// Sent first and not measured, so that keys are known and caches warm.
const WARM: usize = 200;

/// Whether our own letters leave while mail comes in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Smarthost {
    /// It does not answer, so what is queued stays queued: acceptance alone, as for Postfix's discard.
    Mute,
    /// It takes everything: acceptance, while notices are signed and delivered on the same cores.
    Taking,
}

pub async fn b1(table: &mut Table, rounds: usize) -> anyhow::Result<()> {
    let postfix = Postfix::start().await?;
    let (mut alone, mut sending, mut peers) = (Vec::new(), Vec::new(), [Vec::new(), Vec::new()]);
    let mut costs = Vec::new();
    for _ in 0..rounds {
        let (rate, cost, replies) = ours(Smarthost::Mute).await?;
        alone.push(rate);
        costs.extend(cost);
        if let Some(postfix) = &postfix {
            for (peer, connections) in peers.iter_mut().zip([10, 50]) {
                peer.push(load(postfix.address, &replies, connections).await?);
            }
        }
        sending.push(ours(Smarthost::Taking).await?.0);
    }
    let rate = table.rate("B1 mailmoot, accepted", "/s", &alone);
    table.cost("B1 processor time of serve for one mail", &costs);
    let busy = table.rate("B1 mailmoot, accepted while its notices are signed and delivered", "/s", &sending);
    if postfix.is_some() {
        let ten = table.rate("B1 Postfix to discard, 10 connections", "/s", &peers[0]);
        let fifty = table.rate("B1 Postfix to discard, 50 connections", "/s", &peers[1]);
        let best = ten.max(fifty);
        table.row("B1 ratio to Postfix's best", &format!("{:.2}", rate / best), &format!("{:.2} while delivering; aim 3", busy / best));
    }
    Ok(())
}

/// One round on a fresh house: messages a second, processor seconds of ours for each, and the messages for the others.
async fn ours(smarthost: Smarthost) -> anyhow::Result<(f64, Option<f64>, Arc<Vec<Reply>>)> {
    let sink = Sink::start().await;
    if smarthost == Smarthost::Mute {
        sink.answer_after(Duration::from_secs(3600));
    }
    let groups = (REPLIES + WARM) / 2 / MEMBERS;
    let plan = Plan { groups, members: MEMBERS, database: None, smarthost: sink.address, connections: 8, signed: true };
    let house = House::prepare(&plan).await?;
    let mut replies = replies(&house)?;
    let warm = Arc::new(replies.split_off(REPLIES));
    let replies = Arc::new(replies);
    let serve = Serve::start(&house).await?;
    load(serve.smtp, &warm, CONNECTIONS).await?;
    let before = cost::seconds(&serve);
    let rate = load(serve.smtp, &replies, CONNECTIONS).await?;
    let cost = cost::each(&serve, before, REPLIES);
    drop(serve);
    check(&house, &warm.iter().chain(replies.iter()).collect::<Vec<_>>()).await?;
    Ok((rate, cost, replies))
}

/// Votes and comments in turn, each from another member.
fn replies(house: &House) -> anyhow::Result<Vec<Reply>> {
    let commenters: Vec<_> = house.members.iter().filter(|member| member.comment.is_some()).collect();
    let reply = |index: usize| {
        let (kind, member) =
            if index.is_multiple_of(2) { (Kind::Vote, &house.members[index / 2]) } else { (Kind::Comment, commenters[index / 2 % commenters.len()]) };
        house.reply(format!("q{index}x"), kind, member).context("a member without a notice")
    };
    (0..REPLIES + WARM).map(reply).collect()
}

/// Delivers all of them; every answer must be 250. Messages a second come back.
async fn load(server: SocketAddr, replies: &Arc<Vec<Reply>>, connections: usize) -> anyhow::Result<f64> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut clients = Vec::new();
    for _ in 0..connections {
        clients.push(Client::connect(server).await?);
    }
    let mut sessions = JoinSet::new();
    let began = Instant::now();
    for mut client in clients {
        let (next, replies) = (next.clone(), replies.clone());
        sessions.spawn(async move {
            while let Some(reply) = replies.get(next.fetch_add(1, Ordering::Relaxed)) {
                client.announce(&reply.from, &reply.to).await?;
                client.say(&reply.wire).await?;
                let code = client.answer().await?;
                ensure!(code == 250, "{} was answered {code}", reply.mark);
            }
            Ok(())
        });
    }
    while let Some(done) = sessions.join_next().await {
        done??;
    }
    let took = began.elapsed().max(Duration::from_millis(1));
    Ok(replies.len() as f64 / took.as_secs_f64())
}

/// As many distinct outcomes as messages, or the round counts for nothing.
async fn check(house: &House, replies: &[&Reply]) -> anyhow::Result<()> {
    let path = house.database.trim_start_matches("sqlite:");
    let mut connection = SqliteConnection::connect(path).await?;
    let sql = "SELECT (SELECT COUNT(DISTINCT words) FROM comments WHERE words LIKE 'The posts of lot %'), \
               (SELECT COUNT(DISTINCT reason) FROM ballots WHERE state = 'counted'), (SELECT COUNT(*) FROM notices WHERE state <> 'sent')";
    let row = sqlx::query(sql).fetch_one(&mut connection).await?;
    let (comments, ballots, notices): (i64, i64, i64) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    let wanted = |kind: Kind| replies.iter().filter(|reply| reply.kind == kind).count() as i64;
    ensure!((comments, ballots) == (wanted(Kind::Comment), wanted(Kind::Vote)), "{comments} comments and {ballots} votes of {}", replies.len());
    println!("  {} distinct outcomes, {notices} notices still to go", comments + ballots);
    Ok(())
}
