//! Exact numbers of votes: fractions in lowest terms, never rounded.
//!
//! Shares of a vote arise where a ballot puts options level; fixed-point counts (Scottish, Meek) give theirs with the
//! declared number of decimals. Totals are at most 10^12 votes, so 128 bits are enough unless ballots put dozens of options
//! level in dozens of different ways; then an operation answers `None` and the count says so. That is why no library of
//! unbounded numbers is needed here.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// An exact number of votes or points.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Amount {
    over: i128,
    /// Above 0, with no common divisor with `over`.
    under: i128,
}

impl Amount {
    pub const ZERO: Self = Self { over: 0, under: 1 };

    pub const fn whole(number: i128) -> Self {
        Self { over: number, under: 1 }
    }

    /// `over / under`; `None` when `under` is not above 0.
    pub fn new(over: i128, under: i128) -> Option<Self> {
        if under <= 0 || over == i128::MIN {
            return None;
        }
        let divisor = gcd(over.abs(), under);
        Some(Self { over: over / divisor, under: under / divisor })
    }

    /// The sum, or `None` when it cannot be held exactly.
    pub fn plus(self, other: Self) -> Option<Self> {
        let divisor = gcd(self.under, other.under);
        let left = self.over.checked_mul(other.under / divisor)?;
        let right = other.over.checked_mul(self.under / divisor)?;
        Self::new(left.checked_add(right)?, self.under.checked_mul(other.under / divisor)?)
    }

    pub fn is_zero(self) -> bool {
        self.over == 0
    }

    /// The number, when it has no fraction.
    pub fn as_whole(self) -> Option<i128> {
        (self.under == 1).then_some(self.over)
    }
}

/// Sums exactly; `None` when the sum cannot be held.
pub fn sum(amounts: impl IntoIterator<Item = Amount>) -> Option<Amount> {
    amounts.into_iter().try_fold(Amount::ZERO, Amount::plus)
}

fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

impl Ord for Amount {
    /// By whole parts, then by the inverted remainders (continued fractions): nothing is multiplied, nothing overflows.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = ((self.over, self.under), (other.over, other.under));
        let mut turned = false;
        loop {
            let by_whole = a.0.div_euclid(a.1).cmp(&b.0.div_euclid(b.1));
            let (left, right) = (a.0.rem_euclid(a.1), b.0.rem_euclid(b.1));
            let found = match by_whole {
                Ordering::Equal if left == 0 || right == 0 => left.min(1).cmp(&right.min(1)),
                Ordering::Equal => {
                    // x < y when 1/x > 1/y.
                    (a, b) = ((a.1, left), (b.1, right));
                    turned = !turned;
                    continue;
                }
                decided => decided,
            };
            return if turned { found.reverse() } else { found };
        }
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Amount {
    /// `7`, `3.5` where nine decimals are enough, else `7/3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((places, unit)) = decimals(self.under) else {
            return write!(f, "{}/{}", self.over, self.under);
        };
        let sign = if self.over < 0 { "-" } else { "" };
        let over = self.over.unsigned_abs();
        let under = self.under.unsigned_abs();
        write!(f, "{sign}{}", over / under)?;
        if places == 0 {
            return Ok(());
        }
        write!(f, ".{:0places$}", over % under * (unit / under))
    }
}

/// How many decimals `1/under` needs, and ten to that power; `None` when nine are not enough.
fn decimals(under: i128) -> Option<(usize, u128)> {
    (0..=9).map(|places| (places, 10u128.pow(places as u32))).find(|(_, unit)| unit % under.unsigned_abs() == 0)
}

impl FromStr for Amount {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("{text} is no amount");
        let number = |text: &str| text.parse::<i128>().map_err(|_| wrong());
        if let Some((over, under)) = text.split_once('/') {
            return Self::new(number(over)?, number(under)?).ok_or_else(wrong);
        }
        let (whole, after) = text.split_once('.').unwrap_or((text, ""));
        if after.len() > 9 || !after.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(wrong());
        }
        Self::new(number(&format!("{whole}{after}"))?, 10i128.pow(after.len() as u32)).ok_or_else(wrong)
    }
}

impl Serialize for Amount {
    /// As text, so that no reader takes it for a binary fraction.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
#[path = "amount_tests.rs"]
mod tests;
