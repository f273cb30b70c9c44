//! A thread to read, for those who may see its group.

use super::{comment_brief, shown};
use crate::core::brief::ThreadBrief;
use crate::core::ids::ThreadId;
use crate::core::view::{Needs, View};

/// What a thread's page needs.
pub fn thread_needs(view: &View, thread: ThreadId, needs: &mut Needs) {
    needs.threads.insert(thread);
    needs.talk.insert(thread);
    if let Some(row) = view.threads.get(thread) {
        needs.groups.insert(row.group);
        needs.people.insert(row.starter);
        needs.people.extend(row.closed.as_ref().map(|closed| closed.by));
    }
}

/// A thread with its comments. Whether the reader may have it is [`super::may_see_group`]'s to say.
pub fn thread_brief(view: &View, thread: ThreadId) -> Option<ThreadBrief> {
    let row = view.threads.get(thread)?;
    let comments = view.comments.values().filter(|comment| comment.thread == thread);
    Some(ThreadBrief {
        starter: shown(view, row.starter),
        closed_by: row.closed.as_ref().map(|closed| shown(view, closed.by)),
        comments: comments.filter_map(|comment| comment_brief(view, comment.id)).collect(),
        thread: row.clone(),
    })
}
