//! People as a poll mail names them: by name or address, with or without a weight.

use super::draft_settings::MOST;

/// What may stand before the last of several names.
const AND: &[&str] = &["and", "und", "et", "y", "e", "en", "i", "och", "og", "ja", "a", "и", "&"];

/// No name and no address is longer (RFC 5321 section 4.5.3.1).
const LONGEST: usize = 320;

/// "Ana, Ben Smith and margaret@work.example": the names, as they were written.
pub fn names(value: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in value.trim_end_matches('.').split([',', ';']) {
        let mut name: Vec<&str> = Vec::new();
        for word in part.split_whitespace() {
            if AND.contains(&word.to_lowercase().as_str()) && word.chars().next().is_some_and(|c| !c.is_uppercase()) {
                names.push(name.join(" "));
                name.clear();
            } else {
                name.push(word);
            }
        }
        names.push(name.join(" "));
    }
    names.retain(|name| !name.is_empty() && name.len() <= LONGEST);
    names
}

/// Whether the value can be a list of people: an everyday sentence behind "Voters:" is description.
pub fn names_people(value: &str) -> bool {
    let is_name = |word: &str| word.contains('@') || word.starts_with(char::is_uppercase);
    let names = names(value);
    let all = |name: &String| name.split_whitespace().count() <= 5 && name.split_whitespace().all(is_name);
    !names.is_empty() && (value.contains(['@', ',', ';']) || names.iter().all(all))
}

/// "Ana 2, ben@home.example: 3".
pub fn weights(value: &str) -> Option<Vec<(String, u32)>> {
    let weight = |part: &str| {
        let part = part.trim();
        let (last, mark) = part.char_indices().rfind(|(_, c)| !c.is_ascii_digit())?;
        let at = last + mark.len_utf8();
        let name = part[..at].trim().trim_end_matches([':', '=', '×', 'x', '*']).trim();
        let weight = part[at..].parse().ok().filter(|weight| (1..=MOST).contains(weight))?;
        (!name.is_empty() && name.len() <= LONGEST).then(|| (name.to_string(), weight))
    };
    value.split([',', ';']).filter(|part| !part.trim().is_empty()).map(weight).collect::<Option<Vec<_>>>().filter(|weights| !weights.is_empty())
}
