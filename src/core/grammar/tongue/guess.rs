//! In which language a short answer is, by the words that only one language knows.

use super::{Manner, Meaning, find};
use crate::core::grammar::lex::tokens;

/// Longer texts have small words to tell them by.
const MOST_WORDS: usize = 12;

/// The one language that knows the words of a short answer ("Einverstanden, danke"); `None` when several do, or when
/// most of its words are no answer, greeting or courtesy.
pub fn only_language(text: &str) -> Option<&'static str> {
    let words = tokens(text);
    let (mut at, mut known) = (0, 0);
    let mut left: Option<Vec<&'static str>> = None;
    while at < words.len().min(MOST_WORDS) {
        let found = find(&words, at, None, tells);
        let len = found.first().map_or(0, |found| found.len);
        if len > 0 {
            let here = |language: &&'static str| found.iter().any(|found| found.language == *language);
            left = Some(match left {
                Some(left) => left.into_iter().filter(here).collect(),
                None => found.iter().map(|found| found.language).collect(),
            });
        }
        known += len;
        at += len.max(1);
    }
    let mut left = left.unwrap_or_default();
    left.dedup();
    (left.len() == 1 && known * 2 >= words.len()).then(|| left[0])
}

/// What people say in their own language, however short.
fn tells(meaning: Meaning) -> bool {
    use Manner::{Because, Closing, Courtesy, Greeting, Thanks};
    matches!(meaning, Meaning::Yes | Meaning::No | Meaning::Position(_) | Meaning::Manner(Because | Closing | Courtesy | Greeting | Thanks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_answer_is_in_the_one_language_that_knows_its_words() {
        let check = |text: &str, expect: Option<&str>| assert_eq!(only_language(text), expect, "{text}");
        check("Einverstanden", Some("de"));
        check("Danke, ja", Some("de"));
        check("Oui", Some("fr"));
        check("Je suis d'accord, merci", Some("fr"));
        check("yes please", Some("en"));
        check("2 please", Some("en"));
        check("Sim", Some("pt"));
        check("Kyllä", Some("fi"));
        check("Hola, sí", Some("es"));
        check("ja", None);
        check("no", None);
        check("veto", None);
        check("2", None);
        check("ok", None);
        check("", None);
        check("Pour the paint into the bucket", None);
    }
}
