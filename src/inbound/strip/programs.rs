//! How each mail program marks what it quotes in HTML: one entry per program.

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
    /// A forwarded message: it is what the person wants to show.
    Forward,
}

/// One sign: an attribute whose value is, begins with or holds a word.
pub struct Sign {
    pub attribute: &'static str,
    pub value: Value,
    pub role: Role,
}

pub enum Value {
    /// One of the space-separated words of the attribute.
    Word(&'static str),
    Prefix(&'static str),
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

const fn named(attribute: &'static str, value: &'static str, role: Role) -> Sign {
    Sign { attribute, value: Value::Word(value), role }
}

/// A `blockquote` is a quote everywhere (unless it only indents) and needs no entry.
pub const PROGRAMS: &[Program] = &[
    Program {
        name: "Gmail",
        signs: &[
            class("gmail_attr", Role::Attribution),
            class("gmail_quote", Role::Zone),
            class("gmail_signature", Role::Signature),
            class("gmail_signature_prefix", Role::Signature),
        ],
    },
    Program {
        name: "Outlook",
        signs: &[
            id("divrplyfwdmsg", Role::Rest),
            id("appendonsend", Role::Rest),
            id("mail-editor-reference-message-container", Role::Rest),
            id("olk_src_body_section", Role::Rest),
            id("stopspelling", Role::Rest),
            Sign { attribute: "style", value: Value::Style(&["border-top:solid", "padding:3.0pt0"]), role: Role::Rest },
            Sign { attribute: "style", value: Value::Style(&["border-top:solid", "padding:3pt0"]), role: Role::Rest },
            id("ms-outlook-mobile-signature", Role::Signature),
            id("signature", Role::Signature),
        ],
    },
    Program { name: "Exchange mobile", signs: &[id("exchangemobile_quoted", Role::Rest), id("_origmsg_", Role::Rest), id("replysplit", Role::Rest)] },
    Program { name: "Apple Mail", signs: &[id("applemailsignature", Role::Signature), id("linebreakatbeginningofsignature", Role::Signature)] },
    Program {
        name: "Thunderbird",
        signs: &[class("moz-cite-prefix", Role::Attribution), class("moz-signature", Role::Signature), class("moz-forward-container", Role::Forward)],
    },
    Program {
        name: "Yahoo",
        signs: &[
            class("yahoo_quoted", Role::Zone),
            prefix("id", "yahoo_quoted", Role::Zone),
            class("yahoo-signature", Role::Signature),
            class("yahoo_signature", Role::Signature),
        ],
    },
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
    Program { name: "Roundcube", signs: &[id("reply-intro", Role::Attribution), id("_rc_sig", Role::Signature)] },
    Program { name: "Evolution", signs: &[class("-x-evo-signature-wrapper", Role::Signature), class("-x-evo-attribution", Role::Attribution)] },
    Program { name: "Open-Xchange", signs: &[class("io-ox-signature", Role::Signature)] },
    Program { name: "Front", signs: &[class("front-signature", Role::Signature)] },
    Program { name: "Superhuman", signs: &[class("sh-signature", Role::Signature), class("sh-quoted-content", Role::Zone)] },
    Program { name: "Missive", signs: &[class("missive_quote", Role::Zone), class("missive_signature", Role::Signature)] },
    Program { name: "Canary", signs: &[id("canarysig", Role::Signature), id("canaryblock", Role::Zone)] },
    Program { name: "BlackBerry", signs: &[id("_originalcontent", Role::Rest), id("blackberryoriginalmessage", Role::Rest)] },
];

/// What an element with these attributes means, by the first program that knows it. Names and values in lower case.
pub fn role(attributes: &[(String, String)]) -> Option<Role> {
    PROGRAMS
        .iter()
        .flat_map(|program| program.signs)
        .find(|sign| attributes.iter().any(|(name, value)| name == sign.attribute && holds(value, &sign.value)))
        .map(|sign| sign.role)
}

fn holds(value: &str, wanted: &Value) -> bool {
    // Some programs prefix names when they quote each other ("x_divRplyFwdMsg"); a quoted sign is no sign of this mail.
    match wanted {
        Value::Word(word) => value.split_ascii_whitespace().any(|found| found == *word),
        Value::Prefix(start) => value.starts_with(start),
        Value::Style(parts) => {
            let tight: String = value.chars().filter(|c| !c.is_whitespace()).collect();
            parts.iter().all(|part| tight.contains(part))
        }
    }
}
