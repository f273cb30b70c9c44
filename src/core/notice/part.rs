//! Parts of what a letter needs to know.

use super::NoticeBody;
use crate::core::ballot::Choice;
use crate::core::grammar::Doubt;
use crate::core::ids::{CommentId, PollId, ThreadId};
use crate::core::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// A further refusal of the same day, with the words it sends back.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Refused {
    pub refusal: Refusal,
    pub words: String,
    /// The thread's or poll's title then.
    pub title: String,
}

/// One coded entry of a digest, remembered so that "A2" or "B: …" can be answered.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DigestItem {
    /// `A`, `B`, … `Z`, `AA`, …
    pub code: String,
    pub poll: Option<PollId>,
    pub thread: Option<ThreadId>,
    pub comments: Vec<CommentId>,
    /// The ballot version shown.
    pub poll_version: u32,
    /// A result is news, not a question.
    pub decided: bool,
}

/// How an answer to a rehearsal would have been understood.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "rehearsed", rename_all = "snake_case")]
pub enum Rehearsed {
    Counted { choice: Choice, reason: String },
    AskedBack,
}

impl NoticeBody {
    /// What a question understood of an answer that could not be counted.
    pub fn understood(&self) -> Option<&Choice> {
        match self {
            Self::Question { doubt: Doubt::Flawed { understood: Some(choice), .. } | Doubt::ReasonMissing { understood: choice }, .. } => Some(choice),
            _ => None,
        }
    }
}
