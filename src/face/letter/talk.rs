//! Talk: a comment, and the one line that tells a thread of a vote.

use super::desk::{Desk, Link};
use crate::core::brief::{Brief, CommentBrief};
use crate::core::token::Purpose;
use crate::face::escape::single_line;
use crate::face::prose::{Prose, WHOLE};
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
}

/// Whether the comment's files go with the mail; else each is a personal link (`Purpose::File`, item its place).
pub fn files_travel(brief: &Brief) -> bool {
    let total: u64 = brief.comment.iter().flat_map(|comment| &comment.files).map(|file| file.size).sum();
    brief.group.as_ref().is_some_and(|group| total <= group.group.rules.attach_limit)
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

fn files(desk: &Desk<'_>, comment: &CommentBrief) -> Vec<FileLine> {
    let travel = files_travel(desk.brief);
    let line = |(place, file): (usize, &crate::core::thread::FileNote)| FileLine {
        name: single_line(&file.name),
        size: desk.reader.bytes(file.size),
        url: (!travel).then(|| desk.link(Purpose::File, u16::try_from(place).unwrap_or(u16::MAX))),
    };
    // A mail with more files than this is no letter any more; the thread's page lists them all.
    comment.files.iter().take(50).enumerate().map(line).collect()
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
