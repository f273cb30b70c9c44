//! Whether a refusal means that the address is dead: no such mailbox, no such domain, moved for good. Full, blocked,
//! too large, rate-limited, distrusted and resting pass.
//!
//! The codes are asked first (RFC 3463), the words where the codes say too little. An address is given up only on
//! evidence that fits together: "unknown user" after the message was taken is a filter's excuse.

use super::passing::{PASSING, SENDER, UNWELCOME};
use super::stage::{Stage, stage};
use super::words::{FULL, LOOKED_UP, UNKNOWN};
use crate::core::phrases::any_of;
use regex::Regex;
use std::sync::LazyLock;

/// An enhanced status code (RFC 3463 section 2).
static STATUS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b([245]\.\d{1,3}\.\d{1,3})\b").expect("a constant; the tests compile it"));
/// The same where a server put it, behind its reply code (RFC 2034 section 4).
static ANSWERED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b[245]\d\d[ -]['#]?([245]\.\d{1,3}\.\d{1,3})\b").expect("a constant; the tests compile it"));
/// An SMTP reply code (RFC 5321 section 4.2.1), not a part of an address or a number.
static REPLY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:^|[\s:;<(\[])([245][0-5]\d)[ -]").expect("a constant; the tests compile it"));
/// Reasons are told early; what is longer is the message itself.
const MOST_SAID: usize = 3_000;
static LOOKS_UP: LazyLock<Regex> = LazyLock::new(|| any_of(LOOKED_UP));
static SAYS_UNKNOWN: LazyLock<Regex> = LazyLock::new(|| any_of(UNKNOWN));
static SAYS_FULL: LazyLock<Regex> = LazyLock::new(|| any_of(FULL));
static SAYS_PASSING: LazyLock<Regex> = LazyLock::new(|| any_of(&[UNWELCOME, SENDER, PASSING].concat()));
static SAYS_UNWELCOME: LazyLock<Regex> = LazyLock::new(|| any_of(&[UNWELCOME, SENDER].concat()));
static SAYS_SENDER: LazyLock<Regex> = LazyLock::new(|| any_of(SENDER));

/// What was said about one recipient, by whom.
pub struct Evidence<'a> {
    /// The Status field of a report; empty when there is none.
    pub field: &'a str,
    /// The refusing server's own words.
    pub diagnostic: &'a str,
    /// What the reporting server tells people about it.
    pub prose: &'a str,
    /// Which command was answered, where that is known and need not be read from the words.
    pub stage: Stage,
}

impl<'a> Evidence<'a> {
    /// A status and the words beside it, as a report gives them.
    pub fn of(field: &'a str, diagnostic: &'a str) -> Self {
        Self { field, diagnostic, prose: "", stage: Stage::Unknown }
    }
}

/// The enhanced status code that tells most; empty when there is none. A relay's own "5.0.0" says less than the code in
/// the server's words.
pub fn telling_status(evidence: &Evidence<'_>) -> String {
    let answered = answered(evidence.diagnostic);
    let anywhere = status_in(evidence.diagnostic);
    let field = status_in(evidence.field);
    // Where the server's own code is known, the summary around it adds nothing.
    let told = if answered.is_none() { self::answered(evidence.prose).or_else(|| status_in(evidence.prose)) } else { None };
    let all = [answered, field, anywhere, told];
    let specific = all.iter().flatten().find(|status| !is_general(status));
    specific.or(all.iter().flatten().next()).cloned().unwrap_or_default()
}

/// The first enhanced status code in a text.
pub fn status_in(text: &str) -> Option<String> {
    STATUS.find(text).map(|found| found.as_str().to_string())
}

fn answered(text: &str) -> Option<String> {
    ANSWERED.captures(text).map(|found| found[1].to_string())
}

/// Codes that name no reason: RFC 3463 section 3.1 and the details 0 of section 3.
fn is_general(status: &str) -> bool {
    let mut parts = status.split('.').skip(1);
    let (subject, detail) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    subject == "0" || detail == "0"
}

/// Whether all this means "stop mailing this address".
pub fn is_dead(status: &str, evidence: &Evidence<'_>) -> bool {
    let said: String = format!("{} {}", evidence.diagnostic, evidence.prose).chars().take(MOST_SAID).collect::<String>().to_lowercase();
    // Class 4 passes by itself (section 2); a full mailbox is there, whatever the code.
    if status.starts_with(['4', '2']) || SAYS_FULL.is_match(&said) {
        return false;
    }
    let unknown = || SAYS_UNKNOWN.is_match(&said) && !of_sender(evidence);
    let looked_up = || LOOKS_UP.is_match(&said) && !of_sender(evidence);
    let passing = || SAYS_PASSING.is_match(&said);
    let stage = if evidence.stage == Stage::Unknown { stage(&said) } else { evidence.stage };
    let in_time = matches!(stage, Stage::Unknown | Stage::Recipient);
    match status {
        // Section 3.2: the mailbox or its system does not exist, or has moved. Section 3.5: no host to go to.
        "5.1.1" | "5.1.2" | "5.1.3" | "5.1.6" | "5.1.10" | "5.4.4" | "5.4.310" => unknown() || looked_up() || !passing(),
        // Microsoft's directory answers so for whom it does not know (directory based edge blocking).
        "5.4.1" => said.contains("recipient address rejected: access denied"),
        // RFC 7293 section 6: the mailbox is somebody else's now.
        "5.7.17" => unknown() || !passing(),
        // RFC 7505 section 4: the domain says that it takes no mail. Sendmail gives the sender's code for it.
        "5.7.27" => said.contains("does not accept mail"),
        // RFC 7504 section 4: this host takes no mail at all.
        "5.3.2" if reply_in(&said) == Some(521) => true,
        // Section 3.3: "not accepting messages" comes with the words that it does not exist, or it may wake.
        "5.2.1" => stage == Stage::Recipient && unknown() && !passing(),
        // Everything else with a detail is about the sender, the message, the way or the rules.
        _ if !status.is_empty() && !is_general(status) && status != "5.7.1" => false,
        _ if ["5.2.", "5.6."].iter().any(|subject| status.starts_with(subject)) || status == "5.7.0" => false,
        _ if in_time && looked_up() => true,
        // RFC 5321 section 4.2.2: 551 is "not here"; RFC 7504: 556 is a domain without mail; 542 is a gateway's "no such recipient".
        _ if in_time && matches!(reply_in(&said), Some(551 | 556 | 542)) => true,
        _ => stage == Stage::Recipient && unknown() && !passing(),
    }
}

/// Whether the refusing server speaks of us: it did not find our domain, our return path or the name we gave. "No such
/// host" is then said of the sender. What the reporting server tells people counts where nothing else was said.
fn of_sender(evidence: &Evidence<'_>) -> bool {
    let said = if evidence.diagnostic.trim().is_empty() { evidence.prose } else { evidence.diagnostic };
    SAYS_SENDER.is_match(&said.chars().take(MOST_SAID).collect::<String>().to_lowercase())
}

/// Whether it says that the mailbox or its server is in trouble: full, resting, not reached in days. What is refused for
/// its content, its sender or its proof says nothing about the address, and neither does a code without a reason.
pub fn is_in_trouble(status: &str, evidence: &Evidence<'_>) -> bool {
    let said: String = format!("{} {}", evidence.diagnostic, evidence.prose).chars().take(MOST_SAID).collect::<String>().to_lowercase();
    if SAYS_FULL.is_match(&said) {
        return true;
    }
    !SAYS_UNWELCOME.is_match(&said) && super::names_mailbox_trouble(status)
}

fn reply_in(said: &str) -> Option<u16> {
    REPLY.captures_iter(said).filter_map(|found| found[1].parse().ok()).find(|reply| *reply >= 400)
}
