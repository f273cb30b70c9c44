//! The quoted ballot as it came back: what is marked on it, and what somebody typed between its lines.

use super::answer::BALLOT_WITHIN;
use super::lex::{self, Token, tokens};
use super::line::{Heard, Reader};
use super::mark::{self, BallotLine, MarkState};
use super::names::{NONE_CODE, push_new};
use super::order::Order;
use super::tongue::{self, Manner, Meaning};
use super::{Answer, Doubt, Line, Words, manners, turn};
use crate::core::ballot::Choice;

/// A reply, with the ballot's lines taken out of it.
pub(super) struct Sheet {
    /// The person's own lines, without ballot lines their program did not mark as quoted.
    pub(super) own: Vec<String>,
    /// Codes of marked lines.
    pub(super) marked: Vec<String>,
    /// What stands behind the names on marked lines.
    remarks: Vec<String>,
    /// A line of the ballot was written into, and not with a mark.
    edited: bool,
}

impl Sheet {
    pub(super) fn of(words: &Words, reader: &Reader) -> Self {
        let mut sheet = Self { own: Vec::new(), marked: Vec::new(), remarks: Vec::new(), edited: false };
        let found: Vec<Option<BallotLine>> =
            words.lines.iter().take(BALLOT_WITHIN).map(|line| mark::read_line(text_of(line).0, &reader.names, &reader.tongues)).collect();
        let echoed = echoes_whole_ballot(words, &found, reader);
        let mut tail: Option<Vec<String>> = None;
        for (at, line) in words.lines.iter().enumerate() {
            let (text, is_own) = text_of(line);
            if tail.take().is_some_and(|tail| mark::is_tail(text, &tail)) {
                continue;
            }
            let here = found.get(at).and_then(Option::as_ref);
            tail = here.filter(|here| here.boxed).and_then(|here| here.tail.clone());
            match here {
                None if sheet.takes_below(words, &found, at, reader) => {}
                Some(here) if here.state == MarkState::Marked => {
                    push_new(&mut sheet.marked, vec![here.code.clone()]);
                    sheet.remarks.extend(here.remark.clone());
                }
                Some(here) if here.boxed => sheet.edited |= here.state == MarkState::Edited,
                Some(here) if echoed && here.state == MarkState::Untouched => {}
                _ if is_own => sheet.own.push(text.to_string()),
                _ => {}
            }
        }
        sheet
    }

    /// What somebody typed below a quoted option, and beginning as an answer, is about that option: a mere yes marks it, a no
    /// does not, and of anything else, or of the last thing in the mail, one cannot tell. The code of an option whose line was
    /// taken out stands for it.
    fn takes_below(&mut self, words: &Words, found: &[Option<BallotLine>], at: usize, reader: &Reader) -> bool {
        let Some(Line::Own(text)) = words.lines.get(at).filter(|line| !text_of(line).0.trim().is_empty()) else { return false };
        let blank = |at: &usize| text_of(&words.lines[*at]).0.trim_matches(['>', ' ']).is_empty();
        let Some(above) = (0..at).rev().find(|above| !blank(above)) else { return false };
        let (Line::Quoted(_), Some(Some(option))) = (&words.lines[above], found.get(above)) else { return false };
        let below = (at + 1..words.lines.len()).find(|below| !blank(below));
        let goes_on = below.is_some_and(|below| matches!(words.lines[below], Line::Quoted(_)));
        let typed = lex::fold(text.trim());
        let word = typed.trim_end_matches(['.', '!']);
        let (marks, denies) = (mark::is_mark(word, &reader.tongues), mark::says_no(word, &reader.tongues));
        let coded = reader.names.options.iter().any(|name| name.is_coded(word));
        let taken_out = coded && !found.iter().flatten().any(|line| lex::fold(&line.code) == word);
        let answers = || !tongue::find(&tokens(text), 0, Some(&reader.tongues), |meaning| matches!(meaning, Meaning::Yes | Meaning::No)).is_empty();
        let close = above + 1 == at;
        let about =
            if goes_on { marks || denies || coded || !word.contains(char::is_whitespace) || answers() } else { close && (marks || denies || answers()) };
        if taken_out || !about {
            return false;
        }
        if goes_on && marks {
            push_new(&mut self.marked, vec![option.code.clone()]);
        } else {
            self.edited |= !(goes_on && denies);
        }
        true
    }

    /// No words: the marks alone.
    pub(super) fn alone(self) -> Answer {
        match self.marked.as_slice() {
            [] => Answer::Doubt(if self.edited { Doubt::Unclear } else { Doubt::Empty }),
            [_] if self.edited => Answer::Doubt(Doubt::Unclear),
            [code] if code == "0" => Answer::Order(Order::Post),
            [code] => Answer::Vote { choice: chosen(code), reason: self.reasoned("") },
            _ => Answer::Doubt(Doubt::Several { codes: self.marked }),
        }
    }

    /// An answer in words, beside the marks.
    pub(super) fn beside(self, heard: Heard) -> Answer {
        match self.marked.as_slice() {
            [] => Answer::Vote { choice: chosen(&heard.code), reason: heard.reason },
            [code] if *code == heard.code => Answer::Vote { choice: chosen(&heard.code), reason: self.reasoned(&heard.reason) },
            [code] => Answer::Doubt(Doubt::MarkAgainstWords { marked: code.clone(), written: heard.code }),
            _ => Answer::Doubt(Doubt::Several { codes: self.marked }),
        }
    }

    /// The reason above the ballot, and what stands beside the mark.
    fn reasoned(&self, reason: &str) -> String {
        let said = std::iter::once(reason).chain(self.remarks.iter().map(String::as_str));
        said.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// Words that are no answer: the reason of a mark, unless they stand against it.
    pub(super) fn with_remark(self, reader: &Reader, text: &str) -> Answer {
        if self.marked.is_empty() && manners::is_sign(text) {
            return Answer::Doubt(Doubt::Reaction);
        }
        let words = tokens(text);
        match self.marked.as_slice() {
            [] => {
                let codes = reader.names.hinted(&words, 0);
                let conditional = !codes.is_empty() && tongue::has_condition(&words, 0, &reader.tongues, Manner::OnlyIf);
                Answer::Doubt(match codes.len() {
                    _ if conditional => Doubt::Conditional,
                    0 | 1 => Doubt::Unclear,
                    _ => Doubt::Several { codes },
                })
            }
            [code] if code != "0" => match speaks_against(reader, text, code) {
                Some(doubt) => Answer::Doubt(doubt),
                None if self.edited => Answer::Doubt(Doubt::Unclear),
                None => Answer::Vote { choice: chosen(code), reason: self.reasoned(text) },
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

/// What in the words speaks against the marked option. A mark is a plain act: a mere denial stands against it, and a
/// denial about other things does not.
fn speaks_against(reader: &Reader, text: &str, marked: &str) -> Option<Doubt> {
    let words = tokens(text);
    if turn::ties(reader, text, &words) {
        return Some(Doubt::Conditional);
    }
    if turn::refuses(reader, text, &words, 0) {
        return Some(Doubt::Unclear);
    }
    if let Some(written) = reader.names.mentioned(&words, 0).into_iter().find(|code| code != marked) {
        return Some(Doubt::MarkAgainstWords { marked: marked.to_string(), written });
    }
    (denies(reader, &words) || tongue::has_manner(&words, 0, None, Manner::Unsure)).then_some(Doubt::Unclear)
}

/// A mere "no", or "not this one".
pub(super) fn denies(reader: &Reader, words: &[Token]) -> bool {
    let has = |manner| tongue::has_manner(words, 0, Some(&reader.tongues), manner);
    let pointed = words.len() <= 4 && has(Manner::Negation) && (has(Manner::Aside) || words.len() == 1);
    let says_no = || !tongue::find(words, 0, Some(&reader.tongues), |meaning| meaning == Meaning::No).is_empty();
    pointed || (words.len() <= 2 && says_no())
}
