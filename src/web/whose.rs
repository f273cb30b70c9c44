//! Whose settings a request is about, and how we know: by the personal link it was sent to, or by the session of its browser.

use super::Pages;
use super::answer::{Answer, Trouble, see_other};
use super::browser::{SignedIn, Stranger};
use crate::app::{Cause, Query};
use crate::core::command::{Command, Outcome};
use crate::core::ids::{GroupId, ThreadId};
use crate::core::notice::NoticeKind;
use crate::core::person::Person;
use crate::core::token::Purpose;
use crate::core::trust::Actor;
use crate::face::page::Frame;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;

pub(super) struct Whose {
    pub person: Person,
    pub query: Query,
    pub actor: Actor,
    /// Where the forms go.
    pub path: String,
    pub frame: Frame,
    /// The place of the mail that linked here.
    pub group: Option<GroupId>,
    pub thread: Option<ThreadId>,
    pub digest: bool,
}

/// A route with a `{token}` is a personal link; another asks for a session.
impl FromRequestParts<Pages> for Whose {
    type Rejection = Stranger;

    async fn from_request_parts(parts: &mut Parts, pages: &Pages) -> Result<Self, Stranger> {
        let named = RawPathParams::from_request_parts(parts, pages).await.map_err(|_| Stranger::Trouble(Trouble::NOT_FOUND))?;
        match named.iter().find(|(name, _)| *name == "token") {
            Some((_, token)) => Self::by_link(pages, token).await.map_err(Stranger::Trouble),
            None => SignedIn::from_request_parts(parts, pages).await.map(|me| Self::signed_in(pages, me)),
        }
    }
}

impl Whose {
    async fn by_link(pages: &Pages, token: &str) -> Result<Self, Trouble> {
        let link = pages.link(token, Purpose::SettingsPage).await?;
        Ok(Self {
            actor: Actor::Link { confirmed: false },
            path: format!("/s/{token}"),
            frame: Frame::of(&pages.house),
            group: link.notice.group,
            thread: link.notice.thread,
            digest: link.notice.kind == NoticeKind::Digest,
            person: link.person,
            query: link.query,
        })
    }

    fn signed_in(pages: &Pages, SignedIn { person, query }: SignedIn) -> Self {
        let (actor, frame) = (Actor::Session { person: person.id }, pages.frame_of(&person));
        Self { person, query, actor, path: "/settings".into(), frame, group: None, thread: None, digest: false }
    }

    /// Back to the settings, which say that it was done, if it was; or a page that says why not.
    pub async fn carry_out(self, pages: &Pages, command: Command, cause: Cause, done: &str) -> Answer {
        match pages.app.execute(self.actor, command, cause).await?.outcome {
            Outcome::Refused(refusal) => pages.refused(&self.person, None, &refusal),
            Outcome::Ignored(_) => Ok(see_other(&self.path)),
            _ => Ok(see_other(&format!("{}?{done}=yes", self.path))),
        }
    }
}
