//! Groups and who belongs to them.

use super::ids::{GroupId, PersonId};
use super::person::Level;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A group: the people behind `handle@domain`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Group {
    pub id: GroupId,
    pub handle: String,
    pub name: String,
    pub rules: GroupRules,
    /// Settings of polls under the names they are kept by, as lines of a poll mail.
    pub templates: BTreeMap<String, String>,
}

impl Group {
    pub fn keep_template(&mut self, name: &str, lines: Option<String>) {
        let wanted = name.trim().to_lowercase();
        self.templates.retain(|kept, _| kept.to_lowercase() != wanted);
        self.templates.extend(lines.map(|lines| (name.trim().to_string(), lines)));
    }

    /// The lines kept under a name, however its letters are written.
    pub fn template(&self, name: &str) -> Option<&str> {
        let wanted = name.trim().to_lowercase();
        self.templates.iter().find(|(kept, _)| kept.to_lowercase() == wanted).map(|(_, lines)| lines.as_str())
    }
}

/// What coordinators may set for their group.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct GroupRules {
    /// Members who are not coordinators may open polls.
    pub members_may_poll: bool,
    /// A vote by a web link counts only on a browser that a mail confirmation has opened.
    pub strict: bool,
    /// Where a member's level starts.
    pub default_level: Level,
    /// Files up to this many bytes a mail travel with the notice.
    pub attach_limit: u64,
    /// The language that its members' words are read in, beside their own and English: `pt`, `de-AT`. The service's, where
    /// there is none.
    pub locale: Option<String>,
}

impl Default for GroupRules {
    fn default() -> Self {
        Self { members_may_poll: false, strict: false, default_level: Level::Everything, attach_limit: 1 << 20, locale: None }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Member,
    Coordinator,
}

/// Somebody's time in a group. Leaving sets `until`; coming back makes a new one.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Membership {
    pub group: GroupId,
    pub person: PersonId,
    pub role: Role,
    pub since: Timestamp,
    pub until: Option<Timestamp>,
}

impl Membership {
    /// Whether they belonged at that instant.
    pub fn covers(&self, instant: Timestamp) -> bool {
        self.since <= instant && self.until.is_none_or(|until| instant < until)
    }
}

/// Endings and names that addresses of our own already use.
const TAKEN: &[&str] = &[
    "help",
    "dpo",
    "contact",
    "postmaster",
    "abuse",
    "mailer-daemon",
    "noreply",
    "no-reply",
    "root",
    "hostmaster",
    "webmaster",
    "security",
    "mailmoot",
    "webhook-test",
];
const ENDINGS: &[&str] = &["-poll", "-vote", "-stop", "-leave", "-join", "-help", "-owner"];

/// Checks a handle for a new group. The error says what to do instead.
pub fn check_handle(handle: &str) -> Result<(), String> {
    let sound = (2..=40).contains(&handle.len())
        && handle.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && handle.starts_with(|c: char| c.is_ascii_lowercase())
        && !handle.ends_with('-');
    if !sound {
        return Err(format!("\"{handle}\" cannot be an address: use 2 to 40 small letters, digits and hyphens, a letter first"));
    }
    if TAKEN.contains(&handle) {
        return Err(format!("\"{handle}\" is an address of the service itself; choose another name"));
    }
    if let Some(ending) = ENDINGS.iter().find(|ending| handle.ends_with(**ending)) {
        return Err(format!("a handle cannot end in \"{ending}\": {handle}@ would be taken for a command address"));
    }
    if handle.as_bytes()[1] == b'-' {
        return Err(format!("\"{handle}\" looks like a reply address; a handle cannot have a hyphen as its second letter"));
    }
    Ok(())
}

#[cfg(test)]
#[path = "group_tests.rs"]
mod tests;
