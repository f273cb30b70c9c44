//! How mail programs speak, one entry per language: the words around quotes, header blocks and phone signatures.
//!
//! Words alone prove nothing; `attribution` and `heading` also want a date or an address. All entries are lower case.

mod eastern;
mod western;

/// What mail programs write in one language.
pub struct Tongue {
    /// BCP 47.
    pub tag: &'static str,
    /// How an attribution line begins: "On Monday …".
    pub opens: &'static [&'static str],
    /// The verb of an attribution: "… wrote:".
    pub wrote: &'static [&'static str],
    /// Keys of a quoted header block.
    pub from: &'static [&'static str],
    pub sent: &'static [&'static str],
    pub to: &'static [&'static str],
    pub subject: &'static [&'static str],
    /// What stands between dashes above a quoted message.
    pub original: &'static [&'static str],
    /// What stands above a forwarded one.
    pub forwarded: &'static [&'static str],
    /// How a phone's own signature begins.
    pub sent_from: &'static [&'static str],
    /// How an automatic disclaimer begins, and never a person's sentence.
    pub disclaims: &'static [&'static str],
}

/// Every language we know.
pub fn tongues() -> impl Iterator<Item = &'static Tongue> {
    western::TONGUES.iter().chain(eastern::TONGUES)
}

/// Subjects of forwards, in front of the colon.
pub const FORWARD_SUBJECTS: &[&str] =
    &["fw", "fwd", "wg", "tr", "rv", "enc", "i", "vs", "vb", "vl", "doorst", "pd", "fs", "továbbítás", "转发", "轉寄", "转寄", "전달", "転送", "πρθ", "ilt"];
