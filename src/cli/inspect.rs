//! `mailmoot inspect`: what messages would be understood as, stage by stage. Reads files, folders, mailboxes or standard
//! input, and changes nothing.

mod language;
mod source;
mod understood;
mod vote;

use std::io::Write;
use std::path::{Path, PathBuf};

pub use understood::{Understood, understand};
pub use vote::Ballot;

/// What to read, and how to tell it.
#[derive(clap::Args, Debug)]
pub struct Inspect {
    /// One JSON object a line: file, kind (message, auto_reply, bounce, complaint, delivered, receipt, challenge, list, echo), why, report, reply,
    /// elided, language, vote, recipients, from, subject, message_id, problems, timings in microseconds
    #[arg(long)]
    json: bool,
    /// Read answers as votes in this poll: a TOML or JSON file with kind ("single", "proposal" ...), options (names, or
    /// tables of code and name) and languages (such as ["en", "pt"])
    #[arg(long, value_name = "FILE")]
    poll: Option<PathBuf>,
    /// The domain of the service, by which its own mail and footer are told from others'
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    domain: String,
    /// Every command may be told a config; this one needs none, and reads none.
    #[arg(long, value_name = "FILE", hide = true)]
    config: Option<PathBuf>,
    /// Message files, folders of .eml files, or mbox files; `-` or nothing is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Prints what each message would be understood as. What cannot be read is named in the error, after all others were.
///
/// # Errors
/// When the poll cannot be used, a file cannot be read, or the output cannot be written.
pub fn inspect(what: &Inspect) -> anyhow::Result<()> {
    let ballot = what.poll.as_deref().map(Ballot::load).transpose()?;
    let standard_input = [PathBuf::from("-")];
    let files = if what.files.is_empty() { &standard_input } else { what.files.as_slice() };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut unread = Vec::new();
    for file in files {
        let each = |name: &str, raw: &[u8]| show(&mut out, &understand(name, raw, ballot.as_ref(), &what.domain), what.json);
        match source::each(file, each) {
            Ok(()) => {}
            Err(source::Failed::Read(path, error)) => unread.push(said(&path, &error)),
            Err(source::Failed::Write(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
            Err(source::Failed::Write(error)) => return Err(error.into()),
        }
    }
    out.flush()?;
    anyhow::ensure!(unread.is_empty(), "cannot read {}", unread.join("; "));
    Ok(())
}

fn said(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

fn show(out: &mut impl Write, understood: &Understood, json: bool) -> std::io::Result<()> {
    if json {
        serde_json::to_writer(&mut *out, understood)?;
        writeln!(out)
    } else {
        plainly(out, understood)
    }
}

/// For people: one line per fact, then the words.
fn plainly(out: &mut impl Write, understood: &Understood) -> std::io::Result<()> {
    let because = understood.why.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
    writeln!(out, "{}: {}{because}", understood.file, understood.kind)?;
    writeln!(out, "from {} about {}", understood.from.join(", "), understood.subject)?;
    for recipient in &understood.recipients {
        let fate = if recipient.hard { "dead" } else { "not dead" };
        let facts = [recipient.address.as_str(), &recipient.action, &recipient.status, fate, &recipient.diagnostic];
        writeln!(out, "recipient {}", facts.iter().filter(|fact| !fact.is_empty()).copied().collect::<Vec<_>>().join(" "))?;
    }
    if let Some(vote) = &understood.vote {
        writeln!(out, "answer {}", serde_json::to_string(vote)?)?;
    }
    for problem in &understood.problems {
        writeln!(out, "problem: it {problem}")?;
    }
    writeln!(out, "\n{}\n", understood.reply)
}

#[cfg(test)]
#[path = "inspect_tests.rs"]
mod tests;
