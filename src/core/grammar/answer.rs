//! Reading an answer to a ballot: the person's own words first, then the marks in the ballot they quoted.

use super::lex::tokens;
use super::line::{Heard, Reader, Said};
use super::mark::{self, BallotLine, MarkState};
use super::names::{NONE_CODE, push_new};
use super::order::{self, Order};
use super::rest;
use super::tongue::{self, Manner, Meaning, Tongues};
use super::{Answer, BallotForm, Doubt, Line, Words, fill, read_poll_order};
use crate::core::ballot::Choice;
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
        Order::Yes | Order::No | Order::Open | Order::Cancel | Order::CloseThread | Order::Approve | Order::Reject | Order::Block | Order::Widen { .. }
    )
}

/// A line below an answer that is, as a whole, a command: neither it nor the vote may be lost.
pub(super) fn is_order(line: &str, tongues: &Tongues) -> bool {
    order::read_plain(line, tongues).is_some_and(|order| counts_on_a_ballot(&order))
}

/// A reply, with the ballot's lines taken out of it.
struct Sheet {
    /// The person's own lines, without ballot lines their program did not mark as quoted.
    own: Vec<String>,
    /// Codes of marked lines.
    marked: Vec<String>,
    /// A line of the ballot was written into, and not with a mark.
    edited: bool,
}

impl Sheet {
    fn of(words: &Words, reader: &Reader) -> Self {
        let mut sheet = Self { own: Vec::new(), marked: Vec::new(), edited: false };
        let found: Vec<Option<BallotLine>> =
            words.lines.iter().take(BALLOT_WITHIN).map(|line| mark::read_line(text_of(line).0, &reader.names, &reader.tongues)).collect();
        let echoed = echoes_whole_ballot(words, &found, reader);
        let mut tail: Option<Vec<String>> = None;
        for (line, found) in words.lines.iter().zip(found.into_iter().chain(std::iter::repeat(None))) {
            let (text, is_own) = text_of(line);
            if tail.take().is_some_and(|tail| mark::is_tail(text, &tail)) {
                continue;
            }
            tail = found.as_ref().filter(|found| found.boxed).and_then(|found| found.tail.clone());
            match found {
                Some(found) if found.state == MarkState::Marked => push_new(&mut sheet.marked, vec![found.code]),
                Some(found) if found.boxed => sheet.edited |= found.state == MarkState::Edited,
                Some(found) if echoed && found.state == MarkState::Untouched => {}
                _ if is_own => sheet.own.push(text.to_string()),
                _ => {}
            }
        }
        sheet
    }

    /// No words: the marks alone.
    fn alone(self) -> Answer {
        match self.marked.as_slice() {
            [] => Answer::Doubt(if self.edited { Doubt::Unclear } else { Doubt::Empty }),
            [code] if code == "0" => Answer::Order(Order::Post),
            [code] => Answer::Vote { choice: chosen(code), reason: String::new() },
            _ => Answer::Doubt(Doubt::Several { codes: self.marked }),
        }
    }

    /// An answer in words, beside the marks.
    fn beside(self, heard: Heard) -> Answer {
        match self.marked.as_slice() {
            [] => Answer::Vote { choice: chosen(&heard.code), reason: heard.reason },
            [code] if *code == heard.code => Answer::Vote { choice: chosen(&heard.code), reason: heard.reason },
            [code] => Answer::Doubt(Doubt::MarkAgainstWords { marked: code.clone(), written: heard.code }),
            _ => Answer::Doubt(Doubt::Several { codes: self.marked }),
        }
    }

    /// Words that are no answer: the reason of a mark, unless they stand against it.
    fn with_remark(self, reader: &Reader, text: &str) -> Answer {
        if self.marked.is_empty() && super::manners::is_sign(text) {
            return Answer::Doubt(Doubt::Reaction);
        }
        let words = tokens(text);
        match self.marked.as_slice() {
            [] => {
                let codes = reader.names.hinted(&words, 0);
                let conditional = !codes.is_empty() && tongue::has_manner(&words, 0, None, Manner::OnlyIf);
                Answer::Doubt(match codes.len() {
                    _ if conditional => Doubt::Conditional,
                    0 | 1 => Doubt::Unclear,
                    _ => Doubt::Several { codes },
                })
            }
            [code] if code != "0" => match speaks_against(reader, text, code) {
                Some(doubt) => Answer::Doubt(doubt),
                None => Answer::Vote { choice: chosen(code), reason: text.to_string() },
            },
            [_] => Answer::Doubt(Doubt::Unclear),
            _ => Answer::Doubt(Doubt::Several { codes: self.marked }),
        }
    }
}

fn chosen(code: &str) -> Choice {
    if code == NONE_CODE { Choice::NoneOfThese } else { Choice::One(code.to_string()) }
}

/// Whether the own lines hold the whole ballot, without boxes: a mail program that does not mark what it quotes.
fn echoes_whole_ballot(words: &Words, found: &[Option<BallotLine>], reader: &Reader) -> bool {
    let own = words.lines.iter().zip(found).filter(|(line, _)| text_of(line).1);
    let codes: Vec<&str> = own.filter_map(|(_, found)| found.as_ref().map(|found| found.code.as_str())).collect();
    reader.names.options.len() > 1 && reader.names.options.iter().all(|name| codes.contains(&name.code.as_str()))
}

/// A line's text, and whether the person wrote it.
pub(super) fn text_of(line: &Line) -> (&str, bool) {
    match line {
        Line::Own(text) => (text, true),
        Line::Quoted(text) => (text, false),
    }
}

/// What in the words speaks against the marked option.
fn speaks_against(reader: &Reader, text: &str, marked: &str) -> Option<Doubt> {
    let words = tokens(text);
    if tongue::has_manner(&words, 0, None, Manner::OnlyIf) || rest::begins_with_if(&words, 0) {
        return Some(Doubt::Conditional);
    }
    if let Some(written) = reader.names.mentioned(&words, 0).into_iter().find(|code| code != marked) {
        return Some(Doubt::MarkAgainstWords { marked: marked.to_string(), written });
    }
    let short = words.len() <= 5 && tongue::has_manner(&words, 0, Some(&reader.tongues), Manner::Negation);
    let denies = tongue::find(&words, 0, Some(&reader.tongues), |meaning| meaning == Meaning::No || meaning == Meaning::Manner(Manner::Negation));
    (short || !denies.is_empty() || tongue::has_manner(&words, 0, None, Manner::Unsure)).then_some(Doubt::Unclear)
}

/// The answer is the first line that is more than a greeting; the lines below are its reason.
fn hear(reader: &Reader, own: &[&str]) -> Said {
    for (at, line) in own.iter().enumerate().take(LINES_READ) {
        match reader.read(line.trim()) {
            Said::Nothing => {}
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
        if starts(Manner::OnlyIf) || (number == 0 && rest::begins_with_if(&words, 0)) {
            return Some(Doubt::Conditional);
        }
        if number == 0 && rest::turns_around(reader, heard.spoken, &words, 0) {
            return Some(Doubt::Unclear);
        }
        if is_order(line, &reader.tongues) {
            return Some(Doubt::Unclear);
        }
        let mut codes = vec![heard.code.clone()];
        match reader.read(line) {
            Said::Answer(second) if second.whole => push_new(&mut codes, vec![second.code]),
            // "1. I like the color", "2. but not the price" is a list, not a vote.
            Said::Answer(second) if second.listed && heard.listed && !second.reason.is_empty() => return Some(Doubt::Unclear),
            Said::Doubt(Doubt::Several { codes: named }) if number == 0 => push_new(&mut codes, named),
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
