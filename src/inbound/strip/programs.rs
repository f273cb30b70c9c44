//! How each mail program marks what it quotes in HTML: one entry per program.

use super::tag::{Tag, lower};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What an element means, for the lines inside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Its text is quoted.
    Quote,
    /// It holds attribution and quotes; words after a quote inside it are an answer.
    Zone,
    /// It says who wrote what follows.
    Attribution,
    /// Everything from here to the end of the mail is quoted.
    Rest,
    Signature,
    /// A link to what a program offers: a signature where no other words stand in its line.
    Offer,
    /// A forwarded message: it is what the person wants to show.
    Forward,
    /// Struck out: the person took it back.
    Struck,
    /// No reader sees it: what a program puts there for itself.
    Hidden,
}

impl Role {
    /// Whether it says something about whole lines.
    pub fn parts(self) -> bool {
        !matches!(self, Self::Hidden | Self::Struck | Self::Offer)
    }
}

/// One sign: an attribute whose value is, begins with or holds a word. The name of an element stands for itself.
pub struct Sign {
    pub attribute: &'static str,
    pub value: Value,
    pub role: Role,
}

pub enum Value {
    /// One of the space-separated words of the attribute.
    Word(&'static str),
    Prefix(&'static str),
    /// A link that begins with the first and holds the second.
    Link(&'static str, &'static str),
    /// Every one of these, anywhere (white space removed).
    Style(&'static [&'static str]),
}

pub struct Program {
    pub name: &'static str,
    pub signs: &'static [Sign],
}

const fn class(value: &'static str, role: Role) -> Sign {
    Sign { attribute: "class", value: Value::Word(value), role }
}

const fn id(value: &'static str, role: Role) -> Sign {
    Sign { attribute: "id", value: Value::Word(value), role }
}

const fn prefix(attribute: &'static str, value: &'static str, role: Role) -> Sign {
    Sign { attribute, value: Value::Prefix(value), role }
}

const fn element(name: &'static str, role: Role) -> Sign {
    Sign { attribute: "", value: Value::Word(name), role }
}

const fn named(attribute: &'static str, value: &'static str, role: Role) -> Sign {
    Sign { attribute, value: Value::Word(value), role }
}

/// A `blockquote` is a quote everywhere (unless it only indents) and needs no entry.
pub const PROGRAMS: &[Program] = &[
    // Everything below the answer is one container; the attribution inside it has a class since 2018.
    Program {
        name: "Gmail",
        signs: &[
            class("gmail_attr", Role::Attribution),
            class("gmail_quote", Role::Zone),
            class("gmail_signature", Role::Signature),
            class("gmail_signature_prefix", Role::Signature),
        ],
    },
    // Never encloses the quote: an element, a rule or a line above it says that everything below is quoted.
    Program {
        name: "Outlook",
        signs: &[
            id("divrplyfwdmsg", Role::Rest),
            id("appendonsend", Role::Rest),
            id("mail-editor-reference-message-container", Role::Rest),
            class("ms-outlook-mobile-reference-message", Role::Rest),
            id("olk_src_body_section", Role::Rest),
            id("stopspelling", Role::Rest),
            prefix("id", "divrpf", Role::Rest),
            named("name", "_mailoriginal", Role::Rest),
            Sign { attribute: "style", value: Value::Style(&["border-top:solid", "padding:3.0pt0"]), role: Role::Rest },
            Sign { attribute: "style", value: Value::Style(&["border-top:solid", "padding:3pt0"]), role: Role::Rest },
            id("ms-outlook-mobile-signature", Role::Signature),
            id("signature", Role::Signature),
        ],
    },
    // ActiveSync clients let the server put the original below the answer.
    Program { name: "Exchange mobile", signs: &[id("exchangemobile_quoted", Role::Rest), id("_origmsg_", Role::Rest), id("replysplit", Role::Rest)] },
    Program { name: "Apple Mail", signs: &[id("applemailsignature", Role::Signature), id("linebreakatbeginningofsignature", Role::Signature)] },
    Program {
        name: "Thunderbird",
        signs: &[class("moz-cite-prefix", Role::Attribution), class("moz-signature", Role::Signature), class("moz-forward-container", Role::Forward)],
    },
    // Also what scanners and offers add to the page: the link says what it is. A page to choose a time on is offered by
    // the signature's own link; people link theirs in sentences.
    Program {
        name: "Offers",
        signs: &[
            prefix("href", "https://aka.ms/o0ukef", Role::Offer),
            prefix("href", "https://aka.ms/aab9ysg", Role::Offer),
            prefix("href", "https://aka.ms/ghei36", Role::Offer),
            prefix("href", "https://www.avast.com/sig-email", Role::Offer),
            Sign { attribute: "href", value: Value::Link("https://outlook.office.com/bookwithme/", "ep=bwmemailsignature"), role: Role::Offer },
        ],
    },
    // What every editor strikes out with; some do it with a style (`strikes`).
    Program { name: "Editors", signs: &[element("s", Role::Struck), element("strike", Role::Struck), element("del", Role::Struck)] },
    Program { name: "Postbox", signs: &[class("__pbconvhr", Role::Attribution)] },
    Program {
        name: "Yahoo",
        signs: &[
            class("yahoo_quoted", Role::Zone),
            prefix("id", "yahoo_quoted", Role::Zone),
            prefix("id", "ymail_android_signature", Role::Signature),
            class("yahoo-signature", Role::Signature),
            class("yahoo_signature", Role::Signature),
        ],
    },
    // The rule above stands in the first part's container, together with the header lines.
    Program { name: "AOL", signs: &[prefix("id", "aolmsgpart", Role::Quote), class("aolreplacedbody", Role::Quote)] },
    Program { name: "Proton", signs: &[class("protonmail_quote", Role::Zone), class("protonmail_signature_block", Role::Signature)] },
    Program {
        name: "Fastmail",
        signs: &[class("fastmail-quote", Role::Zone), id("fastmail-quoted", Role::Zone), prefix("id", "sig-fastmail", Role::Signature)],
    },
    Program {
        name: "Zimbra",
        signs: &[
            named("data-marker", "__divider__", Role::Rest),
            id("zwchr", Role::Rest),
            named("data-marker", "__quoted_text__", Role::Quote),
            named("data-marker", "__headers__", Role::Attribution),
            named("data-marker", "__sig_pre__", Role::Signature),
            named("data-marker", "__sig_post__", Role::Signature),
        ],
    },
    Program {
        name: "Samsung",
        signs: &[id("composer_signature", Role::Signature), class("samsung_quoted", Role::Rest), id("quoted_header", Role::Attribution)],
    },
    Program { name: "K-9", signs: &[class("k9mail-signature", Role::Signature), class("k9mail_quote", Role::Zone)] },
    Program {
        name: "Zoho",
        signs: &[
            class("zmail_extra", Role::Zone),
            class("zmail_extra_hr", Role::Attribution),
            id("zm-_id_-sgn", Role::Signature),
            id("zm-_id_-sgn1", Role::Signature),
        ],
    },
    Program { name: "Mail.ru", signs: &[class("mail-quote-collapse", Role::Zone), prefix("data-signature-widget", "container", Role::Signature)] },
    Program { name: "GMX and web.de", signs: &[named("name", "quote", Role::Zone), class("signature", Role::Signature)] },
    Program { name: "Spark", signs: &[named("name", "messagereplysection", Role::Zone), named("name", "messagesignaturesection", Role::Signature)] },
    Program {
        name: "Airmail",
        signs: &[class("airmail_on", Role::Attribution), class("bloop_sign", Role::Signature), prefix("id", "bloop_sign", Role::Signature)],
    },
    Program { name: "Newton", signs: &[class("cm_quote", Role::Zone), class("cm_signature", Role::Signature)] },
    Program { name: "Roundcube", signs: &[id("reply-intro", Role::Attribution), id("_rc_sig", Role::Signature)] },
    Program { name: "Evolution", signs: &[class("-x-evo-signature-wrapper", Role::Signature), class("-x-evo-attribution", Role::Attribution)] },
    Program { name: "Open-Xchange", signs: &[class("io-ox-signature", Role::Signature)] },
    Program { name: "Mailbird", signs: &[class("history_container", Role::Quote), class("mb_sig", Role::Signature)] },
    Program { name: "eM Client", signs: &[class("cite2", Role::Quote), id("xsignature", Role::Signature)] },
    // A fork of N1, which quotes as Gmail does and has an element of its own for the signature.
    Program { name: "Mailspring", signs: &[class("nylas-quote", Role::Zone), element("signature", Role::Signature)] },
    Program { name: "NetEase", signs: &[class("ntes-mailmaster-quote", Role::Zone), id("isreplycontent", Role::Quote)] },
    Program { name: "QQ", signs: &[class("xmqq_quote", Role::Quote), element("includetail", Role::Rest)] },
    Program { name: "Tutanota", signs: &[class("tutanota_quote", Role::Quote), class("tutanota_signature", Role::Signature)] },
    Program { name: "Front", signs: &[class("front-signature", Role::Signature), class("front-blockquote", Role::Quote)] },
    Program { name: "Superhuman", signs: &[class("sh-signature", Role::Signature), class("sh-quoted-content", Role::Zone)] },
    Program { name: "Missive", signs: &[class("missive_quote", Role::Zone), class("missive_signature", Role::Signature)] },
    Program { name: "Canary", signs: &[id("canarysig", Role::Signature), id("canaryblock", Role::Zone)] },
    Program { name: "BlackBerry", signs: &[id("_originalcontent", Role::Rest), id("blackberryoriginalmessage", Role::Rest)] },
];

/// What an attribute and one of its words mean together.
type ByWord = HashMap<(&'static str, &'static str), Role>;

/// Signs by attribute and whole word; the few others in order.
static SIGNS: LazyLock<(ByWord, Vec<&Sign>)> = LazyLock::new(|| {
    let (mut words, mut others) = (HashMap::new(), Vec::new());
    for sign in PROGRAMS.iter().flat_map(|program| program.signs) {
        match sign.value {
            Value::Word(word) => drop(words.entry((sign.attribute, word)).or_insert(sign.role)),
            _ => others.push(sign),
        }
    }
    (words, others)
});

/// What a tag that opens means, by the first program that knows it.
pub(super) fn role(tag: &Tag<'_>) -> Option<Role> {
    let (words, others) = &*SIGNS;
    if tag.is_bare() {
        return words.get(&("", tag.name.as_ref())).copied();
    }
    // Some programs prefix names when they quote each other ("x_divRplyFwdMsg"); a quoted sign is no sign of this mail.
    let attribute = |(name, value): (&str, &str)| {
        let name = lower(name);
        if !matches!(name.as_ref(), "class" | "id" | "name" | "style" | "href" | "data-marker" | "data-signature-widget") {
            return None;
        }
        let value = lower(value);
        if name == "style" && is_hidden(&value) {
            return Some(Role::Hidden);
        }
        let struck = || (name == "style" && strikes(&value)).then_some(&Role::Struck);
        let word = || value.split_ascii_whitespace().find_map(|word| words.get(&(name.as_ref(), word)));
        let other = || others.iter().find(|sign| sign.attribute == name && holds(&value, &sign.value)).map(|sign| &sign.role);
        word().or_else(other).or_else(struck).copied()
    };
    tag.attributes().find_map(attribute).or_else(|| words.get(&("", tag.name.as_ref())).copied())
}

/// A style in lower case that shows nothing, whatever stands inside.
fn is_hidden(style: &str) -> bool {
    let hides = |(name, value): (&str, &str)| (name == "display" && value == "none") || (name == "opacity" && is_zero(value));
    (style.contains("none") || style.contains("opacity")) && declared(style).any(hides)
}

/// A style in lower case that strikes words out.
fn strikes(style: &str) -> bool {
    style.contains("line-through") && declared(style).any(|(name, value)| name.starts_with("text-decoration") && value.contains("line-through"))
}

/// Whether a tag makes its words too small to be seen; `None` when it leaves their size as it is. What stands inside may
/// have a size of its own, and a share of nothing is nothing.
pub(super) fn vanishes(tag: &Tag<'_>) -> Option<bool> {
    if !tag.sets_size() {
        return None;
    }
    let style = tag.value("style");
    let Some((_, size)) = declared(&style).filter(|(name, _)| *name == "font-size").last() else {
        return (tag.name == "font" && !tag.value("size").is_empty()).then_some(false);
    };
    let relative = size.ends_with('%') || (size.ends_with("em") && !size.ends_with("rem")) || matches!(size, "larger" | "smaller" | "inherit");
    if is_zero(size) { Some(true) } else { (!relative).then_some(false) }
}

/// The declarations of a style, without what makes them more important.
pub(super) fn declared(style: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    pairs.map(|(name, value)| (name.trim(), value.trim().trim_end_matches("!important").trim_end()))
}

/// Nothing, in whatever unit.
fn is_zero(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    number.parse::<f32>().is_ok_and(|number| number == 0.0)
}

fn holds(value: &str, wanted: &Value) -> bool {
    match wanted {
        Value::Word(word) => value == *word,
        Value::Prefix(start) => value.starts_with(start),
        Value::Link(start, inside) => value.starts_with(start) && value.contains(inside),
        Value::Style(parts) => {
            value.contains("border-top") && {
                let tight: String = value.chars().filter(|c| !c.is_whitespace()).collect();
                parts.iter().all(|part| tight.contains(part))
            }
        }
    }
}
