//! Pictures that nobody meant to send: logos of signatures, icons of networks, what stands in the quote.

use super::kind;
use crate::core::grammar::{Line, Words};
use crate::inbound::message::pictures::sign;
use crate::inbound::message::{FilePart, Message};
use crate::inbound::strip;
use sha2::{Digest, Sha256};

/// An icon: no side is longer.
const ICON: u32 = 48;
/// A banner under a name: flat, narrow, and small as a file. A photo is neither, and a screen shot seldom.
const FLAT: u32 = 120;
const NARROW: u32 = 400;
const LIGHT: usize = 64 * 1024;

/// Where a mail shows a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Seat {
    /// Among the sender's own words, with words of theirs below it.
    Among,
    /// Below their last words.
    Below,
    /// In the quote, the signature, or what else was cut.
    Cut,
    /// Nowhere: it is attached.
    Nowhere,
}

/// The seat of every file, in order.
pub(super) fn seats(message: &Message, words: &Words, our_domain: &str) -> Vec<Seat> {
    let found: Vec<Option<Seat>> = (0..message.files.len()).map(|place| seat(place, words)).collect();
    let shown = |place: usize| message.html.as_deref().is_some_and(|page| page.contains(&sign(place)));
    let missed = (0..found.len()).any(|place| found[place].is_none() && shown(place));
    // Thunderbird's text says nothing of pictures: then the page alone is asked.
    let by_page = missed.then(|| strip::split(&Message { text: None, ..message.clone() }, our_domain));
    let seat_of = |(place, found): (usize, Option<Seat>)| found.or_else(|| by_page.as_ref().and_then(|words| seat(place, words))).unwrap_or(Seat::Nowhere);
    found.into_iter().enumerate().map(seat_of).collect()
}

fn seat(place: usize, words: &Words) -> Option<Seat> {
    let sign = sign(place);
    let own = |line: &Line| matches!(line, Line::Own(text) if text.contains(&sign));
    if let Some(at) = words.lines.iter().position(own) {
        let follows = |line: &Line| matches!(line, Line::Own(text) if !super::without_signs(text).trim().is_empty());
        return Some(if words.lines[at..].iter().any(follows) { Seat::Among } else { Seat::Below });
    }
    let quoted = words.lines.iter().any(|line| matches!(line, Line::Quoted(text) if text.contains(&sign)));
    (quoted || words.elided.contains(&sign)).then_some(Seat::Cut)
}

/// The hash of a small picture that the page shows: one mail does not tell whether it is a logo, several may.
pub(super) fn hash(file: &FilePart, seat: Seat) -> Option<String> {
    let small = file.content_id.is_some() && seat != Seat::Nowhere && file.bytes.len() <= LIGHT && kind::dimensions(&file.bytes).is_some();
    small.then(|| data_encoding::HEXLOWER.encode(&Sha256::digest(file.bytes.as_slice())[..16]))
}

/// Whether a picture is one that nobody meant to send.
pub(super) fn is_logo(file: &FilePart, seat: Seat) -> bool {
    let Some((width, height)) = kind::dimensions(&file.bytes) else { return seat == Seat::Cut && file.media_type.starts_with("image/") };
    // What a page shows has a content id; a small picture without one was attached on purpose.
    let of_page = file.content_id.is_some();
    let icon = of_page && width <= ICON && height <= ICON;
    match seat {
        Seat::Cut => true,
        Seat::Among => icon,
        Seat::Below => icon || (of_page && height <= FLAT && width <= NARROW && file.bytes.len() <= LIGHT),
        // Attached pictures of a page are shown nowhere only when the page's program lost them.
        Seat::Nowhere => icon,
    }
}
