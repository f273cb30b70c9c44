//! Stopping mail: the mail program's own button (RFC 8058) and the footer's link. A GET asks, a POST stops, without
//! cookie, login or redirect; it works for every mail ever sent, also after the personal links were renewed.

use super::Pages;
use super::answer::{Answer, Trouble};
use super::fields::Fields;
use super::link::Link;
use crate::app::Cause;
use crate::core::command::{Command, Outcome};
use crate::core::consent::setting_in;
use crate::core::decide::UNDONE;
use crate::core::notice::NoticeKind;
use crate::core::person::{Level, Scope};
use crate::core::token::Purpose;
use crate::core::trust::Actor;
use crate::core::view::Needs;
use crate::face::escape::single_line;
use crate::face::house::STOP_THREAD;
use crate::face::page::{Form, Frame, Stopped, Unsubscribe};
use axum::extract::{Path, State};

/// `GET /u/{token}`
pub(super) async fn ask(State(pages): State<Pages>, Path(token): Path<String>) -> Answer {
    let link = pages.stop_link(&token).await?;
    let names = names(&link);
    let settings = pages.house.path(Purpose::SettingsPage, link.notice.id, 0);
    let page = Unsubscribe { frame: Frame::of(&pages.house), form: pages.form(format!("/u/{token}")), group: names.group, thread: names.thread, settings };
    pages.page("unsubscribe", &page, &link.person.locale)
}

/// `POST /u/{token}`: from a mail provider with `List-Unsubscribe=One-Click`, or from our own page with its nonce.
pub(super) async fn stop(State(pages): State<Pages>, Path(token): Path<String>, fields: Fields) -> Answer {
    // RFC 8058 section 3.2: the pair tells a deliberate POST from a scanner's.
    if fields.find("List-Unsubscribe") != Some("One-Click") && fields.find("nonce").is_none() {
        return Err(Trouble::FORM);
    }
    let link = pages.stop_link(&token).await?;
    let link_actor = Actor::Link { confirmed: false };
    // Each click is an occasion of its own: after a change of mind the next one stops again. The rule does nothing twice.
    let cause = Cause::Occasion(format!("oneclick/{}/{:016x}", link.notice.id, pages.app.world.number()));
    match stops(&link) {
        (Scope::Thread(thread), level) => {
            // Somebody who hears less than that already must not hear more for it.
            if setting_in(&link.query.view, link.person.id, link.notice.group, Some(thread)).level > level {
                let command = Command::SetLevel { person: link.person.id, scope: Scope::Thread(thread), level: Some(level) };
                pages.app.execute(link_actor, command, cause).await?;
            }
        }
        _ => drop(pages.app.execute(link_actor, Command::StopByHeader { notice: link.notice.id }, cause).await?),
    }
    stopped(&pages, &link)
}

/// `POST /u/{token}/undo`: back to what held before, where the stop still stands.
pub(super) async fn undo(State(pages): State<Pages>, Path(token): Path<String>, fields: Fields) -> Answer {
    let link = pages.stop_link(&token).await?;
    if link.renewed {
        return Err(Trouble::EXPIRED);
    }
    let cause = fields.cause(&format!("u{}", link.notice.id))?;
    let command = Command::UndoStop { notice: link.notice.id, thread: matches!(stops(&link).0, Scope::Thread(_)) };
    let became = pages.app.execute(Actor::Link { confirmed: false }, command, cause).await?;
    let settings = pages.house.path(Purpose::SettingsPage, link.notice.id, 0);
    let undone = became.outcome == Outcome::Done(UNDONE.into());
    Ok(super::answer::see_other(&if undone { format!("{settings}?saved=yes") } else { settings }))
}

/// What this link stops: the footer's the thread's talk, the header's everything of the group, a digest's the digest.
fn stops(link: &Link) -> (Scope, Level) {
    match (link.item, link.notice.thread, link.notice.kind, link.notice.group) {
        (STOP_THREAD, Some(thread), _, _) => (Scope::Thread(thread), Level::Asked),
        (_, _, NoticeKind::Digest, _) => (Scope::All, Level::Asked),
        (_, _, _, Some(group)) => (Scope::Group(group), Level::Nothing),
        (_, _, _, None) => (Scope::All, Level::Nothing),
    }
}

struct Names {
    group: Option<String>,
    thread: Option<String>,
}

fn names(link: &Link) -> Names {
    let view = &link.query.view;
    match stops(link).0 {
        Scope::Thread(thread) => Names { group: None, thread: view.threads.get(thread).map(|thread| single_line(&thread.title)) },
        Scope::Group(group) => Names { group: view.groups.get(group).map(|group| single_line(&group.name)), thread: None },
        Scope::All => Names { group: None, thread: None },
    }
}

fn stopped(pages: &Pages, link: &Link) -> Answer {
    let names = names(link);
    let undo: Form = pages.form(format!("/u/{}/undo", link.token));
    let settings = pages.house.path(Purpose::SettingsPage, link.notice.id, 0);
    let page = Stopped { frame: Frame::of(&pages.house), undo, group: names.group, thread: names.thread, settings };
    pages.page("stopped", &page, &link.person.locale)
}

impl Pages {
    async fn stop_link(&self, token: &str) -> Result<Link, Trouble> {
        let mut link = self.any_link(token, Purpose::OneClick).await?;
        let threads = link.notice.thread;
        link.query.load(|_| Needs { threads: threads.into_iter().collect(), ..Needs::default() }).await?;
        Ok(link)
    }
}
