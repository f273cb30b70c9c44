//! Letting somebody vote for oneself. One's own vote goes before; a vote goes one step and no further.

use super::voters::{addressed, called};
use super::{Case, Place};
use crate::core::command::Disposition;
use crate::core::event::Event;
use crate::core::ids::{PersonId, PollId};
use crate::core::notice::{Deed, NoticeBody, NoticeKind, ProxyIs};
use crate::core::poll::{Poll, Stage, VoterChange};
use crate::core::refusal::{ProxyTrouble, Refusal};
use crate::core::traffic::Lane;
use crate::core::trust::Actor;

impl Case<'_> {
    /// "proxy: Ben", or "proxy: none", about the poll it answers.
    pub(super) fn proxy_by_word(&mut self, person: PersonId, place: Place, to: Option<&str>, words: &str) -> Disposition {
        let Some(poll) = place.poll.and_then(|poll| self.view.polls.get(poll)).cloned() else {
            return self.refuse(person, place, Refusal::UnknownCommand, words);
        };
        let place = Place { group: Some(poll.group), thread: None, poll: Some(poll.id) };
        match self.set_proxy(&poll, person, to) {
            Ok(deed) => self.tell_deed(person, place, deed),
            Err(refusal) => self.refuse(person, place, refusal, words),
        }
    }

    /// The same on the poll's page.
    pub(super) fn proxy_signed_in(&mut self, poll: PollId, to: Option<&str>) -> Disposition {
        let Actor::Session { person } = *self.actor else { return self.ignored("not signed in") };
        let Some(poll) = self.view.polls.get(poll).cloned() else { return self.ignored("no such poll") };
        let place = Place { group: Some(poll.group), thread: None, poll: Some(poll.id) };
        match self.set_proxy(&poll, person, to) {
            // The page says it too.
            Ok(deed) => {
                self.tell_in_measure(Lane::Proxies(person), person, NoticeKind::Done, place, NoticeBody::Done { what: deed });
                self.done("done", place.group, Some(person))
            }
            Err(refusal) => self.refuse_silently(Some(person), place, refusal),
        }
    }

    /// Whoever was asked to vote for somebody does not want to.
    pub(super) fn decline_proxy(&mut self, holder: PersonId, giver: PersonId, place: Place) -> Disposition {
        let Some(poll) = place.poll.and_then(|poll| self.view.polls.get(poll)).cloned() else { return self.ignored("no such poll") };
        if poll.settings.proxies.get(&giver) != Some(&holder) || poll.stage != Stage::Open {
            return self.refuse(holder, place, Refusal::TooLate, "");
        }
        self.happened(Event::VotersChanged { group: poll.group, poll: poll.id, person: giver, change: VoterChange::ProxyEnded { holder, by: holder } });
        self.tell_in_measure(Lane::Proxies(giver), giver, NoticeKind::Proxy, place, NoticeBody::Proxy { giver: holder, how: ProxyIs::Declined });
        self.tell_deed(holder, place, Deed::ProxyDeclined)
    }

    pub(super) fn decline_signed_in(&mut self, poll: PollId, giver: PersonId) -> Disposition {
        let Actor::Session { person } = *self.actor else { return self.ignored("not signed in") };
        let group = self.view.polls.get(poll).map(|poll| poll.group);
        self.decline_proxy(person, giver, Place { group, thread: None, poll: Some(poll) })
    }

    fn set_proxy(&mut self, poll: &Poll, person: PersonId, to: Option<&str>) -> Result<Deed, Refusal> {
        if poll.stage != Stage::Open || self.at > poll.closes_at {
            return Err(Refusal::PollNotOpen);
        }
        if let Some(refusal) = self.not_entitled(poll, person) {
            return Err(refusal);
        }
        let before = poll.settings.proxies.get(&person).copied();
        let Some(to) = to else {
            let Some(holder) = before else { return Ok(Deed::NothingToUndo) };
            self.end_proxy(poll, person, holder);
            return Ok(Deed::ProxyTakenBack);
        };
        let holder = self.holder(poll, person, to).map_err(|why| Refusal::Proxy { why })?;
        if before == Some(holder) {
            return Ok(Deed::ProxyGiven { holder });
        }
        before.into_iter().for_each(|before| self.end_proxy(poll, person, before));
        self.admit_voter(poll, person);
        self.happened(Event::VotersChanged { group: poll.group, poll: poll.id, person, change: VoterChange::ProxyGiven { holder } });
        let place = Place { group: Some(poll.group), thread: None, poll: Some(poll.id) };
        self.tell_in_measure(Lane::Proxies(holder), holder, NoticeKind::Proxy, place, NoticeBody::Proxy { giver: person, how: ProxyIs::Given });
        Ok(Deed::ProxyGiven { holder })
    }

    fn end_proxy(&mut self, poll: &Poll, person: PersonId, holder: PersonId) {
        self.happened(Event::VotersChanged { group: poll.group, poll: poll.id, person, change: VoterChange::ProxyEnded { holder, by: person } });
        let place = Place { group: Some(poll.group), thread: None, poll: Some(poll.id) };
        self.tell_in_measure(Lane::Proxies(holder), holder, NoticeKind::Proxy, place, NoticeBody::Proxy { giver: person, how: ProxyIs::TakenBack });
    }

    /// The guests of a poll are no members, and called by their whole name.
    fn guests_called<'a>(&'a self, poll: &'a Poll, name: &'a str) -> impl Iterator<Item = PersonId> + 'a {
        let is_called = |guest: &PersonId| self.view.people.get(*guest).is_some_and(|person| person.name.to_lowercase() == name.trim().to_lowercase());
        poll.settings.voters.guests().iter().copied().filter(is_called)
    }

    /// Who is meant: one of those who may vote here. Nobody both gives and holds, so nothing goes round.
    fn holder(&self, poll: &Poll, person: PersonId, to: &str) -> Result<PersonId, ProxyTrouble> {
        if poll.settings.secret {
            return Err(ProxyTrouble::Secret);
        }
        let found: Vec<PersonId> = match addressed(to) {
            Some((address, _)) => self.view.people_at(&address).iter().map(|person| person.id).collect(),
            None => called(self.view, poll.group, to, self.at).into_iter().chain(self.guests_called(poll, to)).collect(),
        };
        let may: Vec<PersonId> = found.into_iter().filter(|holder| self.not_entitled(poll, *holder).is_none()).collect();
        let [holder] = may.as_slice() else { return Err(ProxyTrouble::Nobody) };
        if *holder == person {
            return Err(ProxyTrouble::Oneself);
        }
        let proxies = &poll.settings.proxies;
        if proxies.contains_key(holder) || proxies.values().any(|holds| *holds == person) {
            return Err(ProxyTrouble::Chain);
        }
        Ok(*holder)
    }
}
