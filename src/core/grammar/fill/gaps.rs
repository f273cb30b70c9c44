//! What the signs between two items say.

use super::items::Gap;

/// What the signs between two words say; `None` where they part an answer from its reason or from nothing we know.
pub fn gap_of(between: &str) -> Option<Gap> {
    let signs: String = between.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '"' | '“' | '”' | '„' | '#' | '[' | ']' | '_')).collect();
    let spaced = between.contains(char::is_whitespace);
    Some(match signs.as_str() {
        "" => Gap::Space,
        "," | ";" | "、" | "，" | "；" | "|" | ")," | ");" => Gap::Sep,
        "&" | "+" => Gap::And,
        "/" => Gap::Slash,
        ">" | "≻" | ">>" | "＞" => Gap::Better,
        "=" | "＝" | "~" | "==" => Gap::Equal,
        ":" | "：" | "->" | "=>" | "→" | "(" | "（" | ":=" | "-->" => Gap::Link,
        "." | ")" | "）" | ".)" | ":)" if spaced || signs != "." => Gap::Head,
        "!" | "!," | ")!" | ")." | "…" | "..." => Gap::Head,
        "-" | "–" | "—" => Gap::Dash,
        _ => return None,
    })
}

/// "A -1": a sign that touches the number behind it, and not what stands before.
pub fn ends_in_minus(between: &str) -> bool {
    let before = between.strip_suffix(['-', '\u{2212}', '–']);
    before.is_some_and(|before| before.ends_with(|c: char| c.is_whitespace() || matches!(c, '=' | ':')))
}

/// Signs and joining words between two items, taken together. A comma before "then" is part of it.
pub fn joined(before: Option<Gap>, gap: Gap) -> Gap {
    match (before, gap) {
        (None, gap) | (Some(Gap::Space), gap) => gap,
        (Some(before), Gap::Space) => before,
        (Some(Gap::Better), _) | (_, Gap::Better) => Gap::Better,
        (Some(Gap::Equal), _) | (_, Gap::Equal) => Gap::Equal,
        (Some(Gap::Sep), _) | (_, Gap::Sep) => Gap::Sep,
        (Some(Gap::Slash), _) | (_, Gap::Slash) => Gap::Slash,
        (Some(Gap::And), _) | (_, Gap::And) => Gap::And,
        (Some(before), _) => before,
    }
}
