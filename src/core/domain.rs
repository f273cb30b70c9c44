//! Domain names in the one form that is compared: ASCII, in small letters. `bücher.example` and `xn--bcher-kva.example` are
//! one domain. Knows nothing of who may own which.

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use std::borrow::Cow;

/// The A-labels of a domain (UTS 46, not transitional; RFC 5891 section 4). What is ASCII stays as it is but for capitals:
/// names with an underscore, or in brackets, are somebody's. `None` for what cannot be a domain's name in any script.
pub fn a_labels(domain: &str) -> Option<Cow<'_, str>> {
    if domain.is_ascii() {
        let capital = domain.bytes().any(|byte| byte.is_ascii_uppercase());
        return Some(if capital { Cow::Owned(domain.to_ascii_lowercase()) } else { Cow::Borrowed(domain) });
    }
    Uts46::new().to_ascii(domain.as_bytes(), AsciiDenyList::EMPTY, Hyphens::Allow, DnsLength::Verify).ok()
}

/// The same domain as its owner would write it, where that is another text. `None` for ASCII alone, and for A-labels that
/// stand for nothing.
pub fn u_labels(domain: &str) -> Option<String> {
    let (written, sound) = Uts46::new().to_unicode(domain.as_bytes(), AsciiDenyList::EMPTY, Hyphens::Allow);
    (sound.is_ok() && written != domain).then(|| written.into_owned())
}

/// Whether two texts name one domain. What is no domain is like nothing but itself.
pub fn is_same(one: &str, other: &str) -> bool {
    match (a_labels(one), a_labels(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

#[cfg(test)]
#[path = "domain_tests.rs"]
mod tests;
