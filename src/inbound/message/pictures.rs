//! Pictures inside the words: where a page or a text shows one of the files, a sign stands, so that whoever tells own
//! words from quoted ones also tells own pictures from a signature's.

use super::Message;

/// Stands around the number of a file; [`super::clean`] takes it out of what people send.
pub const SIGN: char = '\u{fffc}';
/// A longer tag is no picture.
const LONGEST_TAG: usize = 4_096;
/// Nor is a longer name in brackets.
const LONGEST_NAME: usize = 300;

/// The sign of the file at that place.
pub fn sign(place: usize) -> String {
    format!("{SIGN}{place}{SIGN}")
}

/// Puts a sign wherever page or text shows a file: by content id (RFC 2392), or as Outlook and Gmail say it in text.
pub(super) fn mark(message: &mut Message) {
    if message.files.is_empty() {
        return;
    }
    if let Some(page) = message.html.take() {
        message.html = Some(mark_page(&page, message));
    }
    if let Some(text) = message.text.take() {
        message.text = Some(mark_text(&text, message));
    }
}

fn mark_page(page: &str, message: &Message) -> String {
    let mut marked = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = memchr::memmem::find_iter(rest.as_bytes(), b"<").find(|at| is_picture(&rest.as_bytes()[*at..])) {
        let tag = &rest.as_bytes()[at..rest.len().min(at + LONGEST_TAG)];
        let Some(length) = memchr::memchr(b'>', tag) else { break };
        let (before, from) = rest.split_at(at);
        let (tag, after) = from.split_at(length + 1);
        marked.push_str(before);
        match source(tag).and_then(|id| place_of(&id, message)) {
            Some(place) => marked.push_str(&sign(place)),
            None => marked.push_str(tag),
        }
        rest = after;
    }
    marked.push_str(rest);
    marked
}

fn is_picture(from: &[u8]) -> bool {
    from.len() > 5 && from[1..4].eq_ignore_ascii_case(b"img") && (from[4].is_ascii_whitespace() || from[4] == b'/')
}

/// The content id that a picture's tag names.
fn source(tag: &str) -> Option<String> {
    let lower = tag.to_lowercase();
    let at = lower.find("cid:")?;
    let named = lower[..at].trim_end_matches(['"', '\'', ' ']).ends_with('=') && lower[..at].contains("src");
    let id = lower[at + 4..].split(['"', '\'', '>', ' ']).next().unwrap_or_default();
    named.then(|| id.replace("%40", "@"))
}

fn place_of(id: &str, message: &Message) -> Option<usize> {
    message.files.iter().position(|file| file.content_id.as_deref() == Some(id))
}

/// `[cid:image001.png@01DC…]` is Outlook's, `[image: fence.jpg]` is Gmail's, the second of a name being the second file.
fn mark_text(text: &str, message: &Message) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut used = vec![false; message.files.len()];
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at);
        marked.push_str(before);
        match bracketed(from, message, &used) {
            Some((place, length)) => {
                used[place] = true;
                marked.push_str(&sign(place));
                rest = &from[length..];
            }
            None => {
                marked.push('[');
                rest = &from[1..];
            }
        }
    }
    marked.push_str(rest);
    marked
}

/// The file that a text names in brackets here, and how long that is.
fn bracketed(from: &str, message: &Message, used: &[bool]) -> Option<(usize, usize)> {
    let (by_id, start) = if from.starts_with("[cid:") { (true, 5) } else { (false, from.starts_with("[image: ").then_some(8)?) };
    let inside = &from[start..];
    // Another bracket begins anew, so that no stretch is looked through twice.
    let end = inside.find([']', '[', '\n']).filter(|end| *end < LONGEST_NAME && inside.as_bytes()[*end] == b']')?;
    let name = &inside[..end];
    let named = |place: &usize| !used[*place] && message.files[*place].content_id.is_some() && message.files[*place].name == name;
    let place = if by_id { place_of(&name.to_lowercase(), message) } else { (0..used.len()).find(named) };
    place.map(|place| (place, start + end + 1))
}

/// Whether a page shows anything: a character outside its tags, or a picture.
pub(super) fn shows_something(page: &str) -> bool {
    let mut rest = page;
    loop {
        let end = rest.find('<').unwrap_or(rest.len());
        let said = rest[..end].replace("&nbsp;", " ").replace("&#160;", " ");
        if said.chars().any(|c| !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{a0}')) {
            return true;
        }
        let Some(tag) = rest.get(end..).filter(|tag| !tag.is_empty()) else { return false };
        if is_picture(tag.as_bytes()) {
            return true;
        }
        rest = after_tag(tag);
    }
}

/// What follows a tag; a style, script, title or comment is passed over whole.
fn after_tag(tag: &str) -> &str {
    let end = if tag.starts_with("<!--") {
        tag.find("-->").map(|at| at + 3)
    } else {
        let hidden = ["style", "script", "title"].into_iter().find(|name| tag.get(1..=name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)));
        let from = hidden.map_or(Some(0), |name| {
            memchr::memmem::find_iter(tag.as_bytes(), b"</").find(|at| tag.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name)))
        });
        from.and_then(|from| tag[from..].find('>').map(|at| from + at + 1))
    };
    end.map_or("", |end| &tag[end..])
}
