//! The settings page's buttons beside the settings: a pause, an address to be tried, and what a mail answers or asks back.
//! A personal link may have been passed on, so what cannot be undone is only asked for here: the mailbox decides.

use super::Pages;
use super::answer::{Answer, Trouble};
use super::fields::Fields;
use super::whose::Whose;
use crate::core::command::Command;
use axum::extract::State;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Field `until`: a day, `2026-12-01`. The pause ends as it begins where the person lives.
pub(super) async fn pause(State(pages): State<Pages>, whose: Whose, fields: Fields) -> Answer {
    let cause = fields.cause(&format!("b{}", whose.person.id))?;
    let until = begins(fields.get("until"), &whose.person.zone).ok_or(Trouble::FORM)?;
    let command = Command::SetPause { person: whose.person.id, until: Some(until) };
    whose.carry_out(&pages, command, cause, "saved").await
}

fn begins(day: &str, zone: &str) -> Option<Timestamp> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    day.parse::<Date>().ok()?.to_zoned(zone).ok().map(|day| day.timestamp())
}

pub(super) async fn resume(State(pages): State<Pages>, whose: Whose, fields: Fields) -> Answer {
    let cause = fields.cause(&format!("r{}", whose.person.id))?;
    let command = Command::SetPause { person: whose.person.id, until: None };
    whose.carry_out(&pages, command, cause, "saved").await
}

pub(super) async fn try_address(State(pages): State<Pages>, whose: Whose, fields: Fields) -> Answer {
    let cause = fields.cause(&format!("a{}", whose.person.id))?;
    let known = fields.get("address").parse().ok().and_then(|index: usize| whose.person.addresses.get(index)).ok_or(Trouble::FORM)?;
    let command = Command::TryAddress { person: whose.person.id, address: known.address.clone() };
    whose.carry_out(&pages, command, cause, "tried").await
}

/// Field `what`: `data`, `deactivate` or `delete`. Each brings a mail, at most one of a kind an hour.
pub(super) async fn account(State(pages): State<Pages>, whose: Whose, fields: Fields) -> Answer {
    let (person, what) = (whose.person.id, fields.get("what"));
    let command = match what {
        "data" => Command::AskData { person },
        "deactivate" => Command::AskToDepart { person, for_good: false },
        "delete" => Command::AskToDepart { person, for_good: true },
        _ => return Err(Trouble::FORM),
    };
    let cause = fields.cause(&format!("account/{person}/{what}"))?;
    whose.carry_out(&pages, command, cause, "asked").await
}
