//! Threads of talk and their comments.

use super::ids::{CommentId, FileId, GroupId, PersonId, PollId, RawId, ThreadId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A conversation in a group. Its subject is frozen for life.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Thread {
    pub id: ThreadId,
    pub group: GroupId,
    pub title: String,
    pub starter: PersonId,
    pub started_at: Timestamp,
    /// The Message-ID the starter's own mail had, so that their notices thread under it.
    pub starter_message_id: Option<String>,
    pub closed: Option<Closed>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Closed {
    pub by: PersonId,
    pub at: Timestamp,
}

/// What somebody said. The first comment of a thread is the mail that started it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Comment {
    pub id: CommentId,
    pub thread: ThreadId,
    pub author: PersonId,
    /// Their words, as published.
    pub words: String,
    pub received_at: Timestamp,
    pub raw: Option<RawId>,
    pub files: Vec<FileId>,
    pub deleted_at: Option<Timestamp>,
    /// The poll whose page or ballot the words were posted from, when they were.
    pub poll: Option<PollId>,
}

/// A file that came with a message, by name and size; its bytes stay in the store.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct FileNote {
    pub id: FileId,
    pub name: String,
    pub media_type: String,
    pub size: u64,
}

/// A file on its way in: the note and the bytes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct NewFile {
    pub name: String,
    pub media_type: String,
    pub bytes: std::sync::Arc<Vec<u8>>,
}
