//! Reads `mailmoot.toml` and the environment into a [`Config`], or says which key is wrong, where, and what was meant.

use super::Config;
use super::keys::{KEYS, Key, Preset};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

/// Where a setting was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    Line { file: String, line: usize },
    Variable(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line { file, line } => write!(f, "{file}, line {line}"),
            Self::Variable(name) => write!(f, "environment, {name}"),
        }
    }
}

/// Why a configuration cannot be used. Each says the key, the place and the way on.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("cannot read {}: {source}; give the file with --config or MAILMOOT_CONFIG, or make one with `mailmoot init`", .path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("{place}: this is not TOML: {message}")]
    NotToml { place: Place, message: String },
    #[error("{place}: there is no setting {name}{}", nearest.as_ref().map(|near| format!("; did you mean {near}?")).unwrap_or_default())]
    UnknownKey { name: String, place: Place, nearest: Option<String> },
    #[error("{place}: {name} cannot be {found}; it must be {expected}")]
    BadValue { name: String, place: Place, found: String, expected: String },
    #[error("{file}: {name} is missing: {meaning} Write for example {example}, or set {variable}", variable = variable(name))]
    Missing { file: String, name: &'static str, meaning: &'static str, example: &'static str },
    #[error("{file}: {set} is set but {unset} is not; set both or neither")]
    HalfPair { file: String, set: &'static str, unset: &'static str },
    #[error(
        "{file}: outbound.smarthost = \"{smarthost}\" is our own smtp.listen = \"{listen}\": what we send would come back to us; \
         give the server that delivers our mail, for example smtp.provider.example:587, or let us listen elsewhere, such as on 127.0.0.1:2525 behind a mail server"
    )]
    OwnDoor { file: String, smarthost: String, listen: SocketAddr },
    #[error("{file}: {message}")]
    Unfit { file: String, message: String },
}

/// Reads the file and the environment of this process.
pub fn load(path: &Path) -> Result<Config, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Unreadable { path: path.into(), source })?;
    // Variables that are not Unicode cannot be ours unless they carry our prefix; then their value is shown as it can be.
    let environment = std::env::vars_os().map(|(name, value)| (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned()));
    read(&text, path, environment)
}

/// The same from text and a given environment. `path` names the file in messages and is where relative file names start.
pub fn read(text: &str, path: &Path, environment: impl IntoIterator<Item = (String, String)>) -> Result<Config, ConfigError> {
    let file = path.display().to_string();
    let mut settings = from_file(text, &file)?;
    settings.extend(from_environment(environment)?);
    demand_required(&settings, &file)?;
    let mut config = Config::deserialize(Value::Table(nested(settings))).map_err(|error| unfit(&file, error.message()))?;
    demand_pairs(&config, &file)?;
    demand_another_host(&config, &file)?;
    settle_paths(&mut config, path);
    tidy(&mut config);
    Ok(config)
}

type Settings = BTreeMap<&'static str, Value>;

fn from_file(text: &str, file: &str) -> Result<Settings, ConfigError> {
    let root = DeTable::parse(text).map_err(|error| {
        let place = line(text, file, error.span().map_or(0, |span| span.start));
        ConfigError::NotToml { place, message: error.message().to_string() }
    })?;
    let mut settings = Settings::new();
    take_section("", root.get_ref(), (text, file), &mut settings)?;
    Ok(settings)
}

fn line(text: &str, file: &str, at: usize) -> Place {
    Place::Line { file: file.to_string(), line: 1 + text[..at.min(text.len())].matches('\n').count() }
}

/// The settings of a section, and of the sections in it.
fn take_section(section: &str, body: &DeTable<'_>, (text, file): (&str, &str), settings: &mut Settings) -> Result<(), ConfigError> {
    for (key, value) in body {
        let name = if section.is_empty() { key.get_ref().to_string() } else { format!("{section}.{}", key.get_ref()) };
        let place = line(text, file, key.span().start);
        match (Key::named(&name), value.get_ref().as_table()) {
            (Some(known), _) => {
                settings.insert(known.name, from_toml(known, value, place)?);
            }
            (None, Some(inner)) if KEYS.iter().any(|key| key.name.strip_prefix(&name).is_some_and(|rest| rest.starts_with('.'))) => {
                take_section(&name, inner, (text, file), settings)?;
            }
            (None, _) => return Err(unknown(&name, place)),
        }
    }
    Ok(())
}

fn from_toml(key: &Key, value: &Spanned<DeValue<'_>>, place: Place) -> Result<Value, ConfigError> {
    let found = shown(key, value.get_ref());
    let bad = || ConfigError::BadValue { name: key.name.into(), place, found, expected: key.kind.expected() };
    Value::deserialize(toml::de::ValueDeserializer::from(value.clone())).ok().filter(|value| key.kind.admits(value)).ok_or_else(bad)
}

/// The value for the message; never a secret.
fn shown(key: &Key, value: &DeValue<'_>) -> String {
    match value {
        _ if key.is_secret() => "what it is".into(),
        DeValue::String(text) => format!("\"{text}\""),
        DeValue::Integer(number) => number.as_str().to_string(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Array(items) => format!("[{}]", items.iter().map(|item| shown(key, item.get_ref())).collect::<Vec<_>>().join(", ")),
        other => format!("of type {}", other.type_str()),
    }
}

const PREFIX: &str = "MAILMOOT__";

fn from_environment(environment: impl IntoIterator<Item = (String, String)>) -> Result<Settings, ConfigError> {
    let mut settings = Settings::new();
    for (variable, text) in environment.into_iter().filter(|(name, _)| name.starts_with(PREFIX)) {
        let place = Place::Variable(variable.clone());
        let Some(key) = KEYS.iter().find(|key| key.variable() == variable) else {
            let name = variable[PREFIX.len()..].to_ascii_lowercase().replace("__", ".");
            return Err(unknown(&name, place));
        };
        let found = if key.is_secret() { "what it is".into() } else { format!("\"{text}\"") };
        let value = key.kind.from_text(&text).filter(|value| key.kind.admits(value));
        let bad = || ConfigError::BadValue { name: key.name.into(), place, found, expected: key.kind.expected() };
        settings.insert(key.name, value.ok_or_else(bad)?);
    }
    Ok(settings)
}

fn unknown(name: &str, place: Place) -> ConfigError {
    let near = KEYS.iter().map(|key| (closeness(name, key), key)).max_by(|(a, _), (b, _)| a.total_cmp(b));
    let nearest = near.filter(|(closeness, _)| *closeness >= 0.7).map(|(_, key)| match place {
        Place::Variable(_) => key.variable(),
        Place::Line { .. } => key.name.to_string(),
    });
    ConfigError::UnknownKey { name: name.to_string(), place, nearest }
}

/// How near a mistyped name is to a key: by the whole name, or by its own part put into the wrong section.
fn closeness(name: &str, key: &Key) -> f64 {
    let own = name.rsplit_once('.').map_or(name, |(_, own)| own);
    strsim::jaro_winkler(name, key.name).max(strsim::jaro_winkler(own, key.parts().1) * 0.95)
}

fn demand_required(settings: &Settings, file: &str) -> Result<(), ConfigError> {
    let missing = KEYS.iter().find_map(|key| match key.default {
        Preset::Required(example) if !settings.contains_key(key.name) => Some((key, example)),
        _ => None,
    });
    missing.map_or(Ok(()), |(key, example)| Err(ConfigError::Missing { file: file.into(), name: key.name, meaning: key.meaning, example }))
}

fn nested(settings: Settings) -> Table {
    let mut root = Table::new();
    for (name, value) in settings {
        let mut sections: Vec<&str> = name.split('.').collect();
        let key = sections.pop().unwrap_or_default();
        let body = sections.into_iter().try_fold(&mut root, |body, section| body.entry(section).or_insert_with(|| Value::Table(Table::new())).as_table_mut());
        if let Some(body) = body {
            body.insert(key.to_string(), value);
        }
    }
    root
}

fn demand_pairs(config: &Config, file: &str) -> Result<(), ConfigError> {
    let pairs = [
        ("smtp.certificate", config.smtp.certificate.is_some(), "smtp.key", config.smtp.key.is_some()),
        ("outbound.username", config.outbound.username.is_some(), "outbound.password", config.outbound.password.is_some()),
    ];
    let half = pairs.into_iter().find_map(|(one, has_one, other, has_other)| match (has_one, has_other) {
        (true, false) => Some((one, other)),
        (false, true) => Some((other, one)),
        _ => None,
    });
    half.map_or(Ok(()), |(set, unset)| Err(ConfigError::HalfPair { file: file.into(), set, unset }))
}

/// We hand on to somebody else, never to our own door.
fn demand_another_host(config: &Config, file: &str) -> Result<(), ConfigError> {
    let (smarthost, listen) = (&config.outbound.smarthost, config.smtp.listen);
    let own = smarthost.rsplit_once(':').is_some_and(|(host, port)| port.parse() == Ok(listen.port()) && is_here(host, config));
    if own { Err(ConfigError::OwnDoor { file: file.into(), smarthost: smarthost.clone(), listen }) } else { Ok(()) }
}

/// Whether a host is where we listen, as far as can be told without asking anybody: by our own names, or by its address.
fn is_here(host: &str, config: &Config) -> bool {
    let listen = config.smtp.listen.ip();
    let host = host.trim_matches(['[', ']']);
    let here = match host.parse::<IpAddr>() {
        Ok(address) => address,
        Err(_) if host.eq_ignore_ascii_case("localhost") => return listen.is_loopback() || listen.is_unspecified(),
        Err(_) => return config.smtp.hostname.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(host)),
    };
    // Connecting to the unspecified address reaches this machine, as a loopback address does.
    here == listen || ((here.is_loopback() || here.is_unspecified()) && listen.is_unspecified()) || (here.is_unspecified() && listen.is_loopback())
}

/// File names are relative to the config file, wherever the process was started.
fn settle_paths(config: &mut Config, file: &Path) {
    let absolute = std::path::absolute(file).unwrap_or_else(|_| file.into());
    let home = absolute.parent().unwrap_or(Path::new("/"));
    let doors = &mut config.webhook;
    let files = [&mut config.smtp.certificate, &mut config.smtp.key, &mut config.outbound.ca, &mut config.dkim.key];
    let secrets = [
        &mut doors.mailgun.secret_file,
        &mut doors.postmark.secret_file,
        &mut doors.sendgrid.secret_file,
        &mut doors.mandrill.secret_file,
        &mut doors.script.secret_file,
    ];
    for path in files.into_iter().chain(secrets).flatten() {
        *path = home.join(&*path);
    }
    if let Some(rest) = config.database.url.strip_prefix("sqlite:").filter(|rest| !rest.starts_with(":memory:")) {
        let name = rest.strip_prefix("//").unwrap_or(rest);
        config.database.url = format!("sqlite:{}", home.join(name).display());
    }
}

fn tidy(config: &mut Config) {
    config.service.domain.make_ascii_lowercase();
    config.service.url = config.service.url.trim_end_matches('/').to_string();
    if config.service.admin_name.is_empty() {
        config.service.admin_name.clone_from(&config.service.admin);
    }
}

fn unfit(file: &str, message: &str) -> ConfigError {
    ConfigError::Unfit { file: file.into(), message: message.into() }
}

fn variable(name: &str) -> String {
    Key::named(name).map(Key::variable).unwrap_or_default()
}
