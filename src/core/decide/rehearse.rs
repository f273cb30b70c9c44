//! Rehearsals: a poll that is shown to its author alone, and stands nowhere but in the mail that shows it.

use super::answer::Meaning;
use super::{Case, Place, strs};
use crate::core::command::{Disposition, MailWords};
use crate::core::grammar::{self, Answer, BallotForm, Order};
use crate::core::ids::PersonId;
use crate::core::notice::{Notice, NoticeBody, NoticeKind, Rehearsed, Remark};
use crate::core::poll::{Poll, Stage};
use crate::core::traffic::{ANSWERS, Lane};

impl Case<'_> {
    /// "Try: me".
    pub(super) fn rehearse(&mut self, person: PersonId, place: Place, poll: Poll, remarks: Vec<Remark>) -> Disposition {
        let entitled = place.group.and_then(|group| self.view.sizes.get(&group)).map_or(0, |size| size.members);
        let poll = Box::new(Poll { stage: Stage::Open, entitled, ..poll });
        self.tell(person, NoticeKind::Draft, place, NoticeBody::Rehearsal { poll, remarks, answer: None });
        self.done("rehearsal", place.group, Some(person))
    }

    /// What a reply to a rehearsal would have been. What is about one's own mail is done all the same.
    pub(super) fn rehearsal_meaning(&self, notice: &Notice, poll: &Poll, mail: &MailWords) -> Meaning {
        let tongues = self.tongues_for(notice);
        match grammar::read_answer(&mail.words, &BallotForm::of(poll), &strs(&tongues)) {
            Answer::Vote { choice, reason } => Meaning::Rehearsed(Rehearsed::Counted { choice, reason }),
            Answer::Order(order @ (Order::Help | Order::Status | Order::Stop { .. } | Order::Level { .. } | Order::Undo)) => Meaning::Order(order),
            Answer::Order(_) | Answer::Doubt(_) => Meaning::Rehearsed(Rehearsed::AskedBack),
        }
    }

    /// Says so, and shows the ballot again.
    pub(super) fn rehearsed(&mut self, person: PersonId, notice: &Notice, place: Place, answer: Rehearsed) -> Disposition {
        let NoticeBody::Rehearsal { poll, remarks, .. } = &notice.body else { return self.ignored("no rehearsal") };
        if !self.passes(Lane::Answers(person), ANSWERS) {
            return self.ignored("more answers than go out within an hour");
        }
        self.tell(person, NoticeKind::Draft, place, NoticeBody::Rehearsal { poll: poll.clone(), remarks: remarks.clone(), answer: Some(answer) });
        self.done("rehearsal", place.group, Some(person))
    }
}
