//! The providers: what each is called, how long it repeats a post, and which status makes it do what.

use super::keys::Keys;
use super::{Answer, Delivery, Doors, No, Post, mailgun, mandrill, postmark, script, sendgrid, ses, signature};
use axum::http::HeaderMap;
use jiff::SignedDuration;

/// What may stand around a message in a post: envelope, verdicts, the copies of its headers.
const AROUND: usize = 64 << 10;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Provider {
    Mailgun,
    Postmark,
    Sendgrid,
    Ses,
    Mandrill,
    /// A Cloudflare Email Worker, or any script.
    Script,
}

impl Provider {
    pub const ALL: [Self; 6] = [Self::Mailgun, Self::Postmark, Self::Sendgrid, Self::Ses, Self::Mandrill, Self::Script];

    /// As in the path of its door, `/webhook/<name>`, and in the config.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mailgun => "mailgun",
            Self::Postmark => "postmark",
            Self::Sendgrid => "sendgrid",
            Self::Ses => "ses",
            Self::Mandrill => "mandrill",
            Self::Script => "script",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|provider| provider.name() == name)
    }

    /// For how long it repeats a post that was not answered with 2xx, and how old a time it signs may therefore be.
    pub(super) fn horizon(self) -> SignedDuration {
        match self {
            // 10, 15, 30 minutes, 1, 2 and 4 hours; and as long as Mailgun's own queue may take.
            Self::Mailgun => SignedDuration::from_hours(12),
            // Ten times in ten and a half hours.
            Self::Postmark => SignedDuration::from_hours(12),
            Self::Sendgrid | Self::Mandrill => SignedDuration::from_hours(72),
            // An hour by default; a delivery policy may say more.
            Self::Ses => SignedDuration::from_hours(24),
            Self::Script => SignedDuration::from_mins(5),
        }
    }

    /// The largest post in octets that may hold a message of so many, and nothing that would be left out of it.
    pub fn largest_post(self, message: usize) -> usize {
        let times = match self {
            // The body is the message.
            Self::Script => 1,
            // A form in parts holds a message as it is, or its text, its page and its files.
            Self::Sendgrid => 2,
            // Base64 makes four octets of three; that in JSON, and that in JSON once more.
            Self::Ses => 2,
            // A form may also be percent-encoded: three octets for one.
            Self::Mailgun => 3,
            // In JSON the raw message, and once more its text, its page and its files; three octets for one that is no ASCII.
            Self::Postmark => 4,
            // The same, percent-encoded.
            Self::Mandrill => 8,
        };
        message.saturating_mul(times).saturating_add(AROUND)
    }

    /// Whether its posts show in their headers whose they are. Others are proven only when the whole of them is there.
    pub(super) fn is_known_by_headers(self, keys: &Keys) -> bool {
        matches!(self, Self::Postmark | Self::Sendgrid) && !keys.secrets.is_empty()
    }

    /// What is shown in the headers alone.
    pub(super) fn admit(self, headers: &HeaderMap, keys: &Keys) -> Result<(), No> {
        if self.is_known_by_headers(keys) { signature::basic(headers, keys) } else { Ok(()) }
    }

    /// Verifies a post and reads what it brought.
    pub(super) async fn read(self, doors: &Doors, keys: &Keys, post: &Post<'_>) -> Result<Delivery, No> {
        match self {
            Self::Mailgun => mailgun::read(post, keys).await,
            Self::Postmark => postmark::read(post),
            Self::Sendgrid => sendgrid::read(post, keys).await.map_err(No::of_the_provider),
            Self::Ses => ses::read(post, keys, &doors.certificates).await,
            Self::Mandrill => mandrill::read(post, keys).await,
            Self::Script => script::read(post, keys),
        }
    }

    /// The answer to a post that is not taken. None of them makes the provider drop mail that a mended setting of ours
    /// would let in.
    pub(super) fn refuse(self, no: No) -> Answer {
        match no {
            // SendGrid and SNS give a post up when they hear 4xx.
            No::Unproven(why) | No::Malformed(why) | No::Unfit(why) if matches!(self, Self::Sendgrid | Self::Ses) => Answer::new(503, why),
            No::Unproven(why) => Answer::new(401, why),
            No::Malformed(why) | No::Unfit(why) => Answer::new(422, why),
            No::TooLarge => Answer::new(413, "larger than we take"),
            No::NotNow(why) => Answer::new(503, why),
        }
    }

    /// The answer when none of the recipients is ours.
    pub(super) fn stranger(self) -> Answer {
        match self {
            // Mailgun stops at 406; a worker then refuses in its own SMTP session.
            Self::Mailgun | Self::Script => Answer::new(406, "no such address here"),
            _ => Answer::new(200, "no such address here; nothing is kept"),
        }
    }

    /// The answer to a message that is refused, which is recorded.
    pub(super) fn refused(self, text: String) -> Answer {
        Answer::new(if self == Self::Script { 406 } else { 200 }, text)
    }
}
