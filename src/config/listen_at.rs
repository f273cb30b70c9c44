//! Where a door listens: a TCP address, or a socket in the file system.

use serde::Deserialize;
use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

/// `127.0.0.1:2424`, or `/run/mailmoot/lmtp.sock`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ListenAt {
    Tcp(SocketAddr),
    Unix(PathBuf),
}

impl ListenAt {
    /// A path must be absolute: the mail server that connects has another working directory.
    pub fn parse(text: &str) -> Option<Self> {
        match text.parse() {
            Ok(address) => Some(Self::Tcp(address)),
            Err(_) => text.starts_with('/').then(|| Self::Unix(text.into())),
        }
    }
}

impl fmt::Display for ListenAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => address.fmt(f),
            Self::Unix(path) => path.display().fmt(f),
        }
    }
}

impl<'de> Deserialize<'de> for ListenAt {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("\"{text}\" is neither an address and port nor an absolute path")))
    }
}
