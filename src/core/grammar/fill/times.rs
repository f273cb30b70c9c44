//! Options with yes, maybe or no: times, and several choices. `1 yes 2 no 3 maybe`, `yes to 1 and 3`, `all but 2`, `1, 3`.

use super::items::{Gap, Item, What};
use super::ranking::{option_at, spans};
use super::{Reading, clauses, not_read};
use crate::core::ballot::{Choice, Fit, Flaw};
use crate::core::grammar::BallotForm;
use std::collections::BTreeMap;

/// Reads what was said about each time.
pub fn read(form: &BallotForm<'_>, all: &[Item]) -> Reading {
    match fits(form, all) {
        None => not_read(all),
        Some(pairs) => fitted(&pairs),
    }
}

/// Reads several choices: the options alone, or those that got a yes.
pub fn read_several(form: &BallotForm<'_>, all: &[Item]) -> Reading {
    let Some(pairs) = fits(form, all).filter(|pairs| !pairs.iter().any(|(_, fit)| *fit == Fit::Maybe)) else { return not_read(all) };
    match fitted(&pairs) {
        Reading::Choice(Choice::Times(fits)) => {
            let chosen = fits.into_iter().filter(|(_, fit)| *fit == Fit::Yes).map(|(code, _)| code).collect();
            Reading::Choice(Choice::Several(chosen))
        }
        _ => not_read(all),
    }
}

/// The pairs as a ballot; one option with two answers is none.
pub fn fitted(pairs: &[(String, Fit)]) -> Reading {
    let mut fits: BTreeMap<String, Fit> = BTreeMap::new();
    let mut twice: Option<String> = None;
    for (code, fit) in pairs {
        if fits.insert(code.clone(), *fit).is_some_and(|before| before != *fit) {
            twice = Some(code.clone());
        }
    }
    match twice {
        None => Reading::Choice(Choice::Times(fits)),
        Some(code) => {
            fits.remove(&code);
            Reading::Flawed((!fits.is_empty()).then_some(Choice::Times(fits)), Flaw::Twice { code })
        }
    }
}

fn fits(form: &BallotForm<'_>, all: &[Item]) -> Option<Vec<(String, Fit)>> {
    if all.iter().any(|item| matches!(item.before, Gap::Better)) {
        return None;
    }
    if let Some(fits) = of_all(form, all) {
        return Some(fits);
    }
    if !all.iter().any(|item| matches!(item.what, What::Fit(_) | What::Suits)) {
        return Some(options(form, all)?.into_iter().map(|code| (code, Fit::Yes)).collect());
    }
    clauses::read(form, all)
}

/// "all", "all work", "none", "all but 2".
fn of_all(form: &BallotForm<'_>, all: &[Item]) -> Option<Vec<(String, Fit)>> {
    let everything = |fit: Fit| form.options.iter().map(|option| (option.code.clone(), fit)).collect::<Vec<_>>();
    let suits = |item: &Item| matches!(item.what, What::Suits | What::Fit(Fit::Yes));
    let said: Vec<&Item> = all.iter().filter(|item| !suits(item)).collect();
    match said.as_slice() {
        [Item { what: What::All, .. }] => Some(everything(Fit::Yes)),
        [Item { what: What::All, .. }, Item { what: What::Fit(fit), before: Gap::Space | Gap::Link, .. }] => Some(everything(*fit)),
        [Item { what: What::None, .. }] => Some(everything(Fit::No)),
        [Item { what: What::All, .. }, Item { what: What::Except, .. }, ..] => {
            let from = all.iter().position(|item| item.what == What::Except)? + 1;
            let no = options(form, &all[from..])?;
            let fit = |code: &String| if no.contains(code) { Fit::No } else { Fit::Yes };
            Some(form.options.iter().map(|option| (option.code.clone(), fit(&option.code))).collect())
        }
        _ => None,
    }
}

/// Options and nothing else, in any order.
fn options(form: &BallotForm<'_>, all: &[Item]) -> Option<Vec<String>> {
    let mut codes = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let (code, len) = option_at(form, all, at)?;
        if spans(form, all, at) || at > 0 && !all[at].before.lists() && !matches!(all[at].before, Gap::Space | Gap::Line | Gap::Dash) {
            return None;
        }
        codes.push(code);
        at += len;
    }
    (!codes.is_empty()).then_some(codes)
}
