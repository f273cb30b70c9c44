//! What somebody asks by a word about how they take part: what their mail looks like, and leaving a group.

use super::{Case, Place};
use crate::core::command::{Command, Disposition, Door, MailWords};
use crate::core::event::Event;
use crate::core::group::Group;
use crate::core::ids::{GroupId, PersonId};
use crate::core::notice::{Deed, Notice, NoticeBody, NoticeKind};
use crate::core::person::DigestTimes;
use crate::core::refusal::Refusal;
use jiff::SignedDuration;

/// However often a button of the settings page is pressed, one mail of its kind goes out in so long.
pub(super) const HOUR: SignedDuration = SignedDuration::from_hours(1);

impl Case<'_> {
    /// "text" and "html". The answer is written the new way already.
    pub(super) fn set_format(&mut self, person: PersonId, place: Place, text_only: bool) -> Disposition {
        let Some(row) = self.view.people.get(person).filter(|row| row.text_only != text_only) else {
            return self.tell_deed(person, Place { poll: None, ..place }, Deed::FormatSet { text_only });
        };
        let (digest, zone) = (row.digest.clone(), row.zone.clone());
        if !self.set_habits_of(person, digest, zone, text_only) {
            return self.done("superseded", place.group, Some(person));
        }
        self.tell_deed(person, Place { poll: None, ..place }, Deed::FormatSet { text_only })
    }

    /// Sets them, unless something received later stands already.
    pub(super) fn set_habits_of(&mut self, person: PersonId, digest: DigestTimes, zone: String, text_only: bool) -> bool {
        let later = self.view.people.get(person).and_then(|row| row.habits_set_at).is_some_and(|set_at| set_at > self.at);
        if !later {
            self.happened(Event::HabitsSet { person, digest, zone, text_only, set_at: self.at });
        }
        !later
    }

    /// "my data": a link that holds for a day, to their own mailbox.
    pub(super) fn tell_data(&mut self, person: PersonId) -> Disposition {
        let until = self.at + SignedDuration::from_hours(24);
        self.tell(person, NoticeKind::MyData, Place::default(), NoticeBody::MyData { until });
        self.done("data", None, Some(person))
    }

    /// The same from a page: the link goes to the mailbox, whoever has the page, and at most one an hour.
    pub(super) fn ask_data(&mut self, person: PersonId) -> Disposition {
        if !self.own_page(person) {
            return self.refuse_silently(Some(person), Place::default(), Refusal::NotYours);
        }
        if self.told_within(person, HOUR, |notice| notice.kind == NoticeKind::MyData) {
            return self.ignored("asked already");
        }
        self.tell_data(person)
    }

    /// "leave group": the same as a mail to the group's leave address, so it is asked back there too.
    pub(super) fn leave_by_word(&mut self, person: PersonId, notice: &Notice, place: Place, mail: &MailWords) -> Disposition {
        let Some(group) = self.group_to_leave(person, place).cloned() else {
            return self.tell_plain(person, place, NoticeKind::Help, "help");
        };
        let place = Place { group: Some(group.id), ..Place::default() };
        if self.view.membership(group.id, person, self.at).is_none() {
            return self.refuse(person, place, Refusal::NotMember, &mail.words.own());
        }
        let sender = self.sender_on_token(notice.person, Some(group.id));
        let command = Command::Write { handle: group.handle.clone(), door: Door::Leave, mail: mail.clone() };
        self.leave(person, &group, &sender, &command)
    }

    /// The group of what was answered, else the only one they belong to; among several nothing is guessed.
    fn group_to_leave(&self, person: PersonId, place: Place) -> Option<&Group> {
        let covers = self.view.memberships.values().filter(|membership| membership.person == person && membership.covers(self.at));
        let theirs: Vec<GroupId> = covers.map(|membership| membership.group).collect();
        let only = if let [only] = theirs.as_slice() { Some(*only) } else { None };
        self.view.groups.get(place.group.or(only)?)
    }
}
