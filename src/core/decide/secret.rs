//! Secret polls: a vote is cast on the page and can never be found again; what answers one by mail is destroyed.

use super::answer::{Meaning, act};
use super::sender::Sender;
use super::{Case, Place};
use crate::core::ballot::{Choice, SecretBallot, SecretId, Via};
use crate::core::command::{Command, Disposition, MailWords, Outcome};
use crate::core::event::Event;
use crate::core::grammar::{DigestAnswer, Order, Words};
use crate::core::ids::{PersonId, PollId};
use crate::core::notice::{Deed, DigestItem, Notice, NoticeBody, NoticeKind};
use crate::core::poll::Poll;
use crate::core::refusal::Refusal;
use crate::core::secret;
use crate::core::trust::{Proof, Ruling, SenderIs, TokenOf, rule};
use jiff::SignedDuration;

/// A sender hears once in so long that an answer to one ballot was destroyed.
const DAY: SignedDuration = SignedDuration::from_hours(24);

impl Case<'_> {
    /// The log says who took part; the desk gives the ballot its random id.
    pub(super) fn cast_in_secret(&mut self, poll: &Poll, person: PersonId, choice: Choice, via: Via) -> Disposition {
        let place = Place { group: Some(poll.group), thread: None, poll: Some(poll.id) };
        if self.view.has_voted(poll.id, person) {
            return self.refuse_silently(Some(person), place, Refusal::VotedInSecret);
        }
        self.admit_voter(poll, person);
        let ballot = SecretBallot { poll: poll.id, id: SecretId::default(), choice };
        self.happened(Event::Participated { group: poll.group, poll: poll.id, person, ballot: Box::new(ballot) });
        self.tell(person, NoticeKind::Receipt, place, NoticeBody::Participated { via });
        self.done("vote", place.group, Some(person))
    }

    /// Seals the ballots: from then on nothing about them can change unseen.
    pub(super) fn seal_ballots(&mut self, poll: &Poll, (count, hash): (u32, String)) {
        self.happened(Event::BallotsSealed { group: poll.group, poll: poll.id, count, hash });
    }

    /// "not me": whoever cast it, the vote cannot be found. That is said, and the links are renewed.
    pub(super) fn secret_vote_stays(&mut self, person: PersonId, poll: PollId, place: Place) -> Disposition {
        if !self.view.has_voted(poll, person) {
            return self.tell_deed(person, place, Deed::NothingToUndo);
        }
        self.happened(Event::LinksRenewed { person, since: self.at });
        self.tell_deed(person, place, Deed::SecretVoteStays)
    }

    /// Whether a mail that answers something about a secret poll is carried out as any other: commands are, and a digest's
    /// parts are looked at one by one. Nothing that might be a vote is ever held.
    pub(super) fn may_be_kept(&self, notice: &Notice, meaning: &Meaning, sender: &Sender) -> bool {
        use NoticeKind::{Confirm, Done, Draft, Result, WasItYou, WhoseWords};
        let asks_for_vote = !matches!(notice.kind, Draft | Confirm | WasItYou | WhoseWords | Result | Done);
        let at_once = rule(sender.token, sender.is, sender.proof, act(meaning)) == Ruling::Allow && sender.several.is_empty();
        match meaning {
            Meaning::Order(order) if asks_for_vote => at_once && is_command(order),
            Meaning::Digest(_) => at_once,
            Meaning::Order(_) | Meaning::Whose(_) => !asks_for_vote,
            _ => false,
        }
    }

    /// Nothing is kept of the mail; who wrote it hears so, as far as that is known.
    pub(super) fn destroy_answer(&mut self, owner: PersonId, sender: &Sender, place: Place) -> Disposition {
        let writer = match (sender.token, sender.is, sender.proof) {
            (TokenOf::Own, _, _) => Some(owner),
            (_, SenderIs::Member, Proof::Strong) => sender.person,
            // Most likely their other address; the answer goes to the one we know.
            (_, SenderIs::Unknown, Proof::Strong) => Some(owner),
            _ => None,
        };
        match writer {
            Some(person) => self.say_destroyed(person, place),
            None => self.refuse_silently(Some(owner), place, Refusal::SecretByMail),
        }
    }

    /// A digest is about several polls; the first secret one stands for them.
    pub(super) fn place_of_secret(&self, notice: &Notice, place: Place) -> Place {
        let NoticeBody::Digest { items, .. } = &notice.body else { return place };
        let poll = items.iter().filter_map(|item| item.poll).find(|poll| self.view.is_secret(Some(*poll)));
        let group = poll.and_then(|poll| self.view.polls.get(poll)).map(|poll| poll.group);
        Place { group, thread: None, poll }
    }

    /// Says it once a day for each poll, without a word of the mail.
    pub(super) fn say_destroyed(&mut self, person: PersonId, place: Place) -> Disposition {
        let refusal = Refusal::SecretByMail;
        let said = |notice: &Notice| {
            let same = matches!(&notice.body, NoticeBody::Refusal { refusal, .. } if *refusal == Refusal::SecretByMail);
            same && notice.person == person && notice.poll == place.poll && notice.made_at > self.at - DAY
        };
        if !self.view.notices.values().chain(&self.notices).any(said) {
            let body = NoticeBody::Refusal { refusal: refusal.clone(), words: String::new(), more: Vec::new() };
            self.tell(person, NoticeKind::Refusal, place, body);
        }
        Disposition { group: place.group, person: Some(person), outcome: Outcome::Refused(refusal) }
    }

    /// A mail to the group's address for answers that names no ballot: fresh ballots, and what became of the mail.
    pub(super) fn answer_to_no_ballot(&mut self, person: PersonId, handle: &str, place: Place) -> Disposition {
        let secret: Vec<PollId> = secret::running(self.view, handle).map(|poll| poll.id).collect();
        for poll in secret {
            self.say_destroyed(person, Place { poll: Some(poll), ..place });
        }
        self.resend(person, place)
    }

    /// The parts of a digest's answer that are about other things are carried out, each by its own words alone; what names a
    /// secret poll, or nothing we know, is gone with the mail.
    pub(super) fn digest_parts_in_secret(
        &mut self,
        person: PersonId,
        items: &[DigestItem],
        parts: Vec<DigestAnswer>,
        mail: &MailWords,
        command: &Command,
    ) -> Disposition {
        let polls: Vec<PollId> = items.iter().filter_map(|item| item.poll).filter(|poll| self.view.is_secret(Some(*poll))).collect();
        let bare = MailWords { words: Words::default(), ..mail.clone() };
        let command = &match command {
            Command::Answer { notice, by, .. } => Command::Answer { notice: *notice, by: *by, to: None, mail: bare.clone() },
            other => other.clone(),
        };
        let mut last = self.ignored("no part of it was understood");
        for part in parts {
            let code = match &part {
                DigestAnswer::Vote { code, .. } | DigestAnswer::Comment { code, .. } => Some(code),
                DigestAnswer::Doubt { .. } => None,
            };
            let item = code.and_then(|code| items.iter().find(|item| item.code.eq_ignore_ascii_case(code)));
            let named = item.and_then(|item| item.poll).filter(|poll| self.view.is_secret(Some(*poll)));
            let kept = item.is_some_and(|item| item.thread.is_some() || (item.poll.is_some() && matches!(part, DigestAnswer::Vote { .. })));
            last = match (named, kept) {
                (None, true) => self.digest_part(person, items, part, &bare, command),
                (poll, _) => {
                    let poll = poll.or(polls.first().copied());
                    let group = poll.and_then(|poll| self.view.polls.get(poll)).map(|poll| poll.group);
                    self.say_destroyed(person, Place { group, thread: None, poll })
                }
            };
        }
        last
    }
}

/// Whether a word in answer to a secret ballot is a command and cannot be somebody's vote.
fn is_command(order: &Order) -> bool {
    !matches!(order, Order::Yes | Order::No | Order::Post | Order::Open | Order::Cancel | Order::Approve | Order::Reject | Order::Block)
}

#[cfg(test)]
#[path = "secret_tests.rs"]
mod tests;
