use super::keys::{Preset, SECTIONS};
use super::*;
use std::path::Path;

const LEAST: &str =
    "[service]\ndomain = \"moot.example\"\nurl = \"https://moot.example\"\nadmin = \"ana@example.org\"\n[outbound]\nsmarthost = \"127.0.0.1:2525\"\n";

fn read_with(text: &str, environment: &[(&str, &str)]) -> Result<Config, String> {
    let environment = environment.iter().map(|(name, value)| (name.to_string(), value.to_string()));
    read(text, Path::new("/etc/mailmoot/mailmoot.toml"), environment).map_err(|error| error.to_string())
}

fn with(section: &str, line: &str) -> String {
    LEAST.replace(&format!("[{section}]\n"), &format!("[{section}]\n{line}\n"))
}

#[test]
fn bad_configurations_are_named_with_key_place_and_way_on() {
    let check = |text: &str, environment: &[(&str, &str)], expect: &str| {
        let error = read_with(text, environment).expect_err(text);
        assert!(error.contains(expect), "\n got: {error}\nwant: {expect}");
    };
    check(&with("outbound", "conections = 4"), &[], "mailmoot.toml, line 6: there is no setting outbound.conections; did you mean outbound.connections?");
    check(&format!("{LEAST}[smpt]\nlisten = \"[::]:25\"\n"), &[], "line 7: there is no setting smpt");
    check(&with("service", "selector = \"s1\""), &[], "did you mean dkim.selector?");
    check(&format!("domain = \"x.org\"\n{LEAST}"), &[], "there is no setting domain; did you mean service.domain?");
    check(&with("outbound", "qwertz = 4"), &[], "there is no setting outbound.qwertz");
    check(&with("outbound", "connections = 0"), &[], "line 6: outbound.connections cannot be 0; it must be a whole number from 1");
    check(&with("outbound", "connections = \"8\""), &[], "outbound.connections cannot be \"8\"");
    check(&with("outbound", "tls = \"maybe\""), &[], "it must be one of none, starttls, implicit");
    check(&format!("{LEAST}[smtp]\nlisten = \"25\""), &[], "smtp.listen cannot be \"25\"; it must be a numeric address and port");
    check(
        &format!("{LEAST}[lmtp]\nlisten = \"lmtp.sock\""),
        &[],
        "lmtp.listen cannot be \"lmtp.sock\"; it must be a numeric address and port such as 127.0.0.1:2424, or an absolute path",
    );
    check(&format!("{LEAST}[smtp]\ntrusted_relays = [\"10.0.0.0/33\"]"), &[], "smtp.trusted_relays cannot be [\"10.0.0.0/33\"]");
    check(&format!("{LEAST}[polls]\ngrace = 10"), &[], "polls.grace cannot be 10; it must be a length of time such as \"90s\"");
    check(&format!("{LEAST}[smtp]\nkey = \"k.pem\""), &[], "smtp.key is set but smtp.certificate is not");
    check(&format!("{LEAST}[smtp\n"), &[], "line 7: this is not TOML");
    check(&with("service", "zone = \"Mars/Olympus\""), &[], "service.zone cannot be \"Mars/Olympus\"");
    check(&LEAST.replace("ana@example.org", "Ana"), &[], "it must be one mail address");
    check(&LEAST.replace("https://moot.example", "moot.example"), &[], "it must be a web address");
    check(&LEAST.replace("domain = \"moot.example\"\n", ""), &[], "service.domain is missing: The mail domain.");
    check("", &[], "MAILMOOT__SERVICE__DOMAIN");
    check(
        LEAST,
        &[("MAILMOOT__SMTP__LISSTEN", "x")],
        "environment, MAILMOOT__SMTP__LISSTEN: there is no setting smtp.lissten; did you mean MAILMOOT__SMTP__LISTEN?",
    );
    check(LEAST, &[("MAILMOOT__SMTP__SESSIONS", "many")], "smtp.sessions cannot be \"many\"; it must be a whole number from 1");
    check(LEAST, &[("MAILMOOT__LOG__JSON", "yes")], "log.json cannot be \"yes\"; it must be true or false");
    check(LEAST, &[("MAILMOOT__DATABASE__URL", "mysql://x")], "database.url cannot be \"mysql://x\"");
}

#[test]
fn the_smarthost_is_never_our_own_door() {
    let check = |listen: &str, smarthost: &str, own: bool| {
        let environment = [("MAILMOOT__SMTP__LISTEN", listen), ("MAILMOOT__OUTBOUND__SMARTHOST", smarthost), ("MAILMOOT__SMTP__HOSTNAME", "mail.moot.example")];
        match (read_with(LEAST, &environment), own) {
            (Err(error), true) => assert!(error.contains("outbound.smarthost") && error.contains("smtp.listen"), "{error}"),
            (Ok(_), false) => {}
            (got, _) => panic!("{listen} and {smarthost}: {got:?}"),
        }
    };
    check("0.0.0.0:25", "127.0.0.1:25", true);
    check("0.0.0.0:25", "localhost:25", true);
    check("[::]:25", "[::1]:25", true);
    check("0.0.0.0:25", "mail.moot.example:25", true);
    check("127.0.0.1:2525", "127.0.0.1:2525", true);
    check("127.0.0.1:2525", "0.0.0.0:2525", true);
    check("192.0.2.7:25", "192.0.2.7:25", true);
    check("127.0.0.1:2525", "127.0.0.1:25", false);
    check("192.0.2.7:25", "127.0.0.1:25", false);
    check("127.0.0.2:25", "127.0.0.1:25", false);
    check("0.0.0.0:25", "smtp.provider.example:25", false);
    check("0.0.0.0:25", "smtp.provider.example:587", false);
}

#[test]
fn a_password_is_never_part_of_a_message() {
    let error = read_with(&with("outbound", "password = 12345678"), &[]).expect_err("a number is no password");
    assert!(!error.contains("12345678"), "{error}");
}

#[test]
fn the_environment_wins_and_is_read_by_type() {
    let config = read_with(
        LEAST,
        &[
            ("MAILMOOT__SMTP__LISTEN", "127.0.0.1:2526"),
            ("MAILMOOT__SMTP__TRUSTED_RELAYS", "127.0.0.1, 10.0.0.0/8,::1"),
            ("MAILMOOT__DATABASE__URL", "postgres://moot@db/moot"),
            ("MAILMOOT__DATABASE__MAX_SIZE", "1048576"),
            ("MAILMOOT__DNS__RESOLVER", "127.0.0.1:5353"),
            ("MAILMOOT__OUTBOUND__SMARTHOST", "localhost:2527"),
            ("MAILMOOT__POLLS__GRACE", "2s"),
            ("MAILMOOT__LOG__JSON", "true"),
            ("MAILMOOT_CONFIG", "is not a setting"),
        ],
    )
    .unwrap();
    assert_eq!(config.smtp.listen.port(), 2526);
    assert_eq!(config.smtp.trusted_relays, ["127.0.0.1", "10.0.0.0/8", "::1"]);
    assert_eq!(config.database.url, "postgres://moot@db/moot");
    assert_eq!(config.database.max_size, Some(1 << 20));
    assert_eq!(config.dns.resolver, Some("127.0.0.1:5353".parse().unwrap()));
    assert_eq!(config.outbound.smarthost, "localhost:2527");
    assert_eq!(config.polls.grace, Span(2));
    assert!(config.log.json);
}

#[test]
fn file_names_are_relative_to_the_config_file() {
    let text = format!("{LEAST}tls = \"starttls\"\nca = \"/ca.pem\"\n[dkim]\nkey = \"dkim.pem\"\n[smtp]\ncertificate = \"tls/c.pem\"\nkey = \"tls/k.pem\"\n");
    let config = read_with(&text, &[]).unwrap();
    assert_eq!(config.dkim.key.as_deref(), Some(Path::new("/etc/mailmoot/dkim.pem")));
    assert_eq!(config.smtp.key.as_deref(), Some(Path::new("/etc/mailmoot/tls/k.pem")));
    assert_eq!(config.outbound.ca.as_deref(), Some(Path::new("/ca.pem")));
    assert_eq!(config.database.url, "sqlite:/etc/mailmoot/mailmoot.db");
    let check = |url: &str, expect: &str| assert_eq!(read_with(LEAST, &[("MAILMOOT__DATABASE__URL", url)]).unwrap().database.url, expect);
    check("sqlite:/var/lib/moot.db", "sqlite:/var/lib/moot.db");
    check("sqlite:///var/lib/moot.db", "sqlite:/var/lib/moot.db");
    check("sqlite::memory:", "sqlite::memory:");
}

#[test]
fn a_missing_file_says_how_to_make_one() {
    let error = load(Path::new("/nonexistent/mailmoot.toml")).expect_err("there is none").to_string();
    assert!(error.contains("/nonexistent/mailmoot.toml") && error.contains("mailmoot init"), "{error}");
}

/// Every key with its default, or its example where there is none, as `section.key = value` lines.
fn all_keys_set() -> String {
    let line = |key: &Key| match key.default {
        Preset::Required(value) | Preset::Is(value) | Preset::Unset(_, value) => format!("{} = {value}\n", key.name),
    };
    KEYS.iter().map(line).collect()
}

#[test]
fn every_key_of_the_table_is_read() {
    read_with(&all_keys_set(), &[]).unwrap();
    for key in KEYS {
        assert!(SECTIONS.iter().any(|(section, _)| *section == key.parts().0), "{} has no section", key.name);
        assert!(key.meaning.ends_with('.') || key.name == "log.level", "{} needs a sentence", key.name);
    }
}

#[test]
fn the_defaults_of_the_table_are_the_defaults_of_the_program() {
    let defaults: String = KEYS
        .iter()
        .filter_map(|key| match key.default {
            Preset::Is(value) => Some(format!("{} = {value}\n", key.name)),
            Preset::Required(_) | Preset::Unset(..) => None,
        })
        .collect();
    let dotted = LEAST.replace("[service]\n", "").replace("[outbound]\nsmarthost", "outbound.smarthost");
    let required = dotted.replace("domain =", "service.domain =").replace("url =", "service.url =").replace("admin =", "service.admin =");
    let written = read_with(&format!("{required}{defaults}"), &[]).unwrap();
    assert_eq!(format!("{written:?}"), format!("{:?}", read_with(LEAST, &[]).unwrap()));
}

#[test]
fn the_table_has_exactly_the_fields_of_the_program() {
    let mut fields = Vec::new();
    let mut add = |section: &str, names: Vec<&str>| fields.extend(names.iter().map(|name| format!("{section}.{name}")));
    add("service", fields_of::<Service>());
    add("smtp", fields_of::<Smtp>());
    add("lmtp", fields_of::<Lmtp>());
    add("http", fields_of::<Http>());
    add("database", fields_of::<Database>());
    add("dns", fields_of::<Dns>());
    add("outbound", fields_of::<Outbound>());
    add("dkim", fields_of::<Dkim>());
    add("webhook.mailgun", fields_of::<SecretDoor>());
    add("webhook.postmark", fields_of::<SecretDoor>());
    add("webhook.sendgrid", fields_of::<SendgridDoor>());
    add("webhook.ses", fields_of::<SesDoor>());
    add("webhook.mandrill", fields_of::<MandrillDoor>());
    add("webhook.script", fields_of::<SecretDoor>());
    add("polls", fields_of::<Polls>());
    add("retention", fields_of::<Retention>());
    add("limits", fields_of::<Limits>());
    add("log", fields_of::<Log>());
    assert_eq!(fields, KEYS.iter().map(|key| key.name).collect::<Vec<_>>());
    let mut sections: Vec<&str> = SECTIONS.iter().map(|(section, _)| section.split('.').next().unwrap_or_default()).collect();
    sections.dedup();
    assert_eq!(fields_of::<Config>(), sections);
    let doors: Vec<&str> = SECTIONS.iter().filter_map(|(section, _)| section.strip_prefix("webhook.")).collect();
    assert_eq!(fields_of::<Webhook>(), doors);
}

#[test]
fn the_sample_file_is_made_from_the_table_and_can_be_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/mailmoot.toml");
    if std::env::var_os("UPDATE_SAMPLE").is_some() {
        std::fs::write(&path, sample(&[])).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(written, sample(&[]), "packaging/mailmoot.toml is old; run `UPDATE_SAMPLE=1 cargo test --lib the_sample_file`");
    read_with(&written, &[]).unwrap();
    // With every comment sign before a setting taken away it still reads: all examples are sound, and all keys are there.
    let setting = regex::Regex::new(r"(?m)^# ([a-z_]+ = )").unwrap();
    let whole: toml::Table = setting.replace_all(&written, "$1").parse().unwrap();
    let mut names = Vec::new();
    names_in("", &whole, &mut names);
    let mut known: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
    known.sort_unstable();
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, known);
}

fn names_in(section: &str, body: &toml::Table, names: &mut Vec<String>) {
    for (key, value) in body {
        match value.as_table() {
            Some(inner) => names_in(&format!("{section}{key}."), inner, names),
            None => names.push(format!("{section}{key}")),
        }
    }
}

#[test]
fn secrets_are_read_alone_or_in_pairs_and_never_shown() {
    let read_door = |line: &str| read_with(&format!("{LEAST}[webhook.mailgun]\n{line}\n"), &[]);
    let check = |line: &str, expect: &[&str]| assert_eq!(read_door(line).unwrap().webhook.mailgun.secret.0, expect, "{line}");
    check("", &[]);
    check("secret = \"0123456789abcdef\"", &["0123456789abcdef"]);
    check("secret = [\"0123456789abcdef\", \"fedcba9876543210\"]", &["0123456789abcdef", "fedcba9876543210"]);
    let refused = |line: &str, expect: &str| {
        let error = read_door(line).expect_err(line);
        assert!(error.contains(expect) && !error.contains("guessme"), "{error}");
    };
    refused("secret = \"guessme\"", "webhook.mailgun.secret cannot be what it is");
    refused("secret = [\"guessme\"]", "at least 16 characters");
    refused("secrets = \"x\"", "line 8: there is no setting webhook.mailgun.secrets; did you mean webhook.mailgun.secret?");
    let given = [("MAILMOOT__WEBHOOK__SCRIPT__SECRET", "0123456789abcdef,fedcba9876543210"), ("MAILMOOT__WEBHOOK__SCRIPT__SECRET_FILE", "")];
    let config = read_with(LEAST, &given[..1]).unwrap();
    assert_eq!(config.webhook.script.secret.0.len(), 2);
    assert!(!format!("{config:?}").contains("0123456789abcdef"));
    assert!(read_with(LEAST, &given).is_err());
    let file = read_door("secret_file = \"mailgun.key\"").unwrap().webhook.mailgun.secret_file;
    assert_eq!(file.as_deref(), Some(Path::new("/etc/mailmoot/mailgun.key")));
}

/// No setting may skip or weaken the check of who sent a mail. Whoever adds a setting adds it here, and with it
/// answers for that: `smtp.trusted_relays` and `lmtp.listen` only take the peer's address out of the evidence,
/// `dns.resolver` only says whom we ask, and `webhook.…` only says who may hand mail in; none lets a mail count as proven
/// that is not.
#[test]
fn no_setting_skips_or_weakens_the_check_of_who_sent_a_mail() {
    let reviewed = [
        "service.domain",
        "service.url",
        "service.admin",
        "service.admin_name",
        "service.locale",
        "service.zone",
        "smtp.listen",
        "smtp.hostname",
        "smtp.trusted_relays",
        // Stands in for a question that could not be asked at all, and only when a relay of ours connects.
        "smtp.authserv_id",
        "smtp.certificate",
        "smtp.key",
        "smtp.max_size",
        "smtp.max_recipients",
        "smtp.sessions_per_address",
        "smtp.sessions",
        "smtp.max_errors",
        "smtp.command_timeout",
        "smtp.data_timeout",
        "lmtp.listen",
        "http.listen",
        "database.url",
        "database.max_size",
        "dns.resolver",
        "outbound.smarthost",
        "outbound.tls",
        "outbound.ca",
        "outbound.username",
        "outbound.password",
        "outbound.connections",
        "outbound.timeout",
        "outbound.retry",
        "dkim.selector",
        "dkim.key",
        "webhook.mailgun.secret",
        "webhook.mailgun.secret_file",
        "webhook.postmark.secret",
        "webhook.postmark.secret_file",
        "webhook.sendgrid.secret",
        "webhook.sendgrid.secret_file",
        "webhook.sendgrid.public_key",
        "webhook.ses.topic",
        "webhook.mandrill.secret",
        "webhook.mandrill.secret_file",
        "webhook.mandrill.url",
        "webhook.script.secret",
        "webhook.script.secret_file",
        "polls.grace",
        "polls.confirm_above",
        "polls.settling",
        "polls.settling_held",
        "retention.raw",
        "limits.member",
        "limits.thread",
        "limits.group",
        "log.level",
        "log.json",
    ];
    assert_eq!(KEYS.iter().map(|key| key.name).collect::<Vec<_>>(), reviewed);
    // Nor may a build: the package has no features of its own to switch.
    let manifest: toml::Table = include_str!("../../Cargo.toml").parse().unwrap();
    assert!(!manifest.contains_key("features"), "a build switch could skip the check");
}

/// The field names that serde knows of a struct.
fn fields_of<T: serde::de::DeserializeOwned>() -> Vec<&'static str> {
    let mut found = Vec::new();
    let _ = T::deserialize(Asked(&mut found));
    found
}

struct Asked<'a>(&'a mut Vec<&'static str>);

impl<'de> serde::Deserializer<'de> for Asked<'_> {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: serde::de::Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(serde::de::Error::custom("only asked for its fields"))
    }

    fn deserialize_struct<V: serde::de::Visitor<'de>>(self, _: &'static str, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Self::Error> {
        self.0.extend(fields);
        self.deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map enum identifier ignored_any
    }
}
