//! Somebody used another's notice: nothing is done, and the notice's owner is asked whether it was them.

use super::answer::Meaning;
use super::holds::QUESTIONS;
use super::sender::Sender;
use super::{Case, Place, decide};
use crate::core::command::{Command, Disposition, Outcome};
use crate::core::event::Event;
use crate::core::held::{Held, HeldWhy, Settled};
use crate::core::ids::{GroupId, PersonId};
use crate::core::notice::{Notice, NoticeBody, NoticeKind};
use crate::core::person::Address;
use crate::core::trust::{Actor, Proof, Proven};
use jiff::SignedDuration;

/// A sender is asked about, and told, once in so long.
const DAY: SignedDuration = SignedDuration::from_hours(24);

impl Case<'_> {
    /// Keeps what was sent and asks the owner, about each sender once a day and about so many in all. The address is named, and a yes adds it, only
    /// when it was proven and is nobody's we know.
    pub(super) fn ask_owner(&mut self, owner: PersonId, sender: &Sender, place: Place, meaning: &Meaning, command: &Command) -> Disposition {
        let proven = sender.from.clone().filter(|_| sender.proof == Proof::Strong);
        let named = proven.clone().filter(|from| self.view.people_at(from).is_empty());
        let why = if named.is_some() { HeldWhy::OtherAddress } else { HeldWhy::SomebodyElse };
        let today = |held: &&Held| held.received_at > self.at - DAY;
        let asked = self.waiting_from(owner, why, &sender.from).any(|held| today(&held));
        let questions = self.view.held.values().filter(|held| held.owner == Some(owner) && held.why == why && held.settled.is_none());
        let asked = asked || questions.filter(today).count() >= QUESTIONS;
        let held = self.hold(why, Some(owner), place, command, Some(sender));
        if !asked {
            let act = self.held_act(meaning, command);
            self.tell(owner, NoticeKind::WasItYou, place, NoticeBody::WasItYou { held, from: named, act, received_at: self.at });
        }
        // Only whoever wrote to us hears of it: their letter to somebody else may have been handed on.
        let body = NoticeBody::AskedOwner { ballot: place.poll.is_some(), locale: self.policy.locale.clone() };
        proven.filter(|_| Proven::by(self.actor) == Proven::SenderAndReader).into_iter().for_each(|from| self.tell_passer_by(from, place.group, body.clone()));
        Disposition { group: place.group, person: Some(owner), outcome: Outcome::Held(held) }
    }

    /// What still waits for the owner's word on one sender.
    fn waiting_from(&self, owner: PersonId, why: HeldWhy, from: &Option<Address>) -> impl Iterator<Item = &Held> {
        self.view
            .held
            .values()
            .filter(move |held| held.owner == Some(owner) && held.why == why && held.from == *from && held.settled.is_none() && held.until >= self.at)
    }

    /// The sender hears that nothing was done, because their provider has proven that it is them.
    pub(super) fn tell_passer_by(&mut self, to: Address, group: Option<GroupId>, body: NoticeBody) {
        let lately = |notice: &Notice| notice.kind == NoticeKind::AskedOwner && notice.to.as_ref() == Some(&to) && notice.made_at > self.at - DAY;
        if self.view.notices.values().any(lately) {
            return;
        }
        self.tell(PersonId::NOBODY, NoticeKind::AskedOwner, Place { group, ..Place::default() }, body);
        if let Some(notice) = self.notices.last_mut() {
            notice.to = Some(to);
        }
    }

    /// The owner's word holds for what else came from that sender: a no destroys it too; a yes to an address that is theirs
    /// now counts it too; where nobody was named, they are asked about the next.
    pub(super) fn settle_the_rest(&mut self, owner: PersonId, settled: &Held, yes: bool) {
        let mut rest: Vec<Held> = self.waiting_from(owner, settled.why, &settled.from).filter(|held| held.id != settled.id).cloned().collect();
        rest.sort_by_key(|held| held.received_at);
        match (yes, settled.why) {
            (false, _) => rest.iter().for_each(|held| self.happened(Event::HeldSettled { held: held.id, how: Settled::No })),
            (true, HeldWhy::OtherAddress) => rest.iter().for_each(|held| self.carry_out_next(owner, held)),
            (true, _) => rest.first().into_iter().for_each(|held| self.ask_about(owner, held)),
        }
    }

    /// Another held command of the same owner, on top of what has just happened.
    fn carry_out_next(&mut self, owner: PersonId, held: &Held) {
        self.happened(Event::HeldSettled { held: held.id, how: Settled::Yes });
        let mut view = self.view.clone();
        self.events.iter().for_each(|event| view.apply(event, self.at));
        let decision = decide(&view, &Actor::Confirmed { person: owner }, &held.command, held.received_at, self.ids, self.policy);
        self.take_in(decision);
    }

    fn ask_about(&mut self, owner: PersonId, held: &Held) {
        let Command::Answer { notice, by, mail, .. } = &held.command else { return };
        let Some(notice) = self.view.notices.get(*notice) else { return };
        let place = Place { group: notice.group, thread: notice.thread, poll: notice.poll };
        let act = self.held_act(&self.meaning(notice, *by, mail), &held.command);
        self.tell(owner, NoticeKind::WasItYou, place, NoticeBody::WasItYou { held: held.id, from: None, act, received_at: held.received_at });
    }
}
