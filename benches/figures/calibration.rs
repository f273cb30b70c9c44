//! What the machine can do at this moment: how much a second core adds, and how fast the disk confirms.

use crate::table::{Table, median};
use std::io::Write as _;
use std::time::{Duration, Instant};

pub fn print(table: &mut Table) -> anyhow::Result<()> {
    let alone = spin(1);
    table.row("machine: two busy threads against one", &format!("{:.2} x", spin(2) / alone), "2 s each");
    let dir = tempfile::tempdir()?;
    let mut file = std::fs::File::create(dir.path().join("calibration"))?;
    let mut waits = Vec::new();
    for _ in 0..400 {
        file.write_all(&[b'x'; 4096])?;
        let began = Instant::now();
        file.sync_all()?;
        waits.push(began.elapsed().as_secs_f64());
    }
    let mean = waits.iter().sum::<f64>() / waits.len() as f64;
    table.row("machine: append 4 KiB and fsync", &format!("{:.0}/s", 1.0 / mean), &format!("p50 {:.2} ms", median(&waits) * 1e3));
    Ok(())
}

/// Work done by so many threads in two seconds.
fn spin(threads: usize) -> f64 {
    let until = Instant::now() + Duration::from_secs(2);
    let busy = move || {
        let mut done = 0_u64;
        while Instant::now() < until {
            done += (0..2000_u64).fold(0, |sum, next| std::hint::black_box(sum ^ next)) / u64::MAX + 1;
        }
        done as f64
    };
    let handles: Vec<_> = (0..threads).map(|_| std::thread::spawn(busy)).collect();
    handles.into_iter().map(|handle| handle.join().unwrap_or_default()).sum()
}
