//! One peer's session: greeting, commands, farewell; the same before and after STARTTLS.

use super::Protocol;
use super::line::{self, Wrong};
use super::listener::Hall;
use super::places::Seat;
use super::replies::{self, Reply};
use super::wire::{Heard, Wire};
use smtp_proto::Request;
use std::io;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::{Instant, timeout};

/// A stranger who speaks within this time did not wait for the greeting (RFC 5321 section 3.1).
const GREETING_WAIT: Duration = Duration::from_millis(10);
/// Commands that lead nowhere (NOOP, RSET, VRFY, HELP) between two messages; each further one counts as an error.
const IDLE_COMMANDS: usize = 100;

/// In a crowded house everything has to go so many times as fast: ten seconds for a command instead of five minutes.
const HASTE: u32 = 30;

/// What a session remembers.
pub struct Session<'a, S> {
    pub hall: &'a Hall,
    pub seat: &'a Seat,
    pub wire: Wire<S>,
    pub secure: bool,
    pub hello: Option<Hello>,
    pub mail: Option<Mail>,
    errors: usize,
    idle: usize,
}

/// What the peer called itself.
pub struct Hello {
    pub name: String,
    /// EHLO or LHLO, not HELO.
    pub extended: bool,
}

/// The message being announced.
pub struct Mail {
    pub from: String,
    pub rcpt_to: Vec<String>,
    /// RCPTs that were accepted, repeated ones as well.
    pub accepted: usize,
    pub utf8: bool,
}

/// What happens after a command.
#[derive(PartialEq, Eq, Debug)]
pub enum Next {
    Listen,
    /// Say no more and hang up.
    Part,
    StartTls,
}

/// Speaks with a peer until it or we hang up.
pub async fn attend(hall: &Hall, stream: impl AsyncRead + AsyncWrite + Unpin, seat: Seat) -> io::Result<()> {
    let mut plain = Session::new(hall, &seat, stream, false);
    if plain.greet().await == Next::Part || plain.listen().await? == Next::Part {
        let wait = plain.patience();
        return plain.wire.close(wait).await;
    }
    let Some(acceptor) = &hall.door.tls else { return Ok(()) };
    let wait = plain.patience();
    // RFC 3207 section 4.2: nothing said before TLS is remembered, so the session starts anew.
    let stream = timeout(wait, acceptor.accept(plain.wire.into_stream())).await.map_err(|_| io::ErrorKind::TimedOut)??;
    let mut secure = Session::new(hall, &seat, stream, true);
    secure.listen().await?;
    secure.wire.close(wait).await
}

impl<'a, S: AsyncRead + AsyncWrite + Unpin> Session<'a, S> {
    fn new(hall: &'a Hall, seat: &'a Seat, stream: S, secure: bool) -> Self {
        Self { hall, seat, wire: Wire::new(stream), secure, hello: None, mail: None, errors: 0, idle: 0 }
    }

    /// How long the peer may take for one command, or to read our answer.
    pub fn patience(&self) -> Duration {
        if self.seat.is_pressed() { self.glance() } else { self.whole_patience() }
    }

    fn whole_patience(&self) -> Duration {
        Duration::from_secs(self.hall.door.config.command_timeout)
    }

    /// How long it may take while others wait for its place.
    pub fn glance(&self) -> Duration {
        (self.whole_patience() / HASTE).max(Duration::from_secs(1))
    }

    /// The next line. Whether others wait is looked at again and again, so that a house that fills up gets its places back.
    async fn hear(&mut self) -> io::Result<Heard> {
        let began = Instant::now();
        loop {
            let left = self.patience().saturating_sub(began.elapsed());
            let glance = self.glance().min(left);
            match self.wire.line(glance, &self.hall.stop).await? {
                Heard::Late if began.elapsed() < self.patience() => {}
                heard => return Ok(heard),
            }
        }
    }

    async fn greet(&mut self) -> Next {
        if !self.seat.trusted && self.wire.speaks_within(GREETING_WAIT).await {
            self.wire.say(&replies::OUT_OF_STEP);
            return Next::Part;
        }
        let protocol = if self.hall.protocol == Protocol::Lmtp { "LMTP" } else { "ESMTP" };
        self.wire.say_plain(&format!("220 {} {protocol}\r\n", self.hall.door.hostname));
        Next::Listen
    }

    async fn listen(&mut self) -> io::Result<Next> {
        loop {
            let next = self.step().await?;
            if next != Next::Listen {
                return Ok(next);
            }
        }
    }

    /// One command and its answer.
    async fn step(&mut self) -> io::Result<Next> {
        let line = match self.hear().await? {
            Heard::Line(line) => line,
            Heard::TooLong => return Ok(self.answer(replies::LINE_TOO_LONG)),
            Heard::Bare => return Ok(self.part(replies::BARE)),
            Heard::Endless => return Ok(self.part(replies::LINE_TOO_LONG)),
            Heard::Late => return Ok(self.part(replies::TOO_SLOW)),
            Heard::Stopping => return Ok(self.part(replies::STOPPING)),
            Heard::Gone => return Ok(Next::Part),
        };
        match line::read(&line) {
            Ok(request) => self.serve(request).await,
            Err(Wrong::Refused(reply)) => Ok(self.answer(reply)),
            Err(Wrong::Http) => Ok(self.part(replies::NO_SMTP)),
        }
    }

    async fn serve(&mut self, request: Request<String>) -> io::Result<Next> {
        let reply = match request {
            // RFC 2033 section 4.1: LMTP has a greeting of its own, so that neither is taken for the other.
            Request::Ehlo { .. } | Request::Helo { .. } if self.hall.protocol == Protocol::Lmtp => replies::UNKNOWN,
            Request::Lhlo { host } if self.hall.protocol == Protocol::Lmtp => return Ok(self.hello(host, true)),
            Request::Ehlo { host } => return Ok(self.hello(host, true)),
            Request::Helo { host } => return Ok(self.hello(host, false)),
            Request::Mail { from } => self.mail(from),
            Request::Rcpt { to } => self.rcpt(to),
            Request::Data => return self.data().await,
            Request::StartTls => return self.start_tls().await,
            Request::Rset => {
                self.mail = None;
                self.idly(replies::DONE)
            }
            Request::Noop { .. } => self.idly(replies::DONE),
            Request::Vrfy { .. } => self.idly(replies::CANNOT_VERIFY),
            Request::Help { .. } => self.idly(replies::HELP),
            Request::Quit => return Ok(self.part(replies::BYE)),
            // Behind BDAT comes a message's text, unasked (RFC 3030 section 2); read as commands it would be obeyed.
            Request::Bdat { .. } => return Ok(self.part(replies::NOT_OFFERED)),
            _ => replies::NOT_OFFERED,
        };
        Ok(self.answer(reply))
    }

    /// Answers, counts errors, and hangs up on the one too many.
    pub fn answer(&mut self, reply: Reply) -> Next {
        self.wire.say(&reply);
        self.errors += usize::from(reply.is_refusal());
        if self.errors < self.hall.door.config.max_errors { Next::Listen } else { self.part(replies::TOO_MANY_ERRORS) }
    }

    /// Answers and hangs up.
    pub fn part(&mut self, reply: Reply) -> Next {
        self.wire.say(&reply);
        Next::Part
    }

    /// A message was kept: the peer is of use. Anybody can bring us something to keep; whoever brings proven mail of our own
    /// people is welcome again.
    pub fn is_of_use(&mut self, carries_ours: bool) {
        self.idle = 0;
        if carries_ours {
            self.seat.is_welcome();
        }
    }

    fn idly(&mut self, reply: Reply) -> Reply {
        self.idle += 1;
        self.errors += usize::from(self.idle > IDLE_COMMANDS);
        reply
    }
}
