//! A message put together from the fields of a form or JSON, where a provider hands over nothing else. It is read like
//! any other, but what the sender's provider signed is lost with its octets.

use std::fmt::Write as _;

/// What the fields say.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Parts {
    pub headers: Vec<(String, String)>,
    pub text: Option<Text>,
    pub html: Option<Text>,
    pub files: Vec<File>,
}

/// Octets and their character set; most are UTF-8.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    pub charset: String,
    pub bytes: Vec<u8>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    pub name: String,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

/// What describes the octets that are lost, or claims something about them.
const LOST: [&str; 5] = ["mime-version", "dkim-signature", "domainkey-signature", "authentication-results", "received-spf"];

impl Text {
    pub fn utf8(text: impl Into<String>) -> Self {
        Self { charset: "utf-8".into(), bytes: text.into().into_bytes() }
    }
}

impl Parts {
    /// Adds a header unless one of that name is there.
    pub fn default_header(&mut self, name: &str, value: &str) {
        if !value.trim().is_empty() && !self.headers.iter().any(|(known, _)| known.trim().eq_ignore_ascii_case(name)) {
            self.headers.push((name.to_string(), value.to_string()));
        }
    }

    /// The message, with CRLF lines. Everything but the headers is base64, so no line of it can be taken for a boundary.
    pub fn message(self) -> Vec<u8> {
        let mut message = String::new();
        for (name, value) in &self.headers {
            let lower = name.trim().to_ascii_lowercase();
            let sound = !lower.is_empty() && lower.bytes().all(|octet| octet.is_ascii_graphic() && octet != b':');
            if sound && !lower.starts_with("content-") && !lower.starts_with("arc-") && !LOST.contains(&lower.as_str()) {
                push(&mut message, &format!("{}: {}", name.trim(), one_line(value)));
            }
        }
        push(&mut message, "MIME-Version: 1.0");
        let mut bodies: Vec<String> = Vec::new();
        bodies.extend(self.text.as_ref().map(|text| body("plain", text)));
        bodies.extend(self.html.as_ref().map(|html| body("html", html)));
        if bodies.is_empty() {
            bodies.push(body("plain", &Text::utf8("")));
        }
        let words = if bodies.len() == 1 { bodies.remove(0) } else { multipart("alternative", &bodies) };
        let whole = match self.files.as_slice() {
            [] => words,
            files => multipart("mixed", &std::iter::once(words).chain(files.iter().map(attached)).collect::<Vec<_>>()),
        };
        message.push_str(&whole);
        message.into_bytes()
    }
}

fn body(kind: &str, text: &Text) -> String {
    let charset: String = text.charset.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.:".contains(*c)).collect();
    let charset = if charset.is_empty() { "utf-8" } else { &charset };
    format!("Content-Type: text/{kind}; charset=\"{charset}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}", base64(&text.bytes))
}

fn attached(file: &File) -> String {
    let media_type = one_line(&file.media_type);
    let sound = |text: &str| !text.is_empty() && text.bytes().all(|octet| octet.is_ascii_alphanumeric() || b"-+._".contains(&octet));
    let simple = media_type.split(';').next().unwrap_or_default().trim();
    let media_type = match simple.split_once('/') {
        Some((first, second)) if sound(first) && sound(second) && !matches!(first.to_ascii_lowercase().as_str(), "multipart" | "message") => simple,
        _ => "application/octet-stream",
    };
    // RFC 2231 section 4, all of it escaped.
    let mut name = String::new();
    for octet in file.name.bytes() {
        let _ = write!(name, "%{octet:02X}");
    }
    let head = format!("Content-Type: {media_type}\r\nContent-Disposition: attachment; filename*=utf-8''{name}");
    format!("{head}\r\nContent-Transfer-Encoding: base64\r\n\r\n{}", base64(&file.bytes))
}

fn multipart(kind: &str, parts: &[String]) -> String {
    let mut whole = format!("Content-Type: multipart/{kind}; boundary=\"=_{kind}\"\r\n\r\n");
    for part in parts {
        let _ = write!(whole, "--=_{kind}\r\n{part}\r\n");
    }
    let _ = write!(whole, "--=_{kind}--\r\n");
    whole
}

/// RFC 2045 section 6.8: lines of 76 characters.
fn base64(bytes: &[u8]) -> String {
    let encoded = data_encoding::BASE64.encode(bytes);
    let mut lines = String::with_capacity(encoded.len() + encoded.len() / 38 + 2);
    for line in encoded.as_bytes().chunks(76) {
        lines.push_str(&String::from_utf8_lossy(line));
        lines.push_str("\r\n");
    }
    lines
}

fn push(message: &mut String, line: &str) {
    message.push_str(line);
    message.push_str("\r\n");
}

/// A header's value on one line, with nothing in it that could end the field.
fn one_line(value: &str) -> String {
    value
        .split(['\r', '\n'])
        .map(|line| line.chars().filter(|c| !c.is_control() || *c == '\t').collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
        .trim()
        .to_string()
}

#[cfg(test)]
#[path = "rebuild_tests.rs"]
mod tests;
