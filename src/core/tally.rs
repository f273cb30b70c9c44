//! Counting: ballots in, numbers and a verdict out. Integers only; a tie is declared, never broken.

use super::ballot::Ballot;
use super::poll::{Poll, PollKind, Position, Rule};
use serde::{Deserialize, Serialize};

/// A poll's count.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tally {
    /// Votes per option, in ballot order.
    pub lines: Vec<Line>,
    pub voted: u32,
    pub entitled: u32,
    /// How many had to vote, if there was a quorum.
    pub needed: Option<u32>,
    pub verdict: Verdict,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub code: String,
    pub name: String,
    pub votes: u32,
}

/// What the numbers say under the poll's rule.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nobody voted.
    NoVotes,
    /// Fewer voted than the quorum needs. The codes in front are named all the same.
    QuorumMissed { leading: Vec<String> },
    /// Two or more options are level in front.
    Tie { codes: Vec<String> },
    /// The option with most votes, which decides nothing by itself (advice, or a majority rule it missed).
    Leading { code: String, rule_missed: bool },
    /// The group has decided for this option.
    Decided { code: String },
    /// A proposal that nobody blocked and more agreed than disagreed with, under consent.
    Adopted,
    /// A proposal that was blocked, or found no agreement.
    NotAdopted { blocks: u32 },
}

/// Counts the ballots that count. The order of `ballots` does not matter.
pub fn count(poll: &Poll, ballots: &[Ballot]) -> Tally {
    let lines: Vec<Line> = poll
        .options
        .iter()
        .map(|option| Line {
            code: option.code.clone(),
            name: option.name.clone(),
            votes: ballots.iter().filter(|ballot| ballot.choice.code() == Some(option.code.as_str())).count() as u32,
        })
        .collect();
    let voted = lines.iter().map(|line| line.votes).sum();
    let needed = poll.quorum.map(|quorum| quorum.needed(poll.entitled));
    let verdict = verdict(poll, &lines, voted, needed);
    Tally { lines, voted, entitled: poll.entitled, needed, verdict }
}

fn verdict(poll: &Poll, lines: &[Line], voted: u32, needed: Option<u32>) -> Verdict {
    let most = lines.iter().map(|line| line.votes).max().unwrap_or(0);
    let leading: Vec<String> = lines.iter().filter(|line| line.votes == most && most > 0).map(|line| line.code.clone()).collect();
    if voted == 0 {
        return Verdict::NoVotes;
    }
    if needed.is_some_and(|needed| voted < needed) {
        return Verdict::QuorumMissed { leading };
    }
    if poll.kind == PollKind::Proposal && poll.rule == Rule::Consent {
        return consent(poll, lines);
    }
    let [code] = leading.as_slice() else { return Verdict::Tie { codes: leading } };
    let code = code.clone();
    match poll.rule {
        Rule::Advice | Rule::Consent => Verdict::Leading { code, rule_missed: false },
        Rule::MostVotes => Verdict::Decided { code },
        Rule::Majority if most * 2 > voted => Verdict::Decided { code },
        Rule::TwoThirds if most * 3 >= voted * 2 => Verdict::Decided { code },
        Rule::Majority | Rule::TwoThirds => Verdict::Leading { code, rule_missed: true },
    }
}

/// Consent: adopted when nobody blocks and more agree than disagree.
fn consent(poll: &Poll, lines: &[Line]) -> Verdict {
    let takes = |line: &Line, position| poll.option(&line.code).is_some_and(|option| option.position == Some(position));
    let votes = |position| lines.iter().filter(|line| takes(line, position)).map(|line| line.votes).sum::<u32>();
    let blocks = votes(Position::Block);
    if blocks == 0 && votes(Position::Agree) > votes(Position::Disagree) { Verdict::Adopted } else { Verdict::NotAdopted { blocks } }
}
