//! Names that look alike. People are told apart by their ids and addresses, but read by their names: a name in other letters
//! that looks like a member's, or that mixes scripts which do not go together, is pointed out before it is relied on.
//! Two people may have the very same name. Knows nothing of who belongs where.

use super::ids::PersonId;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_security::mixed_script::AugmentedScriptSet;

/// A name that somebody is to look at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OddName {
    /// As it was written.
    pub name: String,
    /// Whose name it looks like; `None` when it mixes scripts.
    pub like: Option<PersonId>,
}

/// What a name looks like (UTS 39 section 4, "skeleton"). It is compared and never shown.
pub fn skeleton(name: &str) -> String {
    unicode_security::confusable_detection::skeleton(&spaced(name)).collect()
}

/// The same name written again: in capitals, with another apostrophe or hyphen, composed or not. That hides nothing.
pub fn is_same_name(one: &str, other: &str) -> bool {
    one == other || plain(one) == plain(other)
}

/// Whether a name looks like another one without being it.
pub fn looks_like(name: &str, other: &str) -> bool {
    !is_same_name(name, other) && skeleton(name) == skeleton(other)
}

/// Whether a name goes beyond one script, or Latin beside Chinese, Japanese or Korean (UTS 39 section 5.2, "highly
/// restrictive"). Spaces, digits and marks belong to every script.
pub fn mixes_scripts(name: &str) -> bool {
    let latin = AugmentedScriptSet::for_char('a');
    let (mut all, mut foreign) = (AugmentedScriptSet::default(), AugmentedScriptSet::default());
    for scripts in name.nfc().map(AugmentedScriptSet::for_char) {
        all.intersect_with(scripts);
        let mut both = latin;
        both.intersect_with(scripts);
        if both.base.is_empty() {
            foreign.intersect_with(scripts);
        }
    }
    all.is_empty() && !(foreign.hanb || foreign.jpan || foreign.kore)
}

/// A name as it is kept: composed (UAX 15, NFC), words one space apart.
pub fn spaced(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

fn plain(name: &str) -> String {
    let mark = |c| match c {
        '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{2b9}' | '`' | '\u{b4}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    };
    spaced(name).to_lowercase().chars().map(mark).nfc().collect()
}

#[cfg(test)]
#[path = "lookalike_tests.rs"]
mod tests;
