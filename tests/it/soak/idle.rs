//! Thousands of sessions that have said EHLO and then nothing: all are kept, and mail goes in between.

use super::{MOST_MEMORY, comments, deliver, house, is_full, memory, open_files, percentile};
use crate::rig::client::Client;
use crate::rig::house::Serve;
use crate::rig::sink::Sink;
use futures_util::StreamExt as _;
use mailmoot::world::World;
use std::time::Instant;

/// Greeted at once.
const AT_ONCE: usize = 64;
const MAILS: usize = 50;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thousands_of_idle_sessions_are_held_while_mail_goes_in() {
    let sessions = if is_full() { 5_000 } else { 150 };
    let sink = Sink::start().await;
    // With a fifth more places than are taken nobody is hurried.
    let places = format!("sessions = {0}\nsessions_per_address = {0}", sessions * 3 / 2);
    let house = house(5, 4, sink.address, |settings| settings.replace("sessions_per_address = 500", &places)).await;
    let serve = Serve::start(&house).await.unwrap();
    let (files, before) = (open_files(&serve), memory(&serve));

    let began = Instant::now();
    let connecting = futures_util::stream::iter(0..sessions).map(|_| Client::connect(serve.smtp)).buffer_unordered(AT_ONCE);
    let mut held: Vec<Client> = connecting.map(Result::unwrap).collect().await;
    let (opened, rss, needed) = (began.elapsed(), memory(&serve), open_files(&serve));

    let mut client = Client::connect(serve.smtp).await.unwrap();
    let mut times = Vec::new();
    for reply in comments(&house, MAILS, &World::set(jiff::Timestamp::UNIX_EPOCH, 1)) {
        times.push(deliver(&mut client, &reply).await);
    }
    for client in &mut held {
        client.say(b"NOOP\r\n").await.unwrap();
        assert_eq!(client.answer().await.unwrap(), 250, "a session was lost");
    }
    println!(
        "soak idle: {} sessions held, opened in {opened:.1?}; serve has {needed} files open ({files} before), so its file limit must be above {}; \
         {rss} MiB resident ({before} before); p99 of {MAILS} mails meanwhile {:.1?}",
        held.len(),
        needed + 100,
        percentile(&mut times, 99),
    );
    assert!(needed >= sessions && rss < MOST_MEMORY, "{needed} files, {rss} MiB");
}
