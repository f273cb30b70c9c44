//! What stands behind an answer: nothing, a reason, a condition, or something that makes it no answer after all.

use super::Doubt;
use super::lex::Token;
use super::line::{Candidate, Heard, Reader, Said, follows_count};
use super::tongue::{self, Manner, Meaning, Tongues};
use super::{people, turn};

/// What follows the words that could be an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Follow {
    End,
    /// A reason that begins with that word.
    Reason {
        word: usize,
        sep: Sep,
        tail: bool,
    },
    /// "2 or 3"
    Joined {
        word: usize,
    },
    Question,
    If,
    Hedged,
    /// Words that make the answer a part of a sentence.
    Bad,
}

/// What parts a reason from its answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sep {
    Because,
    /// A dash, a full stop.
    Strong,
    Colon,
    /// A comma or an opening bracket: the sentence goes on.
    Comma,
}

/// "1, I think?" is no more than that.
const FEW: usize = 3;

/// Signs that turn what they touch into something else than an answer: prices, sums, struck-out words, thumbs down.
const REPELLING: [char; 25] =
    ['+', '<', '$', '€', '£', '¥', '~', '%', '≠', '≤', '≥', '°', '@', '\\', '👎', '❌', '🚫', '⛔', '🤷', '🤔', '✗', '✘', '☹', '🙁', '='];

pub fn repels(gap: &str) -> bool {
    gap.contains('?') || gap.contains('!') || gap.contains(&REPELLING[..23]) || gap.contains('🙁')
}

/// What stands behind the word before `at`, up to word `at`.
pub(super) fn gap<'a>(line: &'a str, words: &[Token], at: usize) -> &'a str {
    let from = at.checked_sub(1).map_or(0, |before| words[before].end);
    &line[from..words.get(at).map_or(line.len(), |word| word.start)]
}

/// Whether punctuation parts word `at` from the one before it.
pub fn breaks(line: &str, words: &[Token], at: usize) -> bool {
    sep(gap(line, words, at)).is_some()
}

pub fn opens_bracket(line: &str, words: &[Token], at: usize) -> bool {
    gap(line, words, at).trim_start().starts_with(['(', '['])
}

/// Whether a question ends between word `at - 1` and word `at`.
pub fn asks(line: &str, words: &[Token], at: usize) -> bool {
    at > 0 && gap(line, words, at).contains('?')
}

fn sep(gap: &str) -> Option<Sep> {
    if gap.contains(['.', ';', '!', ')', ']', '}', '–', '—', '―', '…', '-', '*', '"', '»', '”', '。', '！', '→', '>', '_']) {
        Some(Sep::Strong)
    } else if gap.contains([':', '：']) {
        Some(Sep::Colon)
    } else if gap.contains([',', '(', '[', '、', '，', '（']) {
        Some(Sep::Comma)
    } else {
        (!gap.chars().all(char::is_whitespace)).then_some(Sep::Strong)
    }
}

/// Looks at what follows word `end - 1`.
pub fn follow(line: &str, words: &[Token], end: usize, tongues: &Tongues) -> Follow {
    let mut at = end;
    loop {
        let between = gap(line, words, at);
        if between.contains(['?', '？']) {
            return Follow::Question;
        }
        if between.contains(REPELLING) {
            return Follow::Bad;
        }
        if at == words.len() {
            return Follow::End;
        }
        let tight = !between.chars().any(char::is_whitespace);
        if between.contains(['/', '&', '|']) {
            return Follow::Joined { word: at };
        }
        if tight && matches!(between, "-" | "." | "_" | "'" | "’") {
            let counted = words[at - 1].exact.chars().all(char::is_numeric) && words[at].exact.chars().all(char::is_numeric);
            return if counted { Follow::Joined { word: at } } else { Follow::Bad };
        }
        if let Some(sep) = sep(between) {
            return parted(line, words, at, sep, at > end);
        }
        match spaced(words, at, at > end, tongues) {
            Ok(tail) => at += tail,
            Err(follow) => return follow,
        }
    }
}

/// Behind punctuation: only courtesies, or a reason.
fn parted(line: &str, words: &[Token], from: usize, sep: Sep, tail: bool) -> Follow {
    let mut at = from;
    while at < words.len() {
        let courtesy = tongue::manner(words, at, None, Manner::Tail).max(tongue::manner(words, at, None, Manner::Thanks));
        match courtesy {
            Some(len) => at += len,
            None => break,
        }
    }
    if at >= words.len() && !line[words[words.len() - 1].end..].contains('?') {
        return Follow::End;
    }
    let because = tongue::manner(words, from, None, Manner::Because).is_some();
    Follow::Reason { word: from, sep: if because { Sep::Because } else { sep }, tail }
}

/// Behind a mere space: how many words are courtesies, or what the words are.
fn spaced(words: &[Token], at: usize, tail: bool, tongues: &Tongues) -> Result<usize, Follow> {
    let is = |manner| tongue::manner(words, at, None, manner);
    let ties = |manner| tongue::condition(words, at, tongues, manner).is_some();
    if let Some(len) = is(Manner::Tail) {
        return Ok(len);
    }
    if ties(Manner::OnlyIf) {
        return Err(Follow::If);
    }
    if is(Manner::Because).is_some() {
        return Err(Follow::Reason { word: at, sep: Sep::Because, tail });
    }
    if ties(Manner::If) {
        return Err(Follow::If);
    }
    if is(Manner::Hedge).is_some() || is(Manner::Unsure).is_some() {
        return Err(Follow::Hedged);
    }
    Err(if is(Manner::Joiner).is_some() { Follow::Joined { word: at } } else { Follow::Bad })
}

/// Whether what follows lets the candidate be an answer, clear or not.
pub(super) fn fits(candidate: &Candidate, follow: &Follow, words: &[Token]) -> bool {
    match follow {
        Follow::Bad => false,
        // "I, for one, think …"
        Follow::Reason { sep: Sep::Comma, .. } if candidate.by_code && words[candidate.end - 1].exact == "i" => false,
        Follow::Reason { sep, tail, .. } => follows_count(candidate, *sep, *tail),
        _ => true,
    }
}

/// What an answer means with all that follows it in its line.
pub(super) fn judge(reader: &Reader, line: &str, words: &[Token], candidate: &Candidate, follow: &Follow) -> Said {
    let mut heard = Heard {
        code: candidate.codes.first().cloned().unwrap_or_default(),
        whole: true,
        exact: candidate.exact,
        listed: candidate.by_code && gap(line, words, candidate.end).trim_start().starts_with(['.', ')', ':']),
        spoken: candidate.spoken,
        reason: String::new(),
    };
    match *follow {
        Follow::End => Said::Answer(heard),
        Follow::If => Said::Doubt(Doubt::Conditional),
        Follow::Question | Follow::Hedged | Follow::Bad => Said::Doubt(Doubt::Unclear),
        Follow::Joined { word } => joined(reader, line, words, word, candidate),
        // "1. What does it cost?" is the first point of a list.
        Follow::Reason { .. } if heard.listed && line.trim_end().ends_with(['?', '？']) => Said::Doubt(Doubt::Unclear),
        Follow::Reason { word, sep, .. } => match doubt(reader, line, words, word, sep, candidate) {
            Some(doubt) => Said::Doubt(doubt),
            None => {
                heard.reason = told(reader, &heard.code, reason(&line[words[word].start..]));
                heard.whole = heard.reason.is_empty();
                Said::Answer(heard)
            }
        },
    }
}

fn joined(reader: &Reader, line: &str, words: &[Token], word: usize, candidate: &Candidate) -> Said {
    if tongue::has_condition(words, word, &reader.tongues, Manner::OnlyIf) {
        return Said::Doubt(Doubt::Conditional);
    }
    let mut codes = candidate.codes.clone();
    super::names::push_new(&mut codes, reader.names.hinted(words, word));
    super::names::push_new(&mut codes, others(reader, line, words, word, Sep::Strong, candidate));
    Said::Doubt(if codes.len() > 1 { Doubt::Several { codes } } else { Doubt::Unclear })
}

/// "S'il te plaît" and "as soon as possible" begin as a condition does, and are none.
pub(super) fn begins_with_if(reader: &Reader, words: &[Token], from: usize) -> bool {
    let is = |manner| tongue::manner(words, from, None, manner);
    tongue::condition(words, from, &reader.tongues, Manner::If) > is(Manner::Tail).max(is(Manner::Because))
}

/// "If you need help, call me": a sentence of its own, which says what happens if.
pub(super) fn is_whole_sentence(line: &str, words: &[Token], from: usize) -> bool {
    (from + 2..words.len()).any(|at| gap(line, words, at).contains([',', '，', '、']))
}

/// What speaks against taking the words behind an answer as its reason.
fn doubt(reader: &Reader, line: &str, words: &[Token], from: usize, sep: Sep, candidate: &Candidate) -> Option<Doubt> {
    let asks = line.trim_end().ends_with(['?', '？']) && !tongue::is_all(&words[from..], Manner::Tail);
    let ended = gap(line, words, from).contains(['.', '!', '。', '！', '…']);
    let begins_if = begins_with_if(reader, words, from) && !(ended && (asks || is_whole_sentence(line, words, from)));
    if begins_if || tongue::has_condition(words, from, &reader.tongues, Manner::OnlyIf) {
        return Some(Doubt::Conditional);
    }
    if sep == Sep::Because {
        return None;
    }
    let mut codes = candidate.codes.clone();
    super::names::push_new(&mut codes, others(reader, line, words, from, sep, candidate));
    if codes.len() > 1 {
        return Some(Doubt::Several { codes });
    }
    if let [code] = codes.as_slice()
        && let Some(doubt) = turn::taken_back(reader, line, words, from, turn::Answered { code, spoken: candidate.spoken })
    {
        return Some(doubt);
    }
    let takes_sides = candidate.codes.first().is_some_and(|code| reader.names.stance(code).is_some());
    // "Oak. When do we start?" is an answer, and a question.
    let unsure = asks && !ended && (takes_sides || words.len() - from <= FEW);
    if unsure || (sep == Sep::Comma && people::is_spoken_to(reader, candidate, words, from, asks)) {
        return Some(Doubt::Unclear);
    }
    let led = |manner| tongue::manner(words, from, None, manner).is_some();
    // "Yes, but …"
    let breaks_off = words.len() - from == 1 && (led(Manner::Negation) || led(Manner::Joiner));
    let short_hedge = words.len() - from <= 3 && led(Manner::Hedge);
    (breaks_off || short_hedge || tongue::has_manner(words, from, None, Manner::Unsure)).then_some(Doubt::Unclear)
}

/// Options that the words behind an answer name as an answer too.
fn others(reader: &Reader, line: &str, words: &[Token], from: usize, sep: Sep, candidate: &Candidate) -> Vec<String> {
    let mut codes = if sep == Sep::Comma { reader.names.mentioned(words, from) } else { Vec::new() };
    if candidate.by_code && sep == Sep::Comma {
        let last = words.last().and_then(|word| reader.names.code(word)).filter(|code| code.chars().all(|c| c.is_ascii_digit()));
        codes.extend(last.map(str::to_string));
    }
    let led = |manner| tongue::manner(words, from, None, manner).is_some();
    let asks = line.trim_end().ends_with(['?', '？']);
    let among_people = sep == Sep::Comma && !candidate.by_code && reader.names.has_people();
    if asks || among_people || led(Manner::Joiner) || led(Manner::Adversative) || tongue::has_manner(words, from, None, Manner::Correction) {
        super::names::push_new(&mut codes, reader.names.hinted(words, from));
    }
    super::names::push_new(&mut codes, heads(reader, line, words, from));
    let mut at = from;
    while at < words.len() {
        if let Some((other, _)) = reader.candidate(line, words, at) {
            // "No, I am not in favour" says the same twice.
            let denied = (from..at).any(|at| tongue::manner(words, at, Some(&reader.tongues), Manner::Negation).is_some());
            if !(denied && reader.names.oppose(&candidate.codes, &other.codes)) {
                super::names::push_new(&mut codes, other.codes);
            }
            break;
        }
        match step(words, at) {
            Some(len) => at += len,
            None => break,
        }
    }
    codes
}

/// Options that something is said of, one by one: "too dear. Green: ugly. White: yes".
fn heads(reader: &Reader, line: &str, words: &[Token], from: usize) -> Vec<String> {
    let begins = |at: usize| at == from || gap(line, words, at).contains(['.', ';', '!', '。', '！']);
    let told = |end: usize| gap(line, words, end).contains([':', '：', '–', '—', '.', ';', '!', ',']) || gap(line, words, end).starts_with(" -");
    let named = |at: usize| reader.names.full(words, at).or_else(|| reader.names.partial(words, at, 1));
    let head = |at: usize| named(at).filter(|hit| begins(at) && told(at + hit.len)).map(|hit| hit.codes);
    (from..words.len()).filter_map(head).flatten().collect()
}

/// Words that may lead into a second answer.
fn step(words: &[Token], at: usize) -> Option<usize> {
    let manners = [Manner::Joiner, Manner::Frame, Manner::Courtesy, Manner::Hedge, Manner::Negation, Manner::Correction];
    let longest = manners.into_iter().filter_map(|manner| tongue::manner(words, at, None, manner)).max();
    longest.or_else(|| tongue::find(words, at, None, |meaning| meaning == Meaning::Yes).first().map(|found| found.len))
}

/// A reason without courtesies, and without the answer said once more ("2 - Natural oak, it lasts").
fn told(reader: &Reader, code: &str, reason: String) -> String {
    match reader.read(&reason) {
        Said::Nothing => String::new(),
        Said::Answer(again) if again.code == code => again.reason,
        _ => reason,
    }
}

/// The reason as it was written, without the bracket that closes around it.
fn reason(text: &str) -> String {
    let text = text.trim();
    let unopened = |open: char, close: char| text.ends_with(close) && text.matches(open).count() < text.matches(close).count();
    let cut = if unopened('(', ')') || unopened('[', ']') { &text[..text.len() - 1] } else { text };
    cut.trim().to_string()
}
