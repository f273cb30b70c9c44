//! Answers of calendar programs to the invitations that a ballot carried: votes like any other.

use super::answer::{Meaning, needs_reason};
use super::{Case, Place, mail_of};
use crate::core::ballot::{Choice, Via};
use crate::core::command::{Command, Disposition, MailWords};
use crate::core::grammar::Doubt;
use crate::core::ids::PersonId;
use crate::core::invitation::{self, Rsvp};
use crate::core::notice::{HeldAct, Notice};
use crate::core::poll::{Poll, Stage};

impl Case<'_> {
    /// What a calendar program's answer means here; `None` where the mail has none, or words that speak for themselves.
    pub(super) fn rsvp_meaning(&self, notice: &Notice, mail: &MailWords) -> Option<Meaning> {
        if mail.rsvp.is_empty() {
            return None;
        }
        let poll = notice.poll.and_then(|poll| self.view.polls.get(poll)).filter(|poll| poll.settings.invitation.is_some());
        match poll.filter(|poll| !about(poll, mail).is_empty()) {
            // Whether they come to what has been decided is between them and their calendar.
            Some(poll) if poll.stage == Stage::Settled && about(poll, mail).iter().all(|answer| invitation::chosen(poll) == Some(&answer.code)) => {
                Some(Meaning::Nothing)
            }
            Some(_) => Some(Meaning::Rsvp),
            None => mail.words.own().trim().is_empty().then_some(Meaning::Nothing),
        }
    }

    /// Counts it: with what the person's own ballot says of the other times.
    pub(super) fn rsvp(&mut self, person: PersonId, place: Place, mail: &MailWords, command: &Command) -> Disposition {
        let Some(poll) = place.poll.and_then(|poll| self.view.polls.get(poll)) else { return self.ignored("a vote without a poll") };
        match self.understood(person, poll, mail) {
            Ok((choice, reason)) => {
                let poll = poll.id;
                self.vote(person, poll, choice, &reason, mail.sent_at, Via::Mail, command)
            }
            Err(doubt) => self.question(person, place, doubt, mail, command),
        }
    }

    /// What the owner is asked about when the proof of the sender was weak.
    pub(super) fn held_rsvp(&self, command: &Command) -> HeldAct {
        let words = mail_of(command).map(|mail| mail.words.own()).unwrap_or_default();
        let Command::Answer { notice, mail, .. } = command else { return HeldAct::Comment { words } };
        let notice = self.view.notices.get(*notice);
        let poll = notice.and_then(|notice| notice.poll).and_then(|poll| self.view.polls.get(poll));
        match notice.zip(poll).map(|(notice, poll)| self.understood(notice.person, poll, mail)) {
            Some(Ok((choice, reason))) => HeldAct::Vote { choice, reason },
            _ => HeldAct::Comment { words },
        }
    }

    fn understood(&self, person: PersonId, poll: &Poll, mail: &MailWords) -> Result<(Choice, String), Doubt> {
        let standing = self.view.ballot(poll.id, person);
        let answers = about(poll, mail);
        let choice = invitation::choice(poll, standing.map(|ballot| &ballot.choice), &answers)?;
        if invitation::is_outdated(poll, &choice, &answers) {
            return Err(Doubt::OldBallot);
        }
        let reason = reason(mail).or_else(|| standing.map(|ballot| ballot.reason.clone())).unwrap_or_default();
        if reason.is_empty() && needs_reason(poll, &choice) {
            return Err(Doubt::ReasonMissing { understood: choice });
        }
        Ok((choice, reason))
    }
}

/// The answers that speak of events of that poll.
fn about(poll: &Poll, mail: &MailWords) -> Vec<Rsvp> {
    mail.rsvp.iter().filter(|answer| answer.poll == poll.id && (answer.code.is_empty() || poll.option(&answer.code).is_some())).cloned().collect()
}

/// What they wrote beside it, in the mail or in the calendar's own field.
fn reason(mail: &MailWords) -> Option<String> {
    let comments = mail.rsvp.iter().map(|answer| answer.comment.trim());
    std::iter::once(mail.words.own().trim()).chain(comments).find(|words| !words.is_empty()).map(str::to_string)
}
