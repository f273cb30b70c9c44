//! The clock's tick: drafts open, voters are reminded, polls close and are counted, digests are made, what was held expires.

use crate::app::{App, Cause};
use crate::core::command::Command;
use crate::core::trust::Actor;
use crate::store::{Fault, Settling};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often what has expired is thrown away.
const SWEEP: SignedDuration = SignedDuration::from_hours(1);

/// Whether a message received by an instant is still in hand somewhere in this process.
pub type InHand = Arc<dyn Fn(Timestamp) -> bool + Send + Sync>;

/// What the clock needs to know of the settings.
pub struct Clock {
    pub app: App,
    pub in_hand: InHand,
    /// How long a closed poll waits for mail in progress.
    pub settling: SignedDuration,
    /// How long it waits for held votes and pending messages.
    pub settling_held: SignedDuration,
    /// Several nodes or webhook doors: the settling time is always waited for.
    pub others_receive: bool,
}

impl Clock {
    /// Ticks until told to stop: when something is due, when the bell rings, and at least once a second.
    pub async fn run(self, stop: CancellationToken) {
        let mut bell = self.app.bell.subscribe();
        let mut swept = Timestamp::MIN;
        loop {
            bell.mark_unchanged();
            self.sweep(&mut swept).await;
            let next = match self.step().await {
                Ok(next) => next,
                Err(fault) => {
                    tracing::error!(%fault, "the clock cannot do its work");
                    None
                }
            };
            let pause = next.map_or(Duration::from_secs(1), |next| self.until(next));
            tokio::select! {
                () = stop.cancelled() => return,
                _ = bell.changed() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Throws away sessions and nonces that have expired, every now and then.
    async fn sweep(&self, swept: &mut Timestamp) {
        let now = self.app.world.now();
        if now < swept.checked_add(SWEEP).unwrap_or(Timestamp::MAX) {
            return;
        }
        let swept_now = async {
            self.app.store.purge(now).await?;
            self.app.store.purge_raws(now.checked_sub(self.app.policy.keep_raw).unwrap_or(Timestamp::MIN)).await?;
            self.app.store.forget_farewells().await
        };
        match swept_now.await {
            Ok(_) => *swept = now,
            Err(fault) => tracing::error!(%fault, "what has expired cannot be thrown away"),
        }
    }

    fn until(&self, next: Timestamp) -> Duration {
        let wait = Duration::try_from(next.duration_since(self.app.world.now())).unwrap_or_default();
        wait.clamp(Duration::from_millis(2), Duration::from_secs(1))
    }

    /// Does everything that is due. The next instant at which something will be comes back; none where something failed and
    /// is to be tried again soon. What fails alone keeps nothing else from being done.
    pub async fn step(&self) -> Result<Option<Timestamp>, Fault> {
        let now = self.app.world.now();
        let agenda = self.app.store.agenda(now).await?;
        if !agenda.busy {
            return Ok(agenda.next);
        }
        let mut went = Went::default();
        for (poll, opens_at) in agenda.to_open {
            self.tick(&mut went, Command::OpenPoll { poll }, format!("open/{poll}/{opens_at}")).await?;
        }
        for (poll, closes_at) in &agenda.to_close {
            self.tick(&mut went, Command::ClosePoll { poll: *poll }, format!("close/{poll}/{closes_at}")).await?;
        }
        for due in &agenda.to_remind {
            let (poll, number) = (due.poll, due.reminders + 1);
            self.tick(&mut went, Command::RemindVoters { poll, number }, format!("remind/{poll}/{}/{number}", due.closes_at)).await?;
        }
        // Looked at again: what closed a moment ago may be counted at once.
        let closed = if agenda.to_close.is_empty() { agenda.closed } else { self.app.store.agenda(now).await?.closed };
        for closed in closed.iter().filter(|closed| self.is_settled(closed, now)) {
            went.on(&format!("result/{}", closed.poll), self.app.state_result(closed.poll).await)?;
        }
        for (poll, review_at) in agenda.to_review {
            self.tick(&mut went, Command::AskReview { poll }, format!("review/{poll}/{review_at}")).await?;
        }
        for (person, slot) in agenda.digests {
            // The instant is part of the occasion: what committed late for a slot that has passed goes into a digest too,
            // and where two nodes tick at once the second one finds nothing left.
            self.tick(&mut went, Command::MakeDigest { person, slot }, format!("digest/{person}/{slot}/{now}")).await?;
        }
        for (held, until) in agenda.expired {
            self.tick(&mut went, Command::ExpireHeld { held }, format!("expire/{held}/{until}")).await?;
        }
        self.fan_out(&mut went).await?;
        Ok(agenda.next.filter(|_| went.well))
    }

    /// Tells everybody who has yet to be told of something, the oldest fact first.
    async fn fan_out(&self, went: &mut Went) -> Result<(), Fault> {
        let mut past = None;
        while let Some(event) = self.app.store.fanout_after(past).await? {
            let mut told = false;
            let step = self.app.fan_out(event).await.map(|worked| told = worked);
            went.on(&format!("telling/{event}"), step)?;
            if !told {
                past = Some(event);
            }
        }
        Ok(())
    }

    /// A closed poll is counted as soon as nothing received in time is unfinished, and at the latest after its patience.
    fn is_settled(&self, closed: &Settling, now: Timestamp) -> bool {
        let waited = now.duration_since(closed.closed_at);
        let unfinished = closed.held > 0 || closed.pending > 0;
        if self.others_receive && waited < self.settling {
            return false;
        }
        if (self.in_hand)(closed.closed_at) && waited < self.settling {
            return false;
        }
        !unfinished || waited >= self.settling_held
    }

    async fn tick(&self, went: &mut Went, command: Command, occasion: String) -> Result<(), Fault> {
        let done = self.app.execute(Actor::Clock, command, Cause::Occasion(occasion.clone())).await;
        went.on(&occasion, done.map(|_| ()))
    }
}

/// How a step has gone so far.
struct Went {
    well: bool,
}

impl Default for Went {
    fn default() -> Self {
        Self { well: true }
    }
}

impl Went {
    /// Goes on after one thing that was due: where that failed alone it is only noted.
    fn on(&mut self, occasion: &str, done: Result<(), Fault>) -> Result<(), Fault> {
        match done {
            Err(fault) if fault.is_alone() => {
                tracing::error!(occasion, %fault, "what was due cannot be done; the rest is");
                self.well = false;
                Ok(())
            }
            done => done,
        }
    }
}
