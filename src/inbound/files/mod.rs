//! Files that came with a person's mail: which are kept, which are left out and why, and which were only a signature's.
//! It does not know what becomes of them.

mod exif;
mod kind;
mod logo;
mod photo;

use super::calendar;
use super::message::pictures::{SIGN, sign};
use super::message::{FilePart, Message};
use super::strip;
use crate::core::grammar::{Line, Words};
use crate::core::thread::{LeftOut, LeftOutWhy, NewFile};
use logo::Seat;
use std::sync::Arc;

/// Files of one mail.
const MOST: usize = 20;
/// Octets of one file, and of all files of one mail.
const LARGEST: u64 = 10_000_000;
const MUCH: u64 = 20_000_000;

/// A person's mail, sorted.
pub struct Sorted {
    /// Their words; `[fence.jpg]` stands where a picture stood between them.
    pub words: Words,
    pub kept: Vec<NewFile>,
    /// Which of them could be a logo: the place in `kept`, and the hash of what came.
    pub pictures: Vec<(usize, String)>,
    /// What the sender must hear about.
    pub left_out: Vec<LeftOut>,
}

/// What becomes of one file.
enum Fate {
    Kept(NewFile),
    LeftOut(LeftOutWhy),
    /// A logo, somebody else's picture, a calendar program's answer: nobody misses it.
    Dropped,
}

/// Tells own words and files from the rest. `our_domain` tells our own footer from others'.
pub fn sort(message: &Message, our_domain: &str) -> Sorted {
    let words = strip::split(message, our_domain);
    let seats = logo::seats(message, &words, our_domain);
    let mut sorted = Sorted { words: Words::default(), kept: Vec::new(), pictures: Vec::new(), left_out: Vec::new() };
    let mut shown: Vec<Option<String>> = Vec::new();
    for (file, seat) in message.files.iter().zip(seats) {
        let fate = judge(file, seat, &sorted);
        shown.push(None);
        match fate {
            Fate::Dropped => {}
            Fate::LeftOut(why) => sorted.left_out.push(LeftOut { name: file.name.clone(), size: file.bytes.len() as u64, why }),
            Fate::Kept(mut kept) => {
                kept.name = unique(&kept.name, &sorted.kept);
                shown.pop();
                shown.push(Some(kept.name.clone()));
                sorted.pictures.extend(logo::hash(file, seat).map(|hash| (sorted.kept.len(), hash)));
                sorted.kept.push(kept);
            }
        }
    }
    sorted.words = placed(words, &shown);
    sorted
}

fn judge(file: &FilePart, seat: Seat, before: &Sorted) -> Fate {
    let size = file.bytes.len() as u64;
    let together: u64 = before.kept.iter().map(|file| file.bytes.len() as u64).sum();
    if logo::is_logo(file, seat) || calendar::is_answer(file) {
        return Fate::Dropped;
    }
    if kind::is_program(&file.name, &file.bytes) {
        Fate::LeftOut(LeftOutWhy::Program)
    } else if file.media_type.starts_with("message/") || file.name.to_lowercase().ends_with(".eml") {
        // It holds addresses of others, and reply addresses that act in somebody's name.
        Fate::LeftOut(LeftOutWhy::Mail)
    } else if size > LARGEST {
        Fate::LeftOut(LeftOutWhy::TooLarge { limit: LARGEST })
    } else if together + size > MUCH {
        Fate::LeftOut(LeftOutWhy::TooMuch { limit: MUCH })
    } else if before.kept.len() >= MOST {
        Fate::LeftOut(LeftOutWhy::TooMany { limit: MOST as u32 })
    } else {
        match photo::without_place(&file.bytes) {
            Some(None) => Fate::Kept(kept(file, file.bytes.clone())),
            Some(Some(bytes)) => Fate::Kept(kept(file, Arc::new(bytes))),
            None => Fate::LeftOut(LeftOutWhy::Unreadable),
        }
    }
}

fn kept(file: &FilePart, bytes: Arc<Vec<u8>>) -> NewFile {
    NewFile { name: file.name.clone(), media_type: kind::media_type(&file.media_type, &bytes), bytes }
}

/// `image.png` and `image.png` become `image.png` and `image-2.png`.
fn unique(name: &str, before: &[NewFile]) -> String {
    let taken = |name: &str| before.iter().any(|file| file.name.eq_ignore_ascii_case(name));
    let (stem, ending) = name.rsplit_once('.').map_or((name, String::new()), |(stem, ending)| (stem, format!(".{ending}")));
    let numbered = |number: usize| if number == 1 { name.to_string() } else { format!("{stem}-{number}{ending}") };
    (1..=MOST + 1).map(numbered).find(|name| !taken(name)).unwrap_or_else(|| name.to_string())
}

/// The signs of pictures become names in the sender's own words, where words follow, and go everywhere else.
fn placed(words: Words, shown: &[Option<String>]) -> Words {
    let own_words = |line: &Line| matches!(line, Line::Own(text) if !without_signs(text).trim().is_empty());
    let words_from = words.lines.iter().rposition(own_words).map_or(0, |at| at + 1);
    let mut lines = Vec::with_capacity(words.lines.len());
    for (at, line) in words.lines.into_iter().enumerate() {
        match line {
            Line::Own(text) | Line::Quoted(text) if text.contains(SIGN) && without_signs(&text).trim().is_empty() && at >= words_from => {}
            Line::Own(text) if text.contains(SIGN) => {
                let named = if at < words_from { with_names(&text, shown) } else { without_signs(&text) };
                lines.extend((!named.trim().is_empty()).then_some(Line::Own(named)));
            }
            Line::Quoted(text) => lines.push(Line::Quoted(without_signs(&text))),
            own => lines.push(own),
        }
    }
    Words { lines, elided: without_signs(&words.elided) }
}

fn with_names(text: &str, shown: &[Option<String>]) -> String {
    let mut named = text.to_string();
    for (place, name) in shown.iter().enumerate() {
        if let Some(name) = name {
            named = named.replace(&sign(place), &format!("[{name}]"));
        }
    }
    without_signs(&named)
}

/// Every second piece between signs is a number of ours.
fn without_signs(text: &str) -> String {
    text.split(SIGN).step_by(2).collect()
}

#[cfg(test)]
#[path = "../files_tests.rs"]
mod tests;
