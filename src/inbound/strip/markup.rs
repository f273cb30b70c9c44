//! What HTML itself says: which elements break a line, and the entities that nearly every page has.

/// Entities that nearly every page has, so that most need no second look.
pub(super) fn usual(name: &str) -> Option<&'static str> {
    Some(match name {
        "nbsp" | "#160" => " ",
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" | "#34" => "\"",
        "apos" | "#39" => "'",
        _ => return None,
    })
}

/// A character of ASCII by its number.
pub(super) fn ascii(name: &str) -> Option<char> {
    let number = name.strip_prefix('#').filter(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))?;
    number.parse().ok().map(|code: u8| code as char).filter(char::is_ascii_graphic)
}

/// Whether an element stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "div"
            | "tr"
            | "table"
            | "tbody"
            | "thead"
            | "blockquote"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "aside"
            | "address"
            | "center"
            | "dt"
            | "dd"
            | "form"
            | "fieldset"
            | "figure"
            | "hr"
            | "html"
            | "caption"
            | "details"
            | "summary"
    )
}
