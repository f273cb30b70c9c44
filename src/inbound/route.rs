//! Which of our addresses a message is for, and which notice it answers.

use crate::core::command::{Door, ServiceRole};
use crate::core::token::{Keyring, Token};
use std::collections::HashSet;
use std::sync::{Arc, RwLock};

/// What we own: asked in memory at RCPT, so strangers cost no query.
#[derive(Clone, Debug)]
pub struct Directory {
    pub domain: String,
    pub keyring: Keyring,
    handles: Arc<RwLock<HashSet<String>>>,
}

/// Where one of our addresses leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Destination {
    Token(Token),
    Group { handle: String, door: Door },
    Service(ServiceRole),
}

impl Directory {
    pub fn new(domain: &str, keyring: Keyring) -> Self {
        Self { domain: domain.to_lowercase(), keyring, handles: Arc::default() }
    }

    /// The handles of all groups, after a start or a change.
    pub fn learn(&self, handles: impl IntoIterator<Item = String>) {
        let mut known = self.handles.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        *known = handles.into_iter().collect();
    }

    /// Where an address leads, `None` when it is not ours. Form and MAC only; whether a token has expired is asked later.
    pub fn destination(&self, address: &str) -> Option<Destination> {
        let address = address.trim().trim_start_matches('<').trim_end_matches('>');
        // RFC 5321 section 4.5.1: postmaster is accepted even without a domain.
        if address.eq_ignore_ascii_case("postmaster") {
            return Some(Destination::Service(ServiceRole::Postmaster));
        }
        let (local, domain) = address.rsplit_once('@')?;
        if !domain.eq_ignore_ascii_case(&self.domain) {
            return None;
        }
        let local = local.to_lowercase();
        service(&local).map(Destination::Service).or_else(|| self.group(&local)).or_else(|| self.keyring.verify_local_part(&local).map(Destination::Token))
    }

    fn group(&self, local: &str) -> Option<Destination> {
        let known = self.handles.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        Door::ALL.into_iter().find_map(|door| {
            let handle = local.strip_suffix(door.ending()).filter(|handle| known.contains(*handle))?;
            Some(Destination::Group { handle: handle.to_string(), door })
        })
    }
}

fn service(local: &str) -> Option<ServiceRole> {
    match local {
        "help" => Some(ServiceRole::Help),
        "dpo" => Some(ServiceRole::Dpo),
        "contact" => Some(ServiceRole::Contact),
        "postmaster" => Some(ServiceRole::Postmaster),
        "abuse" => Some(ServiceRole::Abuse),
        _ => None,
    }
}
