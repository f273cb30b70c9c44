//! One batch: views loaded set-wise, commands decided in order, everything saved in one commit.

use super::Office;
use super::fanout;
use super::submission::{Cause, Part, Work};
use crate::core::ballot::SecretId;
use crate::core::command::{Command, Disposition, Outcome};
use crate::core::decide::{decide, needs, readdressed, wanted_proof};
use crate::core::event::Event;
use crate::core::held::Settled;
use crate::core::ids::{EventId, GroupId, IdSource};
use crate::core::secret;
use crate::core::trust::Proven;
use crate::core::view::{Needs, View};
use crate::store::{Became, DispositionEntry, EventRow, Fault, NewCause, RawRow, RawState, Saving, Tx};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::PoisonError;

/// How long a message that waits for DNS is left alone before it is tried again.
const PAUSE: jiff::SignedDuration = jiff::SignedDuration::from_secs(30);

/// Decides and commits a batch. On a fault nothing of it has happened.
pub(super) async fn commit(office: &Office, batch: &[&Work]) -> Result<Vec<Vec<Disposition>>, Fault> {
    let mut tx = office.store.begin().await?;
    let traffic = office.traffic.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let mut view = View { traffic, locale: office.policy.locale.clone(), ..View::default() };
    load(&mut tx, &mut view, batch).await?;
    let batch: Vec<Cow<'_, Work>> = batch.iter().map(|work| as_addressed(&view, work)).collect();
    let causes: Vec<String> = batch.iter().flat_map(|work| work.parts.iter().map(|part| cause_text(&view, work, part))).collect();
    let mut recorded = tx.recorded(&causes).await?;
    if !recorded.is_empty() {
        look_behind(&mut tx, &mut view, &mut recorded).await?;
    }
    let mut desk = Desk { office, view, ids: office.world.ids(), recorded, saving: Saving::default() };
    let answers = batch.iter().map(|work| desk.take(work)).collect();
    let Desk { mut view, saving, .. } = desk;
    tx.save(&mut view, &saving).await?;
    tx.commit().await?;
    let added = std::mem::take(&mut view.traffic);
    office.traffic.lock().unwrap_or_else(PoisonError::into_inner).settle(added);
    wipe(office, &saving).await;
    Ok(answers)
}

/// After ballots were sealed or a stored mail destroyed, what the database still holds of them goes too. It is no fact, so
/// a fault is only noted.
async fn wipe(office: &Office, saving: &Saving) {
    let sealed = saving.events.iter().any(|row| matches!(row.event, Event::BallotsSealed { .. }));
    if (sealed || !saving.destroyed.is_empty())
        && let Err(fault) = office.store.wipe().await
    {
        tracing::warn!(%fault, "what was destroyed may still lie in the database's log");
    }
}

/// Loads what every command needs, round by round, until nothing is missing.
async fn load(tx: &mut Tx, view: &mut View, batch: &[&Work]) -> Result<(), Fault> {
    loop {
        let mut wanted = Needs::default();
        for part in batch.iter().flat_map(|work| &work.parts) {
            wanted.join(needs(view, &part.command, &part.actor));
            // A group's rules are one row: two changes that had both read it before would undo each other.
            if let Command::SetGroupRules { handle, .. } | Command::SetTemplate { handle, .. } = &part.command {
                wanted.governed.insert(handle.clone());
            }
        }
        let missing = wanted.without(&view.asked);
        if missing.is_empty() {
            return Ok(());
        }
        tx.load(view, &missing).await?;
    }
}

/// The same, with what refers to a notice of another group as the mail to its own group that it is.
fn as_addressed<'a>(view: &View, work: &'a Work) -> Cow<'a, Work> {
    let mut work = Cow::Borrowed(work);
    for at in 0..work.parts.len() {
        if let Some(command) = readdressed(view, &work.parts[at].command) {
            work.to_mut().parts[at].command = command;
        }
    }
    work
}

/// Of what has come before: what copies brought about that proved more, and what is held of all of them.
async fn look_behind(tx: &mut Tx, view: &mut View, recorded: &mut HashMap<String, Became>) -> Result<(), Fault> {
    let better: Vec<String> = recorded.keys().flat_map(|cause| BETTER.map(|proven| of_copy(cause, proven))).collect();
    recorded.extend(tx.recorded(&better).await?);
    let held = recorded.values().filter_map(|became| match became.disposition.outcome {
        Outcome::Held(held) => Some(held),
        _ => None,
    });
    let missing = Needs { held: held.collect(), ..Needs::default() }.without(&view.asked);
    if missing.is_empty() { Ok(()) } else { tx.load(view, &missing).await }
}

/// What a copy of a mail may prove that proves more than one before it, most first.
const BETTER: [Proven; 2] = [Proven::SenderAndReader, Proven::Sender];

/// The cause of a copy that is decided for itself, because it proves more than the ones before it.
fn of_copy(cause: &str, proven: Proven) -> String {
    match proven {
        Proven::SenderAndReader => format!("{cause}/meant"),
        Proven::Sender | Proven::Nothing => format!("{cause}/proven"),
    }
}

/// The group a command concerns, as far as can be said before it is decided.
fn group_of(view: &View, command: &Command) -> Option<GroupId> {
    match command {
        Command::Answer { notice, .. } => view.notices.get(*notice).and_then(|notice| notice.group),
        Command::Write { handle, .. } => view.group_named(handle).map(|group| group.id),
        _ => None,
    }
}

/// A mail's cause is completed with the group it concerns, or the person where there is none: the same words to two
/// groups are two acts, and twice to one group are one. A mail that is destroyed leaves nothing that is made of its words:
/// whoever reads the database could try which words give that. It is known by who sent it, when, and its Message-ID; what
/// has none happens anew each time.
fn cause_text(view: &View, work: &Work, part: &Part) -> String {
    match (&part.cause, &work.raw) {
        (Cause::Occasion(text), _) => text.clone(),
        (Cause::Mail { bare, .. }, Some(raw)) if secret::destroys(view, &part.command) => match bare {
            Some(bare) => format!("mail/d/{}/{bare}", concerned(view, &part.command)),
            None => format!("mail/d{}", raw.id),
        },
        (Cause::Mail { whole, .. }, _) => format!("mail/{}/{whole}", concerned(view, &part.command)),
    }
}

/// The group or else the person that a mail's command concerns, or the service.
fn concerned(view: &View, command: &Command) -> String {
    match (group_of(view, command), command) {
        (Some(group), _) => format!("g{group}"),
        (None, Command::Answer { notice, .. } | Command::RecordBounce { notice, .. } | Command::StopByHeader { notice } | Command::Complain { notice }) => {
            let person = view.notices.get(*notice).map_or(0, |notice| notice.person.0);
            format!("p{person}")
        }
        (None, _) => "s".to_string(),
    }
}

/// The state of one batch while it is decided.
struct Desk<'a> {
    office: &'a Office,
    view: View,
    ids: IdSource,
    recorded: HashMap<String, Became>,
    saving: Saving,
}

impl Desk<'_> {
    fn take(&mut self, work: &Work) -> Vec<Disposition> {
        self.keep_raw(work);
        let mut dispositions = work.settled.clone();
        let mut seen: Vec<String> = Vec::new();
        for part in &work.parts {
            let cause = cause_text(&self.view, work, part);
            // Several of our addresses in one group are one act: the most specific came first.
            if !seen.contains(&cause) {
                dispositions.push(self.part(work, part, cause.clone()));
                seen.push(cause);
            }
        }
        dispositions
    }

    /// What a cause has brought about stands, unless proof alone was wanting and this copy of its mail proves more: then it
    /// is decided anew, in the place of what the one before left waiting.
    fn part(&mut self, work: &Work, part: &Part, cause: String) -> Disposition {
        let proven = Proven::by(&part.actor);
        let Some((known, before)) = self.known(&cause, proven) else { return self.decide(work, part, cause) };
        if proven <= before.proven || !wanted_proof(&self.view, &before.disposition, before.silent) {
            return self.answer(work, known, before.disposition);
        }
        let cause = of_copy(&cause, proven);
        if let Outcome::Held(held) = before.disposition.outcome {
            self.record(Event::HeldSettled { held, how: Settled::No }, work, &cause);
        }
        self.decide(work, part, cause)
    }

    /// What the copy of a mail that proves most has brought about, with the cause it is recorded under. A copy that proves
    /// nothing hears again what the first one heard.
    fn known(&self, cause: &str, proven: Proven) -> Option<(String, Became)> {
        let better = BETTER.into_iter().filter(|_| proven > Proven::Nothing).map(|proven| of_copy(cause, proven));
        better.chain([cause.to_string()]).find_map(|copy| self.recorded.get(&copy).cloned().map(|became| (copy, became)))
    }

    /// Decides a command whose cause has happened for the first time.
    fn decide(&mut self, work: &Work, part: &Part, cause: String) -> Disposition {
        let decision = decide(&self.view, &part.actor, &part.command, work.at, &mut self.ids, &self.office.policy);
        let silent = matches!(decision.disposition.outcome, Outcome::Refused(_)) && decision.notices.is_empty();
        for event in decision.events {
            self.record(event, work, &cause);
        }
        for notice in decision.notices {
            let told = fanout::queue(&self.view, notice, self.office.world.now());
            self.view.notices.put(told.id, told);
        }
        decision.passed.into_iter().for_each(|lane| self.view.traffic.pass(lane, work.at));
        let proven = Proven::by(&part.actor);
        self.recorded.insert(cause.clone(), Became { disposition: decision.disposition.clone(), proven, silent });
        self.saving.causes.push(NewCause { cause: cause.clone(), proven, silent });
        self.answer(work, cause, decision.disposition)
    }

    /// What became of one command of a message, kept with it.
    fn answer(&mut self, work: &Work, cause: String, disposition: Disposition) -> Disposition {
        let entry = self.entry(work, cause, disposition.clone());
        self.saving.dispositions.push(entry);
        disposition
    }

    /// A fact becomes true, is logged, and is told: at once to a small group, by a fan-out row to a large one.
    fn record(&mut self, mut event: Event, work: &Work, cause: &str) {
        attach_raw(&mut event, work);
        self.veil(&mut event);
        self.view.apply(&event, work.at);
        self.keep_files(&event, work);
        self.erase(&event);
        let id: EventId = self.ids.mint();
        for telling in crate::core::audience::tellings(&self.view, &event) {
            fanout::tell(&mut self.view, &mut self.saving, &telling, work.at, self.office.world.now(), &mut self.ids);
        }
        let chain = event.poll().and_then(|poll| self.view.polls.get(poll)).map(|poll| poll.chain.clone());
        self.saving.events.push(EventRow { id, at: work.at, cause: cause.to_string(), event, chain });
    }

    /// Ids that are minted in order would say when a secret ballot was cast.
    fn veil(&self, event: &mut Event) {
        if let Event::Participated { ballot, .. } = event {
            ballot.id = SecretId(self.office.world.veil());
        }
    }

    /// Files are kept with the comment or the held thing that names them.
    fn keep_files(&mut self, event: &Event, work: &Work) {
        let named = match event {
            Event::CommentAdded { row, .. } => row.files.clone(),
            Event::SomethingHeld { row, .. } => {
                crate::core::decide::mail_of(&row.command).map(|mail| mail.files.iter().map(|file| file.id).collect()).unwrap_or_default()
            }
            _ => return,
        };
        for file in named {
            if let Some((note, bytes)) = work.files.get(&file) {
                self.saving.files.push((note.clone(), bytes.clone()));
                self.view.files.load(file, note.clone());
            }
        }
    }

    /// Files and mails that a fact has done away with.
    fn erase(&mut self, event: &Event) {
        match event {
            Event::CommentDeleted { files, raw, .. } => {
                self.saving.erased.files.extend(files);
                self.saving.erased.raws.extend(*raw);
            }
            Event::PersonDeleted { person } => self.saving.erased.people.push(*person),
            Event::CommentReplaced { raw, .. } => self.saving.erased.raws.extend(*raw),
            _ => {}
        }
    }

    fn entry(&self, work: &Work, cause: String, disposition: Disposition) -> DispositionEntry {
        DispositionEntry { raw: work.raw.as_ref().map(|raw| raw.id), cause, disposition, at: self.office.world.now() }
    }

    /// The message itself, and what was clear about it before any rule was asked.
    fn keep_raw(&mut self, work: &Work) {
        let Some(raw) = &work.raw else { return };
        let destroyed = work.destroyed || work.parts.iter().any(|part| secret::destroys(&self.view, &part.command));
        if destroyed && raw.known {
            self.saving.destroyed.push(raw.id);
        }
        self.saving.raws.push(RawRow {
            id: raw.id,
            envelope: raw.envelope.clone(),
            // One that was stored ahead keeps its size until it is destroyed.
            size: if destroyed && !raw.known { 0 } else { raw.bytes.len() as u64 },
            bytes: (!raw.known && !destroyed).then(|| raw.bytes.clone()),
            received_at: work.at,
            state: if raw.pending { RawState::Pending } else { RawState::Final },
            next_at: self.office.world.now() + if raw.pending { PAUSE } else { jiff::SignedDuration::ZERO },
            attempts: 0,
            votes: raw.votes.clone().filter(|_| raw.pending),
        });
        for disposition in &work.settled {
            let entry = self.entry(work, String::new(), disposition.clone());
            self.saving.dispositions.push(entry);
        }
    }
}

/// A comment and a held thing remember the message they came in.
fn attach_raw(event: &mut Event, work: &Work) {
    let raw = work.raw.as_ref().map(|raw| raw.id);
    match event {
        Event::CommentAdded { row, .. } => row.raw = raw,
        Event::SomethingHeld { row, .. } => row.raw = raw,
        _ => {}
    }
}
