//! How mail programs speak, one entry per language: the words around quotes, header blocks and signatures.
//!
//! Words alone prove nothing: `attribution` wants a date, an address or a known name as well, `heading` a date or an
//! address, `signature` a device or a place at the end. All words are lower case, parted by `|`.

mod asian;
mod eastern;
mod northern;
mod western;

/// What mail programs write in one language.
pub struct Tongue {
    /// BCP 47.
    pub tag: &'static str,
    /// How an attribution line begins: "On Monday …".
    pub opens: &'static str,
    /// The verb of an attribution: "… wrote:".
    pub wrote: &'static str,
    /// What stands before the name where there is no verb: "Quoting Ana …:".
    pub quoting: &'static str,
    /// Keys of a quoted header block.
    pub from: &'static str,
    pub sent: &'static str,
    pub to: &'static str,
    pub subject: &'static str,
    /// What stands between dashes above a quoted message.
    pub original: &'static str,
    /// What stands above a forwarded one.
    pub forwarded: &'static str,
    /// How a phone's or program's own signature begins, and in some languages how it ends: there `*` stands for anything
    /// behind the word that the line begins with.
    pub sent_from: &'static str,
    pub sent_from_ends: &'static str,
    /// A formal closing, or its abbreviation: with a name below it is a form, not words.
    pub farewells: &'static str,
    /// How a disclaimer or another automatic line begins, and never a person's sentence.
    pub disclaims: &'static str,
    /// How a plea of offices begins that is a person's sentence as well: `added` wants a second sign.
    pub pleads: &'static str,
    /// Stems of which a disclaimer holds two in one paragraph.
    pub legal: &'static str,
}

/// A language without entries, to fill in.
const EMPTY: Tongue = Tongue {
    tag: "",
    opens: "",
    wrote: "",
    quoting: "",
    from: "",
    sent: "",
    to: "",
    subject: "",
    original: "",
    forwarded: "",
    sent_from: "",
    sent_from_ends: "",
    farewells: "",
    disclaims: "",
    pleads: "",
    legal: "",
};

/// Every language we know. At most 64: `heading` keeps one bit for each.
pub fn tongues() -> impl Iterator<Item = &'static Tongue> {
    western::TONGUES.iter().chain(northern::TONGUES).chain(eastern::TONGUES).chain(asian::TONGUES)
}

/// The words of one entry.
pub fn words(entry: &'static str) -> impl Iterator<Item = &'static str> {
    entry.split('|').filter(|word| !word.is_empty())
}

/// Subjects of forwards, in front of the colon.
pub const FORWARD_SUBJECTS: &[&str] = &[
    "fw",
    "fwd",
    "wg",
    "tr",
    "rv",
    "enc",
    "i",
    "vs",
    "vb",
    "vl",
    "doorst",
    "pd",
    "fs",
    "továbbítás",
    "转发",
    "轉寄",
    "转寄",
    "전달",
    "転送",
    "πρθ",
    "ilt",
    "prosl",
    "pers",
    "chuyển tiếp",
    "пересл",
    "הועבר",
    "إعادة توجيه",
    "edasi",
    "videresend",
    "trs",
];
