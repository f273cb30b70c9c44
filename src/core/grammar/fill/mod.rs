//! Reading ballots that say something about more than one option: several choices, scores, points, rankings, times.
//!
//! The boxes of the quoted ballot and the person's own words are read apart and must not contradict each other. Words are
//! taken apart into [`items`]; each kind of poll knows the ways in which they can be read, and where two of them give
//! different ballots there is no vote.

mod boxes;
mod bracket;
mod clauses;
mod digits;
mod gaps;
mod items;
mod more;
mod pairs;
mod place;
mod ranking;
mod reason;
mod scan;
mod times;
mod weekdays;
mod write;

pub use write::filled_in;

use super::line::{Reader, Said};
use super::order::{self, Order};
use super::tongue::{self, Manner};
use super::{Answer, BallotForm, Doubt, Words, lex, manners, sheet, turn};
use crate::core::ballot::{Choice, Flaw};
use crate::core::poll::PollKind;
use boxes::Boxes;
use items::{Item, Parsed, Rest};
use more::Named;

/// How many lines are searched for an answer, and below it for a second one.
const LINES_READ: usize = 200;

/// What a part of an answer comes to, before it is known whether the poll allows it.
#[derive(Clone, PartialEq, Debug)]
enum Reading {
    Choice(Choice),
    /// Understood in part.
    Flawed(Option<Choice>, Flaw),
}

/// What the own words say.
enum Typed {
    Nothing,
    Filled {
        reading: Reading,
        reason: String,
        whole: bool,
    },
    Doubt(Doubt),
    /// Words that are no answer.
    Other,
}

/// Reads a reply to a ballot of a kind that takes more than one option, or none at all.
pub fn read(words: &Words, form: &BallotForm<'_>, tongues: &[&str]) -> Answer {
    let reader = Reader::new(form, tongues);
    let (own, boxes) = boxes::of(words, form, &reader);
    let own = manners::without_closing(&own);
    if own.iter().all(|line| line.trim().is_empty()) {
        return boxes.alone(form);
    }
    let text = own.join("\n").trim().to_string();
    if boxes.is_blank() && (manners::is_plus_one(&text) || manners::is_mailed_reaction(&text)) {
        return Answer::Doubt(Doubt::Reaction);
    }
    let typed = hear(&reader, form, &own);
    let order = order::read_order(&Words::own_only(&text), tongues).filter(super::answer::counts_on_a_ballot);
    match (typed, order) {
        (Typed::Filled { whole: true, .. }, Some(_)) => Answer::Doubt(Doubt::OptionOrCommand { word: text }),
        (Typed::Filled { reading, reason, .. }, _) => boxes.beside(form, reading, reason, &text),
        (_, Some(order)) if boxes.is_blank() => Answer::Order(order),
        (_, Some(_)) => Answer::Doubt(Doubt::Unclear),
        (Typed::Doubt(doubt), None) => Answer::Doubt(doubt),
        (Typed::Nothing | Typed::Other, None) => with_remark(boxes, form, &reader, &text),
    }
}

/// The answer to a question round: words that are no command, no reaction and more than a courtesy.
pub fn read_words(words: &Words, form: &BallotForm<'_>, tongues: &[&str]) -> Answer {
    let reader = Reader::new(form, tongues);
    let own: Vec<String> = words.own().lines().map(str::to_string).collect();
    let kept = manners::without_closing(&own);
    let text = kept.join("\n").trim().to_string();
    if let Some(order) = order::read_order(words, tongues).filter(super::answer::counts_on_a_ballot) {
        let plain =
            matches!(order, Order::Help | Order::Stop { .. }) || !super::answer::is_everyday(&order, form.kind) && text.split_whitespace().nth(1).is_some();
        return if plain { Answer::Order(order) } else { Answer::Doubt(Doubt::OptionOrCommand { word: text }) };
    }
    if manners::is_reaction(&text) {
        return Answer::Doubt(Doubt::Reaction);
    }
    if text.is_empty() || kept.iter().all(|line| reader.read(line.trim()) == Said::Nothing) {
        return Answer::Doubt(Doubt::Empty);
    }
    Answer::Vote { choice: Choice::Words, reason: text }
}

impl Reading {
    /// The answer this reading makes, with its reason.
    fn answer(self, form: &BallotForm<'_>, reason: String) -> Answer {
        match self {
            Self::Flawed(understood, flaw) => Answer::Doubt(Doubt::Flawed { understood, flaw }),
            Self::Choice(choice) => match choice.flaw(form.kind, form.options, form.none) {
                None => Answer::Vote { choice, reason },
                Some(flaw) => Answer::Doubt(Doubt::Flawed { understood: Some(choice), flaw }),
            },
        }
    }
}

impl Boxes {
    fn alone(self, form: &BallotForm<'_>) -> Answer {
        match self {
            Self::Blank { edited: false } => Answer::Doubt(Doubt::Empty),
            Self::Blank { edited: true } => Answer::Doubt(Doubt::Unclear),
            Self::Post => Answer::Order(Order::Post),
            Self::Filled(reading) => reading.answer(form, String::new()),
        }
    }

    /// An answer in words, beside the boxes: they must say the same.
    fn beside(self, form: &BallotForm<'_>, typed: Reading, reason: String, text: &str) -> Answer {
        match self {
            Self::Blank { .. } => typed.answer(form, reason),
            Self::Filled(filled) if filled == typed => typed.answer(form, reason),
            Self::Filled(Reading::Choice(marked)) => Answer::Doubt(Doubt::Flawed { understood: Some(marked), flaw: Flaw::NotRead { words: text.to_string() } }),
            Self::Filled(filled) => filled.answer(form, reason),
            Self::Post => Answer::Doubt(Doubt::Unclear),
        }
    }
}

/// Words that are no answer: the reason of what the boxes say, unless they stand against it.
fn with_remark(boxes: Boxes, form: &BallotForm<'_>, reader: &Reader, text: &str) -> Answer {
    let words = lex::tokens(text);
    match boxes {
        Boxes::Blank { .. } if manners::is_reaction(text) => Answer::Doubt(Doubt::Reaction),
        Boxes::Blank { .. } | Boxes::Post => Answer::Doubt(Doubt::Unclear),
        Boxes::Filled(reading) => match speaks_against(reader, text, &words) {
            Some(doubt) => Answer::Doubt(doubt),
            None => reading.answer(form, text.to_string()),
        },
    }
}

/// A condition, a doubt, or a short denial beside a filled-in ballot.
fn speaks_against(reader: &Reader, text: &str, words: &[lex::Token]) -> Option<Doubt> {
    if turn::ties(reader, text, words) {
        return Some(Doubt::Conditional);
    }
    let unsure = tongue::has_manner(words, 0, None, Manner::Unsure) || tongue::has_manner(words, 0, Some(&reader.tongues), Manner::Correction);
    (unsure || sheet::denies(reader, words)).then_some(Doubt::Unclear)
}

/// The answer begins in the first line that is more than a greeting, and goes on as long as lines are items alone.
fn hear(reader: &Reader, form: &BallotForm<'_>, own: &[&str]) -> Typed {
    for (at, line) in own.iter().enumerate().take(LINES_READ) {
        let parsed = scan::parse(reader, form, line);
        if parsed.items.is_empty() {
            if line.trim().is_empty() || parsed.is_courtesy() || reader.read(line.trim()) == Said::Nothing {
                continue;
            }
            return Typed::Other;
        }
        if is_somebody(&parsed, own, at) {
            return Typed::Doubt(Doubt::Unclear);
        }
        return gathered(reader, form, parsed, &own[at..]);
    }
    Typed::Nothing
}

/// "Thanks" and a name below it, or "Dana," above an empty line: where it is also an option's, whose it is cannot be known.
fn is_somebody(parsed: &Parsed, own: &[&str], at: usize) -> bool {
    let named = matches!(parsed.items.as_slice(), [Item { what: items::What::Option(code), typed, .. }] if typed != code);
    let blank = |line: &&str| line.trim().is_empty();
    let thanked = own[..=at].iter().any(|line| manners::is_closing(line));
    let signs = thanked && own[at + 1..].iter().all(blank);
    let addresses = own[at].trim_end().ends_with(',') && own.get(at + 1).is_some_and(blank) && !own[at + 1..].iter().all(blank);
    named && (signs || addresses)
}

/// Takes the lines below the first as long as they go on with the answer; what is below them is the reason.
fn gathered(reader: &Reader, form: &BallotForm<'_>, first: Parsed, lines: &[&str]) -> Typed {
    let mut all: Vec<Item> = first.items;
    let mut rest = first.rest;
    let mut aside = first.aside;
    let mut taken = 1;
    for (at, line) in lines.iter().enumerate().skip(1).take(LINES_READ) {
        if rest != Rest::End {
            break;
        }
        if line.trim().is_empty() {
            continue;
        }
        let next = scan::parse(reader, form, line);
        // "2 of us think so" below an answer is no part of it; "Green 3, it is cheap" is.
        let goes_on = !next.items.is_empty() && (next.rest == Rest::End || (matches!(next.rest, Rest::Reason(_)) && next.items.len() > 1));
        if !goes_on {
            break;
        }
        all.extend(items::on_new_line(next.items));
        rest = next.rest;
        aside |= next.aside;
        taken = at + 1;
    }
    let (answer, below) = lines.split_at(taken);
    let beside = match rest {
        // What stands in brackets means what it stands with.
        Rest::End | Rest::Reason(_) if aside => answer.join("\n").trim().to_string(),
        Rest::End => String::new(),
        Rest::Reason(reason) => reason,
        Rest::Doubt(doubt) => return Typed::Doubt(doubt),
        Rest::Unread(words) => return unread(form, &all, words),
    };
    let reading = interpret(form, &all);
    if let Some(doubt) = doubt_below(reader, form, &reading, below) {
        return Typed::Doubt(doubt);
    }
    let said = |line: &&&str| !line.trim().is_empty() && reader.read(line.trim()) != Said::Nothing;
    let more = if below.iter().take(LINES_READ).any(|line| said(&line)) { below.join("\n").trim().to_string() } else { String::new() };
    let apart = if below.first().is_some_and(|line| line.trim().is_empty()) { "\n\n" } else { "\n" };
    let reason = [beside.as_str(), more.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(apart);
    Typed::Filled { reading, whole: reason.is_empty(), reason }
}

/// Words that run on behind the answer: what stands before them is kept for the ballot that comes back.
fn unread(form: &BallotForm<'_>, all: &[Item], words: String) -> Typed {
    let understood = match interpret(form, all) {
        Reading::Choice(choice) => choice.flaw(form.kind, form.options, form.none).is_none().then_some(choice),
        Reading::Flawed(understood, _) => understood,
    };
    match understood {
        Some(understood) => Typed::Doubt(Doubt::Flawed { understood: Some(understood), flaw: Flaw::NotRead { words } }),
        // A number or a word that happens to be an option's, and nothing that fits the poll: words.
        None => Typed::Other,
    }
}

/// A second answer, a condition or a correction in the lines below.
fn doubt_below(reader: &Reader, form: &BallotForm<'_>, reading: &Reading, below: &[&str]) -> Option<Doubt> {
    let first_blank = below.iter().position(|line| line.trim().is_empty()).unwrap_or(below.len());
    let lines = below.iter().map(|line| line.trim()).enumerate().filter(|(_, line)| !line.is_empty()).take(LINES_READ);
    for (number, (at, line)) in lines.enumerate() {
        let apart = at > first_blank;
        let words = lex::tokens(line);
        let starts = |manner| tongue::manner(&words, 0, None, manner).is_some();
        let ties = tongue::condition(&words, 0, &reader.tongues, Manner::OnlyIf).is_some();
        if ties || (number == 0 && turn::opens_condition(reader, line, &words)) {
            return Some(Doubt::Conditional);
        }
        let turned = matches!(form.kind, PollKind::Ranked { .. } | PollKind::Stv { .. }) && !apart && reason::turns_order(line);
        let open = number == 0 && words.len() <= turn::SHORT && tongue::has_manner(&words, 0, Some(&reader.tongues), Manner::Unsure);
        let regrets = number == 0 && tongue::manner(&words, 0, Some(&reader.tongues), Manner::Regret).is_some() && words.len() <= turn::SHORT;
        if turned || open || regrets || starts(Manner::Correction) || super::answer::is_order(line, &reader.tongues) {
            return Some(Doubt::Unclear);
        }
        // A sentence of its own may speak of an option it does not choose; the rest of a list may not be lost.
        if more::names_more(reader, form, reading, line, if apart { Named::Alone } else { Named::First }) {
            let understood = if let Reading::Choice(choice) = reading { Some(choice.clone()) } else { None };
            return Some(Doubt::Flawed { understood, flaw: Flaw::NotRead { words: line.to_string() } });
        }
        let again = scan::parse(reader, form, line);
        let complete = matches!(again.rest, Rest::End | Rest::Reason(_)) && !again.items.is_empty();
        if complete && matches!(interpret(form, &again.items), other @ Reading::Choice(_) if other != *reading) {
            return Some(Doubt::Unclear);
        }
    }
    None
}

/// What the items say in a poll of that kind. Two readings that differ are none.
fn interpret(form: &BallotForm<'_>, all: &[Item]) -> Reading {
    if form.none && matches!(all, [item] if item.is_none()) {
        return Reading::Choice(Choice::NoneOfThese);
    }
    match form.kind {
        PollKind::Score { .. } | PollKind::Dots { .. } => pairs::read(form, all),
        PollKind::Ranked { .. } | PollKind::Stv { .. } => ranking::read(form, all),
        PollKind::Multiple { .. } => times::read_several(form, all),
        _ => times::read(form, all),
    }
}

/// What the items were, for the question back.
fn not_read(all: &[Item]) -> Reading {
    let words: Vec<&str> = all.iter().map(|item| item.typed.as_str()).collect();
    Reading::Flawed(None, Flaw::NotRead { words: words.join(" ") })
}

#[cfg(test)]
#[path = "../fill_tests.rs"]
mod tests;
