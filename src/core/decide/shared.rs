//! A mailbox that several people share: whose words a mail holds is asked where no token of theirs says it.

use super::holds::{DAY, QUESTIONS};
use super::sender::Sender;
use super::{Case, Place};
use crate::core::ballot::Choice;
use crate::core::command::{Command, Disposition, MailWords, Outcome};
use crate::core::event::Event;
use crate::core::grammar::{self, Answer, BallotForm, Order};
use crate::core::held::{Held, HeldWhy, Settled};
use crate::core::ids::PersonId;
use crate::core::notice::{Deed, HeldAct, Notice, NoticeBody, NoticeKind};
use crate::core::poll::{Choosable, PollKind};
use crate::core::refusal::Refusal;
use crate::core::traffic::{ANSWERS, Lane};

/// What was said to "Whose words are these?"
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Whose {
    /// This one's.
    Theirs(PersonId),
    Nobodys,
    Unclear,
}

impl Case<'_> {
    /// Nothing is done until one of them has said that it is theirs. The question goes to the mailbox they share; some that
    /// wait are enough.
    pub(super) fn ask_whose(&mut self, sender: &Sender, place: Place, act: HeldAct, command: &Command) -> Disposition {
        let Some(first) = sender.several.first().copied() else { return self.ignored("a mailbox of nobody") };
        let waits = |held: &&Held| held.owner == Some(first) && held.why == HeldWhy::Shared && held.settled.is_none();
        let asked = self.view.held.values().filter(waits).filter(|held| held.received_at > self.at - DAY).count();
        let held = self.hold(HeldWhy::Shared, Some(first), place, command, Some(sender));
        if asked >= QUESTIONS {
            return Disposition { group: place.group, person: None, outcome: Outcome::Held(held) };
        }
        let body = NoticeBody::Whose { held, people: sender.several.clone(), act, received_at: self.at };
        self.tell(first, NoticeKind::WhoseWords, place, body);
        if let Some(notice) = self.notices.last_mut() {
            notice.to = sender.from.clone();
        }
        Disposition { group: place.group, person: None, outcome: Outcome::Held(held) }
    }

    /// They answer with a number or a name, read as an answer to a ballot is.
    pub(super) fn whose(&self, people: &[PersonId], mail: &MailWords, tongues: &[&str]) -> Whose {
        let name = |person: &PersonId| self.view.people.get(*person).map(|person| person.name.clone()).unwrap_or_default();
        let options: Vec<Choosable> = people.iter().enumerate().map(|(place, person)| Choosable::new(&(place + 1).to_string(), &name(person))).collect();
        let form = BallotForm { kind: PollKind::Single, options: &options, none: false };
        match grammar::read_answer(&mail.words, &form, tongues) {
            Answer::Vote { choice: Choice::One(code), .. } => {
                let place = options.iter().position(|option| option.code == code);
                place.and_then(|place| people.get(place)).map_or(Whose::Unclear, |person| Whose::Theirs(*person))
            }
            _ if grammar::read_order(&mail.words, tongues) == Some(Order::No) => Whose::Nobodys,
            _ => Whose::Unclear,
        }
    }

    pub(super) fn settle_whose(&mut self, reader: PersonId, notice: &Notice, place: Place, whose: Whose) -> Disposition {
        let NoticeBody::Whose { held, .. } = &notice.body else { return self.ignored("it asks for nobody") };
        let Some(held) = self.view.held.get(*held).filter(|held| held.settled.is_none() && held.until >= self.at).cloned() else {
            return self.refuse(reader, place, Refusal::TooLate, "");
        };
        match whose {
            Whose::Theirs(person) => {
                self.happened(Event::HeldSettled { held: held.id, how: Settled::Yes });
                self.remember(person, &held);
                let disposition = self.carry_out_held(person, &held);
                self.tell_where_words_stand(person, place);
                disposition
            }
            Whose::Nobodys => {
                self.happened(Event::HeldSettled { held: held.id, how: Settled::No });
                self.tell_deed(reader, place, Deed::Dropped)
            }
            Whose::Unclear => {
                if !self.passes(Lane::Answers(reader), ANSWERS) {
                    return self.ignored("more questions than go out within an hour");
                }
                self.tell(reader, NoticeKind::WhoseWords, place, notice.body.clone());
                if let Some(again) = self.notices.last_mut() {
                    again.to = notice.to.clone();
                }
                Disposition { group: place.group, person: None, outcome: Outcome::Held(held.id) }
            }
        }
    }
}
