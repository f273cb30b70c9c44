//! Casting, replacing and taking back ballots. The later receipt instant wins, never the later commit.

use super::{Case, Place};
use crate::core::ballot::{Ballot, Choice, Via};
use crate::core::command::{Command, Disposition, Outcome};
use crate::core::event::Event;
use crate::core::grammar;
use crate::core::held::{Held, HeldWhy};
use crate::core::ids::{BallotId, HeldId, NoticeId, PersonId, PollId};
use crate::core::notice::{Deed, HeldAct, NoticeBody, NoticeKind};
use crate::core::poll::{Choosable, Poll, Reasons, Stage};
use crate::core::refusal::Refusal;
use crate::core::traffic::Lane;
use crate::core::trust::Actor;
use jiff::Timestamp;

impl Case<'_> {
    /// A clear vote by somebody who is who they say.
    #[expect(clippy::too_many_arguments, reason = "a vote is all of these, and a struct for one call would only hide it")]
    pub(super) fn vote(
        &mut self,
        person: PersonId,
        poll: PollId,
        choice: Choice,
        reason: &str,
        sent_at: Option<Timestamp>,
        via: Via,
        command: &Command,
    ) -> Disposition {
        // Whichever door it came through: a reason is read by others.
        let reason = &*grammar::without_tokens(reason);
        let Some(row) = self.view.polls.get(poll) else { return self.ignored("no such poll") };
        let place = Place { group: Some(row.group), thread: None, poll: Some(poll) };
        if row.settings.secret && via == Via::Mail {
            return self.say_destroyed(person, place);
        }
        if let Some(refusal) = self.may_not_vote(row, person, sent_at) {
            return match (&refusal, via) {
                (Refusal::PollClosed { closed_at, .. }, Via::Mail) if self.at <= *closed_at => {
                    self.after_count(person, poll, place, (&choice, reason));
                    self.late(person, place, choice, refusal, command)
                }
                (Refusal::PollClosed { .. }, Via::Mail) => self.late(person, place, choice, refusal, command),
                (_, Via::Mail) => self.refuse(person, place, refusal, reason),
                _ => self.refuse_silently(Some(person), place, refusal),
            };
        }
        if row.settings.secret {
            return self.cast_in_secret(row, person, choice, via);
        }
        let reason = if row.reasons == Reasons::Off && choice != Choice::Words { "" } else { reason };
        self.admit_voter(row, person);
        self.cast(row, person, choice, reason, via)
    }

    /// Whether the poll takes a vote of this person at this instant.
    fn may_not_vote(&self, poll: &Poll, person: PersonId, sent_at: Option<Timestamp>) -> Option<Refusal> {
        let closed_at = poll.closed_at.unwrap_or(poll.closes_at);
        let late = || Refusal::PollClosed { closed_at, received_at: self.at, sent_at: sent_at.filter(|sent| *sent <= closed_at) };
        match poll.stage {
            Stage::Draft { .. } | Stage::Cancelled => Some(Refusal::PollNotOpen),
            // In time is in time, also while the rest is still being counted.
            Stage::Open | Stage::Closed | Stage::Settled if self.at > closed_at => Some(late()),
            Stage::Open | Stage::Closed => self.not_entitled(poll, person),
            // After the count too, whoever may not vote hears why.
            Stage::Settled => self.not_entitled(poll, person).or_else(|| Some(late())),
        }
    }

    pub(super) fn cast(&mut self, poll: &Poll, person: PersonId, choice: Choice, reason: &str, via: Via) -> Disposition {
        let before = self.view.ballot(poll.id, person).cloned();
        let ballot: BallotId = self.ids.mint();
        let (group, received_at, reason) = (poll.group, self.at, reason.to_string());
        let place = Place { group: Some(group), thread: None, poll: Some(poll.id) };
        let event = match &before {
            Some(standing) if standing.received_at > received_at => {
                let superseded = Event::BallotSuperseded { group, poll: poll.id, ballot, by: standing.id, person, choice, received_at, via, reason };
                self.happened(superseded);
                return self.done("superseded", Some(group), Some(person));
            }
            Some(standing) => Event::BallotReplaced {
                group,
                poll: poll.id,
                ballot,
                before: standing.id,
                person,
                choice: choice.clone(),
                received_at,
                via,
                reason: reason.clone(),
            },
            None => Event::BallotCast { group, poll: poll.id, ballot, person, choice: choice.clone(), received_at, via, reason: reason.clone() },
        };
        self.happened(event);
        self.tell_of_block(poll, person, &choice, &reason);
        let unchanged = before.as_ref().is_some_and(|before| before.choice == choice && before.reason == reason);
        let replaces = before.map(|before| before.choice);
        let receipt = NoticeBody::Receipt { choice, replaces, reason, via, code: receipt_code(ballot) };
        match via {
            Via::Mail => self.tell(person, NoticeKind::Receipt, place, receipt),
            // The page says what stands. That it was pressed again matters only for which of two votes came later.
            Via::Link | Via::Session if unchanged => {}
            Via::Link | Via::Session => self.tell_in_measure(Lane::Receipts(person), person, NoticeKind::Receipt, place, receipt),
        }
        self.done("vote", Some(group), Some(person))
    }

    /// Too late: it is kept for its owner alone, who may post it.
    fn late(&mut self, person: PersonId, place: Place, choice: Choice, refusal: Refusal, command: &Command) -> Disposition {
        let held = self.hold(HeldWhy::Late, Some(person), place, command, None);
        self.tell(person, NoticeKind::LateVote, place, NoticeBody::LateVote { choice, refusal: refusal.clone(), held });
        Disposition { group: place.group, person: Some(person), outcome: Outcome::Refused(refusal) }
    }

    /// "not me": the vote is taken back, the links renewed, and a fresh ballot sent.
    pub(super) fn withdraw(&mut self, person: PersonId, place: Place) -> Disposition {
        let Some(poll) = place.poll.and_then(|poll| self.view.polls.get(poll)) else {
            return self.tell_deed(person, place, Deed::NothingToUndo);
        };
        if poll.settings.secret {
            return self.secret_vote_stays(person, poll.id, place);
        }
        let Some(ballot) = self.view.ballot(poll.id, person).map(|ballot: &Ballot| ballot.id) else {
            return self.tell_deed(person, place, Deed::NothingToUndo);
        };
        if !matches!(poll.stage, Stage::Open | Stage::Closed) {
            return self.tell_deed(person, place, Deed::NothingToUndo);
        }
        let open = poll.is_open();
        self.happened(Event::BallotWithdrawn { group: poll.group, poll: poll.id, ballot, person });
        self.happened(Event::LinksRenewed { person, since: self.at });
        self.tell(person, NoticeKind::Done, place, NoticeBody::Done { what: Deed::VoteWithdrawn { open } });
        if open {
            self.tell(person, NoticeKind::Ballot, place, NoticeBody::AskedFor);
        }
        self.done("withdrawn", place.group, Some(person))
    }

    /// A vote on the page that a ballot's link opens. It counts at once, with a receipt by mail; in a strict group
    /// or poll it is held and confirmed, unless a mail confirmation has opened this browser; a secret one is never held.
    pub(super) fn vote_on_page(&mut self, (notice, item, seen): (NoticeId, u16, Option<u32>), choice: &Choice, reason: &str, command: &Command) -> Disposition {
        let Some(notice) = self.view.notices.get(notice) else { return self.refuse_silently(None, Place::default(), Refusal::LinkExpired) };
        let about = notice.poll_at(item).and_then(|(poll, version)| Some((self.view.polls.get(poll)?, version)));
        let place = Place { group: about.map(|(poll, _)| poll.group), thread: None, poll: about.map(|(poll, _)| poll.id) };
        let owner = notice.person;
        if self.expired(notice) {
            return self.refuse_silently(Some(owner), place, Refusal::LinkExpired);
        }
        let Some((poll, version)) = about else { return self.ignored("a link without a poll") };
        let seen = seen.unwrap_or(version);
        // What is recorded of a secret vote says nothing of what was chosen.
        let outdated = if poll.settings.secret { seen != poll.version } else { poll.is_outdated(choice, seen) };
        let outdated = outdated.then(|| Refusal::BadField { field: "choice".into() });
        if let Some(refusal) = outdated.or_else(|| unfit(poll, choice, reason)) {
            return self.refuse_silently(Some(owner), place, refusal);
        }
        let strict = poll.settings.strict || self.view.groups.get(poll.group).is_some_and(|group| group.rules.strict);
        let opened = matches!(self.actor, Actor::Link { confirmed: true } | Actor::Confirmed { .. });
        if poll.settings.secret && !opened {
            return self.refuse_silently(Some(owner), place, Refusal::BrowserNotOpened);
        }
        if strict && !opened {
            if let Some(waiting) = self.waits_alike(owner, poll.id, choice, reason) {
                return Disposition { group: place.group, person: Some(owner), outcome: Outcome::Held(waiting) };
            }
            return self.hold_page(owner, place, HeldAct::Vote { choice: choice.clone(), reason: reason.to_string() }, command);
        }
        self.vote(owner, poll.id, choice.clone(), reason.trim(), None, Via::Link, command)
    }

    /// The same vote that waits for its owner's yes already.
    fn waits_alike(&self, owner: PersonId, poll: PollId, choice: &Choice, reason: &str) -> Option<HeldId> {
        let alike = |command: &Command| matches!(command, Command::VoteOnPage { choice: held, reason: why, .. } if held == choice && why == reason);
        let waits = |held: &&Held| held.owner == Some(owner) && held.poll == Some(poll) && held.settled.is_none() && held.until >= self.at;
        self.view.held.values().find(|held| held.why == HeldWhy::StrictLink && waits(held) && alike(&held.command)).map(|held| held.id)
    }

    pub(super) fn vote_signed_in(&mut self, poll: PollId, choice: &Choice, reason: &str) -> Disposition {
        let Actor::Session { person } = *self.actor else { return self.ignored("not signed in") };
        let Some(row) = self.view.polls.get(poll) else { return self.ignored("no such poll") };
        let place = Place { group: Some(row.group), thread: None, poll: Some(poll) };
        if let Some(refusal) = unfit(row, choice, reason) {
            return self.refuse_silently(Some(person), place, refusal);
        }
        let command = Command::VoteSignedIn { poll, choice: choice.clone(), reason: reason.to_string() };
        self.vote(person, poll, choice.clone(), reason.trim(), None, Via::Session, &command)
    }
}

/// Why a ballot that was filled in on a page cannot be counted: a choice that does not fit its poll, or no reason. The
/// refusal is recorded, so it names no choice where the poll is secret.
fn unfit(poll: &Poll, choice: &Choice, reason: &str) -> Option<Refusal> {
    if let Some(flaw) = choice.flaw(poll.kind, &poll.options, poll.settings.none_of_these) {
        if poll.settings.secret {
            return Some(Refusal::BadField { field: "choice".into() });
        }
        return Some(Refusal::BadBallot { flaw });
    }
    let chosen: Vec<&Choosable> = choice.codes().into_iter().filter_map(|code| poll.option(code)).collect();
    let missing = reason.trim().is_empty() && (*choice == Choice::Words || poll.reasons.needed_for(&chosen));
    if missing {
        return Some(Refusal::BadField { field: "reason".into() });
    }
    poll.reason_too_long(reason).map(|(length, limit)| Refusal::ReasonTooLong { length, limit })
}

/// What the receipt shows to find a ballot again: eight letters and digits, `7K2M-QF4D`.
fn receipt_code(ballot: BallotId) -> String {
    use sha2::{Digest, Sha256};
    let hash = Sha256::digest(ballot.0.to_be_bytes());
    let code = data_encoding::BASE32_NOPAD.encode(&hash[..5]);
    format!("{}-{}", &code[..4], &code[4..])
}
