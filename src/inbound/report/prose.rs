//! Bounces in prose: servers that answer with sentences. Addresses are taken from the places where such texts name the
//! failed recipient, above the copy of the returned message; what is said about each stands around its place.

use super::complaint::returned;
use super::delayed::DELAYED;
use super::fields::Fields;
use crate::core::failure;
use crate::core::person::Address;
use crate::core::phrases::any_of;
use crate::inbound::message::{Message, one_line};
use regex::Regex;
use std::sync::LazyLock;

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#""[^"\s<>]{1,64}"@[\p{L}\p{M}\p{N}.-]+\.[\p{L}\p{N}]{2,}|[\p{L}\p{N}._%+=/'!#$&*?^`{|}~-]+@[\p{L}\p{M}\p{N}.-]+\.[\p{L}\p{N}]{2,}"#)
        .expect("a constant; the tests compile it")
});
/// Where the copy of the returned message begins.
static COPY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^[\s>*]*(?:-{2,}.*(?:original message|copy of|returned message|unsent message|headers|original mail|message header|received:).*|-{3,}\s*(?:original|below|ursprüngliche|message d'origine|mensaje original|messaggio originale|mensagem original).*|received: .*|return-path: .*|below (?:this line )?is a copy.*|the (?:header|text|first).*(?:of the original|of the message|original).*|(?:your |the )?original message (?:follows|headers|is included|text).*|message headers? follow.*|diagnostic information for administrators:.*original.*|content-type: message/.*|mime-version: .*|original message:?\s*)$",
    )
    .expect("a constant; the tests compile it")
});
/// Lines that name the recipient in front of the address.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|\b)(?:recipients?|rcpt to|to|user|address|for|addressee|mailbox|delivery to|deliver to|failed|delivered to|destinataires?|empfängers?|an|à|destinatari[oa]s?|a|para|voor|aan|till|til|unknown user|no such user|адрес[ау]?|получател[ьюя]м?|收件人|收信人|收件者|宛先|あて先|送信先|수신자|수신인|받는사람|alıcı)\b[^@]{0,40}$").expect("a constant; the tests compile it")
});
static SAYS_DELAYED: LazyLock<Regex> = LazyLock::new(|| any_of(DELAYED));
const MOST_LINES: usize = 400;
/// Whether it is a warning is said at the top.
const HEAD: usize = 40;
/// Longer lines hold no reason that anybody reads.
const LONGEST_LINE: usize = 1_000;
const LONGEST_PAGE: usize = 256 << 10;
/// How far around its place a recipient's reason may stand.
const ABOVE: usize = 6;
const BELOW: usize = 16;

/// A recipient that a text names.
pub(super) struct Told {
    pub address: String,
    /// The first thing said about it.
    pub diagnostic: String,
    /// Everything said around it.
    pub around: String,
}

/// What a text says as a whole.
pub(super) struct Prose {
    pub told: Vec<Told>,
    /// The server keeps trying.
    pub delayed: bool,
    /// The text itself holds the fields of a delivery status.
    pub fields: Option<String>,
}

/// The first address in a text, without brackets and quotes.
pub(super) fn first_address(text: &str) -> Option<String> {
    // Most lines hold none, and most mail is no report.
    memchr::memchr(b'@', text.as_bytes())?;
    let found = ADDRESS.find(text)?.as_str();
    let address = if found.starts_with('"') { found } else { found.trim_matches(['\'', '`', '*']) };
    // A name hidden behind asterisks is none.
    (!address.starts_with('@')).then(|| address.to_string())
}

/// An address as it is compared: a report may name either form of one.
pub(super) fn compared(address: &str) -> String {
    Address::parse(address).map_or_else(|| address.to_lowercase(), |address| address.to_string())
}

/// Reads the text of a report for people.
pub(super) fn read(message: &Message) -> Prose {
    let text = text(message);
    let all: Vec<&str> = text.lines().take(MOST_LINES).map(shortened).collect();
    let copy = all.iter().position(|line| COPY.is_match(line)).unwrap_or(all.len());
    let lines = &all[..copy];
    let told = match places(message, lines) {
        places if places.is_empty() => in_the_copy(message, lines, &all[copy..]),
        places => tell(lines, &places),
    };
    let delayed = SAYS_DELAYED.is_match(&lines.iter().take(HEAD).copied().collect::<Vec<_>>().join("\n").to_lowercase());
    let fields = all.iter().any(|line| starts_with_any_case(line, "final-recipient:")).then(|| all.join("\n"));
    Prose { told, delayed, fields }
}

fn text(message: &Message) -> String {
    let page = || message.html.as_deref().map(|page| mail_parser::decoders::html::html_to_text(&page[..page.floor_char_boundary(LONGEST_PAGE)]));
    message.text.clone().filter(|text| !text.trim().is_empty()).or_else(page).unwrap_or_default()
}

fn shortened(line: &str) -> &str {
    &line[..line.floor_char_boundary(LONGEST_LINE)]
}

fn starts_with_any_case(line: &str, start: &str) -> bool {
    line.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}

/// Where the failed recipients are named, each once.
fn places(message: &Message, lines: &[&str]) -> Vec<(usize, String)> {
    // Exim says it in a header of its own.
    let failed: Vec<String> = message.header("x-failed-recipients").iter().flat_map(|list| list.split(',')).filter_map(first_address).collect();
    if !failed.is_empty() {
        let place = |address: &String| lines.iter().position(|line| line.contains(address.as_str())).unwrap_or(0);
        return unique(failed.iter().map(|address| (place(address), address.clone())).collect());
    }
    let found: Vec<Found<'_>> = lines.iter().enumerate().filter_map(|(at, line)| Some(Found { at, line, address: first_address(line)? })).collect();
    let mut not_recipients = not_recipients(message);
    if !found.iter().any(|found| found.is_none_of(&not_recipients)) {
        // Mail to oneself comes back to its recipient.
        not_recipients.truncate(message.from.len());
    }
    let others = found.iter().filter(|found| found.is_none_of(&not_recipients));
    let of = |fits: fn(&str, &str) -> bool| -> Vec<(usize, String)> {
        others.clone().filter(|found| fits(found.line, &found.address)).map(|found| (found.at, found.address.clone())).collect()
    };
    let alone = of(is_alone);
    unique(if alone.is_empty() { of(is_named) } else { alone })
}

/// A line with an address in it.
struct Found<'a> {
    at: usize,
    line: &'a str,
    address: String,
}

impl Found<'_> {
    fn is_none_of(&self, addresses: &[String]) -> bool {
        !addresses.contains(&compared(&self.address))
    }
}

fn unique(places: Vec<(usize, String)>) -> Vec<(usize, String)> {
    let mut kept: Vec<(usize, String)> = Vec::new();
    for (at, address) in places {
        if !kept.iter().any(|(_, known)| compared(known) == compared(&address)) {
            kept.push((at, address));
        }
    }
    kept
}

fn tell(lines: &[&str], places: &[(usize, String)]) -> Vec<Told> {
    places
        .iter()
        .map(|(at, address)| {
            let next = places.iter().map(|(place, _)| *place).filter(|place| place > at).min().unwrap_or(lines.len());
            let below = &lines[*at..next.min(at + BELOW).min(lines.len())];
            // Beside other recipients, what stands above may be about them.
            let above = if places.len() == 1 { &lines[at.saturating_sub(ABOVE)..*at] } else { &[] };
            let around = format!("{} {}", one_line(&below.join("\n")), one_line(&above.join("\n")));
            Told { address: address.clone(), diagnostic: first_words(below, address).unwrap_or_else(|| one_line(&above.join("\n"))), around }
        })
        .collect()
}

/// The first paragraph behind the address.
fn first_words(below: &[&str], address: &str) -> Option<String> {
    let (first, rest) = below.split_first()?;
    let behind = first.split_once(address).map_or("", |(_, behind)| behind).trim_start_matches(['>', '"', '\'', ')', ':', ',', ';', '.', ' ', ']']);
    let lines = std::iter::once(behind).chain(rest.iter().copied()).skip_while(|line| line.trim().is_empty());
    let paragraph: Vec<&str> = lines.take_while(|line| !line.trim().is_empty()).collect();
    (!paragraph.is_empty()).then(|| one_line(&paragraph.join("\n")))
}

/// Nobody is named: the one to whom the returned message was addressed.
fn in_the_copy(message: &Message, lines: &[&str], copy: &[&str]) -> Vec<Told> {
    let attached = returned(message).find_map(|copy| copy.address(&["to"]));
    let address = attached.or_else(|| Fields::read(&copy.join("\n")).address(&["to"]));
    let around = one_line(&lines.iter().take(BELOW + ABOVE).copied().collect::<Vec<_>>().join("\n"));
    address.map(|address| Told { address, diagnostic: around.clone(), around }).into_iter().collect()
}

/// The postmaster who writes and we to whom it is written are not the ones who were not found.
fn not_recipients(message: &Message) -> Vec<String> {
    message.from.iter().map(|mailbox| &mailbox.address).chain(&message.to).map(|address| compared(address)).collect()
}

/// A line that is the address, perhaps in brackets, perhaps with a colon, the reason or an instant behind it.
fn is_alone(line: &str, address: &str) -> bool {
    let Some((before, after)) = line.split_once(address) else { return false };
    let before = before.trim_start_matches(|c: char| c.is_whitespace() || "<\"'*-•>([".contains(c));
    let after = after.trim_start_matches(['>', '"', '\'', ')', '*', ']']);
    let mailto = before.to_lowercase();
    (before.is_empty() || mailto == "mailto:" || mailto == "rfc822;")
        && (after.trim().is_empty()
            || after.starts_with([':', ',', ';'])
            || ["...", " ..", " (", " [", " on ", "<mailto"].iter().any(|start| after.starts_with(start)))
}

fn is_named(line: &str, address: &str) -> bool {
    line.split_once(address).is_some_and(|(before, after)| {
        NAMED.is_match(before.trim_end_matches(['<', '"', '\'', ' ', ':'])) || failure::status_in(line).is_some() || after.contains("...")
    })
}
