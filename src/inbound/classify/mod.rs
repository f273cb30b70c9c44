//! What a message is: from a person, an automatic reply, a report, a complaint, or our own echo.
//!
//! No person's mail may be called automatic: what a machine says in its own headers is proof, a subject alone only
//! where no person writes it so, words in the text only beside a header.

mod challenge;
mod openings;
mod program;
mod senders;
mod signs;
mod traces;

use super::calendar;
use super::message::Message;
use super::report::{self, Opened, ReportKind};
use openings::{is_away, is_bounce, is_bounce_subject, lower_start};
use program::{answers_by_itself, begins_marked, opens};
use senders::{DAEMONS, PEOPLE_TOO};
use traces::Traces;

/// What a message is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Class {
    Person,
    /// An absence notice or a notification: never answered, never published.
    AutoReply {
        why: String,
    },
    /// What a machine writes for an administrator, or from an address that takes no answers: never published.
    Machine {
        why: String,
    },
    /// A filter that wants to see a person before it delivers.
    Challenge {
        why: String,
    },
    /// Somebody's mail program says what became of a message (RFC 8098).
    Receipt,
    /// Mail of a mailing list or a mass sending.
    Bulk {
        why: String,
    },
    /// Something was not delivered.
    Bounce,
    /// Something is not delivered yet.
    Delayed,
    /// Something was delivered, or handed to a system that reports no further.
    Delivered,
    /// A feedback report (RFC 5965): a recipient called our mail spam, or took it out of there, or a check failed.
    Complaint,
    /// Our own mail came back.
    Echo {
        why: String,
    },
}

/// More trace lines than any honest way has (the same number as common mail servers allow).
const MOST_HOPS: usize = 50;

/// Says what a message is. `mail_from` is the envelope sender, empty for the null return path (RFC 5321 section 4.5.5).
pub fn kind(message: &Message, mail_from: &str, our_domain: &str) -> Class {
    read(message, mail_from, our_domain).0
}

/// The same, with the report that was opened to say it.
pub fn read(message: &Message, mail_from: &str, our_domain: &str) -> (Class, Option<Opened>) {
    let traces = Traces::of(message);
    if let Some(why) = echo(message, &traces, our_domain) {
        return (Class::Echo { why }, None);
    }
    // It opens like a report, and asks for an answer.
    if let Some(why) = challenge::held(message, traces.holds_mail && (is_null(mail_from) || traces.automatic().is_some())) {
        return (Class::Challenge { why }, None);
    }
    reported(message, &traces, mail_from).unwrap_or_else(|| (written(message, &traces, mail_from, our_domain), None))
}

/// What is no report: a person's, or a machine's by what it says of itself.
fn written(message: &Message, traces: &Traces<'_>, mail_from: &str, our_domain: &str) -> Class {
    // A calendar program sends what a person chose in it, whatever its mail says of itself.
    if calendar::is_of_ours(message, our_domain) {
        return Class::Person;
    }
    let official = program::for_administrators(message).or_else(|| is_report(message).then(|| "it is a report".into()));
    let automatic = program::automatic(message, traces, is_null(mail_from));
    let mute = program::takes_no_answer(message);
    if let Some(why) = challenge::asked(message, automatic.is_some() || mute.is_some() || traces.bulk_precedence.is_some()) {
        return Class::Challenge { why };
    }
    if let Some(why) = official {
        return Class::Machine { why };
    }
    if let Some(why) = automatic {
        return Class::AutoReply { why };
    }
    if let Some(why) = mute {
        return Class::Machine { why };
    }
    traces.bulk().map_or(Class::Person, |why| Class::Bulk { why })
}

fn is_null(mail_from: &str) -> bool {
    mail_from.trim_matches(['<', '>', ' ']).is_empty()
}

/// Our own mail, sent back by a forwarder, or going round.
fn echo(message: &Message, traces: &Traces<'_>, our_domain: &str) -> Option<String> {
    if traces.hops > MOST_HOPS {
        return Some(format!("it passed {} servers", traces.hops));
    }
    if our_domain.is_empty() {
        return None;
    }
    let domain = our_domain.to_lowercase();
    let ours = |value: &str| {
        let value = value.trim_matches(['<', '>', ' ']).to_lowercase();
        value.strip_suffix(domain.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with(['@', '.']))
    };
    if traces.loops.iter().any(|value| ours(value)) {
        return Some("X-Loop names us".into());
    }
    let listed = traces.list_id.iter().any(|value| ours(value.rsplit('<').next().unwrap_or_default()));
    let written_here = message.message_id.as_deref().is_some_and(|id| ours(id) && (listed || id.starts_with("n-")));
    written_here.then(|| "it is our own mail".into())
}

/// Reports: by their media type (RFC 3464, 5965, 8098), else by a mail system's sender and words.
fn reported(message: &Message, traces: &Traces<'_>, mail_from: &str) -> Option<(Class, Option<Opened>)> {
    let of = |report: Opened| (class_of(report.kind()), Some(report));
    let system = is_null(mail_from) || is_daemon(message, mail_from);
    let sent_as_report = system || is_report(message);
    if let Some(complaint) = report::complaint(message).filter(|_| sent_as_report || !has(message, "feedback-report")) {
        return Some(of(complaint));
    }
    if sent_as_report && has(message, "disposition-notification") {
        return Some((Class::Receipt, None));
    }
    let status = sent_as_report && has(message, "delivery-status");
    if status || traces.failed_recipients {
        return Some(of(report::open(message)));
    }
    let failed = system && sounds_failed(message) && !is_answer(message, mail_from);
    let opened = || report::open(message);
    if let Some(report) = failed.then(opened).filter(|report| !(may_be_written(message, mail_from) && report.is_vague())) {
        return Some(of(report));
    }
    // In whatever language: nobody but a mail system sends a refusal from the null return path.
    let silent = is_null(mail_from) && !answers_by_itself(&message.subject.to_lowercase()) && !opens(message, is_away);
    let returned = silent.then(opened).filter(Opened::is_refusal);
    returned.or_else(|| report::notification(message)).map(of)
}

fn class_of(kind: ReportKind) -> Class {
    match kind {
        ReportKind::Delayed => Class::Delayed,
        ReportKind::Delivered => Class::Delivered,
        ReportKind::Complaint | ReportKind::Feedback => Class::Complaint,
        ReportKind::Failed | ReportKind::Unclear => Class::Bounce,
    }
}

fn has(message: &Message, ending: &str) -> bool {
    message.report.iter().any(|part| part.media_type.ends_with(ending))
}

/// A postmaster who writes answers as anybody does: with a reply's mark, in the thread, from an address, and without a
/// server's own line.
fn is_answer(message: &Message, mail_from: &str) -> bool {
    let subject = message.subject.to_lowercase();
    let marked = begins_marked(&subject) && !subject.starts_with('[');
    marked && !is_null(mail_from) && message.threaded() && message.report.is_empty() && !opens(message, is_refusal)
}

/// Somebody who looks after a server speaks of what happened to mail: from an address that people have, and with nothing
/// that a machine would send along.
fn may_be_written(message: &Message, mail_from: &str) -> bool {
    let by_people = !message.from.is_empty() && message.from.iter().all(|from| PEOPLE_TOO.iter().any(|name| is_called(&from.address, name)));
    by_people && !is_null(mail_from) && message.report.is_empty()
}

/// "550 - no such user here": a reply code of RFC 5321 section 4.2.1 at the beginning of a line.
fn is_refusal(line: &str) -> bool {
    matches!(line.trim_start().as_bytes(), [b'4' | b'5', second, third, b' ' | b'-', ..] if second.is_ascii_digit() && third.is_ascii_digit())
}

/// A person may forward a report with words of their own; a mail system sends it as a multipart/report (RFC 6522).
fn is_report(message: &Message) -> bool {
    message.media_type == "multipart/report"
}

/// Its subject or its opening says that something was not delivered.
fn sounds_failed(message: &Message) -> bool {
    let subject = message.subject.to_lowercase();
    if answers_by_itself(&subject) {
        return false;
    }
    is_bounce_subject(&subject) || is_bounce(&lower_start(message))
}

/// By its address, by its name when it has no address, by an empty address, or by the envelope.
fn is_daemon(message: &Message, mail_from: &str) -> bool {
    let named = message.headers.iter().filter(|(name, _)| name == "from").map(|(_, value)| value.trim_start_matches(['<', '"', ' ']));
    let written = named.filter(|_| message.from.is_empty());
    let addresses = message.from.iter().chain(&message.sender).map(|mailbox| mailbox.address.as_str());
    // Sending services put a return path of their own under everybody's mail: "bounce+…@".
    let path = mail_from.trim_start_matches('<');
    let path = (!is_called(path, "bounce")).then_some(path);
    let unnamed = message.from.is_empty() && message.headers.iter().any(|(name, value)| name == "from" && value.ends_with("<>"));
    unnamed || written.chain(addresses).chain(path).any(|sender| DAEMONS.iter().any(|name| is_called(sender, name)))
}

fn is_called(sender: &str, name: &str) -> bool {
    let begins = sender.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    // "bouncer@" is somebody's name, "mailer-daemon1@" is not.
    begins && (name.len() > 8 || !sender[name.len()..].starts_with(char::is_alphanumeric))
}

#[cfg(test)]
#[path = "../classify_tests.rs"]
mod tests;
