//! Header-like fields, as reports for machines have them, and the per-recipient groups of RFC 3464 section 2.3.

use super::prose::first_address;
use super::{ReportedRecipient, shorten};
use crate::core::failure;

const MOST_LINES: usize = 2_000;

/// One group of fields, names in lower case.
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads fields and unfolds them; what is no field is passed over.
    pub(super) fn read(text: &str) -> Self {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in text.lines().take(MOST_LINES) {
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':') {
                fields.push((name.trim().to_lowercase(), value.trim().to_string()));
            }
        }
        Self(fields)
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The first address in the first of these fields that has one: `rfc822; ana@b.example`, `<ana@b.example>`.
    pub(super) fn address(&self, names: &[&str]) -> Option<String> {
        names.iter().filter_map(|name| self.get(name)).find_map(address_in)
    }
}

/// The address behind an address type (RFC 3464 section 2.1.2; RFC 6533 section 3 adds `utf-8`), if any.
fn address_in(text: &str) -> Option<String> {
    let text = text.split_once(';').map_or(text, |(_, address)| address);
    first_address(&without_escapes(text))
}

/// RFC 6533 section 3: characters outside ASCII may stand as `\x{3042}` in a utf-8 address.
fn without_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\x{") {
        out.push_str(before);
        let end = after.find('}').unwrap_or(0);
        match u32::from_str_radix(&after[..end], 16).ok().and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &after[end + 1..];
            }
            None => {
                out.push_str("\\x{");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The recipients that a delivery status names, in order.
pub(super) fn recipients(text: &str) -> impl Iterator<Item = ReportedRecipient> + '_ {
    text.split("\n\n").filter_map(recipient)
}

fn recipient(group: &str) -> Option<ReportedRecipient> {
    let fields = Fields::read(group);
    let address = fields.address(&["final-recipient", "x-actual-recipient", "original-recipient"])?;
    let action = fields.get("action").and_then(|action| action.split_whitespace().next()).unwrap_or_default().to_lowercase();
    let diagnostic = shorten(fields.get("diagnostic-code").unwrap_or_default());
    let status = fields.get("status").and_then(failure::status_in).unwrap_or_default();
    Some(ReportedRecipient { address, status, action, hard: false, diagnostic })
}
