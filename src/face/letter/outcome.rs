//! After the count: what the group decided, and the day on which whoever asked looks at it again.

use super::desk::{Desk, Link};
use crate::core::group::Role;
use crate::core::token::Purpose;
use crate::face::poll::PollView;
use crate::face::words::args;
use anyhow::Context as _;
use serde::Serialize;

#[derive(Serialize)]
pub struct OutcomeLetter {
    poll: PollView,
    /// What the group decided, and in which vote.
    news: String,
    /// To those who may: how to take it back.
    undo: bool,
    page: Link,
}

pub fn outcome(desk: &Desk<'_>) -> anyhow::Result<OutcomeLetter> {
    let poll = desk.poll_view()?;
    poll.outcome.as_ref().context("nothing was decided")?;
    Ok(OutcomeLetter {
        news: desk.reader.say("outcome-news", &args!["title" => poll.title.as_str()]),
        undo: may_state(desk),
        page: Link { label: desk.reader.plain("result-page"), url: desk.link(Purpose::VotePage, 0) },
        poll,
    })
}

#[derive(Serialize)]
pub struct ReviewLetter {
    poll: PollView,
    asks: String,
    buttons: Vec<Link>,
    page: Link,
}

pub fn review(desk: &Desk<'_>) -> anyhow::Result<ReviewLetter> {
    let poll = desk.poll_view()?;
    Ok(ReviewLetter {
        asks: desk.reader.say("review-asks", &args!["title" => poll.title.as_str()]),
        buttons: vec![desk.answer(&desk.reader.plain("review-holds-button"), "yes", &desk.vote_subject())],
        page: Link { label: desk.reader.plain("result-page"), url: desk.link(Purpose::VotePage, 0) },
        poll,
    })
}

/// Whether the reader may state what the group decided.
pub fn may_state(desk: &Desk<'_>) -> bool {
    let coordinates = desk.brief.group.as_ref().is_some_and(|group| group.role == Some(Role::Coordinator));
    coordinates || desk.brief.poll.as_ref().is_some_and(|poll| poll.poll.asker == desk.brief.reader.id)
}
