//! One line of somebody's own words, read as an answer: what may stand before the answer, and the answer itself.
//!
//! The line is read from its beginning. Greetings, courtesies and frames ("I vote for") are stepped over; the first
//! other words must be the answer, and what stands behind them must be a reason. Anything else is no answer.

use super::lex::{Token, tokens};
use super::names::{self, Hit, Names, push_new};
use super::rest::{self, Follow, Sep};
use super::tongue::{self, Manner, Meaning, Tongues};
use super::{BallotForm, Doubt};
use crate::core::poll::PollKind;

/// No courtesy is longer than this, in words.
const MOST_WORDS_BEFORE: usize = 40;
/// Nor is a line that greets in words we do not know.
const MOST_SALUTATION: usize = 5;

/// What a reader knows: the ballot and the languages.
pub struct Reader {
    pub names: Names,
    pub tongues: Tongues,
}

/// What a line says.
#[derive(Clone, PartialEq, Debug)]
pub enum Said {
    /// A greeting, a courtesy, nothing.
    Nothing,
    Answer(Heard),
    Doubt(Doubt),
    /// Words that are no answer.
    Other,
}

/// An answer heard in a line.
#[derive(Clone, PartialEq, Debug)]
pub struct Heard {
    pub code: String,
    /// The line is nothing but the answer.
    pub whole: bool,
    /// By code or by whole name, not by a shortened name or a word that means it.
    pub exact: bool,
    /// "2." or "2)": it could be the head of a list.
    pub listed: bool,
    /// What the word means, where it is neither a code nor a name.
    pub spoken: Option<Meaning>,
    pub reason: String,
}

/// Words that could be the answer, before it is known what they are followed by.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub codes: Vec<String>,
    /// Behind its last word.
    pub end: usize,
    pub exact: bool,
    pub by_code: bool,
    /// What the word means, where it is neither a code nor a name.
    pub spoken: Option<Meaning>,
    /// Two languages disagree about the word.
    pub torn: Option<String>,
}

impl Reader {
    pub fn new(form: &BallotForm<'_>, tags: &[&str]) -> Self {
        let tongues = Tongues::of(tags);
        Self { names: Names::in_tongues(form, &tongues), tongues }
    }

    /// Reads one line.
    pub fn read(&self, line: &str) -> Said {
        let words = tokens(line);
        if let [code] = self.names.called(line).as_slice() {
            return Said::Answer(Heard { code: code.clone(), whole: true, exact: true, listed: false, spoken: None, reason: String::new() });
        }
        let Some(first) = words.first() else { return Said::Nothing };
        if rest::repels(&line[..first.start]) {
            return Said::Other;
        }
        let mut at = 0;
        while at < words.len() {
            if at > MOST_WORDS_BEFORE {
                return Said::Other;
            }
            if let Some(said) = self.answer_at(line, &words, at) {
                return said;
            }
            let Some(skipped) = self.skip(line, &words, at) else {
                return if self.is_small_talk(line, &words) { Said::Nothing } else { Said::Other };
            };
            at += skipped;
        }
        Said::Nothing
    }

    fn answer_at(&self, line: &str, words: &[Token], at: usize) -> Option<Said> {
        let (candidate, follow) = self.candidate(line, words, at)?;
        if let Some(word) = candidate.torn {
            return Some(Said::Doubt(Doubt::Languages { word }));
        }
        if candidate.codes.len() != 1 {
            return Some(Said::Doubt(Doubt::Several { codes: candidate.codes }));
        }
        Some(rest::judge(self, line, words, &candidate, &follow))
    }

    /// The best candidate at word `at` with what follows it: whole names and codes before everything else.
    pub(super) fn candidate(&self, line: &str, words: &[Token], at: usize) -> Option<(Candidate, Follow)> {
        let exact: Vec<Candidate> = [self.by_code(line, words, at), self.by_name(line, words, at)].into_iter().flatten().collect();
        let best = self.agreed(line, words, exact).or_else(|| {
            let mut soft = self.by_word(words, at);
            soft.extend(self.by_part(words, at));
            self.agreed(line, words, soft)
        });
        best.filter(|(candidate, _)| candidate.end > at + 1 || !self.is_aside(words, at))
    }

    /// "This one" names nothing; "a 1" does, and so does "the One World shop" where an option is called so.
    fn is_aside(&self, words: &[Token], at: usize) -> bool {
        at > 0 && tongue::manner(words, at - 1, None, Manner::Aside).is_some() && self.names.code(&words[at]).is_none()
    }

    /// The longest of the candidates that are followed by something that may follow an answer, made one.
    fn agreed(&self, line: &str, words: &[Token], candidates: Vec<Candidate>) -> Option<(Candidate, Follow)> {
        let fit = |candidate: Candidate| {
            let follow = rest::follow(line, words, candidate.end, &self.tongues);
            rest::fits(&candidate, &follow, words).then_some((candidate, follow))
        };
        let fitting: Vec<(Candidate, Follow)> = candidates.into_iter().filter_map(fit).collect();
        let longest = fitting.iter().map(|(candidate, _)| candidate.end).max()?;
        let mut best = fitting.into_iter().filter(|(candidate, _)| candidate.end == longest);
        let (mut one, follow) = best.next()?;
        for (other, _) in best {
            push_new(&mut one.codes, other.codes);
            one.torn = one.torn.or(other.torn);
        }
        Some((one, follow))
    }

    /// "2", "#2", "2 Natural oak".
    fn by_code(&self, line: &str, words: &[Token], at: usize) -> Option<Candidate> {
        let mut codes = vec![self.names.code(&words[at])?.to_string()];
        let mut end = at + 1;
        let part = || self.names.partial(words, end, 1).filter(|hit| !rest::breaks(line, words, end) && hit.codes.len() == 1);
        if let Some(Hit { len, codes: named }) = self.names.full(words, end).or_else(part) {
            end += len;
            push_new(&mut codes, named);
        }
        Some(Candidate { codes, end, exact: true, by_code: true, spoken: None, torn: None })
    }

    /// "Natural oak", "Natural oak (2)".
    fn by_name(&self, line: &str, words: &[Token], at: usize) -> Option<Candidate> {
        let Hit { len, mut codes } = self.names.full(words, at)?;
        let mut end = at + len;
        if let Some(code) = words.get(end).and_then(|word| self.names.code(word)).filter(|_| rest::opens_bracket(line, words, end)) {
            push_new(&mut codes, vec![code.to_string()]);
            end += 1;
        }
        Some(Candidate { codes, end, exact: true, by_code: false, spoken: None, torn: None })
    }

    /// "yes", "dafür", "the second".
    fn by_word(&self, words: &[Token], at: usize) -> Vec<Candidate> {
        let spoken = names::spoken(&self.names, words, at, &self.tongues);
        let mut codes = Vec::new();
        for (_, meant) in &spoken {
            push_new(&mut codes, meant.clone());
        }
        let Some((found, _)) = spoken.first() else { return Vec::new() };
        let end = at + found.len;
        let thanks = tongue::manner(words, at, Some(&self.tongues), Manner::Thanks) == Some(found.len);
        let torn = (codes.len() > 1 || (thanks && !codes.is_empty())).then(|| words[at].exact.clone());
        if codes.is_empty() {
            return Vec::new();
        }
        vec![Candidate { codes, end, exact: false, by_code: false, spoken: Some(found.meaning), torn }]
    }

    /// "oak", "the natural one".
    fn by_part(&self, words: &[Token], at: usize) -> Vec<Candidate> {
        let longest = (words.len() - at).min(8);
        let hits = (1..=longest).filter_map(|len| self.names.partial(words, at, len));
        hits.map(|Hit { len, codes }| Candidate { codes, end: at + len, exact: false, by_code: false, spoken: None, torn: None }).collect()
    }

    /// How many words at `at` are manners to step over; `None` when they are not.
    fn skip(&self, line: &str, words: &[Token], at: usize) -> Option<usize> {
        if rest::asks(line, words, at) {
            return None;
        }
        // "Lieber Ben", and "lieber Eiche".
        let greeted = tongue::manner(words, at, None, Manner::Greeting).map(|len| self.address(line, words, at, len, 4));
        if let Some(skipped) = greeted.filter(|skipped| skipped.is_some() || tongue::manner(words, at, None, Manner::Frame).is_none()) {
            return skipped;
        }
        if let Some(len) = tongue::manner(words, at, Some(&self.tongues), Manner::Thanks) {
            return self.address(line, words, at, len, 7);
        }
        // "A" may be a code: only "I vote …" is surely a frame where letters are codes.
        let spoken = words[at].exact == "i" && tongue::manner(words, at + 1, None, Manner::Frame).is_some();
        if self.names.code(&words[at]).is_some() && !spoken {
            return None;
        }
        if self.signs_number(line, words, at) {
            return Some(1);
        }
        let framed = tongue::manner(words, at, None, Manner::Courtesy).max(tongue::manner(words, at, Some(&self.tongues), Manner::Frame));
        framed.or_else(|| self.leading_yes(line, words, at))
    }

    /// "No. 2", "n. 2": a sign for a number, where no is no answer.
    fn signs_number(&self, line: &str, words: &[Token], at: usize) -> bool {
        let coded = words.get(at + 1).and_then(|next| self.names.code(next)).is_some_and(|code| code.chars().all(|c| c.is_ascii_digit()));
        coded
            && matches!(words[at].exact.as_str(), "no" | "n")
            && matches!(line[words[at].end..words[at + 1].start].trim(), "." | ":" | ".:")
            && self.names.meant(Meaning::No).is_empty()
    }

    /// "Thanks for organizing this, Ana.": a short line that begins politely, names nothing and denies nothing.
    fn is_small_talk(&self, line: &str, words: &[Token]) -> bool {
        if self.is_salutation(line, words) {
            return true;
        }
        let polite = tongue::manner(words, 0, None, Manner::Greeting).or(tongue::manner(words, 0, Some(&self.tongues), Manner::Thanks));
        let denies = |manner| tongue::has_manner(words, 0, Some(&self.tongues), manner);
        let answers = |at| !tongue::find(words, at, Some(&self.tongues), names::answers).is_empty();
        polite.is_some_and(|len| !(len..words.len()).any(answers))
            && words.len() <= 12
            && !line.contains('?')
            && !denies(Manner::Negation)
            && !denies(Manner::Hedge)
            && !denies(Manner::OnlyIf)
            && self.names.hinted(words, 0).is_empty()
    }

    /// "Sehr geehrte Frau Silva,": a few words above what is said, which say nothing themselves.
    fn is_salutation(&self, line: &str, words: &[Token]) -> bool {
        let denies = |manner| tongue::has_manner(words, 0, Some(&self.tongues), manner);
        line.trim_end().ends_with([',', '，'])
            && words.len() <= MOST_SALUTATION
            && !(0..words.len()).any(|at| !tongue::find(words, at, Some(&self.tongues), names::answers).is_empty())
            && ![Manner::Negation, Manner::Hedge, Manner::Unsure].into_iter().any(denies)
            && !tongue::has_condition(words, 0, &self.tongues, Manner::If)
            && self.names.hinted(words, 0).is_empty()
    }

    /// "Yes, 2 please" on a ballot that has no yes.
    fn leading_yes(&self, line: &str, words: &[Token], at: usize) -> Option<usize> {
        let plain = self.names.kind == PollKind::Single && self.names.meant(Meaning::Yes).is_empty();
        let found = tongue::find(words, at, Some(&self.tongues), |meaning| meaning == Meaning::Yes);
        let len = found.first()?.len;
        (plain && at + len < words.len() && rest::breaks(line, words, at + len)).then_some(len)
    }

    /// Steps over a greeting and the names behind it: up to punctuation, a frame, or the end of a short line.
    fn address(&self, line: &str, words: &[Token], at: usize, len: usize, most: usize) -> Option<usize> {
        for end in at + len..=(at + len + most).min(words.len()) {
            let answered = end < words.len() && self.names.code(&words[end]).is_some_and(|code| code.chars().all(|c| c.is_ascii_digit()));
            let framed = || end > at + len && tongue::manner(words, end, None, Manner::Frame).is_some();
            if end < words.len() && (rest::breaks(line, words, end) || answered || framed()) {
                return Some(end - at);
            }
            if end == words.len() {
                let silent = self.names.hinted(words, at + len).is_empty() && !line[words[end - 1].end..].contains('?');
                return silent.then_some(end - at);
            }
        }
        None
    }
}

/// Whether an answer of that kind may be followed so.
pub(super) fn follows_count(candidate: &Candidate, sep: Sep, tail: bool) -> bool {
    match candidate.spoken {
        // "One, we lack the money": a number as a word begins sentences.
        Some(Meaning::Number(_)) => !matches!(sep, Sep::Comma | Sep::Colon),
        // "First, thank you."
        Some(Meaning::Ordinal(_)) => tail || sep == Sep::Because,
        _ => true,
    }
}
