//! Tests of what is said about a message.

use super::*;

fn said(raw: &str) -> serde_json::Value {
    serde_json::to_value(understand(Path::new("a.eml"), raw.as_bytes())).unwrap()
}

#[test]
fn every_kind_is_named_for_scripts() {
    let check = |raw: &str, kind: &str| assert_eq!(said(raw)["kind"], kind, "{raw}");
    check("From: a@b.example\nSubject: x\n\nhello\n", "message");
    check("From: a@b.example\nAuto-Submitted: auto-replied\n\nI am away\n", "auto_reply");
    check("Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: failure notice\n\n<b@c.example>:\nno such user\n", "bounce");
    check(
        "From: a@b.example\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n--b--\n",
        "complaint",
    );
    check("not a mail at all", "message");
}

#[test]
fn a_bounce_lists_who_failed_and_whether_for_good() {
    let said = said("Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: failure notice\n\n<b@c.example>:\n550 5.1.1 no such user\n");
    assert_eq!(said["recipients"][0]["address"], "b@c.example");
    assert_eq!(said["recipients"][0]["hard"], true);
    assert_eq!(said["recipients"][0]["status"], "5.1.1");
}

#[test]
fn problems_and_the_fields_scripts_read_are_there() {
    let said = said("Message-ID: <1@b.example>\nSubject: Fence\n\nOak.\n");
    assert_eq!((said["file"].as_str(), said["subject"].as_str(), said["message_id"].as_str()), (Some("a.eml"), Some("Fence"), Some("1@b.example")));
    assert_eq!(said["reply"], "Oak.");
    assert!(said["problems"].as_array().is_some_and(|all| all.iter().any(|one| one == "has no From")));
}
