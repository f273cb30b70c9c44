//! What somebody may want to take back: their own comments by Message-ID, the last one, and how many people have had one.

use super::fault::Fault;
use super::link::{Arg, Link};
use super::load::{Drawn, asked};
use super::rows::{CommentRow, text};
use crate::core::ids::{CommentId, ThreadId};
use crate::core::notice::NoticeBody;
use crate::core::view::{Needs, View};

/// Notices of a comment are made with it or soon after; their ids grow with time, so that few rows are looked at. In
/// milliseconds, and bits of an id below the millisecond (`world`).
const MADE_WITHIN: i64 = 24 * 60 * 60 * 1000;
const BELOW_MS: u32 = 22;

#[derive(sqlx::FromRow)]
struct Count {
    number: i64,
}

pub(super) async fn load(link: &mut Link, view: &mut View, needs: &Needs, drawn: &mut Drawn) -> Result<(), Fault> {
    let mut rows: Vec<CommentRow> = Vec::new();
    if let Some(ids) = asked(&needs.sent)? {
        rows = link.find("WHERE message_id {texts:$1} ORDER BY id LIMIT 100", ids).await?;
    }
    if let Some(people) = asked(&needs.last_words)? {
        let sql = "WHERE id IN (SELECT MAX(id) FROM comments WHERE deleted_at IS NULL AND author_id {ints:$1} GROUP BY author_id)";
        rows.extend(link.find::<CommentRow>(sql, people).await?);
    }
    for row in rows {
        drawn.threads.insert(ThreadId(row.thread_id));
        let comment = row.noun()?;
        view.comments.load(comment.id, comment);
    }
    for comment in &needs.reach {
        let count = reached(link, *comment).await?;
        view.reached.insert(*comment, count);
    }
    Ok(())
}

/// The people who have been sent it.
async fn reached(link: &mut Link, comment: CommentId) -> Result<u32, Fault> {
    let sql = "SELECT COUNT(DISTINCT person_id) AS number FROM notices WHERE id > $1 AND id < $2 AND kind = 'comment' AND body = $3 \
               AND state IN ('handed', 'sent', 'digested', 'parked')";
    let last = comment.0.saturating_add(MADE_WITHIN << BELOW_MS);
    let args = [Arg::Int(comment.0), Arg::Int(last), text(&NoticeBody::Comment { comment })?.into()];
    let rows: Vec<Count> = link.rows(sql, args).await?;
    Ok(rows.first().map_or(0, |row| u32::try_from(row.number).unwrap_or(u32::MAX)))
}
