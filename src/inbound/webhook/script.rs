//! A Cloudflare Email Worker, or any script of one's own: the raw message as the body, the envelope in two headers, and
//! `X-Mailmoot-Signature: t=<seconds since 1970>,v1=<hex>`, an HMAC-SHA256 over time, recipient, sender and body.

use super::keys::Keys;
use super::{Delivery, Letter, No, Post, Provider, signature};

pub const SIGNATURE: &str = "x-mailmoot-signature";
/// One address, or several with commas between.
pub const RECIPIENT: &str = "x-mailmoot-recipient";
/// The MAIL FROM address; empty for the null return path.
pub const SENDER: &str = "x-mailmoot-sender";

pub(super) fn read(post: &Post<'_>, keys: &Keys) -> Result<Delivery, No> {
    let (recipient, sender) = (post.header(RECIPIENT), post.header(SENDER));
    let (mut time, mut given) = ("", "");
    for (name, value) in post.header(SIGNATURE).split(',').filter_map(|part| part.trim().split_once('=')) {
        match name {
            "t" => time = value,
            "v1" => given = value,
            _ => {}
        }
    }
    if !signature::is_mac(keys, given, |key| made(key, time, recipient, sender, &post.body)) {
        return Err(No::Unproven("the signature is not made with our webhook.script.secret over time, recipient, sender and body".into()));
    }
    let signed_at = signature::fresh(signature::unix(time)?, post.now, Provider::Script.horizon())?;
    if recipient.is_empty() || post.headers.get(SENDER).is_none() {
        return Err(No::Malformed("X-Mailmoot-Recipient or X-Mailmoot-Sender is missing".into()));
    }
    let letter = Letter {
        mail_from: sender.trim().trim_matches(['<', '>']).to_string(),
        rcpt_to: recipient.split(',').map(|address| address.trim().to_string()).collect(),
        bytes: post.body.to_vec(),
        rebuilt: false,
        signed_at: Some(signed_at),
    };
    Ok(Delivery { letters: vec![letter], id: Some(given.to_string()), ..Delivery::default() })
}

/// The signature: each of the three lines ends in LF, so none can borrow from the next.
pub(super) fn made(key: &[u8], time: &str, recipient: &str, sender: &str, body: &[u8]) -> String {
    let lines = format!("{time}\n{recipient}\n{sender}\n");
    signature::hmac_sha256(key, &[lines.as_bytes(), body])
}
