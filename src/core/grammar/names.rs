//! Option names and codes, as people type them: whole, shortened, or by one word.

use super::initials::Initials;
use super::lex::Token;
use super::name::{Name, unspaced};
use super::tongue::{self, Manner, Meaning, Tongues};
use super::{BallotForm, lex::tokens};
use crate::core::poll::{PollKind, Position};

/// The code of "none of the above", in polls that offer it.
pub const NONE_CODE: &str = "none";

/// The options of a ballot, ready to be compared with what somebody typed.
pub struct Names {
    pub options: Vec<Name>,
    pub kind: PollKind,
    /// Whether "none of the above" is an answer.
    pub none: bool,
    /// The languages whose small words cannot stand for an option.
    tongues: Tongues,
    /// What the words and codes of the options begin with: most words of a text begin otherwise, and name none.
    initials: Initials,
}

/// Words of a name that were recognized.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Words taken.
    pub len: usize,
    /// Codes they could mean.
    pub codes: Vec<String>,
}

impl Names {
    /// For a reader of those languages: "Ben" is a small word in Dutch, and a name elsewhere.
    pub fn in_tongues(form: &BallotForm<'_>, tongues: &Tongues) -> Self {
        let options: Vec<Name> = form.options.iter().map(|option| Name::of(option, tongues)).collect();
        Self { initials: Initials::of(options.iter().flat_map(Name::called)), options, kind: form.kind, none: form.none, tongues: tongues.clone() }
    }

    /// The option whose code that word is.
    pub fn code(&self, word: &Token) -> Option<&str> {
        let known = self.initials.begin(word);
        self.options.iter().find(|name| known && name.folded_code == word.exact).map(|name| name.code.as_str())
    }

    /// Whether the line begins with an option's code.
    pub fn is_coded(&self, line: &str) -> bool {
        tokens(line).first().is_some_and(|first| self.code(first).is_some())
    }

    /// Whether an option stands at word `at`, by its code, its name or a word of it.
    pub fn stands_at(&self, words: &[Token], at: usize) -> bool {
        let named = || self.full(words, at).or_else(|| self.partial(words, at, 1)).is_some();
        words.get(at).is_some_and(|word| self.code(word).is_some() || named())
    }

    /// Codes of the options that are called exactly so, symbols included.
    pub fn called(&self, line: &str) -> Vec<String> {
        let typed = unspaced(line);
        self.options.iter().filter(|name| !typed.is_empty() && name.folded == typed).map(|name| name.code.clone()).collect()
    }

    /// The longest whole name that begins at word `at`. Written with its accents beats written without.
    pub fn full(&self, words: &[Token], at: usize) -> Option<Hit> {
        if !self.initials.begin(words.get(at)?) {
            return None;
        }
        let fitting: Vec<(usize, bool, &str)> = self.options.iter().filter_map(|name| name.at(words, at)).collect();
        let best = fitting.iter().map(|(len, exact, _)| (*len, *exact)).max()?;
        let codes = fitting.iter().filter(|(len, exact, _)| (*len, *exact) == best).map(|(_, _, code)| (*code).to_string()).collect();
        Some(Hit { len: best.0, codes })
    }

    /// The beginning of a name, or words of it, at word `at`, `len` words long. Small words alone do not count.
    pub fn partial(&self, words: &[Token], at: usize, len: usize) -> Option<Hit> {
        let typed = words.get(at..at + len)?;
        if !self.initials.begin(typed.first()?) {
            return None;
        }
        let whole_words: Vec<String> = self.matching(|name| name.contains(typed));
        let codes = if whole_words.is_empty() { self.matching(|name| name.begins(typed)) } else { whole_words };
        // Most words stand in no name: what a word says is asked last.
        let telling = !codes.is_empty() && typed.iter().any(|word| is_telling(word, &self.tongues));
        telling.then_some(Hit { len, codes })
    }

    /// Codes of all options whose whole name stands anywhere from word `from` on.
    pub fn mentioned(&self, words: &[Token], from: usize) -> Vec<String> {
        let mut codes = Vec::new();
        let mut at = from;
        while at < words.len() {
            let hit = self.full(words, at);
            at += hit.as_ref().map_or(1, |hit| hit.len);
            push_new(&mut codes, hit.map(|hit| hit.codes).unwrap_or_default());
        }
        codes
    }

    /// Like [`Names::mentioned`], with single words and codes of options as well: enough to say what words may mean.
    pub fn hinted(&self, words: &[Token], from: usize) -> Vec<String> {
        let mut codes = Vec::new();
        let mut at = from;
        while at < words.len() {
            let hit = self.full(words, at).or_else(|| self.partial(words, at, 1).filter(|hit| hit.codes.len() == 1));
            at += hit.as_ref().map_or(1, |hit| hit.len);
            let coded = self.code(&words[at - 1]).filter(|_| hit.is_none() && words[at - 1].exact.chars().all(char::is_numeric));
            push_new(&mut codes, hit.map(|hit| hit.codes).or(coded.map(|code| vec![code.to_string()])).unwrap_or_default());
        }
        push_new(&mut codes, self.inside(&words[from.min(words.len())..]));
        codes
    }

    /// Codes of the options whose name stands inside a word, in writing that puts no spaces between words.
    fn inside(&self, words: &[Token]) -> Vec<String> {
        let spaceless = |text: &str| text.chars().nth(1).is_some() && text.chars().all(|c| c >= '\u{2e80}');
        self.matching(|name| spaceless(&name.folded) && words.iter().any(|word| word.exact.contains(&name.folded)))
    }

    /// The option that a word of that meaning answers: a position of a proposal, or an option that is called so.
    pub fn meant(&self, meaning: Meaning) -> Vec<String> {
        match meaning {
            Meaning::Number(number) => self.numbered(number, false),
            Meaning::Ordinal(number) => self.numbered(number, true),
            Meaning::None if self.none => vec![NONE_CODE.to_string()],
            Meaning::None => Vec::new(),
            _ if self.has_positions() => self.position(meaning),
            Meaning::Position(Position::Agree) if self.takes_sides() => self.matching(|name| name.stance == Some(Meaning::Yes)),
            Meaning::Position(Position::Disagree) if self.takes_sides() => self.matching(|name| name.stance == Some(Meaning::No)),
            _ => self.matching(|name| {
                (0..1).any(|at| tongue::find(&name.words, at, None, |found| found == meaning).iter().any(|found| found.len == name.words.len()))
            }),
        }
    }

    /// Whether the options are positions, which have words of their own in every language.
    pub fn has_positions(&self) -> bool {
        self.options.iter().any(|name| name.position.is_some())
    }

    /// Whether that option says yes or no, and which.
    pub fn stance(&self, code: &str) -> Option<Meaning> {
        self.options.iter().find(|name| name.code == code)?.stance
    }

    /// Whether one answer says yes and the other no.
    pub fn oppose(&self, one: &[String], other: &[String]) -> bool {
        let stance = |codes: &[String]| codes.first().and_then(|code| self.stance(code));
        stance(one).is_some_and(|one| stance(other).is_some_and(|other| one != other))
    }

    /// Whether an answer was a mere yes or no, and no position's own word.
    pub fn is_bare(&self, spoken: Option<Meaning>) -> bool {
        matches!(spoken, Some(Meaning::Yes | Meaning::No)) || (spoken.is_none() && !self.has_positions())
    }

    /// Whether people stand for election here: most options are called as people are.
    pub fn has_people(&self) -> bool {
        self.options.iter().filter(|name| name.person).count() * 2 > self.options.len()
    }

    /// Whether the options are a yes and a no, in whatever words.
    fn takes_sides(&self) -> bool {
        let says = |stance| self.options.iter().filter(|name| name.stance == Some(stance)).count() == 1;
        says(Meaning::Yes) && says(Meaning::No)
    }

    /// Whether a word of that meaning answers here, and is an everyday word elsewhere.
    pub fn knows(&self, meaning: Meaning) -> bool {
        use Position::{Accept, Concerned, Decline, LooksGood, NotSure};
        match meaning {
            Meaning::Position(LooksGood | NotSure | Concerned) => self.kind == PollKind::Check,
            Meaning::Position(Accept | Decline) => matches!(self.kind, PollKind::Count { .. }),
            Meaning::None => self.none,
            _ => false,
        }
    }

    fn numbered(&self, number: u8, in_order: bool) -> Vec<String> {
        let code = number.to_string();
        // Shuffling changes the order but never codes: "the second" is sure only where both agree.
        let stands_there = self.options.get(usize::from(number) - 1).is_some_and(|name| name.code == code);
        if in_order && !stands_there { Vec::new() } else { self.matching(|name| name.code == code) }
    }

    fn position(&self, meaning: Meaning) -> Vec<String> {
        let position = match (self.kind, meaning) {
            (PollKind::Proposal, Meaning::Yes) => Position::Agree,
            (PollKind::Proposal, Meaning::No) => Position::Disagree,
            // "No" to a sense check could be a worry or a doubt.
            (PollKind::Check, Meaning::Yes | Meaning::Position(Position::Agree)) => Position::LooksGood,
            (PollKind::Count { .. }, Meaning::Yes) => Position::Accept,
            (PollKind::Count { .. }, Meaning::No) => Position::Decline,
            (_, Meaning::Position(position)) => position,
            _ => return Vec::new(),
        };
        self.matching(|name| name.position == Some(position))
    }

    fn matching(&self, fits: impl Fn(&Name) -> bool) -> Vec<String> {
        self.options.iter().filter(|name| fits(name)).map(|name| name.code.clone()).collect()
    }
}

/// Adds codes that are not there yet.
pub fn push_new(codes: &mut Vec<String>, more: Vec<String>) {
    for code in more {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
}

/// Whether a word says enough to stand for an option: no article, no "not", no yes or no.
fn is_telling(word: &Token, tongues: &Tongues) -> bool {
    let long = word.exact.chars().count() >= 3 || word.exact.chars().any(|c| c >= '\u{2e80}');
    let word = std::slice::from_ref(word);
    let denying = |meaning| {
        use Manner::{Because, Correction, Hedge, If, Negation};
        matches!(meaning, Meaning::Yes | Meaning::No | Meaning::Manner(Because | Correction | Hedge | If | Negation))
    };
    let filling = |meaning| matches!(meaning, Meaning::Manner(Manner::Greeting | Manner::Courtesy | Manner::Frame | Manner::Joiner | Manner::Thanks));
    long && tongue::find(word, 0, None, denying).is_empty() && tongue::find(word, 0, Some(tongues), filling).is_empty()
}

/// Whether `tongues` know the word as an answer of that meaning.
pub fn answers(meaning: Meaning) -> bool {
    use Position::{Abstain, Agree, Block, Disagree};
    matches!(meaning, Meaning::Yes | Meaning::No | Meaning::Position(Agree | Abstain | Disagree | Block) | Meaning::Number(_) | Meaning::Ordinal(_))
}

/// What the words at `at` answer in each language, and how long they are.
pub fn spoken(names: &Names, words: &[Token], at: usize, tongues: &Tongues) -> Vec<(tongue::Found, Vec<String>)> {
    let wanted = |meaning| answers(meaning) || names.knows(meaning);
    tongue::find(words, at, Some(tongues), wanted).into_iter().map(|found| (found, names.meant(found.meaning))).collect()
}
