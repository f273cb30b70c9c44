//! A poll for signed-in members: the ballot while it is open, the result, and every ballot to recount.

use super::Pages;
use super::answer::{Answer, Trouble, see_other};
use super::ballot;
use super::browser::SignedIn;
use super::fields::Fields;
use super::sheet;
use crate::app::Query;
use crate::core::brief::PollBrief;
use crate::core::command::{Command, Outcome};
use crate::core::group::Group;
use crate::core::ids::{PersonId, PollId};
use crate::core::poll::Stage;
use crate::core::trust::Actor;
use crate::core::view::{Needs, View};
use crate::core::visible;
use crate::face::escape::single_line;
use crate::face::page::{Frame, Giver, ProxyForms, ResultPage, SteerForm, VotePage};
use crate::face::poll::PollView;
use crate::face::reader::Reader;
use crate::face::words::args;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::Timestamp;

/// A poll and its group, for somebody who may see them.
pub(super) struct Seen {
    pub brief: PollBrief,
    pub group: Group,
}

/// Loads a poll for its reader. `brief` says how much of it they may see.
pub(super) async fn seen(
    query: &mut Query,
    poll: PollId,
    reader: PersonId,
    now: Timestamp,
    brief: fn(&View, PollId, PersonId) -> Option<PollBrief>,
) -> Result<Seen, Trouble> {
    seen_with(query, poll, reader, now, visible::poll_needs, brief).await
}

async fn seen_with(
    query: &mut Query,
    poll: PollId,
    reader: PersonId,
    now: Timestamp,
    needs_of: fn(&View, PollId, PersonId, &mut Needs),
    brief: fn(&View, PollId, PersonId) -> Option<PollBrief>,
) -> Result<Seen, Trouble> {
    query
        .load(|view| {
            let mut needs = Needs { people: [reader].into(), ..Needs::default() };
            needs_of(view, poll, reader, &mut needs);
            needs
        })
        .await?;
    let view = &query.view;
    let row = view.polls.get(poll).filter(|row| visible::may_see_poll(view, row, reader, now)).ok_or(Trouble::NOT_ALLOWED)?;
    let group = view.groups.get(row.group).cloned().ok_or(Trouble::NOT_ALLOWED)?;
    Ok(Seen { brief: brief(view, poll, reader).ok_or(Trouble::NOT_ALLOWED)?, group })
}

/// `GET /p/{id}`
pub(super) async fn page(State(pages): State<Pages>, Path(id): Path<i64>, me: SignedIn) -> Answer {
    let SignedIn { person, mut query } = me;
    let seen = seen(&mut query, PollId(id), person.id, pages.app.world.now(), visible::poll_brief).await?;
    let reader = Reader::of(&person);
    if !seen.brief.poll.is_open() {
        let view = PollView::new(&reader, &seen.brief);
        let steer = pages.steering(&query.view, &seen, &person);
        return pages.result(pages.frame_of(&person), &seen, view, (true, steer), &person.locale);
    }
    let page = VotePage {
        steer: pages.steering(&query.view, &seen, &person),
        frame: pages.frame_of(&person),
        group: single_line(&seen.group.name),
        voter: single_line(&person.name),
        chosen: seen.brief.mine.as_ref().and_then(|mine| mine.choice.code()).map(str::to_string),
        reason: seen.brief.mine.as_ref().map(|mine| mine.reason.clone()).unwrap_or_default(),
        poll: PollView::new(&reader, &seen.brief),
        held: false,
        voted: seen.brief.poll.settings.secret && seen.brief.has_voted,
        form: pages.form(format!("/p/{id}")),
        result: None,
        proxy: (!seen.brief.poll.settings.secret && seen.brief.asked).then(|| proxy_forms(&pages, &reader, id, &seen.brief)),
    };
    pages.page("vote", &page, &person.locale)
}

/// `POST /p/{id}`
pub(super) async fn cast(State(pages): State<Pages>, Path(id): Path<i64>, me: SignedIn, fields: Fields) -> Answer {
    let SignedIn { person, mut query } = me;
    let poll = PollId(id);
    let seen = seen(&mut query, poll, person.id, pages.app.world.now(), visible::poll_brief).await?;
    let (cause, choice) = ballot::posted(&seen.brief.poll, &fields, &format!("p{poll}/{}", person.id))?;
    if let Some(refusal) = ballot::unfit_in_secret(&seen.brief.poll, &choice) {
        return pages.refused(&person, Some(&seen.group.handle), &refusal);
    }
    let command = Command::VoteSignedIn { poll, choice, reason: fields.get("reason").to_string() };
    let disposition = pages.app.execute(Actor::Session { person: person.id }, command, cause).await?;
    match disposition.outcome {
        Outcome::Refused(refusal) => pages.refused(&person, Some(&seen.group.handle), &refusal),
        _ => Ok(see_other(&format!("/p/{id}"))),
    }
}

/// `POST /p/{id}/proxy`: lets somebody vote for the signed-in person, takes that back, or declines to.
pub(super) async fn proxy(State(pages): State<Pages>, Path(id): Path<i64>, me: SignedIn, fields: Fields) -> Answer {
    let SignedIn { person, mut query } = me;
    let poll = PollId(id);
    let seen = seen(&mut query, poll, person.id, pages.app.world.now(), visible::poll_brief).await?;
    let cause = fields.cause(&format!("x{poll}/{}", person.id))?;
    let command = match fields.get("decline").parse() {
        Ok(giver) => Command::DeclineProxy { poll, giver: PersonId(giver) },
        Err(_) => {
            let to = fields.get("to").trim();
            Command::SetProxy { poll, to: fields.get("back").is_empty().then(|| to.to_string()) }
        }
    };
    let disposition = pages.app.execute(Actor::Session { person: person.id }, command, cause).await?;
    match disposition.outcome {
        Outcome::Refused(refusal) => pages.refused(&person, Some(&seen.group.handle), &refusal),
        _ => Ok(see_other(&format!("/p/{id}"))),
    }
}

fn proxy_forms(pages: &Pages, reader: &Reader, id: i64, brief: &PollBrief) -> ProxyForms {
    let giver = |(giver, name): &(PersonId, String)| Giver { id: giver.0, label: reader.say("proxy-page-decline", &args!["name" => single_line(name)]) };
    ProxyForms {
        give: pages.form(format!("/p/{id}/proxy")),
        given: brief.electorate.holder.is_some(),
        givers: brief.electorate.givers.iter().map(giver).collect(),
    }
}

/// `GET /p/{id}/ballots`: every named vote, once it is settled.
pub(super) async fn ballots(State(pages): State<Pages>, Path(id): Path<i64>, me: SignedIn) -> Answer {
    let SignedIn { person, mut query } = me;
    let now = pages.app.world.now();
    let seen = seen_with(&mut query, PollId(id), person.id, now, visible::every_vote_needs, visible::poll_brief).await?;
    // A secret poll names nobody: there is no such page.
    if seen.brief.poll.settings.secret {
        return Err(Trouble::NOT_FOUND);
    }
    let reader = Reader::of(&person);
    let view = PollView::new(&reader, &seen.brief).with_every_vote(&reader, &seen.brief);
    pages.result(pages.frame_of(&person), &seen, view, (false, Vec::new()), &person.locale)
}

impl Pages {
    /// The result's page, or how the poll stands: whether it links the recount, and the forms of those who look after it.
    pub fn result(&self, frame: Frame, seen: &Seen, poll: PollView, (ballots, steer): (bool, Vec<SteerForm>), locale: &str) -> Result<Response, Trouble> {
        let settled = seen.brief.poll.stage == Stage::Settled;
        let signed_in = frame.signed_in.is_some();
        let page = ResultPage {
            frame,
            group: single_line(&seen.group.name),
            mine: poll.mine.clone(),
            chain: if settled { seen.brief.poll.chain.clone() } else { String::new() },
            steer,
            ballots: (ballots && settled && !seen.brief.poll.settings.secret).then(|| format!("/p/{}/ballots", seen.brief.poll.id)),
            sheets: if signed_in { sheet::links(&seen.brief.poll) } else { Vec::new() },
            poll,
        };
        self.page("result", &page, locale)
    }
}
