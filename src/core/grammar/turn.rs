//! What takes an answer back in the words behind it, or makes it no answer: "Green, no thanks", "Yes, but not at this
//! price", "Oak. Sorry, I meant white". What is not plain is asked about; a longer addition is a reason.

use super::Doubt;
use super::lex::Token;
use super::line::Reader;
use super::names::push_new;
use super::rest;
use super::tongue::{self, Manner, Meaning, Tongues};
use crate::core::poll::PollKind;

/// A longer addition says why, whatever its words.
pub(super) const SHORT: usize = 8;
/// A longer clause is about something.
const CURT: usize = 6;
/// Words of a clause that may stand before what it is about: "I have", "well, I".
const LEAD: usize = 3;

/// The answer that was given.
#[derive(Clone, Copy)]
pub(super) struct Answered<'a> {
    pub code: &'a str,
    /// What its word means, where it is neither a code nor a name.
    pub spoken: Option<Meaning>,
}

/// What in the words from `from` on speaks against the answer. A phrase counts in the first clause alone: what follows is
/// about other things.
pub(super) fn taken_back(reader: &Reader, line: &str, words: &[Token], from: usize, answer: Answered<'_>) -> Option<Doubt> {
    if let Some(codes) = corrected(reader, answer.code, words, from) {
        return Some(Doubt::Several { codes });
    }
    let clause = Clause::first(reader, line, words, from);
    let stance = reader.names.stance(answer.code);
    if stance == Some(Meaning::Yes) && tongue::manner(words, from, None, Manner::Exclusion).is_some() {
        return Some(Doubt::Conditional);
    }
    // "Yes, got it" answers the mail; "Agree, I have read it" does not.
    let bare = stance.is_some() && reader.names.is_bare(answer.spoken);
    let answers_mail = || Clause::all(reader, line, words, from).iter().any(|clause| clause.place(Manner::Remark).is_some());
    let broken_off = clause.words.len() <= 2 && clause.leads(Manner::Correction);
    let remarked = bare && !matches!(reader.names.kind, PollKind::Count { .. }) && answers_mail();
    (broken_off || remarked || turned(&clause, stance, bare) || clause.refuses()).then_some(Doubt::Unclear)
}

/// A yes or no that the clause turns around: "No, I have no objections", "Yes, I object".
fn turned(clause: &Clause<'_>, stance: Option<Meaning>, bare: bool) -> bool {
    let objects = clause.place(Manner::Objection).is_some();
    match stance {
        Some(Meaning::No) if bare => {
            let lets = clause.place(Manner::Letting).is_some_and(|(at, len)| !clause.denies(at) && clause.words.len() <= at + len + LEAD);
            lets || (objects && clause.denies(clause.words.len()))
        }
        Some(Meaning::Yes) => {
            let curt = clause.words.len() <= CURT;
            (objects && curt && !clause.denies(clause.words.len())) || (curt && clause.place(Manner::Against).is_some())
        }
        _ => false,
    }
}

/// Whether a line begins as a condition of the answer it stands beside: "If Ben agrees", and neither "If you need help, call
/// me" nor "When do we start?".
pub(super) fn opens_condition(reader: &Reader, line: &str, words: &[Token]) -> bool {
    rest::begins_with_if(reader, words, 0) && !rest::is_whole_sentence(line, words, 0) && !line.trim_end().ends_with(['?', '？'])
}

/// Whether the words beside a filled-in ballot tie it to something.
pub(super) fn ties(reader: &Reader, line: &str, words: &[Token]) -> bool {
    opens_condition(reader, line, words) || tongue::has_condition(words, 0, &reader.tongues, Manner::OnlyIf)
}

/// Whether the words from `from` on refuse what was chosen, or say that it is somebody else's.
pub(super) fn refuses(reader: &Reader, line: &str, words: &[Token], from: usize) -> bool {
    Clause::first(reader, line, words, from).refuses()
}

/// The answer and the option that a short addition names in its place: "no, white", "oops, white".
pub(super) fn corrected(reader: &Reader, code: &str, words: &[Token], from: usize) -> Option<Vec<String>> {
    if words.len() - from > SHORT {
        return None;
    }
    let has = |manner| tongue::has_manner(words, from, Some(&reader.tongues), manner);
    let denies = || {
        let says_no = (from..words.len()).any(|at| !tongue::find(words, at, Some(&reader.tongues), |meaning| meaning == Meaning::No).is_empty());
        reader.names.stance(code).is_none() && (says_no || has(Manner::Negation))
    };
    if !(has(Manner::Regret) || has(Manner::Correction) || denies()) {
        return None;
    }
    let mut codes = vec![code.to_string()];
    push_new(&mut codes, reader.names.hinted(words, from));
    (codes.len() > 1).then_some(codes)
}

/// The words up to the first comma or the end of a sentence, without the courtesies before them.
struct Clause<'a> {
    words: &'a [Token],
    tongues: &'a Tongues,
}

impl<'a> Clause<'a> {
    fn first(reader: &'a Reader, line: &str, words: &'a [Token], from: usize) -> Self {
        let mut start = from;
        let polite = |at| [Manner::Thanks, Manner::Courtesy].into_iter().filter_map(|manner| tongue::manner(words, at, Some(&reader.tongues), manner)).max();
        while let Some(len) = polite(start).filter(|len| start + len < words.len() && rest::breaks(line, words, start + len)) {
            start += len;
        }
        let end = (start + 1..words.len()).find(|at| rest::gap(line, words, *at).contains(['.', ',', ';', '!', '?', ')', '。', '，', '！']));
        Self { words: &words[start..end.unwrap_or(words.len())], tongues: &reader.tongues }
    }

    /// Every clause of the first sentence.
    fn all(reader: &'a Reader, line: &str, words: &'a [Token], from: usize) -> Vec<Self> {
        let ends = |at: &usize| rest::gap(line, words, *at).contains(['.', '!', '?', '。', '！']);
        let end = (from + 1..words.len()).find(ends).unwrap_or(words.len());
        let starts = (from..end).filter(|at| *at == from || rest::breaks(line, words, *at));
        starts.map(|start| Self { words: &words[start..end], tongues: &reader.tongues }).collect()
    }

    /// Where a phrase of that manner begins, behind hardly a word, and how long it is.
    fn place(&self, manner: Manner) -> Option<(usize, usize)> {
        (0..=LEAD).find_map(|at| tongue::manner(self.words, at, Some(self.tongues), manner).map(|len| (at, len)))
    }

    fn leads(&self, manner: Manner) -> bool {
        tongue::manner(self.words, 0, Some(self.tongues), manner).is_some()
    }

    /// Whether something is denied before word `end`.
    fn denies(&self, end: usize) -> bool {
        (0..end).any(|at| tongue::manner(self.words, at, Some(self.tongues), Manner::Negation).is_some())
    }

    /// "no thanks", "no way", "last choice"; "filled in for Anna".
    fn refuses(&self) -> bool {
        let no = tongue::find(self.words, 0, Some(self.tongues), |meaning| meaning == Meaning::No).first().map_or(0, |found| found.len);
        let thanked = no > 0 && tongue::manner(self.words, no, None, Manner::Thanks).is_some();
        let refused = || self.place(Manner::Refusal).is_some_and(|(at, len)| self.words.len() <= at + len + 1);
        thanked || refused() || self.place(Manner::Proxied).is_some()
    }
}
