//! "Is this yours?": the page a confirmation links to, and its two buttons. A yes also opens this browser, so that votes
//! by link count at once in strict groups.

use super::Pages;
use super::answer::{Answer, Trouble, see_other};
use super::browser::Browser;
use super::fields::Fields;
use super::link::Link;
use crate::core::command::{Command, Outcome};
use crate::core::held::{Held, Settled};
use crate::core::notice::{HeldAct, NoticeBody};
use crate::core::refusal::Refusal;
use crate::core::token::Purpose;
use crate::core::trust::Actor;
use crate::core::view::Needs;
use crate::face::page::{Confirm, Form, Frame, asked};
use crate::face::prose::Prose;
use crate::face::reader::Reader;
use crate::face::words::args;
use axum::extract::{Path, State};

/// `GET /c/{token}`
pub(super) async fn ask(State(pages): State<Pages>, Path(token): Path<String>) -> Answer {
    let (link, held, act) = pages.held_of(&token).await?;
    if let Some(how) = held.settled {
        return settled(&pages, &link, &held, &act, how);
    }
    if link.renewed {
        return Err(Trouble::EXPIRED);
    }
    if held.until < pages.app.world.now() {
        return pages.refused(&link.person, link.handle(held.group).as_deref(), &Refusal::TooLate);
    }
    let page = confirm(&pages, &link, &held, &act, pages.form(format!("/c/{token}")));
    pages.page("confirm", &page, &link.person.locale)
}

/// `POST /c/{token}`
pub(super) async fn settle(State(pages): State<Pages>, Path(token): Path<String>, browser: Browser, fields: Fields) -> Answer {
    let (link, held, _) = pages.held_of(&token).await?;
    if link.renewed && held.settled.is_none() {
        return Err(Trouble::EXPIRED);
    }
    let yes = match fields.get("answer") {
        "yes" => true,
        "no" => false,
        _ => return Err(Trouble::FORM),
    };
    let cause = fields.cause(&format!("c{}", held.id))?;
    let actor = Actor::Link { confirmed: browser.confirmed(link.person.id) };
    let disposition = pages.app.execute(actor, Command::Settle { held: held.id, yes }, cause).await?;
    let done = see_other(&format!("/c/{token}"));
    match disposition.outcome {
        // Pressed twice, or answered by mail meanwhile: the page says how it was settled.
        Outcome::Refused(Refusal::TooLate) if held.settled.is_some() => Ok(done),
        Outcome::Refused(refusal) => pages.refused(&link.person, link.handle(held.group).as_deref(), &refusal),
        _ if yes => pages.open_for(&browser, link.person.id, done).await,
        _ => Ok(done),
    }
}

fn settled(pages: &Pages, link: &Link, held: &Held, act: &HeldAct, how: Settled) -> Answer {
    let reader = Reader::of(&link.person);
    let sentence = match how {
        Settled::Yes => reader.say("confirm-settled-yes", &args!["at" => reader.moment(held.received_at)]),
        Settled::No | Settled::Blocked => reader.plain("confirm-settled-no"),
        Settled::Expired => return pages.refused(&link.person, link.handle(held.group).as_deref(), &Refusal::TooLate),
    };
    let page = confirm(pages, link, held, act, Form::default());
    // A link that has been renewed tells no more than that it is over.
    let ask = if link.renewed { String::new() } else { page.ask };
    pages.page("confirm", &Confirm { settled: Some(sentence), ask, words: Prose::default(), ..page }, &link.person.locale)
}

fn confirm(pages: &Pages, link: &Link, held: &Held, act: &HeldAct, form: Form) -> Confirm {
    let reader = Reader::of(&link.person);
    let poll = held.poll.and_then(|poll| link.query.view.polls.get(poll));
    let (ask, words) = asked(&reader, poll, act);
    Confirm { frame: Frame::of(&pages.house), form, ask, words, arrived: reader.moment(held.received_at), settled: None }
}

impl Pages {
    /// What a confirmation asks about. Its owner alone has the link.
    async fn held_of(&self, token: &str) -> Result<(Link, Held, HeldAct), Trouble> {
        let mut link = self.any_link(token, Purpose::ConfirmPage).await?;
        let (id, act) = match &link.notice.body {
            NoticeBody::Confirm { held, act, .. } | NoticeBody::WasItYou { held, act, .. } => (*held, act.clone()),
            NoticeBody::Invitation { held, .. } => (*held, HeldAct::Join),
            _ => return Err(Trouble::NOT_FOUND),
        };
        let polls = link.notice.poll;
        link.query.load(|_| Needs { held: [id].into(), polls: polls.into_iter().collect(), ..Needs::default() }).await?;
        let owner = link.person.id;
        let held = link.query.view.held.get(id).filter(|held| held.owner == Some(owner)).cloned().ok_or(Trouble::NOT_FOUND)?;
        Ok((link, held, act))
    }
}
