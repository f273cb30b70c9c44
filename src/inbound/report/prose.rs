//! Bounces in prose: servers that answer with sentences. Addresses are taken from the places where such texts name the
//! failed recipient, above the copy of the returned message; what is said about each stands around its place.

use super::complaint::returned;
use super::delayed::DELAYED;
use super::fields::Fields;
use crate::core::failure::{self, Stage};
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
/// Lines that name the recipient in front of the address. Scripts without spaces have no ends of words.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:(?:^|\b)(?:recipients?|rcpt to|to|user|address|for|addressee|mailbox|delivery to|deliver to|failed|delivered to|destinataires?|empfängers?|an|à|destinatari[oa]s?|a|para|voor|aan|till|til|unknown user|no such user|адрес[ау]?|получател[ьюя]м?|수신자|수신인|받는사람|alıcı)\b|收件人|收信人|收件者|发给|發給|宛先|あて先|送信先)[^@]{0,40}$").expect("a constant; the tests compile it")
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
    /// What its own lines say, without the place where it is named; nothing where it is named nowhere.
    pub own: String,
    /// Which command was answered, where that is known.
    pub stage: Stage,
    /// Everything said around it.
    pub around: String,
}

/// What a text says as a whole.
pub(super) struct Prose {
    pub told: Vec<Told>,
    /// The server keeps trying.
    pub delayed: bool,
    /// It holds the code of a refusal.
    pub coded: bool,
    /// The letter stands below, with the lines of the servers that it passed.
    pub copied: bool,
    /// The text itself holds the fields of a delivery status.
    pub fields: Option<String>,
}

/// The first address in a text, without brackets and quotes.
pub(super) fn first_address(text: &str) -> Option<String> {
    // Most lines hold none, and most mail is no report.
    memchr::memchr(b'@', text.as_bytes())?;
    let found = without_neighbours(ADDRESS.find(text)?.as_str());
    let address = if found.starts_with('"') { found } else { found.trim_matches(['\'', '`', '*']) };
    // A name hidden behind asterisks is none.
    (!address.starts_with('@')).then(|| address.to_string())
}

/// Scripts without spaces write on before and behind an address: one in ASCII ends where they begin.
fn without_neighbours(found: &str) -> &str {
    let Some((local, domain)) = found.rsplit_once('@').filter(|(_, domain)| domain.starts_with(|c: char| c.is_ascii())) else { return found };
    let begin = match local.char_indices().rfind(|(_, c)| is_unspaced(*c)) {
        Some((at, c)) if !found.starts_with('"') && at + c.len_utf8() < local.len() => at + c.len_utf8(),
        _ => 0,
    };
    // A name of its own in that script is no neighbour: "shop.中国".
    let last = domain.rfind('.').map_or(0, |dot| dot + 1);
    let end = match domain[last..].find(is_unspaced) {
        Some(at) if at > 0 => local.len() + 1 + last + at,
        _ => found.len(),
    };
    &found[begin..end]
}

/// Thai to Khmer, kana, ideographs, Hangul with its particles.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
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
        places => tell(lines, &places).into_iter().map(|told| Told { stage: answered(message, &told), ..told }).collect(),
    };
    let delayed = SAYS_DELAYED.is_match(&lines.iter().take(HEAD).copied().collect::<Vec<_>>().join("\n").to_lowercase());
    let fields = all.iter().any(|line| starts_with_any_case(line, "final-recipient:")).then(|| all.join("\n"));
    let coded = lines.iter().any(|line| failure::holds_code(line));
    let copied = all[copy..].iter().any(|line| starts_with_any_case(line, "received:"));
    Prose { told, delayed, coded, copied, fields }
}

fn text(message: &Message) -> String {
    let page = || message.html.as_deref().map(|page| mail_parser::decoders::html::html_to_text(&celled(&page[..page.floor_char_boundary(LONGEST_PAGE)])));
    message.text.clone().filter(|text| !text.trim().is_empty()).or_else(page).unwrap_or_default()
}

/// What stands in two cells of a table stands in two lines.
fn celled(page: &str) -> String {
    static CELL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)</t[dh]\s*>").expect("a constant; the tests compile it"));
    CELL.replace_all(page, "<br>$0").into_owned()
}

fn shortened(line: &str) -> &str {
    &line[..line.floor_char_boundary(LONGEST_LINE)]
}

fn starts_with_any_case(line: &str, start: &str) -> bool {
    line.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}

/// Where the failed recipients are named, each once.
fn places<'a>(message: &Message, lines: &'a [&'a str]) -> Vec<(usize, String)> {
    // Exim says it in a header of its own.
    let failed: Vec<String> = message.header("x-failed-recipients").iter().flat_map(|list| list.split(',')).filter_map(first_address).collect();
    if !failed.is_empty() {
        let place = |address: &String| lines.iter().position(|line| line.contains(address.as_str())).unwrap_or(0);
        return unique(failed.iter().map(|address| (place(address), address.clone())).collect());
    }
    let mut not_recipients = not_recipients(message);
    let found = |(at, line): (usize, &'a &'a str)| {
        let below = lines.get(at + 1).copied().unwrap_or_default();
        Some(Found { at, line, below, address: an_address(line, message)? })
    };
    let found: Vec<Found<'_>> = lines.iter().enumerate().filter_map(found).collect();
    if !found.iter().any(|found| found.is_none_of(&not_recipients)) {
        // Mail to oneself comes back to its recipient.
        not_recipients.truncate(message.from.len());
    }
    let others = found.iter().filter(|found| found.is_none_of(&not_recipients));
    let of = |fits: fn(&Found<'_>) -> bool| -> Vec<(usize, String)> {
        others.clone().filter(|found| fits(found)).map(|found| (found.at, found.address.clone())).collect()
    };
    let alone = of(is_alone);
    unique(if alone.is_empty() { of(is_named) } else { alone })
}

/// The first address of a line; the next where the first is where the letter came from.
fn an_address(line: &str, message: &Message) -> Option<String> {
    let first = first_address(line)?;
    let domain = |address: &str| address.rsplit_once('@').map(|(_, domain)| domain.to_lowercase());
    let ours = message.to.iter().any(|to| domain(to) == domain(&first));
    let behind = || line.split_once(&first).and_then(|(_, behind)| first_address(behind));
    Some(if ours { behind().unwrap_or(first) } else { first })
}

/// A line that begins with the code of a refusal.
fn is_refusal(line: &str) -> bool {
    line.trim_start().starts_with(['4', '5']) && failure::holds_code(line)
}

/// A line with an address in it.
struct Found<'a> {
    at: usize,
    line: &'a str,
    below: &'a str,
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
            let words = first_words(below, address);
            let own = own_words(below, address, words.as_deref());
            Told { address: address.clone(), diagnostic: words.unwrap_or_else(|| one_line(&above.join("\n"))), own, around, stage: Stage::Unknown }
        })
        .collect()
}

/// The first paragraph behind the address.
fn first_words(below: &[&str], address: &str) -> Option<String> {
    let (first, rest) = below.split_first()?;
    let behind = first
        .split_once(address)
        .map_or("", |(_, behind)| behind)
        .trim_start_matches(['>', '"', '\'', ')', ':', ',', ';', '.', ' ', ']', '）', '】', '」', '：']);
    let lines = std::iter::once(behind).chain(rest.iter().copied()).skip_while(|line| line.trim().is_empty());
    let paragraph: Vec<&str> = lines.take_while(|line| !line.trim().is_empty()).collect();
    (!paragraph.is_empty()).then(|| one_line(&paragraph.join("\n")))
}

/// What Exim says without having spoken to another server, its own lists of users say.
fn answered(message: &Message, told: &Told) -> Stage {
    let own = told.own.to_lowercase();
    let asked = ["smtp error", "host ", "remote "].iter().any(|sign| own.contains(sign));
    if asked || message.header("x-failed-recipients").is_empty() { Stage::Unknown } else { Stage::Recipient }
}

/// What stands in front of the address in its line, the paragraph behind it, and the other lines that name it.
fn own_words(below: &[&str], address: &str, behind: Option<&str>) -> String {
    let Some((first, rest)) = below.split_first() else { return String::new() };
    let before = first.split_once(address).map_or(*first, |(before, _)| before);
    let others = rest.iter().copied().filter(|line| line.contains(address));
    one_line(&std::iter::once(before).chain(behind).chain(others).collect::<Vec<_>>().join("\n"))
}

/// Nobody is named: the one to whom the returned message was addressed.
fn in_the_copy(message: &Message, lines: &[&str], copy: &[&str]) -> Vec<Told> {
    let attached = returned(message).find_map(|copy| copy.address(&["to"]));
    let address = attached.or_else(|| Fields::read(&copy.join("\n")).address(&["to"]));
    let around = one_line(&lines.iter().take(BELOW + ABOVE).copied().collect::<Vec<_>>().join("\n"));
    address.map(|address| Told { address, diagnostic: around.clone(), own: String::new(), around, stage: Stage::Unknown }).into_iter().collect()
}

/// The postmaster who writes and we to whom it is written are not the ones who were not found.
fn not_recipients(message: &Message) -> Vec<String> {
    message.from.iter().map(|mailbox| &mailbox.address).chain(&message.to).map(|address| compared(address)).collect()
}

/// A line that is the address, perhaps in brackets, perhaps with a colon, the reason or an instant behind it.
fn is_alone(found: &Found<'_>) -> bool {
    let Some((before, after)) = found.line.split_once(&found.address) else { return false };
    let before = before.trim_start_matches(|c: char| c.is_whitespace() || "<\"'*-•>([（【「〈《".contains(c));
    let after = after.trim_start_matches(['>', '"', '\'', ')', '*', ']', '）', '】', '」', '〉', '》']);
    let mailto = before.to_lowercase();
    (before.is_empty() || mailto == "mailto:" || mailto == "rfc822;")
        && (after.trim().is_empty()
            || after.starts_with([':', ',', ';', '：', '，'])
            || after.trim_start().starts_with(['(', '[', '（'])
            || ["...", " ..", " on ", "<mailto"].iter().any(|start| after.starts_with(start)))
}

/// A line that names a recipient, or has the refusal behind or below it.
fn is_named(found: &Found<'_>) -> bool {
    found.line.split_once(&found.address).is_some_and(|(before, after)| {
        let before = before.trim_end_matches(['<', '"', '\'', ' ', ':', '（', '【', '「', '：']);
        NAMED.is_match(before)
            || before.to_lowercase().ends_with("[smtp")
            || failure::status_in(found.line).is_some()
            || after.contains("...")
            || is_refusal(found.below)
    })
}
