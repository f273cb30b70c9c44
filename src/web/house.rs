//! The house itself: who runs it, its style sheet, and whether it is well.

use super::Pages;
use super::answer::Answer;
use crate::core::command::ServiceRole;
use crate::face::page::{self, Frame, Privacy};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::sync::OnceLock;
use std::time::Duration;

pub(super) async fn privacy(State(pages): State<Pages>) -> Answer {
    let page = Privacy {
        frame: Frame::of(&pages.house),
        address: pages.house.address(ServiceRole::Dpo.local()),
        help: pages.house.address(ServiceRole::Help.local()),
        days: pages.app.policy.keep_raw.as_hours().unsigned_abs() / 24,
    };
    pages.page("privacy", &page, &pages.app.policy.locale)
}

pub(super) async fn style() -> Response {
    static STYLE: OnceLock<String> = OnceLock::new();
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE.get_or_init(page::stylesheet).as_str()).into_response()
}

/// There is nothing here for search engines.
pub(super) async fn robots() -> &'static str {
    "User-agent: *\nDisallow: /\n"
}

/// Whether the database answers within two seconds.
pub(super) async fn health(State(pages): State<Pages>) -> Response {
    const SOON: Duration = Duration::from_secs(2);
    let answered = tokio::time::timeout(SOON, pages.app.store.meta("instance")).await;
    let never = [(header::CACHE_CONTROL, "no-store")];
    match answered {
        Ok(Ok(_)) => (never, "ok\n").into_response(),
        _ => (StatusCode::SERVICE_UNAVAILABLE, never, "the database does not answer\n").into_response(),
    }
}
