//! The answer to `status`.

use crate::core::audience::not_entitled;
use crate::core::brief::StatusBrief;
use crate::core::consent::setting_in;
use crate::core::group::Group;
use crate::core::ids::PersonId;
use crate::core::poll::Poll;
use crate::core::view::View;
use jiff::Timestamp;

/// What somebody gets and why, what waits for them, what is held.
pub fn status_brief(view: &View, reader: PersonId, now: Timestamp) -> StatusBrief {
    let mine = |group: &&Group| view.membership(group.id, reader, now).is_some();
    let waits = |poll: &&Poll| poll.is_open() && not_entitled(view, poll, reader, now).is_none() && !view.has_voted(poll.id, reader);
    StatusBrief {
        groups: view.groups.values().filter(mine).map(|group| (group.clone(), setting_in(view, reader, Some(group.id), None))).collect(),
        waiting: view.polls.values().filter(waits).filter_map(|poll| Some((view.groups.get(poll.group)?.clone(), poll.clone()))).collect(),
        held: view.held.values().filter(|held| held.owner == Some(reader) && held.settled.is_none()).cloned().collect(),
        addresses: view.people.get(reader).map(|person| person.addresses.iter().map(|known| (known.address.clone(), known.dead)).collect()).unwrap_or_default(),
        paused_until: view.people.get(reader).and_then(|person| person.pauses(now)),
    }
}
