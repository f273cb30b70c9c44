//! What stands around every page: who may post, how much, how long, and which headers go out. Draws the page for trouble.

use super::Pages;
use super::answer::Trouble;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// Forms are small.
const BODY: usize = 64 << 10;
const PATIENCE: Duration = Duration::from_secs(30);
/// Nothing is loaded but our own style sheet; nothing is framed; forms go nowhere else.
const POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Wraps the routes. The last layer is the outermost.
pub(super) fn around(router: Router<Pages>, pages: &Pages) -> Router<Pages> {
    router
        .layer(RequestBodyLimitLayer::new(BODY))
        .layer(csrf(&pages.house.url))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(pages.clone(), finish))
}

/// Refuses posts from other sites by Sec-Fetch-Site and Origin. A post without either comes from no browser, such as a
/// mail provider's one-click (RFC 8058), and carries no cookie worth stealing.
fn csrf(url: &str) -> CsrfLayer {
    // Behind a proxy that rewrites Host our own origin would look foreign. A URL that is no origin is left out.
    CsrfLayer::new().add_trusted_origin(url).unwrap_or_default()
}

async fn finish(State(pages): State<Pages>, request: Request, next: Next) -> Response {
    let machine = matches!(request.uri().path(), "/healthz" | "/style.css" | "/robots.txt");
    let locale = locale(&pages, &request);
    let reads = request.method().is_safe();
    let mut response = next.run(request).await;
    if !machine && (response.status().is_client_error() || response.status().is_server_error()) && !is_page(&response) {
        // What cannot be read in an address is an address that does not exist.
        let nowhere = reads && response.status() == StatusCode::BAD_REQUEST;
        let status = if nowhere { StatusCode::NOT_FOUND } else { response.status() };
        response = trouble(&pages, status, response.extensions().get(), &locale);
    }
    let cached = if machine { "public, max-age=3600" } else { "no-store" };
    let headers = response.headers_mut();
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(cached));
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    response
}

/// The first language the browser asks for; else the house's.
fn locale(pages: &Pages, request: &Request) -> String {
    let wanted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let first = wanted.and_then(|value| value.split([',', ';']).next()).map(str::trim).filter(|tag| !tag.is_empty() && tag.len() < 20);
    first.unwrap_or(&pages.app.policy.locale).to_string()
}

fn is_page(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

fn trouble(pages: &Pages, status: StatusCode, known: Option<&Trouble>, locale: &str) -> Response {
    let code = known.map_or_else(|| by_status(status), |trouble| trouble.code());
    match pages.trouble(code, locale) {
        Ok(page) => (status, page).into_response(),
        Err(_) => status.into_response(),
    }
}

fn by_status(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => "not-found",
        StatusCode::TOO_MANY_REQUESTS => "too-many",
        _ if status.is_client_error() => "form",
        _ => "fault",
    }
}
