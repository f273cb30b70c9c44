//! The mailbox in the browser: everybody's mail, read and answered as any of the people. No script.

use super::compose::{self, Draft};
use super::desk::Desk;
use super::mailbox::Mail;
use super::people::{self, Character, Program};
use super::show::{Form as Sheet, Frame, List, Opened};
use super::{api, render, show};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;

/// Our own pages: our style sheet, frames and forms, nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// A mail: its own inline styles, no script, no forms, nothing remote; a click may leave the frame.
const MAIL_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; \
     sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";
/// Seconds between two looks for new mail.
const REFRESH: u32 = 4;

pub fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/", get(home))
        .route("/in/{who}", get(inbox))
        .route("/in/{who}/sent", get(sent))
        .route("/in/{who}/{id}", get(mail))
        .route("/in/{who}/{id}/html", get(framed))
        .route("/in/{who}/{id}/unsubscribe", post(unsubscribe))
        .route("/compose", get(form))
        .route("/send", post(send))
        .route("/api/mails", get(api::mails))
        .route("/api/send", post(api::send))
        .route("/style.css", get(style))
        .layer(SetResponseHeaderLayer::if_not_present(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)))
        .layer(SetResponseHeaderLayer::if_not_present(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")))
        .layer(SetResponseHeaderLayer::if_not_present(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .layer(CsrfLayer::new())
        .with_state(desk)
}

/// Why there is no page.
pub struct Missing(StatusCode, String);

impl IntoResponse for Missing {
    fn into_response(self) -> Response {
        #[derive(Serialize)]
        struct Said {
            code: u16,
            text: String,
        }
        let page = render::page("missing", &Said { code: self.0.as_u16(), text: self.1.clone() }).unwrap_or(self.1);
        (self.0, Html(page)).into_response()
    }
}

impl From<anyhow::Error> for Missing {
    fn from(error: anyhow::Error) -> Self {
        Self(StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}"))
    }
}

pub(super) fn whoever(key: &str) -> Result<&'static Character, Missing> {
    people::by_key(key).ok_or_else(|| Missing(StatusCode::NOT_FOUND, format!("Nobody here is called {key}.")))
}

pub(super) fn found(desk: &Desk, who: &Character, id: u64) -> Result<Arc<Mail>, Missing> {
    desk.mailbox.get(who.address, id).ok_or_else(|| Missing(StatusCode::NOT_FOUND, format!("{} has no mail {id}.", who.name)))
}

type Page = Result<Html<String>, Missing>;

#[derive(Serialize)]
struct Sides<T> {
    frame: Frame,
    list: Option<List>,
    said: Option<String>,
    body: T,
}

async fn home(State(desk): State<Arc<Desk>>) -> Page {
    let frame = Frame::new(&desk, "Mailboxes", "home", None, Some(REFRESH));
    Ok(Html(render::page("home", &Sides { frame, list: None, said: None, body: desk.places.domain.clone() })?))
}

#[derive(Serialize)]
struct Beginning {
    ideas: Vec<show::Idea>,
}

#[derive(Deserialize)]
struct Glance {
    /// A mail just sent, whose answer is shown on top.
    sent: Option<u64>,
    /// What the pages said to the unsubscribe button.
    said: Option<String>,
    /// `off` stops the asking for new mail.
    refresh: Option<String>,
}

async fn inbox(State(desk): State<Arc<Desk>>, Path(who): Path<String>, Query(glance): Query<Glance>) -> Page {
    folder(&desk, whoever(&who)?, false, glance)
}

async fn sent(State(desk): State<Arc<Desk>>, Path(who): Path<String>, Query(glance): Query<Glance>) -> Page {
    folder(&desk, whoever(&who)?, true, glance)
}

fn folder(desk: &Desk, who: &Character, sent: bool, glance: Glance) -> Page {
    use super::mailbox::Folder;
    let refresh = (!sent && glance.refresh.as_deref() != Some("off")).then_some(REFRESH);
    let said = match glance.sent.map(|id| found(desk, who, id)).transpose()?.map(|mail| mail.folder.clone()) {
        Some(Folder::Sent { answer, accepted: true }) => Some(format!("Sent. The server answered: {answer}")),
        Some(Folder::Sent { answer, accepted: false }) => Some(format!("Refused. The server answered: {answer}")),
        _ => glance.said,
    };
    let frame = Frame::new(desk, &format!("{}, {}", who.name, if sent { "sent" } else { "inbox" }), "list", Some(who), refresh);
    let list = List::new(desk, who, sent, None);
    Ok(Html(render::page("inbox", &Sides { frame, list: Some(list), said, body: Beginning { ideas: show::ideas(desk, who) } })?))
}

#[derive(Deserialize)]
struct Look {
    view: Option<String>,
}

async fn mail(State(desk): State<Arc<Desk>>, Path((who, id)): Path<(String, u64)>, Query(look): Query<Look>) -> Page {
    let who = whoever(&who)?;
    let mail = found(&desk, who, id)?;
    desk.mailbox.mark_read(id);
    let body = Opened::new(&mail, who, look.view.as_deref().unwrap_or("html"));
    let list = List::new(&desk, who, mail.folder != super::mailbox::Folder::Inbox, Some(id));
    let frame = Frame::new(&desk, &mail.message.subject, "mail", Some(who), None);
    Ok(Html(render::page("mail", &Sides { frame, list: Some(list), said: None, body })?))
}

/// The mail's HTML alone, for the frame.
async fn framed(State(desk): State<Arc<Desk>>, Path((who, id)): Path<(String, u64)>) -> Result<Response, Missing> {
    let who = whoever(&who)?;
    let mail = found(&desk, who, id)?;
    let html = render::framed(mail.message.html.as_deref().unwrap_or_default(), who.key);
    Ok(([(header::CONTENT_SECURITY_POLICY, MAIL_POLICY)], Html(html)).into_response())
}

async fn unsubscribe(State(desk): State<Arc<Desk>>, Path((who, id)): Path<(String, u64)>) -> Result<Redirect, Missing> {
    let who = whoever(&who)?;
    let status = desk.unsubscribe(&*found(&desk, who, id)?).await?;
    let said = format!("Unsubscribe pressed. The pages answered: {status}");
    Ok(Redirect::to(&format!("/in/{}?said={}", who.key, render::encoded(&said))))
}

/// What opens the form: who writes, and what is already known. `answers` is the mail replied to.
#[derive(Deserialize)]
struct Blank {
    r#as: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    body: String,
    in_reply_to: Option<String>,
    answers: Option<u64>,
}

async fn form(State(desk): State<Arc<Desk>>, Query(blank): Query<Blank>) -> Page {
    let who = whoever(&blank.r#as)?;
    let draft = match blank.answers {
        Some(id) => compose::reply(&*found(&desk, who, id)?, who),
        None => {
            let references = blank.in_reply_to.iter().cloned().collect();
            Draft { to: blank.to, subject: blank.subject, text: blank.body, in_reply_to: blank.in_reply_to, references }
        }
    };
    sheet(&desk, who, draft, String::new())
}

fn sheet(desk: &Desk, who: &Character, draft: Draft, problem: String) -> Page {
    let title = if draft.in_reply_to.is_some() { "Reply" } else { "New mail" };
    let frame = Frame::new(desk, title, "form", Some(who), None);
    Ok(Html(render::page("compose", &Sides { frame, list: None, said: None, body: Sheet::new(desk, who, draft, problem) })?))
}

#[derive(Deserialize)]
struct Filled {
    r#as: String,
    to: String,
    subject: String,
    text: String,
    #[serde(default)]
    in_reply_to: String,
    #[serde(default)]
    references: String,
    #[serde(default)]
    format: String,
}

async fn send(State(desk): State<Arc<Desk>>, Form(filled): Form<Filled>) -> Result<Response, Missing> {
    let who = whoever(&filled.r#as)?;
    let program = if filled.format == "html" { Program::Webmail } else { Program::Plain };
    let draft = Draft {
        to: filled.to.trim().to_string(),
        subject: filled.subject,
        // Browsers send CRLF (URL standard, section 5.1).
        text: filled.text.replace("\r\n", "\n"),
        in_reply_to: Some(filled.in_reply_to).filter(|id| !id.is_empty()),
        references: filled.references.split_whitespace().map(ToString::to_string).collect(),
    };
    match desk.send(who, draft.clone(), program).await {
        Ok((id, _)) => Ok(Redirect::to(&format!("/in/{}?sent={id}", who.key)).into_response()),
        Err(error) => Ok((StatusCode::UNPROCESSABLE_ENTITY, sheet(&desk, who, draft, format!("{error:#}"))?).into_response()),
    }
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], render::style()).into_response()
}

#[cfg(test)]
#[path = "pages_tests.rs"]
mod tests;
