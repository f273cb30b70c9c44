//! What programs, offices and lists put below a person's words: phone advertisements, offers, disclaimers, footers.

use super::card::{MOST_CARD_LINES, draws};
use super::lexicon::{any_of, is_spaced, pattern};
use super::lines::{Seen, considered};
use super::tongues::{tongues, words};
use regex::Regex;
use std::sync::LazyLock;

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
/// A longer line that begins like a phone's signature is a sentence.
const LONGEST_ADVERTISEMENT: usize = 110;
/// Behind the device an advertisement says hardly more.
const MOST_WORDS_BEHIND: usize = 6;
/// A shorter paragraph about confidential things is a person's.
const SHORTEST_DISCLAIMER: usize = 120;
/// The words above an offer's link are no longer.
const LONGEST_LEAD: usize = 70;
/// How a disclaimer is headed, on a line of its own.
const HEADINGS: &[&str] = &[
    "disclaimer",
    "legal notice",
    "confidentiality notice",
    "haftungsausschluss",
    "rechtlicher hinweis",
    "aviso legal",
    "aviso de confidencialidad",
    "aviso de confidencialidade",
    "avviso legale",
    "avis juridique",
    "avis de confidentialité",
];

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
        r"(?i)dictation|unterwegs|iphon|ipad|ipod|android|blackberry|droid|\bwatch\b|touchpad|icloud|\baol\b|\bnine\b|\bhiri\b|em client|mixmax|\bblue\b|polymail|edison|outlook|yahoo|gmail|samsung|galaxy|huawei|xiaomi|redmi|oppo|oneplus|motorola|htc|nokia|windows|mobil|mobiel|toestel|handy|smartphone|smarttelefon|téléphone|telefon|telefoon|móvil|celular|puhelin|phone|device|tablet|\bios\b|[a-z]mail\b|(?-i:\bMail|Почт|Пошт)|메일 ?앱|\b(?:posta\b|mail\.)|\bcell\b|k-9|thunderbird|proton|spark|acompli|web\.de|gmx|appareil|dispositivo|apparaat|\bTI-\d|\bPC\b|\bMac\b|alcatel|pixel|superhuman|mailspring|canary|airmail|tutanota|tuta\b|zoho|front\b|missive|hey\b|手机|手機|smartfon|смартфон|آیفون|스마트|スマート|携帯|携帯電話|휴대|폰|телефон|устройств|пристро|κινητό|טלפון|הנייד|هاتف|جوال|điện thoại|ponsel",
    )
});
static DISCLAIMER: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)^[\s*_]*(?:p )?(?:{})", any_of(|tongue| tongue.disclaims, |_| true))));
/// Any stem of any language: a look at all of them at once, before each language is asked.
static STEMS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?i){}", any_of(|tongue| tongue.legal, |_| true))));
/// What people beg pardon for on small keyboards.
static EXCUSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)excus|pardon|sorry|brevity|typo|error|kürze|tippfehler|entschuldig|fautes|brièveté|disculp|brevedad|errori|brevità|beknopt|kortfattet|stavfel",
    )
});
/// How a sentence about the environment or the law begins. People say such things too: a second sign must be there.
static PLEA: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)^[\s*_]*(?:p )?(?:{})", any_of(|tongue| tongue.pleads, |_| true))));
/// What a short disclaimer is about. "Disclaimer: I'm no lawyer" is a person's.
static SHORT_SIGN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)virus|viren|avast|\bavg\b|norton|kaspersky|mcafee|scanned|geprüft|www\.|environ|umwelt|ambiente|milieu|miljö|\btrees?\b|\bpaper\b|print|druck|imprim|stamp",
    )
});
/// This mail is named, or a law by its number.
static SECOND_SIGN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:this|the|diese[rs]?|ce|cet|cette|este|esta|questo|questa|il presente|deze|dit|det här|detta|denne|denna|tę|tej|niniejsz\p{L}+)\s+(?:e-?mail|mail|mejl|courriel|correo|messaggio|message|mensaje|mensagem|bericht|meddelande|wiadomoś\p{L}+|nachricht)\b|\d{2,4}/\d{2,4}|\bgdpr\b|\bd\.\s?lgs",
    )
});
/// Trees, and printing and nothing that is printed.
static PRINTING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:printing|print|ausdrucken|drucken|imprimer|imprimir|stampare|afdrukken|printen|skriver ut|wydrukujesz)\b\s*(?:[,.!…:]|$)")
});
static TREES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)environment|umwelt|medio ?ambiente|meio ambiente|ambiente\b|milieu|miljö|środowisk|\btrees?\b|árbol|árvore"));
/// What the law has companies say of themselves.
static REGISTERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bregistered (?:in|office|number|no)\b|\bcompany (?:no|number|registration)\b|\bamtsgericht\b|\bhr[ab][\s:-]*\d|\bsitz der gesellschaft\b|\bgeschäftsführ\p{L}*:|\bust-?id|\bsiret\b|\brcs\b|\bcapital social\b|\bkvk\b|\bvat (?:no|reg)|\bp\.?\s?iva\b|\borg\.?\s?nr\b|\bregulated by\b|\bauthorised and\b",
    )
});

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
/// Where the last thing in the block begins, when that is an advertisement, a disclaimer or a list's footer.
pub(super) fn tail(block: &[Seen<'_>]) -> Option<usize> {
    let last = block.iter().rposition(|line| !line.is_blank())?;
    let text = considered(block[last].text);
    if is_advertisement(&text) || is_offer(&text) {
        return Some(last);
    }
    if last > 0 && is_bare_link(&text) && is_advertisement(&considered(block[last - 1].text)) {
        return Some(last - 1);
    }
    if is_cell_edge(block[last].text) {
        return block[..last].iter().rev().take(MOST_CARD_LINES * 2).position(|line| line.text.trim() == "| |").map(|up| last - 1 - up);
    }
    let start = block[..=last].iter().rposition(Seen::is_blank).map_or(0, |blank| blank + 1);
    // A rule parts what is said from what is added below it.
    let rule = block[start..=last].iter().rposition(|line| draws(line.text)).map(|rule| start + rule);
    let text = rule.map_or(start, |rule| rule + 1).min(last);
    // Who puts a colon above a clause shows it.
    let announced = block[..start].iter().rfind(|line| !line.is_blank()).is_some_and(|line| line.text.trim_end().ends_with([':', '：']));
    let paragraph = considered(&joined(&block[text..=last])).into_owned();
    if disclaims(&paragraph) || (text > 0 && !announced && (is_legal(&block[text..=last]) || is_registered(&paragraph))) {
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

fn joined(lines: &[Seen<'_>]) -> String {
    lines.iter().map(|line| line.text).collect::<Vec<_>>().join(" ")
}

/// What a table with a signature in it leaves of its last cell.
fn is_cell_edge(text: &str) -> bool {
    text.trim() == "|"
}

/// A program or a phone says that it sent this.
pub(super) fn is_advertisement(text: &str) -> bool {
    text.chars().count() <= LONGEST_ADVERTISEMENT
        && SENT_FROM.is_match(text)
        && DEVICE.find_iter(text).filter(|device| !is_mailing(text, device)).last().is_some_and(|device| ends(&text[device.end()..]))
}

/// "Sent by email" names no program.
fn is_mailing(text: &str, device: &regex::Match<'_>) -> bool {
    let begins = !text[..device.start()].ends_with(char::is_alphabetic);
    begins && ["email", "posta", "mail."].iter().any(|word| device.as_str().eq_ignore_ascii_case(word))
}

/// Behind the device stands hardly anything but an excuse, and no end of a sentence.
fn ends(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let sentence = words > MOST_WORDS_BEHIND - 2 && text.trim_end().ends_with('.');
    (words <= MOST_WORDS_BEHIND && !sentence) || EXCUSE.is_match(text)
}

/// A link and nothing else, as it stands below an advertisement.
fn is_bare_link(text: &str) -> bool {
    let link = text.trim_matches(['<', '>', '(', ')']);
    ["https://", "http://", "www."].iter().any(|start| link.starts_with(start)) && !link.contains(char::is_whitespace)
}

/// It begins as disclaimers do, or as pleas do and is one.
fn disclaims(text: &str) -> bool {
    let pleads = || PLEA.is_match(text) && (SECOND_SIGN.is_match(text) || (TREES.is_match(text) && PRINTING.is_match(text)));
    let long = text.chars().count() >= SHORTEST_DISCLAIMER;
    (DISCLAIMER.is_match(text) && (long || SHORT_SIGN.is_match(text) || STEMS.is_match(text) || LINK.is_match(text))) || pleads()
}

/// What lists and disclaimers add.
pub(super) fn is_added(text: &str) -> bool {
    LIST_FOOTER.is_match(text) || disclaims(text) || is_registered(text)
}

/// "Disclaimer", "AVISO LEGAL".
pub(super) fn is_heading(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | ':' | '-'));
    text.len() <= LONGEST_LEAD && HEADINGS.contains(&text.to_lowercase().as_str())
}

/// Three of the things that companies must say, or two and a number.
fn is_registered(text: &str) -> bool {
    let found = REGISTERED.find_iter(text).take(3).count();
    let numbered = || text.as_bytes().windows(5).any(|run| run.iter().all(u8::is_ascii_digit));
    found > 2 || (found == 2 && numbered())
}

/// A few words with a link to what their program offers, or to the scanner that looked at the mail.
fn is_offer(text: &str) -> bool {
    let linked = text.contains("<http") || text.starts_with("<#") || text.contains("www.");
    let booked = || BOOKING.is_match(text);
    let scanned = || text.chars().count() <= LONGEST_ADVERTISEMENT && text.contains("www.") && disclaims(text);
    linked && text.len() <= LONGEST_OFFER && (leads(text) || booked() || scanned())
}

/// No sentence stands in front of the link, and nothing behind it.
fn leads(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let at = OFFERS.iter().find_map(|link| lower.find(link));
    at.is_some_and(|at| lower.ends_with('>') && lower[..at].chars().count() <= LONGEST_LEAD && !lower[..at].contains(". "))
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
    let text = joined(paragraph).to_lowercase();
    tongues().any(|tongue| words(tongue.legal).filter(|stem| text.contains(stem)).count() >= 3)
}
