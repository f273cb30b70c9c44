//! Options with yes, maybe or no: times, and several choices. `1 yes 2 no 3 maybe`, `yes to 1 and 3`, `all but 2`, `1, 3`.

use super::items::{Gap, Item, What};
use super::ranking::{option_at, spans};
use super::{Reading, not_read};
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
    let everything = |fit: Fit| form.options.iter().map(|option| (option.code.clone(), fit)).collect::<Vec<_>>();
    match all {
        [Item { what: What::All, .. }] | [Item { what: What::All, .. }, Item { what: What::Fit(Fit::Yes), .. }] => return Some(everything(Fit::Yes)),
        [Item { what: What::Fit(Fit::Yes), .. }, Item { what: What::All, .. }] => return Some(everything(Fit::Yes)),
        [Item { what: What::None, .. }] => return Some(everything(Fit::No)),
        [Item { what: What::All, .. }, Item { what: What::Except, .. }, except @ ..] => {
            let no = options(form, except)?;
            let fit = |code: &String| if no.contains(code) { Fit::No } else { Fit::Yes };
            return Some(form.options.iter().map(|option| (option.code.clone(), fit(&option.code))).collect());
        }
        _ => {}
    }
    if !all.iter().any(|item| matches!(item.what, What::Fit(_))) {
        return Some(options(form, all)?.into_iter().map(|code| (code, Fit::Yes)).collect());
    }
    let leads = matches!(all.first()?.what, What::Fit(_));
    let mut pairs = Vec::new();
    let mut waiting: Vec<String> = Vec::new();
    let mut fit: Option<Fit> = None;
    let mut at = 0;
    while at < all.len() {
        if let What::Fit(found) = all[at].what {
            // "yes: 1, 3; no: 2" or "1 yes, 2 and 3 no".
            if leads {
                if fit.is_some() && waiting.is_empty() {
                    return None;
                }
                pairs.extend(waiting.drain(..).filter_map(|code| Some((code, fit?))));
                fit = Some(found);
            } else {
                if waiting.is_empty() || !matches!(all[at].before, Gap::Space | Gap::Link | Gap::Equal | Gap::Dash | Gap::Head) {
                    return None;
                }
                pairs.extend(waiting.drain(..).map(|code| (code, found)));
            }
            at += 1;
        } else {
            let (code, len) = option_at(form, all, at)?;
            if (at > 0 && all[at].before == Gap::Equal) || spans(form, all, at) {
                return None;
            }
            waiting.push(code);
            at += len;
        }
    }
    match (leads, waiting.is_empty()) {
        (true, false) => pairs.extend(waiting.into_iter().filter_map(|code| Some((code, fit?)))),
        (true, true) | (false, false) => return None,
        (false, true) => {}
    }
    Some(pairs)
}

/// Options and nothing else, in any order.
fn options(form: &BallotForm<'_>, all: &[Item]) -> Option<Vec<String>> {
    let mut codes = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let (code, len) = option_at(form, all, at)?;
        if spans(form, all, at) || at > 0 && !matches!(all[at].before, Gap::Sep | Gap::Space | Gap::Line | Gap::Dash) {
            return None;
        }
        codes.push(code);
        at += len;
    }
    (!codes.is_empty()).then_some(codes)
}
