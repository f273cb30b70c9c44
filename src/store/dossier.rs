//! What is kept about one person, and what became of the mail to them; and the end of all that.

use super::fault::Fault;
use super::link::{Arg, Link, json};
use super::load::{Drawn, asked, put_ballots, put_participants, put_polls, put_threads};
use super::rows::{AddressRow, CommentRow, HeldRow, NoticeRow, text};
use super::{Store, became, keep, raw};
use crate::core::decide::mail_of;
use crate::core::held::Settled;
use crate::core::ids::{PersonId, ThreadId};
use crate::core::notice::NoticeBody;
use crate::core::person::Address;
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
    put_participants(view, link.find("WHERE person_id {ints:$1}", people.clone()).await?);
    // Weights and proxies stand in the settings by number; whose they are is looked at when they are read.
    for person in &needs.dossiers {
        put_polls(view, link.find("WHERE settings LIKE '%' || $1 || '%'", [person.0.to_string().into()]).await?)?;
    }
    for row in link.find::<HeldRow>("WHERE owner_id {ints:$1} OR author_id {ints:$1}", people).await? {
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
    erase_held_files(link, &ids).await?;
    let nothing = text(&NoticeBody::Plain)?;
    // Before the addresses go: what others were told or asked about them, and the mail they sent.
    for sql in [
        "UPDATE notices SET body = $2, state = CASE WHEN state IN ('queued', 'for_digest') THEN 'withheld' ELSE state END \
         WHERE kind IN ('stranger', 'was_it_you', 'whose_words', 'asked_owner', 'for_admin') \
         AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id {ints:$1} \
         AND (LOWER(notices.body) LIKE '%\"' || REPLACE(REPLACE(REPLACE(a.address, '!', '!!'), '_', '!_'), '%', '!%') || '\"%' ESCAPE '!' OR LOWER(notices.body) LIKE '%<' || REPLACE(REPLACE(REPLACE(a.address, '!', '!!'), '_', '!_'), '%', '!%') || '>%' ESCAPE '!'))",
        "UPDATE notices SET body = $2, to_address = NULL, sent_to = NULL, reason = NULL, \
         state = CASE WHEN state IN ('queued', 'for_digest') THEN 'withheld' ELSE state END \
         WHERE person_id {ints:$1} AND body NOT LIKE '%\"farewell\"%'",
    ] {
        link.run(sql, [ids.clone(), nothing.as_str().into()]).await?;
    }
    erase_quotes(link, &ids).await?;
    became::forget(link, &ids).await?;
    raw::forget(link, &ids).await?;
    keep::forget(link, &ids).await?;
    for sql in [
        "DELETE FROM held WHERE owner_id {ints:$1} OR author_id {ints:$1}",
        "DELETE FROM held WHERE from_address IN (SELECT address FROM addresses WHERE person_id {ints:$1})",
        "UPDATE comments SET elided = '', looks = '[]', pictures = '[]', message_id = NULL, raw_id = NULL WHERE author_id {ints:$1}",
        "UPDATE threads SET starter_message_id = NULL WHERE starter_id {ints:$1}",
        "UPDATE polls SET asker_message_id = NULL WHERE asker_id {ints:$1}",
        "DELETE FROM preferences WHERE person_id {ints:$1}",
        "DELETE FROM addresses WHERE person_id {ints:$1}",
    ] {
        link.run(sql, [ids.clone()]).await?;
    }
    Ok(())
}

/// What others quoted of them and was cut: their address stands in it, in one of its two forms, and no reader sees it.
async fn erase_quotes(link: &mut Link, ids: &Arg) -> Result<(), Fault> {
    let rows: Vec<AddressRow> = link.find("WHERE person_id {ints:$1}", [ids.clone()]).await?;
    for row in rows {
        let written = Address::trusted(row.address.as_str()).as_written();
        for form in written.into_iter().chain([row.address]) {
            let form = form.replace('!', "!!").replace('_', "!_").replace('%', "!%");
            link.run("UPDATE comments SET elided = '' WHERE LOWER(elided) LIKE '%' || $1 || '%' ESCAPE '!'", [form.into()]).await?;
        }
    }
    Ok(())
}

/// The files of what was held for somebody, or of theirs, and never came out.
async fn erase_held_files(link: &mut Link, ids: &Arg) -> Result<(), Fault> {
    let mut files = Vec::new();
    for row in link.find::<HeldRow>("WHERE owner_id {ints:$1} OR author_id {ints:$1}", [ids.clone()]).await? {
        let held = row.noun()?;
        // A yes has made a comment of it, whose files stay.
        let named = mail_of(&held.command).filter(|_| held.settled != Some(Settled::Yes));
        files.extend(named.into_iter().flat_map(|mail| mail.files.iter().map(|file| file.id)));
    }
    link.run("DELETE FROM files WHERE id {ints:$1}", [json(&files)?]).await.map(|_| ())
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

#[cfg(test)]
#[path = "dossier_tests.rs"]
mod tests;
