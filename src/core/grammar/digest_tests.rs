use super::*;
use crate::core::poll::Choosable;
use proptest::prelude::*;

/// A and C are votes, B is a thread.
fn read(text: &str) -> Vec<DigestAnswer> {
    let fence: Vec<Choosable> = [("1", "Green"), ("2", "Natural oak"), ("3", "White")].iter().map(|(code, name)| Choosable::new(code, name)).collect();
    let positions = PollKind::Proposal.usual_options();
    let forms = [
        DigestForm { code: "A".into(), ballot: Some(BallotForm { kind: PollKind::Single, options: &fence, none: false }) },
        DigestForm { code: "B".into(), ballot: None },
        DigestForm { code: "C".into(), ballot: Some(BallotForm { kind: PollKind::Proposal, options: &positions, none: false }) },
    ];
    read_digest_answers(&Words::own_only(text), &forms, &["en"])
}

fn vote(code: &str, option: &str, reason: &str) -> DigestAnswer {
    DigestAnswer::Vote { code: code.into(), choice: Choice::One(option.into()), reason: reason.into() }
}

fn comment(code: &str, words: &str) -> DigestAnswer {
    DigestAnswer::Comment { code: code.into(), words: words.into() }
}

fn doubt(code: Option<&str>, words: &str, doubt: Doubt) -> DigestAnswer {
    DigestAnswer::Doubt { code: code.map(str::to_string), words: words.into(), doubt }
}

#[track_caller]
fn check(text: &str, expect: &[DigestAnswer]) {
    assert_eq!(read(text), expect, "{text:?}");
}

#[test]
fn a_coded_line_is_a_vote() {
    for text in [
        "A2",
        "a2",
        "a 2",
        "A 2",
        "A: 2",
        "A: oak",
        "A - natural oak",
        "A2 please",
        "A2.",
        "A2)",
        "(A2)",
        "\"A2\"",
        "A) 2",
        "A2 Natural oak",
        "Hi,\n\nA2\n\nThanks\nBen",
        "A\n2",
        "A2!",
        "- A2",
    ] {
        check(text, &[vote("A", "2", "")]);
    }
    check("A2 because it weathers well", &[vote("A", "2", "because it weathers well")]);
    check("A2 - it weathers well\nand it lasts", &[vote("A", "2", "it weathers well\nand it lasts")]);
    check("A2: it weathers well", &[vote("A", "2", "it weathers well")]);
    check("C: yes, let's do it", &[vote("C", "1", "let's do it")]);
    check("C: agree", &[vote("C", "1", "")]);
}

#[test]
fn comments_run_until_the_next_code() {
    check("B: I can come too", &[comment("B", "I can come too")]);
    check(
        "B: I can come.\n\nI bring tools.\nA2\nC: block, the roots",
        &[comment("B", "I can come.\n\nI bring tools."), vote("A", "2", ""), vote("C", "4", "the roots")],
    );
    check("A2\nB: A good idea", &[vote("A", "2", ""), comment("B", "A good idea")]);
    check("A2, C1", &[vote("A", "2", ""), vote("C", "1", "")]);
    check("b. see you", &[comment("B", "see you")]);
    // However often it is named, a place gets one comment, and one question.
    check("B: I can come\nA2\nB: with tools", &[comment("B", "I can come\nwith tools"), vote("A", "2", "")]);
    check(&"B: x\n".repeat(300), &[comment("B", &["x"; 300].join("\n"))]);
    check("A: maybe\nB:\nA: who knows\nB:", &[doubt(Some("A"), "maybe", Doubt::Unclear), doubt(Some("B"), "", Doubt::Empty)]);
}

#[test]
fn what_is_not_clear_is_asked() {
    check("", &[doubt(None, "", Doubt::Empty)]);
    check("I can come", &[doubt(None, "I can come", Doubt::NoCode)]);
    check("A good idea", &[doubt(None, "A good idea", Doubt::NoCode)]);
    check("A2-size paper is on sale", &[doubt(None, "A2-size paper is on sale", Doubt::NoCode)]);
    check("👍", &[doubt(None, "👍", Doubt::Reaction)]);
    check("A4", &[doubt(None, "A4", Doubt::NoCode)]);
    check("A: maybe", &[doubt(Some("A"), "maybe", Doubt::Unclear)]);
    check("A: green or white", &[doubt(Some("A"), "green or white", Doubt::Several { codes: vec!["1".into(), "3".into()] })]);
    check("A2, if it is cheap", &[doubt(Some("A"), "2, if it is cheap", Doubt::Conditional)]);
    check("A2\nA3", &[doubt(Some("A"), "A2, A3", Doubt::Several { codes: vec!["2".into(), "3".into()] })]);
    check("A2\nA2", &[vote("A", "2", "")]);
    check("B:", &[doubt(Some("B"), "", Doubt::Empty)]);
    check("About the fence:\nA2", &[doubt(None, "About the fence:", Doubt::NoCode), vote("A", "2", "")]);
    check("C: stop", &[doubt(Some("C"), "stop", Doubt::Unclear)]);
}

proptest! {
    #[test]
    fn any_text_gets_an_answer(text in "\\PC{0,80}", lines in "[ABCabc123:., \n-]{0,40}") {
        for text in [text, lines] {
            for answer in read(&text) {
                if let DigestAnswer::Vote { code, .. } = answer {
                    prop_assert!(code == "A" || code == "C");
                }
            }
            prop_assert!(!read(&text).is_empty());
        }
    }
}

#[test]
fn ballots_of_several_options_are_filled_in_behind_their_letter() {
    use crate::core::poll::{Ranked, StvQuota, Transfer};
    let fence: Vec<Choosable> = ["Green", "Oak", "White"].iter().zip(["1", "2", "3"]).map(|(name, code)| Choosable::new(code, name)).collect();
    let kinds = [
        PollKind::Ranked { by: Ranked::Schulze, at_least: 1 },
        PollKind::Score { min: 0, max: 5 },
        PollKind::Multiple { min: 1, max: None },
        PollKind::Meeting { minutes: 60, maybe: true },
        PollKind::Stv { seats: 1, transfer: Transfer::Meek, quota: StvQuota::Droop },
    ];
    let forms: Vec<DigestForm<'_>> = (kinds.iter().zip(["A", "B", "C", "D", "E"]))
        .map(|(kind, code)| DigestForm { code: code.into(), ballot: Some(BallotForm { kind: *kind, options: &fence, none: false }) })
        .collect();
    let text = "A: 2 1 3\nB: 1=5 3=3\nC: 1 and 3\nD: 1 yes 2 no\nE3, E1, E2";
    let read: Vec<String> = (read_digest_answers(&Words::own_only(text), &forms, &["en"]).into_iter())
        .map(|answer| match answer {
            DigestAnswer::Vote { code, choice, reason } => format!("{code} {}{reason}", crate::core::grammar::filled_in(&choice)),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(read, ["A 2 > 1 > 3", "B 1=5, 3=3", "C 1, 3", "D 1 yes, 2 no", "E 3 > 1 > 2"]);
}

#[test]
fn votes_may_be_joined_by_a_word() {
    check("A2 and C1", &[vote("A", "2", ""), vote("C", "1", "")]);
    check("A2 and C1, thanks", &[vote("A", "2", ""), vote("C", "1", "")]);
}

#[test]
fn a_code_behind_a_comma_or_a_full_stop_begins_an_answer_of_its_own() {
    check("A2, C agree", &[vote("A", "2", ""), vote("C", "1", "")]);
    check("A2 because it lasts. C1", &[vote("A", "2", "because it lasts"), vote("C", "1", "")]);
    check("A2 because it lasts and C block", &[vote("A", "2", "because it lasts"), vote("C", "4", "")]);
    check("A2, B: I have a digger", &[vote("A", "2", ""), comment("B", "I have a digger")]);
    check("A2 (it lasts). C: yes, let's do it", &[vote("A", "2", "it lasts"), vote("C", "1", "let's do it")]);
    check("A2. C2 too", &[vote("A", "2", ""), doubt(Some("C"), "2 too", Doubt::Unclear)]);
    // A comment keeps its words.
    check("B: I can come, A2 is nice", &[comment("B", "I can come, A2 is nice")]);
    check("A2, because B is late", &[vote("A", "2", "because B is late")]);
}

#[test]
fn a_code_before_an_answer_needs_no_colon() {
    check("C agree", &[vote("C", "1", "")]);
    check("C agree, the old one is broken", &[vote("C", "1", "the old one is broken")]);
    check("C agree, but only if insured", &[doubt(Some("C"), "agree, but only if insured", Doubt::Conditional)]);
    check("C no", &[vote("C", "3", "")]);
    // "A" and "I" are words; and words behind a thread's letter may be anything.
    check("A green fence would be nice", &[doubt(None, "A green fence would be nice", Doubt::NoCode)]);
    check("B I have a digger", &[doubt(None, "B I have a digger", Doubt::NoCode)]);
}

#[test]
fn letters_of_times_are_not_taken_for_codes_of_the_digest() {
    let fence: Vec<Choosable> = ["Green", "Oak"].iter().zip(["1", "2"]).map(|(name, code)| Choosable::new(code, name)).collect();
    let days: Vec<Choosable> = ["Friday 18:00", "Sunday 10:00"].iter().zip(["A", "B"]).map(|(name, code)| Choosable::new(code, name)).collect();
    let positions = PollKind::Proposal.usual_options();
    let forms = [
        DigestForm { code: "A".into(), ballot: Some(BallotForm { kind: PollKind::Meeting { minutes: 60, maybe: true }, options: &days, none: false }) },
        DigestForm { code: "B".into(), ballot: Some(BallotForm { kind: PollKind::Proposal, options: &positions, none: false }) },
        DigestForm { code: "D".into(), ballot: Some(BallotForm { kind: PollKind::Single, options: &fence, none: false }) },
    ];
    let read = |text: &str| -> Vec<String> {
        let told = |answer| match answer {
            DigestAnswer::Vote { code, choice, reason } => format!("{code} {}{reason}", crate::core::grammar::filled_in(&choice)),
            DigestAnswer::Comment { code, words } => format!("{code}: {words}"),
            DigestAnswer::Doubt { code, .. } => format!("?{}", code.unwrap_or_default()),
        };
        read_digest_answers(&Words::own_only(text), &forms, &["en"]).into_iter().map(told).collect()
    };
    assert_eq!(read("A: A yes B no"), ["A A yes, B no"]);
    assert_eq!(read("A: A yes, B no"), ["A A yes, B no"]);
    assert_eq!(read("A: Friday works, Sunday no. D oak"), ["A A yes, B no", "D 2"]);
    assert_eq!(read("A yes B no"), ["?"]);
    assert_eq!(read("A yes, B no"), ["?"]);
    assert_eq!(read("B no"), ["?"]);
    assert_eq!(read("B: no"), ["B 3"]);
    assert_eq!(read("D oak, it lasts"), ["D 2it lasts"]);
}
