//! The table of `fixtures/reading/refusals.toml`: what servers answer, and whether the address is dead.

use super::read;
use crate::inbound::message;
use serde::Deserialize;

#[derive(Deserialize)]
struct Refusals {
    refusal: Vec<Refusal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refusal {
    server: String,
    /// The command that was answered.
    at: String,
    says: String,
    dead: bool,
}

/// As a server passes it on that was refused: in a status report, or in sentences alone.
fn reports(refusal: &Refusal) -> [String; 2] {
    let Refusal { at, says, .. } = refusal;
    let head = "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: b-abc@moot.example\nSubject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n";
    let line = format!("<cleo@b.example>: host mx.b.example[192.0.2.1] said: {says} (in reply to {at} command)").replace('\n', "\n    ");
    let status = crate::core::failure::status_in(says).unwrap_or_else(|| "5.0.0".into());
    let folded = says.replace('\n', "\n ");
    let fields = format!(
        "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; cleo@b.example\nAction: failed\nStatus: {status}\nDiagnostic-Code: smtp; {folded} (in reply to {at} command)\n"
    );
    [
        format!(
            "{head}Content-Type: multipart/report; report-type=delivery-status; boundary=zz\n\n--zz\nContent-Type: text/plain; charset=utf-8\n\n{line}\n\n--zz\nContent-Type: message/delivery-status\n\n{fields}\n--zz--\n"
        ),
        format!("{head}Content-Type: text/plain; charset=utf-8\n\nYour message could not be delivered.\n\n{line}\n"),
    ]
}

#[test]
fn a_refusal_means_the_same_in_a_status_report_and_in_sentences() {
    let table: Refusals = toml::from_str(include_str!("../../fixtures/reading/refusals.toml")).unwrap();
    assert!(table.refusal.len() >= 120, "{} refusals", table.refusal.len());
    let mut wrong = Vec::new();
    for refusal in &table.refusal {
        for raw in reports(refusal) {
            let found: Vec<(String, bool)> = read(&message::read(raw.as_bytes())).recipients.into_iter().map(|one| (one.address, one.hard)).collect();
            if found != [("cleo@b.example".to_string(), refusal.dead)] {
                wrong.push(format!("{}: {} {found:?}", refusal.server, refusal.says));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
