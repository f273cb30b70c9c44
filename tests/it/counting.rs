//! Our counts beside those of pref_voting and pyrankvote, over random polls with ties, short and level rankings.
//!
//! Where the rules are the same, the winners must be. Where a peer breaks ties by lot, its winner must be among those we name,
//! and the same when we name no tie.

use mailmoot::core::tally::amount::Amount;
use mailmoot::core::tally::counter::Counter;
use mailmoot::core::tally::rankings::Ranking;
use mailmoot::core::tally::result::Count;
use mailmoot::core::tally::vote::{Method, Quota, Strength, StvRules, Vote};
use serde_json::{Value, json};
use std::io::Write as _;
use std::process::{Command, Stdio};

const POLLS: u64 = 1_000;
/// `make soak` counts more.
const SOAK: u64 = 30_000;

struct Poll {
    options: usize,
    seats: usize,
    /// No level options.
    strict: bool,
    ballots: Vec<(u64, Vec<Vec<usize>>)>,
}

/// Numbers that are the same on every machine (xorshift64, Marsaglia 2003).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }
}

/// Half of the polls have small weights, so that ties are common; the other half large ones, so that they are rare.
fn poll(number: u64) -> Poll {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15 ^ (number + 1).wrapping_mul(0x2545_f491_4f6c_dd1d));
    for _ in 0..8 {
        numbers.below(2);
    }
    let options = 2 + numbers.below(5);
    let seats = 1 + numbers.below(options - 1);
    let (strict, heaviest) = (number % 4 < 2, if number.is_multiple_of(2) { 3 } else { 997 });
    let mut ballots = Vec::new();
    for _ in 0..1 + numbers.below(9) {
        let mut left: Vec<usize> = (0..options).collect();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for place in 0..1 + numbers.below(options) {
            let option = left.swap_remove(numbers.below(left.len()));
            if !strict && place > 0 && numbers.below(3) == 0 {
                groups.last_mut().unwrap().push(option);
            } else {
                groups.push(vec![option]);
            }
        }
        ballots.push((1 + numbers.below(heaviest) as u64, groups));
    }
    Poll { options, seats, strict, ballots }
}

fn count(poll: &Poll, method: Method, seats: usize, vote: impl Fn(&[Vec<usize>]) -> Vote) -> Count {
    let mut counter = Counter::new(method, poll.options, seats);
    for (weight, groups) in &poll.ballots {
        counter.add(*weight, &vote(groups)).unwrap();
    }
    counter.count(None).unwrap()
}

fn ranked(poll: &Poll, method: Method, seats: usize) -> Count {
    count(poll, method, seats, |groups| Vote::Ranking(Ranking::from_tiers(groups)))
}

fn winners(count: &Count) -> Vec<u64> {
    let mut winners: Vec<u64> = count.winners.iter().map(|option| *option as u64).collect();
    winners.sort_unstable();
    winners
}

fn numbers(value: &Value) -> Vec<u64> {
    value.as_array().unwrap().iter().map(|number| number.as_u64().unwrap()).collect()
}

/// What a peer that broke ties somehow may say.
fn allows(count: &Count, peer: &[u64]) -> bool {
    let ours = winners(count);
    let certain = count.winners[..count.certain].iter().all(|option| peer.contains(&(*option as u64)));
    certain && peer.iter().all(|option| ours.contains(option)) && (count.tied || ours.len() == peer.len())
}

#[test]
fn counts_agree_with_pref_voting_and_pyrankvote() {
    let soak = std::env::var("MAILMOOT_SOAK").is_ok();
    let polls: Vec<Poll> = (0..if soak { SOAK } else { POLLS }).map(poll).collect();
    let said = peers(&polls);
    assert_eq!(said.len(), polls.len());
    let mut wrong = Vec::new();
    let mut ties = 0;
    for (poll, said) in polls.iter().zip(&said) {
        ties += u32::from(ranked(poll, Method::Irv, 1).tied);
        wrong.extend(differences(poll, said).into_iter().map(|what| format!("{what}: {:?}, {} seats, {said}", poll.ballots, poll.seats)));
    }
    assert!(wrong.is_empty(), "{} of {} polls:\n{}", wrong.len(), polls.len(), wrong[..wrong.len().min(10)].join("\n"));
    assert!(ties > 100, "only {ties} ties");
}

fn differences(poll: &Poll, said: &Value) -> Vec<&'static str> {
    let mut wrong = Vec::new();
    let mut check = |what: &'static str, good: bool| {
        if !good {
            wrong.push(what);
        }
    };
    let irv = ranked(poll, Method::Irv, 1);
    check("irv", winners(&irv) == numbers(&said["irv"]));
    check("condorcet", winners(&ranked(poll, Method::Condorcet, 1)) == numbers(&said["condorcet"]));
    for (what, strength) in [("winning_votes", Strength::WinningVotes), ("margins", Strength::Margins)] {
        check(what, winners(&ranked(poll, Method::Schulze(strength), 1)) == numbers(&said[what]));
    }
    check("borda", borda(poll) == said["borda"]);
    let approved = count(poll, Method::Multiple { min: 0, max: poll.options }, 1, |groups| Vote::Choices(groups.concat()));
    check("approval", winners(&approved) == numbers(&said["approval"]));
    let scored = count(poll, Method::Score { min: 1, max: 3 }, 1, scores);
    check("score", winners(&scored) == numbers(&said["score"]));
    if poll.strict {
        let single = count(poll, Method::Single, 1, |groups| Vote::Choice(groups[0][0]));
        let votes: Vec<String> = numbers(&said["plurality"]).iter().map(ToString::to_string).collect();
        check("plurality", single.totals.iter().map(ToString::to_string).collect::<Vec<_>>() == votes);
        check("pyrankvote", allows(&irv, &numbers(&said["pyrankvote"])));
        let stv = |rules| ranked(poll, Method::Stv { rules, quota: Quota::Droop }, poll.seats);
        let scottish = stv(StvRules::Scottish);
        check("scottish", said["scottish"].as_array().unwrap().iter().all(|lot| allows(&scottish, &numbers(lot))));
        let meek = stv(StvRules::Meek);
        check("meek", allows(&meek, &numbers(&said["meek"])));
    }
    wrong
}

/// Grades 3, 2, 1, and 1 for all further groups.
fn scores(groups: &[Vec<usize>]) -> Vote {
    let grade = |at: usize| 3 - at.min(2) as i64;
    Vote::Scores(groups.iter().enumerate().flat_map(|(at, group)| group.iter().map(move |option| (*option, grade(at)))).collect())
}

/// Theirs is symmetric: options below less options above. Ours is half of that, plus half the points that a ballot has.
fn borda(poll: &Poll) -> Value {
    let count = ranked(poll, Method::Borda, 1);
    let middle = i128::from(count.counted) * (poll.options as i128 - 1);
    let symmetric = |total: &Amount| total.plus(*total).unwrap().as_whole().unwrap() - middle;
    count.totals.iter().map(|total| symmetric(total) as i64).collect()
}

fn peers(polls: &[Poll]) -> Vec<Value> {
    let order: Value = polls.iter().map(|poll| json!({"options": poll.options, "seats": poll.seats, "strict": poll.strict, "ballots": poll.ballots})).collect();
    let python = std::env::var("MAILMOOT_TEST_PYTHON").expect("MAILMOOT_TEST_PYTHON names a Python with pref_voting and pyrankvote: run `make test`");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/counting.py");
    let mut child = Command::new(&python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap_or_else(|error| panic!("{python}: {error}"));
    let mut input = child.stdin.take().unwrap();
    let text = order.to_string();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "counting.py failed");
    serde_json::from_slice(&output.stdout).unwrap()
}
