//! One message, as every stage sees it.

use super::language;
use super::vote::{self, Ballot};
use crate::inbound::classify::{self, Class};
use crate::inbound::report::{Opened, Report, ReportKind, ReportedRecipient};
use crate::inbound::{calendar, files, message};
use serde::Serialize;
use std::time::Instant;

/// One message, as it was understood. One JSON object a line.
#[derive(Serialize)]
pub struct Understood {
    pub file: String,
    pub kind: &'static str,
    /// Why a message is not taken for a person's, when it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What a report says as a whole: `failed`, `delayed`, `delivered`, `relayed`, `expanded`, `complained`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// The words that would be published.
    pub reply: String,
    /// What was cut and is nobody's answer.
    pub elided: String,
    /// The language of the words, when it is plain, or a guess by words of one language alone (BCP 47).
    pub language: Option<&'static str>,
    /// What the words mean as an answer; nothing when that cannot be said.
    pub vote: Option<vote::Meant>,
    pub recipients: Vec<ReportedRecipient>,
    pub from: Vec<String>,
    pub subject: String,
    pub message_id: Option<String>,
    /// What a calendar program answers; empty when it does not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calendar: Vec<calendar::Calendar>,
    pub problems: Vec<String>,
    pub timings: Timings,
}

/// How long each stage took, in microseconds.
#[derive(Serialize, Default)]
pub struct Timings {
    pub message: u64,
    pub classify: u64,
    pub report: u64,
    pub strip: u64,
    pub grammar: u64,
}

/// Reads one message through every stage. `our_domain` tells our own mail and footer from others'; empty when unknown.
pub fn understand(file: &str, raw: &[u8], ballot: Option<&Ballot>, our_domain: &str) -> Understood {
    let mut timings = Timings::default();
    let message = timed(&mut timings.message, || message::read(raw));
    // A file has no envelope: the Return-Path that the last server wrote stands for it.
    let sender = message.from.first().map(|mailbox| mailbox.address.clone()).unwrap_or_else(|| "unknown".into());
    let mail_from = message.header("return-path").last().map_or(sender, |path| path.to_string());
    let (class, opened) = timed(&mut timings.classify, || classify::read(&message, &mail_from, our_domain));
    let report = timed(&mut timings.report, || opened.map(Opened::judged).unwrap_or_default());
    let words = timed(&mut timings.strip, || files::sort(&message, our_domain).words);
    let person = class == Class::Person;
    let reply = words.published();
    let language = language::of(&reply);
    let vote = timed(&mut timings.grammar, || if person { vote::meant(&words, ballot, language) } else { None });
    let (kind, why) = named(class);
    Understood {
        file: file.to_string(),
        kind,
        why,
        report: as_a_whole(&report),
        language,
        vote,
        reply,
        elided: words.elided,
        from: message.from.iter().map(|mailbox| mailbox.address.clone()).collect(),
        calendar: calendar::read_all(&message),
        problems: message.problems.iter().map(ToString::to_string).collect(),
        message_id: message.message_id,
        subject: message.subject,
        recipients: report.recipients,
        timings,
    }
}

fn timed<T>(micros: &mut u64, stage: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = stage();
    *micros = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    done
}

fn as_a_whole(report: &Report) -> Option<String> {
    let said = |fits: &[&str]| report.recipients.iter().map(|recipient| recipient.action.as_str()).find(|action| fits.contains(action));
    let whole = match report.kind {
        ReportKind::Failed => "failed",
        ReportKind::Delayed => "delayed",
        ReportKind::Delivered => said(&["delivered", "relayed", "expanded"]).unwrap_or("delivered"),
        ReportKind::Complaint => "complained",
        ReportKind::Feedback | ReportKind::Unclear => return None,
    };
    Some(whole.to_string())
}

/// A delay is a report of not delivering, so scripts meet it as a bounce whose `report` and `action` say "delayed".
fn named(class: Class) -> (&'static str, Option<String>) {
    match class {
        Class::Person => ("message", None),
        Class::Bulk { why } => ("list", Some(why)),
        Class::AutoReply { why } | Class::Machine { why } => ("auto_reply", Some(why)),
        Class::Challenge { why } => ("challenge", Some(why)),
        Class::Receipt => ("receipt", None),
        Class::Bounce | Class::Delayed => ("bounce", None),
        Class::Delivered => ("delivered", None),
        Class::Complaint => ("complaint", None),
        Class::Echo { why } => ("echo", Some(why)),
    }
}
