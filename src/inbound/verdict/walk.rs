//! Where DMARC records are looked for.

use super::Verifier;

/// Labels of the second name that a tree walk looks at, when the first has more (RFC 9989 section 4.10).
const WALKED: usize = 7;

impl Verifier {
    /// Whether a name on the tree walk of a domain (RFC 9989 section 4.10) has two DMARC records. They count as none there;
    /// mail-auth 0.13 takes the first that it can read, and would let a signature of a parent or a neighbor pass by it.
    pub(super) async fn has_two_records(&self, domain: &str) -> bool {
        for name in walked(domain) {
            let text = self.resolver.authenticator.txt_raw_lookup(format!("_dmarc.{name}.")).await.unwrap_or_default();
            if text.windows(8).filter(|eight| *eight == b"v=DMARC1").count() > 1 {
                return true;
            }
        }
        false
    }
}

/// The names of a tree walk: the domain, then from seven labels down to one (RFC 9989 section 4.10).
fn walked(domain: &str) -> Vec<&str> {
    let cuts = std::iter::once(0).chain(domain.match_indices('.').map(|(at, _)| at + 1));
    let mut names: Vec<&str> = cuts.filter_map(|cut| domain.get(cut..)).collect();
    let above = names.len().saturating_sub(WALKED);
    if above > 1 {
        names.drain(1..above);
    }
    names
}
