//! Mail to a group's own addresses.

use super::answer::order_in;
use super::sender::Sender;
use super::{Case, Place, strs};
use crate::core::command::{Command, Disposition, Door, MailWords, Outcome};
use crate::core::event::Event;
use crate::core::grammar::Order;
use crate::core::group::{Group, Role};
use crate::core::held::HeldWhy;
use crate::core::ids::{NoticeId, PersonId};
use crate::core::notice::{Deed, HeldAct, Notice, NoticeBody, NoticeKind, NoticeState};
use crate::core::person::{Level, Scope};
use crate::core::refusal::Refusal;
use crate::core::secret;
use crate::core::traffic::{ANSWERS, Lane, STRANGERS};
use crate::core::trust::{Act, Actor, Proof, Proven, Ruling, rule};
use jiff::SignedDuration;

/// Fresh ballots go out once in so long, and so do answers to mail without proof.
pub(super) const DAY: SignedDuration = SignedDuration::from_hours(24);

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
            (Ruling::FreshBallot, Some(person)) => self.fresh_ballot(person, &sender, handle, place, mail),
            (Ruling::Hold, Some(person)) => match self.departs(person, group.id, mail).filter(|_| door == Door::Talk) {
                Some(for_good) => self.ask_to_depart(person, &sender, for_good),
                None => self.hold_and_confirm(person, &sender, place, written_act(door, mail), command),
            },
            _ => self.stranger(&group, door, &sender, mail, command),
        }
    }

    /// A vote without a token brings fresh ballots once a day: anybody can write in somebody's name, and a program answers
    /// whatever it is sent. Whoever is proven hears, once too, that a further one was not counted.
    fn fresh_ballot(&mut self, person: PersonId, sender: &Sender, handle: &str, place: Place, mail: &MailWords) -> Disposition {
        let proven = sender.proof == Proof::Strong;
        let is_one = |notice: &Notice| notice.body == NoticeBody::AskedFor || (!proven && notice.kind == NoticeKind::Status);
        match self.told_within(person, DAY, is_one) {
            false if self.passes(Lane::Answers(person), ANSWERS) => self.answer_to_no_ballot(person, handle, place),
            true if proven && !self.said_today(person, &Refusal::BallotsSent) => {
                let words = if secret::running(self.view, handle).next().is_some() { String::new() } else { mail.words.own() };
                self.refuse(person, place, Refusal::BallotsSent, &words)
            }
            _ => self.refuse_silently(Some(person), place, Refusal::BallotsSent),
        }
    }

    /// Whether a letter of that sort has gone to somebody in the last while.
    pub(super) fn told_within(&self, person: PersonId, span: SignedDuration, is_one: impl Fn(&Notice) -> bool) -> bool {
        let lately = |notice: &Notice| notice.person == person && notice.made_at > self.at - span && is_one(notice);
        self.view.notices.values().chain(&self.notices).any(lately)
    }

    fn write_as(&mut self, person: PersonId, group: &Group, door: Door, sender: &Sender, mail: &MailWords, command: &Command) -> Disposition {
        let place = Place { group: Some(group.id), ..Place::default() };
        match door {
            Door::Talk => self.talk_or_order(person, group, place, mail),
            Door::Poll => self.draft_poll(person, group, sender.proof, mail),
            Door::Vote => self.answer_to_no_ballot(person, &group.handle, place),
            Door::Stop => self.stop_scope(person, Scope::Group(group.id), Level::Nothing, place, false),
            Door::Leave => self.leave(person, group, sender, command),
            Door::Help | Door::Join => self.help(person, place),
            Door::Owner => self.over_budget(person, group.id, None, command).unwrap_or_else(|| {
                self.passed.push(Lane::Member(group.id, person));
                self.pass_to_coordinators(group, sender, mail)
            }),
        }
    }

    /// The words "stop", "help", "nothing" … as a whole mail to the group are never a thread.
    fn talk_or_order(&mut self, person: PersonId, group: &Group, place: Place, mail: &MailWords) -> Disposition {
        let tongues = self.tongues(person, Some(group.id));
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
            _ => self.start_thread(person, group, mail),
        }
    }

    /// A command without a notice is read as if it answered one about the same place.
    pub(super) fn standing_for(&self, person: PersonId, place: Place) -> Notice {
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

    /// A stranger's mail is held for the coordinators and the stranger hears nothing, or it goes to them as it is, as long as
    /// they do not get too much of that. The other doors are for members alone.
    fn stranger(&mut self, group: &Group, door: Door, sender: &Sender, mail: &MailWords, command: &Command) -> Disposition {
        if self.is_blocked(group.id, &sender.from) {
            return self.ignored("the coordinators have blocked this address");
        }
        match door {
            Door::Owner if self.passes(Lane::Strangers(group.id), STRANGERS) => self.pass_to_coordinators(group, sender, mail),
            Door::Talk | Door::Join | Door::Owner => self.hold_for_coordinators(group, sender, command),
            Door::Poll | Door::Vote | Door::Stop | Door::Leave | Door::Help => self.turn_away(group, door, sender, mail, command),
        }
    }

    /// Whoever is proven hears it and gets their words back, in words that say the same to everybody; nobody else hears a thing.
    fn turn_away(&mut self, group: &Group, door: Door, sender: &Sender, mail: &MailWords, command: &Command) -> Disposition {
        let proven = sender.from.clone().filter(|_| sender.proof == Proof::Strong && Proven::by(self.actor) == Proven::SenderAndReader);
        let words = if secret::destroys(self.view, command) { String::new() } else { mail.words.own() };
        let body = NoticeBody::TurnedAway { handle: group.handle.clone(), door, words, locale: self.policy.locale.clone() };
        proven.into_iter().for_each(|from| self.tell_passer_by(from, None, body.clone()));
        self.refuse_silently(None, Place { group: Some(group.id), ..Place::default() }, Refusal::NotMember)
    }

    fn hold_for_coordinators(&mut self, group: &Group, sender: &Sender, command: &Command) -> Disposition {
        let place = Place { group: Some(group.id), ..Place::default() };
        let held = self.hold(HeldWhy::Stranger, None, place, command, Some(sender));
        Disposition { group: place.group, person: None, outcome: Outcome::Held(held) }
    }

    /// A mail to the coordinators goes to each of them; there is nothing to approve.
    fn pass_to_coordinators(&mut self, group: &Group, sender: &Sender, mail: &MailWords) -> Disposition {
        let place = Place { group: Some(group.id), ..Place::default() };
        let person = sender.person.and_then(|person| self.view.people.get(person));
        let from = sender.from.as_ref().or(person.and_then(|person| person.mailbox()));
        let address = from.map(ToString::to_string).unwrap_or_default();
        let name = person.map(|person| format!("{} <{address}>", person.name));
        let (subject, words) = mail.for_others();
        let body = NoticeBody::Stranger { held: None, from: name.unwrap_or(address), subject, words };
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
}

fn written_act(door: Door, mail: &MailWords) -> HeldAct {
    match door {
        Door::Poll => HeldAct::Poll { title: mail.subject.clone() },
        Door::Vote | Door::Owner => HeldAct::Comment { words: mail.words.own() },
        Door::Talk => HeldAct::Thread { title: mail.subject.clone(), words: mail.words.own() },
        _ => HeldAct::Command { words: door.ending().trim_start_matches('-').to_string() },
    }
}
