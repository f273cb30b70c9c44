//! Somebody whom a coordinator invites.

use crate::core::person::Address;
use serde::{Deserialize, Serialize};

/// Somebody to invite.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Guest {
    /// Empty when only the address was given.
    pub name: String,
    pub address: Address,
}

impl Guest {
    /// As the coordinator who wrote it reads it back.
    pub fn named(&self) -> String {
        if self.name.is_empty() { self.address.to_string() } else { format!("{} <{}>", self.name, self.address) }
    }
}
