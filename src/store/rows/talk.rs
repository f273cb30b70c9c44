//! Threads, comments and the notes of files.

use super::{instant, maybe_instant, micros, part, text};
use crate::core::ids::{CommentId, FileId, GroupId, PersonId, PollId, RawId, ThreadId};
use crate::core::thread::{Closed, Comment, FileNote, Thread};
use crate::store::fault::Fault;
use crate::store::table::table;

table! {
    ThreadRow = "threads", key [id], fixed [group_id, started_at] {
        id: i64, group_id: i64, title: String, starter_id: i64, started_at: i64, starter_message_id: Option<String>,
        closed_by: Option<i64>, closed_at: Option<i64>,
    }
}

table! {
    CommentRow = "comments", key [id], fixed [thread_id, author_id, received_at] {
        id: i64, thread_id: i64, author_id: i64, words: String, received_at: i64, raw_id: Option<i64>, files: String,
        deleted_at: Option<i64>, poll_id: Option<i64>, elided: String, looks: String, message_id: Option<String>, deleted_by: Option<i64>,
        edited_at: Option<i64>, pictures: String,
    }
}

table! {
    /// Without the bytes, which are bound apart (`save::save_files`).
    FileRow = "files", key [id], fixed [] { id: i64, name: String, media_type: String, size: i64 }
}

impl ThreadRow {
    pub fn of(thread: &Thread) -> Self {
        Self {
            id: thread.id.0,
            group_id: thread.group.0,
            title: thread.title.clone(),
            starter_id: thread.starter.0,
            started_at: micros(thread.started_at),
            starter_message_id: thread.starter_message_id.clone(),
            closed_by: thread.closed.as_ref().map(|closed| closed.by.0),
            closed_at: thread.closed.as_ref().map(|closed| micros(closed.at)),
        }
    }

    pub fn noun(self) -> Result<Thread, Fault> {
        let closed = match (self.closed_by, maybe_instant(self.closed_at)?) {
            (Some(by), Some(at)) => Some(Closed { by: PersonId(by), at }),
            _ => None,
        };
        Ok(Thread {
            id: ThreadId(self.id),
            group: GroupId(self.group_id),
            title: self.title,
            starter: PersonId(self.starter_id),
            started_at: instant(self.started_at)?,
            starter_message_id: self.starter_message_id,
            closed,
        })
    }
}

impl CommentRow {
    pub fn of(comment: &Comment) -> Result<Self, Fault> {
        Ok(Self {
            id: comment.id.0,
            thread_id: comment.thread.0,
            author_id: comment.author.0,
            words: comment.words.clone(),
            received_at: micros(comment.received_at),
            raw_id: comment.raw.map(|raw| raw.0),
            files: text(&comment.files)?,
            deleted_at: comment.deleted_at.map(micros),
            poll_id: comment.poll.map(|poll| poll.0),
            elided: comment.elided.clone(),
            looks: text(&comment.looks)?,
            message_id: comment.message_id.clone(),
            deleted_by: comment.deleted_by.map(|by| by.0),
            edited_at: comment.edited_at.map(micros),
            pictures: text(&comment.pictures)?,
        })
    }

    pub fn noun(self) -> Result<Comment, Fault> {
        Ok(Comment {
            id: CommentId(self.id),
            thread: ThreadId(self.thread_id),
            author: PersonId(self.author_id),
            words: self.words,
            received_at: instant(self.received_at)?,
            raw: self.raw_id.map(RawId),
            files: part(&self.files)?,
            deleted_at: maybe_instant(self.deleted_at)?,
            poll: self.poll_id.map(PollId),
            elided: self.elided,
            looks: part(&self.looks)?,
            message_id: self.message_id,
            deleted_by: self.deleted_by.map(PersonId),
            edited_at: maybe_instant(self.edited_at)?,
            pictures: part(&self.pictures)?,
        })
    }
}

impl FileRow {
    pub fn noun(self) -> FileNote {
        FileNote { id: FileId(self.id), name: self.name, media_type: self.media_type, size: self.size.unsigned_abs() }
    }
}
