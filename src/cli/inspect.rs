//! `mailmoot inspect`: what a message would be understood as. Reads files or standard input, changes nothing.

use crate::inbound::calendar;
use crate::inbound::classify::{self, Class};
use crate::inbound::files;
use crate::inbound::message::{self, Message};
use crate::inbound::report::{self, ReportedRecipient};
use anyhow::Context;
use serde::Serialize;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// One message, as it was understood. One JSON object a line.
#[derive(Serialize)]
struct Understood {
    file: String,
    kind: &'static str,
    /// Why a message is not taken for a person's, when it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    /// The words that would be published.
    reply: String,
    elided: String,
    from: Vec<String>,
    subject: String,
    message_id: Option<String>,
    recipients: Vec<ReportedRecipient>,
    /// What a calendar program answers; empty when it does not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    calendar: Vec<calendar::Calendar>,
    problems: Vec<String>,
}

/// Prints what each file (`-` is standard input) would be understood as.
///
/// # Errors
/// When a file cannot be read or the output cannot be written; the files before it have been printed.
pub fn inspect(json: bool, files: &[PathBuf]) -> anyhow::Result<()> {
    let standard_input = [PathBuf::from("-")];
    let files = if files.is_empty() { &standard_input } else { files };
    let mut out = std::io::stdout().lock();
    for file in files {
        let raw = bytes(file).with_context(|| format!("cannot read {}", file.display()))?;
        let understood = understand(file, &raw);
        if json {
            writeln!(out, "{}", serde_json::to_string(&understood)?)?;
        } else {
            write_plainly(&mut out, &understood)?;
        }
    }
    Ok(())
}

fn bytes(file: &Path) -> std::io::Result<Vec<u8>> {
    if file != Path::new("-") {
        return std::fs::read(file);
    }
    let mut raw = Vec::new();
    std::io::stdin().lock().read_to_end(&mut raw)?;
    Ok(raw)
}

fn understand(file: &Path, raw: &[u8]) -> Understood {
    let message = message::read(raw);
    // A file has no envelope: the Return-Path that the last server wrote stands for it.
    let sender = message.from.first().map(|mailbox| mailbox.address.clone()).unwrap_or_else(|| "unknown".into());
    let mail_from = message.header("return-path").last().map_or(sender, |path| path.to_string());
    let class = classify::kind(&message, &mail_from, "");
    let recipients = match class {
        Class::Bounce | Class::Delayed | Class::Delivered | Class::Complaint => report::read(&message).recipients,
        _ => Vec::new(),
    };
    let words = files::sort(&message, "").words;
    let (kind, why) = named(class);
    Understood {
        file: file.display().to_string(),
        kind,
        why,
        reply: words.published(),
        elided: words.elided,
        from: message.from.iter().map(|mailbox| mailbox.address.clone()).collect(),
        calendar: calendar::read_all(&message),
        problems: problems(&message),
        message_id: message.message_id,
        subject: message.subject,
        recipients,
    }
}

fn problems(message: &Message) -> Vec<String> {
    message.problems.iter().map(ToString::to_string).collect()
}

fn named(class: Class) -> (&'static str, Option<String>) {
    match class {
        Class::Person => ("message", None),
        Class::Bulk { why } => ("message", Some(why)),
        Class::AutoReply { why } => ("auto_reply", Some(why)),
        Class::Bounce => ("bounce", None),
        Class::Delayed => ("delayed", None),
        Class::Delivered => ("delivered", None),
        Class::Complaint => ("complaint", None),
        Class::Echo { why } => ("echo", Some(why)),
    }
}

fn write_plainly(out: &mut impl Write, understood: &Understood) -> std::io::Result<()> {
    writeln!(out, "{}: {}{}", understood.file, understood.kind, understood.why.as_ref().map(|why| format!(" ({why})")).unwrap_or_default())?;
    writeln!(out, "from {} about {}", understood.from.join(", "), understood.subject)?;
    for recipient in &understood.recipients {
        writeln!(out, "recipient {} {} {}", recipient.address, recipient.status, if recipient.hard { "dead" } else { "" })?;
    }
    for problem in &understood.problems {
        writeln!(out, "problem: it {problem}")?;
    }
    writeln!(out, "\n{}\n", understood.reply)
}

#[cfg(test)]
#[path = "inspect_tests.rs"]
mod tests;
