//! Attribution lines ("On Monday … Ana wrote:"), recognized by evidence: a date, an address or a name we know.
//! The shape alone is no proof, because people write such sentences too.

use super::lexicon::{any_of, is_called, is_spaced, pattern};
use super::lines::{CONSIDERED, Seen, considered};
use super::tongues::{tongues, words};
use regex::Regex;
use std::sync::LazyLock;

/// An attribution is wrapped over at most this many lines.
const MOST_LINES: usize = 6;
const LONGEST: usize = 450;
/// One without an address is a name, a verb and a date.
const LONGEST_NAMED: usize = 120;
/// More words beside date and address are a sentence.
const MOST_WORDS: usize = 24;

/// A day that no other day is: with a year, or in numbers.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:19|20)\d\d\b|(?:19|20)\d\d\s?[年년(]|\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\b|\b[12]\d[/.-]\d{1,2}[/.-]\d{1,2}\b|[٠-٩۰-۹]{4}|\b25[56]\d\b")
});
static TIME: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d{1,2}[:.h]\d{2}|\b\d{1,2}\s?[ap]\.?m\b"));
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[^\s<>@,;:()]+@\s?[^\s<>@,;:()]+\.\p{L}{2,}|@[\w-]+\.local\b"));
static ADDRESSED_LAST: LazyLock<Regex> = LazyLock::new(|| pattern(r#"@\s?[^\s<>@,;:()]+[\s>)\]"\x{200e}\x{200f}\x{202a}-\x{202e}]*[:：]?$"#));
static BRACKETED: LazyLock<Regex> = LazyLock::new(|| pattern(r"[<(\[]\s?(?:mailto:)?[^\s<>@()]+@[^\s<>@()]+\s?[>)\]]"));
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    let (spaced, joined) = (any_of(|tongue| tongue.wrote, is_spaced), any_of(|tongue| tongue.wrote, |word| !is_spaced(word)));
    pattern(&format!(r"(?i)(?:^|[^\p{{L}}])(?:{spaced})(?:[^\p{{L}}]|$)|(?:{joined})"))
});
/// "I" and "we" beside the verb of the same language: the person speaks of what they wrote themselves.
const SPEAKERS: &[(&str, &str)] = &[
    ("en", "i|we"),
    ("de", "ich|wir"),
    ("fr", "je|j['’]ai|nous"),
    ("es", "yo|nosotros"),
    ("it", "io|noi"),
    ("pt", "eu|nós"),
    ("nl", "ik|wij"),
    ("sv", "jag|vi"),
    ("da", "jeg|vi"),
    ("nb", "jeg|vi"),
    ("fi", "minä"),
    ("pl", "ja"),
    ("ru", "я|мы"),
    ("uk", "я|ми"),
];
/// What languages put together otherwise: "habe ich der Stadt geschrieben", "he escrito".
const OWN_FORMS: &str = r"\b(?:hab(?:e|en) (?:ich|wir)|hatte ich|(?:ich|wir) hab(?:e|en)|nous avons|j['’]avais|he escrito|hemos escrito|escribí|ho scritto|abbiamo scritto|scrissi|escrevi|escrevemos|heb ik|hebben (?:wij|we)|har (?:jag|jeg|vi)|napisałem|napisałam|napisaliśmy|napsal[ai]? jsem|jsem napsala?)\b";
static OWN: LazyLock<Regex> = LazyLock::new(|| {
    let speaks = |(tag, speakers): &(&str, &str)| {
        let verbs: Vec<String> = tongues().filter(|tongue| tongue.tag == *tag).flat_map(|tongue| words(tongue.wrote)).map(regex::escape).collect();
        let verbs = verbs.join("|");
        format!(r"(?:^|[\s,])(?:{speakers})\s(?:{verbs})|(?:{verbs})\s(?:{speakers})\b")
    };
    pattern(&format!("(?i){OWN_FORMS}|{}", SPEAKERS.iter().map(speaks).collect::<Vec<_>>().join("|")))
});
static OPENING: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?i)^{}", opening())));
static BARE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}),?\s[^<>:]{0,60}<[^\s<>]+@[^\s<>]+>$"));
/// The end of one sentence and the beginning of another.
static SENTENCES: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[^\p{L}])\p{Ll}{3,}\. \p{Lu}\p{Ll}"));
/// A day in numbers begins the text.
static WHOLE_DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{4}\s?[年년])"));
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9٠-٩۰-۹]+"));
static QUOTING: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?i)^{}", quoting())));
/// A day of the week or a month, or a number, and then more of a date.
const A_DATE: &str = r"(?:\d|[٠-٩۰-۹]|[\p{L}\p{M}]{2,14}[.,،、]{0,2}\s+(?:den\s+|the\s+)?(?:[\p{L}\p{M}]{3,10}[.,،、]{0,2}\s+)?\d)";
static DATE_FIRST: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?i)^{A_DATE}")));
/// Any of the three at once: most lines begin with none.
static BEGINNING: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?i)^(?:{}|{}|{A_DATE})", opening(), quoting())));
/// "Ana Silva <ana@…> wrote:", "… schrieb am 3. Mai 2026 um 10:15 Uhr:".
static NAME_FIRST: LazyLock<Regex> = LazyLock::new(|| pattern(r#"^["'“„<]?[\p{L}\w][^:]{0,120}"#));
/// Where an attribution may begin inside a line.
static MIDDLE: LazyLock<Regex> = LazyLock::new(|| {
    let capitals: Vec<String> = any_of(|tongue| tongue.opens, |_| true).split('|').map(capital).collect();
    pattern(&format!(r"(?:\s|-{{2,}}\s?)(?:{})\s[^\n]*\d", capitals.join("|")))
});

fn opening() -> String {
    format!(r"(?:{})[\s\d]", any_of(|tongue| tongue.opens, |_| true))
}

fn quoting() -> String {
    format!(r"(?:{})[\s(]", any_of(|tongue| tongue.quoting, |_| true))
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// How many lines the attribution that begins at `at` has; `None` when none begins there. `names` are those of the
/// people the mail goes to, in lower case.
pub(super) fn begins(lines: &[Seen<'_>], at: usize, names: &[String]) -> Option<usize> {
    let window = &lines[at..lines.len().min(at + MOST_LINES)];
    if !window.iter().any(|line| line.closes) {
        return None;
    }
    if lines[at].closes && stands_alone(lines, at, names) {
        return Some(1);
    }
    // The first line alone tells most lines apart, and nothing has to be joined for it.
    if !lines[at].is_plain() || lines[at].text.len() >= LONGEST {
        return None;
    }
    let first = considered(lines[at].text);
    if lines[at].closes && is_attribution(&first, marks_below(lines, at)) {
        return Some(1);
    }
    if !may_begin(&first) && !name_above_address(lines, at) {
        return None;
    }
    let mut joined = first.into_owned();
    let mut blanks = 0;
    for (count, line) in window.iter().enumerate().skip(1) {
        let unclosed = joined.matches('<').count() > joined.matches('>').count();
        if line.is_blank() && !unclosed {
            // One program puts an empty line before the address in brackets.
            let next = lines.get(at + count + 1).map(|line| line.raw.trim_start());
            blanks += 1;
            if blanks > 1 || !next.is_some_and(|next| next.starts_with('<')) {
                return None;
            }
            continue;
        }
        if !(line.is_plain() || unclosed) {
            return None;
        }
        joined.push(' ');
        joined.push_str(line.raw);
        if joined.len() > LONGEST {
            return None;
        }
        joined = considered(&joined).into_owned();
        let marks = marks_below(lines, at + count);
        if line.closes && is_attribution(&joined, marks) {
            return (!begins_below(&lines[at..=at + count], marks)).then_some(count + 1);
        }
    }
    None
}

/// Whether the last of these lines hold an attribution of their own, so that what stands above it is the person's. An
/// attribution is wrapped behind its opening, a date or a name, never behind the end of a sentence or a whole answer.
fn begins_below(lines: &[Seen<'_>], marks: bool) -> bool {
    let joined = |lines: &[Seen<'_>]| considered(&lines.iter().map(|line| line.text).collect::<Vec<_>>().join(" ")).into_owned();
    (1..lines.len()).any(|from| {
        let (above, below) = (joined(&lines[..from]), joined(&lines[from..]));
        if below.starts_with('<') || !DAY.is_match(&below) || !is_attribution(&below, marks) {
            return false;
        }
        let ends = above.ends_with(['.', '!', '?', '…', '。']);
        if above.contains('@') && !ends {
            return false;
        }
        let evidence = above.contains('<') || above.bytes().any(|byte| byte.is_ascii_digit());
        let opening = OPENING.is_match(&format!("{above} ")) && above.split(' ').count() <= 3 && !ends;
        let named = below.starts_with(char::is_alphabetic) && DATE_FIRST.is_match(&below);
        let whole = OPENING.is_match(&below) || named || WHOLE_DAY.is_match(&below);
        !opening && (!evidence || (whole && (ends || TIME.is_match(&below))))
    })
}

fn marks_below(lines: &[Seen<'_>], at: usize) -> bool {
    lines[at + 1..].iter().take(5).find(|line| !line.is_blank()).is_some_and(|line| line.depth > 0)
}

/// Without an address, "Ana Silva wrote on 3 May 2026 at 10:15:" is one only as a line of its own with quote marks right
/// below; so is "Ana Silva wrote:" when the mail goes to Ana Silva.
fn stands_alone(lines: &[Seen<'_>], at: usize, names: &[String]) -> bool {
    let alone = at == 0 || lines[at - 1].is_blank();
    let quote_below = || lines[at + 1..].iter().take(2).find(|line| !line.is_blank()).is_some_and(|line| line.depth > 0);
    if !(alone && lines[at].is_plain() && quote_below()) {
        return false;
    }
    let text = considered(lines[at].text);
    if is_bare(&text) || is_bracketed(&text) {
        return true;
    }
    // "Ana Silva wrote:" above everything else in the mail.
    let heads = |name: &str| lines[..at].iter().all(Seen::is_blank) && is_called(name);
    let Some(before_colon) = text.strip_suffix(':').filter(|text| text.len() <= LONGEST_NAMED && !questions(text)) else { return false };
    VERB.find(before_colon).is_some_and(|verb| {
        let name = before_colon[..verb.start()].trim();
        let after = &before_colon[verb.end()..];
        let known = names.iter().any(|known| *known == name.to_lowercase());
        name.chars().next().is_some_and(char::is_uppercase)
            && (known || DAY.is_match(after) || TIME.is_match(after) || (after.trim().is_empty() && heads(name)))
            && !OWN.is_match(before_colon)
    })
}

/// "2026/11/23 Ana Silva <ana@…>", as Gmail once headed a quote: a day, a name, an address, and nothing else.
fn is_bare(text: &str) -> bool {
    text.ends_with('>') && BARE.is_match(text)
}

/// "* Ana Silva [2026-11-23 09:14]:", as users of mutt like it.
fn is_bracketed(text: &str) -> bool {
    let inside = text.strip_suffix("]:").and_then(|text| text.rsplit_once('['));
    inside.is_some_and(|(name, date)| name.len() <= LONGEST_NAMED && DAY.is_match(date) && TIME.is_match(date))
}

/// A long name is wrapped before the address.
fn name_above_address(lines: &[Seen<'_>], at: usize) -> bool {
    if !lines.get(at + 1).is_some_and(|next| next.is_plain() && next.text.starts_with('<')) {
        return false;
    }
    let alone = at == 0 || lines[at - 1].is_blank();
    let text = lines[at].text.trim();
    let is_name = text.split_whitespace().count() <= 8 && text.chars().next().is_some_and(char::is_uppercase) && !text.ends_with(['.', ',', '!', '?', ':']);
    alone && is_name
}

/// A cheap look before lines are joined.
fn may_begin(text: &str) -> bool {
    let text = bare(text);
    BEGINNING.is_match(text) || text.ends_with('<') || is_addressed(text)
}

fn is_addressed(text: &str) -> bool {
    memchr::memchr(b'@', text.as_bytes()).is_some() && ADDRESS.is_match(text)
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "-_*=~–—".contains(c))
}

/// One whole attribution, its wrapped lines joined. `marks` says that quote marks follow.
pub(super) fn is_attribution(text: &str, marks: bool) -> bool {
    let text = bare(text);
    let ends = text.trim_end_matches([' ', '>', ')', '|', '"']);
    let colon = ends.ends_with([':', '：']);
    // The evidence is an address or numbers of some script: most lines with a colon have neither.
    if !text.bytes().any(|byte| byte == b'@' || byte.is_ascii_digit() || !byte.is_ascii()) {
        return false;
    }
    let ends_with_verb = || VERB.find_iter(text).last().is_some_and(|found| text.len() - found.end() <= 2);
    if !(colon || ends_with_verb()) {
        return false;
    }
    let addressed = is_addressed(text);
    let day = DAY.is_match(text);
    // An hour alone is what people name as well.
    let dated = day || ((addressed || marks) && TIME.is_match(text));
    if !(dated || addressed) || questions(text) || (!addressed && OWN.is_match(text)) {
        return false;
    }
    // A year alone is what people speak of as well.
    if !addressed && NUMBERS.find_iter(text).nth(1).is_none() {
        return false;
    }
    let verb = VERB.is_match(text);
    let opened = OPENING.is_match(text) && ((verb && (dated || !OWN.is_match(text))) || (addressed && dated));
    // Without a verb we know, hardly anything stands between the address and the end.
    let last = || ADDRESSED_LAST.is_match(text) || BRACKETED.find_iter(text).last().is_some_and(|found| text[found.end()..].split(' ').count() <= 4);
    let by_date = DATE_FIRST.is_match(text) && dated && ((addressed && (verb || last())) || (verb && colon));
    let by_name = addressed && verb && NAME_FIRST.is_match(text) && after_address(text);
    let quoting = (addressed || (day && marks)) && colon && QUOTING.is_match(text);
    // In whatever language: a whole date and an address in brackets, a colon, and hardly anything else.
    let whole = day && colon && BRACKETED.is_match(text) && text.split(' ').count() <= MOST_WORDS && TIME.is_match(text);
    opened || by_date || by_name || quoting || whole
}

/// A sentence of a person may hold all the words, but it holds the ends of other sentences too.
fn questions(text: &str) -> bool {
    // A link asks nothing.
    let asks = |(at, _): (usize, &str)| !text[at + 1..].starts_with(char::is_alphanumeric);
    text.contains('!') || text.match_indices('?').any(asks) || text.matches(". ").count() > 6 || SENTENCES.is_match(text)
}

/// The verb stands right after the address, or a date between them: nobody's sentence is built like that.
fn after_address(text: &str) -> bool {
    let Some(address) = ADDRESS.find_iter(text).last() else { return false };
    let tail = text[address.end()..].trim_start_matches(['>', ')', ']', '"', ' ', ',']);
    let dated = |text: &str| DAY.is_match(text) || TIME.is_match(text);
    VERB.find_iter(tail).any(|verb| verb.start() <= 6 || (tail.len() <= 90 && dated(&tail[..verb.start()]) && tail.len() - verb.end() <= 4))
}

/// Where an attribution begins inside a line that begins with own words, if one ends the line.
pub(super) fn inside(line: &Seen<'_>) -> Option<usize> {
    if !line.closes || line.text.len() > CONSIDERED || !line.text.trim_end().ends_with(':') {
        return None;
    }
    let found = MIDDLE.find(line.text)?;
    // "V V pon., 23. nov. …": the first word belongs to it.
    let opens = line.text[..found.start()].trim();
    if !opens.contains(' ') && OPENING.is_match(&format!("{opens} ")) {
        return None;
    }
    let tail = line.text[found.start()..].trim_start();
    (VERB.is_match(tail) && is_attribution(&considered(tail), true)).then_some(found.start())
}

/// Where an attribution stands in a line that goes on with what it heads, and perhaps begins with own words: some
/// programs break no lines in the text they make of a page. Only with all evidence at once.
pub(super) fn within(line: &Seen<'_>) -> Option<(usize, usize)> {
    let text = &line.text[..line.text.floor_char_boundary(CONSIDERED)];
    let address = memchr::memchr(b'@', text.as_bytes())?;
    let colon =
        text[address..].match_indices([':', '：']).map(|(at, mark)| address + at + mark.len()).find(|end| text[*end..].starts_with(char::is_whitespace))?;
    if text[colon..].trim().is_empty() {
        return None;
    }
    let head = &text[..colon];
    let start = if OPENING.is_match(head.trim_start()) { 0 } else { MIDDLE.find(head)?.start() };
    let heading = considered(head[start..].trim_start()).into_owned();
    let proven = DAY.is_match(&heading) && TIME.is_match(&heading) && VERB.is_match(&heading) && is_attribution(&heading, false);
    proven.then_some((start, colon))
}

/// Two rows of three marks around a name and a date: how one program says who wrote what follows, without quoting it.
pub(super) fn between_marks(line: &Seen<'_>) -> bool {
    let inner = line.raw.trim().strip_prefix(">>>").and_then(|rest| rest.strip_suffix(">>>"));
    inner.is_some_and(|inner| {
        inner.len() <= LONGEST_NAMED && inner.matches('<').count() == inner.matches('>').count() && (DAY.is_match(inner) && TIME.is_match(inner))
    }) || line.raw.trim().strip_prefix(">>> ").is_some_and(|rest| line.closes && line.depth == 3 && is_attribution(&considered(rest), true))
}
