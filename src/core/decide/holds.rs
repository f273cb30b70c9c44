//! Holding something until somebody says yes or no, and what happens then.

use super::answer::Meaning;
use super::sender::Sender;
use super::{Case, Place, decide, mail_of};
use crate::core::command::{Command, Disposition, MailWords, Outcome};
use crate::core::event::Event;
use crate::core::held::{Held, HeldWhy, Settled};
use crate::core::ids::{HeldId, PersonId, PollId, ThreadId};
use crate::core::notice::{Deed, HeldAct, Notice, NoticeBody, NoticeKind};
use crate::core::poll::Poll;
use crate::core::refusal::Refusal;
use crate::core::trust::{Actor, Proof};
use jiff::{SignedDuration, Timestamp};

/// How long something waits that has no closing time of its own.
pub(super) const PATIENCE: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How long one yes is remembered for an address and its SPF domain.
const MEMORY: SignedDuration = SignedDuration::from_hours(365 * 24);
/// Questions to one person about unproven mail in their name that wait at once, in one day.
pub(super) const QUESTIONS: usize = 5;
pub(super) const DAY: SignedDuration = SignedDuration::from_hours(24);

/// What speaks for a mail being its owner's, most telling first: it answers a notice that was sent to them alone, its
/// provider does not disown it, and the sending machine is their provider's.
type Evidence = (bool, bool, bool);

fn evidence(why: HeldWhy, command: &Command, spf_aligned: bool) -> Evidence {
    (matches!(command, Command::Answer { .. }), why == HeldWhy::Weak, spf_aligned)
}

impl Case<'_> {
    /// Keeps a command back. A held vote waits until its poll must be counted, anything else for 14 days.
    pub(super) fn hold(&mut self, why: HeldWhy, owner: Option<PersonId>, place: Place, command: &Command, sender: Option<&Sender>) -> HeldId {
        let held: HeldId = self.ids.mint();
        let row = Held {
            id: held,
            why,
            owner,
            group: place.group,
            poll: place.poll,
            command: command.clone(),
            author: None,
            from: sender.and_then(|sender| sender.from.clone()).or_else(|| self.from()),
            spf_domain: sender.and_then(|sender| sender.spf_domain.clone()),
            received_at: self.at,
            until: self.until(why, place),
            raw: None,
            settled: None,
        };
        self.happened(Event::SomethingHeld { held, group: place.group, poll: place.poll, person: owner, row: Box::new(row) });
        held
    }

    fn from(&self) -> Option<crate::core::person::Address> {
        match self.actor {
            Actor::Mail { from, .. } => from.clone(),
            _ => None,
        }
    }

    fn until(&self, why: HeldWhy, place: Place) -> Timestamp {
        let closes = place.poll.and_then(|poll| self.view.polls.get(poll)).map(|poll| poll.closed_at.unwrap_or(poll.closes_at));
        match (why, closes) {
            (why, Some(closes)) if why.asks_its_owner() => closes + self.policy.settling_held,
            _ => self.at + PATIENCE,
        }
    }

    /// What would happen on "yes", for the question to the owner.
    pub(super) fn held_act(&self, meaning: &Meaning, command: &Command) -> HeldAct {
        let words = mail_of(command).map(|mail| mail.words.own()).unwrap_or_default();
        match meaning {
            Meaning::Rsvp => self.held_rsvp(command),
            Meaning::Vote { choice, reason } => HeldAct::Vote { choice: choice.clone(), reason: reason.clone() },
            Meaning::Order(_) | Meaning::Outcome => HeldAct::Command { words },
            Meaning::Reason
            | Meaning::Whose(_)
            | Meaning::Read
            | Meaning::Comment
            | Meaning::Digest(_)
            | Meaning::Doubt(_)
            | Meaning::Rehearsed(_)
            | Meaning::Nothing => HeldAct::Comment { words },
        }
    }

    /// Weak or failed proof: the owner is asked at their own mailbox.
    pub(super) fn hold_and_confirm(&mut self, owner: PersonId, sender: &Sender, place: Place, act: HeldAct, command: &Command) -> Disposition {
        let failed = sender.proof == Proof::Failed;
        let why = if failed { HeldWhy::Failed } else { HeldWhy::Weak };
        let held = self.hold(why, Some(owner), place, command, Some(sender));
        let until = self.until(HeldWhy::Weak, place);
        // What is proven and asked back all the same (leaving, deleting oneself) is theirs, whoever else writes in their name.
        if sender.proof != Proof::Strong && self.asked_lately(owner, evidence(why, command, sender.spf_domain.is_some())) >= QUESTIONS {
            return Disposition { group: place.group, person: Some(owner), outcome: Outcome::Held(held) };
        }
        self.tell(owner, NoticeKind::Confirm, place, NoticeBody::Confirm { held, act, failed, received_at: self.at, until });
        Disposition { group: place.group, person: Some(owner), outcome: Outcome::Held(held) }
    }

    /// How much of the last day waits for somebody's yes, with at least as much to say that it is theirs. Anybody can write in
    /// their name, so nobody may fill their mailbox with our questions: what is more waits without one, and `status` shows it.
    /// Nor may a flood keep us from asking about what has more to say for itself than the flood.
    fn asked_lately(&self, owner: PersonId, evidence_of_this: Evidence) -> usize {
        let asked = |held: &&Held| held.owner == Some(owner) && held.settled.is_none() && matches!(held.why, HeldWhy::Weak | HeldWhy::Failed);
        let as_good = |held: &&Held| evidence(held.why, &held.command, held.spf_domain.is_some()) >= evidence_of_this;
        self.view.held.values().filter(asked).filter(as_good).filter(|held| held.received_at > self.at - DAY).count()
    }

    /// What a page must not do by itself: a vote by link where the group is strict, and going away. Whoever holds the link
    /// may change such a vote again and again: so many questions that wait are enough, and `status` shows the rest.
    pub(super) fn hold_page(&mut self, owner: PersonId, place: Place, act: HeldAct, command: &Command) -> Disposition {
        let lately = |held: &&Held| held.owner == Some(owner) && held.settled.is_none() && held.received_at > self.at - DAY;
        let asked = self.view.held.values().filter(lately).filter(|held| held.why == HeldWhy::StrictLink && held.poll.is_some()).count();
        let held = self.hold(HeldWhy::StrictLink, Some(owner), place, command, None);
        if place.poll.is_some() && asked >= QUESTIONS {
            return Disposition { group: place.group, person: Some(owner), outcome: Outcome::Held(held) };
        }
        let until = self.until(HeldWhy::StrictLink, place);
        self.tell(owner, NoticeKind::Confirm, place, NoticeBody::Confirm { held, act, failed: false, received_at: self.at, until });
        Disposition { group: place.group, person: Some(owner), outcome: Outcome::Held(held) }
    }

    /// "yes" or "no" by mail, in reply to the question.
    pub(super) fn settle_by_mail(&mut self, person: PersonId, notice: &Notice, yes: bool, place: Place) -> Disposition {
        let held = match &notice.body {
            NoticeBody::Confirm { held, .. } | NoticeBody::WasItYou { held, .. } | NoticeBody::Invitation { held, .. } => *held,
            _ => return self.refuse(person, place, Refusal::UnknownCommand, if yes { "yes" } else { "no" }),
        };
        match self.view.held.get(held).cloned() {
            Some(held) if held.owner == Some(person) => self.settle(person, &held, yes, place),
            _ => self.refuse(person, place, Refusal::TooLate, ""),
        }
    }

    /// The same on the page that the question links to.
    pub(super) fn settle_on_page(&mut self, held: HeldId, yes: bool) -> Disposition {
        let Some(held) = self.view.held.get(held).cloned() else { return self.refuse_silently(None, Place::default(), Refusal::TooLate) };
        let place = Place { group: held.group, thread: None, poll: held.poll };
        let owner = match (held.owner, self.actor) {
            (Some(owner), Actor::Link { .. }) => owner,
            (Some(owner), Actor::Session { person }) if owner == *person => owner,
            _ => return self.refuse_silently(None, place, Refusal::NotYours),
        };
        if held.settled.is_some() || held.until < self.at {
            return self.refuse_silently(Some(owner), place, Refusal::TooLate);
        }
        self.settle(owner, &held, yes, place)
    }

    fn settle(&mut self, owner: PersonId, held: &Held, yes: bool, place: Place) -> Disposition {
        if held.settled.is_some() || held.until < self.at {
            return self.refuse(owner, place, Refusal::TooLate, "");
        }
        if !yes && held.why == HeldWhy::Invited {
            return self.decline(owner, held.id, place, false);
        }
        if !yes {
            self.happened(Event::HeldSettled { held: held.id, how: Settled::No });
            // Somebody has their link or poses as them: what was sent before must not work any longer.
            if held.why.is_anothers() || matches!(held.why, HeldWhy::Failed | HeldWhy::StrictLink) {
                self.happened(Event::LinksRenewed { person: owner, since: self.at });
            }
            self.settle_others(owner, held, yes);
            return self.tell_deed(owner, place, Deed::Dropped);
        }
        self.happened(Event::HeldSettled { held: held.id, how: Settled::Yes });
        self.remember(owner, held);
        let disposition = self.carry_out_held(owner, held);
        self.tell_where_words_stand(owner, place);
        self.settle_others(owner, held, yes);
        disposition
    }

    fn settle_others(&mut self, owner: PersonId, held: &Held, yes: bool) {
        if held.why.is_anothers() {
            self.settle_the_rest(owner, held, yes);
        }
    }

    /// One yes is remembered: a new address is added, a weak one vouched for.
    pub(super) fn remember(&mut self, owner: PersonId, held: &Held) {
        let Some(from) = held.from.clone() else { return };
        match (held.why, &held.spf_domain) {
            (HeldWhy::OtherAddress, _) if self.view.people_at(&from).is_empty() => self.happened(Event::AddressAdded { person: owner, address: from }),
            (HeldWhy::Weak | HeldWhy::Shared, Some(domain)) => {
                self.happened(Event::AddressVouched { person: owner, until: self.at + MEMORY, address: from, domain: domain.clone() });
            }
            _ => {}
        }
    }

    /// The held command, by its owner, as of the instant it arrived.
    pub(super) fn carry_out_held(&mut self, owner: PersonId, held: &Held) -> Disposition {
        let actor = Actor::Confirmed { person: owner };
        let decision = decide(self.view, &actor, &held.command, held.received_at, self.ids, self.policy);
        self.take_in(decision)
    }

    /// "post": words that were held for their sender alone go to everyone.
    pub(super) fn post_held(&mut self, person: PersonId, notice: &Notice, place: Place, mail: &MailWords) -> Disposition {
        let id = match &notice.body {
            NoticeBody::Question { held, .. } | NoticeBody::LateVote { held, .. } => *held,
            _ => return self.refuse(person, place, Refusal::UnknownCommand, &mail.words.own()),
        };
        let waits = |held: &&Held| held.owner == Some(person) && held.settled.is_none() && held.until >= self.at;
        let Some(held) = self.view.held.get(id).filter(waits).cloned() else {
            return self.refuse(person, place, Refusal::TooLate, "");
        };
        let Some(words) = mail_of(&held.command).cloned() else { return self.ignored("nothing to post") };
        let disposition = self.post(person, place, &words);
        // What could not be posted (a closed thread) stays theirs to post elsewhere; what waits for the coordinators does not.
        if matches!(disposition.outcome, Outcome::Done(_) | Outcome::Held(_)) {
            self.happened(Event::HeldSettled { held: id, how: Settled::Yes });
            self.tell_where_words_stand(person, place);
        }
        disposition
    }

    /// Words that were held have been published: their author hears where they stand, and who reads them there.
    pub(super) fn tell_where_words_stand(&mut self, person: PersonId, place: Place) {
        let posted = self.events.iter().rev().find_map(|event| match event {
            Event::CommentAdded { group, thread, person: author, .. } if *author == person => Some((*group, *thread)),
            _ => None,
        });
        if let Some((group, thread)) = posted {
            self.tell_deed(person, Place { group: Some(group), thread: Some(thread), ..place }, Deed::WordsPosted);
        }
    }

    /// What was more than goes out in an hour, by a coordinator's word.
    pub(super) fn post_what_waited(&mut self, thread: Option<ThreadId>, poll: Option<PollId>, words: &MailWords) -> Disposition {
        let Actor::Confirmed { person } = *self.actor else { return self.ignored("nobody has said that it goes out") };
        let group = poll.and_then(|poll| self.view.polls.get(poll)).map(|poll| poll.group);
        self.post(person, Place { group, thread, poll }, words)
    }

    fn post(&mut self, person: PersonId, place: Place, words: &MailWords) -> Disposition {
        let poll = place.poll.and_then(|poll| self.view.polls.get(poll));
        let titled = |poll: &&Poll| self.view.thread_titled(poll.group, &poll.title).map(|thread| thread.id);
        let thread = place.thread.or(poll.and_then(|poll| poll.thread)).or(poll.as_ref().and_then(titled));
        match (thread, poll) {
            (Some(_), _) => {
                let command = self.posting(thread, place.poll, words);
                self.comment(person, Place { thread, ..place }, &words.words.published(), words, &command)
            }
            (None, Some(poll)) => self.post_about(person, poll, words),
            (None, None) => self.ignored("nowhere to post"),
        }
    }

    /// The first words about a poll that has no thread: they open one of its title.
    fn post_about(&mut self, person: PersonId, poll: &Poll, words: &MailWords) -> Disposition {
        // A poll's guest answers it and is nobody in its group.
        if self.view.membership(poll.group, person, self.at).is_none() {
            let place = Place { group: Some(poll.group), thread: None, poll: Some(poll.id) };
            return self.refuse(person, place, Refusal::NotMember, &words.words.own());
        }
        let command = self.posting(None, Some(poll.id), words);
        if let Some(waits) = self.over_budget(person, poll.group, None, &command) {
            return waits;
        }
        self.open_thread(person, poll.group, &poll.title, &words.words.published(), words, Some(poll.id));
        self.done("comment", Some(poll.group), Some(person))
    }

    /// The command that posts words in a place, titled as that is.
    pub(super) fn posting(&self, thread: Option<ThreadId>, poll: Option<PollId>, words: &MailWords) -> Command {
        let title = thread.and_then(|thread| self.view.threads.get(thread)).map(|thread| &thread.title);
        let title = title.or(poll.and_then(|poll| self.view.polls.get(poll)).map(|poll| &poll.title));
        Command::Post { thread, poll, mail: MailWords { subject: title.cloned().unwrap_or_default(), ..words.clone() } }
    }

    pub(super) fn expire_held(&mut self, held: HeldId) -> Disposition {
        match self.view.held.get(held) {
            Some(row) if row.settled.is_none() && row.until <= self.at => {
                let group = row.group;
                self.forget_guest(row);
                self.happened(Event::HeldSettled { held, how: Settled::Expired });
                self.done("expired", group, None)
            }
            _ => self.ignored("settled already, or not yet"),
        }
    }
}
