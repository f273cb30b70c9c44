//! Voting behind a personal link: the ballot, its one POST, and what was counted. The link shows this one ballot and
//! nobody's vote but its owner's.

use super::Pages;
use super::answer::{Answer, Trouble, see_other};
use super::ballot;
use super::browser::Browser;
use super::fields::Fields;
use super::link::Link;
use super::polls::{Seen, Shown, seen};
use crate::app::Cause;
use crate::core::ballot::Choice;
use crate::core::command::{Command, Outcome};
use crate::core::held::HeldWhy;
use crate::core::ids::PollId;
use crate::core::person::Person;
use crate::core::poll::Stage;
use crate::core::token::Purpose;
use crate::core::trust::Actor;
use crate::core::view::Needs;
use crate::core::visible;
use crate::face::choice::choice_of;
use crate::face::escape::single_line;
use crate::face::page::{Frame, SecretDoor, VotePage, Voted};
use crate::face::poll::{PollView, name_of};
use crate::face::reader::Reader;
use axum::extract::{Path, Query as Asked, State};
use serde::Deserialize;

/// One ballot is asked to be opened once in so many seconds, however often the button is pressed.
const PAUSE: i64 = 120;

/// `?choice=2`: the option a link in a mail has chosen beforehand. Nothing is counted before the POST.
#[derive(Deserialize)]
pub(super) struct Wish {
    choice: Option<String>,
}

/// `GET /v/{token}`
pub(super) async fn open(State(pages): State<Pages>, Path(token): Path<String>, Asked(wish): Asked<Wish>, browser: Browser) -> Answer {
    let (link, seen) = pages.ballot_of(&token).await?;
    let reader = Reader::of(&link.person);
    let view = PollView::new(&reader, &seen.brief);
    let understood = link.notice.body.understood();
    let view = if let Some(choice) = understood { view.filled(choice) } else { view };
    let frame = Frame::of(&pages.house);
    if seen.brief.poll.settings.secret && seen.brief.poll.is_open() && !browser.confirmed(link.person.id) {
        return pages.secret_door(&token, &link.person, &seen, false);
    }
    if seen.brief.poll.stage == Stage::Settled {
        return pages.result(frame, &seen, view, Shown { recount: true, ..Shown::default() }, &link.person.locale);
    }
    let mine = seen.brief.mine.as_ref();
    let wished =
        wish.choice.as_deref().filter(|_| !seen.brief.poll.settings.secret).and_then(|code| seen.brief.poll.option(code)).map(|option| option.code.clone());
    let page = VotePage {
        // A link can be forwarded: it votes, and does nothing else with the poll.
        steer: Vec::new(),
        frame,
        group: single_line(&seen.group.name),
        voter: single_line(&link.person.name),
        chosen: wished.or(understood.or(mine.map(|mine| &mine.choice)).and_then(Choice::code).map(str::to_string)),
        reason: mine.map(|mine| mine.reason.clone()).unwrap_or_default(),
        poll: view,
        held: (seen.group.rules.strict || seen.brief.poll.settings.strict) && !seen.brief.poll.settings.secret && !browser.confirmed(link.person.id),
        voted: seen.brief.poll.settings.secret && seen.brief.has_voted,
        form: pages.form(format!("/v/{token}")),
        result: None,
        proxy: None,
    };
    pages.page("vote", &page, &link.person.locale)
}

/// `POST /v/{token}`
pub(super) async fn cast(State(pages): State<Pages>, Path(token): Path<String>, browser: Browser, fields: Fields) -> Answer {
    let (link, seen) = pages.ballot_of(&token).await?;
    let (cause, choice) = ballot::posted(&seen.brief.poll, &fields, &format!("v{}", link.notice.id))?;
    if let Some(refusal) = ballot::unfit_in_secret(&seen.brief.poll, &choice) {
        return pages.refused(&link.person, Some(&seen.group.handle), &refusal);
    }
    let command = Command::VoteOnPage {
        notice: link.notice.id,
        item: link.item,
        seen: fields.get("version").parse().ok(),
        choice,
        reason: fields.get("reason").to_string(),
        nonce: fields.get("nonce").to_string(),
    };
    let actor = Actor::Link { confirmed: browser.confirmed(link.person.id) };
    match pages.app.execute(actor, command, cause).await?.outcome {
        Outcome::Refused(refusal) => pages.refused(&link.person, Some(&seen.group.handle), &refusal),
        Outcome::Ignored(_) => Err(Trouble::FORM),
        Outcome::Done(_) if seen.brief.poll.settings.secret => Ok(see_other(&format!("/v/{token}"))),
        Outcome::Done(_) | Outcome::Held(_) => {
            let before = seen.brief.mine.as_ref().and_then(|mine| mine.choice.code()).map(|code| format!("?choice={code}")).unwrap_or_default();
            Ok(see_other(&format!("/v/{token}/voted{before}")))
        }
    }
}

/// `POST /v/{token}/open`: asks for the mail that opens this browser for a secret ballot.
pub(super) async fn ask_browser(State(pages): State<Pages>, Path(token): Path<String>) -> Answer {
    let (link, seen) = pages.ballot_of(&token).await?;
    let now = pages.app.world.now();
    if !pages.sign_ins.pass(now) {
        return Err(Trouble::TOO_MANY);
    }
    let cause = Cause::Occasion(format!("browser/{}/{}/{}", link.person.id, seen.brief.poll.id, now.as_second().div_euclid(PAUSE)));
    pages.app.execute(Actor::Link { confirmed: false }, Command::AskBrowser { notice: link.notice.id, item: link.item }, cause).await?;
    pages.secret_door(&token, &link.person, &seen, true)
}

/// `GET /v/{token}/voted`: what stands now. `?choice` is the vote that was replaced.
pub(super) async fn voted(State(pages): State<Pages>, Path(token): Path<String>, Asked(before): Asked<Wish>) -> Answer {
    let (mut link, seen) = pages.ballot_of(&token).await?;
    let held = held_choice(&mut link, seen.brief.poll.id).await?;
    let counted = seen.brief.mine.as_ref().map(|mine| mine.choice.clone());
    let Some(choice) = held.clone().or(counted) else { return Ok(see_other(&format!("/v/{token}"))) };
    let reader = Reader::of(&link.person);
    let poll = &seen.brief.poll;
    let replaced = before.choice.as_deref().and_then(|code| poll.option(code)).filter(|option| choice.code() != Some(&option.code));
    let page = Voted {
        frame: Frame::of(&pages.house),
        title: single_line(&poll.title),
        choice: choice_of(&reader, Some(poll), &choice),
        replaces: replaced.filter(|_| held.is_none()).map(|option| name_of(&reader, poll, &option.code)),
        held: held.is_some(),
        change: format!("/v/{token}"),
        until: reader.moment(poll.closed_at.unwrap_or(poll.closes_at)),
    };
    pages.page("voted", &page, &link.person.locale)
}

/// The vote of theirs that waits for a yes by mail, because the group is strict.
async fn held_choice(link: &mut Link, poll: PollId) -> Result<Option<Choice>, Trouble> {
    let owner = link.person.id;
    link.query.load(|_| Needs { desks: [owner].into(), ..Needs::default() }).await?;
    let waiting = link.query.view.held.values().filter(|held| held.owner == Some(owner) && held.poll == Some(poll) && held.why == HeldWhy::StrictLink);
    Ok(waiting.filter(|held| held.settled.is_none()).last().and_then(|held| match &held.command {
        Command::VoteOnPage { choice, .. } => Some(choice.clone()),
        _ => None,
    }))
}

impl Pages {
    /// What a browser sees of a secret ballot before a mail has opened it.
    fn secret_door(&self, token: &str, person: &Person, seen: &Seen, sent: bool) -> Answer {
        let (title, group) = (single_line(&seen.brief.poll.title), single_line(&seen.group.name));
        let page = SecretDoor { frame: Frame::of(&self.house), title, group, form: self.form(format!("/v/{token}/open")), sent };
        self.page("secret", &page, &person.locale)
    }

    /// The ballot a link is for.
    async fn ballot_of(&self, token: &str) -> Result<(Link, Seen), Trouble> {
        let mut link = self.link(token, Purpose::VotePage).await?;
        let (poll, _) = link.notice.poll_at(link.item).ok_or(Trouble::NOT_FOUND)?;
        let seen = seen(&mut link.query, poll, link.person.id, self.app.world.now(), visible::poll_brief_by_link).await?;
        Ok((link, seen))
    }
}
