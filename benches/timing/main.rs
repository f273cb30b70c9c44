//! Whether the time that a wrong token takes tells what is wrong with it: `cargo bench --bench timing`.
//!
//! Tokens whose MAC is wrong in its first letter and in its last, in random order, each timed by itself, and Welch's t-test
//! of the two; |t| below 4.5 is what dudect (Reparaz, Balasch and Verbauwhede, 2017) takes for no difference. Beside them
//! stand tokens of a key that nobody made, whose number can be read in any token and is no secret, and what is no token at
//! all, to show that the measure sees a difference where there is one.

use mailmoot::core::ids::NoticeId;
use mailmoot::core::token::{Keyring, LENGTH, Purpose, Token};
use mailmoot::world::World;
use std::hint::black_box;
use std::time::Instant;

/// Of each class. `MAILMOOT_SAMPLES` sets another number.
const SAMPLES: usize = 1_000_000;
/// Different tokens of each class, one after the other.
const TOKENS: i64 = 64;
/// The letters at which the MAC begins and ends that hold nothing else: 12 of the 24 bytes come before it, and the last
/// letter of all holds two bits.
const FIRST: usize = 20;
const LAST: usize = LENGTH - 2;
const CLASSES: [&str; 4] = ["wrong at the start", "wrong at the end", "unknown key", "no token at all"];
const LIMIT: f64 = 4.5;

fn main() -> anyhow::Result<()> {
    let world = World::real();
    let samples = std::env::var("MAILMOOT_SAMPLES").ok().and_then(|text| text.parse().ok()).unwrap_or(SAMPLES);
    let live = Keyring::new("moot.example", vec![(2, world.bytes()), (1, world.bytes())]);
    let texts = texts(&live, &world);
    let mut times: Vec<Vec<u32>> = vec![Vec::with_capacity(samples + samples / 8); CLASSES.len()];
    // Every class is read from one place, so that no address tells them apart.
    let mut text = String::with_capacity(LENGTH);
    let mut chance = 0;
    for turn in 0..samples * CLASSES.len() {
        chance = if turn % 32 == 0 { world.number() } else { chance >> 2 };
        let class = (chance & 3) as usize;
        text.clear();
        text.push_str(&texts[class][turn % TOKENS as usize]);
        let begun = Instant::now();
        black_box(live.verify(black_box(&text)));
        let took = begun.elapsed();
        times[class].push(u32::try_from(took.as_nanos()).unwrap_or(u32::MAX));
    }
    report(times)
}

fn texts(live: &Keyring, world: &World) -> Vec<Vec<String>> {
    let unknown = Keyring::new("moot.example", vec![(7, world.bytes())]);
    let token = |number| Token { purpose: Purpose::Vote, send: NoticeId(number), item: 0 };
    let changed = |text: String, at: usize| {
        let letter = if text.as_bytes()[at] == b'a' { "b" } else { "a" };
        format!("{}{letter}{}", &text[..at], &text[at + 1..])
    };
    let of = |make: &dyn Fn(i64) -> String| (1..=TOKENS).map(make).collect::<Vec<_>>();
    vec![
        of(&|number| changed(live.sign(token(number)), FIRST)),
        of(&|number| changed(live.sign(token(number)), LAST)),
        of(&|number| unknown.sign(token(number))),
        // Not in base32: nothing is computed.
        of(&|number| live.sign(token(number)).replacen(|_| true, "1", 1)),
    ]
}

fn report(times: Vec<Vec<u32>>) -> anyhow::Result<()> {
    // Interruptions come to every class alike; what is slower than nineteen of twenty is left out of all.
    let mut slow: Vec<u32> = times[..3].concat();
    let at = slow.len() * 19 / 20;
    let limit = *slow.select_nth_unstable(at).1;
    let kept: Vec<Moments> = times.iter().map(|times| Moments::of(times.iter().copied().filter(|time| *time < limit))).collect();
    for (name, moments) in CLASSES.iter().zip(&kept) {
        println!("{name:<32} {:>9.0} samples, mean {:.2} ns, deviation {:.2} ns", moments.count, moments.mean, moments.variance.sqrt());
    }
    let t = |other: usize| kept[0].welch(&kept[other]);
    for other in [1, 2, 3] {
        println!("{} / {}: t = {:+.2}", CLASSES[0], CLASSES[other], t(other));
    }
    anyhow::ensure!(t(1).abs() < LIMIT, "|t| of the two wrong ends is {:.2}, and must be below {LIMIT}", t(1).abs());
    Ok(())
}

struct Moments {
    count: f64,
    mean: f64,
    variance: f64,
}

impl Moments {
    fn of(times: impl Iterator<Item = u32> + Clone) -> Self {
        let count = times.clone().count() as f64;
        let mean = times.clone().map(f64::from).sum::<f64>() / count;
        let variance = times.map(|time| (f64::from(time) - mean).powi(2)).sum::<f64>() / (count - 1.0);
        Self { count, mean, variance }
    }

    /// Welch's t.
    fn welch(&self, other: &Self) -> f64 {
        (self.mean - other.mean) / (self.variance / self.count + other.variance / other.count).sqrt()
    }
}
