//! Every key of `mailmoot.toml`, once: its type, its default and the sentence that says what it is for.
//!
//! The commented sample file, the checks at start and the error messages are all made from this table.

use super::Kind;

/// One setting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
    /// `section.key`.
    pub name: &'static str,
    pub kind: Kind,
    pub default: Preset,
    /// What it is for, in whole sentences.
    pub meaning: &'static str,
}

/// What holds when a key is not set. Values are written as in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Preset {
    /// Nothing: the key must be set. The text is an example.
    Required(&'static str),
    /// This value.
    Is(&'static str),
    /// No value, which means what the first text says; the second is an example.
    Unset(&'static str, &'static str),
}

impl Key {
    /// The section, which may stand in another, and the key in it.
    pub fn parts(&self) -> (&'static str, &'static str) {
        self.name.rsplit_once('.').unwrap_or((self.name, ""))
    }

    /// Whether it must not be shown.
    pub fn is_secret(&self) -> bool {
        self.kind == Kind::Secrets || self.name == "outbound.password"
    }

    /// `MAILMOOT__SMTP__LISTEN`.
    pub fn variable(&self) -> String {
        format!("MAILMOOT__{}", self.name.replace('.', "__").to_ascii_uppercase())
    }

    /// The key of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        KEYS.iter().find(|key| key.name == name)
    }
}

/// What each section is about, in the order of the file.
pub const SECTIONS: &[(&str, &str)] = &[
    ("service", "Who runs this, and under which names."),
    ("smtp", "The door for mail."),
    ("lmtp", "A door for a mail server of our own on this machine, beside the one above."),
    ("http", "The pages."),
    ("database", "Where everything is kept."),
    ("dns", "Who is asked for SPF, DKIM and DMARC records. Every sender is always checked; there is no switch for that."),
    ("outbound", "How mail leaves."),
    ("dkim", "The key that signs what we send."),
    ("webhook.mailgun", "Mail that Mailgun posts to /webhook/mailgun. Every webhook door stays shut until it has its secret: docs/doors."),
    ("webhook.postmark", "Mail that Postmark posts to /webhook/postmark."),
    ("webhook.sendgrid", "Mail that SendGrid posts to /webhook/sendgrid."),
    ("webhook.ses", "Mail that Amazon SES posts through SNS to /webhook/ses."),
    ("webhook.mandrill", "Mail that Mandrill posts to /webhook/mandrill."),
    ("webhook.script", "Mail that a Cloudflare Email Worker or a script of yours posts to /webhook/script."),
    ("polls", "How long things wait."),
    ("retention", "How long things are kept that are only needed for a while."),
    ("limits", "Messages that go out within an hour. What is more is lost no more than the rest: it waits for the group's coordinators."),
    ("log", "What is written to standard error."),
];

const fn key(name: &'static str, kind: Kind, default: Preset, meaning: &'static str) -> Key {
    Key { name, kind, default, meaning }
}

use Kind::{
    Bytes, Count, DatabaseUrl, Domain, Flag, HostPort, ListenAt, Locale, Mailbox, Networks, OneOf, Path, Seconds, Secrets, Socket, Span, Text, Texts,
    WebAddress, Zone,
};
use Preset::{Is, Required, Unset};

const NO_DOOR: Preset = Unset("no such door", "\"a-long-random-text\"");
const NO_FILE: Preset = Unset("no file", "\"webhook.secret\"");
const SECRET_FILE: &str = "A file with the secret, so that it need not stand here; several stand one a line.";

/// All settings there are.
pub const KEYS: &[Key] = &[
    key("service.domain", Domain, Required("\"moot.example\""), "The mail domain. Everything before the @ in it belongs to mailmoot."),
    key("service.url", WebAddress, Required("\"https://moot.example\""), "Where the pages are, as people reach them."),
    key("service.admin", Mailbox, Required("\"ana@example.org\""), "The person who runs the server. Mail for postmaster, abuse and contact goes there."),
    key("service.admin_name", Text, Unset("the address", "\"Ana Silva\""), "Their name, shown in every footer."),
    key("service.locale", Locale, Is("\"en\""), "The language of people who have not chosen one."),
    key("service.zone", Zone, Is("\"UTC\""), "The time zone of people who have not chosen one."),
    key("smtp.listen", Socket, Is("\"0.0.0.0:25\""), "Address and port to listen on for mail."),
    key("smtp.hostname", Domain, Unset("the domain", "\"mail.moot.example\""), "The name in the greeting."),
    key(
        "smtp.trusted_relays",
        Networks,
        Is("[]"),
        "Peers that relay for us, such as our own Postfix. Their address says nothing about the sender, so SPF by address counts neither for nor \
         against a mail from them (DKIM and DMARC are checked as always), and the caps per address do not apply to them.",
    ),
    key(
        "smtp.authserv_id",
        Text,
        Unset("SPF is not asked for mail from relays", "\"mx.example.net\""),
        "The name under which those relays write Authentication-Results. What they state there about SPF stands in for our own question, which their \
         address makes impossible; signatures and policies are still checked here, and SPF alone never makes more than weak proof. Believed only from \
         a peer in smtp.trusted_relays, which must take such lines out of what it is sent: docs/behind-postfix.md.",
    ),
    key(
        "smtp.certificate",
        Path,
        Unset("no STARTTLS", "\"/etc/letsencrypt/live/moot.example/fullchain.pem\""),
        "Certificate chain in PEM. Together with the key it makes us offer STARTTLS.",
    ),
    key("smtp.key", Path, Unset("no STARTTLS", "\"/etc/letsencrypt/live/moot.example/privkey.pem\""), "Private key of the certificate in PEM."),
    key("smtp.max_size", Bytes, Is("10485760"), "Largest message in bytes."),
    key("smtp.max_recipients", Count, Is("100"), "Most recipients of one message."),
    key("smtp.sessions_per_address", Count, Is("50"), "Sessions from one address at once."),
    key("smtp.sessions", Count, Is("1000"), "Sessions in all at once."),
    key("smtp.max_errors", Count, Is("10"), "Errors before a session is ended."),
    key("smtp.command_timeout", Seconds, Is("300"), "Seconds a peer may take for one command."),
    key("smtp.data_timeout", Seconds, Is("600"), "Seconds a peer may take for one whole message."),
    key(
        "lmtp.listen",
        ListenAt,
        Unset("no such door", "\"/run/mailmoot/lmtp.sock\""),
        "Address and port, or the path of a socket, where a mail server of our own hands mail over by LMTP. Whoever may connect counts as one of the \
         trusted relays.",
    ),
    key("http.listen", Socket, Is("\"127.0.0.1:8025\""), "Address and port to listen on for the pages, behind a reverse proxy that ends TLS."),
    key("database.url", DatabaseUrl, Is("\"sqlite:mailmoot.db\""), "The database: an SQLite file, made when missing, or a PostgreSQL database."),
    key(
        "database.max_size",
        Bytes,
        Unset("no limit", "10737418240"),
        "SQLite only: the file may grow to this many bytes. Mail beyond it is answered with \"try later\" until there is room.",
    ),
    key("dns.resolver", Socket, Unset("the system's DNS server", "\"127.0.0.1:53\""), "The DNS server to ask."),
    key("outbound.smarthost", HostPort, Required("\"smtp.provider.example:587\""), "The server that takes our mail and delivers it."),
    key(
        "outbound.tls",
        OneOf(&["none", "starttls", "implicit"]),
        Is("\"none\""),
        "How the connection to it is protected. With starttls and implicit a connection without a valid certificate is not used.",
    ),
    key(
        "outbound.ca",
        Path,
        Unset("the system's authorities", "\"smarthost-ca.pem\""),
        "Certificate authority of the smarthost in PEM, when the system does not know it.",
    ),
    key("outbound.username", Text, Unset("no AUTH", "\"mailmoot\""), "Name for AUTH at the smarthost."),
    key("outbound.password", Text, Unset("no AUTH", "\"…\""), "Password for AUTH. It may be kept out of this file and given as MAILMOOT__OUTBOUND__PASSWORD."),
    key("outbound.connections", Count, Is("8"), "Connections kept to the smarthost at most."),
    key("outbound.timeout", Seconds, Is("60"), "Seconds to wait for one answer of the smarthost."),
    key("outbound.retry", Seconds, Is("60"), "Seconds before the first new attempt. The wait doubles with each, up to four hours."),
    key("dkim.selector", Domain, Is("\"mailmoot\""), "The selector: the record is at SELECTOR._domainkey.DOMAIN."),
    key(
        "dkim.key",
        Path,
        Unset("our mail is not signed, for a smarthost that signs", "\"dkim.pem\""),
        "RSA private key, PKCS#8 in PEM. Other mail servers trust what we send by it.",
    ),
    key("webhook.mailgun.secret", Secrets, NO_DOOR, "The HTTP webhook signing key that Mailgun shows. Two as a list while one follows the other."),
    key("webhook.mailgun.secret_file", Path, NO_FILE, SECRET_FILE),
    key("webhook.postmark.secret", Secrets, NO_DOOR, "The password in the address that Postmark is told. Two as a list while one follows the other."),
    key("webhook.postmark.secret_file", Path, NO_FILE, SECRET_FILE),
    key("webhook.sendgrid.secret", Secrets, NO_DOOR, "The password in the address that SendGrid is told. Two as a list while one follows the other."),
    key("webhook.sendgrid.secret_file", Path, NO_FILE, SECRET_FILE),
    key(
        "webhook.sendgrid.public_key",
        Texts,
        Is("[]"),
        "Verification keys that SendGrid shows when signing is on, for incoming mail and for events. With one, what is not signed is not taken.",
    ),
    key("webhook.ses.topic", Texts, Is("[]"), "The SNS topics that are ours, such as arn:aws:sns:eu-west-1:123456789012:mail. Others are not taken."),
    key("webhook.mandrill.secret", Secrets, NO_DOOR, "The webhook key that Mandrill shows. Two as a list while one follows the other."),
    key("webhook.mandrill.secret_file", Path, NO_FILE, SECRET_FILE),
    key(
        "webhook.mandrill.url",
        Text,
        Unset("service.url and /webhook/mandrill", "\"https://moot.example/webhook/mandrill\""),
        "The address exactly as Mandrill was told: it is part of what Mandrill signs.",
    ),
    key("webhook.script.secret", Secrets, NO_DOOR, "The key the worker or script signs with. Two as a list while one follows the other."),
    key("webhook.script.secret_file", Path, NO_FILE, SECRET_FILE),
    key(
        "polls.grace",
        Span,
        Is("\"10m\""),
        "How long a clear poll mail waits before it opens by itself, and a stated outcome before members hear of it, so that its author can still take it back.",
    ),
    key(
        "polls.confirm_above",
        Count,
        Is("500"),
        "A poll that more people may vote in never opens by itself, however clear its mail: it waits for its author's \"open\".",
    ),
    key("polls.settling", Span, Is("\"2m\""), "How long after the close a poll waits for mail that is arriving at that moment."),
    key("polls.settling_held", Span, Is("\"24h\""), "How long after the close a poll waits for votes that need their owner's yes."),
    key("retention.raw", Span, Is("\"30d\""), "How long mail is kept as it came, once it is dealt with. What it said in threads and votes stays."),
    key("limits.member", Count, Is("30"), "Messages of one member in one group."),
    key("limits.thread", Count, Is("200"), "Messages in one thread."),
    key("limits.group", Count, Is("500"), "Messages in one group."),
    key("log.level", Text, Is("\"info\""), "error, warn, info, debug, or a filter such as mailmoot=debug."),
    key("log.json", Flag, Is("false"), "One JSON object a line instead of text."),
];
