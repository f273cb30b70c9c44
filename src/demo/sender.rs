//! Mail as other people's providers send it: a real RFC 5322 message, signed with the provider's own key, delivered
//! over real SMTP. Knows no groups, tokens or pages, so tests use it too.

use super::dns::Zone;
use crate::outbound::sign::{Signer, generate_key};
use anyhow::{Context as _, bail};
use jiff::Timestamp;
use lettre::message::header::{self, ContentType};
use lettre::message::{Mailbox, Mailboxes, Message, MultiPart, SinglePart};
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// A mail provider: its domain, and its key when it signs.
#[derive(Debug)]
pub struct Sender {
    pub domain: String,
    signer: Option<Signer>,
    record: Option<String>,
}

/// One mail before it is put into MIME.
#[derive(Clone, PartialEq, Debug)]
pub struct Outgoing {
    pub from_name: String,
    pub from: String,
    /// One address or several with commas between, with or without names.
    pub to: String,
    pub subject: String,
    /// Plain text with LF lines; sent as format=flowed.
    pub text: String,
    pub html: Option<String>,
    /// Without angle brackets, like the next two.
    pub message_id: String,
    pub in_reply_to: Option<String>,
    pub references: Vec<String>,
    pub date: Timestamp,
}

/// What an SMTP server said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reply {
    pub code: u16,
    /// All lines, without the code.
    pub text: String,
}

impl Reply {
    pub fn is_accepted(&self) -> bool {
        (200..300).contains(&self.code)
    }
}

const SELECTOR: &str = "post";
const PATIENCE: Duration = Duration::from_secs(30);
/// RFC 3676 section 4.2: lines of 78 characters at most.
const WIDTH: usize = 76;

impl Sender {
    /// A provider that signs, with a fresh RSA key.
    pub fn signing(domain: &str) -> anyhow::Result<Self> {
        let (private, record) = generate_key()?;
        Ok(Self { domain: domain.to_string(), signer: Some(Signer::new(&private, domain, SELECTOR)?), record: Some(record) })
    }

    /// A provider that does not.
    pub fn unsigned(domain: &str) -> Self {
        Self { domain: domain.to_string(), signer: None, record: None }
    }

    /// Publishes the provider's DKIM key, its SPF record for `outgoing`, and its DMARC policy if it has one.
    pub fn publish(&self, zone: &Zone, outgoing: IpAddr, policy: Option<&str>) {
        let version = if outgoing.is_ipv4() { "ip4" } else { "ip6" };
        zone.txt(&self.domain, format!("v=spf1 {version}:{outgoing} -all"));
        if let Some(record) = &self.record {
            zone.txt(&format!("{SELECTOR}._domainkey.{}", self.domain), record.clone());
        }
        if let Some(policy) = policy {
            zone.txt(&format!("_dmarc.{}", self.domain), format!("v=DMARC1; p={policy}"));
        }
    }
}

/// The message as bytes with CRLF lines, signed when its provider signs.
pub fn signed_message(sender: &Sender, mail: &Outgoing) -> anyhow::Result<Vec<u8>> {
    let message = written(mail)?.formatted();
    match &sender.signer {
        Some(signer) => signer.sign(&message),
        None => Ok(message),
    }
}

/// The addresses a mail goes to, without names.
pub fn recipients(to: &str) -> anyhow::Result<Vec<String>> {
    let all: Mailboxes = to.parse().with_context(|| format!("\"{to}\" is not an address"))?;
    Ok(all.iter().map(|one| one.email.to_string()).collect())
}

fn written(mail: &Outgoing) -> anyhow::Result<Message> {
    let from = Mailbox::new(Some(mail.from_name.clone()), mail.from.parse().context("From")?);
    let to: Mailboxes = mail.to.parse().with_context(|| format!("\"{}\" is not an address", mail.to))?;
    let mut builder = Message::builder()
        .from(from)
        .mailbox(header::To::from(to))
        .subject(mail.subject.replace(['\r', '\n'], " "))
        .date(mail.date.into())
        .message_id(Some(format!("<{}>", mail.message_id)));
    if let Some(answered) = &mail.in_reply_to {
        builder = builder.in_reply_to(format!("<{answered}>"));
    }
    if !mail.references.is_empty() {
        let all: Vec<String> = mail.references.iter().map(|id| format!("<{id}>")).collect();
        builder = builder.references(all.join(" "));
    }
    let kind = ContentType::parse("text/plain; charset=utf-8; format=flowed")?;
    let plain = SinglePart::builder().header(kind).body(flowed(&mail.text));
    Ok(match &mail.html {
        Some(html) => builder.multipart(MultiPart::alternative().singlepart(plain).singlepart(SinglePart::html(html.clone())))?,
        None => builder.singlepart(plain)?,
    })
}

/// RFC 3676: own paragraphs are broken with a blank at the end of each line but the last, quoted lines stay as they
/// are, and lines that could be taken for something else get a blank in front (section 4.4).
pub fn flowed(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    for line in text.lines() {
        if line.starts_with('>') || line == "-- " {
            let kept = if line == "-- " { line } else { line.trim_end() };
            out.push_str(kept);
        } else {
            flow_line(line.trim_end(), &mut out);
        }
        out.push_str("\r\n");
    }
    out
}

fn flow_line(line: &str, out: &mut String) {
    if line.starts_with(' ') || line.starts_with("From ") {
        out.push(' ');
    }
    let mut column = 0;
    for word in line.split_inclusive(' ') {
        let length = word.chars().count();
        if column > 0 && column + length > WIDTH {
            out.push_str("\r\n");
            column = 0;
            if word.starts_with('>') || word.starts_with("From ") {
                out.push(' ');
            }
        }
        out.push_str(word);
        column += length;
    }
}

/// Delivers a message in one SMTP transaction. A refusal at any step is the reply, not an error.
pub async fn deliver(server: SocketAddr, mail_from: &str, rcpt: &[&str], message: &[u8]) -> anyhow::Result<Reply> {
    tokio::time::timeout(PATIENCE, converse(server, mail_from, rcpt, message)).await.context("the server did not answer in time")?
}

async fn converse(server: SocketAddr, mail_from: &str, rcpt: &[&str], message: &[u8]) -> anyhow::Result<Reply> {
    let stream = TcpStream::connect(server).await.with_context(|| format!("nobody listens on {server}"))?;
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    let helo = mail_from.rsplit_once('@').map_or("localhost", |(_, domain)| domain);
    let mut steps = vec![String::new(), format!("EHLO {helo}\r\n"), format!("MAIL FROM:<{mail_from}>\r\n")];
    steps.extend(rcpt.iter().map(|address| format!("RCPT TO:<{address}>\r\n")));
    steps.push("DATA\r\n".into());
    for step in steps {
        stream.write_all(step.as_bytes()).await?;
        let reply = answer(&mut stream).await?;
        if !(200..400).contains(&reply.code) {
            return bye(stream, reply).await;
        }
    }
    stream.write_all(&stuffed(message)).await?;
    let reply = answer(&mut stream).await?;
    bye(stream, reply).await
}

/// Ends the session; the reply that mattered has been had.
async fn bye(mut stream: BufReader<TcpStream>, reply: Reply) -> anyhow::Result<Reply> {
    let _ = stream.write_all(b"QUIT\r\n").await;
    Ok(reply)
}

/// RFC 5321 section 4.2.1: all lines but the last have a hyphen behind the code.
async fn answer(stream: &mut BufReader<TcpStream>) -> anyhow::Result<Reply> {
    let mut text: Vec<String> = Vec::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            bail!("the server hung up");
        }
        let code = line.get(..3).and_then(|code| code.parse().ok()).with_context(|| format!("no SMTP answer: {line:?}"))?;
        text.push(line.get(4..).unwrap_or_default().trim_end().to_string());
        if line.as_bytes().get(3) != Some(&b'-') {
            return Ok(Reply { code, text: text.join("\n") });
        }
    }
}

/// RFC 5321 section 4.5.2: a line that begins with a dot gets another one; a lone dot ends the message.
fn stuffed(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(message.len() + 8);
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b".") {
            out.push(b'.');
        }
        out.extend_from_slice(line);
    }
    if !out.ends_with(b"\r\n") {
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b".\r\n");
    out
}

#[cfg(test)]
#[path = "sender_tests.rs"]
mod tests;
