//! What a gateway puts on top of a mail that passes it: "[EXTERNAL]", "CAUTION: This email originated from outside …".
//! It is nobody's words, and a vote below it is a vote.

use super::lexicon::pattern;
use super::lines::{Seen, considered};
use regex::Regex;
use std::sync::LazyLock;

/// A warning is wrapped into this many lines at most.
const MOST_LINES: usize = 6;
/// A shorter line was not wrapped: the next one is something else.
const SHORTEST_WRAPPED: usize = 55;

/// A label between brackets, and nothing else.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[*_ ]*[\[(<*][*_ ]*(?:ext|external|extern[ae]?|externe?r? absender|externe|externo|esterno|внешн\p{L}*|外部)(?:[ -](?:e-?mail|mail|sender|message|absender|bericht|mensaje|afzender))?[\])>*:!_ ]+$",
    )
});
/// How a warning begins.
static WARNS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[\s*_!\[⚠\u{fe0f}]*(?:caution|warning|attention|external(?: e-?mail| sender)?|achtung|vorsicht|warnung|externe e-?mail|atención|precaución|advertencia|attenzione|atenção|cuidado|let op|waarschuwing|varning|advarsel|varoitus|uwaga|upozornění|внимание|увага|注意|警告)\b[\s\]*_]*[:!.\-–]|^[\s*_!]*(?:this (?:e-?mail|message) (?:originated|came|was sent|is) from (?:an? )?(?:outside|external)|you don'?t often get e?-?mail from|some people who received this message don'?t often get)",
    )
});
/// What it warns of: somebody outside.
static OUTSIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)outside|external|often get|außerhalb|ausserhalb|extern|extérieur|exterior|fuera de|esterno|fora d|buiten|utanför|uden ?for|utenfor|ulkopuol|zewnętrzn|mimo|внешн|зовнішн|外部|社外",
    )
});
/// And that a mail or its sender is what came from there.
static MAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)mail|message|sender|nachricht|absender|courriel|expéditeur|correo|mensaje|remitente|messaggio|mittente|mensagem|remetente|bericht|afzender|e-post|meddelande|avsändare|afsender|avsender|besked|viesti|lähettäjä|wiadomoś|nadawc|zpráv|odesílatel|письм|сообщен|отправител|повідомлен|лист|邮件|郵件|メール|메일",
    )
});
/// What such warnings go on with.
static ADVISES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:please )?(?:do not|don'?t|never|be cautious|exercise caution|learn why|unless you|think before)|\b(?:recogni[sz]e|verify|know) the sender|\bclick\b.*\blinks?\b|^(?:bitte )?klicken sie|^ne cliquez|^no haga clic|^non cliccare|^não clique|^klik niet|^klicka inte|^nie klikaj",
    )
});

/// How many lines at the top are a gateway's. Only the first line of words is looked at closely.
pub(super) fn length(seen: &[Seen<'_>]) -> usize {
    let Some(first) = seen.iter().position(|line| !line.is_blank()).filter(|first| seen[*first].is_plain()) else { return 0 };
    let text = considered(seen[first].text);
    if LABEL.is_match(&text) {
        return first + 1;
    }
    if !WARNS.is_match(&text) {
        return 0;
    }
    let lines = &seen[first..seen.len().min(first + MOST_LINES)];
    let mut end = 1;
    while let Some(line) = lines.get(end).filter(|line| line.is_plain() && !line.is_blank()) {
        let wrapped = lines[end - 1].text.chars().count() >= SHORTEST_WRAPPED && !lines[end - 1].text.trim_end().ends_with(['.', '!', ']', '>']);
        if !wrapped && !ADVISES.is_match(&considered(line.text)) {
            break;
        }
        end += 1;
    }
    let says = |what: &Regex| lines[..end].iter().any(|line| what.is_match(&considered(line.text)));
    if says(&OUTSIDE) && says(&MAIL) { first + end } else { 0 }
}
