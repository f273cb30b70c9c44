//! What was ours: our footer by our domain, our ballot by its boxes. It is nobody's words.

use super::attribution::is_attribution;
use super::heading;
use super::lexicon::pattern;
use super::lines::{Hint, Seen, considered};
use super::{Fate, Known};
use regex::Regex;
use std::sync::LazyLock;

/// Longer words above a quote are the answer themselves.
const LONGEST_POINTER: usize = 120;
/// A longer ballot is none of ours.
const MOST_OPTIONS: usize = 200;
/// How people point to their answers, one line per language: what they point with, and where to. Stems, parted by `|`.
const POINTERS: &[(&str, &str)] = &[
    (
        r"(?:see|answers?|answered|repl(?:y|ies|ied)|comments?|commented|responses?|remarks?|notes)\b",
        r"\b(?:below|inline|in-line|in (?:red|blue|green|colou?r|bold|caps|capitals)|in the text|in between)\b",
    ),
    (r"(?:siehe|antwort(?:en)?|kommentare?|anmerkungen)\b", r"\b(?:unten|im text|inline|in rot|in blau|in grün|dazwischen|darunter)\b"),
    (r"(?:réponses?|voir|commentaires?)\b", "(?:ci-dessous|en rouge|en bleu|dans le texte)"),
    (r"(?:respuestas?|respondo|ver|comentarios)\b", "(?:abajo|en rojo|en azul|entre líneas|en el texto)"),
    (r"(?:rispost[ae]|rispondo|vedi|commenti)\b", "(?:sotto|in rosso|in blu|nel testo)"),
    (r"(?:respostas?|respondo|ver|comentários)\b", "(?:abaixo|a vermelho|em vermelho|em azul|no texto)"),
    (r"(?:antwoord(?:en)?|zie|opmerkingen)\b", "(?:hieronder|beneden|in het rood|in rood|in de tekst)"),
    (r"(?:svar|se|kommentarer?)\b", "(?:nedan|nedenfor|i rött|i rødt|i texten|i teksten)"),
    (r"(?:odpowied\p{L}+|patrz)\b", "(?:poniżej|niżej|na czerwono|w tekście)"),
    (r"(?:odpověd\p{L}+|viz)\b", "(?:níže|červeně|v textu)"),
    (r"(?:ответ\p{L}*|см)\b", "(?:ниже|красным|в тексте)"),
    (r"(?:vastau\p{L}+|katso|ks)\b", "(?:alla|punaisella|tekstissä)"),
];
/// "See my answers below in red.", or the place alone.
static POINTS: LazyLock<Regex> = LazyLock::new(|| {
    let pointers: Vec<String> = POINTERS.iter().map(|(with, to)| format!(r"\b{with}.{{0,30}}{to}")).collect();
    pattern(&format!(r"(?i){}|^(?:below|inline|in red|in blue)[\s.:!]*$", pointers.join("|")))
});

/// The line names our domain.
pub(super) fn is_ours(text: &str, domain: &str) -> bool {
    let (text, domain) = (text.as_bytes(), domain.as_bytes());
    let Some((first, rest)) = domain.split_first() else { return false };
    memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text)
        .any(|at| text.get(at + 1..at + domain.len()).is_some_and(|found| found.eq_ignore_ascii_case(rest)))
}

/// Some programs quote without any mark. Our ballot is known by its boxes and our footer by our domain: what lies
/// between them was ours. A forward is left as it is.
pub(super) fn unmarked(seen: &[Seen<'_>], fates: &mut [Fate], domain: &str) {
    let boxed = |at: &usize| fates[*at] == Fate::Own && seen[*at].is_plain() && is_box(seen[*at].text);
    let Some(first) = (0..seen.len()).find(|at| boxed(at) && (at + 1..seen.len().min(at + 4)).any(|next| boxed(&next))) else { return };
    let Some(last) = (first..seen.len()).rfind(|at| fates[*at] == Fate::Own && is_ours(seen[*at].text, domain)) else { return };
    if !seen[..first].iter().any(heading::is_forward) {
        fates[first..=last].iter_mut().filter(|fate| **fate == Fate::Own).for_each(|fate| *fate = Fate::Quoted);
    }
}

/// `[ ] 2  Natural oak`, marked or not.
pub(super) fn is_box(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']'));
    inside.is_some_and(|(mark, label)| mark.trim().chars().count() <= 3 && label.starts_with(' ') && !label.trim().is_empty())
}

/// What the boxes stand for, with the number and without it, in lower case.
pub(super) fn options(seen: &[Seen<'_>]) -> Vec<String> {
    let labels = seen.iter().filter(|line| is_box(line.text)).take(MOST_OPTIONS).filter_map(|line| line.text.split_once(']'));
    let both = |label: &str| [label.trim().to_lowercase(), label.trim().split_once("  ").map_or("", |(_, name)| name).trim().to_lowercase()];
    labels.flat_map(|(_, label)| both(label)).filter(|option| !option.is_empty()).collect()
}

/// A box with something in it.
pub(super) fn is_ticked(text: &str) -> bool {
    text.split_once('[').and_then(|(_, rest)| rest.split_once(']')).is_some_and(|(inside, _)| (1..=3).contains(&inside.trim().chars().count()))
}

/// Cutting would leave no word and no mark: then nothing is cut, unless what would come back is our own mail, or the
/// quote begins with its own attribution, as of programs that quote that too: then somebody pressed Reply and Send.
pub(super) fn nothing_left(seen: &[Seen<'_>], fates: &[Fate], domain: &str) -> bool {
    let with = |wanted: Fate| seen.iter().zip(fates).filter(move |(line, fate)| **fate == wanted && !line.is_blank()).map(|(line, _)| line);
    with(Fate::Own).next().is_none()
        && with(Fate::Chosen).next().is_none()
        && with(Fate::Quoted).next().is_some()
        && !with(Fate::Quoted).any(|line| is_marked(line.text) || is_ours(line.text, domain))
        && !seen.iter().find(|line| !line.is_blank()).is_some_and(|line| line.depth > 0 && line.closes && is_attribution(&considered(line.text), true))
}

/// A line that could be a marked line of a ballot: something short between brackets.
fn is_marked(text: &str) -> bool {
    let text = considered(text);
    let Some((_, rest)) = text.split_once(['[', '(']) else { return false };
    rest.split_once([']', ')']).is_some_and(|(inside, _)| (1..=3).contains(&inside.trim().chars().count()))
}

/// "My answers in red", above an original without marks: the answer stands between its lines, and nothing says which
/// they are. Then they stay as they stand, as far as our footer or an older heading; a leak is less than a lost answer.
pub(super) fn pointed(seen: &[Seen<'_>], fates: &mut [Fate], domain: &str) {
    let filled = |fate: Fate| seen.iter().zip(fates.iter()).enumerate().filter(move |(_, (line, of))| **of == fate && !line.is_blank()).map(|(at, _)| at);
    let own: Vec<usize> = filled(Fate::Own).take(4).collect();
    let Some(quote) = filled(Fate::Quoted).next() else { return };
    let above = own.len() < 4 && own.iter().all(|at| *at < quote) && seen[quote].depth == 0;
    let length: usize = own.iter().map(|at| seen[*at].text.chars().count()).sum();
    if !above || length > LONGEST_POINTER || !own.iter().any(|at| POINTS.is_match(&considered(seen[*at].text))) {
        return;
    }
    let footer = |text: &str| text.trim_end() == "--" || is_ours(text, domain) || is_box(text);
    let ends = |at: &usize| footer(seen[*at].text) || heading::begins(seen, *at).is_some();
    let start = heading::begins(seen, quote).map_or(quote, |length| quote + length);
    let end = (start..seen.len()).find(ends).unwrap_or(seen.len());
    fates[quote..start].fill(Fate::Gone);
    fates[start..end].iter_mut().filter(|fate| **fate == Fate::Quoted).for_each(|fate| *fate = Fate::Own);
}

/// A quote at the very top of talk that no program headed, with an answer below: the person chose the lines they
/// answer, and they stay with the answer. Our own letters stay out, and ballots.
pub(super) fn chosen(seen: &[Seen<'_>], fates: &mut [Fate], domain: &str) {
    let Some(first) = seen.iter().position(|line| !line.is_blank() || line.hint != Hint::None) else { return };
    let length = seen[first..].iter().take_while(|line| line.hint == Hint::None && (line.depth > 0 || line.is_blank())).count();
    let quote = first..first + length;
    let answered = fates[quote.end..].iter().zip(&seen[quote.end..]).any(|(fate, line)| *fate == Fate::Own && !line.is_blank());
    let theirs = |line: &Seen<'_>| line.is_blank() || (line.raw.trim_start().starts_with('>') && !is_ours(line.text, domain) && !is_box(line.text));
    if length > 0 && seen[first].depth > 0 && answered && seen[quote.clone()].iter().all(theirs) {
        fates[quote].iter_mut().filter(|fate| **fate == Fate::Quoted).for_each(|fate| *fate = Fate::Chosen);
    }
}

/// A quote below own words that end in a colon, above what their program quotes: the person chose it, and shows it.
pub(super) fn introduced(seen: &[Seen<'_>], fates: &mut [Fate], known: &Known<'_>) {
    let Some(letter) = known.letter else { return };
    let mut at = 0;
    while at < seen.len() {
        let length = seen[at..].iter().zip(&fates[at..]).take_while(|(line, fate)| line.depth > 0 && **fate == Fate::Quoted).count();
        let end = at + length;
        at = end.max(at + 1);
        if length == 0 || letter < end {
            continue;
        }
        let quote = end - length..end;
        let above = (0..quote.start).rfind(|above| !seen[*above].is_blank());
        let said = above.is_some_and(|above| fates[above] == Fate::Own && seen[above].text.trim_end().ends_with([':', '：']));
        let below = (end..seen.len()).find(|below| !seen[*below].is_blank() || seen[*below].hint != Hint::None);
        let apart = below.is_none_or(|below| fates[below] == Fate::Gone || seen[below].hint == Hint::ZoneStart);
        let theirs = |line: &Seen<'_>| !is_ours(line.text, known.our_domain) && !is_box(line.text);
        if said && apart && seen[quote.clone()].iter().all(theirs) {
            fates[quote].fill(Fate::Chosen);
        }
    }
}
