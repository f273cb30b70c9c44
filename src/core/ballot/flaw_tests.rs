use super::*;
use crate::core::poll::{Ranked, StvQuota, Transfer};

fn options() -> Vec<Choosable> {
    ["Green", "Oak", "White"].iter().zip(["1", "2", "3"]).map(|(name, code)| Choosable::new(code, name)).collect()
}

fn several(codes: &[&str]) -> Choice {
    Choice::Several(codes.iter().map(|code| (*code).to_string()).collect())
}

fn points(given: &[(&str, u32)]) -> std::collections::BTreeMap<String, u32> {
    given.iter().map(|(code, value)| ((*code).to_string(), *value)).collect()
}

fn ranking(tiers: &[&[&str]]) -> Choice {
    Choice::ranking(tiers.iter().map(|tier| tier.iter().map(|code| (*code).to_string()).collect()))
}

#[test]
fn each_kind_takes_what_fits_it_and_names_what_does_not() {
    let two = PollKind::Multiple { min: 2, max: Some(2) };
    let score = PollKind::Score { min: 1, max: 5 };
    let dots = PollKind::Dots { budget: 8 };
    let ranked = PollKind::Ranked { by: Ranked::Borda, at_least: 2 };
    let stv = PollKind::Stv { seats: 2, transfer: Transfer::Meek, quota: StvQuota::Droop };
    let meeting = PollKind::Meeting { minutes: 60, maybe: false };
    let fits = |fit| Choice::Times([("1".to_string(), fit)].into());
    let cases = [
        (PollKind::Single, Choice::One("2".into()), None),
        (PollKind::Single, Choice::One("9".into()), Some(Flaw::Foreign)),
        (PollKind::Single, several(&["1"]), Some(Flaw::Foreign)),
        (PollKind::Single, Choice::NoneOfThese, Some(Flaw::Foreign)),
        (PollKind::Question, Choice::Words, None),
        (two, several(&["1", "3"]), None),
        (two, several(&["1"]), Some(Flaw::TooFew { chosen: 1, least: 2 })),
        (two, several(&["1", "2", "3"]), Some(Flaw::TooMany { chosen: 3, most: 2 })),
        (score, Choice::Scores(points(&[("1", 5), ("3", 1)])), None),
        (score, Choice::Scores(points(&[("1", 6)])), Some(Flaw::OutOfRange { code: "1".into(), value: 6, min: 1, max: 5 })),
        (score, Choice::Scores(points(&[])), Some(Flaw::TooFew { chosen: 0, least: 1 })),
        (dots, Choice::Dots(points(&[("1", 5), ("3", 3)])), None),
        (dots, Choice::Dots(points(&[("1", 5), ("3", 4)])), Some(Flaw::OverBudget { given: 9, budget: 8 })),
        (dots, Choice::Dots(points(&[("1", u32::MAX), ("3", 4)])), Some(Flaw::OverBudget { given: u32::MAX, budget: 8 })),
        (ranked, ranking(&[&["3"], &["1", "2"]]), None),
        (ranked, ranking(&[&["3"]]), Some(Flaw::TooFew { chosen: 1, least: 2 })),
        (ranked, ranking(&[&["3"], &["3"]]), Some(Flaw::Twice { code: "3".into() })),
        (stv, ranking(&[&["3"], &["1"]]), None),
        (stv, ranking(&[&["3"], &["2", "1"]]), Some(Flaw::Equal { codes: vec!["1".into(), "2".into()] })),
        (meeting, fits(Fit::Yes), None),
        (meeting, fits(Fit::Maybe), Some(Flaw::NoMaybe { code: "1".into() })),
    ];
    for (kind, choice, flaw) in cases {
        assert_eq!(choice.flaw(kind, &options(), false), flaw, "{kind:?} {choice:?}");
    }
    assert_eq!(Choice::NoneOfThese.flaw(two, &options(), true), None);
}

#[test]
fn equal_ballots_are_equal_however_they_were_written() {
    assert_eq!(ranking(&[&["3", "1"], &[], &["2"]]), ranking(&[&["1", "3"], &["2"]]));
}
