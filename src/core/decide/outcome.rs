//! What a group decided, stated by a reply to the result, and looked at again on its day.

use super::{Case, Place};
use crate::core::command::{Disposition, MailWords};
use crate::core::event::Event;
use crate::core::grammar::{self, PollOrder};
use crate::core::group::Role;
use crate::core::ids::{PersonId, PollId};
use crate::core::notice::{Deed, Notice, NoticeBody, NoticeKind};
use crate::core::poll::{Change, Poll, Stage};

impl Notice {
    /// The answer to whoever stated an outcome.
    fn is_echo_of_outcome(&self) -> bool {
        matches!(&self.body, NoticeBody::Done { what: Deed::PollChanged { change: Change::OutcomeStated { .. } } })
    }

    /// Whether "undo" in answer to it takes an outcome back.
    pub(super) fn tells_of_outcome(&self) -> bool {
        self.kind == NoticeKind::Outcome || self.is_echo_of_outcome()
    }

    /// Whether a plain reply to it, by somebody who may, states the outcome of its poll: a result while none is stated.
    pub(super) fn takes_outcome(&self, stated: bool) -> bool {
        self.kind == NoticeKind::Review || self.is_echo_of_outcome() || (self.kind == NoticeKind::Result && !stated)
    }
}

impl Case<'_> {
    /// Words in answer to a result, by its asker or a coordinator, that are no thank-you: what the group decided.
    pub(super) fn states_outcome(&self, notice: &Notice, mail: &MailWords, tongues: &[&str]) -> bool {
        let poll = notice.poll.and_then(|poll| self.view.polls.get(poll)).filter(|poll| notice.takes_outcome(poll.life.outcome.is_some()));
        let states = poll.is_some_and(|poll| self.may_steer(poll, notice.person));
        let words = grammar::read_statement(&mail.words);
        states && !words.is_empty() && !grammar::sounds_private(&mail.words, tongues)
    }

    /// A plain reply to the result, by somebody who may state the outcome.
    pub(super) fn state_by_reply(&mut self, person: PersonId, place: Place, mail: &MailWords) -> Disposition {
        let words = grammar::read_statement(&mail.words);
        self.steer_by_mail(person, place, &PollOrder::Outcome { words }, mail)
    }

    /// "yes" in answer to the review: it holds as it is.
    pub(super) fn outcome_holds(&mut self, person: PersonId, place: Place) -> Disposition {
        self.tell_deed(person, place, Deed::OutcomeHolds)
    }

    /// The day has come to look at an outcome again: whoever asked is told, and the coordinators where they have left.
    pub(super) fn ask_review(&mut self, poll: PollId) -> Disposition {
        let due = |poll: &&Poll| poll.stage == Stage::Settled && poll.life.review_at.is_some_and(|at| at <= self.at);
        let Some(row) = self.view.polls.get(poll).filter(due).cloned() else { return self.ignored("no review is due") };
        self.happened(Event::PollChanged { group: row.group, poll, person: None, change: Change::ReviewAsked });
        let place = Place { group: Some(row.group), thread: None, poll: Some(poll) };
        let asker_is_here = self.view.membership(row.group, row.asker, self.at).is_some();
        let coordinators = self.view.members_at(row.group, self.at).filter(|member| member.role == Role::Coordinator).map(|member| member.person);
        let people: Vec<PersonId> = if asker_is_here { vec![row.asker] } else { coordinators.collect() };
        for person in people {
            self.tell(person, NoticeKind::Review, place, NoticeBody::Plain);
        }
        self.done("review", Some(row.group), None)
    }
}
