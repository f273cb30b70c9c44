//! `mailmoot ingest`: one message from a file or standard input, taken as if it had come by mail. Behind a mail server's
//! pipe its exit code decides whether the mail is done, tried again or returned, so it has codes of its own.

use super::{Failed, Where, house};
use crate::config::Config;
use crate::core::command::{Disposition, Outcome};
use crate::inbound::pipe::{self, Handed, No};
use clap::Args;
use std::io::Read;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
#[command(after_help = "Exit codes: 0 taken, 65 the message cannot be taken, 67 no such address, 77 not allowed, 75 try again (also when mailmoot \
                        itself has a problem, so that no mail is returned for it).")]
pub struct Ingest {
    /// The message; `-` or nothing is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
    /// The envelope's sender, empty for a bounce [default: what Return-Path or From says]
    #[arg(long, value_name = "ADDRESS")]
    from: Option<String>,
    /// A recipient of the envelope; may be given several times [default: what the message's headers say]
    #[arg(long, value_name = "ADDRESS")]
    to: Vec<String>,
    #[command(flatten)]
    place: Where,
}

impl Ingest {
    pub async fn run(self) -> Result<String, Failed> {
        // A mistake in the config is no reason to return somebody's mail.
        let config = self.place.load().map_err(|error| Failed::Mail(No::later(error.to_string())))?;
        let raw = read(&self.file, &config).map_err(Failed::Mail)?;
        let from = self.from.as_deref().map(pipe::sender);
        let (raw, max_size) = (pipe::on_the_wire(&raw), config.smtp.max_size);
        let taken = house::ingest(
            &config,
            raw,
            |named: Handed| Handed { mail_from: from.unwrap_or(named.mail_from), rcpt_to: if self.to.is_empty() { named.rcpt_to } else { self.to } },
            max_size,
        )
        .await?;
        Ok(taken.iter().map(line).collect())
    }
}

/// The bytes of the message, if they are not more than the SMTP door would take.
fn read(file: &Path, config: &Config) -> Result<Vec<u8>, No> {
    let name = if file == Path::new("-") { "standard input".to_string() } else { file.display().to_string() };
    let unreadable = |error| No::later(format!("cannot read {name}: {error}"));
    let source: Box<dyn Read> = if file == Path::new("-") { Box::new(std::io::stdin()) } else { Box::new(std::fs::File::open(file).map_err(unreadable)?) };
    let mut raw = Vec::new();
    source.take(config.smtp.max_size as u64 + 1).read_to_end(&mut raw).map_err(unreadable)?;
    match raw.len() {
        0 => Err(No::data("5.6.0", format!("{name} is empty; give one whole message"))),
        size if size > config.smtp.max_size => Err(No::data("5.3.4", format!("{name} is larger than smtp.max_size, {} bytes", config.smtp.max_size))),
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
