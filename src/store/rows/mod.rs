//! Each noun as it lies in its table. What is asked for has a column of its own; the rest is one JSON text.

mod decisions;
mod mail;
mod people;
mod talk;

pub(super) use decisions::{BallotRow, HeldRow, ParticipantRow, PollRow, SecretBallotRow};
pub(super) use mail::{CauseRow, DispositionRow, EventRecord, FanoutRecord, NoticeRow, RawRecord};
pub(super) use people::{AddressRow, GroupRow, MembershipRow, PersonRow, PreferenceRow, person};
pub(super) use talk::{CommentRow, FileRow, ThreadRow};

use super::fault::Fault;
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// An instant as the database keeps it.
pub(super) fn micros(instant: Timestamp) -> i64 {
    instant.as_microsecond()
}

/// Back from the database.
pub(super) fn instant(micros: i64) -> Result<Timestamp, Fault> {
    Timestamp::from_microsecond(micros).map_err(|error| Fault::other(error.to_string()))
}

fn maybe_instant(micros: Option<i64>) -> Result<Option<Timestamp>, Fault> {
    micros.map(instant).transpose()
}

/// The JSON text of a part.
pub(super) fn text(part: &impl Serialize) -> Result<String, Fault> {
    serde_json::to_string(part).map_err(|error| Fault::other(error.to_string()))
}

/// A part from its JSON text.
pub(super) fn part<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|error| Fault::other(format!("{error} in {text:.80}")))
}

/// The word for a variant without fields.
pub(super) fn word(variant: &impl Serialize) -> Result<String, Fault> {
    Ok(text(variant)?.trim_matches('"').to_string())
}

/// The variant of a word.
pub(super) fn variant<T: DeserializeOwned>(word: &str) -> Result<T, Fault> {
    part(&format!("\"{word}\""))
}

#[cfg(test)]
#[path = "../rows_tests.rs"]
mod tests;
