//! A mail as its reader sees it, and the notice behind it.

use super::Stage;
use super::sink::Filed;
use mailmoot::core::ids::NoticeId;
use mailmoot::core::notice::{Notice, NoticeKind};
use mailmoot::core::token::Purpose;
use mailmoot::inbound::message::{self, Message};

#[derive(Clone, Debug)]
pub struct Received {
    /// The Return-Path.
    pub mail_from: String,
    pub message: Message,
    pub bytes: Vec<u8>,
    /// Which notice it was, by its signed Message-ID.
    pub notice: Notice,
}

pub async fn received(stage: &Stage, filed: Filed) -> Received {
    let message = message::read(&filed.bytes);
    let id = message.message_id.clone().expect("our mail has a Message-ID");
    let local = id.split('@').next().and_then(|local| local.strip_prefix("n-")).expect("our Message-ID");
    let token = stage.running().house.keyring.verify(local).expect("our Message-ID is signed");
    assert_eq!(token.purpose, Purpose::Reference);
    let notice = stage.running().app.query().await.unwrap().notice(token.send).await.unwrap().expect("a mail has a notice");
    Received { mail_from: filed.mail_from, message, bytes: filed.bytes, notice }
}

impl Received {
    pub fn kind(&self) -> NoticeKind {
        self.notice.kind
    }

    pub fn id(&self) -> NoticeId {
        self.notice.id
    }

    pub fn message_id(&self) -> &str {
        self.message.message_id.as_deref().unwrap()
    }

    pub fn header(&self, name: &str) -> String {
        let values = self.message.header(name);
        assert_eq!(values.len(), 1, "{name}: {values:?}");
        values[0].to_string()
    }

    /// The plain text.
    pub fn text(&self) -> &str {
        self.message.text.as_deref().unwrap_or_default()
    }

    /// Whether the words stand in the text, however its lines are broken.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(one_line(self.text()).contains(&one_line(words)), "{words:?} is not in:\n{}", self.text());
        self
    }

    #[track_caller]
    pub fn is(&self, kind: NoticeKind) -> &Self {
        assert_eq!(self.notice.kind, kind, "{}", self.text());
        self
    }
}
