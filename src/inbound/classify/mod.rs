//! What a message is: from a person, an automatic reply, a bounce, or our own echo.
//!
//! No person's mail may be called automatic: what a machine says in its own headers is proof, a subject alone only
//! where no person writes it so.

mod signs;

use super::message::Message;
use super::report::{self, ReportKind};
use signs::{ABSENT_SUBJECTS, AUTO_SUBJECTS, BOUNCE_SUBJECTS, DAEMONS, MACHINE_HEADERS};

/// What a message is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Class {
    Person,
    /// An absence notice, a receipt, a notification: never answered, never published.
    AutoReply {
        why: String,
    },
    /// Mail of a mailing list or a mass sending.
    Bulk {
        why: String,
    },
    /// Something was not delivered.
    Bounce,
    /// Something is not delivered yet.
    Delayed,
    /// Something was delivered or opened.
    Delivered,
    /// A recipient called our mail spam (RFC 5965).
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
    if let Some(why) = echo(message, our_domain) {
        return Class::Echo { why };
    }
    let null_path = is_null(mail_from);
    if let Some(class) = reported(message, mail_from) {
        return class;
    }
    if let Some(why) = automatic(message, null_path) {
        return Class::AutoReply { why };
    }
    bulk(message).map_or(Class::Person, |why| Class::Bulk { why })
}

fn is_null(mail_from: &str) -> bool {
    mail_from.trim_matches(['<', '>', ' ']).is_empty()
}

/// Our own mail, sent back by a forwarder, or going round.
fn echo(message: &Message, our_domain: &str) -> Option<String> {
    let ours = |value: &str| {
        let value = value.to_lowercase();
        let domain = our_domain.to_lowercase();
        !domain.is_empty() && (value == domain || value.ends_with(&format!("@{domain}")) || value.ends_with(&format!(".{domain}")))
    };
    if message.header("x-loop").iter().any(|value| ours(value.trim_matches(['<', '>', ' ']))) {
        return Some("X-Loop names us".into());
    }
    let listed = message.header("list-id").iter().any(|value| ours(value.trim_end().trim_end_matches('>').rsplit('<').next().unwrap_or_default()));
    if listed && message.message_id.as_deref().is_some_and(ours) {
        return Some("it is our own mail".into());
    }
    let hops = message.header("received").len();
    (hops > MOST_HOPS).then(|| format!("it passed {hops} servers"))
}

/// Reports: by their media type (RFC 3464, 5965, 8098), else by a mail system's sender and subject.
fn reported(message: &Message, mail_from: &str) -> Option<Class> {
    let daemon = is_daemon(message, mail_from);
    let null_path = is_null(mail_from);
    let has = |ending: &str| message.report.iter().any(|part| part.media_type.ends_with(ending));
    if has("feedback-report") {
        return Some(Class::Complaint);
    }
    if has("disposition-notification") {
        return Some(Class::AutoReply { why: "a receipt for reading".into() });
    }
    let said = report::read(message);
    if has("delivery-status") && is_system(message, null_path || daemon) {
        return Some(match said.kind {
            ReportKind::Delayed => Class::Delayed,
            ReportKind::Delivered => Class::Delivered,
            _ => Class::Bounce,
        });
    }
    let subject = message.subject.to_lowercase();
    let named = BOUNCE_SUBJECTS.iter().any(|sign| subject.contains(sign));
    let failed = !message.header("x-failed-recipients").is_empty();
    let bounced = failed || ((null_path || daemon) && (named || (daemon && !said.recipients.is_empty())));
    bounced.then_some(if said.recipients.is_empty() || said.kind != ReportKind::Delayed { Class::Bounce } else { Class::Delayed })
}

/// A person may forward a report; a mail system sends one as multipart/report, with the null path or as a daemon.
fn is_system(message: &Message, daemon: bool) -> bool {
    daemon || message.media_type == "multipart/report" || !message.threaded()
}

/// By its address, by its name when it has no address, or by the envelope.
fn is_daemon(message: &Message, mail_from: &str) -> bool {
    let written = message.header("from").into_iter().map(|value| value.trim_start_matches(['<', '"', ' ']));
    let addresses = message.from.iter().chain(&message.sender).map(|mailbox| mailbox.address.as_str()).chain([mail_from.trim_start_matches('<')]);
    written.chain(addresses).any(|sender| {
        let sender = sender.to_lowercase();
        DAEMONS.iter().any(|name| sender.strip_prefix(name).is_some_and(|rest| name.len() > 8 || !rest.starts_with(char::is_alphanumeric)))
    })
}

fn automatic(message: &Message, null_path: bool) -> Option<String> {
    // RFC 3834 section 5: anything but "no" was sent by a machine.
    let submitted = message.header("auto-submitted").into_iter().find(|value| first_word(value) != "no");
    if let Some(value) = submitted {
        return Some(format!("Auto-Submitted: {}", first_word(value)));
    }
    if let Some((name, _)) = MACHINE_HEADERS
        .iter()
        .find(|(name, start)| message.header(name).iter().any(|value| value.to_lowercase().starts_with(start) && first_word(value) != "no"))
    {
        return Some(format!("header {name}"));
    }
    if let Some(value) = message.header("precedence").into_iter().map(first_word).find(|value| matches!(value.as_str(), "auto_reply" | "auto-reply")) {
        return Some(format!("Precedence: {value}"));
    }
    // Exchange writes "All" into its own absence notices; other values only ask us not to answer.
    let suppressed = message.header("x-auto-response-suppress").iter().any(|value| value.to_lowercase().split(',').any(|word| word.trim() == "all"));
    let subject = message.subject.to_lowercase();
    let auto_subject = AUTO_SUBJECTS.iter().any(|start| subject.strip_prefix(start).is_some_and(|rest| rest.trim_start().starts_with([':', '：'])));
    let weak = ABSENT_SUBJECTS.iter().any(|word| subject.starts_with(word)) && (suppressed || bulk(message).is_some());
    if null_path {
        Some("the null return path".into())
    } else if auto_subject {
        Some("its subject".into())
    } else if weak || (suppressed && !message.threaded()) {
        Some("it forbids automatic answers".into())
    } else {
        None
    }
}

/// A list's or a mass mailer's own words about itself.
fn bulk(message: &Message) -> Option<String> {
    let precedence = message.header("precedence").into_iter().map(first_word).find(|value| matches!(value.as_str(), "bulk" | "junk" | "list"));
    if let Some(value) = precedence {
        return Some(format!("Precedence: {value}"));
    }
    let listed = !message.header("list-id").is_empty() && !message.header("list-unsubscribe").is_empty();
    listed.then(|| "it comes from a mailing list".into())
}

fn first_word(value: &str) -> String {
    value.split([';', ' ', '(', '\t']).find(|word| !word.is_empty()).unwrap_or_default().to_lowercase()
}

#[cfg(test)]
#[path = "../classify_tests.rs"]
mod tests;
