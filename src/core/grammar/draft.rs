//! Reading a mail that starts a poll: title, description, options, settings.

use super::Words;
use crate::core::notice::Remark;
use crate::core::poll::{Choosable, PollKind, Quorum, Reasons, ResultsShown, Rule};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A poll as a mail asked for it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PollDraft {
    pub title: String,
    pub description: String,
    pub kind: PollKind,
    /// With their permanent codes. A proposal has its four positions.
    pub options: Vec<Choosable>,
    pub closes_at: Timestamp,
    pub rule: Rule,
    pub quorum: Option<Quorum>,
    pub results: ResultsShown,
    pub reasons: Reasons,
    /// The title of the thread that hears of it (`Thread:`).
    pub thread: Option<String>,
    /// What was not understood, assumed, or is worth pointing out.
    pub remarks: Vec<Remark>,
    /// Exactly one list of two or more options or a `Type:`, and a close that is unambiguous: it may open by itself.
    pub clear: bool,
}

/// Reads a poll mail. `zone` is the sender's IANA zone, `tongues` the languages whose keys and dates count,
/// `now` the receipt instant that spans count from. A mail without options still gives a draft (not `clear`, no options).
pub fn read_draft(subject: &str, words: &Words, zone: &str, tongues: &[&str], now: Timestamp) -> PollDraft {
    let _ = (words, zone, tongues);
    PollDraft {
        title: subject.to_string(),
        description: String::new(),
        kind: PollKind::Single,
        options: Vec::new(),
        closes_at: now,
        rule: Rule::Advice,
        quorum: None,
        results: ResultsShown::Always,
        reasons: Reasons::Optional,
        thread: None,
        remarks: Vec::new(),
        clear: false,
    }
}
