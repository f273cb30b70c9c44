//! Asking a group to decide, on a page. Its fields make the text that a mail would have had, so every setting can be given and
//! the draft comes back by mail all the same.

use super::Pages;
use super::answer::{Answer, Trouble};
use super::browser::SignedIn;
use super::fields::Fields;
use super::members::group_of;
use crate::core::command::{Command, Door, MailWords, Outcome};
use crate::core::grammar::Words;
use crate::core::group::{Group, Role};
use crate::core::ids::PersonId;
use crate::core::person::Person;
use crate::core::trust::Actor;
use crate::core::view::View;
use crate::face::escape::single_line;
use crate::face::page::AskPage;
use crate::face::reader::Reader;
use axum::extract::{Path, State};
use jiff::Timestamp;

/// `GET /g/{handle}/ask`
pub(super) async fn form(State(pages): State<Pages>, Path(handle): Path<String>, me: SignedIn) -> Answer {
    let SignedIn { person, mut query } = me;
    let now = pages.app.world.now();
    let group = group_of(&mut query, &handle, person.id, now).await?;
    if !may_ask(&query.view, &group, person.id, now) {
        return Err(Trouble::NOT_ALLOWED);
    }
    drawn(&pages, &person, &group, false)
}

/// `POST /g/{handle}/ask`
pub(super) async fn ask(State(pages): State<Pages>, Path(handle): Path<String>, me: SignedIn, fields: Fields) -> Answer {
    let SignedIn { person, mut query } = me;
    let group = group_of(&mut query, &handle, person.id, pages.app.world.now()).await?;
    let cause = fields.cause(&format!("ask/{}/{}", group.id, person.id))?;
    let mail = MailWords { subject: fields.get("title").to_string(), words: Words::own_only(&text(&fields)), ..MailWords::default() };
    let command = Command::Write { handle: handle.clone(), door: Door::Poll, mail };
    match pages.app.execute(Actor::Session { person: person.id }, command, cause).await?.outcome {
        Outcome::Refused(refusal) => pages.refused(&person, Some(&handle), &refusal),
        _ => drawn(&pages, &person, &group, true),
    }
}

/// Whether somebody may ask that group to decide.
pub(super) fn may_ask(view: &View, group: &Group, person: PersonId, now: Timestamp) -> bool {
    view.membership(group.id, person, now).is_some_and(|mine| group.rules.members_may_poll || mine.role == Role::Coordinator)
}

fn drawn(pages: &Pages, person: &Person, group: &Group, sent: bool) -> Answer {
    let (path, reader) = (format!("/g/{}", group.handle), Reader::of(person));
    let page = AskPage {
        frame: pages.frame_of(person),
        group: single_line(&group.name),
        kinds: AskPage::kinds(&reader),
        form: pages.form(format!("{path}/ask")),
        archive: path,
        sent,
    };
    pages.page("ask", &page, &person.locale)
}

/// The mail that says the same.
fn text(fields: &Fields) -> String {
    let lines = |name: &str| fields.get(name).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_string).collect::<Vec<_>>();
    let setting = |key: &str, name: &str| Some(fields.get(name).trim()).filter(|value| !value.is_empty()).map(|value| format!("{key}: {value}"));
    let options = lines("options").iter().map(|line| format!("- {}", line.trim_start_matches("- "))).collect::<Vec<_>>();
    // Said to be the options: another list in the description stays description, and a proposal's positions get these names.
    let options = if options.is_empty() { options } else { [vec!["Options:".to_string()], options].concat() };
    let settings = setting("Type", "type").into_iter().chain(setting("Closes", "closes")).chain(lines("settings")).collect::<Vec<_>>();
    [fields.get("description").trim().to_string(), options.join("\n"), settings.join("\n")].join("\n\n")
}

#[cfg(test)]
#[path = "ask_tests.rs"]
mod tests;
