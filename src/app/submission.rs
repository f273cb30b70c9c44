//! What is handed in at the desk.

use crate::core::command::{Command, Disposition};
use crate::core::ids::{FileId, PollId, RawId};
use crate::core::thread::FileNote;
use crate::core::trust::Actor;
use crate::store::Fault;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::oneshot;

/// Commands that belong together, with the message that brought them.
#[derive(Clone, Debug)]
pub struct Work {
    /// The receipt instant for mail, else now.
    pub at: Timestamp,
    pub parts: Vec<Part>,
    /// Dispositions that are clear before any rule is asked (automatic mail, bounces of nothing).
    pub settled: Vec<Disposition>,
    pub raw: Option<Raw>,
    /// Nothing of the message is kept: a secret vote may be in it, and no command says so.
    pub destroyed: bool,
    /// Bytes of the files that the commands name.
    pub files: BTreeMap<FileId, (FileNote, Arc<Vec<u8>>)>,
}

impl Work {
    pub fn new(at: Timestamp) -> Self {
        Self { at, parts: Vec::new(), settled: Vec::new(), raw: None, destroyed: false, files: BTreeMap::new() }
    }
}

/// One command, who asks, and what brought it about.
#[derive(Clone, Debug)]
pub struct Part {
    pub cause: Cause,
    pub actor: Actor,
    pub command: Command,
}

/// What makes a repeat recognisable. Unique in the database; a repeat returns the recorded disposition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cause {
    /// The occasion itself: `close/<poll>/<instant>`, a form's nonce, an idempotency key.
    Occasion(String),
    /// A mail; completed with the group (or person) it concerns.
    Mail {
        /// HMAC over From, Date, Message-ID, Subject and decoded body.
        whole: String,
        /// HMAC over From, Date and Message-ID alone, for a mail whose words leave no trace. `None` without a Message-ID.
        bare: Option<String>,
    },
}

/// A received message as it came.
#[derive(Clone, Debug)]
pub struct Raw {
    pub id: RawId,
    /// The envelope as JSON text.
    pub envelope: String,
    pub bytes: Arc<Vec<u8>>,
    /// It waits for something slow (DNS) and is finished later; until then it has no disposition.
    pub pending: bool,
    /// It was saved as pending before; now it is finished.
    pub known: bool,
    /// While it is pending, the polls whose votes may be in it; `None` when nobody has looked.
    pub votes: Option<Vec<PollId>>,
}

/// Work on its way through the writer.
#[derive(Debug)]
pub struct Submission {
    pub work: Work,
    pub answer: oneshot::Sender<Result<Vec<Disposition>, Fault>>,
}
