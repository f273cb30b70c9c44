//! Mail to a group's own addresses, and to the service's.

use super::answer::order_in;
use super::sender::Sender;
use super::{Case, Place, strs};
use crate::core::command::{Command, Disposition, Door, MailWords, Outcome, ServiceRole};
use crate::core::event::Event;
use crate::core::grammar::Order;
use crate::core::group::{Group, Role};
use crate::core::held::HeldWhy;
use crate::core::ids::{NoticeId, PersonId};
use crate::core::notice::{Deed, HeldAct, Notice, NoticeBody, NoticeKind, NoticeState};
use crate::core::person::{Level, Scope};
use crate::core::refusal::Refusal;
use crate::core::secret;
use crate::core::trust::{Act, Actor, Proof, Ruling, rule};
use jiff::SignedDuration;

/// Mail without proof brings its supposed sender one fresh ballot in so long.
const DAY: SignedDuration = SignedDuration::from_hours(24);

impl Case<'_> {
    pub(super) fn write(&mut self, handle: &str, door: Door, mail: &MailWords, command: &Command) -> Disposition {
        let Some(group) = self.view.group_named(handle).cloned() else { return self.ignored("no such group") };
        let place = Place { group: Some(group.id), ..Place::default() };
        let sender = self.sender_without_token(Some(group.id));
        if sender.person.is_none() && sender.from.as_ref().is_some_and(|from| self.view.people_at(from).iter().any(|person| self.has_gone(person.id))) {
            return self.ignored("its sender has gone");
        }
        let act = match door {
            Door::Talk => Act::Talk,
            Door::Poll => Act::Poll,
            Door::Vote => Act::Vote,
            Door::Stop | Door::Leave | Door::Help | Door::Join | Door::Owner => Act::Setting,
        };
        match (rule(sender.token, sender.is, sender.proof, act), sender.person) {
            // It may hold a secret vote, which is not kept to ask whose it is.
            _ if !sender.several.is_empty() && secret::destroys(self.view, command) => self.ignored("a mailbox that several share"),
            (Ruling::Refuse, _) => self.refuse_silently(sender.person, place, Refusal::NotProven),
            _ if !sender.several.is_empty() => self.ask_whose(&sender, place, written_act(door, mail), command),
            (Ruling::Allow, Some(person)) => self.write_as(person, &group, door, &sender, mail, command),
            (Ruling::FreshBallot, Some(person)) => self.fresh_ballot(person, &sender, handle, place),
            (Ruling::Hold, Some(person)) => match self.departs(person, mail).filter(|_| door == Door::Talk) {
                Some(for_good) => self.ask_to_depart(person, &sender, for_good),
                None => self.hold_and_confirm(person, &sender, place, written_act(door, mail), command),
            },
            _ => self.stranger(&group, door, &sender, mail, command),
        }
    }

    /// A vote without a token brings a fresh ballot: to whoever is proven, each time; else once a day, since anybody can
    /// write in somebody's name.
    fn fresh_ballot(&mut self, person: PersonId, sender: &Sender, handle: &str, place: Place) -> Disposition {
        let lately = |notice: &Notice| notice.person == person && notice.body == NoticeBody::AskedFor && notice.made_at > self.at - DAY;
        if sender.proof != Proof::Strong && self.view.notices.values().any(lately) {
            return self.ignored("a fresh ballot has gone out today");
        }
        self.answer_to_no_ballot(person, handle, place)
    }

    fn write_as(&mut self, person: PersonId, group: &Group, door: Door, sender: &Sender, mail: &MailWords, command: &Command) -> Disposition {
        let place = Place { group: Some(group.id), ..Place::default() };
        match door {
            Door::Talk => self.talk_or_order(person, group, place, mail),
            Door::Poll => self.draft_poll(person, group, sender.proof, mail),
            Door::Vote => self.answer_to_no_ballot(person, &group.handle, place),
            Door::Stop => self.stop_scope(person, Scope::Group(group.id), Level::Nothing, place, false),
            Door::Leave => self.leave(person, group, sender, command),
            Door::Help | Door::Join => {
                self.tell(person, NoticeKind::Help, place, NoticeBody::Plain);
                self.done("help", place.group, Some(person))
            }
            Door::Owner => self.pass_to_coordinators(group, sender, mail),
        }
    }

    /// The words "stop", "help", "nothing" … as a whole mail to the group are never a thread.
    fn talk_or_order(&mut self, person: PersonId, group: &Group, place: Place, mail: &MailWords) -> Disposition {
        let tongues = self.tongues(person, Some(mail));
        match order_in(mail, &strs(&tongues)) {
            Some(
                order @ (Order::Stop { .. }
                | Order::Level { .. }
                | Order::Help
                | Order::Status
                | Order::Undo
                | Order::Resend
                | Order::Format { .. }
                | Order::Pause { .. }
                | Order::Resume
                | Order::Decisions
                | Order::Delete
                | Order::DeleteLast
                | Order::Replace { .. }
                | Order::MyData
                | Order::Deactivate
                | Order::DeleteMe
                | Order::Invite { .. }
                | Order::LeaveGroup),
            ) => {
                let standing = self.standing_for(person, place);
                self.order(person, &standing, place, &order, mail)
            }
            _ => self.over_budget(person, group.id, None).unwrap_or_else(|| self.start_thread(person, group, mail)),
        }
    }

    /// A command without a notice is read as if it answered one about the same place.
    fn standing_for(&self, person: PersonId, place: Place) -> Notice {
        Notice {
            id: NoticeId(0),
            person,
            to: None,
            group: place.group,
            thread: None,
            poll: None,
            poll_version: 0,
            kind: NoticeKind::Help,
            body: NoticeBody::Plain,
            due: self.at,
            made_at: self.at,
            state: NoticeState::Sent,
            reason: None,
        }
    }

    /// A stranger's mail is held for the coordinators; the stranger hears nothing.
    fn stranger(&mut self, group: &Group, door: Door, sender: &Sender, mail: &MailWords, command: &Command) -> Disposition {
        if self.is_blocked(group.id, &sender.from) {
            return self.ignored("the coordinators have blocked this address");
        }
        match door {
            Door::Talk | Door::Join => self.hold_for_coordinators(group, sender, command),
            Door::Owner => self.pass_to_coordinators(group, sender, mail),
            Door::Poll | Door::Vote | Door::Stop | Door::Leave | Door::Help => {
                let place = Place { group: Some(group.id), ..Place::default() };
                self.refuse_silently(None, place, Refusal::NotMember)
            }
        }
    }

    fn hold_for_coordinators(&mut self, group: &Group, sender: &Sender, command: &Command) -> Disposition {
        let place = Place { group: Some(group.id), ..Place::default() };
        let held = self.hold(HeldWhy::Stranger, None, place, command, Some(sender));
        Disposition { group: place.group, person: None, outcome: Outcome::Held(held) }
    }

    /// A mail to the coordinators goes to each of them; there is nothing to approve.
    fn pass_to_coordinators(&mut self, group: &Group, sender: &Sender, mail: &MailWords) -> Disposition {
        let place = Place { group: Some(group.id), ..Place::default() };
        let address = sender.from.as_ref().map(ToString::to_string).unwrap_or_default();
        let name = sender.person.and_then(|person| self.view.people.get(person)).map(|person| format!("{} <{address}>", person.name));
        let body = NoticeBody::Stranger { held: None, from: name.unwrap_or(address), subject: mail.subject.clone(), words: mail.words.own() };
        let coordinators: Vec<PersonId> =
            self.view.members_at(group.id, self.at).filter(|member| member.role == Role::Coordinator).map(|member| member.person).collect();
        for coordinator in coordinators {
            self.tell(coordinator, NoticeKind::Stranger, place, body.clone());
        }
        self.done("to coordinators", place.group, sender.person)
    }

    /// Leaving is asked back before it happens.
    pub(super) fn leave(&mut self, person: PersonId, group: &Group, sender: &Sender, command: &Command) -> Disposition {
        let place = Place { group: Some(group.id), ..Place::default() };
        if !matches!(self.actor, Actor::Confirmed { .. }) {
            return self.hold_and_confirm(person, sender, place, HeldAct::Leave, command);
        }
        if self.view.membership(group.id, person, self.at).is_some() {
            self.happened(Event::MemberLeft { group: group.id, person });
        }
        self.tell_deed(person, place, Deed::Left)
    }

    /// The addresses that a person reads: a reply to that letter goes to whoever wrote.
    fn pass_to_admin(&mut self, role: ServiceRole, sender: &Sender, mail: &MailWords) -> Disposition {
        let Some(admin) = self.policy.admin.clone() else { return self.ignored("for the admin to read") };
        let from = sender.from.as_ref().map(ToString::to_string).unwrap_or_default();
        let (proven, locale) = (sender.proof == Proof::Strong, self.policy.locale.clone());
        let body = NoticeBody::ForAdmin { role, from, subject: mail.subject.clone(), words: mail.words.own(), proven, locale };
        self.tell(PersonId::NOBODY, NoticeKind::ForAdmin, Place::default(), body);
        if let Some(notice) = self.notices.last_mut() {
            notice.to = Some(admin);
        }
        self.done("to the admin", None, sender.person)
    }

    /// `help@` takes commands; the other addresses are read by a person.
    pub(super) fn ask_service(&mut self, role: ServiceRole, mail: &MailWords) -> Disposition {
        let sender = self.sender_without_token(None);
        if role == ServiceRole::Help && !sender.several.is_empty() {
            let act = HeldAct::Command { words: mail.words.own() };
            return self.ask_whose(&sender, Place::default(), act, &Command::AskService { role, mail: mail.clone() });
        }
        if role != ServiceRole::Help {
            return self.pass_to_admin(role, &sender, mail);
        }
        let Some(person) = sender.person else { return self.ignored("for the admin to read") };
        let tongues = self.tongues(person, Some(mail));
        let order = order_in(mail, &strs(&tongues));
        if self.has_gone(person) && (order != Some(Order::Reactivate) || sender.proof != Proof::Strong) {
            return self.ignored("its sender has gone");
        }
        let harmless = matches!(order, None | Some(Order::Help | Order::Status));
        let command = Command::AskService { role, mail: mail.clone() };
        match (rule(sender.token, sender.is, sender.proof, Act::Setting), order) {
            (Ruling::Hold, _) if harmless && sender.proof == Proof::Failed => self.ignored("for the admin to read"),
            (Ruling::Hold, Some(Order::Deactivate)) => self.ask_to_depart(person, &sender, false),
            (Ruling::Hold, Some(Order::DeleteMe)) => self.ask_to_depart(person, &sender, true),
            (Ruling::Hold, Some(_)) if !harmless => {
                let act = HeldAct::Command { words: mail.words.own() };
                self.hold_and_confirm(person, &sender, Place::default(), act, &command)
            }
            (Ruling::Allow | Ruling::Hold, Some(order)) => {
                let standing = self.standing_for(person, Place::default());
                self.order(person, &standing, Place::default(), &order, mail)
            }
            _ => {
                self.tell(person, NoticeKind::Help, Place::default(), NoticeBody::Plain);
                self.done("help", None, Some(person))
            }
        }
    }
}

fn written_act(door: Door, mail: &MailWords) -> HeldAct {
    match door {
        Door::Poll => HeldAct::Poll { title: mail.subject.clone() },
        Door::Vote | Door::Owner => HeldAct::Comment { words: mail.words.own() },
        Door::Talk => HeldAct::Thread { title: mail.subject.clone(), words: mail.words.own() },
        _ => HeldAct::Command { words: door.ending().trim_start_matches('-').to_string() },
    }
}
