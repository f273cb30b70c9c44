//! The lines of a poll mail: settings, lists, and the rest.

use super::draft_settings;
use super::lex::{self, tokens};
use super::tongue::{self, Key, Meaning, Tongues, more_settings, settings};

/// A line, or several where an item was wrapped, as it is meant.
#[derive(Clone, PartialEq, Debug)]
pub enum Part {
    Setting {
        key: Key,
        value: String,
        line: String,
    },
    /// A list of two or more items, with the lines as they were written.
    List {
        items: Vec<String>,
        lines: Vec<String>,
    },
    Text(String),
    /// A line that is close to a known key.
    Near {
        line: String,
        nearest: String,
    },
}

/// Mail programs wrap at about this width: a shorter line was ended by hand.
const WRAPPED_FROM: usize = 60;

/// Misspelled keys are looked for in that many lines.
const NEAR_WITHIN: usize = 500;

/// Takes a mail's lines apart.
pub fn parts(text: &str, tongues: &Tongues) -> Vec<Part> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut parts = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if let Some(setting) = setting(lines[at], tongues) {
            parts.push(setting);
            at += 1;
        } else if let Some((list, end)) = list(&lines, at, tongues) {
            parts.push(list);
            at = end;
        } else {
            let near = if at < NEAR_WITHIN { near_key(lines[at], tongues) } else { None };
            parts.push(near.unwrap_or_else(|| Part::Text(lines[at].to_string())));
            at += 1;
        }
    }
    parts
}

/// A setting, perhaps behind a bullet.
fn setting(line: &str, tongues: &Tongues) -> Option<Part> {
    let plain = item(line).filter(|(style, _)| *style == Style::Bullet).map_or(line, |(_, text)| text);
    let (word, value) = plain.split_once([':', '：'])?;
    if word.chars().count() > 40 {
        return None;
    }
    let near = key_of(word, Some(tongues)).filter(|key| draft_settings::is_plausible(*key, value.trim(), tongues));
    let key = near.or_else(|| key_of(word, None).filter(|key| is_known_value(*key, value)))?;
    Some(Part::Setting { key, value: value.trim().to_string(), line: line.trim().to_string() })
}

fn key_of(word: &str, tongues: Option<&Tongues>) -> Option<Key> {
    let found = tongue::whole(word, tongues, |meaning| matches!(meaning, Meaning::Key(_)));
    match found.first().map(|found| found.meaning) {
        Some(Meaning::Key(key)) => Some(key),
        _ => None,
    }
}

/// A key in a language that is neither the author's nor the group's counts only with a value that proves it.
fn is_known_value(key: Key, value: &str) -> bool {
    let known = |wanted: fn(Meaning) -> bool| !tongue::whole(value, None, wanted).is_empty();
    match key {
        Key::Type => known(|meaning| matches!(meaning, Meaning::Kind(_))),
        Key::Rule => known(|meaning| matches!(meaning, Meaning::Rule(_))),
        Key::Results => known(|meaning| matches!(meaning, Meaning::Shown(_))),
        Key::Reasons => known(|meaning| matches!(meaning, Meaning::Needed(_))),
        Key::Quorum => value.trim().starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    }
}

/// "Clsoes: Friday"
fn near_key(line: &str, tongues: &Tongues) -> Option<Part> {
    let (word, value) = line.split_once([':', '：'])?;
    let typed = tokens(word);
    let [typed] = typed.as_slice() else { return None };
    let long = typed.bare().chars().count();
    if value.trim().is_empty() || value.starts_with("//") || !(4..=24).contains(&long) {
        return None;
    }
    let slips = if long < 6 { 1 } else { 2 };
    let known = settings::KEYS.iter().chain(more_settings::KEYS).flat_map(|table| tongue::phrases(table, tongues)).filter(|known| known.chars().count() >= 4);
    let nearest = known.map(|known| (strsim::osa_distance(typed.bare(), &lex::bare(&lex::fold(known))), known)).min()?;
    (nearest.0 <= slips).then(|| Part::Near { line: line.trim().to_string(), nearest: capitalized(nearest.1) })
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// How an item begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Style {
    Bullet,
    Numbered,
    Lettered,
}

/// The text of a list item: "- Oak", "2. Oak", "b) Oak", "[ ] Oak".
fn item(line: &str) -> Option<(Style, &str)> {
    let text = line.trim_start();
    for bullet in ["- ", "* ", "• ", "– ", "— ", "· ", "+ ", "◦ ", "▪ ", "‣ "] {
        if let Some(rest) = text.strip_prefix(bullet) {
            return Some((Style::Bullet, unboxed(rest.trim())));
        }
    }
    if text.starts_with("[ ]") || text.starts_with("[]") {
        return Some((Style::Bullet, unboxed(text)));
    }
    let open = text.strip_prefix('(').unwrap_or(text);
    let end = open.find(['.', ')'])?;
    let (mark, rest) = (&open[..end], &open[end + 1..]);
    if !rest.starts_with([' ', '\t']) {
        return None;
    }
    let number = (1..=2).contains(&mark.len()) && mark.chars().all(|c| c.is_ascii_digit());
    let letter = mark.len() == 1 && mark.chars().all(|c| c.is_ascii_alphabetic()) && open[end..].starts_with(')');
    let style = if number { Style::Numbered } else { Style::Lettered };
    (number || letter).then_some((style, unboxed(rest.trim())))
}

fn unboxed(text: &str) -> &str {
    text.strip_prefix("[ ]").or_else(|| text.strip_prefix("[]")).unwrap_or(text).trim_start()
}

/// A list that begins at line `at`, and the line behind it. One item alone is no list.
fn list(lines: &[&str], at: usize, tongues: &Tongues) -> Option<(Part, usize)> {
    let (style, _) = item(lines[at])?;
    let mut items: Vec<String> = Vec::new();
    let mut end = at;
    let mut next = at;
    while let Some(line) = lines.get(next) {
        let blank_before = next > end && next > at;
        match item(line) {
            Some((found, text)) if found == style && setting(line, tongues).is_none() => items.push(text.to_string()),
            _ if line.trim().is_empty() => {
                next += 1;
                continue;
            }
            None if !blank_before && continues(lines[next - 1], line, tongues) => {
                if let Some(last) = items.last_mut() {
                    last.push(' ');
                    last.push_str(line.trim());
                }
            }
            _ => break,
        }
        next += 1;
        end = next;
    }
    let list = Part::List { items, lines: lines[at..end].iter().map(|line| (*line).to_string()).collect() };
    matches!(&list, Part::List { items, .. } if items.len() >= 2).then_some((list, end))
}

/// Whether a line is the rest of the item above: indented, or the line above was as long as lines get.
fn continues(above: &str, line: &str, tongues: &Tongues) -> bool {
    let indented = line.starts_with([' ', '\t']);
    (indented || above.chars().count() >= WRAPPED_FROM) && setting(line, tongues).is_none()
}
