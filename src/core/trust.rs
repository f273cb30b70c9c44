//! Token x From x proof: what is allowed. One pure table.

use super::person::Address;
use serde::{Deserialize, Serialize};

/// How well the sender's mail proves who sent it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// One From mailbox with an aligned DKIM pass.
    Strong,
    /// Aligned SPF alone, or nothing aligned and no policy against it.
    Weak,
    /// DMARC failed under quarantine or reject, or not exactly one From.
    Failed,
}

/// Who did it, and how we know.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "actor", rename_all = "snake_case")]
pub enum Actor {
    /// A mail. `from` is the one From mailbox, `None` when there is not exactly one.
    Mail {
        from: Option<Address>,
        proof: Proof,
        /// The aligned SPF domain, when SPF is what little proof there is.
        spf_domain: Option<String>,
    },
    /// The holder of a personal link, acting on a page. `confirmed` when a mail confirmation has opened this browser.
    Link { confirmed: bool },
    /// A signed-in person.
    Session { person: super::ids::PersonId },
    /// The owner said yes to something held.
    Confirmed { person: super::ids::PersonId },
    /// The clock.
    Clock,
    /// The admin on the command line, or the service's own machinery.
    Admin,
}
