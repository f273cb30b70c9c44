//! B12 of `benches/README.md`: a million ranked ballots from the database to the result, beside pyrankvote from memory.
//!
//! `cargo bench --bench tally`; `BALLOTS=100000` for fewer. Ballots are random in order and length. PostgreSQL is measured
//! where MAILMOOT_TEST_POSTGRES names a server, pyrankvote where MAILMOOT_TEST_PYTHON names a Python that has it.

mod database;
mod peer;

use mailmoot::core::tally::counter::Counter;
use mailmoot::core::tally::rankings::Ranking;
use mailmoot::core::tally::vote::{Method, Quota, Strength, StvRules, Vote};
use std::time::{Duration, Instant};

pub const ROUNDS: usize = 3;

fn main() -> anyhow::Result<()> {
    let ballots = std::env::var("BALLOTS").ok().and_then(|ballots| ballots.parse().ok()).unwrap_or(1_000_000);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    for options in [6, 30] {
        let votes = votes(ballots, options);
        let stored = runtime.block_on(database::counted(&votes, options))?;
        for (name, best) in &stored {
            println!("| B12 instant runoff from {name} to the result, {options} options, {ballots} ballots | {best} |");
        }
        let stv = |rules| Method::Stv { rules, quota: Quota::Droop };
        let methods = [
            ("instant runoff", Method::Irv),
            ("Scottish STV, 3 seats", stv(StvRules::Scottish)),
            ("Meek STV, 3 seats", stv(StvRules::Meek)),
            ("Schulze", Method::Schulze(Strength::WinningVotes)),
        ];
        for (name, method) in methods {
            let (best, distinct) = best(&votes, &method, options)?;
            println!("| B12 {name} from memory, {options} options, {ballots} ballots ({distinct} distinct) | {:.3} s |", best.as_secs_f64());
        }
        peer::print(ballots, options, &stored);
    }
    Ok(())
}

/// The best of a few rounds, and how many distinct ballots there were.
fn best(votes: &[Vec<usize>], method: &Method, options: usize) -> anyhow::Result<(Duration, usize)> {
    let votes: Vec<Vote> = votes.iter().map(|order| Vote::Ranking(Ranking::strict(order.iter().copied()))).collect();
    let mut best = (Duration::MAX, 0);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let mut counter = Counter::new(method.clone(), options, 3);
        for vote in &votes {
            counter.add(1, vote)?;
        }
        let count = counter.count(None)?;
        let took = start.elapsed();
        anyhow::ensure!(!count.winners.is_empty() && count.counted == votes.len() as u64, "not all ballots were counted");
        best = best.min((took, counter.distinct()));
    }
    Ok(best)
}

fn votes(ballots: usize, options: usize) -> Vec<Vec<usize>> {
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
        (0..length).map(|_| left.swap_remove(below(left.len()))).collect()
    };
    (0..ballots).map(|_| vote()).collect()
}
