//! Taking a message in a process beside the one that counts the polls: the message lies in the database, received, before it
//! is read.

use super::Envelope;
use super::intake::{Intake, parse};
use crate::app::{Fault, Raw};
use crate::core::command::Disposition;
use crate::core::ids::RawId;
use std::sync::Arc;

impl Intake {
    /// As `hand_in`. The envelope's instant becomes the one at which the message was kept.
    pub async fn hand_in_beside(&self, mut envelope: Envelope, bytes: Vec<u8>) -> Result<Vec<Disposition>, Fault> {
        let bytes = Arc::new(bytes);
        // What may leave no trace is not kept before it is read.
        if self.is_secret(&envelope, &parse(&bytes).await).await? {
            return self.hand_in(envelope, Arc::unwrap_or_clone(bytes)).await;
        }
        let id = self.app.world.ids().mint::<RawId>();
        let kept = self.app.keep_ahead(|now| {
            envelope.received_at = now;
            Raw { id, envelope: serde_json::to_string(&envelope).unwrap_or_default(), bytes, pending: false, known: false, votes: None }
        });
        let raw = kept.await?;
        let work = self.read(&envelope, raw, false).await?;
        self.app.submit(work).await
    }
}
