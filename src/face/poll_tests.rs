use super::*;
use crate::core::poll::{PollKind, Stage};
use crate::core::tally::amount::Amount;
use crate::core::tally::{Line, Tally, Verdict};
use crate::face::sample;

fn reader() -> Reader {
    Reader::new("en", "Europe/Berlin")
}

/// A settled poll with those votes, in option order, and that verdict.
fn counted(rule: Rule, votes: &[u32], needed: Option<u32>, verdict: Verdict) -> PollBrief {
    let mut brief = sample::settled_poll();
    brief.poll.rule = rule;
    if votes.len() == 4 {
        brief.poll.kind = PollKind::Proposal;
        brief.poll.options = PollKind::Proposal.usual_options();
    }
    let lines = brief.poll.options.iter().zip(votes);
    let lines = lines.map(|(option, votes)| Line { code: option.code.clone(), name: option.name.clone(), votes: Amount::whole((*votes).into()) }).collect();
    brief.tally =
        Some(Tally { lines, voted: votes.iter().sum(), entitled: 12, needed, verdict, by_proxy: 0, weight: None, none: 0, account: None, drawn: Vec::new() });
    brief
}

#[test]
fn the_first_line_states_the_rule_and_the_numbers() {
    let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_string()).collect::<Vec<_>>();
    let oak = || "2".to_string();
    let check = |rule, votes: &[u32], needed, verdict, expect: &str| {
        let view = PollView::new(&reader(), &counted(rule, votes, needed, verdict));
        let numbers = view.numbers.expect("it is counted");
        assert_eq!(format!("{} {}", numbers.headline, numbers.next.unwrap_or_default()).trim(), expect);
    };
    check(
        Rule::Advice,
        &[3, 7, 1],
        Some(8),
        Verdict::Leading { code: oak(), rule_missed: false },
        "Most votes: Natural oak, 7 of 11. Ana will state what the group decides.",
    );
    check(
        Rule::Majority,
        &[3, 5, 3],
        None,
        Verdict::Leading { code: oak(), rule_missed: true },
        "Not decided: Natural oak had most, 5 of 11; more than half were needed. Ana can ask again, or say what happens now.",
    );
    check(Rule::MostVotes, &[3, 7, 1], None, Verdict::Decided { code: oak() }, "Decided by most votes: Natural oak, 7 of 11.");
    check(Rule::TwoThirds, &[1, 9, 1], None, Verdict::Decided { code: oak() }, "Decided by two thirds: Natural oak, 9 of 11.");
    check(
        Rule::Advice,
        &[5, 5, 0],
        None,
        Verdict::Tie { codes: codes(&["1", "2"]) },
        "Tie: Green and Natural oak, 5 each. Nothing is decided. Ana can extend, ask again, or choose and say why.",
    );
    check(
        Rule::Advice,
        &[2, 5, 0],
        Some(8),
        Verdict::QuorumMissed { leading: codes(&["2"]) },
        "Not decided: 7 of 12 voted, 8 were needed. Natural oak had most, 5. Ana can ask again, or say what happens now.",
    );
    check(Rule::Advice, &[0, 0, 0], None, Verdict::NoVotes, "Not decided: nobody voted. Ana can ask again, or say what happens now.");
    check(Rule::Consent, &[9, 1, 1, 0], None, Verdict::Adopted, "Adopted: 9 agree, 1 disagree, nobody blocks.");
    check(
        Rule::Consent,
        &[12, 0, 0, 1],
        None,
        Verdict::NotAdopted { blocks: 1 },
        "Not adopted: 12 agree, 1 block. Ana can ask again, or say what happens now.",
    );
}

#[test]
fn numbers_of_an_open_poll_are_not_called_a_result() {
    let mut brief = counted(Rule::MostVotes, &[3, 7, 1], None, Verdict::Decided { code: "2".into() });
    brief.poll.stage = Stage::Open;
    let numbers = PollView::new(&reader(), &brief).numbers.expect("they may be seen");
    assert_eq!(numbers.headline, "So far in front: Natural oak, 7 of 11.");
}

#[test]
fn bars_fill_the_row_and_start_with_the_most() {
    let numbers = PollView::new(&reader(), &sample::settled_poll()).numbers.expect("it is counted");
    let bars: Vec<(&str, u32, &str)> = numbers.bars.iter().map(|bar| (bar.name.as_str(), bar.percent, bar.padded.as_str())).collect();
    assert_eq!(bars, [("Natural oak", 64, " 7"), ("Green", 27, " 3"), ("White", 9, " 1")]);
    assert!(numbers.bars.iter().all(|bar| bar.percent + bar.rest == 100));
}

#[test]
fn the_standing_vote_is_chosen_and_answers_go_to_the_reply_address() {
    let mut brief = sample::open_poll();
    brief.mine = Some(sample::ballot("2"));
    let view = PollView::new(&reader(), &brief).with_answers("r-x@moot.example", "Vote: Which?", "A");
    let options: Vec<(bool, &str)> = view.options.iter().map(|option| (option.chosen, option.answer.as_deref().unwrap_or_default())).collect();
    assert_eq!(options[1], (true, "mailto:r-x@moot.example?subject=Re%3A%20Vote%3A%20Which%3F&body=A2%0D%0A"));
    assert_eq!(options.iter().filter(|(chosen, _)| *chosen).count(), 1);
}

#[test]
fn what_is_not_in_the_brief_is_not_in_the_view() {
    let view = PollView::new(&reader(), &sample::open_poll());
    assert!(view.numbers.is_none() && view.votes.is_empty() && view.mine.is_none());
}

#[test]
fn a_time_poll_says_whose_clock_its_times_are_read_from() {
    let at = |text: &str| Some(sample::at(text));
    let times = [at("2026-11-30T18:00:00Z"), None, at("2026-12-01T19:00:00Z")];
    // The zone of the poll, the reader's, and what is said of them.
    let table = [
        ("Europe/Lisbon", "Europe/Lisbon", vec!["The times are those of your zone, Europe/Lisbon."]),
        (
            "Europe/Lisbon",
            "Europe/Berlin",
            vec![
                "The times are as Ana reads them, in the zone Europe/Lisbon. Your zone is Europe/Berlin.",
                "In your zone: A Monday 30 November 2026, 19:00 CET; C Tuesday 1 December 2026, 20:00 CET.",
            ],
        ),
        ("", "Europe/Berlin", vec![]),
    ];
    for (theirs, mine, expected) in table {
        let mut brief = sample::open_poll();
        brief.poll.kind = PollKind::Meeting { minutes: 60, maybe: true };
        brief.poll.settings.zone = theirs.into();
        brief.poll.options = ["A", "B", "C"].iter().zip(times).map(|(code, at)| Choosable { at, ..Choosable::new(code, "Some time") }).collect();
        let said = PollView::new(&Reader::new("en", mine), &brief).particulars;
        assert_eq!(said.iter().filter(|line| line.contains("zone")).collect::<Vec<_>>(), expected);
    }
}
