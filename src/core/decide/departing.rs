//! Going away, for a time or for good, and coming back. Asked back first, and nothing goes to somebody who has gone but
//! the one goodbye.

use super::account::HOUR;
use super::answer::order_in;
use super::holds::{DAY, QUESTIONS};
use super::sender::Sender;
use super::{Case, Place, strs};
use crate::core::command::{Command, Disposition, MailWords};
use crate::core::event::Event;
use crate::core::grammar::Order;
use crate::core::group::{Membership, Role};
use crate::core::held::Held;
use crate::core::ids::{GroupId, PersonId};
use crate::core::notice::{Deed, HeldAct, NoticeBody, NoticeKind};
use crate::core::person::Standing;
use crate::core::refusal::Refusal;
use crate::core::trust::Actor;

impl Case<'_> {
    /// "deactivate" and "delete me": the answer asks back and says what stays.
    pub(super) fn ask_to_depart(&mut self, person: PersonId, sender: &Sender, for_good: bool) -> Disposition {
        let act = if for_good { HeldAct::DeleteMe } else { HeldAct::Deactivate };
        self.hold_and_confirm(person, sender, Place::default(), act, &Command::Depart { person, for_good })
    }

    /// The same, asked for on a page. The question goes to the mailbox; one that waits is enough within the hour, and some
    /// within the day.
    pub(super) fn ask_to_depart_on_page(&mut self, person: PersonId, for_good: bool) -> Disposition {
        if !self.own_page(person) || self.has_gone(person) {
            return self.refuse_silently(Some(person), Place::default(), Refusal::NotYours);
        }
        let command = Command::Depart { person, for_good };
        let asked = |held: &&Held| held.owner == Some(person) && held.settled.is_none() && held.command == command;
        let within = |span| self.view.held.values().filter(asked).filter(|held| held.received_at > self.at - span).count();
        if within(HOUR) > 0 || within(DAY) >= QUESTIONS {
            return self.ignored("asked already");
        }
        self.hold_page(person, Place::default(), if for_good { HeldAct::DeleteMe } else { HeldAct::Deactivate }, &command)
    }

    /// Whether a mail says that its writer goes, and if for good. Asked back once, whatever the proof: that question says
    /// what stays, and only the mailbox answers it.
    pub(super) fn departs(&self, person: PersonId, group: GroupId, mail: &MailWords) -> Option<bool> {
        let tongues = self.tongues(person, Some(group));
        match order_in(mail, &strs(&tongues)) {
            Some(Order::Deactivate) => Some(false),
            Some(Order::DeleteMe) => Some(true),
            _ => None,
        }
    }

    /// Their yes to it.
    pub(super) fn depart(&mut self, person: PersonId, for_good: bool) -> Disposition {
        let theirs = matches!(self.actor, Actor::Confirmed { person: confirmed } if *confirmed == person);
        let Some(row) = self.view.people.get(person).filter(|row| theirs && row.standing == Standing::Active) else {
            return self.ignored("nobody who may go");
        };
        let mailbox = row.mailbox().cloned();
        for group in self.groups_of(person) {
            self.happened(Event::MemberLeft { group, person });
        }
        self.happened(if for_good { Event::PersonDeleted { person } } else { Event::PersonDeactivated { person } });
        self.tell(person, NoticeKind::Goodbye, Place::default(), NoticeBody::Farewell { for_good });
        // The address is gone from their row by the time the goodbye goes out.
        if let Some(notice) = self.notices.last_mut() {
            notice.to = mailbox;
        }
        self.done(if for_good { "deleted" } else { "deactivated" }, None, Some(person))
    }

    fn groups_of(&self, person: PersonId) -> Vec<GroupId> {
        self.view.memberships.values().filter(|row| row.person == person && row.covers(self.at)).map(|row| row.group).collect()
    }

    /// "reactivate", in reply to the goodbye or from a proven address: the groups they left by it, and their settings, are
    /// theirs again.
    pub(super) fn come_back(&mut self, person: PersonId, place: Place) -> Disposition {
        let Some(row) = self.view.people.get(person).filter(|row| row.standing == Standing::Deactivated) else {
            return self.tell_plain(person, place, NoticeKind::Help, "help");
        };
        let left = |membership: &&Membership| membership.person == person && membership.until.is_some() && membership.until == row.gone_at;
        let before: Vec<(GroupId, Role)> = self.view.memberships.values().filter(left).map(|row| (row.group, row.role)).collect();
        self.happened(Event::PersonReactivated { person });
        for (group, role) in before {
            let row = Membership { group, person, role, since: self.at, until: None };
            self.happened(Event::MemberJoined { group, person, role, row });
        }
        self.tell_deed(person, Place::default(), Deed::CameBack)
    }

    /// Whether they have gone: nothing is done in their name but coming back.
    pub(super) fn has_gone(&self, person: PersonId) -> bool {
        self.view.people.get(person).is_some_and(|row| row.standing != Standing::Active)
    }
}
