//! Processor time that the running process has used: a figure that neighbors on the machine disturb less than a rate.

use crate::rig::house::Serve;

/// Seconds so far, in all threads; `None` where the system has no `/proc` (proc(5): fields 14 and 15 of `stat`, in
/// hundredths of a second).
pub fn seconds(serve: &Serve) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", serve.child.id())).ok()?;
    // The program's name, in parentheses, may hold blanks.
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks: Vec<f64> = fields.split_whitespace().skip(11).take(2).filter_map(|field| field.parse().ok()).collect();
    Some(ticks.iter().sum::<f64>() / 100.0)
}

/// Seconds since `before` for each of so many.
pub fn each(serve: &Serve, before: Option<f64>, many: usize) -> Option<f64> {
    Some((seconds(serve)? - before?) / many as f64)
}
