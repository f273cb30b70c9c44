//! Tests of `mailmoot tally`: what it reads, what it prints, and what it says about bad input.

use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};

fn tally(json: bool) -> Tally {
    Tally { json, method: None, rules: None, quota: None, seed: None, file: "-".into() }
}

#[track_caller]
fn said(input: &str) -> Value {
    serde_json::from_str(&tally(true).count(input).unwrap()).unwrap()
}

fn wrong(input: &str) -> String {
    tally(true).count(input).unwrap_err()
}

fn poll(method: &str, ballots: Value) -> Value {
    json!({"method": method, "options": ["A", "B", "C"], "ballots": ballots})
}

#[test]
fn each_method_reads_its_own_field() {
    let check = |method: &str, ballots: Value, winners: Value, tied: bool, totals: Value| {
        let said = said(&poll(method, ballots).to_string());
        assert_eq!((&said["winners"], said["tied"].as_bool(), &said["totals"]), (&winners, Some(tied), &totals), "{method}: {said}");
    };
    let rankings = json!([{"weight": 3, "ranking": ["B", "A"]}, {"ranking": [["A", "C"], "B"]}, {"weight": 0, "ranking": ["C"]}]);
    check("single", json!([{"choice": "A"}, {"weight": 2, "choice": "B"}, {"choice": "A"}]), json!(["A", "B"]), true, json!({"A": 2, "B": 2, "C": 0}));
    check("multiple", json!([{"choices": ["A", "B"]}, {"choices": ["B"]}, {"choices": []}]), json!(["B"]), false, json!({"A": 1, "B": 2, "C": 0}));
    check("score", json!([{"scores": {"A": 5, "B": 2}}, {"scores": {"B": 4}}]), json!(["B"]), false, json!({"A": 5, "B": 6, "C": 0}));
    check("dot", json!([{"scores": {"A": 5, "C": 3}}]), json!(["A"]), false, json!({"A": 5, "B": 0, "C": 3}));
    check("meeting", json!([{"times": {"A": "maybe", "B": "yes", "C": "no"}}]), json!(["B"]), false, json!({"A": 1, "B": 2, "C": 0}));
    check("irv", rankings.clone(), json!(["B"]), false, json!({"A": 0.5, "B": 3, "C": 0.5}));
    check("borda", rankings.clone(), json!(["B"]), false, json!({"A": 4.5, "B": 6, "C": 1.5}));
    check("condorcet", rankings.clone(), json!(["B"]), false, json!({"A": 1, "B": 2, "C": 0}));
    check("schulze", rankings.clone(), json!(["B"]), false, json!({"A": 1, "B": 2, "C": 0}));
    check("stv", rankings, json!(["B"]), false, json!({"A": 0.5, "B": 3, "C": 0.5}));
    let positions = json!({"method": "proposal", "ballots": [{"weight": 4, "position": "agree"}, {"position": "disagree"}, {"position": "abstain"}]});
    assert_eq!(said(&positions.to_string())["winners"], json!(["agree"]));
}

#[test]
fn numbers_keep_the_order_of_the_ballot_and_every_digit() {
    let thirds = json!({"method": "irv", "options": ["Z", "A", "M"], "ballots": [{"ranking": [["Z", "A", "M"]]}]});
    let text = tally(true).count(&thirds.to_string()).unwrap();
    assert!(text.contains(r#""totals":{"Z":"1/3","A":"1/3","M":"1/3"}"#), "{text}");
    let stv = json!({"method": "stv", "seats": 2, "options": ["A", "B", "C", "D"], "ballots": [
        {"weight": 50, "ranking": ["A", "B"]}, {"weight": 10, "ranking": ["A", "C"]}, {"weight": 15, "ranking": ["C", "D"]}, {"weight": 25, "ranking": ["D"]}]});
    let text = tally(true).count(&stv.to_string()).unwrap();
    assert!(text.contains(r#""totals":{"A":34,"B":21.6665,"C":19.3333,"D":25},"exhausted":0.0002,"quota":34"#), "{text}");
}

#[test]
fn ties_quorum_and_seats_are_said() {
    let mut tie = poll("irv", json!([{"weight": 5, "ranking": ["A"]}, {"weight": 3, "ranking": ["B", "C"]}, {"weight": 3, "ranking": ["C", "B"]}]));
    let open = said(&tie.to_string());
    assert_eq!((&open["winners"], &open["tied"], &open["certain"]), (&json!(["B", "C"]), &json!(true), &json!([])));
    assert_eq!(open["rounds"][0]["tie"], json!({"among": ["B", "C"], "about": "exclusion", "settled": "open"}));
    tie["ties"] = json!({"order": ["C", "B", "A"]});
    let broken = said(&tie.to_string());
    assert_eq!((&broken["winners"], &broken["tied"], &broken["tie_order"]), (&json!(["C"]), &json!(false), &json!(["C", "B", "A"])));
    tie["ties"] = json!({"seed": "x"});
    assert_eq!(said(&tie.to_string())["tied"], json!(false));
    tie["quorum"] = json!(12);
    let missed = said(&tie.to_string());
    assert_eq!((&missed["winners"], &missed["quorum"]), (&json!([]), &json!({"needed": 12, "voted": 11, "reached": false})));
    let mut two = poll("single", json!([{"weight": 5, "choice": "A"}, {"weight": 3, "choice": "B"}, {"weight": 3, "choice": "C"}]));
    two["seats"] = json!(2);
    let two = said(&two.to_string());
    assert_eq!((&two["winners"], &two["certain"], &two["tied"]), (&json!(["A", "B", "C"]), &json!(["A"]), &json!(true)));
    let empty = said(&poll("condorcet", json!([])).to_string());
    assert_eq!((&empty["winners"], &empty["tied"], &empty["rounds"]), (&json!([]), &json!(false), &json!([])));
}

#[test]
fn bad_input_names_the_ballot_and_how_to_mend_it() {
    let good = json!({"ranking": ["A"]});
    let check = |method: &str, ballot: Value, expect: &str| {
        let first = if method == "irv" { good.clone() } else { ballot.clone() };
        let said = wrong(&poll(method, json!([first, ballot])).to_string());
        assert!(said.starts_with(if method == "irv" { "ballot 2: " } else { "ballot 1: " }) && said.contains(expect), "{said}");
    };
    check("irv", json!({"ranking": ["Z"]}), r#""Z" is not an option; the options are "A", "B", "C""#);
    check("irv", json!({"ranking": ["A", ["B", "A"]]}), r#"names "A" twice"#);
    check("irv", json!({"ranking": "A"}), r#""ranking" must be a list of options"#);
    check("irv", json!({"ranking": ["A", 2]}), r#""ranking" must be a list of options"#);
    check("irv", json!({"weight": -1, "ranking": ["A"]}), r#""weight" must be a whole number, 0 or more, not -1"#);
    check("irv", json!({"weight": 1.5, "ranking": ["A"]}), r#""weight" must be a whole number"#);
    check("irv", json!({"weight": "3", "ranking": ["A"]}), r#""weight" must be a whole number"#);
    check("irv", json!({"weight": 1_000_000_000_001u64, "ranking": ["A"]}), "weigh more than");
    check("irv", json!({"choice": "A"}), r#"it has "choice", which does not belong here; allowed are weight, ranking"#);
    check("irv", json!({}), r#"it has no "ranking", which irv needs"#);
    check("irv", json!(["A"]), "it must be an object");
    check("irv", json!(null), "it must be an object");
    check("single", json!({"choice": null}), r#""choice" must be the name of one option, not null"#);
    check("single", json!({"choice": "a"}), r#""a" is not an option"#);
    check("multiple", json!({"choices": ["A", "A"]}), r#"names "A" twice"#);
    check("meeting", json!({"times": {"A": "perhaps"}}), r#"the answer "perhaps" is not known; use yes, maybe, no"#);
    check("score", json!({"scores": {"A": 1.5}}), r#""A" has something else, not 1.5"#);
    check("score", json!({"scores": ["A"]}), r#""scores" must be an object"#);
    check("dot", json!({"scores": {"A": -1}}), r#""A" has -1"#);
    assert!(wrong(r#"{"method":"single","options":["A"],"ballots":[{"choice":"A","choice":"A"}]}"#).starts_with(r#"ballot 1: it has "choice" twice"#));
    assert!(wrong(r#"{"method":"score","options":["A"],"ballots":[{"scores":{"A":1,"A":2}}]}"#).starts_with(r#"ballot 1: it names "A" twice"#));
}

#[test]
fn bad_polls_are_refused_with_the_way_to_mend_them() {
    let check = |change: Value, expect: &str| {
        let mut input = json!({"method": "irv", "options": ["A", "B"], "ballots": []});
        for (key, value) in change.as_object().unwrap() {
            if value.is_null() {
                input.as_object_mut().unwrap().remove(key)
            } else {
                input.as_object_mut().unwrap().insert(key.clone(), value.clone())
            };
        }
        let said = wrong(&input.to_string());
        assert!(said.contains(expect), "{said}");
    };
    check(json!({"method": "coombs"}), r#"method "coombs" is not known; use one of single"#);
    check(json!({"method": null}), r#"there is no "method""#);
    check(json!({"options": []}), "there are no options");
    check(json!({"options": null}), r#"there are no "options""#);
    check(json!({"options": ["A", "A"]}), r#"two options are named "A""#);
    check(json!({"options": ["A", " "]}), "option 2 has no name");
    check(json!({"options": "A"}), r#""options" must be a list"#);
    check(json!({"ballots": null}), r#"there is no "ballots""#);
    check(json!({"ballots": {}}), r#""ballots" must be a list"#);
    check(json!({"seats": 2}), "irv fills one seat, not 2; for several use stv");
    check(json!({"seats": 0}), "at least 1");
    check(json!({"seats": -1}), "whole number, 0 or more");
    check(json!({"budget": 8}), r#"it has "budget", which does not belong here"#);
    check(json!({"method": "stv", "rules": "irish"}), r#"rules "irish" is not known; use scottish, meek"#);
    check(json!({"method": "stv", "quota": "big"}), "use droop, hare");
    check(json!({"method": "multiple", "min": 3}), r#""min" is 3, but only 2 options can be named"#);
    check(json!({"method": "score", "range": [5, 0]}), "the lowest score, 5, is above the highest, 0");
    check(json!({"method": "proposal"}), r#"the option "A" is not known; use agree, abstain, disagree, block"#);
    check(json!({"ties": {"order": ["A"]}}), "each once");
    check(json!({"ties": {"order": ["A", "Z"]}}), r#""Z" is not an option"#);
    assert!(wrong("{").contains("not JSON as it should be"));
    assert!(wrong("").contains("the number of options"));
}

#[test]
fn limits_of_the_poll_hold() {
    let with = |method: &str, limits: Value, ballot: Value| {
        let mut input = poll(method, json!([ballot]));
        input.as_object_mut().unwrap().extend(limits.as_object().unwrap().clone());
        tally(true).count(&input.to_string()).err().unwrap_or_default()
    };
    assert!(with("dot", json!({"budget": 8}), json!({"scores": {"A": 5, "B": 4}})).contains("gives 9 points, the budget is 8; take away 1"));
    assert_eq!(with("dot", json!({"budget": 8}), json!({"scores": {"A": 5, "B": 3}})), "");
    assert!(with("score", json!({"range": [0, 5]}), json!({"scores": {"A": 6}})).contains("allowed are whole numbers from 0 to 5"));
    assert!(with("score", json!({"max": 5}), json!({"scores": {"A": 6}})).contains("to 5"));
    assert!(with("multiple", json!({"max": 1}), json!({"choices": ["A", "B"]})).contains("names 2 options, at most 1"));
    assert!(with("multiple", json!({"min": 2}), json!({"choices": ["A"]})).contains("at least 2"));
}

const BLT: &str = "# A committee\n4 2   # four options, two seats\n-2\n3 1 3 4 0\n2 1=2 4 0\n4 3=4 2 1 0\n1 2 0\n1 - 4 0\n0\n\"Ana\"\n\"Ben \" # he left\n\"Cleo\"\n\"Dora\"\n\"Committee 2026\"\n";

#[test]
fn blt_files_are_read_with_all_they_can_hold() {
    let said = said(BLT);
    assert_eq!((&said["title"], &said["method"]), (&json!("Committee 2026"), &json!("stv")));
    assert_eq!((&said["counted"], &said["blank"]), (&json!(10), &json!(1)), "a ballot that names only the withdrawn is blank");
    assert_eq!(said["rounds"][0]["totals"], json!({"Ana": 5, "Cleo": 2, "Dora": 3}));
    assert_eq!(said["rounds"][0]["quota"], json!(4));
    assert_eq!(said["winners"], json!(["Ana", "Dora"]), "{said}");
    let one = |line: &str| BLT.replace("4 2   #", "4 1   #").replace("-2\n", line);
    let irv = Tally { method: Some("irv".into()), ..tally(true) };
    assert!(irv.count(BLT).unwrap_err().contains("asks for 2 seats, and irv fills one"));
    assert!(irv.count(&one("-2 -4\n")).unwrap().contains(r#""totals":{"Ana":5,"Cleo":4}"#));
    let unquoted = "2 1\n1 1 0\n0\nNatural oak\nWhite\nWhich colour\n";
    assert!(tally(true).count(unquoted).unwrap().contains(r#""winners":["Natural oak"]"#));
}

#[test]
fn bad_blt_files_are_refused_with_the_place() {
    let check = |from: &str, to: &str, expect: &str| {
        let said = wrong(&BLT.replace(from, to));
        assert!(said.contains(expect), "{said}");
    };
    check("3 1 3 4 0", "3 1 5 0", r#"ballot 1 (line 4): "5" is no option; use 1 to 4"#);
    check("3 1 3 4 0", "3 1 3 1 0", r#"ballot 1 (line 4): it names "Ana" twice"#);
    check("3 1 3 4 0", "1.5 1 0", r#"line 4: "1.5" stands where a ballot's weight"#);
    check("4 2   #", "0 2   #", "the first line must say");
    check("4 2   #", "9999999999 2   #", "the first line must say");
    check("-2\n", "-5\n", r#""-5" withdraws no option"#);
    check("\"Ana\"", "\"Ana", "line 10: a quotation mark is never closed");
    check("\"Cleo\"\n\"Dora\"\n\"Committee 2026\"\n", "", "the file ends where the name of option 3 should be");
    check("\"Cleo\"", "\"Ana\"", r#"two options are named "Ana""#);
    let flag = Tally { rules: Some("meek".into()), ..tally(true) };
    assert!(flag.count(r#"{"method":"stv"}"#).unwrap_err().contains("--rules is for BLT files"));
    let both = Tally { method: Some("irv".into()), rules: Some("meek".into()), ..tally(true) };
    assert!(both.count(BLT).unwrap_err().contains("rules and quota are for stv"));
    assert!(tally(true).run_on_missing().contains("cannot read"));
}

impl Tally {
    fn run_on_missing(mut self) -> String {
        self.file = "/nowhere/at/all.blt".into();
        self.run().unwrap_err().to_string()
    }
}

#[test]
fn the_text_says_who_won_and_how_it_went() {
    insta::assert_snapshot!(tally(false).count(BLT).unwrap(), @"
    Committee 2026

    Elected: Ana, Dora.
    10 counted, 1 blank.

    Round 1
      5  Ana
      3  Dora
      2  Cleo
      Quota 4.
      Elected: Ana.
      The surplus of Ana is handed on.

    Round 2
        4  Ana
      3.4  Dora
      2.6  Cleo
      Quota 4.
      Out: Cleo.

    Round 3
      6  Dora
      4  Ana
      Quota 4.
      Elected: Dora.
    ");
    let tie = poll("irv", json!([{"weight": 5, "ranking": ["A"]}, {"weight": 3, "ranking": ["B", "C"]}, {"weight": 3, "ranking": ["C", "B"]}]));
    insta::assert_snapshot!(tally(false).count(&tie.to_string()).unwrap(), @"
    Tie: B, C. Nothing is decided.
    11 counted.

    Round 1
      5  A
      3  B
      3  C
      Tie about who is out between B, C: it decides who wins, and no rule for ties was stated: the count ends here.
    ");
    let duels = poll("schulze", json!([{"weight": 2, "ranking": ["B", "A"]}, {"ranking": ["A"]}]));
    insta::assert_snapshot!(tally(false).count(&duels.to_string()).unwrap(), @"
    First: B.
    3 counted.

      2  B (2:1 A, 2:0 C)
      1  A (1:2 B, 3:0 C)
      0  C (0:3 A, 0:2 B)
    ");
}

proptest! {
    #[test]
    fn hostile_input_never_panics(text in "[-0-9a-z\"{}\\[\\]:,=# \n]{0,80}", cut in 0usize..200) {
        let _ = tally(true).count(&text);
        let _ = tally(false).count(&BLT.chars().take(cut).collect::<String>());
        let _ = tally(true).count(&format!("3 2\n{text}\n0\nA\nB\nC\n"));
    }
}
