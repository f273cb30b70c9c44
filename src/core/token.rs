//! Signed references: what stands in reply addresses, Message-IDs and personal links.
//!
//! A token is 24 bytes in lower-case base32 (39 characters): purpose, key, send id, item and a 96-bit MAC over the
//! instance and all of these. Whose it is, what it is about and until when it holds is read from the notice row.

use super::ids::NoticeId;
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};
use subtle::ConstantTimeEq;

/// What a token may be used for. One made for one purpose is worthless for another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Purpose {
    // Reply addresses.
    Comment,
    Vote,
    Command,
    Confirm,
    Unsubscribe,
    Bounce,
    // Message-IDs: routing only.
    Reference,
    // Personal links.
    ThreadPage,
    VotePage,
    ConfirmPage,
    SettingsPage,
    OneClick,
    SignIn,
    File,
    /// What is kept about the reader.
    DataPage,
}

const PURPOSES: [(Purpose, u8); 15] = [
    (Purpose::Comment, 1),
    (Purpose::Vote, 2),
    (Purpose::Command, 3),
    (Purpose::Confirm, 4),
    (Purpose::Unsubscribe, 5),
    (Purpose::Bounce, 6),
    (Purpose::Reference, 7),
    (Purpose::ThreadPage, 8),
    (Purpose::VotePage, 9),
    (Purpose::ConfirmPage, 10),
    (Purpose::SettingsPage, 11),
    (Purpose::OneClick, 12),
    (Purpose::SignIn, 13),
    (Purpose::File, 14),
    (Purpose::DataPage, 21),
];

impl Purpose {
    /// The letter in front of the token in one of our addresses, if it is a purpose for addresses.
    pub fn address_prefix(self) -> Option<char> {
        match self {
            Self::Comment | Self::Vote | Self::Command | Self::Confirm => Some('r'),
            Self::Unsubscribe => Some('u'),
            Self::Bounce => Some('b'),
            _ => None,
        }
    }
}

/// A token that our key has signed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Token {
    pub purpose: Purpose,
    pub send: NoticeId,
    /// Which of several things in one notice; 0 when there is one.
    pub item: u16,
}

/// The keys that sign tokens: the first signs, all verify. Clones share them.
#[derive(Clone)]
pub struct Keyring {
    instance: String,
    keys: Arc<RwLock<Vec<Key>>>,
}

/// A key and its number, which every token made with it names.
pub type Key = (u8, [u8; 32]);

/// How many keys are live: the one that signs, and the one before.
pub const LIVE_KEYS: usize = 2;

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keyring({} keys)", self.keys().len())
    }
}

const BODY: usize = 12;
const MAC: usize = 12;

/// A token's length in characters.
pub const LENGTH: usize = (8 * (BODY + MAC)).div_ceil(5);

/// Whether a text has the form of a token, whoever signed it and whether or not it still holds.
pub fn is_formed(text: &str) -> bool {
    read(text).is_some_and(|bytes| purpose(bytes[0]).is_some())
}

/// The bytes of a text in lower or upper-case base32, when there are as many as a token has.
fn read(text: &str) -> Option<[u8; BODY + MAC]> {
    BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes()).ok()?.try_into().ok()
}

fn purpose(code: u8) -> Option<Purpose> {
    PURPOSES.iter().find(|(_, known)| *known == code).map(|(purpose, _)| *purpose)
}

impl Keyring {
    /// `instance` makes tokens of one install worthless at another. `keys` must hold at least one.
    pub fn new(instance: impl Into<String>, keys: Vec<Key>) -> Self {
        Self { instance: instance.into(), keys: Arc::new(RwLock::new(keys)) }
    }

    /// Takes the keys that are live from now on, after a rotation.
    pub fn replace(&self, keys: Vec<Key>) {
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys;
    }

    fn keys(&self) -> RwLockReadGuard<'_, Vec<Key>> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The token as [`LENGTH`] characters of base32.
    pub fn sign(&self, token: Token) -> String {
        let (id, key) = self.keys().first().copied().unwrap_or((0, [0; 32]));
        let mut bytes = body(id, token).to_vec();
        let mac = self.mac(&key, &bytes);
        bytes.extend_from_slice(&mac);
        BASE32_NOPAD.encode(&bytes).to_ascii_lowercase()
    }

    /// A reply, unsubscribe or bounce local part: `r-…`, `u-…`, `b-…`.
    pub fn local_part(&self, token: Token) -> String {
        format!("{}-{}", token.purpose.address_prefix().unwrap_or('r'), self.sign(token))
    }

    /// Reads a token back; `None` unless form and MAC are right. Constant time in the MAC, and no database asked.
    pub fn verify(&self, text: &str) -> Option<Token> {
        let bytes = read(text)?;
        let (body, mac) = bytes.split_at(BODY);
        // An unknown key costs the same work as a known one.
        let key = self.keys().iter().find(|(id, _)| *id == body[1]).map(|(_, key)| *key);
        let expected = self.mac(&key.unwrap_or([0; 32]), body);
        let sound = bool::from(expected.ct_eq(mac)) && key.is_some();
        let purpose = purpose(body[0])?;
        let send = NoticeId(i64::from_be_bytes(body[2..10].try_into().ok()?));
        sound.then_some(Token { purpose, send, item: u16::from_be_bytes([body[10], body[11]]) })
    }

    /// Reads one of our address local parts (`r-…`, `u-…`, `b-…`); the prefix must fit the purpose.
    pub fn verify_local_part(&self, local: &str) -> Option<Token> {
        let (prefix, rest) = local.split_once('-')?;
        let token = self.verify(rest)?;
        let expected = token.purpose.address_prefix()?;
        (prefix.len() == 1 && prefix.eq_ignore_ascii_case(&expected.to_string())).then_some(token)
    }

    fn mac(&self, key: &[u8; 32], body: &[u8]) -> [u8; MAC] {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
        mac.update(&(self.instance.len() as u32).to_be_bytes());
        mac.update(self.instance.as_bytes());
        mac.update(body);
        let full = mac.finalize().into_bytes();
        let mut short = [0; MAC];
        short.copy_from_slice(&full[..MAC]);
        short
    }
}

/// The live keys after a rotation: the fresh one signs, the one that has signed until now still verifies, older ones end.
pub fn rotated(live: &[Key], fresh: [u8; 32]) -> Vec<Key> {
    // 0 stays free: a token never names a key that nobody made.
    let next = live.first().map_or(1, |(id, _)| id.checked_add(1).unwrap_or(1));
    [(next, fresh)].into_iter().chain(live.iter().copied()).take(LIVE_KEYS).collect()
}

fn body(key: u8, token: Token) -> [u8; BODY] {
    let purpose = PURPOSES.iter().find(|(purpose, _)| *purpose == token.purpose).map_or(0, |(_, code)| *code);
    let mut bytes = [0; BODY];
    bytes[0] = purpose;
    bytes[1] = key;
    bytes[2..10].copy_from_slice(&token.send.0.to_be_bytes());
    bytes[10..].copy_from_slice(&token.item.to_be_bytes());
    bytes
}

#[cfg(test)]
#[path = "token_tests.rs"]
mod tests;
