//! Saves what was decided: every changed row of a view and what goes with it, one statement for each table.

use super::became::{DispositionEntry, NewCause};
use super::fanout::{self, FanoutRow};
use super::fault::Fault;
use super::link::{Arg, Link, json};
use super::raw::{self, RawRow};
use super::rows::{
    AddressRow, BallotRow, CommentRow, EventRecord, GroupRow, HeldRow, MembershipRow, NoticeRow, ParticipantRow, PersonRow, PollRow, PreferenceRow,
    SecretBallotRow, ThreadRow, micros, text,
};
use super::table::save;
use super::{Tx, became};
use crate::core::ballot::BallotState;
use crate::core::event::Event;
use crate::core::ids::{EventId, FileId, PersonId, RawId};
use crate::core::notice::NoticeState;
use crate::core::thread::FileNote;
use crate::core::view::View;
use jiff::Timestamp;
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

impl Tx {
    /// Saves every changed row of the view and everything beside it. The view counts as unchanged afterwards.
    pub async fn save(&mut self, view: &mut View, saving: &Saving) -> Result<(), Fault> {
        let waking = view.notices.changed().any(|notice| notice.state == NoticeState::Queued);
        self.woken |= waking || !saving.fanouts.is_empty() || view.polls.changed().next().is_some();
        save_view(&mut self.link, view).await?;
        self.write_sealed_again(saving).await?;
        save_records(&mut self.link, saving).await?;
        raw::destroy(&mut self.link, &saving.destroyed).await?;
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
    fanout::put(link, &saving.fanouts).await?;
    raw::put(link, &saving.raws).await?;
    became::put(link, &saving.causes, &saving.dispositions).await?;
    save_files(link, &saving.files).await?;
    erase(link, &saving.erased).await
}

async fn erase(link: &mut Link, erased: &Erased) -> Result<(), Fault> {
    if !erased.files.is_empty() {
        link.run("DELETE FROM files WHERE id {ints:$1}", [json(&erased.files)?]).await?;
    }
    raw::empty(link, &erased.raws).await?;
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

async fn save_files(link: &mut Link, files: &[(FileNote, Arc<Vec<u8>>)]) -> Result<(), Fault> {
    let row = |(note, bytes): &(FileNote, Arc<Vec<u8>>)| {
        let (name, media_type) = (note.name.as_str().into(), note.media_type.as_str().into());
        vec![Arg::Int(note.id.0), name, media_type, Arg::Int(note.size as i64), Arg::Bytes(bytes.clone())]
    };
    insert_bound(link, "INSERT INTO files (id, name, media_type, size, bytes) VALUES", files.iter().map(row).collect()).await
}

/// Inserts rows whose bytes are bound, not put into JSON: in runs of 32, 16, … 1 rows, so that few statements exist.
pub(super) async fn insert_bound(link: &mut Link, head: &str, mut rows: Vec<Vec<Arg>>) -> Result<(), Fault> {
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
