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
    check("5.0.0", "550 User unknown (in reply to RCPT TO command)", true);
    check("5.0.0", "550 User unknown (in reply to end of DATA command)", false);
    check("5.0.0", "550 User unknown", false);
    check("5.0.0", "550 Mailbox not found", true);
    check("5.0.0", "550 Mailbox not found: sender refused by policy", false);
    check("5.7.1", "550 user not found", false);
    check("5.0.0", "450 User unknown (in reply to RCPT TO command)", false);
    check("5.1.1", "550 5.1.1 User unknown (in reply to end of DATA command)", true);
    check("5.1.1", "552 5.2.2 over quota", false);
    check("5.1.1", "550 5.1.1 sorry, too many messages from 192.0.2.1 this hour", false);
    check("5.1.1", "550 5.1.1 no such user in our policy domain", true);
    check("5.2.1", "550 5.2.1 the account is inactive", false);
    check("5.2.1", "550 5.2.1 user unknown (in reply to RCPT TO command)", true);
    check("5.4.4", "Name service error for name=x.example type=MX: Host not found", true);
    check("5.4.4", "Name service error: Malformed or unexpected name server reply", false);
    check("4.4.4", "no such domain", false);
    check("5.1.6", "551 5.1.6 has moved", true);
    check("5.7.27", "556 5.7.27 the domain does not accept mail", true);
    check("5.7.1", "554 5.7.1 relaying denied", false);
    check("5.7.1", "550 no such user (in reply to RCPT TO command)", true);
    check("5.7.23", "550 no such user (in reply to RCPT TO command)", false);
    check("5.3.2", "521 5.3.2 no mail here, ever", true);
    check("5.3.2", "554 5.3.2 not taking mail today", false);
    check("5.1.0", "553 5.1.0 moot.example does not exist (in reply to MAIL FROM command)", false);
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
        "I could not deliver it.\n\n<ben@garden.example>:\n550 5.1.1 No such user here.\n\n--- Below this line is a copy of the message.\n\nTo: cleo@garden.example\n",
        &[("ben@garden.example", true)],
    );
    check("<ben@garden.example>:\nNo such user here.\n", &[("ben@garden.example", false)]);
    check("Host a.example rejected recipient <ben@garden.example>: 550 No such user\n", &[("ben@garden.example", true)]);
    check(
        "ben@garden.example: 550 5.2.2 mailbox full\ncleo@garden.example: 550 5.1.1 unknown\n",
        &[("ben@garden.example", false), ("cleo@garden.example", true)],
    );
    check(
        "It did not reach:\n\nben@garden.example on Thu, 26 Nov 2026 10:00:00 +0100\n    The recipient name is not recognized\n",
        &[("ben@garden.example", true)],
    );
    check("Could not be delivered to:\n\n  ben@garden.example\n    the mailbox is over quota\n", &[("ben@garden.example", false)]);
    check("Delivery to ben@garden.example failed: 550 5.1.1 unknown\n", &[("ben@garden.example", true)]);
    check("很抱歉，您的邮件没有送达。\n收件人: ben@garden.example\n退信原因：收件人邮箱已满\n", &[("ben@garden.example", false)]);
    check("退信原因\n收件人（ben@garden.example）邮箱地址不存在，无法送达。\n", &[("ben@garden.example", false)]);
    check("Ihre Nachricht wurde nicht an ben@garden.example zugestellt, weil die Adresse nicht gefunden wurde.\n", &[("ben@garden.example", true)]);
    check(
        "<ben@garden.example>:\n554: delivery error: dd This user doesn't have a garden.example account (ben@garden.example) [-9] - mta1.example\n",
        &[("ben@garden.example", true)],
    );
    check("Nothing of use.\n", &[]);
}

#[test]
fn fields_that_lost_their_part_are_read_in_the_text() {
    let raw = "From: MAILER-DAEMON@mx.example\nSubject: failure\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ben@garden.example\nAction: failed\nStatus: 5.1.1\n\n--b--\n";
    let report = read(&read_message(raw.as_bytes()));
    assert_eq!((report.recipients[0].address.as_str(), report.recipients[0].hard), ("ben@garden.example", true));
}

#[test]
fn an_international_address_is_read_with_its_escapes() {
    let report = dsn("Final-Recipient: utf-8; b\\x{E9}a@garden.example\nAction: failed\nStatus: 5.1.1\n");
    assert_eq!(report.recipients[0].address, "béa@garden.example");
    let report = dsn("Final-Recipient: utf-8; \\x{zz}\\x{@garden.example\nAction: failed\nStatus: 5.1.1\n");
    assert_eq!(report.recipients.len(), 1);
}

#[test]
fn a_complaint_names_whom_it_can() {
    let raw = "From: fbl@isp.example\nSubject: abuse\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: <ben@isp.example>\n--b--\n";
    let report = read(&read_message(raw.as_bytes()));
    assert_eq!(report.kind, ReportKind::Complaint);
    assert_eq!(report.recipients[0].address, "ben@isp.example");
    assert!(!report.recipients[0].hard);
}
