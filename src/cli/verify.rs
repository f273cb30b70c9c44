//! `mailmoot verify`: counts a settled poll again from its ledger, or writes its ballots down.

use super::{Failed, Where, house};
use crate::app::Query;
use crate::core::ids::PollId;
use crate::core::ledger::Check;
use crate::core::poll::{Poll, Stage};
pub use crate::core::sheet::Form;
use crate::core::view::Needs;
use crate::core::visible;
use crate::store::{Fault, Store};
use clap::Args;

#[derive(Args, Debug)]
pub struct Verify {
    /// The poll's id or its title
    poll: String,
    /// Write the ballots as CSV, with names unless the poll was secret, instead
    #[arg(long, group = "sheet")]
    csv: bool,
    /// Write the ballots as JSON for `mailmoot tally`, without names, instead
    #[arg(long, group = "sheet")]
    json: bool,
    /// Write the rankings as BLT, without names, instead
    #[arg(long, group = "sheet")]
    blt: bool,
    #[command(flatten)]
    place: Where,
}

impl Verify {
    pub async fn run(self) -> Result<String, Failed> {
        let form = match (self.csv, self.json, self.blt) {
            (true, ..) => Some(Form::Csv),
            (_, true, _) => Some(Form::Json),
            (.., true) => Some(Form::Blt),
            _ => None,
        };
        let config = self.place.load()?;
        let report = house::verify(&config, &self.poll, form).await?;
        if report.holds {
            return Ok(report.text);
        }
        // What was looked at goes where it is read by programs; that it failed is said beside it.
        print!("{}", report.text);
        Err(Failed::Fault("the ledger and the result do not agree".into()))
    }
}

/// What is printed, and whether everything holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    pub text: String,
    pub holds: bool,
}

/// Checks the poll, or writes its ballots in a form.
///
/// # Errors
/// When there is no such poll, several have that title, or it is not settled.
pub async fn report(store: &Store, mut query: Query, named: &str, form: Option<Form>) -> Result<Report, Failed> {
    let id = find(store, &mut query, named).await?;
    query.load(|_| Needs { polls: [id].into(), ..Needs::default() }).await.map_err(failed)?;
    let poll = query.view.polls.get(id).cloned().ok_or_else(|| Failed::Input(format!("there is no poll {named:?}")))?;
    if poll.stage != Stage::Settled {
        return Err(Failed::Input(format!("{:?} has no result yet; ask again when it is closed and counted", poll.title)));
    }
    if let Some(form) = form {
        return sheet(&mut query, &poll, form).await.map(|text| Report { text, holds: true });
    }
    let checks = query.audit(id).await.map_err(failed)?.unwrap_or_default();
    Ok(Report { text: said(&poll, &checks), holds: checks.iter().all(|check| check.holds) })
}

async fn sheet(query: &mut Query, poll: &Poll, form: Form) -> Result<String, Failed> {
    let needs = |view: &_| {
        let mut needs = Needs::default();
        visible::sheet_needs(view, poll.id, form, &mut needs);
        needs
    };
    query.load(needs).await.map_err(failed)?;
    visible::sheet(&query.view, poll, form).ok_or_else(|| Failed::Input(unfit(form).into()))
}

fn unfit(form: Form) -> &'static str {
    match form {
        Form::Blt => "BLT holds rankings, and these ballots are none; use --csv or --json",
        Form::Csv | Form::Json => "a question round has words and no options; use --csv",
    }
}

/// An id first; else a title that only one poll has.
pub(super) async fn find(store: &Store, query: &mut Query, named: &str) -> Result<PollId, Failed> {
    if let Ok(id) = named.parse::<i64>().map(PollId) {
        query.load(|_| Needs { polls: [id].into(), ..Needs::default() }).await.map_err(failed)?;
        if query.view.polls.get(id).is_some() {
            return Ok(id);
        }
    }
    match store.polls_titled(named).await.map_err(failed)?.as_slice() {
        [] => Err(Failed::Input(format!("there is no poll {named:?}; give its whole title, or its id"))),
        [one] => Ok(*one),
        several => {
            let ids: Vec<String> = several.iter().map(ToString::to_string).collect();
            Err(Failed::Input(format!("{} polls are called {named:?}; give one of their ids: {}", several.len(), ids.join(", "))))
        }
    }
}

fn said(poll: &Poll, checks: &[Check]) -> String {
    let line = |check: &Check| format!("{:<7} {:<7} {}\n", if check.holds { "ok" } else { "DIFFERS" }, check.what, check.says);
    format!("{} (poll {})\n{}", poll.title, poll.id, checks.iter().map(line).collect::<String>())
}

fn failed(fault: Fault) -> Failed {
    Failed::Fault(fault.to_string())
}
