//! Messages that were accepted and not finished: taken up again, or put off. Machinery, no facts.

use super::{App, Raw};
use crate::core::ids::RawId;
use crate::store::{Fault, RawRow, RawState};
use jiff::{SignedDuration, Timestamp};

/// How long nobody else takes up a message that we have taken up.
const LEASE: SignedDuration = SignedDuration::from_mins(5);

/// Messages above this are made durable in a commit of their own first, so that they do not hold up a batch.
const LARGE: usize = 256 << 10;

/// A message to finish.
#[derive(Clone, PartialEq, Debug)]
pub struct Pending {
    pub id: RawId,
    /// The envelope as JSON text.
    pub envelope: String,
    pub bytes: Vec<u8>,
    /// How often it was taken up, this time included.
    pub attempts: u32,
}

impl Raw {
    /// Whether it is made durable ahead of what it asks for.
    pub fn is_large(&self) -> bool {
        self.bytes.len() > LARGE
    }
}

/// Whoever stores a message ahead goes on with it at once; should it end before that is done, the message is taken up later.
fn ahead(raw: &Raw, received_at: Timestamp, now: Timestamp) -> RawRow {
    RawRow {
        id: raw.id,
        envelope: raw.envelope.clone(),
        bytes: Some(raw.bytes.clone()),
        size: raw.bytes.len() as u64,
        received_at,
        state: RawState::Pending,
        next_at: now + LEASE,
        attempts: 0,
        votes: None,
    }
}

impl App {
    /// Keeps a large message as pending, ahead of what it asks for.
    pub async fn keep_large(&self, raw: Raw, received_at: Timestamp) -> Result<Raw, Fault> {
        if !raw.is_large() || raw.known {
            return Ok(raw);
        }
        self.store.put_raw(&ahead(&raw, received_at, self.world.now())).await?;
        Ok(Raw { known: true, ..raw })
    }

    /// Keeps a message as pending before it is read, for a process that counts no polls: whoever counts them waits for what
    /// lies here. `make` is told the receipt instant, which is when it was our turn to write: a vote is then either seen by
    /// whoever closes its poll, or came after the close.
    pub async fn keep_ahead(&self, make: impl FnOnce(Timestamp) -> Raw + Send) -> Result<Raw, Fault> {
        let mut kept = None;
        self.store
            .put_raw_in_turn(|| {
                let now = self.world.now();
                let raw = make(now);
                let row = ahead(&raw, now, now);
                kept = Some(Raw { known: true, ..raw });
                row
            })
            .await?;
        kept.ok_or_else(|| Fault::other("a message was kept without being made"))
    }

    /// Takes up messages whose time has come, oldest first.
    pub async fn take_up_pending(&self, limit: u32) -> Result<Vec<Pending>, Fault> {
        let now = self.world.now();
        let raws = self.store.pending_raws(now, now + LEASE, limit).await?;
        Ok(raws.into_iter().map(|raw| Pending { id: raw.id, envelope: raw.envelope, bytes: raw.bytes, attempts: raw.attempts }).collect())
    }

    /// Puts one off.
    pub async fn put_off(&self, raw: RawId, wait: SignedDuration) -> Result<(), Fault> {
        self.store.postpone_raw(raw, self.world.now() + wait).await
    }
}
