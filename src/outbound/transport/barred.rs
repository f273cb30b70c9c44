//! Which refusals say nothing about a letter or its reader: the smarthost does not let us send, as we come. That is for the
//! admin to mend, and the letter waits.

use super::Stage;

/// Words of a refused recipient that are about us: Postfix checks client and sender no sooner than at RCPT
/// (`smtpd_delay_reject`), and so do others.
const ABOUT_US: [&str; 10] = [
    "relay",
    "authenticat",
    "not logged in",
    "client host rejected",
    "client host blocked",
    "sender address rejected",
    "sender rejected",
    "starttls",
    // qmail: "sorry, that domain isn't in my list of allowed rcpthosts".
    "rcpthosts",
    "log in first",
];

/// Whether an answer bars us, and not this letter. `status` is the enhanced one (RFC 3463).
pub(super) fn bars(stage: Stage, code: u16, status: Option<&str>, text: &str) -> bool {
    match (code, stage) {
        // STARTTLS first (RFC 3207 section 4); AUTH first, too weak, refused or unencrypted (RFC 4954 section 6).
        (530 | 534 | 535 | 538, _) => true,
        // Before a recipient is named nothing can be said about one.
        (500..600, Stage::Sender) => true,
        // Without a status, or with one about policy. 5.1.x speaks of the mailbox, whatever another server is quoted with.
        (500..600, Stage::Recipient) => status.is_none_or(|status| status.starts_with("5.7.")) && is_about_us(text),
        _ => false,
    }
}

fn is_about_us(text: &str) -> bool {
    let text = text.to_lowercase();
    ABOUT_US.iter().any(|words| text.contains(words))
}

#[cfg(test)]
#[path = "barred_tests.rs"]
mod tests;
