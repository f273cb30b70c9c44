//! Complaints: feedback reports (RFC 5965), and the forms of providers that send none.

use super::fields::Fields;
use super::{Report, ReportKind, ReportedRecipient};
use crate::inbound::message::Message;

/// What feedback reports also say: somebody took mail out of their spam (RFC 6430), or a check failed (RFC 6591).
const NO_COMPLAINTS: &[&str] = &["not-spam", "auth-failure"];
/// Where providers that attach the message as it was name the mailbox in it.
const IN_THE_COPY: &[&str] = &["x-hmxmroriginalrecipient", "x-original-to", "x-rcpt-to", "to"];
/// What subjects of complaints without a feedback report begin with: Outlook's JMRP; AOL; what smaller providers write.
const SUBJECTS: &[&str] = &[
    "complaint about message from",
    "email feedback report for ip",
    "abuse report",
    "spam report",
    "spam complaint",
    "junk mail report",
    "[spam report]",
    "feedback loop report",
];
/// Mailboxes that only send complaints.
const SENDERS: &[&str] = &[
    "staff@hotmail.com",
    "staff@outlook.com",
    "scomp@aol.net",
    "scomp@",
    "fbl@",
    "fbl-no-reply@",
    "feedbackloop@",
    "feedback@arf.",
    "abuse-report@",
    "abuse-reports@",
    "complaints@",
    "jmrpp@",
];

/// A feedback report: a complaint, with its mailbox where it is named, or what else such reports say.
pub(super) fn read(message: &Message) -> Option<Report> {
    let fields = message.report.iter().find(|part| part.media_type.ends_with("/feedback-report")).map(|part| Fields::read(&part.text));
    match &fields {
        Some(fields) if fields.get("feedback-type").is_some_and(|kind| NO_COMPLAINTS.iter().any(|other| kind.eq_ignore_ascii_case(other))) => {
            return Some(Report { recipients: Vec::new(), kind: ReportKind::Feedback });
        }
        None if !is_form(message) => return None,
        _ => {}
    }
    // RFC 5965 section 3.2: these name the mailbox; they are often left out to hide who complained.
    let named = fields.and_then(|fields| fields.address(&["original-rcpt-to", "removal-recipient"]));
    let address = named.or_else(|| returned(message).find_map(|copy| copy.address(IN_THE_COPY)));
    let recipients = address.map(|address| ReportedRecipient { address, action: "complained".into(), ..ReportedRecipient::default() });
    Some(Report { recipients: recipients.into_iter().collect(), kind: ReportKind::Complaint })
}

/// The headers of the returned message, however they were attached.
pub(super) fn returned(message: &Message) -> impl Iterator<Item = Fields> + '_ {
    let copies = message
        .report
        .iter()
        .filter(|part| part.media_type.starts_with("message/rfc822") || part.media_type == "text/rfc822-headers" || part.media_type == "message/global");
    copies.map(|part| Fields::read(&part.text))
}

/// The subject, the sender and the attached message together.
fn is_form(message: &Message) -> bool {
    if !message.report.iter().any(|part| part.media_type.starts_with("message/rfc822")) {
        return false;
    }
    let subject = message.subject.to_lowercase();
    let sent = |mailbox: &crate::inbound::message::Mailbox| {
        let address = mailbox.address.to_lowercase();
        SENDERS.iter().any(|sender| address.starts_with(sender))
    };
    SUBJECTS.iter().any(|start| subject.starts_with(start)) && message.from.iter().any(sent)
}
