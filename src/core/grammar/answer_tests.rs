use super::super::order::Reach;
use super::*;
use crate::core::ballot::Choice;
use crate::core::grammar::{Line, PollOrder};

use crate::core::poll::{Choosable, PollKind};

#[path = "answer_doubt_tests.rs"]
mod doubts;
#[path = "answer_property_tests.rs"]
mod properties;
#[path = "answer_tongue_tests.rs"]
mod tongues;
#[path = "answer_turn_tests.rs"]
mod turns;

/// Options of the fence: 1 Green, 2 Natural oak, 3 White.
const FENCE: &[(&str, &str)] = &[("1", "Green"), ("2", "Natural oak"), ("3", "White")];

fn options(list: &[(&str, &str)]) -> Vec<Choosable> {
    list.iter().map(|(code, name)| Choosable::new(code, name)).collect()
}

/// Lines that begin with `>` are quoted.
fn words(text: &str) -> Words {
    let line = |line: &str| match line.strip_prefix('>') {
        Some(quoted) => Line::Quoted(quoted.strip_prefix(' ').unwrap_or(quoted).to_string()),
        None => Line::Own(line.to_string()),
    };
    Words { lines: text.lines().map(line).collect(), elided: String::new() }
}

fn single(list: &[(&str, &str)], text: &str, tongues: &[&str]) -> Answer {
    read_answer(&words(text), &BallotForm { kind: PollKind::Single, options: &options(list), none: false }, tongues)
}

fn position(text: &str, tongues: &[&str]) -> Answer {
    read_answer(&words(text), &BallotForm { kind: PollKind::Proposal, options: &PollKind::Proposal.usual_options(), none: false }, tongues)
}

fn vote(code: &str, reason: &str) -> Answer {
    Answer::Vote { choice: Choice::One(code.into()), reason: reason.into() }
}

#[track_caller]
fn votes(text: &str, code: &str, reason: &str) {
    assert_eq!(single(FENCE, text, &["en"]), vote(code, reason), "{text:?}");
}

#[track_caller]
fn doubts(text: &str, doubt: Doubt) {
    assert_eq!(single(FENCE, text, &["en"]), Answer::Doubt(doubt), "{text:?}");
}

fn several(codes: &[&str]) -> Doubt {
    Doubt::Several { codes: codes.iter().map(|code| (*code).to_string()).collect() }
}

#[test]
fn a_number_is_a_vote() {
    for text in [
        "2",
        "2.",
        "2)",
        "(2)",
        "#2",
        "# 2",
        "2!",
        " 2 ",
        "\n\n2\n\n",
        "Option 2",
        "option 2.",
        "Number 2",
        "nr. 2",
        "nr 2",
        "No 2".trim_start_matches("No "),
        "2 please",
        "2, please",
        "2 please!",
        "2 thanks",
        "2. Thanks!",
        "Vote 2",
        "I vote 2",
        "I vote for 2.",
        "My vote: 2",
        "My vote is 2",
        "I'd go with 2",
        "I think 2",
        "\"2\"",
        "*2*",
        "_2_",
        "[2]",
        "→ 2",
        "=> 2".trim_start_matches("=> "),
        "２",
        "2️⃣",
        "②",
        "Hi, 2",
        "Hi Ana, 2",
        "Hello Ana,\n\n2",
        "Hi Ana,\n\n2\n\nBest,\nBen",
        "Dear all,\n\nI vote for 2.\n\nKind regards\nBen",
        "Hey 2",
        "Thanks Ana, 2",
        "Thanks! 2",
        "Thanks for organizing this, Ana.\n\n2",
        "2 for me",
        "2 from me please",
        "For me 2",
        "two",
        "Two please",
        "number two",
        "option two",
        "the second one",
        "The second option, please",
        "second",
        "2nd",
        "- 2",
        "* 2",
        "2 :)",
        "2 🙂",
        "Sorry for the late reply.\n2",
        "2 - thanks!",
        "2, cheers",
        "Yes, 2 please",
        "Ok, 2",
        "2 Natural oak",
        "2. Natural oak",
        "2) Natural oak",
        "2 - Natural oak",
        "2: natural oak",
        "[ ] 2  Natural oak\n2",
        "2\nNatural oak".split('\n').next().unwrap(),
    ] {
        votes(text, "2", "");
    }
}

#[test]
fn a_name_is_a_vote_whole_or_shortened() {
    for text in [
        "Natural oak",
        "natural oak",
        "NATURAL OAK",
        "Natural oak.",
        "Natural  oak!",
        "natural-oak",
        "oak",
        "Oak!",
        "Oak please",
        "natural",
        "nat",
        "natu",
        "the oak",
        "the oak one",
        "I vote for oak.",
        "I'd prefer the natural oak",
        "Oak for me",
        "I would like oak please",
        "Oak is my favorite",
        "My choice is natural oak",
        "Natural oak (2)",
        "“Natural oak”",
        "‘natural oak’",
        "Nátural Oak",
        "Definitely oak",
        "Let's go with oak",
        "oak, thanks",
        "Oak, definitely!",
        "Oak 👍",
    ] {
        votes(text, "2", "");
    }
    for text in ["Green!", "green", "gre", "Green", "GREEN", "I vote for Green.", "ｇｒｅｅｎ"] {
        votes(text, "1", "");
    }
}

#[test]
fn the_rest_is_the_reason() {
    votes("2 - it weathers well", "2", "it weathers well");
    votes("2 – it weathers well", "2", "it weathers well");
    votes("2: it weathers well", "2", "it weathers well");
    votes("2, it weathers well", "2", "it weathers well");
    votes("2. It weathers well.", "2", "It weathers well.");
    votes("2) it weathers well", "2", "it weathers well");
    votes("2 (it weathers well)", "2", "it weathers well");
    votes("2 because it weathers well", "2", "because it weathers well");
    votes("2, because it weathers well", "2", "because it weathers well");
    votes("Natural oak\nbecause it weathers well", "2", "because it weathers well");
    votes("Natural oak - because it weathers well", "2", "because it weathers well");
    votes("Hi Ana,\n\nNatural oak - because it weathers well", "2", "because it weathers well");
    votes("I vote for oak. It weathers well.\n\nAnd it is cheap.", "2", "It weathers well.\n\nAnd it is cheap.");
    votes("2\n\nIt weathers well\nand it lasts.\n\nBest regards,\nBen", "2", "It weathers well\nand it lasts.");
    votes("Green because white is ugly", "1", "because white is ugly");
    votes("Green. White is ugly.", "1", "White is ugly.");
    votes("Green\n\nWhite is ugly.", "1", "White is ugly.");
    votes("2 please, it weathers well", "2", "it weathers well");
    votes("2 - Natural oak, it weathers well", "2", "it weathers well");
    votes("2: oak because it weathers well", "2", "because it weathers well");
    votes("Natural oak - 2", "2", "");
    votes("Hi\n2\nthx", "2", "");
    votes("2. Thanks for organizing this, Ana", "2", "");
    votes("2 - Ⅳ years ago ½ of it was oak", "2", "Ⅳ years ago ½ of it was oak");
    votes("Oak, see you at 3", "2", "see you at 3");
}

#[test]
fn it_counts_wherever_it_stands() {
    votes("> Ana asks you to decide\n>   [ ] 1  Green\n>   [ ] 2  Natural oak\n>   [ ] 3  White\n\n2", "2", "");
    votes("> Ana asks\n2\n>   [ ] 1  Green\n>   [ ] 2  Natural oak\n", "2", "");
    votes("2\n\nOn Tuesday Ana wrote:".split("\n\n").next().unwrap(), "2", "");
    votes("See below\n> [ ] 1  Green\n2\n> [ ] 3  White", "2", "");
}

#[test]
fn a_marked_line_is_a_vote() {
    votes(">   [ ] 1  Green\n>   [x] 2  Natural oak\n>   [ ] 3  White", "2", "");
    votes(">   [ ] 1  Green\n>   [ ] 2  Natural oak   yes\n>   [ ] 3  White", "2", "");
    votes("> > x 2 Natural oak", "2", "");
    votes("> 1  Green\n> -> 2  Natural oak\n> 3  White", "2", "");
    votes("[ ] 1  Green\n[X] 2  Natural oak\n[ ] 3  White", "2", "");
    votes("It weathers well.\n>   [ ] 1  Green\n>   [x] 2  Natural oak", "2", "It weathers well.");
    votes("2\n> [x] 2  Natural oak", "2", "");
    votes("Hi Ana,\nOak, it lasts\n> [x] 2  Natural oak", "2", "it lasts");
    votes("> [no] 1 Green\n> [yes] 2 Natural oak\n> [no] 3 White", "2", "");
}

#[test]
fn a_name_that_begins_like_an_aside_is_a_name() {
    let shops = &[("1", "One World shop"), ("2", "Corner shop")];
    for text in ["the One World shop", "The One World shop, please", "I vote for the One World shop"] {
        assert_eq!(single(shops, text, &["en"]), vote("1", ""), "{text}");
    }
    let bins = &[("1", "Second bin"), ("2", "No bin")];
    assert_eq!(single(bins, "a second bin", &["en"]), vote("1", ""));
    for text in ["this one", "a second please"] {
        assert_eq!(single(bins, text, &["en"]), Answer::Doubt(Doubt::Unclear), "{text}");
    }
}

#[test]
fn a_number_with_its_sign_is_a_vote() {
    let check = |texts: &[&str], tongue: &str| {
        for text in texts {
            assert_eq!(single(FENCE, text, &[tongue]), vote("2", ""), "{text}");
        }
    };
    check(&["No. 2", "no. 2 please", "No.2", "Hi Ana, no. 2", "number two", "I vote for no. 2", "#2"], "en");
    check(&["Nr. 2", "Nummer 2", "Nummer zwei", "Ich stimme für Nr. 2", "Nº 2"], "de");
    check(&["n° 2", "N°2", "nº 2", "le n° 2", "numéro 2", "numéro deux", "Je vote pour le n° 2"], "fr");
    check(&["n.º 2", "nº 2", "núm. 2", "número dos"], "es");
    check(&["n.º 2", "nº2", "número dois"], "pt");
    check(&["n. 2", "n° 2", "numero due", "il n. 2"], "it");
    check(&["nr. 2", "nummer twee"], "nl");
    check(&["nr 2", "numer dwa"], "pl");
    check(&["č. 2", "číslo dvě"], "cs");
    check(&["№2", "№ 2", "номер 2", "голосую за № 2"], "ru");
    check(&["No: 2", "numara 2"], "tr");
    check(&["nr 2", "nummer två"], "sv");
    check(&["nro 2", "numero kaksi"], "fi");
    check(&["2. sz.", "2. szám"], "hu");
    check(&["nr. 2"], "ro");
    check(&["št. 2"], "sl");
    check(&["br. 2"], "hr");
    check(&["第2", "2号", "2號"], "zh");
    check(&["2番", "2番です"], "ja");
    check(&["2번", "2번이요"], "ko");
    check(&["số 2"], "vi");
    for text in ["No.", "no", "No. Why two?", "n", "No. 4", "No, 2 people are away", "22°"] {
        assert_eq!(single(FENCE, text, &["en"]), Answer::Doubt(Doubt::Unclear), "{text}");
    }
    assert_eq!(position("No.", &["en"]), vote("3", ""));
    assert_eq!(position("No. It costs too much.", &["en"]), vote("3", "It costs too much."));
    assert!(matches!(position("No. 2", &["en"]), Answer::Doubt(_)), "where no is an answer, both could be meant");
}

#[test]
fn commands_are_whole_replies_and_options_come_first() {
    for (text, order) in [
        ("help", Order::Help),
        ("Help!", Order::Help),
        ("unsubscribe", Order::Stop { reach: None }),
        ("STOP", Order::Stop { reach: None }),
        ("not me", Order::NotMe),
        ("status", Order::Status),
        ("undo", Order::Undo),
        ("post", Order::Post),
        ("0", Order::Post),
        ("poll: close", Order::Poll { what: PollOrder::Close }),
        ("resend please", Order::Resend),
        ("no ballots", Order::NoBallots),
        ("nothing group", Order::Level { level: Level::Nothing, reach: Some(Reach::Group) }),
    ] {
        assert_eq!(single(FENCE, text, &["en"]), Answer::Order(order.clone()), "{text:?}");
    }
    assert_eq!(single(FENCE, "> [x] 0  Post my words to everyone", &["en"]), Answer::Order(Order::Post));
    let stop = &[("1", "Stop"), ("2", "Help Ben"), ("3", "Go on")];
    assert_eq!(single(stop, "stop", &["en"]), Answer::Doubt(Doubt::OptionOrCommand { word: "stop".into() }));
    assert_eq!(single(stop, "help", &["en"]), Answer::Doubt(Doubt::OptionOrCommand { word: "help".into() }));
    assert_eq!(single(stop, "Stop, it is too expensive", &["en"]), vote("1", "it is too expensive"));
    assert_eq!(single(stop, "1", &["en"]), vote("1", ""));
    assert_eq!(position("block", &["en"]), vote("4", ""));
    assert_eq!(position("not me", &["en"]), Answer::Order(Order::NotMe));
}

#[test]
fn names_that_look_alike_are_kept_apart() {
    let woods = &[("1", "Oak"), ("2", "Dark oak"), ("3", "Oak, dark stain")];
    assert_eq!(single(woods, "oak", &["en"]), vote("1", ""));
    assert_eq!(single(woods, "dark oak", &["en"]), vote("2", ""));
    assert_eq!(single(woods, "oak dark stain", &["en"]), vote("3", ""));
    assert!(matches!(single(woods, "dark", &["en"]), Answer::Doubt(Doubt::Several { .. })));
    let days = &[("A", "27 November"), ("B", "28 November"), ("C", "2 December")];
    assert_eq!(single(days, "A", &["en"]), vote("A", ""));
    assert_eq!(single(days, "b, I am away on Friday", &["en"]), vote("B", "I am away on Friday"));
    assert_eq!(single(days, "27 November", &["en"]), vote("A", ""));
    assert_eq!(single(days, "the 28", &["en"]), Answer::Doubt(Doubt::Unclear));
    assert!(matches!(single(days, "november", &["en"]), Answer::Doubt(Doubt::Several { .. })));
    assert_eq!(single(days, "2", &["en"]), Answer::Doubt(Doubt::Unclear));
    let accents = &[("1", "Grün"), ("2", "Weiß"), ("3", "Schwärzlich")];
    assert_eq!(single(accents, "grun", &["de"]), vote("1", ""));
    assert_eq!(single(accents, "Gruen", &["de"]), vote("1", ""));
    assert_eq!(single(accents, "weiss", &["de"]), vote("2", ""));
    let signs = &[("1", "👍"), ("2", "👎"), ("3", "C++"), ("4", "C#")];
    assert_eq!(single(signs, "👍", &["en"]), vote("1", ""));
    assert_eq!(single(signs, "c#", &["en"]), vote("4", ""));
    let places = &[("1", "Rome"), ("2", "Romé")];
    assert_eq!(single(places, "Rome", &["en"]), vote("1", ""));
    assert_eq!(single(places, "romé", &["en"]), vote("2", ""));
}

#[test]
fn thanks_below_a_greeting_are_no_closing() {
    for (text, reason) in [("Hi Ana,\nThanks, 2.", ""), ("2\nLove 3 coats of it", "Love 3 coats of it")] {
        votes(text, "2", reason);
    }
}
