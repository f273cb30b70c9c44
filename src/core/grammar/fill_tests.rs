use super::super::table_tests::{outcome, words};
use super::super::{Line, read_answer};
use super::*;
use crate::core::ballot::Fit;
use crate::core::poll::{Choosable, Ranked, StvQuota, Transfer};

#[path = "fill_clause_tests.rs"]
mod clauses;
#[path = "fill_property_tests.rs"]
mod properties;

const SCORE: PollKind = PollKind::Score { min: 0, max: 5 };
const DOTS: PollKind = PollKind::Dots { budget: 8 };
const RANKED: PollKind = PollKind::Ranked { by: Ranked::InstantRunoff, at_least: 1 };
const STV: PollKind = PollKind::Stv { seats: 1, transfer: Transfer::Scottish, quota: StvQuota::Droop };
const TIMES: PollKind = PollKind::Meeting { minutes: 60, maybe: true };
const MANY: PollKind = PollKind::Multiple { min: 1, max: None };

fn fence() -> Vec<Choosable> {
    [("1", "Green"), ("2", "Natural oak"), ("3", "White")].map(|(code, name)| Choosable::new(code, name)).to_vec()
}

fn days() -> Vec<Choosable> {
    let names = ["Friday 4 December 18:00", "Saturday 5 December 10:00", "Sunday 6 December 10:00"];
    names.iter().zip(["A", "B", "C"]).map(|(name, code)| Choosable::new(code, name)).collect()
}

fn read_in(kind: PollKind, options: &[Choosable], text: &str, tongues: &[&str]) -> Answer {
    read_answer(&words(text), &BallotForm { kind, options, none: false }, tongues)
}

#[track_caller]
fn check(kind: PollKind, options: &[Choosable], cases: &[(&str, &str)]) {
    let wrong: Vec<String> = (cases.iter())
        .map(|(text, expected)| (text, expected, outcome(&read_in(kind, options, text, &["en"]))))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text:?}: expected {expected:?}, found {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_ranking_is_read_as_people_write_it() {
    check(
        RANKED,
        &fence(),
        &[
            ("3 1 2", "3>1>2"),
            ("3, 1, 2", "3>1>2"),
            ("3-1-2", "3>1>2"),
            ("312", "3>1>2"),
            ("3 > 1 > 2", "3>1>2"),
            ("3>1=2", "3>1=2"),
            ("White > Green = Natural oak", "3>1=2"),
            ("oak, green, white", "2>1>3"),
            ("oak then green then white", "2>1>3"),
            ("oak, then green, then white", "2>1>3"),
            ("1. Oak 2. Green", "2>1"),
            ("1. Natural oak\n2. Green\n3. White", "2>1>3"),
            ("1) White\n2) Green", "3>1"),
            ("Oak first, green second, white third", "2>1>3"),
            ("first oak, second green", "2>1"),
            ("Oak: 1, Green: 2, White: 3", "2>1>3"),
            ("3\n1\n2", "3>1>2"),
            ("White\nGreen\nNatural oak", "3>1>2"),
            ("2", "2"),
            ("oak", "2"),
            ("Hi Ana,\n\n3 1 2\n\nWhite is brighter.\n\nBest,\nBen", "3>1>2 | White is brighter."),
            ("3 1 2 because white is brighter", "3>1>2 | because white is brighter"),
            ("3 1 2 - white is brighter", "3>1>2 | white is brighter"),
            ("My ranking: 3 1 2", "3>1>2"),
            ("I vote 3, 1, 2 please", "3>1>2"),
            ("1 Green\n2 Natural oak", "1>2"),
            ("1 = 2 >", "1=2"),
            ("1 = 2 = 3", "1=2=3"),
            ("A B", "?Unclear"),
            // Two readings.
            ("2 Natural oak, 1 Green", "?NotRead"),
            ("1. 3\n2. 1\n3. 2", "?NotRead"),
            ("1=3, 2=1, 3=2", "?NotRead"),
            ("3 > 1, 2", "?NotRead"),
            ("1 or 2", "?NotRead 1"),
            ("3 1 1", "?Twice"),
            ("3 1 2?", "?Unclear"),
            ("3 1 2 but only if it is cheap", "?Conditional"),
            ("3 1 2, no wait, 2 1 3", "?Unclear"),
            ("Maybe 3 1 2", "?NotRead"),
            ("I don't know", "?Unclear"),
            ("stop", "order"),
            ("+1", "?Reaction"),
            ("👍", "?Reaction"),
            ("", "?Empty"),
        ],
    );
    check(STV, &fence(), &[("3 1 2", "3>1>2"), ("3 = 1 > 2", "?Equal 1=3>2")]);
    check(
        RANKED,
        &days(),
        &[("C A B", "C>A>B"), ("c > a = b", "C>A=B"), ("C, A", "C>A"), ("CAB", "C>A>B"), ("1. C 2. A", "C>A"), ("Sunday, Friday", "C>A"), ("a", "A")],
    );
}

#[test]
fn scores_and_points_are_read_as_people_write_them() {
    check(
        SCORE,
        &fence(),
        &[
            ("1=5 3=3", "1:5 3:3"),
            ("1 = 5, 3 = 0", "1:5 3:0"),
            ("1:5, 3:3", "1:5 3:3"),
            ("1: 5\n3: 3", "1:5 3:3"),
            ("1 - 5\n3 - 3", "1:5 3:3"),
            ("Green 5, Oak 3", "1:5 2:3"),
            ("Green: 5\nNatural oak: 3\nWhite: 0\n\nI like green.", "1:5 2:3 3:0 | I like green."),
            ("5 for Green and 3 for Oak", "1:5 2:3"),
            ("Green (5), white (2)", "1:5 3:2"),
            ("I give 5 points to green", "1:5"),
            ("Green 5 points, white 2 points", "1:5 3:2"),
            ("2 Natural oak: 4", "2:4"),
            ("1=9", "?OutOfRange 1:9"),
            ("1=5 1=3", "?Twice"),
            ("1=5 1=3 2=4", "?Twice 2:4"),
            ("1 5 3 3", "?NotRead"),
            ("1 5, 3 3", "1:5 3:3"),
            ("5 3 0", "?NotRead"),
            ("Green", "?NotRead"),
            ("Green 5 if it is cheap", "?Conditional"),
            ("Green 5 or 4", "?NotRead 1:5"),
        ],
    );
    check(
        DOTS,
        &fence(),
        &[
            ("1=5 3=3", "1:5 3:3"),
            ("1=5 3=0", "1:5"),
            ("all on green", "1:8"),
            ("all 8 on 2", "2:8"),
            ("1=5 3=4", "?OverBudget 1:5 3:4"),
            ("Green 8", "1:8"),
            ("2", "?NotRead"),
        ],
    );
    check(SCORE, &days(), &[("A 5, B 3", "A:5 B:3"), ("A5 B3", "?Unclear"), ("a 5 for B", "B:5"), ("I'd give A 5 and B 3", "A:5 B:3")]);
}

#[test]
fn times_and_several_choices_are_read_as_people_write_them() {
    check(
        TIMES,
        &days(),
        &[
            ("A yes B no C maybe", "Ay Bn Cm"),
            ("A: yes, B: no, C: maybe", "Ay Bn Cm"),
            ("A yes\nB no\nC maybe", "Ay Bn Cm"),
            ("A and C", "Ay Cy"),
            ("Yes to A and C, no to B", "Ay Bn Cy"),
            ("all but B", "Ay Bn Cy"),
            ("all", "Ay By Cy"),
            ("none", "An Bn Cn"),
            ("Friday yes, Sunday no", "Ay Cn"),
            ("A, B yes; C no", "Ay By Cn"),
            ("A yes, A no", "?Twice"),
            ("A yes if I get a sitter", "?Conditional"),
            ("A or B", "?NotRead Ay"),
        ],
    );
    check(
        MANY,
        &fence(),
        &[
            ("1 and 3", "1+3"),
            ("1,3", "1+3"),
            ("1 3", "1+3"),
            ("Green, white", "1+3"),
            ("- Green\n- White", "1+3"),
            ("1, 3 because they are bright", "1+3 | because they are bright"),
            ("all but 2", "1+3"),
            ("yes to 1 and 3, no to 2", "1+3"),
            ("2", "2"),
            ("Thanks Ana.\n2 and 3 please", "2+3"),
            ("1 or 3", "?NotRead 1"),
            ("1 > 3", "?NotRead"),
            ("2 of us will come", "?NotRead 2"),
            ("~~Green~~", "?Unclear"),
            ("I can't decide", "?Unclear"),
        ],
    );
    let two = PollKind::Multiple { min: 1, max: Some(1) };
    check(two, &fence(), &[("1 and 3", "?TooMany 1+3"), ("3", "3")]);
}

const BALLOT: &str = "> [ ] 1  Green\n> [ ] 2  Natural oak\n> [ ] 3  White";

fn marked(marks: [&str; 3]) -> String {
    format!("> [{}] 1  Green\n> [{}] 2  Natural oak\n> [{}] 3  White", marks[0], marks[1], marks[2])
}

#[test]
fn the_boxes_of_the_quoted_ballot_are_read() {
    check(
        RANKED,
        &fence(),
        &[(&marked(["2", "1", "3"]), "2>1>3"), (&marked(["2", "1", " "]), "2>1"), (&marked([" 2 ", "1", "2"]), "2>1=3"), (&marked([" ", "x", " "]), "2")],
    );
    check(RANKED, &fence(), &[(&marked(["x", "x", " "]), "?NotRead"), (&marked(["1st", "2nd", "-"]), "1>2"), (BALLOT, "?Empty")]);
    check(SCORE, &fence(), &[(&marked(["5", "0", " "]), "1:5 2:0"), (&marked(["x", "0", " "]), "?NotRead"), (&marked(["7", "", ""]), "?OutOfRange 1:7")]);
    check(DOTS, &fence(), &[(&marked(["5", "3", " "]), "1:5 2:3"), (&marked(["5", "4", " "]), "?OverBudget 1:5 2:4")]);
    check(MANY, &fence(), &[(&marked(["x", "", "X"]), "1+3"), (&marked(["✓", "no", "yes"]), "1+3"), (&marked(["1", "2", ""]), "?NotRead")]);
    check(TIMES, &fence(), &[(&marked(["yes", "no", "maybe"]), "1y 2n 3m"), (&marked(["x", "-", "?"]), "1y 3m"), (&marked(["✗", "yes", ""]), "?NotRead 2y")]);
    check(
        SCORE,
        &fence(),
        &[("> [ ] 1  Green 5\n> [ ] 3  White = 2", "1:5 3:2"), ("[5] 1  Green\n[ ] 2  Natural oak\n[2] 3  White\n\nLovely", "1:5 3:2 | Lovely")],
    );
    check(SCORE, &fence(), &[(&format!("1=5\n\n{}", marked(["5", "", ""])), "1:5"), (&format!("1=4\n\n{}", marked(["5", "", ""])), "?NotRead 1:5")]);
    check(
        RANKED,
        &fence(),
        &[
            (&format!("only if it is cheap\n{}", marked(["1", "2", ""])), "?Conditional"),
            (&format!("Good luck\n{}", marked(["1", "2", ""])), "1>2 | Good luck"),
        ],
    );
}

#[test]
fn a_wrapped_option_is_one_line_of_the_ballot() {
    let options = [Choosable::new("1", "The green one that Ben found in the shed last spring, with two coats of it"), Choosable::new("2", "White")];
    let text = "> [5] 1  The green one that Ben found in the shed last\nspring, with two coats of it\n> [3] 2  White";
    assert_eq!(outcome(&read_in(SCORE, &options, text, &["en"])), "1:5 2:3");
    let text = text.replace("[5]", "[x]").replace("[3]", "[ ]");
    assert_eq!(outcome(&read_in(PollKind::Single, &options, &text, &["en"])), "1");
}

#[test]
fn none_of_the_above_is_an_answer_where_it_is_offered() {
    let read = |kind, text: &str, none| outcome(&read_answer(&words(text), &BallotForm { kind, options: &fence(), none }, &["en", "de"]));
    for (kind, text) in [
        (PollKind::Single, "none of the above"),
        (PollKind::Single, "keine davon"),
        (MANY, "none"),
        (RANKED, "none of these"),
        (SCORE, "> [x] none  None of these"),
    ] {
        assert_eq!(read(kind, text, true), "none", "{text}");
    }
    assert_eq!(read(PollKind::Single, "> [x] none  Keine davon", true), "none");
    assert!(read(PollKind::Single, "none", false).starts_with('?'));
    assert!(read(MANY, "> [x] none  None\n> [x] 1  Green", true).starts_with('?'));
}

#[test]
fn a_question_round_takes_words() {
    let read = |text: &str| outcome(&read_answer(&words(text), &BallotForm { kind: PollKind::Question, options: &[], none: false }, &["en"]));
    assert_eq!(read("I would plant more trees.\nAnd paint the gate.\n\nBest,\nBen"), "words | I would plant more trees.\nAnd paint the gate.");
    for (text, doubt) in [("", "?Empty"), ("Thanks", "?Empty"), ("👍", "?Reaction"), ("+1", "?Reaction"), ("unsubscribe", "order")] {
        assert_eq!(read(text), doubt, "{text}");
    }
}

#[test]
fn positions_of_a_sense_check_and_a_count_are_read_in_many_languages() {
    let read = |kind: PollKind, text: &str, tongue: &str| {
        outcome(&read_answer(&words(text), &BallotForm { kind, options: &kind.usual_options(), none: false }, &[tongue]))
    };
    let count = PollKind::Count { target: Some(5) };
    for (kind, tongue, text, code) in [
        (PollKind::Check, "en", "looks good", "1"),
        (PollKind::Check, "en", "Not sure", "2"),
        (PollKind::Check, "en", "concerned - the roots", "3 | the roots"),
        (PollKind::Check, "de", "sieht gut aus", "1"),
        (PollKind::Check, "de", "bedenklich", "3"),
        (PollKind::Check, "fr", "pas sûre", "2"),
        (PollKind::Check, "es", "tengo reparos", "3"),
        (count, "en", "I'm in", "1"),
        (count, "en", "count me out", "2"),
        (count, "en", "Can't make it, sorry", "2"),
        (count, "en", "Unfortunately I won't be there", "2"),
        (count, "en", "I'm afraid I can't make it", "2"),
        (count, "en", "I'm not coming", "2"),
        (count, "en", "I can make it", "1"),
        (count, "en", "Will be there", "1"),
        (count, "en", "Can't wait!", "?Unclear"),
        (count, "en", "I can't decide", "?Unclear"),
        (count, "de", "Kann leider nicht", "2"),
        (count, "de", "Ich bin leider nicht dabei", "2"),
        (count, "es", "No puedo ir", "2"),
        (count, "fr", "Je ne pourrai pas venir, désolé", "2"),
        (count, "it", "Non posso, lavoro", "2 | lavoro"),
        (count, "nl", "Ik kan helaas niet", "2"),
        (count, "sv", "Kan tyvärr inte", "2"),
        (count, "ru", "Не смогу", "2"),
        (count, "cs", "Nemůžu", "2"),
        (count, "de", "bin dabei", "1"),
        (count, "it", "non vengo", "2"),
        (count, "pl", "biorę udział", "1"),
        (count, "sv", "nej", "2"),
        (count, "en", "yes", "1"),
    ] {
        assert_eq!(read(kind, text, tongue), code, "{text}");
    }
}

#[test]
fn fits_and_joining_words_are_read_in_many_languages() {
    for (tongue, text, expected) in [
        ("de", "1 ja, 2 nein, 3 vielleicht", "1y 2n 3m"),
        ("fr", "1 oui, 2 non, 3 peut-être", "1y 2n 3m"),
        ("es", "1 sí, 2 no, 3 quizás", "1y 2n 3m"),
        ("it", "1 sì, 2 no, 3 forse", "1y 2n 3m"),
        ("pt", "1 sim, 2 não, 3 talvez", "1y 2n 3m"),
        ("nl", "1 ja, 2 nee, 3 misschien", "1y 2n 3m"),
        ("pl", "1 tak, 2 nie, 3 może", "1y 2n 3m"),
        ("cs", "1 ano, 2 ne, 3 možná", "1y 2n 3m"),
        ("sk", "1 áno, 2 nie, 3 možno", "1y 2n 3m"),
        ("sv", "1 ja, 2 nej, 3 kanske", "1y 2n 3m"),
        ("da", "1 ja, 2 nej, 3 måske", "1y 2n 3m"),
        ("nb", "1 ja, 2 nei, 3 kanskje", "1y 2n 3m"),
        ("fi", "1 kyllä, 2 ei, 3 ehkä", "1y 2n 3m"),
        ("ru", "1 да, 2 нет, 3 возможно", "1y 2n 3m"),
        ("uk", "1 так, 2 ні, 3 можливо", "1y 2n 3m"),
        ("hu", "1 igen, 2 nem, 3 talán", "1y 2n 3m"),
        ("tr", "1 evet, 2 hayır, 3 belki", "1y 2n 3m"),
        ("el", "1 ναι, 2 όχι, 3 ίσως", "1y 2n 3m"),
        ("de", "alle außer 2", "1y 2n 3y"),
        ("fr", "toutes sauf 2", "1y 2n 3y"),
        ("es", "todas menos 2", "1y 2n 3y"),
        ("it", "tutte tranne 2", "1y 2n 3y"),
        ("sv", "alla utom 2", "1y 2n 3y"),
        ("pl", "wszystkie oprócz 2", "1y 2n 3y"),
        ("de", "1 und 3", "1y 3y"),
        ("fr", "1 et 3", "1y 3y"),
        ("es", "1 y 3", "1y 3y"),
    ] {
        assert_eq!(outcome(&read_in(TIMES, &fence(), text, &[tongue])), expected, "{tongue} {text}");
    }
    assert_eq!(outcome(&read_in(RANKED, &fence(), "Oak dann Green", &["de"])), "2>1");
    assert_eq!(outcome(&read_in(RANKED, &fence(), "Green puis oak", &["fr"])), "1>2");
}

/// `?` is any question back.
#[track_caller]
fn said(kind: PollKind, text: &str, tongue: &str, expect: &str) {
    let found = outcome(&read_in(kind, &fence(), text, &[tongue]));
    assert!(found == expect || (expect == "?" && found.starts_with('?')), "{text:?}: expected {expect:?}, found {found:?}");
}

#[test]
fn words_for_except_and_after_say_so_only_where_they_can() {
    said(MANY, "Ik stem op 1 en 3", "nl", "1+3");
    said(MANY, "alle op 2 na", "nl", "1+3");
    said(RANKED, "Le 2 après le 1", "fr", "?");
    said(RANKED, "2 dopo 1", "it", "?");
    said(RANKED, "2, après 1, après 3", "fr", "2>1>3");
    said(RANKED, "2 puis 1", "fr", "2>1");
}

#[test]
fn numbers_may_be_words_where_nothing_else_is_said() {
    said(MANY, "two and three", "en", "2+3");
    said(MANY, "Two and 3 please", "en", "2+3");
    said(RANKED, "zwei, dann eins", "de", "2>1");
    said(RANKED, "deux, un, trois", "fr", "2>1>3");
    said(MANY, "one of them is too dear", "en", "?");
}
