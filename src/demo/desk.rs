//! The desk where mail is written in somebody's name: builds the message, signs it as their provider would, hands it to
//! the right server over SMTP, and files the copy with the server's answer.

use super::compose::{self, Draft};
use super::dns::Zone;
use super::mailbox::{Folder, Mail, Mailbox};
use super::people::{Character, PROVIDERS, Program};
use super::render;
use super::sender::{Outgoing, Reply, Sender, deliver, recipients, signed_message};
use crate::core::person::Address;
use crate::world::World;
use anyhow::{Context as _, bail};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Where things are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Places {
    /// The service's mail domain.
    pub domain: String,
    /// The service's pages, without a slash at the end.
    pub url: String,
    pub http: SocketAddr,
    /// The service's door for mail.
    pub smtp: SocketAddr,
    /// The door of everybody else's mail servers.
    pub sink: SocketAddr,
}

/// Everything needed to act as somebody.
#[derive(Debug)]
pub struct Desk {
    pub mailbox: Mailbox,
    pub places: Places,
    pub world: Arc<World>,
    senders: Vec<Sender>,
}

impl Desk {
    pub fn new(mailbox: Mailbox, places: Places, world: Arc<World>, senders: Vec<Sender>) -> Self {
        Self { mailbox, places, world, senders }
    }

    /// Sends a mail in somebody's name. The answer may be a refusal; an error means nobody answered.
    pub async fn send(&self, who: &Character, draft: Draft, program: Program) -> anyhow::Result<(u64, Reply)> {
        let to = recipients(&draft.to)?;
        let sender = self.senders.iter().find(|sender| sender.domain == who.domain()).context("nobody's provider")?;
        let message = signed_message(sender, &self.outgoing(who, draft, program)?)?;
        let reply = self.deliver(who, &to, &message).await?;
        let answer = format!("{} {}", reply.code, reply.text);
        let folder = Folder::Sent { answer, accepted: reply.is_accepted() };
        let id = self.mailbox.file(Address::trusted(who.address), folder, self.world.now(), message);
        Ok((id, reply))
    }

    fn outgoing(&self, who: &Character, draft: Draft, program: Program) -> anyhow::Result<Outgoing> {
        let html = match compose::layout(&draft.text) {
            Some(layout) if program == Program::Webmail => Some(render::page("webmail", &layout)?),
            _ => None,
        };
        Ok(Outgoing {
            from_name: who.name.into(),
            from: who.address.into(),
            to: draft.to,
            subject: draft.subject,
            text: draft.text,
            html,
            message_id: format!("{:016x}@{}", self.world.number(), who.domain()),
            in_reply_to: draft.in_reply_to,
            references: draft.references,
            date: self.world.now(),
        })
    }

    /// One transaction per server; the service's answer is the one that counts.
    async fn deliver(&self, who: &Character, to: &[String], message: &[u8]) -> anyhow::Result<Reply> {
        let ending = format!("@{}", self.places.domain);
        let (ours, others): (Vec<&str>, Vec<&str>) = to.iter().map(String::as_str).partition(|address| address.to_lowercase().ends_with(&ending));
        let mut reply = None;
        for (server, addresses) in [(self.places.sink, others), (self.places.smtp, ours)] {
            if !addresses.is_empty() {
                reply = Some(deliver(server, who.address, &addresses, message).await?);
            }
        }
        reply.context("nobody to send it to")
    }

    /// Presses the mail program's unsubscribe button: the POST of RFC 8058 section 3.2. Returns the status line.
    pub async fn unsubscribe(&self, mail: &Mail) -> anyhow::Result<String> {
        let target = mail.one_click().context("this mail has no one-click unsubscribe")?;
        // Whatever a mail says, the demo talks to its own server alone.
        let Some(path) = target.strip_prefix(self.places.url.as_str()).filter(|path| path.starts_with('/') && !path.contains(char::is_whitespace)) else {
            bail!("{target} is not on this machine");
        };
        let body = "List-Unsubscribe=One-Click";
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.places.http,
            body.len()
        );
        let exchange = async {
            let mut stream = TcpStream::connect(self.places.http).await?;
            stream.write_all(request.as_bytes()).await?;
            let mut answer = Vec::new();
            stream.take(64 << 10).read_to_end(&mut answer).await?;
            anyhow::Ok(String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_string())
        };
        tokio::time::timeout(std::time::Duration::from_secs(10), exchange).await.context("the pages did not answer")?
    }
}

/// The providers of the cast, with their records published for mail from `outgoing`.
pub fn providers(zone: &Zone, outgoing: IpAddr) -> anyhow::Result<Vec<Sender>> {
    PROVIDERS
        .iter()
        .map(|provider| {
            let sender = if provider.signs { Sender::signing(provider.domain)? } else { Sender::unsigned(provider.domain) };
            sender.publish(zone, outgoing, provider.policy);
            Ok(sender)
        })
        .collect()
}
