//! Threads of talk and their comments.

use super::ids::{CommentId, FileId, GroupId, PersonId, PollId, RawId, ThreadId};
use jiff::{SignedDuration, Timestamp};
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
    /// Who took it back: its author, or a coordinator who said why. Its words and files are erased then.
    pub deleted_by: Option<PersonId>,
    /// When its author last put other words in its place.
    pub edited_at: Option<Timestamp>,
    /// The Message-ID of its author's own mail, so that a reply to that mail is known to be about it. Never authority.
    pub message_id: Option<String>,
    /// The poll whose page or ballot the words were posted from, when they were.
    pub poll: Option<PollId>,
    /// What was cut from the mail and not published. `core::visible::elided` says who may read it.
    pub elided: String,
    /// The small pictures that its mail showed, kept or left out, by their hashes.
    pub pictures: Vec<String>,
    /// Coordinators who looked at it, oldest first.
    pub looks: Vec<Look>,
}

/// A coordinator looked at what was cut from somebody's mail; its author was told.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Look {
    pub by: PersonId,
    pub at: Timestamp,
    /// In the coordinator's own words.
    pub reason: String,
}

/// For how long a look shows what it was asked for.
pub const LOOKS_HOLD: SignedDuration = SignedDuration::from_hours(24);

/// The longest reason for a look, in characters.
pub const LONGEST_REASON: usize = 500;

/// A file that came with a message, by name and size; its bytes stay in the store.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct FileNote {
    pub id: FileId,
    pub name: String,
    pub media_type: String,
    pub size: u64,
}

/// A file that a page shows among words and that could be the logo of a signature, as far as one mail can tell.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SmallPicture {
    pub file: FileId,
    /// Of its octets: the same picture has the same, and hardly any other has.
    pub hash: String,
}

/// How long the personal link to a file that does not travel with its notice works, from when the notice was made.
pub const FILE_LINKS_HOLD: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Which files of a mail travel with its notice: the smallest first, as many as fit into `limit` bytes together. The
/// others stay here, behind a link.
pub fn travelling(files: &[FileNote], limit: u64) -> Vec<bool> {
    let mut by_size: Vec<usize> = (0..files.len()).collect();
    by_size.sort_by_key(|place| files[*place].size);
    let mut travels = vec![false; files.len()];
    let mut together = 0_u64;
    for place in by_size {
        together = together.saturating_add(files[place].size);
        travels[place] = together <= limit;
    }
    travels
}

/// A file that came with a mail and is not passed on, for its sender to hear of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LeftOut {
    pub name: String,
    pub size: u64,
    pub why: LeftOutWhy,
}

/// Why a file is not passed on. Limits are in bytes, or a number of files.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum LeftOutWhy {
    /// It could do something when it is opened.
    Program,
    /// A mail attached to a mail.
    Mail,
    TooLarge {
        limit: u64,
    },
    /// Too much together with the files before it.
    TooMuch {
        limit: u64,
    },
    TooMany {
        limit: u32,
    },
    /// A photo whose place cannot be taken out.
    Unreadable,
}

/// A file on its way in: the note and the bytes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct NewFile {
    pub name: String,
    pub media_type: String,
    pub bytes: std::sync::Arc<Vec<u8>>,
}
