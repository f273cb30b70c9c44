//! DATA: the text comes in, the house takes it, and only then the answer goes out.

use super::data::{Problem, Text};
use super::places::Share;
use super::replies::{self, Reply};
use super::session::{Mail, Next, Session};
use super::{Protocol, Taken, trace};
use crate::inbound::Envelope;
use std::io;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::Instant;

/// A peer silent for this long within a text has stalled (RFC 5321 section 4.5.3.2.5).
const STALL: Duration = Duration::from_secs(180);
/// A sender slower than this many octets a second, from the start of its text, holds a place and brings nothing. Any
/// modem is faster. What is asked in a crowded house is what Postfix asks under stress (`smtpd_min_data_rate`).
const SLOWEST: u64 = 64;
const SLOWEST_PRESSED: u64 = 500;
/// Its speed counts only after this time, so that a slow start or a short pause is no crime.
const WARMING: Duration = Duration::from_secs(60);
/// A text that is refused anyway: its sender may be waiting behind an end that we do not accept as one.
const STALL_SPOILED: Duration = Duration::from_secs(10);
/// A text so many times too large is not waited out.
const FLOOD: usize = 4;

/// What became of a text.
enum Came {
    Whole(Vec<u8>),
    Spoiled(Problem),
    /// Spoiled, and no end in sight.
    Endless(Problem),
    Late,
    /// The peer hung up: nothing was promised, nothing is kept.
    Gone,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Session<'_, S> {
    pub async fn data(&mut self) -> io::Result<Next> {
        // RFC 2920 section 3.1: DATA ends a group. Text sent before 354 would be read as commands if DATA is refused.
        if self.wire.has_more() {
            return Ok(self.part(replies::OUT_OF_STEP));
        }
        let mail = match self.mail.take() {
            None if self.hello.is_none() => return Ok(self.answer(self.hello_missing())),
            None => return Ok(self.answer(replies::MAIL_FIRST)),
            Some(mail) if mail.rcpt_to.is_empty() => {
                self.mail = Some(mail);
                return Ok(self.answer(replies::RCPT_FIRST));
            }
            Some(mail) => mail,
        };
        self.wire.say_plain("354 Send the message, end with a dot on its own line\r\n");
        self.wire.flush(self.patience()).await?;
        let mut share = Share::default();
        let came = self.text(&mut share).await?;
        let next = self.settle(mail, came).await;
        self.wire.slim();
        Ok(next)
    }

    async fn text(&mut self, share: &mut Share) -> io::Result<Came> {
        let config = &self.hall.door.config;
        let mut text = Text::new(config.max_size);
        let began = Instant::now();
        let deadline = began + Duration::from_secs(config.data_timeout);
        loop {
            let pressed = self.seat.is_pressed();
            let warming = if pressed { self.glance() } else { WARMING.min(self.patience()) };
            if is_too_slow(text.size(), began.elapsed(), warming, pressed) {
                return Ok(text.problem().map_or(Came::Late, Came::Endless));
            }
            let stall = match text.problem() {
                Some(_) => STALL_SPOILED.min(self.patience()),
                None if pressed => self.patience(),
                None => STALL,
            };
            let piece = match self.wire.text(deadline.min(Instant::now() + stall)).await? {
                None => return Ok(text.problem().map_or(Came::Late, Came::Endless)),
                Some([]) => return Ok(Came::Gone),
                Some(piece) => piece,
            };
            let (octets, ended) = (piece.len(), text.take(piece));
            self.wire.consume(ended.unwrap_or(octets));
            if !self.seat.hold(share, text.held()) {
                text.spoil(Problem::NoRoom);
            }
            if ended.is_some() {
                return Ok(text.finish().map_or_else(Came::Spoiled, Came::Whole));
            }
            if text.size() / FLOOD > config.max_size {
                return Ok(Came::Endless(Problem::TooLarge));
            }
        }
    }

    async fn settle(&mut self, mail: Mail, came: Came) -> Next {
        let recipients = mail.accepted;
        match came {
            Came::Gone => Next::Part,
            Came::Late => self.part(replies::TOO_SLOW),
            // Sender and we do not agree where lines end: nothing it says next can be trusted to be a command.
            Came::Spoiled(Problem::Bare) => {
                self.repeat(recipients, &replies::BARE);
                self.part(replies::BARE)
            }
            Came::Endless(problem) => self.part(refusal(problem)),
            Came::Spoiled(problem) => self.conclude(recipients, refusal(problem)),
            Came::Whole(text) if trace::goes_in_circles(&text) => self.conclude(recipients, replies::CIRCLES),
            Came::Whole(text) => self.hand_over(mail, text).await,
        }
    }

    /// The answer to a text: one in SMTP, one for each recipient in LMTP (RFC 2033 section 4.2).
    fn conclude(&mut self, recipients: usize, reply: Reply) -> Next {
        self.repeat(recipients, &reply);
        self.answer(reply)
    }

    /// All but the last of those answers.
    fn repeat(&mut self, recipients: usize, reply: &Reply) {
        if self.hall.protocol == Protocol::Lmtp {
            (1..recipients).for_each(|_| self.wire.say(reply));
        }
    }

    /// The house takes it. No deadline here: an answer before it is durable would be a lie either way.
    async fn hand_over(&mut self, mail: Mail, mut text: Vec<u8>) -> Next {
        let hall = self.hall;
        let hello = self.hello.as_ref();
        let recipients = mail.accepted;
        let envelope = Envelope {
            mail_from: mail.from,
            rcpt_to: mail.rcpt_to,
            peer: self.seat.peer,
            helo: hello.map(|hello| hello.name.clone()).unwrap_or_default(),
            trusted: self.seat.trusted,
            received_at: hall.door.world.now(),
            rebuilt: false,
        };
        let manner =
            trace::Manner { extended: hello.is_some_and(|hello| hello.extended), secure: self.secure, utf8: mail.utf8, lmtp: hall.protocol == Protocol::Lmtp };
        text.splice(0..0, trace::received(&envelope, manner, &hall.door.hostname).into_bytes());
        let octets = text.len();
        let reply = match (hall.door.reception.take)(envelope, text).await {
            taken @ (Taken::Kept | Taken::Welcome) => {
                self.is_of_use(taken == Taken::Welcome);
                replies::KEPT
            }
            Taken::Refused { code, status, text } | Taken::NotNow { code, status, text } => Reply::new(code, status, text),
            Taken::Broken => {
                // The listener ends as soon as it hears of it; our last words go first.
                self.repeat(recipients, &replies::BROKEN);
                self.wire.say(&replies::BROKEN);
                let _ = self.wire.flush(self.patience()).await;
                hall.broken.cancel();
                return Next::Part;
            }
        };
        // No closer: the length of a short mail can say what is in it.
        tracing::info!(peer = self.seat.name(), kib = octets.div_ceil(1024), code = reply.code, status = reply.status, "message");
        self.conclude(recipients, reply)
    }
}

/// Whether so many octets in that time are too few.
fn is_too_slow(octets: usize, time: Duration, warming: Duration, pressed: bool) -> bool {
    let slowest = if pressed { SLOWEST_PRESSED } else { SLOWEST };
    time > warming && (octets as u64) < time.as_secs().saturating_mul(slowest)
}

fn refusal(problem: Problem) -> Reply {
    match problem {
        Problem::LongLine => replies::LONG_TEXT_LINE,
        Problem::NoRoom => replies::NO_ROOM,
        Problem::TooLarge => replies::TOO_LARGE,
        Problem::Bare => replies::BARE,
    }
}

#[cfg(test)]
#[path = "receive_tests.rs"]
mod tests;
