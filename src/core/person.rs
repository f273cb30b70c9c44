//! People, their addresses, and how they wish to be written to.

use super::domain;
use super::ids::{GroupId, PersonId, ThreadId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A mail address in the one form we compare, store and write to: the domain as A-labels, the local part in small letters
/// and NFC. Shown like that, too: an A-label looks like no other domain.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Address(String);

impl Address {
    /// Parses `local@domain` (RFC 5321 section 4.1.2, without quoted local parts and source routes; RFC 6531 section 3.3 for
    /// other scripts). `None` when it is not one plain address. Case is folded: no provider in use tells `Ana@` from `ana@`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches('<').trim_end_matches('>');
        let (local, domain) = text.rsplit_once('@')?;
        let plain = |s: &str, forbidden: &str| !s.is_empty() && !s.chars().any(|c| c.is_whitespace() || c.is_control() || forbidden.contains(c));
        if !plain(local, "\"<>,;:\\()@") || !plain(domain, "\"<>,;\\()@%") {
            return None;
        }
        // RFC 6532 section 3.1: NFC, so that one mailbox is one text.
        let local = if local.is_ascii() { local.to_ascii_lowercase() } else { local.nfc().collect::<String>().to_lowercase().nfc().collect() };
        let domain = domain::a_labels(domain)?;
        // Again: a mark in another script may have stood for one of ours.
        let sound = plain(&domain, "\"<>,;\\()@%")
            && local.len() <= 64
            && domain.len() <= 255
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !domain.contains("..");
        sound.then(|| Self(format!("{local}@{domain}")))
    }

    /// Takes back what `parse` made and the database kept.
    pub fn trusted(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the `@`.
    pub fn local(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// The part after the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// The same address with its domain in its own script, where it has another than ASCII: what a mail program may quote.
    pub fn as_written(&self) -> Option<String> {
        domain::u_labels(self.domain()).map(|domain| format!("{}@{domain}", self.local()))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Somebody we write to. Identity is the id: names and mailboxes may be shared.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    /// The addresses they write from, the first one is where we write to.
    pub addresses: Vec<KnownAddress>,
    /// BCP 47 language tag, for example `en` or `de-AT`.
    pub locale: String,
    /// IANA zone name, for example `Europe/Lisbon`.
    pub zone: String,
    pub standing: Standing,
    pub digest: DigestTimes,
    /// Mail without an HTML part.
    pub text_only: bool,
    /// Raised when the personal links are renewed; links and reply addresses of notices made before die with it.
    pub links_since: Timestamp,
    pub joined_at: Timestamp,
    /// Until then nothing goes to them but answers to what they do; the digest tells the rest afterwards.
    pub paused_until: Option<Timestamp>,
    /// When the order that began or ended the last pause was received; a later one wins, in whichever order they come.
    pub pause_set_at: Option<Timestamp>,
    /// The same of the digest's times, the zone and the format.
    pub habits_set_at: Option<Timestamp>,
    /// When they deactivated or deleted themselves.
    pub gone_at: Option<Timestamp>,
    /// They asked never to be invited again.
    pub uninvited: bool,
}

/// What stands for the name of somebody who has gone. Nobody is shown by it: the face says it in its reader's language.
pub const FORMER: &str = "former member";

impl Person {
    /// Somebody of whom we know nothing but the address they wrote from: nothing of ours is theirs to see or to set.
    pub fn passer_by(address: Address, locale: String, at: Timestamp) -> Self {
        Self {
            id: PersonId::NOBODY,
            name: String::new(),
            addresses: vec![KnownAddress::new(address)],
            locale,
            zone: "UTC".into(),
            standing: Standing::Active,
            digest: DigestTimes::default(),
            text_only: false,
            links_since: at,
            joined_at: at,
            paused_until: None,
            pause_set_at: None,
            habits_set_at: None,
            gone_at: None,
            uninvited: false,
        }
    }

    /// What is left of somebody who is gone for good: an id that their words and ballots hang on. The language is kept for
    /// the goodbye.
    pub fn tombstone(&self, at: Timestamp) -> Self {
        Self {
            id: self.id,
            name: String::new(),
            addresses: Vec::new(),
            locale: self.locale.clone(),
            zone: "UTC".into(),
            standing: Standing::Deleted,
            digest: DigestTimes::default(),
            text_only: self.text_only,
            links_since: at,
            joined_at: self.joined_at,
            paused_until: None,
            pause_set_at: None,
            habits_set_at: None,
            gone_at: Some(at),
            uninvited: false,
        }
    }

    /// Their name as others read it.
    pub fn shown_name(&self) -> &str {
        if self.standing == Standing::Active { &self.name } else { FORMER }
    }

    /// The end of their pause, while it lasts.
    pub fn pauses(&self, now: Timestamp) -> Option<Timestamp> {
        self.paused_until.filter(|until| now < *until)
    }

    /// The address we write to, unless it is dead.
    pub fn mailbox(&self) -> Option<&Address> {
        self.addresses.iter().find(|known| !known.dead).map(|known| &known.address)
    }

    pub fn has(&self, address: &Address) -> bool {
        self.addresses.iter().any(|known| &known.address == address)
    }
}

/// One address of a person, and what we have learned about it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct KnownAddress {
    pub address: Address,
    /// Mail to it was refused for good.
    pub dead: bool,
    /// The SPF domain whose weak proof the owner has once said yes to, and until when that holds.
    pub vouched: Vec<Vouched>,
    /// What came back from it.
    pub delivery: Delivery,
}

impl KnownAddress {
    /// An address that nothing is known of yet.
    pub fn new(address: Address) -> Self {
        Self { address, dead: false, vouched: Vec::new(), delivery: Delivery::default() }
    }
}

/// What the receiving side has said of an address. Nothing of it counts for ever: see [`super::decide`].
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Delivery {
    /// When mail to it was last refused for good, by a report.
    #[serde(default)]
    pub refused_at: Option<Timestamp>,
    /// The enhanced status code of the last trouble (RFC 3463); empty when none was given.
    #[serde(default)]
    pub status: String,
    /// Days on which mail came back for a reason that may pass; they fade.
    #[serde(default)]
    pub score: u8,
    /// The last of those days.
    #[serde(default)]
    pub troubled_at: Option<Timestamp>,
    /// Letters that only try the address, since it was last well, and when the last one was sent.
    #[serde(default)]
    pub tries: u8,
    #[serde(default)]
    pub tried_at: Option<Timestamp>,
}

/// "One yes is remembered for that person, address and aligned SPF domain for 12 months."
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Vouched {
    pub domain: String,
    pub until: Timestamp,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Active,
    /// Gone for a time of their own choosing: the name is detached, nothing goes to them, and they may come back.
    Deactivated,
    /// Gone for good: the row stands for what stays of them and holds nothing else.
    Deleted,
}

/// When somebody's digest is due, in their own zone: a five-field cron line such as `0 7 * * *`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DigestTimes(pub String);

impl Default for DigestTimes {
    fn default() -> Self {
        Self("0 7 * * *".into())
    }
}

/// How much somebody wants to hear, in one scope.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing at all, ballots included.
    Nothing,
    /// Ballots, results and questions to me; no talk.
    Asked,
    /// Everything, once a day.
    Digest,
    /// Everything, at once.
    Everything,
}

impl Level {
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "everything" => Some(Self::Everything),
            "digest" => Some(Self::Digest),
            "asked" => Some(Self::Asked),
            "nothing" => Some(Self::Nothing),
            _ => None,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Digest => "digest",
            Self::Asked => "asked",
            Self::Nothing => "nothing",
        }
    }
}

/// What a setting covers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    All,
    Group(GroupId),
    Thread(ThreadId),
}

/// One setting of one person. The one with the later `set_at` (receipt instant) wins in its scope.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Preference {
    pub person: PersonId,
    pub scope: Scope,
    /// `None` after an undo back to "never set": the wider scope decides.
    pub level: Option<Level>,
    pub set_at: Timestamp,
    /// What `undo` goes back to.
    pub before: Option<Level>,
}

#[cfg(test)]
#[path = "person_tests.rs"]
mod tests;
