//! Loads what commands need into a view: one statement for each kind of need, none for a kind that nobody asked for.

use super::fault::Fault;
use super::link::{Arg, Link, json};
use super::people::{load_coordinators, load_people, load_rosters, load_sizes, people_alike, people_at, people_called};
use super::rows::{BallotRow, CommentRow, FileRow, GroupRow, HeldRow, NoticeRow, ParticipantRow, PollRow, SecretBallotRow, ThreadRow};
use super::{desk, dossier, folds, retract};
use crate::core::ids::{FileId, PersonId, ThreadId};
use crate::core::view::{Needs, View};
use serde::Serialize;
use std::collections::BTreeSet;

/// What turned out to be needed besides what was asked for.
#[derive(Default)]
pub(super) struct Drawn {
    pub people: BTreeSet<PersonId>,
    pub files: BTreeSet<FileId>,
    pub threads: BTreeSet<ThreadId>,
}

/// What is locked comes first and always in the same order: polls, threads, held, people, groups.
pub(super) async fn load(link: &mut Link, view: &mut View, needs: &Needs) -> Result<(), Fault> {
    let mut drawn = Drawn::default();
    load_polls(link, view, needs).await?;
    load_threads(link, view, needs).await?;
    load_held(link, view, needs).await?;
    load_named_people(link, view, needs).await?;
    load_notices(link, view, needs).await?;
    load_groups(link, view, needs).await?;
    load_comments(link, view, needs, &mut drawn).await?;
    retract::load(link, view, needs, &mut drawn).await?;
    dossier::load(link, view, needs, &mut drawn).await?;
    load_archives(link, view, needs).await?;
    load_ballots(link, view, needs).await?;
    folds::load(link, view, needs).await?;
    load_rosters(link, view, needs, &mut drawn).await?;
    load_sizes(link, view, needs).await?;
    load_coordinators(link, view, needs, &mut drawn).await?;
    desk::load_desks(link, view, needs).await?;
    load_drawn(link, view, needs, drawn).await?;
    view.asked.join(needs.clone());
    Ok(())
}

/// The set parameter of a kind of need; `None` when nobody asked.
pub(super) fn asked<T: Serialize>(kind: &BTreeSet<T>) -> Result<Option<[Arg; 1]>, Fault> {
    if kind.is_empty() { Ok(None) } else { Ok(Some([json(kind)?])) }
}

async fn load_polls(link: &mut Link, view: &mut View, needs: &Needs) -> Result<(), Fault> {
    if let Some(ids) = asked(&needs.polls)? {
        put_polls(view, link.find("WHERE id {ints:$1} ORDER BY id {lock}", ids).await?)?;
    }
    if let Some(groups) = asked(&needs.open)? {
        put_polls(view, link.find("WHERE stage = 'open' AND group_id {ints:$1} ORDER BY id", groups).await?)?;
    }
    Ok(())
}

async fn load_threads(link: &mut Link, view: &mut View, needs: &Needs) -> Result<(), Fault> {
    if let Some(ids) = asked(&needs.threads)? {
        put_threads(view, link.find("WHERE id {ints:$1} ORDER BY id {lock}", ids).await?)?;
    }
    if let Some(titles) = asked(&needs.titles)? {
        let sql = "WHERE closed_at IS NULL AND (group_id, title) {titles:$1} ORDER BY id {lock}";
        put_threads(view, link.find(sql, titles).await?)?;
    }
    Ok(())
}

async fn load_held(link: &mut Link, view: &mut View, needs: &Needs) -> Result<(), Fault> {
    let mut rows: Vec<HeldRow> = Vec::new();
    if let Some(ids) = asked(&needs.held)? {
        rows = link.find("WHERE id {ints:$1} ORDER BY id {lock}", ids).await?;
    }
    if let Some(groups) = asked(&needs.waiting)? {
        let sql = "WHERE settled IS NULL AND owner_id IS NULL AND group_id {ints:$1} ORDER BY id LIMIT 1000 {lock}";
        rows.extend(link.find::<HeldRow>(sql, groups).await?);
    }
    if let Some(senders) = asked(&needs.blocked)? {
        rows.extend(link.find::<HeldRow>("WHERE settled = 'blocked' AND (group_id, from_address) {titles:$1}", senders).await?);
    }
    for row in rows {
        let held = row.noun()?;
        view.held.load(held.id, held);
    }
    Ok(())
}

/// People asked for by id or by address: with every membership they ever had, since a vote counts by the instant.
async fn load_named_people(link: &mut Link, view: &mut View, needs: &Needs) -> Result<(), Fault> {
    let mut named = needs.people.clone();
    named.extend(people_at(link, &needs.addresses).await?);
    named.extend(people_called(link, &needs.called).await?);
    named.extend(people_alike(link, view, &needs.looks).await?);
    named.retain(|person| !view.asked.people.contains(person));
    load_people(link, view, &named, true).await?;
    // Whoever was found by address or name is not loaded again when they turn out to be meant.
    view.asked.people.extend(named);
    Ok(())
}

/// Where a condition on an instant is always true, it leads SQLite to the index of those few rows; to the planner all of a
/// person's notices look no worse.
async fn load_notices(link: &mut Link, view: &mut View, needs: &Needs) -> Result<(), Fault> {
    let mut rows: Vec<NoticeRow> = Vec::new();
    if let Some(ids) = asked(&needs.notices)? {
        rows = link.find("WHERE id {ints:$1}", ids).await?;
    }
    if let Some(people) = asked(&needs.pending_digests)? {
        rows.extend(link.find::<NoticeRow>("WHERE state = 'for_digest' AND due > 0 AND person_id {ints:$1}", people).await?);
    }
    if let Some(people) = asked(&needs.resting)? {
        rows.extend(link.find::<NoticeRow>("WHERE state IN ('for_digest', 'queued') AND person_id {ints:$1}", people).await?);
    }
    if let Some(people) = asked(&needs.refusals)? {
        rows.extend(link.find::<NoticeRow>("WHERE kind = 'refusal' AND made_at > 0 AND person_id {ints:$1} ORDER BY made_at DESC LIMIT 1000", people).await?);
    }
    if let Some(people) = asked(&needs.asked_for)? {
        let sql = "WHERE kind = 'ballot' AND body LIKE '%\"asked_for\"%' AND made_at > 0 AND person_id {ints:$1} ORDER BY made_at DESC LIMIT 100";
        rows.extend(link.find::<NoticeRow>(sql, people.clone()).await?);
        let sql = "WHERE kind IN ('help', 'status', 'my_data') AND made_at > 0 AND person_id {ints:$1} ORDER BY made_at DESC LIMIT 100";
        rows.extend(link.find::<NoticeRow>(sql, people).await?);
    }
    if let Some(pairs) = asked(&needs.ballot_notices)? {
        rows.extend(link.find::<NoticeRow>("WHERE kind = 'ballot' AND (poll_id, person_id) {pairs:$1}", pairs).await?);
    }
    if let Some(addresses) = asked(&needs.passers_by)? {
        let sql = "WHERE kind = 'asked_owner' AND to_address {texts:$1} ORDER BY made_at DESC LIMIT 1000";
        rows.extend(link.find::<NoticeRow>(sql, addresses).await?);
    }
    for row in rows {
        let notice = row.noun()?;
        view.notices.load(notice.id, notice);
    }
    Ok(())
}

async fn load_groups(link: &mut Link, view: &mut View, needs: &Needs) -> Result<(), Fault> {
    // First, so that what is known of a group is what holds once it is locked.
    if let Some(handles) = asked(&needs.governed)? {
        put_groups(view, link.find("WHERE handle {texts:$1} ORDER BY id {lock}", handles).await?)?;
    }
    if let Some(ids) = asked(&needs.groups)? {
        put_groups(view, link.find("WHERE id {ints:$1}", ids).await?)?;
    }
    if let Some(handles) = asked(&needs.handles)? {
        put_groups(view, link.find("WHERE handle {texts:$1}", handles).await?)?;
    }
    Ok(())
}

/// Comments asked for, and the talk of whole threads; their files, authors and threads follow.
async fn load_comments(link: &mut Link, view: &mut View, needs: &Needs, drawn: &mut Drawn) -> Result<(), Fault> {
    let mut rows: Vec<CommentRow> = Vec::new();
    if let Some(ids) = asked(&needs.comments)? {
        rows = link.find("WHERE id {ints:$1}", ids).await?;
        drawn.threads.extend(rows.iter().map(|row| ThreadId(row.thread_id)));
    }
    if let Some(threads) = asked(&needs.talk)? {
        let sql = "WHERE id IN (SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY thread_id ORDER BY id) AS place \
                   FROM comments WHERE thread_id {ints:$1}) AS talk WHERE place <= 500)";
        let talk: Vec<CommentRow> = link.find(sql, threads).await?;
        drawn.people.extend(talk.iter().map(|row| PersonId(row.author_id)));
        rows.extend(talk);
    }
    for row in rows {
        let comment = row.noun()?;
        drawn.files.extend(&comment.files);
        view.comments.load(comment.id, comment);
    }
    if let Some(people) = asked(&needs.pictures)? {
        let sql = "WHERE id IN (SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY author_id ORDER BY id DESC) AS place \
                   FROM comments WHERE pictures <> '[]' AND author_id {ints:$1}) AS shown WHERE place <= 20)";
        for row in link.find::<CommentRow>(sql, people).await? {
            let comment = row.noun()?;
            view.comments.load(comment.id, comment);
        }
    }
    Ok(())
}

/// The newest hundred threads and polls of a group.
async fn load_archives(link: &mut Link, view: &mut View, needs: &Needs) -> Result<(), Fault> {
    let Some(groups) = asked(&needs.archives)? else { return Ok(()) };
    let threads = "WHERE id IN (SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY group_id ORDER BY id DESC) AS place \
                   FROM threads WHERE group_id {ints:$1}) AS newest WHERE place <= 100)";
    put_threads(view, link.find(threads, groups.clone()).await?)?;
    let polls = "WHERE id IN (SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY group_id ORDER BY id DESC) AS place \
                 FROM polls WHERE group_id {ints:$1}) AS newest WHERE place <= 100)";
    put_polls(view, link.find(polls, groups).await?)
}

async fn load_ballots(link: &mut Link, view: &mut View, needs: &Needs) -> Result<(), Fault> {
    if let Some(pairs) = asked(&needs.ballots)? {
        put_ballots(view, link.find("WHERE state = 'counted' AND (poll_id, person_id) {pairs:$1}", pairs).await?)?;
    }
    if let Some(polls) = asked(&needs.counts)? {
        put_ballots(view, link.find("WHERE state = 'counted' AND poll_id {ints:$1}", polls).await?)?;
    }
    load_secret(link, view, needs).await
}

/// Who has voted in secret polls, and, apart from that, what was chosen.
async fn load_secret(link: &mut Link, view: &mut View, needs: &Needs) -> Result<(), Fault> {
    if let Some(pairs) = asked(&needs.participants)? {
        put_participants(view, link.find("WHERE (poll_id, person_id) {pairs:$1}", pairs).await?);
    }
    if let Some(polls) = asked(&needs.turnouts)? {
        put_participants(view, link.find("WHERE poll_id {ints:$1}", polls).await?);
    }
    if let Some(polls) = asked(&needs.secret_ballots)? {
        for row in link.find::<SecretBallotRow>("WHERE poll_id {ints:$1} ORDER BY id", polls).await? {
            let ballot = row.noun()?;
            view.secret_ballots.load((ballot.poll, ballot.id), ballot);
        }
    }
    Ok(())
}

/// What the rows before pointed at.
async fn load_drawn(link: &mut Link, view: &mut View, needs: &Needs, mut drawn: Drawn) -> Result<(), Fault> {
    drawn.threads.retain(|thread| view.threads.get(*thread).is_none());
    if let Some(ids) = asked(&drawn.threads)? {
        put_threads(view, link.find("WHERE id {ints:$1}", ids).await?)?;
    }
    drawn.files.extend(&needs.files);
    if let Some(ids) = asked(&drawn.files)? {
        for row in link.find::<FileRow>("WHERE id {ints:$1}", ids).await? {
            let file = row.noun();
            view.files.load(file.id, file);
        }
    }
    drawn.people.retain(|person| view.people.get(*person).is_none());
    load_people(link, view, &drawn.people, false).await
}

pub(super) fn put_polls(view: &mut View, rows: Vec<PollRow>) -> Result<(), Fault> {
    for row in rows {
        let poll = row.noun()?;
        view.polls.load(poll.id, poll);
    }
    Ok(())
}

pub(super) fn put_threads(view: &mut View, rows: Vec<ThreadRow>) -> Result<(), Fault> {
    for row in rows {
        let thread = row.noun()?;
        view.threads.load(thread.id, thread);
    }
    Ok(())
}

pub(super) fn put_groups(view: &mut View, rows: Vec<GroupRow>) -> Result<(), Fault> {
    for row in rows {
        let group = row.noun()?;
        view.groups.load(group.id, group);
    }
    Ok(())
}

pub(super) fn put_participants(view: &mut View, rows: Vec<ParticipantRow>) {
    for participant in rows.into_iter().map(ParticipantRow::noun) {
        view.participants.load((participant.poll, participant.person), participant);
    }
}

pub(super) fn put_ballots(view: &mut View, rows: Vec<BallotRow>) -> Result<(), Fault> {
    for row in rows {
        let ballot = row.noun()?;
        view.ballots.load(ballot.id, ballot);
    }
    Ok(())
}

#[cfg(test)]
#[path = "load_tests.rs"]
mod tests;
