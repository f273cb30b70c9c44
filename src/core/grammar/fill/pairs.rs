//! Options with numbers: scores and points. `A 5, B 3`, `1=5 3=3`, `5 for Green`.

use super::items::{Gap, Item, What};
use super::ranking::{option_at, option_of};
use super::{Reading, not_read};
use crate::core::ballot::{Choice, Flaw};
use crate::core::grammar::BallotForm;
use crate::core::poll::PollKind;
use std::collections::BTreeMap;

/// Reads the items as options with their values. Ways that differ make no vote.
pub fn read(form: &BallotForm<'_>, all: &[Item]) -> Reading {
    if let Some(code) = everything(form, all) {
        return code;
    }
    let mut ways: Vec<Vec<(String, u32)>> = [option_first(form, all), value_first(form, all)].into_iter().flatten().collect();
    ways.dedup();
    match ways.as_slice() {
        [pairs] => valued(form, pairs),
        _ => not_read(all),
    }
}

/// "all on Green"
fn everything(form: &BallotForm<'_>, all: &[Item]) -> Option<Reading> {
    let PollKind::Dots { budget } = form.kind else { return None };
    let [first, rest @ ..] = all else { return None };
    let rest = match rest {
        [Item { what: What::Number(number), .. }, rest @ ..] if *number == budget && !rest.is_empty() => rest,
        rest => rest,
    };
    let (code, len) = option_at(form, rest, 0)?;
    (first.what == What::All && len == rest.len()).then(|| Reading::Choice(Choice::Dots([(code, budget)].into())))
}

/// "Green 5, Oak 3", "1 = 5; 2 = 3".
fn option_first(form: &BallotForm<'_>, all: &[Item]) -> Option<Vec<(String, u32)>> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let (code, len) = option_at(form, all, at)?;
        let value = all.get(at + len)?;
        let What::Number(number) = value.what else { return None };
        let bare = len == 1 && matches!(all[at].what, What::Number(_));
        let next = all.get(at + len + 1).map(|item| item.before);
        if !belongs(value.before, next, bare) || (at > 0 && matches!(all[at].before, Gap::Better | Gap::Equal | Gap::Link)) {
            return None;
        }
        pairs.push((code, number));
        at += len + 1;
    }
    Some(pairs)
}

/// Whether a value stands so close to its option that it is its value: two bare numbers need a sign, or pairs that are
/// parted more than they are.
fn belongs(inner: Gap, outer: Option<Gap>, bare: bool) -> bool {
    match inner {
        Gap::Equal | Gap::Link => true,
        Gap::Dash | Gap::Head => !bare || outer != Some(inner),
        Gap::Space => !bare || outer.is_none_or(|gap| gap.lists() || gap == Gap::Line),
        _ => false,
    }
}

/// "5 for Green and 3 for Oak"
fn value_first(form: &BallotForm<'_>, all: &[Item]) -> Option<Vec<(String, u32)>> {
    let mut pairs = Vec::new();
    for (at, pair) in all.chunks(2).enumerate() {
        let [Item { what: What::Number(number), before, .. }, option @ Item { what: What::Option(_), .. }] = pair else { return None };
        let code = option_of(form, option)?;
        // "1 Green" is the option with its code, and no value.
        let own_code = code == number.to_string();
        let close = matches!(option.before, Gap::Space | Gap::Equal | Gap::Link | Gap::Dash);
        if own_code || !close || (at > 0 && !before.lists() && !matches!(before, Gap::Line | Gap::Space)) {
            return None;
        }
        pairs.push((code, *number));
    }
    (!pairs.is_empty()).then_some(pairs)
}

/// The values as a ballot. An option with two values keeps none of them.
pub fn valued(form: &BallotForm<'_>, pairs: &[(String, u32)]) -> Reading {
    let mut values: BTreeMap<String, u32> = BTreeMap::new();
    let mut twice: Option<String> = None;
    for (code, value) in pairs {
        if values.insert(code.clone(), *value).is_some_and(|before| before != *value) {
            twice = Some(code.clone());
        }
    }
    if let Some(code) = &twice {
        values.remove(code);
    }
    let choice = match form.kind {
        PollKind::Dots { .. } => Choice::Dots(values.into_iter().filter(|(_, points)| *points > 0).collect()),
        _ => Choice::Scores(values),
    };
    match twice {
        None => Reading::Choice(choice),
        Some(code) => Reading::Flawed(Some(choice).filter(|choice| !choice.codes().is_empty()), Flaw::Twice { code }),
    }
}
