//! What a mail says of the hops it passed (ARC, RFC 8617). It is written down, never verified, and raises no proof.

use mail_auth::AuthenticatedMessage;

/// The newest seal and what its hop says it found of those before, for example `arc=i=2 cv=pass, unverified`.
pub(super) fn note(message: &AuthenticatedMessage<'_>) -> Option<String> {
    let seals = message.headers.iter().filter(|(name, _)| name.trim_ascii().eq_ignore_ascii_case(b"ARC-Seal"));
    let (instance, found) = seals.filter_map(|(_, value)| seal(value)).max()?;
    Some(format!("arc=i={instance} cv={found}, unverified"))
}

/// Instance and chain validation status of one seal (RFC 8617 sections 4.2.1 and 4.4).
fn seal(value: &[u8]) -> Option<(u8, &'static str)> {
    let text = String::from_utf8_lossy(value);
    let tag = |name: &str| text.split(';').filter_map(|tag| tag.split_once('=')).find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim());
    let instance = tag("i")?.parse().ok().filter(|instance| (1..=50).contains(instance))?;
    let found = tag("cv").and_then(|cv| ["none", "fail", "pass"].into_iter().find(|known| cv.eq_ignore_ascii_case(known)));
    Some((instance, found.unwrap_or("unreadable")))
}
