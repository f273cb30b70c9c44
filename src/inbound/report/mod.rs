//! What a delivery status notification (RFC 3464) or a complaint (RFC 5965) says, and what bounces in prose say.
//!
//! It says what a report claims; whether the claim is believed is decided by the token of our return path.

mod dead;
mod prose;

pub(super) use dead::{is_dead, status_in};

use super::message::{Message, ReportPart};
use serde::{Deserialize, Serialize};

/// What a report says as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// Not delivered to somebody.
    Failed,
    /// Not yet delivered; the sender's server keeps trying.
    Delayed,
    /// Delivered, relayed, or opened.
    Delivered,
    /// Somebody pressed "this is spam".
    Complaint,
    #[default]
    Unclear,
}

/// What the report says about one recipient.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ReportedRecipient {
    pub address: String,
    /// The enhanced status code (RFC 3463), for example `5.1.1`; empty when there is none.
    pub status: String,
    /// `failed`, `delayed`, `delivered`, `relayed`, `expanded`; empty when there is none.
    pub action: String,
    /// The address is dead: stop mailing it. A full mailbox or a refused message is not.
    pub hard: bool,
    /// What the refusing server said, one line.
    pub diagnostic: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Report {
    pub recipients: Vec<ReportedRecipient>,
    pub kind: ReportKind,
}

const MOST_RECIPIENTS: usize = 100;
const LONGEST_DIAGNOSTIC: usize = 500;

/// Reads whatever the message reports. `Unclear` and no recipients when it reports nothing.
pub fn read(message: &Message) -> Report {
    if let Some(part) = part(message, "message/feedback-report") {
        return complaint(message, part);
    }
    let mut recipients: Vec<ReportedRecipient> = statuses(message).collect();
    let told = prose::recipients(message);
    if recipients.is_empty() {
        recipients = told;
    } else {
        // A server's machine part is often shorter than its prose: take the reason from there.
        for recipient in &mut recipients {
            let same = |other: &&ReportedRecipient| other.address.eq_ignore_ascii_case(&recipient.address);
            if let Some(more) = told.iter().find(same).or(told.first().filter(|_| told.len() == 1)) {
                let extended = format!("{} {}", recipient.diagnostic, more.diagnostic);
                let moved_on = matches!(recipient.action.as_str(), "delayed" | "delivered" | "relayed" | "expanded");
                recipient.hard = !moved_on && dead::is_dead(&recipient.status, &extended);
            }
        }
    }
    recipients.truncate(MOST_RECIPIENTS);
    Report { kind: kind(&recipients), recipients }
}

fn kind(recipients: &[ReportedRecipient]) -> ReportKind {
    let any = |actions: &[&str]| recipients.iter().any(|recipient| actions.contains(&recipient.action.as_str()));
    if recipients.is_empty() {
        ReportKind::Unclear
    } else if any(&["failed", ""]) {
        ReportKind::Failed
    } else if any(&["delayed"]) {
        ReportKind::Delayed
    } else {
        ReportKind::Delivered
    }
}

fn part<'a>(message: &'a Message, media_type: &str) -> Option<&'a ReportPart> {
    message.report.iter().find(|part| part.media_type == media_type)
}

fn complaint(message: &Message, part: &ReportPart) -> Report {
    let fields = fields(&part.text);
    // RFC 5965 section 3.2: these name the mailbox; they are often left out to hide who complained.
    let named = ["original-rcpt-to", "removal-recipient"].iter().filter_map(|name| value(&fields, name));
    let returned = message.report.iter().filter(|part| part.media_type.starts_with("message/rfc822") || part.media_type == "text/rfc822-headers");
    let addressed = returned.filter_map(|part| value(&self::fields(&part.text), "to").map(str::to_string));
    let address = named.map(str::to_string).chain(addressed).map(|text| address_in(&text)).find(|address| !address.is_empty());
    let recipients = address.map(|address| ReportedRecipient { address, action: "complained".into(), ..ReportedRecipient::default() });
    Report { recipients: recipients.into_iter().collect(), kind: ReportKind::Complaint }
}

/// The per-recipient groups of every delivery status (RFC 3464 section 2.3), read leniently.
fn statuses(message: &Message) -> impl Iterator<Item = ReportedRecipient> {
    let parts = message.report.iter().filter(|part| part.media_type.ends_with("delivery-status"));
    parts.flat_map(|part| part.text.split("\n\n")).filter_map(|group| {
        let fields = fields(group);
        let address = ["final-recipient", "x-actual-recipient", "original-recipient"]
            .iter()
            .find_map(|name| value(&fields, name).map(address_in).filter(|address| !address.is_empty()))?;
        let action = value(&fields, "action").map(|action| action.split_whitespace().next().unwrap_or_default().to_lowercase()).unwrap_or_default();
        let diagnostic = shorten(value(&fields, "diagnostic-code").unwrap_or_default());
        let stated = value(&fields, "status").and_then(dead::status_in).unwrap_or_default();
        let told = dead::status_in(&diagnostic).unwrap_or_default();
        // A relay's "5.0.0" says nothing; the code in the server's own words does.
        let status = if stated.is_empty() || (stated.ends_with(".0.0") && !told.is_empty()) { told } else { stated };
        let hard = !matches!(action.as_str(), "delayed" | "delivered" | "relayed" | "expanded") && dead::is_dead(&status, &diagnostic);
        Some(ReportedRecipient { address, status, action, hard, diagnostic })
    })
}

/// Header-like fields, unfolded, names in lower case.
fn fields(text: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in text.lines().take(2_000) {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_lowercase(), value.trim().to_string()));
        }
    }
    fields
}

fn value<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// The address in `rfc822; ana@b.example`, `<ana@b.example>` or the like; empty when there is none.
fn address_in(text: &str) -> String {
    let text = text.split_once(';').map_or(text, |(_, address)| address);
    prose::first_address(text).unwrap_or_default()
}

fn shorten(text: &str) -> String {
    super::message::one_line(text).chars().take(LONGEST_DIAGNOSTIC).collect()
}

#[cfg(test)]
#[path = "../report_tests.rs"]
mod tests;
