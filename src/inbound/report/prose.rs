//! Bounces in prose: servers that answer with sentences. Addresses are taken from the places where such texts name the
//! failed recipient, above the copy of the returned message.

use super::super::message::{Message, one_line};
use super::{ReportedRecipient, dead, shorten};
use regex::Regex;
use std::sync::LazyLock;

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#""[^"\s<>]{1,64}"@[\p{L}\p{N}.-]+\.[\p{L}\p{N}]{2,}|[\p{L}\p{N}._%+=/'!#$&*?^`{|}~-]+@[\p{L}\p{N}.-]+\.[\p{L}\p{N}]{2,}"#)
        .expect("a constant; the tests compile it")
});
/// Where the copy of the returned message begins.
static COPY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^[\s>*]*(?:-{2,}.*(?:original message|copy of|returned message|unsent message|headers|original mail|message header|received:).*|-{3,}\s*(?:original|below).*|received: .*|return-path: .*|below (?:this line )?is a copy.*|the (?:header|text|first).*(?:of the original|of the message|original).*|(?:your |the )?original message (?:follows|headers|is included|text).*|message headers? follow.*|diagnostic information for administrators:.*original.*|content-type: message/.*|mime-version: .*|original message:?\s*)$",
    )
    .expect("a constant; the tests compile it")
});
/// Lines that name the recipient in front of the address.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|\b)(?:recipients?|rcpt to|to|user|address|for|addressee|mailbox|delivery to|deliver to|failed|delivered to|destinataires?|empfänger|destinatario|unknown user|no such user)\b[^@]{0,40}$").expect("a constant; the tests compile it")
});
const MOST_LINES: usize = 400;

/// The first address in a text, without brackets and quotes.
pub(super) fn first_address(text: &str) -> Option<String> {
    // Most lines hold none, and most mail is no report.
    memchr::memchr(b'@', text.as_bytes())?;
    let found = ADDRESS.find(text)?.as_str();
    Some(if found.starts_with('"') { found } else { found.trim_matches(['\'', '`', '*']) }.to_string())
}

/// The failed recipients that a text names, with what it says about each.
pub(super) fn recipients(message: &Message) -> Vec<ReportedRecipient> {
    let page = || message.html.as_deref().map(mail_parser::decoders::html::html_to_text);
    let text = message.text.clone().filter(|text| !text.trim().is_empty()).or_else(page).unwrap_or_default();
    let lines: Vec<&str> = text.lines().take(MOST_LINES).take_while(|line| !COPY.is_match(line)).collect();
    let mut found: Vec<ReportedRecipient> = Vec::new();
    // Exim says it in a header of its own.
    for address in message.header("x-failed-recipients").iter().flat_map(|list| list.split(',')).filter_map(first_address) {
        push(&mut found, address, &lines.join(" "));
    }
    if found.is_empty() {
        let mut not_recipients = not_recipients(message);
        if !lines.iter().filter_map(|line| first_address(line)).any(|address| !not_recipients.contains(&address.to_lowercase())) {
            // Mail to oneself comes back to its recipient.
            not_recipients.truncate(message.from.len());
        }
        let alone = named(&lines, &not_recipients, is_alone);
        let found_lines = if alone.is_empty() { named(&lines, &not_recipients, is_named) } else { alone };
        for (at, address) in found_lines {
            push(&mut found, address, &reason(&lines, at));
        }
    }
    found
}

fn push(found: &mut Vec<ReportedRecipient>, address: String, reason: &str) {
    if found.iter().any(|known| known.address.eq_ignore_ascii_case(&address)) {
        return;
    }
    let diagnostic = shorten(reason);
    let status = dead::status_in(reason).unwrap_or_default();
    found.push(ReportedRecipient { address, hard: dead::is_dead(&status, &one_line(reason)), action: String::new(), status, diagnostic });
}

/// The postmaster who writes and we to whom it is written are not the ones who were not found.
fn not_recipients(message: &Message) -> Vec<String> {
    message.from.iter().map(|mailbox| &mailbox.address).chain(&message.to).map(|address| address.to_lowercase()).collect()
}

fn named(lines: &[&str], not_recipients: &[String], fits: fn(&str, &str) -> bool) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(address) = first_address(line).filter(|address| !not_recipients.contains(&address.to_lowercase())) else { continue };
        if fits(line, &address) {
            found.push((at, address));
        }
    }
    found
}

/// A line that is the address, perhaps in brackets, perhaps with a colon and the reason behind it.
fn is_alone(line: &str, address: &str) -> bool {
    let Some((before, after)) = line.split_once(address) else { return false };
    let before = before.trim_start_matches(|c: char| c.is_whitespace() || "<\"'*-•>(".contains(c));
    let after = after.trim_start_matches(['>', '"', '\'', ')', '*']);
    let mailto = before.to_lowercase();
    (before.is_empty() || mailto == "mailto:" || mailto == "rfc822;")
        && (after.trim().is_empty()
            || after.starts_with([':', ',', ';'])
            || after.starts_with("...")
            || after.starts_with(" ..")
            || after.starts_with(" (")
            || after.starts_with("<mailto"))
}

fn is_named(line: &str, address: &str) -> bool {
    line.split_once(address).is_some_and(|(before, after)| {
        NAMED.is_match(before.trim_end_matches(['<', '"', '\'', ' ', ':'])) || dead::status_in(line).is_some() || after.contains("...")
    })
}

/// The lines at and below the address up to the next paragraph but one: servers put the reason there.
fn reason(lines: &[&str], at: usize) -> String {
    let above = lines[at.saturating_sub(3)..at].join(" ");
    let below: Vec<&str> = lines[at..].iter().take(14).copied().collect();
    format!("{} {above}", below.join(" "))
}
