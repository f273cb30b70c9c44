//! pyrankvote over as many ballots, from memory.

use crate::database::Best;
use std::process::Command;

pub fn print(ballots: usize, options: usize, ours: &[(&str, Best)]) {
    let Some((objects, count)) = pyrankvote(ballots, options) else {
        println!("| B12 pyrankvote | not installed: MAILMOOT_TEST_PYTHON must name a Python with it |");
        return;
    };
    let ratio = |(name, best): &(&str, Best)| format!("{:.1} times ours from {name}", count / best.took.as_secs_f64());
    let ratios: Vec<String> = ours.iter().map(ratio).collect();
    println!("| B12 pyrankvote, instant runoff from memory, {options} options | {count:.2} s, and {objects:.2} s for its objects | {} |", ratios.join(", "));
}

fn pyrankvote(ballots: usize, options: usize) -> Option<(f64, f64)> {
    let python = std::env::var("MAILMOOT_TEST_PYTHON").ok()?;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/tally/peer.py");
    let output = Command::new(python).arg(script).arg(ballots.to_string()).arg(options.to_string()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (objects, count) = text.trim().split_once(' ')?;
    Some((objects.parse().ok()?, count.parse().ok()?))
}
