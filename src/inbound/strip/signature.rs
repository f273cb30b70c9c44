//! What stands below a person's words and is nobody's answer: signatures, phone advertisements, disclaimers.
//! Greetings and names are the person's words and stay.

use super::attribution::{any_of, pattern};
use super::heading::is_rule;
use super::lines::{Seen, considered};
use super::tongues::tongues;
use regex::Regex;
use std::sync::LazyLock;

/// A longer block below `-- ` is no signature.
const LONGEST_SIGNATURE: usize = 20;
/// What stands below the name on a card.
const MOST_CARD_LINES: usize = 6;
const LONGEST_CARD_LINE: usize = 70;
/// A longer line that begins like a phone's signature is a sentence.
const LONGEST_ADVERTISEMENT: usize = 110;

static SENT_FROM: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<&str> = tongues().flat_map(|tongue| tongue.sent_from).copied().collect();
    pattern(&format!(r"(?i)^[\s*_\[(<]*(?:{})(?:[\s<:.]|$)|^[^\n]{{0,30}}(?:から送信|에서 보냄|dan gönderildi|den gönderildi|مرسل من)", any_of(&words)))
});
/// What makes such a line an advertisement: a device or a program, and no second sentence about anything else.
static DEVICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)iphone|ipad|ipod|android|blackberry|outlook|yahoo|gmail|samsung|galaxy|huawei|xiaomi|htc|nokia|windows|mobil|handy|smartphone|smarttelefon|téléphone|telefon|telefoon|móvil|celular|phone|device|tablet|mail|cell|k-9|thunderbird|proton|spark|acompli|web\.de|gmx|appareil|dispositivo|apparaat|\bTI-\d|\bPC\b|\bMac\b|alcatel|pixel|手机|телефон|устройств|пристро",
    )
});
static DISCLAIMER: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<&str> = tongues().flat_map(|tongue| tongue.disclaims).copied().collect();
    pattern(&format!(r"(?i)^[\s*_]*(?:{})", any_of(&words)))
});
static LIST_FOOTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)mailing list|listinfo|to unsubscribe|google groups"));

/// Which lines of a block of own lines are signature: `true` for each that goes. `above` says that own words stand
/// before the block; `author` is the name the sender goes by.
pub(super) fn find(block: &[Seen], above: bool, author: &str) -> Vec<bool> {
    let mut gone = vec![false; block.len()];
    let mut end = block.len();
    if let Some(at) = delimiter(block, above).or_else(|| card(block, author)) {
        gone[at..].fill(true);
        end = at;
    }
    while let Some(from) = tail(&block[..end]) {
        gone[from..end].fill(true);
        end = from;
    }
    gone
}

/// The line `-- ` (RFC 3676 section 4.3), also without its space, which many programs lose.
fn delimiter(block: &[Seen], above: bool) -> Option<usize> {
    let at = block.iter().position(|line| matches!(line.text.trim_end(), "--" | "-- " | "–-" | "\u{2014}\u{2014}") && !line.text.starts_with(' '))?;
    let words_above = above || block[..at].iter().any(|line| !line.is_blank());
    let below = block[at + 1..].iter().filter(|line| !line.is_blank()).count();
    (words_above && below <= LONGEST_SIGNATURE).then_some(at)
}

/// The sender's own name on a line of its own, with what offices put below it: a few short lines. A name alone is the
/// person's word and stays.
fn card(block: &[Seen], author: &str) -> Option<usize> {
    let is_name = |line: &Seen| line.is_plain() && author.contains(' ') && line.text.trim().eq_ignore_ascii_case(author.trim());
    let at = block.iter().rposition(is_name).filter(|at| *at > 0 && block[..*at].iter().any(|line| !line.is_blank()))?;
    let below: Vec<&str> = block[at + 1..].iter().map(|line| line.text.trim()).filter(|text| !text.is_empty()).collect();
    let is_short = |text: &&str| text.chars().count() <= LONGEST_CARD_LINE && !text.ends_with(['.', '!', '?', ':']);
    ((1..=MOST_CARD_LINES).contains(&below.len()) && below.iter().all(is_short)).then_some(at)
}

/// Where the last thing in the block begins, when that is an advertisement, a disclaimer or a list's footer.
fn tail(block: &[Seen]) -> Option<usize> {
    let last = block.iter().rposition(|line| !line.is_blank())?;
    let start = block[..=last].iter().rposition(Seen::is_blank).map_or(0, |blank| blank + 1);
    let text = considered(&block[last].text);
    if is_advertisement(&text) {
        return Some(last);
    }
    if DISCLAIMER.is_match(&considered(&block[start].text)) {
        return Some(start);
    }
    let footer = |line: &Seen| LIST_FOOTER.is_match(&considered(&line.text));
    let begins = is_rule(&block[start]) && block[start].text.trim().len() >= 20;
    (begins && last - start <= 8 && block[start..=last].iter().any(footer)).then_some(start)
}

fn is_advertisement(text: &str) -> bool {
    text.chars().count() <= LONGEST_ADVERTISEMENT && SENT_FROM.is_match(text) && DEVICE.is_match(text)
}
