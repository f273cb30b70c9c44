//! Which language words are in: by script where it is one language's own, else by the small words nobody can do without.

use crate::core::grammar::tongue::only_language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Small words that are frequent in one language and rare in its neighbours.
const SMALL_WORDS: &[(&str, &str)] = &[
    (
        "en",
        "the and is are you that have with this for not will would can be it of to in we a by on at or an if but our your from as do so they what there please",
    ),
    ("de", "der die das und ist ich nicht ein eine für mit auf wir auch dass es zu sich von dem"),
    ("fr", "le la les et est je pas une pour dans nous vous que des du avec sur au mais ce"),
    ("es", "el la los y es yo no una para con que del por lo como más pero las muy está"),
    ("pt", "o a os e é eu não uma para com que do da por mais mas muito está em isso"),
    ("it", "il la gli e è io non una per con che del di sono anche ma molto questo della ho"),
    ("nl", "de het en is ik niet een voor met dat van wij ook op maar zijn we te dit hebben"),
    ("sv", "och är jag inte en för med att det som på vi av till men har ett den om kan"),
    ("da", "og er jeg ikke en for med at det som på vi af til men har et den hvis kan"),
    ("nb", "og er jeg ikke en for med at det som på vi av til men har et den hvis kan"),
    ("fi", "ja on en ei se että mutta olen minä me ovat myös kun niin voi ole tämä hän jos sitten"),
    ("pl", "i jest nie się na że to do w z ja ale jak tak dla są czy mam już po"),
    ("cs", "a je se na že to v s ne ale já jak tak pro jsou jsem by si už také"),
    ("hu", "a az és nem hogy van egy is ez de én meg már csak mint ha kell lehet jó vagyok"),
    ("ro", "și este nu un o pe la cu că în pentru sunt mai dar care din ce am să se"),
    ("tr", "ve bir bu için ile ben değil çok da de ama var ne daha gibi evet o mi olarak kadar"),
    ("uk", "і є не на що в з я але як так для це ми ви та до за було якщо"),
    ("ru", "и не на что в с я но как так для это мы вы по из у было если есть"),
];
/// Words looked at: enough to be sure, few enough to be quick.
const MOST_WORDS: usize = 100;
/// In bytes.
const LONGEST_SMALL_WORD: usize = 12;

/// The language, when one fits clearly better than every other; of a short answer, when only one knows its words.
pub fn of(text: &str) -> Option<&'static str> {
    by_script(text).or_else(|| by_small_words(text)).or_else(|| only_language(text))
}

/// Scripts that one living language has for itself.
fn by_script(text: &str) -> Option<&'static str> {
    let mut counts = [("ja", 0), ("ko", 0), ("zh", 0), ("el", 0), ("he", 0), ("ar", 0), ("th", 0), ("hi", 0)];
    let mut letters = 0;
    for c in text.chars().filter(|c| c.is_alphabetic()).take(MOST_WORDS * 4) {
        letters += 1;
        let at = match c {
            '\u{3040}'..='\u{30ff}' => 0,
            '\u{ac00}'..='\u{d7af}' => 1,
            '\u{4e00}'..='\u{9fff}' => 2,
            '\u{370}'..='\u{3ff}' => 3,
            '\u{590}'..='\u{5ff}' => 4,
            '\u{600}'..='\u{6ff}' => 5,
            '\u{e00}'..='\u{e7f}' => 6,
            '\u{900}'..='\u{97f}' => 7,
            _ => continue,
        };
        counts[at].1 += 1;
    }
    // Japanese is written with Chinese characters too; a few kana decide.
    if counts[0].1 > 0 && counts[0].1 * 10 >= counts[2].1 && (counts[0].1 + counts[2].1) * 2 > letters {
        return Some("ja");
    }
    counts.into_iter().find(|(_, count)| count * 2 > letters).map(|(language, _)| language)
}

/// Each small word with the languages it is one of, a bit each.
static LANGUAGES_OF: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut languages = HashMap::new();
    for (at, (_, small)) in SMALL_WORDS.iter().enumerate() {
        for word in small.split(' ') {
            *languages.entry(word).or_default() |= 1 << at;
        }
    }
    languages
});

fn by_small_words(text: &str) -> Option<&'static str> {
    let mut scores = [0_u32; SMALL_WORDS.len()];
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(MOST_WORDS) {
        if word.len() > LONGEST_SMALL_WORD {
            continue;
        }
        let languages = LANGUAGES_OF.get(word.to_lowercase().as_str()).copied().unwrap_or_default();
        for (at, score) in scores.iter_mut().enumerate() {
            *score += languages >> at & 1;
        }
    }
    let best = scores.iter().copied().max().unwrap_or_default();
    let mut winners = SMALL_WORDS.iter().zip(scores).filter(|(_, score)| *score == best);
    let ((language, _), _) = winners.next()?;
    (best >= 2 && winners.next().is_none()).then_some(language)
}

#[cfg(test)]
#[path = "language_tests.rs"]
mod tests;
