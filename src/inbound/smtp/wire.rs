//! The stream in both directions: lines in, replies out, every wait bounded.

use super::line::LINE_MAX;
use super::replies::Reply;
use futures_util::FutureExt;
use std::io;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::{Instant, timeout, timeout_at};
use tokio_util::sync::CancellationToken;

/// Room for a few pipelined commands; what an idle session keeps.
const IDLE_BUFFER: usize = 2 << 10;
/// Room for text while a message comes in.
const DATA_BUFFER: usize = 16 << 10;
/// Of a line without an end, this much is skipped before we hang up.
const SKIP_MAX: usize = 64 << 10;
/// After our last words we read on this long, or this much, so that a reset does not overtake them.
const LINGER: Duration = Duration::from_secs(2);
const LINGER_MAX: usize = 1 << 20;

/// A peer's stream with what was read ahead and what is still to be said.
pub struct Wire<S> {
    stream: S,
    inbox: Vec<u8>,
    outbox: Vec<u8>,
    /// Octets dropped of a line that is too long.
    skipped: usize,
}

/// What became of waiting for a line.
#[derive(PartialEq, Eq, Debug)]
pub enum Heard {
    /// A line with its CRLF and no other CR or LF.
    Line(Vec<u8>),
    /// The whole of a line longer than any command; dropped.
    TooLong,
    /// A line that ends in LF alone, or with a CR inside.
    Bare,
    /// A line that does not end.
    Endless,
    /// The peer hung up.
    Gone,
    /// Its time is over.
    Late,
    /// We are shutting down and it had nothing more to say.
    Stopping,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Wire<S> {
    pub fn new(stream: S) -> Self {
        Self { stream, inbox: Vec::new(), outbox: Vec::new(), skipped: 0 }
    }

    /// The bare stream. What was read ahead is dropped: RFC 3207 section 6, commands smuggled in before TLS.
    pub fn into_stream(self) -> S {
        self.stream
    }

    /// Keeps a reply until the peer has nothing more in flight (RFC 2920 section 3.2).
    pub fn say(&mut self, reply: &Reply) {
        self.outbox.extend_from_slice(reply.line().as_bytes());
    }

    /// Keeps lines that have no enhanced status: greeting, EHLO's answer, 354.
    pub fn say_plain(&mut self, lines: &str) {
        self.outbox.extend_from_slice(lines.as_bytes());
    }

    /// Sends what was kept.
    pub async fn flush(&mut self, wait: Duration) -> io::Result<()> {
        if self.outbox.is_empty() {
            return Ok(());
        }
        let sent = async {
            self.stream.write_all(&self.outbox).await?;
            self.stream.flush().await
        };
        timeout(wait, sent).await.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
        self.outbox.clear();
        Ok(())
    }

    /// The next line. The whole line has to come within the wait, not each octet of it.
    pub async fn line(&mut self, wait: Duration, stop: &CancellationToken) -> io::Result<Heard> {
        let deadline = Instant::now() + wait;
        loop {
            if let Some(heard) = self.next_line() {
                return Ok(heard);
            }
            self.flush(wait).await?;
            let read = tokio::select! {
                biased;
                read = timeout_at(deadline, fill(&mut self.stream, &mut self.inbox, IDLE_BUFFER)) => read,
                () = stop.cancelled() => return Ok(Heard::Stopping),
            };
            match read {
                Err(_) => return Ok(Heard::Late),
                Ok(Err(error)) => return Err(error),
                Ok(Ok(0)) => return Ok(Heard::Gone),
                Ok(Ok(_)) => {}
            }
        }
    }

    /// Whether the peer has already said more: it did not wait for our answer.
    pub fn has_more(&mut self) -> bool {
        let waiting = fill(&mut self.stream, &mut self.inbox, IDLE_BUFFER).now_or_never();
        !self.inbox.is_empty() || matches!(waiting, Some(Ok(octets)) if octets > 0)
    }

    /// Whether the peer speaks within the wait, before it was greeted.
    pub async fn speaks_within(&mut self, wait: Duration) -> bool {
        matches!(timeout(wait, fill(&mut self.stream, &mut self.inbox, IDLE_BUFFER)).await, Ok(Ok(octets)) if octets > 0)
    }

    /// Some of the message's text; empty when the peer hung up, `None` when the deadline passed. Give back what is used
    /// with `consume`.
    pub async fn text(&mut self, deadline: Instant) -> io::Result<Option<&[u8]>> {
        if self.inbox.is_empty() {
            match timeout_at(deadline, fill(&mut self.stream, &mut self.inbox, DATA_BUFFER)).await {
                Err(_) => return Ok(None),
                Ok(octets) => octets?,
            };
        }
        Ok(Some(&self.inbox))
    }

    /// Drops the first octets of what was read ahead.
    pub fn consume(&mut self, octets: usize) {
        self.inbox.drain(..octets);
    }

    /// An idle session keeps little memory.
    pub fn slim(&mut self) {
        self.inbox.shrink_to(IDLE_BUFFER);
        self.outbox.shrink_to(IDLE_BUFFER);
    }

    /// Sends what was kept, ends the stream, and reads on for a while: closing a socket with unread octets would reset
    /// the connection and could take our last words with it.
    pub async fn close(mut self, wait: Duration) -> io::Result<()> {
        self.flush(wait).await?;
        let rest = async {
            self.stream.shutdown().await?;
            let mut read = 0;
            while read < LINGER_MAX {
                self.inbox.clear();
                match fill(&mut self.stream, &mut self.inbox, DATA_BUFFER).await? {
                    0 => break,
                    octets => read += octets,
                }
            }
            Ok(())
        };
        timeout(LINGER, rest).await.unwrap_or(Ok(()))
    }

    fn next_line(&mut self) -> Option<Heard> {
        let Some(end) = memchr::memchr(b'\n', &self.inbox) else {
            if self.skipped + self.inbox.len() > LINE_MAX {
                // A last CR stays: the LF it belongs to may be the next octet.
                let keep = usize::from(self.inbox.last() == Some(&b'\r'));
                self.skipped += self.inbox.len() - keep;
                self.inbox.drain(..self.inbox.len() - keep);
            }
            return (self.skipped > SKIP_MAX).then_some(Heard::Endless);
        };
        let line: Vec<u8> = self.inbox.drain(..=end).collect();
        let long = std::mem::take(&mut self.skipped) + line.len() > LINE_MAX;
        // RFC 5321 section 2.3.8: CR and LF only together, only at the end. A long line's start is already dropped.
        let clean = memchr::memchr(b'\r', &line).is_some_and(|cr| cr + 2 == line.len());
        Some(match (clean, long) {
            (false, _) => Heard::Bare,
            (true, true) => Heard::TooLong,
            (true, false) => Heard::Line(line),
        })
    }
}

async fn fill<S: AsyncRead + Unpin>(stream: &mut S, inbox: &mut Vec<u8>, room: usize) -> io::Result<usize> {
    inbox.reserve(room);
    stream.read_buf(inbox).await
}

#[cfg(test)]
#[path = "wire_tests.rs"]
mod tests;
