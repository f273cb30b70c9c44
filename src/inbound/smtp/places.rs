//! How many may talk at once, and how much of their mail may be in memory.

use crate::config;
use std::collections::{HashMap, HashSet, VecDeque};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// One place in so many is kept for peers we know: trusted relays, and whoever has brought proven mail of people who belong here.
const RESERVED: usize = 10;
/// So many such peers are remembered; the one that has brought nothing for longest is forgotten first.
const KNOWN: usize = 1000;
/// Bytes of a message that every session may hold without asking.
const FREE: usize = 64 << 10;
/// Messages of the largest size that may be in memory at once, beside what is free.
const LARGE_MESSAGES: usize = 8;
/// Memory is handed out in pieces of this size.
const PIECE: usize = 64 << 10;

/// The places of one listener.
pub struct Places {
    taken: Mutex<Taken>,
    sessions: usize,
    per_address: usize,
    memory: Arc<Semaphore>,
}

#[derive(Default)]
struct Taken {
    all: usize,
    by_address: HashMap<Option<IpAddr>, usize>,
    known: HashSet<Option<IpAddr>>,
    /// The same, the latest to bring something last.
    queue: VecDeque<Option<IpAddr>>,
}

/// One session's place; given back when dropped.
pub struct Seat {
    /// `None` behind a socket in the file system.
    pub peer: Option<IpAddr>,
    pub trusted: bool,
    places: Arc<Places>,
}

/// The memory one message holds; given back when dropped.
#[derive(Default)]
pub struct Share {
    bytes: usize,
    permit: Option<OwnedSemaphorePermit>,
}

impl Places {
    pub fn new(config: &config::Smtp) -> Self {
        let pieces = (LARGE_MESSAGES * config.max_size.div_ceil(PIECE)).clamp(1, Semaphore::MAX_PERMITS);
        Self { taken: Mutex::default(), sessions: config.sessions, per_address: config.sessions_per_address, memory: Arc::new(Semaphore::new(pieces)) }
    }

    /// A place for one more session, if the house and the peer's share of it are not full. Trusted relays carry the
    /// mail of many, so only the first counts for them. Who floods us from everywhere leaves the last places to those we know.
    pub fn seat(self: &Arc<Self>, peer: Option<IpAddr>, trusted: bool) -> Option<Seat> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let of_peer = taken.by_address.get(&site(peer)).copied().unwrap_or(0);
        let reserved = if trusted || taken.known.contains(&site(peer)) { 0 } else { self.sessions / RESERVED };
        if taken.all + reserved >= self.sessions || (!trusted && of_peer >= self.per_address) {
            return None;
        }
        taken.all += 1;
        taken.by_address.insert(site(peer), of_peer + 1);
        Some(Seat { peer, trusted, places: self.clone() })
    }

    /// Whether most places are taken: then nobody may dawdle.
    fn crowded(&self) -> bool {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.all * 5 >= self.sessions * 4
    }

    fn remember(&self, peer: Option<IpAddr>) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if !taken.known.insert(site(peer)) {
            taken.queue.retain(|known| *known != site(peer));
        }
        taken.queue.push_back(site(peer));
        if taken.queue.len() > KNOWN
            && let Some(first) = taken.queue.pop_front()
        {
            taken.known.remove(&first);
        }
    }

    fn leave(&self, peer: Option<IpAddr>) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.all = taken.all.saturating_sub(1);
        if let Some(count) = taken.by_address.get_mut(&site(peer)) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                taken.by_address.remove(&site(peer));
            }
        }
    }
}

impl Seat {
    /// The peer, for the log.
    pub fn name(&self) -> String {
        self.peer.map_or_else(|| "socket".into(), |peer| peer.to_string())
    }

    /// Whether the peer must be quick, so that others get in.
    pub fn is_pressed(&self) -> bool {
        !self.trusted && self.places.crowded()
    }

    /// It has brought mail of one of our people: the next time it finds a place where a stranger might not.
    pub fn is_welcome(&self) {
        self.places.remember(self.peer);
    }

    /// Makes the share large enough for a message of so many bytes; false when the house has no memory left for it.
    pub fn hold(&self, share: &mut Share, bytes: usize) -> bool {
        if bytes <= FREE + share.bytes {
            return true;
        }
        let pieces = (bytes - FREE - share.bytes).div_ceil(PIECE);
        let Ok(count) = u32::try_from(pieces) else { return false };
        let Ok(more) = self.places.memory.clone().try_acquire_many_owned(count) else { return false };
        share.bytes += pieces * PIECE;
        match &mut share.permit {
            Some(permit) => permit.merge(more),
            None => share.permit = Some(more),
        }
        true
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.places.leave(self.peer);
    }
}

/// What counts as one address: a host of IPv6 commonly has a whole /64 to itself.
fn site(peer: Option<IpAddr>) -> Option<IpAddr> {
    peer.map(|peer| match peer {
        IpAddr::V4(_) => peer,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
    })
}

#[cfg(test)]
#[path = "places_tests.rs"]
mod tests;
