//! A poll's life: drafted by a mail, opened, closed, counted.

use super::templates::read_poll_mail;
use super::{Case, Place, strs};
use crate::core::command::{Disposition, MailWords, Outcome};
use crate::core::event::Event;
use crate::core::grammar::PollDraft;
use crate::core::group::{Group, Role};
use crate::core::ids::{GroupId, PersonId, PollId};
use crate::core::notice::{Deed, NoticeBody, NoticeKind, Remark};
use crate::core::poll::{Change, Life, Poll, Stage, Voters};
use crate::core::refusal::Refusal;
use crate::core::tally::Counted;
use crate::core::traffic::{DRAFTS, Lane};
use crate::core::trust::Proof;

impl Case<'_> {
    /// A mail to `handle-poll@`, or the same words on a page: a draft, echoed to its asker exactly as it was understood.
    pub(super) fn draft_poll(&mut self, person: PersonId, group: &Group, proof: Proof, mail: &MailWords) -> Disposition {
        let place = Place { group: Some(group.id), ..Place::default() };
        if !self.may_poll(group, person) {
            return self.refuse(person, place, Refusal::CoordinatorsOnly, &mail.words.own());
        }
        let zone = self.view.people.get(person).map_or(self.policy.zone.clone(), |person| person.zone.clone());
        let tongues = self.tongues(person, Some(group.id));
        let mut draft = read_poll_mail(group, mail, &zone, &strs(&tongues), self.at);
        if let Err(refusal) = sound(&draft).and_then(|()| self.name_voters(group.id, &mut draft)) {
            return self.refuse(person, place, refusal, &mail.words.own());
        }
        if let Some(name) = draft.keep_as.clone() {
            let kept = self.keep_template(group, person, &name, mail, &strs(&tongues));
            draft.remarks.push(kept);
        }
        let waits = if draft.clear { self.waits_for_a_word(person, group.id, &draft) } else { None };
        draft.clear &= waits.is_none();
        draft.remarks.extend(waits);
        let row = self.drafted(person, group.id, proof, mail.message_id.clone(), &draft);
        if draft.rehearsal {
            return self.rehearse(person, place, row, draft.remarks);
        }
        let (place, body) = (Place { poll: Some(row.id), ..place }, self.echo(&row, draft.remarks));
        self.happened(Event::PollDrafted { group: group.id, poll: row.id, person, row: Box::new(row) });
        self.tell(person, NoticeKind::Draft, place, body);
        self.done("draft", Some(group.id), Some(person))
    }

    /// Those who are named to vote, and whose votes weigh more. Whoever is not known keeps it from opening by itself.
    fn name_voters(&self, group: GroupId, draft: &mut PollDraft) -> Result<(), Refusal> {
        let electorate = self.electorate(group, &draft.voters, &draft.weights)?;
        draft.clear &= electorate.remarks.is_empty();
        draft.remarks.extend(electorate.remarks);
        draft.settings.voters = electorate.voters;
        draft.settings.weights = electorate.weights;
        Ok(())
    }

    /// Why a clear poll mail does not open by itself all the same: it would go to very many, or its asker sends one after
    /// the other.
    fn waits_for_a_word(&self, asker: PersonId, group: GroupId, draft: &PollDraft) -> Option<Remark> {
        let limit = self.policy.confirm_above;
        if self.entitled(group, &draft.settings.voters) > limit {
            return Some(Remark::ManyVoters { limit });
        }
        (self.count(Lane::Drafts(asker)) >= DRAFTS).then_some(Remark::ManyPolls)
    }

    /// How many may vote, as it stands.
    fn entitled(&self, group: GroupId, voters: &Voters) -> u32 {
        let named = voters.roll().map(|roll| u32::try_from(roll.members.len() + roll.invited.len()).unwrap_or(u32::MAX));
        named.unwrap_or_else(|| self.view.sizes.get(&group).map_or(0, |size| size.members))
    }

    /// The poll that a draft asks for. It opens by itself when its mail was clear and its sender is proven.
    fn drafted(&mut self, asker: PersonId, group: GroupId, proof: Proof, message_id: Option<String>, draft: &PollDraft) -> Poll {
        let grace = self.at + self.policy.grace;
        let opens_at = (draft.clear && proof == Proof::Strong).then(|| draft.opens_at.map_or(grace, |opens_at| opens_at.max(grace)));
        let thread = draft.thread.as_deref().and_then(|title| self.view.thread_titled(group, title)).map(|thread| thread.id);
        Poll {
            id: self.ids.mint(),
            group,
            thread,
            asker,
            title: draft.title.clone(),
            description: draft.description.clone(),
            kind: draft.kind,
            options: draft.options.clone(),
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
            asker_message_id: message_id,
            entitled: 0,
            result: None,
            chain: String::new(),
            settings: draft.settings.clone(),
            life: Life { opens_on: draft.opens_at, ..Life::default() },
        }
    }

    /// How a draft comes back to its asker: when it opens, how many may vote, and what is to be said about its mail.
    fn echo(&self, row: &Poll, remarks: Vec<Remark>) -> NoticeBody {
        let opens_at = if let Stage::Draft { opens_at } = row.stage { opens_at } else { None };
        let size = self.view.sizes.get(&row.group).copied().unwrap_or_default();
        let unreachable = if row.settings.voters.roll().is_some() { 0 } else { size.unreachable };
        NoticeBody::Draft { opens_at, remarks, entitled: self.entitled(row.group, &row.settings.voters), unreachable }
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

    /// Everything received in time has been settled: the count is stored and mailed once. It was made beside the writer,
    /// so it holds only if nothing has happened to the poll since.
    pub(super) fn state_result(&mut self, poll: PollId, counted: &Counted) -> Disposition {
        let Some(row) = self.view.polls.get(poll).filter(|row| row.stage == Stage::Closed) else {
            return Disposition { group: None, person: None, outcome: Outcome::Ignored("not closed, or stated already".into()) };
        };
        if row.chain != counted.chain {
            return self.ignored("counted before its last fact");
        }
        let group = row.group;
        match &counted.seal {
            Some(seal) => self.seal_ballots(row, seal.clone()),
            None if row.settings.secret => return self.ignored("its ballots are not sealed"),
            None => {}
        }
        self.happened(Event::ResultStated { group, poll, tally: counted.tally.clone() });
        self.done("result", Some(group), None)
    }
}

/// Whether a mail asks something that can be voted on.
fn sound(draft: &PollDraft) -> Result<(), Refusal> {
    if draft.title.trim().is_empty() {
        return Err(Refusal::NoTitle);
    }
    if let Some(line) = draft.remarks.iter().find_map(not_supported) {
        return Err(Refusal::NotSupported { line });
    }
    if draft.options.len() < draft.kind.fewest_options() { Err(Refusal::NoOptions) } else { Ok(()) }
}

fn not_supported(remark: &Remark) -> Option<String> {
    match remark {
        Remark::NotSupported { line } => Some(line.clone()),
        _ => None,
    }
}
