//! Mail that answers something about a secret poll, of which nothing may be kept.

use super::Envelope;
use super::intake::Intake;
use super::message::Message;
use super::route;
use crate::app::Fault;
use crate::core::ids::NoticeId;

impl Intake {
    /// Whether a message answers something about a secret poll. Asked only of those few of which something would be kept
    /// before, or without, the rules looking at them.
    pub(super) async fn is_secret(&self, envelope: &Envelope, message: &Message) -> Result<bool, Fault> {
        let targets = route::targets(&self.directory, envelope, message);
        let notices: Vec<NoticeId> = targets.iter().filter_map(|named| named.target.notice()).collect();
        if notices.is_empty() { Ok(false) } else { self.app.hears_secrets(&notices).await }
    }
}
