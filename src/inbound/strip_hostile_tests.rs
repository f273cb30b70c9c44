//! Tests of splitting what was made to break it: what holds for every mail, and what large ones cost.

use super::tests::{DOMAIN, plain};
use super::*;
use crate::inbound::message;
use proptest::prelude::*;
use std::time::{Duration, Instant};

const SIZE: usize = 1 << 20;

#[test]
fn deep_and_broken_pages_and_texts_are_read_through_the_parser() {
    let start = std::time::Instant::now();
    let size = 60_000;
    for page in [
        "<div>".repeat(size),
        "<blockquote>".repeat(size),
        "<".repeat(size),
        "<a".repeat(size),
        "</div>".repeat(size),
        "<div class=gmail_quote>x</div>".repeat(size / 10),
        "<a b=\"".repeat(size),
    ] {
        split(&message::read(format!("From: a@b\nContent-Type: text/html\n\n{page}").as_bytes()), DOMAIN);
    }
    for text in [
        "On 1 2026 ".repeat(size),
        "On 1 2026 10:10\n".repeat(size),
        ">".repeat(size),
        "> \n\n".repeat(size),
        "\n".repeat(size * 10),
        "From: 1\n".repeat(size),
        "a@b.c <\n".repeat(size),
        "-- \n".repeat(size),
        "____\n".repeat(size),
    ] {
        plain(&text);
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

/// A text or page of a mebibyte, in the time that `make test` gives a build without optimization. Nothing that is not
/// linear comes near it.
fn check(shape: &str, message: &message::Message) {
    let start = Instant::now();
    split(message, DOMAIN);
    assert!(start.elapsed() < Duration::from_secs(8), "{shape:?} takes {:?}", start.elapsed());
}

#[test]
fn a_mebibyte_of_anything_is_split_in_linear_time() {
    let texts = [
        ">",
        "> > > x\n",
        "On 1 2026 ",
        "On Mon, 1 Jan 2026 at 10:10, Ana <a@b.example>\n",
        "On 1 2026 10:10 wrote:\n",
        "\n",
        "x",
        "From: 1\n",
        "a@b.c <\n",
        "-- \n",
        "____\n",
        "Ab> x\n",
        "```\n",
        "x:\n",
        "[ ] 1 x moot.example\n",
        "confidential, intended recipient, privileged\n",
    ];
    for shape in texts {
        check(shape, &message::Message { text: Some(shape.repeat(SIZE / shape.len())), ..message::Message::default() });
    }
    let pages = [
        "<div>",
        "<blockquote>",
        "<blockquote>x</blockquote>",
        "<",
        "<a",
        "</div>",
        "<div class=gmail_quote>x</div>",
        "<div class=gmail_quote>x",
        "<a b=\"",
        "<a b='x> ",
        "&amp;",
        "&",
        "<table><tr><td>x",
        "<table><tr><td>x</table>",
        "<br>",
        "<p>word ",
        "<!--",
        "<style>",
        "<ul><li>x",
        "<a b c d e f g h>",
    ];
    for shape in pages {
        check(shape, &message::Message { html: Some(shape.repeat(SIZE / shape.len())), ..message::Message::default() });
    }
    let deep = format!("{}x{}", "<div>".repeat(10_000), "</div>".repeat(10_000));
    check("depth 10,000", &message::Message { html: Some(deep), ..message::Message::default() });
}

proptest! {
    #[test]
    fn splitting_never_panics_and_invents_no_word(body in r"((On|Am|Le|From:|To:|Subject:|--|>|>>|\[x\]|wrote:|2026|10:10|a@b\.example|-----Original Message-----|é|<div class=gmail_quote>|</div>|<blockquote>|[a-z]{1,8})( |\n|\n\n)){0,60}") {
        let message = message::Message { text: Some(body.clone()), ..message::Message::default() };
        let known: std::collections::HashSet<&str> = body.split_whitespace().collect();
        for word in split(&message, DOMAIN).own().split_whitespace() {
            // A quote mark may have been taken off a word, and an attribution parted from one.
            prop_assert!(known.contains(word) || body.contains(word), "{word}");
        }
        split(&message::Message { html: Some(body), ..message::Message::default() }, DOMAIN);
    }

    #[test]
    fn splitting_twice_changes_nothing(body in r"((On|Am|Le|From: a@b\.example|Sent: 1\.1\.2026|To: x|--|>|>>|\[ \]|wrote:|2026|10:10|a@b\.example|-----Original Message-----|Sent from my iPhone|Kind regards|Ana|[a-z]{1,8})( |\n|\n\n)){0,50}") {
        let strip = |text: &str| split(&message::Message { text: Some(text.to_string()), ..message::Message::default() }, DOMAIN).own();
        let once = strip(&body);
        prop_assert_eq!(strip(&once), once);
    }

    #[test]
    fn line_ends_change_nothing(body in r"((On 1 Jan 2026 Ana <a@b\.example> wrote:|From: a@b\.example|--|>|wrote:|[a-z]{1,8})( |\n|\n\n)){0,40}") {
        let read = |body: String| split(&message::read(format!("From: a@b.example\n\n{body}").as_bytes()), DOMAIN);
        let crlf = message::read(format!("From: a@b.example\n\n{body}").replace('\n', "\r\n").as_bytes());
        prop_assert_eq!(&read(body.clone()), &split(&crlf, DOMAIN));
        prop_assert_eq!(read(body.clone()), read(body.replace('\n', "\r")));
    }

    #[test]
    fn any_page_is_read(page in ".{0,400}") {
        split(&message::Message { html: Some(page), ..message::Message::default() }, DOMAIN);
    }
}

/// What a mail is made of, line by line.
const LINES: [&str; 14] = [
    "Oak, I think.",
    "",
    "> Which color?",
    ">> Green or white?",
    "On Mon, Nov 23, 2026 at 9:14 AM Ben Okafor <ben@b.example> wrote:",
    "Oak. On Mon, 23 Nov 2026 at 09:14, Ben Okafor <ben@b.example> wrote: > Which?",
    "-- ",
    "--",
    "Sent from my iPhone",
    "From: Ben <ben@b.example>",
    "Sent: Tuesday, November 24, 2026 9:12 AM",
    "[ ] 1  Green",
    "### Type your reply above this line ###",
    " > indented",
];

proptest! {
    #[test]
    fn what_is_left_is_split_no_further(lines in prop::collection::vec(prop::sample::select(&LINES[..]), 0..30)) {
        let own = plain(&lines.join("\n")).own();
        prop_assert_eq!(plain(&own).own(), own);
    }
}
