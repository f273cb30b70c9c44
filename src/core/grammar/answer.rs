//! Reading an answer to a ballot: the person's own words first, then the marks in the ballot they quoted.

use super::lex::tokens;
use super::line::{Heard, Reader, Said};

use super::names::push_new;
use super::order::{self, Order};
use super::sheet::Sheet;
use super::tongue::{self, Manner, Tongues};
use super::{Answer, BallotForm, Doubt, Words, fill, people, read_poll_order, turn};

use crate::core::person::Level;
use crate::core::poll::PollKind;

/// Reads a reply to a ballot: `tongues` are the languages whose words count (reader's, group's, English), as BCP 47 tags.
pub fn read_answer(words: &Words, form: &BallotForm<'_>, tongues: &[&str]) -> Answer {
    // The prefix with its colon is never a vote, and never the words of a question round.
    if let Some(what) = read_poll_order(words) {
        return Answer::Order(Order::Poll { what });
    }
    // Whom somebody names there is no option, even where an option is called so.
    let all = words.own();
    if all.contains(super::COLONS)
        && let Some(order @ Order::Proxy { .. }) = order::read_plain(&all, &Tongues::of(tongues))
    {
        return Answer::Order(order);
    }
    if form.kind == PollKind::Question {
        return fill::read_words(words, form, tongues);
    }
    if !form.kind.takes_one() {
        return fill::read(words, form, tongues);
    }
    let reader = Reader::new(form, tongues);
    let sheet = Sheet::of(words, &reader);
    let own: Vec<&str> = super::manners::without_closing(&sheet.own);
    if own.iter().all(|line| line.trim().is_empty()) {
        return sheet.alone();
    }
    let text = own.join("\n").trim().to_string();
    let tapped = super::manners::is_plus_one(&text) || super::manners::is_mailed_reaction(&text);
    if sheet.marked.is_empty() && tapped && reader.names.called(&text).is_empty() {
        return Answer::Doubt(Doubt::Reaction);
    }
    let said = hear(&reader, &own);
    // A command about a poll may stand below the ballot's own lines.
    let order = read_poll_order(&Words::own_only(&text)).map(|what| Order::Poll { what });
    let order = order.or_else(|| order::read_plain(&text, &reader.tongues)).filter(counts_on_a_ballot);
    match (said, order) {
        (Said::Answer(heard), Some(_)) if heard.whole => Answer::Doubt(Doubt::OptionOrCommand { word: text }),
        (Said::Answer(heard), _) => sheet.beside(heard),
        (_, Some(order)) if is_everyday(&order, form.kind) => Answer::Doubt(Doubt::OptionOrCommand { word: text }),
        (_, Some(order)) if sheet.marked.is_empty() => Answer::Order(order),
        (_, Some(_)) => Answer::Doubt(Doubt::Unclear),
        (Said::Doubt(doubt), None) => Answer::Doubt(doubt),
        (Said::Nothing | Said::Other, None) => sheet.with_remark(&reader, &text),
    }
}

/// How many lines are searched for an answer, and below it for a second one.
const LINES_READ: usize = 200;
/// How many lines of a reply may be the ballot's.
pub(super) const BALLOT_WITHIN: usize = 3000;

/// Commands that make sense in reply to a ballot. Coordinators' ones carry `poll:` in front; yes and no are votes or nothing.
pub(super) fn counts_on_a_ballot(order: &Order) -> bool {
    !matches!(
        order,
        Order::Never
            | Order::Yes
            | Order::No
            | Order::Open
            | Order::Cancel
            | Order::CloseThread
            | Order::Approve
            | Order::Reject
            | Order::Block
            | Order::Widen { .. }
    )
}

/// A command that people also answer with: "nothing", "everything", and "not me" where they are asked to come.
pub(super) fn is_everyday(order: &Order, kind: PollKind) -> bool {
    match order {
        Order::Level { level, reach: None } => matches!(level, Level::Nothing | Level::Everything),
        Order::NotMe => matches!(kind, PollKind::Count { .. }),
        _ => false,
    }
}

/// A line below an answer that is, as a whole, a command: neither it nor the vote may be lost.
pub(super) fn is_order(line: &str, tongues: &Tongues) -> bool {
    order::read_plain(line, tongues).is_some_and(|order| counts_on_a_ballot(&order))
}

/// The answer is the first line that is more than a greeting; the lines below are its reason.
fn hear(reader: &Reader, own: &[&str]) -> Said {
    for (at, line) in own.iter().enumerate().take(LINES_READ) {
        match reader.read(line.trim()) {
            Said::Nothing => {}
            Said::Answer(heard) if people::greets_or_signs(reader, own, at, &heard) => return Said::Doubt(Doubt::Unclear),
            Said::Answer(heard) => return with_lines_below(reader, heard, &own[at + 1..]),
            other => return other,
        }
    }
    Said::Nothing
}

fn with_lines_below(reader: &Reader, mut heard: Heard, below: &[&str]) -> Said {
    if let Some(doubt) = doubt_below(reader, &heard, below) {
        return Said::Doubt(doubt);
    }
    let apart = if below.first().is_some_and(|line| line.trim().is_empty()) { "\n\n" } else { "\n" };
    let courteous = below.len() <= LINES_READ && below.iter().all(|line| reader.read(line.trim()) == Said::Nothing);
    let more = if courteous { String::new() } else { below.join("\n").trim().to_string() };
    heard.whole &= more.is_empty();
    heard.reason = [heard.reason.as_str(), more.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(apart);
    Said::Answer(heard)
}

/// A second answer, a condition or a list below the answer.
fn doubt_below(reader: &Reader, heard: &Heard, below: &[&str]) -> Option<Doubt> {
    let lines = below.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).take(LINES_READ);
    for (number, line) in lines.enumerate() {
        let words = tokens(line);
        let starts = |manner| tongue::manner(&words, 0, None, manner).is_some();
        let ties = tongue::condition(&words, 0, &reader.tongues, Manner::OnlyIf).is_some();
        if ties || (number == 0 && turn::opens_condition(reader, line, &words)) {
            return Some(Doubt::Conditional);
        }
        let listed = heard.listed && words.first().is_some_and(|first| reader.names.code(first).is_some());
        let doubt =
            if number == 0 && !listed { turn::taken_back(reader, line, &words, 0, turn::Answered { code: &heard.code, spoken: heard.spoken }) } else { None };
        let corrected = || turn::corrected(reader, &heard.code, &words, 0).filter(|_| !listed).map(|codes| Doubt::Several { codes });
        if let Some(doubt) = doubt.or_else(corrected) {
            return Some(doubt);
        }
        let open = || number == 0 && words.len() <= turn::SHORT && tongue::has_manner(&words, 0, Some(&reader.tongues), Manner::Unsure);
        if is_order(line, &reader.tongues) || open() {
            return Some(Doubt::Unclear);
        }
        let mut codes = vec![heard.code.clone()];
        match reader.read(line) {
            Said::Answer(second) if second.whole => push_new(&mut codes, vec![second.code]),
            // "1. I like the color", "2. but not the price" is a list, not a vote.
            Said::Answer(second) if second.listed && heard.listed && !second.reason.is_empty() => return Some(Doubt::Unclear),
            Said::Doubt(Doubt::Several { codes: named }) if number == 0 => push_new(&mut codes, named),
            // "White if that is sold out."
            Said::Doubt(Doubt::Conditional) if number == 0 => push_new(&mut codes, reader.names.hinted(&words, 0)),
            _ => {}
        }
        if (number == 0 && (starts(Manner::Joiner) || starts(Manner::Adversative))) || starts(Manner::Correction) {
            push_new(&mut codes, reader.names.hinted(&words, 0));
        }
        if codes.len() > 1 {
            return Some(Doubt::Several { codes });
        }
    }
    None
}

#[cfg(test)]
#[path = "answer_tests.rs"]
mod tests;
