//! What is kept about one person, and what became of the mail to them; and the end of all that.

use super::Store;
use super::fault::Fault;
use super::link::{Arg, Link, json};
use super::load::{Drawn, asked, put_ballots, put_polls, put_threads};
use super::rows::{CommentRow, HeldRow, NoticeRow, text};
use crate::core::ids::{PersonId, ThreadId};
use crate::core::notice::NoticeBody;
use crate::core::view::{Needs, View};

/// How many of a person's latest notices are looked at.
const POST: i64 = 200;

pub(super) async fn load(link: &mut Link, view: &mut View, needs: &Needs, drawn: &mut Drawn) -> Result<(), Fault> {
    for person in &needs.post {
        let sql = "WHERE person_id = $1 ORDER BY id DESC LIMIT $2";
        for row in link.find::<NoticeRow>(sql, [Arg::Int(person.0), Arg::Int(POST)]).await? {
            let notice = row.noun()?;
            view.notices.load(notice.id, notice);
        }
    }
    let Some(people) = asked(&needs.dossiers)? else { return Ok(()) };
    for row in link.find::<CommentRow>("WHERE author_id {ints:$1}", people.clone()).await? {
        drawn.threads.insert(ThreadId(row.thread_id));
        let comment = row.noun()?;
        drawn.files.extend(&comment.files);
        view.comments.load(comment.id, comment);
    }
    put_threads(view, link.find("WHERE starter_id {ints:$1}", people.clone()).await?)?;
    put_polls(view, link.find("WHERE asker_id {ints:$1}", people.clone()).await?)?;
    put_ballots(view, link.find("WHERE person_id {ints:$1}", people.clone()).await?)?;
    for row in link.find::<HeldRow>("WHERE owner_id {ints:$1}", people).await? {
        let held = row.noun()?;
        view.held.load(held.id, held);
    }
    Ok(())
}

/// Somebody is gone for good: what only they are told, asked or known by goes with them. Their words in threads and
/// their ballots stay, under nobody's name.
pub(super) async fn erase_people(link: &mut Link, people: &[PersonId]) -> Result<(), Fault> {
    if people.is_empty() {
        return Ok(());
    }
    let ids = json(&people)?;
    let nothing = text(&NoticeBody::Plain)?;
    // Before the addresses go: what others were told or asked about them.
    for sql in [
        "UPDATE notices SET body = $2, state = CASE WHEN state IN ('queued', 'for_digest') THEN 'withheld' ELSE state END \
         WHERE kind IN ('stranger', 'was_it_you', 'whose_words', 'asked_owner') \
         AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id {ints:$1} AND notices.body LIKE '%' || a.address || '%')",
        "UPDATE notices SET body = $2, to_address = NULL, sent_to = NULL, reason = NULL, \
         state = CASE WHEN state IN ('queued', 'for_digest') THEN 'withheld' ELSE state END \
         WHERE person_id {ints:$1} AND body NOT LIKE '%\"farewell\"%'",
    ] {
        link.run(sql, [ids.clone(), nothing.as_str().into()]).await?;
    }
    for sql in [
        "DELETE FROM held WHERE owner_id {ints:$1}",
        "DELETE FROM held WHERE from_address IN (SELECT address FROM addresses WHERE person_id {ints:$1})",
        "DELETE FROM raw_bytes WHERE raw_id IN (SELECT raw_id FROM dispositions WHERE person_id {ints:$1})",
        "DELETE FROM raw_bytes WHERE raw_id IN (SELECT raw_id FROM comments WHERE author_id {ints:$1})",
        "UPDATE raws SET envelope = '' WHERE state = 'final' AND id IN (SELECT raw_id FROM dispositions WHERE person_id {ints:$1})",
        "UPDATE comments SET elided = '', looks = '[]', pictures = '[]', message_id = NULL, raw_id = NULL WHERE author_id {ints:$1}",
        "UPDATE threads SET starter_message_id = NULL WHERE starter_id {ints:$1}",
        "UPDATE polls SET asker_message_id = NULL WHERE asker_id {ints:$1}",
        "DELETE FROM preferences WHERE person_id {ints:$1}",
        "DELETE FROM sessions WHERE person_id {ints:$1}",
        "DELETE FROM addresses WHERE person_id {ints:$1}",
    ] {
        link.run(sql, [ids.clone()]).await?;
    }
    Ok(())
}

impl Store {
    /// The goodbye to somebody who is gone for good was the last use of their address.
    pub async fn forget_farewells(&self) -> Result<u64, Fault> {
        let sql = "UPDATE notices SET to_address = NULL, sent_to = NULL, reason = NULL \
                   WHERE kind = 'goodbye' AND (to_address IS NOT NULL OR sent_to IS NOT NULL) AND state NOT IN ('queued', 'handed') \
                   AND person_id IN (SELECT id FROM people WHERE standing = 'deleted')";
        self.run(sql, []).await
    }
}
