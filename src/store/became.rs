//! What has happened before: causes, and what became of each command and each message. The tables `causes` and `dispositions`
//! are this file's.

use super::fault::Fault;
use super::link::{Arg, Link, json};
use super::rows::{CauseRow, DispositionRow, micros, part, text};
use super::table::save;
use super::{Store, Tx};
use crate::core::command::{Disposition, Outcome};
use crate::core::ids::{GroupId, PersonId, RawId};
use crate::core::trust::Proven;
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap};

/// What became of one command.
#[derive(Clone, Debug)]
pub struct DispositionEntry {
    /// The message that made it, if one did.
    pub raw: Option<RawId>,
    pub cause: String,
    pub disposition: Disposition,
    pub at: Timestamp,
}

/// A cause that has now happened for the first time.
#[derive(Clone, Debug)]
pub struct NewCause {
    pub cause: String,
    /// What the mail that brought it proves.
    pub proven: Proven,
    /// Nobody was told of a refusal.
    pub silent: bool,
}

/// What became of a cause that has happened before.
#[derive(Clone, Debug)]
pub struct Became {
    pub disposition: Disposition,
    /// See [`NewCause::proven`].
    pub proven: Proven,
    /// See [`NewCause::silent`].
    pub silent: bool,
}

/// Added to what is proven where a refusal was silent.
const SILENT: i64 = 4;

#[derive(sqlx::FromRow)]
struct Recorded {
    cause: String,
    dispositions: String,
    proven: i64,
}

impl Recorded {
    fn became(self) -> Result<(String, Became), Fault> {
        let all: Vec<Disposition> = part(&self.dispositions)?;
        let first = all.into_iter().next().ok_or_else(|| Fault::other(format!("nothing became of the cause {}", self.cause)))?;
        let proven = Proven::ALL.into_iter().find(|proven| *proven as i64 == self.proven % SILENT).unwrap_or(Proven::Nothing);
        Ok((self.cause, Became { disposition: first, proven, silent: self.proven >= SILENT }))
    }
}

#[derive(sqlx::FromRow)]
struct OfMessage {
    group_id: Option<i64>,
    person_id: Option<i64>,
    outcome: String,
}

impl Tx {
    /// What became of these causes, as far as they have happened before.
    pub async fn recorded(&mut self, causes: &[String]) -> Result<HashMap<String, Became>, Fault> {
        if causes.is_empty() {
            return Ok(HashMap::new());
        }
        let rows: Vec<Recorded> = self.link.rows("SELECT cause, dispositions, proven FROM causes WHERE cause {texts:$1}", [json(&causes)?]).await?;
        rows.into_iter().map(Recorded::became).collect()
    }
}

impl Store {
    /// What became of a message.
    pub async fn dispositions(&self, raw: RawId) -> Result<Vec<Disposition>, Fault> {
        let sql = "SELECT group_id, person_id, outcome FROM dispositions WHERE raw_id = $1 ORDER BY position";
        let row = |row: OfMessage| {
            let (group, person) = (row.group_id.map(GroupId), row.person_id.map(PersonId));
            Ok(Disposition { group, person, outcome: part(&row.outcome)? })
        };
        self.read(sql, [Arg::Int(raw.0)]).await?.into_iter().map(row).collect()
    }
}

/// Writes down what has happened for the first time, and what became of each command.
pub(super) async fn put(link: &mut Link, causes: &[NewCause], dispositions: &[DispositionEntry]) -> Result<(), Fault> {
    save(link, &cause_rows(causes, dispositions)?).await?;
    save(link, &disposition_rows(dispositions)?).await
}

/// A refusal repeats what was not understood: of people who are gone for good it says that they are.
pub(super) async fn forget(link: &mut Link, people: &Arg) -> Result<(), Fault> {
    let gone = Outcome::Ignored("its author is gone".into());
    let became = Disposition { group: None, person: None, outcome: gone.clone() };
    let sql = "UPDATE causes SET dispositions = $2 WHERE cause IN (SELECT cause FROM dispositions WHERE person_id {ints:$1} AND outcome LIKE '%refused%')";
    link.run(sql, [people.clone(), text(&[became])?.as_str().into()]).await?;
    let sql = "UPDATE dispositions SET outcome = $2 WHERE person_id {ints:$1} AND outcome LIKE '%refused%'";
    link.run(sql, [people.clone(), text(&gone)?.as_str().into()]).await.map(|_| ())
}

/// New causes with all that became of them.
fn cause_rows(causes: &[NewCause], dispositions: &[DispositionEntry]) -> Result<Vec<CauseRow>, Fault> {
    let row = |new: &NewCause| {
        let of_it: Vec<&DispositionEntry> = dispositions.iter().filter(|entry| entry.cause == new.cause).collect();
        let became: Vec<&Disposition> = of_it.iter().map(|entry| &entry.disposition).collect();
        let at = of_it.first().map_or(0, |entry| micros(entry.at));
        Ok(CauseRow { cause: new.cause.clone(), at, dispositions: text(&became)?, proven: new.proven as i64 + if new.silent { SILENT } else { 0 } })
    };
    causes.iter().map(row).collect()
}

/// What became of each message, numbered within it.
fn disposition_rows(dispositions: &[DispositionEntry]) -> Result<Vec<DispositionRow>, Fault> {
    let mut places: BTreeMap<RawId, i64> = BTreeMap::new();
    let mut rows = Vec::new();
    for entry in dispositions {
        let Some(raw) = entry.raw else { continue };
        let place = places.entry(raw).or_default();
        rows.push(DispositionRow {
            raw_id: raw.0,
            position: *place,
            cause: entry.cause.clone(),
            group_id: entry.disposition.group.map(|group| group.0),
            person_id: entry.disposition.person.map(|person| person.0),
            outcome: text(&entry.disposition.outcome)?,
            at: micros(entry.at),
        });
        *place += 1;
    }
    Ok(rows)
}
