//! What becomes of somebody's words afterwards: taken back, changed, looked at; and of the thread they stand in.

use super::View;
use crate::core::event::Event;
use crate::core::thread::{Closed, Look};
use jiff::Timestamp;

impl View {
    pub(super) fn apply_words(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::ThreadStarted { thread, row, .. } => self.threads.put(*thread, (**row).clone()),
            Event::ThreadClosed { thread, person, .. } => self.threads.change(*thread, |thread| thread.closed = Some(Closed { by: *person, at })),
            Event::ThreadReopened { thread, .. } => self.threads.change(*thread, |thread| thread.closed = None),
            Event::CommentAdded { comment, row, .. } => self.comments.put(*comment, (**row).clone()),
            Event::CommentDeleted { comment, person, .. } => self.comments.change(*comment, |row| {
                row.words.clear();
                row.elided.clear();
                row.files.clear();
                row.pictures.clear();
                row.looks.clear();
                row.raw = None;
                row.deleted_at = Some(at);
                row.deleted_by = Some(*person);
            }),
            Event::CommentReplaced { comment, words, .. } => self.comments.change(*comment, |row| {
                row.words.clone_from(words);
                row.elided.clear();
                row.looks.clear();
                row.raw = None;
                row.edited_at = Some(at);
            }),
            Event::ElidedShown { comment, person, reason, .. } => {
                self.comments.change(*comment, |row| row.looks.push(Look { by: *person, at, reason: reason.clone() }))
            }
            _ => {}
        }
    }
}
