//! What becomes of each line: the person's, quoted, or gone.

use super::attribution;
use super::heading;
use super::letter;
use super::lines::{Hint, Seen};
use super::ours::is_ours;
use super::{Fate, Known};
use std::ops::Range;

/// Lines that are typed between an attribution and the marks below it.
const MOST_TYPED: usize = 4;
/// Fields between a rule and an attribution.
const MOST_FIELDS: usize = 6;

/// One fate for each line. `forwards` says that the subject calls the mail a forward.
pub(super) fn judge(seen: &[Seen<'_>], forwards: bool, known: &Known<'_>) -> Vec<Fate> {
    let mut fates: Vec<Fate> = Vec::with_capacity(seen.len());
    while let Some(line) = seen.get(fates.len()) {
        let at = fates.len();
        if let Some(end) = fence(seen, at) {
            fates.resize(end, Fate::Chosen);
            continue;
        }
        if let Some(end) = armor(seen, at) {
            fates.resize(end, Fate::Gone);
            continue;
        }
        // A quoted mark of a forward counts where the subject says so too: else somebody answers a forward.
        // Above our letter a forward ends where our letter begins.
        if line.is_plain() && heading::is_forward(line) && known.letter.is_some_and(|letter| (at..seen.len()).contains(&letter)) && !heads_us(seen, at, known) {
            fates.push(Fate::Own);
            continue;
        }
        if line.hint == Hint::Forward || ((line.depth == 0 || (forwards && line.depth == 1)) && heading::is_forward(line)) {
            fates.resize(seen.len(), Fate::Own);
            break;
        }
        if line.hint == Hint::ZoneStart && zone(seen, at, &mut fates, known) {
            continue;
        }
        let heading = heading::begins(seen, at);
        if forwards && (line.hint == Hint::Rest || heading.is_some()) {
            fates.resize(seen.len(), Fate::Own);
            break;
        }
        let between_marks = line.depth >= 3 && (at == 0 || seen[at - 1].depth == 0) && attribution::between_marks(line);
        let cut = heading.or(between_marks.then_some(1)).or_else(|| line.is_plain().then(|| attribution::begins(seen, at, known.names)).flatten());
        if let Some(length) = cut.filter(|_| line.hint == Hint::None)
            && known.letter.is_some_and(|letter| letter >= at + length)
            && is_pasted(seen, at..at + length, known)
        {
            fates.push(Fate::Own);
            continue;
        }
        match (line.hint, cut) {
            (Hint::Rest, _) => rest(seen, &mut fates, known),
            (Hint::Attribution | Hint::Signature, _) => fates.push(Fate::Gone),
            (_, Some(length)) => {
                rule_above(seen, &mut fates);
                fates.resize(at + length, Fate::Gone);
                let typed = heading.is_none() && typed_above_marks(seen, fates.len(), known);
                if !typed && !quote_follows(seen, fates.len()) {
                    rest(seen, &mut fates, known);
                }
            }
            _ if line.depth > 0 => {
                if heading::is_field(line) {
                    rule_above(seen, &mut fates);
                }
                fates.push(Fate::Quoted);
            }
            _ => fates.push(Fate::Own),
        }
    }
    fates
}

/// Whether the heading below a forward's mark names us.
fn heads_us(seen: &[Seen<'_>], mark: usize, known: &Known<'_>) -> bool {
    let Some(at) = (mark + 1..seen.len()).find(|at| !seen[*at].is_blank()) else { return false };
    heading::begins(seen, at).is_some_and(|length| letter::names_us(&seen[at..at + length], known.our_domain))
}

/// A heading that does not name us, with words of a person below it: where our letter stands as the quote further down, it
/// heads what they pasted. Two headings in a row are one.
fn is_pasted(seen: &[Seen<'_>], heading: Range<usize>, known: &Known<'_>) -> bool {
    let below = (heading.end..seen.len()).find(|at| !seen[*at].is_blank() || seen[*at].hint != Hint::None);
    let headed = |at: usize| heading::begins(seen, at).is_some() || attribution::begins(seen, at, known.names).is_some();
    !letter::names_us(&seen[heading], known.our_domain) && below.is_none_or(|at| seen[at].is_plain() && !headed(at))
}

/// Where a fenced piece of code that begins here ends: nothing in it is a quote or a signature.
fn fence(seen: &[Seen<'_>], at: usize) -> Option<usize> {
    let is_fence = |line: &Seen<'_>| line.is_plain() && line.text.starts_with("```");
    if !is_fence(&seen[at]) {
        return None;
    }
    seen[at + 1..].iter().take(200).position(is_fence).map(|found| at + 1 + found + 1)
}

/// Where a piece of PGP armor that begins here ends (RFC 9580 section 7): the head of a signed text, or its signature.
fn armor(seen: &[Seen<'_>], at: usize) -> Option<usize> {
    let text = seen[at].text.trim_end();
    if !text.starts_with("-----BEGIN PGP ") {
        return None;
    }
    let below = &seen[at + 1..];
    match text {
        "-----BEGIN PGP SIGNED MESSAGE-----" => below.iter().take(8).position(Seen::is_blank).map(|blank| at + 1 + blank + 1),
        "-----BEGIN PGP SIGNATURE-----" => below.iter().take(200).position(|line| line.text.starts_with("-----END PGP ")).map(|end| at + 1 + end + 1),
        _ => None,
    }
}

/// Whether the page or quote marks say where the quote ends, so that words below it can be the person's.
/// A few words that somebody typed between an attribution and the marks below it: "[...]", a greeting, an answer.
fn typed_above_marks(seen: &[Seen<'_>], from: usize, known: &Known<'_>) -> bool {
    let marks = (from..seen.len()).take(MOST_TYPED * 2).find(|at| seen[*at].depth > 0);
    let Some(marks) = marks.filter(|marks| seen[*marks].depth == 1) else { return false };
    let between = &seen[from..marks];
    let filled = between.iter().filter(|line| !line.is_blank()).count();
    let headed = (from..marks).any(|at| heading::begins(seen, at).is_some() || attribution::begins(seen, at, known.names).is_some());
    // "Ben Okafor:" alone is the rest of the attribution.
    let ends = between.iter().rfind(|line| !line.is_blank()).is_none_or(|line| line.text.trim_end().ends_with([':', '：']));
    !ends && filled <= MOST_TYPED && between.iter().all(Seen::is_plain) && !headed
}

fn quote_follows(seen: &[Seen<'_>], at: usize) -> bool {
    seen[at..].iter().find(|line| !line.is_blank() || line.hint != Hint::None).is_some_and(|line| line.depth > 0 || line.hint == Hint::ZoneStart)
}

/// A line of dashes above a heading belongs to it, and fields between the two.
fn rule_above(seen: &[Seen<'_>], fates: &mut [Fate]) {
    let at = fates.len();
    let fields = seen[..at].iter().rev().take(MOST_FIELDS).take_while(|line| line.is_plain() && heading::is_field(line)).count();
    if fields > 0 && at > fields && heading::is_rule(&seen[at - fields - 1]) {
        fates[at - fields - 1..].fill(Fate::Gone);
    }
    let above = fates.iter().enumerate().rev().take(3).find(|(at, _)| !seen[*at].is_blank()).map(|(at, _)| at);
    if let Some(at) = above.filter(|above| heading::is_rule(&seen[*above]) || (above + 1 == at && heading::is_titled_rule(&seen[*above]))) {
        fates[at] = Fate::Gone;
    }
}

/// A container of attribution and quotes. What stands before the first quote in it is attribution, what stands after
/// is an answer; without any quote inside, all of it is quoted. `false` when it holds a forward and means nothing.
fn zone(seen: &[Seen<'_>], at: usize, fates: &mut Vec<Fate>, known: &Known<'_>) -> bool {
    let mut open = 0_usize;
    let end = seen[at..].iter().position(|line| {
        match line.hint {
            Hint::ZoneStart => open += 1,
            Hint::ZoneEnd => open = open.saturating_sub(1),
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
                let length = attribution::begins(seen, here, known.names).or_else(|| heading::begins(seen, here)).unwrap_or(0);
                fates.resize((here + length).min(at + inside.len()), Fate::Gone);
                fates.resize((here + length.max(1)).min(at + inside.len()), Fate::Quoted);
                here = fates.len().max(here + 1);
            }
        }
    }
    true
}

/// What was typed between the lines of our letter is an answer to the line above it: by what the page says of it, or
/// behind the name of who answers, as programs put it there ("[Ana Silva] Yes."), or people ("AS: Yes."). The heading of the letter goes.
fn between(seen: &[Seen<'_>], from: usize, fates: &mut [Fate], known: &Known<'_>) {
    let ours = |line: &Seen<'_>| is_ours(line.text, known.our_domain);
    let Some(footer) = (from..seen.len()).rfind(|at| ours(&seen[*at]) && seen[*at].depth == 0) else { return };
    let initials: String = known.author.split_whitespace().filter_map(|name| name.chars().next()).collect();
    let signed = |text: &str| {
        let text = text.trim_start();
        let named = text.strip_prefix('[').and_then(|rest| rest.strip_prefix(known.author)).and_then(|rest| rest.strip_prefix(']'));
        let named = named.or_else(|| text.strip_prefix(initials.as_str()).and_then(|rest| rest.strip_prefix(": ")).filter(|_| initials.len() > 1));
        !known.author.is_empty() && named.is_some_and(|words| !words.trim().is_empty())
    };
    let typed = |at: &usize| !seen[*at].is_blank() && !ours(&seen[*at]) && (seen[*at].hint == Hint::Typed || (seen[*at].is_plain() && signed(seen[*at].text)));
    let answers: Vec<usize> = (from..footer).filter(typed).collect();
    let filled = seen[from..].iter().filter(|line| !line.is_blank()).count();
    if answers.is_empty() || answers.len() * 2 >= filled {
        return;
    }
    if let Some((at, length)) = (from..(from + MOST_FIELDS).min(answers[0])).find_map(|at| heading::begins(seen, at).map(|length| (at, length))) {
        fates[from..(at + length).min(answers[0])].fill(Fate::Gone);
    }
    answers.into_iter().for_each(|at| fates[at] = Fate::Own);
}

/// Everything below is quoted, without a mark of where it ends. Our own footer is such a mark: it ends what we wrote, so
/// words below it are an answer below the quote.
fn rest(seen: &[Seen<'_>], fates: &mut Vec<Fate>, known: &Known<'_>) {
    let from = fates.len();
    fates.resize(seen.len(), Fate::Quoted);
    between(seen, from, fates, known);
    let quoted_again = |at: usize| attribution::begins(seen, at, known.names).is_some() || heading::begins(seen, at).is_some();
    let Some(start) = letter::end(seen, from, known.our_domain) else { return };
    if (start..seen.len()).all(|at| seen[at].depth == 0 && !quoted_again(at)) {
        fates[start..].fill(Fate::Own);
        if known.talk && seen[start..].iter().any(|line| !line.is_blank()) {
            fates[from..start].iter_mut().filter(|fate| **fate == Fate::Quoted).for_each(|fate| *fate = Fate::Ours);
        }
    }
}
