//! A copy of a mail that proves its sender, after one that did not. The same words can reach us twice: somebody who was sent
//! them too may take the signature off and hand them in first. That copy must not stand in the place of the sender's own.

use super::TOO_WEAK;
use crate::core::command::{Command, Disposition, Door, Outcome};
use crate::core::held::{Held, HeldWhy};
use crate::core::refusal::Refusal;
use crate::core::view::View;

/// Whether what became of a mail came of its want of proof alone, so that a copy with proof is decided for itself. What
/// somebody has said yes or no to by then stands. A refusal that nobody was told of (`silent`) may have been for want of proof
/// alone as silent as it was: its author is owed the letter.
pub fn wanted_proof(view: &View, became: &Disposition, silent: bool) -> bool {
    match &became.outcome {
        Outcome::Refused(refusal) => silent || *refusal == Refusal::NotProven,
        Outcome::Ignored(why) => why == TOO_WEAK,
        Outcome::Held(held) => view.held.get(*held).is_some_and(waits_for_proof),
        Outcome::Done(_) => false,
    }
}

/// Going away is asked back whatever the proof.
fn waits_for_proof(held: &Held) -> bool {
    let goes = matches!(held.command, Command::Depart { .. } | Command::Write { door: Door::Leave, .. });
    !goes && held.settled.is_none() && matches!(held.why, HeldWhy::Weak | HeldWhy::Failed | HeldWhy::SomebodyElse)
}
