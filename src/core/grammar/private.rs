//! Words that seem not to be meant for everybody who would read them.

use super::lex::{Token, tokens};
use super::order::LONGEST_ORDER;
use super::tongue::{self, Manner, Meaning, Tongues, Verb, has_manner};
use super::{Words, manners};

/// Whether a short reply to a talk notice reads like something not meant for everyone
/// ("take me off this list", "help", "thanks", a program's note of a tap on a thumb): it is held and asked about, not
/// published.
pub fn sounds_private(words: &Words, tongues: &[&str]) -> bool {
    let tongues = Tongues::of(tongues);
    let text = words.own();
    if text.len() > LONGEST_ORDER {
        return false;
    }
    let own: Vec<String> = text.lines().map(str::to_string).collect();
    let typed = tokens(&manners::without_closing(&own).join("\n"));
    let short = typed.len() <= 30;
    let plea = short && (has_manner(&typed, 0, None, Manner::Private) || is_plea_for_help(&typed, &tongues));
    plea || manners::is_mailed_reaction(&text) || is_thanks(&typed, &tongues) || is_misspelled_way_out(&typed, &tongues)
}

/// "Help!", "please help", but not "I can help on Saturday".
fn is_plea_for_help(typed: &[Token], tongues: &Tongues) -> bool {
    let asked = |at| !tongue::find(typed, at, Some(tongues), |meaning| meaning == Meaning::Verb(Verb::Help)).is_empty();
    typed.len() <= 3 && (0..typed.len()).any(asked) && !typed.iter().any(|word| word.exact == "i" || word.exact == "can")
}

/// A thank-you and hardly anything else.
fn is_thanks(typed: &[Token], tongues: &Tongues) -> bool {
    let greeted = tongue::manner(typed, 0, None, Manner::Greeting).filter(|len| *len < typed.len()).unwrap_or(0);
    let thanks = |at| tongue::manner(typed, at, Some(tongues), Manner::Thanks).is_some();
    let begins = (0..=(greeted + 1).min(typed.len().saturating_sub(1))).any(thanks);
    typed.len() <= greeted + 6 && (begins || (typed.len() <= 4 && (0..typed.len()).any(thanks)))
}

/// "unsubcribe".
fn is_misspelled_way_out(typed: &[Token], tongues: &Tongues) -> bool {
    let [word] = typed else { return false };
    let known = tongue::phrases(tongue::orders::STOP, tongues).filter(|known| known.chars().count() >= 7);
    known.into_iter().any(|known| strsim::osa_distance(&word.exact, known) <= 2)
}
