//! Mail to one group that refers to a notice of another: whoever forwards a notice keeps its Message-ID, and whoever holds a
//! mail can often put one in.

use crate::core::command::{Command, GroupAddress};
use crate::core::view::View;

/// What an answer is when the notice that it refers to is not of the group that it was sent to: a mail to that group, whose
/// address its writer chose. `None` when it is an answer, as what a calendar program answers always is.
pub fn readdressed(view: &View, command: &Command) -> Option<Command> {
    let Command::Answer { notice, to: Some(GroupAddress { handle, door }), mail, .. } = command else { return None };
    if !mail.rsvp.is_empty() {
        return None;
    }
    let (notice, group) = (view.notices.get(*notice)?, view.group_named(handle)?);
    (notice.group != Some(group.id)).then(|| Command::Write { handle: handle.clone(), door: *door, mail: mail.clone() })
}
