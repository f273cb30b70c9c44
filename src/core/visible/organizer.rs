//! Whose address organizes the events of a poll in one person's calendar.

use crate::core::ids::NoticeId;
use crate::core::notice::{Notice, NoticeKind};
use crate::core::view::{Needs, View};
use jiff::Timestamp;

pub(super) fn needs(view: &View, notice: &Notice, needs: &mut Needs) {
    let inviting = notice.poll.filter(|poll| view.polls.get(*poll).is_some_and(|poll| poll.settings.invitation.is_some()));
    needs.ballot_notices.extend(inviting.map(|poll| (poll, notice.person)));
}

/// The first ballot that its reader got: a calendar program takes an event from its first organizer alone, so every letter
/// about it names the same one, whatever became of the wording. Which wording an answer saw is told by its sequence.
pub(super) fn of(view: &View, notice: &Notice) -> NoticeId {
    let since = view.people.get(notice.person).map_or(Timestamp::MIN, |person| person.links_since);
    let alike = |other: &&Notice| other.kind == NoticeKind::Ballot && other.poll == notice.poll && other.person == notice.person;
    let first = view.notices.values().filter(alike).filter(|other| other.made_at >= since).min_by_key(|other| (other.made_at, other.id));
    first.filter(|_| notice.poll.is_some()).map_or(notice.id, |first| first.id)
}
