//! The tables of `fixtures/reading`: how programs head what they quote, and what stands below a person's words.

use super::tests::{plain, split_raw};
use serde::Deserialize;

#[derive(Deserialize)]
struct Headings {
    tongue: Vec<Tongue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tongue {
    language: String,
    words: String,
    #[serde(default)]
    lines: Vec<String>,
    #[serde(default)]
    blocks: Vec<String>,
    #[serde(default)]
    unproven: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Endings {
    programs: Vec<String>,
    disclaimers: Vec<String>,
    lists: Vec<String>,
    closings: Vec<String>,
    own: Vec<String>,
}

const MARKED: &str = "> Which colour?\n>\n> We should decide.\n";
const UNMARKED: &str = "Which colour?\n\nWe should decide.\n";

fn headings() -> Vec<Tongue> {
    toml::from_str::<Headings>(include_str!("../../fixtures/reading/headings.toml")).unwrap().tongue
}

fn endings() -> Endings {
    toml::from_str(include_str!("../../fixtures/reading/endings.toml")).unwrap()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is left of a body, when that is something else than the words.
fn wrong(body: &str, words: &str) -> Option<String> {
    let own = plain(body).own();
    (squeezed(&own) != squeezed(words)).then(|| format!("{body}\n--- left:\n{own}\n======"))
}

/// Wrapped as mail programs do.
fn wrapped(line: &str, width: usize) -> String {
    let mut out = String::new();
    let mut filled = 0;
    for word in line.split(' ') {
        let length = word.chars().count();
        out.push_str(if filled == 0 {
            ""
        } else if filled + 1 + length > width {
            "\n"
        } else {
            " "
        });
        filled = if filled == 0 || filled + 1 + length > width { length } else { filled + 1 + length };
        out.push_str(word);
    }
    out
}

#[test]
fn what_heads_a_quote_is_cut_wherever_the_words_stand() {
    let mut left = Vec::new();
    for Tongue { language, words, lines, blocks, unproven } in &headings() {
        for line in lines {
            left.extend(wrong(&format!("{words}\n\n{line}\n\n{MARKED}"), words));
            left.extend(wrong(&format!("{words}\n{line}\n{MARKED}"), words));
            left.extend(wrong(&format!("{words}\n\n{line}\n\n{UNMARKED}"), words));
            left.extend(wrong(&format!("{line}\n\n{MARKED}\n{words}\n"), words));
            left.extend(wrong(&format!("{line}\n> Who has tools?\nI do.\n> And Saturday?\nYes.\n"), "I do. Yes."));
            // The one language without a space before its comma is wrapped nowhere else.
            let narrow = if language == "ur" { 70 } else { 48 };
            left.extend([70, narrow].into_iter().filter_map(|width| wrong(&format!("{words}\n\n{}\n\n{MARKED}", wrapped(line, width)), words)));
        }
        for block in blocks {
            left.extend(wrong(&format!("{words}\n\n{block}\n\n{MARKED}"), words));
            left.extend(wrong(&format!("{words}\n{block}\n\n{UNMARKED}"), words));
            left.extend(wrong(&format!("{words}\n\n\n{block}\n{UNMARKED}\n{block}\n\nOlder words\n"), words));
        }
        left.extend(unproven.iter().filter_map(|line| wrong(&format!("{words}\n\n{line}\n{MARKED}"), words)));
    }
    assert!(left.is_empty(), "{} are cut wrongly:\n{}", left.len(), left.join("\n"));
}

#[test]
fn headings_are_known_in_at_least_forty_languages() {
    let headings = headings();
    let count: usize = headings.iter().map(|tongue| tongue.lines.len() + tongue.blocks.len() + tongue.unproven.len()).sum();
    assert!(headings.len() >= 40 && count >= 280, "{count} in {} languages", headings.len());
}

#[test]
fn what_stands_below_the_words_is_cut_and_words_are_not() {
    let Endings { programs, disclaimers, lists, closings, own } = endings();
    let words = "Oak it is, I think.";
    let quote = format!("On Mon, Nov 23, 2026 at 9:14 AM Ben Okafor <ben@b.example> wrote:\n\n{MARKED}");
    let mut left = Vec::new();
    for ending in programs.iter().chain(&disclaimers).chain(&lists).chain(&closings) {
        left.extend(wrong(&format!("{words}\n\n{ending}\n"), words));
        left.extend(wrong(&format!("{words}\n\n{ending}\n\n{quote}"), words));
    }
    for words in &own {
        left.extend(wrong(words, words));
    }
    assert!(left.is_empty(), "{} are cut wrongly:\n{}", left.len(), left.join("\n"));
}

#[test]
fn splitting_what_is_left_changes_nothing() {
    for Tongue { words, lines, blocks, .. } in &headings() {
        for heading in lines.iter().chain(blocks) {
            let own = split_raw(&format!("From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\n{words}\n\n{heading}\n\n{MARKED}")).own();
            assert_eq!(plain(&own).own(), own, "{heading}");
        }
    }
}
