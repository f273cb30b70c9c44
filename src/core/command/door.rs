//! The addresses that people write to: a group's, and the service's own.

use serde::{Deserialize, Serialize};

/// A group's addresses: `handle@` and its endings.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    Talk,
    Poll,
    Vote,
    Stop,
    Leave,
    Join,
    Help,
    Owner,
}

/// One of a group's addresses, as a mail names it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GroupAddress {
    pub handle: String,
    pub door: Door,
}

impl Door {
    pub const ALL: [Self; 8] = [Self::Talk, Self::Poll, Self::Vote, Self::Stop, Self::Leave, Self::Join, Self::Help, Self::Owner];

    /// What stands between the handle and the `@`.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Talk => "",
            Self::Poll => "-poll",
            Self::Vote => "-vote",
            Self::Stop => "-stop",
            Self::Leave => "-leave",
            Self::Join => "-join",
            Self::Help => "-help",
            Self::Owner => "-owner",
        }
    }
}

/// The service's own addresses.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceRole {
    Help,
    Dpo,
    Contact,
    Postmaster,
    Abuse,
}

impl ServiceRole {
    /// What stands before the `@`.
    pub fn local(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Dpo => "dpo",
            Self::Contact => "contact",
            Self::Postmaster => "postmaster",
            Self::Abuse => "abuse",
        }
    }
}
