//! What holds for every filled-in ballot.

use super::*;
use proptest::prelude::*;

const NAMES: [&str; 6] =
    ["Green", "Natural oak", "White", "2 coats of the paint that Ben found in the shed behind the old barn", "Ask again next year", "Ökologische Lasur"];
const KINDS: [PollKind; 6] = [SCORE, DOTS, RANKED, STV, TIMES, MANY];

fn options(count: usize, lettered: bool) -> Vec<Choosable> {
    let code = |at: usize| if lettered { char::from(b'A' + at as u8).to_string() } else { (at + 1).to_string() };
    (0..count).map(|at| Choosable::new(&code(at), NAMES[at])).collect()
}

/// A choice the poll allows, from a seed of digits.
fn choice(kind: PollKind, options: &[Choosable], seed: &[u32]) -> Choice {
    let given: Vec<(String, u32)> = options.iter().zip(seed).map(|(option, value)| (option.code.clone(), *value)).collect();
    match kind {
        PollKind::Dots { .. } => Choice::Dots(given.into_iter().filter(|(_, value)| *value > 0).map(|(code, value)| (code, value.min(1))).collect()),
        PollKind::Ranked { .. } => {
            let tier = |place: u32| given.iter().filter(|(_, value)| *value == place).map(|(code, _)| code.clone()).collect();
            Choice::ranking((1..6).map(tier))
        }
        PollKind::Stv { .. } => {
            let mut kept: Vec<_> = given.into_iter().filter(|(_, value)| *value > 0).collect();
            kept.sort_by_key(|(_, value)| *value);
            Choice::ranking(kept.into_iter().map(|(code, _)| vec![code]))
        }
        PollKind::Multiple { .. } => Choice::Several(given.into_iter().filter(|(_, value)| *value > 2).map(|(code, _)| code).collect()),
        PollKind::Meeting { .. } => Choice::Times(
            given.into_iter().filter(|(_, value)| *value > 2).map(|(code, value)| (code, [Fit::No, Fit::Maybe, Fit::Yes][value as usize - 3])).collect(),
        ),
        _ => Choice::Scores(given.into_iter().filter(|(_, value)| *value != 3).collect()),
    }
}

/// The ballot as we send it, filled in.
fn ballot(options: &[Choosable], choice: &Choice) -> Vec<String> {
    let entry = |code: &str| -> String {
        match choice {
            Choice::Scores(given) | Choice::Dots(given) => given.get(code).map(u32::to_string).unwrap_or_default(),
            Choice::Several(codes) => codes.get(code).map(|_| "x".to_string()).unwrap_or_default(),
            Choice::Ranking(tiers) => tiers.iter().position(|tier| tier.iter().any(|known| known == code)).map(|at| (at + 1).to_string()).unwrap_or_default(),
            Choice::Times(fits) => fits.get(code).map(|fit| ["no", "maybe", "yes"][*fit as usize].to_string()).unwrap_or_default(),
            _ => String::new(),
        }
    };
    let line = |option: &Choosable| {
        let entry = entry(&option.code);
        format!("  [{}] {}  {}", if entry.is_empty() { " " } else { &entry }, option.code, option.name)
    };
    options.iter().map(line).collect()
}

/// Wraps lines as mail programs do, at 72 columns.
fn wrapped(line: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split(' ') {
        let last = lines.last_mut().expect("there is always a line");
        if last.chars().count() + word.chars().count() > 72 {
            lines.push(word.to_string());
        } else {
            if !last.is_empty() || word.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

/// The usual ways of quoting: as strip hands it on (prefix taken off), twice quoted, indented, not marked at all.
fn quoted(lines: &[String], way: usize) -> Words {
    let lines = lines.iter().flat_map(|line| if way >= 4 { wrapped(line) } else { vec![line.clone()] });
    let line = |line: String| match way % 4 {
        0 => Line::Quoted(line),
        1 => Line::Quoted(format!("> {line}")),
        2 => Line::Quoted(format!("    {line}")),
        _ => Line::Own(line),
    };
    Words { lines: lines.map(line).collect(), elided: String::new() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_a_program_fills_in_is_read_as_the_same(kind in 0..6_usize, count in 2..7_usize, lettered: bool, seed in prop::collection::vec(0..6_u32, 6)) {
        let (kind, options) = (KINDS[kind], options(count, lettered));
        let choice = choice(kind, &options, &seed);
        prop_assume!(!choice.codes().is_empty());
        let form = BallotForm { kind, options: &options, none: true };
        let typed = filled_in(&choice);
        prop_assert_eq!(read_answer(&Words::own_only(&typed), &form, &["en"]), Answer::Vote { choice, reason: String::new() }, "{}", typed);
    }

    #[test]
    fn a_filled_ballot_survives_quoting(kind in 0..6_usize, count in 2..7_usize, lettered: bool, way in 0..8_usize, seed in prop::collection::vec(0..6_u32, 6)) {
        let (kind, options) = (KINDS[kind], options(count, lettered));
        let choice = choice(kind, &options, &seed);
        prop_assume!(!choice.codes().is_empty());
        let form = BallotForm { kind, options: &options, none: false };
        let words = quoted(&ballot(&options, &choice), way);
        prop_assert_eq!(read_answer(&words, &form, &["en"]), Answer::Vote { choice, reason: String::new() }, "{:?}", words);
    }

    #[test]
    fn reading_never_fails_and_votes_only_what_the_poll_allows(kind in 0..6_usize, text in "([1-4]|[A-D]|Green|oak|yes|no|maybe|and|or|all|but|none|=|>|,|:|-|\\(|\\)|\\.|then|first|because|if|\\[|\\]|x| |\n|\\PC){0,24}") {
        let (kind, options) = (KINDS[kind], options(4, false));
        let form = BallotForm { kind, options: &options, none: false };
        let answer = read_answer(&Words::own_only(&text), &form, &["en", "de", "fr"]);
        if let Answer::Vote { choice, .. } = &answer {
            prop_assert_eq!(choice.flaw(kind, &options, false), None);
        }
        prop_assert_eq!(answer, read_answer(&Words::own_only(&text.replace('\n', "\r\n")), &form, &["en", "de", "fr"]));
    }
}
