//! The house's name and addresses: what every mail and page says about where it comes from.

use crate::core::ids::NoticeId;
use crate::core::notice::NoticeKind;
use crate::core::token::{Keyring, Purpose, Token};

/// Who we are, as shown to people.
#[derive(Clone, Debug)]
pub struct House {
    /// The mail domain.
    pub domain: String,
    /// Where the pages are, without a slash at the end.
    pub url: String,
    /// Who runs the service, by name.
    pub admin_name: String,
    pub keyring: Keyring,
}

impl House {
    /// `local@domain`.
    pub fn address(&self, local: &str) -> String {
        format!("{local}@{}", self.domain)
    }

    /// One of our `r-`, `u-` or `b-` addresses for a notice.
    pub fn token_address(&self, purpose: Purpose, send: NoticeId, item: u16) -> String {
        self.address(&self.keyring.local_part(Token { purpose, send, item }))
    }

    /// A personal link: `https://moot.example/v/<token>`. The letter of the page comes from the purpose.
    pub fn link(&self, purpose: Purpose, send: NoticeId, item: u16) -> String {
        format!("{}{}", self.url, self.path(purpose, send, item))
    }

    /// The same as a path of our own pages.
    pub fn path(&self, purpose: Purpose, send: NoticeId, item: u16) -> String {
        format!("/{}/{}", page(purpose), self.keyring.sign(Token { purpose, send, item }))
    }
}

/// The first path segment of the page a personal link opens.
pub fn page(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::ThreadPage => "t",
        Purpose::VotePage => "v",
        Purpose::ConfirmPage => "c",
        Purpose::SettingsPage => "s",
        Purpose::OneClick => "u",
        Purpose::SignIn => "in",
        Purpose::File => "f",
        Purpose::DataPage => "d",
        _ => "x",
    }
}

/// The item of a one-click link that stops everything of the notice's group (the header's), or of the digest.
pub const STOP_GROUP: u16 = 0;
/// The item of a one-click link that stops the talk of the notice's thread (the footer's).
pub const STOP_THREAD: u16 = 1;

/// What a reply to a notice of that kind is allowed to be: the purpose of its reply address.
pub fn reply_purpose(kind: NoticeKind) -> Purpose {
    match kind {
        NoticeKind::Comment | NoticeKind::VoteOpened => Purpose::Comment,
        kind if kind.asks_for_vote() => Purpose::Vote,
        NoticeKind::Confirm | NoticeKind::WasItYou | NoticeKind::WhoseWords | NoticeKind::Invitation => Purpose::Confirm,
        _ => Purpose::Command,
    }
}
