//! What a setting may hold: how it is read from the environment, and which values make sense.
//!
//! Every check happens here, with the key's name at hand, so that a bad value is named and not met later.

use super::{ListenAt, Span};
use crate::core::person::Address;
use std::net::{IpAddr, SocketAddr};
use toml::Value;

/// A secret that can be guessed is none.
pub const SHORTEST_SECRET: usize = 16;

/// The type of a setting, as an admin thinks of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Text,
    Domain,
    /// `http://` or `https://`, without a path.
    WebAddress,
    Mailbox,
    /// BCP 47.
    Locale,
    /// An IANA name.
    Zone,
    /// Numeric address and port.
    Socket,
    /// Numeric address and port, or an absolute path.
    ListenAt,
    /// Host name or address, and port.
    HostPort,
    /// A list of addresses or CIDR networks.
    Networks,
    Path,
    /// A list of texts.
    Texts,
    /// A secret of at least 16 characters, or two of them.
    Secrets,
    DatabaseUrl,
    /// A whole number from 1.
    Count,
    /// A whole number of bytes from 1.
    Bytes,
    /// A whole number of seconds from 1.
    Seconds,
    /// A length of time such as `10m`.
    Span,
    Flag,
    OneOf(&'static [&'static str]),
}

impl Kind {
    /// What is expected, to finish the sentence "it must be …".
    pub fn expected(self) -> String {
        match self {
            Self::Text => "text in quotes".into(),
            Self::Domain => "a mail domain such as moot.example, in another script by its xn-- form".into(),
            Self::WebAddress => "a web address without a path, such as https://moot.example".into(),
            Self::Mailbox => "one mail address such as ana@example.org".into(),
            Self::Locale => "a language tag such as en or pt-BR".into(),
            Self::Zone => "a time zone name such as Europe/Lisbon".into(),
            Self::Socket => "a numeric address and port such as 127.0.0.1:25".into(),
            Self::ListenAt => "a numeric address and port such as 127.0.0.1:2424, or an absolute path".into(),
            Self::HostPort => "a host and port such as mail.example.org:587".into(),
            Self::Networks => "a list of addresses or networks such as [\"127.0.0.1\", \"10.0.0.0/8\"]".into(),
            Self::Path => "a file name in quotes".into(),
            Self::Texts => "a list of texts in quotes".into(),
            Self::Secrets => "a text of at least 16 characters in quotes, or a list of two".into(),
            Self::DatabaseUrl => "sqlite:FILE or postgres://user@host/name".into(),
            Self::Count => "a whole number from 1".into(),
            Self::Bytes => "a whole number of bytes from 1".into(),
            Self::Seconds => "a whole number of seconds from 1".into(),
            Self::Span => "a length of time such as \"90s\", \"10m\", \"2h\" or \"1d\"".into(),
            Self::Flag => "true or false".into(),
            Self::OneOf(words) => format!("one of {}", words.join(", ")),
        }
    }

    /// Reads the text of an environment variable as this type would stand in the file. `None` when it cannot be.
    pub fn from_text(self, text: &str) -> Option<Value> {
        let text = text.trim();
        match self {
            Self::Count | Self::Bytes | Self::Seconds => text.parse().ok().map(Value::Integer),
            Self::Flag => text.parse().ok().map(Value::Boolean),
            Self::Networks | Self::Texts | Self::Secrets => {
                Some(text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(Value::from).collect::<Vec<_>>().into())
            }
            _ => Some(Value::String(text.to_string())),
        }
    }

    /// Whether a value makes sense here.
    pub fn admits(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Count | Self::Bytes | Self::Seconds, Value::Integer(number)) => *number >= 1,
            (Self::Flag, Value::Boolean(_)) => true,
            (Self::Networks, Value::Array(items)) => items.iter().all(|item| item.as_str().is_some_and(is_network)),
            (Self::Texts, Value::Array(items)) => items.iter().all(|item| item.as_str().is_some_and(|text| !text.trim().is_empty())),
            (Self::Secrets, Value::Array(items)) => (1..=2).contains(&items.len()) && items.iter().all(|item| self.admits(item)),
            (_, Value::String(text)) => self.admits_text(text),
            _ => false,
        }
    }

    fn admits_text(self, text: &str) -> bool {
        match self {
            Self::Text => true,
            Self::Path => !text.trim().is_empty(),
            Self::Secrets => text.trim().len() >= SHORTEST_SECRET,
            Self::Domain => is_domain(text),
            Self::WebAddress => is_web_address(text),
            Self::Mailbox => Address::parse(text).is_some() && !text.contains(|c: char| c.is_whitespace() || "<>".contains(c)),
            Self::Locale => text.parse::<unic_langid::LanguageIdentifier>().is_ok_and(|tag| !tag.language.is_empty()),
            Self::Zone => jiff::tz::TimeZone::get(text).is_ok(),
            Self::Socket => text.parse::<SocketAddr>().is_ok(),
            Self::ListenAt => ListenAt::parse(text).is_some(),
            Self::HostPort => is_host_port(text),
            Self::DatabaseUrl => ["sqlite:", "postgres://", "postgresql://"].iter().any(|start| text.strip_prefix(start).is_some_and(|rest| !rest.is_empty())),
            Self::Span => Span::parse(text).is_some(),
            Self::OneOf(words) => words.contains(&text),
            Self::Count | Self::Bytes | Self::Seconds | Self::Flag | Self::Networks | Self::Texts => false,
        }
    }
}

/// Labels of letters, digits and hyphens (RFC 1123 section 2.1); other scripts in their `xn--` form.
fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    text.len() <= 253 && text.split('.').all(label) && text.parse::<IpAddr>().is_err()
}

fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let authority = rest.map(|rest| rest.strip_suffix('/').unwrap_or(rest));
    authority.is_some_and(|authority| is_domain(authority) || authority.parse::<IpAddr>().is_ok() || is_host_port(authority))
}

fn is_host_port(text: &str) -> bool {
    text.parse::<SocketAddr>().is_ok_and(|socket| socket.port() > 0)
        || text.rsplit_once(':').is_some_and(|(host, port)| is_domain(host) && port.parse::<u16>().is_ok_and(|port| port > 0))
}

fn is_network(text: &str) -> bool {
    let (address, prefix) = text.split_once('/').map_or((text, None), |(address, prefix)| (address, Some(prefix)));
    address.parse::<IpAddr>().is_ok_and(|address| {
        let widest = if address.is_ipv4() { 32 } else { 128 };
        prefix.is_none_or(|prefix| prefix.parse::<u8>().is_ok_and(|bits| bits <= widest))
    })
}
