//! Who may vote in a poll.

use super::Poll;
use crate::core::ids::PersonId;
use crate::core::person::Address;
use serde::{Deserialize, Serialize};

/// Who may vote. It is settled when the poll opens, and recorded with its opening.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voters {
    /// The group's members at opening.
    #[default]
    Group,
    Named(Roll),
}

/// The people that an author named.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Roll {
    pub members: Vec<PersonId>,
    /// People outside the group: they see this poll and nothing else of it.
    #[serde(default)]
    pub guests: Vec<PersonId>,
    /// Guests of a draft, by address. They become people when it opens, and nobody writes to them before.
    #[serde(default)]
    pub invited: Vec<Guest>,
}

/// Somebody to be asked who is not in the group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Guest {
    pub address: Address,
    pub name: String,
    pub weight: u32,
}

impl Voters {
    pub fn roll(&self) -> Option<&Roll> {
        match self {
            Self::Group => None,
            Self::Named(roll) => Some(roll),
        }
    }

    /// Everybody named, the guests last.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        self.roll().into_iter().flat_map(|roll| roll.members.iter().chain(&roll.guests)).copied()
    }

    pub fn guests(&self) -> &[PersonId] {
        self.roll().map_or(&[], |roll| &roll.guests)
    }
}

/// What changes about somebody's vote while the poll is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoterChange {
    /// They joined after the opening and vote where joiners may: they are one more who could.
    Admitted,
    /// They let `holder` vote for them, unless they vote themselves.
    ProxyGiven { holder: PersonId },
    /// Taken back by themselves, or declined by its holder.
    ProxyEnded { holder: PersonId, by: PersonId },
}

impl Poll {
    pub fn change_voters(&mut self, person: PersonId, change: VoterChange) {
        match change {
            VoterChange::Admitted => self.entitled += u32::from(self.settings.admitted.insert(person)),
            VoterChange::ProxyGiven { holder } => self.settings.proxies.extend([(person, holder)]),
            VoterChange::ProxyEnded { .. } => self.settings.proxies.retain(|giver, _| *giver != person),
        }
    }
}
