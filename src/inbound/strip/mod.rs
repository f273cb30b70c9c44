//! Which words are theirs: own lines, quoted lines, and what is cut.
//!
//! Structure first (how mail programs mark quotes in HTML), then text (quote marks, attributions, header blocks).
//! A leak is a blemish, a lost word is a lost vote: where nothing is certain, words stay the person's own.

mod attribution;
mod bare;
mod heading;
mod lines;
mod page;
pub mod programs;
mod signature;
pub mod tongues;

use super::message::Message;
use crate::core::grammar::{Line, Words};
use lines::{Hint, MOST_LINES, Seen};

/// Splits a message into the sender's own words and what they quote. `our_domain` tells our own footer from others'.
pub fn split(message: &Message, our_domain: &str) -> Words {
    let known = Known { our_domain, author: message.from.first().and_then(|from| from.name.as_deref()).unwrap_or_default() };
    let forwards = heading::is_forward_subject(&message.subject);
    let text = message.text.as_deref().filter(|text| !text.trim().is_empty());
    let page = message.html.as_deref().map(page::read);
    let (Some(text), Some(page)) = (text, &page) else {
        let lines = page.map(|page| page.lines).or_else(|| text.map(lines::see)).unwrap_or_default();
        return words(lines, forwards, known);
    };
    let plain = lines::see(text);
    if prefers_page(&plain, page) {
        let from_page = words(page.lines.clone(), forwards, known);
        let from_text = words(plain, forwards, known);
        // A page that hides every word in a container must not lose words that the text shows outside its quote.
        let text_knows_better = from_page.own().is_empty() && !from_text.own().is_empty() && from_text.lines.iter().any(|line| matches!(line, Line::Quoted(_)));
        return if text_knows_better { from_text } else { from_page };
    }
    words(plain, forwards, known)
}

/// Text is the person's words exactly, and quote marks in it are as sure as any container: it wins where it has them,
/// or where the page has no container either. Without marks in the text, the page's containers are surer.
fn prefers_page(plain: &[Seen], page: &page::Page) -> bool {
    page.marked && !plain.iter().any(|line| line.depth > 0)
}

/// What helps to tell lines apart.
#[derive(Clone, Copy)]
struct Known<'a> {
    our_domain: &'a str,
    /// The name the sender goes by.
    author: &'a str,
}

/// What becomes of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fate {
    Own,
    Quoted,
    /// Attribution, signature, disclaimer.
    Gone,
}

fn words(seen: Vec<Seen>, forwards: bool, known: Known<'_>) -> Words {
    let our_domain = known.our_domain;
    let seen = parted(seen);
    let judged = &seen[..seen.len().min(MOST_LINES)];
    let mut fates = judge(judged, forwards, our_domain);
    unmarked(judged, &mut fates, our_domain);
    sign_off(judged, &mut fates, known);
    fates.resize(seen.len(), fates.last().copied().unwrap_or(Fate::Own));
    if nothing_left(&seen, &fates, our_domain) {
        fates.fill(Fate::Own);
        return assemble(&seen, &fates, |line| &line.raw);
    }
    assemble(&seen, &fates, |line| &line.text)
}

/// Parts lines on which own words and an attribution share a line, when a quote follows.
fn parted(seen: Vec<Seen>) -> Vec<Seen> {
    let mut parted = Vec::with_capacity(seen.len());
    let quote_follows: Vec<bool> = (0..seen.len()).map(|at| seen[at + 1..].iter().take(2).any(|line| line.depth > 0)).collect();
    for (line, quoted_next) in seen.into_iter().zip(quote_follows) {
        match attribution::inside(&line.text).filter(|_| line.is_plain() && quoted_next) {
            Some(at) if at > 0 => {
                let (own, rest) = line.text.split_at(at);
                let half = |text: &str| Seen { text: text.to_string(), raw: text.to_string(), ..Seen::default() };
                parted.extend([half(own.trim_end_matches([' ', '-'])), half(rest.trim_start())]);
            }
            _ => parted.push(line),
        }
    }
    parted
}

fn judge(seen: &[Seen], forwards: bool, our_domain: &str) -> Vec<Fate> {
    let mut fates: Vec<Fate> = Vec::with_capacity(seen.len());
    while let Some(line) = seen.get(fates.len()) {
        let at = fates.len();
        if line.hint == Hint::Forward || (line.depth == 0 && heading::is_forward(line)) {
            fates.resize(seen.len(), Fate::Own);
            break;
        }
        if line.hint == Hint::ZoneStart && zone(seen, at, &mut fates) {
            continue;
        }
        let heading = heading::begins(seen, at);
        if forwards && (line.hint == Hint::Rest || heading.is_some()) {
            fates.resize(seen.len(), Fate::Own);
            break;
        }
        let cut = heading.or_else(|| line.is_plain().then(|| attribution::begins(seen, at)).flatten());
        match (line.hint, cut) {
            (Hint::Rest, _) => rest(seen, &mut fates, our_domain),
            (Hint::Attribution | Hint::Signature, _) => fates.push(Fate::Gone),
            _ if line.depth > 0 => fates.push(Fate::Quoted),
            (_, Some(length)) => {
                rule_above(seen, &mut fates);
                fates.resize(at + length, Fate::Gone);
                if !quote_follows(seen, fates.len()) {
                    rest(seen, &mut fates, our_domain);
                }
            }
            _ => fates.push(Fate::Own),
        }
    }
    fates
}

/// Whether the page or quote marks say where the quote ends, so that words below it can be the person's.
fn quote_follows(seen: &[Seen], at: usize) -> bool {
    seen[at..].iter().find(|line| !line.is_blank() || line.hint != Hint::None).is_some_and(|line| line.depth > 0 || line.hint == Hint::ZoneStart)
}

/// A line of dashes above a heading belongs to it.
fn rule_above(seen: &[Seen], fates: &mut [Fate]) {
    let above = fates.iter().enumerate().rev().take(3).find(|(at, _)| !seen[*at].is_blank()).map(|(at, _)| at);
    if let Some(at) = above.filter(|at| heading::is_rule(&seen[*at])) {
        fates[at] = Fate::Gone;
    }
}

/// A container of attribution and quotes. What stands before the first quote in it is attribution, what stands after
/// is an answer; without any quote inside, all of it is quoted. `false` when it holds a forward and means nothing.
fn zone(seen: &[Seen], at: usize, fates: &mut Vec<Fate>) -> bool {
    let mut open = 0_usize;
    let end = seen[at..].iter().position(|line| {
        match line.hint {
            Hint::ZoneStart => open += 1,
            Hint::ZoneEnd => open -= 1,
            _ => {}
        }
        open == 0
    });
    let inside = &seen[at..end.map_or(seen.len(), |end| at + end)];
    let first_quote = inside.iter().position(|line| line.depth > 0);
    let before = &inside[..first_quote.unwrap_or(inside.len())];
    if before.iter().any(|line| line.hint == Hint::Forward || heading::is_forward(line)) {
        return false;
    }
    match first_quote {
        Some(quote) => fates.resize(at + quote, Fate::Gone),
        None => {
            let mut here = at;
            while here < at + inside.len() {
                let length = attribution::begins(seen, here).or_else(|| heading::begins(seen, here)).unwrap_or(0);
                fates.resize((here + length).min(at + inside.len()), Fate::Gone);
                fates.resize((here + length.max(1)).min(at + inside.len()), Fate::Quoted);
                here = fates.len().max(here + 1);
            }
        }
    }
    true
}

/// Everything below is quoted, without a mark of where it ends. Our own footer is such a mark: it ends what we wrote,
/// so words below it are an answer below the quote.
fn rest(seen: &[Seen], fates: &mut Vec<Fate>, our_domain: &str) {
    let from = fates.len();
    let below = &seen[from..];
    fates.resize(seen.len(), Fate::Quoted);
    let ours = |line: &Seen| is_ours(&line.text, our_domain);
    let Some(footer) = below.iter().rposition(ours).filter(|at| below[..*at].iter().any(|line| line.text.trim_end() == "--")) else { return };
    let tail = &below[footer + 1..];
    let Some(gap) = tail.iter().position(Seen::is_blank) else { return };
    let quoted_again = |at: usize| attribution::begins(seen, at).is_some() || heading::begins(seen, at).is_some();
    let start = from + footer + 1 + gap;
    if (start..seen.len()).all(|at| seen[at].depth == 0 && !quoted_again(at)) {
        fates[start..].fill(Fate::Own);
    }
}

/// Some programs quote without any mark. Our ballot is known by its boxes and our footer by our domain: what lies
/// between them was ours. A forward is left as it is.
fn unmarked(seen: &[Seen], fates: &mut [Fate], our_domain: &str) {
    let boxed = |at: &usize| seen[*at].is_plain() && fates[*at] == Fate::Own && is_box(&seen[*at].text);
    let Some(first) = (0..seen.len()).find(|at| boxed(at) && (at + 1..seen.len().min(at + 4)).any(|next| boxed(&next))) else { return };
    let Some(last) = (first..seen.len()).rfind(|at| fates[*at] == Fate::Own && is_ours(&seen[*at].text, our_domain)) else { return };
    if !seen[..first].iter().any(heading::is_forward) {
        fates[first..=last].iter_mut().filter(|fate| **fate == Fate::Own).for_each(|fate| *fate = Fate::Quoted);
    }
}

/// `[ ] 2  Natural oak`, marked or not.
fn is_box(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']'));
    inside.is_some_and(|(mark, label)| mark.trim().chars().count() <= 3 && label.starts_with(' ') && !label.trim().is_empty())
}

fn is_ours(text: &str, our_domain: &str) -> bool {
    !our_domain.is_empty() && text.to_lowercase().contains(&our_domain.to_lowercase())
}

/// Takes signatures off every block of own lines. A marked ballot is an answer as much as words are: what stands below
/// it can be a signature.
fn sign_off(seen: &[Seen], fates: &mut [Fate], known: Known<'_>) {
    let mut at = 0;
    let mut above = false;
    while at < fates.len() {
        let length = fates[at..].iter().take_while(|fate| **fate == Fate::Own).count();
        let block = &seen[at..at + length];
        for (offset, gone) in signature::find(block, above, known.author).into_iter().enumerate() {
            if gone {
                fates[at + offset] = Fate::Gone;
            }
        }
        above |= block.iter().any(|line| !line.is_blank());
        above |= seen.get(at + length).is_some_and(|line| is_ticked(&line.text));
        at += length.max(1);
    }
}

/// A box with something in it.
fn is_ticked(text: &str) -> bool {
    text.split_once('[').and_then(|(_, rest)| rest.split_once(']')).is_some_and(|(inside, _)| (1..=3).contains(&inside.trim().chars().count()))
}

/// Cutting would leave no word and no mark: then nothing is cut, unless what would come back is our own mail.
fn nothing_left(seen: &[Seen], fates: &[Fate], our_domain: &str) -> bool {
    let with = |wanted: Fate| seen.iter().zip(fates).filter(move |(line, fate)| **fate == wanted && !line.is_blank()).map(|(line, _)| line);
    with(Fate::Own).next().is_none()
        && with(Fate::Quoted).next().is_some()
        && !with(Fate::Quoted).any(|line| is_marked(&line.text) || is_ours(&line.text, our_domain))
}

/// A line that could be a marked line of a ballot: something short between brackets.
fn is_marked(text: &str) -> bool {
    let Some((_, rest)) = text.split_once(['[', '(']) else { return false };
    rest.split_once([']', ')']).is_some_and(|(inside, _)| (1..=3).contains(&inside.trim().chars().count()))
}

fn assemble(seen: &[Seen], fates: &[Fate], text: impl Fn(&Seen) -> &String) -> Words {
    // An empty line between quoted lines is part of the quote.
    let mut next = Fate::Own;
    let mut quote_below = vec![false; seen.len()];
    for (at, line) in seen.iter().enumerate().rev() {
        quote_below[at] = next == Fate::Quoted;
        if !line.is_blank() {
            next = fates[at];
        }
    }
    let mut words = Words::default();
    let mut quote_above = false;
    for ((line, fate), quote_below) in seen.iter().zip(fates).zip(quote_below) {
        if line.hint != Hint::None && line.is_blank() {
            continue;
        }
        let quoted = *fate == Fate::Quoted || (line.is_blank() && quote_above && quote_below);
        if *fate == Fate::Gone {
            words.elided.push_str(&format!("{}\n", text(line)));
        } else if quoted {
            words.lines.push(Line::Quoted(text(line).clone()));
        } else {
            words.lines.push(Line::Own(text(line).clone()));
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
