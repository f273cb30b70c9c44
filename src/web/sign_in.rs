//! Signing in without a password: an address is typed, a link comes by mail, its button signs this browser in. Nothing
//! here tells a member's address from a stranger's.

use super::Pages;
use super::answer::{Answer, Trouble, see_other};
use super::browser::Browser;
use super::fields::Fields;
use super::link::Link;
use crate::app::Cause;
use crate::core::command::Command;
use crate::core::notice::NoticeBody;
use crate::core::person::Address;
use crate::core::token::Purpose;
use crate::core::trust::Actor;
use crate::face::escape::single_line;
use crate::face::page::{Frame, SignIn, SignInConfirm, SignInSent};
use crate::face::words::words;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use data_encoding::HEXLOWER;
use jiff::SignedDuration;
use sha2::{Digest, Sha256};

/// One address gets one sign-in mail in so many seconds, however often it is typed.
const PAUSE: i64 = 120;

/// `GET /in`
pub(super) async fn form(State(pages): State<Pages>, browser: Browser) -> Answer {
    if browser.person().is_some() {
        return Ok(see_other("/"));
    }
    drawn(&pages, "", None)
}

/// `POST /in`
pub(super) async fn ask(State(pages): State<Pages>, fields: Fields) -> Answer {
    let typed = fields.get("address");
    let locale = &pages.app.policy.locale;
    let Some(address) = Address::parse(typed) else {
        let mut page = drawn(&pages, typed, Some(words(locale).plain("signin-bad-address")))?;
        *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(page);
    };
    let now = pages.app.world.now();
    if !pages.sign_ins.pass(now) {
        return Err(Trouble::TOO_MANY);
    }
    let named = HEXLOWER.encode(&Sha256::digest(address.as_str().as_bytes())[..16]);
    let cause = Cause::Occasion(format!("signin/{named}/{}", now.as_second().div_euclid(PAUSE)));
    pages.app.execute(Actor::Link { confirmed: false }, Command::AskSignIn { address: address.clone() }, cause).await?;
    let page = SignInSent { frame: Frame::of(&pages.house), address: single_line(address.as_str()), again: "/in".into() };
    pages.page("sign_in_sent", &page, locale)
}

fn drawn(pages: &Pages, address: &str, problem: Option<String>) -> Answer {
    let page = SignIn { frame: Frame::of(&pages.house), form: pages.form("/in"), address: single_line(address), problem };
    pages.page("sign_in", &page, &pages.app.policy.locale)
}

/// `GET /in/{token}`: a mail scanner may open it; only the button signs in.
pub(super) async fn opened(State(pages): State<Pages>, Path(token): Path<String>) -> Answer {
    let link = pages.sign_in_link(&token).await?;
    let (form, name) = (pages.form(format!("/in/{token}")), single_line(&link.person.name));
    let page = SignInConfirm { frame: Frame::of(&pages.house), form, name, ballot: link.notice.poll.is_some() };
    pages.page("sign_in_confirm", &page, &link.person.locale)
}

/// `POST /in/{token}`: works once.
pub(super) async fn enter(State(pages): State<Pages>, Path(token): Path<String>, browser: Browser) -> Answer {
    let link = pages.sign_in_link(&token).await?;
    // Kept a day longer than the link holds, so that a clock set back does not revive it.
    let kept = pages.app.world.now() + SignedDuration::from_hours(24);
    if !pages.app.store.use_nonce(&format!("signin/{}", link.notice.id), kept).await? {
        return Err(Trouble::EXPIRED);
    }
    // One that was asked for at a secret ballot opens the browser for it, and signs nobody in.
    if link.notice.poll.is_some() {
        let ballot = see_other(&pages.house.path(Purpose::VotePage, link.notice.id, 0));
        return pages.open_for(&browser, link.person.id, ballot).await;
    }
    pages.sign_in(&browser, link.person.id, see_other("/")).await
}

/// `POST /out`
pub(super) async fn leave(State(pages): State<Pages>, browser: Browser) -> Answer {
    pages.sign_out(&browser, see_other("/in")).await
}

impl Pages {
    /// A sign-in link that still holds.
    async fn sign_in_link(&self, token: &str) -> Result<Link, Trouble> {
        let link = self.link(token, Purpose::SignIn).await?;
        match &link.notice.body {
            NoticeBody::SignIn { until, .. } if self.app.world.now() < *until => Ok(link),
            _ => Err(Trouble::EXPIRED),
        }
    }
}
