//! `mailmoot status`: what waits and what is stuck, one line each with the next step.

use super::{Failed, house};
use crate::config::Config;
use jiff::SignedDuration;

/// How far back failed letters are counted.
pub const LATELY: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How things stand, in numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct State {
    /// Mail taken and not yet finished.
    pub pending: u64,
    /// Things held for their owner's yes.
    pub held: u64,
    /// Things held for a group's coordinators.
    pub waiting: u64,
    /// Notices waiting for the smarthost.
    pub queued: u64,
    /// Notices handed twice without an answer.
    pub parked: u64,
    /// Letters refused for good, or given up, within [`LATELY`].
    pub failed: u64,
    /// Addresses that mail was refused for, for good.
    pub dead: u64,
    /// The last error, with its instant, already in words.
    pub last_error: Option<String>,
}

pub async fn run(config: &Config) -> Result<String, Failed> {
    Ok(report(&house::state(config).await?))
}

fn report(state: &State) -> String {
    let error = state.last_error.as_deref();
    [
        line("pending", state.pending, "mail taken and not finished; a running `mailmoot serve` works through it"),
        line("queued", state.queued, "notices waiting for the smarthost; if this grows, see whether outbound.smarthost answers"),
        line("held", state.held, "waiting for their owner's yes; each is asked by mail, about at most five a day of a flood, and sees the rest with `status`"),
        line(
            "coordinators",
            state.waiting,
            "from strangers, or more than goes out in an hour; each group's page /g/HANDLE/waiting settles them, what is left ends after 14 days",
        ),
        line("parked", state.parked, "notices handed over twice without an answer; look into the smarthost's log for their Message-ID"),
        line(
            "failed",
            state.failed,
            "letters refused for good in the last 7 days; `mailmoot why ADDRESS` tells the answer, the log of `mailmoot serve` all of them",
        ),
        line("dead addresses", state.dead, "mail to them was refused for good; ask the people for a new address"),
        format!("last error      {}\n", error.map_or_else(|| "none".to_string(), |error| format!("{error}; the log of `mailmoot serve` says more"))),
    ]
    .concat()
}

fn line(what: &str, count: u64, next: &str) -> String {
    if count == 0 { format!("{what:<15} 0\n") } else { format!("{what:<15} {count}  {next}\n") }
}

#[cfg(test)]
#[path = "status_tests.rs"]
mod tests;
