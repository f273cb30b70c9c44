//! The settings page's buttons beside the settings: a pause, an address to be tried, and what a mail answers or asks back.
//! A personal link may have been passed on, so what cannot be undone is only asked for here: the mailbox decides.

use super::Pages;
use super::answer::{Answer, Trouble, see_other};
use super::browser::SignedIn;
use super::fields::Fields;
use super::settings::Whose;
use crate::app::Cause;
use crate::core::command::{Command, Outcome};
use axum::extract::{Path, State};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// However often a button is pressed, one mail of its kind goes out in so many seconds: an hour.
const BETWEEN: i64 = 3600;

pub(super) async fn pause_by_link(State(pages): State<Pages>, Path(token): Path<String>, fields: Fields) -> Answer {
    pause(&pages, pages.whose(&token).await?, &fields).await
}

pub(super) async fn pause_signed_in(State(pages): State<Pages>, me: SignedIn, fields: Fields) -> Answer {
    pause(&pages, pages.mine(me), &fields).await
}

pub(super) async fn resume_by_link(State(pages): State<Pages>, Path(token): Path<String>, fields: Fields) -> Answer {
    resume(&pages, pages.whose(&token).await?, &fields).await
}

pub(super) async fn resume_signed_in(State(pages): State<Pages>, me: SignedIn, fields: Fields) -> Answer {
    resume(&pages, pages.mine(me), &fields).await
}

pub(super) async fn address_by_link(State(pages): State<Pages>, Path(token): Path<String>, fields: Fields) -> Answer {
    try_address(&pages, pages.whose(&token).await?, &fields).await
}

pub(super) async fn address_signed_in(State(pages): State<Pages>, me: SignedIn, fields: Fields) -> Answer {
    try_address(&pages, pages.mine(me), &fields).await
}

pub(super) async fn account_by_link(State(pages): State<Pages>, Path(token): Path<String>, fields: Fields) -> Answer {
    account(&pages, pages.whose(&token).await?, &fields).await
}

pub(super) async fn account_signed_in(State(pages): State<Pages>, me: SignedIn, fields: Fields) -> Answer {
    account(&pages, pages.mine(me), &fields).await
}

/// Field `until`: a day, `2026-12-01`. The pause ends as it begins where the person lives.
async fn pause(pages: &Pages, whose: Whose, fields: &Fields) -> Answer {
    let cause = fields.cause(&format!("b{}", whose.person.id))?;
    let until = begins(fields.get("until"), &whose.person.zone).ok_or(Trouble::FORM)?;
    let command = Command::SetPause { person: whose.person.id, until: Some(until) };
    carry_out(pages, whose, command, cause, "saved").await
}

fn begins(day: &str, zone: &str) -> Option<Timestamp> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    day.parse::<Date>().ok()?.to_zoned(zone).ok().map(|day| day.timestamp())
}

async fn resume(pages: &Pages, whose: Whose, fields: &Fields) -> Answer {
    let cause = fields.cause(&format!("r{}", whose.person.id))?;
    let command = Command::SetPause { person: whose.person.id, until: None };
    carry_out(pages, whose, command, cause, "saved").await
}

async fn try_address(pages: &Pages, whose: Whose, fields: &Fields) -> Answer {
    let cause = fields.cause(&format!("a{}", whose.person.id))?;
    let known = fields.get("address").parse().ok().and_then(|index: usize| whose.person.addresses.get(index)).ok_or(Trouble::FORM)?;
    let command = Command::TryAddress { person: whose.person.id, address: known.address.clone() };
    carry_out(pages, whose, command, cause, "tried").await
}

/// Field `what`: `data`, `deactivate` or `delete`. Each brings a mail.
async fn account(pages: &Pages, whose: Whose, fields: &Fields) -> Answer {
    let (person, what) = (whose.person.id, fields.get("what"));
    let command = match what {
        "data" => Command::AskData { person },
        "deactivate" => Command::AskToDepart { person, for_good: false },
        "delete" => Command::AskToDepart { person, for_good: true },
        _ => return Err(Trouble::FORM),
    };
    fields.cause("")?;
    let cause = Cause::Occasion(format!("account/{person}/{what}/{}", pages.app.world.now().as_second().div_euclid(BETWEEN)));
    carry_out(pages, whose, command, cause, "asked").await
}

/// Back to the settings, which say that it was done; or a page that says why not.
async fn carry_out(pages: &Pages, whose: Whose, command: Command, cause: Cause, done: &str) -> Answer {
    match pages.app.execute(whose.actor, command, cause).await?.outcome {
        Outcome::Refused(refusal) => pages.refused(&whose.person, None, &refusal),
        _ => Ok(see_other(&format!("{}?{done}=yes", whose.path))),
    }
}
