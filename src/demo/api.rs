//! Two JSON addresses, so that a test can drive the demo: read somebody's mail, write as somebody.

use super::compose::{self, Draft};
use super::desk::Desk;
use super::mailbox::Folder;
use super::pages::{Missing, found, whoever};
use axum::Json;
use axum::extract::{Query, State};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

#[derive(Deserialize)]
pub struct Whose {
    r#as: String,
}

/// One mail, received or sent.
#[derive(Serialize)]
pub struct Seen {
    id: u64,
    sent: bool,
    at: Timestamp,
    from: String,
    to: Vec<String>,
    reply_to: Vec<String>,
    subject: String,
    text: String,
    has_html: bool,
}

/// `GET /api/mails?as=ana`: everything in a mailbox, newest first.
pub async fn mails(State(desk): State<Arc<Desk>>, Query(whose): Query<Whose>) -> Result<Json<Vec<Seen>>, Missing> {
    let who = whoever(&whose.r#as)?;
    let mut mails = [desk.mailbox.inbox(who.address), desk.mailbox.sent(who.address)].concat();
    mails.sort_by_key(|mail| std::cmp::Reverse(mail.id));
    let seen = mails.iter().map(|mail| Seen {
        id: mail.id,
        sent: mail.folder != Folder::Inbox,
        at: mail.at,
        from: mail.from_address().to_string(),
        to: mail.message.to.clone(),
        reply_to: mail.message.reply_to.clone(),
        subject: mail.message.subject.clone(),
        text: mail.text().to_string(),
        has_html: mail.message.html.is_some(),
    });
    Ok(Json(seen.collect()))
}

/// A mail to send. With `in_reply_to`, the id of a mail in the sender's mailbox, `to` and `subject` may be left out, and
/// the quote stands below the text unless `quote` is false.
#[derive(Deserialize)]
pub struct Order {
    r#as: String,
    to: Option<String>,
    subject: Option<String>,
    text: String,
    in_reply_to: Option<u64>,
    quote: Option<bool>,
}

/// What the server said.
#[derive(Serialize)]
pub struct Answer {
    id: u64,
    code: u16,
    text: String,
}

/// `POST /api/send`.
pub async fn send(State(desk): State<Arc<Desk>>, Json(order): Json<Order>) -> Result<Json<Answer>, Missing> {
    let who = whoever(&order.r#as)?;
    let answered = order.in_reply_to.map(|id| found(&desk, who, id)).transpose()?;
    let begun = answered.as_deref().map(compose::answer).unwrap_or_default();
    let quote = answered.as_deref().filter(|_| order.quote != Some(false)).map(|mail| format!("\n\n{}", compose::quote(mail, who)));
    let draft = Draft {
        to: order.to.unwrap_or(begun.to),
        subject: order.subject.unwrap_or(begun.subject),
        text: order.text + quote.as_deref().unwrap_or_default(),
        ..begun
    };
    let (id, reply) = desk.send(who, draft, who.program).await?;
    Ok(Json(Answer { id, code: reply.code, text: reply.text }))
}
