//! The languages whose words count: the reader's own, the group's, English. Where they disagree about a word, it is asked
//! about.

use super::Case;
use crate::core::ids::{GroupId, PersonId};
use crate::core::notice::{Notice, NoticeBody};
use crate::core::view::View;

/// The languages that somebody's words are read in, where they are written to that group.
pub(super) fn tongues(view: &View, person: PersonId, group: Option<GroupId>) -> Vec<String> {
    let own = view.people.get(person).map(|person| person.locale.as_str());
    let of_group = group.and_then(|group| view.groups.get(group)).map(|group| group.rules.locale.as_deref().unwrap_or(&view.locale));
    let mut tongues: Vec<String> = Vec::new();
    for tongue in own.into_iter().chain(of_group).chain(["en"]) {
        if !tongue.is_empty() && !tongues.iter().any(|before| before == tongue) {
            tongues.push(tongue.to_string());
        }
    }
    tongues
}

/// The group whose language an answer to a notice may be in: of a digest, where all that it asks comes from one group.
pub(super) fn group_of(view: &View, notice: &Notice) -> Option<GroupId> {
    let NoticeBody::Digest { items, .. } = &notice.body else { return notice.group };
    let mut groups = items.iter().filter_map(|item| view.polls.get(item.poll?)).map(|poll| poll.group);
    let first = groups.next()?;
    groups.all(|group| group == first).then_some(first)
}

impl Case<'_> {
    pub(super) fn tongues(&self, person: PersonId, group: Option<GroupId>) -> Vec<String> {
        tongues(self.view, person, group)
    }

    /// Those of whoever answers a notice that went to them.
    pub(super) fn tongues_for(&self, notice: &Notice) -> Vec<String> {
        tongues(self.view, notice.person, group_of(self.view, notice))
    }
}
