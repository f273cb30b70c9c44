//! EHLO, MAIL, RCPT and STARTTLS: what is promised before a message comes.

use super::Protocol;
use super::replies::{self, Reply};
use super::session::{Hello, Mail, Next, Session};
use smtp_proto::{MAIL_BODY_7BIT, MAIL_BODY_8BITMIME, MAIL_SMTPUTF8, MailFrom, RcptTo};
use std::io;
use tokio::io::{AsyncRead, AsyncWrite};

impl<S: AsyncRead + AsyncWrite + Unpin> Session<'_, S> {
    pub fn hello(&mut self, name: String, extended: bool) -> Next {
        // RFC 2920 section 3.1: EHLO ends a group of commands; who goes on does not yet know what we offer.
        if self.wire.has_more() {
            return self.part(replies::OUT_OF_STEP);
        }
        // RFC 5321 section 4.1.4: a second EHLO acts as RSET.
        self.mail = None;
        self.hello = Some(Hello { name, extended });
        let answer = if extended { self.offers() } else { format!("250 {}\r\n", self.hall.door.hostname) };
        self.wire.say_plain(&answer);
        Next::Listen
    }

    fn offers(&self) -> String {
        let door = &self.hall.door;
        let tls = if door.tls.is_some() && !self.secure { "250-STARTTLS\r\n" } else { "" };
        format!(
            "250-{}\r\n250-PIPELINING\r\n250-SIZE {}\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n{tls}250-ENHANCEDSTATUSCODES\r\n250 HELP\r\n",
            door.hostname, door.config.max_size
        )
    }

    /// What is said to a command that came before the greeting.
    pub fn hello_missing(&self) -> Reply {
        match self.hall.protocol {
            Protocol::Smtp => replies::SAY_HELLO_FIRST,
            Protocol::Lmtp => replies::SAY_LHLO_FIRST,
        }
    }

    pub fn mail(&mut self, from: MailFrom<String>) -> Reply {
        let door = &self.hall.door;
        if self.hello.is_none() {
            return self.hello_missing();
        }
        if self.mail.is_some() {
            return replies::MAIL_GIVEN;
        }
        if asks_more(&from) {
            return replies::PARAMETER;
        }
        let utf8 = from.flags & MAIL_SMTPUTF8 != 0;
        if !utf8 && !from.address.is_ascii() {
            return replies::NEEDS_UTF8;
        }
        // RFC 1870 section 6.1: the size is a promise of the sender, checked before anything is sent.
        if from.size > door.config.max_size {
            return replies::TOO_LARGE;
        }
        if (door.reception.free_room)().is_some_and(|octets| octets < wanted_room(door.config.max_size)) {
            return replies::NO_ROOM;
        }
        self.mail = Some(Mail { from: from.address, rcpt_to: Vec::new(), accepted: 0, utf8 });
        replies::SENDER_FINE
    }

    pub fn rcpt(&mut self, to: RcptTo<String>) -> Reply {
        let door = &self.hall.door;
        let Some(mail) = &mut self.mail else {
            return if self.hello.is_none() { self.hello_missing() } else { replies::MAIL_FIRST };
        };
        // DSN (RFC 3461), RRVS and the like are not offered.
        if to.flags != 0 || to.orcpt.is_some() || to.rrvs != 0 {
            return replies::PARAMETER;
        }
        if !mail.utf8 && !to.address.is_ascii() {
            return replies::NEEDS_UTF8;
        }
        if mail.rcpt_to.contains(&to.address) {
            mail.accepted += 1;
            return replies::RECIPIENT_FINE;
        }
        if mail.rcpt_to.len() >= door.config.max_recipients {
            return replies::TOO_MANY_RECIPIENTS;
        }
        // RFC 5321 section 4.5.1: postmaster is always ours.
        if to.address != "postmaster" && !(door.reception.owns)(&to.address) {
            return replies::NOT_OURS;
        }
        mail.rcpt_to.push(to.address);
        mail.accepted += 1;
        replies::RECIPIENT_FINE
    }

    /// RFC 3207. Whatever came in plain text behind the command is dropped with the old session's state.
    pub async fn start_tls(&mut self) -> io::Result<Next> {
        if self.secure {
            return Ok(self.answer(replies::TLS_ACTIVE));
        }
        if self.hall.door.tls.is_none() {
            return Ok(self.answer(replies::NOT_OFFERED));
        }
        self.wire.say(&replies::READY_FOR_TLS);
        self.wire.flush(self.patience()).await?;
        Ok(Next::StartTls)
    }
}

/// A message is kept as it came, and its words once more: with less free than one and a half of the largest, none is begun.
pub fn wanted_room(max_size: usize) -> u64 {
    let size = u64::try_from(max_size).unwrap_or(u64::MAX);
    size.saturating_add(size / 2)
}

/// Whether MAIL asks for an extension the parser knows and we do not offer (RFC 5321 section 4.1.1.11).
fn asks_more(from: &MailFrom<String>) -> bool {
    from.flags & !(MAIL_BODY_7BIT | MAIL_BODY_8BITMIME | MAIL_SMTPUTF8) != 0
        || [&from.trans_id, &from.env_id, &from.solicit, &from.auth].into_iter().any(Option::is_some)
        || from.mtrk.is_some()
        || (from.by, from.mt_priority) != (0, 0)
        || (from.hold_for, from.hold_until) != (0, 0)
}
