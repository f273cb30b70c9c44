//! What a delivery status notification (RFC 3464) or a complaint (RFC 5965) says, and what bounces in prose say.
//!
//! It says what a report claims; whether the claim is believed is decided by the token of our return path.

mod cloud;
mod complaint;
mod delayed;
mod fields;
mod prose;

use super::message::{Message, one_line};
use crate::core::command::Command;
use crate::core::failure::{self, Evidence, Failure, Stage};
use crate::core::ids::NoticeId;
use crate::core::person::Address;
use serde::{Deserialize, Serialize};

/// What a report says about one recipient's address.
pub(super) fn failure_of(recipient: &ReportedRecipient) -> Failure {
    let evidence = Evidence::of(&recipient.status, &recipient.diagnostic);
    let failed = !NO_FAILURE.contains(&recipient.action.as_str());
    match recipient.hard {
        true => Failure::Gone,
        false if failed && failure::is_in_trouble(&recipient.status, &evidence) => Failure::Trouble,
        false => Failure::Nothing,
    }
}

/// What a bounce to one of our own return paths asks for: the address it calls dead, or else the first it names.
pub fn bounce(notice: NoticeId, report: &Report) -> Command {
    let worst = report.recipients.iter().find(|recipient| recipient.hard).or(report.recipients.first());
    Command::RecordBounce {
        notice,
        failure: worst.map_or(Failure::Nothing, failure_of),
        status: worst.map(|recipient| recipient.status.clone()).unwrap_or_default(),
        diagnostic: worst.map(|recipient| recipient.diagnostic.clone()).unwrap_or_default(),
        address: worst.and_then(|recipient| Address::parse(&recipient.address)),
        in_session: false,
    }
}

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
    /// A feedback report in which nobody complains: "this is no spam", or a check that failed.
    Feedback,
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
/// Actions (RFC 3464 section 2.3.3) that are no failure.
const NO_FAILURE: &[&str] = &["delayed", "delivered", "relayed", "expanded", "complained"];

/// What a message reports, as far as it says so itself: which addresses are dead is asked only where somebody wants to
/// know.
pub struct Opened {
    recipients: Vec<ReportedRecipient>,
    /// What is said to people; nothing where everything was said to machines.
    prose: Option<prose::Prose>,
    kind: ReportKind,
    /// The return path that it came back to.
    sender: String,
}

/// Opens whatever the message reports.
pub fn open(message: &Message) -> Opened {
    complaint(message).or_else(|| notification(message)).unwrap_or_else(|| opened(message))
}

/// Reads whatever the message reports. `Unclear` and no recipients when it reports nothing.
pub fn read(message: &Message) -> Report {
    open(message).judged()
}

impl Opened {
    /// What the message reports as a whole.
    pub fn kind(&self) -> ReportKind {
        self.kind
    }

    /// It names no recipient, and neither a code nor a copy of what came back.
    pub fn is_vague(&self) -> bool {
        self.kind == ReportKind::Unclear && !self.prose.as_ref().is_some_and(|prose| prose.coded || prose.copied)
    }

    /// It names a recipient, with a code beside it or above a copy of the letter.
    pub fn is_refusal(&self) -> bool {
        let told = |prose: &prose::Prose| {
            !prose.told.is_empty()
                && (prose.copied || prose.told.iter().any(|told| [&told.diagnostic, &told.around].into_iter().any(|words| failure::holds_code(words))))
        };
        self.prose.as_ref().is_some_and(told)
    }

    /// The report, with what it says about each address.
    pub fn judged(self) -> Report {
        let Self { mut recipients, prose, kind, sender } = self;
        match prose {
            Some(prose) if recipients.is_empty() => {
                recipients = prose.told.iter().take(MOST_RECIPIENTS).map(|told| from_prose(told, &sender, prose.delayed)).collect();
            }
            Some(prose) => recipients.iter_mut().for_each(|recipient| judge(recipient, &sender, &prose.told)),
            None => {}
        }
        Report { recipients, kind }
    }

    fn whole(report: Report) -> Self {
        Self { recipients: report.recipients, prose: None, kind: report.kind, sender: String::new() }
    }
}

fn opened(message: &Message) -> Opened {
    let (recipients, prose) = named(message);
    let kind = match (recipients.is_empty(), prose.told.is_empty(), prose.delayed) {
        (false, ..) => kind(&recipients),
        (true, true, _) => ReportKind::Unclear,
        (true, false, true) => ReportKind::Delayed,
        (true, false, false) => ReportKind::Failed,
    };
    let sender = message.to.first().cloned().unwrap_or_default();
    Opened { recipients, prose: Some(prose), kind, sender }
}

/// The recipients that the parts for machines name, and what is said to people.
fn named(message: &Message) -> (Vec<ReportedRecipient>, prose::Prose) {
    let prose = prose::read(message);
    let mut recipients: Vec<ReportedRecipient> = statuses(message).flat_map(fields::recipients).take(MOST_RECIPIENTS).collect();
    if recipients.is_empty() {
        // Some reports lose their parts on the way: the fields then stand in the text.
        recipients = prose.fields.as_deref().map(|text| fields::recipients(text).take(MOST_RECIPIENTS).collect()).unwrap_or_default();
    }
    (recipients, prose)
}

/// A complaint, with its mailbox where it is named, if the message is one.
pub fn complaint(message: &Message) -> Option<Opened> {
    complaint::read(message).map(Opened::whole)
}

/// What a provider's machine reports in JSON, if the message is that.
pub fn notification(message: &Message) -> Option<Opened> {
    cloud::read(message).map(Opened::whole)
}

/// A server's machine part is often shorter than its prose: the reason is taken from both.
fn judge(recipient: &mut ReportedRecipient, sender: &str, told: &[prose::Told]) {
    let same = |other: &&prose::Told| prose::compared(&other.address) == prose::compared(&recipient.address);
    let more = told.iter().find(same).or(told.first().filter(|_| told.len() == 1));
    let (around, own, stage) = more.map_or(("", "", Stage::Unknown), |told| (told.around.as_str(), told.own.as_str(), told.stage));
    let said = if recipient.diagnostic.is_empty() { own } else { &recipient.diagnostic };
    let evidence = Evidence { prose: around, stage, recipient: &recipient.address, sender, ..Evidence::of(&recipient.status, said) };
    let status = failure::telling_status(&evidence);
    recipient.hard = !NO_FAILURE.contains(&recipient.action.as_str()) && failure::is_dead(&status, &evidence);
    recipient.status = status;
}

fn from_prose(told: &prose::Told, sender: &str, delayed: bool) -> ReportedRecipient {
    let evidence = Evidence { prose: &told.around, stage: told.stage, recipient: &told.address, sender, ..Evidence::of("", &told.own) };
    let status = failure::telling_status(&evidence);
    ReportedRecipient {
        address: told.address.clone(),
        hard: !delayed && failure::is_dead(&status, &evidence),
        action: if delayed { "delayed".into() } else { String::new() },
        status,
        diagnostic: shorten(&told.diagnostic),
    }
}

fn kind(recipients: &[ReportedRecipient]) -> ReportKind {
    let any = |actions: &[&str]| recipients.iter().any(|recipient| actions.contains(&recipient.action.as_str()));
    if recipients.is_empty() {
        ReportKind::Unclear
    } else if recipients.iter().any(|recipient| !NO_FAILURE.contains(&recipient.action.as_str())) {
        ReportKind::Failed
    } else if any(&["delayed"]) {
        ReportKind::Delayed
    } else {
        ReportKind::Delivered
    }
}

/// The delivery statuses (RFC 3464; RFC 6533 section 6 for the global one).
fn statuses(message: &Message) -> impl Iterator<Item = &str> {
    message.report.iter().filter(|part| part.media_type.ends_with("delivery-status")).map(|part| part.text.as_str())
}

fn shorten(text: &str) -> String {
    one_line(text).chars().take(LONGEST_DIAGNOSTIC).collect()
}

#[cfg(test)]
#[path = "../report_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "../report_table_tests.rs"]
mod table_tests;
