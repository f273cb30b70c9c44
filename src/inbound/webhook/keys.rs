//! What each door knows its provider by. Never shown, and compared in constant time (`signature`).

use super::Provider;
use crate::config::{SHORTEST_SECRET, Secrets, Webhook};
use anyhow::Context as _;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// The keys of one door. Any one of the secrets will do, so that one can follow another.
#[derive(Clone, Default)]
pub struct Keys {
    pub secrets: Vec<String>,
    /// Subject public keys in DER.
    pub public_keys: Vec<Vec<u8>>,
    pub topics: Vec<String>,
    /// The address of the door as the provider was told.
    pub url: String,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({} secrets)", self.secrets.len())
    }
}

/// The doors there are.
#[derive(Clone, Default, Debug)]
pub struct Rings(BTreeMap<Provider, Keys>);

impl Rings {
    /// Reads the settings and the files that they name. `url` is the service's own.
    pub fn open(config: &Webhook, url: &str) -> anyhow::Result<Self> {
        let simple = |secret: &Secrets, file: &Option<PathBuf>| secrets(secret, file.as_deref());
        let mut rings = BTreeMap::new();
        rings.insert(Provider::Mailgun, Keys { secrets: simple(&config.mailgun.secret, &config.mailgun.secret_file)?, ..Keys::default() });
        rings.insert(Provider::Postmark, Keys { secrets: simple(&config.postmark.secret, &config.postmark.secret_file)?, ..Keys::default() });
        let public_keys = config.sendgrid.public_key.iter().map(|key| public_key(key)).collect::<Result<_, _>>()?;
        rings.insert(Provider::Sendgrid, Keys { secrets: simple(&config.sendgrid.secret, &config.sendgrid.secret_file)?, public_keys, ..Keys::default() });
        rings.insert(Provider::Ses, Keys { topics: config.ses.topic.clone(), ..Keys::default() });
        rings.insert(Provider::Mandrill, Keys { secrets: simple(&config.mandrill.secret, &config.mandrill.secret_file)?, ..Keys::default() });
        rings.insert(Provider::Script, Keys { secrets: simple(&config.script.secret, &config.script.secret_file)?, ..Keys::default() });
        rings.retain(|_, keys| !(keys.secrets.is_empty() && keys.public_keys.is_empty() && keys.topics.is_empty()));
        for (provider, keys) in &mut rings {
            keys.url = format!("{}/webhook/{}", url.trim_end_matches('/'), provider.name());
        }
        if let (Some(keys), Some(url)) = (rings.get_mut(&Provider::Mandrill), &config.mandrill.url) {
            keys.url.clone_from(url);
        }
        Ok(Self(rings))
    }

    /// The keys of a door; `None` when it is not there.
    pub fn of(&self, provider: Provider) -> Option<&Keys> {
        self.0.get(&provider)
    }

    /// No door at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn secrets(set: &Secrets, file: Option<&Path>) -> anyhow::Result<Vec<String>> {
    let mut secrets: Vec<String> = set.0.iter().map(|secret| secret.trim().to_string()).collect();
    if let Some(path) = file {
        let text = std::fs::read_to_string(path).with_context(|| format!("the secret file {}", path.display()))?;
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        anyhow::ensure!(!lines.is_empty(), "the secret file {} is empty", path.display());
        anyhow::ensure!(lines.iter().all(|line| line.len() >= SHORTEST_SECRET), "a secret in {} is shorter than {SHORTEST_SECRET} characters", path.display());
        secrets.extend(lines.into_iter().map(str::to_string));
    }
    Ok(secrets)
}

fn public_key(text: &str) -> anyhow::Result<Vec<u8>> {
    let text: String = text.split_whitespace().collect();
    data_encoding::BASE64.decode(text.as_bytes()).context("webhook.sendgrid.public_key is not base64")
}
