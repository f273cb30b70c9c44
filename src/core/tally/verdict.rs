//! What the numbers say under the poll's rule. A plurality is not a decision unless the rule says so.

use super::amount::Amount;
use super::result::Count;
use super::stored::whole;
use super::{Line, Tally};
use crate::core::poll::{Poll, PollKind, Position, Rule};
use serde::{Deserialize, Serialize};

/// The first line of a result.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nobody voted.
    NoVotes,
    /// Fewer voted than the quorum needs. The codes in front are named all the same.
    QuorumMissed { leading: Vec<String> },
    /// Two or more options are level in front.
    Tie { codes: Vec<String> },
    /// The option in front, which decides nothing by itself (advice, or a majority rule it missed).
    Leading { code: String, rule_missed: bool },
    /// The group has decided for this option.
    Decided { code: String },
    /// A proposal that nobody blocked and more agreed than disagreed with, under consent.
    Adopted,
    /// The numbers would decide, and these options do not have the share that their author asked for.
    ShareMissed { codes: Vec<String> },
    /// A proposal that was blocked, or found no agreement.
    NotAdopted { blocks: u32 },
    /// More said "none of these" than chose any option.
    NonePreferred,
    /// Who has a seat; `level` could have the seats that are left, and no rule says who.
    Elected { codes: Vec<String>, level: Vec<String> },
    /// How many take part, of those wished for. Nothing is decided by that.
    TakePart { accept: u32, target: Option<u32> },
    /// A sense check or a question round: it was heard, nothing is won.
    Heard,
    /// Too many ties to follow them all: no exact result was found.
    Uncounted,
}

pub(super) fn verdict(poll: &Poll, tally: &Tally, count: Option<&Count>) -> Verdict {
    if tally.voted == 0 {
        return Verdict::NoVotes;
    }
    let Some(count) = count else { return Verdict::Uncounted };
    let codes: Vec<String> = count.winners.iter().filter_map(|place| tally.lines.get(*place)).map(|line| line.code.clone()).collect();
    if tally.needed.is_some_and(|needed| tally.voted < needed) {
        return Verdict::QuorumMissed { leading: codes };
    }
    let verdict = by_kind(poll, tally, count, codes);
    let missed = missed(poll, tally, &verdict);
    if missed.is_empty() { verdict } else { Verdict::ShareMissed { codes: missed } }
}

fn by_kind(poll: &Poll, tally: &Tally, count: &Count, codes: Vec<String>) -> Verdict {
    match poll.kind {
        PollKind::Question | PollKind::Check => Verdict::Heard,
        PollKind::Count { target } => Verdict::TakePart { accept: votes_for(poll, &tally.lines, Position::Accept), target },
        PollKind::Proposal if poll.rule == Rule::Consent => consent(poll, &tally.lines),
        PollKind::Stv { .. } => {
            let (seated, level) = codes.split_at(count.certain.min(codes.len()));
            Verdict::Elected { codes: seated.to_vec(), level: level.to_vec() }
        }
        _ => in_front(poll, tally, codes),
    }
}

/// The options whose share keeps the numbers from deciding: that of the option decided for, or any of a proposal's.
fn missed(poll: &Poll, tally: &Tally, verdict: &Verdict) -> Vec<String> {
    let concerned = |code: &String| match verdict {
        Verdict::Decided { code: decided } => code == decided,
        Verdict::Adopted => true,
        _ => false,
    };
    poll.settings.shares.keys().filter(|code| concerned(code) && !share_holds(poll, tally, code)).cloned().collect()
}

/// Whether an option has the share that its author asked for; true where none was asked for.
pub fn share_holds(poll: &Poll, tally: &Tally, code: &str) -> bool {
    let votes = tally.lines.iter().find(|line| line.code == code).map(|line| whole(line.votes)).unwrap_or_default();
    poll.settings.shares.get(code).is_none_or(|share| share.holds(votes, tally.votes()))
}

fn in_front(poll: &Poll, tally: &Tally, mut codes: Vec<String>) -> Verdict {
    let most = tally.lines.iter().map(|line| line.votes).max().unwrap_or_default();
    // Nobody who said anything wanted one of the options.
    if codes.is_empty() || (poll.kind.counts_people() && Amount::whole(tally.none.into()) > most) {
        return Verdict::NonePreferred;
    }
    if codes.len() > 1 {
        return Verdict::Tie { codes };
    }
    let code = codes.remove(0);
    let (most, votes) = (u64::from(whole(most)), u64::from(tally.votes()));
    match poll.rule {
        Rule::Advice | Rule::Consent => Verdict::Leading { code, rule_missed: false },
        Rule::MostVotes => Verdict::Decided { code },
        Rule::Majority if most * 2 > votes => Verdict::Decided { code },
        Rule::TwoThirds if most * 3 >= votes * 2 => Verdict::Decided { code },
        Rule::Majority | Rule::TwoThirds => Verdict::Leading { code, rule_missed: true },
    }
}

/// Consent: adopted when nobody blocks and more agree than disagree.
fn consent(poll: &Poll, lines: &[Line]) -> Verdict {
    let blocks = votes_for(poll, lines, Position::Block);
    let agreed = votes_for(poll, lines, Position::Agree) > votes_for(poll, lines, Position::Disagree);
    if blocks == 0 && agreed { Verdict::Adopted } else { Verdict::NotAdopted { blocks } }
}

/// The votes for a position, whatever the author named it.
fn votes_for(poll: &Poll, lines: &[Line], position: Position) -> u32 {
    let options = poll.options.iter().filter(|option| option.position == Some(position));
    options.filter_map(|option| lines.iter().find(|line| line.code == option.code)).map(|line| whole(line.votes)).sum()
}
