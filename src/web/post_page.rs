//! "Why did I (not) get this?": the latest mail to a person and what became of each. It is read, and changes nothing.

use super::Pages;
use super::answer::Answer;
use super::browser::SignedIn;
use crate::app::Query;
use crate::core::person::Person;
use crate::core::token::Purpose;
use crate::core::visible::{post, post_needs};
use crate::face::page::{Frame, Post, PostLine};
use crate::face::reader::Reader;
use axum::extract::{Path, State};

/// `GET /s/{token}/mail`. A link can be forwarded: it names the kind of mail and the group, and no thread or vote.
pub(super) async fn by_link(State(pages): State<Pages>, Path(token): Path<String>) -> Answer {
    let link = pages.link(&token, Purpose::SettingsPage).await?;
    drawn(&pages, link.person, link.query, Frame::of(&pages.house), format!("/s/{token}"), false).await
}

/// `GET /settings/mail`
pub(super) async fn signed_in(State(pages): State<Pages>, me: SignedIn) -> Answer {
    let frame = pages.frame_of(&me.person);
    drawn(&pages, me.person, me.query, frame, "/settings".into(), true).await
}

async fn drawn(pages: &Pages, person: Person, mut query: Query, frame: Frame, settings: String, titles: bool) -> Answer {
    query.load(|view| post_needs(view, person.id)).await?;
    let reader = Reader::of(&person);
    let lines = post(&query.view, person.id).iter().map(|fate| PostLine::new(&reader, fate, titles)).collect();
    pages.page("mail", &Post { frame, lines, settings }, &person.locale)
}
