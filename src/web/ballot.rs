//! A ballot filled in on a page becomes a choice. Whether it fits its poll is asked by the rules, as of a mail.

use super::answer::Trouble;
use super::fields::Fields;
use crate::app::Cause;
use crate::core::ballot::{Choice, Fit};
use crate::core::poll::{Poll, PollKind};
use crate::core::refusal::Refusal;
use std::collections::BTreeMap;

/// What was posted, and what makes a second press count once. Of a secret ballot no hash is kept either.
pub(super) fn posted(poll: &Poll, fields: &Fields, place: &str) -> Result<(Cause, Choice), Trouble> {
    let cause = if poll.settings.secret { fields.secret_cause(place) } else { fields.cause(place) }?;
    Ok((cause, choice(poll, fields)))
}

/// What is wrong with a secret ballot. The rules would record it, so it is told here and goes no further.
pub(super) fn unfit_in_secret(poll: &Poll, choice: &Choice) -> Option<Refusal> {
    let flaw = choice.flaw(poll.kind, &poll.options, poll.settings.none_of_these)?;
    poll.settings.secret.then_some(Refusal::BadBallot { flaw })
}

/// What the form says: `choice` names options, `value.CODE` gives a score, a place or a fit, `none` is none of these.
fn choice(poll: &Poll, fields: &Fields) -> Choice {
    if fields.get("none") == "none" || (poll.kind.takes_one() && fields.get("choice") == "none") {
        return Choice::NoneOfThese;
    }
    let Some(numbers) = numbers(poll, fields) else { return unreadable() };
    match poll.kind {
        PollKind::Single | PollKind::Proposal | PollKind::Check | PollKind::Count { .. } => Choice::One(fields.get("choice").to_string()),
        PollKind::Multiple { .. } => Choice::Several(fields.all("choice").map(str::to_string).collect()),
        PollKind::Score { .. } => Choice::Scores(numbers.into_iter().collect()),
        PollKind::Dots { .. } => Choice::Dots(numbers.into_iter().filter(|(_, points)| *points > 0).collect()),
        PollKind::Ranked { .. } | PollKind::Stv { .. } => {
            let mut tiers: BTreeMap<u32, Vec<String>> = BTreeMap::new();
            numbers.into_iter().for_each(|(code, place)| tiers.entry(place).or_default().push(code));
            Choice::ranking(tiers.into_values())
        }
        PollKind::Meeting { .. } => Choice::Times(given(poll, fields).filter_map(|(code, value)| Some((code, fit(value)?))).collect()),
        PollKind::Question => Choice::Words,
    }
}

/// The numbers that options were given, in kinds that ask for numbers; `None` when something else stands there.
fn numbers(poll: &Poll, fields: &Fields) -> Option<Vec<(String, u32)>> {
    let asked = matches!(poll.kind, PollKind::Score { .. } | PollKind::Dots { .. } | PollKind::Ranked { .. } | PollKind::Stv { .. });
    given(poll, fields).filter(|_| asked).map(|(code, value)| Some((code, value.parse().ok()?))).collect()
}

/// A choice that no poll allows: the rules refuse it and say so.
fn unreadable() -> Choice {
    Choice::One(String::new())
}

/// The options that a value was given for.
fn given<'a>(poll: &'a Poll, fields: &'a Fields) -> impl Iterator<Item = (String, &'a str)> {
    let value = |code: &str| fields.get(&format!("value.{code}")).trim();
    poll.options.iter().map(move |option| (option.code.clone(), value(&option.code))).filter(|(_, value)| !value.is_empty())
}

fn fit(value: &str) -> Option<Fit> {
    match value {
        "yes" => Some(Fit::Yes),
        "maybe" => Some(Fit::Maybe),
        "no" => Some(Fit::No),
        _ => None,
    }
}
