//! Claiming due notices by lease, making letters of them, and handing them over. What became of each is `settling`'s business.
//!
//! One claimer leases notices and has letters made of them, share by share; one sender per connection takes the next share
//! through the gate and hands it over. Nothing here decides whether a letter may go.

use super::gate::{self, Waiting};
use super::letters::Share;
use super::settling::without_addresses;
use super::sign::Signer;
use super::transport::{Connection, Pool, Sent};
use crate::app::App;
use crate::core::ids::NoticeId;
use crate::core::notice::Notice;
use crate::face::house::House;
use crate::face::letter;
use crate::store::{Fault, Recovered, Settlement};
use std::any::Any;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, mpsc};
use tokio::task::{JoinError, JoinHandle, JoinSet};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

/// Shares of letters that may wait for a connection, made or being made.
const READY: usize = 2;
/// How often leases that ran out are looked for.
const LOOK: Duration = Duration::from_secs(60);

/// Everything sending needs.
pub struct Post {
    pub app: App,
    pub house: Arc<House>,
    pub pool: Arc<Pool>,
    pub signer: Option<Arc<Signer>>,
    pub senders: usize,
    /// Seconds before the first retry.
    pub retry: u64,
}

/// Letters that one task is making.
type Making = JoinHandle<Vec<Waiting>>;

impl Post {
    /// Sends until told to stop; letters already handed over are settled first.
    pub async fn run(self: Arc<Self>, stop: CancellationToken) {
        // Compiled before there is a letter to wait for them.
        letter::warm();
        let (ready, waiting) = mpsc::channel(READY);
        let waiting = Arc::new(Mutex::new(waiting));
        let mut senders = JoinSet::new();
        for _ in 0..self.senders {
            senders.spawn(self.clone().send_loop(waiting.clone(), stop.clone()));
        }
        tokio::select! {
            () = self.claim_loop(ready, stop) => {}
            panic = broken(&mut senders) => std::panic::resume_unwind(panic),
        }
        while senders.join_next().await.is_some() {}
        self.give_back(waiting).await;
        self.pool.close_idle(true).await;
    }

    /// What was made into a letter and not handed over is free for whoever starts next.
    async fn give_back(&self, waiting: Arc<Mutex<mpsc::Receiver<Making>>>) {
        let mut waiting = waiting.lock().await;
        let mut left = Vec::new();
        while let Ok(making) = waiting.try_recv() {
            left.extend(made(making).await.iter().map(|waiting| waiting.notice.id));
        }
        self.release(&left).await;
    }

    async fn release(&self, notices: &[NoticeId]) {
        if let Err(fault) = self.app.store.release(notices).await {
            // The leases run out by themselves.
            tracing::warn!(%fault, "reserved notices could not be given back");
        }
    }

    async fn claim_loop(self: &Arc<Self>, ready: mpsc::Sender<Making>, stop: CancellationToken) {
        let mut bell = self.app.bell.subscribe();
        let mut looked = Instant::now();
        while !stop.is_cancelled() {
            bell.mark_unchanged();
            if looked.elapsed() > LOOK {
                looked = Instant::now();
                self.recover().await;
            }
            let shares = match self.claim_shares().await {
                Ok(shares) => shares,
                Err(fault) => {
                    tracing::error!(%fault, "the queue cannot be read");
                    Vec::new()
                }
            };
            if shares.is_empty() {
                let pause = self.pause().await;
                tokio::select! {
                    () = stop.cancelled() => return,
                    _ = bell.changed() => {}
                    () = tokio::time::sleep(pause) => {}
                }
            }
            self.hand_out(shares, &ready, &stop).await;
        }
    }

    /// A share is begun when there is room for it, so that little is made for a smarthost that takes nothing.
    async fn hand_out(self: &Arc<Self>, shares: Vec<Share>, ready: &mpsc::Sender<Making>, stop: &CancellationToken) {
        let mut shares = shares.into_iter();
        while !shares.as_slice().is_empty() {
            let room = tokio::select! {
                biased;
                () = stop.cancelled() => None,
                room = ready.reserve() => room.ok(),
            };
            match (room, shares.next()) {
                (Some(room), Some(share)) => room.send(tokio::spawn(self.clone().make(share))),
                (_, next) => {
                    let left: Vec<NoticeId> = next.iter().chain(shares.as_slice()).flat_map(Share::ids).collect();
                    return self.release(&left).await;
                }
            }
        }
    }

    /// Takes back letters whose lease has run out: their node died, or what became of them could not be written down.
    async fn recover(&self) {
        match self.app.store.recover_expired(self.app.world.now()).await {
            Ok(found) if found == Recovered::default() => {}
            Ok(found) => tracing::warn!(queued_again = found.queued_again, parked = found.parked, "leases of letters ran out"),
            Err(fault) => tracing::error!(%fault, "leases that ran out cannot be looked for"),
        }
    }

    /// Until the next notice is due; at most a second, for what another process may have queued.
    async fn pause(&self) -> Duration {
        const LONGEST: Duration = Duration::from_secs(1);
        match self.app.store.next_due(self.app.world.now()).await {
            Ok(Some(due)) => {
                Duration::try_from(due.duration_since(self.app.world.now())).unwrap_or(Duration::from_millis(5)).clamp(Duration::from_millis(5), LONGEST)
            }
            _ => LONGEST,
        }
    }

    async fn send_loop(self: Arc<Self>, ready: Arc<Mutex<mpsc::Receiver<Making>>>, stop: CancellationToken) {
        loop {
            let making = {
                let mut ready = ready.lock().await;
                tokio::select! {
                    () = stop.cancelled() => return,
                    making = ready.recv() => making,
                }
            };
            let Some(making) = making else { return };
            let letters = made(making).await;
            if !letters.is_empty() {
                self.hand_over(letters).await;
            }
        }
    }

    /// A connection first, then the gate, then the letters one by one.
    pub async fn hand_over(&self, armful: Vec<Waiting>) {
        let notices: Vec<(Notice, u32)> = armful.iter().map(|waiting| (waiting.notice.clone(), waiting.tries)).collect();
        let outcome = match self.pool.connection().await {
            Ok(mut connection) => self.through_gate(&mut connection, armful).await,
            Err(unreachable) => {
                tracing::error!(why = %unreachable, "the smarthost cannot be reached");
                let back = notices.iter().map(|(notice, tries)| (notice.id, self.again(notice, *tries, &unreachable.to_string()))).collect();
                Ok(back)
            }
        };
        let settled = match outcome {
            Ok(settlements) => self.app.store.settle(&settlements).await,
            Err(fault) => Err(fault),
        };
        if let Err(fault) = settled {
            tracing::error!(%fault, "what became of letters could not be written down");
            // What was not handed over is free again; what was is taken up when its lease has run out.
            let ids: Vec<NoticeId> = notices.iter().map(|(notice, _)| notice.id).collect();
            if let Err(fault) = self.app.store.release(&ids).await {
                tracing::error!(%fault, "leases could not be given back");
            }
        }
    }

    async fn through_gate(&self, connection: &mut Connection, armful: Vec<Waiting>) -> Result<Vec<(NoticeId, Settlement)>, Fault> {
        let cleared = gate::pass(&self.app, armful).await?;
        let mut settlements = Vec::with_capacity(cleared.len());
        let mut lost: Option<String> = None;
        let mut barred: Option<String> = None;
        for (notice, tries, letter) in cleared {
            let sent = match &lost {
                Some(why) => Sent::Unreachable { why: why.clone() },
                None => connection.send(&letter).await,
            };
            if let Sent::Unreachable { why } | Sent::Unanswered { why } = &sent {
                lost = Some(why.clone());
            }
            if let Sent::Barred { why } = &sent {
                barred.get_or_insert_with(|| without_addresses(why));
            }
            settlements.push((notice.id, self.settlement(&notice, tries, &letter.letter().rcpt_to, sent).await));
        }
        if let Some(why) = barred {
            tracing::error!(
                %why,
                "the smarthost lets us send nothing; the letters wait. Look at outbound.tls, username and password, and whether it relays for this machine"
            );
        }
        Ok(settlements)
    }
}

async fn made(making: Making) -> Vec<Waiting> {
    match making.await {
        Ok(made) => made,
        // Only a panic ends such a task early, and it is as bad here as there.
        Err(error) => error.try_into_panic().map_or_else(|_| Vec::new(), |panic| std::panic::resume_unwind(panic)),
    }
}

/// Waits until one of the senders breaks; for ever when none does.
async fn broken(senders: &mut JoinSet<()>) -> Box<dyn Any + Send> {
    while let Some(ended) = senders.join_next().await {
        if let Err(Ok(panic)) = ended.map_err(JoinError::try_into_panic) {
            return panic;
        }
    }
    std::future::pending().await
}
