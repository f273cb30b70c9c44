//! Starts the log: text or JSON lines on standard error.

use super::Failed;
use crate::config::Log;
use tracing_subscriber::EnvFilter;

/// Starts it as the config says. A second start in one process is ignored.
pub fn start(log: &Log) -> Result<(), Failed> {
    let bad =
        |error| Failed::Input(format!("log.level cannot be \"{}\": {error}; write error, warn, info, debug, or a filter such as mailmoot=debug", log.level));
    let filter = EnvFilter::try_new(&log.level).map_err(bad)?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if log.json { lines.json().try_init() } else { lines.try_init() };
    // The only error is that a log has been started before.
    started.or(Ok(()))
}
