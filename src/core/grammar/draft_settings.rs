//! The rarer settings of a poll mail: what belongs to one kind of poll alone, and what most polls leave as it is.

use super::draft::{Author, PollDraft, doubtful, not_supported};
use super::draft_invitation::seed;
use super::draft_lines::Part;
use super::draft_shares::shares;
use super::draft_template::is_template_name;
use super::draft_voters::{names, names_people, weights};
use super::tongue::{self, Key, Meaning, Tongues};
use super::when::{When, in_a_week, is_date, read_when};
use crate::core::poll::{Invitation, PollKind, Ranked, Reasons, ResultsShown, Rule, StvQuota, Transfer};
use crate::core::remark::{Expected, Remark};

/// A line that says something about the kind of poll.
pub struct Shape<'a> {
    pub key: Key,
    pub value: &'a str,
    pub line: &'a str,
}

/// Whether a setting is carried out from end to end. A draft that asks for another one is refused: opened without it,
/// the poll would be another one.
fn is_carried_out(key: Key) -> bool {
    matches!(
        key,
        Key::Template
            | Key::KeepAs
            | Key::Pass
            | Key::NoneOfThese
            | Key::Secret
            | Key::Strict
            | Key::Review
            | Key::Opens
            | Key::Adding
            | Key::Voters
            | Key::Joiners
            | Key::Weights
            | Key::Shuffle
            | Key::ReasonLimit
            | Key::Invitation
            | Key::Tie
            | Key::Try
    )
}

/// Whether a line with that key is about the kind of poll.
pub fn shapes(key: Key) -> bool {
    use Key::*;
    matches!(key, Choose | Least | Most | Range | Points | Seats | Target | Elects | Transfer | Length)
}

/// Whether the value is one that the key takes. Keys that are everyday words are settings only then.
pub fn is_plausible(key: Key, value: &str, tongues: &Tongues) -> bool {
    let known = |wanted: fn(Meaning) -> bool| !tongue::whole(value.trim_end_matches('.'), Some(tongues), wanted).is_empty();
    match key {
        Key::Least | Key::Most | Key::Target | Key::Length => number(value).is_some(),
        Key::Range => range(value).is_some(),
        Key::Elects => known(|meaning| matches!(meaning, Meaning::Quota(_))),
        Key::Transfer => known(is_transfer),
        Key::NoneOfThese | Key::Shuffle | Key::Adding | Key::Strict => known(|meaning| matches!(meaning, Meaning::Yes | Meaning::No)),
        Key::Invitation => known(|meaning| matches!(meaning, Meaning::Yes | Meaning::No)) || is_date(value, &tongues.iter().collect::<Vec<_>>()),
        Key::Tie => seed(value, tongues).is_some() || known(|meaning| meaning == Meaning::AskerDecides),
        Key::Try => known(|meaning| matches!(meaning, Meaning::Me | Meaning::Yes)),
        Key::Review => is_date(value, &tongues.iter().collect::<Vec<_>>()),
        Key::Weights => weights(value).is_some(),
        Key::Template | Key::KeepAs => is_template_name(value),
        Key::Pass => shares(value).is_some(),
        Key::Voters => names_people(value) || known(|meaning| meaning == Meaning::All),
        Key::Joiners => known(|meaning| matches!(meaning, Meaning::MayVote(_) | Meaning::Yes | Meaning::No)),
        Key::ReasonLimit => number(value).is_some(),
        _ => true,
    }
}

fn is_transfer(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Kind(PollKind::Stv { .. } | PollKind::Ranked { .. }))
}

impl Author<'_> {
    /// Carries out a setting that is not about the kind. One that is not carried out yet is named.
    pub(super) fn set_more(&self, key: Key, value: &str, line: &str, draft: &mut PollDraft) {
        let yes = || match self.meaning(value, |meaning| matches!(meaning, Meaning::Yes | Meaning::No)) {
            Some(Meaning::Yes) => Some(true),
            Some(_) => Some(false),
            None => None,
        };
        let settings = &mut draft.settings;
        let understood = match key {
            Key::Secret => yes().map(|yes| settings.secret = yes).is_some(),
            Key::Strict => yes().map(|yes| settings.strict = yes).is_some(),
            Key::NoneOfThese => yes().map(|yes| settings.none_of_these = yes).is_some(),
            Key::Shuffle => yes().map(|yes| settings.shuffled = yes).is_some(),
            Key::Adding => yes().map(|yes| settings.may_add = yes).is_some(),
            Key::Template => Some(value).filter(|name| is_template_name(name)).map(|name| draft.template = Some(name.to_string())).is_some(),
            Key::KeepAs => Some(value).filter(|name| is_template_name(name)).map(|name| draft.keep_as = Some(name.to_string())).is_some(),
            Key::Pass => shares(value).map(|shares| draft.shares = shares).is_some(),
            Key::Weights => weights(value).map(|weights| draft.weights = weights).is_some(),
            Key::Voters => {
                let all = !tongue::whole(value, Some(self.tongues), |meaning| meaning == Meaning::All).is_empty();
                draft.voters = if all { Vec::new() } else { names(value) };
                true
            }
            Key::Joiners => self.may_vote(value).map(|may| settings.joiners = may).is_some(),
            Key::ReasonLimit => number(value).filter(|limit| (1..=MOST).contains(limit)).map(|limit| settings.reason_limit = Some(limit)).is_some(),
            // Which times it invites to is known when the kind and the options are.
            Key::Invitation if yes().is_none() => self.instant(value).map(|starts| settings.invitation = Some(Invitation::At { starts })).is_some(),
            Key::Invitation => yes().map(|yes| settings.invitation = yes.then_some(Invitation::Slots)).is_some(),
            Key::Tie if self.meaning(value, |meaning| meaning == Meaning::AskerDecides).is_some() => true,
            Key::Tie => seed(value, self.tongues).map(|seed| settings.tie_seed = Some(seed)).is_some(),
            Key::Review => self.instant(value).map(|instant| settings.review_on = Some(instant)).is_some(),
            Key::Opens => self.instant(value).map(|instant| draft.opens_at = Some(instant)).is_some(),
            Key::Try => {
                draft.rehearsal = self.meaning(value, |meaning| matches!(meaning, Meaning::Me | Meaning::Yes)).is_some();
                draft.rehearsal
            }
            _ => false,
        };
        if !is_carried_out(key) {
            not_supported(draft, line);
        } else if !understood {
            doubtful(draft, line, expected(key));
        }
    }

    /// A poll closes after it opens: a week after, when nothing is said of the close.
    pub(super) fn fit_opening(&self, parts: &[Part], keys: &[Key], draft: &mut PollDraft) {
        let Some(opens_at) = draft.opens_at else { return };
        if !keys.contains(&Key::Closes) {
            draft.closes_at = in_a_week(self.zone, opens_at);
        } else if draft.closes_at <= opens_at {
            let closes = parts.iter().find_map(|part| match part {
                Part::Setting { key: Key::Closes, line, .. } => Some(line.clone()),
                _ => None,
            });
            draft.remarks.push(Remark::CloseUnclear { line: closes.unwrap_or_default() });
            draft.opens_at = None;
            draft.clear = false;
        }
    }

    /// A share of the voters decides only where each option's number is a number of voters, and consent only proposals.
    pub(super) fn fit_rule(&self, parts: &[Part], draft: &mut PollDraft) {
        let fits = match draft.rule {
            Rule::Majority | Rule::TwoThirds => draft.kind.counts_people(),
            Rule::Consent => draft.kind == PollKind::Proposal,
            Rule::MostVotes | Rule::Advice => true,
        };
        let line = line_of(parts, Key::Rule);
        if !fits && !line.is_empty() {
            not_supported(draft, line);
        }
    }

    /// A secret poll shows its numbers after closing and has no reasons, weights or named parts: they would say who chose what.
    /// Its options stay, because nobody can vote in it again. A line that asks for one of these is named, never dropped.
    pub(super) fn fit_secret(&self, parts: &[Part], draft: &mut PollDraft) {
        if !draft.settings.secret {
            return;
        }
        let asks = |key: Key, draft: &PollDraft| match key {
            Key::Results => draft.results != ResultsShown::AfterClosing,
            Key::Reasons => draft.reasons != Reasons::Off,
            Key::Weights => !draft.weights.is_empty(),
            Key::Adding => draft.settings.may_add,
            Key::Type => draft.kind == PollKind::Question,
            _ => false,
        };
        for part in parts {
            if let Part::Setting { key, line, .. } = part
                && asks(*key, draft)
            {
                not_supported(draft, line);
            }
        }
        draft.results = ResultsShown::AfterClosing;
        draft.reasons = Reasons::Off;
    }

    fn may_vote(&self, value: &str) -> Option<bool> {
        match self.meaning(value, |meaning| matches!(meaning, Meaning::MayVote(_) | Meaning::Yes | Meaning::No))? {
            Meaning::MayVote(may) => Some(may),
            meaning => Some(meaning == Meaning::Yes),
        }
    }

    fn instant(&self, value: &str) -> Option<jiff::Timestamp> {
        match read_when(value, self.zone, self.tags, self.now) {
            When::At { instant, .. } => Some(instant),
            _ => None,
        }
    }

    /// Makes the kind from what was said about it; `typed` when a `Type:` line was there.
    pub(super) fn shape(&self, lines: &[Shape<'_>], typed: bool, draft: &mut PollDraft) {
        if !typed && let Some(kind) = implied(lines) {
            draft.kind = kind;
        }
        for shape in lines {
            match self.shaped(draft.kind, shape) {
                Some(kind) => draft.kind = kind,
                None => doubtful(draft, shape.line, expected(shape.key)),
            }
        }
    }

    /// The kind with one more thing said about it; `None` where the kind has no such setting, or the value none.
    fn shaped(&self, kind: PollKind, Shape { key, value, .. }: &Shape<'_>) -> Option<PollKind> {
        let one = number(value).filter(|number| *number <= MOST);
        Some(match (kind, key) {
            (PollKind::Multiple { .. }, Key::Choose) => match range(value) {
                Some((min, max)) => PollKind::Multiple { min: min.max(1), max: Some(max) },
                None => PollKind::Multiple { min: 1, max: Some(one.filter(|one| *one > 0)?) },
            },
            (PollKind::Multiple { max, .. }, Key::Least) => PollKind::Multiple { min: one.filter(|one| max.is_none_or(|max| *one <= max))?, max },
            (PollKind::Multiple { min, .. }, Key::Most) => PollKind::Multiple { min, max: Some(one.filter(|one| *one >= min.max(1))?) },
            (PollKind::Score { .. }, Key::Range) => {
                let (min, max) = range(value)?;
                PollKind::Score { min, max }
            }
            (PollKind::Score { max, .. }, Key::Least) => PollKind::Score { min: one.filter(|one| *one < max)?, max },
            (PollKind::Score { min, .. }, Key::Most | Key::Points) => PollKind::Score { min, max: one.filter(|one| *one > min)? },
            (PollKind::Dots { .. }, Key::Points) => PollKind::Dots { budget: one.filter(|one| *one > 0)? },
            (PollKind::Ranked { by, .. }, Key::Choose | Key::Least) => PollKind::Ranked { by, at_least: one.filter(|one| *one > 0)? },
            (PollKind::Ranked { by: Ranked::InstantRunoff, .. }, Key::Seats) => {
                PollKind::Stv { seats: one.filter(|one| *one > 0)?, transfer: Transfer::Scottish, quota: StvQuota::Droop }
            }
            (PollKind::Ranked { at_least, .. }, Key::Transfer) => match self.meaning(value, is_transfer)? {
                Meaning::Kind(PollKind::Ranked { by, .. }) => PollKind::Ranked { by, at_least },
                _ => return None,
            },
            (PollKind::Stv { transfer, quota, .. }, Key::Seats) => PollKind::Stv { seats: one.filter(|one| *one > 0)?, transfer, quota },
            (PollKind::Stv { seats, quota, .. }, Key::Transfer) => match self.meaning(value, is_transfer)? {
                Meaning::Kind(PollKind::Stv { transfer, .. }) => PollKind::Stv { seats, transfer, quota },
                _ => return None,
            },
            (PollKind::Stv { seats, transfer, .. }, Key::Elects) => match self.meaning(value, |meaning| matches!(meaning, Meaning::Quota(_)))? {
                Meaning::Quota(quota) => PollKind::Stv { seats, transfer, quota },
                _ => return None,
            },
            (PollKind::Count { .. }, Key::Target) => PollKind::Count { target: Some(one.filter(|one| *one > 0)?) },
            (PollKind::Meeting { maybe, .. }, Key::Length) => PollKind::Meeting { minutes: one.filter(|one| (1..=MOST).contains(one))?, maybe },
            _ => return None,
        })
    }
}

/// The line that sets something; empty when there is none.
pub(super) fn line_of(parts: &[Part], wanted: Key) -> &str {
    let line = |part: &'_ Part| matches!(part, Part::Setting { key, .. } if *key == wanted);
    match parts.iter().find(|part| line(part)) {
        Some(Part::Setting { line, .. }) => line,
        _ => "",
    }
}

/// No setting counts higher.
pub(super) const MOST: u32 = 10_000;

/// The kind that a poll without `Type:` is of, when a line makes sense in one kind alone.
fn implied(lines: &[Shape<'_>]) -> Option<PollKind> {
    let has = |key| lines.iter().any(|shape| shape.key == key);
    if has(Key::Seats) {
        Some(PollKind::Stv { seats: 1, transfer: Transfer::Scottish, quota: StvQuota::Droop })
    } else if has(Key::Points) {
        Some(PollKind::Dots { budget: 8 })
    } else if has(Key::Range) {
        Some(PollKind::Score { min: 0, max: 5 })
    } else {
        has(Key::Choose).then_some(PollKind::Multiple { min: 1, max: None })
    }
}

fn expected(key: Key) -> Expected {
    match key {
        Key::Choose => Expected::Choose,
        Key::Range => Expected::Range,
        Key::Elects => Expected::Elects,
        Key::Transfer => Expected::Transfer,
        Key::Review | Key::Opens => Expected::Moment,
        Key::Weights => Expected::Weights,
        Key::Pass => Expected::Share,
        Key::Secret | Key::Strict | Key::Shuffle | Key::NoneOfThese | Key::Adding | Key::Joiners => Expected::YesOrNo,
        Key::Invitation => Expected::Invitation,
        Key::Tie => Expected::Tie,
        _ => Expected::Number,
    }
}

/// "8", "8 points".
fn number(value: &str) -> Option<u32> {
    let value = value.trim();
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    let rest = value[digits.len()..].trim().trim_end_matches('.');
    (rest.chars().all(|c| c.is_alphabetic() || c == ' ') && rest.len() <= 30).then(|| digits.parse().ok()).flatten()
}

/// "0-5", "0 to 5", "0 bis 5", "0..5": two rising numbers with something short between them.
fn range(value: &str) -> Option<(u32, u32)> {
    let numbers: Vec<u32> = value.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).map(str::parse).collect::<Result<_, _>>().ok()?;
    let [min, max] = numbers.as_slice() else { return None };
    let fits = value.len() <= 30 && !value.contains(['.', ',', ':']) || value.contains("..");
    (min < max && *max <= MOST && fits).then_some((*min, *max))
}

#[cfg(test)]
#[path = "draft_settings_tests.rs"]
mod tests;
