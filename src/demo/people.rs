//! The cast: who lives in the demo, at which made-up mail providers, in which groups.

use crate::core::command::NewMember;
use crate::core::group::Role;
use crate::core::person::{Address, Level};

/// Somebody with a mailbox.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Character {
    /// Stands in the addresses of the pages: `/in/ana`.
    pub key: &'static str,
    pub name: &'static str,
    pub address: &'static str,
    /// BCP 47: the language of their mail program, and of the mails they get.
    pub locale: &'static str,
    pub zone: &'static str,
    /// Handle and role; empty for a stranger.
    pub groups: &'static [(&'static str, Role)],
    pub prefers: Option<Level>,
    pub program: Program,
    /// What is worth knowing when you act as them.
    pub about: &'static str,
}

/// How somebody's mail program writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Program {
    /// Plain text only.
    Plain,
    /// Plain text and HTML, with the quote in a box, as webmail does.
    Webmail,
}

/// A mail provider.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Provider {
    pub domain: &'static str,
    /// Puts a DKIM signature on what its people send.
    pub signs: bool,
    /// Its DMARC policy; `None` when it publishes none.
    pub policy: Option<&'static str>,
}

/// A group and its name.
pub const GROUPS: [(&str, &str); 2] = [("garden", "Garden co-op"), ("house", "Rosehill house")];

pub const PROVIDERS: [Provider; 6] = [
    Provider { domain: "quintamail.example", signs: true, policy: Some("reject") },
    Provider { domain: "parkpost.example", signs: true, policy: Some("quarantine") },
    Provider { domain: "lettres.example", signs: true, policy: Some("none") },
    Provider { domain: "brieftaube.example", signs: true, policy: Some("reject") },
    Provider { domain: "tinymail.example", signs: false, policy: None },
    Provider { domain: "elsewhere.example", signs: true, policy: Some("none") },
];

const MEMBER: &[(&str, Role)] = &[("garden", Role::Member)];
const BOTH: &[(&str, Role)] = &[("garden", Role::Member), ("house", Role::Member)];

pub const CAST: [Character; 9] = [
    Character {
        key: "ana",
        name: "Ana Silva",
        address: "ana@quintamail.example",
        locale: "en",
        zone: "Europe/Lisbon",
        groups: &[("garden", Role::Coordinator), ("house", Role::Member)],
        prefers: None,
        program: Program::Webmail,
        about: "Coordinator of the garden. Opens votes by mail, closes them, lets people in.",
    },
    Character {
        key: "ben",
        name: "Ben Okafor",
        address: "ben@parkpost.example",
        locale: "en",
        zone: "Europe/London",
        groups: &[("garden", Role::Member), ("house", Role::Coordinator)],
        prefers: Some(Level::Everything),
        program: Program::Plain,
        about: "Gets everything at once, and looks after the house group.",
    },
    Character {
        key: "cleo",
        name: "Cléo Martin",
        address: "cleo@lettres.example",
        locale: "fr",
        zone: "Europe/Paris",
        groups: BOTH,
        prefers: None,
        program: Program::Webmail,
        about: "Her mail program speaks French.",
    },
    Character {
        key: "dev",
        name: "Dev Patel",
        address: "dev@parkpost.example",
        locale: "en",
        zone: "Asia/Kolkata",
        groups: MEMBER,
        prefers: Some(Level::Digest),
        program: Program::Webmail,
        about: "Gets one mail a day, at seven in the morning in Kolkata.",
    },
    Character {
        key: "esi",
        name: "Esi Mensah",
        address: "esi@quintamail.example",
        locale: "en",
        zone: "Africa/Accra",
        groups: MEMBER,
        prefers: Some(Level::Asked),
        program: Program::Plain,
        about: "Gets ballots and results, no talk.",
    },
    Character {
        key: "farid",
        name: "Farid Haddad",
        address: "farid@tinymail.example",
        locale: "en",
        zone: "Africa/Tunis",
        groups: MEMBER,
        prefers: None,
        program: Program::Plain,
        about: "His provider does not sign mail, so his first vote is asked back.",
    },
    Character {
        key: "greta",
        name: "Greta Vogel",
        address: "greta@brieftaube.example",
        locale: "de",
        zone: "Europe/Berlin",
        groups: BOTH,
        prefers: None,
        program: Program::Plain,
        about: "Her mail program speaks German.",
    },
    Character {
        key: "hana",
        name: "Hana Kim",
        address: "hana@parkpost.example",
        locale: "en",
        zone: "Europe/Lisbon",
        groups: MEMBER,
        prefers: None,
        program: Program::Webmail,
        about: "Reads her mail on the phone. Has not voted on anything yet.",
    },
    Character {
        key: "gil",
        name: "Gil Novak",
        address: "gil@elsewhere.example",
        locale: "en",
        zone: "Europe/Prague",
        groups: &[],
        prefers: None,
        program: Program::Webmail,
        about: "Belongs to no group. Write to one as him to see what a stranger sees.",
    },
];

/// Who has that key.
pub fn by_key(key: &str) -> Option<&'static Character> {
    CAST.iter().find(|character| character.key == key)
}

/// Whose address that is.
pub fn by_address(address: &str) -> Option<&'static Character> {
    CAST.iter().find(|character| character.address.eq_ignore_ascii_case(address))
}

impl Character {
    /// What stands behind the `@`.
    pub fn domain(&self) -> &'static str {
        self.address.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// One entry per group, as the admin would add them.
    pub fn memberships(&self) -> impl Iterator<Item = NewMember> + '_ {
        self.groups.iter().map(|(handle, role)| NewMember {
            handle: (*handle).to_string(),
            address: Address::trusted(self.address),
            name: self.name.to_string(),
            role: *role,
            zone: Some(self.zone.to_string()),
            locale: Some(self.locale.to_string()),
            prefers: self.prefers,
            quiet: false,
            name_is_right: false,
            added_by: None,
        })
    }
}
