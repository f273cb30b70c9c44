//! Saves what was decided: every changed row of a view and what goes with it, one statement for each table.

use super::Tx;
use super::fault::Fault;
use super::link::{Arg, Link, json};
use super::rows::{
    AddressRow, BallotRow, CauseRow, CommentRow, DispositionRow, EventRecord, FanoutRecord, GroupRow, HeldRow, MembershipRow, NoticeRow, ParticipantRow,
    PersonRow, PollRow, PreferenceRow, RawRecord, SecretBallotRow, ThreadRow, micros, part, text,
};
use super::table::save;
use crate::core::ballot::BallotState;
use crate::core::command::Disposition;
use crate::core::event::Event;
use crate::core::ids::{EventId, FileId, GroupId, PersonId, RawId};
use crate::core::notice::NoticeState;
use crate::core::thread::FileNote;
use crate::core::view::View;
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What is saved beside the rows of a view.
#[derive(Clone, Debug, Default)]
pub struct Saving {
    pub events: Vec<EventRow>,
    pub fanouts: Vec<FanoutRow>,
    pub raws: Vec<RawRow>,
    /// Messages that were stored ahead and of which nothing may be left.
    pub destroyed: Vec<RawId>,
    /// What became of each command, in order.
    pub dispositions: Vec<DispositionEntry>,
    /// The causes that happened for the first time; unique for ever.
    pub causes: Vec<NewCause>,
    /// Files never change, so only new ones are written, with their bytes. `View::files` is not saved.
    pub files: Vec<(FileNote, Arc<Vec<u8>>)>,
    /// What is gone for good with this.
    pub erased: Erased,
}

/// What was taken back, as far as it lies outside the rows of a view.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Erased {
    pub files: Vec<FileId>,
    /// Messages whose bytes go; that they came stays on record.
    pub raws: Vec<RawId>,
    /// People who are gone for good.
    pub people: Vec<PersonId>,
}

/// A fact for the log.
#[derive(Clone, Debug)]
pub struct EventRow {
    pub id: EventId,
    pub at: Timestamp,
    pub cause: String,
    pub event: Event,
    /// Head of the poll's chain after it, when it belongs to one.
    pub chain: Option<String>,
}

/// A fact that everybody it concerns has yet to hear of.
#[derive(Clone, Debug)]
pub struct FanoutRow {
    pub event: EventId,
    pub group: GroupId,
    /// The fact as logged.
    pub record: serde_json::Value,
    pub at: Timestamp,
}

/// A message as it came.
#[derive(Clone, Debug)]
pub struct RawRow {
    pub id: RawId,
    /// The envelope as JSON text.
    pub envelope: String,
    /// `None` when they are stored already (`Store::put_raw`).
    pub bytes: Option<Arc<Vec<u8>>>,
    /// Octets of the message, also when `bytes` is `None`.
    pub size: u64,
    pub received_at: Timestamp,
    pub state: RawState,
    pub next_at: Timestamp,
    pub attempts: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RawState {
    /// Accepted, and not yet finished.
    Pending,
    Final,
}

/// What became of one command.
#[derive(Clone, Debug)]
pub struct DispositionEntry {
    /// The message that made it, if one did.
    pub raw: Option<RawId>,
    pub cause: String,
    pub disposition: Disposition,
    pub at: Timestamp,
}

/// A cause that has now happened for the first time.
#[derive(Clone, Debug)]
pub struct NewCause {
    pub cause: String,
    /// The mail that brought it proved its sender.
    pub proven: bool,
}

/// What became of a cause that has happened before.
#[derive(Clone, Debug)]
pub struct Became {
    pub disposition: Disposition,
    /// See [`NewCause::proven`].
    pub proven: bool,
}

#[derive(sqlx::FromRow)]
struct Recorded {
    cause: String,
    dispositions: String,
    proven: i64,
}

impl Recorded {
    fn became(self) -> Result<(String, Became), Fault> {
        let all: Vec<Disposition> = part(&self.dispositions)?;
        let first = all.into_iter().next().ok_or_else(|| Fault::other(format!("nothing became of the cause {}", self.cause)))?;
        Ok((self.cause, Became { disposition: first, proven: self.proven != 0 }))
    }
}

impl Tx {
    /// What became of these causes, as far as they have happened before.
    pub async fn recorded(&mut self, causes: &[String]) -> Result<HashMap<String, Became>, Fault> {
        if causes.is_empty() {
            return Ok(HashMap::new());
        }
        let rows: Vec<Recorded> = self.link.rows("SELECT cause, dispositions, proven FROM causes WHERE cause {texts:$1}", [json(&causes)?]).await?;
        rows.into_iter().map(Recorded::became).collect()
    }

    /// Saves every changed row of the view and everything beside it. The view counts as unchanged afterwards.
    pub async fn save(&mut self, view: &mut View, saving: &Saving) -> Result<(), Fault> {
        let waking = view.notices.changed().any(|notice| notice.state == NoticeState::Queued);
        self.woken |= waking || !saving.fanouts.is_empty() || view.polls.changed().next().is_some();
        save_view(&mut self.link, view).await?;
        self.write_sealed_again(saving).await?;
        save_records(&mut self.link, saving).await?;
        self.destroy_raws(&saving.destroyed).await?;
        settle(view);
        Ok(())
    }
}

async fn save_view(link: &mut Link, view: &View) -> Result<(), Fault> {
    save(link, &rows(view.groups.changed(), GroupRow::of)?).await?;
    save(link, &rows(view.people.changed(), PersonRow::of)?).await?;
    let addresses: Vec<Vec<AddressRow>> = rows(view.people.changed(), AddressRow::all)?;
    save(link, &addresses.concat()).await?;
    save(link, &rows(view.memberships.changed(), MembershipRow::of)?).await?;
    save(link, &rows(view.preferences.changed(), |row| Ok(PreferenceRow::of(row)))?).await?;
    save(link, &rows(view.threads.changed(), |row| Ok(ThreadRow::of(row)))?).await?;
    save(link, &rows(view.comments.changed(), CommentRow::of)?).await?;
    save(link, &rows(view.polls.changed(), PollRow::of)?).await?;
    // A ballot steps back before another takes its place: the index lets only one count.
    let (counted, others): (Vec<_>, Vec<_>) = view.ballots.changed().partition(|ballot| ballot.state == BallotState::Counted);
    save(link, &rows(others.into_iter().chain(counted), BallotRow::of)?).await?;
    save(link, &rows(view.participants.changed(), ParticipantRow::of)?).await?;
    // In the order of their ids.
    save(link, &rows(view.secret_ballots.changed(), SecretBallotRow::of)?).await?;
    save(link, &rows(view.held.changed(), HeldRow::of)?).await?;
    save(link, &rows(view.notices.changed(), NoticeRow::of)?).await
}

fn settle(view: &mut View) {
    view.groups.settle();
    view.people.settle();
    view.memberships.settle();
    view.preferences.settle();
    view.threads.settle();
    view.comments.settle();
    view.polls.settle();
    view.ballots.settle();
    view.participants.settle();
    view.secret_ballots.settle();
    view.files.settle();
    view.held.settle();
    view.notices.settle();
}

fn rows<'a, N: 'a, R>(nouns: impl Iterator<Item = &'a N>, make: impl Fn(&N) -> Result<R, Fault>) -> Result<Vec<R>, Fault> {
    nouns.map(make).collect()
}

async fn save_records(link: &mut Link, saving: &Saving) -> Result<(), Fault> {
    save(link, &rows(saving.events.iter(), event_record)?).await?;
    save(link, &rows(saving.fanouts.iter(), fanout_record)?).await?;
    save(link, &rows(saving.raws.iter(), |raw| Ok(raw_record(raw)))?).await?;
    save_raw_bytes(link, &saving.raws).await?;
    save(link, &cause_rows(saving)?).await?;
    save(link, &disposition_rows(saving)?).await?;
    save_files(link, &saving.files).await?;
    erase(link, &saving.erased).await
}

async fn erase(link: &mut Link, erased: &Erased) -> Result<(), Fault> {
    if !erased.files.is_empty() {
        link.run("DELETE FROM files WHERE id {ints:$1}", [json(&erased.files)?]).await?;
    }
    if !erased.raws.is_empty() {
        link.run("DELETE FROM raw_bytes WHERE raw_id {ints:$1}", [json(&erased.raws)?]).await?;
    }
    super::dossier::erase_people(link, &erased.people).await
}

fn event_record(row: &EventRow) -> Result<EventRecord, Fault> {
    Ok(EventRecord {
        id: row.id.0,
        at: micros(row.at),
        cause: row.cause.clone(),
        group_id: row.event.group().map(|group| group.0),
        poll_id: row.event.poll().map(|poll| poll.0),
        record: text(&row.event)?,
        chain: row.chain.clone(),
    })
}

fn fanout_record(row: &FanoutRow) -> Result<FanoutRecord, Fault> {
    Ok(FanoutRecord { id: row.event.0, group_id: row.group.0, event: row.record.to_string(), at: micros(row.at), told_until: 0 })
}

pub(super) fn raw_record(raw: &RawRow) -> RawRecord {
    RawRecord {
        id: raw.id.0,
        envelope: raw.envelope.clone(),
        received_at: micros(raw.received_at),
        size: raw.size as i64,
        state: if raw.state == RawState::Pending { "pending".into() } else { "final".into() },
        next_at: micros(raw.next_at),
        attempts: raw.attempts.into(),
    }
}

/// New causes with all that became of them.
fn cause_rows(saving: &Saving) -> Result<Vec<CauseRow>, Fault> {
    let row = |new: &NewCause| {
        let of_it: Vec<&DispositionEntry> = saving.dispositions.iter().filter(|entry| entry.cause == new.cause).collect();
        let dispositions: Vec<&Disposition> = of_it.iter().map(|entry| &entry.disposition).collect();
        let at = of_it.first().map_or(0, |entry| micros(entry.at));
        Ok(CauseRow { cause: new.cause.clone(), at, dispositions: text(&dispositions)?, proven: new.proven.into() })
    };
    saving.causes.iter().map(row).collect()
}

/// What became of each message, numbered within it.
fn disposition_rows(saving: &Saving) -> Result<Vec<DispositionRow>, Fault> {
    let mut places: BTreeMap<RawId, i64> = BTreeMap::new();
    let mut rows = Vec::new();
    for entry in &saving.dispositions {
        let Some(raw) = entry.raw else { continue };
        let place = places.entry(raw).or_default();
        rows.push(DispositionRow {
            raw_id: raw.0,
            position: *place,
            cause: entry.cause.clone(),
            group_id: entry.disposition.group.map(|group| group.0),
            person_id: entry.disposition.person.map(|person| person.0),
            outcome: text(&entry.disposition.outcome)?,
            at: micros(entry.at),
        });
        *place += 1;
    }
    Ok(rows)
}

pub(super) async fn save_raw_bytes(link: &mut Link, raws: &[RawRow]) -> Result<(), Fault> {
    let rows = raws.iter().filter_map(|raw| raw.bytes.as_ref().map(|bytes| vec![Arg::Int(raw.id.0), Arg::Bytes(bytes.clone())]));
    insert_bound(link, "INSERT INTO raw_bytes (raw_id, bytes) VALUES", rows.collect()).await
}

async fn save_files(link: &mut Link, files: &[(FileNote, Arc<Vec<u8>>)]) -> Result<(), Fault> {
    let row = |(note, bytes): &(FileNote, Arc<Vec<u8>>)| {
        let (name, media_type) = (note.name.as_str().into(), note.media_type.as_str().into());
        vec![Arg::Int(note.id.0), name, media_type, Arg::Int(note.size as i64), Arg::Bytes(bytes.clone())]
    };
    insert_bound(link, "INSERT INTO files (id, name, media_type, size, bytes) VALUES", files.iter().map(row).collect()).await
}

/// Inserts rows whose bytes are bound, not put into JSON: in runs of 32, 16, … 1 rows, so that few statements exist.
async fn insert_bound(link: &mut Link, head: &str, mut rows: Vec<Vec<Arg>>) -> Result<(), Fault> {
    while let Some(width) = rows.first().map(Vec::len) {
        let run = (1 << rows.len().ilog2()).min(32);
        let places: Vec<String> = (0..run).map(|row| placeholders(row * width + 1, width)).collect();
        let sql = format!("{head} {}", places.join(", "));
        link.execute(sql.into(), rows.drain(..run).flatten().collect::<Vec<Arg>>()).await?;
    }
    Ok(())
}

fn placeholders(first: usize, width: usize) -> String {
    let names: Vec<String> = (first..first + width).map(|place| format!("${place}")).collect();
    format!("({})", names.join(", "))
}

#[cfg(test)]
#[path = "save_tests.rs"]
mod tests;
