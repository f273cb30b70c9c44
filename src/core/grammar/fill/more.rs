//! Words that would be a reason, and name an option the answer so far leaves out: "Ladder - it broke. And the broadfork."

use super::super::BallotForm;
use super::super::lex::tokens;
use super::super::line::Reader;
use super::super::tongue::{self, Meaning};
use super::Reading;
use super::items::{Item, Rest, What};
use super::ranking::option_of;
use super::scan;

/// What is looked at, in pieces and in bytes of one: whoever writes more writes prose.
const MOST_PIECES: usize = 60;
const LONGEST_PIECE: usize = 80;

/// How an option must stand there to be more of the answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// At the head of a clause.
    First,
    /// With nothing behind it that is no answer.
    Alone,
}

/// A piece of a sentence, and whether a comma or an "and" stands before it.
struct Piece<'a> {
    text: &'a str,
    listed: bool,
}

/// Whether these words name an option that is not in the ballot yet, as an answer does.
pub fn names_more(reader: &Reader, form: &BallotForm<'_>, reading: &Reading, text: &str, named: Named) -> bool {
    let Reading::Choice(choice) = reading else { return false };
    let given = choice.codes();
    let more = |piece: Piece<'_>| {
        let cut = piece.text.ceil_char_boundary(LONGEST_PIECE);
        let (items, rest) = scan::begin(reader, form, &piece.text[..cut]);
        let Some((item, code)) = items.iter().find_map(|item| Some((item, option_of(form, item)?))) else { return false };
        let whole = rest == Rest::End && cut == piece.text.len();
        let stands = match (named, by_name(item, &code)) {
            (Named::First, true) => true,
            (_, true) => whole,
            (_, false) => whole && piece.listed,
        };
        stands && !given.contains(&code.as_str())
    };
    pieces(reader, text).into_iter().take(MOST_PIECES).any(more)
}

fn by_name(item: &Item, code: &str) -> bool {
    matches!(item.what, What::Option(_)) && !item.typed.eq_ignore_ascii_case(code)
}

/// A text in pieces: at punctuation, and behind "and" and "then".
fn pieces<'a>(reader: &Reader, text: &'a str) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut listed = false;
    for (number, part) in text.split_inclusive([',', ';', '.', '!', '(', ')', ':', '\n', '–', '—', '…', '-']).enumerate() {
        if number > MOST_PIECES {
            break;
        }
        let sign = part.chars().next_back().filter(|c| !c.is_alphanumeric());
        let trimmed = part.trim_end_matches([',', ';', '.', '!', '(', ')', ':', '\n', '–', '—', '…', '-']).trim();
        if !trimmed.is_empty() {
            pieces.push(Piece { text: trimmed, listed });
            let words = tokens(trimmed);
            let joins = |at: &usize| {
                tongue::find(&words, *at, Some(&reader.tongues), |meaning| matches!(meaning, Meaning::And | Meaning::Then)).first().map(|found| found.len)
            };
            let behind = (1..words.len()).filter_map(|at| words.get(at + joins(&at)?));
            pieces.extend(behind.map(|word| Piece { text: &trimmed[word.start..], listed: true }));
        }
        listed = matches!(sign, Some(',' | ';'));
    }
    pieces
}
