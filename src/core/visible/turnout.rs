//! How many have voted, and who may know it; what is told of a count whose numbers nobody may know.

use crate::core::brief::Upshot;
use crate::core::poll::Poll;
use crate::core::secret::TOO_FEW;
use crate::core::tally::Verdict;
use crate::core::view::View;

/// How many have voted, as far as that may be known: of a secret poll only when it does not point at anybody.
pub(super) fn turnout(view: &View, poll: &Poll) -> Option<u32> {
    if !poll.settings.secret {
        return Some(view.folded(poll).voted(&poll.settings));
    }
    let took_part = view.participants.values().filter(|participant| participant.poll == poll.id).count() as u32;
    (took_part > TOO_FEW).then_some(took_part)
}

/// What a verdict comes to, without a number in it.
pub(super) fn upshot(verdict: &Verdict) -> Upshot {
    match verdict {
        Verdict::Decided { code } => Upshot::Decided(vec![code.clone()]),
        Verdict::Elected { codes, level } if level.is_empty() => Upshot::Decided(codes.clone()),
        Verdict::Leading { code, rule_missed: false } => Upshot::InFront(code.clone()),
        Verdict::Adopted => Upshot::Adopted,
        Verdict::NotAdopted { .. } => Upshot::NotAdopted,
        Verdict::Heard | Verdict::TakePart { .. } => Upshot::Heard,
        _ => Upshot::NotDecided,
    }
}
