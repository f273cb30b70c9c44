//! B12 of `benches/README.md`: a million ranked ballots from memory to the result, beside pyrankvote.
//!
//! `cargo bench --bench tally`. Ballots are random in order and length. Folding equal ballots is part of the time.

use mailmoot::core::tally::counter::Counter;
use mailmoot::core::tally::rankings::Ranking;
use mailmoot::core::tally::vote::{Method, Quota, Strength, StvRules, Vote};
use std::process::Command;
use std::time::{Duration, Instant};

const BALLOTS: usize = 1_000_000;
const ROUNDS: usize = 3;

fn main() -> anyhow::Result<()> {
    for options in [6, 30] {
        let votes = votes(options);
        let stv = |rules| Method::Stv { rules, quota: Quota::Droop };
        let methods = [
            ("instant runoff", Method::Irv),
            ("Scottish STV, 3 seats", stv(StvRules::Scottish)),
            ("Meek STV, 3 seats", stv(StvRules::Meek)),
            ("Schulze", Method::Schulze(Strength::WinningVotes)),
        ];
        let mut runoff = Duration::MAX;
        for (name, method) in methods {
            let (best, distinct) = best(&votes, &method, options)?;
            if method == Method::Irv {
                runoff = best;
            }
            println!("| B12 {name}, {options} options, {BALLOTS} ballots ({distinct} distinct) | {:.3} s |", best.as_secs_f64());
        }
        match pyrankvote(options) {
            Some((objects, count)) => println!(
                "| B12 pyrankvote, instant runoff, {options} options | {count:.2} s, and {objects:.2} s for its objects | {:.0} times ours |",
                count / runoff.as_secs_f64()
            ),
            None => println!("| B12 pyrankvote | not installed: MAILMOOT_TEST_PYTHON must name a Python with it |"),
        }
    }
    Ok(())
}

/// The best of a few rounds, and how many distinct ballots there were.
fn best(votes: &[Vote], method: &Method, options: usize) -> anyhow::Result<(Duration, usize)> {
    let mut best = (Duration::MAX, 0);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let mut counter = Counter::new(method.clone(), options, 3);
        for vote in votes {
            counter.add(1, vote)?;
        }
        let count = counter.count(None)?;
        let took = start.elapsed();
        anyhow::ensure!(!count.winners.is_empty() && count.counted == BALLOTS as u64, "not all ballots were counted");
        best = best.min((took, counter.distinct()));
    }
    Ok(best)
}

fn votes(options: usize) -> Vec<Vote> {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    // xorshift64 (Marsaglia 2003): the same ballots each time.
    let mut below = |end: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize % end
    };
    let mut vote = || {
        let mut left: Vec<usize> = (0..options).collect();
        let length = 1 + below(options);
        Vote::Ranking(Ranking::strict((0..length).map(|_| left.swap_remove(below(left.len()))).collect::<Vec<_>>()))
    };
    (0..BALLOTS).map(|_| vote()).collect()
}

fn pyrankvote(options: usize) -> Option<(f64, f64)> {
    let python = std::env::var("MAILMOOT_TEST_PYTHON").ok()?;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/tally/peer.py");
    let output = Command::new(python).arg(script).arg(BALLOTS.to_string()).arg(options.to_string()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (objects, count) = text.trim().split_once(' ')?;
    Some((objects.parse().ok()?, count.parse().ok()?))
}
