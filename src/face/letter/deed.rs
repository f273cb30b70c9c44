//! The short answer to what somebody did: one sentence, and what it ends in.

use super::account::level;
use super::desk::{Desk, Link};
use super::talk::left_out;
use crate::core::command::Door;
use crate::core::lookalike::OddName;
use crate::core::notice::{Deed, NoticeBody};
use crate::core::person::Scope;
use crate::core::poll::Change;
use crate::core::token::Purpose;
use crate::face::escape::{shortened, single_line};
use crate::face::story;
use crate::face::words::args;
use anyhow::bail;
use serde::Serialize;

#[derive(Serialize)]
pub struct DoneLetter {
    /// Where "done" would say too little.
    about: Option<String>,
    is_vote: bool,
    title: String,
    sentence: String,
    /// What the sentence ends in, one a line.
    list: Vec<String>,
    undo: bool,
    undone: bool,
    /// Where the words are that were posted.
    page: Option<Link>,
}

pub fn done(desk: &Desk<'_>) -> anyhow::Result<DoneLetter> {
    let NoticeBody::Done { what } = &desk.brief.notice.body else { bail!("nothing was done") };
    Ok(DoneLetter {
        about: about(desk, what),
        is_vote: desk.brief.poll.is_some(),
        title: desk.title(),
        sentence: sentence(desk, what)?,
        list: list(desk, what),
        undo: matches!(what, Deed::LevelSet { undone: false, .. }),
        undone: matches!(what, Deed::LevelSet { undone: true, .. }),
        page: (*what == Deed::WordsPosted).then(|| Link { label: desk.reader.plain("see-thread"), url: desk.link(Purpose::ThreadPage, 0) }),
    })
}

fn about(desk: &Desk<'_>, what: &Deed) -> Option<String> {
    match what {
        Deed::AddressTried => Some(desk.reader.plain("subject-address-tried")),
        Deed::AddressWell => Some(desk.reader.plain("subject-address-well")),
        _ => None,
    }
}

/// The one sentence that says what was done: a table, one line a deed.
fn sentence(desk: &Desk<'_>, what: &Deed) -> anyhow::Result<String> {
    let args = args!["title" => desk.title(), "owner_address" => desk.door(Door::Owner)];
    Ok(match what {
        Deed::LevelSet { scope: at, level: set, undone } => {
            let key = if *undone { "deed-level-undone" } else { "deed-level" };
            desk.reader.say(key, &args!["level" => level(desk, *set), "scope" => scope(desk, *at)])
        }
        Deed::LevelStands { scope: at, level: stands } => {
            desk.reader.say("deed-level-stands", &args!["level" => level(desk, *stands), "scope" => scope(desk, *at)])
        }
        Deed::ThreadClosed => desk.reader.say("deed-thread-closed", &args!["title" => desk.thread_title()]),
        Deed::ThreadReopened => desk.reader.say("deed-thread-reopened", &args!["title" => desk.thread_title()]),
        Deed::Paused { until } => desk.reader.say("deed-paused", &args!["until" => desk.reader.moment(*until)]),
        Deed::Invited { invited, .. } => {
            let names: Vec<String> = invited.iter().map(|name| single_line(name)).collect();
            let key = if names.is_empty() { "deed-invited-none" } else { "deed-invited" };
            desk.reader.say(key, &args!["group" => desk.group_name(), "names" => desk.reader.list(&names)])
        }
        Deed::Declined { never } => desk.reader.say(if *never { "deed-never-invited" } else { "deed-declined" }, &args!["group" => desk.group_name()]),
        Deed::CameBack => desk.reader.plain("deed-came-back"),
        Deed::Resumed => desk.reader.plain("deed-resumed"),
        Deed::TakenBack { reached } => desk.reader.say("deed-taken-back", &args!["title" => desk.thread_title(), "reached" => *reached]),
        Deed::Replaced { reached } => desk.reader.say("deed-replaced", &args!["title" => desk.thread_title(), "reached" => *reached]),
        Deed::Removed { by, .. } => desk.reader.say("deed-removed", &args!["name" => desk.reader.who(desk.brief.name(*by)), "title" => desk.thread_title()]),
        Deed::PollClosed => desk.reader.say("deed-poll-closed", &args),
        Deed::PollCancelled => desk.reader.say("deed-poll-cancelled", &args),
        Deed::PollChanged { change } => story::done(&desk.reader, &desk.poll()?.poll, change),
        Deed::OutcomeTakenBack { unseen } => desk.reader.say(if *unseen { "deed-outcome-unsaid" } else { "deed-outcome-taken-back" }, &args),
        Deed::OutcomeHolds => desk.reader.say("deed-outcome-holds", &args),
        Deed::Left => desk.reader.say("deed-left", &args!["group" => desk.group_name()]),
        Deed::FormatSet { text_only } => desk.reader.plain(if *text_only { "deed-format-text" } else { "deed-format-html" }),
        Deed::VoteWithdrawn { open: true } => desk.reader.say("deed-vote-withdrawn", &args),
        Deed::VoteWithdrawn { open: false } => desk.reader.say("deed-vote-withdrawn-closed", &args),
        Deed::SecretVoteStays => desk.reader.say("deed-secret-stays", &args),
        Deed::Counted => desk.reader.plain("deed-counted"),
        Deed::Posted { .. } => desk.reader.plain("deed-posted"),
        Deed::WordsPosted => {
            let members = desk.brief.group.as_ref().map_or(0, |group| group.members);
            desk.reader.say("deed-words-posted", &args!["title" => desk.thread_title(), "group" => desk.group_name(), "members" => members])
        }
        Deed::Dropped => desk.reader.plain("deed-dropped"),
        Deed::AddressTried => desk.reader.plain("deed-address-tried"),
        Deed::AddressWell => desk.reader.plain("deed-address-well"),
        Deed::ProxyGiven { holder } => desk.reader.say("deed-proxy-given", &args!["name" => single_line(desk.brief.name(*holder)), "title" => desk.title()]),
        Deed::ProxyTakenBack => desk.reader.say("deed-proxy-taken-back", &args),
        Deed::ProxyDeclined => desk.reader.say("deed-proxy-declined", &args),
        Deed::NothingToUndo => desk.reader.plain("deed-nothing-to-undo"),
        Deed::ElidedShown { by, .. } => {
            desk.reader.say("deed-elided-shown", &args!["name" => desk.reader.who(desk.brief.name(*by)), "title" => desk.thread_title()])
        }
        Deed::FilesLeftOut { files } => desk.reader.say("deed-files-left-out", &args!["count" => files.len()]),
    })
}

fn list(desk: &Desk<'_>, what: &Deed) -> Vec<String> {
    match what {
        Deed::Invited { left_out, odd, .. } => {
            let not_invited = |name: &String| desk.reader.say("deed-not-invited", &args!["name" => single_line(name)]);
            left_out.iter().map(not_invited).chain(odd.iter().map(|odd| odd_name(desk, odd))).collect()
        }
        Deed::Posted { odd } => odd.iter().map(|odd| odd_name(desk, odd)).collect(),
        Deed::FilesLeftOut { files } => files.iter().map(|file| left_out(&desk.reader, file)).collect(),
        Deed::ElidedShown { reason, .. } | Deed::Removed { reason, .. } => vec![desk.reader.say("deed-elided-reason", &args!["reason" => single_line(reason)])],
        Deed::PollChanged { change: Change::OutcomeStated { .. } } => {
            let stated = desk.brief.poll.as_ref().and_then(|poll| poll.poll.life.outcome.as_ref());
            stated.map(|stated| stated.words.lines().filter(|line| !line.trim().is_empty()).take(50).map(single_line).collect()).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// What is to be looked at about a name.
pub(super) fn odd_name(desk: &Desk<'_>, odd: &OddName) -> String {
    let name = shortened(&single_line(&odd.name), 80);
    match odd.like {
        Some(member) => desk.reader.say("name-alike", &args!["name" => name, "member" => desk.reader.who(desk.brief.name(member))]),
        None => desk.reader.say("name-mixed", &args!["name" => name]),
    }
}

fn scope(desk: &Desk<'_>, scope: Scope) -> String {
    let key = match scope {
        Scope::All => "scope-all",
        Scope::Group(_) => "scope-group",
        Scope::Thread(_) => "scope-thread",
    };
    desk.reader.say(key, &args!["group" => desk.group_name(), "title" => desk.thread_title()])
}
