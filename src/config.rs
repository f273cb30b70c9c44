//! Typed configuration; each room gets its own section.
//!
//! One TOML file and environment names: `MAILMOOT__SMTP__LISTEN` sets `listen` in `[smtp]`. What people read about a
//! key (its sentence, type and default) stands in `config/keys.rs`, and a test holds both to each other.

mod keys;
mod kind;
mod limits;
mod listen_at;
mod load;
mod sample;
mod webhook;

pub use keys::{KEYS, Key};
pub use kind::{Kind, SHORTEST_SECRET};
pub use limits::{Limits, Retention};
pub use listen_at::ListenAt;
pub use load::{ConfigError, load, read};
pub use sample::sample;
pub use webhook::{MandrillDoor, SecretDoor, Secrets, SendgridDoor, SesDoor, Webhook};

use serde::Deserialize;
use std::net::SocketAddr;
use std::path::PathBuf;

/// The whole of `mailmoot.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub service: Service,
    #[serde(default)]
    pub smtp: Smtp,
    #[serde(default)]
    pub lmtp: Lmtp,
    #[serde(default)]
    pub http: Http,
    #[serde(default)]
    pub database: Database,
    #[serde(default)]
    pub dns: Dns,
    pub outbound: Outbound,
    #[serde(default)]
    pub dkim: Dkim,
    #[serde(default)]
    pub webhook: Webhook,
    #[serde(default)]
    pub polls: Polls,
    #[serde(default)]
    pub retention: Retention,
    #[serde(default)]
    pub limits: Limits,
    #[serde(default)]
    pub log: Log,
}

/// `[service]`: who runs this, and under which names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The mail domain: everything before the `@` in it is ours.
    pub domain: String,
    /// Where the pages are, as people reach them: `https://moot.example`.
    pub url: String,
    /// The person who runs the server; mail for postmaster, abuse and contact goes there.
    pub admin: String,
    /// Their name in every footer. Default: the address.
    #[serde(default)]
    pub admin_name: String,
    /// The language of people who have not chosen one (BCP 47). Default: `en`.
    #[serde(default = "english")]
    pub locale: String,
    /// The IANA zone of people who have not chosen one. Default: `UTC`.
    #[serde(default = "utc")]
    pub zone: String,
}

fn english() -> String {
    "en".into()
}

fn utc() -> String {
    "UTC".into()
}

/// `[smtp]`: the door for mail.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Smtp {
    /// Address and port to listen on. Default: `0.0.0.0:25`.
    pub listen: SocketAddr,
    /// The name in the greeting. Default: the domain.
    pub hostname: Option<String>,
    /// Peers (addresses or CIDR networks) that relay for us, such as our own Postfix: SPF is not judged by their
    /// address, and the caps per address do not apply. Default: none.
    pub trusted_relays: Vec<String>,
    /// The authserv-id under which those relays write Authentication-Results (RFC 8601). Default: none is believed.
    pub authserv_id: Option<String>,
    /// Certificate chain and key in PEM; both or neither. With them STARTTLS is offered.
    pub certificate: Option<PathBuf>,
    pub key: Option<PathBuf>,
    /// Largest message in bytes. Default: 10 MiB.
    pub max_size: usize,
    /// Most recipients of one message. Default: 100 (RFC 5321 section 4.5.3.1.8).
    pub max_recipients: usize,
    /// Sessions from one address at once. Default: 50.
    pub sessions_per_address: usize,
    /// Sessions in all. Default: 1000.
    pub sessions: usize,
    /// Errors before a session is ended. Default: 10.
    pub max_errors: usize,
    /// Seconds a peer may take for one command. Default: 300 (RFC 5321 section 4.5.3.2).
    pub command_timeout: u64,
    /// Seconds a peer may take for the whole of DATA. Default: 600.
    pub data_timeout: u64,
}

impl Default for Smtp {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([0, 0, 0, 0], 25)),
            hostname: None,
            trusted_relays: Vec::new(),
            authserv_id: None,
            certificate: None,
            key: None,
            max_size: 10 << 20,
            max_recipients: 100,
            sessions_per_address: 50,
            sessions: 1000,
            max_errors: 10,
            command_timeout: 300,
            data_timeout: 600,
        }
    }
}

/// `[lmtp]`: a door for a mail server of our own (RFC 2033).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Lmtp {
    /// Address and port, or the absolute path of a socket. Default: no such door.
    pub listen: Option<ListenAt>,
}

/// `[http]`: the pages.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Http {
    /// Address and port to listen on, behind a reverse proxy that ends TLS. Default: `127.0.0.1:8025`.
    pub listen: SocketAddr,
}

impl Default for Http {
    fn default() -> Self {
        Self { listen: SocketAddr::from(([127, 0, 0, 1], 8025)) }
    }
}

/// `[database]`: where everything is kept.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Database {
    /// `sqlite:/var/lib/mailmoot/mailmoot.db` or `postgres://user@host/name`. Default: `sqlite:mailmoot.db`,
    /// relative to the config file.
    pub url: String,
    /// SQLite: the file may grow to this many bytes; mail beyond it is answered 452 until there is room. Default: no limit.
    pub max_size: Option<u64>,
}

impl Default for Database {
    fn default() -> Self {
        Self { url: "sqlite:mailmoot.db".into(), max_size: None }
    }
}

/// `[dns]`: who is asked for SPF, DKIM and DMARC records.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Dns {
    /// `host:port` of the DNS server to ask. Default: what `/etc/resolv.conf` says.
    pub resolver: Option<SocketAddr>,
}

/// `[outbound]`: how mail leaves.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outbound {
    /// `host:port` of the server that takes our mail.
    pub smarthost: String,
    /// `none`, `starttls` (required) or `implicit`. Default: `none`.
    #[serde(default)]
    pub tls: OutboundTls,
    /// PEM file with the certificate authority of the smarthost, when the system does not know it.
    #[serde(default)]
    pub ca: Option<PathBuf>,
    /// AUTH name and password; both or neither.
    #[serde(default)]
    pub username: Option<String>,
    #[serde(default)]
    pub password: Option<String>,
    /// Connections kept to the smarthost at most. Default: 8.
    #[serde(default = "eight")]
    pub connections: usize,
    /// Seconds to wait for an answer of the smarthost. Default: 60.
    #[serde(default = "sixty")]
    pub timeout: u64,
    /// First wait before a retry in seconds; doubles up to four hours. Default: 60.
    #[serde(default = "sixty")]
    pub retry: u64,
}

fn eight() -> usize {
    8
}

fn sixty() -> u64 {
    60
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OutboundTls {
    #[default]
    None,
    Starttls,
    Implicit,
}

/// `[dkim]`: the key that signs what we send.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Dkim {
    /// The selector in DNS. Default: `mailmoot`.
    pub selector: String,
    /// RSA private key, PKCS#8 in PEM, relative to the config file. Without one nothing is signed (a smarthost may sign).
    pub key: Option<PathBuf>,
}

impl Default for Dkim {
    fn default() -> Self {
        Self { selector: "mailmoot".into(), key: None }
    }
}

/// `[polls]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Polls {
    /// How long a clear poll mail waits before it opens by itself: `10m`, `90s`, `1h`. Default: `10m`.
    pub grace: Span,
    /// A poll that more people may vote in opens by its author's word alone. Default: 500.
    pub confirm_above: u32,
    /// How long after the close a poll waits for DATA in progress. Default: `2m`.
    pub settling: Span,
    /// How long after the close a poll waits for held votes and pending messages. Default: `24h`.
    pub settling_held: Span,
}

impl Default for Polls {
    fn default() -> Self {
        Self { grace: Span(600), confirm_above: 500, settling: Span(120), settling_held: Span(86_400) }
    }
}

/// A length of time in whole seconds, written `90s`, `10m`, `2h`, `1d`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span(pub u64);

impl Span {
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let unit = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let number: u64 = text[..unit].parse().ok()?;
        let seconds = match text[unit..].trim() {
            "" | "s" => 1,
            "m" => 60,
            "h" => 3600,
            "d" => 86_400,
            _ => return None,
        };
        Some(Self(number.checked_mul(seconds)?))
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("\"{text}\" is not a length of time; write 90s, 10m, 2h or 1d")))
    }
}

/// `[log]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// `error`, `warn`, `info`, `debug`, or a filter such as `mailmoot=debug`. Default: `info`.
    pub level: String,
    /// One JSON object a line instead of text. Default: false.
    pub json: bool,
}

impl Default for Log {
    fn default() -> Self {
        Self { level: "info".into(), json: false }
    }
}

#[cfg(test)]
#[path = "config/config_tests.rs"]
mod tests;
