//! Names of files that came by mail: only a name, and one that every system can save.

use super::limits::LONGEST_FILE_NAME;
use super::one_line;

/// Names that are devices on Windows, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A file name without folder, control and invisible characters, leading dots, reserved words, or too much length; its
/// ending stays.
pub(super) fn safe(given: &str, media_type: &str) -> String {
    let name = one_line(given);
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|c| !is_invisible(*c)).map(|c| if "<>:\"|?*".contains(c) { '_' } else { c }).collect();
    let name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if name.is_empty() {
        return unnamed(media_type);
    }
    let name = if is_device(name) { format!("_{name}") } else { name.to_string() };
    short(&name)
}

/// Zero-width characters, soft hyphens and marks of direction: they make one name look like another.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim().to_ascii_lowercase();
    let numbered =
        ["com", "lpt"].iter().any(|port| stem.strip_prefix(port).is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(|c| c.is_numeric())));
    numbered || DEVICES.contains(&stem.as_str())
}

/// What a part without a name is called.
fn unnamed(media_type: &str) -> String {
    match media_type {
        "message/rfc822" | "message/global" => "message.eml".into(),
        "text/calendar" | "application/ics" => "event.ics".into(),
        "text/html" => "page.html".into(),
        "text/plain" => "text.txt".into(),
        "image/jpeg" => "picture.jpg".into(),
        "image/png" | "image/gif" | "image/webp" | "image/heic" => format!("picture.{}", media_type.trim_start_matches("image/")),
        "application/pdf" => "document.pdf".into(),
        _ => "file".into(),
    }
}

fn short(name: &str) -> String {
    if name.chars().count() <= LONGEST_FILE_NAME {
        return name.to_string();
    }
    match name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 10 => {
            let room = LONGEST_FILE_NAME - ending.chars().count() - 1;
            format!("{}.{ending}", stem.chars().take(room).collect::<String>())
        }
        _ => name.chars().take(LONGEST_FILE_NAME).collect(),
    }
}
