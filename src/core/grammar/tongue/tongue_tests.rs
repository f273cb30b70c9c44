use super::*;
use crate::core::poll::Position;

fn words_of(table: Table) -> Vec<(&'static str, &'static str)> {
    table.iter().flat_map(|(language, phrases)| phrases.split('|').map(move |phrase| (*language, phrase))).collect()
}

#[test]
fn no_word_that_denies_is_stepped_over_as_a_frame() {
    for (meaning, table) in tables() {
        if !matches!(meaning, Meaning::Manner(Manner::Frame | Manner::Courtesy | Manner::Tail)) {
            continue;
        }
        for (language, word) in words_of(table) {
            let typed = lex::tokens(word);
            let denied = find(&typed, 0, None, |meaning| matches!(meaning, Meaning::Manner(Manner::Negation)));
            let same_language: Vec<_> = denied.iter().filter(|found| found.len == typed.len() && found.language == language).collect();
            assert!(same_language.is_empty(), "{word} ({language}) is a frame and denies: {denied:?}");
        }
    }
}

#[test]
fn frames_never_deny_in_another_language_that_is_written_with_the_same_letters() {
    let frames = manners::TABLES.iter().find(|(meaning, _)| *meaning == Meaning::Manner(Manner::Frame)).map(|(_, table)| *table).unwrap();
    for (_, word) in words_of(frames) {
        let typed = lex::tokens(word);
        let no = find(&typed, 0, None, |meaning| matches!(meaning, Meaning::No | Meaning::Position(Position::Disagree)));
        assert!(no.iter().all(|found| found.len != typed.len()), "{word}: {no:?}");
    }
}

#[test]
fn no_phrase_is_empty_and_every_table_speaks_english() {
    for (meaning, table) in tables() {
        assert!(table.iter().any(|(language, _)| *language == "en"), "{meaning:?}");
        for (language, phrase) in words_of(table) {
            assert!(!lex::tokens(phrase).is_empty(), "{meaning:?} {language}");
        }
    }
}

#[test]
fn weeks_have_seven_days_and_years_twelve_months_in_every_language() {
    for (table, count) in [(dates::WEEKDAYS, 7), (dates::MONTHS, 12), (dates::UNITS, 5), (dates::NEAR, 3)] {
        for (language, words) in table {
            assert_eq!(words.split(' ').count(), count, "{language}");
        }
    }
    for (language, words) in answers::NUMBERS {
        assert_eq!(words.split(' ').count(), 10, "{language}");
    }
}

#[test]
fn yes_and_no_are_known_in_at_least_thirty_languages_and_positions_in_twenty() {
    let languages = |wanted: Meaning| answers::TABLES.iter().find(|(meaning, _)| *meaning == wanted).map_or(0, |(_, table)| table.len());
    assert!(languages(Meaning::Yes) >= 30 && languages(Meaning::No) >= 30);
    for position in
        [Meaning::Position(Position::Agree), Meaning::Position(Position::Abstain), Meaning::Position(Position::Disagree), Meaning::Position(Position::Block)]
    {
        assert!(languages(position) >= 20, "{position:?}");
    }
}

#[test]
fn who_can_say_yes_can_say_if_and_only_if() {
    let languages = |wanted: Meaning| -> std::collections::BTreeSet<&str> {
        tables().filter(|(meaning, _)| *meaning == wanted).flat_map(|(_, table)| table.iter().map(|(language, _)| *language)).collect()
    };
    for manner in [Manner::If, Manner::OnlyIf] {
        let silent: Vec<_> = languages(Meaning::Yes).difference(&languages(Meaning::Manner(manner))).copied().collect();
        assert!(silent.is_empty(), "{manner:?}: {silent:?}");
    }
}

#[test]
fn every_table_speaks_at_least_fourteen_languages() {
    let listed = [
        ("numbers", answers::NUMBERS),
        ("ordinals", answers::ORDINALS),
        ("weekdays", dates::WEEKDAYS),
        ("months", dates::MONTHS),
        ("units", dates::UNITS),
        ("near days", dates::NEAR),
        ("in", dates::IN),
        ("one", dates::ONE),
        ("fillers", dates::FILLERS),
        ("next", dates::NEXT),
        ("ends", dates::END),
        ("noon", dates::NOON),
        ("midnight", dates::MIDNIGHT),
    ]
    .map(|(name, table)| (name.to_string(), table));
    // A quota bears a man's name in every language.
    let words = tables().filter(|(meaning, _)| !matches!(meaning, Meaning::Quota(_))).map(|(meaning, table)| (format!("{meaning:?}"), *table));
    for (name, table) in words.chain(listed) {
        let languages: std::collections::BTreeSet<&str> = table.iter().map(|(language, _)| *language).collect();
        assert!(languages.len() >= 14, "{name} knows only {languages:?}");
        assert_eq!(languages.len(), table.len(), "{name} has two lines for one language");
    }
}

/// Languages in which everything can be said: votes, commands, polls and dates.
const SPOKEN: [&str; 14] = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "ru"];

#[test]
fn what_is_said_in_one_spoken_language_is_said_in_all_of_them() {
    let said = tables().filter(|(meaning, _)| matches!(meaning, Meaning::Verb(_) | Meaning::Reach(_) | Meaning::Steer(_) | Meaning::Key(_) | Meaning::Kind(_)));
    let mut silent = Vec::new();
    for (meaning, table) in said {
        silent.extend(SPOKEN.iter().filter(|language| !table.iter().any(|(known, _)| known == *language)).map(|language| format!("{meaning:?} in {language}")));
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn a_word_written_exactly_wins_over_one_without_its_accents() {
    let words = lex::tokens("sí");
    let found = find(&words, 0, None, |meaning| matches!(meaning, Meaning::Yes | Meaning::Manner(Manner::If)));
    assert!(found.iter().all(|found| found.meaning == Meaning::Yes) && !found.is_empty(), "{found:?}");
}
