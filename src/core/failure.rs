//! What a mail that came back, or was refused in the session, says about an address.

mod evidence;
mod passing;
mod stage;
mod words;

pub use evidence::{Evidence, holds_code, is_dead, is_in_trouble, status_in, telling_status};
pub use stage::Stage;

use serde::{Deserialize, Serialize};

/// What a mail that came back says about the address.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// There is no such mailbox or domain, or it has moved.
    Gone,
    /// The mailbox or its server could not take it: full, resting, not to be reached for days.
    Trouble,
    /// Nothing: the mail is only late, or was refused for its content, its sender or its proof (DMARC).
    Nothing,
}

impl Failure {
    /// What a report says, or a provider's event: a status code (RFC 3463) and the refusing server's words.
    pub fn reported(status: &str, diagnostic: &str) -> Self {
        let evidence = Evidence::of(status, diagnostic);
        Self::judged(&telling_status(&evidence), &evidence)
    }

    /// What our own smarthost answered to RCPT. Where it gave no enhanced code, its words say.
    pub fn answered(status: &str, text: &str) -> Self {
        let status = status_in(status).unwrap_or_default();
        Self::judged(&status, &Evidence { stage: Stage::Recipient, ..Evidence::of(&status, text) })
    }

    fn judged(status: &str, evidence: &Evidence<'_>) -> Self {
        match is_dead(status, evidence) {
            true => Self::Gone,
            false if is_in_trouble(status, evidence) => Self::Trouble,
            false => Self::Nothing,
        }
    }
}

/// Whether an enhanced status code (RFC 3463) blames the mailbox, its system or the way to it: subjects 1 to 4, without
/// what names the message's size (2.3, 3.4), and without 0 for "other". Subjects 5 to 7 are protocol, content and policy.
pub fn names_mailbox_trouble(status: &str) -> bool {
    let parts: Vec<&str> = status.split('.').collect();
    match parts.as_slice() {
        ["4" | "5", subject @ ("1" | "2" | "3" | "4"), detail] => *detail != "0" && !matches!((*subject, *detail), ("2", "3") | ("3", "4")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_or_resting_mailbox_is_not_gone_whatever_its_code() {
        let check = |status: &str, text: &str, expect: Failure| assert_eq!(Failure::answered(status, text), expect, "{status} {text}");
        check("5.1.1", "550 5.1.1 User unknown", Failure::Gone);
        check("550", "550 No such user here", Failure::Gone);
        check("5.1.1", "550 5.1.1 mailbox over quota", Failure::Trouble);
        check("5.1.1", "550 5.1.1 too many messages to this recipient", Failure::Trouble);
        check("5.2.1", "550 5.2.1 mailbox disabled", Failure::Trouble);
        check("5.7.1", "550 5.7.1 rejected by policy", Failure::Nothing);
        check("5.1.8", "550 5.1.8 Sender address rejected: Domain not found", Failure::Nothing);
        check("550", "550 Sender verify failed: no such user", Failure::Nothing);
        check("4.7.0", "454 4.7.0 Throttling failure: Daily message quota exceeded", Failure::Nothing);
        check("5.2.0", "550 5.2.0 the sender is over its daily quota", Failure::Nothing);
        check("5.2.2", "552 5.2.2 over quota", Failure::Trouble);
    }

    #[test]
    fn what_a_relay_passes_on_is_the_next_servers_answer() {
        let check = |text: &str, expect: Failure| assert_eq!(Failure::reported("5.0.350", text), expect, "{text}");
        check("550 5.0.350 Remote server returned an error -> 550 Mailbox not found", Failure::Gone);
        check("550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 5.1.1 user unknown", Failure::Gone);
        check("550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 5.7.1 refused by policy", Failure::Nothing);
        check("550 5.0.350 Remote server returned an error -> 552 5.2.2 over quota", Failure::Trouble);
    }
}
