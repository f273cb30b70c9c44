//! Time and randomness: the only file that may ask for them. A test's world has a set clock and seeded ids.

use crate::core::ids::IdSource;
use jiff::{SignedDuration, Timestamp};
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

/// Where the clock and chance come from. One per process, passed in.
#[derive(Debug)]
pub struct World {
    clock: Clock,
    chance: Chance,
    /// Names secret ballots: apart from the rest, so that a test can deal them out.
    veils: Chance,
    /// The end of the last run of ids handed out.
    reached: AtomicI64,
}

#[derive(Debug)]
enum Clock {
    System,
    /// Microseconds since 1970; tests move it.
    Set(AtomicI64),
}

#[derive(Debug)]
enum Chance {
    System,
    Seeded(Mutex<u64>),
}

/// Milliseconds of 2020-01-01T00:00Z: ids count from here, so that 41 bits last until 2089.
const EPOCH_MS: i64 = 1_577_836_800_000;
/// Room for ids of one millisecond.
const PER_MS_BITS: u32 = 22;
/// Ids a run may use before it could meet the next one.
const RUN: i64 = 1 << 12;

impl World {
    /// The real clock and the system's randomness.
    pub fn real() -> Self {
        Self { clock: Clock::System, chance: Chance::System, veils: Chance::System, reached: AtomicI64::new(0) }
    }

    /// A clock that stands where it is put, and ids that repeat with the seed.
    pub fn set(now: Timestamp, seed: u64) -> Self {
        let clock = Clock::Set(AtomicI64::new(now.as_microsecond()));
        Self { clock, chance: Chance::Seeded(Mutex::new(seed)), veils: Chance::Seeded(Mutex::new(!seed)), reached: AtomicI64::new(0) }
    }

    pub fn now(&self) -> Timestamp {
        match &self.clock {
            // Microseconds, because that is what the database keeps.
            #[expect(clippy::disallowed_methods, reason = "this file is where the clock is asked")]
            Clock::System => Timestamp::from_microsecond(Timestamp::now().as_microsecond()).unwrap_or(Timestamp::UNIX_EPOCH),
            Clock::Set(micros) => Timestamp::from_microsecond(micros.load(Ordering::SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH),
        }
    }

    /// Moves a set clock; the real one is not ours to move.
    pub fn advance(&self, by: SignedDuration) {
        if let Clock::Set(micros) = &self.clock {
            micros.fetch_add(by.as_micros() as i64, Ordering::SeqCst);
        }
    }

    /// Puts a set clock at an instant.
    pub fn put(&self, now: Timestamp) {
        if let Clock::Set(micros) = &self.clock {
            micros.store(now.as_microsecond(), Ordering::SeqCst);
        }
    }

    /// A run of at least 4,096 ids that no other run of this process meets, and another process almost never:
    /// milliseconds and 22 random bits. A collision is a unique violation, and the work is done again with fresh ids.
    pub fn ids(&self) -> IdSource {
        let fresh = ((self.now().as_millisecond() - EPOCH_MS).max(0) << PER_MS_BITS) | (self.number() as i64 & ((1 << PER_MS_BITS) - 1));
        let first = self.reached.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| Some(fresh.max(last) + RUN));
        IdSource::starting_at(first.map_or(fresh, |last| fresh.max(last)))
    }

    /// A random number.
    pub fn number(&self) -> u64 {
        u64::from_be_bytes(self.bytes())
    }

    /// Random bytes, fit for secrets in the real world.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        self.chance.bytes()
    }

    /// What a secret ballot is known by: of all the numbers there are one that nobody can guess or put in an order.
    pub fn veil(&self) -> u128 {
        u128::from_be_bytes(self.veils.bytes())
    }

    /// Chooses the next veils of a set world; those of the real one are nobody's to choose.
    pub fn deal_veils(&self, seed: u64) {
        if let Chance::Seeded(state) = &self.veils {
            *state.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = seed;
        }
    }
}

impl Chance {
    fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match self {
            Self::System => getrandom::fill(&mut bytes).expect("the operating system has a source of randomness"),
            Self::Seeded(state) => {
                let mut state = state.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                bytes.iter_mut().for_each(|byte| *byte = splitmix(&mut state) as u8);
            }
        }
        bytes
    }
}

/// SplitMix64, good enough to repeat a test.
fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
