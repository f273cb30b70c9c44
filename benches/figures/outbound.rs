//! B6, B6c and B7: one comment to very many, the first notice of many comments, and one connection.

use crate::cost;
use crate::rig::client::Client;
use crate::rig::house::{House, Plan, Serve};
use crate::rig::mail::Kind;
use crate::rig::sink::{Arrival, Sink};
use crate::table::{Table, median};
use anyhow::{Context as _, ensure};
use mailmoot::outbound::sign::{Signer, generate_key};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

const CROWD: usize = 10_000;
const CONNECTIONS: usize = 8;
const PATIENCE: Duration = Duration::from_secs(180);

/// One comment to ten thousand people, each with a mail of their own, signed; beside what signing and sending alone take.
pub async fn b6(table: &mut Table, rounds: usize) -> anyhow::Result<()> {
    let (mut ours, mut costs, mut ceiling) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        let (rate, cost, size) = fan_out(CONNECTIONS, true).await?;
        ours.push(rate);
        costs.extend(cost);
        ceiling.push(raw_and_signed(size).await?);
    }
    let rate = table.rate("B6 one comment to 10,000, signed", "mails/s", &ours);
    table.cost("B6 processor time of serve for one mail", &costs);
    let most = table.rate("B6 ceiling: sign and pipeline the same size, nothing else", "mails/s", &ceiling);
    table.row("B6 share of the ceiling", &format!("{:.0} %", rate / most * 100.0), "aim 55 %");
    Ok(())
}

/// The same without a signature over one kept connection.
pub async fn b7(table: &mut Table, rounds: usize) -> anyhow::Result<()> {
    let (mut rates, mut costs) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let (rate, cost, _) = fan_out(1, false).await?;
        rates.push(rate);
        costs.extend(cost);
    }
    table.rate("B7 one kept connection, unsigned (aim 3,000)", "mails/s", &rates);
    table.cost("B7 processor time of serve for one mail", &costs);
    Ok(())
}

/// Mails a second from the final dot of the comment to the last mail's arrival, processor seconds of ours for each, and the
/// size of such a mail.
async fn fan_out(connections: usize, signed: bool) -> anyhow::Result<(f64, Option<f64>, usize)> {
    let sink = Sink::start().await;
    let plan = Plan { groups: 1, members: CROWD + 1, database: None, smarthost: sink.address, connections, signed };
    let house = House::prepare(&plan).await?;
    let serve = Serve::start(&house).await?;
    let reply = house.reply("q1x".into(), Kind::Comment, &house.members[1]).context("no notice to answer")?;
    let mut client = Client::connect(serve.smtp).await?;
    client.announce(&reply.from, &reply.to).await?;
    let (began, before) = (Instant::now(), cost::seconds(&serve));
    client.say(&reply.wire).await?;
    ensure!(client.answer().await? == 250, "the comment was not taken");
    while sink.count() < CROWD {
        ensure!(began.elapsed() < PATIENCE, "only {} mails came", sink.count());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let cost = cost::each(&serve, before, CROWD);
    let arrivals = sink.since(0);
    let last = arrivals.iter().map(|arrival| arrival.at).max().context("no arrivals")?;
    let different = |what: fn(&Arrival) -> &str| arrivals.iter().map(what).collect::<BTreeSet<&str>>().len();
    let (people, ids, paths) = (different(|arrival| &arrival.to), different(|arrival| &arrival.message_id), different(|arrival| &arrival.from));
    ensure!([arrivals.len(), people, ids, paths] == [CROWD; 4], "{} mails to {people} people, {ids} ids, {paths} paths", arrivals.len());
    drop(serve);
    Ok((CROWD as f64 / last.duration_since(began).as_secs_f64(), cost, arrivals[0].size))
}

/// A key, a socket and nothing else: mails of that size are signed and written in one go each.
async fn raw_and_signed(size: usize) -> anyhow::Result<f64> {
    const MAILS: usize = 4000;
    let sink = Sink::start().await;
    let signer = Arc::new(Signer::new(&generate_key()?.0, "moot.example", "mailmoot")?);
    // A signature of ours is about 750 octets of the size.
    let body = "It rains on the fence, and the fence minds it less than the posts do.\r\n".repeat(size.saturating_sub(1200) / 71);
    let mut senders = JoinSet::new();
    let began = Instant::now();
    for sender in 0..CONNECTIONS {
        let (signer, body, address) = (signer.clone(), body.clone(), sink.address);
        senders.spawn(async move {
            let mut stream = TcpStream::connect(address).await?;
            stream.set_nodelay(true)?;
            answered(&mut stream, 1).await?;
            stream.write_all(b"EHLO bench\r\n").await?;
            answered(&mut stream, 3).await?;
            for mail in 0..MAILS / CONNECTIONS {
                let text = format!(
                    "From: <a@moot.example>\r\nTo: <m{mail}@people.example>\r\nSubject: fence\r\nMessage-ID: <{sender}.{mail}@moot.example>\r\n\r\n{body}"
                );
                let signed = signer.sign(text.as_bytes())?;
                stream.write_all(b"MAIL FROM:<a@moot.example>\r\nRCPT TO:<b@people.example>\r\nDATA\r\n").await?;
                answered(&mut stream, 3).await?;
                stream.write_all(&[&signed[..], b".\r\n"].concat()).await?;
                answered(&mut stream, 1).await?;
            }
            anyhow::Ok(())
        });
    }
    while let Some(done) = senders.join_next().await {
        done??;
    }
    Ok(MAILS as f64 / began.elapsed().as_secs_f64())
}

/// Reads so many lines.
async fn answered(stream: &mut TcpStream, lines: usize) -> anyhow::Result<()> {
    let (mut seen, mut buffer) = (0, [0; 512]);
    while seen < lines {
        let read = stream.read(&mut buffer).await?;
        ensure!(read > 0, "the sink hung up");
        seen += memchr::memchr_iter(b'\n', &buffer[..read]).count();
    }
    Ok(())
}

/// From the 250 to the first notice at the sink, two hundred times, each time on a server at rest.
pub async fn b6c(table: &mut Table) -> anyhow::Result<()> {
    const TIMES: usize = 200;
    const MEMBERS: usize = 10;
    let sink = Sink::start().await;
    let plan = Plan { groups: 1, members: MEMBERS, database: None, smarthost: sink.address, connections: CONNECTIONS, signed: true };
    let house = House::prepare(&plan).await?;
    let serve = Serve::start(&house).await?;
    let mut client = Client::connect(serve.smtp).await?;
    let (mut waits, mut accepts) = (Vec::new(), Vec::new());
    for time in 0..TIMES {
        let reply = house.reply(format!("q{time}x"), Kind::Comment, &house.members[1 + time % (MEMBERS - 1)]).context("no notice to answer")?;
        let before = sink.count();
        client.announce(&reply.from, &reply.to).await?;
        let dot = Instant::now();
        client.say(&reply.wire).await?;
        ensure!(client.answer().await? == 250, "a comment was not taken");
        let accepted = Instant::now();
        while sink.count() < before + MEMBERS - 1 {
            ensure!(accepted.elapsed() < PATIENCE, "notices are missing");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let first = sink.since(before).iter().map(|arrival| arrival.at).min().context("no notice")?;
        waits.push(first.saturating_duration_since(accepted).as_secs_f64() * 1e3);
        accepts.push(accepted.duration_since(dot).as_secs_f64() * 1e3);
        // At rest again: what was sent is written down.
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let mut sorted = waits.clone();
    sorted.sort_by(f64::total_cmp);
    let p99 = sorted[TIMES * 99 / 100];
    table.row("B6c 250 to first notice, p50 of 200", &format!("{:.1} ms", median(&waits)), &format!("p99 {p99:.1} ms; aim 50 ms"));
    table.row("B2 final dot to 250 on an idle server, p50 of 200", &format!("{:.1} ms", median(&accepts)), "no aim");
    Ok(())
}
