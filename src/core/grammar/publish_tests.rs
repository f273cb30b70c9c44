use super::*;
use crate::core::ids::NoticeId;
use crate::core::token::{Keyring, LENGTH, Purpose, Token};
use proptest::prelude::*;

/// Lines that begin with `>` are quoted.
fn words(text: &str) -> Words {
    let line = |line: &str| match line.strip_prefix('>') {
        Some(quoted) => Line::Quoted(quoted.trim_start().to_string()),
        None => Line::Own(line.to_string()),
    };
    Words { lines: text.lines().map(line).collect(), elided: String::new() }
}

#[track_caller]
fn check(input: &str, expect: &str) {
    assert_eq!(words(input).published(), expect, "{input:?}");
}

#[test]
fn own_words_are_published() {
    check("Yes, I can come.", "Yes, I can come.");
    check("\n\nYes.\n\n\n\nSee you.\n\n", "Yes.\n\nSee you.");
    check("", "");
}

#[test]
fn a_quote_above_or_below_everything_is_not() {
    check("Yes.\n\n> Can you come?\n> Ben", "Yes.");
    check("> Can you come?\n> Ben\n\nYes.", "Yes.");
    check("> only a quote", "");
}

#[test]
fn a_quote_that_is_answered_inline_is_shown() {
    check("Hi,\n> Can you come?\nYes.\n> And the tools?\nNo.", "Hi,\n\n> Can you come?\nYes.\n\n> And the tools?\nNo.");
    check("Yes.\n\n> first\n>\n> second\n>\n\nNo.\n\n> rest", "Yes.\n\n> first\n>\n> second\n\nNo.");
    check("Yes.\n> a\n\n> b\nNo.", "Yes.\n\n> a\n>\n> b\nNo.");
}

#[test]
fn a_closing_below_a_quote_is_no_answer_to_it() {
    check("Yes.\n> Can you come?\n\nRegards, Roman", "Yes.\n\nRegards, Roman");
    check("Yes.\n> Can you come?\n\nRegards,\nRoman\nLeeds", "Yes.\n\nRegards,\nRoman\nLeeds");
    check("Yes.\n> Can you come?\n\nRegards to Ben, he should come too.", "Yes.\n\n> Can you come?\n\nRegards to Ben, he should come too.");
}

#[test]
fn links_that_act_for_their_reader_are_never_published() {
    let token = "bmaqzkvtx4i326n5aaaj45cr5xcfiz3yhl7gs7i";
    check(&format!("Hi,\n> Can you come?\n> Change: https://moot.example/s/{token}\nYes."), "Hi,\nYes.");
    check(&format!("See below.\nhttps://moot.example/s/{token} (mine)"), "See below.\nhttps://moot.example/s/… (mine)");
    check(&format!("Write to <r-{token}@moot.example>."), "Write to <r-…@moot.example>.");
    check(
        &format!("https://eur01.safelinks.example/?url=https%3A%2F%2Fmoot.example%2Fv%2F{token}&data=05"),
        "https://eur01.safelinks.example/?url=https%3A%2F%2Fmoot.example%2Fv%2F…&data=05",
    );
    check(
        &format!("https://x.example/?u=https%253A%252F%252Fmoot.example%252Fv%252F{token}"),
        "https://x.example/?u=https%253A%252F%252Fmoot.example%252Fv%252F…",
    );
    let (head, tail) = token.split_at(20);
    check(&format!("see https://moot.example/v/{head}=\n{tail} on my phone"), "see https://moot.example/v/… on my phone");
    check(&format!("see https://moot.example/v/{head}\n{tail}\non my phone"), "see https://moot.example/v/…\non my phone");
    check(&format!("Hi,\n> Can you come?\n> Change: https://moot.example/s/{head}\n> {tail}\nYes."), "Hi,\nYes.");
    check("50% of it, 100%25, %2f %", "50% of it, 100%25, %2f %");
    // A word of that length, and a longer run, are none of ours.
    check(&"a".repeat(39), &"a".repeat(39));
    check(&format!("{token}x"), &format!("{token}x"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    // One in two hundred holds no digit, and looks like a long word.
    #[test]
    fn every_token_of_any_install_is_cut(key in any::<[u8; 32]>(), id in any::<u8>(), send in any::<i64>(), item in any::<u16>(), ballot in any::<bool>()) {
        let purpose = if ballot { Purpose::VotePage } else { Purpose::DataPage };
        let token = Keyring::new("moot.example", vec![(id, key)]).sign(Token { purpose, send: NoticeId(send), item });
        for typed in [token.clone(), token.to_ascii_uppercase()] {
            prop_assert_eq!(without_tokens(&format!("https://moot.example/v/{typed}, see?")), "https://moot.example/v/…, see?");
        }
    }
}

#[test]
fn a_token_without_a_digit_is_cut_too() {
    let ring = Keyring::new("moot.example", vec![(1, [7; 32])]);
    let tokens = (0..).map(|send| ring.sign(Token { purpose: Purpose::VotePage, send: NoticeId(send << 40), item: 0 }));
    let letters = tokens.take(100_000).find(|token| token.bytes().all(|byte| byte.is_ascii_lowercase())).expect("one in two hundred");
    check(&format!("My ballot: https://moot.example/v/{letters}"), "My ballot: https://moot.example/v/…");
}

#[track_caller]
fn check_unpublished(input: &str, elided: &str, expect: &str) {
    let words = Words { elided: elided.into(), ..words(input) };
    assert_eq!(words.unpublished(), expect, "{input:?} {elided:?}");
}

#[test]
fn what_is_not_published_is_told_apart_from_what_is() {
    check_unpublished("Yes.", "", "");
    check_unpublished("Yes.", "-- \nFelix\n", "--\nFelix");
    check_unpublished("Yes.\n\n> Can you come?\n> Ben", "On Monday Ben wrote:\n", "> Can you come?\n> Ben\n\nOn Monday Ben wrote:");
    check_unpublished("> Top\n\nYes.\n\n> Answered?\n\nNo.\n\n> Below", "", "> Top\n\n> Below");
}

#[test]
fn our_letters_and_the_tokens_of_our_links_are_not_kept() {
    let token = "a2".repeat(20)[..LENGTH].to_string();
    check_unpublished(&format!("Yes.\n\n> Ben wrote\n> https://moot.example/t/{token}"), "", "");
    check_unpublished("Yes.", &format!("Stop: https://moot.example/u/{token}\n"), "Stop: https://moot.example/u/…");
}

#[test]
fn what_is_kept_has_a_limit_and_ends_between_letters() {
    for length in MOST_UNPUBLISHED / 2 - 3..MOST_UNPUBLISHED / 2 + 3 {
        let kept = Words { elided: "é".repeat(length), ..Words::default() }.unpublished();
        assert!(kept.len() <= MOST_UNPUBLISHED && kept.starts_with('é'));
        assert_eq!(kept.ends_with('…'), length * 2 > MOST_UNPUBLISHED);
    }
}
