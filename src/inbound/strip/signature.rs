//! What stands below a person's words and is nobody's answer: signatures and formal closings.
//! Greetings and names are the person's words and stay; a formal closing with the name below it is a form.

use super::added::{is_added, is_advertisement, is_heading, tail};
use super::card::{MOST_CARD_LINES, card, draws, filled, is_contact, is_name, is_short, names, ruled};
use super::lexicon::{is_farewell, pattern};
use super::lines::{Seen, considered};
use crate::core::grammar::is_salutation;
use regex::Regex;
use std::sync::LazyLock;

/// A longer block below `-- ` is no signature.
const LONGEST_SIGNATURE: usize = 20;
/// A sentence of as many words, most of them in lower case, is no line of a card; with its full stop half of them do.
const LONG_SENTENCE: usize = 8;
/// So is a shorter one that begins in lower case, or asks.
const SHORT_SENTENCE: usize = 3;

/// "P.S.", as people put it below their name.
static POSTSCRIPT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:p\.\s?-?p?\.?\s?s\b\.?|p\.\s?d\b\.?|n\.\s?b\b\.?|z\.\s?ы\b\.?|(?:p?ps|pd|nb|зы|ps\s?\d|nachtrag|postscript|post ?scriptum)\s*[:.)–—-])\s*[:–—-]?\s*\S",
    )
});

/// Which lines of a block of own lines are signature: `true` for each that goes. `above` says that own words stand
/// before the block; `author` is the name the sender goes by; `options` are those of a ballot.
pub(super) fn find(block: &[Seen<'_>], above: bool, author: &str, options: &[String]) -> Vec<bool> {
    let mut gone = vec![false; block.len()];
    let mut end = block.len();
    let signed = delimiter(block, above, author).or_else(|| card(block, author)).or_else(|| ruled(block, author)).or_else(|| dashed(block, author));
    if let Some(at) = signed {
        gone[at..].fill(true);
        spare(&block[at..], &mut gone[at..], author, options);
        end = at;
    }
    while let Some(from) = tail(&block[..end]) {
        gone[from..end].fill(true);
        end = from;
    }
    let signed = end < block.len();
    // A rule or a heading parted what went from the words, and parts nothing now.
    let parts = |at: &usize| signed && *at > 0 && (draws(block[*at].text) || is_heading(block[*at].text));
    while let Some(rule) = block[..end].iter().rposition(|line| !line.is_blank()).filter(parts) {
        gone[rule..end].fill(true);
        end = rule;
    }
    if let Some(at) = farewell(&block[..end], above, signed, author) {
        gone[at..end].fill(true);
    }
    gone
}

/// A postscript is said wherever it stands, and so is an option of the ballot: but the author's own name below `-- `.
fn spare(block: &[Seen<'_>], gone: &mut [bool], author: &str, options: &[String]) {
    let chosen = |at: usize| {
        let text = block[at].text.trim();
        let signed = is_delimiter(block[0].text) && names(text, author);
        !options.is_empty() && options.contains(&text.to_lowercase()) && !signed && !draws(text)
    };
    let mut said = false;
    for at in 0..block.len() {
        said = !block[at].is_blank() && (said || POSTSCRIPT.is_match(block[at].text.trim()));
        if said || chosen(at) {
            gone[at] = false;
        }
    }
}

/// The line `-- ` (RFC 3676 section 4.3). Many programs lose its space, and people draw two dashes between paragraphs:
/// without the space what stands below must look like a signature.
fn delimiter(block: &[Seen<'_>], above: bool, author: &str) -> Option<usize> {
    let drawn = |line: &Seen<'_>| matches!(line.text.trim_end(), "--" | "–-" | "\u{2014}\u{2014}" | "- --") && !line.text.starts_with(' ');
    let drawn: Vec<usize> = (0..block.len()).filter(|at| drawn(&block[*at])).collect();
    let between = drawn.first().zip(drawn.last()).map_or(&[][..], |(first, last)| &block[*first..*last]);
    let part = between.iter().any(|line| is_prose(line.text.trim()));
    let signs = |at: &usize| {
        let lines = block[at + 1..].iter().map(|line| line.text.trim()).filter(|text| !text.is_empty());
        let below: Vec<&str> = lines.take(LONGEST_SIGNATURE + 1).collect();
        if below.is_empty() || below.len() > LONGEST_SIGNATURE {
            return below.is_empty();
        }
        let above = block[..*at].iter().rfind(|line| !line.is_blank());
        let announced = above.is_some_and(|line| line.text.trim_end().ends_with([':', '：'])) && !is_name(below[0]);
        let proven = is_delimiter(block[*at].text);
        // The standard's own sign is a signature's, unless several of them part sentence from sentence.
        let parts = if proven { part || asks(below[0]) } else { is_said(&below, author) };
        !announced && !parts && (proven || is_signature(&below))
    };
    let at = drawn.iter().copied().find(signs)?;
    let said = above || block[..at].iter().any(|line| !line.is_blank() && !greets(line.text));
    (said || is_own_card(&block[at..], author)).then_some(at)
}

/// "Hi Ben," and nothing else: "Hi, yes" is an answer.
fn greets(text: &str) -> bool {
    let text = text.trim().trim_end_matches([',', '!', '.']);
    is_salutation(text) && text.split_whitespace().count() <= SHORT_SENTENCE && text.chars().all(|c| c.is_alphabetic() || c.is_whitespace())
}

fn is_delimiter(text: &str) -> bool {
    matches!(text, "-- " | "- -- ")
}

/// Where nothing was said above, what stands below `-- ` may be all that somebody says; not so a card with their own name.
fn is_own_card(block: &[Seen<'_>], author: &str) -> bool {
    let below = filled(&block[1..]);
    let named = below.first().is_some_and(|name| author.contains(' ') && name.eq_ignore_ascii_case(author.trim()));
    block[0].text == "-- " && named && below.len() <= MOST_CARD_LINES && below.iter().all(|text| is_short(text))
}

/// A sentence below two dashes is somebody's words; below the author's own name it is a motto.
fn is_said(below: &[&str], author: &str) -> bool {
    let signed = author.split(' ').next().is_some_and(|first| !first.is_empty() && below[0].starts_with(first)) && is_name(below[0]);
    let said = || below.iter().take_while(|text| !is_added(&considered(text)));
    !signed && said().any(|text| is_prose(text))
}

/// A long sentence, or a short one that begins in lower case, without a way to reach anybody.
fn is_prose(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let lower = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    let least = if text.ends_with('.') { LONG_SENTENCE / 2 + 1 } else { LONG_SENTENCE };
    let long = words.len() >= least && lower * 2 >= words.len();
    let short = words.len() > SHORT_SENTENCE && text.starts_with(char::is_lowercase) && lower == words.len();
    (long || short) && !is_contact(text) && !is_added(&considered(text))
}

/// A question with more than a word or two, or a sentence that begins in the middle.
fn asks(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words > SHORT_SENTENCE
        && !is_contact(text)
        && !is_added(&considered(text))
        && (text.ends_with(['?', '？']) || (text.starts_with(char::is_lowercase) && words > SHORT_SENTENCE + 1))
}

/// A name first, or a way to reach somebody, or what programs add, and no list, no question and no paragraph.
fn is_signature(below: &[&str]) -> bool {
    let named = is_name(below[0]) && !below[0].ends_with(['.', '!', '?']);
    let says = |text: &&str| text.ends_with(['.', '!', '?', '。', '？', '…']);
    let prose = below.iter().any(|text| is_item(text) || text.ends_with(['?', '？'])) || below.iter().filter(|text| says(text)).count() > 1;
    let added = |text: &&str| {
        let text = considered(text);
        is_contact(&text) || is_added(&text) || is_advertisement(&text)
    };
    named || (!prose && (below.iter().any(added) || below.iter().any(|text| is_name(text)) || below.iter().all(|text| is_short(text))))
}

/// "1. dig", "- dig".
fn is_item(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "• "].iter().any(|sign| text.starts_with(sign)) || rest.len() < text.len() && [". ", ") "].iter().any(|end| rest.starts_with(end))
}

/// "-Ana" as the last paragraph, when Ana wrote it.
fn dashed(block: &[Seen<'_>], author: &str) -> Option<usize> {
    let last = block.iter().rposition(|line| !line.is_blank()).filter(|last| *last > 1 && block[last - 1].is_blank())?;
    let name = block[last].text.trim().trim_start_matches(['-', '–', '—']);
    let own = !name.is_empty() && (name == author || author.split(' ').next() == Some(name));
    (own && block[last].text.trim_start().starts_with(['-', '–', '—'])).then_some(last)
}

/// A formal closing on a line of its own with a name below it, at the end of the words. In the north a name behind a
/// slash is the same. `signed` says that the name went with a signature below.
fn farewell(block: &[Seen<'_>], above: bool, signed: bool, author: &str) -> Option<usize> {
    let last = block.iter().rposition(|line| !line.is_blank())?;
    let words_above = |at: usize| above || block[..at].iter().any(|line| !line.is_blank());
    let slash = block[last].text.trim().strip_prefix('/').filter(|name| is_name(name) && !name.contains(['/', '.']));
    if slash.is_some() && last > 0 && block[last - 1].is_blank() && words_above(last) {
        return Some(last);
    }
    if signed && is_farewell(block[last].text) && words_above(last) {
        return Some(last);
    }
    // The closing, and a name and perhaps a place below it, or a card. Below their own name it may be a long one.
    let upwards = (0..=last).rev().filter(|at| !block[*at].is_blank());
    let at = upwards.skip(1).take(2 * MOST_CARD_LINES + 1).find(|at| is_farewell(block[*at].text))?;
    let below = filled(&block[at + 1..=last]);
    let own = names(below[0], author);
    let places = below.len() <= 2 && below.iter().all(|line| is_name(line));
    let short = below.iter().all(|text| is_short(text)) && (own || below.len() <= MOST_CARD_LINES);
    let card = (own || is_name(below[0])) && short && below.iter().any(|text| is_contact(text));
    (words_above(at) && (places || card)).then_some(at)
}
