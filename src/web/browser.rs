//! Browsers we know: who is signed in, and whose mail confirmation has opened this browser. The secret is in the cookie,
//! its hash in the database; nothing else about a visitor is kept.

use super::Pages;
use super::answer::{Trouble, see_other};
use crate::app::{Fault, Query, Session};
use crate::core::ids::PersonId;
use crate::core::person::{Person, Standing};
use crate::core::view::Needs;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use data_encoding::HEXLOWER;
use jiff::SignedDuration;
use sha2::{Digest, Sha256};

const NAME: &str = "mailmoot";
const DAYS: i64 = 30;

/// The browser that asks.
pub(super) struct Browser {
    hash: Option<String>,
    session: Option<Session>,
}

impl Browser {
    /// Who is signed in.
    pub fn person(&self) -> Option<PersonId> {
        self.session.as_ref().and_then(|session| session.person)
    }

    /// Whether that person has shown, by mail, that this browser is theirs.
    pub fn confirmed(&self, person: PersonId) -> bool {
        self.session.as_ref().is_some_and(|session| session.person == Some(person) || session.confirmed.contains(&person))
    }
}

impl FromRequestParts<Pages> for Browser {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, pages: &Pages) -> Result<Self, Trouble> {
        let secret = CookieJar::from_headers(&parts.headers).get(NAME).map(|cookie| cookie.value().to_string());
        let Some(hash) = secret.filter(|secret| secret.len() == 64).map(|secret| hashed(&secret)) else {
            return Ok(Self { hash: None, session: None });
        };
        let session = pages.app.store.session(&hash, pages.app.world.now()).await?;
        Ok(Self { hash: Some(hash), session })
    }
}

/// What a signed-in person's page starts from.
pub(super) struct SignedIn {
    pub person: Person,
    /// With the person, their settings and memberships loaded.
    pub query: Query,
}

/// Not signed in: the way to the sign-in page.
pub(super) enum Stranger {
    SignIn,
    Trouble(Trouble),
}

impl IntoResponse for Stranger {
    fn into_response(self) -> Response {
        match self {
            Self::SignIn => see_other("/in"),
            Self::Trouble(trouble) => trouble.into_response(),
        }
    }
}

impl FromRequestParts<Pages> for SignedIn {
    type Rejection = Stranger;

    async fn from_request_parts(parts: &mut Parts, pages: &Pages) -> Result<Self, Stranger> {
        let browser = Browser::from_request_parts(parts, pages).await.map_err(Stranger::Trouble)?;
        let id = browser.person().ok_or(Stranger::SignIn)?;
        let fault = |fault: Fault| Stranger::Trouble(fault.into());
        let mut query = pages.app.query().await.map_err(fault)?;
        query.load(|_| Needs { people: [id].into(), ..Needs::default() }).await.map_err(fault)?;
        let person = query.view.people.get(id).filter(|person| person.standing == Standing::Active).cloned();
        Ok(Self { person: person.ok_or(Stranger::SignIn)?, query })
    }
}

impl Pages {
    /// Signs somebody in on this browser, under a new secret: one that somebody planted before is worth nothing.
    pub async fn sign_in(&self, browser: &Browser, person: PersonId, response: Response) -> Result<Response, Trouble> {
        let confirmed = browser.session.as_ref().map(|session| session.confirmed.clone()).unwrap_or_default();
        self.renew(browser, Some(person), confirmed, response).await
    }

    /// Remembers that a mail confirmation of that person was given on this browser.
    pub async fn open_for(&self, browser: &Browser, person: PersonId, response: Response) -> Result<Response, Trouble> {
        let mut confirmed = browser.session.as_ref().map(|session| session.confirmed.clone()).unwrap_or_default();
        confirmed.retain(|known| *known != person);
        confirmed.push(person);
        self.renew(browser, browser.person(), confirmed, response).await
    }

    /// Forgets this browser.
    pub async fn sign_out(&self, browser: &Browser, response: Response) -> Result<Response, Trouble> {
        if let Some(hash) = &browser.hash {
            self.app.store.end_session(hash).await?;
        }
        Ok(self.with_cookie(response, String::new(), 0))
    }

    async fn renew(&self, browser: &Browser, person: Option<PersonId>, confirmed: Vec<PersonId>, response: Response) -> Result<Response, Trouble> {
        let secret = HEXLOWER.encode(&self.app.world.bytes::<32>());
        let expires_at = self.app.world.now() + SignedDuration::from_hours(24 * DAYS);
        self.app.store.put_session(&hashed(&secret), &Session { person, confirmed, expires_at }).await?;
        if let Some(before) = &browser.hash {
            self.app.store.end_session(before).await?;
        }
        Ok(self.with_cookie(response, secret, DAYS))
    }

    fn with_cookie(&self, mut response: Response, secret: String, days: i64) -> Response {
        let cookie = Cookie::build((NAME, secret)).path("/").http_only(true).same_site(SameSite::Lax);
        // RFC 6265 section 5.2.5: a Secure cookie would never come back over plain HTTP, as in a demo on loopback.
        let cookie = cookie.secure(self.house.url.starts_with("https:"));
        let text = format!("{}; Max-Age={}", cookie.build(), days * 24 * 60 * 60);
        if let Ok(value) = HeaderValue::from_str(&text) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
        response
    }
}

/// What the database keeps of a secret.
fn hashed(secret: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}
