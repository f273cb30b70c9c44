//! Rankings: `3 1 2`, `C > A = B`, `1. Oak 2. Green`, `Oak first, Green second`.

use super::items::{Gap, Item, What};
use super::{Reading, not_read};
use crate::core::ballot::{Choice, Flaw};
use crate::core::grammar::BallotForm;
use std::collections::BTreeMap;

/// Reads the items in every way a ranking can be written. Ways that differ make no vote.
pub fn read(form: &BallotForm<'_>, all: &[Item]) -> Reading {
    let ways = [in_order(form, all), placed(form, all, Pair::PlaceFirst), placed(form, all, Pair::OptionFirst)];
    let mut readings: Vec<Reading> = ways.into_iter().flatten().collect();
    // A way that comes out even beats one that names an option twice.
    if readings.iter().any(|reading| matches!(reading, Reading::Choice(_))) {
        readings.retain(|reading| matches!(reading, Reading::Choice(_)));
    }
    readings.dedup();
    match readings.len() {
        1 => readings.swap_remove(0),
        _ => not_read(all),
    }
}

/// The option an item names.
pub fn option_of(form: &BallotForm<'_>, item: &Item) -> Option<String> {
    match &item.what {
        What::Option(code) => Some(code.clone()),
        What::Number(number) => {
            let code = number.to_string();
            form.options.iter().any(|option| option.code == code).then_some(code)
        }
        _ => None,
    }
}

/// An option at `at`: by name, by code, or by both ("2 Natural oak", "Natural oak (2)"). Says how many items it takes.
pub fn option_at(form: &BallotForm<'_>, all: &[Item], at: usize) -> Option<(String, usize)> {
    let code = option_of(form, all.get(at)?)?;
    let both = |next: &&Item| {
        let close = matches!(next.before, Gap::Space | Gap::Head | Gap::Link | Gap::Dash);
        let kinds = matches!((&all[at].what, &next.what), (What::Number(_), What::Option(_)));
        close && kinds && option_of(form, next).as_ref() == Some(&code)
    };
    let len = if all.get(at + 1).filter(both).is_some() { 2 } else { 1 };
    Some((code, len))
}

/// "1-4": from one option to another, or these two. Where nothing lies between them both are the same, and "1-2-3" is a list.
pub fn spans(form: &BallotForm<'_>, all: &[Item], at: usize) -> bool {
    let dashed = |index: usize| all.get(index).is_some_and(|item| item.before == Gap::Dash);
    let place = |item: &Item| {
        let code = option_of(form, item).filter(|code| code.eq_ignore_ascii_case(&item.typed))?;
        form.options.iter().position(|option| option.code == code)
    };
    let alone = at > 0 && dashed(at) && !dashed(at - 1) && !dashed(at + 1);
    let ends = || Some((place(&all[at - 1])?, place(&all[at])?));
    alone && ends().is_some_and(|(from, to)| from.abs_diff(to) > 1)
}

/// Options one after the other, best first.
fn in_order(form: &BallotForm<'_>, all: &[Item]) -> Option<Reading> {
    let mut tiers: Vec<Vec<String>> = Vec::new();
    let mut gaps: Vec<Gap> = Vec::new();
    let mut at = 0;
    while at < all.len() {
        if spans(form, all, at) {
            return None;
        }
        let (code, len) = option_at(form, all, at)?;
        // The sign behind the last option, alone.
        let closing = at > 0 && at + 1 == all.len() && all[at].before == Gap::Better && all[at - 1].what == all[at].what;
        match (all[at].before, tiers.last_mut()) {
            _ if closing => gaps.push(Gap::Better),
            (Gap::Equal, Some(tier)) => tier.push(code),
            (gap, _) => {
                if at > 0 {
                    gaps.push(listed(gap));
                }
                tiers.push(vec![code]);
            }
        }
        at += len;
    }
    // "A > B, C" could mean that B and C are equal.
    let even = gaps.iter().all(|gap| *gap == gaps[0]) && !gaps.iter().any(|gap| matches!(gap, Gap::Link | Gap::Head));
    if !even {
        return None;
    }
    Some(checked(tiers))
}

/// "A, B and C" is one list.
fn listed(gap: Gap) -> Gap {
    if gap == Gap::And { Gap::Sep } else { gap }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pair {
    PlaceFirst,
    OptionFirst,
}

/// Every option with its place: "1. Oak 2. Green", "Oak: 1, Green: 2".
fn placed(form: &BallotForm<'_>, all: &[Item], pair: Pair) -> Option<Reading> {
    let mut places: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut outer: Option<Gap> = None;
    let mut at = 0;
    while at < all.len() {
        if at > 0 {
            let gap = listed(all[at].before);
            if matches!(gap, Gap::Better | Gap::Equal) || outer.is_some_and(|known| known != gap) {
                return None;
            }
            outer = Some(gap);
        }
        let (place, code, len) = match pair {
            Pair::PlaceFirst => {
                let (code, len) = placed_option(form, all, at + 1)?;
                (place_of(&all[at])?, code, len + 1)
            }
            Pair::OptionFirst => {
                let (code, len) = placed_option(form, all, at)?;
                (place_of(all.get(at + len)?)?, code, len + 1)
            }
        };
        let inner = listed(all[at + len - 1].before);
        let bare = all[at..at + len].iter().all(|item| matches!(item.what, What::Number(_)));
        // Two numbers side by side are a pair only where something links them that does not also part the pairs.
        if bare
            && matches!(inner, Gap::Space | Gap::Sep)
            && all.len() > 2
            && all.get(at + len).is_none_or(|next| listed(next.before) == inner)
            && outer.is_none_or(|gap| gap == inner)
        {
            return None;
        }
        if bare && all.len() == 2 && inner != Gap::Link && inner != Gap::Head && inner != Gap::Equal {
            return None;
        }
        if inner.lists() || matches!(inner, Gap::Better | Gap::Line) {
            return None;
        }
        places.entry(place).or_default().push(code);
        at += len;
    }
    let most = u32::try_from(form.options.len()).ok()?;
    let fits = places.keys().next() == Some(&1) && places.keys().all(|place| *place <= most);
    fits.then(|| checked(places.into_values().collect()))
}

/// An option beside a place: by name, by letter or by number, and never by both.
fn placed_option(form: &BallotForm<'_>, all: &[Item], at: usize) -> Option<(String, usize)> {
    Some((option_of(form, all.get(at)?)?, 1))
}

fn place_of(item: &Item) -> Option<u32> {
    match item.what {
        What::Number(place) | What::Place(place) => Some(place),
        _ => None,
    }
}

fn checked(tiers: Vec<Vec<String>>) -> Reading {
    let mut seen: Vec<&String> = Vec::new();
    for code in tiers.iter().flatten() {
        if seen.contains(&code) {
            let flaw = Flaw::Twice { code: code.clone() };
            return Reading::Flawed(None, flaw);
        }
        seen.push(code);
    }
    Reading::Choice(Choice::ranking(tiers))
}
