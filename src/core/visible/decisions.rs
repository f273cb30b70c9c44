//! What somebody's groups have decided: every counted poll they may see, the newest first.

use super::{may_see_poll, poll_brief, poll_needs};
use crate::core::brief::PollBrief;
use crate::core::group::Group;
use crate::core::ids::{GroupId, PersonId};
use crate::core::poll::{Poll, Stage};
use crate::core::view::{Needs, View};
use jiff::Timestamp;

/// How many decisions one mail names.
const MOST: usize = 30;

/// The polls of one group, or of all of a person's groups when none is named.
pub(super) fn needs(view: &View, group: Option<GroupId>, reader: PersonId, needs: &mut Needs) {
    let theirs = || view.memberships.values().filter(|row| row.person == reader && row.until.is_none()).map(|row| row.group);
    let groups: Vec<GroupId> = group.map_or_else(|| theirs().collect(), |group| vec![group]);
    needs.groups.extend(groups.iter().copied());
    needs.archives.extend(groups);
    newest(view, group).for_each(|poll| poll_needs(view, poll.id, reader, needs));
}

/// They must have been loaded, as `needs` says.
pub fn decisions(view: &View, group: Option<GroupId>, reader: PersonId, now: Timestamp) -> Vec<(Group, PollBrief)> {
    let seen = newest(view, group).filter(|poll| may_see_poll(view, poll, reader, now));
    seen.filter_map(|poll| Some((view.groups.get(poll.group)?.clone(), poll_brief(view, poll.id, reader)?))).collect()
}

fn newest(view: &View, group: Option<GroupId>) -> impl Iterator<Item = &Poll> {
    let counted = |poll: &&Poll| poll.stage == Stage::Settled && group.is_none_or(|group| poll.group == group);
    let mut polls: Vec<&Poll> = view.polls.values().filter(counted).collect();
    polls.sort_by_key(|poll| std::cmp::Reverse((poll.closed_at, poll.id)));
    polls.into_iter().take(MOST)
}
