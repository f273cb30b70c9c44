//! Tests of what is said about a message.

use super::*;

fn said(raw: &str) -> serde_json::Value {
    serde_json::to_value(understand("a.eml", raw.as_bytes(), None, "")).unwrap()
}

#[test]
fn every_kind_is_named_for_scripts() {
    let check = |raw: &str, kind: &str| assert_eq!(said(raw)["kind"], kind, "{raw}");
    check("From: a@b.example\nSubject: x\n\nhello\n", "message");
    check("From: a@b.example\nAuto-Submitted: auto-replied\n\nI am away\n", "auto_reply");
    check("From: a@b.example\nPrecedence: list\n\nnews\n", "list");
    check("From: a@b.example\nAuto-Submitted: auto-replied\nSubject: verify#8\n\nreply\n", "challenge");
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
    assert_eq!(said["report"], "failed");
}

#[test]
fn problems_and_the_fields_scripts_read_are_there() {
    let said = said("Message-ID: <1@b.example>\nSubject: Fence\n\nI think the oak is best for this.\n");
    assert_eq!((said["file"].as_str(), said["subject"].as_str(), said["message_id"].as_str()), (Some("a.eml"), Some("Fence"), Some("1@b.example")));
    assert_eq!(said["reply"], "I think the oak is best for this.");
    assert_eq!(said["language"], "en");
    assert!(said["problems"].as_array().is_some_and(|all| all.iter().any(|one| one == "has no From")));
    assert!(said["timings"]["strip"].is_u64());
}

#[test]
fn with_our_domain_our_own_footer_is_told_from_others() {
    let raw = b"From: a@b.example\nSubject: Re: Vote\n\nOak.\n\n[ ] 1  Green\n[ ] 2  Oak\nOr vote on the web: https://moot.example/v/x\n";
    let reply = |domain: &str| understand("a.eml", raw, None, domain).reply;
    assert_eq!(reply("moot.example"), "Oak.");
    assert_ne!(reply(""), "Oak.");
}

#[test]
fn every_command_takes_a_config_also_the_one_that_needs_none() {
    use clap::Parser;
    assert!(crate::cli::Line::try_parse_from(["mailmoot", "inspect", "--json", "--config", "x.toml", "--domain", "moot.example", "a.eml"]).is_ok());
}

#[test]
fn an_answer_means_what_it_can_mean_without_a_poll() {
    let check = |text: &str, expect: serde_json::Value| {
        let said = said(&format!("From: a@b.example\nSubject: x\n\n{text}\n"));
        assert_eq!(said["vote"]["vote"]["choice"]["one"], expect, "{text}: {said}");
    };
    check("agree", "agree".into());
    check("2", "2".into());
    check("The post office is closed on Monday.", serde_json::Value::Null);
}

#[test]
fn with_a_poll_an_answer_means_exactly_one_thing_or_a_doubt() {
    let folder = tempfile::tempdir().unwrap();
    let read = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        Ballot::load(&path)
    };
    let toml = read("poll.toml", "kind = \"single\"\noptions = [\"Green\", { code = \"7\", name = \"Natural oak\" }]\nlanguages = [\"de\"]\n").unwrap();
    let json = read("poll.json", r#"{"kind": "single", "options": ["Green", {"code": "7", "name": "Natural oak"}]}"#).unwrap();
    for ballot in [toml, json] {
        let vote = |text: &str| {
            let raw = format!("From: a@b.example\nSubject: x\n\n{text}\n");
            serde_json::to_value(understand("a.eml", raw.as_bytes(), Some(&ballot), "")).unwrap()["vote"].clone()
        };
        assert_eq!(vote("natural oak")["vote"]["choice"]["one"], "7");
        assert_eq!(vote("1, it is cheap")["vote"]["choice"]["one"], "1");
        assert_eq!(vote("green or oak, hm")["doubt"]["doubt"].as_str().map(str::is_empty), Some(false));
    }
    assert!(read("bad.toml", "kind = \"guess\"").is_err());
    assert!(Ballot::load(std::path::Path::new("/nowhere/poll.toml")).is_err());
}
