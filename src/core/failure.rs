//! What a mail that came back says about an address.

use serde::{Deserialize, Serialize};

/// What a mail that came back says about the address.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// There is no such mailbox or domain, or it has moved.
    Gone,
    /// The mailbox or its server could not take it: full, resting, not to be reached for days.
    Trouble,
    /// Nothing: the mail is only late, or was refused for its content, its sender or its proof (DMARC).
    Nothing,
}
