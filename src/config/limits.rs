//! How much goes out at once, and how long what is needed for a while is kept.

use super::Span;
use serde::Deserialize;

/// `[limits]`: messages that go out within an hour; further ones wait for the group's coordinators.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Of one member in one group. Default: 30.
    pub member: u32,
    /// In one thread. Default: 200.
    pub thread: u32,
    /// In one group. Default: 500.
    pub group: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { member: 30, thread: 200, group: 500 }
    }
}

/// How long things are kept that are only needed for a while.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Retention {
    /// How long a message is kept as it came, once it is dealt with. Default: `30d`.
    pub raw: Span,
}

impl Default for Retention {
    fn default() -> Self {
        Self { raw: Span(30 * 86_400) }
    }
}
