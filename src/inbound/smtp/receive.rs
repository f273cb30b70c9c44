//! DATA: the text comes in, the house takes it, and only then the answer goes out.

use super::data::{Problem, Text};
use super::places::Share;
use super::replies::{self, Reply};
use super::session::{Mail, Next, Session};
use super::{Taken, trace};
use crate::inbound::Envelope;
use std::io;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::Instant;

/// A peer silent for this long within a text has stalled (RFC 5321 section 4.5.3.2.5).
const STALL: Duration = Duration::from_secs(180);
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
            None if self.hello.is_none() => return Ok(self.answer(replies::SAY_HELLO_FIRST)),
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
        let deadline = Instant::now() + Duration::from_secs(config.data_timeout);
        loop {
            let stall = if text.problem().is_some() { STALL_SPOILED.min(self.patience()) } else { STALL };
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
        match came {
            Came::Gone => Next::Part,
            Came::Late => self.part(replies::TOO_SLOW),
            // Sender and we do not agree where lines end: nothing it says next can be trusted to be a command.
            Came::Spoiled(Problem::Bare) => self.part(replies::BARE),
            Came::Endless(problem) => self.part(refusal(problem)),
            Came::Spoiled(problem) => self.answer(refusal(problem)),
            Came::Whole(text) if trace::goes_in_circles(&text) => self.answer(replies::CIRCLES),
            Came::Whole(text) => self.hand_over(mail, text).await,
        }
    }

    /// The house takes it. No deadline here: an answer before it is durable would be a lie either way.
    async fn hand_over(&mut self, mail: Mail, mut text: Vec<u8>) -> Next {
        let hall = self.hall;
        let hello = self.hello.as_ref();
        let envelope = Envelope {
            mail_from: mail.from,
            rcpt_to: mail.rcpt_to,
            peer: Some(self.seat.peer),
            helo: hello.map(|hello| hello.name.clone()).unwrap_or_default(),
            trusted: self.seat.trusted,
            received_at: hall.door.world.now(),
            rebuilt: false,
        };
        let manner = trace::Manner { extended: hello.is_some_and(|hello| hello.extended), secure: self.secure, utf8: mail.utf8 };
        text.splice(0..0, trace::received(&envelope, manner, &hall.door.hostname).into_bytes());
        let (peer, octets) = (self.seat.peer, text.len());
        let reply = match (hall.door.reception.take)(envelope, text).await {
            Taken::Kept => {
                self.forgive_idling();
                replies::KEPT
            }
            Taken::Refused { code, status, text } | Taken::NotNow { code, status, text } => Reply::new(code, status, text),
            Taken::Broken => {
                // The listener ends as soon as it hears of it; our last words go first.
                self.wire.say(&replies::BROKEN);
                let _ = self.wire.flush(self.patience()).await;
                hall.broken.cancel();
                return Next::Part;
            }
        };
        tracing::info!(%peer, octets, code = reply.code, status = reply.status, "message");
        self.answer(reply)
    }
}

fn refusal(problem: Problem) -> Reply {
    match problem {
        Problem::LongLine => replies::LONG_TEXT_LINE,
        Problem::NoRoom => replies::NO_ROOM,
        Problem::TooLarge => replies::TOO_LARGE,
        Problem::Bare => replies::BARE,
    }
}
