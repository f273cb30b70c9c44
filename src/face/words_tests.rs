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
    for (asked, given) in [("en", "en"), ("en-GB", "en"), ("EN", "en"), ("xx", "en"), ("", "en"), ("en_US", "en"), ("not a tag", "en")] {
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
