//! Where our own letter stands in a reply, by what only we write: a personal link, and the address at the end of our
//! footer. Who knows where our letter stands knows what it is not.

use super::attribution;
use super::heading;
use super::lines::{Hint, Seen};
use super::ours::is_ours;
use crate::core::grammar::without_tokens;

/// Our heading is no longer.
const MOST_HEADING_LINES: usize = 14;
/// Lines between our last link and the address that ends the footer.
const MOST_BETWEEN: usize = 4;

/// Behind our footer, where lines from `from` on are quoted without a mark: our last link or address proves it.
pub(super) fn end(seen: &[Seen<'_>], from: usize, domain: &str) -> Option<usize> {
    let below = |at: usize| seen[at..].iter().take(MOST_BETWEEN).position(|line| ends_footer(line.text, domain)).map(|offset| at + offset);
    let dashes = || (from..seen.len()).find(|at| seen[*at].text.trim_end() == "--");
    let dashed = || dashes().and_then(|dashes| (dashes..seen.len()).rfind(|at| is_ours(seen[*at].text, domain)));
    let link = (from..seen.len()).rfind(|at| is_link(seen[*at].text, domain)).or_else(dashed);
    let last = link.map_or_else(|| (from..seen.len()).rfind(|at| ends_footer(seen[*at].text, domain)), below);
    if let Some(last) = last {
        return Some(last + 1);
    }
    // Without the address an empty line ends it, and the lines right below our link are ours as well.
    let gap = seen[link?..].iter().position(Seen::is_blank)?;
    Some(link? + gap)
}

/// The last place where our letter is plainly what is quoted: between marks, in a container, or below a heading with our
/// domain.
pub(super) fn last(seen: &[Seen<'_>], names: &[String], domain: &str) -> Option<usize> {
    let ours: Vec<usize> = (0..seen.len()).filter(|at| is_ours(seen[*at].text, domain)).collect();
    let (first, last) = (*ours.first()?, *ours.last()?);
    let mut zones = 0_usize;
    let mut found = None;
    for (at, line) in seen[..=last].iter().enumerate() {
        match line.hint {
            Hint::ZoneStart => zones += 1,
            Hint::ZoneEnd => zones = zones.saturating_sub(1),
            _ => {}
        }
        if at + MOST_HEADING_LINES < first {
            continue;
        }
        let marked = line.depth > 0 || zones > 0;
        if marked && proves(line.text, domain) || !marked && heads(seen, at, names, domain) {
            found = Some(at);
        }
    }
    found
}

/// Whether a heading that names us begins here.
fn heads(seen: &[Seen<'_>], at: usize, names: &[String], domain: &str) -> bool {
    let near = &seen[at..seen.len().min(at + MOST_HEADING_LINES)];
    let length = || heading::begins(seen, at).or_else(|| attribution::begins(seen, at, names));
    seen[at].is_plain() && near.iter().any(|line| is_ours(line.text, domain)) && length().is_some_and(|length| names_us(&seen[at..at + length], domain))
}

/// One of these lines names our domain.
pub(super) fn names_us(lines: &[Seen<'_>], domain: &str) -> bool {
    lines.iter().any(|line| is_ours(line.text, domain))
}

/// Only our letters hold such a line.
fn proves(text: &str, domain: &str) -> bool {
    ends_footer(text, domain) || is_link(text, domain)
}

/// "Run by Ana Silva, contact@…": the last line of every letter.
fn ends_footer(text: &str, domain: &str) -> bool {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '>' | ')' | ']' | '*' | '.'));
    let start = end.len().checked_sub(domain.len()).filter(|start| end.is_char_boundary(*start) && !domain.is_empty());
    start.is_some_and(|start| end[start..].eq_ignore_ascii_case(domain) && end[..start].to_ascii_lowercase().ends_with("contact@"))
}

/// A link of ours that acts in its reader's name.
fn is_link(text: &str, domain: &str) -> bool {
    let linked =
        || text.match_indices('/').any(|(at, _)| at >= domain.len() && text.get(at - domain.len()..at).is_some_and(|host| host.eq_ignore_ascii_case(domain)));
    is_ours(text, domain) && linked() && without_tokens(text) != text
}
