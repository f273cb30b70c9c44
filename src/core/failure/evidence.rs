//! Whether a refusal means that the address is dead: no such mailbox, no such domain, moved for good. Full, blocked,
//! too large, rate-limited, distrusted and resting pass.
//!
//! The codes are asked first (RFC 3463), the words where the codes say too little. An address is given up only on
//! evidence that fits together: "unknown user" after the message was taken is a filter's excuse.

use super::passing::{PASSING, SENDER, UNWELCOME};
use super::stage::{Stage, stage};
use super::words::{FULL, LOOKED_UP, LOOKED_UP_LATE, OWN_USERS, SENT_TOO_MUCH, UNKNOWN};
use crate::core::phrases::any_of;
use regex::Regex;
use std::sync::LazyLock;

/// An enhanced status code (RFC 3463 section 2).
static STATUS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b([245]\.\d{1,3}\.\d{1,3})\b").expect("a constant; the tests compile it"));
/// The same where a server put it, behind its reply code (RFC 2034 section 4), in a refusal.
static ANSWERED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b[45]\d\d[ -]['#]?([45]\.\d{1,3}\.\d{1,3})\b").expect("a constant; the tests compile it"));
/// An SMTP reply code (RFC 5321 section 4.2.1), not a part of an address or a number.
static REPLY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:^|[\s:;<(\[])([245][0-5]\d)[ -]").expect("a constant; the tests compile it"));
/// What a relay passes on of the next server's answer stands behind an arrow.
static PASSED_ON: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"-> '?[45]\d\d[ -]").expect("a constant; the tests compile it"));
/// Commands that were answered: the addresses in them are nobody's reason.
static COMMAND: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:mail from|rcpt to): ?<[^>]*>").expect("a constant; the tests compile it"));
/// Reasons are told early; what is longer is the message itself.
const MOST_SAID: usize = 3_000;
static LOOKS_UP: LazyLock<Regex> = LazyLock::new(|| any_of(LOOKED_UP));
static LOOKS_UP_LATE: LazyLock<Regex> = LazyLock::new(|| any_of(LOOKED_UP_LATE));
static SPEAKS_OF_OWN: LazyLock<Regex> = LazyLock::new(|| any_of(OWN_USERS));
static SAYS_UNKNOWN: LazyLock<Regex> = LazyLock::new(|| any_of(UNKNOWN));
static SAYS_FULL: LazyLock<Regex> = LazyLock::new(|| any_of(FULL));
static SAYS_SENT_TOO_MUCH: LazyLock<Regex> = LazyLock::new(|| any_of(SENT_TOO_MUCH));
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
    /// Whose address was refused; empty when nobody says.
    pub recipient: &'a str,
    /// The return path that it came back to; empty when nobody says.
    pub sender: &'a str,
}

impl<'a> Evidence<'a> {
    /// A status and the words beside it, as a report gives them.
    pub fn of(field: &'a str, diagnostic: &'a str) -> Self {
        Self { field, diagnostic, prose: "", stage: Stage::Unknown, recipient: "", sender: "" }
    }

    /// The words of the server that refused: where a relay passes them on, what it says itself adds nothing.
    fn refusal(&self) -> &'a str {
        PASSED_ON.find_iter(self.diagnostic).last().map_or(self.diagnostic, |arrow| self.diagnostic[arrow.start() + 3..].trim_start_matches('\''))
    }
}

/// The words in lower case, as far as anybody gives reasons.
struct Said {
    /// Everything around the refusal.
    all: String,
    /// What is said of this recipient, without the commands that were answered; nothing where that cannot be told apart.
    own: String,
    /// Everything without the recipient's address, which may stand inside a phrase.
    plain: String,
    stage: Stage,
    /// The refusal is about whoever sent it: their domain, their return path or the name they gave.
    of_sender: bool,
}

impl Said {
    fn by(evidence: &Evidence<'_>) -> Self {
        let lower = |text: &str| text.chars().take(MOST_SAID).collect::<String>().to_lowercase();
        let all = lower(&format!("{} {}", evidence.refusal(), evidence.prose));
        let own = COMMAND.replace_all(&lower(evidence.refusal()), "").into_owned();
        let (recipient, sender) = (evidence.recipient.to_lowercase(), evidence.sender.to_lowercase());
        let plain = all.replace(recipient.as_str(), "").replace(['<', '>'], "").split_whitespace().collect::<Vec<_>>().join(" ");
        let stage = if evidence.stage == Stage::Unknown { stage(&all) } else { evidence.stage };
        // What the reporting server tells people counts where nothing else was said.
        let blamed = SAYS_SENDER.is_match(if own.trim().is_empty() { &all } else { &own });
        let named = names(&own, &sender, &recipient);
        Self { of_sender: blamed || named || stage == Stage::BeforeRecipient, all, own, plain, stage }
    }

    fn unknown(&self) -> bool {
        !self.of_sender && SAYS_UNKNOWN.is_match(&self.plain)
    }

    fn looked_up(&self) -> bool {
        !self.of_sender && (LOOKS_UP.is_match(&self.all) || LOOKS_UP_LATE.is_match(&self.all))
    }

    fn passing(&self) -> bool {
        self.of_sender || SAYS_PASSING.is_match(&self.all)
    }

    fn looked_up_late(&self) -> bool {
        !self.of_sender && LOOKS_UP_LATE.is_match(&self.all)
    }

    /// RFC 5321 section 4.2.1: a reply of class 4 passes, whatever a relay makes of it that has given up.
    fn passes(&self) -> bool {
        let mut replies = replies_in(&self.own).peekable();
        answered(&self.own).is_none() && replies.peek().is_some() && replies.all(|reply| reply < 500)
    }

    fn full(&self) -> bool {
        SAYS_FULL.is_match(&self.all)
    }

    /// A quota of what may be sent is no full mailbox.
    fn sent_too_much(&self) -> bool {
        SAYS_SENT_TOO_MUCH.is_match(&self.all) || self.stage == Stage::BeforeRecipient
    }
}

/// Whether a refusal speaks of a return path or of its domain, and of nobody's address beside them.
fn names(text: &str, return_path: &str, recipient: &str) -> bool {
    let Some((_, domain)) = return_path.rsplit_once('@').filter(|(_, domain)| !recipient.ends_with(domain)) else { return false };
    let begins = |c: char| !(c.is_alphanumeric() || "-.@".contains(c));
    let ends = |c: char| !(c.is_alphanumeric() || c == '-');
    let bare = |at: usize| text[..at].chars().next_back().is_none_or(begins) && text[at + domain.len()..].chars().next().is_none_or(ends);
    !text.contains(recipient) && (text.contains(return_path) || text.match_indices(domain).any(|(at, _)| bare(at)))
}

/// The enhanced status code that tells most; empty when there is none. A relay's own "5.0.0" says less than the code in
/// the server's words.
pub fn telling_status(evidence: &Evidence<'_>) -> String {
    let answered = answered(evidence.refusal());
    let anywhere = refused(evidence.refusal());
    let field = status_in(evidence.field);
    // Where the server's own code is known, the summary around it adds nothing.
    let told = if answered.is_none() { self::answered(evidence.prose).or_else(|| refused(evidence.prose)) } else { None };
    let all = [answered, field, anywhere, told];
    let specific = all.iter().flatten().find(|status| !is_general(status));
    specific.or(all.iter().flatten().next()).cloned().unwrap_or_default()
}

/// The first enhanced status code in a text.
pub fn status_in(text: &str) -> Option<String> {
    STATUS.find(text).map(|found| found.as_str().to_string())
}

/// The first that refuses: in a dialogue, what went well stands above it.
fn refused(text: &str) -> Option<String> {
    STATUS.find_iter(text).map(|found| found.as_str()).find(|status| !status.starts_with('2')).map(str::to_string)
}

/// Whether a text holds a code of a refusal: an enhanced one, or a reply with its words where a server's answer begins. "450
/// Market Street" is an address.
pub fn holds_code(text: &str) -> bool {
    static CODE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[:;<(（\[]) ?[45][0-5]\d(?: - |[ -])[\p{L}<]|\b[45]\.\d{1,3}\.\d{1,3}(?:[^.\d]|$)").expect("a constant; the tests compile it")
    });
    CODE.is_match(text)
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
    let said = Said::by(evidence);
    // Class 4 passes by itself (section 2); a full mailbox is there, whatever the code.
    if status.starts_with(['4', '2']) || said.passes() || said.full() {
        return false;
    }
    match status {
        // Section 3.2: the mailbox or its system does not exist, or has moved. Section 3.5: no host to go to.
        "5.1.1" | "5.1.2" | "5.1.3" | "5.1.6" | "5.1.10" | "5.4.4" | "5.4.310" => said.unknown() || said.looked_up() || !said.passing(),
        // Microsoft's directory answers so for whom it does not know (directory based edge blocking).
        "5.4.1" => said.all.contains("recipient address rejected: access denied"),
        // RFC 7293 section 6: the mailbox is somebody else's now.
        "5.7.17" => said.unknown() || !said.passing(),
        // RFC 7505 section 4: the domain says that it takes no mail. Sendmail gives the sender's code for it.
        "5.7.27" => said.all.contains("does not accept mail"),
        // RFC 7504 section 4: this host takes no mail at all.
        "5.3.2" if reply_in(&said.all) == Some(521) => true,
        // Section 3.3: "not accepting messages" comes with the words that it does not exist, or it may wake.
        "5.2.1" => said.stage == Stage::Recipient && said.unknown() && !said.passing(),
        // Everything else with a detail is about the sender, the message, the way or the rules.
        _ if !status.is_empty() && !is_general(status) && status != "5.7.1" => false,
        _ if ["5.2.", "5.6."].iter().any(|subject| status.starts_with(subject)) || status == "5.7.0" => false,
        _ => names_nobody(status, &said),
    }
}

/// Where the code gives no reason: the words, and when they were said.
fn names_nobody(status: &str, said: &Said) -> bool {
    let in_time = matches!(said.stage, Stage::Unknown | Stage::Recipient);
    match reply_in(&said.all) {
        _ if in_time && said.looked_up() => true,
        // RFC 7504: 556 is a domain without mail; 542 is a gateway's "no such recipient".
        Some(556 | 542) if in_time => true,
        // RFC 5321 section 4.2.2: 551 is "not here", unless it tells strangers that nothing is relayed.
        Some(551) if in_time && status != "5.7.1" && !SAYS_UNWELCOME.is_match(&said.all) => true,
        _ if said.passing() => false,
        _ => match said.stage {
            Stage::Recipient => said.unknown(),
            Stage::Data => said.looked_up_late(),
            // A rule's code needs the command that was answered.
            Stage::Unknown => status != "5.7.1" && SPEAKS_OF_OWN.is_match(&said.all),
            Stage::BeforeRecipient => false,
        },
    }
}

/// Whether it says that the mailbox or its server is in trouble: full, resting, not reached in days. What is refused for
/// its content, its sender or its proof says nothing about the address, and neither does a code without a reason.
pub fn is_in_trouble(status: &str, evidence: &Evidence<'_>) -> bool {
    let said = Said::by(evidence);
    if said.full() {
        return !said.sent_too_much();
    }
    !SAYS_UNWELCOME.is_match(&said.all) && super::names_mailbox_trouble(status)
}

fn reply_in(said: &str) -> Option<u16> {
    replies_in(said).next()
}

/// The replies that refuse.
fn replies_in(said: &str) -> impl Iterator<Item = u16> + '_ {
    REPLY.captures_iter(said).filter_map(|found| found[1].parse().ok()).filter(|reply| *reply >= 400)
}
