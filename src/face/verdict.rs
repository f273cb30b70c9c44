//! A tally's verdict in words. The first line of a result states the rule and the numbers; a plurality is not called
//! a decision unless the group said so.

use super::escape::single_line;
use super::poll::name_of;
use super::reader::Reader;
use crate::core::brief::PollBrief;
use crate::core::poll::Rule;
use crate::core::tally::{Tally, Verdict};
use crate::face::words::args;
use fluent_bundle::FluentArgs;

/// The first line, and the sentence that says what happens next.
pub fn headline(reader: &Reader, brief: &PollBrief, tally: &Tally) -> (String, Option<String>) {
    let args = facts(reader, brief, tally);
    let (line, next) = match &tally.verdict {
        Verdict::NoVotes => ("verdict-no-votes", Some("next-asker-can")),
        Verdict::QuorumMissed { leading } => match leading.len() {
            0 => ("verdict-quorum-missed", Some("next-asker-can")),
            1 => ("verdict-quorum-missed-leading", Some("next-asker-can")),
            _ => ("verdict-quorum-missed-tie", Some("next-asker-can")),
        },
        Verdict::Tie { .. } => ("verdict-tie", Some("next-tie")),
        Verdict::Leading { rule_missed: false, .. } => ("verdict-leading", Some("next-outcome")),
        Verdict::Leading { rule_missed: true, .. } if brief.poll.rule == Rule::TwoThirds => ("verdict-missed-two-thirds", Some("next-asker-can")),
        Verdict::Leading { rule_missed: true, .. } => ("verdict-missed-majority", Some("next-asker-can")),
        Verdict::Decided { .. } => (decided(brief.poll.rule), None),
        Verdict::Adopted => ("verdict-adopted", None),
        Verdict::NotAdopted { blocks: 0 } => ("verdict-not-agreed", Some("next-asker-can")),
        Verdict::NotAdopted { .. } => ("verdict-blocked", Some("next-asker-can")),
    };
    // Before it has closed the numbers are a state of things, not a result.
    if brief.poll.is_open() && tally.voted > 0 {
        return (reader.say("verdict-so-far", &args), None);
    }
    (reader.say(line, &args), next.map(|key| reader.say(key, &args)))
}

/// "11 of 12 voted; the quorum of 8 was reached."
pub fn turnout(reader: &Reader, tally: &Tally) -> String {
    let args = args!["voted" => tally.voted, "entitled" => tally.entitled, "needed" => tally.needed.unwrap_or(0)];
    let key = match tally.needed {
        None => "turnout",
        Some(needed) if tally.voted >= needed => "turnout-quorum-reached",
        Some(_) => "turnout-quorum-missed",
    };
    reader.say(key, &args)
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
    let names: Vec<String> = in_front(tally).iter().map(|code| name_of(reader, &brief.poll, code)).collect();
    let most = tally.lines.iter().map(|line| line.votes).max().unwrap_or(0);
    let votes = |name: &str| tally.lines.iter().find(|line| line.name == name).map_or(0, |line| line.votes);
    let mut args = args![
        "names" => reader.list(&names), "most" => most, "voted" => tally.voted, "entitled" => tally.entitled,
        "needed" => tally.needed.unwrap_or(0), "asker" => single_line(&brief.asker)
    ];
    for position in ["agree", "abstain", "disagree", "block"] {
        args.set(position, votes(position));
    }
    args
}

/// The codes of the options with most votes.
fn in_front(tally: &Tally) -> Vec<&str> {
    let most = tally.lines.iter().map(|line| line.votes).max().unwrap_or(0);
    tally.lines.iter().filter(|line| line.votes == most && most > 0).map(|line| line.code.as_str()).collect()
}
