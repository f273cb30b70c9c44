//! A poll in the hands of its author and the coordinators: reminded of, extended, closed, opened again, called off. By mail,
//! on its page and on the command line alike; others hear a clear no.

use super::{Case, Place};
use crate::core::command::{Disposition, MailWords};
use crate::core::event::Event;
use crate::core::grammar::{self, PollOrder, When, read_when};
use crate::core::ids::{PersonId, PollId};
use crate::core::notice::{Deed, NoticeBody, NoticeKind};
use crate::core::poll::reminders::apart;
use crate::core::poll::{Change, Poll, Stage};
use crate::core::refusal::Refusal;
use crate::core::trust::Actor;
use crate::core::visible;
use jiff::Timestamp;

/// Whose hand is on the poll. Without a person it is the admin's.
struct Hand<'a> {
    person: Option<PersonId>,
    place: Place,
    /// The mail that asked, which is answered by mail.
    mail: Option<&'a MailWords>,
}

/// What comes of an order: the facts, and what its author is told.
type Steered = Result<(Event, Deed), Refusal>;

impl Case<'_> {
    /// `poll: extend to Friday`, in answer to a mail about a poll.
    pub(super) fn steer_by_mail(&mut self, person: PersonId, place: Place, order: &PollOrder, mail: &MailWords) -> Disposition {
        let Some(poll) = place.poll.and_then(|poll| self.view.polls.get(poll)).cloned() else {
            return self.refuse(person, place, Refusal::UnknownCommand, &mail.words.own());
        };
        self.steer(&Hand { person: Some(person), place, mail: Some(mail) }, &poll, order)
    }

    /// The same on the poll's page, or on the command line.
    pub(super) fn steer_on_page(&mut self, poll: PollId, order: &PollOrder) -> Disposition {
        let person = match *self.actor {
            Actor::Session { person } => Some(person),
            Actor::Admin => None,
            _ => return self.ignored("not signed in"),
        };
        let Some(poll) = self.view.polls.get(poll).cloned() else { return self.refuse_silently(person, Place::default(), Refusal::PollNotOpen) };
        let place = Place { group: Some(poll.group), thread: None, poll: Some(poll.id) };
        self.steer(&Hand { person, place, mail: None }, &poll, order)
    }

    fn steer(&mut self, hand: &Hand<'_>, poll: &Poll, order: &PollOrder) -> Disposition {
        let may = hand.person.is_none_or(|person| self.may_steer(poll, person) || self.may_add(poll, person, order));
        if may && *order == PollOrder::Open && matches!(poll.stage, Stage::Draft { .. }) {
            self.open(poll);
            return self.done("opened", Some(poll.group), hand.person);
        }
        let steered = if may { self.steered(hand, poll, order) } else { Err(Refusal::CoordinatorsOnly) };
        match (steered, hand.person, hand.mail) {
            (Err(refusal), Some(person), Some(mail)) => self.refuse(person, hand.place, refusal, &mail.words.own()),
            (Err(refusal), person, _) => self.refuse_silently(person, hand.place, refusal),
            (Ok((event, deed)), person, mail) => {
                self.ask_those_who_chose(poll, &event);
                self.happened(event);
                if let Some(person) = person.filter(|_| mail.is_some()) {
                    self.tell(person, NoticeKind::Done, hand.place, NoticeBody::Done { what: deed });
                }
                self.done("steered", Some(poll.group), person)
            }
        }
    }

    fn steered(&self, hand: &Hand<'_>, poll: &Poll, order: &PollOrder) -> Steered {
        let open = |poll: &Poll| if poll.is_open() { Ok(()) } else { Err(stands(poll)) };
        let changed = |change: Change| {
            let event = Event::PollChanged { group: poll.group, poll: poll.id, person: hand.person, change: change.clone() };
            Ok((event, Deed::PollChanged { change }))
        };
        match order {
            PollOrder::Open => Err(stands(poll)),
            PollOrder::Close => {
                open(poll)?;
                let closed_at = self.at.min(poll.closes_at);
                Ok((Event::PollClosed { group: poll.group, poll: poll.id, closed_at, person: hand.person }, Deed::PollClosed))
            }
            PollOrder::Remind => {
                open(poll)?;
                self.not_just_reminded(poll)?;
                changed(Change::Reminded { number: poll.life.reminders + 1 })
            }
            PollOrder::Extend { until } => {
                open(poll)?;
                let until = self.date(hand, until)?;
                // Nobody has counted on the time yet.
                if until == poll.closes_at || (until < poll.closes_at && self.has_votes(poll)) {
                    return Err(Refusal::NotLater { closes_at: poll.closes_at });
                }
                changed(Change::Extended { from: poll.closes_at, until })
            }
            PollOrder::Reopen { until, tell } => {
                if !matches!(poll.stage, Stage::Closed | Stage::Settled) {
                    return Err(stands(poll));
                }
                if poll.settings.secret && poll.stage == Stage::Settled {
                    return Err(Refusal::Sealed);
                }
                changed(Change::Reopened { until: self.date(hand, until)?, told: *tell })
            }
            PollOrder::Title { .. } | PollOrder::Describe { .. } | PollOrder::Options { .. } => changed(self.amended(poll, order, &self.tongues_of(hand))?),
            PollOrder::Add { name } => changed(self.added(poll, name, &self.tongues_of(hand))?),
            PollOrder::Reword { code, name } => changed(self.reworded(poll, code, name, &self.tongues_of(hand))?),
            PollOrder::Outcome { words } => {
                if poll.stage != Stage::Settled {
                    return Err(stands(poll));
                }
                if words.trim().is_empty() {
                    return Err(Refusal::Empty);
                }
                changed(Change::OutcomeStated { told_at: self.at + self.policy.grace, words: grammar::without_tokens(words.trim()) })
            }
            PollOrder::TakeBack => {
                let outcome = poll.life.outcome.as_ref().ok_or(Refusal::TooLate)?;
                let unseen = self.at < outcome.told_at;
                changed(Change::OutcomeTakenBack).map(|(event, _)| (event, Deed::OutcomeTakenBack { unseen }))
            }
            PollOrder::Review { on } => {
                if poll.stage != Stage::Settled {
                    return Err(stands(poll));
                }
                changed(Change::ReviewSet { review_at: self.date(hand, on)? })
            }
            PollOrder::Cancel | PollOrder::Withdraw if matches!(poll.stage, Stage::Draft { .. }) => {
                Ok((Event::PollCancelled { group: poll.group, poll: poll.id }, Deed::PollCancelled))
            }
            PollOrder::Cancel => Err(Refusal::TooLate),
            PollOrder::Withdraw => {
                open(poll)?;
                changed(Change::Withdrawn)
            }
        }
    }

    /// A date to come, as `Closes:` reads it, in the zone and the languages of whoever wrote it.
    fn date(&self, hand: &Hand<'_>, text: &str) -> Result<Timestamp, Refusal> {
        let person = hand.person.and_then(|person| self.view.people.get(person));
        let zone = person.map_or(&self.policy.zone, |person| &person.zone);
        match read_when(text, zone, &super::strs(&self.tongues_of(hand)), self.at) {
            When::At { instant, .. } => Ok(instant),
            _ => Err(Refusal::BadDate { text: text.to_string() }),
        }
    }

    fn tongues_of(&self, hand: &Hand<'_>) -> Vec<String> {
        hand.person.map_or_else(|| vec!["en".to_string()], |person| self.tongues(person, hand.place.group))
    }

    pub(super) fn may_steer(&self, poll: &Poll, person: PersonId) -> bool {
        visible::may_steer(self.view, poll, person, self.at)
    }

    /// Two urgings of the same people must lie apart.
    fn not_just_reminded(&self, poll: &Poll) -> Result<(), Refusal> {
        let apart = apart(poll.opened_at.unwrap_or(self.at), poll.closes_at);
        match poll.life.reminded_at.filter(|at| self.at < *at + apart) {
            Some(at) => Err(Refusal::JustReminded { at, again: at + apart }),
            None => Ok(()),
        }
    }

    /// The clock's own reminder: the poll is open still, and this is the one that comes next.
    pub(super) fn remind_by_clock(&mut self, poll: PollId, number: u32) -> Disposition {
        match self.view.polls.get(poll) {
            Some(row) if row.is_open() && self.at < row.closes_at && row.life.remind_at.is_some_and(|at| at <= self.at) && number == row.life.reminders + 1 => {
                let group = row.group;
                self.happened(Event::PollChanged { group, poll, person: None, change: Change::Reminded { number } });
                self.done("reminded", Some(group), None)
            }
            _ => self.ignored("no reminder is due"),
        }
    }
}

fn stands(poll: &Poll) -> Refusal {
    Refusal::PollStands { stage: poll.stage.word().to_string() }
}

#[cfg(test)]
#[path = "steer_tests.rs"]
mod tests;
