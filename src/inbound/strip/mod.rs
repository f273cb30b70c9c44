//! Which words are theirs: own lines, quoted lines, and what is cut.
//!
//! Structure first (how mail programs mark quotes in HTML), then text (quote marks, attributions, header blocks).
//! A leak is a blemish, a lost word is a lost vote: where nothing is certain, words stay the person's own.

mod added;
mod attribution;
mod banner;
mod banner_words;
mod bare;
mod card;
mod heading;
mod judge;
mod known;
mod letter;
mod lexicon;
mod lines;
mod list;
mod markup;
mod ours;
mod page;
pub mod programs;
mod settle;
mod signature;
mod tag;
pub mod tongues;
mod typed;
mod writer;

use super::message::Message;
use crate::core::grammar::{Line, Words};
use known::Known;
use lines::{Hint, MOST_LINES, Seen};

/// Splits a message into the sender's own words and what they quote. `our_domain` tells our own footer from others'.
pub fn split(message: &Message, our_domain: &str) -> Words {
    let names = known::names(message);
    let known = Known::of(message, our_domain, &names);
    let forwards = heading::is_forward_subject(&message.subject, message.text.as_deref().or(message.html.as_deref()).unwrap_or_default());
    let text = message.text.as_deref().map(|text| text.trim_end_matches(['\r', '\n'])).filter(|text| !text.trim().is_empty());
    let plain = text.map(lines::see).unwrap_or_default();
    // Quote marks in the text are as sure as any container: then the page need not be read. Only the page strikes out.
    let quoted = text.is_some() && plain.iter().any(|line| line.depth > 0);
    if quoted && !message.html.as_deref().is_some_and(page::may_strike) {
        return words(plain, forwards, &known);
    }
    let telling = |page: &page::Page| text.is_none() || !page.struck.is_empty() || (page.marked && !quoted);
    let Some(page) = message.html.as_deref().map(page::read).filter(telling) else {
        return words(plain, forwards, &known);
    };
    let from_page = words_of_page(page.seen(), forwards, &known);
    if !page.struck.is_empty() {
        return taken_back(from_page, &page.struck);
    }
    if text.is_none() || !from_page.own().is_empty() {
        return from_page;
    }
    // A page that hides every word in a container must not lose words that the text shows outside its quote.
    let from_text = words(plain, forwards, &known);
    let text_knows_better = !from_text.own().is_empty() && from_text.lines.iter().any(|line| matches!(line, Line::Quoted(_)));
    if text_knows_better { from_text } else { from_page }
}

/// What was struck out is not said, and is kept beside the words for their author. Where nothing else is said it stays,
/// between the signs that people type for it: so it is shown, and no answer.
fn taken_back(mut words: Words, struck: &str) -> Words {
    if words.own().is_empty() {
        let shown = struck.lines().map(|line| Line::Own(format!("~~{}~~", line.trim())));
        words.lines.splice(..0, shown);
    } else {
        words.elided.push_str(struck);
        words.elided.push('\n');
    }
    words
}

/// What becomes of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fate {
    Own,
    /// Theirs to show, and kept with its marks: what they chose to quote, and code.
    Chosen,
    Quoted,
    /// Attribution, signature, disclaimer.
    Gone,
    /// Our own letter in talk: nobody answers in it, and nobody needs it back.
    Ours,
}

/// Splits a text. Where splitting what is left never ends, nothing was cut.
fn words(seen: Vec<Seen<'_>>, forwards: bool, known: &Known<'_>) -> Words {
    let text = joined(&seen);
    split_on(seen, Some(&text), forwards, known).unwrap_or_else(|| Words::own_only(text.trim()))
}

/// Splits a page; where what its program marked never ends, by its text alone.
fn words_of_page(seen: Vec<Seen<'_>>, forwards: bool, known: &Known<'_>) -> Words {
    let text = joined(&seen);
    split_on(seen, None, forwards, known).unwrap_or_else(|| words(lines::see(text.trim()), forwards, known))
}

fn joined(seen: &[Seen<'_>]) -> String {
    seen.iter().map(|line| line.raw).collect::<Vec<_>>().join("\n")
}

/// Splits lines, and what is left of them until that changes nothing. Lines of a mere text, of which all are left, are
/// that text again.
fn split_on(seen: Vec<Seen<'_>>, text: Option<&str>, forwards: bool, known: &Known<'_>) -> Option<Words> {
    let options = ours::options(&seen);
    let known = Known { options: &options, letter: letter_in(&seen, known), ..*known };
    let (seen, origins) = parted(seen, &known);
    let letter = known.letter.map(|letter| origins.iter().rposition(|origin| *origin == letter).unwrap_or(usize::MAX));
    let words = assemble(&seen, &decided(&seen, forwards, &Known { letter, ..known }));
    if text.is_some_and(|text| words.own() == text) { Some(words) } else { settle::settled(words, forwards, &known) }
}

/// Where our letter stands; behind all lines where nothing can be a quote.
fn letter_in(seen: &[Seen<'_>], known: &Known<'_>) -> Option<usize> {
    match known {
        Known { answers_none: true, .. } => Some(usize::MAX),
        // Who answers us and quotes nothing of ours has trimmed it off.
        Known { threads_us: true, .. } if !seen.iter().any(|line| ours::is_ours(line.text, known.our_domain)) => Some(usize::MAX),
        Known { answers_us: true, .. } => letter::last(seen, known.names, known.our_domain),
        _ => None,
    }
}

/// One fate for each line; where cutting would leave nothing, nothing is cut.
fn decided(seen: &[Seen<'_>], forwards: bool, known: &Known<'_>) -> Vec<Fate> {
    let mut fates = fates(seen, forwards, known);
    if ours::nothing_left(seen, &fates, known.our_domain) {
        fates.fill(Fate::Chosen);
        // A program's line to write above, with all words below it.
        let first = seen.iter().position(|line| !line.is_blank());
        if let Some(line) = first.filter(|at| seen[*at].text.starts_with('#') && heading::begins(seen, *at).is_some()) {
            fates[line] = Fate::Gone;
        }
    }
    fates
}

/// One fate for each line, by everything we know.
fn fates(seen: &[Seen<'_>], forwards: bool, known: &Known<'_>) -> Vec<Fate> {
    let judged = &seen[..seen.len().min(MOST_LINES)];
    let mut fates = judge::judge(judged, forwards, known);
    let banner = banner::length(judged);
    fates[..banner].fill(Fate::Gone);
    ours::unmarked(judged, &mut fates, known.our_domain);
    if known.talk {
        ours::pointed(judged, &mut fates, known.our_domain);
        ours::chosen(judged, &mut fates, known.our_domain);
    }
    if known.talk || known.answers_none {
        ours::introduced(judged, &mut fates, known);
    }
    sign_off(judged, &mut fates, known);
    fates.resize(seen.len(), fates.last().copied().unwrap_or(Fate::Own));
    fates
}

/// Parts lines on which own words and an attribution share a line, when a quote follows, or an attribution and the quote.
/// Says of each piece which line it is from.
fn parted<'a>(seen: Vec<Seen<'a>>, known: &Known<'_>) -> (Vec<Seen<'a>>, Vec<usize>) {
    // Above our letter a sentence about somebody else's mail is a sentence.
    let said =
        |at: usize, (from, to): (usize, usize)| known.letter.is_some_and(|letter| letter > at) && !ours::is_ours(&seen[at].text[from..to], known.our_domain);
    let shared = |at: usize| {
        let line = &seen[at];
        let quote_follows = || seen[at + 1..].iter().take(2).any(|line| line.depth > 0);
        let own = || if line.closes && quote_follows() { attribution::inside(line).filter(|cut| *cut > 0).map(|cut| (cut, line.text.len())) } else { None };
        if line.is_plain() { own().or_else(|| attribution::within(line).filter(|place| !said(at, *place))) } else { None }
    };
    let cuts: Vec<(usize, (usize, usize))> = (0..seen.len()).filter_map(|at| shared(at).map(|cut| (at, cut))).collect();
    if cuts.is_empty() {
        let origins = (0..seen.len()).collect();
        return (seen, origins);
    }
    let mut cuts = cuts.into_iter().peekable();
    let (mut parted, mut origins) = (Vec::with_capacity(seen.len() + 8), Vec::with_capacity(seen.len() + 8));
    for (at, line) in seen.into_iter().enumerate() {
        match cuts.next_if(|(found, _)| *found == at) {
            Some((_, (from, to))) => {
                let (own, heading, rest) = (&line.text[..from], &line.text[from..to], &line.text[to..]);
                let pieces = [Seen::part(own.trim_end_matches([' ', '-'])), Seen::part(heading.trim_start()), Seen::new(rest.trim_start())];
                parted.extend(pieces.into_iter().filter(|piece| !piece.text.is_empty() || piece.depth > 0));
            }
            None => parted.push(line),
        }
        origins.resize(parted.len(), at);
    }
    (parted, origins)
}

/// Takes signatures off every block of own lines. A marked ballot is an answer as much as words are: what stands below
/// it can be a signature.
fn sign_off(seen: &[Seen<'_>], fates: &mut [Fate], known: &Known<'_>) {
    let mut at = 0;
    let mut above = false;
    while at < fates.len() {
        let length = fates[at..].iter().take_while(|fate| **fate == Fate::Own).count();
        let block = &seen[at..at + length];
        if block.iter().any(|line| !line.is_blank()) {
            for (offset, gone) in signature::find(block, above, known.author, known.options).into_iter().enumerate() {
                if gone {
                    fates[at + offset] = Fate::Gone;
                }
            }
            above = true;
        }
        above |= seen.get(at + length).is_some_and(|line| ours::is_ticked(line.text));
        at += length.max(1);
    }
}

fn assemble(seen: &[Seen<'_>], fates: &[Fate]) -> Words {
    // An empty line between quoted lines is part of the quote.
    let mut next = Fate::Own;
    let mut quote_below = vec![false; seen.len()];
    for (at, line) in seen.iter().enumerate().rev() {
        quote_below[at] = next == Fate::Quoted;
        if !line.is_blank() {
            next = fates[at];
        }
    }
    let mut words = Words { lines: Vec::with_capacity(seen.len()), ..Words::default() };
    let mut quote_above = false;
    for ((line, fate), quote_below) in seen.iter().zip(fates).zip(quote_below) {
        if line.hint != Hint::None && line.is_blank() {
            continue;
        }
        let quoted = *fate == Fate::Quoted || (line.is_blank() && quote_above && quote_below);
        match fate {
            Fate::Gone => {
                words.elided.push_str(line.text);
                words.elided.push('\n');
            }
            Fate::Ours => {}
            _ if quoted => words.lines.push(Line::Quoted(line.text.to_string())),
            Fate::Chosen => words.lines.push(Line::Own(line.raw.to_string())),
            _ => words.lines.push(Line::Own(line.text.to_string())),
        }
        if !line.is_blank() {
            quote_above = quoted;
        }
    }
    words
}

#[cfg(test)]
#[path = "../strip_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "../strip_page_tests.rs"]
mod page_tests;

#[cfg(test)]
#[path = "../strip_hostile_tests.rs"]
mod hostile_tests;

#[cfg(test)]
#[path = "../strip_edge_tests.rs"]
mod edge_tests;

#[cfg(test)]
#[path = "../strip_table_tests.rs"]
mod table_tests;

#[cfg(test)]
#[path = "../strip_tongue_tests.rs"]
mod tongue_tests;

#[cfg(test)]
#[path = "../strip_letter_tests.rs"]
mod letter_tests;

#[cfg(test)]
#[path = "../strip_sign_tests.rs"]
mod sign_tests;
