//! What stands below a person's words and is nobody's answer: signatures, phone advertisements, disclaimers.
//! Greetings and names are the person's words and stay; a formal closing with the name below it is a form.

use super::lexicon::{any_of, is_spaced, pattern};
use super::lines::{Seen, considered};
use super::tongues::{tongues, words};
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A longer block below `-- ` is no signature.
const LONGEST_SIGNATURE: usize = 20;
/// Where the links of advertisements lead, whatever their words: what programs offer, and an anchor of a scanner's own.
const OFFERS: &[&str] = &[
    "<https://aka.ms/",
    "<https://www.avast.com/sig-email",
    "<http://www.avg.com/email-signature",
    "<https://www.avg.com/email-signature",
    "<https://go.microsoft.com/fwlink/",
    "<https://overview.mail.yahoo.com/",
    "<#dab4fad8-2dd7-40bb-a1b8-4e2aa1f9fdf2>",
];
/// A longer line with such a link says more than an offer does.
const LONGEST_OFFER: usize = 400;
/// What stands below the name on a card.
const MOST_CARD_LINES: usize = 6;
const LONGEST_CARD_LINE: usize = 70;
/// A longer line that begins like a phone's signature is a sentence.
const LONGEST_ADVERTISEMENT: usize = 110;
/// A shorter paragraph about confidential things is a person's.
const SHORTEST_DISCLAIMER: usize = 120;
/// A name below a closing.
const MOST_NAME_WORDS: usize = 4;
const LONGEST_NAME: usize = 40;

/// What may stand behind an advertisement's last word.
const END: &str = r"[\s*_\])>.。!]*$";

static SENT_FROM: LazyLock<Regex> = LazyLock::new(|| {
    let starts = any_of(|tongue| tongue.sent_from, is_spaced);
    let joined = any_of(|tongue| tongue.sent_from, |word| !is_spaced(word));
    let ends = any_of(|tongue| tongue.sent_from_ends, |ending| !ending.contains('*'));
    let framed = any_of(|tongue| tongue.sent_from_ends, |ending| ending.contains('*')).replace(r"\*", ".*");
    pattern(&format!(r"(?i)^[\s*_\[(<]*(?:(?:{starts})(?:[^\p{{L}}]|$)|{joined}|(?:{framed}){END})|(?:{ends}){END}"))
});
/// What makes such a line an advertisement: a device or a program, and no second sentence about anything else.
static DEVICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)iphon|ipad|ipod|android|blackberry|droid|\bwatch\b|touchpad|icloud|\baol\b|\bnine\b|\bhiri\b|em client|mixmax|\bblue\b|polymail|edison|outlook|yahoo|gmail|samsung|galaxy|huawei|xiaomi|redmi|oppo|oneplus|motorola|htc|nokia|windows|mobil|mobiel|toestel|handy|smartphone|smarttelefon|téléphone|telefon|telefoon|móvil|celular|puhelin|phone|device|tablet|\bios\b|[a-z]mail\b|(?-i:\bMail|Почт|Пошт)|메일 ?앱|\b(?:posta|mail\.)|\bcell\b|k-9|thunderbird|proton|spark|acompli|web\.de|gmx|appareil|dispositivo|apparaat|\bTI-\d|\bPC\b|\bMac\b|alcatel|pixel|superhuman|mailspring|canary|airmail|tutanota|tuta\b|zoho|front\b|missive|hey\b|手机|手機|smartfon|смартфон|آیفون|스마트|スマート|携帯|携帯電話|휴대|폰|телефон|устройств|пристро|κινητό|טלפון|הנייד|هاتف|جوال|điện thoại|ponsel",
    )
});
static DISCLAIMER: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)^[\s*_]*(?:p )?(?:{})", any_of(|tongue| tongue.disclaims, |_| true))));
/// Any stem of any language: a look at all of them at once, before each language is asked.
static STEMS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?i){}", any_of(|tongue| tongue.legal, |_| true))));
static FAREWELLS: LazyLock<HashSet<&str>> = LazyLock::new(|| tongues().flat_map(|tongue| words(tongue.farewells)).collect());
static LIST_FOOTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)mailing list|listinfo|to unsubscribe|google groups|groups\.io|reply to this email directly|you are receiving this|mailing-liste|liste de diffusion|lista de correo",
    )
});
/// Outlook's own line about a page to choose a time on, by its words or by its link. People link theirs in sentences.
static BOOKING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:book time to meet with me ?<https://outlook\.office\.com/bookwithme/[^ >]*>|[^:.?!]{0,70}<https://outlook\.office\.com/bookwithme/[^ >]*ep=bwmemailsignature[^ >]*>)$",
    )
});
static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)https?://|@[\w.-]+\.\p{L}{2,}"));
/// What cards hold and sentences rarely: a telephone number, a page, an address.
static CONTACT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)https?://|\bwww\.|@[\w.-]+\.\p{L}{2,}|(?:\+|\b0|\()\d[\d\s()/.-]{5,}\d|\b\d{3}[-.]\d{4}\b"));

/// Which lines of a block of own lines are signature: `true` for each that goes. `above` says that own words stand
/// before the block; `author` is the name the sender goes by.
pub(super) fn find(block: &[Seen<'_>], above: bool, author: &str) -> Vec<bool> {
    let mut gone = vec![false; block.len()];
    let mut end = block.len();
    if let Some(at) = delimiter(block, above, author).or_else(|| card(block, author)).or_else(|| ruled(block)).or_else(|| dashed(block, author)) {
        gone[at..].fill(true);
        end = at;
    }
    while let Some(from) = tail(&block[..end]) {
        gone[from..end].fill(true);
        end = from;
    }
    let signed = end < block.len();
    // A rule parted what went from the words, and parts nothing now.
    if let Some(rule) = block[..end].iter().rposition(|line| !line.is_blank()).filter(|rule| signed && *rule > 0 && draws(block[*rule].text)) {
        gone[rule..end].fill(true);
        end = rule;
    }
    if let Some(at) = farewell(&block[..end], above, signed) {
        gone[at..end].fill(true);
    }
    gone
}

/// The line `-- ` (RFC 3676 section 4.3). Many programs lose its space, and people draw two dashes between paragraphs:
/// without the space what stands below must look like a signature.
fn delimiter(block: &[Seen<'_>], above: bool, author: &str) -> Option<usize> {
    let drawn = |line: &Seen<'_>| matches!(line.text.trim_end(), "--" | "–-" | "\u{2014}\u{2014}" | "- --") && !line.text.starts_with(' ');
    let signs = |at: &usize| {
        if !drawn(&block[*at]) {
            return false;
        }
        let lines = block[at + 1..].iter().map(|line| line.text.trim()).filter(|text| !text.is_empty());
        let below: Vec<&str> = lines.take(LONGEST_SIGNATURE + 1).collect();
        let proven = matches!(block[*at].text, "-- " | "- -- ") || below.is_empty();
        below.len() <= LONGEST_SIGNATURE && (proven || is_signature(&below))
    };
    let at = (0..block.len()).find(signs)?;
    let said = above || block[..at].iter().any(|line| !line.is_blank());
    (said || is_own_card(&block[at..], author)).then_some(at)
}

/// Where nothing was said above, what stands below `-- ` may be all that somebody says; not so a card with their own name.
fn is_own_card(block: &[Seen<'_>], author: &str) -> bool {
    let below = filled(&block[1..]);
    let named = below.first().is_some_and(|name| author.contains(' ') && name.eq_ignore_ascii_case(author.trim()));
    block[0].text == "-- " && named && below.len() <= MOST_CARD_LINES && below.iter().all(|text| is_short(text))
}

/// A name first, or a way to reach somebody, or what programs add, and no list, no question and no paragraph.
fn is_signature(below: &[&str]) -> bool {
    let named = is_name(below[0]) && !below[0].ends_with(['.', '!', '?']);
    let says = |text: &&str| text.ends_with(['.', '!', '?', '。', '？', '…']);
    let prose = below.iter().any(|text| is_item(text) || text.ends_with(['?', '？'])) || below.iter().filter(|text| says(text)).count() > 1;
    let added = |text: &&str| {
        let text = considered(text);
        CONTACT.is_match(&text) || LIST_FOOTER.is_match(&text) || DISCLAIMER.is_match(&text) || is_advertisement(&text)
    };
    named || (!prose && (below.iter().any(added) || below.iter().any(|text| is_name(text)) || below.iter().all(|text| is_short(text))))
}

/// "1. dig", "- dig".
fn is_item(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "• "].iter().any(|sign| text.starts_with(sign)) || rest.len() < text.len() && [". ", ") "].iter().any(|end| rest.starts_with(end))
}

/// The sender's own name on a line of its own, with what offices put below it: a few short lines. A name alone is the
/// person's word and stays.
fn card(block: &[Seen<'_>], author: &str) -> Option<usize> {
    let is_name = |line: &Seen<'_>| line.is_plain() && author.contains(' ') && line.text.trim().eq_ignore_ascii_case(author.trim());
    let at = block.iter().rposition(is_name).filter(|at| *at > 0 && block[..*at].iter().any(|line| !line.is_blank()))?;
    let below = filled(&block[at + 1..]);
    // Right below a sentence a name is what they name: "I vote for", "Stan Kowal", "the roofer".
    let apart = block[at - 1].is_blank() || draws(block[at - 1].text) || below.iter().any(|text| CONTACT.is_match(text));
    let said = filled(&block[..at]).iter().any(|text| !text.ends_with([',', '!', ':']) || text.split_whitespace().count() > MOST_NAME_WORDS);
    if !(apart && said) {
        return None;
    }
    // What is drawn above the name belongs to it.
    let start = block[..at].iter().rposition(|line| !line.is_blank()).filter(|above| *above > 0 && draws(block[*above].text)).unwrap_or(at);
    ((1..=MOST_CARD_LINES).contains(&below.len()) && below.iter().all(|text| is_short(text))).then_some(start)
}

/// A line of dashes, and below it, at the end, a card: a few short lines with a telephone number, a page or an address
/// among them; or one dash and a name.
fn ruled(block: &[Seen<'_>]) -> Option<usize> {
    let at = block.iter().rposition(|line| line.is_plain() && draws(line.text)).filter(|at| !filled(&block[..*at]).is_empty())?;
    if filled(&block[at + 1..]).is_empty() {
        return framed(block, at);
    }
    let below = filled(&block[at + 1..]);
    let named = block[at].text.trim().chars().count() == 1 && below.len() == 1 && is_name(below[0]);
    let card = (2..=MOST_CARD_LINES).contains(&below.len()) && is_name(below[0]) && below.iter().any(|text| CONTACT.is_match(text));
    ((card || named) && below.iter().all(|text| is_short(text))).then_some(at)
}

/// A card between two rules, the second of which ends the block, as offices in Japan sign.
fn framed(block: &[Seen<'_>], end: usize) -> Option<usize> {
    let start = block[..end].iter().rposition(|line| draws(line.text)).filter(|start| !filled(&block[..*start]).is_empty())?;
    let card = filled(&block[start + 1..end]);
    ((1..=MOST_CARD_LINES + 2).contains(&card.len()) && card.iter().all(|text| is_short(text)) && card.iter().any(|text| CONTACT.is_match(text)))
        .then_some(start)
}

/// "-Ana" as the last paragraph, when Ana wrote it.
fn dashed(block: &[Seen<'_>], author: &str) -> Option<usize> {
    let last = block.iter().rposition(|line| !line.is_blank()).filter(|last| *last > 1 && block[last - 1].is_blank())?;
    let name = block[last].text.trim().trim_start_matches(['-', '–', '—']);
    let own = !name.is_empty() && (name == author || author.split(' ').next() == Some(name));
    (own && block[last].text.trim_start().starts_with(['-', '–', '—'])).then_some(last)
}

/// The lines with something on them.
fn filled<'a>(lines: &[Seen<'a>]) -> Vec<&'a str> {
    lines.iter().map(|line| line.text.trim()).filter(|text| !text.is_empty()).collect()
}

/// A line of a card, not of a letter.
fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST_CARD_LINE && !text.ends_with(['.', '!', '?', ':'])
}

/// A line of nothing but dashes and underscores.
fn draws(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.chars().all(|c| matches!(c, '-' | '_' | '–' | '—' | '=' | '*' | '\u{2500}' | '\u{2501}' | '\u{30fc}'))
        && (text.len() >= 2 || text == "-")
}

/// Where the last thing in the block begins, when that is an advertisement, a disclaimer or a list's footer.
fn tail(block: &[Seen<'_>]) -> Option<usize> {
    let last = block.iter().rposition(|line| !line.is_blank())?;
    let text = considered(block[last].text);
    if is_advertisement(&text) || is_offer(&text) {
        return Some(last);
    }
    if is_cell_edge(block[last].text) {
        return block[..last].iter().rev().take(MOST_CARD_LINES * 2).position(|line| line.text.trim() == "| |").map(|up| last - 1 - up);
    }
    let start = block[..=last].iter().rposition(Seen::is_blank).map_or(0, |blank| blank + 1);
    // A rule parts what is said from what is added below it.
    let rule = block[start..=last].iter().rposition(|line| draws(line.text)).map(|rule| start + rule);
    let text = rule.map_or(start, |rule| rule + 1).min(last);
    if DISCLAIMER.is_match(&considered(block[text].text)) || (text > 0 && is_legal(&block[text..=last])) {
        return Some(rule.unwrap_or(start));
    }
    let footer = |line: &Seen<'_>| LIST_FOOTER.is_match(&considered(line.text));
    let linked = |line: &Seen<'_>| LINK.is_match(&considered(line.text));
    // Lists put their footer right below the words, without an empty line.
    let start = if block[start].text.starts_with("_._,") { start } else { rule.unwrap_or(start) };
    let paragraph = &block[start..=last];
    let begins = draws(paragraph[0].text) || paragraph[0].text.starts_with("_._,");
    (begins && paragraph.len() <= 9 && paragraph.iter().any(footer) && paragraph.iter().any(linked)).then_some(start)
}

/// What a table with a signature in it leaves of its last cell.
fn is_cell_edge(text: &str) -> bool {
    text.trim() == "|"
}

fn is_advertisement(text: &str) -> bool {
    text.chars().count() <= LONGEST_ADVERTISEMENT && SENT_FROM.is_match(text) && DEVICE.is_match(text)
}

/// A few words with a link to what their program offers, or to the scanner that looked at the mail.
fn is_offer(text: &str) -> bool {
    let linked = text.contains("<http") || text.starts_with("<#") || text.contains("www.");
    let booked = || BOOKING.is_match(text);
    let scanned = || text.chars().count() <= LONGEST_ADVERTISEMENT && text.contains("www.") && DISCLAIMER.is_match(text);
    linked && text.len() <= LONGEST_OFFER && (leads(text) || booked() || scanned())
}

/// No sentence stands in front of the link, and nothing behind it.
fn leads(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let at = OFFERS.iter().find_map(|link| lower.find(link));
    at.is_some_and(|at| lower.ends_with('>') && lower[..at].chars().count() <= LONGEST_CARD_LINE && !lower[..at].contains(". "))
}

/// A long paragraph with two of the words that only lawyers use together.
fn is_legal(paragraph: &[Seen<'_>]) -> bool {
    let length: usize = paragraph.iter().map(|line| line.text.len()).sum();
    if !(SHORTEST_DISCLAIMER..=4_000).contains(&length) {
        return false;
    }
    if paragraph.iter().flat_map(|line| STEMS.find_iter(line.text)).nth(2).is_none() {
        return false;
    }
    let text: String = paragraph.iter().map(|line| line.text).collect::<Vec<_>>().join(" ").to_lowercase();
    tongues().any(|tongue| words(tongue.legal).filter(|stem| text.contains(stem)).count() >= 3)
}

/// A formal closing on a line of its own with a name below it, at the end of the words. In the north a name behind a
/// slash is the same. `signed` says that the name went with a signature below.
fn farewell(block: &[Seen<'_>], above: bool, signed: bool) -> Option<usize> {
    let last = block.iter().rposition(|line| !line.is_blank())?;
    let words_above = |at: usize| above || block[..at].iter().any(|line| !line.is_blank());
    let slash = block[last].text.trim().strip_prefix('/').filter(|name| is_name(name) && !name.contains(['/', '.']));
    if slash.is_some() && last > 0 && block[last - 1].is_blank() && words_above(last) {
        return Some(last);
    }
    if signed && is_farewell(block[last].text) && words_above(last) {
        return Some(last);
    }
    // The closing, and a name and perhaps a place below it, or a card.
    let upwards = (0..=last).rev().filter(|at| !block[*at].is_blank());
    let at = upwards.skip(1).take(MOST_CARD_LINES + 1).find(|at| is_farewell(block[*at].text))?;
    let below = filled(&block[at + 1..=last]);
    let names = below.len() <= 2 && below.iter().all(|line| is_name(line));
    let card = is_name(below[0]) && below.iter().all(|text| is_short(text)) && below.iter().any(|text| CONTACT.is_match(text));
    (words_above(at) && (names || card)).then_some(at)
}

fn is_farewell(text: &str) -> bool {
    text.len() <= 80 && FAREWELLS.contains(text.trim().trim_end_matches([',', '.', '!', '،', ' ']).to_lowercase().as_str())
}

fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=MOST_NAME_WORDS).contains(&words)
        && text.chars().count() <= LONGEST_NAME
        && text.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && text.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || ".,'’-()\u{300}".contains(c))
        && !text.ends_with([',', ':'])
}
