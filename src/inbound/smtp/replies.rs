//! What the door says: code, enhanced status (RFC 3463, RFC 5248) and words.

use std::borrow::Cow;

/// One reply of one line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reply {
    pub code: u16,
    pub status: &'static str,
    pub text: Cow<'static, str>,
}

/// RFC 5321 section 4.5.3.1.5: a reply line holds 512 octets; code, status and CRLF stand beside the text.
const TEXT_MAX: usize = 480;

const fn say(code: u16, status: &'static str, text: &'static str) -> Reply {
    Reply { code, status, text: Cow::Borrowed(text) }
}

pub const DONE: Reply = say(250, "2.0.0", "Fine");
pub const SENDER_FINE: Reply = say(250, "2.1.0", "Sender fine");
pub const RECIPIENT_FINE: Reply = say(250, "2.1.5", "Recipient fine");
pub const KEPT: Reply = say(250, "2.0.0", "Message kept");
pub const BYE: Reply = say(221, "2.0.0", "Goodbye");
pub const READY_FOR_TLS: Reply = say(220, "2.0.0", "Ready to start TLS");
// RFC 5321 section 3.5.3: 252 says neither yes nor no.
pub const CANNOT_VERIFY: Reply = say(252, "2.1.5", "Cannot verify; send mail and see");
pub const HELP: Reply = say(214, "2.0.0", "RFC 5321: EHLO, MAIL, RCPT, DATA, RSET, NOOP, QUIT");

pub const UNKNOWN: Reply = say(500, "5.5.2", "Command not known");
pub const LINE_TOO_LONG: Reply = say(500, "5.5.2", "Line too long");
pub const ODD_LINE: Reply = say(500, "5.5.2", "Command holds control characters or is not UTF-8");
pub const BARE: Reply = say(550, "5.5.2", "Lines must end with CR LF; bare CR or LF refused (RFC 5321 section 2.3.8)");
pub const NO_PARAMETERS: Reply = say(501, "5.5.4", "This command takes no parameters");
pub const BAD_SENDER: Reply = say(501, "5.1.7", "That is no sender address");
pub const BAD_RECIPIENT: Reply = say(501, "5.1.3", "That is no recipient address");
pub const BAD_NAME: Reply = say(501, "5.5.4", "Say EHLO and the name of your host");
pub const NOT_OFFERED: Reply = say(502, "5.5.1", "Command not offered");
pub const SAY_HELLO_FIRST: Reply = say(503, "5.5.1", "Say EHLO first");
pub const SAY_LHLO_FIRST: Reply = say(503, "5.5.1", "Say LHLO first");
pub const MAIL_FIRST: Reply = say(503, "5.5.1", "Say MAIL first");
pub const MAIL_GIVEN: Reply = say(503, "5.5.1", "Sender already given");
pub const RCPT_FIRST: Reply = say(503, "5.5.1", "Say RCPT first");
pub const TLS_ACTIVE: Reply = say(503, "5.5.1", "TLS is already active");
pub const PARAMETER: Reply = say(555, "5.5.4", "Parameter not known or not offered");
pub const NEEDS_UTF8: Reply = say(553, "5.6.7", "Address is not ASCII and SMTPUTF8 was not asked for");
pub const NOT_OURS: Reply = say(550, "5.1.1", "No such address here, and this server does not relay");
pub const TOO_LARGE: Reply = say(552, "5.3.4", "Message larger than this server takes");
pub const LONG_TEXT_LINE: Reply = say(550, "5.6.0", "Message has a line longer than 998 octets");
pub const CIRCLES: Reply = say(554, "5.4.6", "Too many hops; the message goes in circles");
pub const OUT_OF_STEP: Reply = say(554, "5.5.0", "You spoke out of turn; goodbye");
pub const NO_SMTP: Reply = say(554, "5.5.0", "This is a mail server; goodbye");

pub const NO_ROOM: Reply = say(452, "4.3.1", "No room for mail just now; try later");
pub const TOO_MANY_RECIPIENTS: Reply = say(452, "4.5.3", "Too many recipients; send the rest in another message");
pub const TOO_MANY_ERRORS: Reply = say(421, "4.7.0", "Too many errors; goodbye");
pub const TOO_SLOW: Reply = say(421, "4.4.2", "Waited too long; goodbye");
pub const STOPPING: Reply = say(421, "4.3.2", "Shutting down; try again in a moment");
pub const BROKEN: Reply = say(421, "4.3.0", "This server has to stop; try later");

impl Reply {
    pub fn new(code: u16, status: &'static str, text: String) -> Self {
        Self { code, status, text: text.into() }
    }

    /// Refusals count toward the limit on errors.
    pub fn is_refusal(&self) -> bool {
        self.code >= 500
    }

    /// The line as it goes out. Nothing in the text can start a second one.
    pub fn line(&self) -> String {
        let text: String = self.text.chars().map(|c| if matches!(c, ' '..='~') { c } else { '?' }).take(TEXT_MAX).collect();
        format!("{} {} {}\r\n", self.code, self.status, text)
    }
}

#[cfg(test)]
#[path = "replies_tests.rs"]
mod tests;
