//! Ranked ballots, folded: each distinct ranking is kept once with the weight of all who cast it.
//!
//! One list of marks holds all rankings end to end, so a million ballots cost what their distinct rankings cost.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

/// An option on a ranked ballot, and whether it stands level with the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Mark(u16);

const LEVEL: u16 = 0x8000;
/// The most options a ranked poll can have.
pub const MOST_OPTIONS: usize = 1_000;

impl Mark {
    pub fn option(self) -> usize {
        usize::from(self.0 & !LEVEL)
    }

    fn is_level(self) -> bool {
        self.0 & LEVEL != 0
    }
}

/// One ranking, best first. May be truncated; may be empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ranking(Vec<Mark>);

impl Ranking {
    /// From groups of options that are level with each other, best group first. Numbers above `u16` cannot be an option's and
    /// become one that no poll has.
    pub fn from_tiers<T: AsRef<[usize]>>(tiers: impl IntoIterator<Item = T>) -> Self {
        let mut marks = Vec::new();
        for tier in tiers {
            // The order inside a group means nothing: sorted, equal ballots look equal.
            let mut tier: Vec<u16> = tier.as_ref().iter().map(|option| u16::try_from(*option).unwrap_or(!LEVEL).min(!LEVEL)).collect();
            tier.sort_unstable();
            marks.extend(tier.iter().enumerate().map(|(at, option)| Mark(if at == 0 { *option } else { option | LEVEL })));
        }
        Self(marks)
    }

    /// From options in order, none level with another.
    pub fn strict(options: impl IntoIterator<Item = usize>) -> Self {
        Self::from_tiers(options.into_iter().map(|option| [option]))
    }

    pub fn marks(&self) -> &[Mark] {
        &self.0
    }
}

/// The groups of level options in `marks`, best first.
pub fn tiers(marks: &[Mark]) -> impl Iterator<Item = &[Mark]> {
    marks.chunk_by(|_, next| next.is_level())
}

/// All rankings of a poll that are not blank, each once.
#[derive(Clone, Debug, Default)]
pub struct Rankings {
    marks: Vec<Mark>,
    /// Where each ranking ends in `marks`.
    ends: Vec<usize>,
    weights: Vec<u64>,
    /// Ranking numbers by hash, plus 1; 0 is free. At most half full.
    slots: Vec<u32>,
    level: bool,
}

impl Rankings {
    /// How many distinct rankings there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Whether any ballot puts options level.
    pub fn any_level(&self) -> bool {
        self.level
    }

    pub fn marks(&self, ranking: usize) -> &[Mark] {
        let start = if ranking == 0 { 0 } else { self.ends[ranking - 1] };
        &self.marks[start..self.ends[ranking]]
    }

    pub fn weight(&self, ranking: usize) -> u64 {
        self.weights[ranking]
    }

    /// Each distinct ranking with its weight, in the order of first appearance.
    pub fn iter(&self) -> impl Iterator<Item = (&[Mark], u64)> {
        (0..self.len()).map(|ranking| (self.marks(ranking), self.weights[ranking]))
    }

    /// Adds `weight` to this ranking. The caller has checked the options and that the ranking is not empty.
    pub(super) fn add(&mut self, weight: u64, ranking: &[Mark]) {
        if self.slots.len() < 2 * (self.len() + 1) {
            self.grow();
        }
        let slot = self.slot(ranking);
        match self.slots[slot] {
            0 => {
                self.marks.extend_from_slice(ranking);
                self.ends.push(self.marks.len());
                self.weights.push(weight);
                self.level |= ranking.iter().any(|mark| mark.is_level());
                self.slots[slot] = self.len() as u32;
            }
            known => self.weights[known as usize - 1] += weight,
        }
    }

    /// Where this ranking is in `slots`, or the free place where it belongs.
    fn slot(&self, ranking: &[Mark]) -> usize {
        let mask = self.slots.len() - 1;
        // Not keyed: the same ballots take the same course each time they are counted.
        let mut slot = BuildHasherDefault::<DefaultHasher>::new().hash_one(Bytes(ranking)) as usize & mask;
        loop {
            match self.slots[slot] {
                0 => return slot,
                known if self.marks(known as usize - 1) == ranking => return slot,
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for ranking in 0..self.len() {
            let slot = self.slot(self.marks(ranking));
            self.slots[slot] = ranking as u32 + 1;
        }
    }
}

/// Four marks to a word, which hashes several times faster than one by one.
struct Bytes<'a>(&'a [Mark]);

impl std::hash::Hash for Bytes<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        for four in self.0.chunks(4) {
            state.write_u64(four.iter().fold(1, |word, mark| word << 16 | u64::from(mark.0)));
        }
    }
}

#[cfg(test)]
#[path = "rankings_tests.rs"]
mod tests;
