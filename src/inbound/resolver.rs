//! Asking DNS for SPF, DKIM and DMARC records, and remembering the parsed answers. Knows nothing of verdicts.

use crate::config::Dns;
use anyhow::Context as _;
use mail_auth::hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig, ResolverOpts};
use mail_auth::hickory_resolver::system_conf::read_system_conf;
use mail_auth::{MX, MessageAuthenticator, Parameters, RecordSet, ResolverCache, Txt};
use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{PoisonError, RwLock};
use std::time::{Duration, Instant};

/// A resolver with caches of parsed records. Keys are parsed once, not once a message.
pub struct Resolver {
    pub(super) authenticator: MessageAuthenticator,
    txt: Cache<Box<str>, Txt>,
    mx: Cache<Box<str>, RecordSet<MX>>,
    ipv4: Cache<Box<str>, RecordSet<Ipv4Addr>>,
    ipv6: Cache<Box<str>, RecordSet<Ipv6Addr>>,
    ptr: Cache<IpAddr, RecordSet<Box<str>>>,
}

impl std::fmt::Debug for Resolver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Resolver")
    }
}

/// What mail-auth is asked with: the question and our caches.
pub(super) type Asked<'a, P> = Parameters<
    'a,
    P,
    Cache<Box<str>, Txt>,
    Cache<Box<str>, RecordSet<MX>>,
    Cache<Box<str>, RecordSet<Ipv4Addr>>,
    Cache<Box<str>, RecordSet<Ipv6Addr>>,
    Cache<IpAddr, RecordSet<Box<str>>>,
>;

impl Resolver {
    /// Asks `[dns] resolver`, or whom `/etc/resolv.conf` names. Nothing is sent yet.
    pub fn new(dns: &Dns) -> anyhow::Result<Self> {
        let (config, mut options) = match dns.resolver {
            Some(server) => (one_server(server), ResolverOpts::default()),
            None => read_system_conf().context("/etc/resolv.conf names no usable DNS server; set [dns] resolver")?,
        };
        // Two tries must fit into the time a verdict may take.
        options.timeout = Duration::from_millis(900);
        options.attempts = 2;
        let authenticator = MessageAuthenticator::new(config, options).context("the DNS resolver cannot be set up")?;
        Ok(Self { authenticator, txt: Cache::default(), mx: Cache::default(), ipv4: Cache::default(), ipv6: Cache::default(), ptr: Cache::default() })
    }

    pub(super) fn ask<P>(&self, params: P) -> Asked<'_, P> {
        Parameters {
            params,
            cache_txt: Some(&self.txt),
            cache_mx: Some(&self.mx),
            cache_ptr: Some(&self.ptr),
            cache_ipv4: Some(&self.ipv4),
            cache_ipv6: Some(&self.ipv6),
        }
    }
}

fn one_server(server: SocketAddr) -> ResolverConfig {
    let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
        connection.port = server.port();
        connection
    });
    ResolverConfig::from_parts(None, Vec::new(), vec![NameServerConfig::new(server.ip(), true, connections.into())])
}

/// Answers until their time to live ends. Reading takes a shared lock for one look-up.
pub(super) struct Cache<K, V>(RwLock<HashMap<K, (V, Instant)>>);

/// Senders choose the names we look up, so the memory for them is bounded.
const ENTRIES: usize = 10_000;

impl<K, V> Default for Cache<K, V> {
    fn default() -> Self {
        Self(RwLock::new(HashMap::new()))
    }
}

impl<K: Hash + Eq, V: Clone> ResolverCache<K, V> for Cache<K, V> {
    fn get<Q>(&self, name: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let entries = self.0.read().unwrap_or_else(PoisonError::into_inner);
        entries.get(name).filter(|(_, until)| Instant::now() < *until).map(|(value, _)| value.clone())
    }

    fn remove<Q>(&self, name: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.0.write().unwrap_or_else(PoisonError::into_inner).remove(name).map(|(value, _)| value)
    }

    fn insert(&self, key: K, value: V, valid_until: Instant) {
        let mut entries = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if entries.len() >= ENTRIES {
            let now = Instant::now();
            entries.retain(|_, (_, until)| now < *until);
            if entries.len() >= ENTRIES {
                entries.clear();
            }
        }
        entries.insert(key, (value, valid_until));
    }
}
