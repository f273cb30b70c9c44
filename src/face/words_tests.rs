use super::*;
use crate::face::templates;
use regex::Regex;
use std::collections::BTreeSet;

fn source(locale: &str) -> String {
    String::from_utf8(Files::get(&format!("{locale}.ftl")).expect("the locale has a file").data.into_owned()).expect("words are UTF-8")
}

/// Every key of a locale, with the names of the arguments its sentence uses.
fn keys(locale: &str) -> BTreeMap<String, BTreeSet<String>> {
    let key = Regex::new(r"^([a-z][\w-]*) =").expect("a sound pattern");
    let argument = Regex::new(r"\$(\w+)").expect("a sound pattern");
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in source(locale).lines() {
        if let Some(found) = key.captures(line) {
            current = found[1].to_string();
            assert!(keys.insert(current.clone(), BTreeSet::new()).is_none(), "{locale} says {current} twice");
        }
        let used = argument.captures_iter(line).map(|found| found[1].to_string());
        keys.entry(current.clone()).or_default().extend(used);
    }
    keys.remove("");
    keys
}

#[test]
fn every_locale_has_every_sentence_with_the_same_arguments() {
    let english = keys(FALLBACK);
    for locale in locales() {
        let own = keys(locale);
        for (key, arguments) in &english {
            assert!(words(locale).has(key), "{locale} lacks {key}");
            // A translation may leave an argument out where its grammar says it otherwise, but may not invent one.
            assert!(own[key].is_subset(arguments), "{locale}: {key} uses {:?}, English {arguments:?}", own[key]);
        }
        assert_eq!(own.len(), english.len(), "{locale} has sentences nobody says");
    }
}

#[test]
fn every_sentence_a_template_says_exists() {
    let call = Regex::new(r#"[({]t "([\w-]+)""#).expect("a sound pattern");
    let mut said = 0;
    for path in templates::Files::iter().filter(|path| path.ends_with(".hbs")) {
        let source = String::from_utf8(templates::Files::get(&path).expect("it is listed").data.into_owned()).expect("UTF-8");
        for found in call.captures_iter(&source) {
            assert!(words(FALLBACK).has(&found[1]), "{path} says {}", &found[1]);
            said += 1;
        }
    }
    assert!(said > 200, "the templates say {said} sentences");
}

#[test]
fn english_sentences_keep_the_voice() {
    for line in source(FALLBACK).lines().filter(|line| !line.starts_with('#')) {
        for word in ["!", "simply", "mailmoot", "click here", "Sorry", "Oops"] {
            assert!(!line.contains(word), "{line}");
        }
    }
}

#[test]
fn a_tag_finds_its_locale_its_language_or_english() {
    for (asked, given) in
        [("en", "en"), ("en-GB", "en"), ("EN", "en"), ("xx", "en"), ("", "en"), ("en_US", "en"), ("not a tag", "en"), ("de", "de"), ("de-AT", "de")]
    {
        assert_eq!(words(asked).tag(), given, "{asked}");
    }
}

#[test]
fn numbers_choose_their_plural() {
    let said = |members: u32| words("en").say("foot-public", &args!["members" => members, "group" => "Garden"]);
    assert_eq!(said(1), "Your reply goes to the one member of Garden.");
    assert_eq!(said(12), "Your reply goes to all 12 members of Garden.");
}

#[test]
fn a_missing_sentence_is_none() {
    assert_eq!(words("en").find("no-such-sentence", &FluentArgs::new()), None);
}

#[test]
fn german_sentences_keep_the_voice() {
    // At the head of a sentence "Sie" is the vote or the mail.
    let formal = Regex::new(r"[a-zäöüß,] (Sie|Ihnen|Ihre?[mnrs]?)\b").expect("a sound pattern");
    for line in source("de").lines().filter(|line| !line.starts_with('#')) {
        for word in ["!", "mailmoot", "klicke", "Entschuldigung", "\""] {
            assert!(!line.contains(word), "{line}");
        }
        assert!(!formal.is_match(line), "{line}");
    }
}

#[test]
fn what_german_mails_say_one_can_write_is_understood() {
    use crate::core::grammar::{Order, Reach, Words as Said, read_order};
    use crate::core::person::Level;
    let table = [
        ("posten", Order::Post),
        ("nicht ich", Order::NotMe),
        ("rückgängig", Order::Undo),
        ("keine Stimmzettel", Order::NoBallots),
        ("stimmzettel", Order::Ballots),
        ("gruppe", Order::Widen { reach: Reach::Group }),
        ("öffnen", Order::Open),
        ("abbrechen", Order::Cancel),
        ("erneut senden", Order::Resend),
        ("hilfe", Order::Help),
        ("text", Order::Format { text_only: true }),
        ("html", Order::Format { text_only: false }),
        ("gruppe verlassen", Order::LeaveGroup),
        ("status", Order::Status),
        ("stopp", Order::Stop { reach: None }),
        ("freigeben", Order::Approve),
        ("zurückweisen", Order::Reject),
        ("sperren", Order::Block),
        ("thema schließen", Order::CloseThread),
        ("ja", Order::Yes),
        ("nein", Order::No),
        ("nichts gruppe", Order::Level { level: Level::Nothing, reach: Some(Reach::Group) }),
        ("alles überall", Order::Level { level: Level::Everything, reach: Some(Reach::All) }),
        ("zusammenfassung", Order::Level { level: Level::Digest, reach: None }),
        ("gefragt", Order::Level { level: Level::Asked, reach: None }),
    ];
    for (text, order) in table {
        assert_eq!(read_order(&Said::own_only(text), &["de", "en"]), Some(order), "{text}");
    }
}

#[test]
fn german_positions_and_settings_are_understood() {
    use crate::core::ballot::Choice;
    use crate::core::grammar::{Answer, BallotForm, Words as Said, read_answer, read_draft};
    use crate::core::poll::PollKind;
    let (own, positions) = (words("de"), PollKind::Proposal.usual_options());
    let form = BallotForm { kind: PollKind::Proposal, options: &positions, none: false };
    for option in &positions {
        let said = own.plain(&format!("position-{}", option.name));
        let read = read_answer(&Said::own_only(&said), &form, &["de", "en"]);
        assert!(matches!(&read, Answer::Vote { choice: Choice::One(code), .. } if *code == option.code), "{said}: {read:?}");
    }
    let lines = [
        "Art: Einfachauswahl",
        "Art: Vorschlag",
        "Regel: meiste Stimmen",
        "Regel: Mehrheit",
        "Regel: zwei Drittel",
        "Art: Vorschlag\nRegel: Konsent",
        "Regel: Rat",
    ];
    let more = ["Ergebnisse: immer", "Ergebnisse: nach der Stimmabgabe", "Ergebnisse: am Ende", "Begründung: Pflicht", "Begründung: freiwillig"];
    for line in lines.into_iter().chain(more) {
        let text = format!("- Grün\n- Eiche\n\n{line}\nEndet: Freitag 18:00\n");
        let now = "2026-11-24T09:00:00Z".parse().expect("an instant");
        let draft = read_draft("Welche Farbe?", &Said::own_only(&text), "Europe/Berlin", &["de", "en"], now);
        assert!(draft.clear && draft.remarks.is_empty(), "{line}: {:?}", draft.remarks);
    }
}
