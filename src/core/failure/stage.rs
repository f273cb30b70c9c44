//! How far a server had let us come when it refused, as its report tells it.

use crate::core::phrases::any_of;
use regex::Regex;
use std::sync::LazyLock;

/// How far the dialogue with the refusing server had come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    Unknown,
    BeforeRecipient,
    Recipient,
    Data,
}

/// The server was answering RCPT.
const AT_RCPT: &[&str] = &[
    "rcpt to:<",
    ">>> rcpt",
    "after rcpt",
    "reply to rcpt",
    "our rcpt",
    "rcpt command",
    "smtp:rcpt",
    "[rcpt_to]",
    "does not like recipient",
    "rejected recipient",
    "recipient address rejected",
];
/// The server had taken the recipient and was answering the message.
const AT_DATA: &[&str] =
    &["end of data", "after data", ">>> data", "final data", "reply to data", "data command", "after i sent the message", "[data]", "after end-of-data"];
/// The server had not heard of the recipient yet.
const BEFORE_RCPT: &[&str] = &[
    "mail from:<",
    ">>> mail",
    "after mail from",
    "reply to mail from",
    "our mail from",
    "does not like sender",
    "initial connection",
    "refused to talk",
    "my name was rejected",
    "reply to helo",
    "reply to ehlo",
    "[mail_from]",
    "[connect]",
];

static SIGNS: LazyLock<Regex> = LazyLock::new(|| any_of(AT_RCPT.iter().chain(AT_DATA).chain(BEFORE_RCPT)));

/// `said` is in lower case. The last command that is named is the one that was answered.
pub(super) fn stage(said: &str) -> Stage {
    match SIGNS.find_iter(said).last().map(|found| found.as_str()) {
        Some(sign) if AT_RCPT.contains(&sign) => Stage::Recipient,
        Some(sign) if AT_DATA.contains(&sign) => Stage::Data,
        Some(_) => Stage::BeforeRecipient,
        None => Stage::Unknown,
    }
}
