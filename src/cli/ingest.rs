//! `mailmoot ingest`: one message from a file or standard input, taken as if it had come by mail.

use super::{Failed, Where, house};
use crate::config::Config;
use crate::core::command::{Disposition, Outcome};
use clap::Args;
use std::io::Read;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
pub struct Ingest {
    /// The message; `-` or nothing is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
    #[command(flatten)]
    place: Where,
}

impl Ingest {
    pub async fn run(self) -> Result<String, Failed> {
        let config = self.place.load()?;
        let raw = read(&self.file, &config)?;
        Ok(house::ingest(&config, raw).await?.iter().map(line).collect())
    }
}

/// The bytes of the message, if they are not more than the SMTP door would take.
fn read(file: &Path, config: &Config) -> Result<Vec<u8>, Failed> {
    let name = if file == Path::new("-") { "standard input".to_string() } else { file.display().to_string() };
    let unreadable = |error| Failed::Input(format!("cannot read {name}: {error}"));
    let source: Box<dyn Read> = if file == Path::new("-") { Box::new(std::io::stdin()) } else { Box::new(std::fs::File::open(file).map_err(unreadable)?) };
    let mut raw = Vec::new();
    source.take(config.smtp.max_size as u64 + 1).read_to_end(&mut raw).map_err(unreadable)?;
    match raw.len() {
        0 => Err(Failed::Input(format!("{name} is empty; give one whole message"))),
        size if size > config.smtp.max_size => Err(Failed::Input(format!("{name} is larger than smtp.max_size, {} bytes", config.smtp.max_size))),
        _ => Ok(raw),
    }
}

fn line(disposition: &Disposition) -> String {
    match &disposition.outcome {
        Outcome::Done(what) => format!("done: {what}\n"),
        Outcome::Refused(refusal) => format!("refused: {}\n", refusal.code()),
        Outcome::Held(_) => "held: it waits for its sender or a coordinator\n".into(),
        Outcome::Ignored(reason) => format!("ignored: {reason}\n"),
    }
}

#[cfg(test)]
#[path = "ingest_tests.rs"]
mod tests;
