//! What a digest holds and in which order: what waits for an answer, what was decided, new talk.

use super::consent::Claim;
use super::ids::{CommentId, PollId, ThreadId};
use super::notice::{DigestItem, Notice, NoticeBody};
use super::person::Level;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// One piece of news.
#[derive(Clone, PartialEq, Debug)]
pub enum Entry {
    Ballot { poll: PollId, version: u32, closes_at: Timestamp },
    Result { poll: PollId, version: u32 },
    Comment { thread: ThreadId, comment: CommentId },
}

/// Whether something that was kept for the digest may still be told. A changed setting never drops what waits, except
/// one that asks for less.
pub fn still_wanted(claim: Claim, level: Level) -> bool {
    match claim {
        Claim::Talk => level >= Level::Digest,
        _ => level > Level::Nothing,
    }
}

/// Puts the news in order and gives each item its code: ballots by closing time, then results, then threads.
pub fn arrange(entries: Vec<Entry>) -> Vec<DigestItem> {
    let mut ballots: Vec<(Timestamp, PollId, u32)> = Vec::new();
    let mut results: BTreeMap<PollId, u32> = BTreeMap::new();
    let mut talk: BTreeMap<ThreadId, Vec<CommentId>> = BTreeMap::new();
    for entry in entries {
        match entry {
            Entry::Ballot { poll, version, closes_at } => ballots.push((closes_at, poll, version)),
            Entry::Result { poll, version } => drop(results.insert(poll, version)),
            Entry::Comment { thread, comment } => talk.entry(thread).or_default().push(comment),
        }
    }
    ballots.sort_unstable();
    ballots.dedup();
    let asked = ballots.into_iter().map(|(_, poll, version)| (Some(poll), None, Vec::new(), version, false));
    let decided = results.into_iter().map(|(poll, version)| (Some(poll), None, Vec::new(), version, true));
    let talked = talk.into_iter().map(|(thread, comments)| (None, Some(thread), comments, 0, false));
    asked
        .chain(decided)
        .chain(talked)
        .enumerate()
        .map(|(index, (poll, thread, comments, poll_version, decided))| DigestItem { code: letters(index), poll, thread, comments, poll_version, decided })
        .collect()
}

/// A, B, … Z, AA, AB, …
fn letters(index: usize) -> String {
    let letter = char::from(b'A' + (index % 26) as u8).to_string();
    if index < 26 { letter } else { letters(index / 26 - 1) + &letter }
}

impl Notice {
    /// The poll that one item of it is about, with the ballot version its reader saw. Only a digest has several items.
    pub fn poll_at(&self, item: u16) -> Option<(PollId, u32)> {
        match &self.body {
            NoticeBody::Digest { items, .. } => items.get(usize::from(item)).and_then(|item| Some((item.poll?, item.poll_version))),
            _ => self.poll.map(|poll| (poll, self.poll_version)),
        }
    }

    /// The thread that one item of it is about.
    pub fn thread_at(&self, item: u16) -> Option<ThreadId> {
        match &self.body {
            NoticeBody::Digest { items, .. } => items.get(usize::from(item)).and_then(|item| item.thread),
            _ => self.thread,
        }
    }
}

#[cfg(test)]
#[path = "digest_tests.rs"]
mod tests;
