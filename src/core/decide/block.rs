//! A block is counted without a reason too; its voter is asked for one, and the proposal's asker hears of it.

use super::{Case, Place};
use crate::core::ballot::{Choice, Via};
use crate::core::command::{Command, Disposition, MailWords};
use crate::core::grammar::{self, Doubt};
use crate::core::ids::PersonId;
use crate::core::notice::{Notice, NoticeBody, NoticeKind};
use crate::core::poll::Poll;
use crate::core::traffic::Lane;
use crate::core::visible;

/// Whether a receipt asks why its reader blocks.
pub(super) fn asks_why(notice: &Notice, poll: &Poll) -> bool {
    matches!(&notice.body, NoticeBody::Receipt { choice, reason, .. } if poll.blocks(choice) && reason.trim().is_empty())
}

/// Words that name no one option, in answer to "please say why". A thank-you or a thumb is no reason.
pub(super) fn may_be_a_reason(doubt: &Doubt, mail: &MailWords, tongues: &[&str]) -> bool {
    let words = matches!(doubt, Doubt::Unclear | Doubt::Conditional | Doubt::Several { .. } | Doubt::Languages { .. });
    words && !mail.words.own().is_empty() && !grammar::sounds_private(&mail.words, tongues)
}

impl Case<'_> {
    /// The words become the reason of the block that stands, its owner's alone.
    pub(super) fn reason(&mut self, person: PersonId, owner: PersonId, place: Place, mail: &MailWords, command: &Command) -> Disposition {
        let poll = place.poll.and_then(|poll| self.view.polls.get(poll));
        let standing = poll.and_then(|poll| self.view.ballot(poll.id, person).filter(|ballot| poll.blocks(&ballot.choice))).cloned();
        match standing.filter(|ballot| person == owner && ballot.reason.trim().is_empty()) {
            Some(ballot) => self.vote(person, ballot.poll, ballot.choice, &mail.words.own(), mail.sent_at, Via::Mail, command),
            None => self.question(person, place, Doubt::Unclear, mail, command),
        }
    }

    /// The asker hears of a new block, and of a reason that was given later.
    pub(super) fn tell_of_block(&mut self, poll: &Poll, person: PersonId, choice: &Choice, reason: &str) {
        let told = self.view.ballot(poll.id, person).is_some_and(|before| before.choice == *choice && before.reason.trim() == reason.trim());
        let asker_voted = self.view.ballot(poll.id, poll.asker).is_some();
        if !poll.blocks(choice) || told || person == poll.asker || !visible::asker_may_hear_of_blocks(poll, asker_voted) {
            return;
        }
        let place = Place { group: Some(poll.group), thread: None, poll: Some(poll.id) };
        self.tell_in_measure(Lane::Blocks(poll.asker), poll.asker, NoticeKind::Blocked, place, NoticeBody::Blocked { by: person });
    }
}
