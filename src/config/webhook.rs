//! `[webhook.…]`: one section for each mail provider that may post mail to us. A door without its secret is not there.

use serde::Deserialize;
use serde::de::{Deserializer, Error};
use std::fmt;
use std::path::PathBuf;

/// All webhook doors.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Webhook {
    pub mailgun: SecretDoor,
    pub postmark: SecretDoor,
    pub sendgrid: SendgridDoor,
    pub ses: SesDoor,
    pub mandrill: MandrillDoor,
    pub script: SecretDoor,
}

/// A door that knows its provider by a secret both have.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SecretDoor {
    pub secret: Secrets,
    /// A file with further secrets, one a line. Default: none.
    pub secret_file: Option<PathBuf>,
}

/// `[webhook.sendgrid]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SendgridDoor {
    pub secret: Secrets,
    pub secret_file: Option<PathBuf>,
    /// Verification keys that SendGrid shows, in base64; with one every post must be signed. Default: none.
    pub public_key: Vec<String>,
}

/// `[webhook.ses]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SesDoor {
    /// Our SNS topics. Amazon signs for everybody's topics, so only these are taken. Default: none.
    pub topic: Vec<String>,
}

/// `[webhook.mandrill]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MandrillDoor {
    pub secret: Secrets,
    pub secret_file: Option<PathBuf>,
    /// The address exactly as Mandrill was told, which is part of what it signs. Default: `service.url` and the door's path.
    pub url: Option<String>,
}

/// One secret, or two while one follows the other. Never shown.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Secrets(pub Vec<String>);

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} secrets", self.0.len())
    }
}

impl<'de> Deserialize<'de> for Secrets {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match toml::Value::deserialize(deserializer)? {
            toml::Value::String(one) => Ok(Self(vec![one])),
            toml::Value::Array(several) => {
                let text = |value: toml::Value| value.as_str().map(str::to_string).ok_or_else(|| D::Error::custom("a secret is text"));
                Ok(Self(several.into_iter().map(text).collect::<Result<_, _>>()?))
            }
            _ => Err(D::Error::custom("a secret is text")),
        }
    }
}
