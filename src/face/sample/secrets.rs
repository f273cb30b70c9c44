//! What is said in secret polls, and in strict ones.

use super::brief;
use crate::core::ballot::Via;
use crate::core::brief::{Brief, Upshot};
use crate::core::notice::{NoticeBody, NoticeKind};
use crate::core::refusal::Refusal;

/// What is said in a secret poll, and in a strict one.
pub fn secrets() -> Vec<Brief> {
    use NoticeKind::{Ballot, Draft, Receipt, Refusal as Refused, Result, SignIn};
    let said = [(Ballot, None), (Draft, None), (Result, None), (Receipt, Some(NoticeBody::Participated { via: Via::Link })), (SignIn, None)];
    let destroyed = NoticeBody::Refusal { refusal: Refusal::SecretByMail, words: String::new(), more: Vec::new() };
    let said = said.into_iter().chain([(Refused, Some(destroyed))]);
    let secret = said.map(|(kind, body)| {
        let mut brief = brief(kind);
        brief.notice.body = body.unwrap_or(brief.notice.body);
        let poll = if kind == Result { super::settled_poll() } else { super::open_poll() };
        let poll = brief.poll.get_or_insert(poll);
        poll.poll.settings.secret = true;
        (poll.mine, poll.votes) = (None, Vec::new());
        brief
    });
    let strict = [Ballot, Draft].map(|kind| {
        let mut brief = brief(kind);
        brief.poll.get_or_insert_with(super::open_poll).poll.settings.strict = true;
        brief
    });
    secret.chain(strict).collect()
}

/// Results of so few secret votes that no number may be told.
pub fn upshots() -> Vec<Brief> {
    let upshots = [Upshot::Decided(vec!["2".into()]), Upshot::InFront("2".into()), Upshot::Adopted, Upshot::NotAdopted, Upshot::Heard, Upshot::NotDecided];
    upshots.map(of_few).into()
}

fn of_few(upshot: Upshot) -> Brief {
    let mut brief = brief(NoticeKind::Result);
    let poll = brief.poll.get_or_insert_with(super::settled_poll);
    poll.poll.settings.secret = true;
    (poll.poll.result, poll.tally, poll.voted, poll.mine, poll.votes, poll.all_votes) = (None, None, None, None, Vec::new(), 0);
    poll.upshot = Some(upshot);
    brief
}
