//! A poll's life: drafted by a mail, opened, closed, counted.

use super::templates::read_poll_mail;
use super::{Case, Place, strs};
use crate::core::ballot::{Ballot, BallotState};
use crate::core::command::{Disposition, MailWords, Outcome};
use crate::core::event::Event;
use crate::core::group::{Group, Role};
use crate::core::ids::{GroupId, PersonId, PollId};
use crate::core::notice::{Deed, NoticeBody, NoticeKind, Remark};
use crate::core::poll::{Change, Life, Poll, Stage};
use crate::core::refusal::Refusal;
use crate::core::tally;
use crate::core::trust::Proof;

impl Case<'_> {
    /// A mail to `handle-poll@`: a draft, echoed to its asker exactly as it was understood.
    pub(super) fn draft_poll(&mut self, person: PersonId, group: &Group, proof: Proof, mail: &MailWords) -> Disposition {
        let place = Place { group: Some(group.id), ..Place::default() };
        if !self.may_poll(group, person) {
            return self.refuse(person, place, Refusal::CoordinatorsOnly, &mail.words.own());
        }
        let zone = self.view.people.get(person).map_or(self.policy.zone.clone(), |person| person.zone.clone());
        let tongues = self.tongues(person, Some(mail));
        let mut draft = read_poll_mail(group, mail, &zone, &strs(&tongues), self.at);
        if draft.title.trim().is_empty() {
            return self.refuse(person, place, Refusal::NoTitle, &mail.words.own());
        }
        if let Some(line) = draft.remarks.iter().find_map(not_supported) {
            return self.refuse(person, place, Refusal::NotSupported { line }, &mail.words.own());
        }
        if draft.options.len() < draft.kind.fewest_options() {
            return self.refuse(person, place, Refusal::NoOptions, &mail.words.own());
        }
        let electorate = match self.electorate(group.id, &draft.voters, &draft.weights) {
            Ok(electorate) => electorate,
            Err(refusal) => return self.refuse(person, place, refusal, &mail.words.own()),
        };
        draft.clear &= electorate.remarks.is_empty();
        draft.remarks.extend(electorate.remarks);
        draft.settings.voters = electorate.voters;
        draft.settings.weights = electorate.weights;
        let grace = self.at + self.policy.grace;
        let opens_at = (draft.clear && proof == Proof::Strong).then(|| draft.opens_at.map_or(grace, |opens_at| opens_at.max(grace)));
        if let Some(name) = draft.keep_as.clone() {
            let kept = self.keep_template(group, person, &name, mail, &strs(&tongues));
            draft.remarks.push(kept);
        }
        let named = draft.settings.voters.roll().map(|roll| u32::try_from(roll.members.len() + roll.invited.len()).unwrap_or(u32::MAX));
        let poll: PollId = self.ids.mint();
        let thread = draft.thread.as_deref().and_then(|title| self.view.thread_titled(group.id, title)).map(|thread| thread.id);
        let row = Poll {
            id: poll,
            group: group.id,
            thread,
            asker: person,
            title: draft.title,
            description: draft.description,
            kind: draft.kind,
            options: draft.options,
            version: 1,
            rule: draft.rule,
            quorum: draft.quorum,
            results: draft.results,
            reasons: draft.reasons,
            stage: Stage::Draft { opens_at },
            drafted_at: self.at,
            opened_at: None,
            closes_at: draft.closes_at,
            closed_at: None,
            closed_by: None,
            asker_message_id: mail.message_id.clone(),
            entitled: 0,
            result: None,
            chain: String::new(),
            settings: draft.settings,
            life: Life { opens_on: draft.opens_at, ..Life::default() },
        };
        if draft.rehearsal {
            return self.rehearse(person, place, row, draft.remarks);
        }
        self.happened(Event::PollDrafted { group: group.id, poll, person, row: Box::new(row) });
        let size = self.view.sizes.get(&group.id).copied().unwrap_or_default();
        let body = NoticeBody::Draft {
            opens_at,
            remarks: draft.remarks,
            entitled: named.unwrap_or(size.members),
            unreachable: if named.is_some() { 0 } else { size.unreachable },
        };
        self.tell(person, NoticeKind::Draft, Place { poll: Some(poll), ..place }, body);
        self.done("draft", Some(group.id), Some(person))
    }

    fn may_poll(&self, group: &Group, person: PersonId) -> bool {
        self.coordinates(group.id, person) || (group.rules.members_may_poll && self.view.membership(group.id, person, self.at).is_some())
    }

    pub(super) fn coordinates(&self, group: GroupId, person: PersonId) -> bool {
        self.view.membership(group, person, self.at).is_some_and(|membership| membership.role == Role::Coordinator)
    }

    /// "open", by the asker or a coordinator.
    pub(super) fn open_by_word(&mut self, person: PersonId, place: Place) -> Disposition {
        self.on_draft(person, place, |case, poll| {
            // Said once, it waits for the day its mail named; said again, it opens now.
            if let (Stage::Draft { opens_at: None }, Some(opens_at)) = (&poll.stage, poll.life.opens_on.filter(|opens_on| *opens_on > case.at)) {
                let change = Change::Scheduled { opens_at };
                case.happened(Event::PollChanged { group: poll.group, poll: poll.id, person: Some(person), change: change.clone() });
                return case.tell_deed(person, place, Deed::PollChanged { change });
            }
            case.open(poll);
            case.done("opened", Some(poll.group), Some(person))
        })
    }

    /// "cancel": the draft is dropped.
    pub(super) fn cancel_by_word(&mut self, person: PersonId, place: Place) -> Disposition {
        self.on_draft(person, place, |case, poll| {
            case.happened(Event::PollCancelled { group: poll.group, poll: poll.id });
            case.tell_deed(person, place, Deed::PollCancelled)
        })
    }

    fn on_draft(&mut self, person: PersonId, place: Place, act: impl FnOnce(&mut Self, &Poll) -> Disposition) -> Disposition {
        let Some(poll) = place.poll.and_then(|poll| self.view.polls.get(poll)).cloned() else { return self.ignored("no such draft") };
        if poll.asker != person && !self.coordinates(poll.group, person) {
            return self.refuse(person, place, Refusal::NotYours, "");
        }
        if !matches!(poll.stage, Stage::Draft { .. }) {
            return self.refuse(person, place, Refusal::TooLate, "");
        }
        act(self, &poll)
    }

    /// The grace is over.
    pub(super) fn open_by_clock(&mut self, poll: PollId) -> Disposition {
        match self.view.polls.get(poll) {
            Some(row) if matches!(row.stage, Stage::Draft { opens_at: Some(opens_at) } if opens_at <= self.at) => {
                let row = row.clone();
                self.open(&row);
                self.done("opened", Some(row.group), None)
            }
            _ => self.ignored("not a draft whose time has come"),
        }
    }

    /// The minute has come. The close is recorded at the poll's own instant, not at the clock's tick.
    pub(super) fn close_by_clock(&mut self, poll: PollId) -> Disposition {
        match self.view.polls.get(poll) {
            Some(row) if row.is_open() && row.closes_at <= self.at => {
                let (group, closed_at) = (row.group, row.closes_at);
                self.happened(Event::PollClosed { group, poll, closed_at, person: None });
                self.done("closed", Some(group), None)
            }
            _ => self.ignored("not open, or not yet"),
        }
    }

    /// Everything received in time has been settled: the count is made, stored and mailed once.
    pub(super) fn state_result(&mut self, poll: PollId) -> Disposition {
        match self.view.polls.get(poll) {
            Some(row) if row.stage == Stage::Closed && row.settings.secret => self.state_secret_result(row),
            Some(row) if row.stage == Stage::Closed => {
                let counted = |ballot: &&Ballot| ballot.poll == poll && ballot.state == BallotState::Counted;
                let ballots: Vec<Ballot> = self.view.ballots.values().filter(counted).cloned().collect();
                let (group, tally) = (row.group, tally::count(row, &ballots));
                self.happened(Event::ResultStated { group, poll, tally });
                self.done("result", Some(group), None)
            }
            _ => Disposition { group: None, person: None, outcome: Outcome::Ignored("not closed, or stated already".into()) },
        }
    }
}

fn not_supported(remark: &Remark) -> Option<String> {
    match remark {
        Remark::NotSupported { line } => Some(line.clone()),
        _ => None,
    }
}
