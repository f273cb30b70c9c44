//! Writes a commented `mailmoot.toml` from the table of keys.

use super::KEYS;
use super::keys::{Key, Preset, SECTIONS};
use std::fmt::Write;

const WIDTH: usize = 100;

const HEAD: &str = "mailmoot.toml: every setting there is. What is commented out shows the default, or an example where there is none. \
     Each has an environment name as well, which wins: listen in [smtp] is MAILMOOT__SMTP__LISTEN. \
     File names are relative to this file. An unknown key or a bad value stops the start with a message.";

/// The whole file. `given` are values for keys, written as they stand in a TOML file; the rest is commented out,
/// except that required keys without a value get their example.
pub fn sample(given: &[(&str, String)]) -> String {
    let mut file = comment(HEAD);
    for (section, about) in SECTIONS {
        write_line(&mut file, &format!("\n{}[{section}]", comment(about)));
        for key in KEYS.iter().filter(|key| key.parts().0 == *section) {
            file.push_str(&entry(key, given.iter().find(|(name, _)| *name == key.name).map(|(_, value)| value.as_str())));
        }
    }
    file
}

fn entry(key: &Key, given: Option<&str>) -> String {
    let name = key.parts().1;
    let (note, line) = match (key.default, given) {
        (Preset::Required(_), Some(value)) => ("Required.".to_string(), format!("{name} = {value}")),
        (Preset::Required(example), None) => ("Required.".to_string(), format!("{name} = {example}")),
        (Preset::Is(default), given) => (format!("Default: {default}."), setting(name, given, default)),
        (Preset::Unset(means, example), given) => (format!("Default: {means}."), setting(name, given, example)),
    };
    format!("{}{line}\n", comment(&format!("{} {note}", key.meaning)))
}

fn setting(name: &str, given: Option<&str>, shown: &str) -> String {
    given.map_or_else(|| format!("# {name} = {shown}"), |value| format!("{name} = {value}"))
}

/// Comment lines of a readable width.
fn comment(text: &str) -> String {
    let mut lines = String::new();
    let mut line = String::from("#");
    for word in text.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            write_line(&mut lines, &line);
            line = String::from("#");
        }
        line.push(' ');
        line.push_str(word);
    }
    write_line(&mut lines, &line);
    lines
}

fn write_line(to: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(to, "{line}");
}
