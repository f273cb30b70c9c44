//! What waits for a group's coordinators, for a signed-in one of them: approve, reject or block, as by mail.

use super::Pages;
use super::answer::{Answer, Trouble, see_other};
use super::browser::SignedIn;
use super::fields::Fields;
use crate::core::command::{Command, MailWords, Outcome};
use crate::core::decide::mail_of;
use crate::core::held::{Held, HeldWhy, Moderation};
use crate::core::ids::HeldId;
use crate::core::trust::Actor;
use crate::core::view::{Needs, View};
use crate::core::visible;
use crate::face::escape::single_line;
use crate::face::page::{Form, Waiting, WaitingLine};
use crate::face::prose::{Prose, WHOLE};
use crate::face::reader::Reader;
use crate::face::words::args;
use axum::extract::{Path, State};

/// `GET /g/{handle}/waiting`
pub(super) async fn page(State(pages): State<Pages>, Path(handle): Path<String>, me: SignedIn) -> Answer {
    let SignedIn { person, mut query } = me;
    query
        .load(|view| {
            let group = view.group_named(&handle).map(|group| group.id);
            let authors = view.held.values().filter_map(|held| held.author).collect();
            let polls = view.held.values().filter_map(|held| held.poll).collect();
            Needs { polls, handles: [handle.clone()].into(), waiting: group.into_iter().collect(), people: authors, ..Needs::default() }
        })
        .await?;
    let view = &query.view;
    let group = view.group_named(&handle).ok_or(Trouble::NOT_ALLOWED)?;
    let waiting = visible::waiting(view, group.id, person.id, pages.app.world.now()).ok_or(Trouble::NOT_ALLOWED)?;
    let reader = Reader::of(&person);
    let lines = waiting.into_iter().map(|held| line(&reader, view, held, pages.form(format!("/g/{handle}/waiting")))).collect();
    let page = Waiting { frame: pages.frame_of(&person), group: single_line(&group.name), archive: format!("/g/{handle}"), lines };
    pages.page("waiting", &page, &person.locale)
}

fn line(reader: &Reader, view: &View, held: &Held, form: Form) -> WaitingLine {
    let (subject, words) = mail_of(&held.command).map(MailWords::for_others).unzip();
    let author = held.author.and_then(|person| view.people.get(person)).map(|person| person.name.clone());
    let title = held.poll.and_then(|poll| view.polls.get(poll)).map(|poll| poll.title.clone());
    let why = match held.why {
        HeldWhy::Stranger => "waiting-stranger",
        HeldWhy::AfterCount => "waiting-vote",
        _ => "waiting-flood",
    };
    WaitingLine {
        held: held.id.to_string(),
        from: single_line(&author.or(held.from.as_ref().map(ToString::to_string)).unwrap_or_default()),
        subject: single_line(&subject.or(title).unwrap_or_default()),
        words: Prose::new(&words.unwrap_or_default(), WHOLE),
        arrived: reader.moment(held.received_at),
        until: reader.say("waiting-until", &args!["at" => reader.moment(held.until)]),
        why: reader.plain(why),
        may_block: held.why == HeldWhy::Stranger,
        form,
    }
}

/// `POST /g/{handle}/waiting`
pub(super) async fn settle(State(pages): State<Pages>, Path(handle): Path<String>, me: SignedIn, fields: Fields) -> Answer {
    let person = me.person;
    let cause = fields.cause(&format!("waiting/{}", person.id))?;
    let held = fields.get("held").parse().map(HeldId).map_err(|_| Trouble::FORM)?;
    let word = Moderation::parse(fields.get("word")).ok_or(Trouble::FORM)?;
    match pages.app.execute(Actor::Session { person: person.id }, Command::Moderate { held, word }, cause).await?.outcome {
        Outcome::Refused(refusal) => pages.refused(&person, Some(&handle), &refusal),
        _ => Ok(see_other(&format!("/g/{handle}/waiting"))),
    }
}
