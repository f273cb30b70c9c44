//! What waits for a group's coordinators: strangers' mail, and what members wrote beyond a budget. One word settles all
//! that one sender has waiting.

use super::members::name_of_stranger;
use super::{Case, Place, decide, mail_of};
use crate::core::command::{Command, Disposition, Outcome};
use crate::core::event::Event;
use crate::core::held::{Held, HeldWhy, Moderation, Settled};
use crate::core::ids::{GroupId, HeldId, PersonId, ThreadId};
use crate::core::lookalike::OddName;
use crate::core::notice::{Deed, Notice, NoticeBody, NoticeKind};
use crate::core::person::Address;
use crate::core::refusal::Refusal;
use crate::core::trust::Actor;

impl Case<'_> {
    /// "approve", "reject" or "block" by mail, in reply to the question.
    pub(super) fn moderate_by_mail(&mut self, person: PersonId, notice: &Notice, place: Place, word: Moderation) -> Disposition {
        match &notice.body {
            NoticeBody::Stranger { held: Some(held), .. } => self.moderate(person, *held, place, word),
            _ => self.refuse(person, place, Refusal::UnknownCommand, ""),
        }
    }

    /// The same on the page of a signed-in coordinator.
    pub(super) fn moderate_on_page(&mut self, held: HeldId, word: Moderation) -> Disposition {
        let Actor::Session { person } = *self.actor else { return self.ignored("not signed in") };
        let group = self.view.held.get(held).and_then(|held| held.group);
        let place = Place { group, ..Place::default() };
        match self.may_moderate(person, held) {
            Ok(_) => self.moderate(person, held, place, word),
            Err(refusal) => self.refuse_silently(Some(person), place, refusal),
        }
    }

    fn may_moderate(&self, person: PersonId, held: HeldId) -> Result<(GroupId, Held), Refusal> {
        let held = self.view.held.get(held).filter(|held| held.until >= self.at).ok_or(Refusal::TooLate)?;
        let group = held.group.filter(|group| held.waits_for(*group)).ok_or(Refusal::TooLate)?;
        if self.coordinates(group, person) { Ok((group, held.clone())) } else { Err(Refusal::CoordinatorsOnly) }
    }

    fn moderate(&mut self, person: PersonId, held: HeldId, place: Place, word: Moderation) -> Disposition {
        let (group, first) = match self.may_moderate(person, held) {
            Ok(found) => found,
            Err(refusal) => return self.refuse(person, place, refusal, ""),
        };
        let place = Place { group: Some(group), ..place };
        let together = self.waiting_with(group, &first);
        if word != Moderation::Approve {
            for held in &together {
                // What a member wrote too much of is thrown away; only an address of nobody here can be blocked.
                let blocks = word == Moderation::Block && held.id == first.id && held.why == HeldWhy::Stranger;
                self.happened(Event::HeldSettled { held: held.id, how: if blocks { Settled::Blocked } else { Settled::No } });
            }
            return self.tell_deed(person, place, Deed::Dropped);
        }
        let odd = first.from.as_ref().filter(|_| first.why == HeldWhy::Stranger).and_then(|from| self.odd_stranger(group, from));
        let author = match first.why {
            HeldWhy::Stranger => self.admit(group, &first, person),
            _ => first.author,
        };
        let Some(author) = author else { return self.refuse(person, place, Refusal::TooLate, "") };
        together.iter().for_each(|held| self.release(author, held));
        let deed = if first.why == HeldWhy::AfterCount { Deed::Counted } else { Deed::Posted { odd } };
        self.tell_deed(person, place, deed)
    }

    /// What is to be looked at about the name of a stranger who is let in.
    fn odd_stranger(&self, group: GroupId, from: &Address) -> Option<OddName> {
        let known = self.view.people_at(from).iter().map(|person| person.id).next();
        self.view.odd_name(group, &name_of_stranger(self.view, from), known)
    }

    /// What the same sender has waiting, oldest first, the one that was answered among it.
    fn waiting_with(&self, group: GroupId, first: &Held) -> Vec<Held> {
        let mut together: Vec<Held> = self.view.held.values().filter(|held| held.waits_for(group) && held.goes_with(first)).cloned().collect();
        together.sort_by_key(|held| (held.received_at, held.id));
        together
    }

    /// Carries it out as its author's, on top of what has just happened: words as of now, since they are said now, and a
    /// vote as of when it was received.
    fn release(&mut self, author: PersonId, held: &Held) {
        self.happened(Event::HeldSettled { held: held.id, how: Settled::Yes });
        let mut view = self.view.clone();
        self.events.iter().for_each(|event| view.apply(event, self.at));
        let at = if held.why == HeldWhy::AfterCount { held.received_at } else { self.at };
        let decision = decide(&view, &Actor::Confirmed { person: author }, &held.command, at, self.ids, self.policy);
        self.take_in(decision);
    }

    /// Whether the group's coordinators want to hear no more from there.
    pub(super) fn is_blocked(&self, group: GroupId, from: &Option<Address>) -> bool {
        let blocked = |held: &Held| held.group == Some(group) && held.settled == Some(Settled::Blocked) && held.from == *from;
        from.is_some() && self.view.held.values().any(blocked)
    }

    /// Words for a group that come by mail and are more than goes out in an hour wait for its coordinators: a program that
    /// answers itself, or somebody's bad day, reaches nobody else. Their author hears it once a day. `command` is what a
    /// coordinator's yes carries out.
    pub(super) fn over_budget(&mut self, person: PersonId, group: GroupId, thread: Option<ThreadId>, command: &Command) -> Option<Disposition> {
        let by_mail = matches!(self.actor, Actor::Mail { .. }) && self.view.membership(group, person, self.at).is_some();
        let is_over = || self.view.traffic.budgeted(group, person, thread).any(|(lane, budget)| self.count(lane) >= budget);
        if !by_mail || !is_over() {
            return None;
        }
        let place = Place { group: Some(group), thread, poll: None };
        let held = self.hold(HeldWhy::TooMany, None, place, command, None);
        if let Some(Event::SomethingHeld { row, .. }) = self.events.last_mut() {
            row.author = Some(person);
        }
        let told = |notice: &Notice| notice.person == person && matches!(notice.body, NoticeBody::Refusal { refusal: Refusal::TooMany, .. });
        if !self.said_today(person, &Refusal::TooMany) && !self.notices.iter().any(told) {
            let words = mail_of(command).map(|mail| mail.words.own()).unwrap_or_default();
            self.tell(person, NoticeKind::Refusal, place, NoticeBody::Refusal { refusal: Refusal::TooMany, words, more: Vec::new() });
        }
        Some(Disposition { group: Some(group), person: Some(person), outcome: Outcome::Held(held) })
    }
}
