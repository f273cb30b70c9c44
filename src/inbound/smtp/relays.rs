//! Which peers relay for us: addresses and CIDR networks.

use std::net::IpAddr;

/// `smtp.trusted_relays`, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relays(Vec<Network>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Network {
    address: IpAddr,
    prefix: u32,
}

/// A value that is neither an address nor a network.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is neither an address (192.0.2.1) nor a network (192.0.2.0/24, 2001:db8::/32)")]
pub struct BadRelay(pub String);

impl Relays {
    pub fn parse(values: &[String]) -> Result<Self, BadRelay> {
        values.iter().map(|value| Network::parse(value.trim()).ok_or_else(|| BadRelay(value.clone()))).collect::<Result<_, _>>().map(Self)
    }

    /// Whether the peer is one of them.
    pub fn hold(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.0.iter().any(|network| network.holds(peer))
    }
}

impl Network {
    fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = text.split_once('/').map_or((text, None), |(address, prefix)| (address, Some(prefix)));
        let address = address.parse::<IpAddr>().ok()?.to_canonical();
        let whole = if address.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            None => whole,
            Some(digits) => digits.parse().ok().filter(|prefix| *prefix <= whole)?,
        };
        Some(Self { address, prefix })
    }

    fn holds(&self, peer: IpAddr) -> bool {
        let differing = match (self.address, peer) {
            (IpAddr::V4(ours), IpAddr::V4(theirs)) => (ours.to_bits() ^ theirs.to_bits()).leading_zeros(),
            (IpAddr::V6(ours), IpAddr::V6(theirs)) => (ours.to_bits() ^ theirs.to_bits()).leading_zeros(),
            _ => return false,
        };
        differing >= self.prefix
    }
}

#[cfg(test)]
#[path = "relays_tests.rs"]
mod tests;
