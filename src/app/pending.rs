//! Messages that were accepted and not finished: taken up again, or put off. Machinery, no facts.

use super::App;
use crate::core::ids::RawId;
use crate::store::Fault;
use jiff::SignedDuration;

/// How long nobody else takes up a message that we have taken up.
const LEASE: SignedDuration = SignedDuration::from_mins(5);

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

impl App {
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
