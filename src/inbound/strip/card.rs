//! A name with what offices put below it: a few short lines, with a way to reach somebody, a title or a company.

use super::super::message::pictures::SIGN;
use super::lexicon::{is_farewell, pattern};
use super::lines::Seen;
use regex::Regex;
use std::sync::LazyLock;

/// What stands below the name on a card.
pub(super) const MOST_CARD_LINES: usize = 6;
/// Where a way to reach them is among it.
const MOST_CONTACT_LINES: usize = 10;
const LONGEST_CARD_LINE: usize = 70;
/// Words of a name that the sender does not go by: a second surname.
const MOST_MORE: usize = 1;
/// A name below a closing.
const MOST_NAME_WORDS: usize = 4;
const LONGEST_NAME: usize = 40;
/// What stands in front of a name and behind it.
const DECORATIONS: &str =
    r"^(?:(?:dr|prof|mag|dipl|ing|msc|bsc|mba|ph\.?d|i\.\s?a|i\.\s?v|p\.\s?p|mr|mrs|ms|herr|frau|m|mme|sr|sra|dott|avv|mgr|inż)\b[.\s-]*)+|\s*[|,(–].*$";

/// What cards hold and sentences rarely: a telephone number, a page, an address.
static CONTACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)https?://|\bwww\.|@[\w.-]+\.\p{L}{2,}|(?:\+|\b0|\()\d[\d\s()/.-]{5,}\d|\b\d{3}[-.]\d{4}\b|\b\d{3}[ -]\d{3}[ -]\d{3}\b|\b(?:tel|telefon|phone|fax|mob|mobil|mobile|cell|móvil|tlf|fon|gsm)\b[.:]?\s*\d[\d\s/.-]{5,}\d",
    )
});
/// What a company is by law, at the end of its name.
static COMPANY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:GmbH|gGmbH|mbH|AG|KG|UG|e\. ?V|eG|Ltd|LLP|LLC|Inc|Corp|PLC|plc|S\.A|SA|SAS|SARL|S\.A\.S|S\.L|SL|S\.r\.l|Srl|S\.p\.A|SpA|B\.V|BV|N\.V|NV|AB|AS|A/S|ApS|Oy|Oyj|Lda|Ltda|sp\. z o\. ?o|Sp\. z o\. ?o|s\.r\.o|a\.s|d\.o\.o|Kft|Zrt|Nyrt)\b\.?(?:[\s*|,].*)?$|株式会社|有限公司|\bООО\b|\bАО\b",
    )
});
/// What people are called at work and in clubs, as a line of a card begins or ends.
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:manager|director|head (?:of|gardener|teacher)|chair(?:man|woman|person)?|treasurer|secretary|president|teacher|lecturer|professor|engineer|consultant|coordinator|officer|partner|attorney|university|department|leiter(?:in)?|geschäftsführer(?:in)?|vorsitzende[r]?|schatzmeister(?:in)?|kassierer(?:in)?|vorstand|referent(?:in)?|vertrieb|abteilung|directeur|directrice|président(?:e)?|trésori(?:er|ère)|responsable|service|directora|presidente|presidenta|tesorer[ao]|direttore|direttrice|ufficio|gerente|diretor(?:a)?|voorzitter|penningmeester|secretaris|ordförande|kassör|rådgiver|leder|daglig leder|johtaja|puheenjohtaja|kierownik|dyrektor|prezes|ředitel(?:ka)?|vedoucí|linkedin|instagram|facebook)\b|директор|менеджер|руководитель",
    )
});
/// What lists hold and cards do not: hours, a day, an account.
static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[^\d+/.-])\d{1,2}(?:[:.h]\d\d)?\s?[-–]\s?\d{1,2}(?:[:.h]\d\d)?(?:$|[^\d/.-])|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,}",
    )
});
static TARGET: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s?<https?://[^<>\s]*>"));
static DECORATED: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?i){DECORATIONS}")));

/// The sender's own name on a line of its own, with what offices put below it. A name alone is the person's word and
/// stays, and so is what somebody announced, or lists with their name among others.
pub(super) fn card(block: &[Seen<'_>], author: &str) -> Option<usize> {
    let named = |line: &Seen<'_>| line.is_plain() && author.contains(' ') && names(line.text, author);
    let at = block.iter().rposition(named).filter(|at| *at > 0)?;
    let above = block[..at].iter().rposition(|line| !line.is_blank())?;
    let below = filled(&block[at + 1..]);
    let reached = below.iter().any(|text| is_contact(text));
    let most = if reached { MOST_CONTACT_LINES } else { MOST_CARD_LINES };
    if !(1..=most).contains(&below.len()) || !below.iter().all(|text| is_short(text)) {
        return None;
    }
    // Right below a sentence a name is what they name: "I vote for", "Stan Kowal", "the roofer".
    let apart = block[at - 1].is_blank() || draws(block[at - 1].text) || reached;
    let said = filled(&block[..at]).iter().any(|text| !text.ends_with([',', '!', ':']) || text.split_whitespace().count() > MOST_NAME_WORDS);
    // An office may be named after them, or shown by a picture.
    let office = |text: &str| COMPANY.is_match(text) || TITLE.is_match(text) || text.contains(SIGN) || (shares_name(text, author) && !is_name(text));
    let proven = reached || is_farewell(block[above].text) || below.iter().any(|text| office(text)) || TITLE.is_match(block[at].text);
    let announced = block[above].text.trim_end().ends_with([':', '：']) || below.iter().any(|text| ENTRY.is_match(text));
    (apart && said && proven && !announced).then(|| with_rule(block, at))
}

/// Where the card begins: what is drawn above the name belongs to it, and a line of the office between the two.
fn with_rule(block: &[Seen<'_>], name: usize) -> usize {
    let rule = block[..name].iter().rposition(|line| draws(line.text)).filter(|rule| *rule > 0);
    let near = |rule: &usize| filled(&block[rule + 1..name]).len() <= 1 && (rule + 1..name).all(|at| is_short(block[at].text));
    rule.filter(near).unwrap_or(name)
}

/// A line of dashes, and below it, at the end, a card of the sender's: a few short lines with a telephone number, a page
/// or an address among them; or one dash and a name.
pub(super) fn ruled(block: &[Seen<'_>], author: &str) -> Option<usize> {
    let at = block.iter().rposition(|line| line.is_plain() && draws(line.text)).filter(|at| !filled(&block[..*at]).is_empty())?;
    let below = filled(&block[at + 1..]);
    if below.is_empty() {
        return framed(block, at);
    }
    let named = block[at].text.trim().chars().count() == 1 && below.len() == 1 && is_name(below[0]);
    let own = is_name(below[0]) && shares_name(below[0], author);
    let card = (2..=MOST_CARD_LINES).contains(&below.len()) && own && below.iter().any(|text| is_contact(text));
    ((card || named) && below.iter().all(|text| is_short(text))).then_some(at)
}

/// A card between two rules, the second of which ends the block, as offices in Japan sign.
fn framed(block: &[Seen<'_>], end: usize) -> Option<usize> {
    let start = block[..end].iter().rposition(|line| draws(line.text)).filter(|start| !filled(&block[..*start]).is_empty())?;
    let card = filled(&block[start + 1..end]);
    ((1..=MOST_CARD_LINES + 2).contains(&card.len()) && card.iter().all(|text| is_short(text)) && card.iter().any(|text| is_contact(text))).then_some(start)
}

/// The author's name, with titles or without, and perhaps with an initial for a name.
pub(super) fn names(text: &str, author: &str) -> bool {
    let bare = text.trim().trim_matches(['*', '_']);
    let bare = DECORATED.replace_all(bare, "");
    let (shown, known) = (bare.trim().trim_matches(['*', '_', ' ']), author.trim());
    // "Holm, Greta (Board)", as some servers write it.
    let known = known.split('(').next().unwrap_or_default().replace(',', " ");
    let is_initial = |word: &str| word.trim_end_matches('.').chars().count() == 1;
    let shown: Vec<&str> = shown.split_whitespace().collect();
    let full: Vec<&str> = known.split_whitespace().filter(|word| !is_initial(word)).collect();
    let has = |known: &&str| shown.iter().any(|shown| shown.to_lowercase() == known.to_lowercase());
    let begins = shown
        .first()
        .is_some_and(|first| known.split_whitespace().any(|known| known.to_lowercase() == first.to_lowercase() || known == first.get(..1).unwrap_or_default()));
    let more = shown.iter().filter(|word| !is_initial(word)).count().saturating_sub(full.len());
    !full.is_empty() && begins && more <= MOST_MORE && full.iter().all(has)
}

/// A name has a word of the author's. Where nobody says who the author is, it may be theirs.
fn shares_name(name: &str, author: &str) -> bool {
    author.is_empty() || name.split_whitespace().any(|word| author.split_whitespace().any(|known| known.eq_ignore_ascii_case(word)))
}

pub(super) fn is_contact(text: &str) -> bool {
    CONTACT.is_match(text)
}

/// The lines with something on them.
pub(super) fn filled<'a>(lines: &[Seen<'a>]) -> Vec<&'a str> {
    lines.iter().map(|line| line.text.trim()).filter(|text| !text.is_empty()).collect()
}

/// A line of a card, not of a letter.
pub(super) fn is_short(text: &str) -> bool {
    // Where its links lead makes it no longer.
    let shown = TARGET.replace_all(text, "");
    shown.chars().count() <= LONGEST_CARD_LINE && (!text.ends_with(['.', '!', '?', ':']) || COMPANY.is_match(text))
}

/// A line of nothing but dashes and underscores.
pub(super) fn draws(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.chars().all(|c| matches!(c, '-' | '_' | '–' | '—' | '=' | '*' | '\u{2500}' | '\u{2501}' | '\u{30fc}'))
        && (text.len() >= 2 || text == "-")
}

pub(super) fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=MOST_NAME_WORDS).contains(&words)
        && text.chars().count() <= LONGEST_NAME
        && text.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && text.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || ".,'’-()\u{300}".contains(c))
        && !text.ends_with([',', ':'])
}
