//! Which answer belongs to which option: "Tuesday works, Thursday and Saturday no".
//!
//! What was said is parted at commas and ends of lines. Inside a part an answer belongs to the options that stand with it.
//! An option that stands alone is a yes where no other answer of its sentence could reach it.

use super::items::{Gap, Item, What};
use super::ranking::{option_at, spans};
use crate::core::ballot::Fit;
use crate::core::grammar::BallotForm;

/// An option with the answer it got.
type Told = (String, Fit);

/// An option or an answer, and what stands before it.
struct Word {
    before: Gap,
    what: Said,
    /// An option by its code.
    coded: bool,
}

#[derive(Clone, PartialEq)]
enum Said {
    Option(String),
    Fit(Fit),
}

/// What stands between two commas.
struct Clause {
    before: Gap,
    says: Says,
}

#[derive(Clone, PartialEq)]
enum Says {
    /// Options alone.
    Bare(Vec<String>),
    /// An answer alone.
    Lone(Fit),
    /// Options with their answers; `leads` when the answer stands first, `opens` when a colon stands behind it.
    Told { pairs: Vec<Told>, leads: bool, opens: bool },
}

/// Every option with its answer; `None` where it is not clear which belongs to which.
pub fn read(form: &BallotForm<'_>, all: &[Item]) -> Option<Vec<Told>> {
    let words = words(form, all)?;
    let clauses = clauses(&words)?;
    alternating(&clauses).or_else(|| headed(&clauses)).or_else(|| in_sentences(&clauses))
}

fn words(form: &BallotForm<'_>, all: &[Item]) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let before = all[at].before;
        let together = all[at + 1..].iter().take_while(|next| answers(next) && next.before == Gap::Space).count();
        let (what, len, coded) = if answers(&all[at]) {
            let len = 1 + together;
            (Said::Fit(answer(&all[at..at + len])?), len, false)
        } else {
            let (code, len) = option_at(form, all, at)?;
            if before == Gap::Equal || spans(form, all, at) {
                return None;
            }
            let coded = code.eq_ignore_ascii_case(&all[at].typed);
            (Said::Option(code), len, coded)
        };
        words.push(Word { before, what, coded });
        at += len;
    }
    Some(words)
}

fn answers(item: &Item) -> bool {
    matches!(item.what, What::Fit(_) | What::Suits)
}

/// "passt nicht", "vielleicht", "yes works": what answers side by side come to.
pub fn answer(said: &[Item]) -> Option<Fit> {
    if said.is_empty() || !said.iter().all(answers) {
        return None;
    }
    // "not bad" is not bad; but "nein, geht nicht" says it once.
    if said.windows(2).any(|two| two.iter().all(|item| item.what == What::Fit(Fit::No))) {
        return None;
    }
    let has = |what: What| said.iter().any(|item| item.what == what);
    match (has(What::Fit(Fit::Yes)), has(What::Fit(Fit::Maybe)), has(What::Fit(Fit::No))) {
        (true, true, _) | (true, _, true) | (_, true, true) => None,
        (_, _, true) => Some(Fit::No),
        (_, true, _) => Some(Fit::Maybe),
        _ => Some(Fit::Yes),
    }
}

fn clauses(words: &[Word]) -> Option<Vec<Clause>> {
    let mut clauses = Vec::new();
    let mut from = 0;
    for at in 1..=words.len() {
        if at == words.len() || parts(words, from, at)? {
            clauses.push(Clause { before: words[from].before, says: says(&words[from..at])? });
            from = at;
        }
    }
    Some(clauses)
}

/// Whether a new clause begins at word `at`, in a clause that began at `from`.
fn parts(words: &[Word], from: usize, at: usize) -> Option<bool> {
    let (last, this) = (&words[at - 1], &words[at]);
    let options = |word: &Word| matches!(word.what, Said::Option(_));
    Some(match (options(last), options(this), this.before) {
        (_, _, Gap::Sep | Gap::Line) => true,
        // "1. yes 2. no", and "Tuesday. No Thursday."
        (true, false, Gap::Head) => !last.coded,
        (_, _, Gap::Head) => true,
        // "Tuesday and maybe Saturday", "yes to 1 and no to 2"; but "Thursday also works".
        (true, false, Gap::And) => !options(&words[from]) || words.get(at + 1).is_some_and(|next| options(next) && next.before == Gap::Space),
        (false, _, Gap::And | Gap::Dash | Gap::Slash) => true,
        (true, true, Gap::And | Gap::Slash) => false,
        (true, true, Gap::Space | Gap::Dash) => true,
        (true, true, _) | (_, _, Gap::Better) => return None,
        _ => false,
    })
}

fn says(words: &[Word]) -> Option<Says> {
    let fits: Vec<Fit> = words.iter().filter_map(|word| if let Said::Fit(fit) = word.what { Some(fit) } else { None }).collect();
    let codes = || words.iter().filter_map(|word| if let Said::Option(code) = &word.what { Some(code.clone()) } else { None });
    let [first, .., last] = words else {
        return Some(match &words.first()?.what {
            Said::Option(code) => Says::Bare(vec![code.clone()]),
            Said::Fit(fit) => Says::Lone(*fit),
        });
    };
    if fits.is_empty() {
        return Some(Says::Bare(codes().collect()));
    }
    let leads = matches!(first.what, Said::Fit(_));
    // "ok, so Tuesday works", "A yes B": one answer on both sides, or an option that got none.
    if leads == matches!(last.what, Said::Fit(_)) {
        let same = fits.iter().all(|fit| *fit == fits[0]) && (leads || fits[0] == Fit::Yes);
        return same.then(|| Says::Told { pairs: codes().map(|code| (code, fits[0])).collect(), leads: false, opens: false });
    }
    let mut pairs = Vec::new();
    let mut waiting = Vec::new();
    let mut fit = None;
    for word in words {
        match &word.what {
            Said::Option(code) if leads => pairs.push((code.clone(), fit?)),
            Said::Option(code) => waiting.push(code.clone()),
            Said::Fit(found) => {
                fit = Some(*found);
                pairs.extend(waiting.drain(..).map(|code| (code, *found)));
            }
        }
    }
    Some(Says::Told { pairs, leads, opens: leads && words[1].before == Gap::Link })
}

/// "Tuesday, yes; Thursday, no"
fn alternating(clauses: &[Clause]) -> Option<Vec<Told>> {
    let pairs: Option<Vec<(&Vec<String>, Fit)>> = clauses
        .chunks(2)
        .map(|pair| match pair {
            [Clause { says: Says::Bare(codes), .. }, Clause { says: Says::Lone(fit), .. }] => Some((codes, *fit)),
            _ => None,
        })
        .collect();
    let pairs = pairs.filter(|pairs| pairs.len() > 1 || pairs.iter().all(|(_, fit)| *fit == Fit::Yes))?;
    Some(pairs.into_iter().flat_map(|(codes, fit)| codes.iter().map(move |code| (code.clone(), fit))).collect())
}

/// "Yes:" and a list below it, "No:" and another.
fn headed(clauses: &[Clause]) -> Option<Vec<Told>> {
    let mut told = Vec::new();
    let mut heading: Option<Fit> = None;
    let mut headings = 0;
    for (at, clause) in clauses.iter().enumerate() {
        match &clause.says {
            Says::Lone(fit) if clauses.get(at + 1).is_some_and(|below| below.before == Gap::Line && matches!(below.says, Says::Bare(_))) => {
                heading = Some(*fit);
                headings += 1;
            }
            Says::Bare(codes) => {
                let fit = heading?;
                told.extend(codes.iter().map(|code| (code.clone(), fit)));
            }
            _ => return None,
        }
    }
    (headings > 1 || heading == Some(Fit::Yes)).then_some(told)
}

fn in_sentences(clauses: &[Clause]) -> Option<Vec<Told>> {
    let all_yes = clauses.iter().all(|clause| match &clause.says {
        Says::Bare(_) => true,
        Says::Lone(fit) => *fit == Fit::Yes,
        Says::Told { pairs, .. } => pairs.iter().all(|(_, fit)| *fit == Fit::Yes),
    });
    let mut told: Vec<Told> = Vec::new();
    // What a colon has opened: "no: Tuesday, Thursday".
    let mut opened: Option<Fit> = None;
    for (at, clause) in clauses.iter().enumerate() {
        let joined = !matches!(clause.before, Gap::Line | Gap::Head);
        match &clause.says {
            Says::Told { pairs, opens, .. } => {
                told.extend(pairs.iter().cloned());
                opened = pairs.last().map(|(_, fit)| *fit).filter(|_| *opens);
            }
            Says::Bare(codes) => {
                let fit = match opened.filter(|_| joined) {
                    Some(fit) => fit,
                    None if all_yes || stands_apart(clauses, at) => Fit::Yes,
                    None => return None,
                };
                told.extend(codes.iter().map(|code| (code.clone(), fit)));
            }
            // "Yes, Tuesday works": the same once more.
            Says::Lone(fit) => {
                let before = at.checked_sub(1).map(|before| &clauses[before].says);
                let again = [before, clauses.get(at + 1).map(|next| &next.says)].into_iter().flatten();
                let repeats = again.into_iter().any(|says| matches!(says, Says::Told { pairs, .. } if pairs.iter().all(|(_, other)| other == fit)));
                if !(repeats || (at == 0 && *fit == Fit::Yes && clauses.len() > 1)) {
                    return None;
                }
            }
        }
    }
    (!told.is_empty()).then_some(told)
}

/// Whether no answer of the sentence could be meant for the bare options there as well, and something follows them.
fn stands_apart(clauses: &[Clause], at: usize) -> bool {
    let joins = |clause: &&Clause| !matches!(clause.before, Gap::Line | Gap::Head);
    let before = (1..=at).rev().take_while(|index| joins(&&clauses[*index])).map(|index| &clauses[index - 1].says);
    let after = clauses[at + 1..].iter().take_while(joins).map(|clause| &clause.says);
    let spoken = |says: &&Says| !matches!(says, Says::Bare(_));
    let (mut before, mut after) = (before.filter(spoken), after.filter(spoken));
    let yes = |says: &Says| matches!(says, Says::Told { pairs, .. } if pairs.iter().all(|(_, fit)| *fit == Fit::Yes));
    let leads = |says: &Says| matches!(says, Says::Told { leads: true, .. });
    at + 1 < clauses.len() && before.next().is_none_or(yes) && after.next().is_none_or(|says| yes(says) || leads(says))
}
