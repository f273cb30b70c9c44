//! What a door says when a message has been dealt with, in SMTP's words.

use super::smtp::Taken;
use crate::app::{Fault, FaultKind};
use crate::core::command::{Disposition, Outcome};
use crate::core::refusal::Refusal;

/// What a door says to what became of a message.
pub fn answer(result: &Result<Vec<Disposition>, Fault>) -> Taken {
    match result {
        Ok(dispositions) => said(dispositions),
        Err(fault) => faulted(fault),
    }
}

/// What the door says: no, when nothing of the message was taken for a reason that its sender must hear from their own
/// provider, because we would not know whom to tell; else kept.
fn said(dispositions: &[Disposition]) -> Taken {
    let mut refusals = dispositions.iter().map(|disposition| match &disposition.outcome {
        Outcome::Refused(refusal) => in_session(refusal),
        _ => None,
    });
    let first = refusals.next().flatten();
    match first.filter(|_| refusals.all(|refusal| refusal.is_some())) {
        Some((code, status, text)) => Taken::Refused { code, status, text: text.into() },
        None => Taken::Kept,
    }
}

fn in_session(refusal: &Refusal) -> Option<(u16, &'static str, &'static str)> {
    match refusal {
        // RFC 7372 section 3.3.
        Refusal::NotProven => Some((550, "5.7.26", "your provider's policy says this mail is not from you; send it through your provider")),
        Refusal::NotOneSender => Some((550, "5.6.0", "a message needs exactly one From with exactly one address")),
        Refusal::BadField { field } if field == "message" => Some((554, "5.6.0", "this message is built so that it cannot be read safely")),
        _ => None,
    }
}

/// A fault in SMTP's words: the sender tries again, and nothing is lost.
fn faulted(fault: &Fault) -> Taken {
    match fault.kind {
        FaultKind::Full => Taken::NotNow { code: 452, status: "4.3.1", text: "no room at the moment; try again later".into() },
        FaultKind::Away | FaultKind::Conflict | FaultKind::Other => {
            Taken::NotNow { code: 451, status: "4.3.0", text: "not able to keep mail at the moment; try again later".into() }
        }
        FaultKind::Broken => Taken::Broken,
    }
}
