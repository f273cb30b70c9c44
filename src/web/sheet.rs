//! A counted poll's ballots as files to keep.

use super::Pages;
use super::answer::{Answer, Trouble};
use super::browser::SignedIn;
use super::data::file;
use crate::core::brief::PollBrief;
use crate::core::ids::PollId;
use crate::core::poll::Stage;
use crate::core::sheet::Form;
use crate::core::view::Needs;
use crate::core::visible;
use crate::face::page::PageLink;
use axum::extract::{Path, State};

/// `GET /p/{id}/sheet/{form}`: `csv`, `json` or `blt`.
pub(super) async fn sheet(State(pages): State<Pages>, Path((id, form)): Path<(i64, String)>, me: SignedIn) -> Answer {
    let SignedIn { person, mut query } = me;
    let poll = PollId(id);
    query.load(|_| Needs { people: [person.id].into(), polls: [poll].into(), ..Needs::default() }).await?;
    let now = pages.app.world.now();
    let row = query.view.polls.get(poll).filter(|row| visible::may_see_ballots(&query.view, row, person.id, now)).cloned();
    let row = row.ok_or(Trouble::NOT_ALLOWED)?;
    let form = Form::of(&form).ok_or(Trouble::NOT_FOUND)?;
    let needs = |view: &_| {
        let mut needs = Needs::default();
        visible::sheet_needs(view, poll, form, &mut needs);
        needs
    };
    query.load(needs).await?;
    let text = visible::sheet(&query.view, &row, form).ok_or(Trouble::NOT_FOUND)?;
    let kind = match form {
        Form::Csv => "text/csv; charset=utf-8; header=present",
        Form::Json => "application/json",
        Form::Blt => "text/plain; charset=utf-8",
    };
    Ok(file(kind, &format!("ballots-{id}.{}", form.word()), text))
}

/// The links of a result to what its kind can be written as.
pub(super) fn links(brief: &PollBrief) -> Vec<PageLink> {
    let poll = &brief.poll;
    let link = |form: Form| PageLink { label: form.word().to_uppercase(), url: format!("/p/{}/sheet/{}", poll.id, form.word()) };
    Form::ALL.into_iter().filter(|form| poll.stage == Stage::Settled && brief.upshot.is_none() && form.holds(poll.kind)).map(link).collect()
}
