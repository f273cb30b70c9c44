use super::super::BallotForm;
use super::*;
use crate::core::poll::{Choosable, PollKind};

#[track_caller]
fn check(line: &str, expect: Option<(&str, MarkState)>) {
    let options: Vec<Choosable> =
        [("1", "Green"), ("2", "Natural oak"), ("3", "A rather long name of an option")].iter().map(|(code, name)| Choosable::new(code, name)).collect();
    let names = Names::in_tongues(&BallotForm { kind: PollKind::Single, options: &options, none: false }, &Tongues::of(&["en"]));
    let found = read_line(line, &names, &Tongues::of(&["de"]));
    let found = found.as_ref().map(|line| (line.code.as_str(), line.state));
    assert_eq!(found, expect, "{line:?}");
}

#[test]
fn ballot_lines_are_known_untouched() {
    for line in [
        "  [ ] 2  Natural oak",
        "[ ] 2 Natural oak",
        "[]  2  Natural oak",
        "> [ ] 2  Natural oak",
        "* [ ] 2 Natural oak",
        "☐ 2 Natural oak",
        "2  Natural oak",
        "[_] 2  Natural oak",
        "[\u{a0}] 2\u{a0}\u{a0}Natural oak",
        "[ ] 2  NATURAL OAK",
        "[ ] Natural oak",
        "[nein] 2 Natural oak",
        "*2 Natural oak*",
        "[ ] 2. Natural oak",
    ] {
        check(line, Some(("2", MarkState::Untouched)));
    }
    check("[ ] 3  A rather long name", Some(("3", MarkState::Untouched)));
    check("[ ] 0  Post my words to everyone", Some(("0", MarkState::Untouched)));
}

#[test]
fn marks_are_known() {
    for line in [
        "[x] 2  Natural oak",
        "[X] 2  Natural oak",
        "[ x ] 2 Natural oak",
        "[x ] 2 Natural oak",
        "[✓] 2 Natural oak",
        "[✔️] 2 Natural oak",
        "☑ 2 Natural oak",
        "☒ 2 Natural oak",
        "✅ 2 Natural oak",
        "x [ ] 2 Natural oak",
        "[ ] x 2 Natural oak",
        "[ ] 2 Natural oak x",
        "[ ] 2 Natural oak  X",
        "-> [ ] 2 Natural oak",
        "--> 2 Natural oak",
        "=> 2 Natural oak",
        "→ 2 Natural oak",
        "[ ] 2 Natural oak <--",
        "[ ] 2 Natural oak <- yes",
        "[yes] 2 Natural oak",
        "[ja] 2 Natural oak",
        "[ ] 2 Natural oak ja",
        "[ ] 2 Natural oak   yes!",
        "> x 2 Natural oak",
        "x 2 Natural oak",
        "X 2  Natural oak",
        "[*] 2 Natural oak",
        "[v] 2 Natural oak",
        "[+] 2 Natural oak",
        "[2] 2 Natural oak",
        "[x] Natural oak",
        "[x] 2",
        "[×] 2 Natural oak",
        "[●] 2 Natural oak",
        "👉 [ ] 2 Natural oak",
        "[👍] 2 Natural oak",
    ] {
        check(line, Some(("2", MarkState::Marked)));
    }
    check("[x] 0  Post my words to everyone", Some(("0", MarkState::Marked)));
}

#[test]
fn what_is_written_into_a_line_is_not_a_mark() {
    for line in [
        "[ ] 2 Natural oak never",
        "[ ] 2 Natural oak, perhaps",
        "[1] 2 Natural oak",
        "[?] 2 Natural oak",
        "[x] 2 Natural oak no",
        "[o] 2 Natural oak",
        "[-1] 2 Natural oak",
    ] {
        check(line, Some(("2", MarkState::Edited)));
    }
}

#[test]
fn other_lines_are_not_ballot_lines() {
    for line in [
        "",
        "Natural oak",
        "2",
        "I like it",
        "x",
        "[x]",
        "[ ]",
        "Which colour for the fence?",
        "To vote, reply with a number or a name.",
        "7  Natural oak",
        "[see 1]",
    ] {
        check(line, None);
    }
}
