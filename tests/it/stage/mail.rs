//! Mail as people's programs write it.

use super::programs::marked;
use super::{DOMAIN, Received, START, address};
use jiff::fmt::rfc2822;
use jiff::{SignedDuration, Timestamp};
use std::sync::atomic::{AtomicU64, Ordering};

/// One mail on its way to us.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The From header's value; empty leaves the header out.
    pub from: String,
    pub mail_from: String,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    /// The envelope's recipients, when they are not those of To and Cc.
    pub rcpt: Option<Vec<String>>,
    pub subject: String,
    pub text: String,
    pub headers: Vec<String>,
    pub message_id: String,
    pub date: Timestamp,
    /// Name and content of files.
    pub files: Vec<(String, String)>,
    /// Content-Type, what else the MIME header has, an empty line and the body, instead of text and files.
    pub mime: Option<String>,
    /// Whether their provider signs it, if it signs at all.
    pub signed: bool,
}

static MAILS: AtomicU64 = AtomicU64::new(0);

impl Mail {
    /// A new mail by somebody.
    pub fn by(who: &str) -> Self {
        let from = address(who);
        let number = MAILS.fetch_add(1, Ordering::Relaxed);
        Self {
            message_id: format!("{number}.mail@{}", from.rsplit('@').next().unwrap_or_default()),
            mail_from: from.clone(),
            from,
            to: Vec::new(),
            cc: Vec::new(),
            rcpt: None,
            subject: String::new(),
            text: String::new(),
            headers: Vec::new(),
            date: START.parse::<Timestamp>().unwrap() + SignedDuration::from_secs(number as i64),
            files: Vec::new(),
            mime: None,
            signed: true,
        }
    }

    /// To one of our addresses; without an `@` it is in our own domain.
    pub fn to(mut self, to: &str) -> Self {
        self.to.push(if to.contains('@') { to.into() } else { format!("{to}@{DOMAIN}") });
        self
    }

    pub fn cc(mut self, cc: &str) -> Self {
        self.cc.push(if cc.contains('@') { cc.into() } else { format!("{cc}@{DOMAIN}") });
        self
    }

    pub fn rcpt(mut self, rcpt: &str) -> Self {
        self.rcpt.get_or_insert_default().push(rcpt.into());
        self
    }

    pub fn subject(mut self, subject: &str) -> Self {
        self.subject = subject.into();
        self
    }

    pub fn says(mut self, text: &str) -> Self {
        self.text = text.into();
        self
    }

    pub fn file(mut self, name: &str, content: &str) -> Self {
        self.files.push((name.into(), content.into()));
        self
    }

    /// With a body of its own make.
    pub fn mime(mut self, mime: &str) -> Self {
        self.mime = Some(mime.into());
        self
    }

    pub fn header(mut self, line: &str) -> Self {
        self.headers.push(line.into());
        self
    }

    pub fn unsigned(mut self) -> Self {
        self.signed = false;
        self
    }

    /// As a mail program answers: to Reply-To, with threading headers, their words above the quote.
    pub fn reply(who: &str, to: &Received, words: &str) -> Self {
        Self::answer(who, to, &to.message.reply_to[0].clone(), &format!("{words}\n\n{}", quote(to)))
    }

    /// Their words below the quote.
    pub fn reply_below(who: &str, to: &Received, words: &str) -> Self {
        Self::answer(who, to, &to.message.reply_to[0].clone(), &format!("{}\n\n{words}\n", quote(to)))
    }

    /// A program that ignores Reply-To and answers From.
    pub fn reply_to_from(who: &str, to: &Received, words: &str) -> Self {
        Self::answer(who, to, &to.message.from[0].address.clone(), &format!("{words}\n\n{}", quote(to)))
    }

    /// With the whole text as it stands.
    pub fn answer(who: &str, to: &Received, address: &str, text: &str) -> Self {
        let references = to.message.references.iter().chain([&to.message_id().to_string()]).map(|id| format!("<{id}>")).collect::<Vec<_>>().join(" ");
        Self::by(who)
            .to(address)
            .subject(&format!("Re: {}", to.message.subject))
            .says(text)
            .header(&format!("In-Reply-To: <{}>", to.message_id()))
            .header(&format!("References: {references}"))
    }

    /// The domain it says it comes from.
    pub fn provider(&self) -> &str {
        let address = self.from.trim_end_matches('>');
        address.rsplit('@').next().unwrap_or_default()
    }

    pub fn recipients(&self) -> Vec<String> {
        self.rcpt.clone().unwrap_or_else(|| self.to.iter().chain(&self.cc).cloned().collect())
    }

    pub fn bytes(&self) -> Vec<u8> {
        let date = rfc2822::to_string(&self.date.to_zoned(jiff::tz::TimeZone::UTC)).unwrap();
        let mut lines = vec![format!("Date: {date}"), format!("Message-ID: <{}>", self.message_id), format!("Subject: {}", self.subject)];
        if !self.from.is_empty() {
            lines.insert(0, format!("From: {}", self.from));
        }
        for (name, addresses) in [("To", &self.to), ("Cc", &self.cc)] {
            if !addresses.is_empty() {
                lines.push(format!("{name}: {}", addresses.join(", ")));
            }
        }
        lines.extend(self.headers.iter().cloned());
        lines.push("MIME-Version: 1.0".into());
        if let Some(mime) = &self.mime {
            lines.push(mime.clone());
            return lines.join("\n").replace('\n', "\r\n").into_bytes();
        }
        let text = format!("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{}\n", self.text);
        if self.files.is_empty() {
            lines.push(text);
        } else {
            lines.push(format!("Content-Type: multipart/mixed; boundary=\"mix\"\n\n--mix\n{text}"));
            for (name, content) in &self.files {
                let head = format!("Content-Type: text/plain; name=\"{name}\"\nContent-Disposition: attachment; filename=\"{name}\"");
                lines.push(format!("--mix\n{head}\n\n{content}"));
            }
            lines.push("--mix--\n".into());
        }
        lines.join("\n").replace("\r\n", "\n").replace('\n', "\r\n").into_bytes()
    }
}

/// The mail they answer, as most programs quote it.
pub fn quote(to: &Received) -> String {
    let from = to.message.from.first().and_then(|from| from.name.clone()).unwrap_or_default();
    format!("On Tue, 24 Nov 2026 at 09:00, {from} <{}> wrote:\n{}", to.message.from[0].address, marked(to))
}
