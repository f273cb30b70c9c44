//! Who may read what was cut from a mail: its author, and for a day a coordinator who has said why. And who may delete
//! a message.

use crate::core::group::Role;
use crate::core::ids::{CommentId, PersonId};
use crate::core::thread::LOOKS_HOLD;
use crate::core::view::View;
use jiff::Timestamp;

/// What a signed-in reader may see of what was cut.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Elided {
    /// Nothing was cut, or it is not theirs to know.
    Nothing,
    /// They wrote the mail.
    Own(String),
    /// They coordinate the group, and the author was told that they look.
    Shown(String),
    /// They coordinate the group, and may look when they say why.
    OnReason,
}

/// Whether a signed-in reader may delete a comment, and whether it is their own.
pub fn may_retract(view: &View, comment: CommentId, reader: PersonId, now: Timestamp) -> Option<bool> {
    let row = view.comments.get(comment).filter(|row| row.deleted_at.is_none())?;
    let group = view.threads.get(row.thread)?.group;
    let role = view.membership(group, reader, now)?.role;
    if row.author == reader { Some(true) } else { (role == Role::Coordinator).then_some(false) }
}

/// For signed-in readers only: a personal link can be forwarded, and shows nobody what was cut.
pub fn elided(view: &View, comment: CommentId, reader: PersonId, now: Timestamp) -> Elided {
    let Some(row) = view.comments.get(comment).filter(|row| !row.elided.is_empty() && row.deleted_at.is_none()) else { return Elided::Nothing };
    if row.author == reader {
        return Elided::Own(row.elided.clone());
    }
    let group = view.threads.get(row.thread).map(|thread| thread.group);
    let role = group.and_then(|group| view.membership(group, reader, now)).map(|membership| membership.role);
    if role != Some(Role::Coordinator) {
        return Elided::Nothing;
    }
    let looks = row.looks.iter().any(|look| look.by == reader && now < look.at + LOOKS_HOLD);
    if looks { Elided::Shown(row.elided.clone()) } else { Elided::OnReason }
}
