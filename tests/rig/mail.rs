//! Replies as people's programs send them: an answer above the quoted notice, DKIM-signed, ready for the wire.

use super::house::Member;
use mailmoot::core::ids::NoticeId;
use mailmoot::core::token::{Keyring, Purpose, Token};
use mailmoot::outbound::sign::Signer;

/// The domain that everybody writes from.
pub const PEOPLE: &str = "people.example";
/// Its DKIM selector.
pub const SELECTOR: &str = "s1";
/// Our own domain.
pub const MOOT: &str = "moot.example";

/// A mail of the size of a reply that quotes a short conversation.
const SIZE: usize = 4200;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Comment,
    Vote,
}

/// A reply, signed and dot-stuffed.
#[derive(Clone, Debug)]
pub struct Reply {
    /// Stands in the words and in the Message-ID, and nowhere else.
    pub mark: String,
    pub kind: Kind,
    pub from: String,
    pub to: String,
    /// With the final dot.
    pub wire: Vec<u8>,
}

impl Reply {
    /// `mark` must be one word of letters and digits that no other reply has.
    pub fn new(mark: String, kind: Kind, member: &Member, notice: NoticeId, keyring: &Keyring, signer: &Signer) -> Self {
        let purpose = if kind == Kind::Vote { Purpose::Vote } else { Purpose::Comment };
        let to = format!("{}@{MOOT}", keyring.local_part(Token { purpose, send: notice, item: 0 }));
        let words = match kind {
            Kind::Vote => format!("Natural oak\r\n\r\nIt weathers well, see {mark}.\r\n"),
            Kind::Comment => format!("The posts of lot {mark} are dry, and I have a post-hole digger for the weekend.\r\n"),
        };
        let mut text = format!(
            "From: {} <{}>\r\nTo: <{to}>\r\nSubject: Re: The north fence\r\nDate: Tue, 24 Nov 2026 10:12:00 +0100\r\nMessage-ID: <{mark}@{PEOPLE}>\r\n\
             In-Reply-To: <fence@{MOOT}>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
             {words}\r\nOn Mon, Nov 23, 2026 at 9:00 AM Fence <fence@{MOOT}> wrote:\r\n",
            member.name, member.address,
        );
        let mut line = 0;
        while text.len() < SIZE {
            line += 1;
            text.push_str(&format!("> {line}. What was said before about the fence, its posts and its paint, at some length.\r\n"));
        }
        let signed = signer.sign(text.as_bytes()).expect("a sound message can be signed");
        Self { mark, kind, from: member.address.clone(), to, wire: stuffed(&signed) }
    }
}

/// RFC 5321 section 4.5.2.
fn stuffed(text: &[u8]) -> Vec<u8> {
    let mut wire = Vec::with_capacity(text.len() + 16);
    for line in text.split_inclusive(|octet| *octet == b'\n') {
        if line.first() == Some(&b'.') {
            wire.push(b'.');
        }
        wire.extend_from_slice(line);
    }
    wire.extend_from_slice(b".\r\n");
    wire
}
