//! How a page answers: a page drawn for somebody, a way on, or trouble. Trouble is only named here; `guard` draws it.

use super::Pages;
use crate::app::Fault;
use crate::core::person::Person;
use crate::core::refusal::Refusal;
use crate::face::page::{self, Frame};
use crate::face::reader::Reader;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Serialize;

pub(super) type Answer = Result<Response, Trouble>;

/// Why there is no page, as a status and the code of its words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Trouble {
    status: StatusCode,
    code: &'static str,
}

impl Trouble {
    pub const NOT_FOUND: Self = Self { status: StatusCode::NOT_FOUND, code: "not-found" };
    /// Also for what does not exist, so that nobody learns which of the two it is.
    pub const NOT_ALLOWED: Self = Self { status: StatusCode::NOT_FOUND, code: "not-allowed" };
    pub const EXPIRED: Self = Self { status: StatusCode::GONE, code: "link-expired" };
    pub const FORM: Self = Self { status: StatusCode::BAD_REQUEST, code: "form" };
    pub const TOO_MANY: Self = Self { status: StatusCode::TOO_MANY_REQUESTS, code: "too-many" };
    pub const FAULT: Self = Self { status: StatusCode::INTERNAL_SERVER_ERROR, code: "fault" };

    pub fn code(self) -> &'static str {
        self.code
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        tracing::error!(%fault, "a page could not be answered");
        Self::FAULT
    }
}

impl From<anyhow::Error> for Trouble {
    fn from(error: anyhow::Error) -> Self {
        tracing::error!(error = format!("{error:#}"), "a page could not be drawn");
        Self::FAULT
    }
}

pub(super) async fn nothing_here() -> Trouble {
    Trouble::NOT_FOUND
}

/// After a form: another page, by GET (RFC 9110 section 15.4.4).
pub(super) fn see_other(path: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, path)]).into_response()
}

impl Pages {
    /// A page in a locale.
    pub fn page(&self, name: &str, context: &impl Serialize, locale: &str) -> Answer {
        Ok(Html(page::page(name, context, locale)?).into_response())
    }

    /// The rules said no; the page says why and what to do. `handle` names the group.
    pub fn refused(&self, person: &Person, handle: Option<&str>, refusal: &Refusal) -> Answer {
        let problem = page::refused(&Reader::of(person), Frame::of(&self.house), &self.house, handle, refusal);
        let mut response = self.page("problem", &problem, &person.locale)?;
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        Ok(response)
    }

    /// The page for trouble.
    pub fn trouble(&self, code: &str, locale: &str) -> Answer {
        let problem = page::problem(&Reader::new(locale, "UTC"), Frame::of(&self.house), code);
        self.page("problem", &problem, locale)
    }
}
