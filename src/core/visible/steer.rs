//! Who sees the forms that steer a poll, and may use them.

use crate::core::group::Role;
use crate::core::ids::PersonId;
use crate::core::poll::Poll;
use crate::core::view::View;
use jiff::Timestamp;

/// Whether somebody may extend a poll, state its outcome and the like: whoever asked, while they belong to the group, and the
/// coordinators.
pub fn may_steer(view: &View, poll: &Poll, person: PersonId, now: Timestamp) -> bool {
    let membership = view.membership(poll.group, person, now);
    membership.is_some_and(|membership| poll.asker == person || membership.role == Role::Coordinator)
}
