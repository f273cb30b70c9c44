use super::*;
use crate::core::ballot::Choice;
use crate::core::poll::{Stage, StvQuota, Transfer};
use crate::core::tally;
use crate::face::sample;

/// The settled sample poll, of another kind and with these ballots.
fn counted(kind: PollKind, choices: &[Choice]) -> Numbers {
    let mut brief = sample::settled_poll();
    brief.poll.kind = kind;
    brief.poll.quorum = None;
    brief.poll.stage = Stage::Settled;
    let ballots: Vec<_> = choices.iter().map(|choice| crate::core::ballot::Ballot { choice: choice.clone(), ..sample::ballot("1") }).collect();
    let tally = tally::count(&brief.poll, &ballots);
    numbers(&Reader::new("en", "Europe/Berlin"), &brief, &tally)
}

fn order(codes: &[&str]) -> Choice {
    Choice::ranking(codes.iter().map(|code| vec![(*code).to_string()]))
}

#[test]
fn a_runoff_is_told_round_by_round() {
    let kind = PollKind::Ranked { by: Ranked::InstantRunoff, at_least: 1 };
    let told = counted(kind, &[order(&["1"]), order(&["1", "2"]), order(&["2", "1"]), order(&["3", "2"]), order(&["3", "1"])]);
    assert_eq!(told.measure, "Votes in the last round");
    assert!(told.account[0].starts_with("Round 1: Green 2, Natural oak 1, White 2."), "{:?}", told.account);
    assert!(told.account[0].contains("Out: Natural oak."), "{:?}", told.account);
    assert_eq!(told.headline, "First in the count: Green.");
}

#[test]
fn an_election_names_the_elected_and_the_quota() {
    let kind = PollKind::Stv { seats: 2, transfer: Transfer::Scottish, quota: StvQuota::Droop };
    let told = counted(kind, &[&[order(&["3"])][..], &vec![order(&["1", "2"]); 6]].concat());
    assert_eq!(told.headline, "Elected: Green and Natural oak.");
    assert!(told.account[0].contains("3 elect.") && told.account[0].contains("Elected: Green."), "{:?}", told.account);
}

#[test]
fn duels_are_told_winner_first() {
    let told = counted(PollKind::Ranked { by: Ranked::Schulze, at_least: 1 }, &[order(&["2", "1"]), order(&["2"])]);
    assert!(told.account.contains(&"Natural oak against Green: 2 to 0".to_string()), "{:?}", told.account);
}

#[test]
fn a_bar_is_as_long_as_its_share() {
    let (seven, eleven) = (Amount::whole(7), Amount::whole(11));
    assert_eq!((share(seven, eleven), share(eleven, eleven), share(Amount::ZERO, eleven), share(seven, Amount::ZERO)), (64, 100, 0, 0));
}

#[test]
fn fractions_are_said_with_two_decimals_at_most() {
    let reader = Reader::new("en", "UTC");
    let said = |over, under| super::said(&reader, Amount::new(over, under).unwrap());
    assert_eq!([said(7, 1), said(5, 2), said(7, 3), said(1, 100)], ["7", "2.5", "2.33", "0.01"]);
}

#[test]
fn where_votes_weigh_more_a_count_speaks_of_votes_and_not_of_people() {
    use crate::core::ids::PersonId;
    let told = |target: Option<u32>, weight: u32| {
        let mut brief = sample::settled_poll();
        brief.poll.kind = PollKind::Count { target };
        brief.poll.options = brief.poll.kind.usual_options();
        brief.poll.quorum = None;
        brief.poll.settings.weights = if weight > 1 { [(PersonId(1), weight)].into() } else { Default::default() };
        let cast =
            |(person, code): (i64, &str)| crate::core::ballot::Ballot { person: PersonId(person), choice: Choice::One(code.into()), ..sample::ballot("1") };
        let tally = tally::count(&brief.poll, &[(1, "1"), (2, "1"), (3, "2")].map(cast));
        numbers(&Reader::new("en", "Europe/Berlin"), &brief, &tally)
    };
    for (target, weight, headline) in [
        (None, 1, "2 of 12 take part."),
        (Some(2), 1, "2 take part; 2 were wished for."),
        (Some(3), 1, "2 take part; 3 were wished for, so it is not enough yet."),
        // Twenty votes of two people out of twelve.
        (None, 19, "20 of 21 votes are for taking part."),
        (Some(20), 19, "20 of 21 votes are for taking part; 20 were wished for."),
        (Some(21), 19, "20 of 21 votes are for taking part; 21 were wished for, so it is not enough yet."),
    ] {
        let told = told(target, weight);
        assert_eq!(told.headline, headline);
        assert!(told.bars.iter().all(|bar| bar.percent <= 100), "{:?}", told.bars);
        assert_eq!(told.turnout.contains("Together they have 21 votes."), weight > 1, "{}", told.turnout);
    }
}
