//! Our own addresses on a letter: From, Reply-To, Return-Path, unsubscribe, list headers. Knows nothing of MIME.
//!
//! From is stable per group and holds no token, so that contacts, filters and allow-lists work; a token stands only in
//! Reply-To, Return-Path and the unsubscribe header.

use crate::core::brief::Brief;
use crate::core::notice::{NoticeBody, NoticeKind};
use crate::core::token::Purpose;
use crate::face::house::House;

/// A display name and an address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    pub name: String,
    pub address: String,
}

/// Who speaks: a person via the group, the group's votes, or the service.
pub fn from(brief: &Brief, house: &House) -> Named {
    let Some(group) = brief.group.as_ref().map(|brief| &brief.group).filter(|_| brief.notice.kind != NoticeKind::Digest) else {
        return Named { name: house.domain.clone(), address: house.address("help") };
    };
    let group_name = display(&group.name);
    match brief.notice.kind {
        NoticeKind::Comment | NoticeKind::VoteOpened => {
            let name = speaker(brief).map_or_else(|| group_name.clone(), |who| format!("{who} via {group_name}"));
            Named { name, address: house.address(&group.handle) }
        }
        _ if speaks_of_a_vote(brief) => Named { name: format!("{group_name} votes"), address: house.address(&format!("{}-vote", group.handle)) },
        _ => Named { name: format!("{group_name} via {}", house.domain), address: house.address("help") },
    }
}

/// Where an answer goes: the token says which notice it answers, and what it may do.
pub fn reply_to(brief: &Brief, house: &House) -> String {
    // A token would be somebody's, and a passer-by is nobody.
    match &brief.notice.body {
        // The admin answers whoever wrote.
        NoticeBody::ForAdmin { from, .. } if !from.is_empty() => return from.clone(),
        _ if brief.notice.kind.goes_to_a_passer_by() => return house.address("help"),
        _ => {}
    }
    house.token_address(reply_purpose(brief.notice.kind), brief.notice.id, 0)
}

/// What a reply to a notice of that kind may do.
pub fn reply_purpose(kind: NoticeKind) -> Purpose {
    match kind {
        NoticeKind::Comment | NoticeKind::VoteOpened => Purpose::Comment,
        NoticeKind::Ballot | NoticeKind::Reminder | NoticeKind::PollChanged | NoticeKind::Receipt | NoticeKind::Question => Purpose::Vote,
        NoticeKind::LateVote | NoticeKind::Result | NoticeKind::Outcome | NoticeKind::Review => Purpose::Vote,
        NoticeKind::Confirm | NoticeKind::WasItYou | NoticeKind::WhoseWords | NoticeKind::Invitation => Purpose::Confirm,
        NoticeKind::Digest
        | NoticeKind::Welcome
        | NoticeKind::Refusal
        | NoticeKind::Draft
        | NoticeKind::Goodbye
        | NoticeKind::Done
        | NoticeKind::Status
        | NoticeKind::Decisions
        | NoticeKind::MyData
        | NoticeKind::Help
        | NoticeKind::SignIn
        | NoticeKind::Stranger
        | NoticeKind::Blocked
        | NoticeKind::Proxy
        | NoticeKind::AskedOwner
        | NoticeKind::ForAdmin => Purpose::Command,
    }
}

/// The envelope sender (VERP): a bounce to it names the notice.
pub fn return_path(brief: &Brief, house: &House) -> String {
    house.token_address(Purpose::Bounce, brief.notice.id, 0)
}

/// The address that stops mail, whatever is written to it.
pub fn unsubscribe(brief: &Brief, house: &House) -> String {
    house.token_address(Purpose::Unsubscribe, brief.notice.id, 0)
}

/// The list a letter belongs to: the group's, or the digest's own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct List {
    /// As people know it.
    pub name: String,
    /// `garden.moot.example` (RFC 2919).
    pub id: String,
    /// Where one writes to everybody; `None` when nobody can.
    pub post: Option<String>,
    pub help: String,
    pub owner: String,
}

/// `None` for mail that belongs to no list: a sign-in link, the answer to `help`, a word to a passer-by.
pub fn list(brief: &Brief, house: &House) -> Option<List> {
    if brief.notice.kind == NoticeKind::Digest {
        let id = format!("digest.{}", house.domain);
        return Some(List { name: "Digest".into(), id, post: None, help: house.address("help"), owner: house.address("contact") });
    }
    if brief.notice.kind.goes_to_a_passer_by() {
        return None;
    }
    let group = &brief.group.as_ref()?.group;
    let local = |ending: &str| house.address(&format!("{}{ending}", group.handle));
    Some(List {
        name: display(&group.name),
        id: format!("{}.{}", group.handle, house.domain),
        post: Some(local("")),
        help: local("-help"),
        owner: local("-owner"),
    })
}

/// A name that is safe and honest to show in a header: no controls, no markup of addresses, and never an address, since
/// a member's address is for coordinators only.
pub fn display(name: &str) -> String {
    let bare = name.split('@').next().unwrap_or_default();
    let clean: String = bare.chars().map(|c| if c.is_control() || "<>\"\\,;:()[]".contains(c) || is_invisible(c) { ' ' } else { c }).collect();
    let short: String = clean.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(NAME).collect();
    short.trim_end().to_string()
}

/// Longer names are cut: together with " via " and the group they must stay readable in a list of mails.
const NAME: usize = 60;

/// Marks that change the direction of what follows, or show nothing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whose words or vote it is.
fn speaker(brief: &Brief) -> Option<String> {
    let name = match brief.notice.kind {
        NoticeKind::Comment => brief.comment.as_ref().map(|comment| comment.author.as_str()),
        _ => brief.poll.as_ref().map(|poll| poll.asker.as_str()),
    };
    name.map(display).filter(|name| !name.is_empty())
}

/// Everything in the conversation between one person and one poll.
fn speaks_of_a_vote(brief: &Brief) -> bool {
    let kind = brief.notice.kind;
    let always = matches!(
        kind,
        NoticeKind::Ballot
            | NoticeKind::Reminder
            | NoticeKind::Outcome
            | NoticeKind::Review
            | NoticeKind::PollChanged
            | NoticeKind::Result
            | NoticeKind::Receipt
            | NoticeKind::LateVote
            | NoticeKind::Blocked
            | NoticeKind::Proxy
    );
    let about_a_poll = matches!(kind, NoticeKind::Question | NoticeKind::Draft | NoticeKind::Confirm | NoticeKind::WasItYou);
    always || (about_a_poll && brief.notice.poll.is_some())
}

#[cfg(test)]
#[path = "address_tests.rs"]
mod tests;
