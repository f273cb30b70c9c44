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
use crate::core::person::Person;
use crate::core::poll::Stage;
use crate::core::trust::Actor;
use crate::core::view::{Needs, View};
use crate::core::visible::{self, BallotsPage};
use crate::face::escape::single_line;
use crate::face::page::{Frame, Giver, PageLink, ProxyForms, ResultPage, SteerForm, VotePage};
use crate::face::poll::PollView;
use crate::face::reader::Reader;
use crate::face::words::args;
use axum::extract::{Path, Query as Asked, State};
use axum::response::Response;
use jiff::Timestamp;
use serde::Deserialize;

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
    query
        .load(|view| {
            let mut needs = Needs { people: [reader].into(), ..Needs::default() };
            visible::poll_needs(view, poll, reader, &mut needs);
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
        return pages.result(pages.frame_of(&person), &seen, view, Shown { recount: true, steer, turns: Vec::new() }, &person.locale);
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

/// `?after=1234`: the ballots of everybody after that person.
#[derive(Deserialize)]
pub(super) struct Place {
    after: Option<i64>,
}

/// `GET /p/{id}/ballots`: every named vote, once it is settled, a page at a time.
pub(super) async fn ballots(State(pages): State<Pages>, Path(id): Path<i64>, Asked(place): Asked<Place>, me: SignedIn) -> Answer {
    let SignedIn { person, mut query } = me;
    let (poll, after) = (PollId(id), PersonId(place.after.unwrap_or(i64::MIN)));
    let seen = seen(&mut query, poll, person.id, pages.app.world.now(), visible::poll_brief).await?;
    // A secret poll names nobody: there is no such page.
    if seen.brief.poll.settings.secret {
        return Err(Trouble::NOT_FOUND);
    }
    let reader = Reader::of(&person);
    let view = PollView::new(&reader, &seen.brief);
    let frame = pages.frame_of(&person);
    if seen.brief.poll.stage != Stage::Settled {
        return pages.result(frame, &seen, view, Shown::default(), &person.locale);
    }
    let needs = |view: &View| {
        let mut needs = Needs::default();
        visible::ballots_needs(view, poll, after, &mut needs);
        needs
    };
    query.load(needs).await?;
    let page = visible::ballots_page(&query.view, &seen.brief.poll, person.id, after);
    let view = view.with_votes(&reader, &seen.brief.poll, &page.votes);
    let shown = Shown { turns: turns(&reader, &seen.brief, &person, after, &page), ..Shown::default() };
    pages.result(frame, &seen, view, shown, &person.locale)
}

/// From one page of ballots to the others: the first, the one with the reader's own, the next.
fn turns(reader: &Reader, brief: &PollBrief, person: &Person, after: PersonId, page: &BallotsPage) -> Vec<PageLink> {
    let to = |key: &str, after: i64| PageLink { label: reader.plain(key), url: format!("/p/{}/ballots?after={after}", brief.poll.id) };
    let voted = brief.mine.is_some() || brief.electorate.holder.is_some();
    let first = (after.0 > i64::MIN).then(|| PageLink { label: reader.plain("ballots-first"), url: format!("/p/{}/ballots", brief.poll.id) });
    let mine = (voted && !page.has_readers).then(|| to("ballots-mine", person.id.0.saturating_sub(1)));
    first.into_iter().chain(mine).chain(page.next.map(|last| to("ballots-next", last.0))).collect()
}

/// What stands on a result's page beside the result.
#[derive(Default)]
pub(super) struct Shown {
    /// The link to all ballots.
    pub recount: bool,
    /// The forms of those who look after the poll.
    pub steer: Vec<SteerForm>,
    /// Links between pages of ballots.
    pub turns: Vec<PageLink>,
}

impl Pages {
    /// The result's page, or how the poll stands.
    pub(super) fn result(&self, frame: Frame, seen: &Seen, poll: PollView, shown: Shown, locale: &str) -> Result<Response, Trouble> {
        let settled = seen.brief.poll.stage == Stage::Settled;
        let signed_in = frame.signed_in.is_some();
        let page = ResultPage {
            frame,
            group: single_line(&seen.group.name),
            mine: poll.mine.clone(),
            chain: if settled { seen.brief.poll.chain.clone() } else { String::new() },
            steer: shown.steer,
            turns: shown.turns,
            ballots: (shown.recount && settled && !seen.brief.poll.settings.secret).then(|| format!("/p/{}/ballots", seen.brief.poll.id)),
            sheets: if signed_in { sheet::links(&seen.brief) } else { Vec::new() },
            poll,
        };
        self.page("result", &page, locale)
    }
}
