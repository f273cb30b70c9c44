//! Reading a reply to a digest: "A2", "B: I can come", one or several lines.

use super::manners;
use super::{Answer, BallotForm, Doubt, Words, digest_codes, read_answer};
use crate::core::ballot::Choice;
use crate::core::poll::PollKind;

/// What one code of the digest stood for.
#[derive(Clone, PartialEq, Debug)]
pub struct DigestForm<'a> {
    pub code: String,
    /// The ballot, when the item asked for a vote; else words go to the item's thread.
    pub ballot: Option<BallotForm<'a>>,
}

/// One answered item.
#[derive(Clone, PartialEq, Debug)]
pub enum DigestAnswer {
    Vote { code: String, choice: Choice, reason: String },
    Comment { code: String, words: String },
    Doubt { code: Option<String>, words: String, doubt: Doubt },
}

/// No digest has more items than this to answer.
const MOST_PIECES: usize = 500;

/// Reads every coded line. No code at all gives one `Doubt { code: None, doubt: NoCode }`.
pub fn read_digest_answers(words: &Words, forms: &[DigestForm<'_>], tongues: &[&str]) -> Vec<DigestAnswer> {
    let own: Vec<String> = words.own().lines().map(str::to_string).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before: Vec<&str> = Vec::new();
    for line in manners::without_closing(&own) {
        match digest_codes::pieces(line, forms, tongues).filter(|_| pieces.len() < MOST_PIECES) {
            Some(mut several) => pieces.append(&mut several),
            None => match pieces.last_mut() {
                Some(piece) => piece.below.push(line.to_string()),
                None => before.push(line),
            },
        }
    }
    if pieces.is_empty() {
        let text = words.own();
        let doubt = if manners::is_reaction(&text) { Doubt::Reaction } else { Doubt::NoCode };
        let doubt = if text.is_empty() { Doubt::Empty } else { doubt };
        return vec![DigestAnswer::Doubt { code: None, words: text, doubt }];
    }
    let mut answers = Vec::new();
    // Words above the first code belong to nothing: they are asked about, not dropped. A greeting is no words.
    let lead = before.join("\n").trim().to_string();
    if !lead.is_empty() && !before.iter().all(|line| line.trim().is_empty() || is_courtesy(line, tongues)) {
        answers.push(DigestAnswer::Doubt { code: None, words: lead, doubt: Doubt::NoCode });
    }
    answers.extend(pieces.iter().filter_map(|piece| piece.read(forms, tongues)));
    gathered(without_contradictions(answers))
}

/// What stands under one code.
pub(super) struct Piece {
    pub form: usize,
    /// The option's code, when it was written with the item's: "A2".
    pub option: Option<String>,
    pub beside: String,
    pub below: Vec<String>,
}

impl Piece {
    fn read(&self, forms: &[DigestForm<'_>], tongues: &[&str]) -> Option<DigestAnswer> {
        let form = forms.get(self.form)?;
        let code = form.code.clone();
        let rest = format!("{}\n{}", self.beside, self.below.join("\n")).trim().to_string();
        let Some(ballot) = &form.ballot else {
            let empty = DigestAnswer::Doubt { code: Some(code.clone()), words: String::new(), doubt: Doubt::Empty };
            return Some(if rest.is_empty() { empty } else { DigestAnswer::Comment { code, words: rest } });
        };
        let typed = match &self.option {
            Some(option) if self.beside.is_empty() => format!("{option}\n{}", self.below.join("\n")),
            Some(option) => format!("{option}{}\n{}", self.beside, self.below.join("\n")),
            None => rest.clone(),
        };
        let shown = typed.trim().to_string();
        Some(match read_answer(&Words::own_only(&typed), ballot, tongues) {
            Answer::Vote { choice, reason } => DigestAnswer::Vote { code, choice, reason },
            Answer::Order(_) => DigestAnswer::Doubt { code: Some(code), words: shown, doubt: Doubt::Unclear },
            Answer::Doubt(doubt) => DigestAnswer::Doubt { code: Some(code), words: shown, doubt },
        })
    }
}

fn is_courtesy(line: &str, tags: &[&str]) -> bool {
    let blank = BallotForm { kind: PollKind::Single, options: &[], none: false };
    matches!(super::line::Reader::new(&blank, tags).read(line.trim()), super::line::Said::Nothing)
}

/// What stands under one code is one comment, and about each code one question is enough.
fn gathered(answers: Vec<DigestAnswer>) -> Vec<DigestAnswer> {
    use DigestAnswer::{Comment, Doubt};
    let mut kept: Vec<DigestAnswer> = Vec::new();
    for answer in answers {
        let alike = kept.iter_mut().find(|other| match (other, &answer) {
            (Comment { code: other, .. }, Comment { code, .. }) => other == code,
            (Doubt { code: other, .. }, Doubt { code, .. }) => other == code,
            _ => false,
        });
        match (alike, answer) {
            (Some(Comment { words: before, .. }), Comment { words, .. }) => *before = format!("{before}\n{words}"),
            (Some(_), _) => {}
            (None, answer) => kept.push(answer),
        }
    }
    kept
}

/// Two different votes under one code are no vote.
fn without_contradictions(answers: Vec<DigestAnswer>) -> Vec<DigestAnswer> {
    let mut kept: Vec<DigestAnswer> = Vec::new();
    for answer in answers {
        let DigestAnswer::Vote { code, choice, .. } = &answer else {
            kept.push(answer);
            continue;
        };
        let earlier = kept.iter_mut().find(|other| match other {
            DigestAnswer::Vote { code: other, .. } => other == code,
            DigestAnswer::Doubt { code: Some(other), doubt: Doubt::Several { .. }, .. } => other == code,
            _ => false,
        });
        match earlier {
            None => kept.push(answer),
            Some(DigestAnswer::Vote { choice: before, .. }) if before == choice => {}
            Some(other) => *other = torn(other, code, choice),
        }
    }
    kept
}

fn torn(earlier: &DigestAnswer, code: &str, choice: &Choice) -> DigestAnswer {
    let mut codes = match earlier {
        DigestAnswer::Vote { choice, .. } => choice.codes().into_iter().map(str::to_string).collect(),
        DigestAnswer::Doubt { doubt: Doubt::Several { codes }, .. } => codes.clone(),
        _ => Vec::new(),
    };
    super::names::push_new(&mut codes, choice.codes().into_iter().map(str::to_string).collect());
    let words = codes.iter().map(|option| format!("{code}{option}")).collect::<Vec<_>>().join(", ");
    DigestAnswer::Doubt { code: Some(code.to_string()), words, doubt: Doubt::Several { codes } }
}

#[cfg(test)]
#[path = "digest_tests.rs"]
mod tests;
