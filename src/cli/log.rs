//! Starts the log: text or JSON lines on standard error. What it says of faults is also kept, for `mailmoot status`.

use super::Failed;
use crate::config::Log;
use tokio::sync::watch;
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer};

/// The latest fault that was logged, in words.
pub type Latest = watch::Receiver<String>;

/// Starts it as the config says. A second start in one process is ignored, and hears of no fault.
pub fn start(log: &Log) -> Result<Latest, Failed> {
    let bad =
        |error| Failed::Input(format!("log.level cannot be \"{}\": {error}; write error, warn, info, debug, or a filter such as mailmoot=debug", log.level));
    let filter = EnvFilter::try_new(&log.level).map_err(bad)?;
    let (keep, latest) = watch::channel(String::new());
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines = if log.json { lines.json().boxed() } else { lines.boxed() };
    // The only error is that a log has been started before.
    let _ = tracing_subscriber::registry().with(Faults(keep).with_filter(LevelFilter::ERROR)).with(lines.with_filter(filter)).try_init();
    Ok(latest)
}

/// Hears every line about a fault, whatever of the log is shown.
struct Faults(watch::Sender<String>);

impl<S: Subscriber> Layer<S> for Faults {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut said = Said::default();
        event.record(&mut said);
        self.0.send_replace(said.text());
    }
}

/// What a line says, and why.
#[derive(Default)]
struct Said {
    message: String,
    why: Vec<String>,
}

impl Said {
    fn text(self) -> String {
        std::iter::once(self.message).chain(self.why).collect::<Vec<_>>().join(": ")
    }
}

impl Visit for Said {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.record_debug(field, &format_args!("{value}"));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        match field.name() {
            "message" => self.message = format!("{value:?}"),
            "fault" | "error" | "why" => self.why.push(format!("{value:?}")),
            _ => {}
        }
    }
}

#[cfg(test)]
#[path = "log_tests.rs"]
mod tests;
