//! Pages: `templates/web/<name>` filled with a context. Server-rendered, no script, nothing from third parties.
//!
//! The contexts hold finished strings; `action` and `nonce` of every form come from the web room.

mod account;
mod data;
mod frame;
mod held;
mod talk;
mod vote;

use super::templates;
use super::words::words;
use handlebars::Context;
use serde::Serialize;
use serde_json::Value;

pub use account::{
    Confirm, DigestForm, Home, HomeGroup, LevelChoice, OpenVote, PausePart, Place, Privacy, Problem, Returned, Settings, SignIn, SignInConfirm, SignInSent,
    Stopped, Unsubscribe, problem,
};
pub use data::{DataConfirm, DataPage, Post, PostLine, posts};
pub use frame::{Form, Frame, PageLink};
pub use held::{asked, refused};
pub use talk::{Archive, ArchiveLine, ElidedPart, RetractPart, ThreadComment, ThreadFile, ThreadPage, Waiting, WaitingLine};
pub use vote::{AskKind, AskPage, Giver, ProxyForms, ResultPage, SecretDoor, SteerForm, VotePage, Voted};

/// Renders a page in a locale. `name` is a file of `templates/web` without its endings, for example `vote`.
/// Fails when the context lacks a field the template names.
pub fn page(name: &str, context: &impl Serialize, locale: &str) -> anyhow::Result<String> {
    let mut context = Context::wraps(context)?;
    if let Value::Object(fields) = context.data_mut() {
        fields.insert("lang".into(), words(locale).tag().into());
    }
    templates::render(templates::html(), &format!("web/{name}.html"), &context)
}

/// The style sheet all pages link as `/style.css`.
pub fn stylesheet() -> String {
    templates::style("web.css").unwrap_or_default()
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
