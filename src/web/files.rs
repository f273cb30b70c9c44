//! Files that came with comments, as downloads. A file is found through the comment that names it, never by itself.

use super::Pages;
use super::answer::{Answer, Trouble};
use super::browser::SignedIn;
use super::threads::read;
use crate::core::brief::{CommentBrief, ThreadBrief};
use crate::core::ids::{FileId, ThreadId};
use crate::core::notice::{Notice, NoticeBody};
use crate::core::thread::{FILE_LINKS_HOLD, FileNote};
use crate::core::token::Purpose;
use crate::face::escape::single_line;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use std::fmt::Write as _;

/// `GET /f/{token}`: one file of the comment a letter told of; the token's item is its place. Such a link expires: a
/// letter is forwarded more easily than a page is shown.
pub(super) async fn of_comment(State(pages): State<Pages>, Path(token): Path<String>) -> Answer {
    let mut link = pages.link(&token, Purpose::File).await?;
    pages.still_holds(&link.notice)?;
    let NoticeBody::Comment { comment } = link.notice.body else { return Err(Trouble::NOT_FOUND) };
    let thread = link.notice.thread.ok_or(Trouble::NOT_FOUND)?;
    let (brief, _) = read(&mut link.query, thread, link.person.id, pages.app.world.now()).await?;
    let named = brief.comments.iter().filter(|row| row.comment.id == comment);
    let file = named.flat_map(shown).nth(usize::from(link.item)).ok_or(Trouble::NOT_FOUND)?;
    pages.download(file).await
}

/// `GET /f/{token}/{file}`: a file of the thread the link is for.
pub(super) async fn of_thread(State(pages): State<Pages>, Path((token, file)): Path<(String, i64)>) -> Answer {
    let (link, brief, _) = pages.thread_of(&token).await?;
    pages.still_holds(&link.notice)?;
    pages.download(find(&brief, FileId(file))?).await
}

/// `GET /threads/{id}/files/{file}`
pub(super) async fn signed_in(State(pages): State<Pages>, Path((thread, file)): Path<(i64, i64)>, me: SignedIn) -> Answer {
    let SignedIn { person, mut query } = me;
    let (brief, _) = read(&mut query, ThreadId(thread), person.id, pages.app.world.now()).await?;
    pages.download(find(&brief, FileId(file))?).await
}

/// The files of a comment, unless it was deleted.
fn shown(comment: &CommentBrief) -> &[FileNote] {
    if comment.comment.deleted_at.is_some() { &[] } else { &comment.files }
}

fn find(brief: &ThreadBrief, file: FileId) -> Result<&FileNote, Trouble> {
    brief.comments.iter().flat_map(shown).find(|note| note.id == file).ok_or(Trouble::NOT_FOUND)
}

impl Pages {
    fn still_holds(&self, notice: &Notice) -> Result<(), Trouble> {
        if self.app.world.now() < notice.made_at + FILE_LINKS_HOLD { Ok(()) } else { Err(Trouble::EXPIRED) }
    }

    async fn download(&self, file: &FileNote) -> Answer {
        let bytes = self.app.store.file_bytes(file.id).await?.ok_or(Trouble::NOT_FOUND)?;
        let disposition = HeaderValue::from_str(&attachment(&file.name)).map_err(|_| Trouble::FAULT)?;
        // Whatever the sender called it: here it is bytes to keep, never a page of ours.
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
            (header::CONTENT_DISPOSITION, disposition),
            (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
        ];
        Ok((headers, bytes).into_response())
    }
}

/// RFC 6266 section 4.3 with the encoding of RFC 8187 section 3.2.1; a name of letters and digits for old programs.
fn attachment(name: &str) -> String {
    let name = single_line(name).replace(['/', '\\'], "_");
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' }).collect();
    let mut coded = String::new();
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => coded.push(char::from(byte)),
            // Writing to a string cannot fail.
            _ => drop(write!(coded, "%{byte:02X}")),
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{coded}")
}

#[cfg(test)]
#[path = "files_tests.rs"]
mod tests;
