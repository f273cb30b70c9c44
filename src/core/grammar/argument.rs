//! Commands that something follows: a date, new words. Without what must follow they are no commands.

use super::lex::{Token, tokens};
use super::order::{Guest, Order};
use super::tongue::{self, Meaning, Tongues, Verb};
use super::{manners, when};
use crate::core::person::Address;

/// One mail invites no more.
const MOST_GUESTS: usize = 50;

/// "pause until 1 March", in any of the ways the date can be written.
pub(super) fn pause(line: &str, typed: &[Token], tongues: &Tongues) -> Option<Order> {
    let found = tongue::find(typed, 0, Some(tongues), |meaning| meaning == Meaning::Verb(Verb::Pause));
    let rest = &typed[found.first()?.len..];
    let behind = |token: &Token| tongue::is_in(tongue::pauses::UNTIL_BEHIND, token.bare(), tongues);
    let rest = if rest.last().is_some_and(behind) { &rest[..rest.len() - 1] } else { rest };
    let (first, last) = (rest.first()?, rest.last()?);
    // The mark behind a day stays: "1." is a day in many languages.
    let end = line[last.end..].chars().take_while(|c| *c == '.').count() + last.end;
    let until = &line[first.start..end];
    let tags: Vec<&str> = tongues.iter().collect();
    when::is_date(until, &tags).then(|| Order::Pause { until: until.to_string() })
}

/// "invite:" and one or several people, each with an address.
pub(super) fn guests(text: &str, tongues: &Tongues) -> Option<Vec<Guest>> {
    let named = behind_colon(text, tongues, Verb::Invite)?;
    let own: Vec<String> = named.lines().map(str::to_string).collect();
    let lines = manners::without_closing(&own).join("\n");
    let pieces = lines.split([',', ';', '\n']).map(str::trim).filter(|piece| !piece.is_empty());
    let guests: Vec<Guest> = pieces.map(guest).collect::<Option<_>>()?;
    (1..=MOST_GUESTS).contains(&guests.len()).then_some(guests)
}

/// "Cleo <c@x.org>", "Cleo c@x.org" or an address alone.
fn guest(piece: &str) -> Option<Guest> {
    let (name, address) = piece.rsplit_once([' ', '<']).unwrap_or(("", piece));
    let name = name.trim_matches(|c: char| c.is_whitespace() || "<\"'".contains(c));
    let address = Address::parse(address.trim_matches(['<', '>', '(', ')']))?;
    // A mail program may have made a link of it.
    let address = if address.as_str().starts_with("mailto:") { Address::parse(address.as_str().trim_start_matches("mailto:"))? } else { address };
    Some(Guest { name: name.chars().take(60).collect(), address })
}

/// "replace:" and what stands behind it and below.
pub(super) fn replacement(text: &str, tongues: &Tongues) -> Option<String> {
    behind_colon(text, tongues, Verb::Replace)
}

/// What stands behind a word with a colon, and below it.
fn behind_colon(text: &str, tongues: &Tongues, verb: Verb) -> Option<String> {
    let (first, below) = text.trim_start().split_once('\n').unwrap_or((text.trim_start(), ""));
    if !first.contains(':') {
        return None;
    }
    let typed = tokens(first);
    let found = tongue::find(&typed, 0, Some(tongues), |meaning| meaning == Meaning::Verb(verb));
    let behind = first[typed.get(found.first()?.len - 1)?.end..].trim_start().strip_prefix(':')?;
    let words = format!("{behind}\n{below}").trim().to_string();
    (!words.is_empty()).then_some(words)
}

/// The line above a forwarded mail, as programs write it: a row of hyphens or underlines, or a sentence of their own.
pub(super) fn begins_forward(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    ["-----", "_____", "begin forwarded message", "anfang der weitergeleiteten", "début du message", "inicio del mensaje"]
        .iter()
        .any(|mark| line.starts_with(mark))
}

/// "proxy: Ben", "Vollmacht: keine".
pub(super) fn proxy(line: &str, tongues: &Tongues) -> Option<Order> {
    let (word, name) = line.split_once(super::COLONS)?;
    let is_proxy = !tongue::whole(word, Some(tongues), |meaning| meaning == Meaning::Verb(Verb::Proxy)).is_empty();
    let name = name.trim().trim_end_matches('.');
    if !is_proxy || name.is_empty() {
        return None;
    }
    let none = |meaning| matches!(meaning, Meaning::None | Meaning::No | Meaning::Verb(Verb::Cancel));
    let nobody = !tongue::whole(name, Some(tongues), none).is_empty();
    Some(Order::Proxy { to: (!nobody).then(|| name.to_string()) })
}
