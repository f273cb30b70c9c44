//! How many have voted, and who may know it while a vote runs.

use crate::core::poll::{Poll, Stage};
use crate::core::secret::TOO_FEW;
use crate::core::view::View;

/// How many have voted, as far as that may be known: of a secret poll only when it does not point at anybody.
pub(super) fn turnout(view: &View, poll: &Poll) -> Option<u32> {
    if !poll.settings.secret {
        return Some(view.folded(poll).voted(&poll.settings));
    }
    let took_part = view.participants.values().filter(|participant| participant.poll == poll.id).count() as u32;
    (took_part > TOO_FEW || poll.stage == Stage::Settled).then_some(took_part)
}
