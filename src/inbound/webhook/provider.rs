//! The providers: what each is called, how long it repeats a post, and which status makes it do what.

use super::keys::Keys;
use super::{Answer, Delivery, Doors, No, Post, mailgun, mandrill, postmark, script, sendgrid, ses, signature};
use axum::http::HeaderMap;
use jiff::SignedDuration;

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

    /// What is shown in the headers alone.
    pub(super) fn admit(self, headers: &HeaderMap, keys: &Keys) -> Result<(), No> {
        match self {
            Self::Postmark | Self::Sendgrid if !keys.secrets.is_empty() => signature::basic(headers, keys),
            _ => Ok(()),
        }
    }

    /// Verifies a post and reads what it brought.
    pub(super) async fn read(self, doors: &Doors, keys: &Keys, post: &Post<'_>) -> Result<Delivery, No> {
        match self {
            Self::Mailgun => mailgun::read(post, keys).await,
            Self::Postmark => postmark::read(post),
            Self::Sendgrid => sendgrid::read(post, keys).await,
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
            No::Unproven(why) => Answer::new(if matches!(self, Self::Sendgrid | Self::Ses) { 503 } else { 401 }, why),
            No::Malformed(why) => Answer::new(422, why),
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
