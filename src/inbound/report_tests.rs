//! Tests of reading reports, all invented.

use super::*;
use crate::inbound::message::read as read_message;

fn dsn(fields: &str) -> Report {
    let raw = format!(
        "From: MAILER-DAEMON@mx.example\nSubject: failed\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\nIt failed.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n{fields}\n--b--\n"
    );
    read(&read_message(raw.as_bytes()))
}

#[test]
fn a_status_report_says_who_and_how_final() {
    let check = |status: &str, diagnostic: &str, hard: bool| {
        let report = dsn(&format!("Final-Recipient: rfc822; Ben@garden.example\nAction: failed\nStatus: {status}\nDiagnostic-Code: smtp; {diagnostic}\n"));
        assert_eq!(report.kind, ReportKind::Failed);
        assert_eq!(report.recipients.len(), 1);
        assert_eq!(report.recipients[0].address, "Ben@garden.example");
        assert_eq!(report.recipients[0].hard, hard, "{status} {diagnostic}");
    };
    check("5.1.1", "550 5.1.1 no mailbox of that name", true);
    check("5.0.0", "550 User unknown", true);
    check("5.1.2", "host not found", true);
    check("5.2.2", "552 mailbox full", false);
    check("5.7.1", "554 blocked for spam", false);
    check("5.0.0", "550 5.7.26 refused by DMARC policy", false);
    check("4.4.1", "timed out", false);
    check("5.3.4", "message too large", false);
    check("5.1.8", "sender domain does not exist", false);
}

#[test]
fn several_recipients_and_folded_fields_are_read() {
    let report = dsn(
        "Final-Recipient: rfc822;a@x.example\nAction: delayed\nStatus: 4.0.0\n\nFinal-Recipient: rfc822;b@x.example\nAction: failed (for good)\nStatus: 5.1.1 (no such)\nDiagnostic-Code: smtp;\n 550 unknown\n",
    );
    let seen: Vec<_> = report.recipients.iter().map(|r| (r.address.as_str(), r.action.as_str(), r.hard)).collect();
    assert_eq!(seen, [("a@x.example", "delayed", false), ("b@x.example", "failed", true)]);
    assert_eq!(report.kind, ReportKind::Failed);
    assert_eq!(report.recipients[1].diagnostic, "smtp; 550 unknown");
}

#[test]
fn prose_names_the_failed_address_above_the_returned_copy() {
    let check = |body: &str, expected: &[(&str, bool)]| {
        let raw = format!("From: MAILER-DAEMON@mx.example\nTo: us@moot.example\nSubject: failure notice\n\n{body}");
        let report = read(&read_message(raw.as_bytes()));
        let seen: Vec<_> = report.recipients.iter().map(|r| (r.address.as_str(), r.hard)).collect();
        assert_eq!(seen, expected, "{body}");
    };
    check(
        "I could not deliver it.\n\n<ben@garden.example>:\nNo such user here.\n\n--- Below this line is a copy of the message.\n\nTo: cleo@garden.example\n",
        &[("ben@garden.example", true)],
    );
    check("Could not be delivered to:\n\n  ben@garden.example\n    the mailbox is over quota\n", &[("ben@garden.example", false)]);
    check("Delivery to ben@garden.example failed: 550 5.1.1 unknown\n", &[("ben@garden.example", true)]);
    check("Nothing of use.\n", &[]);
}

#[test]
fn a_complaint_names_whom_it_can() {
    let raw = "From: fbl@isp.example\nSubject: abuse\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: <ben@isp.example>\n--b--\n";
    let report = read(&read_message(raw.as_bytes()));
    assert_eq!(report.kind, ReportKind::Complaint);
    assert_eq!(report.recipients[0].address, "ben@isp.example");
    assert!(!report.recipients[0].hard);
}
