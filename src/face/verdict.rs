//! A tally's verdict in words. The first line of a result states the rule and the numbers; a plurality is not called
//! a decision unless the group said so.

use super::count::said;
use super::poll::name_of;
use super::reader::Reader;
use crate::core::brief::{PollBrief, Upshot};
use crate::core::poll::{PollKind, Position, Rule};
use crate::core::tally::result::Account;
use crate::core::tally::{Line, Tally, Verdict};
use crate::face::words::args;
use fluent_bundle::FluentArgs;

/// The first line, and the sentence that says what happens next.
pub fn headline(reader: &Reader, brief: &PollBrief, tally: &Tally) -> (String, Option<String>) {
    let args = facts(reader, brief, tally);
    let (line, next) = match &tally.verdict {
        Verdict::NoVotes => ("verdict-no-votes", Some("next-asker-can")),
        Verdict::QuorumMissed { leading } => match leading.len() {
            _ if !brief.poll.kind.counts_people() => ("verdict-quorum-missed", Some("next-asker-can")),
            0 => ("verdict-quorum-missed", Some("next-asker-can")),
            1 => ("verdict-quorum-missed-leading", Some("next-asker-can")),
            _ => ("verdict-quorum-missed-tie", Some("next-asker-can")),
        },
        Verdict::Tie { .. } => (of_kind(brief.poll.kind, TIE), Some("next-tie")),
        Verdict::Leading { rule_missed: false, .. } => (of_kind(brief.poll.kind, LEADING), Some("next-outcome")),
        Verdict::Leading { rule_missed: true, .. } if brief.poll.rule == Rule::TwoThirds => ("verdict-missed-two-thirds", Some("next-asker-can")),
        Verdict::Leading { rule_missed: true, .. } => ("verdict-missed-majority", Some("next-asker-can")),
        Verdict::Decided { .. } if brief.poll.kind.counts_people() => (decided(brief.poll.rule), None),
        Verdict::Decided { .. } => (of_kind(brief.poll.kind, DECIDED), None),
        Verdict::Adopted => ("verdict-adopted", None),
        Verdict::ShareMissed { .. } => ("verdict-share-missed", Some("next-asker-can")),
        Verdict::NotAdopted { blocks: 0 } => ("verdict-not-agreed", Some("next-asker-can")),
        Verdict::NotAdopted { .. } => ("verdict-blocked", Some("next-asker-can")),
        Verdict::NonePreferred => ("verdict-none", Some("next-asker-can")),
        Verdict::Elected { codes, level } => match (codes.is_empty(), level.is_empty()) {
            (_, true) => ("verdict-elected", None),
            (false, false) => ("verdict-elected-tie", Some("next-tie")),
            (true, false) => ("verdict-tie-ranked", Some("next-tie")),
        },
        Verdict::TakePart { accept, target } => {
            (take_part(tally, *accept, *target), Some(if target.is_none_or(|target| *accept >= target) { "next-outcome" } else { "next-asker-can" }))
        }
        Verdict::Heard if brief.poll.kind == PollKind::Check => ("verdict-checked", Some("next-outcome")),
        Verdict::Heard => ("verdict-answered", Some("next-outcome")),
        Verdict::Uncounted => ("verdict-uncounted", Some("next-asker-can")),
    };
    // Before it has closed the numbers are a state of things, not a result.
    if brief.poll.is_open() && tally.voted > 0 {
        return (reader.say(so_far(brief.poll.kind), &args), None);
    }
    (reader.say(line, &args), next.map(|key| reader.say(key, &args)))
}

/// The same of a count whose numbers nobody may see.
pub fn upshot(reader: &Reader, brief: &PollBrief, upshot: &Upshot) -> (String, Option<String>) {
    let (key, codes, next) = match upshot {
        Upshot::Decided(codes) => ("upshot-decided", codes.clone(), None),
        Upshot::InFront(code) => ("upshot-in-front", vec![code.clone()], Some("next-outcome")),
        Upshot::Adopted => ("upshot-adopted", Vec::new(), None),
        Upshot::NotAdopted => ("upshot-not-adopted", Vec::new(), Some("next-asker-can")),
        Upshot::Heard => ("upshot-heard", Vec::new(), Some("next-outcome")),
        Upshot::NotDecided => ("upshot-not-decided", Vec::new(), Some("next-asker-can")),
    };
    let names: Vec<String> = codes.iter().map(|code| name_of(reader, &brief.poll, code)).collect();
    let args = args!["names" => reader.list(&names), "asker" => reader.who(&brief.asker)];
    (reader.say(key, &args), next.map(|next| reader.say(next, &args)))
}

/// "11 of 12 voted; the quorum of 8 was reached."
pub fn turnout(reader: &Reader, tally: &Tally) -> String {
    let args = args!["voted" => tally.voted, "entitled" => tally.entitled, "needed" => tally.needed.unwrap_or(0)];
    let key = match tally.needed {
        None => "turnout",
        Some(needed) if tally.voted >= needed => "turnout-quorum-reached",
        Some(_) => "turnout-quorum-missed",
    };
    let turnout = reader.say(key, &args);
    let turnout = match tally.by_proxy {
        0 => turnout,
        count => format!("{turnout} {}", reader.say("turnout-proxies", &args!["count" => count])),
    };
    match tally.weight {
        Some(votes) => format!("{turnout} {}", reader.say("turnout-votes", &args!["votes" => votes])),
        None => turnout,
    }
}

/// One sentence for votes, points, rounds and times each.
type Sayings = [&'static str; 4];
const TIE: Sayings = ["verdict-tie", "verdict-tie", "verdict-tie-ranked", "verdict-tie-times"];
const LEADING: Sayings = ["verdict-leading", "verdict-leading-points", "verdict-leading-ranked", "verdict-leading-times"];
const DECIDED: Sayings = ["verdict-decided-most", "verdict-decided-points", "verdict-decided-ranked", "verdict-decided-times"];

fn of_kind(kind: PollKind, sayings: Sayings) -> &'static str {
    let [votes, points, ranked, times] = sayings;
    match kind {
        PollKind::Score { .. } | PollKind::Dots { .. } => points,
        PollKind::Ranked { .. } | PollKind::Stv { .. } => ranked,
        PollKind::Meeting { .. } => times,
        _ => votes,
    }
}

/// Where some votes count for more than one, what is accepted are votes, and there may be more of them than voters.
fn take_part(tally: &Tally, accept: u32, target: Option<u32>) -> &'static str {
    match (target, tally.weight.is_some()) {
        (None, false) => "verdict-take-part",
        (None, true) => "verdict-take-part-weighed",
        (Some(target), false) if accept >= target => "verdict-target-reached",
        (Some(_), false) => "verdict-target-missed",
        (Some(target), true) if accept >= target => "verdict-target-reached-weighed",
        (Some(_), true) => "verdict-target-missed-weighed",
    }
}

/// Before the close there is a state of things, and no count of rounds is worth telling.
fn so_far(kind: PollKind) -> &'static str {
    match kind {
        PollKind::Score { .. } | PollKind::Dots { .. } => "verdict-so-far-points",
        PollKind::Meeting { .. } => "verdict-so-far-times",
        PollKind::Ranked { .. } | PollKind::Stv { .. } => "verdict-so-far-ranked",
        PollKind::Question => "verdict-so-far-answers",
        _ => "verdict-so-far",
    }
}

fn decided(rule: Rule) -> &'static str {
    match rule {
        Rule::Majority => "verdict-decided-majority",
        Rule::TwoThirds => "verdict-decided-two-thirds",
        _ => "verdict-decided-most",
    }
}

/// Every number and name a verdict may mention.
fn facts<'a>(reader: &Reader, brief: &'a PollBrief, tally: &'a Tally) -> FluentArgs<'a> {
    let poll = &brief.poll;
    let names = |codes: &[&str]| reader.list(&codes.iter().map(|code| name_of(reader, poll, code)).collect::<Vec<_>>());
    let most = tally.lines.iter().map(|line| line.votes).max().unwrap_or_default();
    let (in_front, level) = in_front(tally);
    let mut args = args![
        "names" => names(&in_front), "level" => names(&level), "voted" => tally.voted, "votes" => tally.votes(), "entitled" => tally.entitled,
        "needed" => tally.needed.unwrap_or(0), "asker" => reader.who(&brief.asker), "none" => tally.none
    ];
    match most.as_whole().and_then(|most| i64::try_from(most).ok()) {
        Some(most) => args.set("most", most),
        None => args.set("most", said(reader, most)),
    }
    if let Verdict::TakePart { accept, target } = &tally.verdict {
        args.set("accept", *accept);
        args.set("target", target.unwrap_or(0));
    }
    if let Some(Account::Times { answers }) = &tally.account {
        let best = in_front.first().and_then(|code| tally.lines.iter().position(|line| line.code == *code));
        let [yes, maybe, _] = best.and_then(|place| answers.get(place)).copied().unwrap_or_default();
        args.set("yes", yes);
        args.set("maybe", maybe);
    }
    for (word, position) in [("agree", Position::Agree), ("abstain", Position::Abstain), ("disagree", Position::Disagree), ("block", Position::Block)] {
        let option = poll.options.iter().find(|option| option.position == Some(position));
        let line = option.and_then(|option| tally.lines.iter().find(|line| line.code == option.code));
        args.set(word, line.and_then(|line| line.votes.as_whole()).and_then(|votes| i64::try_from(votes).ok()).unwrap_or(0));
    }
    args
}

/// The codes in front: as the verdict names them, or before it has, those with most votes. Then those who are level for
/// what is left.
fn in_front(tally: &Tally) -> (Vec<&str>, Vec<&str>) {
    let (front, level) = match &tally.verdict {
        Verdict::Leading { code, .. } | Verdict::Decided { code } => (vec![code.clone()], Vec::new()),
        Verdict::ShareMissed { codes } => (codes.clone(), Vec::new()),
        Verdict::Tie { codes } | Verdict::QuorumMissed { leading: codes } => (codes.clone(), Vec::new()),
        Verdict::Elected { codes, level } if codes.is_empty() => (level.clone(), Vec::new()),
        Verdict::Elected { codes, level } => (codes.clone(), level.clone()),
        _ => (leaders(&tally.lines), Vec::new()),
    };
    let own = |codes: Vec<String>| tally.lines.iter().filter(|line| codes.contains(&line.code)).map(|line| line.code.as_str()).collect();
    (own(front), own(level))
}

fn leaders(lines: &[Line]) -> Vec<String> {
    let most = lines.iter().map(|line| line.votes).max().unwrap_or_default();
    lines.iter().filter(|line| line.votes == most && !most.is_zero()).map(|line| line.code.clone()).collect()
}
