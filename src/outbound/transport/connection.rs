//! One connection and the transaction on it, one recipient at a time: what was said before the letter was handed over
//! is told apart from what was (not) said after. What a letter looks like on the wire is `wire`'s business.

use super::barred::bars;
use super::wire::{Group, Text};
use super::{Pool, Sent, Stage};
use crate::core::consent::Cleared;
use crate::outbound::compose::Letter;
use lettre::Address;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Noop, Quit, Rcpt, Rset};
use lettre::transport::smtp::response::Response;
use std::error::Error as _;
use std::fmt::Display;
use std::sync::Arc;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::timeout;

/// A session that has said EHLO and is between two transactions.
pub(super) struct Live {
    smtp: AsyncSmtpConnection,
    /// The smarthost takes several commands at once (RFC 2920).
    pipelining: bool,
}

impl std::fmt::Debug for Live {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Live")
    }
}

impl Live {
    pub(super) fn new(smtp: AsyncSmtpConnection, pipelining: bool) -> Self {
        Self { smtp, pipelining }
    }

    pub(super) async fn is_alive(&mut self) -> bool {
        self.smtp.command(Noop).await.is_ok()
    }

    pub(super) async fn quit(&mut self) {
        // The peer may be gone; then there is nobody to be polite to.
        let _ = self.smtp.command(Quit).await;
    }
}

/// A ready connection, lent by the pool.
#[derive(Debug)]
pub struct Connection {
    pool: Arc<Pool>,
    /// `None` after something went wrong: then it is not given back.
    live: Option<Live>,
    _permit: OwnedSemaphorePermit,
}

/// What one step can end in.
enum Trouble {
    /// The smarthost answered no.
    No { code: u16, text: String },
    /// It did not answer, or not in SMTP.
    Lost(String),
}

impl Connection {
    pub(super) fn new(pool: Arc<Pool>, permit: OwnedSemaphorePermit, live: Live) -> Self {
        Self { pool, live: Some(live), _permit: permit }
    }

    /// Whether another letter can be sent on it.
    pub fn is_usable(&self) -> bool {
        self.live.is_some()
    }

    /// Sends one letter that consent has cleared. May be called again while the connection is usable.
    pub async fn send(&mut self, letter: &Cleared<Letter>) -> Sent {
        self.hand_over(letter.letter()).await
    }

    /// Hands over one letter to its one recipient.
    pub(super) async fn hand_over(&mut self, letter: &Letter) -> Sent {
        // lettre 0.11.23 does not stuff a dot after a bare LF (RUSTSEC-2026-0561), and RFC 5321 section 2.3.8 forbids both.
        let (Some(text), Some(from), Some(to)) = (Text::of(&letter.bytes), address(&letter.mail_from), address(&letter.rcpt_to)) else {
            tracing::error!(notice = %letter.notice, "a letter breaks the rules of the wire and was not sent");
            return unfit("the letter holds a bare CR or LF, is not ASCII, or has an impossible address");
        };
        // Taken out for the time of the transaction: when this future is dropped half way, the connection dies with it.
        let Some(mut live) = self.live.take() else { return Sent::Unreachable { why: "the connection was lost".into() } };
        let (sent, reusable) = self.transact(&mut live, from, to, text).await;
        if reusable {
            self.live = Some(live);
        }
        sent
    }

    async fn transact(&self, live: &mut Live, from: Address, to: Address, text: Text<'_>) -> (Sent, bool) {
        let (mail, rcpt) = (Mail::new(Some(from), Vec::new()), Rcpt::new(to, Vec::new()));
        let opened = if live.pipelining { self.open_at_once(live, mail, rcpt).await } else { self.open_in_turn(live, mail, rcpt).await };
        match opened {
            Ok(()) => {}
            Err((_, Trouble::Lost(why))) => return (Sent::Unreachable { why }, false),
            Err((stage, Trouble::No { code, text })) => {
                // RFC 5321 section 3.8: 421 announces the end of the session. Else RSET clears the half transaction.
                let reusable = code != 421 && self.step(live, Rset).await.is_ok();
                return (rejected(stage, code, text), reusable);
            }
        }
        // From here on nobody but the smarthost knows whether it has the letter.
        match self.step(live, text).await {
            Ok(response) => (Sent::Accepted { text: joined(&response) }, true),
            Err(Trouble::No { code, text }) => (rejected(Stage::Message, code, text), code != 421),
            Err(Trouble::Lost(why)) => (Sent::Unanswered { why }, false),
        }
    }

    async fn open_in_turn(&self, live: &mut Live, mail: Mail, rcpt: Rcpt) -> Result<(), (Stage, Trouble)> {
        self.step(live, mail).await.map_err(|trouble| (Stage::Sender, trouble))?;
        self.step(live, rcpt).await.map_err(|trouble| (Stage::Recipient, trouble))?;
        self.step(live, Data).await.map_err(|trouble| (Stage::Message, trouble))?;
        Ok(())
    }

    /// All three in one write; each has its answer, whatever the one before was (RFC 2920 section 3.1).
    async fn open_at_once(&self, live: &mut Live, mail: Mail, rcpt: Rcpt) -> Result<(), (Stage, Trouble)> {
        let mail = self.step(live, Group(&[&mail, &rcpt, &Data])).await.map_err(|trouble| (Stage::Sender, trouble));
        let rcpt = self.answer(live).await.map_err(|trouble| (Stage::Recipient, trouble));
        let data = self.answer(live).await.map_err(|trouble| (Stage::Message, trouble));
        if data.is_ok() && (mail.is_err() || rcpt.is_err()) {
            // It waits for a message to nobody: an empty one brings it back (RFC 2920 section 3.1). What it answers says nothing.
            let _ = self.step(live, Text::NONE).await;
        }
        mail.and(rcpt).and(data).map(|_| ())
    }

    async fn step(&self, live: &mut Live, command: impl Display) -> Result<Response, Trouble> {
        self.bounded(live.smtp.command(command)).await
    }

    /// The answer to a command that went out with another.
    async fn answer(&self, live: &mut Live) -> Result<Response, Trouble> {
        self.bounded(live.smtp.read_response()).await
    }

    async fn bounded(&self, answer: impl Future<Output = Result<Response, lettre::transport::smtp::Error>>) -> Result<Response, Trouble> {
        match timeout(self.pool.timeout, answer).await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) => Err(match error.status() {
                Some(code) => Trouble::No { code: u16::from(code), text: error.source().map_or_else(|| error.to_string(), ToString::to_string) },
                None => Trouble::Lost(error.source().map_or_else(|| error.to_string(), |source| format!("{error}: {source}"))),
            }),
            Err(_) => Err(Trouble::Lost(format!("no answer within {:?}", self.pool.timeout))),
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        if let Some(live) = self.live.take() {
            self.pool.give_back(live);
        }
    }
}

fn address(text: &str) -> Option<Address> {
    let (local, domain) = text.rsplit_once('@')?;
    Address::new(local, domain).ok()
}

fn joined(response: &Response) -> String {
    response.message().collect::<Vec<_>>().join(" ")
}

fn rejected(stage: Stage, code: u16, text: String) -> Sent {
    let status = enhanced(&text);
    if bars(stage, code, status.as_deref(), &text) {
        return Sent::Barred { why: format!("{code} {text}") };
    }
    Sent::Rejected { permanent: (500..600).contains(&code), code, status, text, stage }
}

/// Our own fault; no smarthost has seen it.
fn unfit(text: &str) -> Sent {
    Sent::Rejected { permanent: true, code: 554, status: Some("5.6.0".into()), text: text.into(), stage: Stage::Message }
}

/// The enhanced status code in front of an answer's text (RFC 2034 section 4).
fn enhanced(text: &str) -> Option<String> {
    let first = text.split_whitespace().next()?;
    let parts: Vec<&str> = first.split('.').collect();
    let numeric = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    (parts.len() == 3 && matches!(parts[0], "2" | "4" | "5") && parts.iter().all(numeric)).then(|| first.to_string())
}

#[cfg(test)]
#[path = "connection_tests.rs"]
mod tests;
