//! What a mail program does when somebody presses Reply or a mailto link: address, subject, quote. No sending.

use super::mailbox::Mail;
use super::people::Character;
use jiff::Timestamp;

/// A mail that is being written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    pub to: String,
    pub subject: String,
    pub text: String,
    /// The Message-ID it answers, without angle brackets.
    pub in_reply_to: Option<String>,
    pub references: Vec<String>,
}

/// A reply as mail programs begin it: an empty top, and the quote below.
pub fn reply(mail: &Mail, by: &Character) -> Draft {
    Draft { text: format!("\n\n{}", quote(mail, by)), ..answer(mail) }
}

/// A reply without a quote.
pub fn answer(mail: &Mail) -> Draft {
    let message = &mail.message;
    let mut references = message.references.clone();
    references.extend(message.message_id.clone());
    // RFC 5322 section 3.6.4 lets the list grow; programs keep the first and the last ones.
    if references.len() > 12 {
        references.drain(1..references.len() - 11);
    }
    Draft {
        to: message.reply_to.first().cloned().unwrap_or_else(|| mail.from_address().to_string()),
        subject: re(&message.subject),
        text: String::new(),
        in_reply_to: message.message_id.clone(),
        references,
    }
}

fn re(subject: &str) -> String {
    let known = subject.get(..3).is_some_and(|front| front.eq_ignore_ascii_case("re:"));
    if known { subject.to_string() } else { format!("Re: {subject}") }
}

/// The attribution line and every line behind `> `, without the signature, as mail programs do.
pub fn quote(mail: &Mail, by: &Character) -> String {
    let mut out = attribution(mail, by);
    for line in mail.text().lines().take_while(|line| *line != "-- ") {
        let line = line.trim_end();
        let mark = if line.is_empty() || line.starts_with('>') { ">" } else { "> " };
        out.push('\n');
        out.push_str(mark);
        out.push_str(line);
    }
    out.push('\n');
    out
}

/// "On Tue, 24 Nov 2026 at 10:12, Ben wrote:", in the language of the mail program.
fn attribution(mail: &Mail, by: &Character) -> String {
    let who = format!("{} <{}>", mail.author(), mail.from_address());
    let at = local(mail.at, by.zone);
    match by.locale {
        "de" => format!("Am {} schrieb {who}:", at.strftime("%d.%m.%Y um %H:%M")),
        "fr" => format!("Le {} à {}, {who} a écrit :", at.strftime("%d/%m/%Y"), at.strftime("%H:%M")),
        _ => format!("On {}, {who} wrote:", at.strftime("%a, %d %b %Y at %H:%M")),
    }
}

/// An instant on somebody's clock; on UTC where the zone is unknown.
pub fn local(at: Timestamp, zone: &str) -> jiff::Zoned {
    at.in_tz(zone).unwrap_or_else(|_| at.to_zoned(jiff::tz::TimeZone::UTC))
}

/// A text split as webmail lays it out; `None` when words stand below or between the quoted lines.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Layout {
    pub own: Vec<String>,
    pub attribution: Option<String>,
    pub quoted: Vec<String>,
}

/// Splits own words, attribution and quote.
pub fn layout(text: &str) -> Option<Layout> {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let cut = lines.iter().position(|line| line.starts_with('>')).unwrap_or(lines.len());
    let (above, below) = lines.split_at(cut);
    if below.iter().any(|line| !line.starts_with('>')) {
        return None;
    }
    let attributed = !below.is_empty() && above.last().is_some_and(|line| line.trim_end().ends_with(':'));
    let (own, attribution) = if attributed { above.split_at(above.len() - 1) } else { (above, &[][..]) };
    let unquoted = |line: &&str| line.strip_prefix("> ").or_else(|| line.strip_prefix('>')).unwrap_or(line).to_string();
    Some(Layout {
        own: own.join("\n").trim().lines().map(ToString::to_string).collect(),
        attribution: attribution.first().map(ToString::to_string),
        quoted: below.iter().map(unquoted).collect(),
    })
}

/// What a mailto link fills in (RFC 6068). Only the fields a mail program would show are taken.
pub fn mailto(link: &str) -> Option<Draft> {
    let rest = link.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:")).map(|_| &link[7..])?;
    let (to, fields) = rest.split_once('?').unwrap_or((rest, ""));
    let mut draft = Draft { to: decoded(to), ..Draft::default() };
    for (name, value) in fields.split('&').filter_map(|field| field.split_once('=')) {
        match name.to_ascii_lowercase().as_str() {
            "subject" => draft.subject = decoded(value),
            "body" => draft.text = decoded(value).replace("\r\n", "\n"),
            "in-reply-to" => draft.in_reply_to = Some(decoded(value).trim().trim_matches(['<', '>']).to_string()),
            "to" if draft.to.is_empty() => draft.to = decoded(value),
            _ => {}
        }
    }
    Some(draft)
}

/// RFC 6068 section 2: percent-encoded UTF-8; a plus is a plus.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok()).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (first, hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
#[path = "compose_tests.rs"]
mod tests;
