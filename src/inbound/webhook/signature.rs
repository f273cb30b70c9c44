//! Proofs that a post comes from the provider: shared secrets and signatures, all compared in constant time.

use super::No;
use super::keys::Keys;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1, UnparsedPublicKey};
use axum::http::{HeaderMap, header};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// Clocks of servers may differ by so much.
const SKEW: SignedDuration = SignedDuration::from_mins(5);

/// A password by HTTP Basic (RFC 7617); the name before the colon may be any.
pub fn basic(headers: &HeaderMap, keys: &Keys) -> Result<(), No> {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let Some(encoded) = given.get(..6).filter(|scheme| scheme.eq_ignore_ascii_case("basic ")).map(|_| given[6..].trim()) else {
        return Err(No::Unproven("the address that the provider was told needs a password: https://mailmoot:SECRET@…".into()));
    };
    let decoded = data_encoding::BASE64.decode(encoded.as_bytes()).unwrap_or_default();
    let password = decoded.iter().position(|octet| *octet == b':').map_or(&[][..], |colon| &decoded[colon + 1..]);
    // Digests are of one length whatever was given.
    let given = Sha256::digest(password);
    any(keys, |secret| bool::from(Sha256::digest(secret).ct_eq(&given))).then_some(()).ok_or_else(|| No::Unproven("the password is wrong".into()))
}

/// HMAC-SHA256 over the pieces, as lower-case hex.
pub fn hmac_sha256(key: &[u8], pieces: &[&[u8]]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    pieces.iter().for_each(|piece| mac.update(piece));
    data_encoding::HEXLOWER.encode(&mac.finalize().into_bytes())
}

/// HMAC-SHA1 over the pieces, as base64. Mandrill has nothing better; as a MAC it still holds.
pub fn hmac_sha1(key: &[u8], pieces: &[&[u8]]) -> String {
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key);
    data_encoding::BASE64.encode(aws_lc_rs::hmac::sign(&key, &pieces.concat()).as_ref())
}

/// Whether one of the secrets makes the MAC that was given.
pub fn is_mac(keys: &Keys, given: &str, make: impl Fn(&[u8]) -> String) -> bool {
    any(keys, |secret| bool::from(make(secret).as_bytes().ct_eq(given.as_bytes())))
}

/// Whether one of the public keys signed the message: ECDSA on P-256 with SHA-256, in DER.
pub fn is_ecdsa(keys: &Keys, message: &[u8], signature: &[u8]) -> bool {
    keys.public_keys.iter().any(|key| UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, key).verify(message, signature).is_ok())
}

/// Every secret is tried, so that the time does not say which one it was.
fn any(keys: &Keys, fits: impl Fn(&[u8]) -> bool) -> bool {
    keys.secrets.iter().fold(false, |found, secret| found | fits(secret.as_bytes()))
}

/// A signed time that is neither to come nor too old.
pub fn fresh(signed_at: Timestamp, now: Timestamp, horizon: SignedDuration) -> Result<Timestamp, No> {
    let age = now.duration_since(signed_at);
    if age < -SKEW {
        return Err(No::Unproven("the signed time is to come; compare the clocks".into()));
    }
    if age > horizon {
        return Err(No::Unproven("the signed time is too long ago; compare the clocks".into()));
    }
    Ok(signed_at)
}

/// Seconds since 1970 as text.
pub fn unix(text: &str) -> Result<Timestamp, No> {
    let seconds = text.trim().parse().map_err(|_| No::Unproven("the signed time is missing".into()))?;
    Timestamp::from_second(seconds).map_err(|_| No::Unproven("the signed time is no time".into()))
}
