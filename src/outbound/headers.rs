//! The headers of a letter beyond From, To and the body's own: threading, list, automation. Knows nothing of transport.

use super::address::{self, List};
use crate::core::brief::Brief;
use crate::core::ids::NoticeId;
use crate::core::notice::NoticeKind;
use crate::core::token::{Purpose, Token};
use crate::face::escape::is_plain_line;
use crate::face::house::House;

/// A header as text; folding and RFC 2047 encoding are left to the writer.
pub type Field = (&'static str, String);

/// Our own mail is known by this header when it comes back; its value is the mail domain.
pub const LOOP: &str = "X-Loop";

/// The Message-ID of a notice, without angle brackets: the same for every sending, and signed, so that a reply that
/// ignores Reply-To can still be routed by it.
pub fn message_id(notice: NoticeId, house: &House) -> String {
    house.address(&format!("n-{}", house.keyring.sign(Token { purpose: Purpose::Reference, send: notice, item: 0 })))
}

/// Everything between the addresses and the body.
pub fn of(brief: &Brief, house: &House) -> Vec<Field> {
    let mut fields = vec![("Message-ID", format!("<{}>", message_id(brief.notice.id, house)))];
    fields.extend(threading(brief, house));
    if let Some(list) = address::list(brief, house) {
        fields.extend(list_fields(brief, house, &list));
    }
    fields.extend(automation(brief, house));
    fields.iter_mut().for_each(|(_, value)| *value = one_line(value));
    fields
}

/// A header value on one line: line ends and other controls become blanks, so nobody can write a header of their own.
pub fn one_line(text: &str) -> String {
    if is_plain_line(text) {
        return text.to_string();
    }
    let blank: String = text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect();
    blank.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Every letter of a thread or of a poll hangs from one fixed root (RFC 5322 section 3.6.4), whether or not a mail with
/// that id was ever sent to this reader; for the one whose mail began it, also from that mail.
fn threading(brief: &Brief, house: &House) -> Vec<Field> {
    let Some(Root { id, own }) = root(brief, house) else { return Vec::new() };
    match own {
        Some(own) => vec![("In-Reply-To", format!("<{own}>")), ("References", format!("<{own}> <{id}>"))],
        None => vec![("In-Reply-To", format!("<{id}>")), ("References", format!("<{id}>"))],
    }
}

struct Root {
    id: String,
    /// The Message-ID of the reader's own mail that began it.
    own: Option<String>,
}

fn root(brief: &Brief, house: &House) -> Option<Root> {
    use NoticeKind::{
        Ballot, Blocked, Comment, Confirm, Draft, LateVote, Outcome, PollChanged, Proxy, Question, Receipt, Reminder, Result, Review, VoteOpened, WasItYou,
    };
    let own = |id: &Option<String>, author| id.as_deref().filter(|_| author == brief.reader.id).and_then(foreign_id);
    match brief.notice.kind {
        Comment | VoteOpened => {
            let thread = brief.thread.as_ref()?;
            Some(Root { id: house.address(&format!("thread-{}", thread.id)), own: own(&thread.starter_message_id, thread.starter) })
        }
        Ballot | Reminder | PollChanged | Result | Outcome | Review | Receipt | Question | LateVote | Draft | Confirm | WasItYou | Blocked | Proxy => {
            let poll = &brief.poll.as_ref()?.poll;
            Some(Root { id: house.address(&format!("poll-{}", poll.id)), own: own(&poll.asker_message_id, poll.asker) })
        }
        _ => None,
    }
}

/// Somebody else's Message-ID, if it is one (RFC 5322 section 3.6.4, taken strictly): it goes into our header as it is.
fn foreign_id(id: &str) -> Option<String> {
    let id = id.trim().trim_start_matches('<').trim_end_matches('>');
    let sound = id.contains('@') && id.len() <= 500 && id.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>'));
    sound.then(|| id.to_string())
}

/// RFC 2919, RFC 2369 and RFC 8058.
fn list_fields(brief: &Brief, house: &House, list: &List) -> Vec<Field> {
    let archive = match brief.thread {
        Some(_) if brief.notice.thread.is_some() => house.link(Purpose::ThreadPage, brief.notice.id, 0),
        _ => format!("{}/", house.url),
    };
    let one_click = house.link(Purpose::OneClick, brief.notice.id, 0);
    vec![
        ("List-Id", format!("{} <{}>", phrase(&list.name), list.id).trim_start().to_string()),
        // RFC 2369 section 3.4: NO where nobody can post.
        ("List-Post", list.post.as_ref().map_or_else(|| "NO".into(), |post| format!("<mailto:{post}>"))),
        ("List-Archive", format!("<{archive}>")),
        ("List-Help", format!("<mailto:{}>", list.help)),
        ("List-Owner", format!("<mailto:{}>", list.owner)),
        ("List-Unsubscribe", format!("<{one_click}>, <mailto:{}>", address::unsubscribe(brief, house))),
        // RFC 8058 section 3.1: exactly these words.
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".into()),
    ]
}

/// A phrase without quotes (RFC 5322 section 3.2.5): only what may stand in an atom, and what will be encoded anyway.
fn phrase(name: &str) -> String {
    let clean: String = name.chars().map(|c| if c.is_ascii() && !c.is_ascii_alphanumeric() && !"-'&+/!".contains(c) { ' ' } else { c }).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn automation(brief: &Brief, house: &House) -> Vec<Field> {
    let mut fields = vec![
        // RFC 3834 section 5.
        ("Auto-Submitted", if answers_somebody(brief.notice.kind) { "auto-replied".into() } else { "auto-generated".into() }),
        (LOOP, house.domain.clone()),
        // Exchange's word for the same wish.
        ("X-Auto-Response-Suppress", "OOF, AutoReply".into()),
    ];
    if goes_to_a_list(brief.notice.kind) {
        fields.push(("Precedence", "list".into()));
    }
    fields
}

/// The direct answer to something its reader has just sent.
fn answers_somebody(kind: NoticeKind) -> bool {
    use NoticeKind::{AskedOwner, Confirm, Decisions, Done, Draft, Goodbye, Help, LateVote, MyData, Question, Receipt, Refusal, Status, WhoseWords};
    matches!(kind, Receipt | Question | Refusal | LateVote | Confirm | Draft | Done | Goodbye | Help | Status | Decisions | MyData | WhoseWords | AskedOwner)
}

fn goes_to_a_list(kind: NoticeKind) -> bool {
    use NoticeKind::{Ballot, Comment, Digest, Outcome, PollChanged, Reminder, Result, VoteOpened};
    matches!(kind, Comment | VoteOpened | Ballot | Reminder | PollChanged | Result | Outcome | Digest)
}

#[cfg(test)]
#[path = "headers_tests.rs"]
mod tests;
