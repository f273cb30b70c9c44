//! Talk: a comment, and the one line that tells a thread of a vote.

use super::desk::{Desk, Link};
use crate::core::brief::CommentBrief;
use crate::core::thread::{FILE_LINKS_HOLD, FileNote, LeftOut, LeftOutWhy, travelling};
use crate::core::token::Purpose;
use crate::face::escape::single_line;
use crate::face::prose::{Prose, WHOLE};
use crate::face::reader::Reader;
use crate::face::words::args;
use anyhow::Context as _;
use serde::Serialize;

#[derive(Serialize)]
pub struct CommentLetter {
    title: String,
    words: Prose,
    rest: String,
    files: Vec<FileLine>,
}

/// A file, always named; `url` when it stays with us.
#[derive(Serialize)]
pub struct FileLine {
    name: String,
    size: String,
    url: Option<String>,
    /// The day on which the link ends.
    until: String,
}

pub fn comment(desk: &Desk<'_>) -> anyhow::Result<CommentLetter> {
    let comment = desk.brief.comment.as_ref().context("it has no comment")?;
    Ok(CommentLetter {
        title: desk.thread_title(),
        words: Prose::new(&comment.comment.words, WHOLE),
        rest: desk.link(Purpose::ThreadPage, 0),
        files: files(desk, comment),
    })
}

/// A file either goes with the mail or has a personal link (`Purpose::File`, item its place) that expires.
fn files(desk: &Desk<'_>, comment: &CommentBrief) -> Vec<FileLine> {
    if comment.files.is_empty() {
        return Vec::new();
    }
    let limit = desk.brief.group.as_ref().map_or(0, |group| group.group.rules.attach_limit);
    let until = desk.reader.day(desk.brief.notice.made_at + FILE_LINKS_HOLD);
    let line = |(place, (file, travels)): (usize, (&FileNote, bool))| FileLine {
        name: single_line(&file.name),
        size: desk.reader.bytes(file.size),
        url: (!travels).then(|| desk.link(Purpose::File, u16::try_from(place).unwrap_or(u16::MAX))),
        until: until.clone(),
    };
    // A mail with more files than this is no letter any more; the thread's page lists them all.
    comment.files.iter().zip(travelling(&comment.files, limit)).take(50).enumerate().map(line).collect()
}

/// A file that is not passed on, and why, as one line.
pub(super) fn left_out(reader: &Reader, file: &LeftOut) -> String {
    let (key, limit) = match file.why {
        LeftOutWhy::Program => ("left-out-program", String::new()),
        LeftOutWhy::Mail => ("left-out-mail", String::new()),
        LeftOutWhy::TooLarge { limit } => ("left-out-large", reader.bytes(limit)),
        LeftOutWhy::TooMuch { limit } => ("left-out-much", reader.bytes(limit)),
        LeftOutWhy::TooMany { limit } => ("left-out-many", limit.to_string()),
        LeftOutWhy::Unreadable => ("left-out-unreadable", String::new()),
    };
    reader.say(key, &args!["name" => single_line(&file.name), "size" => reader.bytes(file.size), "limit" => limit])
}

#[derive(Serialize)]
pub struct VoteOpenedLetter {
    title: String,
    question: String,
    asker: String,
    until: String,
    page: Link,
}

pub fn vote_opened(desk: &Desk<'_>) -> anyhow::Result<VoteOpenedLetter> {
    let poll = desk.poll_view()?;
    let thread = desk.thread_title();
    Ok(VoteOpenedLetter {
        title: if thread.is_empty() { poll.title.clone() } else { thread },
        question: poll.title,
        asker: poll.asker,
        until: poll.closes,
        page: Link { label: desk.reader.plain("see-vote"), url: desk.poll_page().unwrap_or_default() },
    })
}
