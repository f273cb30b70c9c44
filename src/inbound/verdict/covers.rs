//! What the signatures of the author's organization speak for beside who wrote.

use super::{count, passed};
use mail_auth::dkim::Signature;
use mail_auth::{AuthenticatedMessage, DkimOutput};
use serde::{Deserialize, Serialize};

/// Fields that a signature may leave out. Whoever holds the mail can then put others in their place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Covers {
    pub to: bool,
    pub cc: bool,
    /// How the body is to be read.
    pub content_type: bool,
    /// What it answers.
    #[serde(default)]
    pub in_reply_to: bool,
    #[serde(default)]
    pub references: bool,
}

impl Covers {
    /// What the signatures of these domains cover, taken together.
    pub(super) fn by(message: &AuthenticatedMessage<'_>, signatures: &[DkimOutput<'_>], of: impl Fn(&str) -> bool) -> Self {
        let theirs: Vec<&Signature> = passed(signatures).filter(|signature| of(&signature.d)).collect();
        let covered = |name: &str| count(message, name) == 0 || theirs.iter().any(|signature| lists(signature, name));
        Self {
            to: covered("To"),
            cc: covered("Cc"),
            content_type: covered("Content-Type"),
            in_reply_to: covered("In-Reply-To"),
            references: covered("References"),
        }
    }

    pub(super) fn all(self) -> bool {
        self.to && self.cc && self.content_type && self.in_reply_to && self.references
    }
}

/// Whether the signature covers a field of that name.
pub(super) fn lists(signature: &Signature, name: &str) -> bool {
    signature.h.iter().any(|field| field.trim().eq_ignore_ascii_case(name))
}
