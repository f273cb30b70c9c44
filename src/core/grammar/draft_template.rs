//! Settings that a group keeps under a name, as lines of a poll mail.

use super::draft_lines::{Part, parts};
use super::tongue::{Key, Tongues};
use super::{Line, Words};

/// A few words, no sentence.
pub fn is_template_name(name: &str) -> bool {
    let name = name.trim();
    !name.is_empty() && name.chars().count() <= 40 && name.split_whitespace().count() <= 4 && !name.contains(['.', '?', '!', ',', ';', ':'])
}

/// A poll mail's words with what a template says beside: a line of the mail's own goes before.
pub fn with_template(words: &Words, template: &str, tongues: &[&str]) -> Words {
    let tongues = Tongues::of(tongues);
    let own: Vec<Key> = parts(&words.own(), &tongues).iter().filter_map(key_of).collect();
    let added = parts(template, &tongues).into_iter().filter(|part| key_of(part).is_some_and(|key| !own.contains(&key)));
    let added = added.filter_map(|part| match part {
        Part::Setting { line, .. } => Some(Line::Own(line)),
        _ => None,
    });
    let mut words = words.clone();
    // Behind an empty line, so that no setting is taken for the rest of a list's last item.
    words.lines.push(Line::Own(String::new()));
    words.lines.extend(added);
    words
}

/// The lines of a poll mail that are settings of every poll like it: not its thread, and nothing about templates.
pub fn template_of(words: &Words, tongues: &[&str]) -> String {
    let parts = parts(&words.own(), &Tongues::of(tongues));
    let kept = parts.into_iter().filter_map(|part| match part {
        Part::Setting { key: Key::Thread | Key::Options | Key::Template | Key::KeepAs, .. } => None,
        Part::Setting { line, .. } => Some(line),
        _ => None,
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// The first line of a text that is no setting, if there is one.
pub fn no_setting(text: &str, tongues: &[&str]) -> Option<String> {
    parts(text, &Tongues::of(tongues)).into_iter().find_map(|part| match part {
        Part::Setting { key: Key::Thread | Key::Options | Key::Template | Key::KeepAs, line, .. } => Some(line),
        Part::Setting { .. } => None,
        Part::Text(line) | Part::Near { line, .. } => Some(line).filter(|line| !line.trim().is_empty()),
        Part::List { lines, .. } => lines.into_iter().next(),
    })
}

fn key_of(part: &Part) -> Option<Key> {
    match part {
        Part::Setting { key, .. } => Some(*key),
        _ => None,
    }
}
