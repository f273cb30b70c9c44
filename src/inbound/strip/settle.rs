//! Splitting what is left once more, until it changes nothing: what is cut brings lines together that stood apart, and
//! they may be a block or a signature together.

use super::lines::{Seen, see};
use super::{Fate, Known, assemble, decided, letter_in, parted};
use crate::core::grammar::{Line, Words};

/// Splitting again rarely changes anything, and never often in a mail that was not made for it: each round costs as much as
/// the first.
const MOST_ROUNDS: usize = 4;

/// The words of which splitting their own lines, as a text, leaves every one; `None` when that takes too many rounds.
pub(super) fn settled(mut words: Words, forwards: bool, known: &Known<'_>) -> Option<Words> {
    for _ in 0..MOST_ROUNDS {
        let own = words.own();
        let lines = see(&own);
        let known = Known { letter: letter_in(&lines, known), ..*known };
        let (seen, origins) = parted(lines, &known);
        let letter = known.letter.map(|letter| origins.iter().rposition(|origin| *origin == letter).unwrap_or(usize::MAX));
        let fates = decided(&seen, forwards, &Known { letter, ..known });
        if assemble(&seen, &fates).own() == own {
            return Some(words);
        }
        words = again(words, &seen, &fates, &origins);
    }
    None
}

/// The words with what became of their own lines, each where it stood. `origins` says which line of the own text a piece
/// is from.
fn again(words: Words, seen: &[Seen<'_>], fates: &[Fate], origins: &[usize]) -> Words {
    let mut pieces = seen.iter().zip(fates).zip(origins).peekable();
    let mut left = Words { elided: words.elided, ..Words::default() };
    // The own text begins with the first line that has something on it.
    let mut place = None;
    for line in words.lines {
        let Line::Own(text) = &line else {
            left.lines.push(line);
            continue;
        };
        if place.is_none() && text.trim().is_empty() {
            continue;
        }
        let here = place.map_or(0, |place| place + 1);
        place = Some(here);
        while let Some(((piece, fate), _)) = pieces.next_if(|(_, origin)| **origin == here) {
            take(&mut left, piece, *fate);
        }
    }
    pieces.for_each(|((piece, fate), _)| take(&mut left, piece, *fate));
    left
}

fn take(left: &mut Words, piece: &Seen<'_>, fate: Fate) {
    match fate {
        Fate::Own => left.lines.push(Line::Own(piece.text.to_string())),
        Fate::Chosen => left.lines.push(Line::Own(piece.raw.to_string())),
        Fate::Ours => {}
        Fate::Quoted => left.lines.push(Line::Quoted(piece.text.to_string())),
        Fate::Gone => {
            left.elided.push_str(piece.text);
            left.elided.push('\n');
        }
    }
}
