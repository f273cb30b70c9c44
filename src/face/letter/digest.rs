//! The digest: one per person, all groups together; it asks first, then tells. Every entry has the code it is answered by.

use super::desk::Desk;
use crate::core::brief::{CommentBrief, DigestBrief};
use crate::core::notice::NoticeBody;
use crate::core::token::Purpose;
use crate::face::escape::{shortened, single_line};
use crate::face::options::ROOM;
use crate::face::poll::PollView;
use crate::face::reader::Reader;
use crate::face::words::args;
use anyhow::bail;
use serde::Serialize;

/// Entries and comments shown; what is left out is counted.
const ENTRIES: usize = 40;
const COMMENTS: usize = 3;

#[derive(Serialize)]
pub struct DigestLetter {
    digest_subject: String,
    waiting: Vec<Entry>,
    decided: Vec<Entry>,
    talk: Vec<Entry>,
    more: Option<String>,
    how: Option<String>,
}

#[derive(Serialize)]
struct Entry {
    code: String,
    title: String,
    group: String,
    count: u32,
    url: String,
    poll: Option<PollView>,
    /// How its times come into the reader's calendar, where the ballot invites to them.
    invitations: Option<String>,
    /// What the group decided.
    decision: Option<String>,
    comments: Vec<Excerpt>,
    more_comments: Option<String>,
}

#[derive(Serialize)]
struct Excerpt {
    author: String,
    words: String,
    /// The names of what came with it.
    files: Option<String>,
}

pub fn digest(desk: &Desk<'_>) -> anyhow::Result<DigestLetter> {
    let NoticeBody::Digest { slot, .. } = &desk.brief.notice.body else { bail!("it is no digest") };
    let (mut waiting, mut decided, mut talk) = (Vec::new(), Vec::new(), Vec::new());
    let day = desk.reader.day(*slot);
    let subject = |key: &str, count: usize| desk.reader.say(key, &args!["count" => count, "day" => day.as_str()]);
    let asked = desk.brief.digest.iter().take(ENTRIES).filter(|item| item.poll.is_some() && !item.decided).count();
    let room = ROOM / asked.max(1);
    for (place, item) in desk.brief.digest.iter().take(ENTRIES).enumerate() {
        let shelf = match (&item.poll, item.decided) {
            (Some(_), false) => &mut waiting,
            (Some(_), true) => &mut decided,
            (None, _) => &mut talk,
        };
        shelf.push(entry(desk, (place, item), &subject("subject-digest-waiting", 1), room));
    }
    let comments: u32 = talk.iter().map(|entry: &Entry| entry.count).sum();
    let left = desk.brief.digest.len().saturating_sub(ENTRIES);
    let digest_subject = match (waiting.len(), decided.len()) {
        (0, 0) => subject("subject-digest-talk", comments as usize),
        (0, count) => subject("subject-digest-decided", count),
        (count, _) => subject("subject-digest-waiting", count),
    };
    Ok(DigestLetter { how: how(desk, &waiting, &talk), more: (left > 0).then(|| more(desk, left)), digest_subject, waiting, decided, talk })
}

/// `room` is what the options of one poll may take.
fn entry(desk: &Desk<'_>, (place, item): (usize, &DigestBrief), subject: &str, room: usize) -> Entry {
    let place = u16::try_from(place).unwrap_or(u16::MAX);
    let purpose = if item.poll.is_some() { Purpose::VotePage } else { Purpose::ThreadPage };
    let thread = item.thread.as_ref().map(|thread| thread.title.as_str());
    let poll = item.poll.as_ref().map(|poll| poll.poll.title.as_str());
    let newest = item.comments.len().saturating_sub(COMMENTS);
    let shown = item.comments.len() - newest;
    let hidden = (item.comment_count as usize).saturating_sub(shown);
    Entry {
        code: item.code.clone(),
        title: single_line(poll.or(thread).unwrap_or_default()),
        group: single_line(&item.group.name),
        count: item.comment_count,
        url: desk.link(purpose, place),
        poll: item.poll.as_ref().map(|poll| {
            let view = PollView::new(&desk.reader, poll).under(&desk.reader, &poll.poll, &item.code);
            view.with_answers(&desk.reply_address(), subject, &item.code).within_mail(room)
        }),
        invitations: invites(item).then(|| desk.reader.plain("digest-invitations")),
        decision: decision(desk, item),
        comments: item.comments[newest..].iter().map(|comment| excerpt(&desk.reader, comment)).collect(),
        more_comments: (hidden > 0).then(|| more(desk, hidden)),
    }
}

fn invites(item: &DigestBrief) -> bool {
    !item.decided && item.poll.as_ref().is_some_and(|poll| poll.poll.settings.invitation.is_some())
}

/// The outcome, a few lines of it.
fn decision(desk: &Desk<'_>, item: &DigestBrief) -> Option<String> {
    let (_, stated) = item.poll.as_ref().filter(|_| item.decided)?.outcome.as_ref()?;
    Some(desk.reader.say("digest-outcome", &args!["words" => shortened(&single_line(&stated.words), 400)]))
}

/// Two lines of a comment at most.
fn excerpt(reader: &Reader, comment: &CommentBrief) -> Excerpt {
    let own: Vec<&str> = comment.comment.words.lines().filter(|line| !line.starts_with('>')).collect();
    let names: Vec<String> = comment.files.iter().take(10).map(|file| shortened(&single_line(&file.name), 60)).collect();
    Excerpt { author: reader.who(&comment.author), words: shortened(&single_line(&own.join(" ")), 140), files: (!names.is_empty()).then(|| names.join(", ")) }
}

fn more(desk: &Desk<'_>, count: usize) -> String {
    desk.reader.say("digest-more", &args!["count" => count])
}

/// How to answer, with codes that stand in this very digest.
fn how(desk: &Desk<'_>, waiting: &[Entry], talk: &[Entry]) -> Option<String> {
    // Where one option is no whole answer, the entry has an example of its own.
    let vote = waiting.iter().find(|entry| entry.poll.as_ref().is_some_and(|poll| poll.form.takes_one)).and_then(|entry| {
        let options = &entry.poll.as_ref()?.options;
        options.get(1).or(options.first()).map(|option| format!("{}{}", entry.code, option.code))
    });
    let talk = talk.first().map(|entry| entry.code.clone());
    let key = match (&vote, &talk) {
        (Some(_), Some(_)) => "digest-how-both",
        (Some(_), None) => "digest-how-vote",
        (None, Some(_)) => "digest-how-talk",
        (None, None) => return None,
    };
    Some(desk.reader.say(key, &args!["vote" => vote.unwrap_or_default(), "talk" => talk.unwrap_or_default()]))
}
